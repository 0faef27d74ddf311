//! What is done in an account: look, upload, watch, install, uninstall. One thing at a time, each can be stopped.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::accounts::look_for;
use super::{
    AccountError, Change, ChangeDialog, Continued, Install, InstallEvent, Receipt, RemoteStatus, Running, Target, Waiting, Work,
    WorkResult, values,
};
use crate::account;
use crate::account::history::{Entry, to_har};
use crate::account::{ApiError, Cancel, Continuation, Interrupted, PollResult, Settings, Step, redact};
use crate::app::core::Core;
use crate::app::core::jobs::JobId;
use crate::app::core::ticket::{Owner, Ticket};
use crate::checks::rules::account as account_checks;
use crate::crm::account as crm_account;
use crate::services::archive as zip;
use crate::system::files;
use crate::system::output::{self, Kind, Output, OutputError};
use crate::text::msg::Msg;

impl Install {
    /// Runs `work` as the one thing that runs; what ran before is stopped.
    pub(super) fn work(
        &mut self,
        core: &mut Core,
        work: Work,
        target: Target,
        run: impl FnOnce(&Cancel) -> Result<WorkResult, AccountError> + Send + 'static,
    ) {
        self.stop_account();
        let cancel = Cancel::default();
        let until = (work == Work::Watch).then(|| Instant::now() + self.pace.at_most);
        let shared = cancel.clone();
        let job = core.start("account", Ticket::program(Owner::Install), move |_| InstallEvent::Ended(run(&shared)));
        self.running = Some(Running { work, target, cancel, until, job });
    }

    /// Work in an account panicked: nothing runs there any more. A change may have been made.
    pub(in crate::app) fn account_failed(&mut self, job: JobId) -> bool {
        let running = self.running.take_if(|running| running.job == job);
        if let Some(reached) = running.as_ref().and_then(|running| self.reached.get_mut(&running.target)) {
            reached.remote.status = RemoteStatus::Unknown;
        }
        running.is_some()
    }

    pub(super) fn stop_account(&mut self) {
        if let Some(running) = self.running.take() {
            running.cancel.cancel();
            if matches!(running.work, Work::Install | Work::Uninstall | Work::Continue | Work::Repeat(true)) {
                // The request may be on its way: what was seen before isn't known any more.
                if let Some(reached) = self.reached.get_mut(&running.target) {
                    reached.remote.status = RemoteStatus::Unknown;
                }
                self.error = Some(AccountError::Local(Msg::new("install-stopped"), None));
            }
        }
    }

    /// Stops what runs. A change may be on its way then: a read tells what came of it.
    pub(super) fn stop_and_look(&mut self, core: &mut Core) {
        let Some(running) = &self.running else { return };
        let (work, target) = (running.work, running.target.clone());
        self.stop_account();
        if !matches!(work, Work::Install | Work::Uninstall) {
            return;
        }
        let Some(reached) = self.reached.get(&target) else { return };
        let (client, code) = (reached.client.clone(), reached.remote.code.clone());
        self.work(core, Work::Settle, target, move |cancel| {
            let there = look_for(&client.with_cancel(cancel), &code)?;
            Ok(WorkResult::Settled(there, work == Work::Install))
        });
    }

    pub(super) fn look_for_widget(&mut self, core: &mut Core) {
        if core.open.is_none() {
            return;
        }
        self.find_code(core);
        let Some((target, reached)) = self.front() else { return };
        let (target, client, code) = (target.clone(), reached.client.clone(), reached.remote.code.clone());
        if let Some(widget) = core.open.as_ref().map(|open| open.project.widget()) {
            client.hide_fields(crm_account::guarded(crm_account::template_of(widget), Some(widget)));
        }
        if code.is_empty() {
            // Nothing was uploaded to the practice account; of another one that can't be told without the code.
            let there = if target == Target::Practice { RemoteStatus::Absent } else { RemoteStatus::Unknown };
            return self.ended(core, target, WorkResult::Looked(code, there));
        }
        self.work(core, Work::Look, target, move |cancel| {
            let there = look_for(&client.with_cancel(cancel), &code)?;
            Ok(WorkResult::Looked(code, there))
        });
    }

