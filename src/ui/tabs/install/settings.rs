//! One set of settings for many accounts: JSON with its errors, and the passwords beside it, which are never shown.

use std::collections::BTreeMap;

use egui::{Frame, Id, Margin, Panel, RichText, ScrollArea, Stroke, Ui};
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use crate::account::{Confidential, FieldType, Settings, TemplateField, for_users};
use crate::formats::json::strict;
use crate::text::messages;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Around a setting.
const PADDING: Margin = Margin::symmetric(10, 8);

/// Greatest height of what is wrong.
const FAULTS: f32 = 120.0;

/// What is filled in.
#[derive(Default)]
pub struct View {
    /// The JSON; `None` while it follows what was filled in before.
    text: Option<String>,
    secrets: BTreeMap<String, String>,
    /// Whether the person has filled in anything: until then what is missing is no error.
    is_touched: bool,
}

/// Why the settings can't be sent: sentences without a full stop.
pub type Faults = Vec<String>;

/// The settings for all accounts.
///
/// # Errors
/// What is wrong with them.
pub fn values(cx: &Cx<'_>, template: &[TemplateField], view: &mut View, code: &str) -> Result<Confidential, Faults> {
    let text = view.text.get_or_insert_with(|| suggested(cx, template, code));
    let no_json = |error: serde_json::Error| {
        let args = [("line", error.line().into()), ("column", error.column().into())];
        vec![cx.lang.with("bulk-not-json", &args)]
    };
    serde_json::from_str::<IgnoredAny>(text).map_err(no_json)?;
    let told = |faults: Vec<strict::Fault>| faults.iter().map(|fault| cx.lang.msg(&messages::settings::message(fault))).collect::<Faults>();
    let mut values = strict::object(text).map_err(told)?;
    for field in template.iter().filter(|field| field.kind == FieldType::Pass) {
        if let Some(secret) = view.secrets.get(&field.key).filter(|secret| !secret.is_empty()) {
            values.insert(field.key.clone(), secret.as_str().into());
        }
    }
    match Settings::new(for_users::sample(&values, template), template) {
        Ok(_) => Ok(Confidential::new(Value::Object(values))),
        Err(errors) => Err(errors.iter().map(|error| format!("{}: {}", error.path, cx.lang.msg(&error.explain()))).collect()),
    }
}

/// What was filled in for the account in front, and every other field that must be filled in.
fn suggested(cx: &Cx<'_>, template: &[TemplateField], code: &str) -> String {
    let install = &cx.app.install;
    let usual = install.usual_run().map(|run| &run.settings).filter(|settings| !settings.is_empty());
    let known = usual.or_else(|| install.chosen.as_ref().and_then(|target| install.remembered(target, code)));
    let mut values = Map::new();
    for field in template.iter().filter(|field| field.kind != FieldType::Pass) {
        match known.and_then(|known| known.get(&field.key)) {
            Some(value) => drop(values.insert(field.key.clone(), value.clone())),
            None if field.is_required => {
                let is_of_users = matches!(field.kind, FieldType::Users | FieldType::UsersLp);
                let empty =
                    if is_of_users { Value::Object(Map::from_iter([(for_users::OWN.to_owned(), "".into())])) } else { Value::from("") };
                values.insert(field.key.clone(), empty);
            }
            None => {}
        }
    }
    serde_json::to_string_pretty(&Value::Object(values)).unwrap_or_default()
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, template: &[TemplateField], view: &mut View, faults: Option<&Faults>) {
    let t = tokens(ui);
    kit::title(ui, &cx.tr("bulk-settings"));
    kit::hint(ui, &cx.tr("bulk-settings.about"));
    if template.iter().any(|field| matches!(field.kind, FieldType::Users | FieldType::UsersLp)) {
        kit::hint(ui, &cx.tr("bulk-users"));
    }
    if Button::new(&cx.tr("bulk-from-form")).icon(icons::ROTATE_CCW).small().ui(ui).clicked() {
        view.text = None;
    }
    // What is wrong stands below: above the fields it would move them under the pointer.
    Panel::bottom("bulk faults").resizable(false).show_separator_line(false).frame(Frame::new()).show(ui, |ui| {
        ScrollArea::vertical().id_salt("bulk faults").max_height(FAULTS).show(ui, |ui| {
            for fault in faults.into_iter().flatten() {
                ui.horizontal_top(|ui| {
                    let (icon, colour) = if view.is_touched { (icons::CIRCLE_ALERT, t.error) } else { (icons::INFO, t.muted) };
                    kit::icon(ui, icon, tokens::ICON_SMALL, colour);
                    ui.add(egui::Label::new(RichText::new(fault).size(tokens::SMALL).color(colour)).wrap());
                });
            }
        });
    });
    ScrollArea::vertical().id_salt("bulk settings").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
        if let Some(text) = &mut view.text {
            let edge = if faults.is_some() && view.is_touched { t.error } else { t.border_strong };
            let frame = Frame::new().fill(t.surface).stroke(Stroke::new(tokens::LINE, edge)).inner_margin(PADDING);
            let edit = egui::TextEdit::multiline(text).id(Id::unique("bulk values")).font(tokens::code(tokens::CODE)).desired_rows(8);
            let edit = edit.desired_width(f32::INFINITY).frame(frame.corner_radius(egui::CornerRadius::same(tokens::RADIUS)));
            let edited = ui.add(edit);
            view.is_touched |= edited.changed();
            edited.accessible_name(cx.tr("bulk-settings"));
        }
        for field in template.iter().filter(|field| field.kind == FieldType::Pass) {
            let name = if field.name.is_empty() { field.key.clone() } else { field.name.clone() };
            let required = if field.is_required { " *" } else { "" };
            ui.add(egui::Label::new(RichText::new(format!("{name}{required}")).color(t.text)).selectable(false));
            let value = view.secrets.entry(field.key.clone()).or_default();
            let width = ui.available_width();
            let edited = kit::drawn_input(ui, value, Id::unique(("bulk secret", &field.key)), &name, "", true, width);
            view.is_touched |= edited.changed();
            kit::hint(ui, &cx.tr("install-not-remembered"));
        }
        ui.add_space(tokens::SPACE_M);
    });
}
