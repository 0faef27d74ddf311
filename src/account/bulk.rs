//! [`BulkQueue`]: one operation in many accounts. Any number of threads share the work: each calls [`BulkQueue::work`].

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::cancel::Cancel;
use super::client::Client;
use super::error::{ApiError, ErrorKind, FieldError};
use super::for_users;
use super::install::{self, Installed, Interrupted, Removed, Step};
use super::secret::Confidential;
use super::settings::Settings;
use super::types::AccountWidget;

/// What is done in every account.
#[derive(Debug, Clone, PartialEq)]
pub enum Operation {
    /// Look whether the widget is there, and in which version.
    Status,
    /// Install it with these settings, an object.
    Install(Confidential),
    Uninstall,
    /// Install it, read it back, uninstall it.
    Trial(Confidential),
}

/// An operation without its settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    Status,
    Install,
    Uninstall,
    Trial,
}

impl Task {
    /// All tasks.
    pub const ALL: [Self; 4] = [Self::Status, Self::Install, Self::Uninstall, Self::Trial];

    /// The id of its text.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Status => "bulk-look",
            Self::Install => "bulk-install",
            Self::Uninstall => "bulk-uninstall",
            Self::Trial => "bulk-trial",
        }
    }

    /// Whether it takes settings.
    pub fn installs(self) -> bool {
        matches!(self, Self::Install | Self::Trial)
    }

    /// The operation with these settings, which only some tasks take.
    pub fn operation(self, settings: Confidential) -> Operation {
        match self {
            Self::Status => Operation::Status,
            Self::Install => Operation::Install(settings),
            Self::Uninstall => Operation::Uninstall,
            Self::Trial => Operation::Trial(settings),
        }
    }
}

/// A part of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The widget is looked for.
    Look,
    Install,
    Verify,
    /// It is being uninstalled; in a trial this includes reading it back.
    Uninstall,
}

/// An account that takes part.
pub struct Participant {
    /// Its name in the studio.
    pub name: String,
    /// The code of the widget there; empty if it isn't known.
    pub code: String,
    /// The way into it; `None` if there is no token for it.
    pub client: Option<Client>,
}

/// How far an account is.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// What the account showed last.
    pub seen: Option<Seen>,
    /// The parts that came to their end, and how long each took.
    pub ended: Vec<(Phase, Duration)>,
    /// The part in work, and since when.
    pub now: Option<(Phase, Instant)>,
    /// How it ended; `None` until then.
    pub outcome: Option<Outcome>,
    /// The number of the account and of the token's user, once it was asked.
    pub account: Option<(u64, Option<u64>)>,
}

/// A widget as an account showed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// It isn't there, or isn't shown to this user.
    Absent,
    /// It is there, in this version; and whether it is installed.
    Present(String, bool),
}

/// How an operation ended in one account.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It was looked for.
    Status,
    /// The installation was sent and the widget read back.
    Installed(Box<Installed>),
    /// The uninstallation was sent and the widget read back.
    Removed(Box<Removed>),
    /// It was installed and uninstalled.
    Tried(Box<(Installed, Removed)>),
    /// The settings don't fit this account's template.
    BadSettings(Vec<FieldError>),
    /// It was not begun.
    Blocked(Blocked),
    Failed(Interrupted),
}

/// Why an operation isn't begun in an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocked {
    /// There is no token for the account.
    NoToken,
    /// The code of the widget in the account isn't known.
    NoCode,
    /// The widget isn't there.
    Absent,
    /// The account has this version, not the build's.
    OtherVersion(String),
    /// The whole bulk run was stopped before.
    Stopped,
}

impl Operation {
    /// The parts that follow on looking, in their order.
    pub fn phases(&self) -> &'static [Phase] {
        match self {
            Self::Status => &[],
            Self::Install(_) => &[Phase::Install, Phase::Verify],
            Self::Uninstall => &[Phase::Uninstall, Phase::Verify],
            Self::Trial(_) => &[Phase::Install, Phase::Verify, Phase::Uninstall],
        }
    }

    fn installs(&self) -> bool {
        matches!(self, Self::Install(_) | Self::Trial(_))
    }
}

