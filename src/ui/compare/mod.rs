//! Two builds compared: what changes for those who use the widget first, then findings, texts, values, files and pictures; and the shelf
//! of builds.

mod cards;
mod shelf;
mod sides;
mod told;

use egui::{CentralPanel, Frame, Panel, ScrollArea, Ui};

use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::compare::{CompareCommand, Compared, Source};
use crate::ui::Cx;
use crate::ui::kit::pair;
use crate::ui::kit::picture::Shots;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Height of the strip with the sides.
const STRIP: f32 = 60.0;
/// Height of the strip below it.
const SECOND: f32 = 44.0;
/// Width of the panel at the side, in wide and narrow windows.
const SIDE: f32 = 344.0;
const NARROW_SIDE: f32 = 272.0;
/// Room for a count with its word.
const COUNT: f32 = 96.0;
/// A page of less width is narrow.
const WIDE: f32 = 960.0;

/// What concerns only the view.
#[derive(Default)]
pub struct View {
    shows_shelf: bool,
    /// The consequence that is open, by its place in the list.
    consequence: Option<usize>,
    /// The file whose lines are shown.
    file: Option<String>,
    /// Whether they were just asked for, and are to be scrolled to.
    scrolls: bool,
    /// How often more texts, findings and values were asked for.
    more: usize,
    lang: Option<crate::text::Lang>,
    pair: pair::View,
    shots: Shots,
    shelf: shelf::View,
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let t = tokens(ui);
    let bar = Frame::new().fill(t.surface).inner_margin(tokens::PAD_PAGE_X);
    Panel::top("builds strip").exact_size(STRIP).resizable(false).frame(bar).show(ui, |ui| strip(ui, cx, open, view));
    if view.shows_shelf {
        return shelf::ui(ui, cx, open, &mut view.shelf);
    }
    Panel::top("builds second").exact_size(SECOND).resizable(false).frame(bar).show(ui, |ui| second(ui, cx, open));
    let compare = &cx.app.compare;
    let Some(result) = compare.result.as_ref() else {
        CentralPanel::default().frame(Frame::new().fill(t.canvas).inner_margin(tokens::PAD_FORM)).show(ui, |ui| empty(ui, cx));
        return;
    };
    let width = if ui.available_width() < WIDE { NARROW_SIDE } else { SIDE };
    view.shots.sweep();
    // What differs is made first, so that Tab reaches it first.
    let found = Panel::left("builds found").exact_size(ui.available_width() - width).resizable(false);
    found.frame(Frame::new().fill(t.canvas)).show(ui, |ui| {
        ScrollArea::vertical().id_salt("builds found").auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(tokens::PAD_FORM).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
                cards::ui(ui, cx, result, view);
            });
        });
    });
    CentralPanel::default().frame(Frame::new().fill(t.surface)).show(ui, |ui| {
        ScrollArea::vertical().id_salt("builds told").auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(tokens::PAD_SIDE).show(ui, |ui| told::ui(ui, cx, result, view));
        });
    });
}

/// The sides, and what can be done with the comparison.
fn strip(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    ui.horizontal_centered(|ui| {
        if kit::icon_button(ui, icons::ARROW_LEFT, &cx.tr("page-back")).clicked() {
            cx.send(NavCommand::ClosePage);
        }
        sides::ui(ui, cx, open);
        kit::right(ui, |ui| {
            let (comparison, builds) = (cx.tr("builds-comparison"), cx.tr("builds-shelf"));
            // From the right.
            let choices = [(true, None, builds.as_str(), true), (false, None, comparison.as_str(), true)];
            if let Some(shows) = kit::segmented(ui, view.shows_shelf, &choices) {
                view.shows_shelf = shows;
            }
            if cx.app.compare.result.is_some() && !view.shows_shelf {
                report(ui, cx);
            }
        });
    });
}

fn report(ui: &mut Ui, cx: &Cx<'_>) {
    use crate::report::difference::Format;
    let button = Button::new(&cx.tr("builds-report")).icon(icons::FILE_TEXT).ui(ui);
    kit::menu(&button, |ui| {
        if kit::menu_item(ui, false, &cx.tr("builds-copy-markdown")) {
            cx.send(CompareCommand::CopyReport);
        }
        for (format, name) in [(Format::Markdown, "Markdown…"), (Format::Html, "HTML…"), (Format::Json, "JSON…"), (Format::Text, "TXT…")]
        {
            if kit::menu_item(ui, false, name) {
                cx.send(CompareCommand::ChooseReport(format));
            }
        }
    });
}

/// The usual sides to compare with, and how much differs.
fn second(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    ui.horizontal_centered(|ui| {
        sides::usual(ui, cx, open);
        if let Some(result) = &cx.app.compare.result {
            kit::right(ui, |ui| counts(ui, cx, result));
        }
    });
}

fn counts(ui: &mut Ui, cx: &Cx<'_>, result: &Compared) {
    let found = &result.found;
    let difference = &found.difference;
    let findings = format!("+{} −{}", found.findings.new.len(), found.findings.gone.len());
    let all = [
        ("builds-findings", findings),
        ("builds-texts", difference.texts.len().to_string()),
        ("builds-manifest", difference.manifest.len().to_string()),
        ("builds-files", difference.files.len().to_string()),
        ("builds-pictures", difference.pictures.len().to_string()),
    ];
    // What an account doesn't tell isn't counted.
    let is_unread = |source: &Source| matches!(source, Source::Account { logos, .. } if logos.is_empty());
    let is_read = !cx.app.compare.sides.0.iter().any(is_unread);
    let is_told = |id: &str| !result.is_partial || id == "builds-manifest" || id == "builds-pictures" && is_read;
    let t = tokens(ui);
    // As many as there is room for, from the right.
    let fitting = (ui.available_width() / COUNT) as usize;
    let shown: Vec<_> = all.into_iter().filter(|(id, _)| is_told(id)).take(fitting).collect();
    for (id, count) in shown.into_iter().rev() {
        ui.label(egui::RichText::new(count).font(tokens::semibold(tokens::SMALL)).color(t.text));
        ui.label(egui::RichText::new(cx.tr(id)).size(tokens::SMALL).color(t.muted));
        ui.add_space(tokens::GAP);
    }
}

/// Why there is no comparison, and how to get one.
fn empty(ui: &mut Ui, cx: &Cx<'_>) {
    match &cx.app.compare.error {
        Some(error) => {
            kit::title(ui, &cx.lang.msg(error));
            kit::muted(ui, &cx.lang.msg(&error.next_step()));
        }
        None => drop(kit::muted(ui, &cx.tr("builds-working"))),
    }
}
