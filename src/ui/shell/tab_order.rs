//! The order of Tab in rows that are laid out from the right edge: it follows reading, from left to right.
//!
//! egui goes through controls in the order they are made in, and what stands at the right edge is made from the right.

use egui::{FocusDirection, Id, Key, Rect, Ui, WidgetRect};

use crate::ui::kit;

/// How far apart the middles of controls of one row may be, in points.
const ROW: f32 = 5.0;

/// Leads Tab through such rows; to be called before anything is drawn.
pub fn follow(ui: &Ui) {
    let (forward, back) = ui.input(|input| {
        let tab = input.key_pressed(Key::Tab) && !input.modifiers.command && !input.modifiers.alt;
        (tab && !input.modifiers.shift, tab && input.modifiers.shift)
    });
    if !(forward || back) || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let focused = ui.memory(egui::Memory::focused);
    if focused.is_some_and(|focused| kit::takes_tab(ui, focused)) {
        return;
    }
    let controls = layer_of(ui, focused);
    let rects: Vec<_> = controls.iter().map(|(_, rect)| *rect).collect();
    let at = focused.and_then(|focused| controls.iter().position(|(id, _)| *id == focused));
    let Some((to, stays)) = step(&rects, at, forward) else { return };
    let Some((to, _)) = controls.get(to) else { return };
    ui.memory_mut(|memory| {
        memory.request_focus(*to);
        if stays {
            memory.move_focus(FocusDirection::None);
        }
    });
}

/// What can have the focus in the layer of `id`, or in that in front, in the order it was made in.
fn layer_of(ui: &Ui, id: Option<Id>) -> Vec<(Id, Rect)> {
    let front = ui.memory(egui::Memory::top_modal_layer).unwrap_or_else(|| ui.layer_id());
    let focusable = |widget: &&WidgetRect| widget.enabled && widget.sense.is_focusable();
    ui.ctx().viewport(|viewport| {
        let widgets = &viewport.prev_pass.widgets;
        let layer = id.and_then(|id| widgets.get(id)).map_or(front, |widget| widget.layer_id);
        widgets.get_layer(layer).filter(focusable).map(|widget| (widget.id, widget.rect)).collect()
    })
}

/// Where Tab leads from the control at `at` if a row from the right is concerned, and whether it stays there: if not, egui goes
/// on from there by itself.
fn step(rects: &[Rect], at: Option<usize>, forward: bool) -> Option<(usize, bool)> {
    let enter = |at: usize| {
        let (first, last) = row(rects, at);
        (first != last).then_some((if forward { last } else { first }, true))
    };
    let around = if forward { 0 } else { rects.len().checked_sub(1)? };
    let Some(at) = at else { return enter(around) };
    let (first, last) = row(rects, at);
    if first != last && at != if forward { first } else { last } {
        return Some((if forward { at - 1 } else { at + 1 }, true));
    }
    // Out of the row, at the end of it that is made last.
    let end = if forward { last } else { first };
    let next = if forward { end + 1 } else { end.wrapping_sub(1) };
    let entered = if next < rects.len() { enter(next) } else { None };
    entered.or((first != last).then_some((end, false)))
}

/// The first and the last control, as they were made, of the row from the right that `at` is in; `at` itself in other rows.
fn row(rects: &[Rect], at: usize) -> (usize, usize) {
    let goes_left = |from: usize| match (rects.get(from), rects.get(from + 1)) {
        (Some(a), Some(b)) => (a.center().y - b.center().y).abs() < ROW && b.right() <= a.left() + 1.0,
        _ => false,
    };
    let mut first = at;
    while first.checked_sub(1).is_some_and(goes_left) {
        first -= 1;
    }
    let mut last = at;
    while goes_left(last) {
        last += 1;
    }
    (first, last)
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2, vec2};

    use super::step;

    #[test]
    fn rows_from_the_right_are_read_from_the_left() {
        // A button, three from the right edge, and one in the next row.
        let at = |x: f32, y: f32| Rect::from_min_size(pos2(x, y), vec2(20.0, 20.0));
        let rects = [at(0.0, 0.0), at(200.0, 0.0), at(170.0, 0.0), at(140.0, 0.0), at(0.0, 40.0)];
        let walked: Vec<_> = (0..5).map(|from| step(&rects, Some(from), true)).collect();
        assert_eq!(walked, [Some((3, true)), Some((3, false)), Some((1, true)), Some((2, true)), None]);
        let back: Vec<_> = (0..5).map(|from| step(&rects, Some(from), false)).collect();
        assert_eq!(back, [None, Some((2, true)), Some((3, true)), Some((1, false)), Some((1, true))]);
        // At the end of a dialog: the one that is read last is reached too.
        let foot = &rects[1..4];
        assert_eq!([2, 1, 0].map(|from| step(foot, Some(from), true)), [Some((1, true)), Some((0, true)), Some((2, false))]);
        assert_eq!((step(&rects, None, true), step(&rects[1..4], None, true), step(&[], None, true)), (None, Some((2, true)), None));
    }
}
