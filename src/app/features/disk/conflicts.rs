//! Files that were changed here and by another program: both changes beside each other, and the version that is chosen.

use crate::app::core::dialogs::Dialog;
use crate::app::core::navigation::Leaving;
use crate::formats::path::RelPath;
use crate::formats::text_edit;
use crate::model::document::FileBody;
use crate::model::widget::{FileChange, Widget};
use crate::services::diff::{self, FileDiff};
use crate::services::merge;
use crate::system::files::Conflict;

/// A file that differs on disk from what is known of it, and is changed here, too.
pub struct ConflictFile {
    /// The file, with what is on disk.
    pub conflict: Conflict,
    /// What the other program changed.
    pub theirs: FileDiff,
    /// What was changed here.
    pub mine: FileDiff,
    /// Both changes together, if they are on different lines.
    pub merged: Option<FileBody>,
    /// The chosen version.
    pub version: Version,
    /// What is here if that is taken, from what it was.
    pub result: FileDiff,
    base: Option<FileBody>,
    here: Option<FileBody>,
}

/// A version of a file that was changed by two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// As it is here.
    Mine,
    /// As it is on disk.
    Theirs,
    /// Both changes.
    Merged,
}

/// Files to decide about.
pub struct ConflictsDialog {
    /// The files.
    pub files: Vec<ConflictFile>,
    /// The file that is shown.
    pub shown: usize,
    /// Whether a save waits for the answer, and where the person goes after it.
    pub(super) save: Option<Option<Leaving>>,
}

impl ConflictsDialog {
    /// Whether what is chosen is saved then.
    pub fn saves(&self) -> bool {
        self.save.is_some()
    }
}

impl Dialog for ConflictsDialog {
    fn comes_by_itself(&self) -> bool {
        true
    }
}

impl ConflictFile {
    fn new(conflict: Conflict, base: Option<FileBody>, here: Option<FileBody>) -> Self {
        let path = conflict.path.as_str();
        let merged = match (&base, &here, &conflict.disk) {
            // Changed on disk only, and asked about as another widget is there: nothing to merge.
            (base, here, _) if base == here => None,
            (Some(FileBody::Text(base)), Some(FileBody::Text(here)), Some(FileBody::Text(disk))) => {
                merge::merge(base.as_str(), here.as_str(), disk.as_str()).map(FileBody::text)
            }
            _ => None,
        };
        let theirs = diff::of_files(path, base.as_ref(), conflict.disk.as_ref());
        let mine = diff::of_files(path, base.as_ref(), here.as_ref());
        let version = if merged.is_some() { Version::Merged } else { Version::Mine };
        let mut file = Self { result: mine.clone(), conflict, theirs, mine, merged, version, base, here };
        file.choose(version);
        file
    }

    /// Whether it is changed here, not on disk only.
    pub fn is_changed_here(&self) -> bool {
        self.here != self.base
    }

    /// The file in this version; `None` if there is none in it.
    pub fn body(&self, version: Version) -> Option<&FileBody> {
        match version {
            Version::Mine => self.here.as_ref(),
            Version::Theirs => self.conflict.disk.as_ref(),
            Version::Merged => self.merged.as_ref(),
        }
    }

    pub(super) fn choose(&mut self, version: Version) {
        self.version = version;
        self.result = match version {
            Version::Mine => self.mine.clone(),
            Version::Theirs => self.theirs.clone(),
            Version::Merged => diff::of_files(self.conflict.path.as_str(), self.base.as_ref(), self.merged.as_ref()),
        };
    }
}

/// The files among `changed` that are changed here, too, and differently; all that differ if `is_other`, as another widget is on disk.
pub(super) fn compare(changed: &[Conflict], saved: &Widget, widget: &Widget, is_other: bool) -> Vec<ConflictFile> {
    let contested = changed.iter().filter_map(|conflict| {
        let path = conflict.path.as_str();
        let (base, here) = (saved.get(path), widget.get(path));
        let is_contested = (is_other || here != base) && here != conflict.disk.as_ref();
        is_contested.then(|| ConflictFile::new(conflict.clone(), base.cloned(), here.cloned()))
    });
    contested.collect()
}

/// `saved` with what is on disk.
pub(super) fn with_disk(saved: &Widget, changed: &[Conflict]) -> Option<Widget> {
    let mut known = saved.clone();
    let changes: Vec<FileChange> = changed.iter().filter_map(|conflict| change(saved, &conflict.path, conflict.disk.clone())).collect();
    known.apply(&changes).ok()?;
    Some(known)
}

/// The change that makes `body` the content of a file; `None` if it is already. Of a text only what differs, so that the
/// history of a file that is written again and again stays small.
pub(super) fn change(widget: &Widget, path: &RelPath, body: Option<FileBody>) -> Option<FileChange> {
    let path = path.clone();
    match (widget.get(path.as_str()), body) {
        (old, Some(body)) if old == Some(&body) => None,
        (Some(FileBody::Text(old)), Some(FileBody::Text(new))) => {
            let edit = text_edit::difference(old.as_str(), new.as_str())?;
            Some(FileChange::Edit { path, edits: vec![edit] })
        }
        (_, Some(body)) => Some(FileChange::Write { path, body }),
        (Some(_), None) => Some(FileChange::Delete { path }),
        (None, None) => None,
    }
}
