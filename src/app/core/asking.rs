//! Asking for a path: by the system's dialog, one at a time, and by a line to type it into where the system has none or none comes up.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::event::CoreEvent;
use super::jobs::JobId;
use super::ticket::{Owner, Ticket};
use super::{Core, Payload};
use crate::checks::engine::rule::Severity;
use crate::system::dialogs::{Answer, Wanted};
use crate::system::files;
use crate::system::typed_path::{self, PathFault};
use crate::text::msg::Msg;

/// How long a dialog of the system is waited for before the line is offered beside it.
const PATIENCE: Duration = Duration::from_secs(2);

/// What a person does with the line.
#[derive(Debug, Clone)]
pub enum PathCommand {
    /// Look what the text can go on with.
    Complete(String),
    /// Take the path; a file that is there is replaced only if the person has said so.
    Enter {
        /// What is typed.
        text: String,
        /// Whether a file that is there may be replaced.
        may_replace: bool,
    },
    /// Choose nothing.
    Leave,
}

/// The line to type a path into.
pub struct PathLine {
    /// What is asked for.
    pub wanted: Wanted,
    /// Id of the text that says what for.
    pub title: String,
    /// Whether the system may still show its own dialog.
    pub waits: bool,
    /// What is in it at first.
    pub start: String,
    /// What the text in `complete_of` can go on with.
    pub complete: Vec<String>,
    /// The text that `complete` is for.
    pub complete_of: String,
    /// Why the path was not taken.
    pub fault: Option<Msg>,
    /// The text that names a file that is there: it is asked if that one may be replaced.
    pub asks_to_replace: Option<String>,
}

/// What a dialog returns that was closed without an answer.
pub(in crate::app) struct NothingChosen;

/// There is no dialog.
pub(in crate::app) struct NoDialog;

/// Makes the event of what was chosen; taken by whoever has the answer first.
type Take = Arc<Mutex<Option<Box<dyn FnOnce(PathBuf) -> Payload + Send>>>>;

/// A path that is asked for.
pub(super) struct Asking {
    job: JobId,
    since: Instant,
    ticket: Ticket,
    wanted: Wanted,
    title: String,
    take: Take,
    line: Option<PathLine>,
}

