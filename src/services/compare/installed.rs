//! What an account tells of the build that is installed in it, as a widget to compare with: its version, the fields of its settings, the
//! areas that it has a flag for, and the logos if they were read.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::crm::account::{FieldType, Model, TemplateField};
use crate::crm::locations::{Entry, declares};
use crate::formats::json::{Node, edit};
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::widget::{FileChange, MANIFEST, Widget};

/// The logos in an account by their paths in the widget; `None` where it has none.
pub type Logos = BTreeMap<RelPath, Option<FileBody>>;

/// `widget` with what an account shows of its build; all else an account doesn't tell, and it is as in `widget`.
pub fn installed(widget: &Widget, model: &Model, logos: &Logos) -> Widget {
    let template = &model.template;
    let mut there = widget.clone();
    let mut set = |at: &str, value: &Value| {
        let change = there.edit_json(MANIFEST, |text, json| edit::set(text, json, at, value));
        // A manifest that can't be edited stays as it is: the comparison says that it can't be read.
        if let Ok(change) = change {
            there.apply(&[change]).ok();
        }
    };
    set("/widget/version", &model.version.as_str().into());
    let field = |field: &TemplateField| {
        let own = widget.manifest("/settings").and_then(|settings| settings.get(&field.key));
        let text = |node: &Node, key: &str| node.get(key).and_then(Node::as_str).map(str::to_owned);
        let kind = own.and_then(|own| text(own, "type")).filter(|kind| FieldType::of(kind) == field.kind);
        let name = own.and_then(|own| text(own, "name")).unwrap_or_else(|| field.name.clone());
        let kind = kind.unwrap_or_else(|| field.kind.word().to_owned());
        (field.key.clone(), json!({"name": name, "type": kind, "required": field.is_required}))
    };
    if widget.manifest("/settings").is_some() || !template.is_empty() {
        set("/settings", &Value::Object(template.iter().map(field).collect::<Map<_, _>>()));
    }
    let flags = [("digital_pipeline", model.is_work_with_dp), ("lead_sources", model.is_lead_source)];
    if flags.iter().any(|(area, is_there)| declares(widget, area) != *is_there) {
        let entries = widget.manifest("/locations").map_or(&[][..], Node::items).iter().filter_map(Node::as_str);
        let is_told = |text: &str| flags.iter().any(|(area, _)| Entry::new(text.trim()).name == *area);
        let told = flags.iter().filter(|(_, is_there)| *is_there).map(|(area, _)| *area);
        set("/locations", &entries.filter(|text| !is_told(text)).chain(told).collect::<Vec<_>>().into());
    }
    let logo = |(path, body): (&RelPath, &Option<FileBody>)| match body {
        Some(body) => Some(FileChange::Write { path: path.clone(), body: body.clone() }),
        None => there.contains(path.as_str()).then(|| FileChange::Delete { path: path.clone() }),
    };
    let logos: Vec<FileChange> = logos.iter().filter_map(logo).collect();
    there.apply(&logos).ok();
    there
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm::account::template_of;
    use crate::services::bundled;
    use crate::services::compare::Difference;

    #[test]
    fn only_what_the_account_tells_differs() {
        let widget = bundled::plain();
        let mut template = template_of(&widget);
        let logos = Logos::new();
        let told = |version: &str, template: &[TemplateField], is_work_with_dp: bool| Model {
            version: version.to_owned(),
            template: template.to_vec(),
            is_work_with_dp,
            ..Model::default()
        };
        assert!(Difference::of(&installed(&widget, &told("0.1.0", &template, false), &logos), &widget).is_empty());
        template.push(TemplateField { key: "token".to_owned(), name: "Token".to_owned(), kind: FieldType::of("pass"), is_required: true });
        let there = installed(&widget, &told("0.0.9", &template, true), &logos);
        let changes = Difference::of(&there, &widget).manifest;
        let pointers: Vec<&str> = changes.iter().map(|change| change.pointer.as_str()).collect();
        assert_eq!(pointers, ["/widget/version", "/locations", "/settings/token"]);
        assert!(declares(&there, "digital_pipeline"));
    }

    #[test]
    fn logos_that_were_read_differ_and_those_that_are_not_there_are_missing() {
        let widget = bundled::plain();
        let model = Model { version: "0.1.0".to_owned(), template: template_of(&widget), ..Model::default() };
        let path = |name: &str| RelPath::new(name).unwrap();
        let logos = [("images/logo.png", Some(FileBody::bytes(*b"other"))), ("images/logo_min.png", None)];
        let there = installed(&widget, &model, &logos.into_iter().map(|(name, body)| (path(name), body)).collect());
        let files = Difference::of(&there, &widget).files;
        assert_eq!(files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["images/logo.png", "images/logo_min.png"]);
        assert!(!there.contains("images/logo_min.png"));
    }
}
