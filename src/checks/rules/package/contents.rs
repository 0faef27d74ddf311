//! `package/*`, the contents: files that don't belong into a widget.

use std::collections::BTreeMap;

use crate::checks::engine::check::Check;
use crate::checks::engine::message::first_names;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::package::leave_out::leave_out;
use crate::checks::rules::package::{names, unneeded};
use crate::crm::images::Slot;
use crate::crm::package::{ARCHIVES, Decision, InReason, OutReason, left_out_by_default};
use crate::formats::path::RelPath;
use crate::model::document::{FileBody, is_text_name};
use crate::text::msg::Arg;

static VCS: Rule = rule("package/vcs", Package, E, E, SAFE, "P; C 1 of 261");
static NODE_MODULES: Rule = rule("package/node-modules", Package, E, E, SAFE, "P");
static DOTENV: Rule = rule("package/dotenv", Package, E, E, SAFE, "P");
static IDE: Rule = rule("package/ide", Package, W, W, SAFE, "P");
static JUNK: Rule = rule("package/junk", Package, W, W, SAFE, "P; C 57 of 261");
static HIDDEN: Rule = rule("package/hidden", Package, W, W, SAFE, "P");
static DEV_SOURCES: Rule = rule("package/dev-sources", Package, A, A, SAFE, "P");
static SOURCE_MAP: Rule = rule("package/source-map", Package, A, A, SAFE, "P; C 53 of 261");
static TESTS: Rule = rule("package/tests", Package, A, A, SAFE, "P");
static ARCHIVE_INSIDE: Rule = rule("package/archive-inside", Package, W, E, NO, "P; C 8 of 261");
static EXECUTABLE: Rule = rule("package/executable", Package, W, E, NO, "P");
static MIME_MISMATCH: Rule = rule("package/mime-mismatch", Package, W, E, NO, "P");
static LARGE_FILE: Rule = rule("package/large-file", Package, W, W, NO, "P");
static TOTAL_SIZE: Rule = rule("package/total-size", Package, W, W, NO, "P");
static TOO_MANY_FILES: Rule = rule("package/too-many-files", Package, W, W, NO, "P");

pub static RULES: &[&Rule] = &[
    &VCS,
    &NODE_MODULES,
    &DOTENV,
    &IDE,
    &JUNK,
    &HIDDEN,
    &DEV_SOURCES,
    &SOURCE_MAP,
    &TESTS,
    &ARCHIVE_INSIDE,
    &EXECUTABLE,
    &MIME_MISMATCH,
    &LARGE_FILE,
    &TOTAL_SIZE,
    &TOO_MANY_FILES,
];

// The platform states no limits (`docs/PLATFORM.md` 3). Packed widgets have 4 KB to 2 MB, half of them under 66 KB: what is far
// beyond that is most likely there by mistake.
/// Above this a file is large, in bytes.
const LARGE_FILE_BYTES: usize = 2 * MB;
/// Above this all files together are, in bytes.
const TOTAL_BYTES: usize = 10 * MB;
/// Above this there are too many files.
const MOST_FILES: usize = 500;
const MB: usize = 1024 * 1024;

const JUNK_EXTENSIONS: &[&str] = &["orig", "rej", "bak", "old", "tmp", "swp", "swo", "log", "psd", "ai", "sketch", "fig", "xcf"];
const SOURCE_EXTENSIONS: &[&str] = &["ts", "tsx", "jsx", "vue", "coffee", "scss", "sass", "less", "styl"];
const SOURCE_FILES: &[&str] = &[
    "package.json",
    "package-lock.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "tsconfig.json",
    "composer.json",
    "composer.lock",
    "gulpfile.js",
    "gruntfile.js",
    "makefile",
    "dockerfile",
];
/// Beginnings of names of the settings of build tools: `webpack.config.js`, `vite.config.ts`.
const TOOL_SETTINGS: &[&str] = &["webpack.", "vite.config.", "rollup.config.", "babel.config.", "jest.config.", "karma.conf."];
const TEST_FOLDERS: &[&str] = &["test", "tests", "__tests__", "__mocks__", "spec", "cypress"];
const PROGRAM_EXTENSIONS: &[&str] = &["exe", "dll", "com", "msi", "scr", "bat", "cmd", "ps1", "sh", "so", "dylib", "jar"];
/// Documents that are zip archives inside.
const ZIPPED_DOCUMENTS: &[&str] = &["docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "jar"];

/// What the first bytes of a file give away.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Picture,
    Archive,
    Program,
    Document,
}

