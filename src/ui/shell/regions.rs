//! F6 goes on to the next region of the window: header, rail, page, Problems, status bar. Shift F6 goes back.

use egui::{Key, Modifiers, Pos2, Rect, Ui, WidgetRect};

/// How far apart the upper edges of controls of one line may be, in points.
const LINE: f32 = 8.0;

/// Where the regions are, in the order of F6: as of the frame before.
#[derive(Default)]
pub struct Regions {
    rects: Vec<Rect>,
}

impl Regions {
    /// Forgets the regions of the frame before; to be called before they are drawn anew.
    pub fn begin(&mut self) {
        self.rects.clear();
    }

    /// Adds a region that was drawn.
    pub fn add(&mut self, rect: Rect) {
        self.rects.push(rect);
    }

    /// Moves the focus if F6 was pressed, to what is read first in the next region that has a control. Without a focus that is
    /// the page's.
    pub fn follow(&self, ui: &Ui, page: usize) {
        let back = ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F6));
        if !back && !ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F6)) {
            return;
        }
        let layer = ui.layer_id();
        let focused = ui.memory(egui::Memory::focused);
        let (places, at) = ui.ctx().viewport(|viewport| {
            let widgets = &viewport.prev_pass.widgets;
            let focusable = |widget: &&WidgetRect| widget.enabled && widget.sense.is_focusable();
            let places: Vec<(egui::Id, Rect)> = widgets.get_layer(layer).filter(focusable).map(|it| (it.id, it.interact_rect)).collect();
            (places, focused.and_then(|id| widgets.get(id)).map(|widget| widget.interact_rect.center()))
        });
        let count = self.rects.len();
        let region = at.and_then(|at| self.region(at));
        let steps = (0..count).map(|step| match (region, back) {
            (None, _) => (page + step) % count,
            (Some(from), false) => (from + 1 + step) % count,
            (Some(from), true) => (from + count - 1 + count - step) % count,
        });
        let first = steps.into_iter().find_map(|region| {
            let is_inside = |rect: Rect| rect.is_positive() && self.region(rect.center()) == Some(region);
            let inside = places.iter().filter(|(_, rect)| is_inside(*rect));
            inside.min_by(
                |(_, a), (_, b)| {
                    if (a.top() - b.top()).abs() < LINE { a.left().total_cmp(&b.left()) } else { a.top().total_cmp(&b.top()) }
                },
            )
        });
        if let Some((id, _)) = first {
            ui.memory_mut(|memory| memory.request_focus(*id));
        }
    }

    fn region(&self, at: Pos2) -> Option<usize> {
        self.rects.iter().position(|rect| rect.contains(at))
    }
}
