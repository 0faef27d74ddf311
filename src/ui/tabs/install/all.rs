//! All widgets that the account shows: a table with search and filters.

use egui::{CentralPanel, Frame, Id, Margin, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2};

use super::super::super::Cx;
use super::super::super::theme::{self, tokens};
use super::super::super::widgets::{self, icons};
use crate::api::AccountWidget;
use crate::app::command::Command;
use crate::app::install::{Ask, Reached};

/// What is looked for.
#[derive(Default)]
pub struct View {
    search: String,
    which: Which,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Which {
    #[default]
    All,
    Installed,
    NotInstalled,
}

/// Widths of the columns after the code: version, state, rating, fields, Digital Pipeline, lead source.
const COLUMNS: [(&str, f32); 6] = [
    ("install-column-version", 90.0),
    ("install-column-state", 120.0),
    ("install-column-rating", 70.0),
    ("install-column-fields", 60.0),
    ("install-column-dp", 90.0),
    ("install-column-source", 90.0),
];

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, reached: &Reached, view: &mut View) {
    let frame = Frame::new().fill(tokens(ui).canvas).inner_margin(Margin { left: 20, right: 20, top: 16, bottom: 0 });
    CentralPanel::default().frame(frame).show(ui, |ui| {
        super::trouble(ui, cx);
        let Some(widgets) = &reached.widgets else {
            if let Some(target) = &cx.state.install.chosen {
                super::running(ui, cx, target);
            }
            if cx.state.install.running.is_none() && widgets::Button::new(&cx.tr("install-list")).primary().ui(ui).clicked() {
                cx.send(Command::Install(Ask::Widgets));
            }
            return;
        };
        let wanted = view.search.to_lowercase();
        let fits = |widget: &&AccountWidget| {
            let which = match view.which {
                Which::All => true,
                Which::Installed => widget.is_active,
                Which::NotInstalled => !widget.is_active,
            };
            which && (widget.code.to_lowercase().contains(&wanted) || widget.id.to_string().contains(&wanted))
        };
        let found: Vec<&AccountWidget> = widgets.iter().filter(fits).collect();
        toolbar(ui, cx, view, found.len());
        row(ui, None, &cx.tr("install-code"), &COLUMNS.map(|(id, _)| cx.tr(id)), true);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt("all-widgets").auto_shrink(false).show_rows(ui, theme::ROW, found.len(), |ui, range| {
            for widget in found.get(range).unwrap_or_default() {
                let yes = |is: bool| if is { "✓".to_owned() } else { "—".to_owned() };
                let state = cx.tr(if widget.is_active { "cli-installed" } else { "cli-not-installed" });
                let rating = widget.rating.map_or_else(|| "—".to_owned(), |rating| format!("{rating:.1}"));
                let cells = [
                    widget.version.clone(),
                    state,
                    rating,
                    widget.template.len().to_string(),
                    yes(widget.is_work_with_dp),
                    yes(widget.is_lead_source),
                ];
                row(ui, Some(widget), &widget.code, &cells, false);
            }
        });
    });
}

fn toolbar(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, count: usize) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_M;
        let name = cx.tr("install-find-widget");
        widgets::drawn_input(ui, &mut view.search, Id::unique("widget-search"), &name, &name, false, 220.0);
        let (all, installed, not) = (cx.tr("install-which-all"), cx.tr("install-which-installed"), cx.tr("install-which-not"));
        let which =
            [(Which::All, None, &*all, true), (Which::Installed, None, &*installed, true), (Which::NotInstalled, None, &*not, true)];
        if let Some(which) = widgets::segmented(ui, view.which, &which) {
            view.which = which;
        }
        widgets::hint(ui, &cx.lang.with("install-widgets-count", &[("count", count.into())]));
        widgets::right(ui, |ui| {
            if widgets::icon_button(ui, icons::REFRESH_CW, &cx.tr("install-list")).clicked() {
                cx.send(Command::Install(Ask::Widgets));
            }
        });
    });
}

fn row(ui: &mut Ui, widget: Option<&AccountWidget>, code: &str, cells: &[String; 6], head: bool) {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, if head { t.raised } else { t.surface });
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(theme::LINE, t.border));
    let rest: f32 = COLUMNS.iter().map(|(_, width)| width).sum();
    let colour = if head { t.muted } else { t.text };
    let mut x = rect.left() + 12.0;
    let first = (rect.width() - rest - 24.0).max(140.0);
    let columns = std::iter::once((code, first)).chain(cells.iter().map(String::as_str).zip(COLUMNS.map(|(_, width)| width)));
    for (at, (text, width)) in columns.enumerate() {
        let place = egui::Rect::from_min_size(egui::pos2(x, rect.top()), vec2(width - theme::SPACE_S, rect.height()));
        let mut cell =
            ui.new_child(UiBuilder::new().id_salt((code, at)).max_rect(place).layout(egui::Layout::left_to_right(egui::Align::Center)));
        let font = if at == 0 && !head { theme::code(theme::SMALL) } else { egui::FontId::proportional(theme::SMALL) };
        cell.add(egui::Label::new(RichText::new(text).font(font).color(colour)).truncate());
        x += width;
    }
    if let Some(widget) = widget {
        response.on_hover_text(format!("ID {} {}", widget.id, widget.client_uuid.as_deref().unwrap_or_default()));
    }
}
