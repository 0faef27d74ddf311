//! A widget being worked on: its present state, the way back, and what is saved.

use std::sync::Arc;

use super::archive::ArchiveFacts;
use super::path::RelPath;
use super::widget::{ChangeError, FileChange, Widget};

/// A widget with its undo history. Every change of any file, pictures included, is one step.
#[derive(Debug, Clone, Default)]
pub struct Project {
    widget: Arc<Widget>,
    saved: Arc<Widget>,
    undo: Vec<Step>,
    redo: Vec<Step>,
    revision: u64,
}

#[derive(Debug, Clone)]
struct Step {
    changes: Vec<FileChange>,
    back: Vec<FileChange>,
    /// Steps with the same key that follow each other become one: typing in one field.
    merge: Option<String>,
}

impl Project {
    /// A project whose saved state is `widget`.
    pub fn new(widget: Widget) -> Self {
        let widget = Arc::new(widget);
        Self { saved: widget.clone(), widget, ..Self::default() }
    }

    /// A project of which nothing is saved yet.
    pub fn unsaved(widget: Widget) -> Self {
        Self { widget: Arc::new(widget), ..Self::default() }
    }

    /// The present state.
    pub fn widget(&self) -> &Arc<Widget> {
        &self.widget
    }

    /// The state on disk, as far as the studio knows.
    pub fn saved(&self) -> &Arc<Widget> {
        &self.saved
    }

    /// Grows with every change, undo and redo.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Applies `changes` as one step. With the same `merge` key as the step before it, both become one.
    ///
    /// # Errors
    /// As [`Widget::apply`]; nothing has changed then.
    pub fn apply(&mut self, changes: Vec<FileChange>, merge: Option<&str>) -> Result<(), ChangeError> {
        let mut back = Arc::make_mut(&mut self.widget).apply(&changes)?;
        self.redo.clear();
        self.revision += 1;
        if let Some(last) = self.undo.last_mut().filter(|last| merge.is_some() && last.merge.as_deref() == merge) {
            last.changes.extend(changes);
            back.append(&mut last.back);
            last.back = back;
        } else {
            self.undo.push(Step { changes, back, merge: merge.map(str::to_owned) });
        }
        Ok(())
    }

    /// Takes up what another program did: `saved` is what is on disk now, `changes` lead from the present state to the one that
    /// goes on. One step, so that undo leads back to what was here before; such steps that follow each other are one.
    ///
    /// # Errors
    /// As [`Widget::apply`]; nothing has changed then.
    pub fn take_up(&mut self, saved: Arc<Widget>, changes: Vec<FileChange>) -> Result<(), ChangeError> {
        const TAKEN_UP: &str = "taken up from disk";
        if !changes.is_empty() {
            self.apply(changes, Some(TAKEN_UP))?;
        }
        self.saved = saved;
        Ok(())
    }

    /// Ends the merging of steps: what comes next is a step of its own.
    pub fn seal(&mut self) {
        if let Some(last) = self.undo.last_mut() {
            last.merge = None;
        }
    }

    /// Takes the last step back. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.undo.pop() else { return false };
        let done = Arc::make_mut(&mut self.widget).apply(&step.back).is_ok();
        self.redo.push(Step { merge: None, ..step });
        self.revision += 1;
        done
    }

    /// Does the step again that was taken back last. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.redo.pop() else { return false };
        let done = Arc::make_mut(&mut self.widget).apply(&step.changes).is_ok();
        self.undo.push(step);
        self.revision += 1;
        done
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Files that differ from the saved state, the deleted ones included.
    pub fn changed_paths(&self) -> Vec<RelPath> {
        changed_paths(&self.saved, &self.widget)
    }

    /// Whether anything differs from the saved state.
    pub fn is_dirty(&self) -> bool {
        !Arc::ptr_eq(&self.saved, &self.widget) && self.saved != self.widget
    }

    /// Sets what is known of the archive in the present and the saved state: no change of the person's, so no step.
    pub fn settle(&mut self, facts: Option<Arc<ArchiveFacts>>) {
        for state in [&mut self.widget, &mut self.saved] {
            if state.archive() != facts.as_ref() {
                Arc::make_mut(state).set_archive(facts.clone());
                self.revision += 1;
            }
        }
    }

    /// Says that `widget` is on disk now.
    pub fn mark_saved(&mut self, widget: Arc<Widget>) {
        self.saved = widget;
        self.seal();
    }
}

