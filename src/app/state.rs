//! What views read: the open widget with its findings, the dialog in front, messages, preferences.

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::dialog::Dialog;
use super::install::Install;
use super::notices::{About, Words};
use super::report_index::ReportIndex;
use crate::checks::engine::Report;
use crate::checks::engine::finding::{Finding, FindingId};
use crate::checks::engine::rule::{Area, Product, Profile, Severity};
use crate::crm::{blocks, i18n, locations, manifest};
use crate::formats::highlight::Span;
use crate::formats::json::Node;
use crate::formats::path::RelPath;
use crate::model::document::{FileBody, is_text_name};
use crate::model::project::{Project, Revision};
use crate::model::widget::{MANIFEST, Widget};
use crate::services::logos::company::Looks;
use crate::services::new_widget::Order;
use crate::services::texts::grid::Grid;
use crate::system::files::Origin;
use crate::system::preferences::Preferences;
use crate::system::watch::Watching;
use crate::text::Lang;
use crate::text::msg::Msg;

/// Everything that is shown.
pub struct AppState {
    /// What is remembered between starts.
    pub preferences: Preferences,
    /// The language of this session, whatever the preferences say; not remembered.
    pub session_lang: Option<Lang>,
    /// The open widget.
    pub open: Option<OpenWidget>,
    /// The dialog in front of everything.
    pub dialog: Option<Dialog>,
    /// The page that covers the tab.
    pub page: Option<Page>,
    /// Whether the palette is open.
    pub palette: bool,
    /// Messages, oldest first.
    pub notices: Vec<Notice>,
    /// What takes a while.
    pub busy: Option<Busy>,
    /// Accounts, and the widget in them.
    pub install: Install,
    /// What was ordered of a new widget when its dialog was closed.
    pub ordered: Option<Order>,
    /// What draws the window, in its own words.
    pub renderer: String,
    /// Text for the clipboard, taken by the window.
    pub clipboard: Option<String>,
    /// Whether the window may close now.
    pub may_close: bool,
    pub(super) next_notice: u64,
    pub(super) next_lab: u64,
}

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
    /// What the last check found.
    pub report: Arc<Report>,
    /// What views ask of `report` in every frame.
    pub index: Arc<ReportIndex>,
    /// The state that `report` is of; `None` before the first check.
    pub report_of: Option<Revision>,
    /// What the last check found for the public profile; kept only while the checklist is shown.
    pub public_report: Option<Arc<Report>>,
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
    /// The colours of a file that was in the source view, as of some text of it.
    pub coloured: Option<Coloured>,
    /// What the source view was asked for last.
    pub asked: Option<Asked>,
    /// The finding that is selected.
    pub selected: Option<FindingId>,
    /// Where the person went last.
    pub focus: Option<Focus>,
    /// The widget as it was opened.
    pub opened: Arc<Widget>,
    /// Its texts side by side, as of some revision; made once they are shown.
    pub grid: Option<Arc<Grid>>,
    /// The locale that others are compared with; `None` for the first.
    pub grid_base: Option<String>,
    /// Pictures that are ready to be drawn, by the identity of their file.
    pub pictures: HashMap<u64, Shown>,
    /// What is checked, or was checked last.
    pub(super) checked: Option<Checked>,
    /// What the grid is of that is made, or was made last.
    pub(super) grid_of: Option<GridOf>,
    /// What the grid is of that is shown.
    pub(super) grid_shown: Option<GridOf>,
    /// The content whose colours are worked out, or were last.
    pub(super) colours_of: Option<u64>,
    /// The state whose pictures are decoded, or were last.
    pub(super) pictures_of: Option<Revision>,
}

/// What was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// The state of the widget.
    pub revision: Revision,
    /// The product.
    pub product: Product,
    /// The profile.
    pub profile: Profile,
    /// Whether the public profile was checked beside it, for the checklist.
    pub checklist: bool,
}

/// The state and the base that a grid is of.
pub type GridOf = (Revision, Option<String>);

/// A picture ready to be drawn; holds its file so that the identity stays its own.
#[derive(Clone)]
pub struct Shown {
    /// The file.
    pub body: FileBody,
    /// The pixels; `None` if it can't be decoded (the checks say why).
    pub pixels: Option<Arc<image::RgbaImage>>,
    /// What it is compared by, if it is of a logo's size.
    pub looks: Option<Arc<Looks>>,
}

/// The colours of a file.
pub struct Coloured {
    /// The file.
    pub file: String,
    /// The text that they are of.
    pub body: FileBody,
    /// Its pieces.
    pub spans: Arc<Vec<Span>>,
}

/// What the source view is asked for, with a new number each time: views act once on each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// To find words.
    Find(u64),
    /// To go to a line.
    Line(u64),
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
    /// The widget in accounts.
    Install,
}

