//! The logos in the CRM: small beside the cards, or over the whole tab at the size at which they are really shown.

use egui::{CentralPanel, CornerRadius, Frame, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::places::{self, Board, Place};
use crate::app::core::open_widget::OpenWidget;
use crate::checks::engine::rule::Severity;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens::{self, CRM_DARK, CRM_LIGHT, tokens};
use crate::ui::kit::{self, Button, icons};
use crate::ui::{Cx, findings};

/// Radius of the mark of a place with an error.
const DOT: f32 = 4.0;

/// How the CRM is drawn.
#[derive(Default)]
pub struct View {
    /// Over the whole tab.
    pub is_whole: bool,
    /// In the dark theme of the CRM; `None` for the one that the studio has.
    is_dark: Option<bool>,
    /// At 200 %, as on screens of double density.
    is_double: bool,
}

impl View {
    fn is_dark(&self, ui: &Ui) -> bool {
        self.is_dark.unwrap_or(ui.visuals().dark_mode)
    }
}

/// Width of the choice of themes.
const THEMES: f32 = 74.0;
/// Width of the choice of sizes.
const ZOOMS: f32 = 118.0;
/// Room around a place.
const AROUND: f32 = 10.0;

/// All places beside the cards, as wide as there is room.
pub fn panel(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, textures: &mut Textures) {
    ui.horizontal(|ui| {
        ui.set_height(tokens::BUTTON);
        kit::title(ui, &cx.tr("crm-title"));
        kit::right(ui, |ui| {
            themes(ui, cx, view);
            if kit::icon_button(ui, icons::MAXIMIZE_2, &cx.tr("crm-enlarge")).clicked() {
                view.is_whole = true;
            }
        });
    });
    ScrollArea::vertical().id_salt("crm").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = tokens::SPACE_S;
        let width = ui.available_width();
        for place in Place::ALL {
            heading(ui, cx, open, place, width);
            let scale = (width - 2.0 * AROUND) / place.size().x;
            board(ui, cx, open, view.is_dark(ui), place, scale, textures);
            ui.add_space(tokens::SPACE_XS);
        }
        ui.add_space(tokens::SPACE_S);
    });
}

/// All places over the whole tab.
pub fn page(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut View, textures: &mut Textures) {
    let margin = tokens::PAD_PAGE_LOW;
    CentralPanel::default().frame(Frame::new().fill(tokens(ui).canvas).inner_margin(margin)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = tokens::SPACE_M;
            if Button::new(&cx.tr("crm-back")).icon(icons::ARROW_LEFT).ui(ui).clicked() {
                view.is_whole = false;
            }
            kit::title(ui, &cx.tr("crm-title"));
            kit::right(ui, |ui| {
                themes(ui, cx, view);
                ui.allocate_ui_with_layout(vec2(ZOOMS, tokens::BUTTON), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let zooms = [(false, None, "100 %", true), (true, None, "200 %", true)];
                    if let Some(is_double) = kit::segmented(ui, view.is_double, &zooms) {
                        view.is_double = is_double;
                    }
                });
            });
        });
        kit::hint(ui, &cx.tr("crm-about"));
        ui.add_space(tokens::SPACE_XS);
        ScrollArea::both().id_salt("whole").auto_shrink(false).show(ui, |ui| {
            let scale = if view.is_double { 2.0 } else { 1.0 };
            let room = ui.available_width();
            ui.spacing_mut().item_spacing = vec2(tokens::SPACE_L, tokens::SPACE_L);
            let mut row: Vec<Place> = Vec::new();
            let width = |row: &[Place]| row.iter().map(|place| place.size().x * scale + 2.0 * AROUND + tokens::SPACE_L).sum::<f32>();
            let mut rows = Vec::new();
            for place in Place::ALL {
                if !row.is_empty() && width(&row) + width(&[place]) > room {
                    rows.push(std::mem::take(&mut row));
                }
                row.push(place);
            }
            rows.push(row);
            for row in rows {
                ui.horizontal_top(|ui| {
                    for place in row {
                        ui.vertical(|ui| {
                            let width = place.size().x * scale + 2.0 * AROUND;
                            ui.set_width(width);
                            ui.spacing_mut().item_spacing.y = tokens::SPACE_XS;
                            heading(ui, cx, open, place, width);
                            board(ui, cx, open, view.is_dark(ui), place, scale, textures);
                        });
                    }
                });
            }
            ui.add_space(tokens::SPACE_L);
        });
    });
}

fn themes(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let (light, dark) = (cx.tr("crm-light"), cx.tr("crm-dark"));
    let choices = [(false, Some(icons::SUN), &*light, false), (true, Some(icons::MOON), &*dark, false)];
    // A row of its own: around it things are laid out from the right.
    ui.allocate_ui_with_layout(vec2(THEMES, tokens::BUTTON), egui::Layout::left_to_right(egui::Align::Center), |ui| {
        if let Some(is_dark) = kit::segmented(ui, view.is_dark(ui), &choices) {
            view.is_dark = Some(is_dark);
        }
    });
}

/// The name of a place, and the logos that it shows.
fn heading(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, place: Place, width: f32) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        ui.set_width(width);
        kit::group_title(ui, &cx.tr(place.text_id()));
        kit::right(ui, |ui| {
            ui.spacing_mut().item_spacing.x = tokens::GAP;
            for file in place.logos().iter().rev() {
                let path = format!("images/{file}");
                let is_bad = findings::in_file(open, &path).iter().any(|finding| finding.severity == Severity::Error);
                if is_bad {
                    let (rect, response) = ui.allocate_exact_size(vec2(2.0 * DOT, 2.0 * DOT), Sense::hover());
                    ui.painter().circle_filled(rect.center(), DOT, t.error);
                    response.on_hover_text(cx.tr("crm-has-error"));
                }
                let name = file.trim_end_matches(".png");
                ui.label(RichText::new(name).font(tokens::code(tokens::TINY)).color(t.muted));
            }
        });
    });
}

fn board(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, is_dark: bool, place: Place, scale: f32, textures: &mut Textures) {
    let crm = if is_dark { &CRM_DARK } else { &CRM_LIGHT };
    let (rect, response) = ui.allocate_exact_size(place.size() * scale + vec2(2.0 * AROUND, 2.0 * AROUND), Sense::hover());
    let name = cx.tr(place.text_id());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let edge = Stroke::new(tokens::LINE, tokens(ui).border);
    ui.painter().rect(rect, CornerRadius::same(tokens::RADIUS_CARD), crm.ground, edge, StrokeKind::Inside);
    let mut board = Board { ui, cx, at: rect.min + vec2(AROUND, AROUND), scale, t: crm, open, textures };
    places::draw(&mut board, place, &open.name(cx.lang).unwrap_or_default(), &cx.tr("crm-save"));
}
