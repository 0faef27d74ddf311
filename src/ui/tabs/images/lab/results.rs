//! The cards of the pictures that would be written: each with a tick, the weight, and what to know before.

use egui::{CornerRadius, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::draft::{Draft, Mode};
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::images::{Lab, Rendered, Target};
use crate::text::msg::Arg;
use crate::ui::Cx;
use crate::ui::kit::picture::{Ground, Shots};
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons, picture};
use crate::ui::tabs::images::canvas;

/// The whole in percent.
const PERCENT: f64 = 100.0;
/// Height of a result's head.
const HEAD: f32 = 24.0;
/// Height of a line below.
const LINE_HEIGHT: f32 = 17.0;
/// Side of the icon of a warning.
const WARNING: f32 = 13.0;

/// Height of the picture's part of a card: so that all six are seen at once. And of the words below it.
const PICTURE: std::ops::RangeInclusive<f32> = 72.0..=124.0;
const WORDS: f32 = 92.0;
/// Narrowest card.
const NARROWEST: f32 = 148.0;

/// Draws the cards; returns the one that was chosen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, lab: &Lab, drafts: &mut [Draft], chosen: usize, shots: &mut Shots) -> Option<usize> {
    let mut clicked = None;
    ScrollArea::vertical().id_salt("results").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(tokens::SPACE_M, tokens::SPACE_M);
        let columns = ((ui.available_width() + tokens::SPACE_M) / (NARROWEST + tokens::SPACE_M)).floor().clamp(1.0, 3.0);
        let width = (ui.available_width() - tokens::SPACE_M * (columns - 1.0)) / columns;
        let canvas = ((ui.available_height() - tokens::SPACE_M) / 2.0 - WORDS).clamp(*PICTURE.start(), *PICTURE.end());
        let all: Vec<(usize, &Target)> = lab.targets.iter().enumerate().collect();
        for row in all.chunks(columns as usize) {
            ui.horizontal(|ui| {
                for (at, target) in row {
                    let Some(draft) = drafts.get_mut(*at) else { continue };
                    let rendered = lab.rendered.get(*at).and_then(Option::as_ref);
                    let card = Card { open, target, rendered, is_chosen: *at == chosen, size: vec2(width, canvas) };
                    if card.ui(ui, cx, draft, shots) {
                        clicked = Some(*at);
                    }
                }
            });
        }
    });
    clicked
}

/// One picture.
struct Card<'c> {
    open: &'c OpenWidget,
    target: &'c Target,
    rendered: Option<&'c Rendered>,
    is_chosen: bool,
    /// Of the picture's part.
    size: egui::Vec2,
}

impl Card<'_> {
    /// Draws it; whether it was clicked.
    fn ui(&self, ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft, shots: &mut Shots) -> bool {
        let Self { open, target, rendered, is_chosen, size } = *self;
        let t = tokens(ui);
        let (rect, response) = ui.allocate_exact_size(size + vec2(0.0, WORDS), Sense::click());
        let name = cx.lang.with("lab-edit", &[("file", target.path.name().into())]);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &name));
        let radius = CornerRadius::same(tokens::RADIUS_CARD);
        ui.painter().rect_filled(rect, radius, t.surface);
        let above = Rect::from_min_size(rect.min, size).shrink(1.0);
        let painter = ui.painter().with_clip_rect(above.intersect(ui.clip_rect()));
        Ground::Checker.paint(ui, &painter, above);
        if let Some(rendered) = rendered {
            let ready = rendered.ready.as_ref().and_then(|ready| ready.as_ref().ok());
            let image = ready.map_or(&rendered.image, |ready| &ready.pair.after);
            let size = vec2(image.width() as f32, image.height() as f32);
            let room = above.shrink(tokens::INSET);
            let scale = (room.width() / size.x).min(room.height() / size.y).min(1.0);
            picture::paint(&painter, shots.get(ui, image, false), Rect::from_center_size(above.center(), size * scale));
        }
        ui.painter().hline(rect.x_range(), above.bottom(), Stroke::new(tokens::LINE, t.border));
        let edge = if is_chosen { Stroke::new(2.0, t.accent) } else { Stroke::new(tokens::LINE, t.border) };
        ui.painter().rect_stroke(rect, radius, edge, StrokeKind::Inside);
        let below = Rect::from_min_max(pos2(rect.left(), above.bottom() + 1.0), rect.max).shrink2(vec2(tokens::INSET, tokens::GAP));
        let mut words = canvas::below(ui, target.path.as_str(), below);
        words.spacing_mut().item_spacing.y = 1.0;
        tick(&mut words, cx, target, draft);
        facts(&mut words, cx, open, target, rendered, draft);
        kit::focus_ring(ui, response).clicked()
    }
}

