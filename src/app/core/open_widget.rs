//! The open widget as several features see it: its files, what it is checked for, what was found, where the person is in it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::report_index::ReportIndex;
use super::tab::Tab;
use crate::checks::engine::Report;
use crate::checks::engine::finding::{Finding, FindingId};
use crate::checks::engine::rule::{Product, Profile};
use crate::checks::engine::suppress::Trust;
use crate::crm::i18n;
use crate::crm::products::{guess_product, guess_profile};
use crate::model::project::{Project, Revision};
use crate::model::studio_file::{StudioFile, Suppression};
use crate::model::widget::{MANIFEST, Widget};
use crate::system::files::Origin;
use crate::system::watch::Watching;
use crate::text::Lang;

/// A widget that is being worked on.
pub struct OpenWidget {
    /// Its files and history.
    pub project: Project,
    /// Where it is on disk; `None` for the sample and for new ones that were never saved.
    pub origin: Option<Origin>,
    /// The folder of its project, if the widget is what is built of it.
    pub project_folder: Option<PathBuf>,
    /// How changes on disk are seen.
    pub watching: Watching,
    /// Whether its folder or archive is gone from the disk: all of it is unsaved then.
    pub is_gone: bool,
    /// Whether it is only looked at: another studio has it open.
    pub read_only: bool,
    /// Whether another studio has it open and the person hasn't said yet what to do.
    pub is_undecided: bool,
    /// The product that it is checked for.
    pub product: Product,
    /// The profile that it is checked for.
    pub profile: Profile,
    /// The acceptances in the widget's own file that count, by their marks: others came with it, and nobody here said that they may.
    pub used: Arc<BTreeSet<String>>,
    /// Those of the others about which nothing is asked any more.
    pub left: BTreeSet<String>,
    /// What the last check found.
    pub report: Arc<Report>,
    /// What views ask of `report` in every frame.
    pub index: Arc<ReportIndex>,
    /// The state that `report` is of; `None` before the first check.
    pub report_of: Option<Revision>,
    /// How long the last check took; `None` before the first one.
    pub checked_in: Option<Duration>,
    /// The tab in front.
    pub tab: Tab,
    /// The file in the source view of the Files tab.
    pub source_file: String,
    /// The file in the source view beside the form of the manifest.
    pub manifest_file: String,
    /// Where the caret was put last by undo or redo.
    pub caret: Option<CaretAt>,
    /// The finding that is selected.
    pub selected: Option<FindingId>,
    /// Where the person went last.
    pub focus: Option<Focus>,
    /// The widget as it was opened.
    pub opened: Arc<Widget>,
}

/// A place in a source where the caret belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaretAt {
    /// The file.
    pub file: String,
    /// The byte.
    pub at: usize,
    /// A new number for each time: views act once on each.
    pub serial: u64,
}

/// A place that the person went to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Focus {
    /// The file.
    pub file: String,
    /// The value.
    pub pointer: Option<String>,
    /// The bytes.
    pub range: Option<Range<usize>>,
    /// A new number for each going: views act once on each.
    pub serial: u64,
}

impl OpenWidget {
    /// A widget just opened.
    pub fn new(project: Project, origin: Option<Origin>) -> Self {
        let product = guess_product(project.widget());
        let profile = guess_profile(project.widget());
        let source_file = first_source(&project);
        Self {
            manifest_file: source_file.clone(),
            is_gone: false,
            is_undecided: false,
            report_of: None,
            index: Arc::default(),
            caret: None,
            opened: project.widget().clone(),
            project,
            origin,
            project_folder: None,
            watching: Watching::Never,
            read_only: false,
            product,
            profile,
            used: Arc::default(),
            left: BTreeSet::new(),
            report: Arc::default(),
            checked_in: None,
            tab: Tab::Manifest,
            source_file,
            selected: None,
            focus: None,
        }
    }

    /// The widget's own name: in this language if it has it, else in its base locale.
    pub fn name(&self, lang: Lang) -> Option<String> {
        i18n::widget_name(self.project.widget(), lang.code())
    }

    /// What the widget is known by: the folder of its project, else where it is itself.
    pub fn home(&self) -> Option<&Path> {
        self.project_folder.as_deref().or(self.origin.as_ref().map(Origin::path))
    }

    /// The version in the manifest.
    pub fn version(&self) -> Option<&str> {
        self.project.widget().manifest("/widget/version")?.as_str()
    }

    /// The file in the source view that is in front, or would be.
    pub fn shown_file(&self) -> &str {
        if self.tab == Tab::Manifest { &self.manifest_file } else { &self.source_file }
    }

    /// Shows a file in the source view that is in front; in the Files tab if there is none.
    pub fn show_file(&mut self, file: &str) {
        if self.tab == Tab::Manifest {
            file.clone_into(&mut self.manifest_file);
        } else {
            self.tab = Tab::Files;
            file.clone_into(&mut self.source_file);
        }
    }

    /// The byte of the file in the source view that the person went to last.
    pub fn shown_at(&self) -> Option<usize> {
        let focus = self.focus.as_ref().filter(|focus| focus.file == self.shown_file())?;
        focus.range.as_ref().map(|range| range.start)
    }

    /// Which acceptances in the widget's own file count.
    pub fn trust(&self) -> Trust {
        Trust::Marks(self.used.clone())
    }

    /// The acceptances in the widget's own file that don't count.
    pub fn brought(&self) -> Vec<Suppression> {
        let trust = self.trust();
        StudioFile::read(self.project.widget()).suppressions.into_iter().filter(|entry| !trust.covers(entry)).collect()
    }

    /// Whether the findings are of the present state.
    pub fn is_checked(&self) -> bool {
        self.report_of == Some(self.project.revision())
    }

    /// The findings of the last check.
    pub fn findings(&self) -> &[Finding] {
        &self.report.findings
    }

    /// The finding `id` of the last check.
    pub fn finding(&self, id: &FindingId) -> Option<&Finding> {
        self.findings().iter().find(|finding| finding.is(id))
    }

    /// The place of the selected finding in the report.
    pub fn selected_index(&self) -> Option<usize> {
        let id = self.selected.as_ref()?;
        self.findings().iter().position(|finding| finding.is(id))
    }
}

/// The manifest, or one in a folder, or the first file with text.
fn first_source(project: &Project) -> String {
    let widget = project.widget();
    let texts = || widget.files().filter(|(_, body)| body.as_text().is_some()).map(|(path, _)| path);
    let named = |name: &'static str| texts().filter(move |path| path.name() == name).min_by_key(|path| path.as_str().len());
    named(MANIFEST).or_else(|| texts().next()).map_or_else(|| MANIFEST.to_owned(), ToString::to_string)
}
