//! The preview of the new widget's files: which are new, the content of the chosen one, and what the checks find.

use egui::{CornerRadius, Frame, Margin, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::app::features::new_widget::{Made, Wizard};
use crate::checks::engine::rule::Severity;
use crate::formats::highlight::Language;
use crate::services::new_widget::FileState;
use crate::ui::Cx;
use crate::ui::kit::picture::{Ground, Shots, paint};
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, code, icons};

/// Around the head.
const PADDING: Margin = Margin { left: 20, right: 20, top: 14, bottom: 10 };
/// Middle of a file's icon, from the left edge.
const ICON_X: f32 = 27.0;
/// Beginning of a file's name.
const TEXT_X: f32 = 42.0;

/// Height of a file's row.
const ROW: f32 = 24.0;
/// Part of the height that the list may take.
const LIST: f32 = 0.56;
/// Findings that are named.
const MOST_NAMED: usize = 4;

/// What the view remembers: no part of the widget.
#[derive(Default)]
pub struct View {
    /// The path of the chosen file.
    chosen: String,
    shots: Shots,
}

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, wizard: &Wizard, view: &mut View) {
    ui.spacing_mut().item_spacing.y = 0.0;
    match &wizard.made {
        None => padded(ui, |ui| drop(kit::muted(ui, &cx.tr("new-working")))),
        Some(Err(reason)) => padded(ui, |ui| drop(kit::muted(ui, &cx.lang.with("new-failed", &[("reason", reason.into())])))),
        Some(Ok(made)) => {
            if !made.states.iter().any(|(path, _)| path.as_str() == view.chosen) {
                view.chosen =
                    made.states.iter().find(|(path, _)| path.as_str() == "manifest.json").map_or(String::new(), |it| it.0.to_string());
            }
            padded(ui, |ui| verdict(ui, cx, made));
            list(ui, cx, made, wizard.fills, view);
            content(ui, cx, made, view);
        }
    }
    view.shots.sweep();
}

fn padded(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(PADDING).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
        content(ui);
    });
}

/// How many files, and what the checks say of them.
fn verdict(ui: &mut Ui, cx: &Cx<'_>, made: &Made) {
    let t = tokens(ui);
    kit::group_title(ui, &cx.lang.with("new-files", &[("count", made.states.len().into())]));
    let (errors, warnings) = (made.faults.count(Severity::Error), made.faults.count(Severity::Warning));
    let (icon, colour, words) = if made.faults.findings.is_empty() {
        (icons::CIRCLE_CHECK, t.success, cx.tr("new-clean"))
    } else {
        let severity = if errors > 0 { Severity::Error } else { Severity::Warning };
        let words = cx.lang.with("new-faults", &[("errors", errors.into()), ("warnings", warnings.into())]);
        (kit::severity_icon(severity), kit::severity_colours(t, severity).0, words)
    };
    line(ui, icon, colour, &words);
    for finding in made.faults.findings.iter().take(MOST_NAMED) {
        let (icon, colour) = (kit::severity_icon(finding.severity), kit::severity_colours(t, finding.severity).0);
        line(ui, icon, colour, &cx.lang.title(finding));
    }
}

fn line(ui: &mut Ui, icon: icons::Icon, colour: egui::Color32, words: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = tokens::GAP;
        kit::icon(ui, icon, tokens::ICON_SMALL, colour);
        ui.add(egui::Label::new(RichText::new(words).size(tokens::SMALL).color(tokens(ui).text)).wrap());
    });
}

fn list(ui: &mut Ui, cx: &Cx<'_>, made: &Made, fills: bool, view: &mut View) {
    let height = (made.states.len() as f32 * ROW).min(ui.available_height() * LIST);
    ScrollArea::vertical().id_salt("files").max_height(height).auto_shrink(false).show(ui, |ui| {
        for (path, state) in &made.states {
            if row(ui, cx, path.as_str(), fills.then_some(*state), path.as_str() == view.chosen) {
                view.chosen = path.to_string();
            }
        }
    });
}

