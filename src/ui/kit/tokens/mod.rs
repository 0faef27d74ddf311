//! Tokens: the colours and measures that views have in common, by purpose.
//!
//! Raw colours anywhere else are refused by `clippy.toml`, raw sizes by `tests/tidy.rs`. Sizes are in points.

mod fonts;
mod palette;
mod style;

pub use fonts::{code, semibold};
pub use palette::{CRM_DARK, CRM_LIGHT, Crm, DARK, LIGHT, Tokens, of_picture};
pub use style::install;

/// Between an icon and its word, inside chips.
pub const SPACE_XS: f32 = 4.0;
/// Between controls that belong together.
pub const SPACE_S: f32 = 8.0;
/// Between rows of a group, inside cards.
pub const SPACE_M: f32 = 12.0;
/// Between groups, around a page.
pub const SPACE_L: f32 = 16.0;
/// Between sections.
pub const SPACE_XL: f32 = 24.0;
/// Around a page that stands alone.
pub const SPACE_XXL: f32 = 32.0;

/// Height of the header.
pub const HEADER: f32 = 52.0;
/// Width of the tab rail.
pub const RAIL: f32 = 184.0;
/// Height of the header of the Problems panel.
pub const PROBLEMS_HEADER: f32 = 40.0;
/// Height of a row of the Problems panel.
pub const ROW: f32 = 34.0;
/// Height of the status bar.
pub const STATUS: f32 = 28.0;
/// Height of a button.
pub const BUTTON: f32 = 28.0;
/// Height of a small button.
pub const BUTTON_SMALL: f32 = 24.0;
/// Height of an input.
pub const INPUT: f32 = 30.0;
/// Side of an icon.
pub const ICON: f32 = 16.0;
/// Width of the column of labels in a form.
pub const LABEL: f32 = 150.0;
/// Size of body text.
pub const BODY: f32 = 13.0;
/// Size of small text, table heads and group titles.
pub const SMALL: f32 = 12.0;
/// Size of page titles.
pub const TITLE: f32 = 15.0;
/// Size of code.
pub const CODE: f32 = 12.5;
/// Corners of controls.
pub const RADIUS: u8 = 6;
/// Corners of cards and dialogs.
pub const RADIUS_CARD: u8 = 8;
/// Width of lines.
pub const LINE: f32 = 1.0;

/// The tokens of the theme in force.
pub fn tokens(ui: &egui::Ui) -> &'static Tokens {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}
