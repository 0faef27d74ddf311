//! [`Shared`]: what the threads of a stand-in have in common: who it is, what its pages have, and what they were told.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use super::build::Build;
use super::door::Door;
use super::event::{NoBuild, What};
use super::hosts::{Hosts, Way};
use super::libraries::Libraries;
use super::log::{EventLog, Told};
use super::news::News;
use super::outside::Outside;
use super::tabs::Tabs;
use crate::account::redact::Redactor;
use crate::model::product::Product;
use crate::text::Lang;

pub struct Shared {
    pub port: u16,
    pub door: Door,
    pub libraries: Libraries,
    pub product: Product,
    pub name: String,
    pub can_edit: bool,
    pub events: Arc<EventLog>,
    pub news: News,
    pub outside: Outside,
    pub(super) state: Mutex<State>,
}

pub struct State {
    pub lang: Lang,
    /// The last builds with their numbers, the newest last; there is always one.
    pub builds: VecDeque<(u32, Arc<Build>)>,
    pub newest: Arc<Build>,
    pub number: u32,
    /// Whether unsaved edits are in the newest build.
    pub is_unsaved: bool,
    pub broken: Option<NoBuild>,
    pub hosts: Hosts,
    /// The state of the bar.
    pub bar: Value,
    /// The widget's settings, as its window saved them, with their secrets: for the page only.
    pub installed: Value,
    pub tabs: Tabs,
    pub redactor: Redactor,
}

impl Shared {
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes note of what the studio itself did.
    pub fn note(&self, build: Option<u32>, what: What) {
        self.events.add([Told { at: now(), tab: 0, build, scene: None, what, size: 200 }]);
    }

    /// Takes a decision, and tells the pages. Returns whether pages have to be loaded anew.
    pub fn decide(&self, host: &str, way: Way) -> Option<bool> {
        let mut state = self.state();
        let changes = state.hosts.decide(host, way)?;
        let hosts = json!({"hosts": state.hosts});
        drop(state);
        self.news.tell("hosts", &hosts);
        Some(changes)
    }

    /// The widget's code in addresses.
    pub fn code(&self, build: &Build) -> String {
        build.code().unwrap_or(if self.name.is_empty() { "widget" } else { &self.name }).to_owned()
    }
}

/// Milliseconds since 1970.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| u64::try_from(time.as_millis()).unwrap_or(u64::MAX))
}
