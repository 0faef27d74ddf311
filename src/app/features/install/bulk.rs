//! One build in many accounts: which ones take part, the run in all of them at once, and its report.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use super::accounts::practice_client;
use super::{AccountError, Install, InstallEvent, RemoteStatus, RemoteWidget, Target};
use crate::account::bulk::{BulkQueue, Outcome, Participant, Phase, Row, Seen, Task};
use crate::account::bulk_explain::{self, Grade};
use crate::account::history::time;
use crate::account::{Cancel, Client, Confidential, Host, Limits, Recorder, redact};
use crate::app::core::Core;
use crate::app::core::jobs::JobId;
use crate::app::core::ticket::{Owner, Ticket};
use crate::crm::account;
use crate::report::bulk as report;
use crate::services::archive as zip;
use crate::system::accounts::{AccountsFile, SavedAccount};
use crate::system::clock;
use crate::system::files;
use crate::system::keyring::Vault;
use crate::text::Lang;
use crate::text::msg::Msg;

/// Most accounts that are worked on at the same time.
pub const MOST_AT_ONCE: usize = 8;

/// The accounts that take part, and the last run.
#[derive(Default)]
pub struct Bulk {
    /// The run in work, or the last one.
    pub run: Option<Run>,
    ticked: HashMap<Target, bool>,
    unlocked: HashSet<Target>,
    seen: HashMap<Target, Seen>,
}

/// A run that is asked for.
#[derive(Debug, Clone)]
pub struct BulkRequest {
    /// What is done.
    pub task: Task,
    /// The code of the widget in accounts of which no other is known.
    pub code: String,
    /// The settings for all.
    pub values: Confidential,
    /// How many accounts are worked on at the same time.
    pub at_once: usize,
}

/// A run in all chosen accounts.
pub struct Run {
    /// What is done.
    pub task: Task,
    /// The version of the build.
    pub version: String,
    /// The sum of the build's archive; empty until it is packed.
    pub sha256: String,
    /// The archive that was opened and has that sum; `None` if the sum is that of what the files pack into.
    pub archive: Option<String>,
    /// When it began, in seconds since 1970-01-01 UTC.
    pub began: i64,
    targets: Vec<Target>,
    queue: Option<Arc<BulkQueue>>,
    /// The jobs that prepare it or work on it.
    jobs: Vec<JobId>,
    cancel: Cancel,
    at_once: usize,
}

/// What is asked of the run.
#[derive(Debug, Clone)]
pub enum BulkCommand {
    /// Let an account take part, or not.
    Tick(Target, bool),
    /// Let all take part that may, or none.
    TickAll(bool),
    /// Stop the run.
    Stop,
}

/// What the preparation of a run brings.
pub struct Ready {
    participants: Vec<Participant>,
    sha256: String,
    archive: Option<String>,
}

/// How many accounts of a run are how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// As asked.
    pub good: usize,
    /// Not begun for a reason.
    pub blocked: usize,
    /// Failed, or other than asked.
    pub bad: usize,
    /// In work.
    pub running: usize,
    /// Waiting for their turn.
    pub waiting: usize,
}

impl Counts {
    /// All accounts of the run.
    pub fn all(self) -> usize {
        self.ended() + self.running + self.waiting
    }

    /// Those that came to their end.
    pub fn ended(self) -> usize {
        self.good + self.blocked + self.bad
    }
}

impl Run {
    /// Whether it is still in work.
    pub fn is_running(&self) -> bool {
        !self.jobs.is_empty()
    }

    /// Whether it was stopped.
    pub fn is_stopped(&self) -> bool {
        self.cancel.is_cancelled()
    }

