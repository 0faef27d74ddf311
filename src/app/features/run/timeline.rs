//! [`Timeline`]: what happened in the pages, in order: a group for each scene that was entered, in it a row for each call with what came of
//! it, and a line for each change of the build. Requests and lines of the console are rows of their own lists.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::stand_in::event::{Event, Grade, Network, Stored, What};

/// Most rows of each list; the oldest go first.
const MAX_ROWS: usize = 5_000;

/// What happened, in order.
#[derive(Debug, Default)]
pub struct Timeline {
    /// Groups and changes of the build.
    pub entries: VecDeque<Entry>,
    /// What the widget printed, what nobody caught, and what couldn't be loaded.
    pub console: VecDeque<Row>,
    /// Requests.
    pub network: VecDeque<Row>,
    /// What is kept now: the settings by scene, and what the widget has in `localStorage`.
    pub stored: Vec<Arc<Event>>,
    /// Grows with each change: views make their lists once for each version.
    pub version: u64,
    /// When the first thing happened, in milliseconds since 1970: times are shown from there.
    pub begun: Option<u64>,
    rows: usize,
    /// The entry in which each tab is, as a number of [`Self::entered`].
    at: HashMap<u32, u64>,
    /// The requests that wait for an answer, by tab and number.
    asked: HashMap<(u32, u64), u64>,
    /// How many entries were ever made, and requests.
    made: (u64, u64),
}

/// A line of the timeline that stands by itself.
#[derive(Debug)]
pub enum Entry {
    /// A scene that was entered.
    Group(Group),
    /// There is a new build, or an edit that is none.
    Change(Arc<Event>),
}

/// What happened in a scene, from its entry to the next one.
#[derive(Debug)]
pub struct Group {
    /// Its number, of all groups.
    pub number: u64,
    /// The event that began it.
    pub begun: Arc<Event>,
    /// What happened in it.
    pub rows: Vec<Row>,
    /// How many rows are red.
    pub failed: usize,
    /// Whether it is over.
    pub is_over: bool,
}

/// A thing that happened, with what came of it.
#[derive(Debug, Clone)]
pub struct Row {
    /// The call, the request, or whatever happened.
    pub event: Arc<Event>,
    /// What came back: a result, what was thrown, an answer.
    pub end: Option<Arc<Event>>,
    /// How its promise ended.
    pub settled: Option<Arc<Event>>,
    /// What the CRM makes of it.
    pub rules: Vec<Arc<Event>>,
}

impl Row {
    /// A thing of which nothing came yet.
    pub fn new(event: Arc<Event>) -> Self {
        Self { event, end: None, settled: None, rules: Vec::new() }
    }

    /// The worst of its events.
    pub fn grade(&self) -> Grade {
        let events = [Some(&self.event), self.end.as_ref(), self.settled.as_ref()].into_iter().flatten().chain(&self.rules);
        events.map(|event| event.what.grade()).max().unwrap_or(Grade::Plain)
    }
}

impl Group {
    /// The scene.
    pub fn scene(&self) -> &str {
        self.begun.scene.as_deref().unwrap_or_default()
    }
}

impl Timeline {
    /// Forgets all.
    pub fn clear(&mut self) {
        *self = Self { version: self.version + 1, made: self.made, ..Self::default() };
    }

    /// How many rows the groups have.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many rows are red in the newest group of `scene`; `None` if it was not entered.
    pub fn failed(&self, scene: &str) -> Option<usize> {
        self.groups().rev().find(|group| group.scene() == scene).map(|group| group.failed)
    }

    /// All groups, the oldest first.
    pub fn groups(&self) -> impl DoubleEndedIterator<Item = &Group> {
        self.entries.iter().filter_map(|entry| if let Entry::Group(group) = entry { Some(group) } else { None })
    }