impl Outcome {
    /// Whether the result is as asked.
    pub fn is_as_asked(&self) -> bool {
        match self {
            Self::Status => true,
            Self::Installed(installed) => installed.is_as_asked(),
            Self::Removed(removed) => removed.is_as_asked(),
            Self::Tried(tried) => tried.0.is_as_asked() && tried.1.is_as_asked(),
            Self::BadSettings(_) | Self::Blocked(_) | Self::Failed(_) => false,
        }
    }
}

impl Row {
    /// How long it took so far; waiting for its turn doesn't count.
    pub fn took(&self) -> Duration {
        self.ended.iter().map(|(_, took)| *took).sum::<Duration>() + self.now.map_or(Duration::ZERO, |(_, since)| since.elapsed())
    }

    /// How long a part took, if it came to its end.
    pub fn took_for(&self, phase: Phase) -> Option<Duration> {
        self.ended.iter().find(|(ended, _)| *ended == phase).map(|(_, took)| *took)
    }

    fn enter(&mut self, phase: Phase) {
        if self.now.is_none_or(|(now, _)| now != phase) {
            self.leave();
            self.now = Some((phase, Instant::now()));
        }
    }

    fn leave(&mut self) {
        if let Some((phase, since)) = self.now.take() {
            self.ended.push((phase, since.elapsed()));
        }
    }
}

impl Seen {
    fn of(widget: Option<&AccountWidget>) -> Self {
        widget.map_or(Self::Absent, |widget| Self::Present(widget.version.clone(), widget.is_active))
    }
}

/// A row in work; calls `changed` after each change of the row.
struct Line<'m> {
    row: &'m Mutex<Row>,
    at: usize,
    changed: &'m dyn Fn(usize),
}

impl Line<'_> {
    fn enter(&self, phase: Phase) {
        lock(self.row).enter(phase);
        (self.changed)(self.at);
    }

    /// Asks for the number of the account, unless it is known. What can't be asked is missing from the report.
    fn ask(&self, client: &Client) -> Option<(u64, Option<u64>)> {
        let known = lock(self.row).account;
        let account = known.or_else(|| client.account().ok().map(|account| (account.id, account.current_user_id)));
        lock(self.row).account = account;
        account
    }

    fn see(&self, widget: Option<&AccountWidget>) {
        lock(self.row).seen = Some(Seen::of(widget));
        (self.changed)(self.at);
    }

    fn end(&self, outcome: Outcome) {
        let mut row = lock(self.row);
        row.leave();
        row.outcome = Some(outcome);
        drop(row);
        (self.changed)(self.at);
    }
}

/// The operation in all its accounts.
pub struct BulkQueue {
    operation: Operation,
    version: Option<String>,
    participants: Vec<(Participant, Mutex<Row>)>,
    next: AtomicUsize,
    cancel: Cancel,
    asks_account: bool,
}

impl BulkQueue {
    /// `operation` in all accounts of `participants`; `cancel` stops all of it. With a `version` no other one is installed.
    pub fn new(operation: Operation, version: Option<String>, participants: Vec<Participant>, cancel: &Cancel) -> Self {
        let stoppable = |mut participant: Participant| {
            participant.client = participant.client.map(|client| client.with_cancel(cancel));
            (participant, Mutex::default())
        };
        let participants = participants.into_iter().map(stoppable).collect();
        Self { operation, version, participants, next: AtomicUsize::new(0), cancel: cancel.clone(), asks_account: false }
    }

    /// Also asks each account in which a change was made for its number and the token's user: for the report.
    #[must_use]
    pub fn asking_account(self) -> Self {
        Self { asks_account: true, ..self }
    }

    /// Takes one account after the other until none is left. `changed` is called with the number of the row.
    pub fn work(&self, changed: &dyn Fn(usize)) {
        loop {
            let at = self.next.fetch_add(1, Ordering::Relaxed);
            let Some((participant, row)) = self.participants.get(at) else { return };
            let line = Line { row, at, changed };
            let outcome = self.run(participant, &line).unwrap_or_else(|failed| failed);
            let has_begun = !matches!(outcome, Outcome::Status | Outcome::Blocked(_));
            if let Some(client) = participant.client.as_ref().filter(|_| self.asks_account && has_begun) {
                line.ask(client);
            }
            line.end(outcome);
        }
    }

