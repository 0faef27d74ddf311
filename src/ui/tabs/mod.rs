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

/// A tab: what it is known by besides its name, and what draws it.
struct TabView {
    tab: Tab,
    icon: Icon,
    ui: fn(&mut Ui, &Cx<'_>, &OpenWidget, &mut WidgetView, &mut Textures),
}

/// All tabs. A new one is a row here, its folder beside this file, and a variant of [`Tab`].
const TABS: &[TabView] = &[
    TabView {
        tab: Tab::Manifest,
        icon: icons::FILE_JSON,
        ui: |ui, cx, open, view, textures| manifest::ui(ui, cx, open, &mut view.manifest, &mut view.source, textures),
    },
    TabView {
        tab: Tab::Settings,
        icon: icons::SLIDERS_HORIZONTAL,
        ui: |ui, cx, open, view, textures| settings::ui(ui, cx, open, &mut view.settings, textures),
    },
    TabView {
        tab: Tab::Locations,
        icon: icons::LAYOUT_PANEL_LEFT,
        ui: |ui, cx, open, view, textures| locations::ui(ui, cx, open, &mut view.locations, textures),
    },
    TabView { tab: Tab::I18n, icon: icons::LANGUAGES, ui: |ui, cx, open, view, textures| i18n::ui(ui, cx, open, &mut view.i18n, textures) },
    TabView {
        tab: Tab::Images,
        icon: icons::IMAGE,
        ui: |ui, cx, open, view, textures| images::ui(ui, cx, open, &mut view.images, textures),
    },
    TabView {
        tab: Tab::Files,
        icon: icons::FOLDER_TREE,
        ui: |ui, cx, open, view, _| files::ui(ui, cx, open, &mut view.files, &mut view.source),
    },
    TabView {
        tab: Tab::Install,
        icon: icons::DOWNLOAD,
        ui: |ui, cx, open, view, textures| install::ui(ui, cx, open, &mut view.install, textures),
    },
];

fn view_of(tab: Tab) -> Option<&'static TabView> {
    TABS.iter().find(|view| view.tab == tab)
}

/// What a tab is known by besides its name.
pub(super) fn icon(tab: Tab) -> Icon {
    view_of(tab).map_or(icons::FILE_JSON, |view| view.icon)
}

/// The tab in front.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut WidgetView, textures: &mut Textures) {
    if let Some(shown) = view_of(open.tab) {
        (shown.ui)(ui, cx, open, view, textures);
    }
}

/// Id of a field's name in the texts: `/widget/init_once` is `field-widget-init_once`; its help is the attribute `.help`.
pub fn field_text_id(pointer: &str) -> String {
    format!("field{}", pointer.replace('/', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::picture::svg;

    /// Which of the pixels of an icon, as large as in the rail, are drawn.
    fn drawn(tab: Tab) -> Vec<bool> {
        let text = std::str::from_utf8(icon(tab).svg()).unwrap();
        svg::draw_at(text, (16, 16)).unwrap().pixels().map(|pixel| pixel[3] > 96).collect()
    }

    #[test]
    fn the_table_has_every_tab_in_the_order_of_the_rail() {
        assert_eq!(TABS.iter().map(|view| view.tab).collect::<Vec<_>>(), Tab::ALL);
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
