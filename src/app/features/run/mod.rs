//! Running the widget: the stand-in is started and stopped, gets every state of the widget, and what happens in its pages is put in order.

mod evidence;
mod timeline;
mod update;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::app::core::jobs::JobId;
use crate::model::project::Revision;
use crate::stand_in::event::NoBuild;
use crate::stand_in::hosts::Way;
use crate::stand_in::libraries::{Libraries, LibraryError};
use crate::stand_in::{Build, StandIn, StartError};
use crate::text::Lang;
use crate::text::msg::Msg;

pub use crate::stand_in::libraries::{CDN, Library};
pub use timeline::{Entry, Group, Row, Timeline};

/// What a person can ask of Run.
#[derive(Debug, Clone)]
pub enum RunCommand {
    /// Look whether the CRM's libraries are there.
    Look,
    /// Start with the libraries that are there.
    Start,
    /// Fetch the libraries that are missing, then start.
    FetchAndStart,
    /// Choose a folder that has the libraries.
    ChooseLibraries,
    /// Take the libraries from this folder, then start.
    TakeLibraries(PathBuf),
    /// Stop.
    Stop,
    /// Open the page, at a scene if one is named.
    OpenPage(Option<String>),
    /// Show the pages another scene, locale and so on: a part of the bar's state.
    Show(Value),
    /// Load the pages anew.
    Reload,
    /// Decide about requests to a host.
    Decide(String, Way),
    /// Show the made-up account's file beside the widget; the sample is written there first if there is none.
    EditAccount,
    /// Show a line of a file of the widget, from 1.
    ShowLine(String, usize),
    /// Forget what happened so far.
    Clear,
}

/// What jobs of Run return.
pub enum RunEvent {
    /// A native dialog was answered.
    Chosen(RunCommand),
    /// The libraries were looked for, fetched or taken.
    Libraries {
        /// They, or why they aren't there.
        found: Result<Libraries, LibraryError>,
        /// Whether to start with them.
        starts: bool,
    },
    /// The stand-in was started.
    Started(State, Box<Result<StandIn, StartError>>),
    /// A state of the widget was read.
    Built(Box<Build>),
    /// It has stopped.
    Stopped,
    /// What was chosen is remembered.
    Remembered,
}

/// Run.
#[derive(Default)]
pub struct Run {
    /// The CRM's libraries.
    pub libraries: Shelf,
    /// The stand-in that runs.
    pub running: Option<Running>,
    /// Why it could not be started, or the libraries not be had.
    pub error: Option<RunError>,
    /// What happened, in order; outlives the end of the stand-in.
    pub timeline: Timeline,
    /// Whether the libraries were looked for since the widget was opened: once, also if that broke down.
    has_looked: bool,
    /// The job that looks for libraries, fetches them or starts.
    waits: Option<JobId>,
    /// What the last stand-in of the open widget left.
    kept: crate::stand_in::Kept,
    /// What was chosen for widgets and isn't remembered yet, by where they live, and the job that writes all of it.
    unkept: BTreeMap<PathBuf, crate::stand_in::Kept>,
    keeping: Option<JobId>,
}

/// Whether the CRM's libraries are there.
#[derive(Debug, Default)]
pub enum Shelf {
    /// Nobody has looked yet.
    #[default]
    Unknown,
    /// These are missing.
    Missing(Vec<&'static Library>),
    /// All are there.
    There(Libraries),
}

/// Why Run could not begin.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The libraries can't be had.
    #[error(transparent)]
    Libraries(#[from] LibraryError),
    /// The stand-in can't be started.
    #[error(transparent)]
    Start(#[from] StartError),
}

impl RunError {
    /// What did not work; the attribute `.next` says what to do.
    pub fn msg(&self) -> Msg {
        Msg::new(match self {
            Self::Libraries(LibraryError::Missing(_)) => "running-error-missing",
            Self::Libraries(LibraryError::Unreached { .. }) => "running-error-unreached",
            Self::Libraries(LibraryError::Other { .. }) => "running-error-other",
            Self::Libraries(LibraryError::Unkept { .. }) => "running-error-unkept",
            Self::Start(StartError::Port(_)) => "running-error-port",
            Self::Start(StartError::Thread(_) | StartError::Random(_)) => "running-error-system",
        })
    }
}

/// A stand-in that runs.
pub struct Running {
    /// The server.
    stand_in: StandIn,
    /// The state of the bar in the page that was heard last.
    pub bar: Value,
    /// The build in that page.
    pub in_page: Option<InPage>,
    /// The newest build that pages can load.
    pub newest: u32,
    /// Whether unsaved edits are in a build, by its number.
    unsaved: BTreeMap<u32, bool>,
    /// The edit that is no build, if the last one is none.
    pub broken: Option<NoBuild>,
    /// The browser, as it names itself.
    pub agent: String,
    /// The last event that was taken.
    seen: u64,
    /// The state that is published, is being read for it, or waits for `due`.
    wanted: State,
    /// When it is to be published.
    due: Option<Instant>,
    /// The job that reads it.
    building: Option<JobId>,
}

/// A state of the widget, and whether some of it isn't saved.
type State = (Revision, bool);

/// A build in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InPage {
    /// Its number.
    pub number: u32,
    /// Whether unsaved edits are in it.
    pub is_unsaved: bool,
}

/// How long after an edit the state is published: what is typed quickly is published once, and an edit is in the page within a second.
const PAUSE: Duration = Duration::from_millis(250);

impl Running {
    /// The port of the page.
    pub fn port(&self) -> u16 {
        self.stand_in.port()
    }

    /// The language of the bar in the pages.
    pub fn language(&self) -> Lang {
        self.stand_in.language()
    }

    /// How many pages are open.
    pub fn pages(&self) -> usize {
        self.stand_in.pages()
    }

    /// What is done with requests to a host.
    pub fn way(&self, host: &str) -> Way {
        self.stand_in.way(host)
    }

    /// The value of a part of the bar's state, such as `locale`.
    pub fn shown(&self, part: &str) -> &str {
        self.bar.get(part).and_then(Value::as_str).unwrap_or_default()
    }

    /// The trouble that is asked for; `none` for none.
    pub fn trouble(&self) -> &str {
        self.bar.pointer("/trouble/what").and_then(Value::as_str).unwrap_or("none")
    }
}

impl Run {
    /// Whether the libraries are looked for, fetched, or the stand-in is being started.
    pub fn is_waiting(&self) -> bool {
        self.waits.is_some()
    }

    /// Whether a state of the widget waits to be published.
    pub fn is_due(&self) -> bool {
        self.running.as_ref().is_some_and(|running| running.due.is_some())
    }
}
