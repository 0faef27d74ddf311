//! Widgets that were opened before: their logos, where they are, how they stood, and what can be done with one.

use egui::{CornerRadius, Frame, Layout, Margin, Rect, RichText, Role, Ui, UiBuilder, Vec2, pos2, vec2};

use crate::app::action::Action;
use crate::app::core::navigation::NavCommand;
use crate::app::features::recent::{Place, RecentCommand, RecentWidgets};
use crate::system::preferences::Recent;
use crate::ui::Cx;
use crate::ui::kit::picture::{self, Ground, Shots};
use crate::ui::kit::tokens::{self, Tokens, tokens};
use crate::ui::kit::{self, MenuItem, Row, icons};

/// Around the head.
const HEAD_PADDING: Margin = Margin::symmetric(16, 14);
/// Height of an entry.
const ENTRY: f32 = 60.0;
/// Side of a logo.
const LOGO: f32 = 36.0;
/// Width of how a widget stood and when it was opened.
const STATE: f32 = 104.0;
/// From so many entries on there is a filter.
const FILTERED: usize = 6;

/// What concerns only the view.
#[derive(Default)]
pub struct View {
    filter: String,
    shots: Shots,
}

/// Draws the list.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let known = &cx.app.core.preferences.recent;
    kit::card(ui, Margin::ZERO, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::new().inner_margin(HEAD_PADDING).show(ui, |ui| {
            ui.set_width(ui.available_width());
            kit::title(ui, &cx.tr("start-recent"));
            if known.len() >= FILTERED {
                ui.add_space(tokens::SPACE_S);
                let (name, width) = (cx.tr("start-recent-filter"), ui.available_width());
                kit::drawn_input(ui, &mut view.filter, ui.scope_id().with("filter"), &name, &name, false, width);
            }
        });
        let filter = if known.len() >= FILTERED { view.filter.trim().to_lowercase() } else { String::new() };
        let fits =
            |entry: &&Recent| [name(entry), entry.path.display().to_string()].iter().any(|text| text.to_lowercase().contains(&filter));
        let shown: Vec<&Recent> = known.iter().filter(fits).collect();
        if shown.is_empty() {
            kit::hairline(ui);
            Frame::new().inner_margin(tokens::PAD_L).show(ui, |ui| {
                ui.set_width(ui.available_width());
                kit::muted(ui, &cx.tr(if known.is_empty() { "start-recent-empty" } else { "start-recent-nothing" }))
            });
        }
        for entry in shown {
            kit::hairline(ui);
            row(ui, cx, entry, &mut view.shots);
        }
        view.shots.sweep();
        kit::hairline(ui);
        Frame::new().inner_margin(HEAD_PADDING).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                kit::icon(ui, icons::BOOK_OPEN, tokens::ICON, tokens(ui).muted);
                if kit::link(ui, &cx.tr("start-checks")).clicked() {
                    cx.send(Action::AllChecks);
                }
            });
        });
    });
}

/// The widget's name, else that of its folder or archive.
fn name(entry: &Recent) -> String {
    if entry.name.is_empty() {
        return entry.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    }
    entry.name.clone()
}

