//! The rail: one entry a tab, with its worst severity and count.

use egui::{CornerRadius, FontId, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::core::navigation::NavCommand;
use crate::app::core::open_widget::OpenWidget;
use crate::checks::engine::rule::Severity;
use crate::ui::Cx;
use crate::ui::kit;
use crate::ui::kit::tokens::{self, tokens};
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
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), tokens::ROW), Sense::click());
    if on || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(tokens::RADIUS), if on { t.accent_soft } else { t.raised });
    }
    let colour = if on { t.accent_text } else { t.muted };
    let centre = rect.center().y;
    view.icon
        .image(tokens::ICON, colour)
        .paint_at(ui, Rect::from_center_size(pos2(rect.left() + ICON_X, centre), vec2(tokens::ICON, tokens::ICON)));
    let name = cx.tr(view.text);
    let galley = ui.painter().layout_no_wrap(name.clone(), FontId::proportional(tokens::BODY), if on { t.accent_text } else { t.text });
    ui.painter().galley(pos2(rect.left() + TEXT_X, centre - galley.size().y / 2.0), galley, t.text);
    let mut said = name;
    if let Some((severity, count)) = worst {
        kit::badge(ui, pos2(rect.right() - tokens::INSET, centre), severity, count);
        said = format!("{said}, {}: {count}", cx.tr(kit::severity_id(severity)));
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &said));
    if kit::focus_ring(ui, response).clicked() {
        cx.send(NavCommand::ShowTab(view.tab));
    }
}
