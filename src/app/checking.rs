//! Follows the open widget: checks it whenever it has changed, and has made what the shown tab needs. Of many changes in a row only
//! the last one is checked.

use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use super::App;
use super::event::{Event, Found, Owner, Ticket};
use super::report_index::ReportIndex;
use super::state::{Checked, Page};
use crate::checks;
use crate::checks::engine::rule::Profile;

impl App {
    /// After each command and result: starts what the present state lacks.
    pub(super) fn after_change(&mut self) {
        self.follow_edits();
        self.load_grid();
        self.load_colours();
        self.load_accounts();
        self.check();
        self.load_pictures();
        self.follow_busy();
        self.follow_notices();
        self.show_waiting_dialog();
    }

    /// Starts a check if the widget, the product, the profile or the page isn't what was checked last.
    fn check(&mut self) {
        let checklist = self.state.page == Some(Page::Checklist);
        let Some(open) = &mut self.state.open else { return };
        let of = Checked { revision: open.project.revision(), product: open.product, profile: open.profile, checklist };
        if open.checked == Some(of) {
            return;
        }
        open.checked = Some(of);
        let (widget, memory) = (open.project.widget().clone(), self.memory.clone());
        if let Some(before) = self.checking.take() {
            self.jobs.cancel(before);
        }
        self.checking = Some(self.jobs.start_latest("check", Ticket::at(Owner::Check, of.revision), move |progress| {
            let start = Instant::now();
            let goes_on = || !progress.is_stopped();
            let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
            let report = checks::check_while(&widget, (of.product, of.profile), &mut memory, &goes_on);
            let took = start.elapsed();
            let found = report.map(|report| {
                let public = match of.profile {
                    _ if !of.checklist => None,
                    Profile::Public => Some(report.clone()),
                    Profile::Private => checks::check_beside(&widget, (of.product, Profile::Public), &mut memory, &goes_on),
                };
                Found { index: ReportIndex::of(&report), report, public }
            });
            Event::Checked { of, found, took }
        }));
    }

    pub(super) fn checked(&mut self, of: Checked, found: Option<Found>, took: Duration) {
        let Some(Found { report, index, public }) = found else { return };
        let Some(open) = &mut self.state.open else { return };
        open.report = Arc::new(report);
        open.index = Arc::new(index);
        open.report_of = Some(of.revision);
        open.public_report = public.map(Arc::new);
        open.checked_in = Some(took);
        let (files, findings) = (open.project.widget().files().len(), open.report.findings.len());
        log::debug!("checked {files} files in {} ms: {findings} findings", took.as_millis());
        let is_saved = !open.project.is_dirty();
        self.checking = None;
        if is_saved {
            self.update_recent();
        }
        self.make_wanted_fix();
    }

    /// A check panicked, or came too late. The findings stay those of an older state until the next change; returns whether a fix
    /// waits for them.
    pub(super) fn check_failed(&mut self) -> bool {
        self.wanted_fix.take().is_some()
    }
}
