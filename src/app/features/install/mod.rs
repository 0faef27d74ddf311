//! Accounts, and the widget in them: what the Install tab shows. Everything that waits for an account runs in a job.

mod accounts;
mod before;
pub mod bulk;
mod codes;
mod evidence;
mod own_practice;
mod reached;
mod receipt;
mod requests;
mod update;
mod work;

pub use codes::CodeFrom;
pub use requests::Log;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use serde_json::{Map, Value};

use crate::account::history::Entry;
use crate::account::{
    Account, AccountWidget, ApiError, Bot, Cancel, Client, Confidential, Continuation, FieldError, Host, Installed, Interrupted, Pipeline,
    Removed, Secret, User,
};
use crate::app::core::dialogs::Dialog;
use crate::app::core::jobs::JobId;
use crate::crm::account::Access;
use crate::model::project::Revision;
use crate::model::widget::Widget;
use crate::practice::Practice;
use crate::system::accounts::{Accounts, AccountsFile, Colour, Keep, Kind, SavedAccount};
use crate::system::bulk_runs::{self, KeptRuns};
use crate::system::install_defaults::{self, InstallDefaults, KnownWidget};
use crate::system::output::OutputError;
use crate::system::shared_file::{Delivered, Outbox, SharedFile, SharedFileError, Snapshot};
use crate::text::Lang;
use crate::text::msg::Msg;
use bulk::{Bulk, BulkCommand, BulkRequest, Ready};
use codes::SeenNames;
use own_practice::OwnPractice;

pub use crate::practice::Mode;

/// The token of the practice account, for a person to try the page where accounts are added.
pub const PRACTICE_TOKEN: &str = crate::practice::ADMIN_TOKEN;

/// The name of the practice account in the history.
pub const PRACTICE: &str = "practice";

/// An account of the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// The practice account.
    Practice,
    /// The account of this name.
    Saved(String),
}

/// All that the tab knows.
pub struct Install {
    /// The named accounts.
    pub accounts: Accounts,
    /// Whether the list was read; before that nothing is known.
    pub is_loaded: bool,
    /// Why there is no keyring; `None` if there is one.
    pub no_keyring: Option<String>,
    /// The account in front.
    pub chosen: Option<Target>,
    /// What is known of accounts that were reached.
    pub reached: HashMap<Target, Reached>,
    /// What runs; one thing at a time.
    pub running: Option<Running>,
    /// What did not work last.
    pub error: Option<AccountError>,
    /// How the practice account misbehaves.
    pub fault: Option<Mode>,
    /// Whether what is known of the account in front is shown.
    pub shows_account: bool,
    /// How an upload by hand is waited for.
    pub pace: Pace,
    /// The build in many accounts.
    pub bulk: Bulk,
    /// The bot that was let go on last.
    pub continued: Option<Continued>,
    kept_runs: Arc<SharedFile<KeptRuns>>,
    /// What was open when the last change was sent to an account.
    sent: HashMap<Target, receipt::Sent>,
    fills: InstallDefaults,
    fills_outbox: Arc<Outbox<InstallDefaults>>,
    accounts_file: Arc<AccountsFile>,
    /// The language that the names in the practice account are in.
    lang: Option<Lang>,
    log: Option<Arc<Log>>,
    practice: Arc<OwnPractice>,
    /// The number of the snapshot that `accounts` is.
    accounts_number: u64,
    loading: Option<JobId>,
    /// The names of the open widget as they were seen last, with the state that they are of.
    names: Option<(Revision, Weak<Widget>, SeenNames)>,
    /// The job that keeps the secrets of an account.
    keeping: Option<JobId>,
}

/// How an upload by hand is waited for.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// The pause between two looks.
    pub every: Duration,
    /// How long it is waited for.
    pub at_most: Duration,
    /// How long one can stop the installation that follows.
    pub countdown: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { every: seconds(5), at_most: seconds(300), countdown: seconds(5) }
    }
}

/// An account that was reached.
pub struct Reached {
    pub(super) client: Client,
    /// What it says of itself.
    pub account: Account,
    /// Its users; `None` if they are shown to administrators alone.
    pub users: Option<Vec<User>>,
    /// Its pipelines.
    pub pipelines: Vec<Pipeline>,
    /// When the token ends, in seconds since 1970-01-01 UTC.
    pub token_ends: Option<i64>,
    /// Whether one still gets in.
    pub access: Access,
    /// All widgets that it shows, once they were asked for.
    pub widgets: Option<Arc<Vec<AccountWidget>>>,
    /// The open widget in it.
    pub remote: RemoteWidget,
}

