//! What can go wrong with pictures, in words: what happened, why, what to do next.

use crate::formats::picture::error::SourceError;
use crate::services::logos::write::WriteError;
use crate::system::pictures::PictureError;
use crate::text::messages;
use crate::text::msg::Msg;

/// A trouble for people. Its text has the attributes `.about` (why) and `.next` (what to do).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageError {
    /// What happened.
    pub what: Msg,
}

impl ImageError {
    /// A source that can't be read.
    pub fn of_source(file: &str, error: &SourceError) -> Self {
        Self { what: messages::picture_source::message(file, error) }
    }

    /// A picture that can't be written.
    pub fn of_write(file: &str, error: &WriteError) -> Self {
        let about = |id: &str| Msg::new(id).with("file", file);
        let what = match error {
            WriteError::Source(error) => return Self::of_source(file, error),
            WriteError::Draw(error) => {
                about("picture-not-drawn").with("width", error.width).with("height", error.height).with("reason", &error.words)
            }
            WriteError::Packer(reason) => about("picture-packer").with("reason", reason),
            WriteError::Differs => about("picture-differs"),
            WriteError::TooHeavy { bytes } => about("picture-still-heavy").with("size", bytes.div_ceil(1024)),
        };
        Self { what }
    }

    /// A file that can't be read from disk.
    pub fn of_file(file: &str, error: &PictureError) -> Self {
        match error {
            PictureError::Source { source, .. } => Self::of_source(file, source),
            PictureError::File(error) => Self { what: Msg::new("picture-unreadable").with("file", file).with("reason", error.to_string()) },
        }
    }

    /// Why it happened.
    pub fn why(&self) -> Msg {
        self.attribute("about")
    }

    /// What to do next.
    pub fn next(&self) -> Msg {
        self.attribute("next")
    }

    fn attribute(&self, name: &str) -> Msg {
        Msg { id: format!("{}.{name}", self.what.id), args: self.what.args.clone() }
    }
}
