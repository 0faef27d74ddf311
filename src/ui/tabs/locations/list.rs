//! The list of areas by group, with a filter; above it what can't be read as a list, and entries that are no area.

use egui::{CornerRadius, Frame, Id, Margin, RichText, Role, ScrollArea, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::row::{self, AreaCx};
use super::{View, group_id, head, name_of, script, show_source, text_id};
use crate::app::core::open_widget::OpenWidget;
use crate::crm::locations::{AREAS, Area, Entry, Group, Listing, declares, listing};
use crate::formats::json::{Node, pointer};
use crate::model::widget::MANIFEST;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};
use crate::ui::{Cx, findings};

/// Least and greatest width of the search.
const SEARCH: (f32, f32) = (90.0, 190.0);

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let widget = open.project.widget();
    toolbar(ui, cx, open, view);
    ui.add_space(tokens::SPACE_XS);
    let new = open.focus.as_ref().filter(|focus| focus.serial != view.focused && focus.file == MANIFEST);
    let wanted = new.and_then(|focus| focus.pointer.clone());
    view.focused = open.focus.as_ref().map_or(0, |focus| focus.serial);
    let acx = AreaCx { cx, open, wanted, listing: listing(widget), pointed: view.map.pointed };
    ScrollArea::vertical().id_salt("areas").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = tokens::SPACE_M;
        trouble(ui, &acx);
        strange(ui, &acx);
        kit::card(ui, Margin::ZERO, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            let shown = Group::ALL.into_iter().filter(|group| group_of_areas(ui, &acx, *group, view)).count();
            if shown == 0 {
                Frame::new().inner_margin(tokens::PAD_L).show(ui, |ui| kit::muted(ui, &cx.tr("locations-none-fits")));
            }
        });
        script::ui(ui, cx, open, &mut view.script);
        ui.add_space(tokens::SPACE_M);
    });
}

fn toolbar(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View) {
    let on = AREAS.iter().filter(|area| declares(open.project.widget(), area.name)).count();
    ui.horizontal(|ui| {
        ui.set_height(tokens::INPUT);
        kit::title(ui, &cx.tr("tab-locations"));
        kit::muted(ui, &cx.lang.with("locations-count", &[("count", on.into())]));
        kit::right(ui, |ui| {
            let choices = [(true, None, &*cx.tr("locations-only-on"), true), (false, None, &*cx.tr("locations-all"), true)];
            if let Some(only_on) = kit::segmented(ui, view.only_on, &choices) {
                view.only_on = only_on;
            }
            let hint = cx.tr("locations-find");
            let id = Id::unique("find-area");
            let width = (ui.available_width() - tokens::SPACE_S).clamp(SEARCH.0, SEARCH.1);
            let empty = view.search.is_empty();
            let response = kit::input(ui, &mut view.search, id, &hint, false, false, width);
            if empty {
                let t = tokens(ui);
                let at = pos2(response.rect.left() + tokens::INSET, response.rect.center().y);
                let galley = ui.painter().layout_no_wrap(hint, egui::FontId::proportional(tokens::BODY), t.faint);
                ui.painter().with_clip_rect(response.rect).galley(at - vec2(0.0, galley.size().y / 2.0), galley, t.faint);
            }
        });
    });
}

/// What keeps the list from being read, and what is wrong with it as a whole.
fn trouble(ui: &mut Ui, acx: &AreaCx<'_, '_>) {
    let AreaCx { cx, open, .. } = *acx;
    let whole = |at: &'static str| findings::at(open, MANIFEST, at).filter(move |finding| finding.place.pointer.as_deref() == Some(at));
    let found: Vec<_> = ["/locations", "/widget/locations"].into_iter().flat_map(whole).collect();
    let title = match acx.listing {
        Listing::Odd => Some("locations-odd"),
        Listing::Unreadable => Some("locations-unreadable"),
        Listing::List | Listing::Missing => None,
    };
    if title.is_none() && found.is_empty() {
        return;
    }
    notice(ui, |ui| {
        if let Some(id) = title {
            notice_head(ui, &cx.tr(id), None);
            kit::hint(ui, &cx.tr(&format!("{id}.about")));
        }
        for finding in &found {
            findings::line(ui, cx, finding);
        }
        if title.is_some() && Button::new(&cx.tr("locations-show-source")).small().ui(ui).clicked() {
            let at = if open.project.widget().manifest("/locations").is_some() { "/locations" } else { "/widget/locations" };
            show_source(cx, open, at);
        }
    });
}

