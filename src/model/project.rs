//! [`Project`]: a widget being edited, with undo, redo, and the state that is saved.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::document::FileBody;
use super::widget::{ChangeError, FileChange, Widget};
use crate::formats::path::RelPath;
use crate::formats::text_edit::TextEdit;
use crate::formats::zip::facts::ArchiveFacts;

/// Most bytes that the steps of undo and redo hold together. Ten thousand ordinary steps, such as a value typed
/// into a field, take a tenth of it; where large pictures fill it, the oldest steps go first. The last step always stays.
///
/// Counted for each step, there and back: the inserted texts, whole contents of files that are written or deleted, and the
/// places and paths they belong to. Contents that a step shares with the widget or with another step are counted each time,
/// so what is really held is less.
pub const MAX_HISTORY_BYTES: usize = 64 * 1024 * 1024;

/// The identity of an opened widget: no other that is opened while the program runs has the same, be it of the same folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DocId(u64);

impl Default for DocId {
    /// A new identity.
    fn default() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// A state of an opened widget: what was worked out for it is of no use for any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Revision {
    /// The widget.
    pub doc: DocId,
    /// Grows with every change, undo and redo.
    pub number: u64,
}

/// Changes with the state that they were worked out for: applied to that state or not at all.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The state.
    pub of: Revision,
    pub changes: Vec<FileChange>,
    /// Steps with the same key that follow each other become one: typing in one field.
    pub merge: Option<String>,
    /// Where the caret was and is, if the changes were typed into a text.
    pub caret: Option<Caret>,
}

/// Where the caret stands before and after a step that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caret {
    pub file: RelPath,
    /// The byte before the step.
    pub before: usize,
    /// The byte after it.
    pub after: usize,
}

/// Why an edit is refused; nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditRefused {
    /// The widget is in another state by now.
    #[error("the widget has changed since")]
    Outdated,
    /// The changes don't fit the widget.
    #[error(transparent)]
    Change(#[from] ChangeError),
}

/// A step that was taken back or done again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stepped {
    /// The file and the byte where the caret belongs, if the step was typed into a text.
    pub caret: Option<(RelPath, usize)>,
}

impl Edit {
    /// One step of its own.
    pub fn new(of: Revision, changes: Vec<FileChange>) -> Self {
        Self { of, changes, merge: None, caret: None }
    }

    /// Merged with the step before it, if that has the same key.
    #[must_use]
    pub fn merged(self, key: impl Into<String>) -> Self {
        Self { merge: Some(key.into()), ..self }
    }
}

/// A widget with its undo history. Every change of any file, pictures included, is one step.
#[derive(Debug, Default)]
pub struct Project {
    id: DocId,
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
    caret: Option<Caret>,
    /// What it holds, in bytes.
    held: usize,
}

