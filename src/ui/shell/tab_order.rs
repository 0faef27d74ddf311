//! The order of Tab in rows that are laid out from the right edge: it follows reading, from left to right.
//!
//! egui goes through controls in the order they are made in, and what stands at the right edge is made from the right.

use egui::{FocusDirection, Id, IdMap, Key, Rect, Ui, WidgetRect};

use crate::ui::kit;

/// How far apart the middles of controls of one row may be, in points.
const ROW: f32 = 5.0;
/// Most height of what lays a row out, in points: what is taller only happens to have controls at one height.
const HIGHEST: f32 = 64.0;

/// What can have the focus.
struct Control {
    id: Id,
    rect: Rect,
    /// The widest part of the window around it that is no higher than a row.
    row: Option<Id>,
}

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
    let at = focused.and_then(|focused| controls.iter().position(|control| control.id == focused));
    let Some((to, stays)) = step(&controls, at, forward) else { return };
    let Some(to) = controls.get(to) else { return };
    ui.memory_mut(|memory| {
        memory.request_focus(to.id);
        if stays {
            memory.move_focus(FocusDirection::None);
        }
    });
}

/// What can have the focus in the layer of `id`, or in that in front, in the order it was made in.
fn layer_of(ui: &Ui, id: Option<Id>) -> Vec<Control> {
    let front = ui.memory(egui::Memory::top_modal_layer).unwrap_or_else(|| ui.layer_id());
    let focusable = |widget: &&WidgetRect| widget.enabled && widget.sense.is_focusable();
    ui.ctx().viewport(|viewport| {
        let widgets = &viewport.prev_pass.widgets;
        let layer = id.and_then(|id| widgets.get(id)).map_or(front, |widget| widget.layer_id);
        let parts: IdMap<&WidgetRect> = widgets.get_layer(layer).map(|widget| (widget.id, widget)).collect();
        let row = |widget: &WidgetRect| {
            // The outermost part is its own parent.
            let parent = |part: &&&WidgetRect| (part.parent_id != part.id).then(|| parts.get(&part.parent_id)).flatten();
            let around = std::iter::successors(parts.get(&widget.parent_id), parent);
            around.take_while(|part| part.rect.height() <= HIGHEST).last().map(|part| part.id)
        };
        widgets.get_layer(layer).filter(focusable).map(|widget| Control { id: widget.id, rect: widget.rect, row: row(widget) }).collect()
    })
}

/// Where Tab leads from the control at `at` if a row from the right is concerned, and whether it stays there: if not, egui goes
/// on from there by itself.
fn step(controls: &[Control], at: Option<usize>, forward: bool) -> Option<(usize, bool)> {
    let enter = |at: usize| {
        let (first, last) = row(controls, at);
        (first != last).then_some((if forward { last } else { first }, true))
    };
    let around = if forward { 0 } else { controls.len().checked_sub(1)? };
    let Some(at) = at else { return enter(around) };
    let (first, last) = row(controls, at);
    if first != last && at != if forward { first } else { last } {
        return Some((if forward { at - 1 } else { at + 1 }, true));
    }
    // Out of the row, at the end of it that is made last.
    let end = if forward { last } else { first };
    let next = if forward { end + 1 } else { end.wrapping_sub(1) };
    let entered = if next < controls.len() { enter(next) } else { None };
    entered.or((first != last).then_some((end, false)))
}

/// The first and the last control, as they were made, of the row from the right that `at` is in; `at` itself in other rows.
fn row(controls: &[Control], at: usize) -> (usize, usize) {
    let goes_left = |from: usize| match (controls.get(from), controls.get(from + 1)) {
        (Some(Control { rect: a, row, .. }), Some(Control { rect: b, row: other, .. })) => {
            row.is_some() && row == other && (a.center().y - b.center().y).abs() < ROW && b.right() <= a.left() + 1.0
        }
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
    use egui::{Id, Rect, pos2, vec2};

    use super::{Control, step};

    fn control(x: f32, y: f32, row: Option<&str>) -> Control {
        Control { id: Id::unique((x as u32, y as u32)), rect: Rect::from_min_size(pos2(x, y), vec2(20.0, 20.0)), row: row.map(Id::unique) }
    }

    #[test]
    fn rows_from_the_right_are_read_from_the_left() {
        // A button, three from the right edge, and one in the next row.
        let at = |x: f32, y: f32| control(x, y, Some(if y > 0.0 { "next" } else { "first" }));
        let controls = [at(0.0, 0.0), at(200.0, 0.0), at(170.0, 0.0), at(140.0, 0.0), at(0.0, 40.0)];
        let walked: Vec<_> = (0..5).map(|from| step(&controls, Some(from), true)).collect();
        assert_eq!(walked, [Some((3, true)), Some((3, false)), Some((1, true)), Some((2, true)), None]);
        let back: Vec<_> = (0..5).map(|from| step(&controls, Some(from), false)).collect();
        assert_eq!(back, [None, Some((2, true)), Some((3, true)), Some((1, false)), Some((1, true))]);
        // At the end of a dialog: the one that is read last is reached too.
        let foot = &controls[1..4];
        assert_eq!([2, 1, 0].map(|from| step(foot, Some(from), true)), [Some((1, true)), Some((0, true)), Some((2, false))]);
        assert_eq!((step(&controls, None, true), step(foot, None, true), step(&[], None, true)), (None, Some((2, true)), None));
    }

    #[test]
    fn two_lists_at_one_height_are_no_row() {
        // The last of a list at the right, the first of one at the left, and its next.
        for (right, left) in [(None, None), (Some("right"), Some("left")), (Some("right"), None)] {
            let controls = [control(300.0, 80.0, right), control(0.0, 80.0, left), control(0.0, 120.0, left)];
            for from in 0..3 {
                assert_eq!([true, false].map(|forward| step(&controls, Some(from), forward)), [None, None], "from {from} in {right:?}");
            }
        }
    }
}
