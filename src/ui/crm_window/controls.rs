//! The controls for the fields of a widget, one for each type: of the drawn windows, and of the form that really installs.

use egui::{Align, CornerRadius, Frame, Id, Layout, Response, RichText, Stroke, Ui, vec2};

use super::Shown;
use crate::crm::settings::Field;
use crate::crm::settings::body::{Filled, Part};
use crate::formats::json::Node;
use crate::formats::json::pointer;
use crate::text::Lang;
use crate::ui::kit;
use crate::ui::kit::tokens::{self, tokens};

/// Greatest width of a user's name.
const NAME: f32 = 140.0;

/// Made-up users of the account: their ids and the ids of their names.
const USERS: [(u64, &str); 3] =
    [(1_000_001, "settings-window-user-1"), (1_000_002, "settings-window-user-2"), (1_000_003, "settings-window-user-3")];

/// What the controls of a field have in common, wherever they are.
pub struct Control<'a> {
    /// The language of the words beside them.
    pub lang: Lang,
    /// The code of the field.
    pub code: &'a str,
    /// Its name for people.
    pub label: &'a str,
    /// Tells its inputs from those of others.
    pub id: Id,
    /// The accessible name of an input that is called so.
    pub name: &'a dyn Fn(&str) -> String,
    /// Whether its value is refused.
    pub bad: bool,
}

/// An input for a part of a field.
struct Cell<'a> {
    /// Which part.
    part: Part,
    /// What it is called.
    name: &'a str,
    /// What stands in it while it is empty.
    hint: &'a str,
    /// Whether dots are shown.
    secret: bool,
}

impl Control<'_> {
    /// The one input of a field that has one; empty it shows `hint`, and dots for a `secret`.
    pub fn whole(&self, ui: &mut Ui, hint: &str, secret: bool, width: f32, filled: &mut Filled) -> Response {
        self.cell(ui, &Cell { part: Part::Whole, name: self.label, hint, secret }, width, filled)
    }

    fn cell(&self, ui: &mut Ui, cell: &Cell<'_>, width: f32, filled: &mut Filled) -> Response {
        let Cell { part, name, hint, secret } = *cell;
        let mut value = filled.get(self.code, part).to_owned();
        let response = kit::drawn_input(ui, &mut value, self.id.with(part), &(self.name)(name), hint, secret, width);
        if self.bad {
            let edge = Stroke::new(tokens::LINE, tokens(ui).error);
            ui.painter().rect_stroke(response.rect, CornerRadius::same(tokens::RADIUS), edge, egui::StrokeKind::Inside);
        }
        if response.changed() {
            filled.set(self.code, part, value);
        }
        response
    }

    /// The cells of a user after their name: a text, or login and password.
    pub fn user(&self, ui: &mut Ui, (id, user): (u64, &str), login: bool, filled: &mut Filled) {
        let named = |what: Option<&str>| match what {
            Some(what) => format!("{}, {user}, {what}", self.label),
            None => format!("{}, {user}", self.label),
        };
        if login {
            let width = (ui.available_width() - tokens::SPACE_S) / 2.0;
            let (login, password) = (self.lang.tr("settings-window-login"), self.lang.tr("settings-window-password"));
            let name = named(Some(&login));
            self.cell(ui, &Cell { part: Part::Login(id), name: &name, hint: &login, secret: false }, width, filled);
            let name = named(Some(&password));
            self.cell(ui, &Cell { part: Part::Password(id), name: &name, hint: &password, secret: true }, width, filled);
        } else {
            let width = ui.available_width();
            self.cell(ui, &Cell { part: Part::User(id), name: &named(None), hint: "", secret: false }, width, filled);
        }
    }
}

/// The name of a user over `width`, cut where it is longer.
pub fn user_name(ui: &mut Ui, user: &str, width: f32) {
    ui.allocate_ui_with_layout(vec2(width, tokens::INPUT), Layout::left_to_right(Align::Center), |ui| {
        ui.set_width(width);
        ui.add(egui::Label::new(RichText::new(user).color(tokens(ui).text)).truncate());
    });
}

