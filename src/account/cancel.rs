//! [`Cancel`]: stops a job; its waits end and its requests are cut.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ureq::Agent;

/// A handle to stop one job; clones stop the same.
#[derive(Debug, Clone, Default)]
pub struct Cancel {
    shared: Arc<(Mutex<State>, Condvar)>,
}

#[derive(Debug, Default)]
struct State {
    cancelled: bool,
    agents: Vec<Agent>,
}

impl Cancel {
    /// Stops the job. What was sent by then may have had its effect.
    pub fn cancel(&self) {
        let mut state = self.state();
        state.cancelled = true;
        let agents = std::mem::take(&mut state.agents);
        drop(state);
        self.shared.1.notify_all();
        agents.into_iter().for_each(Agent::shutdown);
    }

    /// Whether the job was stopped.
    pub fn is_cancelled(&self) -> bool {
        self.state().cancelled
    }

    /// Waits for `time`. Returns whether the job was stopped meanwhile.
    pub fn wait(&self, time: Duration) -> bool {
        let (state, _) =
            self.shared.1.wait_timeout_while(self.state(), time, |state| !state.cancelled).unwrap_or_else(PoisonError::into_inner);
        state.cancelled
    }

    /// Lets the requests of `agent` be cut.
    pub(super) fn cuts(&self, agent: &Agent) {
        self.state().agents.push(agent.clone());
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
