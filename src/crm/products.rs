//! What sets the two products apart: locales and areas.

use super::locations::Area;
use super::manifest::{AMO_LOCALES, KOMMO_LOCALES};
use crate::model::product::Product;

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
