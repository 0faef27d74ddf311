//! [`Build`]: a state of a widget as it would be packed now, with what keeps it from being loaded.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::account;
use crate::crm::account::TemplateField;
use crate::crm::account::{code_of, guarded, template_of};
use crate::crm::package::{self, Decision};
use crate::formats::json::strict;
use crate::formats::path::RelPath;
use crate::formats::script::SCRIPT;
use crate::formats::text_edit::{self, TextEdit};
use crate::model::document::{FileBody, Text};
use crate::model::project::Revision;
use crate::model::studio_file::ACCOUNT_FILE;
use crate::model::widget::{MANIFEST, Widget};
use crate::text::messages::settings;
use crate::text::msg::Msg;

/// The letters that a code of a widget has in addresses.
const SEPARATOR: char = '_';

/// A snapshot of the packed files of a widget. Shares the contents with the widget.
#[derive(Debug, Clone)]
pub struct Build {
    revision: Revision,
    is_unsaved: bool,
    files: BTreeMap<RelPath, FileBody>,
    manifest: Map<String, Value>,
    template: Vec<TemplateField>,
    code: Option<String>,
    account: account::Table,
    faults: Vec<Fault>,
}

/// Why a file can't be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: RelPath,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub msg: Msg,
}

impl Build {
    /// The files of `widget` that would be packed, in the state `revision`; `is_unsaved` tells whether some of it isn't on disk. Reads
    /// scripts and JSON that nobody has read yet: for job threads.
    pub fn of(widget: &Widget, revision: Revision, is_unsaved: bool) -> Self {
        let packed = package::plan(widget).into_iter().filter(|file| matches!(file.decision, Decision::In(_)));
        let files: BTreeMap<_, _> = packed.filter_map(|file| Some((file.path.clone(), widget.get(file.path.as_str())?.clone()))).collect();
        let faults = files.iter().filter_map(|(path, body)| fault(path, body)).collect();
        let manifest = widget.text(MANIFEST).and_then(|text| repaired(text).ok()).unwrap_or_default();
        Self {
            revision,
            is_unsaved,
            files,
            manifest,
            template: guarded(template_of(widget), Some(widget)),
            code: code_of(widget).map(in_address).filter(|code| !code.is_empty()),
            account: account::Table::of(widget.get(ACCOUNT_FILE)),
            faults,
        }
    }

    /// The state that it is of.
    pub fn revision(&self) -> Revision {
        self.revision
    }

    /// Whether unsaved edits are in it.
    pub fn is_unsaved(&self) -> bool {
        self.is_unsaved
    }

    /// Its files.
    pub fn paths(&self) -> impl ExactSizeIterator<Item = &RelPath> {
        self.files.keys()
    }

    /// The bytes of a file.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        Some(self.files.get(&RelPath::new(path).ok()?)?.as_bytes())
    }

    /// The manifest; empty if it can't be read.
    pub fn manifest(&self) -> &Map<String, Value> {
        &self.manifest
    }

    /// The fields of its settings, with those that hold a secret marked as passwords.
    pub fn template(&self) -> &[TemplateField] {
        &self.template
    }

    /// The code that the manifest names, as it stands in addresses.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The made-up account that lies beside the widget, or the sample.
    pub fn account(&self) -> &account::Table {
        &self.account
    }

    /// The first fault that the build `good` hasn't: a file that couldn't be loaded before is no reason to keep all others back.
    pub fn fault_since(&self, good: &Self) -> Option<&Fault> {
        self.faults.iter().find(|fault| self.files.get(&fault.file) != good.files.get(&fault.file))
    }

    /// Its first fault.
    pub fn fault(&self) -> Option<&Fault> {
        self.faults.first()
    }

    /// Whether both have the same files.
    pub fn is_same(&self, other: &Self) -> bool {
        self.files == other.files
    }
}

/// `name` with the characters that a code has in the CRM's addresses: `Order courier` is `order_courier`.
pub fn in_address(name: &str) -> String {
    let mapped: String =
        name.to_lowercase().chars().map(|c| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { SEPARATOR }).collect();
    mapped.trim_matches(SEPARATOR).to_owned()
}

fn fault(path: &RelPath, body: &FileBody) -> Option<Fault> {
    let FileBody::Text(text) = body else { return None };
    let (line, msg) = match (path.folder(), path.as_str(), &*path.extension()) {
        (_, MANIFEST, _) => repaired(text).err()?,
        ("i18n", _, "json") => object(text.as_str()).err()?,
        (_, _, "js") => not_a_script(text)?,
        _ => return None,
    };
    Some(Fault { file: path.clone(), line, msg })
}

/// The object in a manifest. What has a plain repair, such as a comma too many, is for the checks: the page never sees the text.
fn repaired(text: &Text) -> Result<Map<String, Value>, (usize, Msg)> {
    let json = text.json();
    if json.problems.is_empty() || json.problems.iter().any(|problem| problem.repair.is_empty()) {
        return object(text.as_str());
    }
    let edits: Vec<TextEdit> = json.problems.iter().flat_map(|problem| problem.repair.iter().cloned()).collect();
    text_edit::apply(text.as_str(), &edits).map_or_else(|_| object(text.as_str()), |(repaired, _)| object(&repaired))
}

/// The object in `text`, as a browser reads it: of a key that is there twice the last one counts, a byte order mark is no fault.
fn object(text: &str) -> Result<Map<String, Value>, (usize, Msg)> {
    let plain = text.trim_start_matches('\u{feff}');
    match (serde_json::from_str(plain), strict::object(plain)) {
        (Ok(Value::Object(object)), _) => Ok(object),
        (_, Err(faults)) => {
            let syntax = faults.iter().find(|fault| !matches!(fault, strict::Fault::Duplicate { .. }));
            let line = syntax.map_or(1, |fault| if let strict::Fault::Syntax(_, place) = fault { place.line } else { 1 });
            Err((line, syntax.map_or_else(|| settings::message(&strict::Fault::NoObject), settings::message)))
        }
        (_, Ok(object)) => Ok(object),
    }
}

fn not_a_script(text: &Text) -> Option<(usize, Msg)> {
    let error = text.script(SCRIPT).error.as_ref()?;
    let line = text.lines().line_column(text.as_str(), error.range.start).line;
    let msg = if error.words.is_empty() {
        Msg::new("run-script-bound")
    } else {
        Msg::new("run-script").with("words", error.words.trim_end_matches('.'))
    };
    Some((line, msg))
}
