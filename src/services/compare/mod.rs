//! Two states of a widget, or two builds: which values of the manifest, which texts, files and pictures differ.
//!
//! What that means for those who use the widget is told by [`checks::consequences`](crate::checks::consequences).

mod manifest;
mod pictures;
#[cfg(test)]
mod tests;
mod texts;

use crate::model::widget::Widget;
use crate::services::diff::{self, FileDiff};

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
