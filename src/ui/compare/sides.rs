//! What stands on both sides of a comparison, and what can be put there.

use std::sync::Arc;

use egui::{CornerRadius, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use crate::account::AccountWidget;
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::compare::{CompareCommand, Side, Source};
use crate::app::features::install::{Reached, RemoteStatus, Target};
use crate::system::files::Origin;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// Size of the button of a side, and the least width of it.
const HEIGHT: f32 = 40.0;
const WIDTH: f32 = 240.0;
const LEAST: f32 = 120.0;
/// Room that the rest of the strip takes.
const REST: f32 = 380.0;
/// Most builds and revisions in a menu.
const MOST: usize = 8;

/// The buttons of both sides with the one that exchanges them.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let width = ((ui.available_width() - REST) / 2.0).clamp(LEAST, WIDTH);
    side(ui, cx, open, Side::Old, width);
    if kit::icon_button(ui, icons::ARROW_LEFT_RIGHT, &cx.tr("builds-swap")).clicked() {
        cx.send(CompareCommand::Swap);
    }
    side(ui, cx, open, Side::New, width);
}

fn side(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, side: Side, width: f32) {
    let t = tokens(ui);
    let compare = &cx.app.compare;
    let [old, new] = &compare.sides.0;
    let source = if side == Side::Old { old } else { new };
    let loaded = compare.result.as_ref().map(|result| if side == Side::Old { &result.old } else { &result.new });
    let title = loaded.map_or_else(|| source_words(cx, source), |loaded| loaded.title.clone());
    let about = loaded.map_or_else(String::new, |loaded| cx.lang.msg(&loaded.about));
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    let ground = if response.hovered() { t.raised } else { t.surface };
    ui.painter().rect(rect, CornerRadius::same(tokens::RADIUS), ground, Stroke::new(tokens::LINE, t.border_strong), StrokeKind::Inside);
    let inner = rect.shrink2(vec2(tokens::INSET, tokens::SPACE_XS));
    let words = inner.with_max_x(inner.right() - tokens::ICON);
    let line = |ui: &mut Ui, salt: &str, rect: Rect, text: RichText| {
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let mut part = ui.new_child(UiBuilder::new().id_salt((side == Side::Old, salt)).max_rect(rect).layout(layout));
        part.add(egui::Label::new(text).selectable(false).truncate());
    };
    let (upper, lower) = words.split_top_bottom_at_fraction(0.5);
    if about.is_empty() {
        line(ui, "title", words, RichText::new(&title).color(t.text));
    } else {
        line(ui, "title", upper, RichText::new(&title).font(tokens::semibold(tokens::SMALL)).color(t.text));
        line(ui, "about", lower, RichText::new(&about).size(tokens::TINY).color(t.muted));
    }
    let arrow =
        Rect::from_center_size(inner.right_center() - vec2(tokens::ICON_SMALL / 2.0, 0.0), vec2(tokens::ICON_SMALL, tokens::ICON_SMALL));
    icons::CHEVRONS_UP_DOWN.image(tokens::ICON_SMALL, t.text).paint_at(ui, arrow);
    let name = format!("{}: {title}", cx.tr(if side == Side::Old { "builds-before" } else { "builds-after" }));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let response = kit::focus_ring(ui, response.on_hover_text(if about.is_empty() { title } else { format!("{title}, {about}") }));
    kit::menu(&response, |ui| menu(ui, cx, open, side, source));
}

/// What a side is called before it is read.
fn source_words(cx: &Cx<'_>, source: &Source) -> String {
    match source {
        Source::Open => cx.tr("builds-side-open"),
        Source::LastPack => cx.tr("builds-last-pack"),
        Source::Build(sum) => sum.chars().take(8).collect(),
        Source::Path(path) => path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned()),
        Source::Revision(name) | Source::Account { name, .. } => name.clone(),
    }
}

/// Everything that can stand on a side.
fn menu(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, side: Side, source: &Source) {
    kit::room_to_grow(ui);
    let choose = |source: Source| cx.send(CompareCommand::Choose(side, source));
    for (choice, id) in [(Source::Open, "builds-side-open"), (Source::LastPack, "builds-last-pack")] {
        if kit::menu_item(ui, *source == choice, &cx.tr(id)) {
            choose(choice);
        }
    }
    for build in cx.app.compare.builds_of(open.project.widget()).take(MOST) {
        let words = format!("{} · {}", build.version, build.sha256.get(..8).unwrap_or_default());
        let choice = Source::Build(build.sha256.clone());
        if kit::menu_item(ui, *source == choice, &words) {
            choose(choice);
        }
    }
    ui.separator();
    if kit::menu_item(ui, false, &cx.tr("builds-zip")) {
        cx.send(CompareCommand::ChooseZip(side));
    }
    if kit::menu_item(ui, false, &cx.tr("builds-folder")) {
        cx.send(CompareCommand::ChooseFolder(side));
    }
    ui.separator();
    revisions(ui, cx, open, &choose);
    accounts(ui, cx, &choose);
}

