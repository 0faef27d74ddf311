//! One area: its switch, names, panel flag, what it needs, who has it, and its findings.

use egui::{Align, CornerRadius, Frame, Layout, Rect, RichText, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{flip, name_of, show_source, supply, text_id};
use crate::app::core::intent::Intent;
use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::app::core::tab::Tab;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule;
use crate::crm::blocks;
use crate::crm::locations::{Area, Entry, Listing, Need, Panel, declares, entries, place_of};
use crate::formats::json::pointer;
use crate::formats::path::RelPath;
use crate::model::widget::MANIFEST;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};
use crate::ui::{Cx, findings};

/// Width of the switch.
const SWITCH: f32 = 30.0;
/// Width of a need besides its name.
const NEED_SIDES: f32 = 38.0;
/// Width of the word of a restriction.
const RESTRICTED: f32 = 56.0;
/// Height of a line of text.
const LINE_HEIGHT: f32 = 16.0;
/// Width of a chip besides its word.
const CHIP_SIDES: f32 = 30.0;
/// Middle of a chip's icon, from its left edge.
const CHIP_ICON: f32 = 13.0;
/// Beginning of a chip's word.
const CHIP_TEXT: f32 = 23.0;

/// What every row is drawn with.
pub struct AreaCx<'a, 'c> {
    pub cx: &'a Cx<'c>,
    pub open: &'a OpenWidget,
    /// The value that the person has just gone to.
    pub wanted: Option<String>,
    pub listing: Listing,
    /// The area under the pointer on the map.
    pub pointed: Option<&'static str>,
}

impl AreaCx<'_, '_> {
    /// Whether the person has just gone to an entry of the area.
    pub fn is_wanted(&self, area: &Area) -> bool {
        let Some(wanted) = &self.wanted else { return false };
        pointers(self.open, area).iter().any(|at| pointer::is_within(wanted, at))
    }
}

/// Width of the names.
const NAMES: f32 = 146.0;
/// Width of who has it.
const PRODUCTS: f32 = 96.0;
/// Least width of a row with room for that; in narrower ones only a restriction is shown, after the needs.
const WIDE: f32 = 520.0;
/// Height of a need.
const CHIP: f32 = 22.0;

pub fn ui(ui: &mut Ui, acx: &AreaCx<'_, '_>, area: &'static Area) {
    let t = tokens(ui);
    let wanted = acx.is_wanted(area);
    let lit = wanted || acx.pointed == Some(area.name);
    let fill = if lit { t.accent_soft } else { t.surface };
    let drawn = Frame::new().fill(fill).inner_margin(tokens::PAD_ROW).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| line(ui, acx, area));
        for finding in findings_of(acx.open, area) {
            ui.horizontal(|ui| {
                ui.add_space(SWITCH + tokens::SPACE_M);
                ui.vertical(|ui| findings::line(ui, acx.cx, finding));
            });
        }
    });
    let rect = drawn.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(tokens::LINE, t.border));
    if wanted {
        ui.scroll_to_rect(rect, None);
    }
}

fn line(ui: &mut Ui, acx: &AreaCx<'_, '_>, area: &'static Area) {
    let AreaCx { cx, open, .. } = *acx;
    let on = declares(open.project.widget(), area.name);
    let name = name_of(cx, area);
    let wide = ui.available_width() >= WIDE;
    ui.spacing_mut().item_spacing.x = tokens::SPACE_M;
    let can = matches!(acx.listing, Listing::List | Listing::Missing);
    let switch = ui.add_enabled_ui(can, |ui| kit::switch(ui, on, &name)).inner;
    if switch.clicked() {
        flip(cx, open, area);
    }
    names(ui, acx, area, &name);
    let middle = ui.available_width() - if wide { PRODUCTS + tokens::SPACE_M } else { 0.0 };
    ui.allocate_ui_with_layout(vec2(middle, tokens::INPUT), Layout::top_down(Align::Min), |ui| {
        ui.set_width(middle);
        ui.spacing_mut().item_spacing = vec2(tokens::SPACE_S, tokens::SPACE_XS);
        details(ui, acx, area, &name, wide);
    });
    if wide {
        ui.allocate_ui_with_layout(vec2(PRODUCTS, tokens::INPUT), Layout::right_to_left(Align::Center), |ui| {
            ui.set_width(PRODUCTS);
            ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
            products(ui, cx, area);
        });
    }
}

