//! Carries out the commands of checks and findings, and checks whatever has changed. Of many changes in a row only the last one is
//! checked.

use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use super::{AcceptDialog, Checked, Checking, CheckingCommand, CheckingEvent, Found, brought};
use crate::app::core::jobs::JobId;
use crate::app::core::navigation::Page;
use crate::app::core::report_index::ReportIndex;
use crate::app::core::tab::Tab;
use crate::app::core::ticket::{Failure, Owner, Ticket};
use crate::app::core::{Core, Feature, Request};
use crate::checks;
use crate::checks::engine::finding::FindingId;
use crate::checks::engine::rule::{Profile, Severity};
use crate::checks::engine::suppress::{self, Scope};
use crate::model::project::Edit;
use crate::model::widget::Widget;
use crate::text::msg::Msg;

impl Feature for Checking {
    type Command = CheckingCommand;
    type Event = CheckingEvent;

    fn update(&mut self, core: &mut Core, command: CheckingCommand) {
        match command {
            CheckingCommand::SetProduct(product) => core.with_open(|open| open.product = product),
            CheckingCommand::SetProfile(profile) => core.with_open(|open| open.profile = profile),
            CheckingCommand::Select(id) => self.select(core, &id),
            CheckingCommand::Walk(step) => self.walk(core, step),
            CheckingCommand::Copy(id) => self.copy(core, &id),
            CheckingCommand::AskReason(id) => self.ask_reason(core, id.as_ref()),
            CheckingCommand::Accept { scope, reason } => self.accept(core, scope, &reason),
            CheckingCommand::StopAccepting(id) => self.stop_accepting(core, &id),
            CheckingCommand::ShowBrought => self.show_brought(core),
            CheckingCommand::UseBrought => self.use_brought(core),
            CheckingCommand::LeaveBrought => self.leave_brought(core),
        }
    }

    fn on_event(&mut self, core: &mut Core, _: JobId, event: CheckingEvent) {
        let CheckingEvent { of, found, took } = event;
        self.checked(core, of, found, took);
    }

    fn failed(&mut self, core: &mut Core, job: JobId, failure: &Failure) -> bool {
        self.running.take_if(|running| *running == job);
        // The findings stay those of an older state until the next change.
        core.request(Request::NoFindings(failure.clone()));
        false
    }

    fn widget_replaced(&mut self, core: &mut Core) {
        self.public_report = None;
        self.recall(core);
    }

    fn follow(&mut self, core: &mut Core) {
        self.follow_brought(core);
        self.check(core);
    }
}

impl Checking {
    /// Starts a check if the widget, the product, the profile or the page isn't what was checked last.
    fn check(&mut self, core: &mut Core) {
        let checklist = core.page == Some(Page::Checklist);
        let Some(open) = &core.open else { return };
        let (revision, trust) = (open.project.revision(), open.trust());
        let of = Checked { revision, trust, product: open.product, profile: open.profile, checklist };
        if self.checked.as_ref() == Some(&of) {
            return;
        }
        self.checked = Some(of.clone());
        let (widget, memory) = (open.project.widget().clone(), core.memory());
        if let Some(before) = self.running.take() {
            core.cancel_job(before);
        }
        self.running = Some(core.start_latest("check", Ticket::at(Owner::Checking, of.revision), move |progress| {
            let start = Instant::now();
            let goes_on = || !progress.is_stopped();
            let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
            let report = checks::check_while(&widget, (of.product, of.profile), &of.trust, &mut memory, &goes_on);
            let took = start.elapsed();
            let found = report.map(|report| {
                let public = match of.profile {
                    _ if !of.checklist => None,
                    Profile::Public => Some(report.clone()),
                    Profile::Private => checks::check_beside(&widget, (of.product, Profile::Public), &of.trust, &mut memory, &goes_on),
                };
                Found { index: ReportIndex::of(&report), report, public }
            });
            CheckingEvent { of, found, took }
        }));
    }

