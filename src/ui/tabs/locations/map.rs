//! The map: the CRM's own screens in outline, with boxes where this widget shows. A box switches its area.

use egui::{Frame, Margin, RichText, ScrollArea, Ui, vec2};

use super::name_of;
use super::sheet::{Crm, HEIGHT, Look, Sheet, State, WIDTH};
use crate::app::core::open_widget::OpenWidget;
use crate::crm::locations::{AREAS, Area, declares, entries};
use crate::formats::json::Node;
use crate::model::widget::Widget;
use crate::ui::Cx;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// What concerns the view alone.
#[derive(Default)]
pub struct View {
    /// The area under the pointer.
    pub pointed: Option<&'static str>,
    card: Option<&'static str>,
    list: Option<&'static str>,
}

/// A screen of the CRM.
#[derive(Clone, Copy, PartialEq)]
enum Screen {
    Lead,
    Card,
    List,
    Pipeline,
    Settings,
    Mobile,
}

const SCREENS: [Screen; 6] = [Screen::Lead, Screen::Card, Screen::List, Screen::Pipeline, Screen::Settings, Screen::Mobile];
/// Cards besides that of a lead.
const OTHER_CARDS: &[&str] = &["ccard", "comcard", "cucard"];
/// Lists with a panel.
const LISTS: &[&str] = &["llist", "clist", "culist", "tlist"];
/// Areas of the screens that have no other.
const FIXED: &[&str] = &[
    "lcard",
    "card_sdk",
    "widget_page",
    "digital_pipeline",
    "lead_sources",
    "salesbot_designer",
    "settings",
    "advanced_settings",
    "mobile_card",
];

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, textures: &mut Textures) {
    let name = open.name(cx.lang).unwrap_or_else(|| cx.tr("header-no-name"));
    let mut crm = Crm { cx, open, textures, name, pointed: None };
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 0 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.set_min_height(tokens::INPUT);
            kit::title(ui, &cx.tr("map-title"));
            legend(ui, cx);
        });
        ScrollArea::vertical().id_salt("map").auto_shrink(false).show(ui, |ui| {
            let width = (ui.available_width() - tokens::SPACE_M - tokens::SPACE_S) / 2.0;
            for pair in SCREENS.chunks(2) {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = tokens::SPACE_M;
                    for drawn in pair {
                        ui.vertical(|ui| {
                            ui.set_width(width);
                            screen(ui, &mut crm, *drawn, view, width);
                        });
                    }
                });
            }
            elsewhere(ui, cx, open);
            init_once(ui, cx, open);
            ui.add_space(tokens::SPACE_M);
        });
    });
    view.pointed = crm.pointed;
}

/// What the edges of places mean: at the right of the title, or under it where there is no room.
fn legend(ui: &mut Ui, cx: &Cx<'_>) {
    const MARK: egui::Vec2 = vec2(14.0, 10.0);
    let t = tokens(ui);
    let states = [(State::Shown, "map-shown"), (State::Starts, "map-starts"), (State::Off, "map-off")];
    let word = |ui: &Ui, id: &str| ui.painter().layout_no_wrap(cx.tr(id), egui::FontId::proportional(tokens::SMALL), t.muted);
    let words = states.map(|(state, id)| (state, word(ui, id)));
    let gaps = tokens::SPACE_XS * 3.0 + tokens::SPACE_M * 2.0;
    let width: f32 = words.iter().map(|(_, galley)| galley.size().x + MARK.x).sum::<f32>() + gaps;
    if width < ui.available_size_before_wrap().x {
        ui.add_space(ui.available_size_before_wrap().x - width - ui.spacing().item_spacing.x);
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width, 16.0), egui::Sense::hover());
    let names = words.each_ref().map(|(_, galley)| galley.text()).join(", ");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &names));
    response.on_hover_text(cx.tr("map-starts.about"));
    let mut x = rect.left();
    for (state, galley) in words {
        let mark = egui::Rect::from_min_size(egui::pos2(x, rect.center().y - MARK.y / 2.0), MARK);
        state.paint(ui, mark, false);
        if state == State::Shown {
            ui.painter().circle_filled(mark.center(), 2.0, t.accent);
        }
        x = mark.right() + tokens::SPACE_XS;
        let next = x + galley.size().x + tokens::SPACE_M;
        ui.painter().galley(egui::pos2(x, rect.center().y - galley.size().y / 2.0), galley, t.muted);
        x = next;
    }
}

