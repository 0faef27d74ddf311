//! The pictures that the platform asks of a widget: the slots with their sizes, and the limits.

use super::locations::draws;
use crate::model::widget::Widget;

/// Greatest size of a logo in bytes: 300 KB (`docs/PLATFORM.md` 2; whether KB is 1000 or 1024 bytes isn't said, so the larger).
pub const MAX_BYTES: usize = 300 * 1024;

/// Size that tour pictures have in published widgets (`docs/PLATFORM.md` 1.4).
pub const TOUR_SIZE: (u32, u32) = (1188, 616);

/// A logo that the platform asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// File name in `images/`.
    pub file: &'static str,
    /// Exact width in pixels.
    pub width: u32,
    /// Exact height in pixels.
    pub height: u32,
}

/// The six slots in the order in which the studio shows them. Source: `docs/PLATFORM.md` 2, read 2026-11-21.
pub const SLOTS: [Slot; 6] = [
    Slot { file: "logo_main.png", width: 400, height: 272 },
    Slot { file: "logo_small.png", width: 108, height: 108 },
    Slot { file: "logo_medium.png", width: 240, height: 84 },
    Slot { file: "logo_min.png", width: 84, height: 84 },
    Slot { file: "logo.png", width: 130, height: 100 },
    Slot { file: LOGO_DP, width: 174, height: 109 },
];

/// The logo that only the Digital Pipeline needs.
pub const LOGO_DP: &str = "logo_dp.png";

/// Sizes of logos before November 2018, which old guides still name (`docs/PLATFORM.md` 2).
pub const OLD_SIZES: [(u32, u32); 6] = [(140, 80), (230, 42), (120, 42), (74, 57), (42, 42), (22, 22)];

impl Slot {
    /// Exact width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Whether it is so wide that a mark with a name beside it suits it better than a square one.
    pub fn is_wide(&self) -> bool {
        self.width > 2 * self.height
    }

    /// Path in the widget.
    pub fn path(&self) -> String {
        format!("images/{}", self.file)
    }

    /// The slot of a path such as `images/logo.png`, the name exactly so.
    pub fn of(path: &str) -> Option<&'static Slot> {
        let file = path.strip_prefix("images/")?;
        SLOTS.iter().find(|slot| slot.file == file)
    }
}

/// Whether the widget needs the logo at all.
pub fn is_asked(widget: &Widget, slot: &Slot) -> bool {
    slot.file != LOGO_DP || draws(widget, LOGO_DP)
}
