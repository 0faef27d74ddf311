//! The line to type a path into, where the system has no dialog for files or none comes up.

use egui::{CornerRadius, Frame, Id, Key, Modal, Modifiers, RichText, Role, ScrollArea, Stroke, Ui, WidgetInfo};

use crate::app::core::asking::{PathCommand, PathLine};
use crate::app::core::navigation::NavCommand;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Row, icons};

/// Width of the dialog.
const WIDTH: f32 = 620.0;
/// Height of a way to go on.
const ROW: f32 = 28.0;
/// Height of all of them.
const LIST: f32 = 8.0 * ROW;
/// Beginning of a path in its row.
const PATH_X: f32 = 32.0;
/// Middle of its icon.
const ICON_X: f32 = 16.0;

/// What is typed.
#[derive(Default)]
pub struct View {
    text: String,
    is_open: bool,
    /// Where the caret belongs after a way to go on was taken: at the end.
    to_end: bool,
}

pub fn ui(ui: &Ui, cx: &Cx<'_>, view: &mut View) {
    let Some(line) = cx.app.core.path_line() else {
        view.is_open = false;
        return;
    };
    let is_new = !std::mem::replace(&mut view.is_open, true);
    if is_new {
        *view = View { text: line.start.clone(), is_open: true, to_end: true };
        send(cx, PathCommand::Complete(view.text.clone()));
    }
    let t = tokens(ui);
    let frame = Frame::new()
        .fill(t.surface)
        .stroke(Stroke::new(tokens::LINE, t.border_strong))
        .corner_radius(CornerRadius::same(tokens::RADIUS_LARGE));
    let shown = Modal::new(Id::unique("path line")).frame(frame).backdrop_color(t.backdrop).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 2.0 * tokens::SPACE_XL));
        kit::room_to_grow(ui);
        kit::dialog_body(ui, |ui| content(ui, cx, line, view, is_new));
    });
    if shown.should_close() {
        send(cx, PathCommand::Leave);
    }
}

fn send(cx: &Cx<'_>, command: PathCommand) {
    cx.send(NavCommand::Path(command));
}

fn content(ui: &mut Ui, cx: &Cx<'_>, line: &PathLine, view: &mut View, is_new: bool) {
    let t = tokens(ui);
    kit::title(ui, &cx.tr(&line.title));
    kit::hint(ui, &cx.tr(if line.waits { "path-waits" } else { "path-no-dialog" }));
    let id = Id::unique("path");
    let name = cx.tr("path-name");
    // Before the input sees them: Tab takes the first way to go on, as in a terminal.
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let first = line.complete.first().filter(|first| **first != view.text);
    let tab = has_focus && first.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab));
    let width = ui.available_width();
    let response = kit::input(ui, &mut view.text, id, &name, true, line.fault.is_some(), width);
    kit::leave_to(ui, id, egui::EventFilter { tab: first.is_some(), horizontal_arrows: true, vertical_arrows: false, escape: false });
    let mut taken = first.filter(|_| tab).cloned();
    if let Some(fault) = &line.fault {
        ui.add(egui::Label::new(RichText::new(cx.lang.msg(fault)).size(tokens::SMALL).color(t.error)).wrap());
    }
    ScrollArea::vertical().max_height(LIST).min_scrolled_height(LIST).auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for path in &line.complete {
            let row = Row::new(ui, ROW, false, tokens::RADIUS);
            let icon = if path.ends_with(std::path::MAIN_SEPARATOR) { icons::FOLDER } else { icons::FILE_TEXT };
            row.icon(ui, ICON_X, icon, tokens::ICON, t.muted);
            let words = RichText::new(path).font(tokens::code(tokens::SMALL)).color(t.text);
            row.fill(ui, path, row.rect.left() + PATH_X, row.rect.right(), words);
            row.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, path));
            if row.end(ui, Role::Button, path, "").clicked() {
                taken = Some(path.clone());
            }
        }
    });
    if is_new || taken.is_some() {
        response.request_focus();
    }
    if let Some(path) = taken {
        view.text = path;
        view.to_end = true;
    }
    if std::mem::take(&mut view.to_end) {
        caret_to_end(ui, id, &view.text);
    }
    if view.text != line.complete_of {
        send(cx, PathCommand::Complete(view.text.clone()));
    }
    ui.add_space(tokens::SPACE_XS);
    // Asked about one file, the person may have gone on typing.
    let replaces = line.asks_to_replace.as_ref() == Some(&view.text);
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.allocate_ui_with_layout(egui::vec2(width, tokens::BUTTON), egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let words = cx.tr(if replaces { "path-replace" } else { "path-take" });
        if Button::new(&words).primary().ui(ui).clicked() || enter && !replaces {
            send(cx, PathCommand::Enter { text: view.text.clone(), may_replace: replaces });
        }
        if Button::new(&cx.tr("dialog-cancel")).ui(ui).clicked() {
            send(cx, PathCommand::Leave);
        }
    });
    if enter {
        response.request_focus();
    }
}

fn caret_to_end(ui: &Ui, id: Id, text: &str) {
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = egui::text::CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
    state.store(ui.ctx(), id);
}
