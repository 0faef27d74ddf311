//! The map: the CRM's own screens in outline, with boxes where this widget shows. A box switches its area.

use egui::{Frame, RichText, ScrollArea, Ui, vec2};

use super::name_of;
use super::sheet::{Crm, HEIGHT, Sheet, Shown, State, WIDTH};
use crate::app::core::open_widget::OpenWidget;
use crate::crm::locations::{AREAS, Area, declares, entries};
use crate::formats::json::Node;
use crate::model::widget::Widget;
use crate::ui::Cx;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// What the view remembers: no part of the widget.
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

/// Width of the menu of a name besides the name.
const CHOICE_SIDES: f32 = 40.0;
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
    Frame::new().inner_margin(tokens::PAD_SIDE).show(ui, |ui| {
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
    let (rect, response) = ui.allocate_exact_size(vec2(width, tokens::ICON), egui::Sense::hover());
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
        let galley = ui.painter().layout_no_wrap(written.to_owned(), tokens::code(tokens::TINY), tokens(ui).faint);
        if galley.size().x <= ui.available_width() {
            kit::right(ui, |ui| ui.label(galley));
        }
    });
    let (rect, _) = ui.allocate_exact_size(vec2(width, width * f32::from(HEIGHT) / f32::from(WIDTH)), egui::Sense::hover());
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
    let shown = fitted(ui, name(current), ui.available_width() - CHOICE_SIDES);
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
    sheet.place("widget_page", [2, 122, 14, 14], Shown::Dot);
    sheet.block([22, 8, 54, 134]);
    sheet.lines(28, 16, &[26, 18]);
    sheet.place("card_sdk", [28, 34, 42, 18], Shown::Tag("map-tab"));
    sheet.lines(28, 60, &[26, 36, 20, 34, 26, 36, 22, 30]);
    sheet.feed();
    sheet.place("lcard", [136, 8, 62, 134], Shown::Panel);
}

fn card(sheet: &mut Sheet<'_, '_>, area: &'static str) {
    sheet.menu();
    sheet.block([22, 8, 54, 134]);
    sheet.avatar(34, 22);
    sheet.lines(44, 18, &[26, 18]);
    sheet.lines(28, 40, &[36, 24, 34, 20, 36, 28, 34, 22, 30, 26]);
    sheet.feed();
    sheet.place(area, [136, 8, 62, 134], Shown::Panel);
}

fn list(sheet: &mut Sheet<'_, '_>, area: &'static str) {
    sheet.menu();
    sheet.lines(24, 14, &[40]);
    for row in 0..6 {
        let y = 28 + row * 19;
        sheet.block([22, y, 108, 15]);
        sheet.tick(27, y, row % 2 == 0);
        sheet.lines(38, y + 6, &[34]);
        sheet.lines(84, y + 6, &[18]);
    }
    sheet.place(area, [136, 8, 62, 134], Shown::Panel);
}

fn pipeline(sheet: &mut Sheet<'_, '_>) {
    sheet.menu();
    for column in 0..3 {
        let x = 22 + column * 60;
        sheet.lines(x, 12, &[34]);
        sheet.block([x, 20, 54, 2]);
        for row in 0..2 {
            sheet.block([x, 100 + row * 22, 54, 18]);
            sheet.lines(x + 6, 107 + row * 22, &[24]);
        }
    }
    sheet.place("lead_sources", [22, 28, 54, 32], Shown::Tag("map-source"));
    sheet.place("digital_pipeline", [82, 28, 114, 38], Shown::Wide("logo_dp.png"));
    sheet.block([22, 72, 54, 18]);
    sheet.place("salesbot_designer", [82, 72, 54, 22], Shown::Tag("map-bot"));
}

fn settings(sheet: &mut Sheet<'_, '_>) {
    sheet.menu();
    sheet.lines(22, 18, &[32, 24, 30, 26]);
    sheet.place("advanced_settings", [22, 62, 42, 24], Shown::Tag("map-page"));
    sheet.place("settings", [70, 10, 128, 130], Shown::Window);
}

fn mobile(sheet: &mut Sheet<'_, '_>) {
    sheet.block([68, 6, 70, 138]);
    sheet.lines(94, 12, &[18]);
    sheet.lines(76, 24, &[34, 24]);
    sheet.place("mobile_card", [76, 44, 54, 52], Shown::Panel);
    sheet.lines(76, 106, &[44, 36, 44]);
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
    Frame::new().fill(t.advice_soft).corner_radius(tokens::RADIUS_CARD).inner_margin(tokens::PAD_NOTE).show(ui, |ui| {
        ui.set_width(ui.available_width() - tokens::SPACE_S);
        ui.horizontal_top(|ui| {
            kit::icon(ui, icons::REFRESH_CW, tokens::ICON, t.advice);
            ui.add(egui::Label::new(RichText::new(sentence).size(tokens::SMALL).color(t.advice)).wrap());
        });
    });
}
