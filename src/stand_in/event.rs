//! [`Event`]: what happened in the stand-in, as data. The page tells it (all kinds but the first two), a stranger's code may have a
//! hand in it: nothing here is acted on, secrets are masked before an event is made (`mask.rs`).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::fidelity;

/// A thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its number in the log: from 1, growing.
    pub number: u64,
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// The tab that tells it: from 1; 0 for the studio itself.
    pub tab: u32,
    /// The build in the page; `None` if the page has none yet.
    pub build: Option<u32>,
    /// The scene that the page shows: an id of the table of scenes.
    pub scene: Option<String>,
    /// What happened.
    pub what: What,
}

/// The kinds of events, with what is known of each.
///
/// A *preview* is the JSON of a value; what JSON can't hold is an object whose only key is `…`, with a description: `{"…": "function render"}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum What {
    /// The studio has a new build; pages load it unless the person reloads by hand.
    Published {
        /// Its number, from 1.
        number: u32,
        /// Whether unsaved edits are in it.
        unsaved: bool,
    },
    /// An edit that is no build: the pages keep the last good one.
    NoBuild(NoBuild),
    /// A tab was opened, or the widget left its page and was loaded again.
    Page {
        /// `opened` or `reloaded-itself`.
        what: String,
        /// The browser, as it names itself.
        agent: Option<String>,
    },
    /// The person changed scene, locale, role and so on in the bar.
    Bar {
        /// The whole state.
        state: Value,
    },
    /// A page is loaded with this build.
    Build {
        /// Its number.
        number: u32,
        /// Whether unsaved edits are in it.
        unsaved: bool,
    },
    /// The person decided about a host in the bar.
    Decided {
        /// The host, with its port if it isn't the usual one.
        host: String,
        /// `block`, `fixture` or `pass`.
        way: String,
    },
    /// The person wants the area added to the manifest, or a line shown: a click in the bar.
    Wish(Wish),
    /// A scene is entered: what follows belongs to it.
    Scene {
        /// Its id.
        scene: String,
        /// The area of the manifest.
        location: String,
        /// The code of the page in the CRM.
        page: String,
        /// What `system().area` says.
        area: String,
        /// Whether the manifest has the area.
        declared: bool,
    },
    /// The scene has made its own calls.
    Ready {
        /// Whether the widget runs in it.
        started: bool,
        /// Why not: `not-declared`, `not-installed`, `free-user`.
        why: Option<String>,
    },
    /// The CRM calls the widget.
    Call {
        /// The number of the call in its page.
        id: u64,
        /// `new Widget`, `render`, `onSave`, `leads.selected` and so on.
        name: String,
        /// Previews of the arguments.
        args: Vec<Value>,
        /// What `system()` gives then.
        #[serde(default)]
        system: Value,
    },
    /// A call came back.
    Return {
        /// The call.
        id: u64,
        /// Its name.
        name: String,
        /// A preview of the result.
        value: Value,
        /// Whether that is a promise.
        thenable: bool,
        /// How long it took.
        ms: f64,
    },
    /// The promise of a call is settled.
    Settled {
        /// The call.
        id: u64,
        /// Its name.
        name: String,
        /// `resolved` or `rejected`.
        how: String,
        /// A preview of the result, or of the reason.
        value: Value,
        /// The reason as an error, if it was rejected.
        error: Option<Thrown>,
        /// How long after the call.
        ms: f64,
    },
    /// Something was thrown.
    Thrown {
        /// The call in which it was thrown.
        call: Option<u64>,
        /// Its name.
        name: Option<String>,
        /// How long after the call.
        ms: Option<f64>,
        /// What was thrown.
        error: Thrown,
        /// Whether nobody caught it: later, in an event or a timer.
        uncaught: bool,
        /// Whether it is a promise that was rejected.
        #[serde(default)]
        rejection: bool,
        /// What the CRM leaves out now.
        stops: Vec<String>,
    },
    /// The CRM doesn't call it.
    Skipped {
        /// The callback.
        name: String,
        /// `render-falsy`, `no-callback`, `not-started`.
        why: String,
    },
    /// What the CRM makes of a result.
    Rule {
        /// The id of its sentence, see `texts.rs`.
        id: String,
        /// What is filled in.
        #[serde(flatten)]
        values: Map<String, Value>,
    },
    /// The widget used a method that does something.
    Use {
        /// `crm_post`, `APP.notifications.show_message` and so on.
        name: String,
        /// Previews of the arguments.
        args: Vec<Value>,
    },
    /// The person clicked.
    Click {
        /// The text of the button.
        text: String,
    },
    /// The widget goes to another page of the CRM.
    Navigate {
        /// The path.
        path: String,
    },
    /// The widget wants a window of its own; it isn't opened.
    Popup {
        /// The address.
        url: String,
        /// Where in the widget.
        #[serde(rename = "where")]
        place: Option<Place>,
    },
    /// The widget used what the stand-in hasn't.
    Missing {
        /// `module clipboard`, `APP.foo`, `GET /api/v4/foo`.
        api: String,
        /// `missing` if the CRM has it, `unknown` if nobody knows.
        mark: String,
        /// Where in the widget.
        #[serde(rename = "where")]
        place: Option<Place>,
    },
    /// What the widget left after `destroy`.
    Leftover {
        /// The things.
        items: Vec<Left>,
    },
    /// What is there twice after a second start.
    Doubled {
        /// The things.
        items: Vec<Left>,
    },
    /// New names on `window`.
    Globals {
        /// The names.
        names: Vec<String>,
    },
    /// Something couldn't be loaded.
    Failed {
        /// `script`, `module`, `template`, `picture`, `style` and so on.
        what: String,
        /// The address.
        url: Option<String>,
        /// The file in the widget.
        file: Option<String>,
        /// Why: `not-loaded`, or words of the loader.
        why: Option<String>,
        /// What the loader says.
        message: Option<String>,
        /// Where in the widget.
        #[serde(rename = "where")]
        place: Option<Place>,
    },
    /// A fault of the stand-in itself.
    Broken {
        /// What it says.
        text: String,
        /// Where.
        #[serde(default)]
        stack: String,
    },
    /// The widget printed something.
    Console {
        /// `log`, `info`, `debug`, `warn`, `error`, `trace`.
        level: String,
        /// The line.
        text: String,
        /// Previews of the values.
        #[serde(default)]
        values: Vec<Value>,
        /// Where in the widget.
        #[serde(rename = "where")]
        place: Option<Place>,
    },
    /// A request, or its answer.
    Network(Network),
    /// The browser didn't load something from a host that isn't let through.
    Refused {
        /// The address.
        url: String,
        /// What was to be loaded: a directive of the content security policy.
        what: String,
        /// The host.
        host: String,
        /// Where in the widget.
        #[serde(rename = "where")]
        place: Option<Place>,
    },
    /// The widget or its settings window kept something.
    Stored(Stored),
    /// A step of a trial is over: the events before it belong to the step.
    Mark {
        /// The step.
        name: String,
    },
}

