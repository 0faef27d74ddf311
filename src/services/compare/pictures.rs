//! The pictures among the files that differ: sizes, weight, format.

use crate::formats::picture::Format;
use crate::model::document::FileBody;
use crate::model::widget::Widget;
use crate::services::diff::{DiffKind, FileDiff};

/// A picture that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureChange {
    pub path: String,
    /// `None` if it is new.
    pub old: Option<PictureFacts>,
    /// `None` if it is gone.
    pub new: Option<PictureFacts>,
}

/// What is known of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureFacts {
    /// By its content, whatever its name says; `None` for an SVG.
    pub format: Option<Format>,
    /// Width and height in pixels; `None` for an SVG, and where the header doesn't tell.
    pub size: Option<(u32, u32)>,
    /// Weight in bytes.
    pub bytes: usize,
}

/// The pictures among `files`; one that only moved is none.
pub fn changed(old: &Widget, new: &Widget, files: &[FileDiff]) -> Vec<PictureChange> {
    let changed = files.iter().filter(|file| !matches!(file.kind, DiffKind::Moved(..)));
    let change = |file: &FileDiff| {
        let facts = |widget: &Widget| widget.get(&file.path).and_then(|body| facts(&file.path, body));
        let (old, new) = (facts(old), facts(new));
        (old.is_some() || new.is_some()).then(|| PictureChange { path: file.path.clone(), old, new })
    };
    changed.filter_map(change).collect()
}

fn facts(path: &str, body: &FileBody) -> Option<PictureFacts> {
    let bytes = body.len();
    match body.as_blob().map(|blob| blob.picture()) {
        Some(picture) => picture.format.map(|format| PictureFacts { format: Some(format), size: picture.size, bytes }),
        None => path.to_lowercase().ends_with(".svg").then_some(PictureFacts { format: None, size: None, bytes }),
    }
}
