//! The settings of an installation: a control for each field of the template, errors at their fields, the body as it is sent.

use std::collections::{BTreeMap, HashMap};

use egui::{Frame, Id, Margin, RichText, Sense, Stroke, Ui, vec2};
use serde_json::{Map, Value, json};

use super::super::super::Cx;
use super::super::super::theme::{self, tokens};
use super::super::super::widgets::{self, Button, icons};
use crate::api::{Confidential, FieldError, FieldType, MASK, TemplateField, redact};
use crate::app::install::{Reached, Target};
use crate::app::state::OpenWidget;

/// What is typed, by account and code.
#[derive(Default)]
pub struct View {
    filled: HashMap<(Target, String), Filled>,
    shows_body: bool,
}

#[derive(Default)]
struct Filled {
    whole: BTreeMap<String, String>,
    /// By field and user: the text, or login and password.
    users: BTreeMap<(String, u64), (String, String)>,
    revealed: Option<String>,
    search: String,
}

/// Width of the labels.
const LABEL: f32 = 132.0;
/// Height of a table of users.
const TABLE: f32 = 220.0;

/// What is filled in; at first what was sent before.
fn filled<'v>(cx: &Cx<'_>, view: &'v mut View, target: &Target, reached: &Reached) -> &'v mut Filled {
    let code = &reached.here.code;
    let remembered = || cx.state.install.remembered(target, code).map(Filled::of).unwrap_or_default();
    view.filled.entry((target.clone(), code.clone())).or_insert_with(remembered)
}

impl Filled {
    fn of(values: &Map<String, Value>) -> Self {
        let mut filled = Self::default();
        for (key, value) in values {
            match value {
                Value::String(text) => drop(filled.whole.insert(key.clone(), text.clone())),
                Value::Object(users) => filled.users.extend(users.iter().filter_map(|(id, text)| {
                    let text = text.as_str()?.to_owned();
                    Some(((key.clone(), id.parse().ok()?), (text, String::new())))
                })),
                _ => {}
            }
        }
        filled
    }
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, target: &Target, reached: &Reached, view: &mut View) {
    let (template, own) = reached.template(open.project.widget());
    ui.set_max_width(ui.available_width() - 2.0);
    ui.horizontal(|ui| {
        widgets::title(ui, &cx.tr("install-settings"));
        let id = if own { "install-fields-account" } else { "install-fields-manifest" };
        widgets::hint(ui, &cx.lang.with(id, &[("count", template.len().into())]));
    });
    ui.horizontal_wrapped(|ui| tools(ui, cx, open, target, reached, view));
    let shows_body = view.shows_body;
    let filled = filled(cx, view, target, reached);
    let refused = &reached.here.refused;
    for field in &template {
        row(ui, cx, reached, field, filled);
    }
    let strays = refused.iter().filter(|error| !template.iter().any(|field| is_at(error, &field.key)));
    for error in strays {
        complaint(ui, cx, error);
    }
    if shows_body {
        body(ui, cx, &template, filled);
    }
}

/// Samples, and the body as it is sent.
fn tools(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, target: &Target, reached: &Reached, view: &mut View) {
    let text = cx.tr("install-body");
    let body = Button::new(&text).icon(icons::CODE_XML);
    if (if view.shows_body { body.small().soft() } else { body.small() }).ui(ui).clicked() {
        view.shows_body = !view.shows_body;
    }
    if Button::new(&cx.tr("install-samples")).small().ui(ui).clicked() {
        let (template, _) = reached.template(open.project.widget());
        fill_samples(filled(cx, view, target, reached), &template, reached);
    }
}

/// Made-up values where nothing is filled in; passwords too are plainly none.
fn fill_samples(filled: &mut Filled, template: &[TemplateField], reached: &Reached) {
    for field in template {
        let sample = match field.kind {
            FieldType::Text | FieldType::Other(_) => "sample",
            FieldType::Pass => "sample-password",
            FieldType::Custom => "{\"sample\":1}",
            FieldType::Users | FieldType::UsersLp => {
                for (at, user) in reached.users.iter().flatten().take(3).enumerate() {
                    let value = filled.users.entry((field.key.clone(), user.id)).or_default();
                    if value.0.is_empty() {
                        *value = ((101 + at).to_string(), "sample-password".to_owned());
                    }
                }
                continue;
            }
        };
        let value = filled.whole.entry(field.key.clone()).or_default();
        if value.is_empty() {
            sample.clone_into(value);
        }
    }
}

