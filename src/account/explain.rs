//! Messages for errors of an account: what happened, why, what next.

use super::error::{ApiError, ErrorKind, FieldError};
use crate::text::msg::Msg;

/// The messages of an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    pub what: Msg,
    /// The account's own words, if it said something.
    pub said: Option<String>,
    pub why: Msg,
    pub next: Msg,
}

/// Errors of OAuth, each with the id of the text that says what to do. Source: `docs/PLATFORM.md` 7.3.
const HINTS: [(&str, &str); 3] = [
    ("Token has been revoked", "account-hint-revoked"),
    ("client_id", "account-hint-client"),
    ("Cannot decrypt the authorization code", "account-hint-code"),
];

/// Codes of refused fields with their texts. Source: `docs/PLATFORM.md` 7.3; `FieldMissing`, `Masked` and `TooMany` are the studio's own, for
/// what its checks find before anything is sent.
const CODES: [(&str, &str); 6] = [
    ("FieldMissing", "account-field-missing"),
    ("Masked", "account-field-masked"),
    ("InvalidType", "account-field-type"),
    ("NotSupportedChoice", "account-field-choice"),
    ("TooLong", "account-field-long"),
    ("TooMany", "account-field-many"),
];

impl FieldError {
    /// What is wrong with the field; for an unknown code, the account's own words.
    pub fn explain(&self) -> Msg {
        let known = CODES.iter().find(|(code, _)| *code == self.code);
        known.map_or_else(|| Msg::new("notice-plain").with("text", &self.detail), |(_, id)| Msg::new(*id))
    }
}

impl ApiError {
    /// The messages of the error.
    pub fn explain(&self) -> Explanation {
        let seconds = self.retry_after.map_or(0, |time| time.as_secs().max(1));
        let what = Msg::new(self.kind.text_id()).with("status", u32::from(self.status.unwrap_or_default())).with("seconds", seconds);
        let hint = self.hint.as_deref().and_then(|hint| HINTS.iter().find(|(words, _)| hint.contains(words)));
        let next = hint.map_or_else(|| what.next_step(), |(_, text)| Msg::new(*text));
        Explanation { said: self.said(), why: what.why(), next, what }
    }

    /// The id of the text that says why no answer told how a change ended; the text takes `reason`.
    pub fn lost_text_id(&self) -> &'static str {
        if self.status.is_some() { "cli-answer-error" } else { "cli-answer-lost" }
    }

    /// The account's own words.
    fn said(&self) -> Option<String> {
        // Without an answer these are words of the system's libraries: they help who knows them.
        let parts: Vec<&str> = [&self.title, &self.detail, &self.hint].into_iter().flatten().map(String::as_str).collect();
        let shown = !parts.is_empty() && self.kind != ErrorKind::Cancelled;
        shown.then(|| parts.join(": "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_kind_is_explained_in_all_languages() {
        for kind in ErrorKind::ALL {
            for lang in Lang::ALL {
                let Explanation { what, why, next, .. } = ApiError::new(kind).explain();
                for text in [what, why, next].map(|msg| lang.msg(&msg)) {
                    assert!(!text.is_empty() && !text.contains("-error-"), "{kind:?} {lang:?}: {text}");
                }
            }
        }
    }

    #[test]
    fn refused_fields_are_explained_by_their_code() {
        let field = |code: &str| FieldError { path: "a".to_owned(), code: code.to_owned(), detail: "own words".to_owned() };
        for (code, id) in CODES {
            assert!(Lang::ALL.iter().all(|lang| lang.has(id) && lang.msg(&field(code).explain()) == lang.tr(id)));
        }
        assert_eq!(Lang::Ru.msg(&field("Later").explain()), "own words");
    }

    #[test]
    fn oauth_hints_lead_to_their_own_advice() {
        for (hint, id) in HINTS {
            let error = ApiError { hint: Some(hint.to_owned()), ..ApiError::new(ErrorKind::BadRequest) };
            assert_eq!(error.explain().next, Msg::new(id));
        }
    }
}
