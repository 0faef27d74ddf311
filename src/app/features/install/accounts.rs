//! The list of accounts: read, added to, taken from; and the way into one of them.

use std::path::Path;
use std::sync::Arc;

use super::requests::Log;
use super::{
    AccountError, Change, ChangeDialog, Install, InstallCommand, InstallEvent, Integration, NewAccount, NewSignIn, OwnPractice, PRACTICE,
    Reached, RemoteStatus, RemoteWidget, Target, Work, WorkResult,
};
use crate::account;
use crate::account::{ApiError, Cancel, Client, Credentials, ErrorKind, Forgetful, Host, HostError, Limits, Recorder, Secret};
use crate::app::core::jobs::JobId;
use crate::app::core::tab::Tab;
use crate::app::core::ticket::{Owner, Ticket};
use crate::app::core::{Core, Feature};
use crate::crm::account::Access;
use crate::practice::{ADMIN_TOKEN, Fault, Mode, Practice};
use crate::system::accounts::{Accounts, AccountsFile, AddError, ChangeError, Keep, SavedAccount, SignIn, SignInError};
use crate::system::install_defaults::InstallDefaults;
use crate::system::keyring::{Part, Vault, VaultTokens};
use crate::system::shared_file::{Delivered, SharedFileError, Snapshot};
use crate::text::Lang;
use crate::text::msg::Msg;

impl Install {
    /// Reads the list of accounts when the tab is first shown.
    pub(in crate::app) fn load_accounts(&mut self, core: &mut Core) {
        if core.open.as_ref().is_some_and(|open| open.tab == Tab::Install) {
            self.read_accounts(core);
        }
    }

    /// Reads the list of accounts, unless it was read.
    pub(in crate::app) fn read_accounts(&mut self, core: &mut Core) {
        if self.is_loaded || self.loading.is_some() {
            return;
        }
        let (folder, vault, accounts) = (core.services.data.clone(), core.services.vault.clone(), self.accounts_file.clone());
        let kept = self.kept_runs.clone();
        self.loading = Some(core.start("accounts", Ticket::program(Owner::Install), move |_| {
            let no_keyring = vault.status().err().map(|error| error.0);
            let kept = kept.read().map(|snapshot| snapshot.value).unwrap_or_else(|error| {
                log::warn!("{error}");
                Default::default()
            });
            InstallEvent::Loaded(accounts.read(), no_keyring, Arc::new(Log::open(folder.as_deref())), kept)
        }));
        self.settle_fills(core);
    }

    pub(super) fn accounts_loaded(
        &mut self,
        accounts: Result<Snapshot<Accounts>, SharedFileError>,
        no_keyring: Option<String>,
        log: Arc<Log>,
    ) {
        let install = &mut *self;
        (install.loading, install.is_loaded, install.no_keyring, install.log) = (None, true, no_keyring, Some(log));
        match accounts {
            Ok(snapshot) => self.follow_accounts(snapshot),
            Err(error) => install.error = Some(file_trouble(&error)),
        }
    }

    /// Reads the list of accounts, what was filled in and the requests again, if they were read.
    pub(in crate::app) fn look_at_accounts(&mut self, core: &mut Core) {
        let Some(log) = self.log.clone() else { return };
        let accounts = self.accounts_file.clone();
        core.start("accounts", Ticket::program(Owner::Install), move |_| {
            log.look();
            InstallEvent::Seen(accounts.read())
        });
        self.settle_fills(core);
    }

    /// Takes over a list of accounts, unless a newer one is known. What was reached of an account that is gone or has another way in
    /// is forgotten.
    pub(super) fn follow_accounts(&mut self, snapshot: Snapshot<Accounts>) {
        let install = &mut *self;
        if snapshot.number <= install.accounts_number {
            return;
        }
        install.accounts_number = snapshot.number;
        let before = std::mem::replace(&mut install.accounts, snapshot.value);
        let way_in = |accounts: &Accounts, name: &str| accounts.get(name).map(|it| (it.host.clone(), it.sign_in.clone(), it.keep));
        install.reached.retain(|target, _| match target {
            Target::Practice => true,
            Target::Saved(name) => install.accounts.get(name).is_some() && way_in(&before, name) == way_in(&install.accounts, name),
        });
        install.bulk.keep_clients(|name| install.accounts.get(name).is_some() && way_in(&before, name) == way_in(&install.accounts, name));
        let accounts = &install.accounts;
        install.chosen.take_if(|target| matches!(target, Target::Saved(name) if accounts.get(name).is_none()));
    }