fn row(ui: &mut Ui, cx: &Cx<'_>, entry: &Recent, shots: &mut Shots) {
    let t = tokens(ui);
    let unknown = Place { is_there: true, logo: None };
    let place = cx.app.recent.places.get(&entry.path).unwrap_or(&unknown);
    let row = Row::new(ui, ENTRY, false, 0);
    let rect = row.rect;
    let logo = Rect::from_center_size(pos2(rect.left() + tokens::SPACE_L + LOGO / 2.0, rect.center().y), Vec2::splat(LOGO));
    draw_logo(ui, place, logo, shots);
    let (name, path) = (name(entry), RecentWidgets::place_words(&entry.path));
    let colour = if place.is_there { t.text } else { t.muted };
    let mut right = row.right_to_left(ui, ("more", &entry.path), rect.left(), rect.right() - tokens::SPACE_S);
    let more = kit::icon_button(&mut right, icons::ELLIPSIS, &cx.lang.with("recent-more", &[("name", name.as_str().into())]));
    kit::menu(&more, |ui| menu(ui, cx, entry, &name));
    let end = more.rect.left() - tokens::SPACE_S;
    let state = Rect::from_min_max(pos2(end - STATE, rect.top() + tokens::SPACE_M), pos2(end, rect.bottom() - tokens::SPACE_S));
    let mut part =
        ui.new_child(UiBuilder::new().id_salt(("state", &entry.path)).max_rect(state).layout(Layout::top_down(egui::Align::Max)));
    how_it_stood(&mut part, cx, entry, place);
    let words = Rect::from_min_max(pos2(logo.right() + tokens::SPACE_M, rect.top() + tokens::SPACE_M), pos2(state.left(), rect.bottom()));
    let mut part =
        ui.new_child(UiBuilder::new().id_salt(("words", &entry.path)).max_rect(words).layout(Layout::top_down(egui::Align::Min)));
    part.spacing_mut().item_spacing.y = 2.0;
    // Only text: no line is as high as a control.
    part.spacing_mut().interact_size.y = 0.0;
    part.horizontal(|ui| {
        let title = RichText::new(&name).font(tokens::semibold(tokens::BODY)).color(colour);
        let version = ui.painter().layout_no_wrap(entry.version.clone(), egui::FontId::proportional(tokens::BODY), t.muted);
        // The version stays whole; the name gives way.
        let room = (ui.available_width() - version.size().x - ui.spacing().item_spacing.x).max(0.0);
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(egui::Label::new(title).selectable(false).truncate());
        });
        ui.add(egui::Label::new(RichText::new(&entry.version).color(t.muted)).selectable(false).truncate());
    });
    part.add(egui::Label::new(RichText::new(&path).size(tokens::SMALL).color(t.muted)).selectable(false).truncate());
    let response = row.end(ui, Role::Button, &format!("{name} {}", entry.version), &entry.path.display().to_string());
    if response.clicked() {
        cx.send(NavCommand::Open(entry.path.clone()));
    }
    egui::Popup::context_menu(&response).show(|ui| menu(ui, cx, entry, &name));
}

fn draw_logo(ui: &Ui, place: &Place, at: Rect, shots: &mut Shots) {
    let t = tokens(ui);
    let Some(logo) = &place.logo else {
        ui.painter().rect_filled(at, CornerRadius::same(tokens::RADIUS), t.sunken);
        let icon = Rect::from_center_size(at.center(), Vec2::splat(tokens::ICON_MEDIUM));
        icons::PUZZLE.image(tokens::ICON_MEDIUM, t.faint).paint_at(ui, icon);
        return;
    };
    // As in the light CRM: that is what most logos are made for.
    Ground::Light.paint(ui, ui.painter(), at);
    let size = vec2(logo.width() as f32, logo.height() as f32);
    let scale = (at.width() / size.x).min(at.height() / size.y);
    picture::paint(ui.painter(), shots.get(ui, logo, false), Rect::from_center_size(at.center(), size * scale));
}

/// How many faults it had, and when it was opened; of one that is gone, the way to where it is now.
fn how_it_stood(ui: &mut Ui, cx: &Cx<'_>, entry: &Recent, place: &Place) {
    let t: &Tokens = tokens(ui);
    if place.is_there {
        let (text, colour, ground) = match (entry.errors, entry.warnings) {
            (0, 0) => (cx.tr("start-ready"), t.success, t.success_soft),
            (0, count) => (cx.lang.with("count-warnings", &[("count", count.into())]), t.warning, t.warning_soft),
            (count, _) => (cx.lang.with("count-errors", &[("count", count.into())]), t.error, t.error_soft),
        };
        kit::chip(ui, &text, colour, ground);
        ui.label(RichText::new(cx.ago(RecentWidgets::age(entry))).size(tokens::SMALL).color(t.muted));
    } else {
        ui.label(RichText::new(cx.tr("start-gone")).size(tokens::SMALL).color(t.muted));
        if kit::link(ui, &cx.tr("start-locate")).clicked() {
            cx.send(RecentCommand::Locate(entry.path.clone()));
        }
    }
}

fn menu(ui: &mut Ui, cx: &Cx<'_>, entry: &Recent, name: &str) {
    kit::menu_caption(ui, name);
    let path = || entry.path.clone();
    let mut item = |id: &str, command: crate::app::command::Command| {
        if MenuItem::new(&cx.tr(id)).ui(ui) {
            cx.send(command);
        }
    };
    item("recent-open", NavCommand::Open(path()).into());
    item("recent-open-window", RecentCommand::OpenWindow(path()).into());
    item("recent-reveal", RecentCommand::Reveal(path()).into());
    item("recent-forget", RecentCommand::Forget(path()).into());
}
