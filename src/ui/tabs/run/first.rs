//! The way in: what Run is and how true it is, the libraries that it needs, and the one button.

use egui::{CentralPanel, Frame, Layout, RichText, ScrollArea, Ui, vec2};

use crate::app::core::navigation::NavCommand;
use crate::app::core::tab::Tab;
use crate::app::features::run::{CDN, Library, Run, RunCommand, RunError, Shelf};
use crate::stand_in::fidelity::{self, Mark};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};

/// Width of the page.
const PAGE: f32 = 1040.0;
/// Width of what is said of fidelity.
const SIDE: f32 = 300.0;
/// Least width of what stands beside it; in a narrower tab they stand below each other.
const MAIN: f32 = 440.0;
/// Height of the bar that shows how true it is.
const BAR: f32 = 8.0;
/// Side of a colour's mark.
const MARK: f32 = 10.0;
/// Widths of a library's columns: name, version, size.
const COLUMNS: [f32; 3] = [130.0, 70.0, 80.0];

pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    CentralPanel::default().frame(Frame::new().fill(t.canvas).inner_margin(tokens::PAD_READING)).show(ui, |ui| {
        ScrollArea::vertical().id_salt("run first").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(PAGE.min(ui.available_width()));
            ui.add(egui::Label::new(RichText::new(cx.tr("running-title")).font(tokens::semibold(tokens::HEADLINE)).color(t.text)).wrap());
            ui.add(egui::Label::new(RichText::new(cx.tr("running-title.about")).color(t.muted)).wrap());
            ui.add_space(tokens::SPACE_L);
            // Beside the bar that scrolls.
            let width = ui.available_width() - tokens::SPACE_M;
            if width >= MAIN + SIDE + tokens::SPACE_XL {
                let main = width - SIDE - tokens::SPACE_L;
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = tokens::SPACE_L;
                    column(ui, main, |ui| way_in(ui, cx));
                    column(ui, SIDE, |ui| truth(ui, cx));
                });
            } else {
                way_in(ui, cx);
                ui.add_space(tokens::SPACE_L);
                truth(ui, cx);
            }
            ui.add_space(tokens::SPACE_L);
        });
    });
}

fn column(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(egui::Align::Min), |ui| {
        ui.set_width(width);
        content(ui);
    });
}

fn way_in(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    let run = &cx.app.run;
    kit::card(ui, tokens::PAD_FORM, |ui| {
        ui.set_width(ui.available_width());
        for id in ["running-point-script", "running-point-record", "running-point-edits"] {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = tokens::SPACE_M;
                kit::icon(ui, icons::CHECK, tokens::ICON, t.success);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.add(egui::Label::new(RichText::new(cx.tr(id)).color(t.text)).wrap());
                    ui.add(egui::Label::new(RichText::new(cx.tr(&format!("{id}.about"))).size(tokens::SMALL).color(t.muted)).wrap());
                });
            });
            ui.add_space(tokens::SPACE_S);
        }
        if let Shelf::Missing(missing) = &run.libraries {
            ui.add_space(tokens::SPACE_S);
            ui.scope(|ui| libraries(ui, cx, missing));
        }
        if let Some(error) = &run.error {
            ui.add_space(tokens::SPACE_S);
            failure(ui, cx, error);
        }
        ui.add_space(tokens::SPACE_M);
        kit::hairline(ui);
        ui.add_space(tokens::SPACE_M);
        buttons(ui, cx, run);
        ui.add_space(tokens::SPACE_S);
        kit::hint(ui, &cx.tr("running-safety"));
    });
}

fn buttons(ui: &mut Ui, cx: &Cx<'_>, run: &Run) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::SPACE_M;
        let is_missing = matches!(run.libraries, Shelf::Missing(_));
        let (word, command) = if is_missing { ("running-fetch", RunCommand::FetchAndStart) } else { ("running-start", RunCommand::Start) };
        if Button::new(&cx.tr(word)).icon(icons::PLAY).primary().enabled(!run.is_waiting()).ui(ui).clicked() {
            cx.send(command);
        }
        if is_missing && Button::new(&cx.tr("running-from-folder")).icon(icons::FOLDER_OPEN).enabled(!run.is_waiting()).ui(ui).clicked() {
            cx.send(RunCommand::ChooseLibraries);
        }
        if run.is_waiting() {
            kit::muted(ui, &cx.tr("running-waits"));
        }
    });
}

