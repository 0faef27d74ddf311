//! The start page: open a widget, start one, try the sample, go on with one that was opened before.

mod recent;

use egui::{
    CentralPanel, CornerRadius, Frame, Margin, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use crate::app::action::Action;
use crate::app::features::new_widget::NewWidgetCommand;
use crate::services::new_widget::Intent;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, icons};
use crate::ui::shell::dialogs::intent_icon;

/// Around the page.
const PADDING: Margin = Margin::symmetric(40, 32);
/// Width of the recent widgets.
const SIDE: f32 = 372.0;
/// Between the two columns.
const BETWEEN: f32 = 20.0;
/// Width of what is between the columns, gaps included.
const BESIDE: f32 = 28.0;
/// Height of the place for what is dropped, and of that in a low window.
const DROP: f32 = 220.0;
const DROP_LOW: f32 = 150.0;
/// Height from which on a window isn't low.
const LOW: f32 = 700.0;
/// Height of what is in that place.
const DROP_WORDS: f32 = 120.0;
/// Side of the ground behind an offer's icon, and behind that of a kind.
const SIGN: f32 = 40.0;
const SIGN_SMALL: f32 = 30.0;
/// Width that an offer's button takes.
const OFFER_BUTTON: f32 = 180.0;
/// Least width of an offer's words.
const OFFER_WORDS: f32 = 120.0;
/// Height of the card of a kind, and of one that has room for its name only.
const KIND: f32 = 68.0;
const KIND_NARROW: f32 = 52.0;
/// From this width on there is room for what a kind means.
const KIND_WIDE: f32 = 220.0;
/// Where its words begin.
const KIND_WORDS: f32 = 52.0;
/// The kinds that are asked for most.
const KINDS: [Intent; 6] =
    [Intent::CardPanel, Intent::DigitalPipeline, Intent::Salesbot, Intent::Telephony, Intent::ListAction, Intent::SmsSender];
/// Kinds in a row.
const IN_ROW: usize = 3;

/// What concerns only the view.
#[derive(Default)]
pub struct View {
    recent: recent::View,
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let t = tokens(ui);
    CentralPanel::default().frame(Frame::new().fill(t.canvas)).show(ui, |ui| {
        ScrollArea::vertical().show(ui, |ui| {
            Frame::new().inner_margin(PADDING).show(ui, |ui| {
                let whole = ui.available_width();
                let side = SIDE.min(whole * 0.4);
                ui.horizontal_top(|ui| {
                    ui.vertical(|ui| {
                        ui.set_width(whole - side - BESIDE);
                        main_column(ui, cx);
                    });
                    ui.add_space(BETWEEN);
                    ui.vertical(|ui| {
                        ui.set_width(side);
                        recent::ui(ui, cx, &mut view.recent);
                    });
                });
            });
        });
    });
}

fn main_column(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    ui.label(RichText::new(cx.tr("start-title")).font(tokens::semibold(tokens::HEADLINE)).color(t.text));
    kit::muted(ui, &cx.tr("start-subtitle"));
    ui.add_space(tokens::SPACE_M);
    drop_zone(ui, cx);
    ui.add_space(tokens::SPACE_XL);
    kinds(ui, cx);
    ui.add_space(tokens::SPACE_XL);
    offer(ui, cx, icons::PUZZLE, "start-sample", "start-sample-about", "start-sample-button", Action::OpenSample);
}

/// What a new widget can be for.
fn kinds(ui: &mut Ui, cx: &Cx<'_>) {
    ui.horizontal(|ui| {
        kit::title(ui, &cx.tr("start-new"));
        kit::right(ui, |ui| {
            if kit::link(ui, &cx.lang.with("start-kinds-all", &[("count", Intent::ALL.len().into())])).clicked() {
                cx.send(Action::NewWidget);
            }
            let about = RichText::new(cx.tr("start-kinds-about")).size(tokens::SMALL).color(tokens(ui).muted);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| ui.add(egui::Label::new(about).truncate()));
        });
    });
    ui.add_space(tokens::SPACE_S);
    let gap = tokens::INSET;
    let width = ((ui.available_width() - gap * (IN_ROW - 1) as f32) / IN_ROW as f32).floor();
    ui.spacing_mut().item_spacing.y = gap;
    for row in KINDS.chunks(IN_ROW) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for intent in row {
                kind(ui, cx, *intent, width);
            }
        });
    }
}

