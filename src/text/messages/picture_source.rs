//! Messages for `SourceError`: why logos can't be made from a picture.

use crate::formats::picture::error::{MAX_FILE_BYTES, MAX_WORK, SourceError, SvgError};
use crate::text::msg::Msg;

/// What `error` says about `file`; the text has a `.next`.
pub fn message(file: &str, error: &SourceError) -> Msg {
    let msg = match error {
        SourceError::Empty => Msg::new("source-empty"),
        SourceError::TooHeavy(_) => Msg::new("source-too-heavy").with("limit", MAX_FILE_BYTES / 1024 / 1024),
        SourceError::NotAPicture => Msg::new("source-not-a-picture"),
        SourceError::TooLarge { width, height } => Msg::new("source-too-large").with("width", *width).with("height", *height),
        SourceError::Damaged { format, reason } => Msg::new("source-damaged").with("format", format.name()).with("reason", reason.as_str()),
        SourceError::Lying { width, height } => Msg::new("source-lying").with("width", *width).with("height", *height),
        SourceError::Svg(SvgError::Malformed(reason)) => Msg::new("source-svg-malformed").with("reason", reason.as_str()),
        SourceError::Svg(SvgError::TooComplex) => Msg::new("source-svg-too-complex"),
        SourceError::Svg(SvgError::TooSlow) => Msg::new("source-svg-too-slow").with("most", MAX_WORK / 1_000_000),
        SourceError::Svg(SvgError::External(address)) => Msg::new("source-svg-external").with("address", address.as_str()),
        SourceError::Svg(SvgError::Text) => Msg::new("source-svg-text"),
        SourceError::Svg(SvgError::Raster) => Msg::new("source-svg-raster"),
        SourceError::Stopped => Msg::new("source-stopped"),
    };
    msg.with("file", file)
}
