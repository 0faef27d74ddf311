//! One build in many accounts: which ones take part, the run in all of them at once, and its report.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use super::accounts::practice_client;
use super::{AccountError, Install, InstallEvent, RemoteStatus, RemoteWidget, Target};
use crate::account::bulk::{BulkQueue, Outcome, Participant, Phase, Row, Seen, Task};
use crate::account::bulk_explain::{self, Grade};
use crate::account::history::new_id;
use crate::account::{Cancel, Client, Confidential, ErrorKind, Host, Limits, Recorder, Secret, redact};
use crate::app::core::Core;
use crate::app::core::jobs::JobId;
use crate::app::core::ticket::{Owner, Ticket};
use crate::crm::account::{self, Names};
use crate::model::project::DocId;
use crate::report::bulk as report;
use crate::report::when;
use crate::services::archive as zip;
use crate::system::accounts::{AccountsFile, Keep, SavedAccount};
use crate::system::bulk_runs::{KeptRun, KeptRuns};
use crate::system::files;
use crate::system::keyring::Vault;
use crate::system::zone;
use crate::text::Lang;
use crate::text::msg::Msg;

/// Most accounts that are worked on at the same time.
pub const MOST_AT_ONCE: usize = 8;

/// The accounts that take part, and the last run.
#[derive(Default)]
pub struct Bulk {
    /// The run in work, or the last one.
    pub run: Option<Run>,
    /// The runs that are kept, of all widgets.
    pub kept: KeptRuns,
    /// The kept run whose report is shown in the place of the last run's.
    pub reopened: Option<String>,
    /// What the last kept run of the open widget was: a new one begins with that.
    usual: Option<KeptRun>,
    /// The widget that `usual` is of.
    usual_of: Option<DocId>,
    /// Ways in by tokens that were typed for a run.
    clients: HashMap<Target, Client>,
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
    /// Tokens of accounts whose secrets aren't kept, by their names.
    pub tokens: Vec<(String, Secret)>,
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
    /// When it began, in milliseconds since 1970-01-01 UTC, and how many minutes the person's clock was ahead of UTC.
    pub began: (i64, i32),
    /// What was asked, to be kept once it is over; nothing secret is in it.
    asked: KeptRun,
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
    /// Show the report of this kept run, or of the last run.
    Reopen(Option<String>),
    /// Many accounts are shown first for archives that are opened from now on, or not.
    First(bool),
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

impl Bulk {
    /// Lets go of the ways into accounts that are gone or have another one.
    pub(super) fn keep_clients(&mut self, is_same: impl Fn(&str) -> bool) {
        self.clients.retain(|target, _| matches!(target, Target::Saved(name) if is_same(name)));
    }
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

