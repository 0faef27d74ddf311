//! The details of a field: its code and label with their renaming, further keys, moving and deleting.

use egui::Ui;

use super::View;
use super::form_cx::{FormCx, Renamed};
use crate::app::core::intent::{Intent, Ways};
use crate::crm::settings::{Field, Form};
use crate::formats::json::{Kind, pointer};
use crate::services::forms::{fields, texts};
use crate::ui::edits;
use crate::ui::kit::{self, Button, icons, tokens};

pub fn ui(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, form: &Form, field: &Field<'_>) {
    ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
    if field.is_field() {
        let accepts = |to: &str| fields::check_code(fcx.widget(), form, to).is_ok();
        code(ui, fcx, view, &field.at, &fcx.named("fields-code-of", field.code), accepts);
        label(ui, fcx, view, form, field);
        further(ui, fcx, form, field);
    } else {
        fcx.findings(ui, &field.at);
    }
    foot(ui, fcx, view, form, field);
}

/// The code of what is at `at`, to be renamed in the manifest, in the locales, and in the script if wanted.
pub fn code(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, at: &str, name: &str, accepts: impl FnOnce(&str) -> bool) {
    let now = pointer::split_last(at).map_or_else(String::new, |(_, code)| code);
    let renamed = Renamed { id: at, now: &now, name, rule: "fields-code-rule", about: "fields-rename-about" };
    fcx.row(ui, &fcx.tr("fields-code"), None, |ui| {
        fcx.rename(ui, view, &renamed, accepts, |to| Ways::RenameCode { at: at.to_owned(), to: to.to_owned() });
    });
}

fn label(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, form: &Form, field: &Field<'_>) {
    let at = pointer::join(&field.at, "name");
    let name = fcx.named("fields-label-of", field.code);
    let new_key = form.label_key(fcx.widget(), field.code);
    let mut typed = None;
    fcx.row(ui, &fcx.tr("fields-label"), Some(&at), |ui| typed = fcx.texts(ui, &at, &name, &new_key));
    view.typed_key = typed.map(str::to_owned).or(view.typed_key.take());
    key(ui, fcx, view, &at, &fcx.named("fields-key-of", field.code));
}

/// The key of the text at `at`, which can be renamed everywhere.
pub fn key(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, at: &str, name: &str) {
    let Some(key) = texts::key_at(fcx.widget(), at) else { return };
    let renamed = Renamed { id: at, now: key, name, rule: "fields-key-rule", about: "fields-rename-key-about" };
    fcx.row(ui, &fcx.tr("fields-key"), None, |ui| {
        let accepts = |to: &str| texts::can_rename(fcx.widget(), to);
        fcx.rename(ui, view, &renamed, accepts, |to| Ways::RenameText { from: key.to_owned(), to: to.to_owned() });
    });
}

/// Keys beside code, name, type and required.
fn further(ui: &mut Ui, fcx: &FormCx<'_, '_>, form: &Form, field: &Field<'_>) {
    // A value that the switch of the row can't show.
    if let Some(node) = field.node.get("required").filter(|node| !matches!(node.kind(), Kind::Bool | Kind::Null)) {
        fcx.row(ui, "required", Some(&pointer::join(&field.at, "required")), |ui| fcx.read_only(ui, node));
    } else {
        fcx.findings(ui, &pointer::join(&field.at, "required"));
    }
    fcx.findings(ui, &pointer::join(&field.at, "type"));
    let is_bot = matches!(form, Form::Bot(_));
    let known: &[&str] = if is_bot { &["default_value", "manual"] } else { &["placeholder", "default_value"] };
    for key in known {
        if field.node.get(key).is_some() {
            further_key(ui, fcx, field, key);
        }
    }
    let absent: Vec<&&str> = known.iter().filter(|key| field.node.get(key).is_none()).collect();
    if !absent.is_empty() {
        fcx.row(ui, &fcx.tr("fields-more-keys"), None, |ui| {
            ui.horizontal_wrapped(|ui| {
                for key in absent.into_iter().copied() {
                    let add = Button::new(key).icon(icons::PLUS).small().ghost().ui(ui);
                    let name = fcx.cx.lang.with("fields-add-key", &[("key", key.into()), ("name", field.code.into())]);
                    add.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                    if add.clicked() {
                        let value: serde_json::Value = if key == "manual" { true.into() } else { "".into() };
                        edits::set(fcx.cx, fcx.open, &pointer::join(&field.at, key), &value);
                    }
                }
            });
            if !is_bot {
                kit::hint(ui, &fcx.tr("fields-undocumented"));
            }
        });
    }
    let foreign = ["placeholder", "manual"].into_iter().filter(|key| !known.contains(key)).filter_map(|key| field.node.member(key));
    for member in foreign.chain(field.other_keys()) {
        fcx.other_key(ui, &pointer::join(&field.at, &member.key), &member.key, &member.node);
    }
}

fn further_key(ui: &mut Ui, fcx: &FormCx<'_, '_>, field: &Field<'_>, key: &str) {
    let at = pointer::join(&field.at, key);
    let name = fcx.cx.lang.with("fields-key-value-of", &[("key", key.into()), ("name", field.code.into())]);
    fcx.row(ui, key, Some(&at), |ui| {
        ui.horizontal(|ui| {
            kit::right(ui, |ui| {
                let remove = fcx.cx.lang.with("form-remove-key", &[("key", key.into())]);
                if kit::icon_button(ui, icons::X, &remove).clicked() {
                    edits::remove(fcx.cx, fcx.open, &at);
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| match key {
                    "manual" => fcx.switch(ui, &at, &name),
                    _ => fcx.line(ui, &at, &name),
                });
            });
        });
        if key == "manual" {
            kit::hint(ui, &fcx.tr("fields-manual"));
        }
    });
}

fn foot(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, form: &Form, field: &Field<'_>) {
    ui.horizontal_wrapped(|ui| {
        let duplicate = Button::new(&fcx.tr("fields-duplicate")).icon(icons::COPY).small().ui(ui);
        duplicate.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, fcx.named("fields-duplicate-of", field.code)));
        if duplicate.clicked() {
            fcx.cx.edit(fcx.open, Intent::DuplicateField(form.clone(), field.code.to_owned()));
        }
        let delete = Button::new(&fcx.tr("fields-delete")).icon(icons::TRASH_2).small().ui(ui);
        delete.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, fcx.named("fields-delete-of", field.code)));
        if delete.clicked() {
            view.expanded = None;
            fcx.cx.edit(fcx.open, Intent::RemoveField(form.clone(), field.code.to_owned()));
        }
        super::source_link(ui, fcx, &field.at);
    });
}

/// A title in every locale, and its key.
pub fn title(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, at: &str, new_key: &str) {
    let name = format!("{} ({})", fcx.tr("fields-title"), at.trim_start_matches('/'));
    let mut typed = None;
    fcx.row(ui, &fcx.tr("fields-title"), Some(at), |ui| typed = fcx.texts(ui, at, &name, new_key));
    view.typed_key = typed.map(str::to_owned).or(view.typed_key.take());
    key(ui, fcx, view, at, &fcx.named("fields-key-of", at.trim_start_matches('/')));
}
