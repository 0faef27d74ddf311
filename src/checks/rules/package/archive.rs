//! `package/*`, the archive: how it was packed.

use std::sync::Arc;

use crate::checks::engine::check::Check;
use crate::checks::engine::message::first_names;
use crate::checks::engine::rule::short::*;
use crate::crm::package::left_out_by_default;
use crate::formats::path::RelPath;
use crate::formats::path::names::visible;
use crate::formats::zip::facts::{ArchiveFacts, Oddity, OddityKind};
use crate::model::widget::{FileChange, MANIFEST, Widget};
use crate::text::msg::Msg;

static ROOT_FOLDER: Rule = rule("package/root-folder", Package, E, E, SAFE, "S0");
static ARCHIVE_NAME: Rule = rule("package/archive-name", Package, W, W, SAFE, "D");
// What could not be read is lost when the archive is packed anew: such a fix needs a look.
static BAD_ZIP: Rule = rule("package/bad-zip", Package, E, E, UNSAFE, "P");
static ENCRYPTED: Rule = rule("package/encrypted", Package, E, E, UNSAFE, "P");
static UNSUPPORTED_METHOD: Rule = rule("package/unsupported-method", Package, E, E, UNSAFE, "P");
static HEADER_MISMATCH: Rule = rule("package/header-mismatch", Package, E, E, SAFE, "P");
static DUPLICATE_ENTRY: Rule = rule("package/duplicate-entry", Package, E, E, CHOICE, "P");
static BACKSLASH_PATH: Rule = rule("package/backslash-path", Package, E, E, SAFE, "P; C 2 of 261");
static ABSOLUTE: Rule = rule("package/absolute", Package, E, E, SAFE, "P");
static DOTDOT: Rule = rule("package/dotdot", Package, E, E, SAFE, "P");
static DRIVE_LETTER: Rule = rule("package/drive-letter", Package, E, E, SAFE, "P");
static NUL: Rule = rule("package/nul", Package, E, E, SAFE, "P");
static SYMLINK: Rule = rule("package/symlink", Package, E, E, NO, "P");
static LONG_NAME: Rule = rule("package/long-name", Package, E, E, UNSAFE, "P");
static SPECIAL_FILE: Rule = rule("package/special-file", Package, E, E, NO, "P");
static STRAY_BYTES: Rule = rule("package/stray-bytes", Package, W, W, SAFE, "P");
static NAME_ENCODING: Rule = rule("package/name-encoding", Package, W, W, SAFE, "C 1 of 261");
static COMPRESSION_BOMB: Rule = rule("package/compression-bomb", Package, E, E, NO, "P");

pub static RULES: &[&Rule] = &[
    &ROOT_FOLDER,
    &ARCHIVE_NAME,
    &BAD_ZIP,
    &ENCRYPTED,
    &UNSUPPORTED_METHOD,
    &HEADER_MISMATCH,
    &DUPLICATE_ENTRY,
    &BACKSLASH_PATH,
    &ABSOLUTE,
    &DOTDOT,
    &DRIVE_LETTER,
    &NUL,
    &LONG_NAME,
    &SYMLINK,
    &SPECIAL_FILE,
    &NAME_ENCODING,
    &COMPRESSION_BOMB,
    &STRAY_BYTES,
];

/// The name that the upload page asks for (`docs/PLATFORM.md` 3).
const ARCHIVE: &str = "widget.zip";

const fn rule_of(kind: OddityKind) -> &'static Rule {
    match kind {
        OddityKind::Damaged | OddityKind::Cut => &BAD_ZIP,
        OddityKind::Encrypted => &ENCRYPTED,
        OddityKind::UnsupportedMethod => &UNSUPPORTED_METHOD,
        OddityKind::HeaderMismatch => &HEADER_MISMATCH,
        OddityKind::Duplicate => &DUPLICATE_ENTRY,
        OddityKind::Backslash => &BACKSLASH_PATH,
        OddityKind::Absolute => &ABSOLUTE,
        OddityKind::DotDot => &DOTDOT,
        OddityKind::Drive => &DRIVE_LETTER,
        OddityKind::Nul => &NUL,
        OddityKind::LongName => &LONG_NAME,
        OddityKind::Symlink => &SYMLINK,
        OddityKind::Special => &SPECIAL_FILE,
        OddityKind::NameEncoding => &NAME_ENCODING,
        OddityKind::Bomb => &COMPRESSION_BOMB,
        OddityKind::Stray => &STRAY_BYTES,
    }
}

/// Reports what is odd about the archive that the widget came from. A folder has none of this.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some(facts) = widget.archive() else { return };
    if let Some(folder) = nested_in(widget) {
        cx.find(&ROOT_FOLDER).arg("folder", folder).fix_with(Msg::new("fix-move-up"), Some(move_up(widget, folder))).report();
    }
    if facts.file_name != ARCHIVE {
        let change = pack_anew(ArchiveFacts { file_name: ARCHIVE.to_owned(), ..(**facts).clone() }, None);
        cx.find(&ARCHIVE_NAME).arg("name", &facts.file_name).fix_with(Msg::new("fix-name-archive"), Some(change)).report();
    }
    bad_zip(cx, facts);
    let mut kinds: Vec<OddityKind> = facts.oddities.iter().map(|oddity| oddity.kind).collect();
    kinds.sort();
    kinds.dedup();
    for kind in kinds.into_iter().filter(|kind| rule_of(*kind).id != BAD_ZIP.id) {
        let entries: Vec<String> = facts.oddities.iter().filter(|o| o.kind == kind).map(|o| visible(&o.entry)).collect();
        let rule = rule_of(kind);
        let title = Msg::new(if rule.fix == UNSAFE { "fix-pack-without" } else { "fix-pack-anew" });
        let finding = cx.find(rule).arg("count", entries.len()).arg("names", names(&entries));
        let changes = rule.fix.map(|_| pack_anew((**facts).clone(), Some(kind)));
        finding.fix_with(title, changes).report();
    }
}

