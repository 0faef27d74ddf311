//! All of a field: its code and label with their renaming, further keys, and what can be done with it.

use egui::Ui;

use super::View;
use super::stage::{Renamed, Stage};
use crate::app::intent::{Intent, Ways};
use crate::crm::settings::{Field, Form};
use crate::formats::json::{Kind, pointer};
use crate::services::forms::{fields, texts};
use crate::ui::edits;
use crate::ui::kit::{self, Button, icons, tokens};

pub fn ui(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, form: &Form, field: &Field<'_>) {
    ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
    if field.is_field() {
        let accepts = |to: &str| fields::check_code(stage.widget(), form, to).is_ok();
        code(ui, stage, view, &field.at, &stage.named("fields-code-of", field.code), accepts);
        label(ui, stage, view, form, field);
        further(ui, stage, form, field);
    } else {
        stage.findings(ui, &field.at);
    }
    foot(ui, stage, view, form, field);
}

/// The code of what is at `at`, to be renamed in the manifest, in the locales, and in the script if wanted.
pub fn code(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, at: &str, name: &str, accepts: impl FnOnce(&str) -> bool) {
    let now = pointer::split_last(at).map_or_else(String::new, |(_, code)| code);
    let renamed = Renamed { id: at, now: &now, name, rule: "fields-code-rule", about: "fields-rename-about" };
    stage.row(ui, &stage.tr("fields-code"), None, |ui| {
        stage.rename(ui, view, &renamed, accepts, |to| Ways::RenameCode { at: at.to_owned(), to: to.to_owned() });
    });
}

fn label(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, form: &Form, field: &Field<'_>) {
    let at = pointer::join(&field.at, "name");
    let name = stage.named("fields-label-of", field.code);
    let new_key = form.label_key(stage.widget(), field.code);
    let mut typed = None;
    stage.row(ui, &stage.tr("fields-label"), Some(&at), |ui| typed = stage.texts(ui, &at, &name, &new_key));
    view.typed_key = typed.map(str::to_owned).or(view.typed_key.take());
    key(ui, stage, view, &at, &stage.named("fields-key-of", field.code));
}

/// The key of the text at `at`, which can be renamed everywhere.
pub fn key(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, at: &str, name: &str) {
    let Some(key) = texts::key_at(stage.widget(), at) else { return };
    let renamed = Renamed { id: at, now: key, name, rule: "fields-key-rule", about: "fields-rename-key-about" };
    stage.row(ui, &stage.tr("fields-key"), None, |ui| {
        let accepts = |to: &str| texts::can_rename(stage.widget(), to);
        stage.rename(ui, view, &renamed, accepts, |to| Ways::RenameText { from: key.to_owned(), to: to.to_owned() });
    });
}

/// Keys beside code, name, type and required.
fn further(ui: &mut Ui, stage: &Stage<'_, '_>, form: &Form, field: &Field<'_>) {
    // A value that the switch of the row can't show.
    if let Some(node) = field.node.get("required").filter(|node| !matches!(node.kind(), Kind::Bool | Kind::Null)) {
        stage.row(ui, "required", Some(&pointer::join(&field.at, "required")), |ui| stage.read_only(ui, node));
    } else {
        stage.findings(ui, &pointer::join(&field.at, "required"));
    }
    stage.findings(ui, &pointer::join(&field.at, "type"));
    let is_bot = matches!(form, Form::Bot(_));
    let known: &[&str] = if is_bot { &["default_value", "manual"] } else { &["placeholder", "default_value"] };
    for key in known {
        if field.node.get(key).is_some() {
            further_key(ui, stage, field, key);
        }
    }
    let absent: Vec<&&str> = known.iter().filter(|key| field.node.get(key).is_none()).collect();
    if !absent.is_empty() {
        stage.row(ui, &stage.tr("fields-more-keys"), None, |ui| {
            ui.horizontal_wrapped(|ui| {
                for key in absent.into_iter().copied() {
                    let add = Button::new(key).icon(icons::PLUS).small().ghost().ui(ui);
                    let name = stage.cx.lang.with("fields-add-key", &[("key", key.into()), ("name", field.code.into())]);
                    add.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                    if add.clicked() {
                        let value: serde_json::Value = if key == "manual" { true.into() } else { "".into() };
                        edits::set(stage.cx, stage.open, &pointer::join(&field.at, key), &value);
                    }
                }
            });
            if !is_bot {
                kit::hint(ui, &stage.tr("fields-undocumented"));
            }
        });
    }
    let foreign = ["placeholder", "manual"].into_iter().filter(|key| !known.contains(key)).filter_map(|key| field.node.member(key));
    for member in foreign.chain(field.other_keys()) {
        stage.other_key(ui, &pointer::join(&field.at, &member.key), &member.key, &member.node);
    }
}

fn further_key(ui: &mut Ui, stage: &Stage<'_, '_>, field: &Field<'_>, key: &str) {
    let at = pointer::join(&field.at, key);
    let name = stage.cx.lang.with("fields-key-value-of", &[("key", key.into()), ("name", field.code.into())]);
    stage.row(ui, key, Some(&at), |ui| {
        ui.horizontal(|ui| {
            kit::right(ui, |ui| {
                let remove = stage.cx.lang.with("form-remove-key", &[("key", key.into())]);
                if kit::icon_button(ui, icons::X, &remove).clicked() {
                    edits::remove(stage.cx, stage.open, &at);
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| match key {
                    "manual" => stage.switch(ui, &at, &name),
                    _ => stage.line(ui, &at, &name),
                });
            });
        });
        if key == "manual" {
            kit::hint(ui, &stage.tr("fields-manual"));
        }
    });
}

fn foot(ui: &mut Ui, stage: &Stage<'_, '_>, view: &mut View, form: &Form, field: &Field<'_>) {
    ui.horizontal_wrapped(|ui| {
        let duplicate = Button::new(&stage.tr("fields-duplicate")).icon(icons::COPY).small().ui(ui);
        duplicate.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, stage.named("fields-duplicate-of", field.code)));
        if duplicate.clicked() {
            stage.cx.edit(stage.open, Intent::DuplicateField(form.clone(), field.code.to_owned()));
        }
        let delete = Button::new(&stage.tr("fields-delete")).icon(icons::TRASH_2).small().ui(ui);
        delete.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, stage.named("fields-delete-of", field.code)));
        if delete.clicked() {
            view.expanded = None;
            stage.cx.edit(stage.open, Intent::RemoveField(form.clone(), field.code.to_owned()));
        }
        super::source_link(ui, stage, &field.at);
    });
}
