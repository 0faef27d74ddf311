//! What is in a frame: its controls as the window and as a screen reader know them, its words, and rings of the focus.

use std::collections::HashMap;

use egui::accesskit::Role;
use egui::epaint::ClippedShape;
use egui::{Id, LayerId, Rect, Sense, Shape};
use egui_kittest::kittest::NodeT as _;
use widget_studio::ui::kit::tokens::{DARK, LIGHT};

use crate::harness::Window;

/// What can be clicked or have the focus.
#[derive(Debug, Clone)]
pub struct Control {
    pub id: Id,
    pub layer: LayerId,
    pub rect: Rect,
    /// The part that is not cut off.
    pub visible: Rect,
    pub sense: Sense,
    pub role: Role,
    pub name: String,
}

/// All controls that can be used now: behind a dialog there are none.
pub fn controls(window: &Window) -> Vec<Control> {
    let nodes: HashMap<u64, (Role, String)> = window
        .harness
        .root()
        .children_recursive()
        .map(|node| {
            let node = node.accesskit_node();
            let name = if node.role() == Role::Label { node.value() } else { node.label() };
            (node.locate().0.0, (node.role(), name.unwrap_or_default()))
        })
        .collect();
    let ctx = &window.harness.ctx;
    let widgets: Vec<_> = ctx.viewport(|viewport| viewport.prev_pass.widgets.layers().flat_map(|(_, widgets)| widgets.to_vec()).collect());
    let usable = |layer| ctx.memory(|memory| memory.allows_interaction(layer));
    let widgets = widgets.into_iter().filter(|widget| widget.enabled && usable(widget.layer_id));
    widgets
        .filter(|widget| widget.sense.senses_click() || widget.sense.is_focusable())
        .map(|widget| {
            let (role, name) = nodes.get(&widget.id.value()).cloned().unwrap_or((Role::Unknown, String::new()));
            Control {
                id: widget.id,
                layer: widget.layer_id,
                rect: widget.rect,
                visible: widget.interact_rect,
                sense: widget.sense,
                role,
                name,
            }
        })
        .filter(|control| !is_bar(control) && !is_text(control))
        .collect()
}

/// A scroll bar or the edge of a panel: what it moves is moved by other keys too.
fn is_bar(control: &Control) -> bool {
    let thin = control.rect.width().min(control.rect.height()) <= 16.0;
    control.role == Role::Splitter || control.role == Role::ScrollBar || (control.name.is_empty() && control.sense.senses_drag() && thin)
}

/// Words that can be selected by the pointer to be copied (each of their lines), and the ground of what floats above the window.
fn is_text(control: &Control) -> bool {
    let quiet = matches!(control.role, Role::Label | Role::GenericContainer) || (control.role == Role::Unknown && control.name.is_empty());
    quiet && !control.sense.is_focusable()
}

/// Bars that scroll: a vertical one is higher than wide.
pub fn bars(window: &Window) -> Vec<Rect> {
    let widgets = window.harness.ctx.viewport(|viewport| {
        let all = viewport.prev_pass.widgets.layers().flat_map(|(_, widgets)| widgets.to_vec());
        all.filter(|widget| widget.sense.senses_drag()).map(|widget| widget.rect).collect::<Vec<_>>()
    });
    widgets.into_iter().filter(|rect| rect.width().min(rect.height()) <= 16.0).collect()
}

/// Words that are drawn: their text, each of their lines, and what of that is shown.
#[derive(Clone)]
pub struct Words {
    pub text: String,
    pub is_elided: bool,
    pub lines: Vec<Rect>,
    pub clip: Rect,
}

impl Words {
    /// The part of the first line that is shown.
    pub fn shown(&self) -> Rect {
        self.lines[0].intersect(self.clip)
    }
}

/// All words of a frame; with a dialog in front those within it alone.
pub fn words(window: &Window) -> Vec<Words> {
    let mut found = Vec::new();
    each_shape(window, |clip, shape| {
        if let Shape::Rect(rect) = shape
            && [LIGHT.backdrop, DARK.backdrop].contains(&rect.fill)
        {
            found.clear();
        }
        let Shape::Text(shape) = shape else { return };
        let lines = shape.galley.rows.iter().filter(|row| row.visuals.mesh_bounds.is_positive());
        let lines: Vec<_> = lines.map(|row| row.visuals.mesh_bounds.translate(shape.pos.to_vec2() + row.pos.to_vec2())).collect();
        if clip.is_positive() && lines.first().is_some_and(|line| line.intersects(clip)) {
            found.push(Words { text: shape.galley.job.text.clone(), is_elided: shape.galley.elided, lines, clip });
        }
    });
    found
}

/// The rings of the focus that are drawn, and what of each is shown.
pub fn rings(window: &Window) -> Vec<(Rect, Rect)> {
    let mut found = Vec::new();
    let colours = [LIGHT.focus, LIGHT.error, DARK.focus, DARK.error];
    each_shape(window, |clip, shape| {
        if let Shape::Rect(ring) = shape
            && ring.stroke.width >= 2.0
            && colours.contains(&ring.stroke.color)
        {
            found.push((ring.rect, ring.rect.intersect(clip)));
        }
    });
    found
}

fn each_shape(window: &Window, mut see: impl FnMut(Rect, &Shape)) {
    fn into(shape: &Shape, clip: Rect, see: &mut impl FnMut(Rect, &Shape)) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| into(shape, clip, see)),
            shape => see(clip, shape),
        }
    }
    let screen = window.harness.ctx.content_rect();
    for ClippedShape { clip_rect, shape, .. } in &window.harness.output().shapes {
        into(shape, clip_rect.intersect(screen), &mut see);
    }
}