/// An edit that can't be loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoBuild {
    /// The number that it would have.
    pub number: u32,
    /// The file that can't be read.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// Why, in the language that the stand-in was started in.
    pub text: String,
}

/// What a click in the bar asks of the studio.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Wish {
    /// Put the area into the manifest.
    AddArea {
        /// The area.
        location: String,
    },
    /// Show a line.
    Open {
        /// The file in the widget.
        file: String,
        /// The line, from 1.
        line: usize,
    },
}

/// A request of the widget, or its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "phase", rename_all = "lowercase")]
pub enum Network {
    /// It is sent.
    Start {
        /// Its number in its page: an answer has the same. Counts anew with each load of the page.
        id: u64,
        /// The method.
        method: String,
        /// The address.
        url: String,
        /// `xhr`, `fetch`, `crm_post`, `$authorizedAjax`, `websocket` and so on.
        via: String,
        /// The headers.
        #[serde(default)]
        headers: Map<String, Value>,
        /// The body: a text, or a preview.
        #[serde(default)]
        body: Value,
        /// The settings of type `pass` whose values it carries, by their names.
        #[serde(default)]
        carries: Vec<String>,
        /// Where in the widget.
        #[serde(rename = "where")]
        place: Option<Place>,
    },
    /// It is answered, or isn't.
    End {
        /// The request.
        id: u64,
        /// `account` or `host`.
        to: String,
        /// The status; 0 without an answer.
        status: u16,
        /// Who answered: `account`, `fixture`, `server`, `blocked`, `trouble`, `browser`, `nobody`.
        by: String,
        /// The type of the body.
        #[serde(rename = "type")]
        content_type: Option<String>,
        /// The beginning of the body.
        #[serde(default)]
        answer: String,
        /// How long it took.
        ms: f64,
        /// Why there is no answer: `network`, `lost`, `synchronous`, `blocked`.
        error: Option<String>,
        /// The trouble that was asked for.
        trouble: Option<String>,
        /// Whether the made-up account knows the path.
        #[serde(default)]
        known: bool,
    },
}

