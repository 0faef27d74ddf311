//! The Settings tab: the fields that people fill in, and the blocks of areas, each in a form; beside them the CRM's own window.

mod adding;
mod blocks;
mod details;
mod fields;
mod form_cx;
mod kinds;
mod menu;
mod preview;
mod tour;

use egui::{CentralPanel, Frame, Margin, Panel, RichText, ScrollArea, Ui};

use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::crm::blocks::Block;
use crate::crm::settings::{Form, handlers};
use crate::formats::json::{Kind, pointer};
use crate::model::widget::MANIFEST;
use crate::ui::Cx;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};
use form_cx::FormCx;

/// Least and greatest width of the preview at first.
const USUAL: (f32, f32) = (320.0, 460.0);
/// Least width of the preview.
const LEAST: f32 = 300.0;
/// Least width of the forms.
const FORMS: f32 = 420.0;
/// Around the head.
const HEAD_PADDING: Margin = Margin { left: 20, right: 20, top: 16, bottom: 8 };
/// Around the forms.
const PADDING: Margin = Margin { left: 20, right: 20, top: 4, bottom: 16 };
/// Greatest width of the forms.
const WIDTH: f32 = 720.0;

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    part: Part,
    /// The code of the bot step that is shown.
    handler: Option<String>,
    /// The pointer of the field whose details are shown.
    expanded: Option<String>,
    /// What is being renamed, and the name typed so far.
    draft: Option<(String, String)>,
    /// The pointer of what may get another name, and that name: once it has it, it stays in view.
    renaming: Option<(String, String)>,
    adding: Option<adding::Draft>,
    list: fields::List,
    preview: preview::View,
    /// The i18n key of the text that is being typed.
    typed_key: Option<String>,
    seen: u64,
}

/// The parts of the tab.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Part {
    #[default]
    Window,
    Pipeline,
    Bot,
    Blocks,
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, textures: &mut Textures) {
    let t = tokens(ui);
    let focus = open.focus.as_ref().filter(|focus| focus.serial != view.seen && focus.file == MANIFEST);
    let wanted = focus.and_then(|focus| focus.pointer.clone());
    view.seen = open.focus.as_ref().map_or(0, |focus| focus.serial);
    if let Some(wanted) = &wanted {
        view.go_to(wanted);
    }
    let fcx = FormCx { cx, open, wanted: wanted.as_deref() };
    view.follow_renaming(&fcx);
    let form = view.form(&fcx);
    let width = ui.available_width();
    Panel::right("window")
        .resizable(true)
        .default_size((width * 0.42).clamp(USUAL.0, USUAL.1))
        .size_range(LEAST..=(width - FORMS).max(LEAST))
        .frame(Frame::new().fill(t.surface))
        .show(ui, |ui| match &form {
            Some(form) => preview::ui(ui, &fcx, view, form, textures),
            None => preview::nothing(ui, &fcx),
        });
    view.typed_key = None;
    CentralPanel::default().frame(Frame::new().fill(t.canvas)).show(ui, |ui| {
        Frame::new().inner_margin(HEAD_PADDING).show(ui, |ui| head(ui, &fcx, view, form.as_ref()));
        ScrollArea::vertical().id_salt(("settings", view.part as u8)).auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(PADDING).show(ui, |ui| {
                ui.set_width(ui.available_width().min(WIDTH));
                content(ui, &fcx, view, form.as_ref(), textures);
            });
        });
    });
}

/// Title, what the part is, the button that adds a field, and the parts.
fn head(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, form: Option<&Form>) {
    let tr = |id: &str| fcx.tr(id);
    ui.horizontal(|ui| {
        ui.set_min_height(tokens::BUTTON);
        kit::title(ui, &tr("tab-settings"));
        kit::right(ui, |ui| {
            let addable = form.filter(|form| !matches!(form.fields(fcx.widget()), crate::crm::settings::Fields::Malformed(_)));
            if let Some(form) = addable
                && Button::new(&tr("fields-add")).icon(icons::PLUS).ui(ui).clicked()
            {
                view.adding = Some(adding::Draft::new(fcx, form));
            }
        });
    });
    ui.add_space(tokens::SPACE_XS);
    let count = |form: &Form| form.fields(fcx.widget()).listed().iter().filter(|field| field.is_field()).count();
    let counted = |id: &str, count: usize| if count > 0 { format!("{} {count}", tr(id)) } else { tr(id) };
    let names = [
        (Part::Window, counted("fields-part-window", count(&Form::Window))),
        (Part::Pipeline, counted("fields-part-pipeline", count(&Form::Pipeline))),
        (Part::Bot, counted("fields-part-bot", handlers(fcx.widget()).len())),
        (Part::Blocks, tr("fields-part-blocks")),
    ];
    let choices: Vec<_> = names.iter().map(|(part, name)| (*part, None, name.as_str(), true)).collect();
    if let Some(part) = kit::segmented(ui, view.part, &choices) {
        view.show(part);
    }
    ui.add_space(tokens::SPACE_XS);
    let about = match view.part {
        Part::Window => "fields-part-window.about",
        Part::Pipeline => "fields-part-pipeline.about",
        Part::Bot => "fields-part-bot.about",
        Part::Blocks => "fields-part-blocks.about",
    };
    kit::hint(ui, &tr(about));
}

