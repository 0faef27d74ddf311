//! The dialog that asks for a name: of a new key, section or locale, or a new one of a key.

use egui::{CornerRadius, Frame, Id, Modal, Stroke, Ui};

use super::cells::language;
use super::{GridCx, View, steps};
use crate::crm::manifest::LOCALES;
use crate::formats::json::pointer;
use crate::services::texts::exchange::key;
use crate::text::msg::Msg;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button};

/// What is asked, and what is typed.
pub struct Prompt {
    kind: Kind,
    value: String,
    error: Option<Msg>,
    is_new: bool,
}

/// What the name is for.
#[derive(Clone)]
pub enum Kind {
    /// A new key.
    Key,
    /// A new section.
    Section,
    /// A copy of this key.
    Copy(String),
    /// A new name of this key.
    Rename(String),
    /// A new locale.
    Locale,
}

/// Width of the dialog.
const WIDTH: f32 = 400.0;

impl Prompt {
    /// Asks for the name of a new key or section beside the cursor.
    pub fn beside(view: &View, kind: Kind) -> Self {
        let section =
            view.cursor.as_ref().and_then(|cursor| pointer::split_last(&cursor.key)).map_or("", |(section, _)| section).to_owned();
        let value = if section.is_empty() { String::new() } else { format!("{}.", key::of(&section)) };
        Self::new(kind, value)
    }

    /// Asks for a new name of `key`.
    pub fn rename(key: &str) -> Self {
        Self::new(Kind::Rename(key.to_owned()), key::of(key))
    }

    /// Asks for the name of a copy of `key`.
    pub fn copy(key: &str) -> Self {
        Self::new(Kind::Copy(key.to_owned()), format!("{}_2", key::of(key)))
    }

    /// Asks for a locale.
    pub fn locale() -> Self {
        Self::new(Kind::Locale, String::new())
    }

    fn new(kind: Kind, value: String) -> Self {
        Self { kind, value, error: None, is_new: true }
    }
}

pub fn ui(ui: &Ui, gcx: &GridCx<'_, '_>, view: &mut View) {
    let Some(mut prompt) = view.prompt.take() else { return };
    let t = tokens(ui);
    let look = Frame::new()
        .fill(t.surface)
        .stroke(Stroke::new(tokens::LINE, t.border))
        .corner_radius(CornerRadius::same(tokens::RADIUS_LARGE))
        .inner_margin(tokens::PAD_FORM);
    let mut goes_on = true;
    let id = Id::unique("a name for texts");
    let before = ui.memory(|memory| memory.area_rect(id));
    let shown = Modal::new(id).frame(look).backdrop_color(t.backdrop).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
        let (title, about, done) = words(&prompt.kind);
        kit::title(ui, &gcx.cx.tr(title));
        kit::hint(ui, &gcx.cx.tr(about));
        if matches!(prompt.kind, Kind::Locale) {
            locales(ui, gcx, &mut prompt);
        }
        let name = gcx.cx.tr(if matches!(prompt.kind, Kind::Locale) { "texts-locale-code" } else { "texts-name" });
        let input = kit::input(ui, &mut prompt.value, Id::unique("a name"), &name, true, prompt.error.is_some(), WIDTH);
        if std::mem::take(&mut prompt.is_new) {
            input.request_focus();
        }
        if input.changed() {
            prompt.error = None;
        }
        let code = prompt.value.trim();
        let is_unknown = matches!(prompt.kind, Kind::Locale) && !code.is_empty() && !LOCALES.contains(&code);
        let is_other = !is_unknown && LOCALES.contains(&code) && !gcx.open.product.locales().contains(&code);
        if let Some(error) = &prompt.error {
            ui.colored_label(t.error, gcx.cx.lang.msg(error));
        } else if is_unknown {
            ui.colored_label(t.warning, gcx.cx.tr("texts-locale-unknown"));
        } else if is_other {
            ui.colored_label(t.warning, gcx.cx.tr("texts-locale-other"));
        }
        let enter = input.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.add_space(tokens::SPACE_XS);
        let size = egui::vec2(ui.available_width(), tokens::BUTTON);
        ui.allocate_ui_with_layout(size, egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let clicked = Button::new(&gcx.cx.tr(done)).primary().ui(ui).clicked();
            if clicked || enter {
                match answer(gcx, view, &prompt) {
                    Ok(()) => goes_on = false,
                    Err(error) => {
                        prompt.error = Some(error);
                        prompt.is_new = true;
                    }
                }
            }
            if Button::new(&gcx.cx.tr("dialog-cancel")).ui(ui).clicked() {
                goes_on = false;
            }
        });
    });
    if before != Some(shown.response.rect) {
        // It is centred by its size of the frame before.
        ui.ctx().request_repaint();
    }
    if goes_on && !shown.should_close() {
        view.prompt = Some(prompt);
    } else {
        ui.memory_mut(|memory| memory.request_focus(super::grid_id()));
    }
}

/// The known locales that are not there yet.
fn locales(ui: &mut Ui, gcx: &GridCx<'_, '_>, prompt: &mut Prompt) {
    ui.horizontal_wrapped(|ui| {
        let is_free = |code: &&&str| gcx.grid.columns.iter().all(|column| column.code != **code);
        for code in gcx.open.product.locales().iter().filter(is_free) {
            let text = format!("{code} · {}", language(code));
            let button = Button::new(&text).small();
            let button = if prompt.value == **code { button.soft() } else { button };
            if button.ui(ui).clicked() {
                (*code).clone_into(&mut prompt.value);
                prompt.error = None;
            }
        }
    });
}

/// Title, explanation and button of a question.
fn words(kind: &Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Key => ("texts-add-key", "texts-add-key.about", "texts-add"),
        Kind::Section => ("texts-add-section", "texts-add-section.about", "texts-add"),
        Kind::Copy(_) => ("texts-duplicate", "texts-duplicate.about", "texts-add"),
        Kind::Rename(_) => ("texts-rename", "texts-rename.about", "texts-rename-do"),
        Kind::Locale => ("texts-add-locale-title", "texts-add-locale-title.about", "texts-add"),
    }
}

fn answer(gcx: &GridCx<'_, '_>, view: &mut View, prompt: &Prompt) -> Result<(), Msg> {
    let value = prompt.value.trim();
    if matches!(prompt.kind, Kind::Locale) {
        return steps::add_locale(gcx, value);
    }
    let named = !value.is_empty() && value.split('.').all(|part| !part.trim().is_empty());
    let key = if named { key::pointer(value) } else { return Err(Msg::new("texts-error-no-name")) };
    match &prompt.kind {
        Kind::Rename(from) => steps::rename(gcx, view, from, &key),
        Kind::Copy(like) => steps::copy(gcx, view, like, &key),
        kind => steps::add(gcx, view, &key, matches!(kind, Kind::Section)),
    }
}
