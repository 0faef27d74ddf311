//! [`Widget`]: all files of a widget by path at one moment, and the facts of the archive it was read from.
//!
//! Cloning is cheap (contents are shared), so that a check, a pack or a save works on its own copy.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use super::document::{FileBody, Text};
use crate::formats::json::{Json, Kind, Node};
use crate::formats::path::names::composed;
use crate::formats::path::{PathError, RelPath};
use crate::formats::text_edit;
use crate::formats::text_edit::{EditError, TextEdit};
use crate::formats::zip::facts::ArchiveFacts;

/// The name of the manifest.
pub const MANIFEST: &str = "manifest.json";

/// Most values of a manifest that is checked: rules compare its entries with each other. Real ones have some hundred.
pub const MAX_MANIFEST_VALUES: usize = 5_000;

/// Files by path, and the archive's facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Widget {
    files: BTreeMap<RelPath, FileBody>,
    archive: Option<Arc<ArchiveFacts>>,
}

/// One change of a widget. A list of them is applied whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileChange {
    /// Change the text of a file.
    Edit {
        path: RelPath,
        /// What to change.
        edits: Vec<TextEdit>,
    },
    /// Create a file or replace its content.
    Write {
        path: RelPath,
        /// The new content.
        body: FileBody,
    },
    /// Take a file away.
    Delete { path: RelPath },
    /// Give a file another path. Refused if there is a file already.
    Rename {
        /// The present path.
        from: RelPath,
        /// The new path.
        to: RelPath,
    },
    /// Set what is known of the archive; `None` once it is to be built anew.
    Archive { facts: Option<Arc<ArchiveFacts>> },
}

/// Why a change can't be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The file isn't there.
    #[error("there is no file {0}")]
    NoFile(String),
    /// The file isn't text.
    #[error("{0} is not a text file")]
    NotText(RelPath),
    /// There is a file of that name already.
    #[error("there is a file {0} already")]
    Exists(RelPath),
    /// A path that no file of a widget can have.
    #[error("{path:?}: {source}")]
    Path {
        path: String,
        /// What is wrong with it.
        source: PathError,
    },
    /// The edits don't fit.
    #[error("{path}: {source}")]
    Edit {
        path: RelPath,
        /// What doesn't fit.
        source: EditError,
    },
}

impl Widget {
    /// A widget of these files.
    pub fn new(files: BTreeMap<RelPath, FileBody>, archive: Option<Arc<ArchiveFacts>>) -> Self {
        Self { files, archive }
    }

    /// All files in the order of their paths.
    pub fn files(&self) -> impl ExactSizeIterator<Item = (&RelPath, &FileBody)> {
        self.files.iter()
    }

    /// What was odd about the archive that the widget came from; `None` for a folder.
    pub fn archive(&self) -> Option<&Arc<ArchiveFacts>> {
        self.archive.as_ref()
    }

    /// Sets what is known of the archive.
    pub fn set_archive(&mut self, facts: Option<Arc<ArchiveFacts>>) {
        self.archive = facts;
    }

    /// The content of a file.
    pub fn get(&self, path: &str) -> Option<&FileBody> {
        self.files.get(path)
    }

    /// The path and content of a file.
    pub fn entry(&self, path: &str) -> Option<(&RelPath, &FileBody)> {
        self.files.get_key_value(path)
    }

    /// The file that another one names as `path`: its accents may be written otherwise there.
    pub fn meant(&self, path: &str) -> Option<(&RelPath, &FileBody)> {
        let otherwise = || {
            let wanted = composed(path);
            self.files().find(|(path, _)| !path.as_str().is_ascii() && composed(path.as_str()) == wanted)
        };
        self.entry(path).or_else(|| if path.is_ascii() { None } else { otherwise() })
    }

    /// Whether the file is there, or is in the archive and nobody can unpack it.
    pub fn may_hold(&self, path: &str) -> bool {
        self.contains(path) || self.archive().is_some_and(|facts| facts.holds_back(path))
    }

    /// Whether the file is there.
    pub fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<&Text> {
        self.get(path)?.as_text()
    }

    /// A file as JSON.
    pub fn json(&self, path: &str) -> Option<&Json> {
        Some(self.text(path)?.json())
    }

    /// The value at `pointer` of the manifest.
    pub fn manifest(&self, pointer: &str) -> Option<&Node> {
        self.json(MANIFEST)?.at(pointer)
    }

    /// Files directly in `folder`.
    pub fn folder(&self, folder: &str) -> impl Iterator<Item = (&RelPath, &FileBody)> {
        let length = folder.len();
        self.below(folder).filter(move |(path, _)| path.folder().len() == length)
    }

