//! A browser with a page of the stand-in in it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;
use widget_studio::model::widget::Widget;
use widget_studio::stand_in::View;
use widget_studio::stand_in::event::{Event, Grade};
use widget_studio::system::browser::{self, Browser, Frame, Page};
use widget_studio::system::files;

use crate::harness::Bench;

/// How long something may take that has to happen.
const PATIENCE: Duration = Duration::from_secs(90);
/// The pause between two looks at the page.
const LOOK: Duration = Duration::from_millis(50);

pub fn browser() -> Browser {
    let program = browser::find().expect("a browser that is built on Chromium");
    // Whoever is root has no sandbox for it; nothing in these pages is a stranger's.
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|it| std::os::unix::fs::MetadataExt::uid(&it) == 0);
    Browser::start(&program, if is_root { &["--no-sandbox"] } else { &[] }).unwrap()
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
    from: u64,
}

impl<'b> Visit<'b> {
    /// Opens `scene` and waits until the widget is there, or can't be.
    pub fn of(browser: &'b mut Browser, bench: &'b Bench, scene: &str) -> Self {
        let from = bench.stand_in.events().last();
        let address = bench.stand_in.address(&View { scene: Some(scene.to_owned()), locale: Some("en".to_owned()) });
        let page = browser.open(&address, (1280, 800)).unwrap();
        let visit = Self { browser, page, bench, from };
        visit.event("ready or broken", |event| ["ready", "broken"].contains(&kind(event).as_str()));
        visit
    }

    /// The events of this visit.
    pub fn events(&self) -> Vec<Value> {
        self.bench.stand_in.events().since(self.from).iter().map(|event| event.to_json()).collect()
    }

    /// Waits for an event.
    #[track_caller]
    pub fn event(&self, what: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        self.event_after(self.from, what, is_it)
    }

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

    /// The value of an expression in the frame that is shown.
    #[track_caller]
    pub fn frame(&mut self, expression: &str) -> Value {
        let frame = self.shown();
        self.browser.evaluate_in(&frame, expression).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// The frame that is shown: the bar has a second one, hidden, for the next build.
    #[track_caller]
    fn shown(&mut self) -> Frame {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            for frame in self.browser.frames(&self.page).unwrap() {
                let is_shown =
                    "document.documentElement.dataset.standin === 'ready' && innerWidth > 0 && document.querySelector('body > *') !== null";
                // A frame may be gone by now.
                if self.browser.evaluate_in(&frame, is_shown).is_ok_and(|shown| shown == true) {
                    return frame;
                }
            }
            std::thread::sleep(LOOK);
        }
        panic!("no frame is shown");
    }

    pub fn bar(&mut self, expression: &str) -> Value {
        self.browser.evaluate(&self.page, expression).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// Clicks an element of the bar, as a person does.
    pub fn click(&mut self, selector: &str) {
        let middle = "(({ x, y, width, height }) => [x + width / 2, y + height / 2])";
        let place = self.bar(&format!("{middle}(document.querySelector('{selector}').getBoundingClientRect())"));
        let at = |index: usize| place[index].as_f64().unwrap();
        self.browser.click(&self.page, (at(0), at(1))).unwrap();
    }

    /// Waits until an expression in the bar is true.
    #[track_caller]
    pub fn until(&mut self, expression: &str) {
        let until = Instant::now() + PATIENCE;
        while self.bar(expression) != true {
            assert!(Instant::now() < until, "never: {expression}");
            std::thread::sleep(LOOK);
        }
    }

    /// Goes to another scene as the person does, and waits until it is there.
    pub fn go(&mut self, scene: &str) {
        let before = self.bench.stand_in.events().last();
        self.bench.stand_in.show(&serde_json::json!({"scene": scene}));
        self.event_after(before, scene, |event| kind(event) == "ready" && event["scene"] == scene);
    }

    /// The red lines of this visit.
    pub fn red(&self) -> Vec<String> {
        let events = self.bench.stand_in.events().since(self.from);
        events
            .iter()
            .filter(|event| event.what.grade() == Grade::Red)
            .map(|event: &std::sync::Arc<Event>| event.to_json().to_string())
            .collect()
    }

    pub fn end(self) {
        self.browser.close(self.page).unwrap();
    }
}

pub fn kind(event: &Value) -> String {
    event["kind"].as_str().unwrap_or_default().to_owned()
}
