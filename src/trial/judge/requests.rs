//! The judgements of requests to other hosts.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;

use super::Verdict;
use super::seen::Seen;
use crate::account::MASK;
use crate::report::trial::{Judge, Judgement};
use crate::text::msg::Msg;
use crate::trial::Setup;
use crate::trial::events::Request;

/// Hosts of programs that lead to a developer's own machine.
const TUNNELS: [&str; 8] =
    ["ngrok.io", "ngrok.app", "ngrok-free.app", "ngrok-free.dev", "loca.lt", "localtunnel.me", "trycloudflare.com", "serveo.net"];
/// Hosts that the stand-in makes up for settings: a person names their own there.
const MADE_UP: &str = "example.net";
/// The header that the CRM itself adds for `$authorizedAjax`.
const DISPOSABLE: &str = "x-auth-token";

/// Whether requests go to known hosts only, and safely.
pub fn foreign_hosts(seen: &Seen, setup: &Setup<'_>) -> Judgement {
    let mut verdict = Verdict::new(Judge::ForeignHosts);
    let requests = seen.steps.foreign(MASK);
    let mut known = BTreeSet::new();
    for request in &requests {
        let host = request.url.host_str().unwrap_or_default();
        let wrong = if is_of_developer(host) {
            Some("trial-host-developer")
        } else if matches!(request.url.scheme(), "http" | "ws") {
            Some("trial-host-insecure")
        } else if !is_named(host, setup) && !host.ends_with(MADE_UP) {
            Some("trial-host-unknown")
        } else {
            None
        };
        match wrong {
            Some(id) => verdict.fail(Msg::new(id).with("host", &request.host), request.place),
            None => {
                known.insert(request.host.clone());
            }
        }
    }
    if !known.is_empty() {
        verdict.note(Msg::new("trial-hosts").with("hosts", known.into_iter().collect::<Vec<_>>().join(", ")));
    }
    verdict.done()
}

/// Whether a host is a developer's own machine, or leads to one.
fn is_of_developer(host: &str) -> bool {
    let is_private = |address: Ipv4Addr| address.is_loopback() || address.is_private() || address.is_link_local();
    let is_tunnel = |tunnel: &str| host.strip_suffix(tunnel).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    host == "localhost"
        || host.ends_with(".localhost")
        || host.ends_with(".local")
        || TUNNELS.iter().any(|tunnel| is_tunnel(tunnel))
        || host.parse().is_ok_and(is_private)
}

/// Whether a file of the widget names the host, or a domain above it: the names of single servers may be put together.
fn is_named(host: &str, setup: &Setup<'_>) -> bool {
    let domains: Vec<&str> =
        host.match_indices('.').map(|(at, _)| host.get(at + 1..).unwrap_or_default()).filter(|domain| domain.contains('.')).collect();
    let names: Vec<&str> = std::iter::once(host).chain(domains).collect();
    setup.build.paths().any(|path| {
        let bytes = setup.build.file(path.as_str()).unwrap_or_default();
        names.iter().any(|name| memchr::memmem::find(bytes, name.as_bytes()).is_some())
    })
}

/// Whether no secret is in a request to another host.
pub fn secret_in_request(seen: &Seen) -> Judgement {
    let mut verdict = Verdict::new(Judge::SecretInRequest);
    for request in &seen.steps.foreign(MASK) {
        if !request.carries.is_empty() {
            let msg = Msg::new("trial-secret-setting").with("names", request.carries.join(", ")).with("host", &request.host);
            verdict.fail(msg, request.place);
        }
        for name in in_address(request) {
            verdict.fail(Msg::new("trial-secret-address").with("name", name).with("host", &request.host), request.place);
        }
        let own = request.masked.iter().filter(|name| !(request.via == "$authorizedAjax" && name.eq_ignore_ascii_case(DISPOSABLE)));
        for name in own.filter(|_| request.carries.is_empty()) {
            verdict.fail(Msg::new("trial-secret-header").with("name", *name).with("host", &request.host), request.place);
        }
    }
    verdict.done()
}

/// The parameters of an address whose values are secrets by their names.
fn in_address(request: &Request<'_>) -> Vec<String> {
    if !request.carries.is_empty() {
        return Vec::new();
    }
    request.url.query_pairs().filter(|(_, value)| value == MASK).map(|(name, _)| name.into_owned()).collect()
}