    /// The parts that follow on looking.
    pub fn phases(&self) -> &'static [Phase] {
        self.task.operation(Confidential::new(serde_json::Value::Null)).phases()
    }

    /// Shows how far an account is to `read`, with the pause that the account asked for; `None` if it takes no part, or is
    /// only being prepared.
    pub fn read<T>(&self, target: &Target, read: impl FnOnce(&Row, Option<Duration>) -> T) -> Option<T> {
        let at = self.targets.iter().position(|it| it == target)?;
        let pause = |participant: &Participant| participant.client.as_ref().and_then(Client::pause_left);
        self.queue.as_ref()?.read(at, |participant, row| read(row, pause(participant)))
    }

    /// Whether an account takes part.
    pub fn has(&self, target: &Target) -> bool {
        self.targets.contains(target)
    }

    /// How far all of them are.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        let Some(queue) = &self.queue else { return Counts { waiting: self.targets.len(), ..counts } };
        for at in 0..queue.len() {
            let count = |_: &Participant, row: &Row| match (&row.outcome, row.now) {
                (Some(outcome), _) => match outcome.grade() {
                    Grade::Good => counts.good += 1,
                    Grade::Blocked => counts.blocked += 1,
                    Grade::Bad => counts.bad += 1,
                },
                (None, Some(_)) => counts.running += 1,
                (None, None) => counts.waiting += 1,
            };
            queue.read(at, count);
        }
        counts
    }
}

impl Install {
    /// All accounts that can take part, in the order of the list; the practice account last.
    pub fn targets(&self) -> Vec<Target> {
        let saved = self.accounts.accounts.iter().map(|account| Target::Saved(account.name.clone()));
        saved.chain([Target::Practice]).collect()
    }

    /// Whether an account may take part: sandboxes may, production accounts only after they were unlocked for the next run.
    pub fn may_take_part(&self, target: &Target) -> bool {
        !self.is_locked(target) || self.bulk.unlocked.contains(target)
    }

    /// Whether an account takes part in the next run. At first all do that may; the practice account once it was started.
    pub fn takes_part(&self, target: &Target) -> bool {
        let usual = || *target != Target::Practice || self.reached.contains_key(target);
        self.may_take_part(target) && self.bulk.ticked.get(target).copied().unwrap_or_else(usual)
    }

    /// What an account showed last of the open widget; `None` if nobody has looked.
    pub fn seen(&self, target: &Target) -> Option<Seen> {
        let in_run = self.bulk.run.as_ref().and_then(|run| run.read(target, |row, _| row.seen.clone())).flatten();
        in_run.or_else(|| self.bulk.seen.get(target).cloned()).or_else(|| match &self.reached.get(target)?.remote.status {
            RemoteStatus::Unknown => None,
            RemoteStatus::Absent => Some(Seen::Absent),
            RemoteStatus::Present(there) => Some(Seen::Present(there.version.clone(), there.is_active)),
        })
    }

    /// What a person types to unlock an account in which a company works; `None` for others.
    pub fn key(&self, target: &Target) -> Option<String> {
        let account = self.saved(target).filter(|_| self.is_locked(target))?;
        Host::parse(&account.host).ok().map(|host| host.subdomain().to_owned())
    }

    /// Where an account is: its host, or none for a practice account that wasn't started.
    pub fn host(&self, target: &Target) -> Option<&str> {
        self.saved(target).map(|account| account.host.as_str()).or_else(|| self.reached.get(target).map(super::Reached::host))
    }

    /// The last run for others.
    pub(in crate::app) fn bulk_report(&self, widget: String, lang: Lang) -> Option<report::BulkReport> {
        let run = self.bulk.run.as_ref()?;
        let rows = run.targets.iter().map(|target| {
            let seen = self.seen(target);
            let outcome = |row: &Row| row.outcome.as_ref().map(Outcome::explain);
            let (explained, took) = run.read(target, |row, _| (outcome(row), row.took())).unwrap_or_default();
            let is_as_asked = explained.as_ref().map(|explained| explained.grade == Grade::Good);
            let (result, detail) = explained.map(|explained| (explained.result, explained.lines)).unzip();
            report::Row {
                account: target.name(lang),
                host: self.host(target).unwrap_or_default().to_owned(),
                version: bulk_explain::version(seen.as_ref()).to_owned(),
                state: Msg::new(bulk_explain::state(seen.as_ref())),
                is_as_asked,
                result,
                detail: detail.unwrap_or_default(),
                ms: took.as_millis(),
            }
        });
        Some(report::BulkReport {
            task: run.task.text_id(),
            widget,
            version: run.version.clone(),
            sha256: run.sha256.clone(),
            archive: run.archive.clone(),
            date: time(run.began.saturating_mul(1000)).chars().take(16).collect::<String>().replace('T', " ") + " UTC",
            rows: rows.collect(),
        })
    }
}

