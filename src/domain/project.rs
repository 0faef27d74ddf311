//! A widget being worked on: its present state, the way back, and what is saved.

use std::collections::VecDeque;
use std::sync::Arc;

use super::archive::ArchiveFacts;
use super::document::FileBody;
use super::edit::TextEdit;
use super::path::RelPath;
use super::widget::{ChangeError, FileChange, Widget};

/// Most bytes that the steps to take back and to do again hold together. Ten thousand ordinary steps, such as a value typed
/// into a field, take a tenth of it; where large pictures fill it, the oldest steps go first. The last step always stays.
///
/// Counted for each step, there and back: the inserted texts, whole contents of files that are written or deleted, and the
/// places and paths they belong to. Contents that a step shares with the widget or with another step are counted each time,
/// so what is really held is less.
pub const MAX_HISTORY_BYTES: usize = 64 * 1024 * 1024;

/// A widget with its undo history. Every change of any file, pictures included, is one step.
#[derive(Debug, Clone, Default)]
pub struct Project {
    widget: Arc<Widget>,
    saved: Arc<Widget>,
    undo: VecDeque<Step>,
    redo: Vec<Step>,
    /// What all steps hold together, in bytes.
    held: usize,
    revision: u64,
}

#[derive(Debug, Clone)]
struct Step {
    changes: Vec<FileChange>,
    back: Vec<FileChange>,
    /// Steps with the same key that follow each other become one: typing in one field.
    merge: Option<String>,
    /// What it holds, in bytes.
    held: usize,
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
        let mut changes = changes;
        changes.iter_mut().chain(&mut back).for_each(keep_content_alone);
        changes.shrink_to_fit();
        back.shrink_to_fit();
        let held = size_of::<Step>() + changes.iter().chain(&back).map(held_by).sum::<usize>();
        self.held -= self.redo.drain(..).map(|step| step.held).sum::<usize>();
        self.held += held;
        self.revision += 1;
        if let Some(last) = self.undo.back_mut().filter(|last| merge.is_some() && last.merge.as_deref() == merge) {
            last.changes.extend(changes);
            back.append(&mut last.back);
            last.back = back;
            last.held += held;
        } else {
            self.undo.push_back(Step { changes, back, merge: merge.map(str::to_owned), held });
        }
        while self.held > MAX_HISTORY_BYTES && self.undo.len() > 1 {
            self.held -= self.undo.pop_front().map_or(0, |oldest| oldest.held);
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
        if let Some(last) = self.undo.back_mut() {
            last.merge = None;
        }
    }

    /// Takes the last step back. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(mut step) = self.undo.pop_back() else { return false };
        let done = Arc::make_mut(&mut self.widget).apply(&step.back).is_ok();
        step.back.iter_mut().for_each(keep_content_alone);
        self.redo.push(Step { merge: None, ..step });
        self.revision += 1;
        done
    }

    /// Does the step again that was taken back last. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(mut step) = self.redo.pop() else { return false };
        let done = Arc::make_mut(&mut self.widget).apply(&step.changes).is_ok();
        step.changes.iter_mut().for_each(keep_content_alone);
        self.undo.push_back(step);
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

    /// What the steps hold together, in bytes; at most [`MAX_HISTORY_BYTES`], but for a last step that alone is larger.
    pub fn history_bytes(&self) -> usize {
        self.held
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

/// A text in the history is its bytes alone: its lines and its tree would outweigh it many times.
fn keep_content_alone(change: &mut FileChange) {
    if let FileChange::Write { body, .. } = change
        && let Some(text) = body.as_text()
    {
        *body = FileBody::text(text.as_str());
    }
}

/// What a change holds, in bytes.
fn held_by(change: &FileChange) -> usize {
    let content = match change {
        FileChange::Edit { path, edits } => {
            let texts: usize = edits.iter().map(|edit| edit.insert.capacity()).sum();
            path.as_str().len() + edits.capacity() * size_of::<TextEdit>() + texts
        }
        FileChange::Write { path, body } => path.as_str().len() + body.len(),
        FileChange::Delete { path } => path.as_str().len(),
        FileChange::Rename { from, to } => from.as_str().len() + to.as_str().len(),
        FileChange::Archive { .. } => 0,
    };
    size_of::<FileChange>() + content
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
    #[test]
    fn ten_thousand_ordinary_steps_are_kept() {
        const STEPS: usize = 10_000;
        let mut project = project();
        for number in 0..STEPS {
            project.apply(typing(3, if number % 2 == 0 { "a value" } else { "значение" }), None).unwrap();
        }
        assert!(project.history_bytes() < MAX_HISTORY_BYTES / 10, "{}", project.history_bytes());
        let steps = std::iter::from_fn(|| project.undo().then_some(())).count();
        assert_eq!((steps, project.is_dirty()), (STEPS, false));
        let steps = std::iter::from_fn(|| project.redo().then_some(())).count();
        assert_eq!(steps, STEPS);
    }

    #[test]
    fn large_pictures_push_the_oldest_steps_out() {
        const SIZE: usize = 8 * 1024 * 1024;
        let mut project = project();
        project.apply(typing(3, "!"), None).unwrap();
        for number in 0..20 {
            let body = FileBody::bytes(vec![number; SIZE]);
            project.apply(vec![FileChange::Write { path: path("p.png"), body }], None).unwrap();
            assert!(project.history_bytes() <= MAX_HISTORY_BYTES);
        }
        let first = |project: &Project| project.widget().get("p.png").map(|body| body.as_bytes()[0]);
        // A picture that takes the place of another holds both.
        let kept = MAX_HISTORY_BYTES / (2 * SIZE + 1);
        for number in 1..=kept {
            assert!(project.undo());
            assert_eq!(first(&project), Some(19 - number as u8));
        }
        assert!(!project.undo() && project.redo() && first(&project) == Some(20 - kept as u8));
        project.apply(typing(3, "?"), None).unwrap();
        assert!(!project.redo() && project.history_bytes() < MAX_HISTORY_BYTES, "what can't be done again is let go");
    }

    #[test]
    fn a_step_larger_than_the_bound_can_be_taken_back() {
        let mut project = project();
        project.apply(typing(3, "!"), None).unwrap();
        let body = FileBody::bytes(vec![7; MAX_HISTORY_BYTES + 1]);
        project.apply(vec![FileChange::Write { path: path("p.png"), body }], None).unwrap();
        assert!(project.undo() && !project.undo() && !project.widget().contains("p.png"));
    }
}
