//! [`Tabs`]: which events of which tab are taken already, so that none is lost or counted twice over a reload.

use std::collections::VecDeque;

use serde_json::Value;

/// Most tabs that are remembered; the one that was heard of longest ago is forgotten first.
const MAX_TABS: usize = 32;
/// Most events in a report.
const MAX_EVENTS: usize = 100;
/// The longest name of a tab.
const MAX_NAME: usize = 64;

/// The tabs that have told something.
#[derive(Debug, Default)]
pub struct Tabs {
    known: VecDeque<Tab>,
    opened: u32,
}

#[derive(Debug)]
struct Tab {
    name: String,
    number: u32,
    /// The number of its last event that is taken; `None` before the first.
    got: Option<u64>,
}

/// What is new in a report.
#[derive(Debug)]
pub struct Taken {
    /// The tab's number: from 1, in the order in which tabs were opened.
    pub tab: u32,
    /// The events that weren't taken before.
    pub events: Vec<Value>,
    /// The number of the last event that is taken by now.
    pub got: u64,
}

impl Tabs {
    /// Takes the events of the tab `name` that follow on those that it told before: none after a gap. `None` if this is no report.
    pub fn take(&mut self, name: &str, events: Vec<Value>) -> Option<Taken> {
        if name.is_empty() || name.len() > MAX_NAME || events.len() > MAX_EVENTS {
            return None;
        }
        let mut tab = match self.known.iter().position(|tab| tab.name == name).and_then(|at| self.known.remove(at)) {
            Some(tab) => tab,
            None => {
                self.opened += 1;
                Tab { name: name.to_owned(), number: self.opened, got: None }
            }
        };
        let mut new = Vec::new();
        for event in events {
            let Some(number) = event.get("n").and_then(Value::as_u64) else { break };
            match tab.got {
                Some(got) if number <= got => continue,
                Some(got) if number != got + 1 => break,
                _ => {}
            }
            tab.got = Some(number);
            new.push(event);
        }
        let taken = Taken { tab: tab.number, events: new, got: tab.got.unwrap_or(0) };
        self.known.push_back(tab);
        if self.known.len() > MAX_TABS {
            self.known.pop_front();
        }
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn events(numbers: &[u64]) -> Vec<Value> {
        numbers.iter().map(|n| json!({"n": n})).collect()
    }

    fn took(tabs: &mut Tabs, name: &str, numbers: &[u64]) -> (u32, Vec<u64>, u64) {
        let taken = tabs.take(name, events(numbers)).unwrap();
        (taken.tab, taken.events.iter().filter_map(|event| event["n"].as_u64()).collect(), taken.got)
    }

    #[test]
    fn each_event_is_taken_once_and_none_after_a_gap() {
        let mut tabs = Tabs::default();
        assert_eq!(took(&mut tabs, "a", &[1, 2]), (1, vec![1, 2], 2));
        assert_eq!(took(&mut tabs, "a", &[1, 2, 3]), (1, vec![3], 3));
        assert_eq!(took(&mut tabs, "a", &[5, 6]), (1, vec![], 3));
        assert_eq!(took(&mut tabs, "a", &[4, 5, 7]), (1, vec![4, 5], 5));
        assert_eq!(took(&mut tabs, "b", &[9, 10]), (2, vec![9, 10], 10), "a tab that is known to nobody begins with what it tells");
        assert!(tabs.take("a", vec![json!({}); MAX_EVENTS + 1]).is_none());
        assert!(tabs.take("", Vec::new()).is_none());
        for tab in 0..MAX_TABS {
            took(&mut tabs, &format!("many{tab}"), &[1]);
        }
        assert_eq!(took(&mut tabs, "a", &[1]), (MAX_TABS as u32 + 3, vec![1], 1), "the oldest is forgotten");
    }
}
