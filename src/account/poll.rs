//! Waits until an uploaded version shows up in the account.

use std::time::{Duration, Instant};

use super::client::Client;
use super::error::{ApiError, ErrorKind};
use super::types::AccountWidget;

/// How the wait ended.
#[derive(Debug, Clone, PartialEq)]
pub enum PollResult {
    /// The version is there.
    Found(AccountWidget),
    /// The time was over; what the account showed last.
    TimedOut(Option<AccountWidget>),
}

/// Reads the widget `code` every `every`, for at most `at_most`, until the account has `version` of it. Calls `progress` with
/// each widget that it read. A failure of network or server doesn't end the wait: the next read may succeed.
///
/// # Errors
/// A refusal of the account, and [`ErrorKind::Cancelled`].
pub fn poll_until_version(
    client: &Client,
    code: &str,
    version: &str,
    (every, at_most): (Duration, Duration),
    progress: &mut dyn FnMut(Option<&AccountWidget>),
) -> Result<PollResult, ApiError> {
    let started = Instant::now();
    let mut last = None;
    loop {
        match client.widget(code) {
            Ok(widget) if widget.version == version => return Ok(PollResult::Found(widget)),
            Ok(widget) => last = Some(widget),
            Err(error) if error.kind == ErrorKind::NotFound => last = None,
            Err(error) if error.kind.is_refusal() || error.kind == ErrorKind::Cancelled => return Err(error),
            Err(_) => {}
        }
        progress(last.as_ref());
        let left = at_most.saturating_sub(started.elapsed());
        if left.is_zero() {
            return Ok(PollResult::TimedOut(last));
        }
        if client.cancel().wait(every.min(left)) {
            return Err(ApiError::new(ErrorKind::Cancelled));
        }
    }
}
