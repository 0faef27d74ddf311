//! Errors of an account in words: what happened, why, what next.

use super::error::{ApiError, ErrorKind, FieldError};
use crate::text::Lang;

/// An error for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What happened: one sentence without a full stop.
    pub what: String,
    /// What the account itself said, if it said something.
    pub said: Option<String>,
    /// Why: full sentences.
    pub why: String,
    /// What to do next: full sentences.
    pub next: String,
}

/// Errors of OAuth, each with the id of the text that says what to do. Source: `docs/PLATFORM.md` 7.3.
const HINTS: [(&str, &str); 3] = [
    ("Token has been revoked", "account-hint-revoked"),
    ("client_id", "account-hint-client"),
    ("Cannot decrypt the authorization code", "account-hint-code"),
];

/// Codes of refused fields with their texts. Source: `docs/PLATFORM.md` 7.3; `FieldMissing` and `TooMany` are the studio's own, for
/// what its checks find before anything is sent.
const CODES: [(&str, &str); 5] = [
    ("FieldMissing", "account-field-missing"),
    ("InvalidType", "account-field-type"),
    ("NotSupportedChoice", "account-field-choice"),
    ("TooLong", "account-field-long"),
    ("TooMany", "account-field-many"),
];

impl FieldError {
    /// What is wrong with the field: one sentence without a full stop; of a code that isn't known, the account's own words.
    pub fn explain(&self, lang: Lang) -> String {
        let known = CODES.iter().find(|(code, _)| *code == self.code);
        known.map_or_else(|| self.detail.clone(), |(_, id)| lang.tr(id))
    }
}

impl ApiError {
    /// The error in words.
    pub fn explain(&self, lang: Lang) -> Explanation {
        let id = self.kind.text_id();
        let seconds = self.retry_after.map_or(0, |time| time.as_secs().max(1));
        let args = [
            ("status", usize::from(self.status.unwrap_or_default()).into()),
            ("seconds", usize::try_from(seconds).unwrap_or_default().into()),
        ];
        let hint = self.hint.as_deref().and_then(|hint| HINTS.iter().find(|(words, _)| hint.contains(words)));
        let next = hint.map_or_else(|| lang.with(&format!("{id}.next"), &args), |(_, text)| lang.tr(text));
        Explanation { what: lang.with(&id, &args), said: self.said(), why: lang.with(&format!("{id}.why"), &args), next }
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

    #[test]
    fn every_kind_is_explained_in_both_languages() {
        for kind in ErrorKind::ALL {
            for lang in Lang::ALL {
                let explained = ApiError::new(kind).explain(lang);
                for text in [&explained.what, &explained.why, &explained.next] {
                    assert!(!text.is_empty() && !text.contains("-error-"), "{kind:?} {lang:?}: {text}");
                }
            }
        }
    }

    #[test]
    fn refused_fields_are_explained_by_their_code() {
        let field = |code: &str| FieldError { path: "a".to_owned(), code: code.to_owned(), detail: "own words".to_owned() };
        for (code, id) in CODES {
            assert!(Lang::ALL.iter().all(|lang| lang.has(id) && field(code).explain(*lang) == lang.tr(id)));
        }
        assert_eq!(field("Later").explain(Lang::Ru), "own words");
    }

    #[test]
    fn oauth_hints_lead_to_their_own_advice() {
        for (hint, id) in HINTS {
            let error = ApiError { hint: Some(hint.to_owned()), ..ApiError::new(ErrorKind::BadRequest) };
            assert_eq!(error.explain(Lang::En).next, Lang::En.tr(id));
        }
    }
}
