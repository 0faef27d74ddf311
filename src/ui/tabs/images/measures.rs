//! What a logo measures: where its drawing stands, how it stands out, what it has in common with the others.

use egui::{Rect, RichText, Role, Ui, WidgetInfo, vec2};

use super::canvas::{Canvas, known};
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::images::Images;
use crate::crm::images::{SLOTS, Slot};
use crate::formats::picture::Picture;
use crate::formats::picture::measures::{Ground, Ink};
use crate::model::document::FileBody;
use crate::services::logos::logo_set::{LogoFingerprint, LogoRelation, LogoStats, measure_set};
use crate::text::msg::Arg;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};
use crate::ui::{Cx, findings};

/// Upper edge of the button, from the lower edge of the picture.
const BUTTON_Y: f32 = -30.0;
/// Width of the measures.
const MEASURES: f32 = 330.0;
/// Units of an edge in a pixel.
const EDGE_UNITS: f32 = 100.0;

/// Room for what stands before the margins.
const LEAST_WORDS: f32 = 84.0;

/// The button on a picture that opens its measures.
pub fn button(ui: &mut Ui, canvas: &Canvas<'_, '_>, slot: &Slot, body: &FileBody, above: Rect) {
    let Canvas { cx, open, .. } = *canvas;
    let Some(picture) = known(&cx.app.images, body) else { return };
    let t = tokens(ui);
    let rect = Rect::from_min_size(above.left_bottom() + vec2(tokens::GAP, BUTTON_Y), vec2(tokens::BUTTON_SMALL, tokens::BUTTON_SMALL));
    let name = cx.lang.with("measures-of", &[("file", slot.file.into())]);
    let response = ui.interact(rect, ui.scope_id().with(("measures", slot.file)), egui::Sense::click());
    let fill = if response.hovered() { t.accent_soft } else { t.surface };
    ui.painter().rect(rect, tokens::RADIUS_SMALL, fill, egui::Stroke::new(tokens::LINE, t.border), egui::StrokeKind::Inside);
    icons::RULER
        .image(tokens::ICON_SMALL, t.muted)
        .paint_at(ui, Rect::from_center_size(rect.center(), vec2(tokens::ICON_SMALL, tokens::ICON_SMALL)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    egui::Popup::menu(&response).width(MEASURES).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(MEASURES);
        kit::group_title(ui, &name);
        egui::Grid::new("measures").num_columns(2).spacing(vec2(tokens::SPACE_L, tokens::SPACE_XS)).show(ui, |ui| {
            for (label, value) in lines(cx, open, slot, picture) {
                ui.label(RichText::new(label).size(tokens::SMALL).color(tokens(ui).muted));
                ui.add(egui::Label::new(RichText::new(value).size(tokens::SMALL)).wrap());
                ui.end_row();
            }
        });
        for finding in findings::in_file(open, &slot.path()) {
            findings::line(ui, cx, finding);
        }
    });
    kit::focus_ring(ui, response.on_hover_text(&name));
}

/// The narrowest margin of a picture, as words at the right of its card.
pub fn margins(ui: &mut Ui, cx: &Cx<'_>, body: Option<&FileBody>) {
    let Some(picture) = body.and_then(|body| known(&cx.app.images, body)) else { return };
    let (Some(size), Some(ink)) = (picture.size, picture.measures.as_ref().and_then(|measures| measures.ink)) else { return };
    let least = ink.margins(size).into_iter().min().unwrap_or_default();
    let percent = u64::from(least) * 100 / u64::from(size.0.min(size.1).max(1));
    let words = cx.lang.with("images-margins", &[("percent", percent.into())]);
    let room = ui.available_width() - LEAST_WORDS;
    let galley = ui.painter().layout_no_wrap(words.clone(), egui::FontId::proportional(tokens::SMALL), tokens(ui).muted);
    if galley.size().x <= room {
        ui.label(RichText::new(words).size(tokens::SMALL).color(tokens(ui).muted));
    }
}

/// The measures that are listed, as label and value.
fn lines(cx: &Cx<'_>, open: &OpenWidget, slot: &Slot, picture: &Picture) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    let mut line = |label: &str, value: String| lines.push((cx.tr(label), value));
    let (Some(size), Some(measures)) = (picture.size, picture.measures.as_ref()) else {
        line("measures-drawing", cx.tr("measures-unknown"));
        return lines;
    };
    match measures.ink {
        Some(ink) => {
            line("measures-drawing", format!("{}×{}", ink.width, ink.height));
            let [left, top, right, bottom] = ink.margins(size);
            line("measures-margins", format!("← {left}   ↑ {top}   → {right}   ↓ {bottom}"));
            let (x, y) = shift(ink, size);
            line("measures-shift", cx.lang.with("measures-shifted", &[("x", format!("{x:+.1}").into()), ("y", format!("{y:+.1}").into())]));
        }
        None => {
            let blank = if measures.ground == Ground::Transparent { "measures-transparent" } else { "measures-blank" };
            line("measures-drawing", cx.tr(blank));
        }
    }
    line("measures-light", cx.lang.with("measures-seen", &[("percent", u32::from(measures.on_light).into())]));
    line("measures-dark", cx.lang.with("measures-seen", &[("percent", u32::from(measures.on_dark).into())]));
    let Some(member) = member(&cx.app.images, open, slot) else { return lines };
    if let Some(edge) = member.edge {
        let id = if member.is_blurred { "measures-blurred" } else { "measures-edge" };
        line("measures-sharpness", cx.lang.with(id, &[("width", Arg::decimal((f32::from(edge) / EDGE_UNITS).into()))]));
    }
    for (relation, id) in
        [(LogoRelation::Same, "measures-same"), (LogoRelation::Stretched, "measures-stretched"), (LogoRelation::Apart, "measures-other")]
    {
        let files: Vec<&str> = member.others.iter().filter(|pair| pair.relation == relation).map(|pair| pair.with.file).collect();
        if !files.is_empty() {
            line(id, files.join(", "));
        }
    }
    if member.is_stock {
        line("measures-stock", cx.tr("measures-stock-about"));
    }
    lines
}

/// How far the middle of the drawing is from that of the picture, in pixels to the right and down.
fn shift(ink: Ink, (width, height): (u32, u32)) -> (f32, f32) {
    let middle = |start: u32, length: u32, whole: u32| start as f32 + (length as f32 - whole as f32) / 2.0;
    (middle(ink.left, ink.width, width), middle(ink.top, ink.height, height))
}

/// The logo beside the others of the widget.
fn member(images: &Images, open: &OpenWidget, slot: &Slot) -> Option<LogoStats> {
    let widget = open.project.widget();
    let looks = |slot: &Slot| images.pictures.get(&widget.get(&slot.path())?.identity())?.looks.as_deref();
    let logos: Vec<(&'static Slot, &LogoFingerprint)> = SLOTS.iter().filter_map(|slot| Some((slot, looks(slot)?))).collect();
    measure_set(&logos).into_iter().find(|member| member.slot == slot)
}
