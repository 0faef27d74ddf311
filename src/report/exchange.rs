//! The review of a table of texts as lines: what changes, what is refused and why, what is passed over.

use std::fmt::Write;

use super::escape::visible;
use crate::formats::json::Kind;
use crate::services::texts::exchange::{Change, PassedOver, Reason, Refusal, Rejection, Review};
use crate::text::Lang;
use crate::text::msg::Msg;

/// Most characters of a text that a line shows.
const MOST: usize = 1_000;

/// All of `review` as lines for a terminal: `~` a text that changes, `+` one that is added, `!` one that is refused, `-`
/// what is passed over.
pub fn to_text(review: &Review, lang: Lang) -> String {
    let mut out = String::new();
    for Change { key, locale, old, new, .. } in &review.changes {
        let line = match old {
            Some(old) => format!("~ {locale} {key}: {} → {}", quoted(old), quoted(new)),
            None => format!("+ {locale} {key}: {}", quoted(new)),
        };
        writeln!(out, "{}", visible(&line)).ok();
    }
    for refusal in &review.refused {
        let line = format!("! {}: {}{}", place(refusal, lang), reason(refusal, lang), said(&refusal.new));
        writeln!(out, "{}", visible(&line)).ok();
    }
    for passed in &review.passed_over {
        let line = match passed {
            PassedOver::Empty { key, locale, .. } => format!("- {locale} {key}: {}", passed_over(passed, lang)),
            PassedOver::Column(_) => format!("- {}", passed_over(passed, lang)),
        };
        writeln!(out, "{}", visible(&line)).ok();
    }
    out
}

/// Why something is refused: a sentence without a full stop.
pub fn reason(refusal: &Refusal, lang: Lang) -> String {
    let locale = refusal.locale.as_str();
    lang.msg(&match &refusal.reason {
        Reason::UnknownKey => Msg::new("exchange-unknown-key"),
        Reason::NoKey => Msg::new("exchange-no-key"),
        Reason::NoLocale => Msg::new("exchange-no-locale").with("locale", locale),
        Reason::Unreadable => Msg::new("exchange-unreadable").with("locale", locale),
        Reason::SecondColumn => Msg::new("exchange-second-column"),
        Reason::Duplicate(rows) => {
            Msg::new("exchange-duplicate").with("rows", rows.iter().map(usize::to_string).collect::<Vec<_>>().join(", "))
        }
        Reason::Section(locale) => Msg::new("exchange-section").with("locale", locale),
        Reason::Blocked => Msg::new("exchange-blocked"),
        Reason::NotText(kind) => Msg::new("exchange-not-text").with("kind", kind_word(*kind)),
        Reason::Text(Rejection::Marks(mismatch)) => {
            let what = match (mismatch.lost.is_empty(), mismatch.added.is_empty()) {
                (false, true) => "lost",
                (true, false) => "added",
                _ => "both",
            };
            let (lost, added) = (mismatch.lost.join(", "), mismatch.added.join(", "));
            Msg::new("exchange-marks").with("what", what).with("lost", lost).with("added", added)
        }
        Reason::Text(Rejection::Unbalanced(tag)) => Msg::new("exchange-unbalanced").with("tag", tag),
        Reason::Text(Rejection::Formula) => Msg::new("exchange-formula"),
        Reason::Text(Rejection::LettersLost) => Msg::new("exchange-letters-lost"),
    })
}

/// What is passed over, and what that means: a sentence without a full stop.
pub fn passed_over(passed: &PassedOver, lang: Lang) -> String {
    lang.msg(&match passed {
        PassedOver::Empty { old, .. } => Msg::new("exchange-empty").with("old", shortened(old)),
        PassedOver::Column(name) => Msg::new("exchange-column").with("name", shortened(name)),
    })
}

/// Where in the table a refusal is: row, locale, key, as far as it has them.
pub fn place(refusal: &Refusal, lang: Lang) -> String {
    let row = refusal.row.map(|row| lang.with("cli-row", &[("row", row.into())]));
    let parts = [row.as_deref().unwrap_or_default(), &refusal.locale, &refusal.key];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Array => "list",
        Kind::Number => "number",
        Kind::Bool => "bool",
        Kind::Null => "null",
        Kind::String | Kind::Object | Kind::Unreadable => "other",
    }
}

fn said(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(": {}", quoted(text)) }
}

/// A text on one line, in quotes.
fn quoted(text: &str) -> String {
    format!("{:?}", shortened(text))
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}
