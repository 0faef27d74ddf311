//! What happened, in words: a line for a list, with an icon and what came of it.

use egui::Color32;
use serde_json::Value;

use crate::app::features::run::Row;
use crate::stand_in::event::{Grade, Left, Network, Place, Stored, What};
use crate::stand_in::texts::{bar, bar_with, preview, rule};
use crate::text::Lang;
use crate::ui::kit::icons::{self, Icon};
use crate::ui::kit::tokens::Tokens;

/// Most letters of an argument, or of a result, in a line.
const MOST: usize = 60;

/// A line of a list.
pub struct Line {
    /// Its icon.
    pub icon: Icon,
    /// What happened.
    pub words: String,
    /// Whether that is code.
    pub is_code: bool,
    /// What came of it; may be empty.
    pub result: String,
    /// How long it took, in milliseconds.
    pub ms: Option<f64>,
    /// How it is shown.
    pub grade: Grade,
}

/// The colour of a grade, for words.
pub fn colour(t: &Tokens, grade: Grade) -> Color32 {
    match grade {
        Grade::Plain => t.text,
        Grade::Warning => t.warning,
        Grade::Red => t.error,
    }
}

/// `file.js:12`, or where the script's own file isn't known the last part of its address.
pub fn place(place: &Place) -> String {
    let name = place.file.rsplit('/').next().filter(|_| place.file.contains("://")).unwrap_or(&place.file);
    format!("{name}:{}", place.line)
}

/// A row as a line.
pub fn line(lang: Lang, row: &Row) -> Line {
    let grade = row.grade();
    let plain = |icon: Icon, words: String| Line { icon, words, is_code: false, result: String::new(), ms: None, grade };
    match &row.event.what {
        What::Call { name, args, .. } => {
            let (result, ms) = outcome(lang, row);
            let icon = match name.as_str() {
                "new Widget" => icons::PACKAGE,
                "render" => icons::PENCIL,
                "init" => icons::PLAY,
                "destroy" => icons::TRASH_2,
                "settings" | "advancedSettings" | "onSave" => icons::SLIDERS_HORIZONTAL,
                _ => icons::CODE_XML,
            };
            let words = format!("{name}({})", arguments(args));
            Line { icon: if grade == Grade::Red { icons::CIRCLE_ALERT } else { icon }, words, is_code: true, result, ms, grade }
        }
        What::Use { name, args } => Line { is_code: true, ..plain(icons::EXTERNAL_LINK, format!("{name}({})", arguments(args))) },
        What::Network(Network::Start { method, url, .. }) => {
            let (result, ms) = outcome(lang, row);
            Line { icon: icons::GLOBE, words: format!("{method} {url}"), is_code: true, result, ms, grade }
        }
        What::Network(Network::End { .. }) => plain(icons::GLOBE, String::new()),
        What::Skipped { name, .. } => plain(icons::CIRCLE_OFF, bar_with(lang, "not-called", &[("name", name.clone())])),
        What::Thrown { error, .. } => plain(icons::CIRCLE_ALERT, format!("{}: {}", error.name, error.message)),
        What::Rule { id, values } => plain(icons::INFO, rule(lang, id, values)),
        What::Click { text } => plain(icons::CIRCLE_CHECK, bar_with(lang, "clicked", &[("text", text.clone())])),
        What::Navigate { path } => plain(icons::EXTERNAL_LINK, bar_with(lang, "went", &[("path", path.clone())])),
        What::Popup { url, .. } => plain(icons::EXTERNAL_LINK, format!("{} {url}", bar(lang, "popup"))),
        What::Missing { api, .. } => plain(icons::CIRCLE_HELP, bar_with(lang, "missing", &[("api", api.clone())])),
        What::Leftover { items } => plain(icons::TRASH_2, things(lang, "leftover", items)),
        What::Doubled { items } => plain(icons::COPY, things(lang, "doubled", items)),
        What::Globals { names } => plain(icons::GLOBE, bar_with(lang, "globals", &[("names", names.join(", "))])),
        What::Failed { what, url, file, why, message, .. } => {
            let named = file.as_ref().or(url.as_ref()).cloned().unwrap_or_default();
            let words = bar_with(lang, "failed", &[("what", bar(lang, &format!("what-{what}"))), ("file", named)]);
            let more = message.as_ref().or(why.as_ref()).filter(|more| *more != "not-loaded");
            plain(icons::CIRCLE_X, more.map_or_else(|| words.clone(), |more| format!("{words}. {more}")))
        }
        What::Refused { host, .. } => plain(icons::LOCK, bar_with(lang, "refused", &[("host", host.clone())])),
        What::Broken { text, .. } => plain(icons::TRIANGLE_ALERT, lang.with("running-own-fault", &[("text", text.as_str().into())])),
        What::Console { text, level, .. } => {
            let icon = match level.as_str() {
                "error" => icons::CIRCLE_X,
                "warn" => icons::TRIANGLE_ALERT,
                _ => icons::CHEVRON_RIGHT,
            };
            Line { is_code: true, ..plain(icon, text.clone()) }
        }
        What::Stored(stored) => plain(icons::SAVE, kept(lang, stored)),
        What::Published { number, .. } => plain(icons::REFRESH_CW, lang.with("running-new-build", &[("number", (*number).into())])),
        What::NoBuild(broken) => {
            let values = [("file", broken.file.as_str().into()), ("line", broken.line.into()), ("text", broken.text.as_str().into())];
            plain(icons::CIRCLE_ALERT, lang.with("running-no-build", &values))
        }
        What::Page { .. }
        | What::Bar { .. }
        | What::Build { .. }
        | What::Decided { .. }
        | What::Wish(_)
        | What::Mark { .. }
        | What::Scene { .. }
        | What::Ready { .. } => plain(icons::INFO, String::new()),
        What::Return { name, .. } | What::Settled { name, .. } => plain(icons::INFO, name.clone()),
    }
}

