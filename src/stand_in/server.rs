//! [`StandIn`]: starts and stops, takes builds, and holds what the pages are told and have told.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use url::form_urlencoded;

use super::build::Build;
use super::door::Door;
use super::event::{NoBuild, What};
use super::hosts::{Hosts, Way};
use super::libraries::Libraries;
use super::log::{EventLog, Wake};
use super::news::News;
use super::outside::Outside;
use super::routes;
use super::shared::{Shared, State};
use super::tabs::Tabs;
use super::texts::language;
use crate::account::Secret;
use crate::account::redact::Redactor;
use crate::model::product::Product;
use crate::system::loopback::{Loopback, Port};
use crate::text::Lang;

/// The name of its threads.
const NAME: &str = "stand_in";

/// Builds whose files are still served: a page may be loading the one before.
const MAX_BUILDS: usize = 8;

/// How a stand-in is started.
pub struct Options {
    /// The port; 0 takes a free one.
    pub port: u16,
    /// The language of the bar.
    pub lang: Lang,
    /// The product that the bar begins with.
    pub product: Product,
    /// What the widget is called in addresses if its manifest has no code: the name of its folder, see [`super::in_address`].
    pub name: String,
    /// The CRM's libraries.
    pub libraries: Libraries,
    /// What an earlier stand-in of the same widget left.
    pub kept: Kept,
    /// Whether somebody listens to wishes ([`What::Wish`]): a window that can edit.
    pub can_edit: bool,
    /// Called after each event, on another thread; must not block.
    pub wake: Option<Wake>,
}

/// What is kept of a widget's stand-in, for the next one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// What the person decided about hosts.
    #[serde(default)]
    pub hosts: Hosts,
    /// The state of the bar: scene, locale, role and so on; null for none.
    #[serde(default)]
    pub state: Value,
}

/// Why a stand-in can't be started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, or may not be used.
    #[error(transparent)]
    Port(io::Error),
    /// The system gives the server no thread.
    #[error(transparent)]
    Thread(io::Error),
    /// The system has no random numbers for the tokens.
    #[error(transparent)]
    Random(#[from] getrandom::Error),
}

/// What the page of an address shows at first; without a value it is what the person had last, or what suits the widget.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// A scene, by its id.
    pub scene: Option<String>,
    /// A locale.
    pub locale: Option<String>,
}

/// What became of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// The pages get it, by this number.
    New(u32),
    /// It has the files that the pages have already.
    Same,
    /// It can't be loaded: the pages keep the last good one.
    Broken,
    /// It is of another widget, or older than what the pages have.
    Outdated,
}

/// A running stand-in; dropped, it stops, and its port is free.
pub struct StandIn {
    pub(super) shared: Arc<Shared>,
    server: Option<Loopback>,
}

impl StandIn {
    /// Starts a stand-in on this machine with its first build.
    ///
    /// # Errors
    /// [`StartError`].
    pub fn start(options: Options, first: Build) -> Result<Self, StartError> {
        let port = Port::take(options.port).map_err(StartError::Port)?;
        let door = Door::new(port.address().port())?;
        let mut redactor = Redactor::default();
        door.tokens().into_iter().for_each(|token| redactor.add(Secret::new(token)));
        redactor.add_fields(first.template());
        let first = Arc::new(first);
        let broken = first.fault().map(|fault| NoBuild {
            number: 1,
            file: fault.file.to_string(),
            line: fault.line,
            text: options.lang.msg(&fault.msg),
        });
        let is_unsaved = first.is_unsaved();
        let state = State {
            lang: options.lang,
            builds: VecDeque::from([(1, first.clone())]),
            newest: first,
            number: 1,
            is_unsaved,
            broken: broken.clone(),
            hosts: options.kept.hosts,
            bar: options.kept.state,
            installed: Value::Null,
            tabs: Tabs::default(),
            redactor,
        };
        let shared = Arc::new(Shared {
            port: port.address().port(),
            door,
            libraries: options.libraries,
            product: options.product,
            name: options.name,
            can_edit: options.can_edit,
            events: Arc::new(EventLog::new(options.wake)),
            news: News::default(),
            outside: Outside::default(),
            state: Mutex::new(state),
        });
        shared.note(Some(1), What::Published { number: 1, unsaved: is_unsaved });
        if let Some(broken) = broken {
            shared.note(Some(1), What::NoBuild(broken));
        }
        let served = shared.clone();
        let server = port.serve(NAME, Arc::default(), move |stream| routes::serve(stream, &served)).map_err(StartError::Thread)?;
        Ok(Self { shared, server: Some(server) })
    }