/// What is missing: name, version, size and checksum of each.
fn libraries(ui: &mut Ui, cx: &Cx<'_>, missing: &[&'static Library]) {
    let t = tokens(ui);
    let bytes: usize = missing.iter().map(|library| library.size).sum();
    kit::group_title(ui, &cx.lang.with("running-libraries", &[("count", missing.len().into())]));
    let about = cx.lang.with("running-libraries-about", &[("size", cx.lang.size(bytes).into()), ("host", CDN.into())]);
    ui.add(egui::Label::new(RichText::new(about).size(tokens::SMALL).color(t.muted)).wrap());
    ui.add_space(tokens::SPACE_XS);
    let [name, version, size] = COLUMNS;
    ui.spacing_mut().item_spacing.y = 0.0;
    for library in missing {
        let row = kit::Row::plain(ui, tokens::BUTTON).underlined(ui);
        let left = row.rect.left();
        row.fill(ui, (library.file, "name"), left, left + name, RichText::new(library.package).color(t.text));
        let code = |text: &str| RichText::new(text).font(tokens::code(tokens::CODE_SMALL)).color(t.muted);
        row.fill(ui, (library.file, "version"), left + name, left + name + version, code(library.version));
        row.fill(ui, (library.file, "size"), left + name + version, left + name + version + size, code(&cx.lang.size(library.size)));
        row.fill(ui, (library.file, "sum"), left + name + version + size, row.rect.right(), code(library.sha256));
    }
}

/// What did not work, why, and what to do next.
fn failure(ui: &mut Ui, cx: &Cx<'_>, error: &RunError) {
    let t = tokens(ui);
    let msg = error.msg();
    Frame::new().fill(t.error_soft).corner_radius(tokens::RADIUS).inner_margin(tokens::PAD_NOTE).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(egui::Label::new(RichText::new(cx.lang.msg(&msg)).color(t.error)).wrap());
        ui.add(egui::Label::new(RichText::new(cx.lang.msg(&msg.next_step())).size(tokens::SMALL).color(t.text)).wrap());
        ui.add(egui::Label::new(RichText::new(error.to_string()).font(tokens::code(tokens::CODE_SMALL)).color(t.muted)).wrap());
    });
}

/// How sure the parts of the stand-in are, and what it can't tell.
fn truth(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    let all = fidelity::entries();
    let count = |mark: Mark| all.iter().filter(|entry| entry.mark == mark).count();
    let marks = [
        (Mark::Documented, "running-mark-documented", t.success),
        (Mark::Observed, "running-mark-observed", t.accent),
        (Mark::Assumed, "running-mark-assumed", t.warning_mark),
        (Mark::Missing, "running-mark-missing", t.faint),
    ];
    kit::card(ui, tokens::PAD_FORM, |ui| {
        ui.set_width(ui.available_width());
        kit::title(ui, &cx.tr("running-truth"));
        kit::hint(ui, &cx.lang.with("running-truth-count", &[("count", all.len().into())]));
        ui.add_space(tokens::SPACE_S);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), BAR), egui::Sense::hover());
        let mut left = rect.left();
        for (mark, _, colour) in marks {
            let width = rect.width() * count(mark) as f32 / all.len().max(1) as f32;
            let part = egui::Rect::from_min_size(egui::pos2(left, rect.top()), vec2((width - tokens::LINE).max(0.0), BAR));
            ui.painter().rect_filled(part, tokens::RADIUS_SMALL, colour);
            left += width;
        }
        ui.add_space(tokens::SPACE_XS);
        for (mark, id, colour) in marks {
            ui.horizontal(|ui| {
                let (square, _) = ui.allocate_exact_size(vec2(MARK, MARK), egui::Sense::hover());
                ui.painter().rect_filled(square, tokens::RADIUS_SMALL, colour);
                ui.label(RichText::new(cx.tr(id)).color(t.text));
                kit::right(ui, |ui| ui.label(RichText::new(count(mark).to_string()).font(tokens::code(tokens::CODE)).color(t.text)));
            });
        }
        ui.add_space(tokens::SPACE_S);
        kit::hairline(ui);
        ui.add_space(tokens::SPACE_S);
        kit::group_title(ui, &cx.tr("running-cannot"));
        for id in ["running-cannot-look", "running-cannot-rights", "running-cannot-moderation"] {
            ui.horizontal_top(|ui| {
                kit::icon(ui, icons::MINUS, tokens::ICON_SMALL, t.faint);
                ui.add(egui::Label::new(RichText::new(cx.tr(id)).color(t.text)).wrap());
            });
        }
        ui.add_space(tokens::SPACE_S);
        ui.add(egui::Label::new(RichText::new(cx.tr("running-sandbox")).size(tokens::SMALL).color(t.muted)).wrap());
        if kit::link(ui, &cx.tr("tab-install")).clicked() {
            cx.send(NavCommand::ShowTab(Tab::Install));
        }
    });
}
