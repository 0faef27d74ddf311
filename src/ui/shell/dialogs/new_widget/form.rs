//! The questions under the cards: product, locales, names, fields. Errors stand under what they are about.

use egui::{CornerRadius, Id, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::fault;
use crate::app::features::new_widget::Wizard;
use crate::crm::i18n::path_of;
use crate::crm::settings::TYPES;
use crate::model::product::Product;
use crate::services::forms::fields::NewField;
use crate::services::new_widget::{Comments, NewWidgetSpec, Problem};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Width of the mark before a field.
const MARK: f32 = 22.0;
/// Width of a row besides its input and its words.
const REST: f32 = KIND + 30.0 + tokens::BUTTON + 4.0 * tokens::SPACE_S + 4.0;
/// Least width of an input.
const LEAST: f32 = 80.0;

/// Width of the labels.
const LABEL: f32 = 104.0;
/// Width of the chip with a field's type.
const KIND: f32 = 96.0;

/// What the widget is called, for whom, and where they ask for help.
pub fn names_and_languages(ui: &mut Ui, cx: &Cx<'_>, wizard: &Wizard, order: &mut NewWidgetSpec) {
    row(ui, &cx.tr("new-product"), |ui| {
        let choices = [(Product::AmoCrm, None, "amoCRM", true), (Product::Kommo, None, "Kommo", true)];
        if let Some(product) = kit::segmented(ui, order.product, &choices) {
            order.product = product;
        }
    });
    row(ui, &cx.tr("new-locales"), |ui| locales(ui, cx, wizard, order));
    row(ui, &cx.tr("new-name"), |ui| names(ui, cx, wizard, order));
    row(ui, &cx.tr("new-support"), |ui| {
        let bad = wizard.problems.contains(&Problem::Support);
        let (id, width) = (Id::unique("wizard-support"), ui.available_width());
        input(ui, &mut order.support, id, &cx.tr("new-support"), &cx.tr("new-support-made-up"), bad, width);
        fault(ui, cx, wizard, |problem| *problem == Problem::Support);
    });
}

/// What people fill in, and the language of the script's comments.
pub fn fields_and_comments(ui: &mut Ui, cx: &Cx<'_>, wizard: &Wizard, order: &mut NewWidgetSpec) {
    row(ui, &cx.tr("new-fields"), |ui| fields(ui, cx, wizard, order));
    row(ui, &cx.tr("new-comments"), |ui| {
        let (en, ru) = (cx.tr("new-comments-en"), cx.tr("new-comments-ru"));
        let choices = [(Comments::En, None, &*en, true), (Comments::Ru, None, &*ru, true)];
        if let Some(comments) = kit::segmented(ui, order.comments, &choices) {
            order.comments = comments;
        }
    });
}

/// A label on the left, its controls on the right.
fn row(ui: &mut Ui, label: &str, content: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_S;
        ui.allocate_ui_with_layout(vec2(LABEL, tokens::INPUT), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_width(LABEL);
            ui.add(egui::Label::new(RichText::new(label).color(tokens(ui).text)).wrap());
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = tokens::GAP;
            content(ui);
        });
    });
}

fn locales(ui: &mut Ui, cx: &Cx<'_>, wizard: &Wizard, order: &mut NewWidgetSpec) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::GAP;
        ui.set_min_height(tokens::INPUT);
        for code in order.product.locales() {
            let on = order.locales.iter().any(|known| known == code);
            if chip(ui, code, on).clicked() {
                order.locales.retain(|known| known != code);
                if !on {
                    order.locales.push((*code).to_owned());
                }
            }
        }
    });
    fault(ui, cx, wizard, |problem| matches!(problem, Problem::NoLocale | Problem::Locale(_)));
    let market = order.product.locales().first().filter(|code| !order.locales.iter().any(|known| known == *code));
    if let Some(code) = market.filter(|_| !order.locales.is_empty()) {
        kit::hint(ui, &cx.lang.with("new-market", &[("locale", (*code).into())]));
    }
}

/// A chip that stays on.
fn chip(ui: &mut Ui, text: &str, on: bool) -> egui::Response {
    let t = tokens(ui);
    let colour = if on { t.accent_text } else { t.muted };
    let galley = ui.painter().layout_no_wrap(text.to_owned(), tokens::semibold(tokens::SMALL), colour);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + tokens::SPACE_XL, tokens::BUTTON_SMALL), Sense::click());
    let fill = match (on, response.hovered()) {
        (true, _) => t.accent_soft,
        (false, true) => t.raised,
        (false, false) => t.surface,
    };
    let edge = Stroke::new(tokens::LINE, if on { t.accent } else { t.control_edge });
    ui.painter().rect(rect, CornerRadius::same(tokens::RADIUS_LARGE), fill, edge, StrokeKind::Inside);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colour);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, text));
    kit::focus_ring(ui, response)
}