/// What is kept, by its name.
pub fn kept(lang: Lang, stored: &Stored) -> String {
    match stored {
        Stored::Settings { .. } => bar(lang, "stored-settings"),
        Stored::Step { .. } => bar(lang, "stored-step"),
        Stored::LocalStorage { .. } => "localStorage".to_owned(),
    }
}

/// What came of a call or of a request, and how long it took.
fn outcome(lang: Lang, row: &Row) -> (String, Option<f64>) {
    let settled = match row.settled.as_ref().map(|event| &event.what) {
        Some(What::Settled { how, ms, .. }) => Some((bar(lang, how), Some(*ms))),
        _ => None,
    };
    match row.end.as_ref().map(|event| &event.what) {
        Some(What::Return { value, ms, thenable, .. }) => match settled {
            Some((how, after)) if *thenable => (how, after),
            _ => (short(value), Some(*ms)),
        },
        Some(What::Thrown { error, ms, .. }) => (error.name.clone(), *ms),
        Some(What::Network(Network::End { status, error, by, ms, .. })) => {
            let word = match error {
                Some(error) => bar(lang, &format!("error-{error}")),
                None if by == "account" || by == "server" => status.to_string(),
                None => format!("{status}, {}", bar(lang, &format!("by-{by}"))),
            };
            (word, Some(*ms))
        }
        _ => (String::new(), None),
    }
}

fn arguments(args: &[Value]) -> String {
    args.iter().map(short).collect::<Vec<_>>().join(", ")
}

fn short(value: &Value) -> String {
    let whole = preview(value);
    match whole.char_indices().nth(MOST) {
        Some((end, _)) => whole.get(..end).unwrap_or_default().to_owned() + "…",
        None => whole,
    }
}

fn things(lang: Lang, id: &str, items: &[Left]) -> String {
    let counted = bar_with(lang, id, &[("count", items.len().to_string())]);
    let named: Vec<_> = items.iter().map(|item| item.text.as_str()).collect();
    format!("{counted} ({})", named.join(", "))
}
