//! The keys of an editor in the source: what they do is worked out before the input sees them.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Event, Id, InputState, Key, Modifiers, Ui};

use crate::formats::editing::{self, Act, Selection};
use crate::formats::highlight::Language;
use crate::formats::text_edit;

/// The keys with what they do; those with more held come first.
const KEYS: [(Modifiers, Key, Act); 7] = [
    (Modifiers::COMMAND, Key::Slash, Act::Comment),
    (Modifiers::COMMAND, Key::D, Act::Duplicate),
    (Modifiers::ALT, Key::ArrowUp, Act::MoveUp),
    (Modifiers::ALT, Key::ArrowDown, Act::MoveDown),
    (Modifiers::SHIFT, Key::Tab, Act::Unindent),
    (Modifiers::NONE, Key::Tab, Act::Indent),
    (Modifiers::NONE, Key::Enter, Act::NewLine),
];

/// The key that was pressed for an act. Tab is for what is selected: else it leaves the text. Where letters were typed in the same frame
/// their order decides, and the input carries out all of them.
pub fn pressed(input: &mut InputState, has_selection: bool) -> Option<Act> {
    let is_typed = input.events.iter().any(|event| matches!(event, Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_)));
    let is_meant = |act: Act| has_selection || !matches!(act, Act::Indent | Act::Unindent);
    let (.., act) =
        KEYS.into_iter().filter(|(.., act)| !is_typed && is_meant(*act)).find(|(held, key, _)| input.consume_key(*held, *key))?;
    Some(act)
}

/// Whether Home was pressed, and whether it selects.
pub fn home(input: &mut InputState) -> Option<bool> {
    [(Modifiers::SHIFT, true), (Modifiers::NONE, false)]
        .into_iter()
        .find(|(held, _)| input.consume_key(*held, Key::Home))
        .map(|(_, selects)| selects)
}

/// Carries out the keys that were pressed while the input `id` has the focus. Returns the caret's letter if the text changed.
pub fn carry_out(ui: &Ui, id: Id, language: Language, text: &mut String) -> Option<usize> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let mut state = TextEditState::load(ui.ctx(), id)?;
    let range = state.cursor.char_range()?;
    let selection = (byte_of(text, range.secondary.index.0), byte_of(text, range.primary.index.0));
    let put = |state: &mut TextEditState, text: &str, (from, to): Selection| {
        let letter = |at: usize| CCursor::new(text.get(..at).map_or(0, |before| before.chars().count()));
        state.cursor.set_char_range(Some(CCursorRange { secondary: letter(from), primary: letter(to), h_pos: None }));
    };
    if let Some(selects) = ui.input_mut(home) {
        let to = editing::home(text, selection.1);
        put(&mut state, text, (if selects { selection.0 } else { to }, to));
        state.store(ui.ctx(), id);
        return None;
    }
    let act = ui.input_mut(|input| pressed(input, selection.0 != selection.1))?;
    let done = editing::act(act, text, selection, language)?;
    let (new, _) = text_edit::apply(text, &[done.edit]).ok()?;
    *text = new;
    put(&mut state, text, done.selection);
    state.store(ui.ctx(), id);
    Some(text.get(..done.selection.1).map_or(0, |before| before.chars().count()))
}

/// The byte at which a letter begins, by its number.
pub fn byte_of(text: &str, letter: usize) -> usize {
    text.char_indices().nth(letter).map_or(text.len(), |(byte, _)| byte)
}