/// The open widget in an account.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RemoteWidget {
    /// The code that it has there.
    pub code: String,
    /// Where that code comes from.
    pub code_from: CodeFrom,
    /// A widget whose code may be that of the open one; the person has to say so.
    pub offer: Option<KnownWidget>,
    /// What the account shows of it.
    pub status: RemoteStatus,
    /// Fields that were refused.
    pub refused: Vec<FieldError>,
    /// The proof of the last change.
    pub receipt: Option<Receipt>,
    /// The version that was waited for is there, and the installation goes on by itself.
    pub goes_on: bool,
}

/// What an account shows of a widget.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum RemoteStatus {
    /// Nobody has looked yet.
    #[default]
    Unknown,
    /// It isn't there, or isn't shown to this user.
    Absent,
    /// The widget.
    Present(Box<AccountWidget>),
}

/// What was done and read back.
#[derive(Debug, Clone, PartialEq)]
pub enum Receipt {
    /// It was installed.
    Installed(Box<Installed>),
    /// It was uninstalled.
    Removed(Box<Removed>),
}

/// A bot that waits for the widget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Its kind.
    pub bot: Bot,
    /// Its number.
    pub bot_id: u64,
    /// The record that waits.
    pub continue_id: u64,
}

/// A bot that was let go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continued {
    /// In this account.
    pub target: Target,
    /// The bot.
    pub waiting: Waiting,
}

/// What takes its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Reaching the account.
    Connect,
    /// Looking for the widget.
    Look,
    /// Uploading it to the practice account.
    Upload,
    /// Waiting for a version that was uploaded by hand.
    Watch,
    /// Finding out what came of a change that was stopped.
    Settle,
    /// Installing.
    Install,
    /// Uninstalling.
    Uninstall,
    /// Reading the list of widgets.
    Widgets,
    /// Letting a bot go on.
    Continue,
    /// Sending a request of the history once more: one that changes something, or a read.
    Repeat(bool),
}

/// What runs.
pub struct Running {
    /// What it is.
    pub work: Work,
    /// Where.
    pub target: Target,
    /// Stops it.
    pub cancel: Cancel,
    /// When it ends by itself at the latest, if it waits.
    pub until: Option<Instant>,
    job: JobId,
}

/// What did not work.
#[derive(Debug, Clone, PartialEq)]
pub enum AccountError {
    /// A call.
    Api(Box<ApiError>),
    /// A change, which may have been made.
    Interrupted(Interrupted),
    /// Something on this computer; its text has `.next`. With the system's own words.
    Local(Msg, Option<String>),
}

/// An account to be added.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The person's name for it; empty takes the first part of the host.
    pub name: String,
    /// Its address, as it was pasted.
    pub host: String,
    /// Whether something real is in it.
    pub kind: Kind,
    /// Its mark.
    pub colour: Colour,
    /// Where the token is kept.
    pub keep: Keep,
    /// How one signs in.
    pub sign_in: NewSignIn,
}

/// A way into an account, as it was typed.
#[derive(Debug, Clone)]
pub enum NewSignIn {
    /// A long-lived token.
    Token(Secret),
    /// As an integration, with its code of 20 minutes.
    Code(Integration),
}

/// An integration, with what its tab “Keys” shows.
#[derive(Debug, Clone)]
pub struct Integration {
    /// Its ID.
    pub client_id: String,
    /// Its secret.
    pub client_secret: Secret,
    /// Its redirect URI, exactly as it is set there.
    pub redirect_uri: String,
    /// The code, good for 20 minutes and one use.
    pub code: Secret,
}

/// What changes an account, or the list of them.
#[derive(Debug, Clone)]
pub enum Change {
    /// Installs the open widget with these settings.
    Install(Target, Confidential),
    /// Uninstalls it.
    Uninstall(Target),
    /// Takes the account off the list, with its secrets.
    Remove(String),
    /// Lets the account take part in the next run in many accounts, though a company works in it.
    Unlock(String),
    /// Does something in many accounts.
    Bulk(BulkRequest),
    /// Lets a bot go on.
    Continue(Target, Waiting, Continuation),
    /// Sends a request of the history once more.
    Repeat(Target, Arc<Entry>),
}

