//! The head of a group, which folds what is below it.

use egui::{FontId, Role, Ui};

use crate::ui::kit::Row;
use crate::ui::kit::icons;
use crate::ui::kit::tokens::{self, tokens};

/// Middle of the arrow, from the left edge.
const ICON_X: f32 = 17.0;

/// Height of a group's head.
const HEIGHT: f32 = 28.0;

/// Draws a head that folds what is below it: name, how many, and, while it is folded, what is in it. Returns whether it was pressed.
pub fn ui(ui: &mut Ui, name: &str, count: &str, inside: &str, folded: bool) -> bool {
    let t = tokens(ui);
    let row = Row::folding(ui, HEIGHT);
    let icon = if folded { icons::CHEVRON_RIGHT } else { icons::CHEVRON_DOWN };
    row.icon(ui, ICON_X, icon, tokens::ICON_SMALL, t.muted);
    let galley = ui.painter().layout_no_wrap(name.to_owned(), tokens::semibold(tokens::SMALL), t.text);
    let after = tokens::SPACE_XXL + galley.size().x + tokens::SPACE_S;
    row.words(ui, tokens::SPACE_XXL, galley, t.text);
    let counted = ui.painter().layout_no_wrap(count.to_owned(), FontId::proportional(tokens::SMALL), t.muted);
    let counted_to = row.rect.left() + after + counted.size().x;
    row.words(ui, after, counted, t.muted);
    let names = ui.painter().layout_no_wrap(inside.to_owned(), tokens::code(tokens::TINY), t.muted);
    if folded && counted_to + names.size().x + tokens::SPACE_XL < row.rect.right() {
        row.words_to(ui, row.rect.right() - tokens::SPACE_M, names, t.muted);
    }
    row.end(ui, Role::Button, &format!("{name}, {count}"), "").clicked()
}