/// What is filled in, as the body of the request.
pub fn settings(cx: &Cx<'_>, view: &mut View, open: &OpenWidget, target: &Target, reached: &Reached) -> Confidential {
    let (template, _) = reached.template(open.project.widget());
    Confidential::new(Value::Object(values(filled(cx, view, target, reached), &template)))
}

fn values(filled: &Filled, template: &[TemplateField]) -> Map<String, Value> {
    let mut map = Map::new();
    for field in template {
        let users = || filled.users.iter().filter(|((key, _), value)| *key == field.key && !(value.0.is_empty() && value.1.is_empty()));
        let value = match field.kind {
            FieldType::Users => Value::Object(users().map(|((_, id), (text, _))| (id.to_string(), text.as_str().into())).collect()),
            FieldType::UsersLp => Value::Object(
                users().map(|((_, id), (login, password))| (id.to_string(), json!({"login": login, "password": password}))).collect(),
            ),
            _ => {
                let text = filled.whole.get(&field.key).map(String::as_str).unwrap_or_default();
                let number =
                    (field.kind == FieldType::Custom).then(|| serde_json::from_str::<serde_json::Number>(text.trim()).ok()).flatten();
                number.map_or_else(|| Value::from(text), Value::Number)
            }
        };
        let is_empty = value.as_str() == Some("") || value.as_object().is_some_and(Map::is_empty);
        if !is_empty {
            map.insert(field.key.clone(), value);
        }
    }
    map
}

/// A field: its name, its control, what was refused about it.
fn row(ui: &mut Ui, cx: &Cx<'_>, reached: &Reached, field: &TemplateField, filled: &mut Filled) {
    let t = tokens(ui);
    let refused: Vec<&FieldError> = reached.here.refused.iter().filter(|error| is_at(error, &field.key)).collect();
    let label = if field.name.is_empty() { field.key.clone() } else { field.name.clone() };
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(LABEL, theme::INPUT), Sense::hover());
        let mut words = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::left_to_right(egui::Align::Center)));
        let text = if field.is_required { format!("{label} *") } else { label.clone() };
        words.add(egui::Label::new(RichText::new(text).color(t.text)).truncate()).on_hover_text(format!(
            "{} · {}",
            field.key,
            field.kind.word()
        ));
        let width = ui.available_width();
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = theme::SPACE_XS;
            let bad = !refused.is_empty();
            match field.kind {
                FieldType::Users | FieldType::UsersLp => table(ui, cx, reached, field, filled),
                FieldType::Pass => pass(ui, cx, field, &label, filled, bad),
                _ => {
                    let value = filled.whole.entry(field.key.clone()).or_default();
                    let is_code = field.kind == FieldType::Custom;
                    widgets::input(ui, value, Id::unique(("setting", &field.key)), &label, is_code, bad, width);
                    if is_code {
                        widgets::hint(ui, &cx.tr("install-custom"));
                    }
                }
            }
            for error in refused {
                complaint(ui, cx, error);
            }
        });
    });
    ui.add_space(theme::SPACE_XS);
}

