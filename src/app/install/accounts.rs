//! The list of accounts: read, added to, taken from; and the way into one of them.

use std::path::Path;
use std::sync::Arc;

use super::{Ask, Brought, Change, End, Here, Integration, NewAccount, NewSignIn, PRACTICE, Reached, Target, There, Trouble, Work};
use crate::api::{self, ApiError, Cancel, Client, Credentials, ErrorKind, Forgetful, Host, Limits, Recorder, Secret};
use crate::app::App;
use crate::app::dialog::Dialog;
use crate::app::event::{Event, Owner, Ticket};
use crate::app::install::Log;
use crate::app::jobs::JobId;
use crate::app::state::Tab;
use crate::checks::finding::Msg;
use crate::domain::account::Access;
use crate::platform::accounts::{self, Accounts, AddError, Keep, SavedAccount, SignIn, SignInError};
use crate::platform::fills::Fills;
use crate::platform::keyring::{Part, Vault, VaultTokens};
use crate::practice::{self, ADMIN_TOKEN, Mischief, Mode, Practice};
use crate::text::Lang;

impl App {
    /// Reads the list of accounts when the tab is first shown.
    pub(in crate::app) fn load_accounts(&mut self) {
        let is_shown = self.state.open.as_ref().is_some_and(|open| open.tab == Tab::Install);
        if !is_shown || self.state.install.is_loaded || self.state.install.loading.is_some() {
            return;
        }
        let (folder, vault) = (self.services.data.clone(), self.services.vault.clone());
        self.state.install.loading = Some(self.jobs.start("accounts", Ticket::program(Owner::Accounts), move |_| {
            let accounts = folder.as_deref().map_or_else(|| Ok(Accounts::default()), Accounts::load).map_err(|error| error.to_string());
            let no_keyring = vault.status().err().map(|error| error.0);
            let fills = folder.as_deref().map(Fills::load).unwrap_or_default();
            Event::Account(Box::new(Brought::Loaded(accounts, no_keyring, Arc::new(Log::open(folder.as_deref())), fills)))
        }));
    }

    pub(super) fn accounts_loaded(&mut self, accounts: Result<Accounts, String>, no_keyring: Option<String>, log: Arc<Log>, fills: Fills) {
        let install = &mut self.state.install;
        (install.loading, install.is_loaded, install.no_keyring, install.log) = (None, true, no_keyring, Some(log));
        install.fills = fills;
        match accounts {
            Ok(accounts) => install.accounts = accounts,
            Err(reason) => install.trouble = Some(Trouble::Here(Msg::new("install-accounts-unread"), Some(reason))),
        }
    }

    /// Adds an account: its secrets go where they are kept, the list is written.
    pub(super) fn add_account(&mut self, new: NewAccount) {
        let mut accounts = self.state.install.accounts.clone();
        let name = match Host::parse(&new.host) {
            Ok(host) if new.name.trim().is_empty() => host.subdomain().to_owned(),
            _ => new.name,
        };
        let (sign_in, keep) = saved_as(&new.sign_in, new.keep);
        let account = SavedAccount { name, host: new.host, kind: new.kind, colour: new.colour, sign_in, keep };
        if let Err(error) = accounts.add(account) {
            self.state.install.trouble = Some(Trouble::Here(refused(&error), None));
            return;
        }
        if let Some(added) = accounts.accounts.last().cloned() {
            self.keep_account(accounts, added, new.sign_in);
        }
    }

    /// Gives the account `name` new secrets in the place of the old ones.
    pub(super) fn renew_account(&mut self, name: &str, sign_in: NewSignIn) {
        let mut accounts = self.state.install.accounts.clone();
        let Some(account) = accounts.accounts.iter_mut().find(|account| account.name == name) else { return };
        (account.sign_in, account.keep) = saved_as(&sign_in, account.keep);
        let account = account.clone();
        self.keep_account(accounts, account, sign_in);
    }