    /// The operation.
    pub fn operation(&self) -> &Operation {
        &self.operation
    }

    /// How many accounts take part.
    pub fn len(&self) -> usize {
        self.participants.len()
    }

    /// Whether no account takes part.
    pub fn is_empty(&self) -> bool {
        self.participants.is_empty()
    }

    /// Calls `read` with the account `at` and its row.
    pub fn read<T>(&self, at: usize, read: impl FnOnce(&Participant, &Row) -> T) -> Option<T> {
        self.participants.get(at).map(|(participant, row)| read(participant, &lock(row)))
    }

    fn run(&self, participant: &Participant, line: &Line<'_>) -> Result<Outcome, Outcome> {
        let blocked = |reason| Err(Outcome::Blocked(reason));
        if self.cancel.is_cancelled() {
            return blocked(Blocked::Stopped);
        }
        let Some(client) = &participant.client else { return blocked(Blocked::NoToken) };
        if participant.code.is_empty() {
            return blocked(Blocked::NoCode);
        }
        line.enter(Phase::Look);
        let before = match client.widget(&participant.code) {
            Err(error) if error.kind == ErrorKind::NotFound => None,
            read => Some(read.map_err(|error| failed_reading(error, &self.cancel))?),
        };
        line.see(before.as_ref());
        if self.operation == Operation::Status {
            return Ok(Outcome::Status);
        }
        let Some(before) = before else { return blocked(Blocked::Absent) };
        if self.operation.installs() && self.version.as_ref().is_some_and(|version| *version != before.version) {
            return blocked(Blocked::OtherVersion(before.version));
        }
        Ok(match &self.operation {
            Operation::Status => Outcome::Status,
            Operation::Install(values) => {
                let installed = installed(client, participant, &before, values, line)?;
                line.see(Some(&installed.widget));
                Outcome::Installed(installed.into())
            }
            Operation::Uninstall => {
                let removed = removed(client, participant, Phase::Verify, line)?;
                line.see(removed.widget.as_ref());
                Outcome::Removed(removed.into())
            }
            Operation::Trial(values) => {
                let installed = installed(client, participant, &before, values, line)?;
                line.see(Some(&installed.widget));
                let removed = removed(client, participant, Phase::Uninstall, line)?;
                line.see(removed.widget.as_ref());
                Outcome::Tried((installed, removed).into())
            }
        })
    }
}

fn failed_reading(error: ApiError, cancel: &Cancel) -> Outcome {
    // Nothing was sent yet: an account whose reading was cut was not begun.
    if cancel.is_cancelled() {
        return Outcome::Blocked(Blocked::Stopped);
    }
    Outcome::Failed(Interrupted { error: error.into(), step: Step::Reading })
}

fn installed(
    client: &Client,
    participant: &Participant,
    before: &AccountWidget,
    values: &Confidential,
    line: &Line<'_>,
) -> Result<Installed, Outcome> {
    let values = values.expose().as_object().cloned().unwrap_or_default();
    let values = for_users::resolve(values, &before.template, &participant.name, || line.ask(client).and_then(|(_, user)| user));
    let settings = Settings::new(values, &before.template).map_err(Outcome::BadSettings)?;
    let mut enter = |step| line.enter(if step == Step::Verifying { Phase::Verify } else { Phase::Install });
    install::install(client, before, &settings, &mut enter).map_err(refused)
}

/// Uninstalls it; reading it back belongs to `verify`.
fn removed(client: &Client, participant: &Participant, verify: Phase, line: &Line<'_>) -> Result<Removed, Outcome> {
    let mut enter = |step| line.enter(if step == Step::Verifying { verify } else { Phase::Uninstall });
    install::uninstall(client, &participant.code, &mut enter).map_err(refused)
}

/// The outcome of an interrupted change: settings that the account refuses count as bad settings, like those found before sending.
fn refused(failed: Interrupted) -> Outcome {
    if failed.error.fields.is_empty() { Outcome::Failed(failed) } else { Outcome::BadSettings(failed.error.fields) }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
