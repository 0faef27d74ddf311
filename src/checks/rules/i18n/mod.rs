//! The rules of texts: the files, their keys, the texts themselves.

pub mod files;
pub mod keys;
pub mod markup;
pub mod text_pairs;
pub mod text_pass;
pub mod text_rule;
pub mod texts;
pub mod translation;
pub mod typography;
