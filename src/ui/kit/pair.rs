//! A picture before and after: side by side, swiped over each other, their difference, one in the place of the other, pixel by pixel.

use egui::{EventFilter, Key, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};
use image::RgbaImage;

use crate::services::before_after::Pair;
use crate::text::msg::Arg;
use crate::ui::Cx;
use crate::ui::kit::picture::{Ground, Shots};
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, picture};

/// The whole in percent.
const PERCENT: f64 = 100.0;
/// How much a picture is enlarged at most.
const MOST_ZOOM: f32 = 4.0;
/// Both sides of a tag's words together.
const TAG_PADDING: Vec2 = vec2(10.0, 4.0);
/// Radius of the handle between the pictures.
const HANDLE: f32 = 7.0;

/// How the two are compared.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
enum Mode {
    #[default]
    Side,
    Swipe,
    Difference,
    Blink,
    Pixels,
}

/// How the comparison is shown.
pub struct View {
    mode: Mode,
    /// Where one picture ends and the other begins, 0 to 1.
    split: f32,
    /// Whether the picture before is shown in the place of the other one.
    is_before: bool,
    /// The part of the picture in the middle of the pixel grid, 0 to 1.
    middle: Vec2,
}

impl Default for View {
    fn default() -> Self {
        Self { mode: Mode::default(), split: 0.5, is_before: false, middle: Vec2::splat(0.5) }
    }
}

/// Least widths for the view of single pixels, and for all ways in a row.
const PIXELS_WIDTH: f32 = 420.0;
const ROW_WIDTH: f32 = 300.0;
/// Side of a pixel in the grid, in points.
const PIXEL: f32 = 10.0;
/// Height of a row of words.
const LINE: f32 = 18.0;

/// Draws the comparison in an area of this height.
pub(in crate::ui) fn ui(ui: &mut Ui, cx: &Cx<'_>, pair: &Pair, view: &mut View, shots: &mut Shots, height: f32) {
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let mut ui = ui.new_child(egui::UiBuilder::new().id_salt("compare").max_rect(whole));
    ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
    let names = ["compare-side", "compare-swipe", "compare-difference", "compare-blink", "compare-pixels"].map(|id| cx.tr(id));
    let modes = [Mode::Side, Mode::Swipe, Mode::Difference, Mode::Blink, Mode::Pixels];
    let choices: Vec<_> = modes.iter().zip(&names).map(|(mode, name)| (*mode, None, name.as_str(), true)).collect();
    // A narrow area has no room for single pixels, and a narrower one not for all ways in a row.
    let choices = choices.get(..if whole.width() < PIXELS_WIDTH { modes.len() - 1 } else { modes.len() }).unwrap_or_default();
    for row in choices.chunks(if whole.width() < ROW_WIDTH { 2 } else { modes.len() }) {
        ui.horizontal(|ui| {
            if let Some(mode) = kit::segmented(ui, view.mode, row) {
                view.mode = mode;
            }
        });
    }
    let told_height = if whole.width() < ROW_WIDTH { 2.0 * LINE } else { LINE };
    let area = Rect::from_min_max(pos2(whole.left(), ui.cursor().top()), whole.max - vec2(0.0, told_height + tokens::SPACE_XS));
    let below = match view.mode {
        Mode::Side => side_by_side(&ui, cx, pair, area, shots),
        Mode::Swipe => swipe(&ui, cx, pair, area, view, shots),
        Mode::Difference => difference(&mut ui, cx, pair, area, shots),
        Mode::Blink => blink(&ui, cx, pair, area, view, shots),
        Mode::Pixels => pixels(&ui, cx, pair, area, view, shots),
    };
    let line = Rect::from_min_max(pos2(whole.left(), whole.bottom() - told_height), whole.max);
    let mut words = ui.new_child(egui::UiBuilder::new().id_salt("told").max_rect(line));
    let text = below.unwrap_or_else(|| told(cx, pair));
    words.add(egui::Label::new(RichText::new(text).size(tokens::SMALL).color(tokens(&words).muted)).wrap().selectable(false));
}

/// How much the two differ, in words.
pub(in crate::ui) fn told(cx: &Cx<'_>, pair: &Pair) -> String {
    match (&pair.before, &pair.difference) {
        (None, _) => cx.tr("compare-new"),
        (Some(before), None) => {
            let size = |image: &RgbaImage| format!("{}×{}", image.width(), image.height());
            cx.lang.with("compare-sizes", &[("before", size(before).into()), ("after", size(&pair.after).into())])
        }
        (_, Some(difference)) if difference.pixels == 0 => cx.tr("compare-same"),
        (_, Some(difference)) => {
            cx.lang.with("compare-told", &[("percent", Arg::decimal(difference.alike * PERCENT)), ("pixels", difference.pixels.into())])
        }
    }
}

