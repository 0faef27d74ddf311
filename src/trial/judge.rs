//! The judgements: from the events of a visit where those suffice, else from what the steps in the page answered. Pure.

mod calls;
mod requests;
mod seen;

pub use seen::Seen;

use super::Setup;
use super::plan::Planned;
use crate::report::trial::{Entry, Judge, Judgement, Variant};
use crate::stand_in::event::Place;
use crate::text::msg::Msg;

/// A judgement that grows: what is wrong is added, and with nothing wrong it says what was seen.
pub struct Verdict {
    judge: Judge,
    wrong: Vec<Msg>,
    place: Option<(String, usize)>,
    good: Vec<Msg>,
}

/// Most wrong things that are named.
const MOST: usize = 5;

impl Verdict {
    /// Nothing is wrong yet.
    pub fn new(judge: Judge) -> Self {
        Self { judge, wrong: Vec::new(), place: None, good: Vec::new() }
    }

    /// Something is wrong, there.
    pub fn fail(&mut self, msg: Msg, place: Option<&Place>) {
        if !self.wrong.contains(&msg) {
            self.wrong.push(msg);
        }
        if self.place.is_none() {
            // A script of another host is no file of the widget.
            self.place = place.filter(|place| !place.file.contains("://")).map(|place| (place.file.clone(), place.line));
        }
    }

    /// What is to be said if nothing is wrong.
    pub fn note(&mut self, msg: Msg) {
        if !self.good.contains(&msg) {
            self.good.push(msg);
        }
    }

    /// The judgement.
    pub fn done(mut self) -> Judgement {
        let passed = self.wrong.is_empty();
        let more = self.wrong.len().saturating_sub(MOST);
        self.wrong.truncate(MOST);
        if more > 0 {
            self.wrong.push(Msg::new("trial-more").with("count", more));
        }
        Judgement { judge: self.judge, passed, detail: if passed { self.good } else { self.wrong }, place: self.place }
    }
}

/// Judges what was seen: an entry for each theme, the first with all that applies to the scene, the others with what depends on the theme.
pub fn judge(seen: &Seen, setup: &Setup<'_>, planned: &Planned, ms: u64) -> Vec<Entry> {
    let of_widget = setup.widget;
    let variant = &planned.variant;
    let entry = |variant: Variant, judgements: Vec<Judgement>| Entry { variant, ms, picture: None, written: None, judgements };
    let load = calls::load(seen, setup);
    let is_loaded = load.passed;
    let mut first = vec![load];
    let is_free = seen.has_no_widgets();
    if seen.runs || seen.steps.has_rule("callback-missing") || seen.steps.has_rule("no-callbacks") {
        first.push(calls::callbacks(seen));
    }
    first.push(calls::exceptions(seen, is_loaded));
    first.push(calls::console(seen));
    if seen.runs {
        first.extend(seen.drawn(variant, of_widget));
    }
    if seen.runs || is_free {
        first.push(seen.drawn_elsewhere(variant, of_widget));
    }
    if seen.runs {
        first.push(seen.raw_text());
        first.push(seen.double_init());
        first.push(seen.left_after_destroy());
        first.push(seen.late_answer());
        first.extend(seen.settings_roundtrip());
        first.extend(seen.required_empty());
        first.extend(seen.salesbot_code());
    }
    first.push(calls::missing_file(seen));
    first.push(requests::foreign_hosts(seen, setup));
    first.push(requests::secret_in_request(seen));
    if seen.runs {
        first.push(seen.overflow(0));
        first.push(seen.contrast(0, variant.theme));
    }
    first.sort_by_key(|judgement| judgement.judge);
    let mut entries = vec![entry(variant.clone(), first)];
    for (at, theme) in planned.more_themes.iter().enumerate().filter(|_| seen.runs) {
        let judgements = vec![seen.overflow(at + 1), seen.contrast(at + 1, theme)];
        entries.push(entry(Variant { theme, ..variant.clone() }, judgements));
    }
    entries
}