/// What was kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what")]
pub enum Stored {
    /// The settings of the widget, as its window saved them.
    #[serde(rename = "settings")]
    Settings {
        /// The values, secrets masked.
        settings: Value,
        /// `installed`, `install`, `not_configured`.
        status: String,
        /// `Y` or `N`.
        active: String,
    },
    /// The settings of a step of the digital pipeline.
    #[serde(rename = "step")]
    Step {
        /// The values, secrets masked.
        settings: Value,
    },
    /// What the widget has in the browser's `localStorage`.
    #[serde(rename = "localStorage")]
    LocalStorage {
        /// The entries, secrets masked.
        entries: Map<String, Value>,
        /// Where in the widget.
        #[serde(rename = "where")]
        place: Option<Place>,
    },
}

/// A place in a script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The path in the widget, or the address of another script.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1.
    #[serde(default)]
    pub column: usize,
}

/// What was thrown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thrown {
    /// `TypeError`, `thrown value` and so on.
    pub name: String,
    /// What it says.
    pub message: String,
    /// Where in the widget.
    #[serde(rename = "where")]
    pub place: Option<Place>,
    /// The calls that led there, the innermost first; only those of the widget.
    #[serde(default)]
    pub stack: Vec<Place>,
}

/// A thing that a widget left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// `listener`, `interval`, `timeout`, `observer`, `node`, `style`.
    pub what: String,
    /// What it is on, and of which kind.
    pub text: String,
    /// Where the widget made it.
    #[serde(rename = "where")]
    pub place: Option<Place>,
}

/// How an event is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// As it should be.
    Plain,
    /// Worth a look: the CRM goes on.
    Warning,
    /// Here the CRM would stop, or the widget failed: a red line.
    Red,
}

impl What {
    /// How it is shown; the bar does the same.
    pub fn grade(&self) -> Grade {
        match self {
            // The CRM keeps styles until its page goes.
            Self::Leftover { items } if items.iter().all(|item| item.what == "style") => Grade::Warning,
            Self::Missing { mark, .. } if mark != "missing" => Grade::Warning,
            Self::NoBuild(_)
            | Self::Thrown { .. }
            | Self::Missing { .. }
            | Self::Leftover { .. }
            | Self::Doubled { .. }
            | Self::Failed { .. }
            | Self::Broken { .. }
            | Self::Refused { .. } => Grade::Red,
            Self::Return { name, value, thenable: false, .. } if name == "render" && value != true => Grade::Red,
            Self::Settled { how, .. } if how == "rejected" => Grade::Red,
            Self::Rule { id, .. } if fidelity::entry(&format!("rule.{id}")).is_some_and(|entry| entry.stops) => Grade::Red,
            Self::Network(Network::End { status, error, .. }) if error.is_some() || *status >= 400 => Grade::Warning,
            Self::Console { level, .. } if level == "error" || level == "warn" => Grade::Warning,
            Self::Globals { .. } | Self::Popup { .. } | Self::Rule { .. } => Grade::Warning,
            _ => Grade::Plain,
        }
    }

    /// The place in the widget that it is about.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Thrown { error, .. } => error.place.as_ref(),
            Self::Settled { error: Some(error), .. } => error.place.as_ref(),
            Self::Popup { place, .. }
            | Self::Missing { place, .. }
            | Self::Failed { place, .. }
            | Self::Console { place, .. }
            | Self::Refused { place, .. }
            | Self::Network(Network::Start { place, .. })
            | Self::Stored(Stored::LocalStorage { place, .. }) => place.as_ref(),
            Self::Leftover { items } | Self::Doubled { items } => items.iter().find_map(|item| item.place.as_ref()),
            _ => None,
        }
    }
}

impl Event {
    /// As an object: its number as `n`, `at`, `tab`, `build`, `scene`, `kind` and what the kind has.
    pub fn to_json(&self) -> Value {
        let mut object = Map::new();
        object.insert("n".to_owned(), self.number.into());
        object.insert("at".to_owned(), self.at.into());
        object.insert("tab".to_owned(), self.tab.into());
        object.insert("build".to_owned(), self.build.into());
        object.insert("scene".to_owned(), self.scene.clone().into());
        // Every kind is an object.
        if let Ok(Value::Object(what)) = serde_json::to_value(&self.what) {
            object.extend(what);
        }
        Value::Object(object)
    }
}
