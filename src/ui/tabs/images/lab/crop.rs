//! The source with the part of it that is drawn: dragged by its handles, moved by arrow keys, zoomed by + and −.

use egui::{Color32, Event, EventFilter, Key, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::draft::{Draft, HANDLES, Handle, MOST_ZOOM, Mode, moved, stretched, zoom_of, zoomed};
use crate::app::features::images::{Loaded, Target};
use crate::formats::picture::pyramid;
use crate::ui::Cx;
use crate::ui::kit::picture::{Ground, Shots};
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons, picture};

/// The whole in percent.
const PERCENT: f64 = 100.0;
/// Least width of the slider.
const LEAST_SLIDER: f32 = 60.0;
/// Width of the zoom in percent.
const ZOOM: f32 = 46.0;
/// Side of a handle.
const HANDLE: f32 = 8.0;
/// Both sides of a tag's words together.
const TAG_PADDING: Vec2 = vec2(12.0, 6.0);
/// A step with Shift.
const LARGE_STEP: f64 = 5.0 * STEP;

/// How far a handle can be caught, in points.
const CATCH: f32 = 10.0;
/// Part of the crop by which an arrow key moves it, and of the source with Shift.
const STEP: f64 = 0.02;
/// How much a press of + or − zooms.
const CLOSER: f64 = 1.1;

/// What was done to the source.
#[derive(Default)]
pub struct Done {
    /// The crop was changed.
    pub crop: Option<pyramid::Rect>,
    /// A colour was picked.
    pub colour: Option<[u8; 3]>,
}

/// What is cropped, for what, and how so far.
#[derive(Clone, Copy)]
pub struct Crop<'c> {
    pub loaded: &'c Loaded,
    pub target: &'c Target,
    pub draft: &'c Draft,
}

/// The source, in a picture of this height. A click picks a colour if `is_picking`.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, crop: Crop<'_>, is_picking: bool, height: f32, shots: &mut Shots) -> Done {
    let Crop { loaded, target, draft } = crop;
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click_and_drag());
    let name = cx.lang.with("lab-crop-of", &[("file", target.path.name().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, &name));
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    Ground::Checker.paint(ui, &painter, rect);
    let size = vec2(loaded.source.size.0 as f32, loaded.source.size.1 as f32);
    let scale = (rect.width() / size.x).min(rect.height() / size.y);
    let at = Rect::from_center_size(rect.center(), size * scale);
    picture::paint(&painter, shots.get(ui, &loaded.screen, false), at);
    painter.rect_stroke(rect, 0.0, Stroke::new(tokens::LINE, t.border), StrokeKind::Inside);
    let mut done = Done::default();
    if is_picking {
        done.colour = pick(&response, at, loaded);
        response.on_hover_cursor(egui::CursorIcon::Crosshair);
        return done;
    }
    let crop = shown(draft, loaded.source.size, target.size);
    let drawn =
        Rect::from_min_size(at.min + vec2(crop.x as f32, crop.y as f32) * scale, vec2(crop.width as f32, crop.height as f32) * scale);
    shade(&painter, at, drawn, t.backdrop);
    frame(&painter, drawn, draft.mode == Mode::Crop, t);
    label(&painter, drawn, rect, target, t);
    let whole = draft.whole(loaded.source.size, target.size);
    done.crop =
        drag(ui, &response, drawn, crop, scale, loaded.source.size).or_else(|| keys(ui, &response, crop, whole, loaded.source.size));
    kit::focus_ring(ui, response);
    done
}

/// The part of the source that is drawn, whatever the mode.
fn shown(draft: &Draft, source: (u32, u32), target: (u32, u32)) -> pyramid::Rect {
    match draft.mode {
        Mode::Fit => pyramid::Rect::all(source),
        Mode::Fill => draft.whole(source, target),
        Mode::Crop => draft.crop,
    }
}