    pub(super) fn upload(&mut self, core: &mut Core) {
        let Some(open) = &core.open else { return };
        let (widget, origin) = (open.project.widget().clone(), open.origin.clone());
        let practice = self.practice.clone();
        let Some((Target::Practice, reached)) = self.front() else { return };
        let (client, code) = (reached.client.clone(), reached.remote.code.clone());
        self.work(core, Work::Upload, Target::Practice, move |cancel| {
            let failed = |reason: String| AccountError::Local(Msg::new("install-upload-refused"), Some(reason));
            let archive = files::original(origin.as_ref(), &widget)
                .map_or_else(|| zip::build(&widget), Ok)
                .map_err(|error| failed(error.to_string()))?;
            let Some(practice) = practice.running() else { return Ok(WorkResult::Looked(code, RemoteStatus::Unknown)) };
            let code = practice.upload(&archive, Some(&*code).filter(|code| !code.is_empty())).map_err(failed)?;
            let there = look_for(&client.with_cancel(cancel), &code)?;
            Ok(WorkResult::Looked(code, there))
        });
    }

    pub(super) fn watch(&mut self, core: &mut Core) {
        let Some(open) = &core.open else { return };
        let version = crm_account::version_of(open.project.widget()).unwrap_or_default().to_owned();
        let Some((target, reached)) = self.front() else { return };
        let (target, client, code) = (target.clone(), reached.client.clone(), reached.remote.code.clone());
        let pace = (self.pace.every, self.pace.at_most);
        self.work(core, Work::Watch, target, move |cancel| {
            let waited = account::poll_until_version(&client.with_cancel(cancel), &code, &version, pace, &mut |_| {});
            match waited.map_err(|error| AccountError::Api(Box::new(error)))? {
                PollResult::Found(widget) => Ok(WorkResult::Arrived(Box::new(widget))),
                PollResult::TimedOut(last) => {
                    Ok(WorkResult::TimedOut(last.map_or(RemoteStatus::Absent, |widget| RemoteStatus::Present(Box::new(widget)))))
                }
            }
        });
    }

    pub(super) fn list_widgets(&mut self, core: &mut Core) {
        let Some((target, reached)) = self.front() else { return };
        let (target, client) = (target.clone(), reached.client.clone());
        self.work(core, Work::Widgets, target, move |cancel| {
            let widgets = client.with_cancel(cancel).widgets();
            widgets.map(WorkResult::Widgets).map_err(|error| AccountError::Api(Box::new(error)))
        });
    }

    /// Makes a change, or asks first: always before something is taken away, before settings are replaced, and before
    /// anything in an account in which a company works.
    pub(super) fn change(&mut self, core: &mut Core, change: Change) {
        let asks = match &change {
            Change::Install(target, _) => {
                let there = self.reached.get(target).map(|reached| &reached.remote.status);
                self.is_locked(target) || matches!(there, Some(RemoteStatus::Present(there)) if there.is_active)
            }
            Change::Continue(target, ..) => self.is_locked(target),
            Change::Uninstall(_) | Change::Remove(_) | Change::Unlock(_) | Change::Bulk(_) | Change::Repeat(..) => true,
        };
        if asks {
            // What came of the last change is no news any more.
            if let Some(reached) = self.front_mut() {
                reached.remote.receipt = None;
            }
            core.show_dialog(ChangeDialog(change));
        } else {
            self.make(core, change);
        }
    }