    /// Keeps the secrets of `account`, which is in the list `accounts`, then the list, and reaches it.
    fn keep_account(&mut self, accounts: Accounts, account: SavedAccount, sign_in: NewSignIn) {
        let Some(log) = self.state.install.log.clone() else { return };
        if matches!(&sign_in, NewSignIn::Token(token) if token.expose().trim().is_empty()) {
            self.state.install.trouble = Some(Trouble::Here(Msg::new("install-no-token"), None));
            return;
        }
        self.state.install.trouble = None;
        let (folder, vault) = (self.services.data.clone(), self.services.vault.clone());
        self.state.install.keeping = Some(self.jobs.start("accounts", Ticket::program(Owner::Accounts), move |_| {
            let kept = keep_secrets(&account, &sign_in, &vault, log).and_then(|()| save(folder.as_deref(), &accounts));
            let token = match sign_in {
                NewSignIn::Token(token) => Some(Secret::new(token.expose().trim())),
                NewSignIn::Code(_) => None,
            };
            Event::Account(Box::new(Brought::Kept(kept.map(|()| (accounts.clone(), Some(account.clone()))), token)))
        }));
    }

    /// Takes an account off the list; its secrets go first.
    pub(super) fn remove_account(&mut self, name: &str) {
        let mut accounts = self.state.install.accounts.clone();
        let Some(removed) = accounts.remove(name) else { return };
        self.state.install.fills.forget(name);
        self.save_fills();
        let (folder, vault) = (self.services.data.clone(), self.services.vault.clone());
        self.jobs.start("accounts", Ticket::program(Owner::Accounts), move |_| {
            let forget = || {
                if removed.keep == Keep::Keyring {
                    accounts::forget(&*vault, &removed.name).map_err(|error| no_keyring(error.0))?;
                }
                save(folder.as_deref(), &accounts)
            };
            Event::Account(Box::new(Brought::Kept(forget().map(|()| (accounts.clone(), None)), None)))
        });
    }

    pub(super) fn accounts_kept(&mut self, job: JobId, result: Result<(Accounts, Option<SavedAccount>), Trouble>, token: Option<Secret>) {
        self.state.install.keeping.take_if(|keeping| *keeping == job);
        match result {
            Ok((accounts, added)) => {
                let install = &mut self.state.install;
                install.accounts = accounts;
                let is_there = |target: &Target| match target {
                    Target::Practice => true,
                    Target::Saved(name) => install.accounts.get(name).is_some(),
                };
                install.reached.retain(|target, _| is_there(target));
                install.chosen = install.chosen.take().filter(|target| is_there(target));
                if let Some(added) = added {
                    // The way in may be another one than before.
                    install.reached.remove(&Target::Saved(added.name.clone()));
                    self.ask_account(Ask::Choose(Target::Saved(added.name), token));
                }
            }
            Err(trouble) => self.state.install.trouble = Some(trouble),
        }
    }

    /// Reaches `target`: the account, its users and pipelines. `token` is for one whose secrets aren't kept.
    pub(super) fn connect(&mut self, target: Target, token: Option<Secret>) {
        let Some(log) = self.state.install.log.clone() else { return };
        let (saved, practice) = (self.state.install.saved(&target).cloned(), self.state.install.practice.clone());
        let (vault, folder, lang) = (self.services.vault.clone(), self.services.data.clone(), self.state.lang());
        let before = self.state.install.reached.get(&target).map(|reached| reached.client.clone());
        self.work(Work::Connect, target, move |cancel| {
            let Some(saved) = saved else {
                let mut started = practice;
                let client = practice_client(&mut started, folder.as_deref(), lang, log)?;
                return Ok(End::Connected(Box::new(reach(client, cancel)?), started));
            };
            let client = match before.filter(|_| saved.keep == Keep::Ask && token.is_none()) {
                Some(client) => client,
                None => saved.client(&vault, token, log as Arc<dyn Recorder>, Limits::default()).map_err(no_way_in)?,
            };
            Ok(End::Connected(Box::new(reach(client, cancel)?), None))
        });
    }

    /// After a change of the language: the names in the practice account follow it.
    pub(in crate::app) fn practice_follows(&mut self) {
        let install = &self.state.install;
        if install.running.is_none() && install.front().is_some_and(|(target, _)| *target == Target::Practice) {
            self.connect(Target::Practice, None);
        }
    }