/// Entries that name no known area: kept as they are.
fn strange(ui: &mut Ui, acx: &AreaCx<'_, '_>) {
    let AreaCx { cx, open, .. } = *acx;
    let items = open.project.widget().manifest("/locations").map_or(&[][..], Node::items);
    let unknown = |(_, node): &(usize, &Node)| node.as_str().is_none_or(|text| Entry::new(text).area().is_none());
    let found: Vec<(usize, &Node)> = items.iter().enumerate().filter(unknown).collect();
    if found.is_empty() {
        return;
    }
    let name = cx.tr("locations-strange-title");
    let drawn = notice(ui, |ui| {
        for (index, node) in found {
            let at = pointer::join("/locations", &index.to_string());
            let text = open.project.widget().text(MANIFEST).and_then(|text| text.as_str().get(node.range.clone()));
            let spelled: String = node.as_str().or(text).unwrap_or_default().chars().take(60).collect();
            let about = cx.tr(if node.as_str().is_some() { "locations-strange" } else { "locations-not-text" });
            notice_head(ui, &about, Some(&spelled));
            for finding in findings::at(open, MANIFEST, &at) {
                findings::line(ui, cx, finding);
            }
            if acx.wanted.as_deref().is_some_and(|wanted| pointer::is_within(wanted, &at)) {
                ui.scroll_to_cursor(None);
            }
        }
    });
    drawn.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
}

/// An area on the ground of a warning.
fn notice(ui: &mut Ui, content: impl FnOnce(&mut Ui)) -> egui::Response {
    let t = tokens(ui);
    let frame = Frame::new().fill(t.warning_soft).stroke(Stroke::new(tokens::LINE, t.border)).inner_margin(tokens::PAD_NOTE);
    let frame = frame.corner_radius(CornerRadius::same(tokens::RADIUS_CARD));
    let drawn = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
        content(ui);
    });
    drawn.response
}

fn notice_head(ui: &mut Ui, text: &str, code: Option<&str>) {
    let t = tokens(ui);
    ui.horizontal_wrapped(|ui| {
        match code {
            Some(code) => drop(ui.label(RichText::new(code).font(tokens::code(tokens::CODE)).color(t.warning))),
            None => drop(kit::icon(ui, icons::TRIANGLE_ALERT, tokens::ICON, t.warning)),
        }
        ui.label(RichText::new(text).color(t.warning));
    });
}

/// Draws a group with those of its areas that fit the filter. Returns whether there are any.
fn group_of_areas(ui: &mut Ui, acx: &AreaCx<'_, '_>, group: Group, view: &mut View) -> bool {
    let widget = acx.open.project.widget();
    let is_on = |area: &Area| declares(widget, area.name);
    let shown: Vec<&Area> = group.areas().filter(|area| (!view.only_on || is_on(area)) && fits(acx.cx, area, &view.search)).collect();
    if shown.is_empty() {
        return false;
    }
    let wanted = shown.iter().any(|area| acx.is_wanted(area));
    if wanted {
        view.folded.remove(&group);
    }
    let filtered = view.only_on || !view.search.trim().is_empty();
    let folded = !filtered && view.folded.contains(&group);
    if group_head(ui, acx, group, folded) && !filtered && !view.folded.remove(&group) {
        view.folded.insert(group);
    }
    if !folded {
        for area in shown {
            row::ui(ui, acx, area);
        }
    }
    true
}

/// Whether an area is meant by what was typed: a part of its name, its code or what it does.
fn fits(cx: &Cx<'_>, area: &Area, search: &str) -> bool {
    let search = search.trim().to_lowercase();
    let about = || cx.tr(&format!("{}.about", text_id(area)));
    search.is_empty()
        || area.name.contains(&search)
        || name_of(cx, area).to_lowercase().contains(&search)
        || about().to_lowercase().contains(&search)
}

/// The head of a group. Returns whether it was pressed.
fn group_head(ui: &mut Ui, acx: &AreaCx<'_, '_>, group: Group, folded: bool) -> bool {
    let AreaCx { cx, open, .. } = *acx;
    let on: Vec<&str> = group.areas().map(|area| area.name).filter(|name| declares(open.project.widget(), name)).collect();
    let count = cx.lang.with("locations-group-count", &[("on", on.len().into()), ("of", group.areas().count().into())]);
    head::ui(ui, &cx.tr(group_id(group)), &count, &on.join(", "), folded)
}