    pub(super) fn agree(&mut self, core: &mut Core, typed: &str) {
        let Some(ChangeDialog(change)) = core.dialogs.front() else { return };
        let install = &*self;
        let unlocked = |target: &Target| {
            !install.is_locked(target) || install.reached.get(target).is_some_and(|reached| reached.subdomain() == typed.trim())
        };
        let may = match change {
            Change::Install(target, _) | Change::Uninstall(target) | Change::Continue(target, ..) | Change::Repeat(target, _) => {
                unlocked(target)
            }
            Change::Unlock(name) => install.key(&Target::Saved(name.clone())).is_none_or(|key| key == typed.trim()),
            Change::Remove(_) | Change::Bulk(_) => true,
        };
        if may && let Some(ChangeDialog(change)) = core.dialogs.take() {
            self.make(core, change);
        }
    }

    fn make(&mut self, core: &mut Core, change: Change) {
        self.error = None;
        match change {
            Change::Install(target, settings) => {
                let Some(open) = &core.open else { return };
                if self.before(open, &target, &values(&settings)).iter().any(account_checks::blocks) {
                    return;
                }
                let widget = open.project.widget().clone();
                let Some(reached) = self.reached.get_mut(&target) else { return };
                reached.remote.goes_on = false;
                let RemoteStatus::Present(before) = reached.remote.status.clone() else { return };
                (reached.remote.refused, reached.remote.receipt) = (Vec::new(), None);
                let (template, _) = reached.template(&widget, core.lang());
                let (values, client) = (values(&settings), reached.client.clone());
                let settings = match Settings::new(values.clone(), &template) {
                    Ok(settings) => settings,
                    Err(fields) => return reached.remote.refused = fields,
                };
                let (key, code, open) = (target.key().to_owned(), before.code.clone(), redact::open_settings(&values, &template));
                self.fill(core, move |fills| fills.keep_values(&key, &code, open.clone()));
                self.note_sent(core, &target);
                self.work(core, Work::Install, target, move |cancel| {
                    match account::install(&client.with_cancel(cancel), &before, &settings, &mut |_| {}) {
                        Ok(installed) => Ok(WorkResult::Changed(Receipt::Installed(Box::new(installed)))),
                        Err(error) if !error.error.fields.is_empty() => Ok(WorkResult::Refused(error.error.fields)),
                        Err(error) => Err(interrupted(error)),
                    }
                });
            }
            Change::Uninstall(target) => {
                let Some(reached) = self.reached.get_mut(&target) else { return };
                reached.remote.receipt = None;
                let (client, code) = (reached.client.clone(), reached.remote.code.clone());
                self.note_sent(core, &target);
                self.work(core, Work::Uninstall, target, move |cancel| {
                    let removed = account::uninstall(&client.with_cancel(cancel), &code, &mut |_| {}).map_err(interrupted)?;
                    Ok(WorkResult::Changed(Receipt::Removed(Box::new(removed))))
                });
            }
            Change::Remove(name) => self.remove_account(core, name),
            Change::Unlock(name) => self.unlock(name),
            Change::Bulk(order) => self.start_bulk(core, order),
            Change::Continue(target, waiting, with) => self.continue_bot(core, target, waiting, with),
            Change::Repeat(target, entry) => self.repeat(core, target, entry),
        }
    }

    /// Lets a bot go on.
    fn continue_bot(&mut self, core: &mut Core, target: Target, waiting: Waiting, with: Continuation) {
        let Some(client) = self.reached.get(&target).map(|reached| reached.client.clone()) else { return };
        self.continued = None;
        self.work(core, Work::Continue, target, move |cancel| {
            let sent = client.with_cancel(cancel).continue_bot(waiting.bot, waiting.bot_id, waiting.continue_id, &with);
            sent.map(|()| WorkResult::Continued(waiting)).map_err(sending)
        });
    }

