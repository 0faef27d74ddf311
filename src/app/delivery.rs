//! Hands what jobs bring to those who asked for it. The one place that knows whether the state that a result was made for is still
//! there: what is stale is dropped, and whoever waits for it is told.

use super::App;
use super::event::{Event, Owner, Ticket};
use super::jobs::{Finished, JobId, Panicked};
use super::state::Busy;
use crate::checks::engine::rule::Severity;
use crate::model::project::Revision;
use crate::text::msg::Msg;

/// Why a job brings nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Failure {
    /// It panicked.
    Panicked(Panicked),
    /// The state that it was made for is gone.
    Outdated,
}

impl App {
    /// Handles the results of jobs. Returns whether there were any.
    pub fn poll(&mut self) -> bool {
        let finished = self.jobs.take_finished();
        let any = !finished.is_empty();
        for job in finished {
            self.deliver(job);
        }
        self.look_if_due();
        if any {
            self.after_change();
        }
        self.keep_when_due();
        any
    }

    /// The present state of the open widget.
    pub(super) fn revision(&self) -> Option<Revision> {
        self.state.open.as_ref().map(|open| open.project.revision())
    }

    /// Whether a job with such work of the person's runs or waits.
    pub(super) fn runs(&self, busy: Busy) -> bool {
        self.jobs.tickets().any(|ticket| ticket.busy == Some(busy))
    }

    /// Keeps what the person sees of running work as it is.
    pub(super) fn follow_busy(&mut self) {
        self.state.busy = self.jobs.tickets().find_map(|ticket| ticket.busy);
    }

    fn deliver(&mut self, job: Finished<Ticket, Event>) {
        self.follow_busy();
        let Finished { id, name, ticket: Ticket { owner, of, .. }, result } = job;
        match result {
            Ok(event) if of.is_there(self.revision()) => self.handle(id, event),
            Ok(_) => {
                log::debug!("the result of the job {name} came too late");
                self.failed(owner, id, &Failure::Outdated);
            }
            Err(panicked) => {
                self.notify(Some(Severity::Error), Msg::new("notice-panic").with("job", name), Some(panicked.to_string()));
                self.failed(owner, id, &Failure::Panicked(panicked));
            }
        }
    }

    fn handle(&mut self, id: JobId, event: Event) {
        match event {
            Event::Opened(path, left, result) => self.opened(path, left, result),
            Event::Watching(origin, watch, claim) => self.watching(origin, watch, claim),
            Event::Coloured(coloured) => self.coloured(coloured),
            Event::OpenExternal(what, result) => self.opened_external(what, result),
            Event::Checked { of, found, took } => self.checked(of, found, took),
            Event::Grid { of, grid } => self.grid_made(of, grid),
            Event::Pictures(pictures) => self.with_open(|open| open.pictures.extend(pictures)),
            Event::Fix(result) => self.fix_resolved(id, result),
            Event::Saved { origin, widget, result, contested, then } => self.saved(origin, widget, result, contested, then),
            Event::Disk(scan) => self.disk_scanned(scan),
            Event::Built(plan, result) => self.built(id, plan, result),
            Event::Packed(packed, result) => self.packed(packed, result),
            Event::TextsWritten(path, result) => self.texts_written(&path, result),
            Event::TextsReviewed(file, result) => self.texts_reviewed(file, result),
            Event::TextsMade(result) => self.texts_made(id, result),
            Event::Account(brought) => self.account_brought(id, *brought),
            Event::PictureRead(target, source, result) => self.picture_read(target, &source, result),
            Event::Document(text) => self.document_written(id, &text),
            Event::DocumentSaved(path, result) => self.document_saved(&path, result),
            Event::Lab(done) => self.lab_done(id, done),
            Event::Made(made) => self.widget_made(id, made.map(|made| *made)),
            Event::Picked(what, path) => self.picked(what, path),
            Event::Kept(kept) => self.kept(kept),
            Event::Remembered(written) => self.remembered(written),
            Event::Recovered { found, quietly } => self.rescued(found, quietly),
            Event::Restored(left, restored) => self.restored(left, restored),
            Event::Crashed(crash) => self.crashed(crash),
        }
    }

    /// A job brings nothing: frees what waited for it, and tells the person who did.
    fn failed(&mut self, owner: Owner, id: JobId, failure: &Failure) {
        let is_awaited = match owner {
            Owner::Disk => self.disk_scan_failed(),
            Owner::Check => self.check_failed(),
            Owner::Saving => self.save_failed(),
            Owner::Fix => self.fix_failed(id, failure),
            Owner::Pack => self.pack_failed(id),
            Owner::Document => self.document_failed(id),
            Owner::Lab => self.lab_failed(id),
            Owner::Wizard => self.wizard_failed(id, failure),
            Owner::Texts => self.texts_failed(id),
            Owner::Keeping => self.keeping_failed(),
            Owner::Accounts => self.accounts_failed(id),
            Owner::Account => self.account_failed(id),
            Owner::Fleet => self.fleet_failed(id),
            Owner::Picture | Owner::Pick => true,
            Owner::Opening
            | Owner::Watching
            | Owner::Grid
            | Owner::Pictures
            | Owner::Colours
            | Owner::Rescue
            | Owner::Crash
            | Owner::Preferences
            | Owner::OpenExternal => false,
        };
        if is_awaited && *failure == Failure::Outdated {
            self.notify(Some(Severity::Warning), Msg::new("notice-outdated"), None);
        }
    }
}
