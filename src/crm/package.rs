//! Which files of a widget go into `widget.zip`, and why the others don't.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::formats::path::RelPath;
use crate::model::studio_file::{STUDIO_FILE, STUDIO_FOLDER};
use crate::model::widget::Widget;

/// The person's own rules, with the semantics of gitignore; `!` takes a file in that is left out by default.
pub const WIDGETIGNORE: &str = ".widgetignore";

/// A file with the decision about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub path: RelPath,
    /// Its size in bytes.
    pub size: usize,
    /// In or out, and why.
    pub decision: Decision,
}

/// Whether a file is packed, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Packed.
    In(InReason),
    /// Left out.
    Out(OutReason),
}

/// What a packed file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InReason {
    /// `manifest.json`
    Manifest,
    /// `script.js`
    Script,
    /// A style sheet.
    Style,
    /// The texts of a locale.
    Locale,
    /// One of the six logos.
    Logo,
    /// Another picture.
    Picture,
    Template,
    /// Anything else.
    Other,
    /// Left out by default, but `.widgetignore` takes it in (line from 1).
    Ignored(usize),
}

/// Why a file is left out. Of several the first counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutReason {
    /// `.git`, `.svn`, `.hg` and their settings.
    VersionControl,
    /// Settings of an editor.
    Ide,
    /// `node_modules`.
    NodeModules,
    /// `.env`: may hold secrets.
    Env,
    /// What macOS and Windows leave behind.
    System,
    SourceMap,
    /// An archive inside the widget.
    Archive,
    /// The studio's own file and folder, and `.widgetignore`.
    Studio,
    /// A line of `.widgetignore` (from 1).
    Ignored(usize),
}

/// Names of folders and files that are left out wherever they are.
const NAMED: &[(&[&str], OutReason)] = &[
    (&[".git", ".svn", ".hg", ".gitignore", ".gitattributes", ".gitmodules", ".gitkeep", ".github"], OutReason::VersionControl),
    (&[".idea", ".vscode", ".fleet", ".editorconfig"], OutReason::Ide),
    (&["node_modules"], OutReason::NodeModules),
    (&["__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", "Icon\r"], OutReason::System),
];
/// Name endings of archives.
pub const ARCHIVES: &[&str] = &["zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz"];

/// The decision about every file, in the order of the paths.
pub fn plan(widget: &Widget) -> Vec<Planned> {
    let own = widget.text(WIDGETIGNORE).map(|text| rules(text.as_str()));
    let one = |(path, body): (&RelPath, &crate::model::document::FileBody)| Planned {
        path: path.clone(),
        size: body.len(),
        decision: decide(path, own.as_ref()),
    };
    widget.files().map(one).collect()
}

fn decide(path: &RelPath, own: Option<&(Gitignore, Vec<String>)>) -> Decision {
    let is_own = |part: &str| part == STUDIO_FOLDER;
    if [WIDGETIGNORE, STUDIO_FILE].contains(&path.as_str()) || path.folder().split('/').next().is_some_and(is_own) {
        return Decision::Out(OutReason::Studio);
    }
    let line_of = |glob: &ignore::gitignore::Glob, lines: &[String]| 1 + lines.iter().position(|line| line == glob.original()).unwrap_or(0);
    if let Some((rules, lines)) = own {
        match rules.matched_path_or_any_parents(path.as_str(), false) {
            ignore::Match::Ignore(glob) => return Decision::Out(OutReason::Ignored(line_of(glob, lines))),
            ignore::Match::Whitelist(glob) => return Decision::In(InReason::Ignored(line_of(glob, lines))),
            ignore::Match::None => {}
        }
    }
    match left_out_by_default(path) {
        Some(reason) => Decision::Out(reason),
        None => Decision::In(kind(path)),
    }
}

/// Why a file is left out without anybody's asking.
pub fn left_out_by_default(path: &RelPath) -> Option<OutReason> {
    let name = path.name();
    let named = path.as_str().split('/').filter_map(named).min();
    let own = if name == ".env" || name.starts_with(".env.") {
        Some(OutReason::Env)
    } else if name.starts_with("._") {
        Some(OutReason::System)
    } else {
        None
    };
    named.into_iter().chain(own).min().or_else(|| match &*path.extension() {
        "map" => Some(OutReason::SourceMap),
        extension if ARCHIVES.contains(&extension) => Some(OutReason::Archive),
        _ => None,
    })
}

/// Why a folder or file of this name is left out.
fn named(name: &str) -> Option<OutReason> {
    NAMED.iter().find(|(names, _)| names.contains(&name)).map(|(_, reason)| *reason)
}

fn kind(path: &RelPath) -> InReason {
    match (path.folder(), path.as_str(), &*path.extension()) {
        (_, "manifest.json", _) => InReason::Manifest,
        (_, "script.js", _) => InReason::Script,
        ("i18n", _, "json") => InReason::Locale,
        _ if super::images::Slot::of(path.as_str()).is_some() => InReason::Logo,
        (_, _, "css") => InReason::Style,
        (_, _, "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp") => InReason::Picture,
        (_, _, "twig") => InReason::Template,
        _ => InReason::Other,
    }
}

/// The rules of `.widgetignore`; lines that are no valid pattern are passed over.
fn rules(text: &str) -> (Gitignore, Vec<String>) {
    let lines: Vec<String> = text.lines().map(|line| line.trim_end().to_owned()).collect();
    let mut builder = GitignoreBuilder::new("");
    for line in &lines {
        builder.add_line(None, line).ok();
    }
    (builder.build().unwrap_or_else(|_| Gitignore::empty()), lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::FileBody;
    use std::collections::BTreeMap;

    fn decisions(names: &[&str], own: &str) -> BTreeMap<String, Decision> {
        let mut files: BTreeMap<RelPath, FileBody> = names.iter().map(|name| (RelPath::new(name).unwrap(), FileBody::bytes([]))).collect();
        files.insert(RelPath::new(WIDGETIGNORE).unwrap(), FileBody::text(own));
        plan(&Widget::new(files, None)).into_iter().map(|planned| (planned.path.to_string(), planned.decision)).collect()
    }

    #[test]
    fn defaults_and_own_rules() {
        let names = [
            "manifest.json",
            "a/.git/config",
            "x/script.js.map",
            "old.zip",
            ".env.local",
            "notes.md",
            "docs/a.md",
            "._logo.png",
            "keep.map",
            ".widget-studio/account.json",
        ];
        let found = decisions(&names, "!.widget-studio\n# mine\n*.md\n!keep.map\n/docs\n");
        let expect = [
            ("manifest.json", Decision::In(InReason::Manifest)),
            ("a/.git/config", Decision::Out(OutReason::VersionControl)),
            ("x/script.js.map", Decision::Out(OutReason::SourceMap)),
            ("old.zip", Decision::Out(OutReason::Archive)),
            (".env.local", Decision::Out(OutReason::Env)),
            ("notes.md", Decision::Out(OutReason::Ignored(3))),
            ("keep.map", Decision::In(InReason::Ignored(4))),
            ("._logo.png", Decision::Out(OutReason::System)),
            (WIDGETIGNORE, Decision::Out(OutReason::Studio)),
            (".widget-studio/account.json", Decision::Out(OutReason::Studio)),
        ];
        for (name, decision) in expect {
            assert_eq!(found[name], decision, "{name}");
        }
        assert!(matches!(found["docs/a.md"], Decision::Out(OutReason::Ignored(_))));
    }
}