/// Where a picture is drawn within `area`, as large as fits; small ones up to four times as large as they are.
fn fitted(image: &RgbaImage, area: Rect) -> Rect {
    let size = vec2(image.width() as f32, image.height() as f32);
    let scale = (area.width() / size.x).min(area.height() / size.y).min(MOST_ZOOM);
    Rect::from_center_size(area.center(), size * scale)
}

fn caption(ui: &Ui, area: Rect, words: &str) {
    let t = tokens(ui);
    let galley = ui.painter().layout_no_wrap(words.to_owned(), egui::FontId::proportional(tokens::TINY), t.muted);
    let rect = Rect::from_min_size(area.min + vec2(tokens::GAP, tokens::GAP), galley.size() + TAG_PADDING);
    ui.painter().rect(rect, 3.0, t.surface, Stroke::new(tokens::LINE, t.border), StrokeKind::Inside);
    ui.painter().galley(rect.min + TAG_PADDING / 2.0, galley, t.muted);
}

fn side_by_side(ui: &Ui, cx: &Cx<'_>, pair: &Pair, area: Rect, shots: &mut Shots) -> Option<String> {
    let (left, right) = area.split_left_right_at_fraction(0.5);
    let halves = [
        (left.with_max_x(left.right() - tokens::SPACE_XS), pair.before.as_ref(), "compare-before"),
        (right.with_min_x(right.left() + tokens::SPACE_XS), Some(&pair.after), "compare-after"),
    ];
    for (half, image, name) in halves {
        let painter = ui.painter().with_clip_rect(half.intersect(ui.clip_rect()));
        Ground::Checker.paint(ui, &painter, half);
        if let Some(image) = image {
            picture::paint(&painter, shots.get(ui, image, false), fitted(image, half.shrink(tokens::SPACE_S)));
        }
        ui.painter().rect_stroke(half, 0.0, Stroke::new(tokens::LINE, tokens(ui).border), StrokeKind::Inside);
        caption(ui, half, &cx.tr(name));
    }
    None
}

fn swipe(ui: &Ui, cx: &Cx<'_>, pair: &Pair, area: Rect, view: &mut View, shots: &mut Shots) -> Option<String> {
    let t = tokens(ui);
    let response = ui.interact(area, ui.scope_id().with("swipe"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::slider(true, f64::from(view.split), cx.tr("compare-swipe-line")));
    if let Some(at) = response.interact_pointer_pos() {
        view.split = ((at.x - area.left()) / area.width()).clamp(0.0, 1.0);
        response.request_focus();
    }
    view.split = (view.split + arrows(ui, &response).x * 0.02).clamp(0.0, 1.0);
    let painter = ui.painter().with_clip_rect(area.intersect(ui.clip_rect()));
    Ground::Checker.paint(ui, &painter, area);
    let x = egui::lerp(area.x_range(), view.split);
    let room = area.shrink(tokens::SPACE_S);
    let at = fitted(&pair.after, room);
    if let Some(before) = &pair.before {
        let clip = area.with_max_x(x).intersect(ui.clip_rect());
        picture::paint(&painter.with_clip_rect(clip), shots.get(ui, before, false), at);
    }
    let clip = area.with_min_x(x).intersect(ui.clip_rect());
    picture::paint(&painter.with_clip_rect(clip), shots.get(ui, &pair.after, false), at);
    painter.vline(x, area.y_range(), Stroke::new(2.0, t.accent));
    painter.circle(pos2(x, area.center().y), HANDLE, t.accent, Stroke::new(2.0, t.on_accent));
    painter.rect_stroke(area, 0.0, Stroke::new(tokens::LINE, t.border), StrokeKind::Inside);
    caption(ui, area, &format!("{} | {}", cx.tr("compare-before"), cx.tr("compare-after")));
    kit::focus_ring(ui, response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal));
    None
}

fn difference(ui: &mut Ui, cx: &Cx<'_>, pair: &Pair, area: Rect, shots: &mut Shots) -> Option<String> {
    let painter = ui.painter().with_clip_rect(area.intersect(ui.clip_rect()));
    painter.rect_filled(area, 0.0, tokens(ui).sunken);
    match &pair.difference {
        Some(difference) => {
            picture::paint(&painter, shots.get(ui, &difference.image, false), fitted(&difference.image, area.shrink(tokens::SPACE_S)))
        }
        None => {
            let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(area.shrink(tokens::SPACE_L)));
            kit::muted(&mut inner, &cx.tr("compare-no-difference"));
        }
    }
    None
}