/// What the area does or how its panel is, then what it needs: on one line if there is room.
fn details(ui: &mut Ui, acx: &AreaCx<'_, '_>, area: &'static Area, name: &str, wide: bool) {
    let AreaCx { cx, open, .. } = *acx;
    let on = declares(open.project.widget(), area.name);
    let entry = entries(open.project.widget()).into_iter().map(|(entry, _)| entry).find(|entry| entry.name == area.name);
    let needs: Vec<Need> = area.needs.iter().copied().filter(|need| is_told(acx, *need, on)).collect();
    let one_product = !wide && area.amo != area.kommo;
    let restricted = area.public || one_product;
    let about = cx.tr(&format!("{}.about", text_id(area)));
    let body = |ui: &Ui, text: &str| {
        ui.painter().layout_no_wrap(text.to_owned(), egui::FontId::proportional(tokens::BODY), ui.visuals().text_color()).size().x
    };
    let says_about = entry.is_none_or(|_| !area.flag) && (!on || needs.is_empty());
    let chips: f32 =
        needs.iter().map(|need| body(ui, need.name()) * 1.1 + NEED_SIDES).sum::<f32>() + if restricted { RESTRICTED } else { 0.0 };
    let in_line = says_about && chips > 0.0 && body(ui, &about) + chips <= ui.available_width();
    if says_about && !in_line {
        ui.add_space(((tokens::INPUT - LINE_HEIGHT) / 2.0).floor());
        ui.add(egui::Label::new(RichText::new(&about).color(tokens(ui).muted)).wrap());
    }
    if let Some(entry) = entry.filter(|_| area.flag) {
        flags(ui, acx, area, name, entry);
    }
    if needs.is_empty() && !restricted {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if in_line || !says_about {
            ui.set_min_height(tokens::INPUT);
        }
        if in_line {
            ui.label(RichText::new(&about).color(tokens(ui).muted));
        }
        for need in needs {
            need_chip(ui, acx, area, need, on);
        }
        if area.public {
            product(ui, &cx.tr("locations-public"), &cx.tr("locations-public.about"));
        }
        if one_product {
            products(ui, cx, area);
        }
    });
}

/// The products that have the area.
fn products(ui: &mut Ui, cx: &Cx<'_>, area: &Area) {
    if area.kommo {
        product(ui, &cx.tr("locations-kommo"), &cx.tr("locations-kommo.about"));
    }
    if area.amo {
        product(ui, &cx.tr("locations-amo"), &cx.tr("locations-amo.about"));
    }
}

/// The plain name over the code.
fn names(ui: &mut Ui, acx: &AreaCx<'_, '_>, area: &Area, name: &str) {
    let t = tokens(ui);
    ui.allocate_ui_with_layout(vec2(NAMES, tokens::INPUT), Layout::top_down(Align::Min), |ui| {
        ui.set_width(NAMES);
        ui.spacing_mut().item_spacing.y = 0.0;
        let label = ui.add(egui::Label::new(RichText::new(name).color(t.text)).truncate().selectable(false));
        let code = ui.add(egui::Label::new(RichText::new(area.name).font(tokens::code(tokens::TINY)).color(t.muted)).truncate());
        if !area.callbacks.is_empty() {
            let tip = acx.cx.lang.with("locations-callbacks", &[("names", area.callbacks.join(", ").into())]);
            label.on_hover_text(&tip);
            code.on_hover_text(&tip);
        }
    });
}

/// The panel flag as it stands, and what it means.
fn flags(ui: &mut Ui, acx: &AreaCx<'_, '_>, area: &'static Area, name: &str, entry: Entry<'_>) {
    let AreaCx { cx, open, .. } = *acx;
    let panel = Panel::of(&entry);
    let choices = [
        (Some(Panel::Used), None, "-1", true),
        (Some(Panel::Unused), None, "-0", true),
        (Some(Panel::NotStated), None, &*cx.tr("locations-panel-not-stated"), true),
    ];
    let about = cx.lang.with("locations-panel-of", &[("name", name.into())]);
    let meaning = match panel {
        Some(Panel::Used) => cx.tr("locations-panel-used"),
        Some(Panel::Unused) => cx.tr("locations-panel-unused"),
        Some(Panel::NotStated) => cx.tr("locations-panel-as-used"),
        None => String::new(),
    };
    let words = ui.painter().layout_no_wrap(meaning, egui::FontId::proportional(tokens::BODY), tokens(ui).muted);
    let beside = ui.horizontal(|ui| {
        ui.set_min_height(tokens::INPUT);
        if let Some(Some(panel)) = kit::segmented_of(ui, &about, panel, &choices) {
            cx.edit(open, Intent::SetPanel(area, panel));
        }
        let fits = words.size().x <= ui.available_width();
        if fits {
            ui.label(words.clone());
        }
        fits
    });
    if !beside.inner {
        ui.label(words);
    }
}

/// Whether a need is shown. Logos of the panel only where one is missing: nearly every widget has them.
fn is_told(acx: &AreaCx<'_, '_>, need: Need, on: bool) -> bool {
    !matches!(need, Need::Logo("logo_medium.png" | "logo_min.png")) || on && !need.is_met(acx.open.project.widget())
}

