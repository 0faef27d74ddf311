//! How a picture is placed, what is around it and behind it.

use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::draft::{Draft, GroundKind, Mode};
use crate::app::features::images::Loaded;
use crate::services::logos::compose::{Direction, MAX_PADDING};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, of_picture, tokens};
use crate::ui::kit::{self, icons};

/// Width of what stands beside a slider.
const BESIDE_SLIDER: f32 = 56.0;
/// Least width of a slider.
const LEAST_SLIDER: f32 = 60.0;
/// Width of the input of a colour.
const COLOUR: f32 = 76.0;
/// How much larger the ring around a chosen colour is.
const RING: f32 = 4.0;

/// Width of the labels.
const LABEL: f32 = 86.0;
/// Side of a colour.
const SWATCH: f32 = 22.0;
/// Colours that are always offered.
const ALWAYS: [[u8; 3]; 2] = [[255; 3], [0; 3]];

/// Which colour is picked from the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    First,
    Second,
}

/// What the view of the settings remembers.
#[derive(Default)]
pub struct View {
    /// The next click on the source picks this colour.
    pub picks: Option<Pick>,
    /// Whether a change is for all pictures; kept the other way round so that it is at first.
    pub only_one: bool,
    hex: [String; 2],
}

/// Draws the settings of a draft; whether it was changed.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, loaded: &Loaded, draft: &mut Draft, several: bool, view: &mut View) -> bool {
    let before = draft.clone();
    ui.spacing_mut().item_spacing.y = tokens::GAP;
    row(ui, &cx.tr("lab-place"), |ui| {
        let (fit, fill, crop) = (cx.tr("lab-fit"), cx.tr("lab-fill"), cx.tr("lab-crop"));
        let choices = [(Mode::Fit, None, &*fit, true), (Mode::Fill, None, &*fill, true), (Mode::Crop, None, &*crop, true)];
        if let Some(mode) = kit::segmented(ui, draft.mode, &choices) {
            draft.mode = mode;
        }
    });
    let margin = cx.tr("lab-margin");
    row(ui, &margin, |ui| {
        let width = (ui.available_width() - BESIDE_SLIDER).max(LEAST_SLIDER);
        kit::slider(ui, &mut draft.padding, 0.0..=MAX_PADDING, 1.0, &margin, width);
        ui.label(format!("{:.0} %", draft.padding));
    });
    row(ui, &cx.tr("lab-ground"), |ui| {
        let (none, colour, gradient) = (cx.tr("lab-ground-none"), cx.tr("lab-ground-colour"), cx.tr("lab-ground-gradient"));
        let choices = [
            (GroundKind::None, None, &*none, true),
            (GroundKind::Colour, None, &*colour, true),
            (GroundKind::Gradient, None, &*gradient, true),
        ];
        if let Some(ground) = kit::segmented(ui, draft.ground, &choices) {
            draft.ground = ground;
            view.picks = None;
        }
        if draft.ground == GroundKind::Gradient {
            directions(ui, cx, draft);
        }
    });
    if draft.ground != GroundKind::None {
        let label = if draft.ground == GroundKind::Gradient { "lab-from" } else { "lab-colour" };
        colours(ui, cx, loaded, label, &mut draft.colour, Pick::First, view);
    }
    if draft.ground == GroundKind::Gradient {
        colours(ui, cx, loaded, "lab-to", &mut draft.to, Pick::Second, view);
    }
    row(ui, &cx.tr("lab-sharpen"), |ui| {
        if kit::switch(ui, draft.sharpen, &cx.tr("lab-sharpen")).clicked() {
            draft.sharpen = !draft.sharpen;
        }
        if several {
            kit::right(ui, |ui| {
                let name = cx.tr("lab-for-all");
                if kit::switch(ui, !view.only_one, &name).on_hover_text(cx.tr("lab-for-all-about")).clicked() {
                    view.only_one = !view.only_one;
                }
                ui.add(egui::Label::new(&name).selectable(false).truncate());
            });
        }
    });
    *draft != before
}