fn kind(ui: &mut Ui, cx: &Cx<'_>, intent: Intent, width: f32) {
    let t = tokens(ui);
    let id = format!("intent-{}", intent.word());
    let (name, about) = (cx.tr(&id), cx.tr(&format!("{id}.about")));
    let is_wide = width >= KIND_WIDE;
    let (rect, response) = ui.allocate_exact_size(vec2(width, if is_wide { KIND } else { KIND_NARROW }), Sense::click());
    let ground = if response.hovered() { t.raised } else { t.surface };
    ui.painter().rect(rect, CornerRadius::same(tokens::RADIUS_CARD), ground, Stroke::new(tokens::LINE, t.border), StrokeKind::Inside);
    let sign = Rect::from_min_size(pos2(rect.left() + tokens::SPACE_M, rect.center().y - SIGN_SMALL / 2.0), Vec2::splat(SIGN_SMALL));
    ui.painter().rect_filled(sign, CornerRadius::same(tokens::RADIUS), t.accent_soft);
    intent_icon(intent).image(tokens::ICON, t.accent_text).paint_at(ui, Rect::from_center_size(sign.center(), Vec2::splat(tokens::ICON)));
    let left = rect.left() + KIND_WORDS;
    let room = rect.right() - tokens::SPACE_S - left;
    let name_words = ui.painter().layout(name.clone(), tokens::semibold(tokens::BODY), t.text, room);
    let mut about_words = egui::text::LayoutJob::simple(about.clone(), egui::FontId::proportional(tokens::SMALL), t.muted, room);
    about_words.wrap.max_rows = 1;
    let about_words = is_wide.then(|| ui.painter().layout_job(about_words));
    let height = name_words.size().y + about_words.as_ref().map_or(0.0, |words| words.size().y + 2.0);
    let top = rect.center().y - height / 2.0;
    if let Some(words) = about_words {
        ui.painter().galley(pos2(left, top + height - words.size().y), words, t.muted);
    }
    ui.painter().galley(pos2(left, top), name_words, t.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if kit::focus_ring(ui, response.on_hover_text(&about)).clicked() {
        cx.send(NewWidgetCommand::OpenFor(intent));
    }
}

fn drop_zone(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    let height = if ui.ctx().content_rect().height() < LOW { DROP_LOW } else { DROP };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let hovering = ui.input(|input| !input.raw.hovered_files.is_empty());
    ui.painter().rect_filled(rect, CornerRadius::same(tokens::RADIUS_CARD), if hovering { t.accent_soft } else { t.surface });
    kit::dashed(ui, rect, if hovering { t.accent } else { t.border_strong });
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::top_down(egui::Align::Center)));
    inner.add_space((height - DROP_WORDS) / 2.0);
    kit::icon(&mut inner, icons::FOLDER_INPUT, tokens::SPACE_XXL, t.accent_text);
    inner.add_space(tokens::SPACE_S);
    inner.label(RichText::new(cx.tr("start-drop")).font(tokens::semibold(tokens::TITLE)));
    inner.add_space(tokens::SPACE_S);
    let (folder, zip) = (cx.tr("start-open-folder"), cx.tr("start-open-zip"));
    let open_folder = Button::new(&folder).icon(icons::FOLDER_OPEN).primary();
    let open_zip = Button::new(&zip).icon(icons::FILE_ARCHIVE);
    let both = open_folder.measure(&inner) + open_zip.measure(&inner) + 2.0 * tokens::SPACE_S;
    inner.horizontal(|ui| {
        ui.add_space((rect.width() - both) / 2.0);
        if open_folder.ui(ui).clicked() {
            cx.send(Action::OpenFolder);
        }
        if open_zip.ui(ui).clicked() {
            cx.send(Action::OpenZip);
        }
    });
}

fn offer(ui: &mut Ui, cx: &Cx<'_>, icon: icons::Icon, name: &str, about: &str, button: &str, action: Action) {
    let t = tokens(ui);
    kit::card(ui, tokens::PAD_L, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(SIGN, SIGN), Sense::hover());
            ui.painter().rect_filled(rect, CornerRadius::same(tokens::RADIUS_CARD), t.accent_soft);
            icon.image(tokens::ICON_LARGE, t.accent_text)
                .paint_at(ui, Rect::from_center_size(rect.center(), vec2(tokens::ICON_LARGE, tokens::ICON_LARGE)));
            let text = cx.tr(button);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.set_width((ui.available_width() - OFFER_BUTTON).max(OFFER_WORDS));
                ui.label(RichText::new(cx.tr(name)).font(tokens::semibold(tokens::BODY)));
                kit::hint(ui, &cx.tr(about));
            });
            kit::right(ui, |ui| {
                if Button::new(&text).ui(ui).clicked() {
                    cx.send(action);
                }
            });
        });
    });
}
