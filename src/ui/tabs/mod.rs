//! The tabs: the one table that says how each is known and what draws it.

pub mod files;
pub mod i18n;
pub mod images;
pub mod install;
pub mod locations;
pub mod manifest;
pub mod run;
pub mod settings;

use egui::{Key, Ui};

use crate::app::core::open_widget::OpenWidget;
use crate::app::core::tab::Tab;
use crate::ui::kit::icons;
use crate::ui::kit::icons::Icon;
use crate::ui::kit::picture::Textures;
use crate::ui::{Cx, WidgetView};

/// A tab: how it is known, and what draws it.
pub struct TabView {
    /// Which one it is.
    pub tab: Tab,
    /// Its icon in the rail.
    pub icon: Icon,
    /// The key that leads to it, with Ctrl or Cmd.
    pub key: Key,
    /// Id of its name in the texts.
    pub text: &'static str,
    /// Draws it.
    ui: fn(&mut Ui, &Cx<'_>, &OpenWidget, &mut WidgetView, &mut Textures),
}

/// All tabs, in the order of the rail. A new one is a row here, its folder beside this file, and a variant of [`Tab`].
pub const TABS: [TabView; Tab::ALL.len()] = [
    TabView {
        tab: Tab::Manifest,
        icon: icons::FILE_JSON,
        key: Key::Num1,
        text: "tab-manifest",
        ui: |ui, cx, open, view, textures| manifest::ui(ui, cx, open, &mut view.manifest, &mut view.source, textures),
    },
    TabView {
        tab: Tab::Settings,
        icon: icons::SLIDERS_HORIZONTAL,
        key: Key::Num2,
        text: "tab-settings",
        ui: |ui, cx, open, view, textures| settings::ui(ui, cx, open, &mut view.settings, textures),
    },
    TabView {
        tab: Tab::Locations,
        icon: icons::LAYOUT_PANEL_LEFT,
        key: Key::Num3,
        text: "tab-locations",
        ui: |ui, cx, open, view, textures| locations::ui(ui, cx, open, &mut view.locations, textures),
    },
    TabView {
        tab: Tab::I18n,
        icon: icons::LANGUAGES,
        key: Key::Num4,
        text: "tab-i18n",
        ui: |ui, cx, open, view, textures| i18n::ui(ui, cx, open, &mut view.i18n, textures),
    },
    TabView {
        tab: Tab::Images,
        icon: icons::IMAGE,
        key: Key::Num5,
        text: "tab-images",
        ui: |ui, cx, open, view, textures| images::ui(ui, cx, open, &mut view.images, textures),
    },
    TabView {
        tab: Tab::Files,
        icon: icons::FOLDER_TREE,
        key: Key::Num6,
        text: "tab-files",
        ui: |ui, cx, open, view, _| files::ui(ui, cx, open, &mut view.files, &mut view.source),
    },
    TabView {
        tab: Tab::Run,
        icon: icons::PLAY,
        key: Key::Num7,
        text: "tab-run",
        ui: |ui, cx, open, view, _| run::ui(ui, cx, open, &mut view.run),
    },
    TabView {
        tab: Tab::Install,
        icon: icons::DOWNLOAD,
        key: Key::Num8,
        text: "tab-install",
        ui: |ui, cx, open, view, textures| install::ui(ui, cx, open, &mut view.install, textures),
    },
];

/// The row of a tab; the first row if it has none, which a test refuses.
pub fn view_of(tab: Tab) -> &'static TabView {
    TABS.iter().find(|view| view.tab == tab).unwrap_or(&TABS[0])
}

/// Draws the tab in front.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, open: &OpenWidget, view: &mut WidgetView, textures: &mut Textures) {
    (view_of(open.tab).ui)(ui, cx, open, view, textures);
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
        let text = std::str::from_utf8(view_of(tab).icon.svg()).unwrap();
        svg::draw_at(text, (16, 16)).unwrap().pixels().map(|pixel| pixel[3] > 96).collect()
    }

    #[test]
    fn the_table_has_every_tab_in_the_order_of_the_rail() {
        assert_eq!(TABS.iter().map(|view| view.tab).collect::<Vec<_>>(), Tab::ALL);
    }

    #[test]
    fn each_tab_has_a_key_of_its_own() {
        for tab in Tab::ALL {
            assert_eq!(TABS.iter().filter(|view| view.key == view_of(tab).key).count(), 1, "{tab:?}");
        }
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
