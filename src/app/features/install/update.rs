//! Carries out the commands about accounts, and hands on what their jobs return.

use super::{AccountError, Change, Install, InstallCommand, InstallEvent, RemoteStatus, RemoteWidget, Work};
use crate::account;
use crate::app::core::jobs::JobId;
use crate::app::core::ticket::{Failure, Owner, Ticket};
use crate::app::core::{Core, Feature};
use crate::checks::engine::rule::Severity;
use crate::system::accounts::Keep;
use crate::system::dialogs::Wanted;
use crate::text::msg::Msg;

impl Feature for Install {
    type Command = InstallCommand;
    type Event = InstallEvent;

    fn update(&mut self, core: &mut Core, command: InstallCommand) {
        match command {
            InstallCommand::Choose(target, token) => {
                self.chosen = Some(target.clone());
                self.error = None;
                let is_reached = self.reached.contains_key(&target);
                let asks = self.saved(&target).is_some_and(|account| account.keep == Keep::Ask);
                match token {
                    None if is_reached => self.look_for_widget(core),
                    // The page asks for the token.
                    None if asks => self.stop_account(),
                    token => self.connect(core, target, token),
                }
            }
            InstallCommand::AddAnother => {
                self.chosen = None;
                self.error = None;
            }
            InstallCommand::Add(account) => self.add_account(core, account),
            InstallCommand::Renew(name, sign_in) => self.renew_account(core, name, sign_in),
            InstallCommand::Test => {
                if let Some(target) = self.chosen.clone() {
                    self.shows_account = true;
                    self.connect(core, target, None);
                }
            }
            InstallCommand::About(shows) => self.shows_account = shows,
            InstallCommand::Code(code) => {
                if let Some(reached) = self.front_mut() {
                    reached.remote = RemoteWidget { code: code.trim().to_owned(), ..RemoteWidget::default() };
                }
                self.look_for_widget(core);
            }
            InstallCommand::Look => self.look_for_widget(core),
            InstallCommand::Upload => self.upload(core),
            InstallCommand::Watch => self.watch(core),
            InstallCommand::Change(change) => self.change(core, change),
            InstallCommand::Agree(typed) => self.agree(core, &typed),
            InstallCommand::Widgets => self.list_widgets(core),
            InstallCommand::Stop => self.stop_and_look(core),
            InstallCommand::Stay => {
                if let Some(reached) = self.front_mut() {
                    reached.remote.goes_on = false;
                }
            }
            InstallCommand::Understood => self.error = None,
            InstallCommand::Done => {
                if let Some(reached) = self.front_mut() {
                    reached.remote.receipt = None;
                }
            }
            InstallCommand::Misbehave(mode) => self.misbehave(mode),
            InstallCommand::Reset => self.reset_practice(core),
            InstallCommand::Bulk(ask) => self.ask_bulk(core, ask),
            InstallCommand::LookEverywhere(order) => self.start_bulk(core, order),
            InstallCommand::Repeat(target, entry) if entry.is_read() => self.repeat(core, target, entry),
            InstallCommand::Repeat(target, entry) => self.change(core, Change::Repeat(target, entry)),
            InstallCommand::ExportHar(entries) => {
                let wanted = Wanted::NewFile("requests.har".to_owned());
                core.pick_for(Ticket::program(Owner::Install), wanted, "install-har", |path| {
                    InstallEvent::Chosen(InstallCommand::SaveHar(entries, path))
                });
            }
            InstallCommand::SaveHar(entries, path) => self.export_har(core, entries, path),
            InstallCommand::ContinueDone => self.continued = None,
        }
    }

    fn on_event(&mut self, core: &mut Core, job: JobId, event: InstallEvent) {
        match event {
            InstallEvent::Chosen(command) => self.update(core, command),
            InstallEvent::Loaded(accounts, no_keyring, log, kept) => {
                self.bulk.kept = kept;
                self.accounts_loaded(accounts, no_keyring, log);
            }
            InstallEvent::Seen(Ok(snapshot)) => self.follow_accounts(snapshot),
            InstallEvent::Seen(Err(error)) => log::warn!("{error}"),
            InstallEvent::Remembered(delivered) => self.fills_delivered(core, delivered),
            InstallEvent::Kept(result, token) => self.accounts_kept(core, job, result, token),
            InstallEvent::Reset(result) => self.practice_reset(core, result),
            InstallEvent::BulkReady(values, ready) => self.bulk_ready(core, job, values, ready),
            InstallEvent::BulkWorked => self.bulk_worked(core, job),
            InstallEvent::RunKept(Ok(kept)) => self.bulk.kept = kept,
            InstallEvent::RunKept(Err(error)) => {
                let told = Msg::new("bulk-not-kept").with("reason", error.to_string());
                core.notify(Some(Severity::Warning), told, None);
            }
            InstallEvent::HarSaved(path, result) => self.har_saved(core, &path, result),
            InstallEvent::Ended(result) => {
                let install = &mut *self;
                // The result of a job that was stopped is of no use.
                let Some(running) = install.running.take_if(|running| running.job == job) else { return };
                let error = match &result {
                    Ok(_) => None,
                    Err(AccountError::Api(error)) => Some(error.kind),
                    Err(AccountError::Interrupted(interrupted)) => Some(interrupted.error.kind),
                    Err(AccountError::Local(..)) => None,
                };
                if let Some(reached) = install.reached.get_mut(&running.target) {
                    let is_open = matches!(&result, Err(AccountError::Interrupted(interrupted)) if interrupted.may_have_changed());
                    if is_open && running.work != Work::Continue {
                        // What was seen before isn't known any more.
                        reached.remote.status = RemoteStatus::Unknown;
                    }
                    reached.access = error.and_then(account::ErrorKind::access).unwrap_or_default();
                }
                match result {
                    Ok(end) => self.ended(core, running.target, end),
                    Err(error) => install.error = Some(error),
                }
            }
        }
    }

    fn failed(&mut self, _: &mut Core, job: JobId, _: &Failure) -> bool {
        self.accounts_failed(job) || self.account_failed(job) || self.bulk_failed(job)
    }

    fn widget_replaced(&mut self, core: &mut Core) {
        // What runs in an account goes on while no widget is open.
        if core.open.is_some() {
            self.forget_widget(core);
        }
    }

    fn follow(&mut self, core: &mut Core) {
        self.load_accounts(core);
        self.follow_names(core);
        self.follow_kept(core);
        let lang = core.lang();
        if self.lang.replace(lang).is_some_and(|before| before != lang) {
            self.practice_follows(core);
        }
    }
}