    /// Adds what happened.
    pub fn add(&mut self, event: Arc<Event>) {
        self.version += 1;
        self.begun.get_or_insert(event.at);
        match &event.what {
            What::Published { .. } | What::NoBuild(_) => {
                self.entries.push_back(Entry::Change(event));
                return;
            }
            What::Scene { .. } => return self.enter(event),
            // What they change is shown elsewhere.
            What::Page { .. }
            | What::Bar { .. }
            | What::Build { .. }
            | What::Decided { .. }
            | What::Wish(_)
            | What::Ready { .. }
            | What::Mark { .. } => return,
            What::Network(network) => self.request(&event, network),
            What::Console { .. } => self.console.push_back(Row::new(event)),
            What::Stored(stored) => {
                let is_same = |other: &Arc<Event>| matches!(&other.what, What::Stored(other) if kind(other) == kind(stored));
                self.stored.retain(|other| !is_same(other) || other.scene != event.scene && !matches!(stored, Stored::LocalStorage { .. }));
                self.stored.push(event.clone());
                self.row(event);
            }
            What::Return { id, .. } => self.end(&event, *id),
            What::Thrown { call: Some(id), uncaught: false, .. } => self.end(&event, *id),
            What::Settled { id, .. } => self.change(&event, *id, |row, event| row.settled = Some(event)),
            What::Rule { .. } => self.rule(event),
            What::Thrown { .. } | What::Failed { .. } | What::Refused { .. } => {
                self.console.push_back(Row::new(event.clone()));
                self.row(event);
            }
            _ => self.row(event),
        }
        for list in [&mut self.console, &mut self.network] {
            while list.len() > MAX_ROWS {
                list.pop_front();
            }
        }
        while self.rows > MAX_ROWS && self.entries.len() > 1 {
            if let Some(Entry::Group(group)) = self.entries.pop_front() {
                self.rows -= group.rows.len();
            }
        }
    }

    fn enter(&mut self, event: Arc<Event>) {
        if let Some(before) = self.group(event.tab) {
            before.is_over = true;
        }
        self.made.0 += 1;
        let number = self.made.0;
        self.at.insert(event.tab, number);
        self.entries.push_back(Entry::Group(Group { number, begun: event, rows: Vec::new(), failed: 0, is_over: false }));
    }

    /// The group in which a tab is.
    fn group(&mut self, tab: u32) -> Option<&mut Group> {
        let number = *self.at.get(&tab)?;
        let groups = self.entries.iter_mut().rev();
        groups.filter_map(|entry| if let Entry::Group(group) = entry { Some(group) } else { None }).find(|group| group.number == number)
    }

    /// Adds a row to the group of its tab; what happens before a scene is entered stands in none.
    fn row(&mut self, event: Arc<Event>) {
        let Some(group) = self.group(event.tab) else { return };
        group.failed += usize::from(event.what.grade() == Grade::Red);
        group.rows.push(Row::new(event));
        self.rows += 1;
    }

    fn end(&mut self, event: &Arc<Event>, id: u64) {
        self.change(event, id, |row, event| row.end = Some(event));
    }

    /// Adds what became of a call to its row.
    fn change(&mut self, event: &Arc<Event>, id: u64, change: impl FnOnce(&mut Row, Arc<Event>)) {
        let Some(group) = self.group(event.tab) else { return };
        let is_it = |row: &&mut Row| matches!(row.event.what, What::Call { id: call, .. } if call == id);
        let Some(row) = group.rows.iter_mut().rev().find(is_it) else { return };
        let was_red = row.grade() == Grade::Red;
        change(row, event.clone());
        group.failed += usize::from(!was_red && row.grade() == Grade::Red);
    }

    /// What the CRM makes of a result belongs to the last call; before one it stands by itself.
    fn rule(&mut self, event: Arc<Event>) {
        let Some(group) = self.group(event.tab) else { return };
        let Some(row) = group.rows.iter_mut().rev().find(|row| matches!(row.event.what, What::Call { .. } | What::Skipped { .. })) else {
            return self.row(event);
        };
        let was_red = row.grade() == Grade::Red;
        row.rules.push(event);
        group.failed += usize::from(!was_red && row.grade() == Grade::Red);
    }

    fn request(&mut self, event: &Arc<Event>, network: &Network) {
        match network {
            Network::Start { id, .. } => {
                self.made.1 += 1;
                self.asked.insert((event.tab, *id), event.number);
                self.network.push_back(Row::new(event.clone()));
                self.row(event.clone());
            }
            Network::End { id, .. } => {
                let Some(begun) = self.asked.remove(&(event.tab, *id)) else { return };
                if let Some(row) = self.network.iter_mut().rev().find(|row| row.event.number == begun) {
                    row.end = Some(event.clone());
                }
                let Some(group) = self.group(event.tab) else { return };
                if let Some(row) = group.rows.iter_mut().rev().find(|row| row.event.number == begun) {
                    let was_red = row.grade() == Grade::Red;
                    row.end = Some(event.clone());
                    group.failed += usize::from(!was_red && row.grade() == Grade::Red);
                }
            }
        }
    }
}

