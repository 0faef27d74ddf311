//! How an output is known again: a report in a file says that Widget Studio wrote it and of which widget; an archive is built as
//! the studio builds it and holds that widget.

use super::archive;
use crate::crm::account::code_of;
use crate::crm::i18n;
use crate::model::widget::Widget;

/// Lines of a file in which its mark may stand.
const LINES: usize = 5;

/// What a marked document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// What a check found.
    Check,
    /// The moderation checklist.
    Checklist,
    /// Two builds compared.
    Comparison,
    /// What a trial of all scenes found.
    Trial,
}

/// How a document carries its mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// As its first line.
    Line,
    /// As a comment in its first line.
    Comment,
    /// As a comment behind its first line.
    SecondComment,
    /// It has the mark already, as a JSON member.
    Member,
}

/// The name of the JSON member that holds the mark.
pub const MEMBER: &str = "about";

/// The mark of a document about `widget`; `None` for a widget without code and name. It has no character that means something in
/// HTML, Markdown or JSON.
pub fn mark(document: Document, widget: &Widget) -> Option<String> {
    let kind = match document {
        Document::Check => "check",
        Document::Checklist => "checklist",
        Document::Comparison => "comparison",
        Document::Trial => "trial",
    };
    let is_plain = |c: char| c.is_alphanumeric() || c == ' ';
    let plain: String = identity(widget)?.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    Some(format!("Widget Studio, {kind} of: {}", plain.trim()))
}

/// `text` with its mark, as it goes into a file.
pub fn marked(text: String, document: Document, widget: &Widget, carrier: Carrier) -> String {
    let Some(mark) = mark(document, widget) else { return text };
    match carrier {
        Carrier::Line => format!("{mark}\n{text}"),
        Carrier::Comment => format!("<!-- {mark} -->\n{text}"),
        Carrier::SecondComment => match text.split_once('\n') {
            Some((first, rest)) => format!("{first}\n<!-- {mark} -->\n{rest}"),
            None => text,
        },
        Carrier::Member => text,
    }
}

/// Whether `bytes` are those of a marked document of this kind about `widget`.
pub fn is_marked(bytes: &[u8], document: Document, widget: &Widget) -> bool {
    let Some(mark) = mark(document, widget) else { return false };
    let forms = [mark.clone(), format!("<!-- {mark} -->"), format!("\"{MEMBER}\": \"{mark}\"")];
    let lines = bytes.split(|byte| *byte == b'\n').take(LINES).filter_map(|line| std::str::from_utf8(line).ok());
    lines.map(|line| line.trim().trim_end_matches(',')).any(|line| forms.iter().any(|form| form == line))
}

/// Whether `bytes` are an archive as the studio builds it, of `widget` in any version.
pub fn is_pack_of(bytes: &[u8], widget: &Widget) -> bool {
    let Ok(there) = archive::read("", bytes) else { return false };
    identity(widget).is_some_and(|own| identity(&there) == Some(own)) && archive::build_all(&there).is_ok_and(|built| built == bytes)
}

/// What stays the same from version to version: the code in the manifest, else the name in the base locale.
fn identity(widget: &Widget) -> Option<String> {
    code_of(widget).map(str::to_owned).or_else(|| i18n::widget_name(widget, "")).filter(|name| !name.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::path::RelPath;
    use crate::model::document::FileBody;
    use crate::services::bundled;

    fn named(name: &str) -> Widget {
        let mut files =
            bundled::plain().files().map(|(path, body)| (path.clone(), body.clone())).collect::<std::collections::BTreeMap<_, _>>();
        let manifest =
            bundled::plain().text("manifest.json").unwrap().as_str().replace("\"widget.name\"", &serde_json::to_string(name).unwrap());
        files.insert(RelPath::new("manifest.json").unwrap(), FileBody::text(manifest));
        Widget::new(files, None)
    }

    #[test]
    fn a_document_is_known_by_kind_and_widget() {
        let (own, other) = (named("A --> <b> \"quoted\"\n**x**"), named("Another"));
        for (text, carrier) in
            [("text\n", Carrier::Line), ("# A\n", Carrier::Comment), ("<!DOCTYPE html>\n<html>\n", Carrier::SecondComment)]
        {
            let file = marked(text.to_owned(), Document::Check, &own, carrier).into_bytes();
            assert!(is_marked(&file, Document::Check, &own), "{carrier:?}");
            assert!(!is_marked(&file, Document::Check, &other) && !is_marked(&file, Document::Checklist, &own), "{carrier:?}");
            assert!(!is_marked(text.as_bytes(), Document::Check, &own));
        }
        let mark = mark(Document::Check, &own).unwrap();
        assert!(!mark.contains(['<', '>', '"', '\n', '*', '-']), "{mark}");
        let json = format!("{{\n  \"{MEMBER}\": \"{mark}\",\n  \"summary\": {{}}\n}}\n");
        assert!(is_marked(json.as_bytes(), Document::Check, &own));
        // The mark in the middle of a line, or far below, is somebody's quotation.
        assert!(!is_marked(format!("see {mark}").as_bytes(), Document::Check, &own));
        assert!(!is_marked(format!("\n\n\n\n\n{mark}\n").as_bytes(), Document::Check, &own));
    }

    #[test]
    fn an_archive_is_known_by_its_making_and_its_widget() {
        let (own, other) = (named("Own"), named("Other"));
        let bytes = archive::build(&own).unwrap();
        assert!(is_pack_of(&bytes, &own) && !is_pack_of(&bytes, &other));
        let newer = {
            let mut widget = own.clone();
            let script = RelPath::new("script.js").unwrap();
            widget.apply(&[crate::model::widget::FileChange::Write { path: script, body: FileBody::text("define();") }]).unwrap();
            widget
        };
        assert!(is_pack_of(&bytes, &newer), "an earlier version");
        let comment = [bytes.as_slice(), b"x"].concat();
        assert!(!is_pack_of(&comment, &own), "not as the studio builds it");
        assert!(!is_pack_of(b"", &own) && !is_pack_of(b"text", &own));
    }
}
