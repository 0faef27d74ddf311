//! Beside the grid: where the chosen key is used, how long its texts are, what is wrong with them, and what can be done.

use egui::{CornerRadius, FontId, Frame, Margin, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};

use super::prompt::Prompt;
use super::{GridCx, View, keys, preview, steps};
use crate::app::core::navigation::NavCommand;
use crate::app::core::tab::Tab;
use crate::crm::i18n::usage::{Usage, Use};
use crate::model::widget::MANIFEST;
use crate::services::texts::exchange::key;
use crate::services::texts::grid::{Grid, Row};
use crate::services::texts::pseudo::pseudo;
use crate::ui::findings;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// Around the strip.
const PADDING: Margin = Margin { left: 16, right: 12, top: 14, bottom: 12 };
/// Around the keys at the foot.
const FOOT_PADDING: Margin = Margin { left: 16, right: 12, top: 10, bottom: 8 };
/// Height of a length.
const BAR: f32 = 18.0;
/// Left and right of the bar of a length: the locale and the number.
const BAR_X: (f32, f32) = (30.0, 58.0);

/// Places of a key that are listed.
const MOST_PLACES: usize = 6;
/// Letters of a text that are measured: longer ones have no place that they could fit.
const MOST_MEASURED: usize = 400;
/// Height of the keys named at the foot.
const FOOT: f32 = 118.0;

/// How wide a text may be where the manifest's pointer shows it, in points of the studio's own drawing of the settings
/// window: a label, its title, an entry of the menu.
const ROOM: &[(&str, &str, f32)] = &[
    ("/settings/", "/name", 320.0),
    ("/dp/settings/", "/name", 320.0),
    ("/widget/", "name", 220.0),
    ("/advanced/", "title", 220.0),
    ("/salesbot_designer/", "/name", 220.0),
    ("/left_menu/", "/title", 150.0),
];

pub fn ui(ui: &mut Ui, gcx: &GridCx<'_, '_>, view: &mut View, textures: &mut Textures) {
    let cursor = view.cursor.as_ref().and_then(|cursor| Some((gcx.grid.row(&cursor.key)?, cursor.column)));
    let Some((row, column)) = cursor else { return };
    let has_foot = ui.available_height() > 2.0 * FOOT;
    let height = ui.available_height() - if has_foot { FOOT } else { 0.0 };
    ScrollArea::vertical().id_salt("a key").auto_shrink([false, false]).max_height(height).show(ui, |ui| {
        Frame::new().inner_margin(PADDING).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
            title(ui, gcx, view, row);
            if row.is_section {
                kit::hint(ui, &gcx.cx.lang.with("texts-section-about", &[("keys", row.below.into())]));
            } else {
                uses(ui, gcx, row);
                lengths(ui, gcx, row, view.pseudo);
            }
            problems(ui, gcx, row);
            preview::ui(ui, gcx, &mut view.preview, row, (column, view.pseudo), textures);
        });
    });
    if has_foot {
        let line = egui::Stroke::new(tokens::LINE, tokens(ui).border);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), line);
        Frame::new().inner_margin(FOOT_PADDING).show(ui, |ui| keys::hints(ui, gcx));
    }
}

/// The key with what can be done with it.
fn title(ui: &mut Ui, gcx: &GridCx<'_, '_>, view: &mut View, row: &Row) {
    let t = tokens(ui);
    ui.add(egui::Label::new(RichText::new(key::of(&row.key)).font(tokens::code(tokens::BODY)).color(t.text)).wrap());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if kit::icon_button(ui, icons::PENCIL, &gcx.cx.tr("texts-rename")).clicked() {
            view.prompt = Some(Prompt::rename(&row.key));
        }
        if kit::icon_button(ui, icons::COPY, &gcx.cx.tr("texts-duplicate")).clicked() {
            view.prompt = Some(Prompt::copy(&row.key));
        }
        if kit::icon_button(ui, icons::CHEVRON_UP, &gcx.cx.tr("texts-move-up")).clicked() {
            steps::move_row(gcx, &row.key, false);
        }
        if kit::icon_button(ui, icons::CHEVRON_DOWN, &gcx.cx.tr("texts-move-down")).clicked() {
            steps::move_row(gcx, &row.key, true);
        }
        let can = steps::can_delete(gcx, row);
        let name = gcx.cx.tr(if can { "texts-delete" } else { "texts-delete-not" });
        if kit::icon_button_if(ui, icons::TRASH_2, &name, can).clicked() {
            steps::delete(gcx, row);
        }
    });
}

/// Where the key is used, each place a way there.
fn uses(ui: &mut Ui, gcx: &GridCx<'_, '_>, row: &Row) {
    let certain = gcx.grid.uses.of(&row.key);
    let places = if certain.is_empty() { gcx.grid.uses.may_mean(&row.key) } else { certain };
    let count = gcx.cx.lang.with("texts-places", &[("count", certain.len().into())]);
    kit::group_head(ui, &gcx.cx.tr("texts-used"), &count);
    match row.usage {
        Usage::Unused => {
            kit::hint(ui, &gcx.cx.tr("texts-unused-about"));
        }
        Usage::Undeterminable => {
            kit::hint(ui, &gcx.cx.tr("texts-unclear-about"));
        }
        Usage::Used => {}
    }
    for place in places.iter().take(MOST_PLACES) {
        place_row(ui, gcx, place);
    }
}

