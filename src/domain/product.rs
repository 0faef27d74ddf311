//! The two products that take widgets.

use super::locations::Area;
use super::manifest::{AMO_LOCALES, KOMMO_LOCALES};

/// The product that a widget is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Product {
    /// amoCRM, `*.amocrm.ru`.
    #[default]
    AmoCrm,
    /// Kommo, `*.kommo.com`.
    Kommo,
}

impl Product {
    /// The locales that it takes; its marketplace asks for the first (`docs/PLATFORM.md` 1.3).
    pub fn locales(self) -> &'static [&'static str] {
        match self {
            Self::AmoCrm => AMO_LOCALES,
            Self::Kommo => KOMMO_LOCALES,
        }
    }

    /// Whether its documents name the area.
    pub fn has(self, area: &Area) -> bool {
        match self {
            Self::AmoCrm => area.amo,
            Self::Kommo => area.kommo,
        }
    }
}