/// What a person asks for.
#[derive(Debug, Clone)]
pub enum InstallCommand {
    /// Bring this account to the front and reach it; the token for one whose secrets aren't kept.
    Choose(Target, Option<Secret>),
    /// Show the page where accounts are added.
    AddAnother,
    /// Add an account and reach it.
    Add(NewAccount),
    /// Replace the way into a named account, and reach it.
    Renew(String, NewSignIn),
    /// Reach the account in front once more, and show what it says of itself.
    Test,
    /// Show or hide what is known of the account in front.
    About(bool),
    /// The code of the open widget in the account in front.
    Code(String),
    /// Look for the widget.
    Look,
    /// Upload the open widget to the practice account.
    Upload,
    /// Wait until the open widget's version is there.
    Watch,
    /// The installation after an upload doesn't go on by itself.
    Stay,
    /// Make a change, after a question where one is due.
    Change(Change),
    /// Make the change that is asked about. A production account wants its subdomain typed.
    Agree(String),
    /// Read the list of widgets.
    Widgets,
    /// Stop what runs.
    Stop,
    /// Close the message about what did not work.
    Understood,
    /// Close the receipt.
    Done,
    /// Let the practice account misbehave, or behave.
    Misbehave(Option<Mode>),
    /// Put the practice account back as it was at first.
    Reset,
    /// What is asked of many accounts.
    Bulk(BulkCommand),
    /// Look into many accounts, changing nothing.
    LookEverywhere(BulkRequest),
    /// Send a request of the history once more: at once if it only reads.
    Repeat(Target, Arc<Entry>),
    /// Write these requests into a file of the person's choice, as an HTTP archive.
    ExportHar(Vec<Arc<Entry>>),
    /// Write these requests into a file at this path.
    SaveHar(Vec<Arc<Entry>>, PathBuf),
    /// Close the message about the bot that went on.
    ContinueDone,
}

/// What jobs bring.
pub enum InstallEvent {
    /// A native dialog was answered.
    Chosen(InstallCommand),
    /// The list of accounts, why there is no keyring, the requests, and the runs that are kept.
    Loaded(Result<Snapshot<Accounts>, SharedFileError>, Option<String>, Arc<Log>, KeptRuns),
    /// The list of accounts was read again.
    Seen(Result<Snapshot<Accounts>, SharedFileError>),
    /// What was filled in was written, and what others filled in was read.
    Remembered(Result<Delivered<InstallDefaults>, SharedFileError>),
    /// The list was written, perhaps with a new account that is to be reached.
    Kept(Result<(Snapshot<Accounts>, Option<SavedAccount>), AccountError>, Option<Secret>),
    /// The practice account was put back.
    Reset(Result<(), String>),
    /// A run in many accounts is prepared; holds the settings for all.
    BulkReady(Confidential, Result<Ready, AccountError>),
    /// A job of a run in many accounts has no more to do.
    BulkWorked,
    /// A run that is over was kept, or not; the runs that are kept.
    RunKept(Result<KeptRuns, SharedFileError>),
    /// An archive of requests was written to this path.
    HarSaved(PathBuf, Result<(), OutputError>),
    /// What ran in an account came to its end.
    Ended(Result<WorkResult, AccountError>),
}

/// How what ran has ended.
pub enum WorkResult {
    /// The account was reached.
    Connected(Box<Reached>),
    /// It was looked for the widget, of this code.
    Looked(String, RemoteStatus),
    /// The fields were refused.
    Refused(Vec<FieldError>),
    /// A change was made and read back.
    Changed(Receipt),
    /// A change was stopped on its way; what the account shows after it, and whether it was an installation.
    Settled(RemoteStatus, bool),
    /// The version that was waited for is there.
    Arrived(Box<AccountWidget>),
    /// The time of waiting was over; what is there.
    TimedOut(RemoteStatus),
    /// The list of widgets.
    Widgets(Vec<AccountWidget>),
    /// A bot goes on.
    Continued(Waiting),
    /// A request was sent once more; whether it changed something.
    Repeated(bool),
}

impl Target {
    /// Its name in what is remembered; no named account has an empty one.
    fn key(&self) -> &str {
        match self {
            Self::Practice => "",
            Self::Saved(name) => name,
        }
    }