fn revisions(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, choose: &dyn Fn(Source)) {
    match &cx.app.compare.revisions {
        None if matches!(open.origin, Some(Origin::Folder(_))) => {
            let response = ui.add(egui::Button::selectable(false, cx.tr("builds-revisions")).min_size(vec2(WIDTH, tokens::BUTTON)));
            if response.clicked() {
                cx.send(CompareCommand::ListRevisions);
            }
        }
        None => drop(kit::hint(ui, &cx.tr("builds-no-folder"))),
        Some(Err(error)) => drop(kit::hint(ui, &cx.lang.msg(error))),
        Some(Ok(list)) => {
            for revision in list.iter().take(MOST) {
                let subject: String = revision.subject.chars().take(40).collect();
                if kit::menu_item(ui, false, &format!("{} · {} · {subject}", revision.id, revision.date)) {
                    choose(Source::Revision(revision.id.clone()));
                }
            }
        }
    }
}

/// The accounts that were looked at and have the widget.
fn accounts(ui: &mut Ui, cx: &Cx<'_>, choose: &dyn Fn(Source)) {
    let reached = reached(cx);
    for (name, _, there) in &reached {
        if kit::menu_item(ui, false, &format!("{name} · {}", there.version)) {
            choose(account(name, there));
        }
    }
    if reached.is_empty() {
        kit::hint(ui, &cx.tr("builds-no-account"));
    }
}

/// The accounts that were looked at and have the widget, by name, with what they show of it.
pub fn reached<'c>(cx: &Cx<'c>) -> Vec<(String, &'c Reached, &'c AccountWidget)> {
    let present = |(target, reached): (&Target, &'c Reached)| match &reached.remote.status {
        RemoteStatus::Present(there) => Some((account_name(cx, target), reached, &**there)),
        RemoteStatus::Unknown | RemoteStatus::Absent => None,
    };
    let mut all: Vec<_> = cx.app.install.reached.iter().filter_map(present).collect();
    all.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    all
}

/// An account as a side, its logos not read yet.
fn account(name: &str, there: &AccountWidget) -> Source {
    Source::Account { name: name.to_owned(), there: Box::new(there.model()), logos: Arc::default() }
}

fn account_name(cx: &Cx<'_>, target: &Target) -> String {
    match target {
        Target::Saved(name) => name.clone(),
        Target::Practice => cx.tr("install-practice"),
    }
}

/// The usual sides to compare with, as buttons in a row.
pub fn usual(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    #[derive(Clone, Copy, PartialEq)]
    enum Usual {
        LastPack,
        Zip,
        Folder,
        Account,
        Other,
    }
    kit::hint(ui, &cx.tr("builds-before"));
    let [old, _] = &cx.app.compare.sides.0;
    let present = match old {
        Source::LastPack => Usual::LastPack,
        Source::Path(path) if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip")) => Usual::Zip,
        Source::Path(_) => Usual::Folder,
        Source::Account { .. } => Usual::Account,
        _ => Usual::Other,
    };
    let accounts = reached(cx);
    let has_pack = cx.app.compare.builds_of(open.project.widget()).next().is_some();
    let all = [
        (Usual::LastPack, "builds-last-pack", has_pack),
        (Usual::Zip, "builds-zip", true),
        (Usual::Folder, "builds-folder", true),
        (Usual::Account, "builds-account", !accounts.is_empty()),
    ];
    let names: Vec<_> = all.into_iter().filter(|(.., is_there)| *is_there).map(|(usual, id, _)| (usual, cx.tr(id))).collect();
    let choices: Vec<_> = names.iter().map(|(usual, name)| (*usual, None, name.as_str(), true)).collect();
    match kit::segmented(ui, present, &choices) {
        Some(Usual::LastPack) => cx.send(CompareCommand::Choose(Side::Old, Source::LastPack)),
        Some(Usual::Zip) => cx.send(CompareCommand::ChooseZip(Side::Old)),
        Some(Usual::Folder) => cx.send(CompareCommand::ChooseFolder(Side::Old)),
        Some(Usual::Account) => {
            if let Some((name, _, there)) = accounts.first() {
                cx.send(CompareCommand::Choose(Side::Old, account(name, there)));
            }
        }
        Some(Usual::Other) | None => {}
    }
}