/// Draws the control of `field`, whose label is `label`.
pub fn ui(ui: &mut Ui, shown: &Shown<'_>, field: &Field<'_>, label: &str, filled: &mut Filled) {
    let lang = shown.lang();
    let name = |name: &str| lang.with("settings-window-input", &[("name", name.into())]);
    let id = Id::unique(("drawn window", &field.at));
    let control = Control { lang, code: field.code, label, id, name: &name, bad: false };
    match field.kind() {
        Some("users") => users(ui, &control, filled, false),
        Some("users_lp") => users(ui, &control, filled, true),
        Some("custom") => custom(ui, &control, filled),
        Some("pass") => one_line(ui, &control, &hint(shown, field), filled, true),
        Some("numeric" | "url") => choice(ui, shown, field, &control, filled),
        Some("text") if field.node.get("manual").is_some_and(|node| node.as_bool() == Some(false)) => {
            choice(ui, shown, field, &control, filled)
        }
        Some("text" | "number") => one_line(ui, &control, &hint(shown, field), filled, false),
        kind => {
            one_line(ui, &control, &hint(shown, field), filled, false);
            let words = lang.with("settings-window-unknown", &[("kind", kind.unwrap_or_default().into())]);
            ui.add(egui::Label::new(RichText::new(words).size(tokens::SMALL).color(tokens(ui).warning)).wrap());
        }
    }
}

/// What stands in an empty input: the field's `placeholder`, else its `default_value`, as text or reference.
fn hint(shown: &Shown<'_>, field: &Field<'_>) -> String {
    let words = |key: &str| shown.words(&pointer::join(&field.at, key)).map(|words| words.text);
    words("placeholder").or_else(|| words("default_value")).unwrap_or_default()
}

fn one_line(ui: &mut Ui, control: &Control<'_>, hint: &str, filled: &mut Filled, secret: bool) {
    let width = ui.available_width();
    control.whole(ui, hint, secret, width, filled);
}

/// A value that is typed, or chosen among the fields of a lead or contact where it isn't `manual`.
fn choice(ui: &mut Ui, shown: &Shown<'_>, field: &Field<'_>, control: &Control<'_>, filled: &mut Filled) {
    let words = hint(shown, field);
    let is_manual = field.node.get("manual").and_then(Node::as_bool) == Some(true);
    let hint = if is_manual || !words.trim().is_empty() { words } else { control.lang.tr("settings-window-choose-field") };
    one_line(ui, control, &hint, filled, false);
}

/// The place that the widget's script draws, and the value that it keeps.
fn custom(ui: &mut Ui, control: &Control<'_>, filled: &mut Filled) {
    let t = tokens(ui);
    let drawn =
        Frame::new().fill(t.sunken).corner_radius(CornerRadius::same(tokens::RADIUS)).inner_margin(tokens::PAD_BOX).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
            kit::hint(ui, &control.lang.tr("settings-window-custom"));
            one_line(ui, control, "{\"…\": …}", filled, false);
        });
    let rect = drawn.response.rect;
    kit::dashed_thin(ui.painter(), rect, t.border_strong);
}

/// A table with a line for each user.
fn users(ui: &mut Ui, control: &Control<'_>, filled: &mut Filled, login: bool) {
    let t = tokens(ui);
    let frame = Frame::new().stroke(Stroke::new(tokens::LINE, t.border)).corner_radius(CornerRadius::same(tokens::RADIUS));
    frame.inner_margin(tokens::PAD_S).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(tokens::SPACE_S, tokens::SPACE_XS);
        let width = (ui.available_width() * 0.36).min(NAME);
        for (id, user) in USERS {
            let user = control.lang.tr(user);
            ui.horizontal(|ui| {
                user_name(ui, &user, width);
                control.user(ui, (id, &user), login, filled);
            });
        }
    });
}
