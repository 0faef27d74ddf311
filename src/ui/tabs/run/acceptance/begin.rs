//! The way into a pass: the archive that it is of, the place where it is made, own cases, and the passes that there are.

use egui::{CentralPanel, Frame, RichText, Role, ScrollArea, Ui};

use crate::app::core::open_widget::OpenWidget;
use crate::app::features::acceptance::AcceptanceCommand;
use crate::app::features::install::Target;
use crate::report::acceptance as report;
use crate::report::when;
use crate::services::acceptance::own;
use crate::services::acceptance::pass::{Pass, Place};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Row, icons};

/// Width of the page.
const PAGE: f32 = 760.0;
/// Height of a pass in the list.
const ROW: f32 = 44.0;
/// Between the middle of a row and the middles of its two lines.
const LINE: f32 = 9.0;

/// What the view remembers: where the next pass is made.
#[derive(Default)]
pub struct View {
    place: Option<Place>,
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let t = tokens(ui);
    CentralPanel::default().frame(Frame::new().fill(t.canvas).inner_margin(tokens::PAD_READING)).show(ui, |ui| {
        ScrollArea::vertical().id_salt("acceptance begin").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(PAGE.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
            super::error(ui, cx);
            kit::card(ui, tokens::PAD_L, |ui| {
                ui.set_width(ui.available_width());
                archive(ui, cx);
                ui.add_space(tokens::SPACE_S);
                kit::group_title(ui, &cx.tr("acceptance-where"));
                places(ui, cx, view);
                ui.add_space(tokens::SPACE_S);
                let may = cx.app.acceptance.archive.is_some() && !cx.app.acceptance.is_working();
                if Button::new(&cx.tr("acceptance-begin")).icon(icons::PLAY).primary().enabled(may).ui(ui).clicked() {
                    cx.send(AcceptanceCommand::Begin(view.place.clone().unwrap_or(Place::StandIn)));
                }
                kit::hint(ui, &cx.tr("acceptance-begin.about"));
            });
            own_cases(ui, cx, open);
            passes(ui, cx);
            ui.add_space(tokens::SPACE_L);
        });
    });
}

fn archive(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    kit::group_title(ui, &cx.tr("acceptance-fact-archive"));
    match &cx.app.acceptance.archive {
        Some(archive) => {
            ui.add(egui::Label::new(RichText::new(format!("{}, {}", archive.name, cx.lang.size(archive.bytes))).color(t.text)).wrap());
            kit::hint(ui, &format!("SHA-256 {}", archive.sha256));
        }
        None => drop(kit::muted(ui, &cx.tr("acceptance-no-archive"))),
    }
    if Button::new(&cx.tr("acceptance-choose")).icon(icons::FILE_ARCHIVE).small().ui(ui).clicked() {
        cx.send(AcceptanceCommand::ChooseArchive);
    }
}

/// Accounts in which a company works are no place to try a build.
fn places(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let install = &cx.app.install;
    let sandboxes = install.accounts.accounts.iter().filter(|account| !install.is_locked(&Target::Saved(account.name.clone())));
    let sandboxes = sandboxes.map(|account| Place::Sandbox { name: account.name.clone(), host: account.host.clone() });
    for place in [Place::StandIn, Place::Practice].into_iter().chain(sandboxes) {
        let on = *view.place.get_or_insert(Place::StandIn) == place;
        if kit::radio(ui, on, &report::place(&place, cx.lang)).clicked() {
            view.place = Some(place);
        }
    }
}

fn own_cases(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let t = tokens(ui);
    kit::card(ui, tokens::PAD_L, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            kit::group_title(ui, &cx.tr("acceptance-group-own"));
            kit::right(ui, |ui| {
                if Button::new(&cx.tr("acceptance-own-add")).icon(icons::PLUS).small().ui(ui).clicked() {
                    cx.send(AcceptanceCommand::AskOwn(None));
                }
            });
        });
        let cases = own::read(open.project.widget());
        if cases.is_empty() {
            kit::hint(ui, &cx.tr("acceptance-own-none"));
        }
        for case in cases {
            ui.horizontal(|ui| {
                kit::right(ui, |ui| {
                    let name = [("title", case.title.as_str().into())];
                    if kit::icon_button(ui, icons::TRASH_2, &cx.lang.with("acceptance-own-remove", &name)).clicked() {
                        cx.send(AcceptanceCommand::RemoveOwn(case.id.clone()));
                    }
                    if kit::icon_button(ui, icons::PENCIL, &cx.lang.with("acceptance-own-edit", &name)).clicked() {
                        cx.send(AcceptanceCommand::AskOwn(Some(case.clone())));
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add(egui::Label::new(RichText::new(&case.title).color(t.text)).truncate());
                    });
                });
            });
        }
    });
}

/// A pass in a few words.
pub fn line(cx: &Cx<'_>, pass: &Pass) -> String {
    let start = &pass.start;
    let number = cx.lang.with("acceptance-pass", &[("number", start.number.into())]);
    format!("{number} · {} · {}", start.archive.version, report::place(&start.place, cx.lang))
}

fn passes(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(passes) = cx.app.acceptance.passes.as_ref().filter(|passes| !passes.is_empty()) else { return };
    let t = tokens(ui);
    ui.add_space(tokens::SPACE_S);
    kit::group_title(ui, &cx.tr("acceptance-passes"));
    ui.spacing_mut().item_spacing.y = 0.0;
    for (at, kept) in passes.iter().enumerate() {
        let pass = &kept.pass;
        let signed = match pass.signed() {
            Some((signed, at)) => cx.lang.with("acceptance-signed-by", &[("name", signed.name.as_str().into()), ("when", when(at).into())]),
            None => cx.lang.with("acceptance-begun", &[("when", when(pass.began).into())]),
        };
        let other = (!cx.app.acceptance.is_of_open_widget(pass))
            .then(|| cx.tr(if pass.signed().is_some() { "acceptance-other-build" } else { "acceptance-other-begun" }));
        let about: Vec<String> = [Some(report::summary(pass.counts(), cx.lang)), Some(signed), other].into_iter().flatten().collect();
        let row = Row::new(ui, ROW, false, tokens::RADIUS).underlined(ui);
        let name = line(cx, pass);
        for (part, words, middle, colour) in [(0, &name, -LINE, t.text), (1, &about.join(" · "), LINE, t.muted)] {
            let size = if part == 0 { tokens::BODY } else { tokens::SMALL };
            let rect = row.rect.translate(egui::vec2(0.0, middle));
            let text = RichText::new(words).size(size).color(colour);
            let mut ui = ui.new_child(
                egui::UiBuilder::new()
                    .id_salt(("pass", at, part))
                    .max_rect(rect.shrink2(egui::vec2(tokens::SPACE_M, 0.0)))
                    .layout(egui::Layout::left_to_right(egui::Align::Center)),
            );
            ui.add(egui::Label::new(text).selectable(false).truncate());
        }
        if row.end(ui, Role::Button, &format!("{name}, {}", about.join(", ")), "").clicked() {
            cx.send(AcceptanceCommand::Show(Some(kept.id.clone())));
        }
    }
}
