//! The tabs, and which of them shows a finding.

use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::Area;
use crate::crm::blocks;
use crate::formats::path::RelPath;
use crate::model::document::is_text_name;
use crate::model::widget::MANIFEST;

/// The tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Form and source of the manifest.
    Manifest,
    /// Fields that people fill in, and the blocks of areas.
    Settings,
    /// Areas of the CRM, and the map of where the widget shows.
    Locations,
    /// The texts of all locales.
    I18n,
    /// Logos and other pictures.
    Images,
    /// All files, and the source of each.
    Files,
    /// The widget in a made-up CRM.
    Run,
    /// The widget in accounts.
    Install,
}

impl Tab {
    /// All tabs, in the order of the rail.
    pub const ALL: [Self; 8] =
        [Self::Manifest, Self::Settings, Self::Locations, Self::I18n, Self::Images, Self::Files, Self::Run, Self::Install];

    /// Id of its name in the texts.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Manifest => "tab-manifest",
            Self::Settings => "tab-settings",
            Self::Locations => "tab-locations",
            Self::I18n => "tab-i18n",
            Self::Images => "tab-images",
            Self::Files => "tab-files",
            Self::Run => "tab-run",
            Self::Install => "tab-install",
        }
    }

    /// The tab that shows a finding: fields and blocks in Settings; what has no tab of its own beside the source.
    pub fn of(finding: &Finding) -> Self {
        let in_form = finding.place.file == MANIFEST && finding.place.pointer.as_deref().is_some_and(blocks::is_in_form);
        match finding.rule.area {
            Area::Locations => Self::Locations,
            Area::I18n => Self::I18n,
            Area::Images => Self::Images,
            Area::Install => Self::Install,
            _ if in_form => Self::Settings,
            _ if is_code(&finding.place.file) => Self::Files,
            _ => Self::Manifest,
        }
    }
}

/// Whether a file is a script, a style or another text that no form shows.
fn is_code(file: &str) -> bool {
    RelPath::new(file).is_ok_and(|path| is_text_name(&path) && path.extension() != "json")
}