/// First bytes of file formats, with the kind and the name of each. A WebP needs more bytes than these.
const MAGIC: &[(&[u8], Content, &str)] = &[
    (b"\x89PNG\r\n\x1a\n", Content::Picture, "PNG"),
    (b"\xff\xd8\xff", Content::Picture, "JPEG"),
    (b"GIF8", Content::Picture, "GIF"),
    (b"PK\x03\x04", Content::Archive, "ZIP"),
    (b"Rar!\x1a\x07", Content::Archive, "RAR"),
    (b"7z\xbc\xaf\x27\x1c", Content::Archive, "7z"),
    (b"\x1f\x8b\x08", Content::Archive, "gzip"),
    (b"BZh", Content::Archive, "bzip2"),
    (b"\xfd7zXZ\0", Content::Archive, "xz"),
    (b"MZ", Content::Program, "Windows"),
    (b"\x7fELF", Content::Program, "Linux"),
    (b"\xcf\xfa\xed\xfe", Content::Program, "macOS"),
    (b"\xca\xfe\xba\xbe", Content::Program, "macOS"),
    (b"%PDF-", Content::Document, "PDF"),
];

/// Reports files that don't belong into a widget: those that would be packed, and of an archive also those that the
/// studio would leave out, since that archive holds them.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let is_archive = widget.archive().is_some();
    let mut strangers: BTreeMap<&str, (&'static Rule, Vec<String>, Vec<&RelPath>)> = BTreeMap::new();
    let mut kept: Vec<(&RelPath, &FileBody)> = Vec::new();
    for planned in cx.plan().iter() {
        let present = match planned.decision {
            Decision::In(_) => true,
            Decision::Out(OutReason::Studio | OutReason::Ignored(_)) => false,
            Decision::Out(_) => is_archive,
        };
        let Some((path, body)) = widget.entry(planned.path.as_str()).filter(|_| present) else { continue };
        let left_out = match planned.decision {
            Decision::Out(reason) => Some(reason),
            Decision::In(InReason::Ignored(_)) => left_out_by_default(path),
            Decision::In(_) => None,
        };
        match stranger(path, left_out) {
            Some((rule, part)) => {
                let (_, parts, paths) = strangers.entry(rule.id).or_insert((rule, Vec::new(), Vec::new()));
                if parts.last() != Some(&part) {
                    parts.push(part);
                }
                paths.push(path);
            }
            None => kept.push((path, body)),
        }
    }
    for (rule, parts, paths) in strangers.into_values() {
        let names: Vec<&str> = parts.iter().map(String::as_str).collect();
        let (title, changes) = leave_out(widget, &parts, &paths);
        cx.find(rule).arg("count", paths.len()).arg("names", first_names(&names)).fix_with(title, changes).report();
    }
    names::check(cx, &kept);
    unneeded::check(cx, &kept);
    for (path, body) in &kept {
        content(cx, path, body);
    }
    sizes(cx, &kept);
}

/// The rule by which a file doesn't belong into a widget, and its folder (with `/`) or path that says so.
fn stranger(path: &RelPath, left_out: Option<OutReason>) -> Option<(&'static Rule, String)> {
    let rule = match left_out {
        Some(OutReason::VersionControl) => &VCS,
        Some(OutReason::NodeModules) => &NODE_MODULES,
        Some(OutReason::Env) => &DOTENV,
        Some(OutReason::Ide) => &IDE,
        Some(OutReason::System) => &JUNK,
        Some(OutReason::SourceMap) => &SOURCE_MAP,
        _ => {
            let mut folder = String::new();
            for part in path.folder().split('/').filter(|part| !part.is_empty()) {
                folder.push_str(part);
                folder.push('/');
                if part.starts_with('.') {
                    return Some((&HIDDEN, folder));
                }
                if TEST_FOLDERS.contains(&part.to_lowercase().as_str()) {
                    return Some((&TESTS, folder));
                }
            }
            return Some((stray_file(path)?, path.to_string()));
        }
    };
    Some((rule, path.to_string()))
}

