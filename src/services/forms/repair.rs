//! Turns a list in the place of fields into the object that the platform reads.

use serde_json::{Map, Value};

use crate::crm::i18n;
use crate::crm::i18n::Resolved;
use crate::crm::settings::{Fields, Form, is_code};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{MANIFEST, Widget};
use crate::services::texts::structure;
use crate::services::texts::structure::Outcome;

/// Members of an item that may be its code, the most telling first.
const CODES: &[&str] = &["code", "key", "id", "name"];

/// The list of objects in the place of the fields of `form`; `None` if there is something else, or nothing in it.
fn items(widget: &Widget, form: &Form) -> Option<Vec<Map<String, Value>>> {
    let Fields::Malformed(node) = form.fields(widget) else { return None };
    let text = widget.text(MANIFEST)?.as_str().get(node.range.clone())?;
    serde_json::from_str(text).ok().filter(|items: &Vec<_>| !items.is_empty())
}

/// Makes fields of a list of objects: each gets the code that it has in another place, or a numbered one, and a reference for
/// its label, with a text where there is none, and a type. What else the items hold is kept. `None` if it is no such list.
pub fn from_list(widget: &Widget, form: &Form) -> Option<Outcome> {
    let mut fields = Map::new();
    let mut texts = Vec::new();
    for (number, mut item) in (1..).zip(items(widget, form)?) {
        let is_free = |code: &str| is_code(code) && !fields.contains_key(code);
        let found = CODES.iter().find_map(|key| Some((*key, item.get(*key)?.as_str().filter(|code| is_free(code))?.to_owned())));
        let code = match found {
            Some((key, code)) => {
                item.shift_remove(key);
                code
            }
            None => format!("field_{number}"),
        };
        let name = item.shift_remove("name").as_ref().and_then(Value::as_str).map(str::to_owned);
        let name = name.filter(|name| !name.trim().is_empty());
        let reference = name.clone().filter(|name| i18n::is_reference(name)).unwrap_or_else(|| format!("{}.{code}", form.usual_section()));
        texts.push((reference.clone(), name.filter(|name| *name != reference).unwrap_or_else(|| code.clone())));
        let mut field = Map::from_iter([("name".to_owned(), Value::from(reference))]);
        field.append(&mut item);
        field.entry("type").or_insert_with(|| "text".into());
        fields.insert(code, field.into());
    }
    Some(made(widget, form, fields, &texts))
}

fn made(widget: &Widget, form: &Form, fields: Map<String, Value>, texts: &[(String, String)]) -> Outcome {
    let mut changes = ChangeBuilder::new(widget).set(MANIFEST, &form.pointer(), fields);
    for (key, text) in texts {
        let files = i18n::readable(widget);
        let lacking = files.iter().filter(|file| i18n::resolve(file.json, key) == Resolved::Missing);
        let lacking: Vec<(&str, &str)> = lacking.map(|file| (file.code, text.as_str())).collect();
        let added = structure::set_texts(changes.widget(), &i18n::pointer_of(key), &lacking)?;
        changes = changes.with(added);
    }
    Ok(changes.build()?)
}
