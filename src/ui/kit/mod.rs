//! The kit: what every view is made of, in the studio's look. Each control takes its accessible name as an argument, so none can go
//! without.

mod button;
mod chip;
pub mod code;
mod dialog;
pub mod diff;
mod focus;
mod form;
pub mod icons;
mod layout;
mod marks;
mod menu;
pub(super) mod pair;
pub mod picture;
mod row;
mod severity;
pub mod table;
mod text;
pub mod tokens;

pub use button::{Button, icon_button, icon_button_if, toggle_icon};
pub use chip::{chip, chip_button};
pub use code::code_block;
pub(super) use dialog::{Foot, Head, dialog, dialog_body};
pub use focus::{focus_ring, into_view, leave_to, takes_tab};
pub use form::{Typed, code_input, drawn_input, input, number_input, radio, segmented, segmented_of, slider, switch, text_area, tick};
pub use layout::{card, page, right, room_to_grow};
pub use marks::{dashed, dashed_thin, hairline, icon, paint_mark, progress};
pub use menu::{MenuItem, menu, menu_caption, menu_chip, menu_chip_width, menu_item};
pub use row::Row;
pub use severity::{badge, severity_colours, severity_icon, severity_id};
pub use text::{group_head, group_title, help, hint, link, muted, title};
