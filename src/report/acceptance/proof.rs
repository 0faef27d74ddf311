//! The sentences by which the studio says why it judges a case so.

use crate::text::Lang;

/// A scene of Run: how many calls there were, how many lines are red, and how many errors were printed.
pub fn of_scene(calls: usize, red: usize, errors: usize, lang: Lang) -> String {
    lang.with("acceptance-proof-scene", &[("calls", calls.into()), ("red", red.into()), ("errors", errors.into())])
}

/// A call of a callback, what it gave, and after how many milliseconds; `None` if it threw.
pub fn of_call(name: &str, gave: &str, ms: Option<f64>, lang: Lang) -> String {
    match ms {
        Some(ms) => {
            let ms = lang.decimal(ms);
            lang.with("acceptance-proof-call", &[("name", name.into()), ("gave", gave.into()), ("ms", ms.into())])
        }
        None => lang.with("acceptance-proof-thrown", &[("name", name.into()), ("what", gave.into())]),
    }
}

/// An installation that was read back.
pub fn of_install(host: &str, version: &str, is_active: bool, has_settings: bool, lang: Lang) -> String {
    let id = match (is_active, has_settings) {
        (true, true) => "acceptance-proof-installed",
        (true, false) => "acceptance-proof-installed-unseen",
        (false, _) => "acceptance-proof-not-installed",
    };
    lang.with(id, &[("host", host.into()), ("version", version.into())])
}

/// An uninstallation that was read back.
pub fn of_removal(host: &str, is_gone: bool, lang: Lang) -> String {
    lang.with(if is_gone { "acceptance-proof-removed" } else { "acceptance-proof-still" }, &[("host", host.into())])
}
