//! A trial: every scene of a widget is opened in a browser without a window, looked at, used, left and judged, without a line of
//! code from the person. [`Plan`] says which scenes in which variants, [`run`] tries them; what is found is in `report::trial`.
//!
//! Each scene gets a stand-in and a context of the browser for itself. Two are loading while one is judged.

mod answers;
mod events;
mod judge;
mod plan;
mod visit;

pub use plan::{Plan, ROLES, THEMES, Wanted};

use std::collections::VecDeque;

use crate::model::widget::Widget;
use crate::report::trial::Entry;
use crate::stand_in::libraries::Libraries;
use crate::stand_in::{Build, Kept, StartError};
use crate::system::browser::{Browser, BrowserError};
use visit::Visit;

/// How many scenes are loading while one is judged.
const AHEAD: usize = 2;

/// What a trial needs besides the browser.
pub struct Setup<'t> {
    /// The widget.
    pub widget: &'t Widget,
    /// The same as it would be packed.
    pub build: Build,
    /// What it is called in addresses if its manifest has no code, see [`crate::stand_in::in_address`].
    pub name: String,
    /// The CRM's libraries.
    pub libraries: Libraries,
    /// What the person decided about hosts.
    pub kept: Kept,
}

/// Why a trial can't go on.
#[derive(Debug, thiserror::Error)]
pub enum TrialError {
    /// The stand-in can't be started.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The browser doesn't do what it should.
    #[error(transparent)]
    Browser(#[from] BrowserError),
}

/// Tries the scenes of `plan` one after the other and gives each to `tried`, until that says `false`.
///
/// # Errors
/// [`TrialError`]; the scenes before it were given.
pub fn run(browser: &mut Browser, setup: &Setup<'_>, plan: &Plan, mut tried: impl FnMut(Entry) -> bool) -> Result<(), TrialError> {
    browser.set_patience(visit::PATIENCE);
    let mut opened: VecDeque<Visit<'_>> = VecDeque::new();
    let mut next = plan.visits().into_iter();
    loop {
        while opened.len() <= AHEAD
            && let Some(planned) = next.next()
        {
            opened.push_back(Visit::open(browser, setup, planned)?);
        }
        let Some(visit) = opened.pop_front() else { return Ok(()) };
        for entry in visit.judge(browser)? {
            if !tried(entry) {
                return Ok(());
            }
        }
    }
}