/// Paths whose content differs between two states of a widget, sorted.
pub fn changed_paths(old: &Widget, new: &Widget) -> Vec<RelPath> {
    let gone = old.files().filter(|(path, _)| !new.contains(path.as_str()));
    let other = new.files().filter(|(path, body)| old.get(path.as_str()) != Some(body));
    let mut paths: Vec<RelPath> = gone.chain(other).map(|(path, _)| path.clone()).collect();
    paths.sort();
    paths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::document::FileBody;
    use crate::domain::edit::TextEdit;

    fn path(path: &str) -> RelPath {
        RelPath::new(path).unwrap()
    }

    fn project() -> Project {
        let files = [("a.txt", "one"), ("b.txt", "two")];
        Project::new(Widget::new(files.into_iter().map(|(name, text)| (path(name), FileBody::text(text))).collect(), None))
    }

    fn typing(at: usize, text: &str) -> Vec<FileChange> {
        vec![FileChange::Edit { path: path("a.txt"), edits: vec![TextEdit::insert(at, text)] }]
    }

    #[test]
    fn typing_is_one_step_until_sealed() {
        let mut project = project();
        project.apply(typing(3, "!"), Some("field")).unwrap();
        project.apply(typing(4, "?"), Some("field")).unwrap();
        project.seal();
        project.apply(typing(5, "."), Some("field")).unwrap();
        assert_eq!(project.widget().text("a.txt").unwrap().as_str(), "one!?.");
        assert!(project.undo());
        assert_eq!(project.widget().text("a.txt").unwrap().as_str(), "one!?");
        assert!(project.undo() && !project.is_dirty() && !project.undo());
        assert!(project.redo());
        assert_eq!(project.changed_paths(), [path("a.txt")]);
    }

    #[test]
    fn what_other_programs_do_is_one_step_and_leaves_nothing_unsaved() {
        let mut project = project();
        project.apply(typing(3, "!"), None).unwrap();
        for text in ["2", "3"] {
            let write = vec![FileChange::Write { path: path("b.txt"), body: FileBody::text(text) }];
            let mut disk = (**project.saved()).clone();
            disk.apply(&write).unwrap();
            project.take_up(Arc::new(disk), write).unwrap();
        }
        assert_eq!(project.changed_paths(), [path("a.txt")], "what is mine is unsaved, what is theirs is not");
        project.undo();
        assert_eq!(project.widget().text("b.txt").unwrap().as_str(), "two", "both are one step");
        assert_eq!(project.changed_paths().len(), 2, "and what was here before differs from the disk");
        assert!(project.undo() && !project.undo());
    }

    #[test]
    fn a_step_over_many_files_is_whole_or_not_at_all() {
        let mut project = project();
        let changes = vec![
            FileChange::Delete { path: path("b.txt") },
            FileChange::Rename { from: path("a.txt"), to: path("c.txt") },
            FileChange::Write { path: path("d.bin"), body: FileBody::bytes([1, 2]) },
        ];
        project.apply(changes, None).unwrap();
        assert_eq!(project.changed_paths().len(), 4);
        let bad = vec![FileChange::Delete { path: path("d.bin") }, FileChange::Delete { path: path("nowhere") }];
        assert!(project.apply(bad, None).is_err());
        assert!(project.widget().contains("d.bin"));
        assert!(project.undo() && !project.is_dirty());
    }
}