fn content(ui: &mut Ui, fcx: &FormCx<'_, '_>, view: &mut View, form: Option<&Form>, textures: &mut Textures) {
    let is_object = |node: &crate::formats::json::Node| node.kind() == Kind::Object;
    if !fcx.node("").is_some_and(is_object) {
        kit::muted(ui, &fcx.tr("form-no-manifest"));
        return;
    }
    match view.part {
        Part::Window => fields::ui(ui, fcx, view, &Form::Window),
        Part::Pipeline => {
            blocks::pipeline(ui, fcx, view);
            if Block::Pipeline.is_there(fcx.widget()) {
                fields::ui(ui, fcx, view, &Form::Pipeline);
            }
        }
        Part::Bot => {
            blocks::bot(ui, fcx, view);
            if let Some(form) = form {
                fields::ui(ui, fcx, view, form);
            }
        }
        Part::Blocks => blocks::others(ui, fcx, view, textures),
    }
}

impl View {
    fn show(&mut self, part: Part) {
        self.part = part;
        self.expanded = None;
        self.adding = None;
        self.draft = None;
    }

    /// Shows the part and the field that `wanted` is in.
    fn go_to(&mut self, wanted: &str) {
        let within = |block: Block| pointer::is_within(wanted, &block.pointer());
        let part = if within(Block::Pipeline) {
            Part::Pipeline
        } else if within(Block::Bot) {
            Part::Bot
        } else if Block::ALL.into_iter().any(within) {
            Part::Blocks
        } else {
            Part::Window
        };
        self.show(part);
        let parts: Vec<_> = pointer::parts(wanted).collect();
        if part == Part::Bot {
            self.handler = parts.get(1).map(ToString::to_string).or(self.handler.take());
        }
        let depth = match part {
            Part::Window => 2,
            Part::Pipeline => 3,
            Part::Bot => 4,
            Part::Blocks => return,
        };
        if let Some(field) = parts.get(..depth) {
            self.expanded = Some(field.iter().fold(String::new(), |at, part| pointer::join(&at, part)));
        }
    }

    /// What was renamed stays open.
    fn follow_renaming(&mut self, fcx: &FormCx<'_, '_>) {
        let Some((at, to)) = self.renaming.take_if(|(at, _)| fcx.node(at).is_none()) else { return };
        let Some((holder, from)) = pointer::split_last(&at) else { return };
        if self.expanded.as_deref() == Some(&at) {
            self.expanded = Some(pointer::join(holder, &to));
        }
        if holder == Block::Bot.pointer() && self.handler.as_deref() == Some(&from) {
            self.handler = Some(to);
        }
    }

    /// The list of fields that is shown.
    fn form(&mut self, fcx: &FormCx<'_, '_>) -> Option<Form> {
        match self.part {
            Part::Window => Some(Form::Window),
            Part::Pipeline => Block::Pipeline.is_there(fcx.widget()).then_some(Form::Pipeline),
            Part::Bot => {
                let known = handlers(fcx.widget());
                let chosen = known.iter().find(|(_, handler)| Some(&handler.key) == self.handler.as_ref()).or(known.first());
                self.handler = chosen.map(|(_, handler)| handler.key.clone());
                chosen.filter(|(_, handler)| handler.node.kind() == Kind::Object).map(|(_, handler)| Form::Bot(handler.key.clone()))
            }
            Part::Blocks => None,
        }
    }
}

/// A link that leads to a value in the source.
fn source_link(ui: &mut Ui, fcx: &FormCx<'_, '_>, at: &str) {
    let Some(node) = fcx.node(at) else { return };
    if kit::link(ui, &fcx.tr("form-show-source")).clicked() {
        fcx.cx.send(NavCommand::ShowTab(crate::app::core::tab::Tab::Manifest));
        fcx.cx.send(NavCommand::GoTo { file: MANIFEST.to_owned(), pointer: Some(at.to_owned()), range: Some(node.range.clone()) });
    }
}

/// The title of a card.
fn card_title(ui: &mut Ui, text: &str) {
    ui.add(egui::Label::new(RichText::new(text).font(tokens::semibold(tokens::BODY)).color(tokens(ui).text)).selectable(false));
}
