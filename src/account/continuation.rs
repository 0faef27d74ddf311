//! What a widget hands back to a bot that waits for it. Source: `docs/PLATFORM.md` 7.2, read 2026-11-21.

use serde_json::{Map, Value, json};

use super::error::FieldError;
use super::host::Host;

/// Most handlers of a continuation.
pub const MAX_HANDLERS: usize = 10;
/// Most characters of a shown text.
pub const MAX_VALUE: usize = 80;
/// Most buttons of a handler.
pub const MAX_BUTTONS: usize = 25;

/// The kind of bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bot {
    /// Salesbot.
    Sales,
    /// Marketing bot.
    Marketing,
}

impl Bot {
    /// Its part of the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sales => "salesbot",
            Self::Marketing => "marketingbot",
        }
    }
}

/// Data for the bot, and what it does before it goes on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Continuation {
    /// Read in the bot as `{{json.key}}`.
    pub data: Map<String, Value>,
    /// Carried out in their order.
    pub handlers: Vec<Handler>,
}

/// A step of the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handler {
    /// Shows a text.
    Text(String),
    /// Shows a text with buttons.
    Buttons(String, Vec<String>),
    /// Shows a text with buttons that lead to addresses.
    ButtonsUrl(String, Vec<Button>),
    /// Goes to a step of the widget's bot, counted from 0.
    Goto(GotoType, u64),
}

/// A button that leads to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Button {
    /// Only the address, as the description of the call has it.
    Url(String),
    /// Text and address, as the description of Salesbot has it.
    Named(String, String),
}

/// Where a step leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GotoType {
    Question,
    Answer,
    /// The end.
    Finish,
}

impl GotoType {
    /// The bot's word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Finish => "finish",
        }
    }
}

impl Continuation {
    /// What is sent. `data` is an object as in all examples, though the tables say array.
    pub fn body(&self) -> Value {
        let mut body = Map::new();
        if !self.data.is_empty() {
            body.insert("data".to_owned(), Value::Object(self.data.clone()));
        }
        if !self.handlers.is_empty() {
            body.insert("execute_handlers".to_owned(), self.handlers.iter().map(Handler::json).collect());
        }
        Value::Object(body)
    }

    /// What goes beyond the limits, by its path in the body.
    pub fn errors(&self) -> Vec<FieldError> {
        limits(&self.body())
    }
}

impl Handler {
    fn json(&self) -> Value {
        let show = |kind: &str, value: &str, buttons: Option<Value>| {
            let mut params = json!({"type": kind, "value": value});
            if let (Some(buttons), Some(params)) = (buttons, params.as_object_mut()) {
                params.insert("buttons".to_owned(), buttons);
            }
            json!({"handler": "show", "params": params})
        };
        match self {
            Self::Text(value) => show("text", value, None),
            Self::Buttons(value, buttons) => show("buttons", value, Some(json!(buttons))),
            Self::ButtonsUrl(value, buttons) => show("buttons_url", value, Some(buttons.iter().map(Button::json).collect())),
            Self::Goto(kind, step) => json!({"handler": "goto", "params": {"type": kind.word(), "step": step}}),
        }
    }
}

impl Button {
    fn json(&self) -> Value {
        match self {
            Self::Url(url) => json!(url),
            Self::Named(text, url) => json!({"text": text, "url": url}),
        }
    }
}

/// What of a continuation's body the account refuses. The practice account refuses the same.
pub(crate) fn limits(body: &Value) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut refuse = |path: String, code: &str, detail: String| errors.push(FieldError { path, code: code.to_owned(), detail });
    let empty = Vec::new();
    let handlers = match body.get("execute_handlers") {
        None => &empty,
        Some(Value::Array(handlers)) => handlers,
        Some(_) => {
            refuse("execute_handlers".to_owned(), "InvalidType", "This value should be of type array.".to_owned());
            &empty
        }
    };
    if handlers.len() > MAX_HANDLERS {
        refuse("execute_handlers".to_owned(), "TooMany", format!("This collection should contain {MAX_HANDLERS} elements or less."));
    }
    for (at, handler) in handlers.iter().enumerate() {
        let path = |rest: &str| format!("execute_handlers.{at}.{rest}");
        let word = |key: &str| handler.pointer(key).and_then(Value::as_str).unwrap_or_default();
        let choices: &[&str] = match word("/handler") {
            "show" => &["text", "buttons", "buttons_url"],
            "goto" => &["question", "answer", "finish"],
            _ => {
                refuse(path("handler"), "NotSupportedChoice", "The value you selected is not a valid choice.".to_owned());
                continue;
            }
        };
        if !choices.contains(&word("/params/type")) {
            refuse(path("params.type"), "NotSupportedChoice", "The value you selected is not a valid choice.".to_owned());
        }
        if word("/handler") == "goto" && handler.pointer("/params/step").and_then(Value::as_u64).is_none() {
            refuse(path("params.step"), "FieldMissing", "This field is missing.".to_owned());
        }
        if word("/params/value").chars().count() > MAX_VALUE {
            let detail = format!("This value is too long. It should have {MAX_VALUE} characters or less.");
            refuse(path("params.value"), "TooLong", detail);
        }
        let buttons = handler.pointer("/params/buttons").and_then(Value::as_array).map_or(0, Vec::len);
        if buttons > MAX_BUTTONS {
            refuse(path("params.buttons"), "TooMany", format!("This collection should contain {MAX_BUTTONS} elements or less."));
        }
    }
    errors
}

