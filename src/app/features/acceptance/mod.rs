//! Acceptance passes over builds of the open widget: begun over the archive that was opened, added to case by case, signed off, told.

mod judge;
mod update;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use image::RgbaImage;

use crate::app::core::dialogs::Dialog;
use crate::app::core::handed::{Made, Materials};
use crate::app::core::jobs::JobId;
use crate::model::project::Revision;
use crate::model::widget::Widget;
use crate::report::acceptance::{self as report, Layout};
use crate::services::acceptance::own::OwnCase;
use crate::services::acceptance::pass::{Pass, Place, Verdict};
use crate::services::archive;
use crate::system::acceptance::{PassError, Passes};
use crate::system::files::OpenError;
use crate::text::msg::Msg;

pub use crate::system::acceptance::KeptPass;

/// What a person can ask of acceptance.
#[derive(Debug, Clone)]
pub enum AcceptanceCommand {
    /// Read the passes of the open widget, and look which archive a new one would be of.
    Look,
    /// Choose the archive that a new pass is of.
    ChooseArchive,
    /// A new pass is of this archive.
    TakeArchive(PathBuf),
    /// Begin a pass here.
    Begin(Place),
    /// Show the pass of this name, or the list of passes.
    Show(Option<String>),
    /// How a case came out. What Run and the account know of it is attached.
    Say {
        /// The case.
        case: String,
        /// How.
        verdict: Verdict,
        /// What happened, or why.
        note: String,
    },
    /// Attach what Run and the account know of a case now.
    Attach(String),
    /// Have the studio judge what it can of all open cases.
    Judge,
    /// Agree with all that the studio judged.
    ConfirmAll,
    /// Attach a picture that was pasted.
    Paste {
        /// The case.
        case: String,
        /// The picture.
        picture: Arc<RgbaImage>,
    },
    /// Attach the picture in this file.
    Drop {
        /// The case.
        case: String,
        /// The file.
        path: PathBuf,
    },
    /// Show the dialog that signs the pass off.
    AskSignOff,
    /// Sign the pass off.
    SignOff {
        /// Who.
        name: String,
        /// What the reader should know.
        remark: String,
        /// Whether it is known that cases failed.
        knows_failures: bool,
    },
    /// Show the dialog for an own case, or for a new one.
    AskOwn(Option<OwnCase>),
    /// Keep an own case.
    PutOwn(OwnCase),
    /// Take an own case away.
    RemoveOwn(String),
    /// Set the pass that is shown against this one; against none.
    Compare(Option<String>),
    /// Show the ticket of a case.
    Fault(String),
    /// Close the message about what did not work.
    Understood,
}

/// What jobs of acceptance return.
pub enum AcceptanceEvent {
    /// A native dialog was answered.
    Chosen(AcceptanceCommand),
    /// The passes were read, and the archive.
    Looked(Box<Looked>),
    /// An archive was read, or not.
    Taken(Result<ArchiveAtHand, OpenError>),
    /// A pass was begun.
    Begun(Result<KeptPass, PassError>),
    /// A pass was added to, perhaps signed off.
    Added(String, Result<Pass, PassError>),
    /// Pictures of a pass were read.
    Drawn(Vec<(String, Arc<RgbaImage>)>),
}

/// What a look finds.
pub struct Looked {
    passes: Vec<KeptPass>,
    /// The archive that was opened, if the widget is still what is in it.
    opened: Option<ArchiveAtHand>,
    /// The sum of what the files pack into: evidence of Run is of an archive with this sum, too.
    packed: Option<String>,
}

/// An archive that a pass can be of.
#[derive(Clone)]
pub struct ArchiveAtHand {
    /// Its name.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// What is in it.
    widget: Arc<Widget>,
}

/// The dialog that signs a pass off.
pub struct SignOffDialog;

impl Dialog for SignOffDialog {}

/// The dialog for an own case.
pub struct OwnCaseDialog(pub OwnCase);