/// The row below the source: zoom, and back to the largest crop.
pub fn zoom_row(ui: &mut Ui, cx: &Cx<'_>, crop: Crop<'_>, room: f32) -> Option<pyramid::Rect> {
    let Crop { loaded, target, draft } = crop;
    let source = loaded.source.size;
    let whole = draft.whole(source, target.size);
    let crop = if draft.mode == Mode::Crop { draft.crop } else { whole };
    let before = zoom_of(crop, whole);
    let mut zoom = before;
    if kit::icon_button(ui, icons::ZOOM_OUT, &cx.tr("lab-zoom-out")).clicked() {
        zoom /= CLOSER;
    }
    let mut percent = (before * PERCENT) as f32;
    let width = (ui.available_width() - room).max(LEAST_SLIDER);
    if kit::slider(ui, &mut percent, PERCENT as f32..=(MOST_ZOOM * PERCENT) as f32, 1.0, &cx.tr("lab-zoom"), width).changed() {
        zoom = f64::from(percent) / PERCENT;
    }
    if kit::icon_button(ui, icons::ZOOM_IN, &cx.tr("lab-zoom-in")).clicked() {
        zoom *= CLOSER;
    }
    ui.add_sized(vec2(ZOOM, tokens::BUTTON), egui::Label::new(format!("{:.0} %", before * PERCENT)).selectable(false));
    if kit::icon_button(ui, icons::ROTATE_CCW, &cx.tr("lab-crop-reset")).clicked() {
        return Some(whole);
    }
    (zoom != before).then(|| zoomed(crop, whole, zoom, source))
}

/// Darkens what is cut off.
fn shade(painter: &egui::Painter, at: Rect, drawn: Rect, colour: Color32) {
    let parts = [
        Rect::from_min_max(at.min, pos2(at.right(), drawn.top())),
        Rect::from_min_max(pos2(at.left(), drawn.bottom()), at.max),
        Rect::from_min_max(pos2(at.left(), drawn.top()), drawn.left_bottom()),
        Rect::from_min_max(drawn.right_top(), pos2(at.right(), drawn.bottom())),
    ];
    for part in parts.into_iter().filter(|part| part.is_positive()) {
        painter.rect_filled(part, 0.0, colour);
    }
}

fn frame(painter: &egui::Painter, drawn: Rect, with_handles: bool, t: &tokens::Tokens) {
    painter.rect_stroke(drawn, 0.0, Stroke::new(3.0, t.accent), StrokeKind::Middle);
    painter.rect_stroke(drawn, 0.0, Stroke::new(1.5, t.on_accent), StrokeKind::Middle);
    if !with_handles {
        return;
    }
    for third in [1.0 / 3.0, 2.0 / 3.0] {
        let thin = Stroke::new(0.5, t.on_accent);
        painter.vline(egui::lerp(drawn.x_range(), third), drawn.y_range(), thin);
        painter.hline(drawn.x_range(), egui::lerp(drawn.y_range(), third), thin);
    }
    for handle in HANDLES {
        let square = Rect::from_center_size(place_of(handle, drawn), Vec2::splat(HANDLE));
        painter.rect(square, 1.0, t.on_accent, Stroke::new(1.5, t.accent), StrokeKind::Middle);
    }
}

fn label(painter: &egui::Painter, drawn: Rect, rect: Rect, target: &Target, t: &tokens::Tokens) {
    let words = format!("{} {}×{}", target.path.name().trim_end_matches(".png"), target.size.0, target.size.1);
    let galley = painter.layout_no_wrap(words, tokens::semibold(tokens::TINY), t.on_accent);
    let size = galley.size() + TAG_PADDING;
    let min = pos2(drawn.left(), (drawn.top() - size.y - tokens::GAP).max(rect.top() + 2.0)).min(rect.max - size);
    painter.rect_filled(Rect::from_min_size(min, size), 3.0, t.accent);
    painter.galley(min + TAG_PADDING / 2.0, galley, t.on_accent);
}

