//! The tabs, and the rail that leads to them.

pub mod files;
pub mod i18n;
pub mod images;
pub mod install;
pub mod locations;
pub mod manifest;
pub mod settings;

use egui::{CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::theme::{self, tokens};
use super::widgets;
use super::widgets::icons::{self, Icon};
use super::widgets::picture::Textures;
use super::{Cx, WidgetView};
use crate::app::command::Command;
use crate::app::state::{OpenWidget, Tab};
use crate::checks::engine::rule::Severity;

/// The rail: one entry a tab, with its worst severity and count. Returns what is free below them.
pub fn rail(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget) -> Rect {
    ui.spacing_mut().item_spacing.y = 2.0;
    for tab in Tab::ALL {
        entry(ui, cx, tab, open.tab == tab && cx.state.page.is_none(), open.index.worst(tab));
    }
    ui.available_rect_before_wrap().with_min_y(ui.cursor().top() + theme::SPACE_S)
}

fn entry(ui: &mut Ui, cx: &Cx<'_>, tab: Tab, on: bool, worst: Option<(Severity, usize)>) {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::click());
    if on || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), if on { t.accent_soft } else { t.raised });
    }
    let colour = if on { t.accent_text } else { t.muted };
    let centre = rect.center().y;
    icon(tab)
        .image(theme::ICON, colour)
        .paint_at(ui, egui::Rect::from_center_size(egui::pos2(rect.left() + 18.0, centre), vec2(theme::ICON, theme::ICON)));
    let name = cx.tr(tab.text_id());
    let galley =
        ui.painter().layout_no_wrap(name.clone(), egui::FontId::proportional(theme::BODY), if on { t.accent_text } else { t.text });
    ui.painter().galley(egui::pos2(rect.left() + 36.0, centre - galley.size().y / 2.0), galley, t.text);
    let mut said = name;
    if let Some((severity, count)) = worst {
        widgets::badge(ui, egui::pos2(rect.right() - 10.0, centre), severity, count);
        said = format!("{said}, {}: {count}", cx.tr(super::problems::severity_id(severity)));
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &said));
    if widgets::focus_ring(ui, response).clicked() {
        cx.send(Command::ShowTab(tab));
    }
}

/// What a tab is known by besides its name.
pub(super) fn icon(tab: Tab) -> Icon {
    match tab {
        Tab::Manifest => icons::FILE_JSON,
        Tab::Settings => icons::SLIDERS_HORIZONTAL,
        Tab::Locations => icons::LAYOUT_PANEL_LEFT,
        Tab::I18n => icons::LANGUAGES,
        Tab::Images => icons::IMAGE,
        Tab::Files => icons::FOLDER_TREE,
        Tab::Install => icons::DOWNLOAD,
    }
}

/// The tab in front.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut WidgetView, textures: &mut Textures) {
    match open.tab {
        Tab::Manifest => manifest::ui(ui, cx, open, &mut view.manifest, &mut view.source, textures),
        Tab::Settings => settings::ui(ui, cx, open, &mut view.settings, textures),
        Tab::Locations => locations::ui(ui, cx, open, &mut view.locations, textures),
        Tab::I18n => i18n::ui(ui, cx, open, &mut view.i18n, textures),
        Tab::Images => images::ui(ui, cx, open, &mut view.images, textures),
        Tab::Files => files::ui(ui, cx, open, &mut view.files, &mut view.source),
        Tab::Install => install::ui(ui, cx, open, &mut view.install, textures),
    }
}

/// Id of a field's name in the texts: `/widget/init_once` is `field-widget-init_once`; its help is the attribute `.help`.
pub fn field_text_id(pointer: &str) -> String {
    format!("field{}", pointer.replace('/', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pictures::svg;

    /// Which of the pixels of an icon, as large as in the rail, are drawn.
    fn drawn(tab: Tab) -> Vec<bool> {
        let text = std::str::from_utf8(icon(tab).svg()).unwrap();
        svg::draw_at(text, (16, 16)).unwrap().pixels().map(|pixel| pixel[3] > 96).collect()
    }

    #[test]
    fn tabs_are_told_apart_by_their_icons() {
        for (at, one) in Tab::ALL.into_iter().enumerate() {
            for other in Tab::ALL.into_iter().skip(at + 1) {
                let pairs = || drawn(one).into_iter().zip(drawn(other));
                let (both, any) = (pairs().filter(|(a, b)| *a && *b).count(), pairs().filter(|(a, b)| *a || *b).count());
                assert!(3 * both < 2 * any, "{one:?} and {other:?}: {both} of {any} pixels are the same");
            }
        }
    }
}
