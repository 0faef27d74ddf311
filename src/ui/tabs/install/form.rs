//! The settings of an installation: a control for each field of the template, errors at their fields, the body as it is sent.

use std::collections::HashMap;

use egui::text::LayoutJob;
use egui::{Align, FontSelection, Frame, Id, Layout, Response, RichText, Stroke, Ui, vec2};
use serde_json::{Map, Value, json};

use crate::account::{FieldError, FieldType, MASK, TemplateField, User, redact};
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::install::{Reached, Target};
use crate::crm::settings::body;
use crate::crm::settings::body::{Filled, Part};
use crate::formats::json::pointer;
use crate::ui::Cx;
use crate::ui::crm_window::controls::{Control, user_name};
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Greatest width of a user's name.
const NAME: f32 = 200.0;

/// What is typed, by account and code; and what was filled in at first.
#[derive(Default)]
pub struct View {
    forms: HashMap<(Target, String), Form>,
    shows_body: bool,
    /// The field to go to, by its pointer in the body.
    pub goes_to: Option<String>,
}

#[derive(Default)]
struct Form {
    filled: Filled,
    /// What was filled in before the person typed anything.
    at_first: Filled,
    /// The field whose password is shown.
    revealed: Option<String>,
    /// What users are looked for, by field.
    searches: HashMap<String, String>,
}

/// Width of the labels.
const LABEL: f32 = 132.0;
/// Height of a table of users.
const TABLE: f32 = 220.0;
/// Width of the column with the ID of a user.
const ID: f32 = 76.0;

impl View {
    /// What is filled in; at first what was sent before.
    fn form(&mut self, cx: &Cx<'_>, target: &Target, reached: &Reached) -> &mut Form {
        let code = &reached.remote.code;
        let remembered = || cx.app.install.remembered(target, code).map(Filled::of_values).unwrap_or_default();
        let form = || {
            let filled = remembered();
            Form { at_first: filled.clone(), filled, ..Form::default() }
        };
        self.forms.entry((target.clone(), code.clone())).or_insert_with(form)
    }

    /// Whether the person has filled in anything.
    pub fn is_touched(&mut self, cx: &Cx<'_>, target: &Target, reached: &Reached) -> bool {
        let form = self.form(cx, target, reached);
        form.filled != form.at_first
    }

    /// What is filled in, as the body of the request.
    pub fn values(&mut self, cx: &Cx<'_>, open: &OpenWidget, target: &Target, reached: &Reached) -> Map<String, Value> {
        let (template, _) = reached.template(open.project.widget(), cx.lang);
        body::of_template(&template, &self.form(cx, target, reached).filled)
    }
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, (target, reached): (&Target, &Reached), view: &mut View) {
    let (template, own) = reached.template(open.project.widget(), cx.lang);
    ui.horizontal(|ui| {
        kit::title(ui, &cx.tr("install-settings"));
        let id = if own { "install-fields-account" } else { "install-fields-manifest" };
        let words = cx.lang.with(id, &[("count", template.len().into())]);
        kit::right(ui, |ui| {
            if template.iter().any(|field| field.is_required) {
                kit::hint(ui, &cx.tr("install-required"));
                star(ui);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(words).size(tokens::SMALL).color(tokens(ui).muted)).truncate());
            });
        });
    });
    if !template.is_empty() {
        ui.horizontal_wrapped(|ui| tools(ui, cx, &template, (target, reached), view));
    }
    let (shows_body, goes_to) = (view.shows_body, view.goes_to.take());
    let form = view.form(cx, target, reached);
    for field in &template {
        row(ui, cx, reached, field, form, goes_to.as_deref());
    }
    for error in reached.remote.refused.iter().filter(|error| !template.iter().any(|field| is_at(error, &field.key))) {
        complaint(ui, cx, error);
    }
    if shows_body {
        body_of(ui, cx, &template, &form.filled);
    }
}

fn star(ui: &mut Ui) {
    ui.label(RichText::new("*").font(tokens::semibold(tokens::BODY)).color(tokens(ui).error));
}

/// Samples, and the body as it is sent.
fn tools(ui: &mut Ui, cx: &Cx<'_>, template: &[TemplateField], (target, reached): (&Target, &Reached), view: &mut View) {
    // Made-up values are no settings for a company's account.
    if !cx.app.install.is_locked(target) && Button::new(&cx.tr("install-samples")).icon(icons::WAND_SPARKLES).small().ui(ui).clicked() {
        fill_samples(&mut view.form(cx, target, reached).filled, template, reached);
    }
    let text = cx.tr("install-body");
    let body = Button::new(&text).icon(icons::CODE_XML).small();
    if (if view.shows_body { body.soft() } else { body }).ui(ui).clicked() {
        view.shows_body = !view.shows_body;
    }
}

