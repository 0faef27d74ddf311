//! The rules of logos and other pictures.

pub mod logo_quality;
pub mod png_format;
pub mod slots;
pub mod unused;