/// What an area needs: there, or missing. Leads to it, or adds it.
fn need_chip(ui: &mut Ui, acx: &AreaCx<'_, '_>, area: &'static Area, need: Need, on: bool) {
    let t = tokens(ui);
    let AreaCx { cx, open, .. } = *acx;
    let met = need.is_met(open.project.widget());
    let (colour, ground) = match (met, on) {
        (true, _) => (t.success, Some(t.success_soft)),
        (false, true) => (t.error, Some(t.error_soft)),
        (false, false) => (t.muted, None),
    };
    let galley = ui.painter().layout_no_wrap(need.name().to_owned(), tokens::code(tokens::CODE_SMALL), colour);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + CHIP_SIDES, CHIP), Sense::click());
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, CornerRadius::same(tokens::RADIUS), ground);
    }
    if !met {
        dashed(ui.painter(), rect.shrink(0.5), colour);
    }
    if response.hovered() && met {
        ui.painter().rect_stroke(rect, CornerRadius::same(tokens::RADIUS), Stroke::new(tokens::LINE, colour), egui::StrokeKind::Inside);
    }
    let icon = if met { icons::CHECK } else { icons::PLUS };
    icon.image(tokens::ICON_TINY, colour)
        .paint_at(ui, Rect::from_center_size(pos2(rect.left() + CHIP_ICON, rect.center().y), Vec2::splat(tokens::ICON_TINY)));
    ui.painter().galley(pos2(rect.left() + CHIP_TEXT, rect.center().y - galley.size().y / 2.0), galley, colour);
    let id = if met { "locations-need-met" } else { "locations-need-missing" };
    let name = cx.lang.with(id, &[("name", need.name().into()), ("area", name_of(cx, area).into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if !kit::focus_ring(ui, response.on_hover_text(&name)).clicked() {
        return;
    }
    match (met, on) {
        (true, _) => go_to(cx, open, need),
        (false, true) => supply(cx, open, area),
        (false, false) => flip(cx, open, area),
    }
}

/// Shows where a need is met.
fn go_to(cx: &Cx<'_>, open: &OpenWidget, need: Need) {
    match need.place() {
        (file, Some(at)) if file == MANIFEST && blocks::is_in_form(&at) => {
            cx.send(NavCommand::ShowTab(Tab::Settings));
            cx.send(NavCommand::GoTo { file, pointer: Some(at), range: None });
        }
        (file, Some(at)) if file == MANIFEST => show_source(cx, open, &at),
        (file, None) => {
            let is_logo = matches!(need, Need::Logo(_));
            cx.send(NavCommand::ShowTab(if is_logo { Tab::Images } else { Tab::Manifest }));
            cx.send(NavCommand::GoTo { file, pointer: None, range: None });
        }
        (_, Some(at)) => {
            let Some(base) = crate::crm::i18n::base(open.project.widget()) else { return };
            let range = base.json.and_then(|json| json.at(&at)).map(|node| node.range.clone());
            cx.send(NavCommand::ShowTab(Tab::Manifest));
            cx.send(NavCommand::GoTo { file: RelPath::to_string(base.path), pointer: Some(at), range });
        }
    }
}

/// A dashed edge: something that could be there.
pub fn dashed(painter: &egui::Painter, rect: Rect, colour: egui::Color32) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(Shape::dashed_line(&corners, Stroke::new(tokens::LINE, colour), 3.0, 3.0));
}

/// A product, or another word on who has an area.
fn product(ui: &mut Ui, text: &str, about: &str) {
    let t = tokens(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), egui::FontId::proportional(tokens::TINY), t.muted);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(tokens::INSET, tokens::SPACE_XS), Sense::hover());
    ui.painter().rect_stroke(
        rect,
        CornerRadius::same(tokens::RADIUS_SMALL),
        Stroke::new(tokens::LINE, t.control_edge),
        egui::StrokeKind::Inside,
    );
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, t.muted);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, about));
    response.on_hover_text(about);
}

/// The pointers of the area's entries.
fn pointers(open: &OpenWidget, area: &Area) -> Vec<String> {
    let items = open.project.widget().manifest("/locations").map_or(&[][..], crate::formats::json::Node::items);
    let own = items.iter().enumerate().filter(|(_, node)| node.as_str().is_some_and(|text| Entry::new(text).name == area.name));
    own.map(|(index, _)| pointer::join("/locations", &index.to_string())).collect()
}

/// Findings at the area's entries, of what its block lacks for it, and of its logo.
fn findings_of<'o>(open: &'o OpenWidget, area: &Area) -> Vec<&'o Finding> {
    if place_of(open.project.widget(), area.name).is_none() {
        return Vec::new();
    }
    let entries = pointers(open, area);
    let block = area.block.map(|block| pointer::join("", block));
    let logo = area.needs.iter().find(|need| **need == Need::Logo("logo_dp.png")).map(|need| need.place().0);
    let is_here = |finding: &&Finding| {
        let Some(at) = finding.place.pointer.as_deref() else { return false };
        let at_block = || block.as_deref().is_some_and(|block| pointer::is_within(at, block));
        entries.iter().any(|entry| entry == at) || finding.rule.area == rule::Area::Locations && at_block()
    };
    let mut found: Vec<&Finding> = findings::in_file(open, MANIFEST).into_iter().filter(is_here).collect();
    if let Some(logo) = logo {
        found.extend(findings::in_file(open, &logo));
    }
    // The order of the report: worst first, the manifest before others.
    found.sort_by_key(|finding| finding.severity);
    found
}
