//! Kinds of files and how they are read and written: JSON, ZIP, pictures, HTML, scripts, tables. Pure functions on text and bytes that
//! know neither widgets nor the CRM.

pub mod conflict;
pub mod css;
pub mod editing;
pub mod highlight;
pub mod html;
pub mod json;
pub mod line_index;
pub mod path;
pub mod picture;
pub mod png;
pub mod script;
pub mod steps;
pub mod tables;
pub mod text_edit;
pub mod twig;
pub mod zip;
