//! The controls of the CRM's windows, one for each type of a field.

use egui::{CornerRadius, Frame, Id, Margin, RichText, Shape, Stroke, Ui, vec2};

use super::super::theme::{self, tokens};
use super::super::widgets;
use super::Shown;
use crate::domain::json::Node;
use crate::domain::json::pointer;
use crate::domain::settings::Field;
use crate::domain::settings::body::{Filled, Part};

/// Made-up users of the account: their ids and the ids of their names.
const USERS: [(u64, &str); 3] =
    [(1_000_001, "settings-window-user-1"), (1_000_002, "settings-window-user-2"), (1_000_003, "settings-window-user-3")];

/// Draws the control of `field`, whose label is `label`.
pub fn ui(ui: &mut Ui, shown: &Shown<'_>, field: &Field<'_>, label: &str, filled: &mut Filled) {
    match field.kind() {
        Some("users") => users(ui, shown, field, label, filled, false),
        Some("users_lp") => users(ui, shown, field, label, filled, true),
        Some("custom") => custom(ui, shown, field, label, filled),
        Some("pass") => one_line(ui, shown, field, label, filled, true),
        Some("numeric" | "url") => choice(ui, shown, field, label, filled),
        Some("text") if field.node.get("manual").is_some_and(|node| node.as_bool() == Some(false)) => {
            choice(ui, shown, field, label, filled)
        }
        _ => one_line(ui, shown, field, label, filled, false),
    }
}

/// An input for a part of a field.
struct Cell<'a> {
    part: Part,
    name: String,
    hint: &'a str,
    secret: bool,
}

fn cell(ui: &mut Ui, shown: &Shown<'_>, field: &Field<'_>, cell: &Cell<'_>, width: f32, filled: &mut Filled) {
    let mut value = filled.get(field.code, cell.part).to_owned();
    let id = Id::unique(("settings-window", &field.at, cell.part));
    let name = shown.lang().with("settings-window-input", &[("name", cell.name.as_str().into())]);
    if widgets::drawn_input(ui, &mut value, id, &name, cell.hint, cell.secret, width).changed() {
        filled.set(field.code, cell.part, value);
    }
}

/// What stands in an empty input: the field's `placeholder`, else its `default_value`, as text or reference.
fn hint(shown: &Shown<'_>, field: &Field<'_>) -> String {
    let words = |key: &str| shown.words(&pointer::join(&field.at, key)).map(|words| words.text);
    words("placeholder").or_else(|| words("default_value")).unwrap_or_default()
}

fn one_line(ui: &mut Ui, shown: &Shown<'_>, field: &Field<'_>, label: &str, filled: &mut Filled, secret: bool) {
    let width = ui.available_width();
    let hint = hint(shown, field);
    cell(ui, shown, field, &Cell { part: Part::Whole, name: label.to_owned(), hint: &hint, secret }, width, filled);
}

/// A value that is typed, or chosen among the fields of a lead or contact where it isn't `manual`.
fn choice(ui: &mut Ui, shown: &Shown<'_>, field: &Field<'_>, label: &str, filled: &mut Filled) {
    if field.node.get("manual").and_then(Node::as_bool) == Some(true) {
        return one_line(ui, shown, field, label, filled, false);
    }
    let words = hint(shown, field);
    let hint = if words.trim().is_empty() { shown.lang().tr("settings-window-choose-field") } else { words };
    let width = ui.available_width();
    cell(ui, shown, field, &Cell { part: Part::Whole, name: label.to_owned(), hint: &hint, secret: false }, width, filled);
}

/// The place that the widget's script draws, and the value that it keeps.
fn custom(ui: &mut Ui, shown: &Shown<'_>, field: &Field<'_>, label: &str, filled: &mut Filled) {
    let t = tokens(ui);
    let drawn =
        Frame::new().fill(t.sunken).corner_radius(CornerRadius::same(theme::RADIUS)).inner_margin(Margin::same(10)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = theme::SPACE_XS;
            widgets::hint(ui, &shown.lang().tr("settings-window-custom"));
            let width = ui.available_width();
            cell(ui, shown, field, &Cell { part: Part::Whole, name: label.to_owned(), hint: "{\"…\": …}", secret: false }, width, filled);
        });
    let rect = drawn.response.rect;
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(theme::LINE, t.border_strong), 4.0, 3.0));
}

/// A table with a line for each user: one text, or login and password.
fn users(ui: &mut Ui, shown: &Shown<'_>, field: &Field<'_>, label: &str, filled: &mut Filled, login: bool) {
    let t = tokens(ui);
    let lang = shown.lang();
    let frame = Frame::new().stroke(Stroke::new(theme::LINE, t.border)).corner_radius(CornerRadius::same(theme::RADIUS));
    frame.inner_margin(Margin::same(8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(theme::SPACE_S, theme::SPACE_XS);
        let name_width = (ui.available_width() * 0.36).min(140.0);
        for (id, user) in USERS {
            let user = lang.tr(user);
            ui.horizontal(|ui| {
                ui.allocate_ui_with_layout(vec2(name_width, theme::INPUT), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.set_width(name_width);
                    ui.add(egui::Label::new(RichText::new(&user).color(t.text)).truncate());
                });
                let named = |what: Option<&str>| match what {
                    Some(what) => format!("{label}, {user}, {what}"),
                    None => format!("{label}, {user}"),
                };
                if login {
                    let width = (ui.available_width() - theme::SPACE_S) / 2.0;
                    let (login, password) = (lang.tr("settings-window-login"), lang.tr("settings-window-password"));
                    let first = Cell { part: Part::Login(id), name: named(Some(&login)), hint: &login, secret: false };
                    let second = Cell { part: Part::Password(id), name: named(Some(&password)), hint: &password, secret: true };
                    cell(ui, shown, field, &first, width, filled);
                    cell(ui, shown, field, &second, width, filled);
                } else {
                    let width = ui.available_width();
                    cell(ui, shown, field, &Cell { part: Part::User(id), name: named(None), hint: "", secret: false }, width, filled);
                }
            });
        }
    });
}
