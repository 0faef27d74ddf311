//! `package/unneeded`: notes and pictures at the top of the widget that nothing names.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::message::first_names;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::package::leave_out::leave_out;
use crate::formats::path::RelPath;
use crate::formats::path::names::composed;
use crate::model::document::FileBody;

static UNNEEDED: Rule = rule("package/unneeded", Package, A, A, UNSAFE, "R; C");

pub static RULES: &[&Rule] = &[&UNNEEDED];

/// Endings of files that people read or a server runs, and no widget; a name without an ending is mostly such a file too.
const NOTES: &[&str] = &[
    "", "md", "markdown", "txt", "rst", "rtf", "doc", "docx", "odt", "pdf", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "html", "htm",
    "png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "ico", "php", "py", "rb", "sql",
];
/// Endings of files that may name another one.
const NAMING: &[&str] = &["js", "mjs", "json", "twig", "css", "php", "html", "htm"];
/// Parts of the names of files that have to go with the code.
const LEGAL: &[&str] = &["license", "licence", "copying", "copyright", "notice", "eula", "third-party", "thirdparty", "лиценз", "licencia"];
/// Words of licences, for those under another name.
const LEGAL_WORDS: &[&str] = &[
    "permission is hereby granted",
    "redistribution and use in source",
    "apache license",
    "general public license",
    "mozilla public license",
    "лицензионное соглашение",
];

/// Reports those of `files` that lie at the top and that nothing names. Without a script nobody can tell what it uses.
pub fn check(cx: &mut Check<'_>, files: &[(&RelPath, &FileBody)]) {
    if !files.iter().any(|(path, _)| path.as_str() == "script.js") {
        return;
    }
    // An old way of the Digital Pipeline runs `widget.php`.
    let is_note = |path: &RelPath| path.folder().is_empty() && path.as_str() != "widget.php" && NOTES.contains(&&*path.extension());
    let (notes, others): (Vec<_>, Vec<_>) = files.iter().copied().partition(|(path, _)| is_note(path));
    let mut is_legal = |path: &RelPath, body: &FileBody| {
        *cx.cache.result(fingerprint(("is legal", path.as_str(), body.identity())), || is_legal(path, body))
    };
    let notes: Vec<&RelPath> = notes.into_iter().filter(|(path, body)| !is_legal(path, body)).map(|(path, _)| path).collect();
    if notes.is_empty() {
        return;
    }
    let names: Vec<String> = notes.iter().map(|path| spelled(path.name())).collect();
    let all = fingerprint(&names);
    // One pass over a text for all names, as either may be many, and it is made again only when the text is another one.
    let finder: LazyCell<Option<AhoCorasick>, _> = LazyCell::new(|| AhoCorasick::new(&names).ok());
    let mut named = vec![false; notes.len()];
    for (_, body) in others.iter().filter(|(path, _)| NAMING.contains(&&*path.extension())) {
        let Some(text) = body.as_text() else { continue };
        let find = || Named(finder.as_ref().map(|finder| hits(finder, text.as_str())).unwrap_or_default());
        for &hit in &cx.cache.result(fingerprint((all, body.identity())), find).0 {
            named.get_mut(hit).into_iter().for_each(|named| *named = true);
        }
    }
    let found: Vec<&RelPath> = notes.into_iter().zip(named).filter(|(_, named)| !named).map(|(path, _)| path).collect();
    let Some(first) = found.first() else { return };
    let names: Vec<&str> = found.iter().map(|path| path.as_str()).collect();
    let parts: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let (title, changes) = leave_out(cx.widget, &parts, &found);
    let finding = cx.find_in(&UNNEEDED, first.as_str()).arg("count", found.len()).arg("names", first_names(&names));
    found.iter().skip(1).fold(finding, |finding, path| finding.also(path.as_str(), "")).fix_with(title, changes).report();
}

/// The notes that a text names, by their places in the list.
struct Named(BTreeSet<usize>);

fn hits(finder: &AhoCorasick, text: &str) -> BTreeSet<usize> {
    finder.find_overlapping_iter(&spelled(text)).map(|hit| hit.pattern().as_usize()).collect()
}

/// A name as it is compared, or a text in which names are looked for.
fn spelled(text: &str) -> String {
    composed(text).to_lowercase()
}

/// Whether a file says under which terms others may use the code.
fn is_legal(path: &RelPath, body: &FileBody) -> bool {
    let name = path.name().to_lowercase();
    let says = |text: &str| LEGAL_WORDS.iter().any(|words| text.contains(words));
    LEGAL.iter().any(|part| name.contains(part)) || body.as_text().is_some_and(|text| says(&text.as_str().to_lowercase()))
}
