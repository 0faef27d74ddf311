//! A browser with a page of the stand-in in it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;
use widget_studio::model::widget::Widget;
use widget_studio::stand_in::View;
use widget_studio::system::browser::{self, Browser, Page};
use widget_studio::system::files;

use crate::harness::Bench;

/// How long something may take that has to happen.
pub const PATIENCE: Duration = Duration::from_secs(90);

pub fn browser() -> Browser {
    let program = browser::find().expect("a browser that is built on Chromium");
    Browser::start(&program, browser::own_arguments()).unwrap()
}

/// An invented widget of `tests/stand_in/widgets`.
pub fn invented(name: &str) -> Widget {
    files::open(&folder().join("widgets").join(name)).unwrap().widget
}

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stand_in")
}

pub struct Visit<'b> {
    pub browser: &'b mut Browser,
    pub page: Page,
    pub bench: &'b Bench,
    /// The number of the last event before it.
    pub from: u64,
}

impl<'b> Visit<'b> {
    /// Opens `scene` and waits until the widget is there, or can't be.
    pub fn of(browser: &'b mut Browser, bench: &'b Bench, scene: &str) -> Self {
        let from = bench.stand_in.events().last();
        let address = bench.stand_in.address(&View { scene: Some(scene.to_owned()), locale: Some("en".to_owned()) });
        let page = browser.open(&address, (1280, 800)).unwrap();
        let visit = Self { browser, page, bench, from };
        visit.event_after(from, "ready or broken", |event| ["ready", "broken"].contains(&kind(event).as_str()));
        visit
    }

    /// The events of this visit.
    pub fn events(&self) -> Vec<Value> {
        self.bench.stand_in.events().since(self.from).iter().map(|event| event.to_json()).collect()
    }

    /// Waits for an event after the one with this number.
    #[track_caller]
    pub fn event_after(&self, number: u64, what: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        let (log, until) = (self.bench.stand_in.events(), Instant::now() + PATIENCE);
        loop {
            let last = log.last();
            let found = log.since(number).iter().map(|event| event.to_json()).find(|event| is_it(event));
            if let Some(found) = found {
                return found;
            }
            assert!(Instant::now() < until, "no {what} in\n{}", self.events().iter().map(Value::to_string).collect::<Vec<_>>().join("\n"));
            log.wait(last, PATIENCE);
        }
    }

    pub fn end(self) {
        self.browser.close(self.page).unwrap();
    }
}

pub fn kind(event: &Value) -> String {
    event["kind"].as_str().unwrap_or_default().to_owned()
}
