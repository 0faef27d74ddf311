//! What tests do in a page, and what they look at.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use widget_studio::stand_in::event::Grade;
use widget_studio::system::browser::Frame;

use crate::visit::{PATIENCE, Visit, kind};

/// The pause between two looks at the page.
const LOOK: Duration = Duration::from_millis(50);

impl Visit<'_> {
    /// Waits for an event.
    #[track_caller]
    pub fn event(&self, what: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        self.event_after(self.from, what, is_it)
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
            thread::sleep(LOOK);
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
            thread::sleep(LOOK);
        }
    }

    /// Goes to another scene as the person does, and waits until it is there.
    pub fn go(&mut self, scene: &str) {
        let before = self.bench.stand_in.events().last();
        self.bench.stand_in.show(&json!({"scene": scene}));
        self.event_after(before, scene, |event| kind(event) == "ready" && event["scene"] == scene);
    }

    /// The red lines of this visit.
    pub fn red(&self) -> Vec<String> {
        let events = self.bench.stand_in.events().since(self.from);
        events.iter().filter(|event| event.what.grade() == Grade::Red).map(|event| event.to_json().to_string()).collect()
    }
}
