//! The heads of the columns: each locale with how far it is, and what can be done with it.

use egui::{CornerRadius, FontId, Rect, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::prompt::{Kind, Prompt};
use super::{GridCx, View, cells, rows::PADDING, steps};
use crate::app::core::navigation::NavCommand;
use crate::app::features::texts::TextsCommand;
use crate::services::texts::grid::{Column, ColumnState};
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// Middle of the first line, from the upper edge.
const LINE_Y: f32 = 18.0;
/// Between the code and the name of a locale.
const CODE_GAP: f32 = 7.0;
/// Least width of a head with room for words.
const WORDY: f32 = 178.0;
/// Height of what stands below.
const BELOW: f32 = 20.0;
/// Height of the bar.
const BAR: f32 = 5.0;
/// Beginning of a name.
const NAME_X: f32 = 20.0;

/// Height of the heads.
pub const HEIGHT: f32 = 50.0;

/// The head of a locale. A click opens what can be done with it.
pub fn locale(ui: &mut Ui, gcx: &GridCx<'_, '_>, at: usize, column: &Column, rect: Rect) {
    let t = tokens(ui);
    let response = ui.interact(rect.shrink(2.0), ui.scope_id().with(("head", &column.code)), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, t.sunken);
    }
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect));
    let line = rect.top() + LINE_Y;
    let mut x = rect.left() + PADDING;
    let mut put = |text: &str, font: FontId, colour| {
        let galley = painter.layout_no_wrap(text.to_owned(), font, colour);
        let width = galley.size().x;
        painter.galley(pos2(x, line - galley.size().y / 2.0), galley, colour);
        x += width + CODE_GAP;
    };
    put(&column.code, tokens::semibold(tokens::BODY), t.text);
    if rect.width() > WORDY || at != gcx.grid.base {
        put(cells::language(&column.code), FontId::proportional(tokens::SMALL), t.muted);
    }
    if at == gcx.grid.base {
        cells::tag(ui, pos2(x, line), &gcx.cx.tr("texts-is-base"), t.accent_text, t.accent_soft);
    }
    let percent = format!("{}\u{a0}%", column.counts.percent());
    if column.state == ColumnState::Readable {
        let galley = painter.layout_no_wrap(percent.clone(), tokens::semibold(tokens::SMALL), t.text);
        let place = pos2(rect.right() - PADDING - galley.size().x, line - galley.size().y / 2.0);
        painter.rect_filled(
            Rect::from_min_size(place, galley.size()).expand(3.0),
            0.0,
            if response.hovered() { t.sunken } else { t.raised },
        );
        painter.galley(place, galley, t.text);
    }
    let below = Rect::from_min_max(
        pos2(rect.left() + PADDING, rect.bottom() - BELOW),
        pos2(rect.right() - PADDING, rect.bottom() - tokens::SPACE_XS),
    );
    let remark = match (column.state, column.is_declared) {
        (ColumnState::Unreadable, _) => Some(("texts-unreadable", t.error)),
        (ColumnState::NoFile, _) => Some(("texts-no-file", t.error)),
        (_, false) => Some(("texts-undeclared", t.warning)),
        _ => None,
    };
    let said = match remark {
        Some((id, colour)) => {
            let words = gcx.cx.tr(id);
            let room = remedy(ui, gcx, column, below);
            let mut place = ui.new_child(UiBuilder::new().max_rect(room).layout(egui::Layout::left_to_right(egui::Align::Center)));
            let label = egui::Label::new(RichText::new(&words).size(tokens::SMALL).color(colour)).selectable(false);
            place.add(label.truncate());
            words
        }
        None => {
            bar(&painter, t, column, Rect::from_center_size(below.center(), vec2(below.width(), BAR)));
            percent
        }
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("{}: {said}", column.code)));
    let response = kit::focus_ring(ui, response.on_hover_text(counts(gcx, column)));
    kit::menu(&response, |ui| menu(ui, gcx, at, column));
}

/// The counts of a locale in words.
fn counts(gcx: &GridCx<'_, '_>, column: &Column) -> String {
    let counts = column.counts;
    let args = [
        ("done", counts.done + counts.same),
        ("all", counts.all()),
        ("same", counts.same),
        ("todo", counts.to_do),
        ("empty", counts.empty),
        ("missing", counts.missing),
    ];
    gcx.cx.lang.with("texts-counts", &args.map(|(name, count)| (name, count.into())))
}

/// One click for a file that isn't declared, and for a locale without a file. Returns the room that is left of it.
fn remedy(ui: &mut Ui, gcx: &GridCx<'_, '_>, column: &Column, rect: Rect) -> Rect {
    let id = match column.state {
        ColumnState::Readable => "texts-declare",
        ColumnState::NoFile => "texts-create-file",
        ColumnState::Unreadable => "texts-show-error",
    };
    let place = ui.new_child(UiBuilder::new().max_rect(rect).layout(egui::Layout::right_to_left(egui::Align::Center)));
    let mut place = place;
    let link = kit::link(&mut place, &gcx.cx.tr(id));
    let room = rect.with_max_x(link.rect.left() - tokens::SPACE_S);
    if !link.clicked() {
        return room;
    }
    match column.state {
        ColumnState::Readable => steps::declare(gcx, &column.code),
        ColumnState::NoFile => {
            if let Err(why) = steps::add_locale(gcx, &column.code) {
                gcx.cx.send(NavCommand::Tell(why));
            }
        }
        ColumnState::Unreadable => show_error(gcx, column),
    }
    room
}

