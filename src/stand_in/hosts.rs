//! What is done with requests of a widget to other hosts. Nothing is sent until the person says so, host by host.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use url::Url;

/// The longest fixture, in bytes.
pub const MAX_FIXTURE: usize = 1024 * 1024;

/// What is done with requests to a host.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "lowercase")]
pub enum Way {
    /// They fail; nothing is sent.
    #[default]
    Block,
    /// They get this answer; nothing is sent.
    Fixture {
        /// The answer.
        fixture: Fixture,
    },
    /// The studio sends them on, without anything of an account.
    Pass,
}

/// An answer that is ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fixture {
    /// 100 to 599.
    pub status: u16,
    /// The type of the body.
    #[serde(rename = "type")]
    pub content_type: String,
    /// The body.
    pub body: String,
}

/// What the person decided, by host; of all others requests are blocked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hosts(BTreeMap<String, Way>);

impl Hosts {
    /// What is done with requests to `host`.
    pub fn way(&self, host: &str) -> &Way {
        const BLOCKED: &Way = &Way::Block;
        self.0.get(host).unwrap_or(BLOCKED)
    }

    /// All decisions.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Way)> {
        self.0.iter().map(|(host, way)| (host.as_str(), way))
    }

    /// Takes a decision. Returns whether it changes what the browser itself may load from the host; `None` if it is none: the host is no
    /// host, or the fixture is too long or has an impossible status.
    pub fn decide(&mut self, host: &str, way: Way) -> Option<bool> {
        let is_possible = match &way {
            Way::Fixture { fixture } => {
                (100..600).contains(&fixture.status) && fixture.body.len() <= MAX_FIXTURE && is_type(&fixture.content_type)
            }
            Way::Block | Way::Pass => true,
        };
        if !is_host(host) || !is_possible {
            return None;
        }
        let passed = |way: &Way| *way == Way::Pass;
        let changes = passed(self.way(host)) != passed(&way);
        self.0.insert(host.to_owned(), way);
        Some(changes)
    }

    /// What a content security policy lists for the hosts that are let through; `own` is the port of the stand-in, which never is.
    pub fn sources(&self, own: u16) -> String {
        let passed = self.0.iter().filter(|(host, way)| **way == Way::Pass && is_host(host) && !is_own(host, own));
        passed.map(|(host, _)| format!(" http://{host} https://{host} ws://{host} wss://{host}")).collect()
    }
}

/// The host of `url` by which it is decided: with the port if it isn't the usual one.
pub fn host_of(url: &Url) -> Option<String> {
    let host = url.host_str()?.to_lowercase();
    Some(url.port().map_or_else(|| host.clone(), |port| format!("{host}:{port}")))
}

/// Whether `host` leads to the stand-in itself, by any name of this machine.
pub fn is_own(host: &str, port: u16) -> bool {
    let (name, given) = host.rsplit_once(':').unwrap_or((host, "80"));
    let is_here = matches!(name, "localhost" | "0.0.0.0" | "[::1]" | "[::]") || name.ends_with(".localhost") || name.starts_with("127.");
    is_here && given == port.to_string()
}

fn is_host(host: &str) -> bool {
    let (name, port) = host.rsplit_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-".contains(&b));
    is_name && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0))
}

fn is_type(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_graphic() || b == b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixture(status: u16, content_type: &str) -> Way {
        Way::Fixture { fixture: Fixture { status, content_type: content_type.to_owned(), body: "{}".to_owned() } }
    }

    #[test]
    fn nothing_is_let_through_unasked() {
        let mut hosts = Hosts::default();
        assert_eq!(*hosts.way("api.example.net"), Way::Block);
        for (host, way, changes) in [
            ("api.example.net", Way::Pass, Some(true)),
            ("api.example.net", fixture(200, "application/json"), Some(true)),
            ("api.example.net:8443", Way::Pass, Some(true)),
            ("api.example.net", Way::Block, Some(false)),
            ("*", Way::Pass, None),
            ("example.net; script-src *", Way::Pass, None),
            ("example.net/a", Way::Pass, None),
            ("Example.net", Way::Pass, None),
            ("example.net:99999", Way::Pass, None),
            ("", Way::Pass, None),
            ("example.net", fixture(99, "text/plain"), None),
            ("example.net", fixture(200, "text/plain\r\nSet-Cookie: a=b"), None),
        ] {
            assert_eq!(hosts.decide(host, way), changes, "{host}");
        }
        assert_eq!(
            hosts.sources(8000),
            " http://api.example.net:8443 https://api.example.net:8443 ws://api.example.net:8443 wss://api.example.net:8443"
        );
    }

    #[test]
    fn the_stand_in_is_never_a_host() {
        for (host, own) in [
            ("127.0.0.1:8000", true),
            ("localhost:8000", true),
            ("practice.localhost:8000", true),
            ("127.1.2.3:8000", true),
            ("[::1]:8000", true),
            ("localhost:3000", false),
            ("example.net:8000", false),
        ] {
            assert_eq!(is_own(host, 8000), own, "{host}");
        }
        assert!(is_own("localhost", 80));
        let mut hosts = Hosts::default();
        hosts.decide("localhost:8000", Way::Pass);
        assert_eq!(hosts.sources(8000), "");
    }

    #[test]
    fn a_host_has_its_port_only_if_it_is_not_the_usual_one() {
        for (url, host) in [
            ("https://API.example.net:443/a?b", "api.example.net"),
            ("http://example.net:8080", "example.net:8080"),
            ("https://user:password@example.net", "example.net"),
        ] {
            assert_eq!(host_of(&Url::parse(url).unwrap()).as_deref(), Some(host));
        }
    }
}
