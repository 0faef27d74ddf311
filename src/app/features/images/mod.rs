//! Pictures of the widget: decoded for the screen, replaced, made from a source, and compared. All work is done in jobs, the newest
//! request wins, and closing a dialog stops what runs for it.

mod compare;
mod decode;
mod error;
mod make;
mod update;

pub use compare::{ComparedFor, Comparison, ImageVersion, VersionKind};
pub use decode::is_picture_name;
pub use error::ImageError;
pub use make::{Lab, Loaded, Loading, Ready, Rendered, Role, Target};

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use image::RgbaImage;

use crate::app::core::jobs::JobId;
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::project::Revision;
use crate::services::logos::compose::Plan;
use crate::services::logos::logo_set::LogoFingerprint;
use crate::system::files::OpenError;

/// What a person can ask of pictures.
#[derive(Debug, Clone)]
pub enum ImagesCommand {
    /// Choose a picture for a file of the widget.
    Replace(RelPath),
    /// Take the picture at a path of the disk for a file of the widget.
    TakePicture {
        /// The file of the widget.
        target: RelPath,
        /// The picture on disk.
        source: PathBuf,
    },
    /// Open the dialog that makes these pictures, from a picture if there is one yet.
    Open {
        /// The pictures.
        targets: Vec<Target>,
        /// What they are made from.
        from: Option<Origin>,
    },
    /// Choose a source in a native dialog.
    Choose(Role),
    /// Read a source.
    Take(Role, Origin),
    /// Do without the separate source.
    Drop(Role),
    /// Stop reading a source.
    Stop,
    /// Draw these pictures, by their place among the targets, so.
    Draw(Vec<(usize, Plan)>),
    /// Write these pictures, as one step.
    Apply(Vec<usize>),
    /// Compare or shrink a picture of the widget.
    Compare(RelPath, ComparedFor),
    /// Choose another way to shrink it.
    ChooseVersion(usize),
    /// Write the picture as it is shown.
    TakeVersion,
}

/// Where a source comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file on disk.
    Disk(PathBuf),
    /// A file of the widget.
    Widget(RelPath),
}

/// What jobs on pictures return.
pub enum ImagesEvent {
    /// A native dialog was answered.
    Chosen(ImagesCommand),
    /// A picture was read from disk.
    PictureRead(RelPath, PathBuf, Result<Vec<u8>, OpenError>),
    /// Pictures were decoded.
    Decoded(Vec<(u64, Shown)>),
    /// A source was read.
    SourceRead(Result<Loaded, ImageError>),
    /// Pictures were drawn.
    Drawn(Vec<(usize, Rendered)>),
    /// Pictures were written in memory.
    Written(Vec<(usize, Arc<RgbaImage>, Result<Ready, ImageError>)>),
    /// A picture can be compared.
    Compared(Result<Vec<ImageVersion>, ImageError>),
}

/// A picture ready to be drawn; holds its file so that the identity stays its own.
#[derive(Clone)]
pub struct Shown {
    /// The file.
    pub body: FileBody,
    /// The pixels; `None` if it can't be decoded (the checks say why).
    pub pixels: Option<Arc<image::RgbaImage>>,
    /// What it is compared by, if it is of a logo's size.
    pub looks: Option<Arc<LogoFingerprint>>,
}

/// The pictures of the open widget.
#[derive(Default)]
pub struct Images {
    /// Those that are ready to be drawn, by the identity of their file.
    pub pictures: HashMap<u64, Shown>,
    /// The state whose pictures are decoded, or were last.
    pictures_of: Option<Revision>,
    /// The job that decodes, with its pictures by the identity of their file.
    decoding: Option<(JobId, Vec<(u64, FileBody)>)>,
    next_lab: u64,
}
