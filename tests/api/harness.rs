//! A practice account, clients for it, and a record of what they sent.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use widget_studio::account::history::Entry;
use widget_studio::account::{Account, ApiError, Client, Credentials, ErrorKind, Forgetful, Host, Limits, Recorder, Secret, Settings};
use widget_studio::practice::{ADMIN_TOKEN, Fault, Mode, Options, Practice};

/// Keeps all entries.
#[derive(Default)]
pub struct Record(Mutex<Vec<Entry>>);

impl Recorder for Record {
    fn record(&self, entry: Entry) {
        self.0.lock().unwrap().push(entry);
    }
}

impl Record {
    pub fn entries(&self) -> Vec<Entry> {
        self.0.lock().unwrap().clone()
    }

    /// How many requests of `method` there were.
    pub fn count(&self, method: &str) -> usize {
        self.entries().iter().filter(|entry| entry.method == method).count()
    }
}

/// A practice account with a record of the requests to it.
pub struct Place {
    pub practice: Practice,
    pub record: Arc<Record>,
}

/// Short enough for a test of what happens after them, long enough for an answer on this machine.
pub fn short() -> Limits {
    Limits { connect: Duration::from_secs(5), total: Duration::from_millis(700), ..Limits::default() }
}

impl Place {
    pub fn new() -> Self {
        Self { practice: Practice::start(Options::default()).unwrap(), record: Arc::default() }
    }

    pub fn host(&self) -> Host {
        Host::parse(self.practice.address()).unwrap()
    }

    pub fn client(&self, token: &str) -> Client {
        self.client_with(token, Limits::default())
    }

    pub fn client_with(&self, token: &str, limits: Limits) -> Client {
        let credentials = Credentials::Token(Secret::new(token));
        Client::new("practice", self.host(), credentials, Arc::new(Forgetful), self.record.clone(), limits)
    }

    pub fn admin(&self) -> Client {
        self.client(ADMIN_TOKEN)
    }

    pub fn misbehave(&self, mode: Mode) {
        self.practice.misbehave(Some(Fault::new(mode)));
    }

    /// `mode` for the next request of `method` alone.
    pub fn misbehave_once(&self, mode: Mode, method: &str) {
        self.practice.misbehave(Some(Fault { ms: 60_000, ..Fault::new(mode).once(method) }));
    }
}

/// The settings `values` for the widget `code`.
pub fn settings(client: &Client, code: &str, values: Value) -> Settings {
    Settings::new(values.as_object().unwrap().clone(), &client.widget(code).unwrap().template).unwrap()
}

#[track_caller]
pub fn kind(result: Result<Account, ApiError>) -> ErrorKind {
    result.unwrap_err().kind
}