    /// What the new account in front knows of the open widget is asked for at once.
    pub(super) fn connected(&mut self, target: Target, mut reached: Reached, practice: Option<Arc<Practice>>) {
        if let Some(practice) = practice {
            self.state.install.practice = Some(practice);
        }
        if let Some(before) = self.state.install.reached.remove(&target) {
            reached.here = before.here;
        }
        self.state.install.reached.insert(target.clone(), reached);
        self.state.install.trouble = None;
        if self.state.install.chosen.as_ref() == Some(&target) {
            self.look_for_widget();
        }
    }

    pub(super) fn misbehave(&mut self, mode: Option<Mode>) {
        let Some(practice) = &self.state.install.practice else { return };
        practice.misbehave(mode.map(Mischief::new));
        self.state.install.mischief = mode;
    }

    pub(super) fn reset_practice(&mut self) {
        let Some(practice) = self.state.install.practice.clone() else { return };
        self.jobs.start("accounts", Ticket::program(Owner::Accounts), move |_| {
            Event::Account(Box::new(Brought::Reset(practice.reset().map_err(|error| error.to_string()))))
        });
    }

    pub(super) fn practice_reset(&mut self, result: Result<(), String>) {
        match result {
            Ok(()) => {
                if let Some(reached) = self.state.install.reached.get_mut(&Target::Practice) {
                    reached.here = Here::default();
                    reached.widgets = None;
                }
                self.notify(None, Msg::new("install-practice-reset"), None);
                self.look_for_widget();
            }
            Err(reason) => self.state.install.trouble = Some(Trouble::Here(Msg::new("install-practice-failed"), Some(reason))),
        }
    }

    /// Writes what is remembered of installations.
    pub(super) fn save_fills(&mut self) {
        let Some(folder) = self.services.data.clone() else { return };
        let fills = self.state.install.fills.clone();
        self.jobs.start("accounts", Ticket::program(Owner::Accounts), move |_| {
            Event::Account(Box::new(Brought::Remembered(fills.save(&folder).map_err(|error| error.to_string()))))
        });
    }

    /// Another widget was opened: what was seen of the one before says nothing of it.
    pub(in crate::app) fn forget_widget(&mut self) {
        self.stop_account();
        self.state.install.packed = None;
        self.forget_fleet();
        for reached in self.state.install.reached.values_mut() {
            reached.here = Here::default();
        }
        if matches!(self.state.dialog, Some(Dialog::Account(Change::Install(..) | Change::Uninstall(_) | Change::Fleet(_)))) {
            self.state.dialog = None;
        }
    }

    /// A job that concerns the list of accounts panicked: nothing waits for it any more.
    pub(in crate::app) fn accounts_failed(&mut self, job: JobId) -> bool {
        let install = &mut self.state.install;
        let was_loading = install.loading.take_if(|loading| *loading == job).is_some();
        // Not read anew at once: that would go on for ever.
        install.is_loaded |= was_loading;
        install.keeping.take_if(|keeping| *keeping == job).is_some() || was_loading
    }
}

fn reach(client: Client, cancel: &Cancel) -> Result<Reached, Trouble> {
    let stoppable = client.with_cancel(cancel);
    let failed = |error: ApiError| Trouble::Api(Box::new(error));
    let account = stoppable.account().map_err(failed)?;
    let users = match stoppable.users() {
        Ok(users) => Some(users),
        Err(error) if error.kind == ErrorKind::Forbidden => None,
        Err(error) => return Err(failed(error)),
    };
    let pipelines = stoppable.pipelines().map_err(failed)?;
    let token_ends = client.token_expires_at();
    let here = Here { there: There::Unknown, ..Here::default() };
    Ok(Reached { client, account, users, pipelines, token_ends, access: Access::Open, widgets: None, here })
}

