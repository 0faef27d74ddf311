//! What a page asks for when it opens: the widget, the build, the made-up account, and what the person had before.

use serde_json::{Value, json};

use super::shared::Shared;
use super::texts::language;
use crate::model::product::Product;

/// The session as JSON, for the bar only. The settings that the widget's window saved are in it, with their secrets.
pub fn of(shared: &Shared) -> Value {
    let state = shared.state();
    let build = &state.newest;
    let product = match shared.product {
        Product::AmoCrm => "amo",
        Product::Kommo => "kommo",
    };
    let broken = state.broken.as_ref().map_or(Value::Null, |broken| json!(broken));
    json!({
        "language": language(state.lang),
        "product": product,
        "widget": {
            "code": shared.code(build),
            "manifest": build.manifest(),
            "files": build.paths().map(|path| path.as_str()).collect::<Vec<_>>(),
        },
        "build": {"number": state.number, "unsaved": state.is_unsaved, "broken": broken},
        "frame": {"origin": shared.door.frame_origin(), "token": shared.door.frame_token()},
        "account": build.account().value,
        "accountIs": build.account().origin.word(),
        "installed": state.installed,
        "hosts": state.hosts,
        "state": state.bar,
        "canAdd": shared.can_edit,
    })
}
