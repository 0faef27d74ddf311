//! What happens in the stand-in as lines for people.

use crate::report::visible;
use crate::stand_in::event::{Event, Grade, Left, Network, Place, Stored, What};
use crate::stand_in::texts::{self, preview};
use crate::text::Lang;
use crate::text::msg::Arg;

/// The longest text of a line, in characters.
const MOST: usize = 240;

/// The line of `event`; `None` if it says nothing that isn't in another line.
pub fn line(event: &Event, lang: Lang) -> Option<String> {
    let text = text(&event.what, lang)?;
    let mark = match event.what.grade() {
        Grade::Plain => ' ',
        Grade::Warning => '!',
        Grade::Red => '✗',
    };
    let place = event.what.place().map(|place| format!("  {}", at(place))).unwrap_or_default();
    let short: String = visible(&text.replace('\n', " ")).chars().take(MOST).collect();
    Some(format!("{} {mark} {short}{}", time(event.at), visible(&place)))
}

/// The time of the day (UTC) to the millisecond.
fn time(at: u64) -> String {
    let (seconds, ms) = (at / 1000 % 86_400, at % 1000);
    format!("{:02}:{:02}:{:02}.{ms:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

fn at(place: &Place) -> String {
    format!("{}:{}", place.file, place.line)
}

fn items(items: &[Left]) -> String {
    let one = |item: &Left| match &item.place {
        Some(place) => format!("{} ({})", item.text, at(place)),
        None => item.text.clone(),
    };
    items.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn list(values: &[serde_json::Value]) -> String {
    values.iter().map(preview).collect::<Vec<_>>().join(", ")
}

fn text(what: &What, lang: Lang) -> Option<String> {
    let say = |id: &str, args: &[(&'static str, Arg)]| Some(lang.with(id, args));
    match what {
        What::Published { number, unsaved: _ } => say("run-published", &[("number", (*number).into())]),
        What::NoBuild(broken) => {
            let place = format!("{}:{}", broken.file, broken.line);
            say("run-no-build", &[("place", place.into()), ("text", broken.text.as_str().into())])
        }
        What::Page { what, .. } if what == "opened" => Some(lang.tr("run-page-opened")),
        What::Page { .. } => Some(lang.tr("run-page-left")),
        What::Build { number, .. } => say("run-build", &[("number", (*number).into())]),
        What::Decided { host, way } => say("run-decided", &[("host", host.as_str().into()), ("way", way.as_str().into())]),
        What::Scene { scene, .. } => Some(format!("— {}", texts::scene(lang, scene))),
        What::Ready { started: false, why: Some(why) } => say("run-not-started", &[("why", why.as_str().into())]),
        What::Call { name, args, .. } => Some(format!("{name}({})", list(args))),
        What::Return { name, value, ms, .. } => Some(format!("{name} → {}  {ms:.0} ms", preview(value))),
        What::Settled { name, how, value, ms, .. } => Some(format!("{name} ⇒ {how} {}  {ms:.0} ms", preview(value))),
        What::Thrown { error, .. } => Some(format!("{}: {}", error.name, error.message)),
        What::Skipped { name, why } => say("run-skipped", &[("name", name.as_str().into()), ("why", why.as_str().into())]),
        What::Rule { id, values } => Some(texts::rule(lang, id, values)),
        What::Use { name, args } => Some(format!("· {name}({})", list(args))),
        What::Click { text } => say("run-click", &[("text", text.as_str().into())]),
        What::Navigate { path } => say("run-navigate", &[("path", path.as_str().into())]),
        What::Popup { url, .. } => say("run-popup", &[("url", url.as_str().into())]),
        What::Missing { api, .. } => say("run-missing", &[("api", api.as_str().into())]),
        What::Leftover { items: left } => say("run-leftover", &[("items", items(left).into())]),
        What::Doubled { items: left } => say("run-doubled", &[("items", items(left).into())]),
        What::Globals { names } => say("run-globals", &[("names", names.join(", ").into())]),
        What::Failed { file, url, why, message, .. } => {
            let what = file.as_ref().or(url.as_ref()).cloned().unwrap_or_default();
            let why = message.as_ref().or(why.as_ref()).cloned().unwrap_or_default();
            say("run-failed", &[("what", what.into()), ("why", why.into())])
        }
        What::Broken { text, .. } => say("run-broken", &[("text", text.as_str().into())]),
        What::Console { level, text, .. } => Some(format!("{level}: {text}")),
        What::Network(Network::Start { method, url, .. }) => Some(format!("{method} {url}")),
        What::Network(Network::End { status, by, error, ms, .. }) => {
            let result = error.clone().unwrap_or_else(|| status.to_string());
            say("run-answer", &[("result", result.into()), ("by", by.as_str().into()), ("ms", format!("{ms:.0}").into())])
        }
        What::Refused { host, .. } => say("run-refused", &[("host", host.as_str().into())]),
        What::Stored(Stored::Settings { settings, .. } | Stored::Step { settings }) => {
            say("run-stored", &[("values", preview(settings).into())])
        }
        What::Stored(Stored::LocalStorage { entries, .. }) => {
            Some(format!("localStorage: {}", preview(&serde_json::Value::Object(entries.clone()))))
        }
        What::Bar { .. } | What::Wish(_) | What::Ready { .. } | What::Mark { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(what: What) -> Event {
        Event { number: 1, at: 45_296_789, tab: 1, build: Some(1), scene: None, what }
    }

    #[test]
    fn a_line_has_time_mark_text_and_place_and_steers_no_terminal() {
        let place = Some(Place { file: "script.js".to_owned(), line: 3, column: 1 });
        let text = "a\u{1b}[2J\nb".to_owned();
        let console = What::Console { level: "error".to_owned(), text, values: Vec::new(), place };
        let line = line(&event(console), Lang::En).unwrap();
        assert!(line.starts_with("12:34:56.789 ! error: a") && line.ends_with("b  script.js:3") && !line.contains('\u{1b}'), "{line}");
    }

    #[test]
    fn every_language_has_its_own_words() {
        let what = What::Click { text: "Save".to_owned() };
        let [en, ru] = [Lang::En, Lang::Ru].map(|lang| line(&event(what.clone()), lang).unwrap());
        assert!(en != ru && en.contains("Save") && ru.contains("Save"));
    }
}