/// Whether `error` is about the field `key` or a part of it.
fn is_at(error: &FieldError, key: &str) -> bool {
    // The account may name the whole body first.
    let path = error.path.strip_prefix("settings.").unwrap_or(&error.path);
    path.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn complaint(ui: &mut Ui, cx: &Cx<'_>, error: &FieldError) {
    let t = tokens(ui);
    ui.horizontal_wrapped(|ui| {
        widgets::icon(ui, icons::CIRCLE_ALERT, 14.0, t.error);
        ui.label(RichText::new(error.explain(cx.lang)).size(theme::SMALL).color(t.error));
        let words = cx.lang.with("install-refused-at", &[("path", error.path.as_str().into()), ("code", error.code.as_str().into())]);
        ui.label(RichText::new(words).size(theme::SMALL).color(t.muted));
    });
}

fn pass(ui: &mut Ui, cx: &Cx<'_>, field: &TemplateField, label: &str, filled: &mut Filled, bad: bool) {
    let revealed = filled.revealed.as_deref() == Some(&field.key);
    ui.horizontal(|ui| {
        let width = ui.available_width() - theme::BUTTON - theme::SPACE_S;
        let value = filled.whole.entry(field.key.clone()).or_default();
        let response = widgets::drawn_input(ui, value, Id::unique(("setting", &field.key)), label, "", !revealed, width);
        if bad {
            let edge = Stroke::new(theme::LINE, tokens(ui).error);
            ui.painter().rect_stroke(response.rect, egui::CornerRadius::same(theme::RADIUS), edge, egui::StrokeKind::Inside);
        }
        let (icon, id) = if revealed { (icons::EYE_OFF, "install-hide") } else { (icons::EYE, "install-reveal") };
        if widgets::icon_button(ui, icon, &cx.lang.with(id, &[("name", label.into())])).clicked() {
            filled.revealed = (!revealed).then(|| field.key.clone());
        }
    });
    widgets::hint(ui, &cx.tr("install-not-remembered"));
}

/// The account's users with a text, or a login and a password, for each.
fn table(ui: &mut Ui, cx: &Cx<'_>, reached: &Reached, field: &TemplateField, filled: &mut Filled) {
    let t = tokens(ui);
    let Some(users) = &reached.users else {
        widgets::hint(ui, &cx.tr("install-no-users"));
        return;
    };
    let with_password = field.kind == FieldType::UsersLp;
    let frame =
        Frame::new().fill(t.surface).stroke(Stroke::new(theme::LINE, t.border)).corner_radius(egui::CornerRadius::same(theme::RADIUS));
    frame.inner_margin(Margin::same(8)).show(ui, |ui| {
        let whole = ui.available_width();
        let name = cx.lang.with("install-find-user", &[("field", field.key.as_str().into())]);
        widgets::drawn_input(ui, &mut filled.search, Id::unique(("find user", &field.key)), &name, &cx.tr("install-find"), false, whole);
        let wanted = filled.search.to_lowercase();
        let found: Vec<_> =
            users.iter().filter(|user| user.name.to_lowercase().contains(&wanted) || user.id.to_string().contains(&wanted)).collect();
        let rows = egui::ScrollArea::vertical().id_salt(("users", &field.key)).max_height(TABLE);
        rows.show_rows(ui, theme::INPUT, found.len(), |ui, range| {
            for user in found.get(range).unwrap_or_default() {
                ui.horizontal(|ui| {
                    let (rect, _) = ui.allocate_exact_size(vec2(whole * 0.44, theme::INPUT), Sense::hover());
                    let mut words =
                        ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::left_to_right(egui::Align::Center)));
                    words.add(egui::Label::new(RichText::new(&user.name).color(t.text)).truncate()).on_hover_text(user.id.to_string());
                    let value = filled.users.entry((field.key.clone(), user.id)).or_default();
                    let parts = if with_password { 2.0 } else { 1.0 };
                    let width = (ui.available_width() - theme::SPACE_S) / parts - theme::SPACE_S;
                    let args = [("field", field.key.as_str().into()), ("user", user.name.as_str().into())];
                    let id = |part: u8| Id::unique(("setting of user", &field.key, user.id, part));
                    let name = cx.lang.with(if with_password { "install-login-of" } else { "install-value-of" }, &args);
                    widgets::drawn_input(ui, &mut value.0, id(0), &name, "", false, width);
                    if with_password {
                        let name = cx.lang.with("install-password-of", &args);
                        widgets::drawn_input(ui, &mut value.1, id(1), &name, "", true, width);
                    }
                });
            }
        });
    });
}

/// What is sent, without passwords.
fn body(ui: &mut Ui, cx: &Cx<'_>, template: &[TemplateField], filled: &Filled) {
    let t = tokens(ui);
    let mut value = Value::Object(values(filled, template));
    redact::mask_settings(&mut value, template);
    widgets::group_title(ui, &cx.tr("install-body"));
    Frame::new().fill(t.sunken).corner_radius(egui::CornerRadius::same(theme::RADIUS)).inner_margin(Margin::same(10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = serde_json::to_string_pretty(&value).unwrap_or_default();
        ui.add(egui::Label::new(RichText::new(text).font(theme::code(theme::SMALL)).color(t.text)).wrap());
    });
    widgets::hint(ui, &cx.lang.with("install-masked", &[("mask", MASK.into())]));
}
