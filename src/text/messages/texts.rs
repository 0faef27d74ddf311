//! Messages for `StructureError`: why keys or locales can't be changed.

use crate::services::texts::exchange::key;
use crate::services::texts::structure::StructureError;
use crate::text::msg::Msg;

/// What `error` says.
pub fn message(error: &StructureError) -> Msg {
    match error {
        StructureError::NoKey(key) => Msg::new("texts-error-no-key").with("key", key::of(key)),
        StructureError::Exists(key) => Msg::new("texts-error-exists").with("key", key::of(key)),
        StructureError::NoName => Msg::new("texts-error-no-name"),
        StructureError::IntoItself(key) => Msg::new("texts-error-into-itself").with("key", key::of(key)),
        StructureError::Shape { key, locale } => Msg::new("texts-error-shape").with("key", key::of(key)).with("locale", locale),
        StructureError::NoLocale(locale) => Msg::new("texts-error-no-locale").with("locale", locale),
        StructureError::LocaleExists(locale) => Msg::new("texts-error-locale-exists").with("locale", locale),
        StructureError::BadLocale(locale) => Msg::new("texts-error-bad-locale").with("locale", locale),
        StructureError::NoList => Msg::new("texts-error-no-list"),
        StructureError::Change(error) => Msg::new("texts-error-change").with("reason", error.to_string()),
    }
}