/// A way in as it is remembered, and where its secrets are: tokens that are renewed have to be kept.
fn saved_as(sign_in: &NewSignIn, keep: Keep) -> (SignIn, Keep) {
    match sign_in {
        NewSignIn::Token(_) => (SignIn::Token, keep),
        NewSignIn::Code(Integration { client_id, redirect_uri, .. }) => {
            let (client_id, redirect_uri) = (client_id.trim().to_owned(), redirect_uri.trim().to_owned());
            (SignIn::OAuth { client_id, redirect_uri }, Keep::Keyring)
        }
    }
}

/// Puts the secrets of `account` into the keyring; a code is traded for tokens, which go there before they are used.
fn keep_secrets(account: &SavedAccount, sign_in: &NewSignIn, vault: &Arc<dyn Vault>, log: Arc<Log>) -> Result<(), Trouble> {
    let set = |part, secret: &Secret| vault.set(&account.name, part, secret).map_err(|error| no_keyring(error.0));
    let trimmed = |secret: &Secret| Secret::new(secret.expose().trim());
    match (sign_in, &account.sign_in) {
        (NewSignIn::Token(token), _) if account.keep == Keep::Keyring => set(Part::Token, &trimmed(token)),
        (NewSignIn::Code(integration), SignIn::OAuth { client_id, redirect_uri }) => {
            let host = Host::parse(&account.host).map_err(|error| Trouble::Here(refused(&error.into()), None))?;
            let client_secret = trimmed(&integration.client_secret);
            let store = VaultTokens::new(vault.clone(), &account.name);
            let integration_of = (client_id.as_str(), &client_secret, redirect_uri.as_str());
            api::exchange_code(&host, integration_of, &trimmed(&integration.code), log, &store)
                .map_err(|error| Trouble::Api(error.into()))?;
            set(Part::ClientSecret, &client_secret)
        }
        _ => Ok(()),
    }
}

fn save(folder: Option<&Path>, accounts: &Accounts) -> Result<(), Trouble> {
    let saved = folder.map_or(Ok(()), |folder| accounts.save(folder));
    saved.map_err(|error| Trouble::Here(Msg::new("install-accounts-unwritten"), Some(error.to_string())))
}

fn refused(error: &AddError) -> Msg {
    match error {
        AddError::Name => Msg::new("install-bad-name"),
        AddError::Taken(name) => Msg::new("install-name-taken").with("name", name),
        AddError::Host(error) => Msg::new(error.text_id()).with("host", error.given()),
    }
}

fn no_keyring(reason: String) -> Trouble {
    Trouble::Here(Msg::new("install-no-keyring"), Some(reason))
}

fn no_way_in(error: SignInError) -> Trouble {
    match error {
        SignInError::NoSecret(_) => Trouble::Here(Msg::new("install-no-token"), None),
        SignInError::Keyring(error) => no_keyring(error.0),
        SignInError::Host(error) => Trouble::Here(refused(&error.into()), None),
    }
}

/// The widget `code` as `client` shows it.
pub(super) fn look_for(client: &Client, code: &str) -> Result<There, Trouble> {
    match client.widget(code) {
        Ok(widget) => Ok(There::Present(Box::new(widget))),
        Err(error) if error.kind == api::ErrorKind::NotFound => Ok(There::Absent),
        Err(error) => Err(Trouble::Api(Box::new(error))),
    }
}

/// The way into the practice account, which is started if it has to be; the names in it are in `lang`.
pub(super) fn practice_client(
    started: &mut Option<Arc<Practice>>,
    folder: Option<&Path>,
    lang: Lang,
    log: Arc<Log>,
) -> Result<Client, Trouble> {
    let failed = |reason: String| Trouble::Here(Msg::new("install-practice-failed"), Some(reason));
    let practice = match started {
        Some(practice) => {
            practice.speak(lang);
            practice.clone()
        }
        None => {
            let options = practice::Options { port: 0, file: folder.map(|folder| folder.join(practice::FILE)), lang };
            started.insert(Arc::new(Practice::start(options).map_err(|error| failed(error.to_string()))?)).clone()
        }
    };
    let host = Host::parse(practice.address()).map_err(|error| failed(error.to_string()))?;
    let credentials = Credentials::Token(Secret::new(ADMIN_TOKEN));
    Ok(Client::new(PRACTICE, host, credentials, Arc::new(Forgetful), log, Limits::default()))
}
