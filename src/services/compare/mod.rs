//! Two states of a widget, or two builds: which values of the manifest, which texts, files and pictures differ.
//!
//! What that means for those who use the widget is told by [`checks::consequences`](crate::checks::consequences).

mod installed;
mod manifest;
mod pictures;
#[cfg(test)]
mod tests;
mod texts;

use crate::crm::package::{self, Decision};
use crate::formats::path::RelPath;
use crate::model::widget::{MANIFEST, Widget};
use crate::services::diff::{self, FileDiff};

pub use installed::{Logos, installed};
pub use manifest::ValueChange;
pub use pictures::{PictureChange, PictureFacts};
pub use texts::{TextChange, TextKey};

/// Everything in which two widgets differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// The values of the manifest, in its order. None if a manifest can't be read; the file is among [`Self::files`] then.
    pub manifest: Vec<ValueChange>,
    /// The texts, by key.
    pub texts: Vec<TextKey>,
    /// All files that differ by path, those that are gone last.
    pub files: Vec<FileDiff>,
    /// The pictures among them.
    pub pictures: Vec<PictureChange>,
}

impl Difference {
    /// How `new` differs from `old`. Takes a while for large widgets: not for the frame.
    pub fn of(old: &Widget, new: &Widget) -> Self {
        let files = diff::of_widgets(old, new);
        let pictures = pictures::changed(old, new, &files);
        Self { manifest: manifest::changed(old, new), texts: texts::changed(old, new), files, pictures }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// The widget in `widget`: itself, or if it has no manifest at its top the only folder that has one, as in an archive of a whole project.
pub fn rooted(widget: Widget) -> Widget {
    let manifests = widget.files().filter(|(path, _)| path.name() == MANIFEST).map(|(path, _)| path.folder().to_owned());
    let folders: Vec<String> = manifests.collect();
    let nearest = folders.iter().map(|folder| folder.split('/').count()).min();
    let mut nearest = folders.iter().filter(|folder| Some(folder.split('/').count()) == nearest);
    let (Some(folder), None) = (nearest.next(), nearest.next()) else { return widget };
    if folder.is_empty() || widget.contains(MANIFEST) {
        return widget;
    }
    let inside = |path: &RelPath| RelPath::new(path.as_str().strip_prefix(folder.as_str())?.strip_prefix('/')?).ok();
    let files = widget.files().filter_map(|(path, body)| Some((inside(path)?, body.clone())));
    Widget::new(files.collect(), None)
}

/// Both widgets as they can be compared: beside an archive a folder is what would be packed of it.
pub fn alike(old: Widget, new: Widget) -> (Widget, Widget) {
    match (old.archive().is_some(), new.archive().is_some()) {
        (true, false) => (old, packed(&new)),
        (false, true) => (packed(&old), new),
        _ => (old, new),
    }
}

/// What would be packed of a widget.
fn packed(widget: &Widget) -> Widget {
    let plan = package::plan(widget).into_iter().filter(|file| matches!(file.decision, Decision::In(_)));
    let files = plan.filter_map(|file| widget.entry(file.path.as_str())).map(|(path, body)| (path.clone(), body.clone()));
    Widget::new(files.collect(), None)
}
