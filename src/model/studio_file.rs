//! The studio's own file in a widget's folder: findings that were accepted, and the moderation checklist. Never packed.
//!
//! ```json
//! {
//!   "suppressions": [{ "rule": "manifest/x", "file": "manifest.json", "pointer": "/widget/y", "reason": "…" }],
//!   "checklist": { "support-answers": { "done": true, "note": "…" } }
//! }
//! ```
//!
//! Reading never fails; what can't be read is a [`StudioFault`], and the file is never written over while it has one in its syntax.

use std::collections::BTreeMap;
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::document::{FileBody, Text};
use super::widget::{FileChange, Widget};
use crate::formats::json::{Json, Kind, Node, Value, pointer};
use crate::formats::path::RelPath;
use crate::formats::text_edit;
use crate::formats::text_edit::{EditError, TextEdit};

/// The studio's own file in a widget's folder.
pub const STUDIO_FILE: &str = ".widget-studio.json";

/// The folder beside it for what the studio makes for a widget and a person changes. Nothing in it is packed.
pub const STUDIO_FOLDER: &str = ".widget-studio";

/// The made-up account in which the widget is run (`src/stand_in/account.rs`).
pub const ACCOUNT_FILE: &str = ".widget-studio/account.json";

/// Most bytes of the file; of a larger one nothing is read.
pub const MAX_BYTES: usize = 1 << 20;

/// Most suppressions; of a longer list none is read.
pub const MAX_SUPPRESSIONS: usize = 2_000;

/// The pointer of the list of suppressions.
pub const SUPPRESSIONS: &str = "/suppressions";

/// The pointer of the checklist.
pub const CHECKLIST: &str = "/checklist";

/// What the file says, as far as it can be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StudioFile {
    /// The accepted findings, in the order of the file.
    pub suppressions: Vec<Suppression>,
    /// The ticks and notes of the moderation checklist, by the id of the point.
    pub checklist: BTreeMap<String, Tick>,
    /// What can't be read, in the order of the file.
    pub faults: Vec<StudioFault>,
}

/// An entry that accepts findings: of a rule, in a file, at a value, each as far as it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// Id of the rule, as it is spelled in the file.
    pub rule: String,
    /// The only file; all files if `None`.
    pub file: Option<String>,
    /// The only value, as a JSON pointer in `file`.
    pub pointer: Option<String>,
    /// Why it is accepted; may be empty.
    pub reason: String,
    /// The entry's own place in the studio's file, as a JSON pointer.
    pub at: String,
    /// The bytes of the entry.
    pub range: Range<usize>,
    /// The bytes of the rule's id.
    pub rule_range: Range<usize>,
}

/// What a person said about a point of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tick {
    pub done: bool,
    /// A note; may be empty.
    pub note: String,
}

/// Something in the file that can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudioFault {
    pub kind: StudioFaultKind,
    /// Where, as a JSON pointer; `None` for the text itself.
    pub pointer: Option<String>,
    /// Where, in bytes; `None` if the file isn't text.
    pub range: Option<Range<usize>>,
}

/// What can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StudioFaultKind {
    /// The file has more than [`MAX_BYTES`].
    TooLarge,
    /// The list has more than [`MAX_SUPPRESSIONS`] entries.
    TooMany,
    /// The file isn't UTF-8.
    Encoding,
    /// The text isn't JSON.
    Syntax,
    /// Something else stands where an object is needed.
    NotObject,
    /// Something else stands where a list is needed.
    NotList,
    /// Something else stands where a text is needed, or there is nothing.
    NotText,
    /// Something else stands where `true` or `false` is needed.
    NotBool,
    /// An entry names a value, but no file.
    NoFile,
}