fn row(ui: &mut Ui, label: &str, content: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_height(tokens::INPUT);
        let (rect, _) = ui.allocate_exact_size(egui::vec2(LABEL, tokens::INPUT), Sense::hover());
        let mut words = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::left_to_right(egui::Align::Center)));
        words.add(egui::Label::new(label).selectable(false).truncate());
        content(ui);
    });
}

fn directions(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft) {
    let signs = [
        (Direction::Down, "↓", "lab-direction-down"),
        (Direction::Right, "→", "lab-direction-right"),
        (Direction::DownRight, "↘", "lab-direction-down-right"),
        (Direction::UpRight, "↗", "lab-direction-up-right"),
    ];
    let sign = signs.iter().find(|(direction, ..)| *direction == draft.direction).map_or("↓", |(_, sign, _)| sign);
    kit::menu_chip(ui, None, sign, &cx.tr("lab-direction"), |ui| {
        for (direction, sign, name) in signs {
            if kit::menu_item(ui, direction == draft.direction, &format!("{sign}  {}", cx.tr(name))) {
                draft.direction = direction;
            }
        }
    });
}

/// A colour: offered ones, one picked from the source, one typed.
fn colours(ui: &mut Ui, cx: &Cx<'_>, loaded: &Loaded, label: &str, value: &mut [u8; 3], which: Pick, view: &mut View) {
    let label = cx.tr(label);
    row(ui, &label, |ui| {
        ui.spacing_mut().item_spacing.x = tokens::GAP;
        let mut offered: Vec<[u8; 3]> = loaded.colours.iter().take(4).copied().collect();
        offered.extend(ALWAYS.into_iter().filter(|colour| !loaded.colours.contains(colour)));
        for colour in offered {
            if swatch(ui, colour, colour == *value, &label) {
                *value = colour;
            }
        }
        if kit::toggle_icon(ui, icons::PIPETTE, view.picks == Some(which), &cx.lang.with("lab-pick", &[("what", (&label).into())]))
            .clicked()
        {
            view.picks = if view.picks == Some(which) { None } else { Some(which) };
        }
        let [first, second] = &mut view.hex;
        let typed = if which == Pick::First { first } else { second };
        let id = ui.scope_id().with(("hex", which == Pick::First));
        if !ui.memory(|memory| memory.has_focus(id)) {
            *typed = hex(*value);
        }
        let bad = parsed(typed).is_none();
        let name = cx.lang.with("lab-hex", &[("what", (&label).into())]);
        if kit::input(ui, typed, id, &name, true, bad, COLOUR).changed()
            && let Some(colour) = parsed(typed)
        {
            *value = colour;
        }
    });
}

fn swatch(ui: &mut Ui, colour: [u8; 3], chosen: bool, label: &str) -> bool {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SWATCH), Sense::click());
    let radius = CornerRadius::same(tokens::RADIUS_SMALL);
    ui.painter().rect(rect, radius, of_picture(colour), Stroke::new(tokens::LINE, t.border_strong), StrokeKind::Inside);
    if chosen {
        let ring = Rect::from_center_size(rect.center(), Vec2::splat(SWATCH + RING));
        ui.painter().rect_stroke(ring, CornerRadius::same(tokens::RADIUS), Stroke::new(2.0, t.accent), StrokeKind::Inside);
    }
    let name = format!("{label} {}", hex(colour));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &name));
    kit::focus_ring(ui, response.on_hover_text(hex(colour))).clicked()
}

/// `#rrggbb`.
pub fn hex([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// A colour as people type it, with or without `#`.
fn parsed(text: &str) -> Option<[u8; 3]> {
    let digits = text.trim().trim_start_matches('#');
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 6)?;
    let [_, r, g, b] = value.to_be_bytes();
    Some([r, g, b])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_people_type_them() {
        assert_eq!((parsed("#1f6FEB"), parsed(" ffffff ")), (Some([0x1f, 0x6f, 0xeb]), Some([255; 3])));
        assert_eq!((parsed("#fff"), parsed("blue"), hex([1, 2, 255])), (None, None, "#0102ff".to_owned()));
    }
}
