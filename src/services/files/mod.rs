//! Files of a widget as a person handles them: new ones from templates, copies, other names that references follow.

mod follow;

use crate::formats::path::RelPath;
use crate::formats::path::names::{NameFault, Obstacle, fault, obstacles};
use crate::model::document::FileBody;
use crate::model::widget::{FileChange, Widget};

pub use follow::{following, references};

/// What a new file begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// A module that scripts ask for.
    Module,
    /// A Twig template.
    Twig,
    /// A style sheet.
    Style,
    /// The texts of a locale.
    Locale,
    /// Nothing.
    Empty,
}

impl Template {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Module, Self::Twig, Self::Style, Self::Locale, Self::Empty];

    /// The path that is suggested: one that is free.
    pub fn path(self, widget: &Widget) -> String {
        let path = match self {
            Self::Module => "lib/module.js",
            Self::Twig => "templates/template.twig",
            Self::Style => "style.css",
            Self::Locale => "i18n/",
            Self::Empty => "notes.txt",
        };
        free(widget, path)
    }

    /// The content.
    pub fn text(self) -> &'static str {
        match self {
            Self::Module => "define(['jquery'], function ($) {\n  'use strict';\n\n  return {};\n});\n",
            Self::Twig => "<div class=\"widget\">\n  {{ title }}\n</div>\n",
            Self::Style => ".widget {\n  margin: 0;\n}\n",
            Self::Locale => "{}\n",
            Self::Empty => "",
        }
    }
}

/// Why a file can't have a path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PathFault {
    /// Nothing was typed, or no path that a widget can have.
    #[error("no path of a widget's file")]
    NoPath,
    /// There is a file already.
    #[error("there is a file {0} already")]
    Exists(String),
    /// A part of it can't be a name on some system.
    #[error("{name}: {fault}")]
    Name {
        /// The part.
        name: String,
        /// What is wrong with it.
        fault: NameFault,
    },
    /// A system takes it and a file that is there for one, or it is where a folder is.
    #[error("it can't stand beside {0}")]
    Beside(String),
}

/// The path that is meant by `text` for a file that is new in `widget`, `from` aside, which goes.
///
/// # Errors
/// [`PathFault`].
pub fn new_path(widget: &Widget, text: &str, from: Option<&RelPath>) -> Result<RelPath, PathFault> {
    let path = RelPath::new(text.trim().trim_start_matches("./")).map_err(|_| PathFault::NoPath)?;
    if widget.contains(path.as_str()) {
        return Err(PathFault::Exists(path.to_string()));
    }
    if let Some((name, fault)) = path.as_str().split('/').find_map(|part| Some((part, fault(part)?))) {
        return Err(PathFault::Name { name: name.to_owned(), fault });
    }
    let others = widget.files().map(|(path, _)| path).filter(|path| Some(*path) != from);
    match obstacles(others.chain([&path]), |written| *written == path).into_iter().next() {
        None => Ok(path),
        Some((_, Obstacle::Fault(fault))) => Err(PathFault::Name { name: path.to_string(), fault }),
        Some((_, Obstacle::Twin(other) | Obstacle::Folder(other))) => Err(PathFault::Beside(other.to_string())),
    }
}

/// A path like `path` that no file has: with a number at the end of its name.
pub fn free(widget: &Widget, path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let (stem, ending) = name.rsplit_once('.').map_or((name, String::new()), |(stem, ending)| (stem, format!(".{ending}")));
    let stem = stem.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let numbered = (2..).map(|number| format!("{folder}{stem}-{number}{ending}"));
    std::iter::once(path.to_owned()).chain(numbered).find(|path| !widget.contains(path)).unwrap_or_default()
}

/// A file gets another path; with `follows`, what names it names the new one.
pub fn rename(widget: &Widget, from: &RelPath, to: &RelPath, follows: bool) -> Vec<FileChange> {
    let mut changes = if follows { following(widget, from, to) } else { Vec::new() };
    changes.push(FileChange::Rename { from: from.clone(), to: to.clone() });
    changes
}

/// A new file.
pub fn create(path: RelPath, body: FileBody) -> Vec<FileChange> {
    vec![FileChange::Write { path, body }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_path_is_free_and_a_name_on_every_system() {
        let path = |text: &str| RelPath::new(text).unwrap();
        let files = ["script.js", "lib/a.js"].map(|name| (path(name), FileBody::text("")));
        let widget = Widget::new(files.into(), None);
        let new = |text: &str| new_path(&widget, text, None);
        assert_eq!(new(" ./lib/b.js "), Ok(path("lib/b.js")));
        assert_eq!(new("script.js"), Err(PathFault::Exists("script.js".to_owned())));
        assert_eq!(new("Script.JS"), Err(PathFault::Beside("script.js".to_owned())));
        assert_eq!(new_path(&widget, "Script.js", Some(&path("script.js"))), Ok(path("Script.js")), "only the case changes");
        assert_eq!((new(""), new("../a"), new("/a")), (Err(PathFault::NoPath), Err(PathFault::NoPath), Err(PathFault::NoPath)));
        assert!(matches!(new("lib/aux.js"), Err(PathFault::Name { .. })) && matches!(new("lib/a.js/b"), Err(PathFault::Beside(_))));
        assert_eq!((free(&widget, "lib/a.js"), free(&widget, "lib/c.js")), ("lib/a-2.js".to_owned(), "lib/c.js".to_owned()));
    }
}
