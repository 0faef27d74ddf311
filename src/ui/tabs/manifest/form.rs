//! The form over the documented fields of the manifest. Each edit is an edit of the text; what can't be read is shown
//! as it stands and not written over.

use egui::{CornerRadius, Frame, Id, RichText, ScrollArea, Stroke, Ui, Vec2, vec2};

use super::locales;
use crate::app::action::Action;
use crate::app::core::intent::Intent;
use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::editing::EditingCommand;
use crate::app::features::new_widget::NewWidgetCommand;
use crate::checks::engine::finding::Finding;
use crate::crm::i18n;
use crate::crm::i18n::Resolved;
use crate::crm::manifest;
use crate::crm::manifest::{Control, Field};
use crate::formats::json::{Kind, Node, pointer};
use crate::model::widget::MANIFEST;
use crate::services::new_widget::spec::lacks_manifest;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Typed, icons};
use crate::ui::tabs::field_text_id;
use crate::ui::{Cx, edits, findings};

/// Greatest width of the form.
const WIDTH: f32 = 760.0;
/// Size of what stands beside an input.
const UNIT: Vec2 = vec2(28.0, 16.0);
/// Size of a key without a control.
const KEY: Vec2 = vec2(tokens::LABEL + 40.0, 20.0);

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    focused: u64,
}

/// Width of an input for a version or a number.
const SHORT: f32 = 80.0;

/// The groups of the form with the pointers of their fields.
const GROUPS: &[(&str, &[&str])] = &[
    ("form-widget", &["/widget/name", "/widget/short_description", "/widget/description", "/widget/version", "/widget/locale"]),
    ("form-behaviour", &["/widget/init_once", "/widget/installation", "/widget/is_showcase", "/widget/interface_version"]),
    ("form-support", &["/widget/support/link", "/widget/support/email"]),
    ("form-legacy", &["/widget/code", "/widget/secret_key"]),
];

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let root = open.project.widget().json(MANIFEST).and_then(|json| json.root.as_ref());
    if root.is_none_or(|root| root.kind() != Kind::Object) {
        return no_manifest(ui, cx, open);
    }
    let focus = open.focus.as_ref().filter(|focus| focus.serial != view.focused);
    let wanted = focus.filter(|focus| focus.file == MANIFEST).and_then(|focus| focus.pointer.clone());
    view.focused = open.focus.as_ref().map_or(0, |focus| focus.serial);
    ScrollArea::vertical().id_salt("form").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(tokens::PAD_FORM).show(ui, |ui| {
            ui.set_width(ui.available_width().min(WIDTH));
            for (group, pointers) in GROUPS {
                // Nobody needs the old pair any more: it is shown only where it is.
                if *group == "form-legacy" && pointers.iter().all(|pointer| open.project.widget().manifest(pointer).is_none()) {
                    continue;
                }
                title(ui, cx, group);
                for field in pointers.iter().filter_map(|pointer| manifest::field_at(pointer)) {
                    let go = wanted.as_deref().is_some_and(|wanted| pointer::is_within(wanted, field.pointer));
                    row(ui, cx, open, field, go);
                }
                ui.add_space(tokens::SPACE_L);
            }
            other_keys(ui, cx, open);
        });
    });
}

fn no_manifest(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    Frame::new().inner_margin(tokens::PAD_FORM).show(ui, |ui| {
        kit::title(ui, &cx.tr("form-no-manifest"));
        kit::muted(ui, &cx.tr("form-no-manifest-about"));
        ui.add_space(tokens::SPACE_M);
        if lacks_manifest(open.project.widget()) {
            if Button::new(&cx.tr("form-make-widget")).icon(icons::WAND_SPARKLES).primary().ui(ui).clicked() {
                cx.send(NewWidgetCommand::Fill);
            }
            ui.add_space(tokens::SPACE_M);
        }
        for finding in open
            .findings()
            .iter()
            .filter(|f| f.rule.id.starts_with("manifest/") || f.rule.id.starts_with("package/") || f.place.file == MANIFEST)
        {
            findings::line(ui, cx, finding);
        }
    });
}

fn title(ui: &mut Ui, cx: &Cx<'_>, group: &str) {
    kit::title(ui, &cx.tr(group));
    kit::muted(ui, &cx.tr(&format!("{group}.about")));
    ui.add_space(tokens::SPACE_S);
}

