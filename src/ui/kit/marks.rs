//! What is only to be seen: icons, marks, bars, dashed edges.

use egui::{Color32, CornerRadius, Painter, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::icons::Icon;
use super::tokens::{self, tokens};

/// Length of a thin dash.
const THIN_DASH: f32 = 4.0;
/// Between two thin dashes.
const THIN_GAP: f32 = 3.0;
/// Length of a dash.
const DASH: f32 = 6.0;
/// Between two dashes.
const DASH_GAP: f32 = 4.0;

/// An icon that is only to be seen.
pub fn icon(ui: &mut Ui, icon: Icon, size: f32, colour: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    icon.image(size, colour).paint_at(ui, rect);
    response
}

/// Draws the mark of an account, edged so that it is seen on every ground.
pub fn paint_mark(ui: &Ui, centre: egui::Pos2, colour: Color32) {
    let rect = egui::Rect::from_center_size(centre, Vec2::splat(tokens::ICON_SMALL));
    ui.painter().rect(
        rect,
        CornerRadius::same(tokens::RADIUS_SMALL),
        colour,
        Stroke::new(tokens::LINE, tokens(ui).on_accent),
        StrokeKind::Inside,
    );
}

/// How far something is, as a bar.
pub fn progress(ui: &mut Ui, part: f32, width: f32, name: &str) {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, tokens::BAR), Sense::hover());
    ui.painter().rect_filled(rect, 2.0, t.sunken);
    let done = egui::Rect::from_min_size(rect.min, vec2(width * part.clamp(0.03, 1.0), tokens::BAR));
    ui.painter().rect_filled(done, 2.0, t.accent);
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
}

/// A dashed edge: something may be dropped here.
pub fn dashed(ui: &Ui, rect: egui::Rect, colour: Color32) {
    let inset = rect.shrink(1.0);
    let corners = [inset.left_top(), inset.right_top(), inset.right_bottom(), inset.left_bottom(), inset.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, Stroke::new(1.5, colour), DASH, DASH_GAP));
}

/// A line over the whole width.
pub fn hairline(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), tokens::LINE), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, tokens(ui).border);
}

/// A thin dashed edge: something is not as large as it should be, or is drawn by somebody else.
pub fn dashed_thin(painter: &Painter, rect: Rect, colour: Color32) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(Shape::dashed_line(&corners, Stroke::new(tokens::LINE, colour), THIN_DASH, THIN_GAP));
}