/// The settings of a window, of a step, or what lies in `localStorage`: of each only the last is kept.
fn kind(stored: &Stored) -> u8 {
    match stored {
        Stored::Settings { .. } => 0,
        Stored::Step { .. } => 1,
        Stored::LocalStorage { .. } => 2,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn event(number: u64, tab: u32, scene: &str, what: Value) -> Arc<Event> {
        let what = serde_json::from_value(what).unwrap();
        Arc::new(Event { number, at: number, tab, build: Some(1), scene: Some(scene.to_owned()), what })
    }

    fn told(events: &[(u32, &str, Value)]) -> Timeline {
        let mut timeline = Timeline::default();
        for (number, (tab, scene, what)) in events.iter().enumerate() {
            timeline.add(event(number as u64 + 1, *tab, scene, what.clone()));
        }
        timeline
    }

    fn entered(tab: u32, scene: &'static str) -> (u32, &'static str, Value) {
        (tab, scene, json!({"kind": "scene", "scene": scene, "location": "lcard", "page": "", "area": "", "declared": true}))
    }

    fn called(tab: u32, id: u64, name: &str) -> (u32, &'static str, Value) {
        (tab, "lead", json!({"kind": "call", "id": id, "name": name, "args": []}))
    }

    fn gave(tab: u32, id: u64, name: &str, value: Value) -> (u32, &'static str, Value) {
        (tab, "lead", json!({"kind": "return", "id": id, "name": name, "value": value, "thenable": false, "ms": 1.0}))
    }

    #[test]
    fn a_call_has_one_row_with_what_came_of_it() {
        let timeline = told(&[
            entered(1, "lead"),
            called(1, 1, "render"),
            gave(1, 1, "render", json!({"…": "undefined"})),
            (1, "lead", json!({"kind": "rule", "id": "chain-stopped"})),
            (1, "lead", json!({"kind": "skipped", "name": "init", "why": "render-falsy"})),
            called(1, 2, "bind_actions"),
            gave(1, 2, "bind_actions", json!(true)),
        ]);
        let group = timeline.groups().next().unwrap();
        assert_eq!((group.rows.len(), group.failed, timeline.failed("lead"), timeline.failed("contact")), (3, 1, Some(1), None));
        assert!(group.rows[0].end.is_some() && group.rows[0].rules.len() == 1 && group.rows[2].grade() == Grade::Plain);
    }

    #[test]
    fn tabs_have_groups_of_their_own() {
        let timeline = told(&[
            entered(1, "lead"),
            entered(2, "lead"),
            called(1, 1, "render"),
            called(2, 1, "render"),
            gave(2, 1, "render", json!(false)),
            entered(1, "contact"),
        ]);
        let groups: Vec<_> = timeline.groups().map(|group| (group.scene(), group.rows.len(), group.failed, group.is_over)).collect();
        assert_eq!(groups, [("lead", 1, 0, true), ("lead", 1, 1, false), ("contact", 0, 0, false)]);
    }

    #[test]
    fn an_answer_stands_with_its_request_also_after_a_reload() {
        let ask = |id: u64| {
            (1, "lead", json!({"kind": "network", "phase": "start", "id": id, "method": "GET", "url": "/api/v4/leads", "via": "xhr"}))
        };
        let answer = |id: u64, status: u16| {
            (1, "lead", json!({"kind": "network", "phase": "end", "id": id, "to": "account", "status": status, "by": "account", "ms": 1.0}))
        };
        let timeline = told(&[entered(1, "lead"), ask(1), ask(2), answer(2, 429), entered(1, "lead"), ask(1), answer(1, 200)]);
        let states: Vec<_> = timeline.network.iter().map(|row| (row.end.is_some(), row.grade())).collect();
        assert_eq!(states, [(false, Grade::Plain), (true, Grade::Warning), (true, Grade::Plain)]);
        assert_eq!(timeline.groups().map(|group| group.rows.len()).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn the_oldest_groups_go_first_and_of_what_is_kept_only_the_last_stays() {
        let mut timeline = Timeline::default();
        let mut number = 0;
        let mut add = |timeline: &mut Timeline, (tab, scene, what): (u32, &str, Value)| {
            number += 1;
            timeline.add(event(number, tab, scene, what));
        };
        for _ in 0..60 {
            add(&mut timeline, entered(1, "lead"));
            for id in 0..100 {
                add(&mut timeline, called(1, id, "render"));
            }
        }
        assert_eq!((timeline.rows(), timeline.groups().count()), (5_000, 50));
        for value in [1, 2] {
            let settings = json!({"kind": "stored", "what": "settings", "settings": {"a": value}, "status": "installed", "active": "Y"});
            add(&mut timeline, (1, "settings", settings));
        }
        assert_eq!(timeline.stored.len(), 1);
        timeline.clear();
        assert!(timeline.entries.is_empty() && timeline.version > 0);
    }
}
