//! [`Plan`]: which scenes are tried, in which locales, roles, themes and products.

use crate::crm::locations;
use crate::crm::manifest;
use crate::model::product::Product;
use crate::model::widget::Widget;
use crate::report::trial::Variant;
use crate::stand_in::scenes::SCENES;

/// The roles of a person in an account; a free user gets no widgets.
pub const ROLES: [&str; 3] = ["admin", "user", "free"];
/// Scenes that the CRM shows to administrators only.
const OF_ADMINISTRATORS: [&str; 5] = ["settings", "advanced", "pipeline", "sources", "salesbot"];
/// The themes.
pub const THEMES: [&str; 2] = ["light", "dark"];

/// What is asked for; an empty list stands for what the widget has.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Scenes, by their ids; empty for all that the manifest has.
    pub scenes: Vec<String>,
    /// Locales; empty for those of the manifest.
    pub locales: Vec<String>,
    /// Roles; empty for those that get to the scene.
    pub roles: Vec<&'static str>,
    /// Themes; empty for the light one: the contrast is measured in both.
    pub themes: Vec<&'static str>,
    /// The product.
    pub product: Product,
}

/// The scenes to try.
#[derive(Debug, Clone)]
pub struct Plan {
    visits: Vec<Planned>,
}

/// A scene to visit once, in one or more themes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The scene in the first theme.
    pub variant: Variant,
    /// The other themes.
    pub more_themes: Vec<&'static str>,
}

impl Plan {
    /// The plan for `widget`.
    pub fn of(widget: &Widget, wanted: &Wanted) -> Self {
        let declared = SCENES.iter().filter(|(_, area)| is_declared(widget, area)).map(|(scene, _)| (*scene).to_owned());
        let scenes = if wanted.scenes.is_empty() { declared.collect() } else { wanted.scenes.clone() };
        let of_manifest = || manifest::locales(widget).into_iter().map(|(locale, _)| locale.to_owned()).collect::<Vec<_>>();
        let mut locales = if wanted.locales.is_empty() { of_manifest() } else { wanted.locales.clone() };
        if locales.is_empty() {
            locales.push("en".to_owned());
        }
        let mut themes = if wanted.themes.is_empty() { vec!["light"] } else { wanted.themes.clone() };
        let first = themes.remove(0);
        let mut visits = Vec::new();
        for scene in &scenes {
            for locale in &locales {
                for role in roles(scene, &wanted.roles) {
                    let variant = Variant { scene: scene.clone(), locale: locale.clone(), role, theme: first, product: wanted.product };
                    visits.push(Planned { variant, more_themes: themes.clone() });
                }
            }
        }
        Self { visits }
    }

    /// Whether there is nothing to try: the manifest has no area that can be shown.
    pub fn is_empty(&self) -> bool {
        self.visits.is_empty()
    }

    /// The visits.
    pub(super) fn visits(&self) -> Vec<Planned> {
        self.visits.clone()
    }
}

/// The roles in which a scene is tried: the settings of a widget are open to administrators only.
fn roles(scene: &str, wanted: &[&'static str]) -> Vec<&'static str> {
    match wanted {
        [] if OF_ADMINISTRATORS.contains(&scene) => vec!["admin"],
        [] => vec!["admin", "user"],
        wanted => wanted.to_vec(),
    }
}

/// Whether the manifest has the area of a scene; the calendar has two.
fn is_declared(widget: &Widget, area: &str) -> bool {
    locations::declares(widget, area) || area == "tcalendar" && locations::declares(widget, "tline")
}
