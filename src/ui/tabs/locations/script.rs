//! The script card: which callbacks the areas need, where the script has them, and which are missing.

use egui::{Frame, Label, Margin, RichText, Stroke, Ui, vec2};

use super::{head, name_of};
use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::core::tab::Tab;
use crate::app::features::fixes::FixesCommand;
use crate::checks::engine::finding::Finding;
use crate::crm::callbacks;
use crate::crm::callbacks::{CORE, Needed, State};
use crate::formats::script::{SCRIPT, Script};
use crate::model::document::Text;
use crate::text::msg::Arg;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Around a callback.
const PADDING: Margin = Margin::symmetric(12, 3);

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    /// Whether the person has folded the card, or has it open; until then it is open where something is missing.
    folded: Option<bool>,
}

/// Width of a callback's name.
const NAME: f32 = 196.0;
/// Width of where it is.
const PLACE: f32 = 96.0;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let widget = open.project.widget();
    let needed = callbacks::needed(widget);
    let text = widget.text(SCRIPT);
    if needed.is_empty() {
        return;
    }
    let script = text.and_then(|text| text.script_if_read(SCRIPT));
    let states: Vec<State> = needed.iter().map(|needed| script.map_or(State::Unknown, |script| needed.state(script))).collect();
    let found = states.iter().filter(|state| matches!(state, State::Found(_))).count();
    let trouble = trouble(text, script);
    let folded = view.folded.unwrap_or(trouble.is_none() && !states.contains(&State::Missing));
    let count = match trouble {
        None => cx.lang.with("locations-script-count", &[("found", found.into()), ("of", needed.len().into())]),
        Some(_) => String::new(),
    };
    kit::card(ui, Margin::ZERO, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        if head::ui(ui, &cx.tr("locations-script"), &count, "", folded) {
            view.folded = Some(!folded);
        }
        if folded {
            return;
        }
        if let Some(id) = trouble {
            row(ui, |ui| troubled(ui, cx, open, script, id));
            return;
        }
        for (needed, state) in needed.iter().zip(&states) {
            row(ui, |ui| callback(ui, cx, open, needed, state));
        }
    });
}

/// Id of the text that says why the callbacks can't be listed.
fn trouble(text: Option<&Text>, script: Option<&Script>) -> Option<&'static str> {
    match (text, script) {
        (None, _) => Some("locations-script-none"),
        (_, None) => Some("locations-script-reading"),
        (_, Some(script)) if !script.is_read() => Some("locations-script-unreadable"),
        (_, Some(script)) if script.callbacks.found.is_empty() => Some("locations-script-unclear"),
        _ => None,
    }
}

fn row(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let t = tokens(ui);
    let drawn = Frame::new().inner_margin(PADDING).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(tokens::SPACE_S, tokens::SPACE_XS);
        ui.horizontal(|ui| {
            ui.set_min_height(tokens::BUTTON_SMALL);
            content(ui);
        });
    });
    let rect = drawn.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(tokens::LINE, t.border));
}

fn troubled(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, script: Option<&Script>, id: &str) {
    kit::right(ui, |ui| {
        if let Some(missing) = finding(open, "script/missing", None)
            && Button::new(&cx.tr("locations-script-create")).small().ui(ui).clicked()
        {
            cx.send(FixesCommand::Fix(missing.id()));
        }
        if let Some(error) = script.and_then(|script| script.error.as_ref())
            && Button::new(&cx.tr("locations-show-source")).small().ui(ui).clicked()
        {
            go_to(cx, error.range.clone());
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(false), |ui| {
            ui.set_width(ui.available_width());
            kit::muted(ui, &cx.tr(id));
        });
    });
}

fn callback(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, needed: &Needed, state: &State) {
    let t = tokens(ui);
    let (icon, colour) = match state {
        State::Found(_) => (icons::CHECK, t.success),
        State::Missing => (icons::TRIANGLE_ALERT, t.warning),
        State::Unknown => (icons::CIRCLE_HELP, t.muted),
    };
    kit::icon(ui, icon, tokens::ICON_SMALL, colour);
    let name_width = NAME.min((ui.available_width() - PLACE) * 0.66);
    ui.scope(|ui| {
        ui.set_width(name_width);
        ui.add(Label::new(RichText::new(needed.name).font(tokens::code(tokens::CODE)).color(t.text)).truncate());
        ui.add_space(ui.available_width());
    });
    let areas = if CORE.contains(&needed.name) {
        cx.tr("locations-script-all-areas")
    } else {
        needed.areas.iter().map(|area| name_of(cx, area)).collect::<Vec<_>>().join(", ")
    };
    kit::right(ui, |ui| {
        place(ui, cx, open, needed, state);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.add(Label::new(RichText::new(areas).color(t.muted)).truncate());
        });
    });
}

/// Where a callback is, as a way to it; or how to add it.
fn place(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, needed: &Needed, state: &State) {
    let t = tokens(ui);
    let name = needed.name;
    match state {
        State::Found(range) => {
            let line = open.project.widget().text(SCRIPT).map_or(0, |text| text.lines().line_column(text.as_str(), range.start).line);
            let response = kit::link(ui, &cx.lang.with("locations-script-line", &[("line", line.into())]));
            let about = cx.lang.with("locations-script-go", &[("name", name.into()), ("line", line.into())]);
            if response.accessible_name(&about).on_hover_text(&about).clicked() {
                go_to(cx, range.clone());
            }
        }
        State::Missing => {
            let about = cx.lang.with("locations-script-add-name", &[("name", name.into())]);
            match finding(open, "script/callback-missing", Some(name)) {
                Some(missing) if missing.fix.is_some() => {
                    let response = Button::new(&cx.tr("locations-script-add")).small().ui(ui);
                    if response.accessible_name(&about).on_hover_text(&about).clicked() {
                        cx.send(FixesCommand::Fix(missing.id()));
                    }
                }
                _ => drop(ui.label(RichText::new(cx.tr("locations-script-missing")).color(t.warning))),
            }
        }
        State::Unknown => {
            let label = ui.label(RichText::new(cx.tr("locations-script-unknown")).color(t.muted));
            label.on_hover_text(cx.tr("locations-script-unknown.about"));
        }
    }
}

/// The finding of a rule, about a callback of this name.
fn finding<'o>(open: &'o OpenWidget, rule: &str, name: Option<&str>) -> Option<&'o Finding> {
    let is_about = |args: &[(&str, Arg)]| name.is_none_or(|name| args.contains(&("name", Arg::from(name))));
    open.findings().iter().find(|finding| finding.rule.id == rule && is_about(&finding.args))
}

/// Shows a place of the script in the source.
fn go_to(cx: &Cx<'_>, range: std::ops::Range<usize>) {
    cx.send(NavCommand::ShowTab(Tab::Manifest));
    cx.send(NavCommand::GoTo { file: SCRIPT.to_owned(), pointer: None, range: Some(range) });
}
