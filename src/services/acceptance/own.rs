//! A person's own cases: a JSON file beside the widget, `.widget-studio/cases.json`, an edit like any other. Never packed.
//!
//! ```json
//! { "cases": [{ "id": "own-1", "title": "…", "steps": ["…"], "expected": "…" }] }
//! ```
//!
//! What can't be read is left out and stays in the file; a file with an error in its syntax is never written over.

use crate::formats::json::edit as json_edit;
use crate::formats::json::{Json, Kind, Node, pointer};
use crate::formats::path::RelPath;
use crate::formats::text_edit::{self, EditError, TextEdit};
use crate::model::document::FileBody;
use crate::model::widget::{FileChange, Widget};

/// The file, in the folder of which nothing is packed.
pub const CASES_FILE: &str = ".widget-studio/cases.json";

/// Most cases that are read or kept.
pub const MAX_CASES: usize = 200;

/// Most bytes of the file; of a larger one nothing is read.
const MAX_BYTES: usize = 1 << 20;

/// The pointer of the list.
const CASES: &str = "/cases";

/// A case of the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnCase {
    /// What tells it from the others: `own-` and a number.
    pub id: String,
    /// What it is about, in a few words.
    pub title: String,
    /// What is done, a step a line.
    pub steps: Vec<String>,
    /// What must be seen then.
    pub expected: String,
}

/// Why the file can't be changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OwnCasesError {
    /// It can't be read, so nothing is written over it.
    #[error("{CASES_FILE} can't be read and is not written over")]
    Broken,
    /// It would have more than [`MAX_CASES`] cases, or be too large.
    #[error("{CASES_FILE} would be too large")]
    TooLarge,
    /// The edits don't fit.
    #[error("{CASES_FILE}: {0}")]
    Edit(#[from] EditError),
}

/// The cases of `widget`, in the order of the file, with their places in the list.
fn listed(widget: &Widget) -> Vec<(usize, OwnCase)> {
    let Some(json) = widget.json(CASES_FILE).filter(|_| widget.get(CASES_FILE).is_some_and(|body| body.len() <= MAX_BYTES)) else {
        return Vec::new();
    };
    let items = json.at(CASES).map_or(&[][..], Node::items);
    let text = |node: &Node, key: &str| node.get(key).and_then(Node::as_str).unwrap_or_default().trim().to_owned();
    let case = |(at, node): (usize, &Node)| {
        let steps = node.get("steps").map_or(&[][..], Node::items).iter().filter_map(Node::as_str);
        let steps = steps.map(|step| step.trim().to_owned()).filter(|step| !step.is_empty()).collect();
        let id = Some(text(node, "id")).filter(|id| !id.is_empty()).unwrap_or_else(|| format!("own-at-{at}"));
        let case = OwnCase { id, title: text(node, "title"), steps, expected: text(node, "expected") };
        (!case.title.is_empty()).then_some((at, case))
    };
    let mut seen = std::collections::HashSet::new();
    items.iter().take(MAX_CASES).enumerate().filter_map(case).filter(|(_, case)| seen.insert(case.id.clone())).collect()
}

/// The cases of `widget`, in the order of the file.
pub fn read(widget: &Widget) -> Vec<OwnCase> {
    listed(widget).into_iter().map(|(_, case)| case).collect()
}

/// An id that no case of `widget` has.
pub fn free_id(widget: &Widget) -> String {
    let taken: Vec<String> = read(widget).into_iter().map(|case| case.id).collect();
    (1..).map(|number| format!("own-{number}")).find(|id| !taken.contains(id)).unwrap_or_default()
}

/// The change that keeps `case`: in the place of the one with its id, else at the end.
///
/// # Errors
/// [`OwnCasesError`].
pub fn put(widget: &Widget, case: &OwnCase) -> Result<FileChange, OwnCasesError> {
    let listed = listed(widget);
    let value = serde_json::json!({"id": case.id, "title": case.title, "steps": case.steps, "expected": case.expected});
    change(widget, |text, json| match listed.iter().find(|(_, known)| known.id == case.id) {
        Some((at, _)) => {
            let place = pointer::join(CASES, &at.to_string());
            let members =
                ["id", "title", "steps", "expected"].map(|key| (pointer::join(&place, key), value.get(key).cloned().unwrap_or_default()));
            let members: Vec<_> = members.iter().map(|(pointer, value)| (pointer.as_str(), value.clone())).collect();
            json_edit::set_all(text, json, &members)
        }
        None if json.at(CASES).is_none() => json_edit::set(text, json, CASES, &serde_json::json!([value])),
        None => json_edit::insert_item(text, json, CASES, json.at(CASES).map_or(0, |list| list.items().len()), &value),
    })
}

/// The change that takes the case `id` away; `None` if there is none.
///
/// # Errors
/// [`OwnCasesError`].
pub fn remove(widget: &Widget, id: &str) -> Result<Option<FileChange>, OwnCasesError> {
    let Some((at, _)) = listed(widget).into_iter().find(|(_, case)| case.id == id) else { return Ok(None) };
    change(widget, |text, json| json_edit::remove(text, json, &pointer::join(CASES, &at.to_string()))).map(Some)
}

fn change(widget: &Widget, make: impl FnOnce(&str, &Json) -> Result<Vec<TextEdit>, EditError>) -> Result<FileChange, OwnCasesError> {
    const NEW: &str = "{\n}\n";
    let body = widget.entry(CASES_FILE).filter(|(_, body)| !body.is_empty());
    let old = match body {
        Some((_, body)) => body.as_text().ok_or(OwnCasesError::Broken)?.as_str(),
        None => NEW,
    };
    let json = Json::parse(old);
    let is_object = json.root.as_ref().is_some_and(|root| root.kind() == Kind::Object);
    let is_list = json.at(CASES).is_none_or(|list| list.kind() == Kind::Array);
    if !json.problems.is_empty() || !is_object || !is_list || old.len() > MAX_BYTES {
        return Err(OwnCasesError::Broken);
    }
    let edits = make(old, &json)?;
    let (new, _) = text_edit::apply(old, &edits)?;
    if new.len() > MAX_BYTES || Json::parse(&new).at(CASES).is_some_and(|list| list.items().len() > MAX_CASES) {
        return Err(OwnCasesError::TooLarge);
    }
    Ok(match body {
        Some((path, _)) => FileChange::Edit { path: path.clone(), edits },
        None => FileChange::Write { path: RelPath::new(CASES_FILE).map_err(|_| OwnCasesError::Broken)?, body: FileBody::text(new) },
    })
}
