//! The shelf of builds: what was packed, to be searched, opened, compared, packed again, shown in its folder, and deleted.

use egui::{CentralPanel, Frame, Id, RichText, Role, ScrollArea, Ui};

use crate::app::core::open_widget::OpenWidget;
use crate::app::features::compare::{CompareCommand, Side, Source, day};
use crate::system::shelf::{Build, MEGABYTES};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Row, icons};

/// Height of a row.
const ROW: f32 = 52.0;
/// Width of the search.
const SEARCH: f32 = 240.0;
/// Width of an input.
const NUMBER: f32 = 72.0;

/// What concerns only the view.
#[derive(Default)]
pub struct View {
    search: String,
    /// Whether builds of other widgets are listed too.
    all: bool,
    /// The build that is open, by its sum.
    chosen: Option<String>,
    /// The build that the person is being asked to delete.
    deleting: Option<String>,
}

/// Draws it.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let t = tokens(ui);
    CentralPanel::default().frame(Frame::new().fill(t.canvas)).show(ui, |ui| {
        Frame::new().inner_margin(tokens::PAD_PAGE).show(ui, |ui| {
            head(ui, cx, view);
            let words = view.search.to_lowercase();
            let widget = open.project.widget();
            let all = cx.app.compare.builds.as_deref().unwrap_or_default();
            let builds: Vec<&Build> = all.iter().filter(|build| (view.all || build.is_of(widget)) && build.has_words(&words)).collect();
            if builds.is_empty() {
                kit::muted(ui, &cx.tr(if all.is_empty() { "shelf-empty" } else { "shelf-nothing" }));
                return;
            }
            ScrollArea::vertical().id_salt("builds-shelf").auto_shrink(false).show(ui, |ui| {
                kit::card(ui, egui::Margin::ZERO, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for build in builds {
                        row(ui, cx, build, view);
                    }
                });
                ui.add_space(tokens::SPACE_L);
            });
        });
    });
}

fn head(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    ui.horizontal(|ui| {
        let name = cx.tr("shelf-search");
        kit::drawn_input(ui, &mut view.search, Id::unique("shelf-search"), &name, &name, false, SEARCH);
        let all = cx.tr("shelf-all");
        kit::tick(ui, &mut view.all, &all);
        ui.label(RichText::new(&all).color(tokens(ui).text));
        kit::right(ui, |ui| {
            kit::hint(ui, &cx.tr("shelf-unit"));
            let kept = cx.app.core.preferences.build_megabytes.unwrap_or(MEGABYTES);
            let name = cx.tr("shelf-bound");
            let (_, typed) = kit::number_input(ui, &kept.to_string(), Id::unique("shelf-bound"), &name, false, NUMBER);
            if let Some(kit::Typed::Number(number)) = typed {
                cx.send(CompareCommand::SetMegabytes(number.into()));
            }
            kit::hint(ui, &name);
        });
    });
    ui.add_space(tokens::SPACE_S);
}

fn row(ui: &mut Ui, cx: &Cx<'_>, build: &Build, view: &mut View) {
    let t = tokens(ui);
    let is_open = view.chosen.as_deref() == Some(&build.sha256);
    let row = Row::new(ui, ROW, is_open, 0).underlined(ui);
    let name = build.names.in_locale(cx.lang.code()).unwrap_or_default();
    let sum = build.sha256.get(..8).unwrap_or_default();
    let [errors, warnings, advice] = build.findings;
    let counts = [("errors", errors.into()), ("warnings", warnings.into()), ("advice", advice.into())];
    let (left, right) = (row.rect.left() + tokens::SPACE_M, row.rect.right() - tokens::SPACE_M);
    let title = format!("{name} {}", build.version);
    let facts = [
        day(build.at),
        sum.to_owned(),
        cx.lang.size(usize::try_from(build.size).unwrap_or(usize::MAX)),
        cx.lang.with("report-summary", &counts),
        cx.lang.with("builds-changes", &[("count", build.consequences.len().into())]),
    ];
    let middle = row.rect.center().y;
    let line = |ui: &mut Ui, at: usize, top: f32, bottom: f32| {
        let rect = egui::Rect::from_min_max(egui::pos2(left, top), egui::pos2(right, bottom));
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.new_child(egui::UiBuilder::new().id_salt((&build.sha256, at)).max_rect(rect).layout(layout))
    };
    let mut upper = line(ui, 1, row.rect.top() + tokens::SPACE_XS, middle);
    upper.add(egui::Label::new(RichText::new(&title).font(tokens::semibold(tokens::BODY)).color(t.text)).selectable(false).truncate());
    if !build.sign_off.is_empty() {
        kit::chip(&mut upper, &build.sign_off, t.success, t.success_soft);
    }
    upper.add(egui::Label::new(RichText::new(&build.note).size(tokens::SMALL).color(t.muted)).selectable(false).truncate());
    let mut lower = line(ui, 2, middle, row.rect.bottom() - tokens::SPACE_XS);
    lower.add(egui::Label::new(RichText::new(facts.join(" · ")).size(tokens::SMALL).color(t.muted)).selectable(false).truncate());
    if row.end(ui, Role::Button, &format!("{title}, {sum}"), "").clicked() {
        view.chosen = if is_open { None } else { Some(build.sha256.clone()) };
        view.deleting = None;
    }
    if is_open {
        Frame::new().inner_margin(tokens::PAD_NOTE).show(ui, |ui| details(ui, cx, build, view));
    }
}

fn details(ui: &mut Ui, cx: &Cx<'_>, build: &Build, view: &mut View) {
    ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
    let sum = || build.sha256.clone();
    ui.horizontal_wrapped(|ui| {
        let button = |ui: &mut Ui, id: &str| Button::new(&cx.tr(id)).small().ui(ui).clicked();
        if button(ui, "shelf-compare") {
            cx.send(CompareCommand::Choose(Side::Old, Source::Build(sum())));
            cx.send(CompareCommand::Choose(Side::New, Source::Open));
            cx.send(CompareCommand::Show);
        }
        if button(ui, "shelf-open") {
            cx.send(CompareCommand::OpenBuild(sum()));
        }
        if button(ui, "shelf-again") {
            cx.send(CompareCommand::ChooseCopy(sum()));
        }
        if button(ui, "shelf-reveal") {
            cx.send(CompareCommand::Reveal(sum()));
        }
        let asks = view.deleting.as_deref() == Some(&build.sha256);
        let id = if asks { "shelf-delete-really" } else { "shelf-delete" };
        if Button::new(&cx.tr(id)).small().icon(icons::TRASH_2).ui(ui).clicked() {
            if asks {
                cx.send(CompareCommand::Delete(sum()));
                view.deleting = None;
            } else {
                view.deleting = Some(sum());
            }
        }
    });
    for (text, id, make) in [
        (&build.note, "shelf-note", CompareCommand::Note as fn(String, String) -> CompareCommand),
        (&build.sign_off, "shelf-sign-off", CompareCommand::SignOff),
    ] {
        ui.horizontal(|ui| {
            let name = cx.tr(id);
            kit::hint(ui, &name);
            let mut typed = text.clone();
            let width = ui.available_width();
            if kit::input(ui, &mut typed, Id::unique((id, &build.sha256)), &name, false, false, width).changed() {
                cx.send(make(sum(), typed));
            }
        });
    }
    kit::hint(ui, &build.path.display().to_string());
    if let Some(told) = build.changelog.get(cx.lang.code()).filter(|told| !told.is_empty()) {
        ui.add(egui::Label::new(RichText::new(told.trim()).size(tokens::SMALL).color(tokens(ui).text)).wrap());
    }
}