impl Core {
    /// Opens a dialog for whatever `ticket` says; `answer` makes an event of what was chosen. Nothing happens if nothing was.
    pub(in crate::app) fn pick_for<E: Send + 'static>(
        &mut self,
        ticket: Ticket,
        wanted: Wanted,
        title: &str,
        answer: impl FnOnce(PathBuf) -> E + Send + 'static,
    ) {
        if self.asking.is_some() {
            return self.notify(Some(Severity::Warning), Msg::new("notice-dialog-open"), None);
        }
        let take: Take = Arc::new(Mutex::new(Some(Box::new(|path| Box::new(answer(path))))));
        let (dialogs, words, first) = (self.services.dialogs.clone(), self.lang().tr(title), take.clone());
        let asked = wanted.clone();
        let job = self.jobs.start("dialog", ticket.awaited(), move |_| -> Payload {
            match dialogs.ask(&asked, &words) {
                Answer::Path(path) => match taken(&first) {
                    Some(answer) => answer(canonical(&asked, path)),
                    None => Box::new(NothingChosen),
                },
                Answer::Nothing => Box::new(NothingChosen),
                Answer::NoDialog => Box::new(NoDialog),
            }
        });
        self.asking = Some(Asking { job, since: Instant::now(), ticket, wanted, title: title.to_owned(), take, line: None });
    }

    /// The line to type a path into, if it is open.
    pub fn path_line(&self) -> Option<&PathLine> {
        self.asking.as_ref()?.line.as_ref()
    }

    /// Offers the line if the dialog of the system is long in coming.
    pub(in crate::app) fn look_for_dialog(&mut self) {
        let is_sure = self.services.dialogs.is_sure();
        if !is_sure && self.asking.as_ref().is_some_and(|asking| asking.line.is_none() && asking.since.elapsed() >= PATIENCE) {
            self.show_line(true);
        }
    }

    /// The job of a dialog has ended: `result` is what it returned, if anything.
    pub(in crate::app) fn dialog_ended(&mut self, job: JobId, result: Option<&Payload>) {
        if self.asking.as_ref().is_none_or(|asking| asking.job != job) {
            return;
        }
        match result {
            Some(payload) if payload.is::<NoDialog>() => match self.asking.as_mut().and_then(|asking| asking.line.as_mut()) {
                Some(line) => line.waits = false,
                None => self.show_line(false),
            },
            _ => self.leave_asking(result.is_some_and(|payload| payload.is::<NothingChosen>())),
        }
    }

    /// No path is asked for any more; `is_nothing` if none was chosen: then nobody goes anywhere after a save that doesn't come.
    fn leave_asking(&mut self, is_nothing: bool) {
        self.asking = None;
        if is_nothing {
            self.navigation.after_save = None;
        }
    }

    fn show_line(&mut self, waits: bool) {
        let beside = self.open.as_ref().and_then(|open| open.home()).map(ToOwned::to_owned);
        let Some(asking) = &mut self.asking else { return };
        let start = typed_path::start(&asking.wanted, beside.as_deref());
        asking.line = Some(PathLine {
            wanted: asking.wanted.clone(),
            title: asking.title.clone(),
            waits,
            complete: Vec::new(),
            complete_of: String::new(),
            fault: None,
            asks_to_replace: None,
            start,
        });
    }

    /// Carries out what a person does with the line.
    pub(super) fn use_line(&mut self, command: PathCommand) {
        let Some(wanted) = self.path_line().map(|line| line.wanted.clone()) else { return };
        let ticket = Ticket::program(Owner::Core);
        match command {
            PathCommand::Complete(text) => {
                self.start_latest("completion", ticket, move |_| {
                    let found = typed_path::complete(&text, &wanted);
                    CoreEvent::Completed(text, found)
                });
            }
            PathCommand::Enter { text, may_replace } => {
                let Some(job) = self.asking.as_ref().map(|asking| asking.job) else { return };
                self.start("typed path", ticket, move |_| {
                    let result = typed_path::read(&text, &wanted, may_replace);
                    CoreEvent::Typed { dialog: job, text, result }
                });
            }
            PathCommand::Leave => {
                if let Some(asking) = &self.asking {
                    taken(&asking.take);
                    self.jobs.cancel(asking.job);
                }
                self.leave_asking(true);
            }
        }
    }

    pub(super) fn completed(&mut self, text: String, found: Vec<String>) {
        if let Some(line) = self.asking.as_mut().and_then(|asking| asking.line.as_mut()) {
            (line.complete, line.complete_of) = (found, text);
        }
    }

    /// A path was looked at that was typed for the dialog of this job: another one may be open by now.
    pub(super) fn typed(&mut self, dialog: JobId, text: String, result: Result<PathBuf, PathFault>) {
        let Some(asking) = self.asking.as_mut().filter(|asking| asking.job == dialog) else { return };
        let Some(line) = &mut asking.line else { return };
        match result {
            Ok(path) => {
                let (take, wanted, ticket, job) = (taken(&asking.take), asking.wanted.clone(), asking.ticket, asking.job);
                self.jobs.cancel(job);
                self.leave_asking(false);
                if let Some(answer) = take {
                    self.jobs.start("typed path", ticket.awaited(), move |_| answer(canonical(&wanted, path)));
                }
            }
            Err(fault) => {
                line.asks_to_replace = Some(text).filter(|_| matches!(fault, PathFault::Exists(_)));
                line.fault = Some(fault.explain());
            }
        }
    }
}

fn taken(take: &Take) -> Option<Box<dyn FnOnce(PathBuf) -> Payload + Send>> {
    take.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Where something is to be written, a link must stay one: it is looked at before anything is written.
fn canonical(wanted: &Wanted, path: PathBuf) -> PathBuf {
    if wanted.is_new() { files::canonical_place(&path) } else { files::canonical(&path) }
}