    /// Adds an account: its secrets go where they are kept, the list is written.
    pub(super) fn add_account(&mut self, core: &mut Core, new: NewAccount) {
        let name = match Host::parse(&new.host) {
            Ok(host) if new.name.trim().is_empty() => host.subdomain().to_owned(),
            _ => new.name,
        };
        let way = saved_as(&new.sign_in);
        let keep = if way == SignIn::Token { new.keep } else { Keep::Keyring };
        let account = SavedAccount { name, host: new.host, kind: new.kind, colour: new.colour, sign_in: way, keep };
        self.keep_account(core, new.sign_in, move |accounts, vault, keep| accounts.add(account, vault, keep));
    }

    /// Gives the account `name` new secrets in the place of the old ones.
    pub(super) fn renew_account(&mut self, core: &mut Core, name: String, sign_in: NewSignIn) {
        let way = saved_as(&sign_in);
        self.keep_account(core, sign_in, move |accounts, vault, keep| accounts.renew(&name, way, vault, keep));
    }

    /// Makes a change of the list that keeps the secrets of an account, then reaches it.
    fn keep_account(
        &mut self,
        core: &mut Core,
        sign_in: NewSignIn,
        change: impl FnOnce(&AccountsFile, &dyn Vault, KeepSecrets<'_>) -> Result<(Snapshot<Accounts>, SavedAccount), ChangeError<AccountError>>
        + Send
        + 'static,
    ) {
        let Some(log) = self.log.clone() else { return };
        if matches!(&sign_in, NewSignIn::Token(token) if token.expose().trim().is_empty()) {
            self.error = Some(AccountError::Local(Msg::new("install-no-token"), None));
            return;
        }
        self.error = None;
        let (accounts, vault) = (self.accounts_file.clone(), core.services.vault.clone());
        self.keeping = Some(core.start("accounts", Ticket::program(Owner::Install), move |_| {
            let kept = change(&accounts, &*vault, Box::new(|account| keep_secrets(account, &sign_in, &vault, log)));
            let token = match &sign_in {
                NewSignIn::Token(token) => Some(Secret::new(token.expose().trim())),
                NewSignIn::Code(_) => None,
            };
            let kept = kept.map(|(snapshot, account)| (snapshot, Some(account))).map_err(|error| not_changed(error, |error| error));
            InstallEvent::Kept(kept, token)
        }));
    }

    /// Takes an account off the list; its secrets go first.
    pub(super) fn remove_account(&mut self, core: &mut Core, name: String) {
        let (accounts, vault) = (self.accounts_file.clone(), core.services.vault.clone());
        let removed = name.clone();
        core.start("accounts", Ticket::program(Owner::Install), move |_| {
            let kept = match accounts.remove(&removed, &*vault) {
                // Another process was faster.
                Err(ChangeError::Unknown(_)) => accounts.read().map_err(ChangeError::File),
                removed => removed.map(|(snapshot, _)| snapshot),
            };
            let kept = kept.map(|snapshot| (snapshot, None)).map_err(|error| not_changed(error, |error| no_keyring(error.0)));
            InstallEvent::Kept(kept, None)
        });
        self.fill(core, move |fills| fills.forget(&name));
    }

    pub(super) fn accounts_kept(
        &mut self,
        core: &mut Core,
        job: JobId,
        result: Result<(Snapshot<Accounts>, Option<SavedAccount>), AccountError>,
        token: Option<Secret>,
    ) {
        self.keeping.take_if(|keeping| *keeping == job);
        match result {
            Ok((snapshot, added)) => {
                self.follow_accounts(snapshot);
                if let Some(added) = added {
                    // The way in may be another one than before.
                    self.reached.remove(&Target::Saved(added.name.clone()));
                    self.update(core, InstallCommand::Choose(Target::Saved(added.name), token));
                }
            }
            Err(error) => self.error = Some(error),
        }
    }

    /// Reaches `target`: the account, its users and pipelines. `token` is for one whose secrets aren't kept.
    pub(super) fn connect(&mut self, core: &mut Core, target: Target, token: Option<Secret>) {
        let Some(log) = self.log.clone() else { return };
        let (saved, practice) = (self.saved(&target).cloned(), self.practice.clone());
        let (vault, folder, lang) = (core.services.vault.clone(), core.services.data.clone(), core.lang());
        let accounts = self.accounts_file.clone();
        let before = self.reached.get(&target).map(|reached| reached.client.clone());
        self.work(core, Work::Connect, target, move |cancel| {
            let Some(saved) = saved else {
                let client = practice_client(&practice, folder.as_deref(), lang, log)?;
                return Ok(WorkResult::Connected(Box::new(reach(client, cancel)?)));
            };
            let client = match before.filter(|_| saved.keep == Keep::Ask && token.is_none()) {
                Some(client) => client,
                None => accounts.client(&saved, &vault, token, log as Arc<dyn Recorder>, Limits::default()).map_err(no_way_in)?,
            };
            Ok(WorkResult::Connected(Box::new(reach(client, cancel)?)))
        });
    }

    /// After a change of the language: the names in the practice account follow it.
    pub(in crate::app) fn practice_follows(&mut self, core: &mut Core) {
        let install = &*self;
        if install.running.is_none() && install.front().is_some_and(|(target, _)| *target == Target::Practice) {
            self.connect(core, Target::Practice, None);
        }
    }

    /// What the new account in front knows of the open widget is asked for at once.
    pub(super) fn connected(&mut self, core: &mut Core, target: Target, mut reached: Reached) {
        if let Some(before) = self.reached.remove(&target) {
            reached.remote = before.remote;
        }
        self.reached.insert(target.clone(), reached);
        self.error = None;
        if self.chosen.as_ref() == Some(&target) {
            self.look_for_widget(core);
        }
    }

    pub(super) fn misbehave(&mut self, mode: Option<Mode>) {
        let Some(practice) = self.practice.running() else { return };
        practice.misbehave(mode.map(Fault::new));
        self.fault = mode;
    }

    pub(super) fn reset_practice(&mut self, core: &mut Core) {
        let practice = self.practice.clone();
        core.start("accounts", Ticket::program(Owner::Install), move |_| {
            let reset = practice.running().map_or(Ok(()), Practice::reset).map_err(|error| error.to_string());
            InstallEvent::Reset(reset)
        });
    }

    pub(super) fn practice_reset(&mut self, core: &mut Core, result: Result<(), String>) {
        match result {
            Ok(()) => {
                if let Some(reached) = self.reached.get_mut(&Target::Practice) {
                    reached.remote = RemoteWidget::default();
                    reached.widgets = None;
                }
                core.notify(None, Msg::new("install-practice-reset"), None);
                self.look_for_widget(core);
            }
            Err(reason) => self.error = Some(AccountError::Local(Msg::new("install-practice-failed"), Some(reason))),
        }
    }

    /// Changes what is remembered of installations, here at once and in its file beside the window.
    pub(super) fn fill(&mut self, core: &mut Core, change: impl Fn(&mut InstallDefaults) + Send + Sync + 'static) {
        change(&mut self.fills);
        self.fills_outbox.put(Arc::new(change));
        self.settle_fills(core);
    }

    fn settle_fills(&mut self, core: &mut Core) {
        let outbox = self.fills_outbox.clone();
        core.start("accounts", Ticket::program(Owner::Install), move |_| InstallEvent::Remembered(outbox.flush()));
    }

    pub(super) fn fills_delivered(&mut self, core: &mut Core, delivered: Result<Delivered<InstallDefaults>, SharedFileError>) {
        match delivered {
            Ok(delivered) => {
                if let Some(fills) = self.fills_outbox.take(delivered) {
                    self.fills = fills;
                    if self.fills.holds_secrets() {
                        self.fill(core, InstallDefaults::forget_secrets);
                    }
                }
            }
            Err(error) if self.fills_outbox.is_waiting() => {
                self.error = Some(AccountError::Local(Msg::new("install-fills-unwritten"), Some(error.to_string())));
            }
            Err(error) => log::warn!("{error}"),
        }
    }

    /// Another widget was opened: what was seen of the one before says nothing of it.
    pub(in crate::app) fn forget_widget(&mut self, core: &mut Core) {
        self.stop_account();
        self.forget_bulk();
        for reached in self.reached.values_mut() {
            reached.remote = RemoteWidget::default();
        }
        self.find_code(core);
        let is_about_it = |dialog: &ChangeDialog| matches!(dialog.0, Change::Install(..) | Change::Uninstall(_) | Change::Bulk(_));
        if core.dialogs.front().is_some_and(is_about_it) {
            core.dialogs.close();
        }
    }

    /// A job that concerns the list of accounts panicked: nothing waits for it any more.
    pub(in crate::app) fn accounts_failed(&mut self, job: JobId) -> bool {
        let install = &mut *self;
        let was_loading = install.loading.take_if(|loading| *loading == job).is_some();
        // Not read anew at once: that would go on for ever.
        install.is_loaded |= was_loading;
        install.keeping.take_if(|keeping| *keeping == job).is_some() || was_loading
    }
}

fn reach(client: Client, cancel: &Cancel) -> Result<Reached, AccountError> {
    let stoppable = client.with_cancel(cancel);
    let failed = |error: ApiError| AccountError::Api(Box::new(error));
    let account = stoppable.account().map_err(failed)?;
    let users = match stoppable.users() {
        Ok(users) => Some(users),
        Err(error) if error.kind == ErrorKind::Forbidden => None,
        Err(error) => return Err(failed(error)),
    };
    let pipelines = stoppable.pipelines().map_err(failed)?;
    let token_ends = client.token_expires_at();
    let remote = RemoteWidget { status: RemoteStatus::Unknown, ..RemoteWidget::default() };
    Ok(Reached { client, account, users, pipelines, token_ends, access: Access::Open, widgets: None, remote })
}

/// A way in as it is remembered.
fn saved_as(sign_in: &NewSignIn) -> SignIn {
    match sign_in {
        NewSignIn::Token(_) => SignIn::Token,
        NewSignIn::Code(Integration { client_id, redirect_uri, .. }) => {
            SignIn::OAuth { client_id: client_id.trim().to_owned(), redirect_uri: redirect_uri.trim().to_owned() }
        }
    }
}

/// Puts the secrets of an account where they are kept.
type KeepSecrets<'k> = Box<dyn FnOnce(&SavedAccount) -> Result<(), AccountError> + 'k>;

/// Puts the secrets of `account` into the keyring; a code is traded for tokens, which go there before they are used.
fn keep_secrets(account: &SavedAccount, sign_in: &NewSignIn, vault: &Arc<dyn Vault>, log: Arc<Log>) -> Result<(), AccountError> {
    let set = |part, secret: &Secret| vault.set(&account.name, part, secret).map_err(|error| no_keyring(error.0));
    let trimmed = |secret: &Secret| Secret::new(secret.expose().trim());
    match (sign_in, &account.sign_in) {
        (NewSignIn::Token(token), _) if account.keep == Keep::Keyring => set(Part::Token, &trimmed(token)),
        (NewSignIn::Code(integration), SignIn::OAuth { client_id, redirect_uri }) => {
            let host = Host::parse(&account.host).map_err(|error| AccountError::Local(refused(&error.into()), None))?;
            let client_secret = trimmed(&integration.client_secret);
            let store = VaultTokens::new(vault.clone(), &account.name, None);
            let integration_of = (client_id.as_str(), &client_secret, redirect_uri.as_str());
            account::exchange_code(&host, integration_of, &trimmed(&integration.code), log, &store)
                .map_err(|error| AccountError::Api(error.into()))?;
            set(Part::ClientSecret, &client_secret)
        }
        _ => Ok(()),
    }
}

/// Why the list wasn't changed; `of_secrets` says what is wrong with the secrets.
fn not_changed<E>(error: ChangeError<E>, of_secrets: impl FnOnce(E) -> AccountError) -> AccountError {
    match error {
        ChangeError::File(error) => file_trouble(&error),
        ChangeError::Refused(error) => AccountError::Local(refused(&error), None),
        ChangeError::Unknown(name) => AccountError::Local(Msg::new("install-account-gone").with("name", name), None),
        ChangeError::Secrets(error) => of_secrets(error),
    }
}

fn file_trouble(error: &SharedFileError) -> AccountError {
    let id = match error {
        SharedFileError::Unread { .. } => "install-accounts-unread",
        SharedFileError::Unwritten { .. } => "install-accounts-unwritten",
    };
    AccountError::Local(Msg::new(id), Some(error.to_string()))
}

fn refused(error: &AddError) -> Msg {
    match error {
        AddError::Name => Msg::new("install-bad-name"),
        AddError::Taken(name) => Msg::new("install-name-taken").with("name", name),
        AddError::Host(error) => Msg::new(error.text_id()).with("host", error.given()),
    }
}

fn no_keyring(reason: String) -> AccountError {
    AccountError::Local(Msg::new("install-no-keyring"), Some(reason))
}

fn no_way_in(error: SignInError) -> AccountError {
    match error {
        SignInError::NoSecret(_) => AccountError::Local(Msg::new("install-no-token"), None),
        SignInError::Keyring(error) => no_keyring(error.0),
        SignInError::Host(error) => AccountError::Local(refused(&error.into()), None),
    }
}

/// The widget `code` as `client` shows it.
pub(super) fn look_for(client: &Client, code: &str) -> Result<RemoteStatus, AccountError> {
    match client.widget(code) {
        Ok(widget) => Ok(RemoteStatus::Present(Box::new(widget))),
        Err(error) if error.kind == account::ErrorKind::NotFound => Ok(RemoteStatus::Absent),
        Err(error) => Err(AccountError::Api(Box::new(error))),
    }
}

/// The way into the practice account, which is started if it has to be; the names in it are in `lang`.
pub(super) fn practice_client(practice: &OwnPractice, folder: Option<&Path>, lang: Lang, log: Arc<Log>) -> Result<Client, AccountError> {
    let practice = practice.start(folder, lang)?;
    let failed = |error: HostError| AccountError::Local(Msg::new("install-practice-failed"), Some(error.to_string()));
    let host = Host::parse(practice.address()).map_err(failed)?;
    let credentials = Credentials::Token(Secret::new(ADMIN_TOKEN));
    Ok(Client::new(PRACTICE, host, credentials, Arc::new(Forgetful), log, Limits::default()))
}
