//! The language of bots, as far as the code that a widget gives the bot designer is concerned.

/// Handlers that a step of a bot may have. Sources: `docs/PLATFORM.md` 6.8: the documents of Salesbot (amoCRM, Kommo 2026-05-04), and what
/// codes of bots have that the designer itself wrote.
pub const HANDLERS: &[&str] = &[
    "show",
    "buttons",
    "goto",
    "wait_answer",
    "waits",
    "find",
    "filter",
    "action",
    "meta",
    "condition",
    "conditions",
    "validations",
    "preset",
    "send_internal",
    "send_external_message",
    "send_message",
    "list_message",
    "widget_request",
    "exits",
    "start",
    "stop",
    "_stop",
];
/// Handlers that lead to a step: they need its type and number. Source: the same.
pub const LEADS_ON: &[&str] = &["goto", "wait_answer"];
/// Parameters that a handler can't do without: the handler, the parameter, and its values where they are listed. Source:
/// `docs/PLATFORM.md` 6.8 and 7.2.
pub const PARAMETERS: &[(&str, &str, &[&str])] = &[
    ("show", "type", &["text", "buttons", "buttons_url"]),
    ("show", "value", &[]),
    ("exits", "value", &[]),
    ("conditions", "conditions", &[]),
];
/// The types of a step that [`LEADS_ON`] may lead to. Source: `docs/PLATFORM.md` 7.2.
pub const STEP_TYPES: &[&str] = &["question", "answer", "finish"];
/// What a step may hold handlers in. `require` stands in the documents' template. Source: `docs/PLATFORM.md` 6.8.
pub const PARTS: &[&str] = &["question", "answer", "finish", "error", "require"];
