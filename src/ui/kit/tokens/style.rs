//! The one place that writes the tokens into egui's style.

use egui::{CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, vec2};

use super::{BODY, BUTTON, CODE, DARK, ICON, LIGHT, LINE, RADIUS, RADIUS_CARD, SMALL, SPACE_S, TITLE, Tokens, fonts};

/// How much of its colour a control keeps while it can't be used.
pub(super) const DISABLED: f32 = 0.65;

/// Sets fonts and both themes' styles. Called once per context.
pub fn install(ctx: &egui::Context) {
    egui_extras::install_image_loaders(ctx);
    ctx.set_fonts(fonts::definitions());
    for (theme, tokens) in [(egui::Theme::Light, &LIGHT), (egui::Theme::Dark, &DARK)] {
        ctx.style_mut_of(theme, |style| apply(tokens, style));
    }
}

fn apply(tokens: &Tokens, style: &mut egui::Style) {
    style.text_styles = [
        (TextStyle::Small, FontId::new(SMALL, FontFamily::Proportional)),
        (TextStyle::Body, FontId::new(BODY, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(BODY, FontFamily::Proportional)),
        (TextStyle::Heading, FontId::new(TITLE, fonts::semibold_family())),
        (TextStyle::Monospace, FontId::new(CODE, FontFamily::Monospace)),
    ]
    .into();
    style.animation_time = 0.12;
    style.spacing.item_spacing = vec2(SPACE_S, SPACE_S);
    style.spacing.button_padding = vec2(10.0, 5.0);
    style.spacing.interact_size = vec2(BUTTON, BUTTON);
    style.spacing.icon_width = ICON;
    style.spacing.icon_width_inner = 10.0;
    style.spacing.window_margin = Margin::same(0);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.tooltip_width = 360.0;
    style.spacing.scroll =
        egui::style::ScrollStyle { bar_width: 8.0, floating: true, foreground_color: false, ..egui::style::ScrollStyle::floating() };
    colour(tokens, &mut style.visuals);
}

fn colour(tokens: &Tokens, visuals: &mut egui::Visuals) {
    let radius = CornerRadius::same(RADIUS);
    let line = |colour| Stroke::new(LINE, colour);
    visuals.override_text_color = None;
    visuals.disabled_alpha = DISABLED;
    visuals.weak_text_color = Some(tokens.muted);
    visuals.panel_fill = tokens.canvas;
    visuals.window_fill = tokens.surface;
    visuals.window_stroke = line(tokens.border);
    visuals.window_corner_radius = CornerRadius::same(RADIUS_CARD);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS_CARD);
    visuals.extreme_bg_color = tokens.surface;
    visuals.text_edit_bg_color = Some(tokens.surface);
    visuals.faint_bg_color = tokens.raised;
    visuals.code_bg_color = tokens.sunken;
    visuals.hyperlink_color = tokens.accent_text;
    visuals.warn_fg_color = tokens.warning;
    visuals.error_fg_color = tokens.error;
    visuals.selection.bg_fill = tokens.selection;
    visuals.selection.stroke = line(tokens.accent);
    let widgets = &mut visuals.widgets;
    let states = [
        (&mut widgets.noninteractive, tokens.surface, tokens.border, tokens.text),
        (&mut widgets.inactive, tokens.surface, tokens.control_edge, tokens.text),
        (&mut widgets.hovered, tokens.raised, tokens.border_strong, tokens.text),
        (&mut widgets.active, tokens.accent_soft, tokens.accent, tokens.text),
        (&mut widgets.open, tokens.raised, tokens.border_strong, tokens.text),
    ];
    for (state, fill, edge, text) in states {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = line(edge);
        state.fg_stroke = line(text);
        state.corner_radius = radius;
        state.expansion = 0.0;
    }
    // Handles of scroll bars, grounds of radio buttons.
    visuals.widgets.inactive.bg_fill = tokens.border;
    visuals.widgets.hovered.bg_fill = tokens.border_strong;
}