/// Goes to the first error of a file, in the source.
fn show_error(gcx: &GridCx<'_, '_>, column: &Column) {
    let problem = gcx.open.project.widget().json(&column.path).and_then(|json| json.problems.first());
    let range = problem.map(|problem| problem.range.clone());
    gcx.cx.send(NavCommand::ShowTab(crate::app::core::tab::Tab::Manifest));
    gcx.cx.send(NavCommand::GoTo { file: column.path.clone(), pointer: None, range });
}

fn menu(ui: &mut Ui, gcx: &GridCx<'_, '_>, at: usize, column: &Column) {
    let item = |ui: &mut Ui, id: &str| kit::menu_item(ui, false, &gcx.cx.tr(id));
    if column.state == ColumnState::Readable && at != gcx.grid.base {
        if item(ui, "texts-use-as-base") {
            gcx.cx.send(TextsCommand::SetBaseLocale(column.code.clone()));
        }
        if column.counts.missing > 0 && item(ui, "texts-fill-all") {
            steps::fill(gcx, &column.code, &[]);
        }
    }
    if !column.is_declared && item(ui, "texts-declare") {
        steps::declare(gcx, &column.code);
    }
    if item(ui, "texts-remove-locale") {
        steps::remove_locale(gcx, &column.code);
    }
}

/// The parts of a locale's keys side by side.
fn bar(painter: &egui::Painter, t: &tokens::Tokens, column: &Column, rect: Rect) {
    let counts = column.counts;
    let parts =
        [(counts.done, t.success), (counts.same, t.advice), (counts.to_do + counts.empty, t.warning_mark), (counts.missing, t.error)];
    let all = counts.all().max(1) as f32;
    let mut x = rect.left();
    painter.rect_filled(rect, CornerRadius::same(2), t.border);
    for (count, colour) in parts.into_iter().filter(|(count, _)| *count > 0) {
        let width = (rect.width() * count as f32 / all).max(3.0).min(rect.right() - x);
        painter.rect_filled(
            Rect::from_min_size(pos2(x, rect.top()), vec2((width - 1.0).max(1.0), rect.height())),
            CornerRadius::same(2),
            colour,
        );
        x += width;
    }
}

/// The head of the keys: how many there are, folding, adding.
pub fn keys(ui: &mut Ui, gcx: &GridCx<'_, '_>, view: &mut View, rect: Rect) {
    let t = tokens(ui);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, t.raised);
    let word = gcx.cx.tr("texts-key");
    let galley = ui.painter().layout_no_wrap(word, tokens::semibold(tokens::BODY), t.text);
    let x = rect.left() + NAME_X + galley.size().x + tokens::GAP;
    ui.painter().galley(pos2(rect.left() + NAME_X, rect.center().y - galley.size().y / 2.0), galley, t.text);
    let count = gcx.grid.rows.iter().filter(|row| !row.is_section).count();
    let galley = ui.painter().layout_no_wrap(count.to_string(), FontId::proportional(tokens::SMALL), t.muted);
    ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, t.muted);
    let place = Rect::from_min_max(pos2(rect.left(), rect.top()), pos2(rect.right() - tokens::GAP, rect.bottom()));
    let mut place = ui.new_child(UiBuilder::new().max_rect(place).layout(egui::Layout::right_to_left(egui::Align::Center)));
    place.spacing_mut().item_spacing.x = 0.0;
    let add = kit::icon_button(&mut place, icons::PLUS, &gcx.cx.tr("texts-add-menu"));
    kit::menu(&add, |ui| {
        for (id, kind) in [("texts-add-key", Kind::Key), ("texts-add-section", Kind::Section)] {
            if kit::menu_item(ui, false, &gcx.cx.tr(id)) {
                view.prompt = Some(Prompt::beside(view, kind));
            }
        }
    });
    let sections = || gcx.grid.rows.iter().filter(|row| row.is_section && row.depth == 0);
    if sections().next().is_some() {
        let all_closed = sections().all(|row| view.collapsed.contains(&row.key));
        let (icon, id) = if all_closed { (icons::CHEVRONS_UP_DOWN, "texts-unfold") } else { (icons::CHEVRONS_DOWN_UP, "texts-fold") };
        if kit::icon_button(&mut place, icon, &gcx.cx.tr(id)).clicked() {
            view.collapsed = if all_closed { Default::default() } else { sections().map(|row| row.key.clone()).collect() };
        }
    }
}
