//! [`Outside`]: requests of the stand-in to other hosts, which the person has allowed. No token, no cookie and no other secret of the
//! studio is ever in one.

use std::time::Duration;

use ureq::http::{HeaderName, HeaderValue, Request, Response};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Proxy};
use url::Url;

/// How long a request may take, all in all.
const PATIENCE: Duration = Duration::from_secs(30);
/// Most bytes of an answer.
pub const MAX_ANSWER: u64 = 10 * 1024 * 1024;
/// Most answers in a row that lead elsewhere.
const MAX_REDIRECTS: usize = 5;

/// Headers of a request that aren't sent on: those of the browser and of the connection. `sec-` and `proxy-` are beginnings.
const NOT_SENT: &str = "host origin referer cookie connection content-length accept-encoding transfer-encoding sec- proxy-";
/// Headers of an answer that aren't told.
const NOT_TOLD: &str = "set-cookie content-encoding content-length transfer-encoding connection";

/// Sends requests to other hosts.
#[derive(Debug)]
pub struct Outside(Agent);

/// A request that is sent on.
#[derive(Debug)]
pub struct Sent<'s> {
    /// The method.
    pub method: &'s str,
    /// The address.
    pub url: Url,
    /// The headers that the widget gave.
    pub headers: Vec<(&'s str, &'s str)>,
    /// The body.
    pub body: Option<Vec<u8>>,
}

/// An answer of another host.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its headers, their names in lower case.
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Unreached {
    /// Nobody answers, or the answer can't be read to its end or is longer than [`MAX_ANSWER`].
    #[error(transparent)]
    Failed(#[from] ureq::Error),
    /// The request is none.
    #[error(transparent)]
    Malformed(#[from] ureq::http::Error),
    /// It leads to a host that the person hasn't allowed, or around in a circle.
    #[error("it leads to {0}")]
    Elsewhere(String),
    /// It isn't what was asked for.
    #[error("the answer has status {0}")]
    Status(u16),
}

impl Default for Outside {
    fn default() -> Self {
        let certificates = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .tls_config(certificates)
            .allow_non_standard_methods(true)
            // Where an answer leads is asked for first.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_connections(0)
            .timeout_global(Some(PATIENCE))
            .user_agent(concat!("widget-studio/", env!("CARGO_PKG_VERSION")))
            .build()
            .new_agent();
        Self(agent)
    }
}

impl Outside {
    /// The body at `address`, at most `limit` bytes. Blocks.
    ///
    /// # Errors
    /// [`Unreached`].
    pub fn get(&self, address: &str, limit: u64) -> Result<Vec<u8>, Unreached> {
        let answer = self.0.get(address).call()?;
        if answer.status() != 200 {
            return Err(Unreached::Status(answer.status().as_u16()));
        }
        read(answer, limit)
    }

    /// Sends a request on. An answer that leads elsewhere is followed if `is_allowed` says so of the address. Blocks.
    ///
    /// # Errors
    /// [`Unreached`].
    pub fn send(&self, mut sent: Sent<'_>, is_allowed: impl Fn(&Url) -> bool) -> Result<Answer, Unreached> {
        for _ in 0..=MAX_REDIRECTS {
            let answer = self.once(&sent)?;
            let status = answer.status().as_u16();
            let place = answer.headers().get("location").and_then(|place| place.to_str().ok());
            let next = place.filter(|_| (300..400).contains(&status)).and_then(|place| sent.url.join(place).ok());
            let Some(next) = next else { return told(answer) };
            if !is_allowed(&next) {
                return Err(Unreached::Elsewhere(next.host_str().unwrap_or_default().to_owned()));
            }
            if next.origin() != sent.url.origin() {
                sent.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("authorization"));
            }
            if status == 303 || (status < 303 && sent.method == "POST") {
                sent.method = "GET";
                sent.body = None;
            }
            sent.url = next;
        }
        Err(Unreached::Elsewhere(sent.url.host_str().unwrap_or_default().to_owned()))
    }

    fn once(&self, sent: &Sent<'_>) -> Result<Response<Body>, Unreached> {
        let given = sent.headers.iter().filter(|(name, _)| !is_of(NOT_SENT, name));
        let head = Request::builder().method(sent.method).uri(sent.url.as_str());
        let head = given.fold(head, |head, (name, value)| head.header(*name, *value));
        // A request to this machine takes no way through a proxy.
        let proxy = if is_here(&sent.url) { None } else { Proxy::try_from_env() };
        Ok(match &sent.body {
            Some(body) => self.0.run(self.0.configure_request(head.body(body.as_slice())?).proxy(proxy).build())?,
            None => self.0.run(self.0.configure_request(head.body(())?).proxy(proxy).build())?,
        })
    }
}

fn is_here(url: &Url) -> bool {
    url.host_str().is_some_and(|host| host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.") || host == "[::1]")
}

fn told(answer: Response<Body>) -> Result<Answer, Unreached> {
    let header = |(name, value): (&HeaderName, &HeaderValue)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()));
    let headers = answer.headers().iter().filter(|(name, _)| !is_of(NOT_TOLD, name.as_str())).filter_map(header).collect();
    Ok(Answer { status: answer.status().as_u16(), headers, body: read(answer, MAX_ANSWER)? })
}

fn read(answer: Response<Body>, limit: u64) -> Result<Vec<u8>, Unreached> {
    Ok(answer.into_body().with_config().limit(limit).read_to_vec()?)
}

fn is_of(names: &str, name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    names.split(' ').any(|known| if known.ends_with('-') { name.starts_with(known) } else { name == known })
}
