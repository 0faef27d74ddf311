//! The start page: open a widget, start one, try the sample.

use egui::{CentralPanel, CornerRadius, Frame, Margin, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::app::action::Action;
use crate::app::core::navigation::NavCommand;
use crate::app::features::preferences::PreferencesCommand;
use crate::system::preferences::Recent;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Row, icons};

/// Around the page.
const PADDING: Margin = Margin::symmetric(40, 32);
/// Width of the recent widgets.
const SIDE: f32 = 372.0;
/// Between the two columns.
const BETWEEN: f32 = 20.0;
/// Width of what is between the columns, gaps included.
const BESIDE: f32 = 28.0;
/// Height of the place for what is dropped.
const DROP: f32 = 220.0;
/// Above the icon of that place.
const DROP_TOP: f32 = 50.0;
/// Side of the ground behind an offer's icon.
const SIGN: f32 = 40.0;
/// Width that an offer's button takes.
const OFFER_BUTTON: f32 = 180.0;
/// Least width of an offer's words.
const OFFER_WORDS: f32 = 120.0;
/// Around the head of the recent widgets.
const HEAD_PADDING: Margin = Margin::symmetric(16, 14);
/// Height of a recent widget.
const RECENT: f32 = 60.0;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
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
                        recent(ui, cx);
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
    offer(ui, cx, icons::FILE_PLUS, "start-new", "start-new-about", "start-new-button", Action::NewWidget);
    ui.add_space(tokens::SPACE_S);
    offer(ui, cx, icons::PUZZLE, "start-sample", "start-sample-about", "start-sample-button", Action::OpenSample);
    ui.add_space(tokens::SPACE_S);
    offer(ui, cx, icons::BOOK_OPEN, "start-checks", "start-checks-about", "start-checks-button", Action::AllChecks);
}

fn drop_zone(ui: &mut Ui, cx: &Cx<'_>) {
    let t = tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), DROP), Sense::hover());
    let hovering = ui.input(|input| !input.raw.hovered_files.is_empty());
    ui.painter().rect_filled(rect, CornerRadius::same(tokens::RADIUS_CARD), if hovering { t.accent_soft } else { t.surface });
    kit::dashed(ui, rect, if hovering { t.accent } else { t.border_strong });
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::top_down(egui::Align::Center)));
    inner.add_space(DROP_TOP);
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
                .paint_at(ui, egui::Rect::from_center_size(rect.center(), vec2(tokens::ICON_LARGE, tokens::ICON_LARGE)));
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

fn recent(ui: &mut Ui, cx: &Cx<'_>) {
    kit::card(ui, Margin::ZERO, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::new().inner_margin(HEAD_PADDING).show(ui, |ui| {
            ui.set_width(ui.available_width());
            kit::title(ui, &cx.tr("start-recent"))
        });
        let known = &cx.app.core.preferences.recent;
        if known.is_empty() {
            kit::hairline(ui);
            Frame::new().inner_margin(tokens::PAD_L).show(ui, |ui| {
                ui.set_width(ui.available_width());
                kit::muted(ui, &cx.tr("start-recent-empty"))
            });
        }
        for entry in known {
            kit::hairline(ui);
            recent_row(ui, cx, entry);
        }
    });
}

fn recent_row(ui: &mut Ui, cx: &Cx<'_>, entry: &Recent) {
    let t = tokens(ui);
    let Row { rect, response, .. } = Row::new(ui, RECENT, false, 0);
    let file = entry.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let name = if entry.name.is_empty() { file } else { entry.name.clone() };
    let path = entry.path.display().to_string();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name} {}", entry.version)));
    if response.clicked() {
        cx.send(NavCommand::Open(entry.path.clone()));
    }
    let inner = rect.shrink2(vec2(tokens::SPACE_L, tokens::SPACE_M));
    let mut row =
        ui.new_child(egui::UiBuilder::new().id_salt(&entry.path).max_rect(inner).layout(egui::Layout::right_to_left(egui::Align::Center)));
    if kit::icon_button(&mut row, icons::X, &cx.tr("start-forget")).clicked() {
        cx.send(PreferencesCommand::ForgetRecent(entry.path.clone()));
    }
    let (text, colour, ground) = match (entry.errors, entry.warnings) {
        (0, 0) => (cx.tr("start-ready"), t.success, t.success_soft),
        (0, count) => (cx.lang.with("count-warnings", &[("count", count.into())]), t.warning, t.warning_soft),
        (count, _) => (cx.lang.with("count-errors", &[("count", count.into())]), t.error, t.error_soft),
    };
    kit::chip(&mut row, &text, colour, ground);
    row.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        // Only text: no line is as high as a control.
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal(|ui| {
            ui.add(egui::Label::new(RichText::new(&name).font(tokens::semibold(tokens::BODY)).color(t.text)).selectable(false).truncate());
            ui.add(egui::Label::new(RichText::new(&entry.version).color(t.muted)).selectable(false).truncate());
        });
        ui.add(egui::Label::new(RichText::new(&path).size(tokens::SMALL).color(t.muted)).selectable(false).truncate());
    });
    kit::focus_ring(ui, response.on_hover_text(&path));
}
