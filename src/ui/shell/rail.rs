//! The rail: one entry a tab, with its worst severity and count.

use egui::{FontId, Rect, Role, Ui, vec2};

use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::checks::engine::rule::Severity;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Row};
use crate::ui::tabs::{TABS, TabView};

/// Middle of an entry's icon, from its left edge.
const ICON_X: f32 = 18.0;
/// Beginning of an entry's name.
const TEXT_X: f32 = 36.0;

/// Draws the rail. Returns what is free below its entries.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) -> Rect {
    ui.spacing_mut().item_spacing.y = 2.0;
    for view in &TABS {
        entry(ui, cx, view, open.tab == view.tab && cx.app.core.page.is_none(), open.index.worst(view.tab));
    }
    ui.available_rect_before_wrap().with_min_y(ui.cursor().top() + tokens::SPACE_S)
}

fn entry(ui: &mut Ui, cx: &Cx<'_>, view: &TabView, on: bool, worst: Option<(Severity, usize)>) {
    let t = tokens(ui);
    let row = Row::new(ui, tokens::ROW, on, tokens::RADIUS);
    row.icon(ui, ICON_X, view.icon, tokens::ICON, if on { t.accent_text } else { t.muted });
    let name = cx.tr(view.text);
    let colour = if on { t.accent_text } else { t.text };
    row.words(ui, TEXT_X, ui.painter().layout_no_wrap(name.clone(), FontId::proportional(tokens::BODY), colour), colour);
    let mut said = name;
    if let Some((severity, count)) = worst {
        kit::badge(ui, row.rect.right_center() - vec2(tokens::INSET, 0.0), severity, count);
        said = format!("{said}, {}: {count}", cx.tr(kit::severity_id(severity)));
    }
    if row.end(ui, Role::Button, &said, "").clicked() {
        cx.send(NavCommand::ShowTab(view.tab));
    }
}