    /// The code of the widget in an account.
    fn code_of(&self, target: &Target) -> Option<String> {
        let at = self.targets.iter().position(|it| it == target)?;
        self.queue.as_ref()?.read(at, |participant, _| participant.code.clone())
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
        let usual = || match &self.bulk.usual {
            Some(usual) => usual.accounts.iter().any(|name| name == target.key()),
            None => *target != Target::Practice || self.reached.contains_key(target),
        };
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

    /// What the last kept run of the open widget was.
    pub fn usual_run(&self) -> Option<&KeptRun> {
        self.bulk.usual.as_ref()
    }

    /// Whether an account takes part whose token has to be typed.
    pub fn wants_token(&self, target: &Target) -> bool {
        let asks = self.saved(target).is_some_and(|account| account.keep == Keep::Ask);
        asks && self.takes_part(target) && !self.reached.contains_key(target) && !self.bulk.clients.contains_key(target)
    }

    /// Finds what the last kept run of the open widget was, once for each widget.
    pub(super) fn follow_kept(&mut self, core: &Core) {
        let Some(open) = core.open.as_ref().filter(|_| self.is_loaded) else { return };
        if self.bulk.usual_of == Some(open.project.id()) {
            return;
        }
        self.bulk.usual_of = Some(open.project.id());
        self.bulk.usual = self.bulk.kept.of(&Names::of(open.project.widget())).next().cloned();
        self.bulk.ticked.clear();
        self.bulk.reopened = None;
    }

    /// The report of a kept run that is shown.
    pub(in crate::app) fn reopened_report(&self, layout: report::Layout) -> Option<String> {
        let run = self.bulk.kept.get(self.bulk.reopened.as_deref()?)?;
        let [markdown, html, csv] = &run.reports;
        Some(match layout {
            report::Layout::Markdown => markdown.clone(),
            report::Layout::Html => html.clone(),
            report::Layout::Csv => csv.clone(),
        })
    }

    /// The last run for others.
    pub(in crate::app) fn bulk_report(&self, widget: String, lang: Lang) -> Option<report::BulkReport> {
        let run = self.bulk.run.as_ref()?;
        let rows = run.targets.iter().map(|target| {
            let seen = self.seen(target);
            let outcome = |row: &Row| row.outcome.as_ref().map(Outcome::explain);
            let told = run.read(target, |row, _| (outcome(row), row.took(), row.account, row.outcome.as_ref().and_then(Outcome::compared)));
            let (explained, took, account, compared) = told.unwrap_or_default();
            let reached = self.reached.get(target);
            let account_id = account.map(|(id, _)| id).or_else(|| reached.map(|reached| reached.account.id));
            let named = reached.and_then(super::Reached::user).map(|user| user.name.clone());
            let user = named.or_else(|| account.and_then(|(_, user)| user).map(|user| user.to_string())).unwrap_or_default();
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
                ms: Some(took.as_millis()),
                code: run.code_of(target).unwrap_or_default(),
                account_id,
                user,
                compared,
            }
        });
        Some(report::BulkReport {
            task: run.task.text_id(),
            widget,
            version: run.version.clone(),
            sha256: run.sha256.clone(),
            archive: run.archive.clone(),
            date: when(run.began),
            studio: env!("CARGO_PKG_VERSION").to_owned(),
            rows: rows.collect(),
        })
    }
}

impl Install {
    pub(super) fn ask_bulk(&mut self, core: &mut Core, ask: BulkCommand) {
        let install = &mut *self;
        match ask {
            BulkCommand::Tick(target, on) => drop(install.bulk.ticked.insert(target, on)),
            BulkCommand::TickAll(on) => {
                for target in install.targets() {
                    install.bulk.ticked.insert(target, on);
                }
            }
            BulkCommand::Reopen(id) => install.bulk.reopened = id,
            BulkCommand::First(first) => {
                if core.preferences.many_accounts != first {
                    core.remember(move |it| it.many_accounts = first);
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
                let client = client.or_else(|| install.bulk.clients.get(target).cloned());
                let token = order.tokens.iter().find(|(name, _)| *name == target.key()).map(|(_, token)| token.clone());
                (target.name(Lang::En), code_of(target), client, install.saved(target).cloned(), token)
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
        bulk.reopened = None;
        let began = zone::now();
        let template = account::guarded(account::template_of(&widget), Some(&widget));
        let asked = KeptRun {
            id: new_id(),
            at: began,
            names: Names::of(&widget),
            version: version.clone(),
            task: order.task.text_id().to_owned(),
            code: order.code.clone(),
            at_once: order.at_once,
            accounts: targets.iter().map(|target| target.key().to_owned()).collect(),
            settings: redact::open_settings(&super::values(&order.values), &template),
            ..KeptRun::default()
        };
        let cancel = Cancel::default();
        let at_once = order.at_once.clamp(1, MOST_AT_ONCE);
        bulk.run = Some(Run {
            task: order.task,
            version,
            sha256: String::new(),
            archive: None,
            began,
            asked,
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
                for (name, code, client, saved, token) in ways {
                    let client = match (client, saved) {
                        (Some(client), _) => Some(client),
                        (None, Some(saved)) => way_in(&accounts, &saved, &vault, token, log.clone()),
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
        // Other ways in may be renewed meanwhile: they are looked up for each run.
        let asks =
            |target: &Target| matches!(target, Target::Saved(name) if install.accounts.get(name).is_some_and(|it| it.keep == Keep::Ask));
        let given = run.targets.iter().zip(&ready.participants).filter(|(target, _)| asks(target) && !install.reached.contains_key(target));
        let given = given.filter_map(|(target, participant)| Some((target.clone(), participant.client.clone()?)));
        // A token that was typed is typed once.
        install.bulk.clients.extend(given);
        let queue = Arc::new(BulkQueue::new(run.task.operation(values), version, ready.participants, &run.cancel).asking_account());
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
        if run.is_running() {
            return;
        }
        // A token that an account doesn't take is asked for again.
        let is_refused = |row: &Row, _| {
            let kind = if let Some(Outcome::Failed(failed)) = &row.outcome { Some(failed.error.kind) } else { None };
            matches!(kind, Some(ErrorKind::Unauthorized | ErrorKind::TokenExpired))
        };
        let run = &*run;
        install.bulk.clients.retain(|target, _| !run.read(target, is_refused).unwrap_or(false));
        if run.task == Task::Status {
            return;
        }
        let targets = run.targets.clone();
        self.keep_run(core);
        let install = &mut *self;
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

    /// Keeps the run that is over, with its reports, for another day.
    fn keep_run(&mut self, core: &mut Core) {
        let lang = core.lang();
        let name = core.open.as_ref().and_then(|open| open.name(lang)).unwrap_or_else(|| lang.tr("header-no-name"));
        let (Some(report), Some(run)) = (self.bulk_report(name, lang), &self.bulk.run) else { return };
        let counts = run.counts();
        let kept = KeptRun {
            sha256: run.sha256.clone(),
            done: (counts.good, counts.all()),
            reports: report::Layout::ALL.map(|layout| report::render(&report, layout, lang)),
            ..run.asked.clone()
        };
        self.bulk.kept.keep(kept.clone());
        self.bulk.usual = Some(kept.clone());
        let file = self.kept_runs.clone();
        core.start("accounts", Ticket::program(Owner::Install), move |_| {
            let kept = file.change(|runs| runs.keep(kept.clone()));
            InstallEvent::RunKept(kept.map(|snapshot| snapshot.value))
        });
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
fn way_in(
    accounts: &AccountsFile,
    saved: &SavedAccount,
    vault: &Arc<dyn Vault>,
    token: Option<Secret>,
    log: Arc<super::Log>,
) -> Option<Client> {
    accounts.client(saved, vault, token, log as Arc<dyn Recorder>, Limits::default()).ok()
}