fn place_row(ui: &mut Ui, gcx: &GridCx<'_, '_>, place: &Use) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::GAP;
        let icon = if place.file == MANIFEST { icons::FILE_JSON } else { icons::FILE_CODE };
        kit::icon(ui, icon, tokens::ICON_SMALL, t.muted);
        ui.add(egui::Label::new(RichText::new(&place.file).color(t.text)).truncate());
        kit::right(ui, |ui| {
            let line = gcx.cx.lang.with("texts-line", &[("line", place.line.into())]);
            if kit::link(ui, &line).clicked() {
                gcx.cx.send(NavCommand::ShowTab(Tab::Manifest));
                let (file, pointer, range) = (place.file.clone(), place.pointer.clone(), Some(place.range.clone()));
                gcx.cx.send(NavCommand::GoTo { file, pointer, range });
            }
        });
    });
    let words: String = place.words.chars().take(80).collect();
    ui.add(egui::Label::new(RichText::new(words).font(tokens::code(tokens::CODE_SMALL)).color(t.muted)).truncate());
}

/// How wide each locale's text is, against the place where it is shown.
fn lengths(ui: &mut Ui, gcx: &GridCx<'_, '_>, row: &Row, is_pseudo: bool) {
    let room = room(gcx.grid, row);
    let widths: Vec<(&str, f32)> = gcx
        .grid
        .columns
        .iter()
        .enumerate()
        .filter_map(|(at, column)| {
            let text: String = gcx.grid.text(&row.key, at)?.chars().take(MOST_MEASURED).collect();
            let text = if is_pseudo { pseudo(&text) } else { text };
            Some((column.code.as_str(), ui.painter().layout_no_wrap(text, FontId::proportional(tokens::BODY), tokens(ui).text).size().x))
        })
        .collect();
    if widths.is_empty() {
        return;
    }
    ui.add_space(tokens::SPACE_XS);
    let remark = room.map_or(String::new(), |room| gcx.cx.lang.with("texts-room", &[("room", (room as usize).into())]));
    kit::group_head(ui, &gcx.cx.tr("texts-length"), &remark);
    let longest = widths.iter().map(|(_, width)| *width).fold(1.0, f32::max);
    for (code, width) in widths {
        let is_over = room.is_some_and(|room| width > room);
        bar(ui, gcx, code, width, room.unwrap_or(longest).max(1.0), is_over);
    }
}

fn room(grid: &Grid, row: &Row) -> Option<f32> {
    let pointers = grid.uses.of(&row.key).iter().filter_map(|place| place.pointer.as_deref());
    let room = |at: &str| ROOM.iter().find(|(start, end, _)| at.starts_with(start) && at.ends_with(end) && !at.ends_with("description"));
    pointers.filter_map(|at| room(at).map(|(_, _, room)| *room)).reduce(f32::min)
}

fn bar(ui: &mut Ui, gcx: &GridCx<'_, '_>, code: &str, width: f32, room: f32, is_over: bool) {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), BAR), Sense::hover());
    let painter = ui.painter();
    let colour = if is_over { t.error } else { t.muted };
    let label = painter.layout_no_wrap(code.to_uppercase(), tokens::semibold(tokens::TINY), t.muted);
    painter.galley(rect.left_center() - vec2(0.0, label.size().y / 2.0), label, t.muted);
    let said = gcx.cx.lang.with("texts-pixels", &[("width", (width.round() as usize).into())]);
    let number = painter.layout_no_wrap(said.clone(), FontId::proportional(tokens::SMALL), colour);
    painter.galley(rect.right_center() - vec2(number.size().x, number.size().y / 2.0), number, colour);
    let track = Rect::from_min_max(pos2(rect.left() + BAR_X.0, rect.center().y - 3.0), pos2(rect.right() - BAR_X.1, rect.center().y + 3.0));
    painter.rect_filled(track, CornerRadius::same(3), t.border);
    let filled = Rect::from_min_size(track.min, vec2(track.width() * (width / room).min(1.0), track.height()));
    painter.rect_filled(filled, CornerRadius::same(3), if is_over { t.error } else { t.accent });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Meter, true, format!("{code}: {said}")));
}

/// What the checks found at the key in any locale.
fn problems(ui: &mut Ui, gcx: &GridCx<'_, '_>, row: &Row) {
    let mut is_first = true;
    for column in &gcx.grid.columns {
        for finding in findings::at(gcx.open, &column.path, &row.key).take(4) {
            if std::mem::take(&mut is_first) {
                ui.add_space(tokens::SPACE_XS);
                kit::group_head(ui, &gcx.cx.tr("problems-title"), "");
            }
            findings::line(ui, gcx.cx, finding);
        }
    }
}