    /// Sends a request of the history once more.
    pub(super) fn repeat(&mut self, core: &mut Core, target: Target, entry: Arc<Entry>) {
        let Some(client) = self.reached.get(&target).map(|reached| reached.client.clone()) else { return };
        if !entry.can_repeat() {
            return;
        }
        let changes = !entry.is_read();
        self.work(core, Work::Repeat(changes), target, move |cancel| {
            let sent = client.with_cancel(cancel).repeat(&entry);
            sent.map(|()| WorkResult::Repeated(changes))
                .map_err(|error| if changes { sending(error) } else { AccountError::Api(Box::new(error)) })
        });
    }

    /// Writes requests, without secrets, as an HTTP archive.
    pub(in crate::app) fn export_har(&mut self, core: &mut Core, entries: Vec<Arc<Entry>>, path: PathBuf) {
        let Some(open) = &core.open else { return };
        let (origin, widget) = (open.origin.clone(), open.project.widget().clone());
        core.start("accounts", Ticket::program(Owner::Install), move |_| {
            let text = to_har(entries.iter().map(|entry| &**entry));
            // The dialog that gave the path has asked whether to replace a file.
            let output = Output { kind: Kind::Requests, widget: &widget, origin: origin.as_ref(), overwrite: true };
            let result = output::write(&output, &path, text.as_bytes());
            InstallEvent::HarSaved(path.clone(), result)
        });
    }

    pub(super) fn har_saved(&mut self, core: &mut Core, path: &Path, result: Result<(), OutputError>) {
        match result {
            Ok(()) => core.notify(None, Msg::new("notice-document-saved"), Some(path.display().to_string())),
            Err(error) => core.explain(error.explain()),
        }
    }

    pub(super) fn ended(&mut self, core: &mut Core, target: Target, end: WorkResult) {
        if let WorkResult::Connected(reached) = end {
            return self.connected(core, target, *reached);
        }
        self.remember_code(core, &target, &end);
        let Some(reached) = self.reached.get_mut(&target) else { return };
        let here = &mut reached.remote;
        match end {
            WorkResult::Connected(..) => {}
            WorkResult::Looked(code, there) => {
                (here.code, here.status) = (code, there);
                here.refused.clear();
            }
            WorkResult::Arrived(widget) => {
                (here.status, here.goes_on) = (RemoteStatus::Present(widget), true);
                here.refused.clear();
            }
            WorkResult::Settled(there, was_install) => {
                let is_active = matches!(&there, RemoteStatus::Present(widget) if widget.is_active);
                here.status = there;
                let id = if is_active == was_install { "install-stopped-made" } else { "install-stopped-not" };
                self.error = Some(AccountError::Local(Msg::new(id), None));
            }
            WorkResult::Refused(fields) => here.refused = fields,
            WorkResult::Changed(receipt) => {
                let there = match &receipt {
                    Receipt::Installed(installed) => Some(installed.widget.clone()),
                    Receipt::Removed(removed) => removed.widget.clone(),
                };
                here.status = there.map_or(RemoteStatus::Absent, |there| RemoteStatus::Present(Box::new(there)));
                here.receipt = Some(receipt);
                reached.widgets = None;
            }
            WorkResult::TimedOut(there) => {
                here.status = there;
                self.error = Some(AccountError::Local(Msg::new("install-watch-in-vain"), None));
            }
            WorkResult::Widgets(widgets) => reached.widgets = Some(widgets.into()),
            WorkResult::Continued(waiting) => self.continued = Some(Continued { target, waiting }),
            WorkResult::Repeated(changed) => {
                if changed {
                    (here.status, here.receipt, reached.widgets) = (RemoteStatus::Unknown, None, None);
                }
                core.notify(None, Msg::new("install-repeated"), None);
                if changed {
                    self.look_for_widget(core);
                }
            }
        }
    }
}

/// A change that was sent and failed: it may have been made.
fn sending(error: ApiError) -> AccountError {
    AccountError::Interrupted(Interrupted { error: Box::new(error), step: Step::Sending })
}

fn interrupted(error: Interrupted) -> AccountError {
    AccountError::Interrupted(error)
}