/// A name for each locale; those that the folder has already stay.
fn names(ui: &mut Ui, cx: &Cx<'_>, wizard: &Wizard, order: &mut NewWidgetSpec) {
    let missing = wizard.problems.contains(&Problem::NoName);
    for code in order.locales.clone() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
            let (rect, _) = ui.allocate_exact_size(vec2(MARK, tokens::INPUT), Sense::hover());
            let at = rect.left_center();
            ui.painter().text(at, egui::Align2::LEFT_CENTER, code.to_uppercase(), tokens::semibold(tokens::TINY), tokens(ui).muted);
            if let Some(name) = wizard.kept_names.get(&code) {
                ui.add(egui::Label::new(RichText::new(name).color(tokens(ui).text)).truncate());
                kit::hint(ui, &cx.lang.with("new-name-kept", &[("file", path_of(&code).into())]));
                return;
            }
            let mut name = order.names.get(&code).cloned().unwrap_or_default();
            let (id, width) = (Id::unique(("wizard-name", &code)), ui.available_width());
            let label = cx.lang.with("new-name-in", &[("locale", (&code).into())]);
            let borrowed = if missing { String::new() } else { order.name(&code) };
            if input(ui, &mut name, id, &label, &borrowed, missing, width) {
                order.names.insert(code, name);
            }
        });
    }
    fault(ui, cx, wizard, |problem| *problem == Problem::NoName);
}

/// An input that shows faintly what counts while it is empty.
fn input(ui: &mut Ui, text: &mut String, id: Id, label: &str, instead: &str, bad: bool, width: f32) -> bool {
    let response = kit::input(ui, text, id, label, false, bad, width);
    if text.is_empty() {
        let at = response.rect.left_center() + vec2(tokens::INSET, 0.0);
        let painter = ui.painter().with_clip_rect(response.rect.intersect(ui.clip_rect()));
        painter.text(at, egui::Align2::LEFT_CENTER, instead, egui::FontId::proportional(tokens::BODY), tokens(ui).faint);
    }
    response.changed()
}

fn fields(ui: &mut Ui, cx: &Cx<'_>, wizard: &Wizard, order: &mut NewWidgetSpec) {
    let mut removed = None;
    for (at, field) in order.fields.iter_mut().enumerate() {
        let is_here = |problem: &Problem| matches!(problem, Problem::FieldCode(of) | Problem::FieldTaken(of) | Problem::FieldType(of) | Problem::SecondCustom(of) if *of == at);
        let bad = wizard.problems.iter().any(is_here);
        if field_row(ui, cx, at, field, bad) {
            removed = Some(at);
        }
        fault(ui, cx, wizard, is_here);
    }
    if let Some(at) = removed {
        order.fields.remove(at);
    }
    fault(ui, cx, wizard, |problem| *problem == Problem::NoField);
    if Button::new(&cx.tr("new-field-add")).icon(icons::PLUS).small().ui(ui).clicked() {
        let is_free = |code: &String| !order.fields.iter().any(|field| field.code == *code);
        let code = (1..).map(|number| format!("field_{number}")).find(is_free).unwrap_or_default();
        order.fields.push(NewField { code, kind: "text".to_owned(), ..NewField::default() });
    }
}

/// Returns whether the field is to go.
fn field_row(ui: &mut Ui, cx: &Cx<'_>, at: usize, field: &mut NewField, bad: bool) -> bool {
    let numbered = |id: &str| cx.lang.with(id, &[("number", (at + 1).into())]);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_S;
        let required = cx.tr("new-required");
        let words = ui.painter().layout_no_wrap(required.clone(), egui::FontId::proportional(tokens::SMALL), tokens(ui).muted).size().x;
        // The type, the switch with its word, the button, and what is between them.
        let rest = REST + words;
        let width = (ui.available_width() - rest).max(LEAST);
        kit::input(ui, &mut field.code, Id::unique(("wizard-field", at)), &numbered("new-field-key"), true, bad, width);
        ui.allocate_ui_with_layout(vec2(KIND, tokens::INPUT), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_width(KIND);
            let now = field.kind.clone();
            kit::menu_chip(ui, None, &now, &numbered("new-field-kind"), |ui| {
                for kind in TYPES {
                    if kit::menu_item(ui, now == *kind, kind) {
                        field.kind = (*kind).to_owned();
                    }
                }
            });
        });
        if kit::switch(ui, field.required, &numbered("new-field-is-required")).changed() {
            field.required = !field.required;
        }
        ui.label(RichText::new(required).size(tokens::SMALL).color(tokens(ui).muted));
        kit::icon_button(ui, icons::TRASH_2, &numbered("new-field-remove")).clicked()
    })
    .inner
}
