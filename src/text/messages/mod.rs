//! Messages for errors of the layers below: those layers know no texts.

pub mod files;
pub mod new_widget;
pub mod picture_source;
pub mod settings;
pub mod texts;
