//! Makes pictures from a source: draws each at its size, writes it as PNG, and reports what it lost.

use super::compose::{Plan, compose};
use super::write::{self, Loss, WriteError, Written};
use crate::crm::images::MAX_BYTES;
use crate::formats::path::RelPath;
use crate::formats::picture::Progress;
use crate::formats::picture::source::{Source, SourceKind};
use crate::model::document::FileBody;
use crate::model::widget::{FileChange, Widget};

/// A picture to be made.
#[derive(Debug, Clone, Copy)]
pub struct Order<'s> {
    /// The path that it gets.
    pub path: &'s RelPath,
    /// Its width and height in pixels.
    pub size: (u32, u32),
    /// What it is made from.
    pub source: &'s Source,
    pub plan: Plan,
}

/// A picture that was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    pub path: RelPath,
    /// The file: a PNG of at most [`MAX_BYTES`].
    pub png: Vec<u8>,
    /// How many times larger the source is drawn than it is, if that is more than [`MOST_UPSCALED`]: it looks blurred.
    pub upscaled: Option<f64>,
    /// What it lost to get below the limit.
    pub loss: Option<Loss>,
}

/// Why pictures can't be made. None of them is then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MakeError {
    /// One can't be written.
    #[error("{path}: {source}")]
    Write {
        /// The picture.
        path: RelPath,
        /// Why.
        source: WriteError,
    },
    /// The work was stopped.
    #[error("stopped")]
    Stopped,
}

/// From this on drawing larger than the source is shows.
pub const MOST_UPSCALED: f64 = 1.05;

/// Makes all pictures, in the order given.
///
/// # Errors
/// [`MakeError`], with none made.
pub fn make(orders: &[Order<'_>], progress: Progress<'_>) -> Result<Vec<Made>, MakeError> {
    let mut made = Vec::with_capacity(orders.len());
    for (at, order) in orders.iter().enumerate() {
        if progress(at as f32 / orders.len() as f32).is_break() {
            return Err(MakeError::Stopped);
        }
        made.push(one(order)?);
    }
    if progress(1.0).is_break() { Err(MakeError::Stopped) } else { Ok(made) }
}

fn one(order: &Order<'_>) -> Result<Made, MakeError> {
    let fault = |source| MakeError::Write { path: order.path.clone(), source };
    let composed = compose(order.source, order.size, &order.plan).map_err(|error| fault(error.into()))?;
    let Written { png, loss } = write::within(&composed.image, MAX_BYTES).map_err(fault)?;
    // A drawing was put into pixels for this; it has as many as are asked for.
    let upscaled = Some(composed.scale).filter(|scale| *scale > MOST_UPSCALED && order.source.kind != SourceKind::Svg);
    Ok(Made { path: order.path.clone(), png, upscaled, loss })
}

/// The changes that put `made` into `widget`: those that differ from what is there, to be applied as one step.
pub fn changes(widget: &Widget, made: Vec<Made>) -> Vec<FileChange> {
    let is_new = |made: &Made| widget.get(made.path.as_str()).is_none_or(|body| body.as_bytes() != made.png);
    let write = |made: Made| FileChange::Write { path: made.path, body: FileBody::bytes(made.png) };
    made.into_iter().filter(is_new).map(write).collect()
}