/// One picture in the place of the other: a click or the space bar exchanges them.
fn blink(ui: &Ui, cx: &Cx<'_>, pair: &Pair, area: Rect, view: &mut View, shots: &mut Shots) -> Option<String> {
    let t = tokens(ui);
    let response = ui.interact(area, ui.scope_id().with("blink"), Sense::click());
    let name = cx.tr("compare-blink-about");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, view.is_before, &name));
    if response.clicked() {
        view.is_before = !view.is_before;
        response.request_focus();
    }
    let painter = ui.painter().with_clip_rect(area.intersect(ui.clip_rect()));
    Ground::Checker.paint(ui, &painter, area);
    let image = if view.is_before { pair.before.as_ref() } else { Some(&pair.after) };
    if let Some(image) = image {
        picture::paint(&painter, shots.get(ui, image, false), fitted(image, area.shrink(tokens::SPACE_S)));
    }
    painter.rect_stroke(area, 0.0, Stroke::new(tokens::LINE, t.border), StrokeKind::Inside);
    caption(ui, area, &cx.tr(if view.is_before { "compare-before" } else { "compare-after" }));
    kit::focus_ring(ui, response);
    Some(name)
}

/// The pixels about the middle as squares, both pictures side by side; the values of the one under the pointer.
fn pixels(ui: &Ui, cx: &Cx<'_>, pair: &Pair, area: Rect, view: &mut View, shots: &mut Shots) -> Option<String> {
    let t = tokens(ui);
    let response = ui.interact(area, ui.scope_id().with("pixels"), Sense::click_and_drag());
    let name = cx.tr("compare-pixels-about");
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollView, true, &name));
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    let size = vec2(pair.after.width() as f32, pair.after.height() as f32);
    let by = arrows(ui, &response) - response.drag_delta() / PIXEL;
    view.middle = (view.middle + by / size).clamp(Vec2::ZERO, Vec2::splat(1.0));
    let half = vec2((area.width() - tokens::SPACE_S) / 2.0, area.height());
    let count = (half / PIXEL).floor();
    let corner = (view.middle * size - count / 2.0).round();
    let hovered = response.hover_pos().and_then(|at| {
        let right = at.x > area.left() + half.x;
        let start = if right { area.left() + half.x + tokens::SPACE_S } else { area.left() };
        let cell = ((at - pos2(start, area.top())) / PIXEL).floor();
        (cell.x >= 0.0 && cell.x < count.x && cell.y < count.y).then_some(cell)
    });
    for (at, image) in [(0.0, pair.before.as_ref()), (half.x + tokens::SPACE_S, Some(&pair.after))] {
        let rect = Rect::from_min_size(area.min + vec2(at, 0.0), count * PIXEL);
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        Ground::Checker.paint(ui, &painter, rect);
        if let Some(image) = image {
            let whole = Rect::from_min_size(rect.min - corner * PIXEL, vec2(image.width() as f32, image.height() as f32) * PIXEL);
            picture::paint(&painter, shots.get(ui, image, true), whole);
        }
        let thin = Stroke::new(0.5, t.border);
        for line in 0..=count.x as usize {
            painter.vline(rect.left() + line as f32 * PIXEL, rect.y_range(), thin);
        }
        for line in 0..=count.y as usize {
            painter.hline(rect.x_range(), rect.top() + line as f32 * PIXEL, thin);
        }
        if let Some(cell) = hovered {
            let square = Rect::from_min_size(rect.min + cell * PIXEL, Vec2::splat(PIXEL));
            painter.rect_stroke(square, 0.0, Stroke::new(2.0, t.accent), StrokeKind::Outside);
        }
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(tokens::LINE, t.border_strong), StrokeKind::Outside);
    }
    kit::focus_ring(ui, response);
    let at = corner + hovered?;
    let value = |image: Option<&RgbaImage>| {
        let pixel = (at.x >= 0.0 && at.y >= 0.0).then(|| image?.get_pixel_checked(at.x as u32, at.y as u32).copied()).flatten();
        pixel.map_or("–".to_owned(), |image::Rgba([r, g, b, a])| format!("#{r:02x}{g:02x}{b:02x} {:.0} %", f32::from(a) / 2.55))
    };
    let args = [
        ("x", format!("{:.0}", at.x).into()),
        ("y", format!("{:.0}", at.y).into()),
        ("before", value(pair.before.as_deref()).into()),
        ("after", value(Some(&pair.after)).into()),
    ];
    Some(cx.lang.with("compare-pixel", &args))
}

/// What arrow keys ask for while this has the focus.
fn arrows(ui: &Ui, response: &egui::Response) -> Vec2 {
    if !response.has_focus() {
        return Vec2::ZERO;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    ui.input(|input| {
        let count = |key| input.num_presses(key) as f32;
        vec2(count(Key::ArrowRight) - count(Key::ArrowLeft), count(Key::ArrowDown) - count(Key::ArrowUp))
    })
}
