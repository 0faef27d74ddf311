//! The keys of a long text: what they do to it, sent as one change for each frame.

use std::borrow::Cow;

use egui::{Event, ImeEvent, Key, Modifiers, Ui};

use super::broken::Broken;
use super::draft::{Draft, Way};
use super::steps::Steps;
use super::{Shown, keys};
use crate::app::core::intent::{Intent, Typed};
use crate::app::core::navigation::NavCommand;
use crate::formats::highlight::Language;
use crate::formats::path::RelPath;
use crate::formats::text_edit;
use crate::model::project::Caret;
use crate::services::assist;
use crate::ui::Cx;
use crate::ui::kit::code::LINE;

/// A text with what is selected in it: where the selection began, and where the caret is.
pub type Selected = Option<(u64, usize, usize)>;

/// Carries out the keys of this frame. Returns the row that the caret has got to, if it moved.
pub fn keys(
    ui: &Ui,
    cx: &Cx<'_>,
    shown: &Shown<'_>,
    broken: &Broken,
    selected: &mut Selected,
    expected: &mut Selected,
    steps: &mut Steps,
) -> Option<usize> {
    let (_, from, to) = selected.filter(|(identity, ..)| *identity == shown.identity).unwrap_or((shown.identity, 0, 0));
    let mut draft = Draft { text: Cow::Borrowed(shown.text.as_str()), from, to };
    let path = RelPath::new(shown.file).ok()?;
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F12)) {
        if let Some(target) = assist::target(shown.open.project.widget(), shown.file, to) {
            cx.send(NavCommand::GoTo { file: target.file.to_string(), pointer: target.pointer, range: None });
        }
        return None;
    }
    if let Some(act) = ui.input_mut(|input| keys::pressed(input, from != to)) {
        draft.act(act, Language::of(&path));
    }
    let page = (ui.clip_rect().height() / LINE).max(2.0) as usize - 1;
    for event in ui.input(|input| input.events.clone()) {
        carry_out(ui, &event, &mut draft, shown, broken, page);
    }
    if (draft.from, draft.to) == (from, to) && matches!(draft.text, Cow::Borrowed(_)) {
        return None;
    }
    let Draft { text, from: start, to: caret } = draft;
    match text {
        Cow::Owned(new) if !shown.open.read_only => {
            let edit = text_edit::difference(shown.text.as_str(), &new)?;
            let step = steps.number(shown.file, &edit, (to, caret), ui.input(|input| input.time));
            let put = Caret { file: path.clone(), before: to, after: caret };
            *expected = Some((shown.identity, start, caret));
            cx.edit(shown.open, Intent::Type(Typed { file: path, content: shown.identity, edit, caret: put, step }));
        }
        _ => *selected = Some((shown.identity, start, caret)),
    }
    Some(broken.row_at(caret))
}

fn carry_out(ui: &Ui, event: &Event, draft: &mut Draft<'_>, shown: &Shown<'_>, broken: &Broken, page: usize) {
    match event {
        Event::Text(words) | Event::Paste(words) | Event::Ime(ImeEvent::Commit(words)) if !words.is_empty() => draft.insert(words),
        Event::Copy | Event::Cut => {
            let part = draft.text.get(draft.selected()).unwrap_or_default().to_owned();
            if !part.is_empty() {
                ui.ctx().copy_text(part);
                if matches!(event, Event::Cut) {
                    draft.delete(Way::Letter, true);
                }
            }
        }
        Event::Key { key, pressed: true, modifiers, .. } if !modifiers.alt => {
            let far = modifiers.command;
            let way = if far { Way::Word } else { Way::Letter };
            let edge = if far { Way::Text } else { Way::Line };
            let back = matches!(key, Key::ArrowLeft | Key::Home | Key::Backspace);
            match key {
                Key::ArrowLeft | Key::ArrowRight => draft.step(way, back, modifiers.shift),
                Key::Home | Key::End => draft.step(edge, back, modifiers.shift),
                Key::Backspace | Key::Delete => draft.delete(way, back),
                Key::A if far => (draft.from, draft.to) = (0, draft.text.len()),
                Key::ArrowUp | Key::ArrowDown | Key::PageUp | Key::PageDown if matches!(draft.text, Cow::Borrowed(_)) => {
                    let up = matches!(key, Key::ArrowUp | Key::PageUp);
                    let rows = if matches!(key, Key::PageUp | Key::PageDown) { page } else { 1 };
                    let at = by_rows(draft.to, rows, up, shown, broken);
                    draft.go_to(at, modifiers.shift);
                }
                _ => {}
            }
        }
        _ => {}
    }
}

/// The byte in the same column, so many rows above or below.
fn by_rows(at: usize, rows: usize, up: bool, shown: &Shown<'_>, broken: &Broken) -> usize {
    let whole = shown.text.as_str();
    let row = broken.row_at(at);
    let column = whole.get(broken.bytes(row, shown.text).start..at).map_or(0, |before| before.chars().count());
    let to = if up { row.saturating_sub(rows) } else { (row + rows).min(broken.starts.len().saturating_sub(1)) };
    if to == row {
        return if up { 0 } else { whole.len() };
    }
    let bytes = broken.bytes(to, shown.text);
    let part = whole.get(bytes.clone()).unwrap_or_default().trim_end_matches(['\n', '\r']);
    bytes.start + part.char_indices().nth(column).map_or(part.len(), |(offset, _)| offset)
}