/// A page that covers the tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// All checks.
    Checks,
    /// One rule, by its id.
    Rule(String),
    /// The moderation checklist of the open widget.
    Checklist,
}

/// What takes a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    /// Reading a widget.
    Opening,
    /// Writing it.
    Saving,
    /// Working out a fix.
    Fixing,
    /// Packing.
    Packing,
    /// Writing, reading or taking texts.
    Texts,
}

/// A message.
#[derive(Clone)]
pub struct Notice {
    /// Its number.
    pub id: u64,
    /// What it is about: it goes once that is over.
    pub about: About,
    /// How bad it is; `None` for good news.
    pub severity: Option<Severity>,
    /// What happened.
    pub text: Msg,
    /// Words in the place of `text`, for an error that makes its own.
    pub title: Option<Words>,
    /// Why, and what next; shown smaller.
    pub detail: Option<Words>,
    /// Whether it goes away by itself.
    pub brief: bool,
}

impl Asked {
    /// Its number.
    pub fn serial(self) -> u64 {
        match self {
            Self::Find(serial) | Self::Line(serial) => serial,
        }
    }
}

impl Tab {
    /// All tabs, in the order of the rail.
    pub const ALL: [Self; 7] = [Self::Manifest, Self::Settings, Self::Locations, Self::I18n, Self::Images, Self::Files, Self::Install];

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

impl AppState {
    pub(super) fn new(preferences: Preferences) -> Self {
        Self {
            preferences,
            session_lang: None,
            open: None,
            dialog: None,
            page: None,
            palette: false,
            notices: Vec::new(),
            busy: None,
            install: Install::default(),
            ordered: None,
            renderer: String::new(),
            clipboard: None,
            may_close: false,
            next_notice: 0,
            next_lab: 0,
        }
    }
}

impl OpenWidget {
    /// A widget just opened.
    pub fn new(project: Project, origin: Option<Origin>) -> Self {
        let product = guess_product(&project);
        let profile = guess_profile(&project);
        let source_file = first_source(&project);
        Self {
            manifest_file: source_file.clone(),
            is_gone: false,
            is_undecided: false,
            report_of: None,
            index: Arc::default(),
            caret: None,
            colours_of: None,
            pictures_of: None,
            opened: project.widget().clone(),
            grid: None,
            grid_base: None,
            grid_of: None,
            grid_shown: None,
            project,
            origin,
            project_folder: None,
            watching: Watching::Never,
            read_only: false,
            product,
            profile,
            report: Arc::default(),
            public_report: None,
            checked_in: None,
            tab: Tab::Manifest,
            source_file,
            coloured: None,
            asked: None,
            selected: None,
            focus: None,
            pictures: HashMap::new(),
            checked: None,
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
    pub(super) fn show_file(&mut self, file: &str) {
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

/// Whether a file is a script, a style or another text that no form shows.
fn is_code(file: &str) -> bool {
    RelPath::new(file).is_ok_and(|path| is_text_name(&path) && path.extension() != "json")
}

/// Kommo if it has areas or locales that only Kommo has, and none of amoCRM's; else amoCRM.
fn guess_product(project: &Project) -> Product {
    let locales = manifest::locales(project.widget());
    let spoken = |codes: &[&str]| locales.iter().any(|(code, _)| codes.contains(code));
    let has_area = |of: fn(&locations::Area) -> bool| declared(project).any(of);
    let amo = spoken(&["ru"]) || has_area(|area| area.amo && !area.kommo);
    let kommo = spoken(&["es", "pt", "tr", "id"]) || has_area(|area| area.kommo && !area.amo);
    if kommo && !amo { Product::Kommo } else { Product::AmoCrm }
}

/// Moderation for what only public integrations have: an area of theirs, or the button of a showcase (`docs/PLATFORM.md` 1.1, 1.2, 1.8).
fn guess_profile(project: &Project) -> Profile {
    let showcase = project.widget().manifest("/widget/is_showcase").and_then(Node::as_bool) == Some(true);
    if showcase || declared(project).any(|area| area.public) { Profile::Public } else { Profile::Private }
}

/// The areas that the widget declares, as far as they are known.
fn declared(project: &Project) -> impl Iterator<Item = &'static locations::Area> {
    locations::entries(project.widget()).into_iter().filter_map(|(entry, _)| entry.area())
}

/// The manifest, or one in a folder, or the first file with text.
fn first_source(project: &Project) -> String {
    let widget = project.widget();
    let texts = || widget.files().filter(|(_, body)| body.as_text().is_some()).map(|(path, _)| path);
    let named = |name: &'static str| texts().filter(move |path| path.name() == name).min_by_key(|path| path.as_str().len());
    named(MANIFEST).or_else(|| texts().next()).map_or_else(|| MANIFEST.to_owned(), ToString::to_string)
}
