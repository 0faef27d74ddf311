//! What an account tells of the build that is installed in it, as a widget to compare with: its version and the fields of its settings.

use serde_json::{Map, Value, json};

use crate::crm::account::{FieldType, TemplateField};
use crate::formats::json::{Node, edit};
use crate::model::widget::{MANIFEST, Widget};

/// `widget` with the version and the settings that an account shows; all else an account doesn't tell, and it is as in `widget`.
pub fn installed(widget: &Widget, version: &str, template: &[TemplateField]) -> Widget {
    let mut there = widget.clone();
    let mut set = |at: &str, value: &Value| {
        let change = there.edit_json(MANIFEST, |text, json| edit::set(text, json, at, value));
        // A manifest that can't be edited stays as it is: the comparison says that it can't be read.
        if let Ok(change) = change {
            there.apply(&[change]).ok();
        }
    };
    set("/widget/version", &version.into());
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
        assert_eq!(Difference::of(&installed(&widget, "0.1.0", &template), &widget).manifest, []);
        template.push(TemplateField { key: "token".to_owned(), name: "Token".to_owned(), kind: FieldType::of("pass"), is_required: true });
        let changes = Difference::of(&installed(&widget, "0.0.9", &template), &widget).manifest;
        assert_eq!(changes.iter().map(|change| change.pointer.as_str()).collect::<Vec<_>>(), ["/widget/version", "/settings/token"]);
    }
}
