//! The cards of what a widget can be for: several may be chosen. What each one does is told on hover, so that all of the form is in sight.

use egui::{Align, CornerRadius, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::services::new_widget::{Intent, NewWidgetSpec};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// Middle of a card's icon, from its left edge.
const ICON_X: f32 = 20.0;
/// Middle of its tick, from its right edge.
const TICK_X: f32 = 16.0;
/// Height of a card.
const CARD: f32 = 32.0;

pub fn ui(ui: &mut Ui, cx: &Cx<'_>, order: &mut NewWidgetSpec) {
    let gap = tokens::SPACE_S;
    let width = ((ui.available_width() - gap) / 2.0).floor();
    for pair in Intent::ALL.chunks(2) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for intent in pair {
                card(ui, cx, order, *intent, width);
            }
        });
    }
}

fn card(ui: &mut Ui, cx: &Cx<'_>, order: &mut NewWidgetSpec, intent: Intent, width: f32) {
    let t = tokens(ui);
    let on = order.intents.contains(&intent);
    let id = format!("intent-{}", intent.word());
    let (name, about) = (cx.tr(&id), cx.tr(&format!("{id}.about")));
    let (rect, response) = ui.allocate_exact_size(vec2(width, CARD), Sense::click());
    let fill = match (on, response.hovered()) {
        (true, _) => t.accent_soft,
        (false, true) => t.raised,
        (false, false) => t.surface,
    };
    let edge = if on { t.accent } else { t.control_edge };
    ui.painter().rect(rect, CornerRadius::same(tokens::RADIUS_CARD), fill, Stroke::new(tokens::LINE, edge), StrokeKind::Inside);
    let icon = Rect::from_center_size(pos2(rect.left() + ICON_X, rect.center().y), egui::Vec2::splat(tokens::ICON_MEDIUM));
    intent_icon(intent).image(tokens::ICON_MEDIUM, if on { t.accent_text } else { t.muted }).paint_at(ui, icon);
    if on {
        let tick = Rect::from_center_size(pos2(rect.right() - TICK_X, rect.center().y), egui::Vec2::splat(tokens::ICON_SMALL));
        icons::CHECK.image(tokens::ICON_SMALL, t.accent_text).paint_at(ui, tick);
    }
    let text = rect.with_min_x(icon.right() + tokens::INSET).with_max_x(rect.right() - 2.0 * TICK_X);
    let mut inner = ui.new_child(UiBuilder::new().id_salt(intent).max_rect(text).layout(Layout::left_to_right(Align::Center)));
    let words = egui::RichText::new(&name).color(t.text);
    inner.add(egui::Label::new(words).selectable(false).truncate());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &name));
    if kit::focus_ring(ui, response.on_hover_text(about)).clicked() {
        if on {
            order.intents.retain(|known| *known != intent);
        } else {
            order.intents.push(intent);
            order.intents.sort_unstable();
        }
    }
}

/// The sign of a kind.
pub fn intent_icon(intent: Intent) -> icons::Icon {
    match intent {
        Intent::CardPanel => icons::PANEL_RIGHT,
        Intent::ListAction => icons::LIST_CHECKS,
        Intent::SettingsPage => icons::SLIDERS_HORIZONTAL,
        Intent::DigitalPipeline => icons::WORKFLOW,
        Intent::Salesbot => icons::BOT,
        Intent::Telephony => icons::PHONE,
        Intent::LeadSource => icons::FUNNEL,
        Intent::MenuPage => icons::PANEL_LEFT,
        Intent::SmsSender => icons::MESSAGE_SQUARE,
        Intent::Whatsapp => icons::MESSAGE_CIRCLE,
        Intent::WebsiteChat => icons::GLOBE,
    }
}