    pub(super) fn checked(&mut self, core: &mut Core, of: Checked, found: Option<Found>, took: Duration) {
        let Some(Found { report, index, public }) = found else { return };
        let Some(open) = &mut core.open else { return };
        open.report = Arc::new(report);
        open.index = Arc::new(index);
        open.report_of = Some(of.revision);
        self.public_report = public.map(Arc::new);
        open.checked_in = Some(took);
        let (files, findings) = (open.project.widget().files().len(), open.report.findings.len());
        log::debug!("checked {files} files in {} ms: {findings} findings", took.as_millis());
        let is_saved = !open.project.is_dirty();
        self.running = None;
        if is_saved {
            core.update_recent();
        }
    }

    fn select(&mut self, core: &mut Core, id: &FindingId) {
        let Some(open) = &mut core.open else { return };
        let Some(finding) = open.finding(id).cloned() else { return };
        open.selected = Some(id.clone());
        open.tab = Tab::of(&finding);
        core.go_to(finding.place.file, finding.place.pointer, finding.place.range);
    }

    fn walk(&mut self, core: &mut Core, step: isize) {
        let Some(open) = &core.open else { return };
        let count = open.findings().len() as isize;
        if count == 0 {
            return;
        }
        let at = match open.selected_index() {
            Some(at) => (at as isize + step).rem_euclid(count),
            None if step > 0 => 0,
            None => count - 1,
        };
        let next = open.findings().get(at.unsigned_abs()).map(crate::checks::engine::finding::Finding::id);
        if let Some(next) = next {
            self.select(core, &next);
        }
    }

    /// Asks for the reason to accept a finding, or all present ones.
    pub(super) fn ask_reason(&mut self, core: &mut Core, id: Option<&FindingId>) {
        let Some(open) = &core.open else { return };
        let finding = match id {
            None => None,
            Some(id) => match open.finding(id) {
                Some(finding) => Some(Box::new(finding.clone())),
                None => return,
            },
        };
        core.show_dialog(AcceptDialog(finding));
    }

    /// Writes the acceptance into the studio's own file of the widget: an edit like any other.
    pub(super) fn accept(&mut self, core: &mut Core, scope: Scope, reason: &str) {
        let (Some(AcceptDialog(finding)), Some(open)) = (core.dialogs.front(), &core.open) else { return };
        let (of, widget) = (open.project.revision(), open.project.widget());
        if finding.is_none() && open.report_of != Some(of) {
            return core.refuse_outdated();
        }
        let change = match finding {
            Some(finding) => suppress::suppress(widget, finding, scope, reason),
            None => suppress::baseline(widget, &open.report, reason),
        };
        match change {
            Ok(change) => {
                let (before, mut after) = (widget.clone(), Widget::clone(widget));
                core.dialogs.close();
                if after.apply(std::slice::from_ref(&change)).is_ok() {
                    brought::trust_new(core, &before, &after);
                }
                core.edit(Edit::new(of, vec![change]));
            }
            Err(error) => core.notify(Some(Severity::Warning), error.msg(), None),
        }
    }

    /// Accepts a finding no longer.
    pub(super) fn stop_accepting(&mut self, core: &mut Core, id: &FindingId) {
        let Some(open) = &core.open else { return };
        let Some((finding, _)) = open.report.suppressed.iter().find(|(finding, _)| finding.is(id)) else { return };
        match suppress::unsuppress(open.project.widget(), finding) {
            Ok(change) => core.edit(Edit::new(open.project.revision(), vec![change])),
            Err(error) => core.notify(Some(Severity::Warning), error.msg(), None),
        }
    }

    /// Copies the words of a finding.
    pub(super) fn copy(&mut self, core: &mut Core, id: &FindingId) {
        let lang = core.lang();
        let Some(finding) = core.open.as_ref().and_then(|open| open.finding(id)) else { return };
        let text =
            format!("{}\n{}\n{}\n{}\n{}", finding.rule.id, finding.place, lang.title(finding), lang.why(finding), lang.todo(finding));
        core.clipboard = Some(text);
        core.notify(None, Msg::new("notice-copied"), None);
    }
}
