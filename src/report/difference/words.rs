//! Words for what differs: files, pictures, places, and values without their secrets.

use crate::crm::secrets::{names, values};
use crate::services::compare::PictureFacts;
use crate::services::diff::{DiffKind, LineEnds, Note};
use crate::text::Lang;

/// Letters of a secret that are shown.
const SHOWN: usize = 4;

/// What happened to a file.
pub fn file_words(lang: Lang, kind: &DiffKind) -> String {
    match kind {
        DiffKind::Added(size) => lang.with("diff-added", &[("size", lang.size(*size).into())]),
        DiffKind::Deleted(_) => lang.tr("diff-deleted"),
        DiffKind::Moved(from, _) => lang.with("diff-moved", &[("from", from.into())]),
        DiffKind::Changed(old, new) => lang.with("diff-changed", &[("old", lang.size(*old).into()), ("new", lang.size(*new).into())]),
    }
}

/// What the lines of a difference don't show.
pub fn note_words(lang: Lang, note: Note) -> String {
    let ends = |ends| match ends {
        LineEnds::None => "–",
        LineEnds::Unix => "LF",
        LineEnds::Windows => "CRLF",
        LineEnds::Mixed => "LF, CRLF",
    };
    match note {
        Note::LineEnds(old, new) => lang.with("diff-line-ends", &[("old", ends(old).into()), ("new", ends(new).into())]),
        Note::ByteOrderMark(true) => lang.tr("diff-bom-added"),
        Note::ByteOrderMark(false) => lang.tr("diff-bom-gone"),
        Note::LastLineEnd(true) => lang.tr("diff-last-end-added"),
        Note::LastLineEnd(false) => lang.tr("diff-last-end-gone"),
        Note::Blanks => lang.tr("diff-blanks"),
        Note::Statements => lang.tr("diff-statements"),
        Note::TooLong => lang.tr("diff-too-long"),
    }
}

/// A picture's size, weight and format; a dash if it isn't there.
pub fn picture_words(lang: Lang, facts: Option<&PictureFacts>) -> String {
    let Some(facts) = facts else { return "–".to_owned() };
    let size = facts.size.map(|(width, height)| format!("{width}×{height}"));
    let format = facts.format.map_or("SVG", |format| format.name()).to_owned();
    [size, Some(format), Some(lang.size(facts.bytes))].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A place in the manifest as people write it: `settings.sender`.
pub fn pointer_words(pointer: &str) -> String {
    pointer.trim_start_matches('/').replace('/', ".").replace("~1", "/").replace("~0", "~")
}

/// A value without its secrets: of those only the first letters. `key` is what the value is called.
pub fn masked(key: &str, value: &str) -> String {
    let last = key.rsplit(['/', '.']).next().unwrap_or_default();
    let hide = |secret: &str| secret.chars().take(SHOWN).chain("•••".chars()).collect::<String>();
    // Words about a secret, such as the label of a field for it, are none.
    if names::may_be_secret(last) && value.trim_matches('"').len() > SHOWN && !value.trim().contains([' ', '.', '{']) {
        return hide(value);
    }
    let mut out = value.to_owned();
    for range in values::suspects(value).into_iter().rev() {
        let secret = value.get(range.clone()).map(hide).unwrap_or_default();
        out.replace_range(range, &secret);
    }
    out
}
