//! [`Steps`]: the events of a visit by the step that they belong to, with the questions that judgements ask of them.

use std::sync::Arc;

use url::Url;

use crate::stand_in::event::{Event, Network, Place, Thrown, What};
use crate::stand_in::hosts;

/// Errors within this time after an answer of a blocked host may be its fault: a widget in the CRM would have got its answer.
const AFTERMATH: u64 = 1500;

/// Steps of the widget's first life, which is judged.
const FIRST_LIFE: [&str; 5] = ["open", "look", "contrastIn", "use", "leave"];

/// The events of a visit.
#[derive(Debug, Default)]
pub struct Steps {
    /// The name of each step with its events, in order; what came after the last mark has no name.
    steps: Vec<(String, Vec<Arc<Event>>)>,
}

/// A request to another host.
#[derive(Debug)]
pub struct Request<'e> {
    /// Its host, with the port if it isn't the usual one.
    pub host: String,
    /// The address, without secrets.
    pub url: Url,
    /// The settings that it carries.
    pub carries: &'e [String],
    /// Who sends it: `fetch`, `$authorizedAjax` and so on.
    pub via: &'e str,
    /// The names of headers whose values were masked.
    pub masked: Vec<&'e str>,
    /// Where in the widget.
    pub place: Option<&'e Place>,
}

impl Steps {
    /// Sorts events by the marks in them.
    pub fn of(events: &[Arc<Event>]) -> Self {
        let mut steps: Vec<(String, Vec<Arc<Event>>)> = Vec::new();
        let mut rest = Vec::new();
        for event in events {
            match &event.what {
                What::Mark { name } => steps.push((name.clone(), std::mem::take(&mut rest))),
                _ => rest.push(event.clone()),
            }
        }
        steps.push((String::new(), rest));
        Self { steps }
    }

    /// The events of the widget's first life: from the page's opening until the scene is left.
    pub fn first(&self) -> impl Iterator<Item = &Event> {
        let in_first = |name: &str| FIRST_LIFE.contains(&name);
        let is_stuck = !self.steps.iter().any(|(name, _)| name == "leave");
        self.steps
            .iter()
            .filter(move |(name, _)| in_first(name) || is_stuck && name.is_empty())
            .flat_map(|(_, events)| events)
            .map(Arc::as_ref)
    }

    /// The events of the step `name`.
    pub fn step<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Event> {
        self.steps.iter().filter(move |(step, _)| step == name).flat_map(|(_, events)| events).map(Arc::as_ref)
    }

    /// Whether a rule with this id was told in the first life.
    pub fn has_rule(&self, wanted: &str) -> bool {
        self.first().any(|event| matches!(&event.what, What::Rule { id, .. } if id == wanted))
    }

    /// When requests to other hosts failed because nothing is let through: until when errors may come of that.
    fn failures(&self) -> Vec<(u64, u64)> {
        let failed = |event: &Event| match &event.what {
            What::Network(Network::End { to, error, status, .. }) => to == "host" && (error.is_some() || *status == 0),
            What::Refused { .. } => true,
            _ => false,
        };
        self.all().filter(|event| failed(event)).map(|event| (event.at, event.at + AFTERMATH)).collect()
    }

    /// Whether `event` may come of a host that is not let through.
    pub fn may_be_aftermath(&self, event: &Event) -> bool {
        self.failures().iter().any(|(from, to)| (*from..=*to).contains(&event.at))
    }

    /// Whether the widget asked a host that is not let through.
    pub fn has_blocked(&self) -> bool {
        !self.failures().is_empty()
    }

    fn all(&self) -> impl Iterator<Item = &Event> {
        self.steps.iter().flat_map(|(_, events)| events).map(Arc::as_ref)
    }

    /// What was thrown among `events`, and whether nobody caught it.
    pub fn thrown<'s>(events: impl Iterator<Item = &'s Event>) -> impl Iterator<Item = (&'s Event, &'s Thrown, bool)> {
        events.filter_map(|event| match &event.what {
            What::Thrown { error, uncaught, .. } => Some((event, error, *uncaught)),
            _ => None,
        })
    }

    /// The requests to other hosts, of both lives; those that the browser refused have no headers.
    pub fn foreign(&self, mask: &str) -> Vec<Request<'_>> {
        let to_hosts: Vec<u64> = self
            .all()
            .filter_map(|event| match &event.what {
                What::Network(Network::End { id, to, .. }) if to == "host" => Some(*id),
                _ => None,
            })
            .collect();
        self.all()
            .filter_map(|event| match &event.what {
                What::Network(Network::Start { id, url, via, headers, carries, place, .. }) if to_hosts.contains(id) => {
                    let url = Url::parse(url).ok()?;
                    let is_masked = |value: &serde_json::Value| value.as_str().is_some_and(|value| value.contains(mask));
                    let masked = headers.iter().filter(|(_, value)| is_masked(value)).map(|(name, _)| name.as_str()).collect();
                    Some(Request { host: hosts::host_of(&url)?, url, carries, via, masked, place: place.as_ref() })
                }
                What::Refused { url, place, .. } => {
                    let url = Url::parse(url).ok()?;
                    Some(Request { host: hosts::host_of(&url)?, url, carries: &[], via: "", masked: Vec::new(), place: place.as_ref() })
                }
                _ => None,
            })
            .collect()
    }
}