/// One screen under its name. Where it stands for several alike, its name is a menu.
fn screen(ui: &mut Ui, crm: &mut Crm<'_>, screen: Screen, view: &mut View, width: f32) {
    let Crm { cx, open, .. } = *crm;
    let widget = open.project.widget();
    let area = match screen {
        Screen::Lead => "lcard",
        Screen::Card => chosen(widget, view.card, OTHER_CARDS),
        Screen::List => chosen(widget, view.list, LISTS),
        Screen::Pipeline => "digital_pipeline",
        Screen::Settings => "settings",
        Screen::Mobile => "mobile_card",
    };
    ui.horizontal(|ui| {
        ui.set_height(tokens::BUTTON_SMALL);
        match screen {
            Screen::Card => choice(ui, cx, &cx.tr("map-card"), area, OTHER_CARDS, &mut view.card),
            Screen::List => choice(ui, cx, &cx.tr("map-list"), area, LISTS, &mut view.list),
            Screen::Lead => drop(kit::group_title(ui, &cx.tr("location-lcard"))),
            Screen::Pipeline => drop(kit::group_title(ui, &cx.tr("map-pipeline"))),
            Screen::Settings => drop(kit::group_title(ui, &cx.tr("map-settings"))),
            Screen::Mobile => drop(kit::group_title(ui, &cx.tr("map-mobile"))),
        }
        let written = entries(widget).into_iter().map(|(entry, _)| entry).find(|entry| entry.name == area).map_or(area, |entry| entry.text);
        let galley = ui.painter().layout_no_wrap(written.to_owned(), tokens::code(11.0), tokens(ui).faint);
        if galley.size().x <= ui.available_width() {
            kit::right(ui, |ui| ui.label(galley));
        }
    });
    let (rect, _) = ui.allocate_exact_size(vec2(width, width * HEIGHT / WIDTH), egui::Sense::hover());
    let mut sheet = Sheet::new(ui, crm, rect);
    match screen {
        Screen::Lead => lead(&mut sheet),
        Screen::Card => card(&mut sheet, area),
        Screen::List => list(&mut sheet, area),
        Screen::Pipeline => pipeline(&mut sheet),
        Screen::Settings => settings(&mut sheet),
        Screen::Mobile => mobile(&mut sheet),
    }
}

/// The chosen one of areas that share a screen, else the first that is on.
fn chosen(widget: &Widget, chosen: Option<&'static str>, areas: &[&'static str]) -> &'static str {
    let on = || areas.iter().copied().find(|name| declares(widget, name));
    chosen.or_else(on).or(areas.first().copied()).unwrap_or_default()
}

fn choice(ui: &mut Ui, cx: &Cx<'_>, about: &str, current: &str, areas: &[&'static str], chosen: &mut Option<&'static str>) {
    let name = |code: &str| Area::of(code).map(|area| name_of(cx, area)).unwrap_or_default();
    let shown = fitted(ui, name(current), ui.available_width() - 40.0);
    kit::menu_chip(ui, None, &shown, about, |ui| {
        for area in areas {
            if kit::menu_item(ui, *area == current, &name(area)) {
                *chosen = Some(area);
            }
        }
    });
}

/// As much of `text` as has room.
fn fitted(ui: &Ui, text: String, room: f32) -> String {
    let width =
        |text: &str| ui.painter().layout_no_wrap(text.to_owned(), egui::FontId::proportional(tokens::BODY), tokens(ui).text).size().x;
    let mut shown = text.clone();
    let mut kept = text;
    while width(&shown) > room && kept.pop().is_some() {
        shown = format!("{}…", kept.trim_end());
    }
    shown
}

fn lead(sheet: &mut Sheet<'_, '_>) {
    sheet.menu();
    sheet.place("widget_page", [2.0, 122.0, 14.0, 14.0], Look::Dot);
    sheet.block([22.0, 8.0, 54.0, 134.0]);
    sheet.lines(28.0, 16.0, &[26.0, 18.0]);
    sheet.place("card_sdk", [28.0, 34.0, 42.0, 18.0], Look::Tag("map-tab"));
    sheet.lines(28.0, 60.0, &[26.0, 36.0, 20.0, 34.0, 26.0, 36.0, 22.0, 30.0]);
    sheet.feed();
    sheet.place("lcard", [136.0, 8.0, 62.0, 134.0], Look::Panel);
}