impl Dialog for OwnCaseDialog {}

/// Acceptance.
#[derive(Default)]
pub struct Acceptance {
    /// The passes of the open widget, the newest first; `None` until they were read.
    pub passes: Option<Vec<KeptPass>>,
    /// The pass that is shown.
    pub shown: Option<String>,
    /// The pass that it is set against.
    pub against: Option<String>,
    /// The archive that a new pass would be of.
    pub archive: Option<ArchiveAtHand>,
    /// What did not work.
    pub error: Option<Msg>,
    /// Pictures of passes, small, by the names of their files.
    pub pictures: HashMap<String, Arc<RgbaImage>>,
    /// The sums of archives that the open widget is the content of.
    sums: Vec<String>,
    looking: Option<JobId>,
    looked_at: Option<Revision>,
    working: Vec<JobId>,
}

impl Acceptance {
    /// Whether the passes and the archive are to be looked at for this state of the widget.
    pub fn needs_look(&self, revision: Revision) -> bool {
        self.looking.is_none() && self.looked_at != Some(revision)
    }

    /// Whether a pass is being begun or added to.
    pub fn is_working(&self) -> bool {
        !self.working.is_empty()
    }

    /// The pass that is shown.
    pub fn current(&self) -> Option<&KeptPass> {
        self.kept(self.shown.as_deref()?)
    }

    /// The pass of this name.
    pub fn kept(&self, id: &str) -> Option<&KeptPass> {
        self.passes.as_ref()?.iter().find(|kept| kept.id == id)
    }

    /// Whether the open widget is what is in the archive of a pass.
    pub fn is_of_open_widget(&self, pass: &Pass) -> bool {
        self.sums.contains(&pass.start.archive.sha256)
    }

    /// The pass that is shown, for others.
    pub(in crate::app) fn report(&self, data: Option<&std::path::Path>, layout: Layout) -> Option<Made> {
        let kept = self.current()?.clone();
        let passes = Passes::new(data?);
        Some(Made::text(move |lang| {
            let pictures = if layout == Layout::Html { passes.pictures(&kept.id, &kept.pass) } else { report::Pictures::default() };
            report::render(&kept.pass, &pictures, layout, lang)
        }))
    }

    /// The ticket of a case of the pass that is shown, with the archive of its evidence.
    pub(in crate::app) fn fault(&self, data: Option<&std::path::Path>, case: String) -> Option<Made> {
        let kept = self.current()?.clone();
        let passes = Passes::new(data?);
        let (pass, id) = (kept.pass.clone(), case.clone());
        let text = move |lang| report::fault_to_markdown(&pass, &id, lang);
        let file = move |lang| {
            let pictures = passes.pictures(&kept.id, &kept.pass);
            archive::of_files(&report::fault_files(&kept.pass, &case, &pictures, lang)).unwrap_or_default()
        };
        Some(Made::with_file(text, file))
    }

    /// The cases that are open in the pass that is shown, and where it is made.
    pub(in crate::app) fn open_cases(&self) -> Option<(Vec<String>, Place, String)> {
        let pass = &self.current()?.pass;
        let standings = pass.standings();
        let open = pass.start.cases.iter().filter(|case| !standings.contains_key(case.id.as_str())).map(|case| case.id.clone());
        Some((open.collect(), pass.start.place.clone(), pass.start.archive.version.clone()))
    }

    /// Where the pass that is shown is made, and the version that it is of.
    pub(in crate::app) fn place(&self) -> Option<(Place, String)> {
        let start = &self.current()?.pass.start;
        Some((start.place.clone(), start.archive.version.clone()))
    }

    /// Whether what happens in Run says something of the pass that is shown.
    pub(in crate::app) fn takes_run(&self) -> bool {
        self.current().is_some_and(|kept| kept.pass.start.place == Place::StandIn && self.is_of_open_widget(&kept.pass))
    }
}

/// What is known of a case, by its id.
pub(in crate::app) type Known = Vec<(String, Materials)>;