/// Why the file can't be changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StudioFileError {
    /// It can't be read, so nothing is written over it.
    #[error("{STUDIO_FILE} can't be read and is not written over")]
    Broken,
    /// It would have more than [`MAX_BYTES`], or more than [`MAX_SUPPRESSIONS`] suppressions.
    #[error("{STUDIO_FILE} would be too large")]
    TooLarge,
    /// The edits don't fit.
    #[error("{STUDIO_FILE}: {0}")]
    Edit(#[from] EditError),
}

impl StudioFile {
    /// Reads the file of `widget`; an empty one says nothing, as a missing one does.
    pub fn read(widget: &Widget) -> Self {
        let mut read = Self::default();
        let Some(body) = widget.get(STUDIO_FILE).filter(|body| !body.is_empty()) else { return read };
        if body.len() > MAX_BYTES {
            read.faults.push(StudioFault { kind: StudioFaultKind::TooLarge, pointer: None, range: None });
            return read;
        }
        let Some(json) = body.as_text().map(Text::json) else {
            read.faults.push(StudioFault { kind: StudioFaultKind::Encoding, pointer: None, range: None });
            return read;
        };
        if let Some(problem) = json.problems.first() {
            read.faults.push(StudioFault { kind: StudioFaultKind::Syntax, pointer: None, range: Some(problem.range.clone()) });
        }
        let Some(root) = json.root.as_ref().filter(|root| read.is(root, "", Kind::Object, StudioFaultKind::NotObject)) else { return read };
        if let Some(list) = root.get("suppressions").filter(|node| read.is(node, SUPPRESSIONS, Kind::Array, StudioFaultKind::NotList)) {
            let is_too_long = list.items().len() > MAX_SUPPRESSIONS;
            if is_too_long {
                let range = Some(list.range.start..list.range.start + 1);
                read.faults.push(StudioFault { kind: StudioFaultKind::TooMany, pointer: Some(SUPPRESSIONS.to_owned()), range });
            }
            for (index, entry) in list.items().iter().enumerate().filter(|_| !is_too_long) {
                let at = pointer::join(SUPPRESSIONS, &index.to_string());
                if let Some(suppression) = read.suppression(entry, &at) {
                    read.suppressions.push(suppression);
                }
            }
        }
        if let Some(list) = root.get("checklist").filter(|node| read.is(node, CHECKLIST, Kind::Object, StudioFaultKind::NotObject)) {
            for member in list.members() {
                let tick = read.tick(&member.node, &pointer::join(CHECKLIST, &member.key));
                read.checklist.insert(member.key.clone(), tick);
            }
        }
        read
    }

    /// Whether `node` is of the wanted kind; else that is a fault, unless its syntax is one already.
    fn is(&mut self, node: &Node, at: &str, wanted: Kind, otherwise: StudioFaultKind) -> bool {
        let fits = node.kind() == wanted;
        if !fits && node.kind() != Kind::Unreadable {
            self.faults.push(StudioFault { kind: otherwise, pointer: Some(at.to_owned()), range: Some(node.range.clone()) });
        }
        fits
    }

    /// A text of an entry; `None` if it isn't there, an error if it is no text.
    fn text(&mut self, entry: &Node, at: &str, key: &str) -> Result<Option<String>, ()> {
        let Some(node) = entry.get(key) else { return Ok(None) };
        if !self.is(node, &pointer::join(at, key), Kind::String, StudioFaultKind::NotText) {
            return Err(());
        }
        Ok(node.as_str().map(str::to_owned))
    }

    fn suppression(&mut self, entry: &Node, at: &str) -> Option<Suppression> {
        if !self.is(entry, at, Kind::Object, StudioFaultKind::NotObject) {
            return None;
        }
        let rule = self.text(entry, at, "rule").ok()?;
        let file = self.text(entry, at, "file").ok()?;
        let value = self.text(entry, at, "pointer").ok()?;
        let reason = self.text(entry, at, "reason").ok()?.unwrap_or_default();
        let fault = |kind, key: &str| StudioFault { kind, pointer: Some(pointer::join(at, key)), range: Some(entry.range.clone()) };
        let Some(rule) = rule else {
            self.faults.push(fault(StudioFaultKind::NotText, "rule"));
            return None;
        };
        if value.is_some() && file.is_none() {
            self.faults.push(fault(StudioFaultKind::NoFile, "file"));
            return None;
        }
        let rule_range = entry.get("rule").map_or(entry.range.clone(), |node| node.range.clone());
        Some(Suppression { rule, file, pointer: value, reason, at: at.to_owned(), range: entry.range.clone(), rule_range })
    }

