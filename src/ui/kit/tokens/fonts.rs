//! Inter and JetBrains Mono (both OFL, both with Cyrillic), with egui's own fonts behind them for what they lack.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

use crate::services::new_widget::logos::INTER_SEMIBOLD;

const REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/Inter-Regular.otf");
const MONO: &[u8] = include_bytes!("../../../../assets/fonts/JetBrainsMono-Regular.ttf");

/// The family of titles and emphasis.
pub(super) fn semibold_family() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// Text of this size in the heavier weight.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, semibold_family())
}

/// Code, keys and ids.
pub fn code(size: f32) -> FontId {
    FontId::new(size, FontFamily::Monospace)
}

pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in [("inter", REGULAR), ("inter-semibold", INTER_SEMIBOLD), ("jetbrains-mono", MONO)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let family = |first: &str, second: &str| [first, second].into_iter().map(str::to_owned).chain(fallbacks.clone()).collect::<Vec<_>>();
    fonts.families.insert(FontFamily::Proportional, family("inter", "jetbrains-mono"));
    fonts.families.insert(semibold_family(), family("inter-semibold", "inter"));
    fonts.families.insert(FontFamily::Monospace, family("jetbrains-mono", "inter"));
    fonts
}