/// Made-up values where nothing is filled in; passwords too are plainly none.
fn fill_samples(filled: &mut Filled, template: &[TemplateField], reached: &Reached) {
    let mut fill = |key: &str, part: Part, sample: &str| {
        if filled.get(key, part).is_empty() {
            filled.set(key, part, sample);
        }
    };
    for field in template {
        let users = reached.users.iter().flatten().take(3).zip(101..);
        match field.kind {
            FieldType::Text | FieldType::Other(_) => fill(&field.key, Part::Whole, sample_of(&field.key)),
            FieldType::Pass => fill(&field.key, Part::Whole, "sample-password"),
            FieldType::Custom => fill(&field.key, Part::Whole, &format!("{:#}", json!({"sample": 1}))),
            FieldType::Users => users.for_each(|(user, number)| fill(&field.key, Part::User(user.id), &number.to_string())),
            FieldType::UsersLp => users.for_each(|(user, number)| {
                fill(&field.key, Part::Login(user.id), &number.to_string());
                fill(&field.key, Part::Password(user.id), "sample-password");
            }),
        }
    }
}

/// What a text field would hold, as its key tells.
fn sample_of(key: &str) -> &'static str {
    let key = key.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| key.contains(word));
    if says(&["mail"]) {
        "sample@example.com"
    } else if says(&["phone"]) {
        "+15550100"
    } else if says(&["url", "link", "domain", "host", "site"]) {
        "https://example.com"
    } else {
        "sample"
    }
}

/// A field: its name, its control, what was refused about it.
fn row(ui: &mut Ui, cx: &Cx<'_>, reached: &Reached, field: &TemplateField, form: &mut Form, goes_to: Option<&str>) {
    let t = tokens(ui);
    let refused: Vec<&FieldError> = reached.remote.refused.iter().filter(|error| is_at(error, &field.key)).collect();
    let label = if field.name.is_empty() { field.key.as_str() } else { field.name.as_str() };
    let whole = |name: &str| name.to_owned();
    let id = Id::unique(("setting", &field.key));
    let control = Control { lang: cx.lang, code: &field.key, label, id, name: &whole, bad: !refused.is_empty() };
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(vec2(LABEL, tokens::INPUT), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(LABEL);
            ui.set_min_height(tokens::INPUT);
            // The star follows the last word, wherever the line breaks.
            let mut words = LayoutJob::default();
            let mut add = |text: &str, colour| {
                RichText::new(text).color(colour).append_to(&mut words, ui.style(), FontSelection::Default, Align::Center);
            };
            add(label, t.text);
            if field.is_required {
                add("\u{a0}*", t.error);
            }
            ui.add(egui::Label::new(words).wrap()).on_hover_text(format!("{} · {}", field.key, field.kind.word()));
        });
        let width = ui.available_width();
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
            let first = match field.kind {
                FieldType::Users | FieldType::UsersLp => table(ui, cx, reached, field, &control, form),
                FieldType::Pass => Some(pass(ui, cx, &control, form)),
                FieldType::Custom => Some(custom(ui, cx, &control, &mut form.filled)),
                FieldType::Text | FieldType::Other(_) => Some(control.whole(ui, "", false, width, &mut form.filled)),
            };
            let is_meant = goes_to.is_some_and(|at| pointer::is_within(at, &pointer::join("", &field.key)));
            if let Some(first) = first.filter(|_| is_meant) {
                first.request_focus();
                first.scroll_to_me(Some(Align::Center));
            }
            for error in refused {
                complaint(ui, cx, error);
            }
        });
    });
    ui.add_space(tokens::SPACE_XS);
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
        kit::icon(ui, icons::CIRCLE_ALERT, tokens::ICON_SMALL, t.error);
        ui.label(RichText::new(cx.lang.msg(&error.explain())).size(tokens::SMALL).color(t.error));
        let words = cx.lang.with("install-refused-at", &[("path", error.path.as_str().into()), ("code", error.code.as_str().into())]);
        ui.label(RichText::new(words).size(tokens::SMALL).color(t.muted));
    });
}

fn pass(ui: &mut Ui, cx: &Cx<'_>, control: &Control<'_>, form: &mut Form) -> Response {
    let revealed = form.revealed.as_deref() == Some(control.code);
    let response = ui.horizontal(|ui| {
        let width = ui.available_width() - tokens::BUTTON - tokens::SPACE_S;
        let response = control.whole(ui, "", !revealed, width, &mut form.filled);
        let (icon, id) = if revealed { (icons::EYE_OFF, "install-hide") } else { (icons::EYE, "install-reveal") };
        if kit::icon_button(ui, icon, &cx.lang.with(id, &[("name", control.label.into())])).clicked() {
            form.revealed = (!revealed).then(|| control.code.to_owned());
        }
        response
    });
    kit::hint(ui, &cx.tr("install-not-remembered"));
    response.inner
}

