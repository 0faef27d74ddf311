//! The judgements of what the CRM called and what the widget did: load, callbacks, exceptions, console, files.

use serde_json::Value;

use super::Verdict;
use super::seen::{Seen, short};
use crate::report::trial::{Judge, Judgement};
use crate::stand_in::event::{Place, What};
use crate::stand_in::texts::preview;
use crate::text::msg::Msg;
use crate::trial::Setup;
use crate::trial::events::Steps;

/// Callbacks that have to return `true`, at once or by a promise.
const TRUE: [&str; 3] = ["render", "init", "bind_actions"];
/// Callbacks of a place that a widget may do without.
const OPTIONAL: [&str; 7] =
    ["destroy", "dpSettings", "settings", "onInstall", "salesbotDesignerSettings", "loadPreloadedData", "loadElements"];

/// Whether the script loads and gives a constructor, and so do the texts.
pub fn load(seen: &Seen, setup: &Setup<'_>) -> Judgement {
    let mut verdict = Verdict::new(Judge::Load);
    if let Some(why) = &seen.stuck {
        verdict.fail(Msg::new("trial-load-stuck").with("why", short(why)), None);
    }
    for event in seen.steps.first() {
        match &event.what {
            What::NoBuild(broken) => {
                let place = Place { file: broken.file.clone(), line: broken.line, column: 1 };
                verdict.fail(Msg::new("trial-load-broken").with("text", &broken.text), Some(&place));
            }
            What::Rule { id, values } if id == "module-no-function" && setup.build.fault().is_none() => {
                let got = values.get("got").and_then(Value::as_str).unwrap_or("?");
                verdict.fail(Msg::new("trial-load-no-function").with("got", got), None);
            }
            What::Rule { id, .. } if id == "language-not-loaded" => verdict.fail(Msg::new("trial-load-no-texts"), None),
            What::Rule { id, .. } if id == "script-not-loaded" && setup.build.fault().is_none() => {
                verdict.fail(Msg::new("trial-load-no-script").with("why", why_not_loaded(seen)), None);
            }
            What::Broken { text, .. } => verdict.fail(Msg::new("trial-load-own-fault").with("text", text), None),
            _ => {}
        }
    }
    verdict.done()
}

/// What the loader says of the script or of what it asks for.
fn why_not_loaded(seen: &Seen) -> String {
    let failed = seen.steps.first().filter_map(|event| match &event.what {
        What::Failed { url, file, why, message, .. } => {
            let what = file.as_ref().or(url.as_ref()).map(String::as_str).unwrap_or_default();
            let why = message.as_ref().or(why.as_ref()).map(String::as_str).unwrap_or_default();
            Some(short(&format!("{what} {why}")))
        }
        _ => None,
    });
    failed.last().unwrap_or_default()
}

/// Whether the calls came back as they should, with the time of each.
pub fn callbacks(seen: &Seen) -> Judgement {
    let mut verdict = Verdict::new(Judge::Callbacks);
    let mut times = Vec::new();
    for event in seen.steps.first() {
        match &event.what {
            What::Return { name, value, thenable, ms, .. } => {
                times.push(format!("{name} {} {ms:.0} ms", if *thenable { "…".to_owned() } else { short(&preview(value)) }));
                if TRUE.contains(&name.as_str()) && !thenable && *value != true {
                    verdict.fail(Msg::new("trial-callback-returned").with("name", name).with("value", short(&preview(value))), None);
                }
            }
            // What rejects a promise is told once more where nobody handles it.
            What::Settled { name, how, value, error, .. } if how == "rejected" && !seen.steps.may_be_aftermath(event) => {
                let place = error.as_ref().and_then(|error| error.place.as_ref());
                verdict.fail(Msg::new("trial-callback-rejected").with("name", name).with("reason", short(&preview(value))), place);
            }
            What::Skipped { name, why } if why == "no-callback" && !OPTIONAL.contains(&name.as_str()) => {
                verdict.fail(Msg::new("trial-callback-missing").with("names", name), None);
            }
            What::Rule { id, values } if id == "callback-missing" => {
                let names = values.get("names").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
                verdict.fail(Msg::new("trial-callback-missing").with("names", names.collect::<Vec<_>>().join(", ")), None);
            }
            What::Rule { id, .. } if id == "no-callbacks" => verdict.fail(Msg::new("trial-callback-none"), None),
            What::Rule { id, .. } if id == "no-onsave" => {
                verdict.fail(Msg::new("trial-callback-missing").with("names", "onSave"), None);
            }
            _ => {}
        }
    }
    verdict.note(Msg::new("trial-callbacks").with("calls", times.join(", ")));
    verdict.done()
}

/// Whether nothing was thrown, in a call or later.
pub fn exceptions(seen: &Seen, is_loaded: bool) -> Judgement {
    let mut verdict = Verdict::new(Judge::Exceptions);
    let mut excused = 0_usize;
    let lives = seen.steps.first().chain(seen.steps.step("again"));
    for (event, error, uncaught) in Steps::thrown(lives) {
        if uncaught && seen.steps.may_be_aftermath(event) {
            excused += 1;
        } else if is_loaded || error.name != "SyntaxError" {
            verdict.fail(Msg::new("trial-thrown").with("name", &error.name).with("text", short(&error.message)), error.place.as_ref());
        }
    }
    if excused > 0 {
        verdict.note(Msg::new("trial-aftermath").with("count", excused));
    }
    verdict.done()
}

/// Whether the widget printed no error.
pub fn console(seen: &Seen) -> Judgement {
    let mut verdict = Verdict::new(Judge::Console);
    let mut excused = 0_usize;
    for event in seen.steps.first() {
        let What::Console { level, text, place, .. } = &event.what else { continue };
        if level != "error" {
            continue;
        }
        if seen.steps.may_be_aftermath(event) {
            excused += 1;
        } else {
            verdict.fail(Msg::new("trial-console").with("text", short(text)), place.as_ref());
        }
    }
    if excused > 0 {
        verdict.note(Msg::new("trial-aftermath").with("count", excused));
    }
    verdict.done()
}

/// Whether the files that were asked for are there.
pub fn missing_file(seen: &Seen) -> Judgement {
    let mut verdict = Verdict::new(Judge::MissingFile);
    for event in seen.steps.first() {
        match &event.what {
            What::Failed { file: Some(file), place, what, .. } if is_own(file) && !is_part_of_load(what, file) => {
                verdict.fail(Msg::new("trial-missing-file").with("file", file), place.as_ref());
            }
            What::Rule { id, values } if id == "logo-missing" => {
                let file = values.get("file").and_then(Value::as_str).unwrap_or("?");
                verdict.fail(Msg::new("trial-missing-file").with("file", file), None);
            }
            _ => {}
        }
    }
    verdict.done()
}

/// Whether a file that couldn't be loaded is one of the widget.
fn is_own(file: &str) -> bool {
    !file.contains("://")
}

/// The script and the language files: that they aren't loaded is judged by itself.
fn is_part_of_load(what: &str, file: &str) -> bool {
    what == "script" && file == "script.js" || what == "module" && file.starts_with("i18n/")
}