    /// Its name for people.
    pub fn name(&self, lang: Lang) -> String {
        match self {
            Self::Practice => lang.tr("install-practice"),
            Self::Saved(name) => name.clone(),
        }
    }
}

/// The dialog that asks about a change of an account.
pub struct ChangeDialog(pub Change);

impl Dialog for ChangeDialog {}

impl Drop for Install {
    /// Writes what no job has had the time for. RemoteStatus is nobody left to tell if it fails.
    fn drop(&mut self) {
        if let Err(error) = self.fills_outbox.flush() {
            log::error!("at the end: {error}");
        }
    }
}

impl Install {
    /// No account is known yet. The accounts of `data`; without a folder they last as long as this process.
    pub(in crate::app) fn new(data: Option<&Path>) -> Self {
        Self {
            accounts: Accounts::default(),
            is_loaded: false,
            no_keyring: None,
            chosen: None,
            reached: HashMap::new(),
            running: None,
            error: None,
            fault: None,
            shows_account: false,
            pace: Pace::default(),
            bulk: Bulk::default(),
            continued: None,
            sent: HashMap::new(),
            kept_runs: Arc::new(SharedFile::new(data.map(bulk_runs::path))),
            fills: InstallDefaults::default(),
            fills_outbox: Arc::new(Outbox::new(data.map(install_defaults::path))),
            accounts_file: Arc::new(AccountsFile::new(data)),
            lang: None,
            log: None,
            practice: Arc::default(),
            accounts_number: 0,
            loading: None,
            names: None,
            keeping: None,
        }
    }

    /// Whether the secrets of an account are being kept.
    pub fn is_keeping(&self) -> bool {
        self.keeping.is_some()
    }

    /// The account of the list behind `target`; the practice account has none.
    pub fn saved(&self, target: &Target) -> Option<&SavedAccount> {
        match target {
            Target::Practice => None,
            Target::Saved(name) => self.accounts.get(name),
        }
    }

    /// The mark of an account.
    pub fn colour(&self, target: &Target) -> Colour {
        self.saved(target).map_or(Colour::Grey, |account| account.colour)
    }

    /// Whether a company works in an account: so it is if any entry of the list says so of it. None for the practice account.
    pub fn kind(&self, target: &Target) -> Option<Kind> {
        let account = self.saved(target)?;
        let is_production = Host::parse(&account.host).is_ok_and(|host| self.accounts.is_production(&host));
        Some(if is_production { Kind::Production } else { account.kind })
    }

    /// Whether changes want the subdomain typed.
    pub fn is_locked(&self, target: &Target) -> bool {
        self.kind(target) == Some(Kind::Production)
    }

    /// What is known of the account in front.
    pub fn front(&self) -> Option<(&Target, &Reached)> {
        let target = self.chosen.as_ref()?;
        Some((target, self.reached.get(target)?))
    }

    /// All requests that are remembered, oldest first.
    pub fn requests(&self) -> Vec<Arc<Entry>> {
        self.log.as_ref().map(|log| log.entries()).unwrap_or_default()
    }

    /// What was filled in for the widget `code` before, without secrets.
    pub fn remembered(&self, target: &Target, code: &str) -> Option<&Map<String, Value>> {
        self.fills.values(target.key(), code)
    }

    /// Where the practice account is, while it runs.
    pub fn practice_address(&self) -> Option<&str> {
        self.practice.running().map(Practice::address)
    }

    /// A number that is another one whenever there are other requests.
    pub fn requests_revision(&self) -> u64 {
        self.log.as_ref().map_or(0, |log| log.revision())
    }

    /// The account that a request went to, if it is still there and was reached.
    pub fn target_of(&self, entry: &Entry) -> Option<Target> {
        if entry.account == PRACTICE && self.accounts.get(PRACTICE).is_none() {
            return Some(Target::Practice).filter(|target| self.reached.contains_key(target));
        }
        let target = Target::Saved(entry.account.clone());
        self.reached.get(&target).filter(|reached| Host::parse(&entry.host).is_ok_and(|host| reached.is_at(&host))).map(|_| target)
    }

    fn front_mut(&mut self) -> Option<&mut Reached> {
        self.reached.get_mut(self.chosen.as_ref()?)
    }
}

/// The settings as a map.
fn values(settings: &Confidential) -> Map<String, Value> {
    settings.expose().as_object().cloned().unwrap_or_default()
}