fn tick(ui: &mut Ui, cx: &Cx<'_>, target: &Target, draft: &mut Draft) {
    ui.horizontal(|ui| {
        ui.set_height(HEAD);
        ui.spacing_mut().item_spacing.x = tokens::GAP;
        let name = cx.lang.with("lab-write", &[("file", target.path.name().into())]);
        kit::tick(ui, &mut draft.ticked, &name);
        let file = target.path.name().trim_end_matches(".png");
        ui.add(egui::Label::new(RichText::new(file).font(tokens::code(tokens::SMALL)).color(tokens(ui).text)).truncate().selectable(false));
    });
}

fn facts(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, target: &Target, rendered: Option<&Rendered>, draft: &Draft) {
    let t = tokens(ui);
    let small = |text: String, colour| egui::Label::new(RichText::new(text).size(tokens::SMALL).color(colour)).truncate().selectable(false);
    let pair = |ui: &mut Ui, left: egui::Label, right: String| {
        ui.horizontal(|ui| {
            ui.set_height(LINE_HEIGHT);
            kit::right(ui, |ui| {
                ui.add(small(right, t.muted));
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| ui.add(left));
            });
        });
    };
    let ready = rendered.and_then(|rendered| rendered.ready.as_ref());
    let weight = match ready {
        Some(Ok(ready)) => cx.lang.size(ready.png.len()),
        Some(Err(_)) => "–".to_owned(),
        None => "…".to_owned(),
    };
    pair(ui, small(format!("{}×{}", target.size.0, target.size.1), t.muted), weight);
    let mode = cx.tr(match draft.mode {
        Mode::Fit => "lab-fit",
        Mode::Fill => "lab-fill",
        Mode::Crop => "lab-crop",
    });
    let present = open.project.widget().get(target.path.as_str());
    let replaces = match present {
        Some(body) => small(cx.lang.with("lab-replaces", &[("size", cx.lang.size(body.len()).into())]), t.muted),
        None => small(cx.tr("lab-new-file"), t.success),
    };
    pair(ui, replaces, mode);
    if let Some((text, about)) = warning(cx, rendered) {
        ui.horizontal(|ui| {
            ui.set_height(LINE_HEIGHT);
            ui.spacing_mut().item_spacing.x = tokens::SPACE_XS;
            kit::icon(ui, icons::TRIANGLE_ALERT, WARNING, t.warning_mark);
            ui.add(small(text, t.warning)).on_hover_text(about);
        });
    }
}

/// What to know before a picture is written: short, and in full.
fn warning(cx: &Cx<'_>, rendered: Option<&Rendered>) -> Option<(String, String)> {
    let rendered = rendered?;
    if let Some(Err(trouble)) = &rendered.ready {
        return Some((cx.tr("lab-fails"), cx.lang.msg(&trouble.what)));
    }
    if let Some(times) = rendered.upscaled {
        let args = [("times", Arg::decimal(times))];
        return Some((cx.lang.with("lab-upscaled", &args), cx.lang.with("lab-upscaled-about", &args)));
    }
    let loss = rendered.ready.as_ref()?.as_ref().ok()?.loss?;
    let args = [("colours", loss.colours.into()), ("percent", Arg::decimal(loss.alike * PERCENT))];
    Some((cx.lang.with("lab-loss", &args), cx.lang.with("lab-loss-about", &args)))
}