/// A label on the left, its control on the right, findings under the control.
fn row(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, field: &Field, go: bool) {
    let text_id = field_text_id(field.pointer);
    let name = cx.tr(&text_id);
    let whole = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(vec2(tokens::LABEL, tokens::INPUT), egui::Layout::left_to_right(egui::Align::Min), |ui| {
            ui.set_width(tokens::LABEL);
            ui.horizontal_wrapped(|ui| {
                ui.set_min_height(tokens::INPUT);
                ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
                ui.add(
                    egui::Label::new(RichText::new(&name).font(tokens::semibold(tokens::BODY)).color(tokens(ui).text)).selectable(false),
                );
                kit::help(ui, &name, &cx.tr(&format!("{text_id}.help")));
            });
        });
        ui.vertical(|ui| {
            ui.set_width((whole - tokens::LABEL - tokens::SPACE_S).max(tokens::LABEL));
            ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
            let found: Vec<&Finding> = findings::at(open, MANIFEST, field.pointer).collect();
            let bad = findings::is_wrong(open, MANIFEST, field.pointer);
            control(ui, &Drawn { cx, open, field, name: &name, go, bad });
            for finding in found {
                findings::line(ui, cx, finding);
            }
        });
    });
    ui.add_space(tokens::SPACE_XS);
}

/// A field being drawn, with all that its control depends on.
struct Drawn<'a, 'c> {
    cx: &'a Cx<'c>,
    open: &'a OpenWidget,
    field: &'a Field,
    /// Its name in the person's language.
    name: &'a str,
    /// Whether the person is going to it.
    go: bool,
    /// Whether it has findings.
    bad: bool,
}

fn control(ui: &mut Ui, drawn: &Drawn<'_, '_>) {
    let Drawn { cx, open, field, name, .. } = drawn;
    let node = open.project.widget().manifest(field.pointer);
    if let Some(node) = node.filter(|node| node.kind() != field.kind) {
        return read_only(ui, cx, open, node);
    }
    match field.control {
        Control::Reference | Control::RichReference => {
            drawn.line(ui, true);
            if let Some(text) = node.and_then(Node::as_str) {
                drawn.texts(ui, text);
            }
        }
        Control::Line => drawn.line(ui, field.pointer.contains("code") || field.pointer.contains("key")),
        Control::Version => drawn.version(ui),
        Control::Number => drawn.number(ui),
        Control::Switch => drawn.switch(ui),
        Control::Locales => locales::ui(ui, cx, open, name),
        // The Settings tab has the pictures of the tour.
        Control::TourImages => {}
    }
}

/// A value of another type than the field's: shown as it stands.
fn read_only(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, node: &Node) {
    let t = tokens(ui);
    let text = open.project.widget().text(MANIFEST).and_then(|text| text.as_str().get(node.range.clone())).unwrap_or_default();
    let edge = Stroke::new(tokens::LINE, t.border);
    Frame::new().fill(t.sunken).stroke(edge).corner_radius(CornerRadius::same(tokens::RADIUS)).inner_margin(tokens::PAD_CONTROL).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
            ui.add(egui::Label::new(RichText::new(line).font(tokens::code(tokens::CODE)).color(t.text)).truncate());
        },
    );
    kit::hint(ui, &cx.tr(if node.kind() == Kind::Unreadable { "form-unreadable" } else { "form-other-type" }));
}

impl Drawn<'_, '_> {
    /// The value as it is in the manifest.
    fn node(&self) -> Option<&Node> {
        self.open.project.widget().manifest(self.field.pointer)
    }

    fn set(&self, value: &serde_json::Value) {
        edits::set(self.cx, self.open, self.field.pointer, value);
    }

    /// Tells the source view where the focused field stands, and ends a step of undo when the field is left.
    fn follow(&self, ui: &Ui, response: &egui::Response) {
        let at = self.field.pointer;
        if self.go {
            response.request_focus();
            response.scroll_to_me(Some(egui::Align::Center));
            ui.ctx().request_repaint();
        } else if response.gained_focus()
            && let Some(node) = self.node()
        {
            self.cx.send(NavCommand::GoTo { file: MANIFEST.to_owned(), pointer: Some(at.to_owned()), range: Some(node.range.clone()) });
        }
        if response.lost_focus() {
            self.cx.send(EditingCommand::EndTyping);
        }
    }

    fn input(&self, ui: &mut Ui, value: &mut String, code: bool, width: f32) -> egui::Response {
        let response = kit::input(ui, value, Id::unique(self.field.pointer), self.name, code, self.bad, width);
        self.follow(ui, &response);
        response
    }

    fn line(&self, ui: &mut Ui, code: bool) {
        let present = self.node().and_then(Node::as_str);
        let mut value = present.unwrap_or_default().to_owned();
        let width = ui.available_width();
        if self.input(ui, &mut value, code, width).changed() && (present.is_some() || !value.is_empty()) {
            self.set(&value.into());
        }
    }

