//! One operation in many accounts. Any number of threads work it off together: each calls [`Matrix::work`].

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::cancel::Cancel;
use super::client::Client;
use super::error::{ApiError, ErrorKind, FieldError};
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
    /// Uninstall it.
    Uninstall,
    /// Install it, read it back, uninstall it.
    Trial(Confidential),
}

/// How far an account is.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Progress {
    /// Not begun.
    #[default]
    Waiting,
    /// In work.
    Running(Step),
    /// At its end.
    Done(Outcome),
}

/// What came of it in one account.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The widget as the account shows it; `None` if it isn't there.
    Status(Option<Box<AccountWidget>>),
    /// It was installed, or something else came of it.
    Installed(Box<Installed>),
    /// It was uninstalled, or something else came of it.
    Removed(Box<Removed>),
    /// It was installed and uninstalled.
    Tried(Box<(Installed, Removed)>),
    /// The settings don't fit this account's template.
    BadSettings(Vec<FieldError>),
    /// It failed.
    Failed(Interrupted),
}

impl Outcome {
    /// Whether the result is as asked.
    pub fn is_as_asked(&self) -> bool {
        match self {
            Self::Status(widget) => widget.is_some(),
            Self::Installed(installed) => installed.is_as_asked(),
            Self::Removed(removed) => removed.is_as_asked(),
            Self::Tried(tried) => tried.0.is_as_asked() && tried.1.is_as_asked(),
            Self::BadSettings(_) | Self::Failed(_) => false,
        }
    }
}

/// The operation in all its accounts.
pub struct Matrix {
    code: String,
    operation: Operation,
    rows: Vec<(Client, Mutex<Progress>)>,
    next: Mutex<usize>,
    cancel: Cancel,
}

impl Matrix {
    /// `operation` for the widget `code` in the accounts of `clients`; `cancel` stops all of it.
    pub fn new(code: &str, operation: Operation, clients: &[Client], cancel: &Cancel) -> Self {
        let rows = clients.iter().map(|client| (client.with_cancel(cancel), Mutex::default())).collect();
        Self { code: code.to_owned(), operation, rows, next: Mutex::new(0), cancel: cancel.clone() }
    }

    /// Takes one account after the other until none is left. `changed` is called with the number of the row.
    pub fn work(&self, changed: &dyn Fn(usize)) {
        loop {
            let at = {
                let mut next = lock(&self.next);
                *next += 1;
                *next - 1
            };
            let Some((client, progress)) = self.rows.get(at) else { return };
            let mut step = |step| {
                *lock(progress) = Progress::Running(step);
                changed(at);
            };
            let outcome = if self.cancel.is_cancelled() {
                Outcome::Failed(Interrupted { error: ApiError::new(ErrorKind::Cancelled).into(), step: Step::Reading })
            } else {
                self.run(client, &mut step).unwrap_or_else(|failed| failed)
            };
            *lock(progress) = Progress::Done(outcome);
            changed(at);
        }
    }

    /// The accounts' names with how far each is.
    pub fn progress(&self) -> Vec<(String, Progress)> {
        self.rows.iter().map(|(client, progress)| (client.account_name().to_owned(), lock(progress).clone())).collect()
    }

    fn run(&self, client: &Client, step: &mut dyn FnMut(Step)) -> Result<Outcome, Outcome> {
        step(Step::Reading);
        let before = match client.widget(&self.code) {
            Err(error) if error.kind == ErrorKind::NotFound && self.operation == Operation::Status => return Ok(Outcome::Status(None)),
            read => read.map_err(|error| Outcome::Failed(Interrupted { error: error.into(), step: Step::Reading }))?,
        };
        let install = |values: &Confidential, step: &mut dyn FnMut(Step)| {
            let values = values.expose().as_object().cloned().unwrap_or_default();
            let settings = Settings::new(values, &before.template).map_err(Outcome::BadSettings)?;
            install::install(client, &before, &settings, step).map_err(Outcome::Failed)
        };
        let uninstall = |step: &mut dyn FnMut(Step)| install::uninstall(client, &self.code, step).map_err(Outcome::Failed);
        Ok(match &self.operation {
            Operation::Status => Outcome::Status(Some(before.into())),
            Operation::Install(values) => Outcome::Installed(install(values, step)?.into()),
            Operation::Uninstall => Outcome::Removed(uninstall(step)?.into()),
            Operation::Trial(values) => {
                let installed = install(values, step)?;
                Outcome::Tried((installed, uninstall(step)?).into())
            }
        })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