fn row(ui: &mut Ui, cx: &Cx<'_>, path: &str, state: Option<FileState>, chosen: bool) -> bool {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    // Its own id: those by place would change with what is scrolled out of sight, and with them the focus.
    let response = ui.interact(rect, ui.scope_id().with(path), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, path));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        let ground = if chosen { Some(tokens(ui).accent_soft) } else { response.hovered().then(|| tokens(ui).sunken) };
        paint_row(ui, cx, path, state, ground, rect);
    }
    kit::focus_ring(ui, response).clicked()
}

fn paint_row(ui: &mut Ui, cx: &Cx<'_>, path: &str, state: Option<FileState>, ground: Option<egui::Color32>, rect: Rect) {
    let t = tokens(ui);
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect.shrink2(vec2(tokens::SPACE_M, 0.0)), CornerRadius::same(tokens::RADIUS), ground);
    }
    let icon = match path.rsplit('.').next() {
        Some("png") => icons::IMAGE,
        Some("json") => icons::FILE_JSON,
        Some("js" | "css" | "twig") => icons::FILE_CODE,
        _ => icons::FILE_TEXT,
    };
    let at = Rect::from_center_size(pos2(rect.left() + ICON_X, rect.center().y), egui::Vec2::splat(tokens::ICON_SMALL));
    icon.image(tokens::ICON_SMALL, t.muted).paint_at(ui, at);
    let colour = if ground == Some(t.accent_soft) { t.accent_text } else { t.text };
    let text = Rect::from_min_max(pos2(rect.left() + TEXT_X, rect.top()), pos2(rect.right() - tokens::PAGE_X, rect.bottom()));
    let mut inner = ui.new_child(UiBuilder::new().id_salt(path).max_rect(text).layout(egui::Layout::right_to_left(egui::Align::Center)));
    if let Some(state) = state {
        let (id, colour) = match state {
            FileState::New => ("new-state-new", t.success),
            FileState::Kept => ("new-state-kept", t.muted),
            FileState::Completed => ("new-state-completed", t.warning),
        };
        inner.add(egui::Label::new(RichText::new(cx.tr(id)).size(tokens::SMALL).color(colour)).selectable(false));
    }
    inner.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
        let text = RichText::new(path).font(tokens::code(tokens::SMALL)).color(colour);
        ui.add(egui::Label::new(text).truncate().selectable(false));
    });
}

/// The chosen file: a picture as it is, a text in colours.
fn content(ui: &mut Ui, cx: &Cx<'_>, made: &Made, view: &mut View) {
    let t = tokens(ui);
    ui.add_space(tokens::SPACE_S);
    let rect = ui.available_rect_before_wrap();
    ui.painter().rect_filled(rect, 0.0, t.surface);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(tokens::LINE, t.border));
    let Some((path, body)) = made.widget.entry(&view.chosen) else { return };
    if let Some(pixels) = made.pictures.get(path) {
        let size = vec2(pixels.width() as f32, pixels.height() as f32);
        let room = rect.shrink(tokens::SPACE_L);
        let scale = (room.width() / size.x).min(room.height() / size.y).clamp(0.05, 1.0);
        let at = Rect::from_center_size(room.center(), size * scale);
        Ground::Checker.paint(ui, ui.painter(), at);
        let texture = view.shots.get(ui, pixels, false);
        paint(ui.painter(), texture, at);
        let name = cx.lang.with("new-picture", &[("file", path.as_str().into())]);
        ui.interact(at, ui.scope_id().with("picture"), Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        return;
    }
    let Some(text) = body.as_text() else { return };
    ScrollArea::both().id_salt(path.as_str()).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(tokens::PAD_DIALOG_HEAD).show(ui, |ui| {
            let job = code::whole(text.as_str(), Language::of(path), t);
            ui.add(egui::Label::new(job).extend());
        });
    });
}
