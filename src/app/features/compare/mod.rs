//! Comparing two builds, and the shelf of builds. The comparison is worked out in a job for what is chosen, and anew for each state of the
//! open widget while its page is shown.

mod keep;
mod load;
mod update;

pub use keep::keep;
pub use load::day;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::account::Client;
use crate::app::core::jobs::JobId;
use crate::checks::comparison::Comparison;
use crate::crm::account::Model;
use crate::model::project::Revision;
use crate::model::widget::Widget;
use crate::report::difference::Format;
use crate::services::before_after::Pair;
use crate::services::compare::Logos;
use crate::system::git;
use crate::system::output::OutputError;
use crate::system::shelf::Build;
use crate::text::Lang;
use crate::text::msg::Msg;

/// One of the two sides of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The build before.
    Old,
    /// The build after.
    New,
}

/// What stands on a side.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// The open widget, unsaved edits included.
    Open,
    /// The newest build of the open widget on the shelf.
    LastPack,
    /// A build on the shelf, by its sum.
    Build(String),
    /// A folder or an archive.
    Path(PathBuf),
    /// A revision of the repository that the open widget lies in.
    Revision(String),
    /// What an account shows of the widget, and its logos there once they were read.
    Account { name: String, there: Box<Model>, logos: Arc<Logos> },
}

/// What a person can ask of comparing.
#[derive(Debug, Clone)]
pub enum CompareCommand {
    /// Show the page, with the last pack on the side before if nothing is chosen.
    Show,
    /// Put something on a side.
    Choose(Side, Source),
    /// Choose an archive for a side.
    ChooseZip(Side),
    /// Choose a folder for a side.
    ChooseFolder(Side),
    /// Exchange the sides.
    Swap,
    /// List the revisions of the repository.
    ListRevisions,
    /// What is told to people reads so now, in a language.
    EditChangelog(Lang, String),
    /// Make what is told to people anew from the comparison, in a language.
    RemakeChangelog(Lang),
    /// Copy it, as plain text or as Markdown.
    CopyChangelog { lang: Lang, plain: bool },
    /// Decode a picture of both sides.
    ShowPicture(String),
    /// Read the logos of the widget of this code in the account on a side, which is called so.
    ReadLogos { name: String, client: Client, code: String },
    /// Copy the comparison as Markdown.
    CopyReport,
    /// Choose where the comparison is saved in this format.
    ChooseReport(Format),
    /// Save it there.
    SaveReport(Format, PathBuf),
    /// Change the note of a build.
    Note(String, String),
    /// Change who signed a build off.
    SignOff(String, String),
    /// Open a build of the shelf, in place of the open widget.
    OpenBuild(String),
    /// Choose where a build is written again, byte for byte.
    ChooseCopy(String),
    /// Write it there.
    CopyBuild(String, PathBuf),
    /// Show a build's archive in its folder.
    Reveal(String),
    /// Take a build off the shelf.
    Delete(String),
    /// How many megabytes of archives the shelf keeps.
    SetMegabytes(u64),
}

/// What jobs of comparing return.
pub enum CompareEvent {
    /// A native dialog was answered.
    Chosen(CompareCommand),
    /// The builds on the shelf.
    Shelf(Result<Vec<Build>, Msg>),
    /// The sides were compared.
    Compared(Box<Compared>),
    /// A side can't be read.
    Failed(Msg),
    /// The revisions of the repository.
    Revisions(Result<Vec<git::Revision>, Msg>),
    /// The logos in the account of this name.
    Logos(String, Result<Logos, Msg>),
    /// Both sides of a picture.
    Picture(String, Option<Pair>),
    /// A comparison or a copy of a build was written.
    Written(PathBuf, Result<(), Msg>),
}

/// A side, read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Its version, or what it is called.
    pub title: String,
    /// Where it comes from.
    pub about: Msg,
    pub widget: Arc<Widget>,
}

/// Both sides and what was found.
pub struct Compared {
    pub old: Loaded,
    pub new: Loaded,
    pub found: Comparison,
    /// Whether a side is an account, which tells only a part.
    pub is_partial: bool,
    /// The drafts of what is told to people, by language.
    pub drafts: BTreeMap<&'static str, String>,
    /// What it is for.
    of: Asked,
}

/// What a comparison is worked out for.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    sides: [Source; 2],
    open: Option<Revision>,
    newest: Option<String>,
}

/// What stands on both sides, the build before first.
#[derive(Debug, Clone, PartialEq)]
pub struct Sides(pub [Source; 2]);

impl Default for Sides {
    fn default() -> Self {
        Self([Source::LastPack, Source::Open])
    }
}

/// Comparing two builds.
#[derive(Default)]
pub struct Compare {
    /// All builds on the shelf, the newest first; `None` until it is read.
    pub builds: Option<Vec<Build>>,
    /// What stands on both sides.
    pub sides: Sides,
    /// What was found last.
    pub result: Option<Compared>,
    /// Why there is nothing.
    pub error: Option<Msg>,
    /// The revisions of the repository; `None` until they are asked for.
    pub revisions: Option<Result<Vec<git::Revision>, Msg>>,
    /// What is told to people as the person wrote it, by language.
    pub changelog: BTreeMap<&'static str, String>,
    /// The picture that is shown, and both of its sides; `None` while it is decoded, and if it can't be.
    pub picture: Option<(String, Option<Pair>)>,
    /// The job that reads the logos in an account.
    pub reading_logos: Option<JobId>,
    asked: Option<(JobId, Asked)>,
    /// The job that reads or changes the shelf.
    reading: Option<JobId>,
    /// What was typed of builds and isn't in the file yet, by their sums, and the job that writes all of it.
    typed: BTreeMap<String, Typed>,
    writing: Option<JobId>,
}

/// What a person types about a build.
#[derive(Debug, Clone)]
struct Typed {
    note: String,
    sign_off: String,
}

impl Typed {
    fn put(&self, build: &mut Build) {
        build.note.clone_from(&self.note);
        build.sign_off.clone_from(&self.sign_off);
    }
}

impl Compare {
    /// Whether a comparison is being worked out.
    pub fn is_working(&self) -> bool {
        self.asked.is_some() && self.error.is_none()
    }

    /// What is told to people in `lang`: as the person wrote it, else the draft.
    pub fn told(&self, lang: Lang) -> String {
        let draft = || self.result.as_ref().and_then(|result| result.drafts.get(lang.code()).cloned());
        self.changelog.get(lang.code()).cloned().or_else(draft).unwrap_or_default()
    }

    /// The builds of `widget`, the newest first.
    pub fn builds_of(&self, widget: &Widget) -> impl Iterator<Item = &Build> {
        self.builds.as_deref().unwrap_or_default().iter().filter(|build| build.is_of(widget))
    }
}

fn written(result: Result<(), OutputError>) -> Result<(), Msg> {
    result.map_err(|error| error.explain())
}
