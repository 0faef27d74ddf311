//! What every form of the Settings tab is drawn with: rows with their findings, and controls over values of the manifest.

use egui::{CornerRadius, Frame, Id, RichText, Stroke, Ui, vec2};

use super::View;
use crate::app::core::intent::{Intent, Proposal, Ways};
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::editing::EditingCommand;
use crate::crm::i18n;
use crate::formats::json::{Kind, Node, pointer};
use crate::formats::path::RelPath;
use crate::model::widget::{MANIFEST, Widget};
use crate::services::forms::texts;
use crate::text::msg::Msg;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};
use crate::ui::{Cx, edits, findings};

/// Height of a key without a control.
const KEY: f32 = 20.0;

/// Width of the labels of a form.
const LABEL: f32 = 116.0;
/// Narrowest input of a name beside its button.
const NARROW: f32 = 170.0;
/// Width of the code of a locale before its text.
const CODE: f32 = 26.0;

/// What forms are drawn with.
#[derive(Clone, Copy)]
pub struct FormCx<'a, 'c> {
    pub cx: &'a Cx<'c>,
    pub open: &'a OpenWidget,
    /// The value of the manifest that the person is going to.
    pub wanted: Option<&'a str>,
}

impl<'a> FormCx<'a, '_> {
    pub fn widget(&self) -> &'a Widget {
        self.open.project.widget()
    }

    pub fn node(&self, at: &str) -> Option<&'a Node> {
        self.widget().manifest(at)
    }

    pub fn tr(&self, id: &str) -> String {
        self.cx.tr(id)
    }

    /// A text with a name filled in.
    pub fn named(&self, id: &str, name: &str) -> String {
        self.cx.lang.with(id, &[("name", name.into())])
    }

    /// Takes the focus if the person is going to `at` or below it, and ends a step of undo when the control is left.
    pub fn follow(&self, ui: &Ui, response: &egui::Response, at: &str) {
        if self.wanted.is_some_and(|wanted| pointer::is_within(wanted, at)) {
            response.request_focus();
            response.scroll_to_me(Some(egui::Align::Center));
            ui.ctx().request_repaint();
        }
        if response.lost_focus() {
            self.cx.send(EditingCommand::EndTyping);
        }
    }

    /// A label on the left, a control on the right, findings at `at` under it.
    pub fn row(&self, ui: &mut Ui, label: &str, at: Option<&str>, control: impl FnOnce(&mut Ui)) {
        let whole = ui.available_width();
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(LABEL, tokens::INPUT), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_min_size(vec2(LABEL, tokens::INPUT));
                ui.set_max_width(LABEL);
                ui.add(egui::Label::new(RichText::new(label).color(tokens(ui).muted)).wrap().selectable(false));
            });
            ui.vertical(|ui| {
                ui.set_width(whole - LABEL - tokens::SPACE_S);
                ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
                control(ui);
                if let Some(at) = at {
                    self.findings(ui, at);
                }
            });
        });
    }

    /// Findings at a value of the manifest and below it.
    pub fn findings(&self, ui: &mut Ui, at: &str) {
        for finding in findings::at(self.open, MANIFEST, at) {
            findings::line(ui, self.cx, finding);
        }
    }

    /// Whether there are findings at a value of the manifest or below it.
    fn is_bad(&self, at: &str) -> bool {
        findings::is_wrong(self.open, MANIFEST, at)
    }

    /// A value as it is spelled, on one line.
    pub fn spelled(&self, node: &Node) -> String {
        let text = self.widget().text(MANIFEST).and_then(|text| text.as_str().get(node.range.clone())).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A value that the form leaves as it stands.
    pub fn read_only(&self, ui: &mut Ui, node: &Node) {
        let t = tokens(ui);
        let frame =
            Frame::new().fill(t.sunken).stroke(Stroke::new(tokens::LINE, t.border)).corner_radius(CornerRadius::same(tokens::RADIUS));
        frame.inner_margin(tokens::PAD_CONTROL).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let line: String = self.spelled(node).chars().take(400).collect();
            ui.add(egui::Label::new(RichText::new(line).font(tokens::code(tokens::CODE)).color(t.text)).truncate());
        });
        kit::hint(ui, &self.tr(if node.kind() == Kind::Unreadable { "form-unreadable" } else { "form-other-type" }));
    }

    /// One line of text at `at`.
    pub fn line(&self, ui: &mut Ui, at: &str, name: &str) {
        let node = self.node(at).filter(|node| node.kind() != Kind::Null);
        if let Some(node) = node.filter(|node| node.kind() != Kind::String) {
            return self.read_only(ui, node);
        }
        let present = node.and_then(Node::as_str);
        let mut value = present.unwrap_or_default().to_owned();
        let width = ui.available_width();
        let response = kit::input(ui, &mut value, Id::unique(("settings", at)), name, true, self.is_bad(at), width);
        if response.changed() && (present.is_some() || !value.is_empty()) {
            edits::set(self.cx, self.open, at, &value.into());
        }
        self.follow(ui, &response, at);
    }

    /// A path as one line, with the widget's own pictures to choose from; `written` makes the path as it stands in the manifest.
    pub fn path(&self, ui: &mut Ui, at: &str, name: &str, written: &dyn Fn(&RelPath) -> String) {
        ui.horizontal(|ui| {
            kit::right(ui, |ui| {
                let choose = kit::icon_button(ui, icons::IMAGE_PLUS, &self.named("fields-choose-picture", name));
                kit::menu(&choose, |ui| {
                    let is_picture = |path: &&RelPath| crate::app::features::images::is_picture_name(path) || path.extension() == "svg";
                    for path in self.widget().files().map(|(path, _)| path).filter(is_picture) {
                        if kit::menu_item(ui, false, path.as_str()) {
                            edits::set(self.cx, self.open, at, &written(path).into());
                        }
                    }
                });
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| self.line(ui, at, name));
            });
        });
    }

    /// A switch at `at`.
    pub fn switch(&self, ui: &mut Ui, at: &str, name: &str) {
        let node = self.node(at).filter(|node| node.kind() != Kind::Null);
        if let Some(node) = node.filter(|node| node.kind() != Kind::Bool) {
            return self.read_only(ui, node);
        }
        let value = node.and_then(Node::as_bool);
        ui.horizontal(|ui| {
            let response = kit::switch(ui, value.unwrap_or(false), name);
            if response.changed() {
                edits::set(self.cx, self.open, at, &(!value.unwrap_or(false)).into());
            }
            self.follow(ui, &response, at);
            if value.is_none() {
                kit::hint(ui, &self.tr("form-not-stated"));
            }
        });
    }

    /// The text at `at` in every locale, typed in place; `new_key` is the reference where there is none. Returns the key that is
    /// being typed in.
    pub fn texts(&self, ui: &mut Ui, at: &str, name: &str, new_key: &str) -> Option<&'a str> {
        if let Some(node) = self.node(at).filter(|node| !matches!(node.kind(), Kind::String | Kind::Null)) {
            self.read_only(ui, node);
            return None;
        }
        let mut focused = false;
        for (index, text) in texts::at(self.widget(), at).into_iter().enumerate() {
            ui.horizontal(|ui| {
                let t = tokens(ui);
                ui.allocate_ui_with_layout(vec2(CODE, tokens::INPUT), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.set_width(CODE);
                    ui.label(RichText::new(text.code.to_uppercase()).font(tokens::semibold(tokens::TINY)).color(t.muted));
                });
                if !text.writable {
                    kit::hint(ui, &self.named("fields-locale-unreadable", &i18n::path_of(text.code)));
                    return;
                }
                let mut value = text.text.unwrap_or_default().to_owned();
                let name = format!("{name}, {}", text.code);
                let (id, width) = (Id::unique(("settings", at, text.code)), ui.available_width());
                let empty = text.text.is_none_or(|text| text.trim().is_empty());
                let response = kit::input(ui, &mut value, id, &name, false, empty && self.is_bad(at), width);
                if response.changed() {
                    let (pointer, new_key, locale) = (at.to_owned(), new_key.to_owned(), text.code.to_owned());
                    self.cx.edit(self.open, Intent::SetFieldText { pointer, new_key, locale, text: value });
                }
                if index == 0 {
                    self.follow(ui, &response, at);
                } else if response.lost_focus() {
                    self.cx.send(EditingCommand::EndTyping);
                }
                focused |= response.has_focus();
            });
        }
        if texts::literal_at(self.widget(), at).is_some() {
            kit::hint(ui, &self.tr("fields-literal"));
        }
        texts::key_at(self.widget(), at).filter(|_| focused)
    }

    /// An input for another name of what is at `at`, and the button that shows what the renaming changes. `accepts` says whether
    /// the name can be used, `ways` names the ways to do it.
    pub fn rename(
        &self,
        ui: &mut Ui,
        view: &mut View,
        what: &Renamed<'_>,
        accepts: impl FnOnce(&str) -> bool,
        ways: impl FnOnce(&str) -> Ways,
    ) {
        let drafts = view.draft.as_ref().filter(|(at, _)| at == what.id);
        let mut value = drafts.map_or(what.now, |(_, draft)| draft).to_owned();
        let button_text = self.tr("fields-rename");
        let button = Button::new(&button_text);
        let beside = ui.available_width() - button.measure(ui) - tokens::SPACE_S;
        // Where there is little room the button goes below.
        let width = if beside < NARROW { ui.available_width() } else { beside };
        let differs = value != what.now;
        let usable = differs && accepts(&value);
        ui.horizontal_wrapped(|ui| {
            let response = kit::input(ui, &mut value, Id::unique(("rename", what.id)), what.name, true, differs && !usable, width);
            if response.changed() {
                view.draft = Some((what.id.to_owned(), value.clone()));
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let pressed = button.enabled(usable).ui(ui);
            pressed.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, usable, format!("{button_text} {}", what.name)));
            if usable && (pressed.clicked() || entered) {
                view.draft = None;
                let title = Msg::new("fields-rename-title").with("from", what.now).with("to", &value);
                let ways = ways(&value);
                view.renaming = Some((what.id.to_owned(), value));
                self.cx.propose(self.open, Proposal { title, about: Msg::new(what.about), ways });
            }
        });
        if differs && !usable {
            kit::hint(ui, &self.tr(what.rule));
        }
    }

    /// Keys that the form has no control for: shown and removable.
    pub fn other_key(&self, ui: &mut Ui, at: &str, key: &str, node: &Node) {
        ui.horizontal(|ui| {
            let t = tokens(ui);
            let key_label = egui::Label::new(RichText::new(key).font(tokens::code(tokens::SMALL)).color(t.code_key)).truncate();
            ui.allocate_ui_with_layout(vec2(LABEL, KEY), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_width(LABEL);
                ui.add(key_label);
            });
            if kit::icon_button(ui, icons::TRASH_2, &self.cx.lang.with("form-remove-key", &[("key", key.into())])).clicked() {
                edits::remove(self.cx, self.open, at);
            }
            let value: String = self.spelled(node).chars().take(80).collect();
            ui.add(egui::Label::new(RichText::new(value).font(tokens::code(tokens::SMALL)).color(t.muted)).truncate());
        });
    }
}

/// What is to be renamed.
pub struct Renamed<'t> {
    /// A name of its own among all that can be renamed.
    pub id: &'t str,
    /// Its present name.
    pub now: &'t str,
    /// The accessible name of the input.
    pub name: &'t str,
    /// Id of the text that says what a name may be.
    pub rule: &'t str,
    /// Id of the text that says what to think of before it is renamed.
    pub about: &'t str,
}
