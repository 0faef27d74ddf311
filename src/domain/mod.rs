//! The widget in memory and the facts of the platform. Pure: no window, threads, network, clock or file access.

pub mod account;
pub mod archive;
pub mod before_after;
pub mod document;
pub mod edit;
pub mod html;
pub mod i18n;
pub mod images;
pub mod json;
pub mod line_index;
pub mod locations;
pub mod manifest;
pub mod measures;
pub mod package;
pub mod path;
pub mod pictures;
pub mod png;
pub mod product;
pub mod project;
pub mod settings;
pub mod steps;
pub mod studio_file;
pub mod tags;
pub mod template;
pub mod widget;
pub mod zip;