/// JSON or a number, over several lines, with what is wrong in it.
fn custom(ui: &mut Ui, cx: &Cx<'_>, control: &Control<'_>, filled: &mut Filled) -> Response {
    let mut text = filled.get(control.code, Part::Whole).to_owned();
    let error = Some(text.trim()).filter(|text| !text.is_empty()).and_then(|text| serde_json::from_str::<Value>(text).err());
    let width = ui.available_width();
    let response = kit::code_input(ui, &mut text, control.id.with(Part::Whole), control.label, control.bad || error.is_some(), width);
    if response.changed() {
        filled.set(control.code, Part::Whole, text);
    }
    match error {
        Some(error) => {
            let args = [("line", error.line().into()), ("column", error.column().into())];
            let words = cx.lang.with("install-custom-error", &args);
            ui.add(egui::Label::new(RichText::new(words).size(tokens::SMALL).color(tokens(ui).error)).wrap());
        }
        None => drop(kit::hint(ui, &format!("{} · {}", cx.tr("install-custom"), cx.tr("install-not-remembered")))),
    }
    response
}

/// The account's users with a text, or a login and a password, for each. Returns the input that looks for one.
fn table(ui: &mut Ui, cx: &Cx<'_>, reached: &Reached, field: &TemplateField, control: &Control<'_>, form: &mut Form) -> Option<Response> {
    let t = tokens(ui);
    let Some(users) = &reached.users else {
        kit::hint(ui, &cx.tr("install-no-users"));
        return None;
    };
    let edge = if control.bad { t.error } else { t.border };
    let frame =
        Frame::new().fill(t.surface).stroke(Stroke::new(tokens::LINE, edge)).corner_radius(egui::CornerRadius::same(tokens::RADIUS));
    let search = frame.inner_margin(tokens::PAD_S).show(ui, |ui| {
        let whole = ui.available_width();
        let name = cx.lang.with("install-find-user", &[("field", control.label.into())]);
        let search = form.searches.entry(field.key.clone()).or_default();
        let response = kit::drawn_input(ui, search, control.id.with("find"), &name, &cx.tr("install-find"), false, whole);
        let wanted = search.to_lowercase();
        let is_wanted =
            |user: &&User| [&user.name, &user.email, &user.id.to_string()].iter().any(|text| text.to_lowercase().contains(&wanted));
        let found: Vec<&User> = users.iter().filter(is_wanted).collect();
        if found.is_empty() {
            kit::hint(ui, &cx.tr("install-find-none"));
        }
        // Inside of a page that scrolls there is no height of its own.
        let height = (found.len() as f32 * (tokens::INPUT + ui.spacing().item_spacing.y)).min(TABLE);
        let rows = egui::ScrollArea::vertical().id_salt(("users", &field.key)).max_height(height).min_scrolled_height(height);
        rows.show_rows(ui, tokens::INPUT, found.len(), |ui, range| {
            for user in found.get(range).unwrap_or_default() {
                ui.horizontal(|ui| {
                    user_name(ui, &user.name, (ui.available_width() * 0.34).min(NAME));
                    ui.allocate_ui_with_layout(vec2(ID, tokens::INPUT), Layout::left_to_right(Align::Center), |ui| {
                        ui.set_width(ID);
                        let id = RichText::new(user.id.to_string()).font(tokens::code(tokens::SMALL)).color(t.muted);
                        ui.add(egui::Label::new(id).truncate());
                    });
                    control.user(ui, (user.id, &user.name), field.kind == FieldType::UsersLp, &mut form.filled);
                });
            }
        });
        response
    });
    if field.kind == FieldType::UsersLp {
        kit::hint(ui, &cx.tr("install-not-remembered"));
    }
    Some(search.inner)
}

/// What is sent, without passwords.
fn body_of(ui: &mut Ui, cx: &Cx<'_>, template: &[TemplateField], filled: &Filled) {
    let mut value = Value::Object(body::of_template(template, filled));
    redact::mask_settings(&mut value, template);
    kit::group_title(ui, &cx.tr("install-body"));
    kit::code_block(ui, &serde_json::to_string_pretty(&value).unwrap_or_default());
    kit::hint(ui, &cx.lang.with("install-masked", &[("mask", MASK.into())]));
}