impl Install {
    pub(super) fn ask_bulk(&mut self, ask: BulkCommand) {
        let install = &mut *self;
        match ask {
            BulkCommand::Tick(target, on) => drop(install.bulk.ticked.insert(target, on)),
            BulkCommand::TickAll(on) => {
                for target in install.targets() {
                    install.bulk.ticked.insert(target, on);
                }
            }
            BulkCommand::Stop => {
                if let Some(run) = &install.bulk.run {
                    run.cancel.cancel();
                }
            }
        }
    }

    /// Lets an account in which a company works take part in the next run.
    pub(super) fn unlock(&mut self, name: String) {
        let target = Target::Saved(name);
        self.bulk.ticked.insert(target.clone(), true);
        self.bulk.unlocked.insert(target);
    }

    /// Packs the build and gets the ways into all accounts; then the run begins.
    pub(super) fn start_bulk(&mut self, core: &mut Core, order: BulkRequest) {
        let Some(open) = &core.open else { return };
        let Some(log) = self.log.clone() else { return };
        let (widget, origin) = (open.project.widget().clone(), open.origin.clone());
        let install = &*self;
        if install.bulk.run.as_ref().is_some_and(Run::is_running) {
            return;
        }
        let code_of = |target: &Target| {
            let here = install.reached.get(target).map(|reached| reached.remote.code.clone()).filter(|code| !code.is_empty());
            let known = || install.known_code(core, target).map(str::to_owned);
            here.or_else(known).unwrap_or_else(|| order.code.clone())
        };
        let targets: Vec<Target> = install.targets().into_iter().filter(|target| install.takes_part(target)).collect();
        let ways: Vec<_> = targets
            .iter()
            .map(|target| {
                let client = install.reached.get(target).map(|reached| reached.client.clone());
                (target.name(Lang::En), code_of(target), client, install.saved(target).cloned())
            })
            .collect();
        let practice = install.practice.clone();
        let seen = targets.iter().filter_map(|target| Some((target.clone(), install.seen(target)?))).collect::<Vec<_>>();
        let version = account::version_of(&widget).unwrap_or_default().to_owned();
        let (vault, folder, lang) = (core.services.vault.clone(), core.services.data.clone(), core.lang());
        let accounts = self.accounts_file.clone();
        let bulk = &mut self.bulk;
        bulk.seen.extend(seen);
        // A lock is open for one run.
        bulk.unlocked.clear();
        let cancel = Cancel::default();
        let at_once = order.at_once.clamp(1, MOST_AT_ONCE);
        bulk.run = Some(Run {
            task: order.task,
            version,
            sha256: String::new(),
            archive: None,
            began: clock::now(),
            targets,
            queue: None,
            jobs: Vec::new(),
            cancel,
            at_once,
        });
        let values = order.values;
        self.error = None;
        let job = core.start("accounts at once", Ticket::program(Owner::Install), move |_| {
            // The widget's labels tell more secrets than an account's, which are in one language.
            let template = account::guarded(account::template_of(&widget), Some(&widget));
            let secrets = redact::secrets_in(values.expose(), &template);
            let prepare = || {
                let failed = |error: zip::ZipError| AccountError::Local(Msg::new("bulk-not-packed"), Some(error.to_string()));
                let original = files::original(origin.as_ref(), &widget);
                let archive = origin.as_ref().and_then(|origin| origin.path().file_name()).filter(|_| original.is_some());
                let archive = archive.map(|name| name.to_string_lossy().into_owned());
                let sha256 = zip::sha256_hex(&original.map_or_else(|| zip::build(&widget), Ok).map_err(failed)?);
                let mut participants = Vec::new();
                for (name, code, client, saved) in ways {
                    let client = match (client, saved) {
                        (Some(client), _) => Some(client),
                        (None, Some(saved)) => way_in(&accounts, &saved, &vault, log.clone()),
                        (None, None) => Some(practice_client(&practice, folder.as_deref(), lang, log.clone())?),
                    };
                    client.iter().for_each(|client| client.hide_fields(template.clone()));
                    client.iter().for_each(|client| client.hide(secrets.clone()));
                    participants.push(Participant { name, code, client });
                }
                Ok(Ready { participants, sha256, archive })
            };
            InstallEvent::BulkReady(values.clone(), prepare())
        });
        if let Some(run) = &mut self.bulk.run {
            run.jobs.push(job);
        }
    }