    /// The address to open in a browser. Whoever has it can see the page: it is not for others.
    pub fn address(&self, view: &View) -> String {
        let parts = [("scene", &view.scene), ("locale", &view.locale)];
        self.address_with(parts.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?))))
    }

    /// The address of a page with these choices of the bar, such as `role`. `once` is a page that stays as it is: it prepares for no
    /// other build.
    pub fn address_with<'v>(&self, choices: impl IntoIterator<Item = (&'v str, &'v str)>) -> String {
        let mut address = self.shared.door.bar_address();
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(choices).finish();
        if !query.is_empty() {
            address.push('?');
            address.push_str(&query);
        }
        address
    }

    /// The address of a file of the pages as the frame with the widget sees it.
    pub fn frame_address(&self, path: &str) -> String {
        let door = &self.shared.door;
        format!("{}/{}/stand-in/{path}", door.frame_origin(), door.frame_token())
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.shared.port
    }

    /// Gives the pages a build. One that can't be loaded is told, and the pages keep what they have. Doesn't block.
    pub fn publish(&self, build: Build) -> Published {
        self.shared.publish(build)
    }

    /// What happens, from the first page on.
    pub fn events(&self) -> &Arc<EventLog> {
        &self.shared.events
    }

    /// How many pages are open.
    pub fn pages(&self) -> usize {
        self.shared.news.listeners()
    }

    /// What the person decided about hosts.
    pub fn hosts(&self) -> Hosts {
        self.shared.state().hosts.clone()
    }

    /// What is done with requests to a host.
    pub fn way(&self, host: &str) -> Way {
        self.shared.state().hosts.way(host).clone()
    }

    /// Takes a decision about a host. Returns whether it is one, see [`Hosts::decide`].
    pub fn decide(&self, host: &str, way: Way) -> bool {
        let changes = self.shared.decide(host, way);
        if changes == Some(true) {
            self.reload();
        }
        changes.is_some()
    }

    /// What to keep for the next stand-in of the same widget.
    pub fn kept(&self) -> Kept {
        let state = self.shared.state();
        Kept { hosts: state.hosts.clone(), state: state.bar.clone() }
    }

    /// Shows the pages another scene, locale and so on, as a click in the bar does: an object with a part of the bar's state.
    pub fn show(&self, part: &Value) {
        self.shared.news.tell("state", &json!({"state": part}));
    }

    /// Loads the pages anew.
    pub fn reload(&self) {
        self.shared.news.tell("reload", &json!({}));
    }

    /// The language of the bar.
    pub fn language(&self) -> Lang {
        self.shared.state().lang
    }

    /// Translates the bar.
    pub fn set_language(&self, lang: Lang) {
        self.shared.state().lang = lang;
        self.shared.news.tell("language", &json!({"language": language(lang)}));
    }

    /// Stops and closes the port, as dropping it does. Open pages are told.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.shared.news.close();
        drop(self.server.take());
        self.shared.events.close();
    }
}

impl Shared {
    fn publish(&self, build: Build) -> Published {
        let mut state = self.state();
        let (good, new) = (state.newest.revision(), build.revision());
        if new.doc != good.doc || new.number < good.number {
            return Published::Outdated;
        }
        if let Some(fault) = build.fault_since(&state.newest) {
            let number = state.number + 1;
            let broken = NoBuild { number, file: fault.file.to_string(), line: fault.line, text: state.lang.msg(&fault.msg) };
            let is_told = state.broken.as_ref() == Some(&broken);
            state.broken = Some(broken.clone());
            let number = state.number;
            drop(state);
            if !is_told {
                self.news.tell("build", &json!({}));
                self.note(Some(number), What::NoBuild(broken));
            }
            return Published::Broken;
        }
        let (is_same, is_same_account) = (build.is_same(&state.newest), build.account() == state.newest.account());
        let was_broken = state.broken.take().is_some();
        let unsaved = build.is_unsaved();
        let is_quiet = is_same && is_same_account && !was_broken && unsaved == state.is_unsaved;
        let build = Arc::new(build);
        if build.template() != state.newest.template() {
            state.redactor.add_fields(build.template());
        }
        state.is_unsaved = unsaved;
        state.newest = build.clone();
        if is_same {
            // The same files in another state of the widget: saved by now, or with another account beside them.
            if let Some(last) = state.builds.back_mut() {
                last.1 = build;
            }
        } else {
            state.number += 1;
            let number = state.number;
            state.builds.push_back((number, build));
            if state.builds.len() > MAX_BUILDS {
                state.builds.pop_front();
            }
        }
        let number = state.number;
        drop(state);
        if !is_same_account {
            self.news.tell("account", &json!({}));
        }
        if !is_quiet {
            self.news.tell("build", &json!({"number": number}));
        }
        if is_same {
            return Published::Same;
        }
        self.note(Some(number), What::Published { number, unsaved });
        Published::New(number)
    }
}