fn place_of(Handle(across, down): Handle, drawn: Rect) -> Pos2 {
    let middle = drawn.center();
    middle + vec2(f32::from(across) * drawn.width() / 2.0, f32::from(down) * drawn.height() / 2.0)
}

/// The handle at a point, the nearest one.
fn handle_at(at: Pos2, drawn: Rect) -> Option<Handle> {
    let near = HANDLES.into_iter().map(|handle| (place_of(handle, drawn).distance(at), handle));
    near.filter(|(distance, _)| *distance <= CATCH).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, handle)| handle)
}

/// A drag that began on a handle stretches, any other one moves.
fn drag(ui: &Ui, response: &Response, drawn: Rect, crop: pyramid::Rect, scale: f32, source: (u32, u32)) -> Option<pyramid::Rect> {
    let hovered = response.hover_pos().and_then(|at| handle_at(at, drawn));
    if response.hovered() {
        ui.ctx().set_cursor_icon(match hovered {
            Some(Handle(0, _)) => egui::CursorIcon::ResizeVertical,
            Some(Handle(_, 0)) => egui::CursorIcon::ResizeHorizontal,
            Some(Handle(across, down)) if across == down => egui::CursorIcon::ResizeNwSe,
            Some(_) => egui::CursorIcon::ResizeNeSw,
            None => egui::CursorIcon::Grab,
        });
    }
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    let id = response.id.with("handle");
    if response.drag_started() {
        let from = ui.input(|input| input.pointer.press_origin()).and_then(|at| handle_at(at, drawn));
        ui.data_mut(|data| data.insert_temp(id, from));
    }
    let by = response.drag_delta();
    if !response.dragged() || by == Vec2::ZERO {
        return None;
    }
    let (dx, dy) = (f64::from(by.x / scale), f64::from(by.y / scale));
    match ui.data(|data| data.get_temp::<Option<Handle>>(id)).flatten() {
        Some(handle) => Some(stretched(crop, handle, dx, dy, source)),
        None => Some(moved(crop, dx, dy, source)),
    }
}

fn keys(ui: &Ui, response: &Response, crop: pyramid::Rect, whole: pyramid::Rect, source: (u32, u32)) -> Option<pyramid::Rect> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let mut next = crop;
    ui.input(|input| {
        for event in &input.events {
            match event {
                Event::Key { key, pressed: true, modifiers, .. } => {
                    let step = if modifiers.shift { LARGE_STEP } else { STEP };
                    let (x, y) = (crop.width * step, crop.height * step);
                    match key {
                        Key::ArrowLeft => next = moved(next, -x, 0.0, source),
                        Key::ArrowRight => next = moved(next, x, 0.0, source),
                        Key::ArrowUp => next = moved(next, 0.0, -y, source),
                        Key::ArrowDown => next = moved(next, 0.0, y, source),
                        _ => {}
                    }
                }
                Event::Text(text) if text == "+" || text == "=" => next = zoomed(next, whole, zoom_of(next, whole) * CLOSER, source),
                Event::Text(text) if text == "-" || text == "−" => next = zoomed(next, whole, zoom_of(next, whole) / CLOSER, source),
                _ => {}
            }
        }
    });
    (next != crop).then_some(next)
}

/// The colour of the source where it is clicked.
fn pick(response: &Response, at: Rect, loaded: &Loaded) -> Option<[u8; 3]> {
    let pointer = response.interact_pointer_pos().filter(|_| response.clicked())?;
    let part = (pointer - at.min) / at.size();
    let pixel = |part: f32, length: u32| ((part * length as f32) as u32).min(length.saturating_sub(1));
    let inside = (0.0..1.0).contains(&part.x) && (0.0..1.0).contains(&part.y);
    let image = &loaded.screen;
    let [r, g, b, a] = image.get_pixel_checked(pixel(part.x, image.width()), pixel(part.y, image.height()))?.0;
    (inside && a > 0).then_some([r, g, b])
}