/// The address to which a widget's server answers, as the bot hands it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnUrl {
    pub host: Host,
    pub bot: Bot,
    pub bot_id: u64,
    /// The record that waits.
    pub continue_id: u64,
}

impl ReturnUrl {
    /// Takes a pasted `return_url` apart; `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let host = Host::parse(text).ok()?;
        let path = text.split(['?', '#']).next()?.split_once("/api/v4/")?.1;
        let parts: Vec<&str> = path.trim_end_matches('/').split('/').collect();
        let [bot, bot_id, "continue", continue_id] = parts.as_slice() else { return None };
        let bot = [Bot::Sales, Bot::Marketing].into_iter().find(|it| it.word() == *bot)?;
        Some(Self { host, bot, bot_id: bot_id.parse().ok()?, continue_id: continue_id.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_body_is_written() {
        let with = Continuation {
            data: json!({"status": "success"}).as_object().unwrap().clone(),
            handlers: vec![
                Handler::Text("Здесь текст".into()),
                Handler::Buttons("Нажми".into(), vec!["1".into(), "2".into()]),
                Handler::ButtonsUrl(
                    "Ссылки".into(),
                    vec![Button::Url("https://a.example".into()), Button::Named("B".into(), "https://b.example".into())],
                ),
                Handler::Goto(GotoType::Question, 5),
            ],
        };
        let expected = json!({
            "data": {"status": "success"},
            "execute_handlers": [
                {"handler": "show", "params": {"type": "text", "value": "Здесь текст"}},
                {"handler": "show", "params": {"type": "buttons", "value": "Нажми", "buttons": ["1", "2"]}},
                {"handler": "show", "params": {"type": "buttons_url", "value": "Ссылки", "buttons": ["https://a.example", {"text": "B", "url": "https://b.example"}]}},
                {"handler": "goto", "params": {"type": "question", "step": 5}}
            ]
        });
        assert_eq!((with.body(), with.errors()), (expected, Vec::new()));
        assert_eq!(Continuation::default().body(), json!({}));
    }

    #[test]
    fn limits_are_told_by_path() {
        let mut with = Continuation { handlers: vec![Handler::Text("ю".repeat(MAX_VALUE)); MAX_HANDLERS], ..Continuation::default() };
        assert!(with.errors().is_empty());
        with.handlers.push(Handler::Buttons("ю".repeat(MAX_VALUE + 1), vec![String::new(); MAX_BUTTONS + 1]));
        let paths: Vec<_> = with.errors().into_iter().map(|error| error.path).collect();
        assert_eq!(paths, ["execute_handlers", "execute_handlers.10.params.value", "execute_handlers.10.params.buttons"]);
    }

    #[test]
    fn a_pasted_return_url_is_taken_apart() {
        let url = ReturnUrl::parse(" https://demo.amocrm.ru/api/v4/marketingbot/7/continue/42?x=1 ").unwrap();
        assert_eq!((url.host.name(), url.bot, url.bot_id, url.continue_id), ("demo.amocrm.ru", Bot::Marketing, 7, 42));
        for other in [
            "https://example.com/api/v4/salesbot/7/continue/42",
            "https://demo.amocrm.ru/api/v4/bot/7/continue/42",
            "salesbot/7/continue/42",
        ] {
            assert_eq!(ReturnUrl::parse(other), None, "{other}");
        }
    }
}
