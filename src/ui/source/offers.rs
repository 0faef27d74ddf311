//! What can be written at the caret, in a list below it: opened by Ctrl and the space bar, narrowed by what is typed.

use std::ops::Range;

use egui::{Area, Event, Frame, Id, Key, Modifiers, Order, Pos2, RichText, ScrollArea, Sense, Ui, vec2};

use super::Shown;
use crate::services::assist::{self, Offer};
use crate::ui::kit::tokens::{self, tokens};

/// Width of the list.
const WIDTH: f32 = 380.0;
/// Greatest height of the list.
const HEIGHT: f32 = 220.0;
/// Height of an entry.
const ENTRY: f32 = 24.0;

/// What is to be written, and the bytes that it takes the place of.
pub type Written = (Range<usize>, String);

/// The list, while it is open.
#[derive(Default)]
pub struct View {
    open: Option<Open>,
}

struct Open {
    /// The text and the caret that the offer is of.
    of: (u64, usize),
    offer: Offer,
    chosen: usize,
}

impl View {
    /// Opens, moves in and closes the list by keys, before the input sees them. Returns what is to be written.
    pub fn keys(&mut self, ui: &Ui, shown: &Shown<'_>, at: usize) -> Option<Written> {
        if ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::Space)) {
            ui.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Text(text) if text == " ")));
            self.ask(shown, at);
        } else if self.open.as_ref().is_some_and(|open| open.of != (shown.identity, at)) {
            // Typed on, or moved away: what is offered is of the place where the caret is now.
            let start = self.open.as_ref().map(|open| open.offer.range.start);
            self.ask(shown, at);
            self.open.take_if(|open| Some(open.offer.range.start) != start);
        }
        let open = self.open.as_mut()?;
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = open.offer.entries.len().saturating_sub(1);
        if pressed(Key::ArrowDown) {
            open.chosen = (open.chosen + 1).min(last);
        }
        if pressed(Key::ArrowUp) {
            open.chosen = open.chosen.saturating_sub(1);
        }
        if pressed(Key::Escape) {
            self.open = None;
        } else if pressed(Key::Enter) || pressed(Key::Tab) {
            let chosen = open.chosen;
            return self.take(chosen);
        }
        None
    }

    /// Whether the list is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Closes the list.
    pub fn close(&mut self) {
        self.open = None;
    }

    fn ask(&mut self, shown: &Shown<'_>, at: usize) {
        let offer = assist::offer(shown.open.project.widget(), shown.file, at);
        self.open = offer.map(|offer| Open { of: (shown.identity, at), offer, chosen: 0 });
    }

    fn take(&mut self, chosen: usize) -> Option<Written> {
        let open = self.open.take()?;
        let entry = open.offer.entries.get(chosen)?;
        Some((open.offer.range.clone(), entry.insert.clone()))
    }

    /// Draws the list below the caret. Returns what is to be written if an entry was pressed.
    pub fn list(&mut self, ui: &Ui, below: Pos2) -> Option<Written> {
        let open = self.open.as_ref()?;
        let mut pressed = None;
        let area = Area::new(Id::unique("what can be written")).order(Order::Foreground).fixed_pos(below).constrain(true);
        area.show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.spacing_mut().item_spacing.y = 0.0;
                ScrollArea::vertical().max_height(HEIGHT).show(ui, |ui| {
                    for (place, entry) in open.offer.entries.iter().enumerate() {
                        let t = tokens(ui);
                        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ENTRY), Sense::click());
                        if place == open.chosen {
                            ui.painter().rect_filled(rect, tokens::RADIUS, t.accent_soft);
                            ui.scroll_to_rect(rect, None);
                        }
                        let inner = rect.shrink2(vec2(tokens::SPACE_S, 0.0));
                        let mut row =
                            ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(egui::Layout::left_to_right(egui::Align::Center)));
                        row.label(RichText::new(&entry.name).font(tokens::code(tokens::CODE)).color(t.text));
                        row.add(
                            egui::Label::new(RichText::new(&entry.about).font(egui::FontId::proportional(tokens::SMALL)).color(t.muted))
                                .truncate(),
                        );
                        response
                            .widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, place == open.chosen, &entry.name));
                        if response.clicked() {
                            pressed = Some(place);
                        }
                    }
                });
            });
        });
        pressed.and_then(|place| self.take(place))
    }
}
