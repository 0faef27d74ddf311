//! The practice account of this window: one server, started by whichever job needs it first.

use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::AccountError;
use crate::practice::{self, Practice, StartError};
use crate::text::Lang;
use crate::text::msg::Msg;

/// The server, once it was started.
#[derive(Default)]
pub struct OwnPractice {
    server: OnceLock<Practice>,
    /// Held by the job that starts it; the others wait.
    starting: Mutex<()>,
}

impl OwnPractice {
    /// The server if it runs. Never waits.
    pub(super) fn running(&self) -> Option<&Practice> {
        self.server.get()
    }

    /// The server, which is started if it has to be; its state lies in `folder`, the names in it are in `lang`.
    pub(super) fn start(&self, folder: Option<&Path>, lang: Lang) -> Result<&Practice, AccountError> {
        let _starting = self.starting.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(server) = self.server.get() {
            server.set_language(lang);
            return Ok(server);
        }
        let options = practice::Options { port: 0, file: folder.map(|folder| folder.join(practice::FILE)), lang };
        let server = Practice::start(options).map_err(|error| {
            let id = if matches!(error, StartError::State(_)) { "install-practice-unread" } else { "install-practice-failed" };
            AccountError::Local(Msg::new(id), Some(error.to_string()))
        })?;
        Ok(self.server.get_or_init(|| server))
    }
}
