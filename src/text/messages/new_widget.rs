//! Messages for `Problem`: why a new widget can't be made.

use crate::services::new_widget::{NewWidgetSpec, Problem};
use crate::text::msg::Msg;

/// What `problem` says about `order`.
pub fn message(problem: &Problem, order: &NewWidgetSpec) -> Msg {
    let field = |id: &str, at: usize| {
        let field = order.fields.get(at);
        let text = |of: fn(&crate::services::forms::fields::NewField) -> &String| field.map(of).cloned().unwrap_or_default();
        Msg::new(id).with("code", text(|field| &field.code)).with("type", text(|field| &field.kind))
    };
    match problem {
        Problem::NoIntent => Msg::new("new-no-intent"),
        Problem::NoLocale => Msg::new("new-no-locale"),
        Problem::Locale(code) => Msg::new("new-locale").with("code", code).with("all", order.product.locales().join(", ")),
        Problem::NoName => Msg::new("new-no-name"),
        Problem::Support => Msg::new("new-support-fault"),
        Problem::NoField => Msg::new("new-no-field"),
        Problem::FieldCode(at) => field("new-field-code", *at),
        Problem::FieldTaken(at) => field("new-field-taken", *at),
        Problem::FieldType(at) => field("new-field-type", *at),
        Problem::SecondCustom(at) => field("new-second-custom", *at),
    }
}
