//! Values that must not be seen: tokens, client secrets, passwords, and settings that may hold them.

use std::fmt;

use serde_json::Value;
use zeroize::Zeroizing;

/// What is shown in the place of a secret.
pub const MASK: &str = "•••";

/// A text that is never shown, logged or serialised, and wiped when it is dropped.
#[derive(Clone, Default)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// A secret that holds `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text itself, for a request or the keyring and nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

/// A JSON value that may hold passwords: it is compared and sent, and shown only after masking.
#[derive(Clone, PartialEq)]
pub struct Confidential(Value);

impl Confidential {
    /// A confidential value that holds `value`.
    pub fn new(value: Value) -> Self {
        Self(value)
    }

    /// The value itself.
    pub fn expose(&self) -> &Value {
        &self.0
    }
}

impl fmt::Debug for Confidential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_secret_is_not_shown() {
        let secret = Secret::new("canary");
        let settings = Confidential::new(json!({"password": "canary"}));
        let shown = format!("{secret} {secret:?} {:?} {settings:?}", Some(&secret));
        assert!(!shown.contains("canary"), "{shown}");
        assert_eq!(secret.expose(), "canary");
    }
}