/// The names of entries, so far as they have some.
fn names(entries: &[String]) -> String {
    let named: Vec<&str> = entries.iter().map(String::as_str).filter(|entry| !entry.is_empty()).collect();
    if named.is_empty() { "none".to_owned() } else { first_names(&named) }
}

/// One finding for all that is damaged. Of an archive without its directory nobody knows what else it had: it is saved under another
/// name, or not at all.
fn bad_zip(cx: &mut Check<'_>, facts: &ArchiveFacts) {
    let of = |kind: OddityKind| facts.oddities.iter().filter(move |one| one.kind == kind);
    let damaged: Vec<String> = of(OddityKind::Damaged).map(|one| visible(&one.entry)).filter(|entry| !entry.is_empty()).collect();
    let has_no_directory = facts.has_no_directory();
    let what = match of(OddityKind::Cut).next() {
        Some(_) => "cut",
        None if has_no_directory => "directory",
        None if damaged.is_empty() => return,
        None => "parts",
    };
    let changes = (!has_no_directory).then(|| pack_anew(facts.clone(), Some(OddityKind::Damaged)));
    let finding = cx.find(&BAD_ZIP).arg("what", what).arg("count", damaged.len()).arg("names", names(&damaged));
    finding.fix_with(Msg::new("fix-pack-without"), changes).report();
}

/// The facts of the archive once it is packed anew. That removes every oddity whose removal loses nothing, so that the
/// fixes of several agree, and besides them those of `kind`.
fn pack_anew(facts: ArchiveFacts, kind: Option<OddityKind>) -> Vec<FileChange> {
    let stays = |oddity: &Oddity| rule_of(oddity.kind).fix != SAFE && Some(oddity.kind) != kind;
    let oddities = facts.oddities.into_iter().filter(stays).collect();
    vec![FileChange::Archive { facts: Some(Arc::new(ArchiveFacts { oddities, ..facts })) }]
}

/// The folder that holds the whole widget, where the manifest isn't at the root.
pub fn nested_in(widget: &Widget) -> Option<&str> {
    if widget.contains(MANIFEST) {
        return None;
    }
    let manifests = widget.files().filter(|(path, _)| path.name() == MANIFEST && left_out_by_default(path).is_none());
    let folder = manifests.map(|(path, _)| path.folder()).min_by_key(|folder| folder.len())?;
    let mut files = widget.files().filter(|(path, _)| left_out_by_default(path).is_none());
    files.all(|(path, _)| below(path, folder).is_some()).then_some(folder)
}

fn below<'p>(path: &'p RelPath, folder: &str) -> Option<&'p str> {
    path.as_str().strip_prefix(folder)?.strip_prefix('/')
}

/// Moves all files of `folder` to the root. Beside it there is only what is never packed: where a name is taken by that,
/// it gives way.
fn move_up(widget: &Widget, folder: &str) -> Vec<FileChange> {
    let inside = || widget.files().filter_map(|(from, body)| Some((from, RelPath::new(below(from, folder)?).ok()?, body)));
    // All away first: `w/w/x` moves to where `w/x` stands now.
    let away = inside().map(|(from, _, _)| FileChange::Delete { path: from.clone() });
    let back = inside().map(|(_, path, body)| FileChange::Write { path, body: body.clone() });
    away.chain(back).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::FileBody;

    fn widget(names: &[&str]) -> Widget {
        Widget::new(names.iter().map(|name| (RelPath::new(name).unwrap(), FileBody::text(*name))).collect(), None)
    }

    #[test]
    fn a_folder_around_the_widget_is_told_from_a_manifest_somewhere() {
        assert_eq!(nested_in(&widget(&["w/manifest.json", "w/i18n/ru.json", "__MACOSX/w/._x"])), Some("w"));
        assert_eq!(nested_in(&widget(&["a/b/manifest.json", "a/b/old/manifest.json"])), Some("a/b"));
        assert_eq!(nested_in(&widget(&["manifest.json", "w/manifest.json"])), None);
        assert_eq!(nested_in(&widget(&["w/manifest.json", "script.js"])), None);
        assert_eq!(nested_in(&widget(&["wide/manifest.json", "w/x"])), None);
    }

    #[test]
    fn moving_up_loses_no_file_of_the_widget() {
        let mut widget = widget(&[".DS_Store", "w/.DS_Store", "w/manifest.json", "w/w/x.js", "w/x.js"]);
        widget.apply(&move_up(&widget, "w")).unwrap();
        let names: Vec<&str> = widget.files().map(|(path, _)| path.as_str()).collect();
        assert_eq!(names, [".DS_Store", "manifest.json", "w/x.js", "x.js"]);
        assert_eq!((widget.text("w/x.js").unwrap().as_str(), widget.text("x.js").unwrap().as_str()), ("w/w/x.js", "w/x.js"));
    }
}