/// The key of the steps that another program made.
const FROM_DISK: &str = "changed on disk";

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

    /// The identity of the widget since it was opened.
    pub fn id(&self) -> DocId {
        self.id
    }

    /// The present state by its identity.
    pub fn revision(&self) -> Revision {
        Revision { doc: self.id, number: self.revision }
    }

    /// Applies an edit as one step. With the same merge key as the step before it, both become one.
    ///
    /// # Errors
    /// [`EditRefused`]; nothing has changed then.
    pub fn apply(&mut self, edit: Edit) -> Result<(), EditRefused> {
        if edit.of != self.revision() {
            return Err(EditRefused::Outdated);
        }
        let Edit { mut changes, merge, caret, .. } = edit;
        let mut back = Arc::make_mut(&mut self.widget).apply(&changes)?;
        changes.iter_mut().chain(&mut back).for_each(keep_content_only);
        changes.shrink_to_fit();
        back.shrink_to_fit();
        let held = size_of::<Step>() + changes.iter().chain(&back).map(held_by).sum::<usize>();
        self.held -= self.redo.drain(..).map(|step| step.held).sum::<usize>();
        self.held += held;
        self.revision += 1;
        if let Some(last) = self.undo.back_mut().filter(|last| merge.is_some() && last.merge == merge) {
            last.changes.extend(changes);
            back.append(&mut last.back);
            last.back = back;
            last.held += held;
            if let (Some(whole), Some(caret)) = (&mut last.caret, caret) {
                whole.after = caret.after;
            }
        } else {
            self.undo.push_back(Step { changes, back, merge, caret, held });
        }
        while self.held > MAX_HISTORY_BYTES && self.undo.len() > 1 {
            self.held -= self.undo.pop_front().map_or(0, |oldest| oldest.held);
        }
        Ok(())
    }

    /// Adopts what another program wrote: `saved` is what is on disk now, `changes` lead from the present state to the one that
    /// goes on. One step, so that undo leads back to what was here before; such steps that follow each other are one.
    ///
    /// # Errors
    /// As [`Self::apply`]; nothing has changed then.
    pub fn adopt(&mut self, saved: Arc<Widget>, changes: Vec<FileChange>) -> Result<(), EditRefused> {
        if !changes.is_empty() {
            self.apply(Edit::new(self.revision(), changes).merged(FROM_DISK))?;
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

    /// Takes the last step back. Returns what was taken back, if there was a step.
    pub fn undo(&mut self) -> Option<Stepped> {
        let mut step = self.undo.pop_back()?;
        let done = Arc::make_mut(&mut self.widget).apply(&step.back);
        step.back.iter_mut().for_each(keep_content_only);
        let caret = step.caret.as_ref().map(|caret| (caret.file.clone(), caret.before));
        self.redo.push(Step { merge: None, ..step });
        self.revision += 1;
        // What is typed next belongs to no step from before.
        self.seal();
        done.ok().map(|_| Stepped { caret })
    }

    /// Takes the last step back if it has this merge key: what was typed last into one field, whatever else happened meanwhile.
    pub fn undo_merged(&mut self, key: &str) -> Option<Stepped> {
        let is_last = self.undo.back().is_some_and(|last| last.merge.as_deref() == Some(key));
        if is_last { self.undo() } else { None }
    }

    /// Does the step again that was taken back last. Returns what was done, if there was such a step.
    pub fn redo(&mut self) -> Option<Stepped> {
        let mut step = self.redo.pop()?;
        let done = Arc::make_mut(&mut self.widget).apply(&step.changes);
        step.changes.iter_mut().for_each(keep_content_only);
        let caret = step.caret.as_ref().map(|caret| (caret.file.clone(), caret.after));
        self.undo.push_back(step);
        self.revision += 1;
        done.ok().map(|_| Stepped { caret })
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// What the steps hold together, in bytes; at most [`MAX_HISTORY_BYTES`], except for a last step that is larger by itself.
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

/// A text in the history is only its bytes: its lines and its tree would outweigh it many times.
fn keep_content_only(change: &mut FileChange) {
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
        project.apply(Edit::new(project.revision(), typing(3, "!")).merged("field")).unwrap();
        project.apply(Edit::new(project.revision(), typing(4, "?")).merged("field")).unwrap();
        project.seal();
        project.apply(Edit::new(project.revision(), typing(5, ".")).merged("field")).unwrap();
        assert_eq!(project.widget().text("a.txt").unwrap().as_str(), "one!?.");
        assert!(project.undo().is_some());
        assert_eq!(project.widget().text("a.txt").unwrap().as_str(), "one!?");
        assert!(project.undo().is_some() && !project.is_dirty() && project.undo().is_none());
        assert!(project.redo().is_some());
        assert_eq!(project.changed_paths(), [path("a.txt")]);
    }

    #[test]
    fn what_is_typed_after_undo_or_redo_is_a_step_of_its_own() {
        let mut project = project();
        let text = |project: &Project| project.widget().text("a.txt").unwrap().as_str().to_owned();
        let letter = |project: &mut Project, at, letter| {
            project.apply(Edit::new(project.revision(), typing(at, letter)).merged("field")).unwrap();
        };
        letter(&mut project, 3, "1");
        project.seal();
        letter(&mut project, 4, "2");
        project.undo();
        letter(&mut project, 4, "3");
        project.undo();
        assert_eq!(text(&project), "one1", "after an undo");
        project.redo();
        letter(&mut project, 5, "4");
        project.undo();
        assert_eq!(text(&project), "one13", "after a redo");
    }

    #[test]
    fn an_edit_of_another_state_or_widget_is_refused() {
        let (mut one, mut other) = (project(), project());
        let edit = Edit::new(one.revision(), typing(3, "!"));
        assert_eq!(other.apply(edit.clone()), Err(EditRefused::Outdated), "of two widgets of the same files");
        one.apply(edit.clone()).unwrap();
        assert_eq!(one.apply(edit), Err(EditRefused::Outdated));
        assert_eq!((one.widget().text("a.txt").unwrap().as_str(), other.is_dirty()), ("one!", false));
    }

    #[test]
    fn only_the_last_step_of_a_field_is_taken_back_for_it() {
        let mut project = project();
        project.apply(Edit::new(project.revision(), typing(3, "!")).merged("field")).unwrap();
        assert!(project.undo_merged("other").is_none());
        let mut saved = (**project.saved()).clone();
        let write = vec![FileChange::Write { path: path("b.txt"), body: FileBody::text("theirs") }];
        saved.apply(&write).unwrap();
        project.adopt(Arc::new(saved), write).unwrap();
        assert!(project.undo_merged("field").is_none(), "the disk did something since");
        project.undo();
        assert!(project.undo_merged("field").is_none(), "an undo ends the typing");
    }

    #[test]
    fn the_caret_comes_back_with_the_step() {
        let mut project = project();
        let typed = |project: &Project, at: usize, step: &str| {
            let caret = Some(Caret { file: path("a.txt"), before: at, after: at + 1 });
            Edit { caret, ..Edit::new(project.revision(), typing(at, "x")).merged(step) }
        };
        for (at, step) in [(3, "1"), (4, "1"), (0, "2")] {
            project.apply(typed(&project, at, step)).unwrap();
        }
        let caret = |stepped: Option<Stepped>| stepped.unwrap().caret.unwrap().1;
        assert_eq!((caret(project.undo()), caret(project.undo())), (0, 3));
        assert_eq!((caret(project.redo()), caret(project.redo())), (5, 1));
    }

    #[test]
    fn what_other_programs_do_is_one_step_and_leaves_nothing_unsaved() {
        let mut project = project();
        project.apply(Edit::new(project.revision(), typing(3, "!"))).unwrap();
        for text in ["2", "3"] {
            let write = vec![FileChange::Write { path: path("b.txt"), body: FileBody::text(text) }];
            let mut disk = (**project.saved()).clone();
            disk.apply(&write).unwrap();
            project.adopt(Arc::new(disk), write).unwrap();
        }
        assert_eq!(project.changed_paths(), [path("a.txt")], "what is mine is unsaved, what is theirs is not");
        project.undo();
        assert_eq!(project.widget().text("b.txt").unwrap().as_str(), "two", "both are one step");
        assert_eq!(project.changed_paths().len(), 2, "and what was here before differs from the disk");
        assert!(project.undo().is_some() && project.undo().is_none());
    }

    #[test]
    fn a_step_over_many_files_is_whole_or_not_at_all() {
        let mut project = project();
        let changes = vec![
            FileChange::Delete { path: path("b.txt") },
            FileChange::Rename { from: path("a.txt"), to: path("c.txt") },
            FileChange::Write { path: path("d.bin"), body: FileBody::bytes([1, 2]) },
        ];
        project.apply(Edit::new(project.revision(), changes)).unwrap();
        assert_eq!(project.changed_paths().len(), 4);
        let bad = vec![FileChange::Delete { path: path("d.bin") }, FileChange::Delete { path: path("nowhere") }];
        assert!(project.apply(Edit::new(project.revision(), bad)).is_err());
        assert!(project.widget().contains("d.bin"));
        assert!(project.undo().is_some() && !project.is_dirty());
    }
    #[test]
    fn ten_thousand_ordinary_steps_are_kept() {
        const STEPS: usize = 10_000;
        let mut project = project();
        for number in 0..STEPS {
            project.apply(Edit::new(project.revision(), typing(3, if number % 2 == 0 { "a value" } else { "значение" }))).unwrap();
        }
        assert!(project.history_bytes() < MAX_HISTORY_BYTES / 10, "{}", project.history_bytes());
        let steps = std::iter::from_fn(|| project.undo().map(drop)).count();
        assert_eq!((steps, project.is_dirty()), (STEPS, false));
        let steps = std::iter::from_fn(|| project.redo().map(drop)).count();
        assert_eq!(steps, STEPS);
    }

    #[test]
    fn large_pictures_push_the_oldest_steps_out() {
        const SIZE: usize = 8 * 1024 * 1024;
        let mut project = project();
        project.apply(Edit::new(project.revision(), typing(3, "!"))).unwrap();
        for number in 0..20 {
            let body = FileBody::bytes(vec![number; SIZE]);
            project.apply(Edit::new(project.revision(), vec![FileChange::Write { path: path("p.png"), body }])).unwrap();
            assert!(project.history_bytes() <= MAX_HISTORY_BYTES);
        }
        let first = |project: &Project| project.widget().get("p.png").map(|body| body.as_bytes()[0]);
        // A picture that takes the place of another holds both.
        let kept = MAX_HISTORY_BYTES / (2 * SIZE + 1);
        for number in 1..=kept {
            assert!(project.undo().is_some());
            assert_eq!(first(&project), Some(19 - number as u8));
        }
        assert!(project.undo().is_none() && project.redo().is_some() && first(&project) == Some(20 - kept as u8));
        project.apply(Edit::new(project.revision(), typing(3, "?"))).unwrap();
        assert!(project.redo().is_none() && project.history_bytes() < MAX_HISTORY_BYTES, "what can't be done again is let go");
    }

    #[test]
    fn a_step_larger_than_the_bound_can_be_taken_back() {
        let mut project = project();
        project.apply(Edit::new(project.revision(), typing(3, "!"))).unwrap();
        let body = FileBody::bytes(vec![7; MAX_HISTORY_BYTES + 1]);
        project.apply(Edit::new(project.revision(), vec![FileChange::Write { path: path("p.png"), body }])).unwrap();
        assert!(project.undo().is_some() && project.undo().is_none() && !project.widget().contains("p.png"));
    }
}
