//! The form of a new field: nothing is changed until it is added, then all in one step.

use egui::text::CCursorRange;
use egui::text_edit::TextEditState;
use egui::{Id, RichText, Ui, vec2};

use super::View;
use super::form_cx::FormCx;
use super::kinds::{kind_icon, kind_text};
use crate::app::core::intent::Intent;
use crate::crm::settings::Form;
use crate::formats::json::pointer;
use crate::services::forms::fields;
use crate::services::forms::fields::{FieldError, NewField};
use crate::services::forms::texts;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button};

/// Width of the code of a locale before its text.
const CODE: f32 = 26.0;

/// A field that is being made.
pub struct Draft {
    form: Form,
    field: NewField,
    /// How many frames it has been drawn, up to two: the click that began it takes the focus away in the first.
    drawn: u8,
    /// Whether Enter was pressed in one of its inputs.
    entered: bool,
}

impl Draft {
    /// A draft with a code that is free and a text for each locale.
    pub fn new(fcx: &FormCx<'_, '_>, form: &Form) -> Self {
        let code = fields::free_code(fcx.widget(), form, "field");
        let kind = form.types().first().copied().unwrap_or_default().to_owned();
        let label = texts::codes(fcx.widget()).into_iter().map(|code| (code.to_owned(), String::new())).collect();
        Self { form: form.clone(), field: NewField { code, kind, required: false, label }, drawn: 0, entered: false }
    }
}

/// Draws the draft, if it is for `form`.
pub fn ui(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, form: &Form) {
    let Some(mut draft) = view.adding.take_if(|draft| draft.form == *form) else { return };
    let mut keep = true;
    kit::card(ui, tokens::PAD_M, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
        super::card_title(ui, &fcx.tr("fields-new"));
        let fault = code(ui, fcx, &mut draft);
        label(ui, fcx, &mut draft);
        kind(ui, fcx, &mut draft);
        keep = buttons(ui, fcx, view, &mut draft, fault);
    });
    ui.add_space(tokens::SPACE_S);
    if keep {
        view.adding = Some(draft);
    }
}

fn code(ui: &mut Ui, fcx: &FormCx<'_, '_>, draft: &mut Draft) -> Option<FieldError> {
    let fault = fields::check_code(fcx.widget(), &draft.form, &draft.field.code).err();
    fcx.row(ui, &fcx.tr("fields-code"), None, |ui| {
        let (id, width) = (Id::unique("fields-new-code"), ui.available_width());
        let name = fcx.tr("fields-new-code");
        let response = kit::input(ui, &mut draft.field.code, id, &name, true, fault.is_some(), width);
        match draft.drawn {
            0 => ui.ctx().request_repaint(),
            1 => {
                response.request_focus();
                response.scroll_to_me(None);
                // Whatever is typed replaces the code that was made up.
                select_all(ui, id, &draft.field.code);
            }
            _ => {}
        }
        draft.drawn = (draft.drawn + 1).min(2);
        draft.entered |= is_entered(ui, &response);
        match &fault {
            Some(FieldError::Taken(_)) => drop(kit::hint(ui, &fcx.tr("fields-code-taken"))),
            Some(_) => drop(kit::hint(ui, &fcx.tr("fields-code-rule"))),
            None => {}
        }
    });
    fault
}

fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::select_all_str(text)));
    state.store(ui.ctx(), id);
}

fn is_entered(ui: &Ui, response: &egui::Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

fn label(ui: &mut Ui, fcx: &FormCx<'_, '_>, draft: &mut Draft) {
    fcx.row(ui, &fcx.tr("fields-label"), None, |ui| {
        for (code, text) in &mut draft.field.label {
            ui.horizontal(|ui| {
                ui.allocate_ui_with_layout(vec2(CODE, tokens::INPUT), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.set_width(CODE);
                    ui.label(RichText::new(code.to_uppercase()).font(tokens::semibold(tokens::TINY)).color(tokens(ui).muted));
                });
                let name = format!("{}, {code}", fcx.tr("fields-new-label"));
                let (id, width) = (Id::unique(("fields-new-label", code.as_str())), ui.available_width());
                let response = kit::input(ui, text, id, &name, false, false, width);
                draft.entered |= is_entered(ui, &response);
            });
        }
    });
}

fn kind(ui: &mut Ui, fcx: &FormCx<'_, '_>, draft: &mut Draft) {
    fcx.row(ui, &fcx.tr("fields-type"), None, |ui| {
        ui.horizontal_wrapped(|ui| {
            let now = draft.field.kind.clone();
            kit::menu_chip(ui, Some(kind_icon(&now)), &now, &fcx.tr("fields-new-type"), |ui| {
                for kind in draft.form.types() {
                    if kit::MenuItem::new(kind).about(&fcx.tr(kind_text(kind))).chosen(now == *kind).ui(ui) {
                        draft.field.kind = (*kind).to_owned();
                    }
                }
            });
            if !matches!(draft.form, Form::Bot(_)) {
                let name = fcx.tr("fields-new-required");
                if kit::switch(ui, draft.field.required, &name).changed() {
                    draft.field.required = !draft.field.required;
                }
                kit::hint(ui, &fcx.tr("fields-is-required"));
            }
        });
    });
}

/// Returns whether the draft stays.
fn buttons(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, draft: &mut Draft, fault: Option<FieldError>) -> bool {
    let mut keep = true;
    ui.horizontal(|ui| {
        let entered = std::mem::take(&mut draft.entered) && fault.is_none();
        if Button::new(&fcx.tr("fields-new-add")).soft().enabled(fault.is_none()).ui(ui).clicked() || entered {
            keep = fields::add(fcx.widget(), &draft.form, &draft.field).is_err();
            view.expanded = Some(pointer::join(&draft.form.pointer(), &draft.field.code));
            fcx.cx.edit(fcx.open, Intent::AddField(draft.form.clone(), draft.field.clone()));
        }
        if Button::new(&fcx.tr("dialog-cancel")).ui(ui).clicked() {
            keep = false;
        }
    });
    keep
}
