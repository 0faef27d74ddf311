//! Faults that the practice account shows on demand: what a person would otherwise see only on a bad day.

use serde::{Deserialize, Serialize};

/// The kinds of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// The request is carried out, the answer comes late.
    Slow,
    /// 429 with a pause.
    TooManyRequests,
    /// 500 as problem+json.
    ServerError,
    /// 402: the account isn't paid.
    PaymentRequired,
    /// 403 in plain text for every request, as for an address that is blocked until support lifts it: waiting is no help.
    Forbidden,
    /// A page of HTML with status 200.
    Html,
    /// JSON that breaks off.
    BrokenJson,
    /// The connection ends before the request is carried out.
    Drop,
    /// The request is carried out, the connection ends without an answer.
    LostAnswer,
    /// The answer leads to another host.
    Redirect,
    /// The list of users is refused, to administrators too.
    RefuseUsers,
    /// The tokens of the integration end once, as after a day; long-lived ones are refused until the fault is removed.
    ExpireTokens,
}

/// A fault, and when it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// What goes wrong.
    pub mode: Mode,
    /// For how many requests; without a number until it is removed.
    #[serde(default)]
    pub times: Option<u32>,
    /// Only for requests of this method.
    #[serde(default)]
    pub method: Option<String>,
    /// How late an answer comes, in milliseconds.
    #[serde(default = "five_seconds")]
    pub ms: u64,
    /// The pause of a 429, in seconds.
    #[serde(default = "one")]
    pub retry_after: u64,
}

fn five_seconds() -> u64 {
    5000
}

fn one() -> u64 {
    1
}

impl Fault {
    /// `mode` for all requests until it is removed.
    pub fn new(mode: Mode) -> Self {
        Self { mode, times: None, method: None, ms: five_seconds(), retry_after: one() }
    }

    /// Only for the next request of `method`.
    pub fn once(self, method: &str) -> Self {
        Self { times: Some(1), method: Some(method.to_owned()), ..self }
    }
}