    /// Whether any file lies in `folder` or below it.
    pub fn has_folder(&self, folder: &str) -> bool {
        self.below(folder).next().is_some()
    }

    /// Files in `folder` and below it; all for the empty name.
    fn below(&self, folder: &str) -> impl Iterator<Item = (&RelPath, &FileBody)> {
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let from = self.files.range::<str, _>((Bound::Included(prefix.as_str()), Bound::Unbounded));
        from.take_while(move |(path, _)| path.as_str().starts_with(&prefix))
    }

    /// A change of the JSON file `path`: what `make` says for its text.
    ///
    /// # Errors
    /// If the file isn't there or isn't text, or `make` fails.
    pub fn edit_json(
        &self,
        path: &str,
        make: impl FnOnce(&str, &Json) -> Result<Vec<TextEdit>, EditError>,
    ) -> Result<FileChange, ChangeError> {
        let Some((path, body)) = self.entry(path) else {
            return Err(ChangeError::NoFile(path.to_owned()));
        };
        let text = body.as_text().ok_or_else(|| ChangeError::NotText(path.clone()))?;
        let edits = make(text.as_str(), text.json()).map_err(|source| ChangeError::Edit { path: path.clone(), source })?;
        Ok(FileChange::Edit { path: path.clone(), edits })
    }

    /// The root object of the manifest, unless a syntax error cuts a part of it off, as what is only unread isn't missing, or it has more
    /// than [`MAX_MANIFEST_VALUES`] values.
    pub fn complete_manifest(&self) -> Option<&Node> {
        let json = self.json(MANIFEST).filter(|json| json.is_whole() && json.values <= MAX_MANIFEST_VALUES)?;
        json.root.as_ref().filter(|root| root.kind() == Kind::Object)
    }

    /// Applies all `changes` in order and returns those that lead back.
    ///
    /// # Errors
    /// The first [`ChangeError`]; the widget is as before then.
    pub fn apply(&mut self, changes: &[FileChange]) -> Result<Vec<FileChange>, ChangeError> {
        let mut next = self.clone();
        let mut back = changes.iter().map(|change| next.apply_one(change)).collect::<Result<Vec<_>, _>>()?;
        back.reverse();
        *self = next;
        Ok(back)
    }

    /// Whether [`Self::apply`] makes these changes.
    ///
    /// # Errors
    /// As [`Self::apply`]. One edit, as most changes are, is looked at without making it.
    pub fn fits(&self, changes: &[FileChange]) -> Result<(), ChangeError> {
        let [FileChange::Edit { path, edits }] = changes else { return self.clone().apply(changes).map(drop) };
        let body = self.get(path.as_str()).ok_or_else(|| ChangeError::NoFile(path.to_string()))?;
        let text = body.as_text().ok_or_else(|| ChangeError::NotText(path.clone()))?;
        text_edit::fitting(text.as_str(), edits).map(drop).map_err(|source| ChangeError::Edit { path: path.clone(), source })
    }

    fn apply_one(&mut self, change: &FileChange) -> Result<FileChange, ChangeError> {
        Ok(match change {
            FileChange::Edit { path, edits } => {
                let body = self.files.get_mut(path).ok_or_else(|| ChangeError::NoFile(path.to_string()))?;
                let text = body.as_text().ok_or_else(|| ChangeError::NotText(path.clone()))?;
                let (new, edits) =
                    text_edit::apply(text.as_str(), edits).map_err(|source| ChangeError::Edit { path: path.clone(), source })?;
                *body = FileBody::text(new);
                FileChange::Edit { path: path.clone(), edits }
            }
            FileChange::Write { path, body } => self.put(path, body.clone()),
            FileChange::Delete { path } => {
                let body = self.files.remove(path).ok_or_else(|| ChangeError::NoFile(path.to_string()))?;
                FileChange::Write { path: path.clone(), body }
            }
            FileChange::Rename { from, to } => {
                if self.files.contains_key(to) {
                    return Err(ChangeError::Exists(to.clone()));
                }
                let body = self.files.remove(from).ok_or_else(|| ChangeError::NoFile(from.to_string()))?;
                self.files.insert(to.clone(), body);
                FileChange::Rename { from: to.clone(), to: from.clone() }
            }
            FileChange::Archive { facts } => FileChange::Archive { facts: std::mem::replace(&mut self.archive, facts.clone()) },
        })
    }

    fn put(&mut self, path: &RelPath, body: FileBody) -> FileChange {
        let path = path.clone();
        match self.files.insert(path.clone(), body) {
            Some(body) => FileChange::Write { path, body },
            None => FileChange::Delete { path },
        }
    }
}
