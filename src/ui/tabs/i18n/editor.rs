//! Typing in a cell: over the grid, as large as the text; every key press is in the widget at once, all of it one step.

use std::sync::Arc;

use egui::{CornerRadius, Event, EventFilter, Frame, Id, Key, KeyboardShortcut, Modifiers, Rect, Stroke, StrokeKind, TextEdit, Ui, vec2};

use super::{GridCx, View, cells, grid_id, keys};
use crate::app::core::intent::Intent;
use crate::app::features::editing::EditingCommand;
use crate::formats::json::Node;
use crate::services::texts::exchange::key;
use crate::services::texts::grid::Row;
use crate::services::texts::structure::NewText;
use crate::ui::kit::tokens::{self, tokens};

/// A cell that is typed in.
pub struct Editor {
    pub key: Arc<str>,
    pub column: usize,
    text: String,
    /// What the widget had when it was looked at last: another text there has come from elsewhere.
    known: String,
    /// What the cell had before the typing; `None` if there was no text.
    before: Option<String>,
    /// Whether anything of it has been sent.
    has_changed: bool,
    /// What was typed before the editor was drawn is still to be sent.
    is_new: bool,
}

/// Longest text that is edited in a cell, in bytes: longer ones are laid out too slowly for a frame.
pub const LONGEST: usize = 20_000;
/// Highest that a cell grows while it is typed in.
const HIGHEST: f32 = 220.0;

pub fn id() -> Id {
    Id::unique("a text in the grid")
}

impl View {
    /// Begins to type in a cell: with its text, or with `typed` in its place. Returns whether it can be typed into.
    pub(super) fn edit(&mut self, ui: &Ui, gcx: &GridCx<'_, '_>, row: &Row, column: usize, typed: Option<&str>) -> bool {
        let before = gcx.grid.text(&row.key, column);
        let text = before.unwrap_or_default();
        if !cells::is_editable(row, column) || text.len() > LONGEST {
            return false;
        }
        let shown = typed.unwrap_or(text).to_owned();
        let is_new = typed.is_some();
        let (key, known, before) = (row.key.clone(), text.to_owned(), before.map(str::to_owned));
        self.editor = Some(Editor { key, column, text: shown, known, before, has_changed: false, is_new });
        self.reveal = true;
        gcx.cx.send(EditingCommand::EndTyping);
        ui.memory_mut(|memory| memory.request_focus(id()));
        true
    }

    /// Adds to what was typed before the editor is drawn.
    pub(super) fn type_more(&mut self, more: &str) {
        if let Some(editor) = &mut self.editor {
            editor.text.push_str(more);
        }
    }
}

/// Draws the editor over its cell.
pub fn ui(ui: &mut Ui, gcx: &GridCx<'_, '_>, view: &mut View, cell: Rect) {
    let Some(mut editor) = view.editor.take() else { return };
    let t = tokens(ui);
    let now = gcx.open.project.widget().json(&gcx.grid.columns.get(editor.column).map(|column| column.path.clone()).unwrap_or_default());
    let now = now.and_then(|json| json.at(&editor.key)).and_then(Node::as_str).unwrap_or_default();
    if now != editor.known {
        now.clone_into(&mut editor.text);
        now.clone_into(&mut editor.known);
    }
    let leaving = leaving(ui);
    ui.painter().rect_filled(cell, CornerRadius::ZERO, t.surface);
    let code = gcx.grid.columns.get(editor.column).map(|column| column.code.clone()).unwrap_or_default();
    let width = cell.width() - 2.0 * super::rows::PADDING;
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    let input = TextEdit::multiline(&mut editor.text)
        .id(id())
        .font(egui::FontId::proportional(tokens::BODY))
        .desired_width(width)
        .desired_rows(1)
        .event_filter(filter)
        .return_key(KeyboardShortcut::new(Modifiers::ALT, Key::Enter))
        .frame(Frame::new().fill(t.surface).inner_margin(tokens::PAD_LINE));
    let place = Rect::from_min_size(cell.min, vec2(cell.width(), cell.height().max(HIGHEST)));
    let shown = ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
        ui.set_min_height(cell.height());
        ui.add(input).accessible_name(format!("{code} {}", key::of(&editor.key)))
    });
    let response = shown.inner;
    let edge = response.rect.union(cell);
    ui.painter().rect_stroke(edge, CornerRadius::same(3), Stroke::new(2.0, t.focus), StrokeKind::Inside);
    if response.changed() || std::mem::take(&mut editor.is_new) {
        change(gcx, &mut editor, &code);
    }
    match leaving {
        Some(Leave::Cancel) => {
            if editor.has_changed {
                cancel(gcx, &editor, &code);
            }
            end(ui, gcx);
        }
        Some(Leave::Done(step)) => {
            end(ui, gcx);
            view.editor = None;
            keys::step(gcx, view, step, false);
        }
        // A click elsewhere.
        None if response.lost_focus() => gcx.cx.send(EditingCommand::EndTyping),
        None => view.editor = Some(editor),
    }
}

enum Leave {
    Cancel,
    Done(keys::Step),
}

/// Whether a key ends the typing. It is taken before the text field sees it.
fn leaving(ui: &Ui) -> Option<Leave> {
    ui.input_mut(|input| {
        let at = input.events.iter().position(|event| {
            matches!(event, Event::Key { key: Key::Enter | Key::Tab | Key::Escape, pressed: true, modifiers, .. } if !modifiers.alt && !modifiers.command)
        })?;
        let Event::Key { key, modifiers, .. } = input.events.remove(at) else { return None };
        Some(match (key, modifiers.shift) {
            (Key::Escape, _) => Leave::Cancel,
            (Key::Tab, false) => Leave::Done(keys::Step::Next),
            (Key::Tab, true) => Leave::Done(keys::Step::Back),
            (_, false) => Leave::Done(keys::Step::Down),
            (_, true) => Leave::Done(keys::Step::Up),
        })
    })
}

fn end(ui: &Ui, gcx: &GridCx<'_, '_>) {
    gcx.cx.send(EditingCommand::EndTyping);
    ui.memory_mut(|memory| memory.request_focus(grid_id()));
}

fn typed(editor: &Editor, code: &str) -> Intent {
    Intent::SetText(NewText { key: editor.key.to_string(), locale: code.to_owned(), text: editor.text.clone() })
}

fn change(gcx: &GridCx<'_, '_>, editor: &mut Editor, code: &str) {
    editor.known.clone_from(&editor.text);
    editor.has_changed = true;
    gcx.cx.edit(gcx.open, typed(editor, code));
}

/// Takes back what was typed into this cell, and nothing else that happened meanwhile.
fn cancel(gcx: &GridCx<'_, '_>, editor: &Editor, code: &str) {
    let Some(column) = gcx.grid.columns.get(editor.column) else { return };
    let before = match &editor.before {
        Some(text) => Intent::SetText(NewText { key: editor.key.to_string(), locale: code.to_owned(), text: text.clone() }),
        None => Intent::remove(column.path.as_str(), &editor.key),
    };
    let key = typed(editor, code).merge_key().unwrap_or_default();
    gcx.cx.send(EditingCommand::CancelTyping { doc: gcx.open.project.id(), key, before });
}