    pub(super) fn bulk_ready(&mut self, core: &mut Core, job: JobId, values: Confidential, ready: Result<Ready, AccountError>) {
        let install = &mut *self;
        let Some(run) = install.bulk.run.as_mut().filter(|run| run.jobs.contains(&job)) else { return };
        run.jobs.clear();
        let ready = match ready {
            Ok(ready) => ready,
            Err(error) => {
                install.bulk.run = None;
                install.error = Some(error);
                return;
            }
        };
        (run.sha256, run.archive) = (ready.sha256, ready.archive);
        let version = Some(run.version.clone()).filter(|version| !version.is_empty());
        let queue = Arc::new(BulkQueue::new(run.task.operation(values), version, ready.participants, &run.cancel));
        run.queue = Some(queue.clone());
        let at_once = run.at_once;
        for _ in 0..at_once {
            let (queue, wake) = (queue.clone(), core.services.wake.clone());
            let job = core.start("accounts at once", Ticket::program(Owner::Install), move |_| {
                queue.work(&|_| wake());
                InstallEvent::BulkWorked
            });
            if let Some(run) = &mut self.bulk.run {
                run.jobs.push(job);
            }
        }
    }

    /// One of the jobs of a run has no more to do. After the last one nobody relies on what was seen before.
    pub(super) fn bulk_worked(&mut self, core: &mut Core, job: JobId) {
        let install = &mut *self;
        let Some(run) = install.bulk.run.as_mut().filter(|run| run.jobs.contains(&job)) else { return };
        run.jobs.retain(|running| *running != job);
        if run.is_running() || run.task == Task::Status {
            return;
        }
        let targets = run.targets.clone();
        for target in &targets {
            if let Some(reached) = install.reached.get_mut(target) {
                reached.remote = RemoteWidget { code: std::mem::take(&mut reached.remote.code), ..RemoteWidget::default() };
                reached.widgets = None;
            }
        }
        let is_idle = install.running.is_none();
        if is_idle && install.chosen.as_ref().is_some_and(|chosen| targets.contains(chosen)) {
            self.look_for_widget(core);
        }
    }

    /// A job of a run panicked: the run has ended once none is left.
    pub(in crate::app) fn bulk_failed(&mut self, job: JobId) -> bool {
        let Some(run) = self.bulk.run.as_mut().filter(|run| run.jobs.contains(&job)) else { return false };
        run.jobs.retain(|running| *running != job);
        if run.queue.is_none() {
            self.bulk.run = None;
        }
        true
    }

    /// Another widget was opened.
    pub(super) fn forget_bulk(&mut self) {
        let bulk = &mut self.bulk;
        if let Some(run) = bulk.run.take() {
            run.cancel.cancel();
        }
        bulk.seen.clear();
        bulk.unlocked.clear();
    }
}

/// The way into a named account whose secrets are kept.
fn way_in(accounts: &AccountsFile, saved: &SavedAccount, vault: &Arc<dyn Vault>, log: Arc<super::Log>) -> Option<Client> {
    accounts.client(saved, vault, None, log as Arc<dyn Recorder>, Limits::default()).ok()
}
