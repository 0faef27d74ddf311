//! How bad a finding is: its colours, its icon, its word, the badge that counts.

use egui::{Color32, CornerRadius, Ui, vec2};

use super::icons::{self, Icon};
use super::tokens::{self, Tokens, tokens};
use crate::checks::engine::rule::Severity;

/// Text and ground of a severity.
pub fn severity_colours(t: &Tokens, severity: Severity) -> (Color32, Color32) {
    match severity {
        Severity::Error => (t.error, t.error_soft),
        Severity::Warning => (t.warning, t.warning_soft),
        Severity::Advice => (t.advice, t.advice_soft),
    }
}

/// The icon of a severity: its shape tells it without the colour.
pub fn severity_icon(severity: Severity) -> Icon {
    match severity {
        Severity::Error => icons::CIRCLE_ALERT,
        Severity::Warning => icons::TRIANGLE_ALERT,
        Severity::Advice => icons::INFO,
    }
}

/// A round number on a tab: its worst severity and count.
pub fn badge(ui: &Ui, right_centre: egui::Pos2, severity: Severity, count: usize) {
    let t = tokens(ui);
    let (colour, ground) = severity_colours(t, severity);
    let galley = ui.painter().layout_no_wrap(count.to_string(), tokens::semibold(tokens::TINY), colour);
    let size = vec2((galley.size().x + tokens::SPACE_M).max(tokens::CHIP), tokens::CHIP);
    let rect = egui::Rect::from_center_size(right_centre - vec2(size.x / 2.0, 0.0), size);
    ui.painter().rect_filled(rect, CornerRadius::same(tokens::RADIUS_CHIP), ground);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, colour);
}

/// The word of a severity.
pub fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Advice => "severity-advice",
    }
}