    fn tick(&mut self, entry: &Node, at: &str) -> Tick {
        if !self.is(entry, at, Kind::Object, StudioFaultKind::NotObject) {
            return Tick::default();
        }
        let done = entry.get("done").filter(|node| self.is(node, &pointer::join(at, "done"), Kind::Bool, StudioFaultKind::NotBool));
        let done = done.and_then(Node::as_bool).unwrap_or_default();
        Tick { done, note: self.text(entry, at, "note").ok().flatten().unwrap_or_default() }
    }
}

impl Suppression {
    /// What tells this entry from others by which it could be replaced: a hash of all that it says.
    pub fn mark(&self) -> String {
        let said = serde_json::json!([self.rule, self.file, self.pointer, self.reason]);
        Sha256::digest(said.to_string()).iter().take(8).fold(String::new(), |mark, byte| mark + &format!("{byte:02x}"))
    }
}

/// One step of a change of the file: what to change in its present text.
pub type Step<'s> = &'s dyn Fn(&str, &Json) -> Result<Vec<TextEdit>, EditError>;

/// The change that takes `steps` one after the other; creates the file if there is none. Nothing but what they name changes.
///
/// # Errors
/// [`StudioFileError::Broken`] if the file isn't strict JSON with an object in it; [`StudioFileError::TooLarge`]; the [`EditError`] of a step.
pub fn change(widget: &Widget, steps: &[Step<'_>]) -> Result<FileChange, StudioFileError> {
    // Two lines, so that what is added stands on lines of its own.
    const NEW: &str = "{\n}\n";
    let body = widget.entry(STUDIO_FILE);
    let old = match body {
        Some((_, body)) if !body.is_empty() => body.as_text().ok_or(StudioFileError::Broken)?.as_str(),
        _ => NEW,
    };
    let parsed = Json::parse(old);
    if !parsed.problems.is_empty() || !parsed.root.as_ref().is_some_and(|root| matches!(root.value, Value::Object(_))) {
        return Err(StudioFileError::Broken);
    }
    if old.len() > MAX_BYTES {
        return Err(StudioFileError::Broken);
    }
    let mut text = old.to_owned();
    for step in steps {
        text = text_edit::apply(&text, &step(&text, &Json::parse(&text))?)?.0;
    }
    let list_of = |json: &Json| json.at(SUPPRESSIONS).map_or(0, |list| list.items().len());
    let (before, after) = (list_of(&parsed), list_of(&Json::parse(&text)));
    if text.len() > MAX_BYTES.max(old.len()) || after > MAX_SUPPRESSIONS.max(before) {
        return Err(StudioFileError::TooLarge);
    }
    match body {
        Some((path, body)) if !body.is_empty() => Ok(FileChange::Edit { path: path.clone(), edits: vec![difference(old, &text)] }),
        _ => {
            let path = RelPath::new(STUDIO_FILE).map_err(|_| StudioFileError::Broken)?;
            Ok(FileChange::Write { path, body: FileBody::text(text) })
        }
    }
}

/// The edit that turns `old` into `new` and touches nothing that both begin or end with.
fn difference(old: &str, new: &str) -> TextEdit {
    let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| -> usize {
        a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let start = same(&mut old.chars(), &mut new.chars());
    let (rest, other) = (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
    let end = same(&mut rest.chars().rev(), &mut other.chars().rev());
    TextEdit::replace(start..old.len() - end, other.get(..other.len() - end).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::json::edit as json_edit;
    use crate::services::bundled;

    fn with(text: &str) -> Widget {
        let mut widget = bundled::plain();
        widget.apply(&[FileChange::Write { path: RelPath::new(STUDIO_FILE).unwrap(), body: FileBody::text(text) }]).unwrap();
        widget
    }

    #[test]
    fn reads_what_it_can_and_says_what_it_cannot() {
        let table = [
            ("", 0, &[][..]),
            ("{", 0, &[StudioFaultKind::Syntax][..]),
            ("[]", 0, &[StudioFaultKind::NotObject]),
            (r#"{"suppressions": {}, "checklist": []}"#, 0, &[StudioFaultKind::NotList, StudioFaultKind::NotObject]),
            (
                r#"{"suppressions": [{"rule": "a/b"}, 1, {}, {"rule": 2}]}"#,
                1,
                &[StudioFaultKind::NotObject, StudioFaultKind::NotText, StudioFaultKind::NotText],
            ),
            (r#"{"suppressions": [{"rule": "a/b", "pointer": "/x"}]}"#, 0, &[StudioFaultKind::NoFile]),
            (
                r#"{"checklist": {"a": {"done": 1}, "b": {"done": true, "note": 3}}}"#,
                0,
                &[StudioFaultKind::NotBool, StudioFaultKind::NotText],
            ),
        ];
        for (text, entries, faults) in table {
            let read = StudioFile::read(&with(text));
            let kinds: Vec<StudioFaultKind> = read.faults.iter().map(|fault| fault.kind).collect();
            assert_eq!((read.suppressions.len(), kinds.as_slice()), (entries, faults), "{text}");
        }
    }

    #[test]
    fn what_is_over_a_bound_is_not_read_and_not_made() {
        let list = |count: usize| format!("{{\"suppressions\": [{}]}}", vec!["{\"rule\": \"a/b\"}"; count].join(","));
        let read = |text: &str| StudioFile::read(&with(text));
        let kinds = |read: &StudioFile| read.faults.iter().map(|fault| fault.kind).collect::<Vec<_>>();
        assert_eq!(read(&list(MAX_SUPPRESSIONS)).suppressions.len(), MAX_SUPPRESSIONS);
        let long = read(&list(MAX_SUPPRESSIONS + 1));
        assert_eq!((long.suppressions.len(), kinds(&long)), (0, vec![StudioFaultKind::TooMany]));
        let large = list(1) + &" ".repeat(MAX_BYTES);
        assert_eq!((read(&large).suppressions.len(), kinds(&read(&large))), (0, vec![StudioFaultKind::TooLarge]));
        let add: Step<'_> = &|text, json| json_edit::insert_item(text, json, SUPPRESSIONS, 0, &serde_json::json!({ "rule": "a/b" }));
        assert!(change(&with(&list(MAX_SUPPRESSIONS - 1)), &[add]).is_ok());
        assert_eq!(change(&with(&list(MAX_SUPPRESSIONS)), &[add]), Err(StudioFileError::TooLarge));
        assert_eq!(change(&with(&large), &[add]), Err(StudioFileError::Broken));
    }

    #[test]
    fn a_change_touches_only_what_it_names_and_never_a_broken_file() {
        let text = "{\r\n\t\"mine\" : [1,2],\r\n\t\"checklist\": {\"a\": {\"done\": false}}\r\n}\r\n";
        let mut widget = with(text);
        let done: Step<'_> = &|text, json| json_edit::set(text, json, "/checklist/a/done", &true.into());
        let change_of_it = change(&widget, &[done]).unwrap();
        widget.apply(&[change_of_it]).unwrap();
        assert_eq!(widget.text(STUDIO_FILE).unwrap().as_str(), text.replace("false", "true"));
        for broken in ["{", "[]", "{\"a\": 1,}"] {
            assert_eq!(change(&with(broken), &[done]), Err(StudioFileError::Broken), "{broken}");
        }
    }
}