/// The rule by which a file doesn't belong into a widget for its own name.
fn stray_file(path: &RelPath) -> Option<&'static Rule> {
    let name = path.name().to_lowercase();
    let extension = path.extension();
    if name.ends_with('~') || JUNK_EXTENSIONS.contains(&&*extension) {
        Some(&JUNK)
    } else if name.starts_with('.') {
        Some(&HIDDEN)
    } else if name.contains(".spec.") || name.contains(".test.") {
        Some(&TESTS)
    } else if SOURCE_EXTENSIONS.contains(&&*extension)
        || SOURCE_FILES.contains(&name.as_str())
        || TOOL_SETTINGS.iter().any(|start| name.starts_with(start))
    {
        Some(&DEV_SOURCES)
    } else {
        None
    }
}

/// Reports what a file is by its bytes, where that isn't what its name says or what a widget holds.
fn content(cx: &mut Check<'_>, path: &RelPath, body: &FileBody) {
    let extension = path.extension();
    let told = body.as_blob().and_then(|blob| sniff(blob.as_slice()));
    let is_zipped_document = ZIPPED_DOCUMENTS.contains(&&*extension);
    let (rule, found) = match told {
        Some((Content::Archive, name)) if !is_zipped_document => (&ARCHIVE_INSIDE, name),
        Some((Content::Program, name)) => (&EXECUTABLE, name),
        _ if ARCHIVES.contains(&&*extension) => (&ARCHIVE_INSIDE, &*extension),
        _ if PROGRAM_EXTENSIONS.contains(&&*extension) => (&EXECUTABLE, &*extension),
        // A logo under a foreign name is `images/not-png`.
        Some((_, name)) if Slot::of(path.as_str()).is_none() && is_other(&extension, path, name) => (&MIME_MISMATCH, name),
        _ => return,
    };
    cx.find_in(rule, path.as_str()).arg("file", path.as_str()).arg("found", found).report();
}

fn sniff(bytes: &[u8]) -> Option<(Content, &'static str)> {
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some((Content::Picture, "WebP"));
    }
    MAGIC.iter().find(|(magic, _, _)| bytes.starts_with(magic)).map(|(_, content, name)| (*content, *name))
}

/// Whether a file with this name ending holds something else than `found`.
fn is_other(extension: &str, path: &RelPath, found: &str) -> bool {
    match extension {
        "jpg" | "jpeg" => found != "JPEG",
        "png" | "gif" | "webp" => !found.eq_ignore_ascii_case(extension),
        _ => is_text_name(path),
    }
}

fn sizes(cx: &mut Check<'_>, files: &[(&RelPath, &FileBody)]) {
    let mb = |bytes: usize| Arg::decimal(bytes as f64 / MB as f64);
    for (path, body) in files.iter().filter(|(_, body)| body.len() > LARGE_FILE_BYTES) {
        cx.find_in(&LARGE_FILE, path.as_str())
            .arg("file", path.as_str())
            .arg("size", mb(body.len()))
            .arg("limit", LARGE_FILE_BYTES / MB)
            .report();
    }
    let total: usize = files.iter().map(|(_, body)| body.len()).sum();
    if total > TOTAL_BYTES {
        cx.find(&TOTAL_SIZE).arg("size", mb(total)).arg("limit", TOTAL_BYTES / MB).report();
    }
    if files.len() > MOST_FILES {
        cx.find(&TOO_MANY_FILES).arg("count", files.len()).arg("limit", MOST_FILES).report();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_are_told_by_their_first_bytes() {
        assert_eq!(sniff(b"RIFF....WEBPVP8 ").map(|(_, name)| name), Some("WebP"));
        assert_eq!(sniff(b"RIFF....WAVE").map(|(_, name)| name), None);
        assert_eq!(sniff(b"PK\x03\x04..").map(|(_, name)| name), Some("ZIP"));
        assert_eq!(sniff(b"").map(|(_, name)| name), None);
    }
}
