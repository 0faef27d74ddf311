//! Tokens: the colours and measures that views have in common, by purpose.
//!
//! Raw colours anywhere else are refused by `clippy.toml`, raw sizes by `tests/tidy.rs`. Sizes are in points.

mod fonts;
mod palette;
mod style;

pub use fonts::{code, semibold};
pub use palette::{CRM_DARK, CRM_LIGHT, Crm, DARK, LIGHT, Tokens, of_picture};
pub use style::install;

use egui::Margin;

/// Inside chips, between lines that belong together.
pub const SPACE_XS: f32 = 4.0;
/// Between an icon and its word, between parts of a control.
pub const GAP: f32 = 6.0;
/// Between controls that belong together.
pub const SPACE_S: f32 = 8.0;
/// Between the edge of a control and its word.
pub const INSET: f32 = 10.0;
/// Between rows of a group, inside cards.
pub const SPACE_M: f32 = 12.0;
/// Between groups, around a page.
pub const SPACE_L: f32 = 16.0;
/// Between the edge of a page or a dialog and what is in it.
pub const PAGE_X: f32 = 20.0;
/// Between sections.
pub const SPACE_XL: f32 = 24.0;
/// Around a page without panels.
pub const SPACE_XXL: f32 = 32.0;

/// In small areas.
pub const PAD_S: Margin = Margin::same(8);
/// In areas on a ground of their own.
pub const PAD_BOX: Margin = Margin::same(10);
/// In cards.
pub const PAD_M: Margin = Margin::same(12);
/// In large cards.
pub const PAD_L: Margin = Margin::same(16);
/// In inputs and what looks like one.
pub const PAD_CONTROL: Margin = Margin::symmetric(10, 6);
/// In rows.
pub const PAD_ROW: Margin = Margin::symmetric(12, 4);
/// In heads of lists.
pub const PAD_LINE: Margin = Margin::symmetric(12, 6);
/// In remarks on a coloured ground.
pub const PAD_NOTE: Margin = Margin::symmetric(12, 8);
/// In strips over the whole width of a page.
pub const PAD_PAGE_X: Margin = Margin::symmetric(20, 0);
/// In pages that scroll to their lower edge.
pub const PAD_PAGE: Margin = Margin { left: 20, right: 20, top: 16, bottom: 0 };
/// In such pages below a strip.
pub const PAD_PAGE_LOW: Margin = Margin { left: 20, right: 20, top: 12, bottom: 0 };
/// In panels at the side of a page.
pub const PAD_SIDE: Margin = Margin { left: 16, right: 16, top: 12, bottom: 0 };
/// In the heads of such panels.
pub const PAD_SIDE_HEAD: Margin = Margin { left: 14, right: 14, top: 12, bottom: 8 };
/// In forms.
pub const PAD_FORM: Margin = Margin::symmetric(20, 16);
/// In pages to be read.
pub const PAD_READING: Margin = Margin::symmetric(28, 16);
/// In dialogs.
pub const PAD_DIALOG: Margin = Margin::symmetric(20, 12);
/// Above lists in dialogs.
pub const PAD_DIALOG_HEAD: Margin = Margin::symmetric(20, 10);

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
/// Height of a chip.
pub const CHIP: f32 = 20.0;
/// Height of a bar of progress.
pub const BAR: f32 = 4.0;
/// Height of an input.
pub const INPUT: f32 = 30.0;
/// Side of an icon.
pub const ICON: f32 = 16.0;
/// Side of a small icon.
pub const ICON_SMALL: f32 = 14.0;
/// Side of the smallest icon.
pub const ICON_TINY: f32 = 12.0;
/// Side of the icon of a dialog or of a search.
pub const ICON_MEDIUM: f32 = 18.0;
/// Side of the icon of an offer.
pub const ICON_LARGE: f32 = 20.0;
/// Width of the column of labels in a form.
pub const LABEL: f32 = 150.0;
/// Size of body text.
pub const BODY: f32 = 13.0;
/// Size of small text, table heads and group titles.
pub const SMALL: f32 = 12.0;
/// Size of badges and captions.
pub const TINY: f32 = 11.0;
/// Size of the headlines of pages to be read.
pub const HEADLINE: f32 = 20.0;
/// Height of a line of prose.
pub const PROSE: f32 = 19.0;
/// Size of page titles.
pub const TITLE: f32 = 15.0;
/// Size of code.
pub const CODE: f32 = 12.5;
/// Size of ids and places in rows.
pub const CODE_SMALL: f32 = 11.5;
/// Corners of marks and ticks.
pub const RADIUS_SMALL: u8 = 4;
/// Corners of controls.
pub const RADIUS: u8 = 6;
/// Corners of cards and dialogs.
pub const RADIUS_CARD: u8 = 8;
/// Corners of chips: half their height.
pub const RADIUS_CHIP: u8 = 10;
/// Corners of dialogs and of menus in the form of chips.
pub const RADIUS_LARGE: u8 = 12;
/// Width of lines.
pub const LINE: f32 = 1.0;

/// The tokens of the theme in force.
pub fn tokens(ui: &egui::Ui) -> &'static Tokens {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}
