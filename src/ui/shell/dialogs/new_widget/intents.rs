//! The cards of what a widget can be for: several may be chosen.

use egui::{Align, CornerRadius, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use crate::services::new_widget::{Intent, NewWidgetSpec};
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, icons};

/// Where the icon is in a card.
const ICON_AT: Vec2 = vec2(12.0, 11.0);
/// Where the tick is, from the right upper corner.
const TICK_AT: Vec2 = vec2(24.0, 10.0);
/// Above the words of a card.
const TEXT_TOP: f32 = 9.0;

/// Height of a card.
const CARD: f32 = 62.0;

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
    let icon = Rect::from_min_size(pos2(rect.left() + ICON_AT.x, rect.top() + ICON_AT.y), egui::Vec2::splat(tokens::ICON_MEDIUM));
    intent_icon(intent).image(tokens::ICON_MEDIUM, if on { t.accent_text } else { t.muted }).paint_at(ui, icon);
    if on {
        let tick = Rect::from_min_size(pos2(rect.right() - TICK_AT.x, rect.top() + TICK_AT.y), egui::Vec2::splat(tokens::ICON_SMALL));
        icons::CHECK.image(tokens::ICON_SMALL, t.accent_text).paint_at(ui, tick);
    }
    let text = Rect::from_min_max(
        pos2(icon.right() + tokens::INSET, rect.top() + TEXT_TOP),
        pos2(rect.right() - tokens::SPACE_M, rect.bottom() - tokens::SPACE_XS),
    );
    let mut inner = ui.new_child(UiBuilder::new().id_salt(intent).max_rect(text).layout(Layout::top_down(Align::Min)));
    inner.spacing_mut().item_spacing.y = 2.0;
    let label = |text: egui::RichText| egui::Label::new(text).selectable(false);
    inner.add(label(egui::RichText::new(&name).font(tokens::semibold(tokens::BODY)).color(t.text)).truncate());
    inner.add(label(egui::RichText::new(&about).size(tokens::CODE_SMALL).color(t.muted)).wrap());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &name));
    if kit::focus_ring(ui, response).clicked() {
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