fn card(sheet: &mut Sheet<'_, '_>, area: &'static str) {
    sheet.menu();
    sheet.block([22.0, 8.0, 54.0, 134.0]);
    sheet.avatar(34.0, 22.0);
    sheet.lines(44.0, 18.0, &[26.0, 18.0]);
    sheet.lines(28.0, 40.0, &[36.0, 24.0, 34.0, 20.0, 36.0, 28.0, 34.0, 22.0, 30.0, 26.0]);
    sheet.feed();
    sheet.place(area, [136.0, 8.0, 62.0, 134.0], Look::Panel);
}

fn list(sheet: &mut Sheet<'_, '_>, area: &'static str) {
    sheet.menu();
    sheet.lines(24.0, 14.0, &[40.0]);
    for row in 0..6 {
        let y = 28.0 + row as f32 * 19.0;
        sheet.block([22.0, y, 108.0, 15.0]);
        sheet.tick(27.0, y + 4.5, row % 2 == 0);
        sheet.lines(38.0, y + 6.0, &[34.0]);
        sheet.lines(84.0, y + 6.0, &[18.0]);
    }
    sheet.place(area, [136.0, 8.0, 62.0, 134.0], Look::Panel);
}

fn pipeline(sheet: &mut Sheet<'_, '_>) {
    sheet.menu();
    for column in 0..3 {
        let x = 22.0 + column as f32 * 60.0;
        sheet.lines(x, 12.0, &[34.0]);
        sheet.block([x, 20.0, 54.0, 2.0]);
        for row in 0..2 {
            sheet.block([x, 100.0 + row as f32 * 22.0, 54.0, 18.0]);
            sheet.lines(x + 6.0, 107.0 + row as f32 * 22.0, &[24.0]);
        }
    }
    sheet.place("lead_sources", [22.0, 28.0, 54.0, 32.0], Look::Tag("map-source"));
    sheet.place("digital_pipeline", [82.0, 28.0, 114.0, 38.0], Look::Wide("logo_dp.png"));
    sheet.block([22.0, 72.0, 54.0, 18.0]);
    sheet.place("salesbot_designer", [82.0, 72.0, 54.0, 22.0], Look::Tag("map-bot"));
}

fn settings(sheet: &mut Sheet<'_, '_>) {
    sheet.menu();
    sheet.lines(22.0, 18.0, &[32.0, 24.0, 30.0, 26.0]);
    sheet.place("advanced_settings", [22.0, 62.0, 42.0, 24.0], Look::Tag("map-page"));
    sheet.place("settings", [70.0, 10.0, 128.0, 130.0], Look::Window);
}

fn mobile(sheet: &mut Sheet<'_, '_>) {
    sheet.block([68.0, 6.0, 70.0, 138.0]);
    sheet.lines(94.0, 12.0, &[18.0]);
    sheet.lines(76.0, 24.0, &[34.0, 24.0]);
    sheet.place("mobile_card", [76.0, 44.0, 54.0, 52.0], Look::Panel);
    sheet.lines(76.0, 106.0, &[44.0, 36.0, 44.0]);
}

/// Areas that are on and have no place on a screen.
fn elsewhere(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let is_drawn = |name: &str| FIXED.contains(&name) || OTHER_CARDS.contains(&name) || LISTS.contains(&name);
    let on = AREAS.iter().filter(|area| declares(open.project.widget(), area.name) && !is_drawn(area.name));
    let names: Vec<String> = on.map(|area| name_of(cx, area)).collect();
    if !names.is_empty() {
        kit::hint(ui, &cx.lang.with("map-elsewhere", &[("names", names.join(", ").into())]));
    }
}

/// What `init_once` means with these areas, in a sentence.
fn init_once(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) {
    let t = tokens(ui);
    let widget = open.project.widget();
    let case = match (widget.manifest("/widget/init_once").map(Node::as_bool), entries(widget).is_empty()) {
        (Some(None), _) => "unclear",
        (Some(Some(true)), _) => "always",
        (_, true) => "nowhere",
        _ if declares(widget, "everywhere") => "everywhere",
        _ => "places",
    };
    let sentence = cx.lang.with("init-once-meaning", &[("case", case.into())]);
    Frame::new().fill(t.advice_soft).corner_radius(tokens::RADIUS_CARD).inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width() - tokens::SPACE_S);
        ui.horizontal_top(|ui| {
            kit::icon(ui, icons::REFRESH_CW, tokens::ICON, t.advice);
            ui.add(egui::Label::new(RichText::new(sentence).size(tokens::SMALL).color(t.advice)).wrap());
        });
    });
}