    fn version(&self, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            let mut value = self.open.version().unwrap_or_default().to_owned();
            if self.input(ui, &mut value, true, SHORT).changed() {
                self.set(&value.into());
            }
            for (text, action) in [("+ patch", Action::BumpPatch), ("+ minor", Action::BumpMinor), ("+ major", Action::BumpMajor)] {
                if Button::new(text).ui(ui).on_hover_text(self.cx.tr(action.text_id())).clicked() {
                    self.cx.send(action);
                }
            }
        });
    }

    fn number(&self, ui: &mut Ui) {
        let present = self.node().and_then(Node::as_number).unwrap_or_default();
        let (response, typed) = kit::number_input(ui, present, Id::unique(self.field.pointer), self.name, self.bad, SHORT);
        match typed {
            Some(Typed::Number(number)) => self.set(&number.into()),
            Some(Typed::Nothing) => edits::remove(self.cx, self.open, self.field.pointer),
            None => {}
        }
        self.follow(ui, &response);
    }

    fn switch(&self, ui: &mut Ui) {
        let t = tokens(ui);
        let value = self.node().and_then(Node::as_bool);
        ui.horizontal(|ui| {
            let response = kit::switch(ui, value.unwrap_or(false), self.name);
            if response.changed() {
                self.set(&(!value.unwrap_or(false)).into());
            }
            self.follow(ui, &response);
            let key = self.field.pointer.rsplit('/').next().unwrap_or_default();
            ui.label(RichText::new(key).font(tokens::code(tokens::CODE)).color(t.muted));
            if value.is_none() {
                kit::hint(ui, &self.cx.tr("form-not-stated"));
            }
        });
    }

    /// What a reference leads to in each locale, to be typed in place; a text with markup is only shown.
    fn texts(&self, ui: &mut Ui, reference: &str) {
        let t = tokens(ui);
        if reference.is_empty() {
            return;
        }
        if !i18n::is_reference(reference) {
            kit::hint(ui, &self.cx.tr("form-literal"));
            return;
        }
        for locale in i18n::locales(self.open.project.widget()) {
            let found = locale.json.map(|json| i18n::resolve(json, reference));
            ui.horizontal(|ui| {
                ui.allocate_ui_with_layout(UNIT, egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.set_width(UNIT.x);
                    ui.label(RichText::new(locale.code.to_uppercase()).font(tokens::semibold(tokens::TINY)).color(t.muted));
                });
                let is_plain = matches!(self.field.control, Control::Reference);
                let (words, colour) = match found {
                    Some(Resolved::Text(text)) if is_plain => return self.text(ui, locale.code, reference, text),
                    Some(Resolved::Missing) if is_plain => return self.text(ui, locale.code, reference, ""),
                    Some(Resolved::Text(text)) => (text.to_owned(), t.muted),
                    Some(Resolved::Missing) | None => (self.cx.tr("form-no-text"), t.error),
                    Some(Resolved::Other(_)) => (self.cx.tr("form-not-text"), t.error),
                };
                let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
                ui.add(egui::Label::new(RichText::new(one_line).size(tokens::SMALL).color(colour)).truncate());
            });
        }
    }

    /// The text of one locale.
    fn text(&self, ui: &mut Ui, code: &str, reference: &str, present: &str) {
        let mut value = present.to_owned();
        let name = format!("{}, {code}", self.name);
        let (id, width) = (Id::unique((self.field.pointer, code)), ui.available_width());
        let response = kit::input(ui, &mut value, id, &name, false, present.trim().is_empty(), width);
        if response.changed() {
            let (pointer, new_key) = (self.field.pointer.to_owned(), reference.to_owned());
            self.cx.edit(self.open, Intent::SetFieldText { pointer, new_key, locale: code.to_owned(), text: value });
        }
        if response.lost_focus() {
            self.cx.send(EditingCommand::EndTyping);
        }
    }
}

/// Keys that no document names: shown, kept, and removable.
fn other_keys(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let others = manifest::other_keys(open.project.widget());
    if others.is_empty() {
        return;
    }
    title(ui, cx, "form-other");
    for (at, node) in others {
        ui.horizontal(|ui| {
            let t = tokens(ui);
            let text = open.project.widget().text(MANIFEST).and_then(|text| text.as_str().get(node.range.clone())).unwrap_or_default();
            let value: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
            ui.add_sized(
                KEY,
                egui::Label::new(RichText::new(&at).font(tokens::code(tokens::SMALL)).color(t.code_key))
                    .truncate()
                    .halign(egui::Align::LEFT),
            );
            if kit::icon_button(ui, icons::TRASH_2, &cx.lang.with("form-remove-key", &[("key", at.as_str().into())])).clicked() {
                edits::remove(cx, open, &at);
            }
            if kit::link(ui, &cx.tr("form-show-source")).clicked() {
                cx.send(NavCommand::GoTo { file: MANIFEST.to_owned(), pointer: Some(at.clone()), range: Some(node.range.clone()) });
            }
            ui.add(egui::Label::new(RichText::new(value).font(tokens::code(tokens::SMALL)).color(t.muted)).truncate());
        });
        for finding in findings::at(open, MANIFEST, &at) {
            findings::line(ui, cx, finding);
        }
    }
}
