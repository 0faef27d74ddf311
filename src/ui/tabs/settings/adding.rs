//! The form of a new field: nothing is changed until it is added, then all in one step.

use egui::{Id, RichText, Ui, vec2};

use super::super::super::edits;
use super::super::super::theme::{self, tokens};
use super::super::super::widgets::{self, Button};
use super::View;
use super::fields::{kind_icon, kind_text};
use super::stage::Stage;
use crate::domain::json::pointer;
use crate::domain::settings::fields::{self, FieldError, NewField};
use crate::domain::settings::{Form, texts};

/// A field that is being made.
pub struct Draft {
    form: Form,
    field: NewField,
    focused: bool,
}

impl Draft {
    /// A draft with a code that is free and a text for each locale.
    pub fn new(stage: &Stage<'_, '_>, form: &Form) -> Self {
        let code = fields::free_code(stage.widget(), form, "field");
        let kind = form.types().first().copied().unwrap_or_default().to_owned();
        let label = texts::codes(stage.widget()).into_iter().map(|code| (code.to_owned(), String::new())).collect();
        Self { form: form.clone(), field: NewField { code, kind, required: false, label }, focused: false }
    }
}

/// Draws the draft, if it is for `form`.
pub fn ui(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, form: &Form) {
    let Some(mut draft) = view.adding.take_if(|draft| draft.form == *form) else { return };
    let mut keep = true;
    widgets::card(ui, 12, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = theme::SPACE_S;
        super::card_title(ui, &stage.tr("fields-new"));
        let fault = code(ui, stage, &mut draft);
        label(ui, stage, &mut draft);
        kind(ui, stage, &mut draft);
        keep = buttons(ui, stage, view, &draft, fault);
    });
    ui.add_space(theme::SPACE_S);
    if keep {
        view.adding = Some(draft);
    }
}

fn code(ui: &mut Ui, stage: &Stage<'_, '_>, draft: &mut Draft) -> Option<FieldError> {
    let fault = fields::check_code(stage.widget(), &draft.form, &draft.field.code).err();
    stage.row(ui, &stage.tr("fields-code"), None, |ui| {
        let (id, width) = (Id::unique("fields-new-code"), ui.available_width());
        let name = stage.tr("fields-new-code");
        let response = widgets::input(ui, &mut draft.field.code, id, &name, true, fault.is_some(), width);
        if !draft.focused {
            draft.focused = true;
            response.request_focus();
        }
        match &fault {
            Some(FieldError::Taken(_)) => drop(widgets::hint(ui, &stage.tr("fields-code-taken"))),
            Some(_) => drop(widgets::hint(ui, &stage.tr("fields-code-rule"))),
            None => {}
        }
    });
    fault
}

fn label(ui: &mut Ui, stage: &Stage<'_, '_>, draft: &mut Draft) {
    stage.row(ui, &stage.tr("fields-label"), None, |ui| {
        for (code, text) in &mut draft.field.label {
            ui.horizontal(|ui| {
                ui.allocate_ui_with_layout(vec2(26.0, theme::INPUT), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.set_width(26.0);
                    ui.label(RichText::new(code.to_uppercase()).font(theme::semibold(11.0)).color(tokens(ui).muted));
                });
                let name = format!("{}, {code}", stage.tr("fields-new-label"));
                let (id, width) = (Id::unique(("fields-new-label", code.as_str())), ui.available_width());
                widgets::input(ui, text, id, &name, false, false, width);
            });
        }
    });
}

fn kind(ui: &mut Ui, stage: &Stage<'_, '_>, draft: &mut Draft) {
    stage.row(ui, &stage.tr("fields-type"), None, |ui| {
        ui.horizontal_wrapped(|ui| {
            let now = draft.field.kind.clone();
            widgets::menu_chip(ui, Some(kind_icon(&now)), &now, &stage.tr("fields-new-type"), |ui| {
                for kind in draft.form.types() {
                    if widgets::menu_item(ui, now == *kind, kind) {
                        draft.field.kind = (*kind).to_owned();
                    }
                    widgets::hint(ui, &stage.tr(kind_text(kind)));
                }
            });
            if !matches!(draft.form, Form::Bot(_)) {
                let name = stage.tr("fields-new-required");
                if widgets::switch(ui, draft.field.required, &name).changed() {
                    draft.field.required = !draft.field.required;
                }
                widgets::hint(ui, &stage.tr("fields-is-required"));
            }
        });
    });
}

/// Returns whether the draft stays.
fn buttons(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, draft: &Draft, fault: Option<FieldError>) -> bool {
    let mut keep = true;
    ui.horizontal(|ui| {
        if Button::new(&stage.tr("fields-new-add")).soft().enabled(fault.is_none()).ui(ui).clicked() {
            let changes = fields::add(stage.widget(), &draft.form, &draft.field);
            keep = changes.is_err();
            view.expanded = Some(pointer::join(&draft.form.pointer(), &draft.field.code));
            edits::step(stage.cx, changes, None);
        }
        if Button::new(&stage.tr("dialog-cancel")).ui(ui).clicked() {
            keep = false;
        }
    });
    keep
}
