//! Fixes and larger steps: safe fixes at once, others after a look at what they change. A fix is made on the very state that it was
//! worked out for, or worked out again.

use std::sync::Arc;

use super::App;
use super::delivery::Failure;
use super::dialog::{Dialog, FixDialog, Purpose};
use super::diff::{self, FileDiff};
use super::event::{Event, Owner, Ticket};
use super::intent::Proposal;
use super::jobs::JobId;
use super::lab::{LabCommand, LookFor};
use super::state::{Busy, OpenWidget};
use crate::checks::engine::finding::{Finding, FindingId};
use crate::checks::engine::fix::{Fix, FixOption, Repair};
use crate::checks::engine::rule::{Applicability, Severity};
use crate::checks::engine::suppress::{self, Scope};
use crate::checks::fix_all;
use crate::model::project::{DocId, Edit, Revision};
use crate::model::widget::{FileChange, Widget};
use crate::text::msg::Msg;

impl App {
    /// Repairs a finding. While the findings are of an older state the fix waits for those of the present one.
    pub(super) fn fix(&mut self, id: &FindingId) {
        let Some(open) = &self.state.open else { return };
        let Some(of) = open.report_of.filter(|of| *of == open.project.revision()) else {
            self.wanted_fix = Some((id.clone(), alike(open, id)));
            return;
        };
        let Some(finding) = open.finding(id).cloned() else { return };
        let Some(fix) = finding.fix.clone() else { return };
        self.make_fix(of, finding, fix);
    }

    /// The findings are of the present state: makes the fix that waited for them, if it is still the same finding.
    pub(super) fn make_wanted_fix(&mut self) {
        let Some((id, count)) = self.wanted_fix.take() else { return };
        let Some(open) = &self.state.open else { return };
        if alike(open, &id) == count {
            self.fix(&id);
        } else {
            self.notify(Some(Severity::Warning), Msg::new("notice-fix-outdated"), None);
        }
    }

    fn make_fix(&mut self, of: Revision, finding: Finding, fix: Fix) {
        match (fix.applicability, fix.options.first().map(|option| &option.repair)) {
            (Applicability::Safe, Some(Repair::Changes(changes))) => self.edit(Edit::new(of, changes.clone())),
            // What may lose colours is looked at as a picture first.
            (_, Some(Repair::FewColours { path })) => self.lab(LabCommand::Look(path.clone(), LookFor::Shrink)),
            _ => self.show_changes(Purpose::Finding(Box::new(finding)), fix.options),
        }
    }

    /// Shows the ways to make a larger change; says why if there is none.
    pub(super) fn propose(&mut self, doc: DocId, proposal: Proposal) {
        if self.revision().is_none_or(|open| open.doc != doc) {
            return self.refuse_outdated();
        }
        let Some(open) = &self.state.open else { return };
        let of = open.project.revision();
        let Proposal { title, about, ways } = proposal;
        match ways.options(open.project.widget(), &title) {
            Err(error) => self.cant_edit(&error),
            Ok(options) if options.is_empty() => self.notify(Some(Severity::Warning), Msg::new("notice-no-way"), None),
            Ok(options) => match options.as_slice() {
                [FixOption { repair: Repair::Changes(changes), .. }] if ways.is_made_at_once() => self.edit(Edit::new(of, changes.clone())),
                _ => self.show_changes(Purpose::Step { title, about }, options),
            },
        }
    }

    fn show_changes(&mut self, purpose: Purpose, ways: Vec<FixOption>) {
        let Some(open) = &self.state.open else { return };
        let (of, widget) = (open.project.revision(), open.project.widget().clone());
        let is_all = ways.is_empty();
        let dialog =
            FixDialog { purpose, ways, chosen: 0, repairs: 0, changes: None, diff: Vec::new(), error: None, of, widget, working: None };
        self.show_dialog(Dialog::Fix(Box::new(dialog)));
        if !is_all {
            self.choose_fix(0);
        }
    }

    /// Works out what another way of the shown fix changes, on the state that it was shown for.
    pub(super) fn choose_fix(&mut self, way: usize) {
        let Some(Dialog::Fix(dialog)) = &mut self.state.dialog else { return };
        let Some(option) = dialog.ways.get(way) else { return };
        let (repair, widget, of) = (option.repair.clone(), dialog.widget.clone(), dialog.of);
        (dialog.chosen, dialog.changes, dialog.error) = (way, None, None);
        if let Some(before) = dialog.working.take() {
            self.jobs.cancel(before);
        }
        let job = self.jobs.start("fix", Ticket::at(Owner::Fix, of), move |_| {
            Event::Fix(repair.resolve(&widget).map_err(|error| error.to_string()).and_then(|changes| preview(&widget, changes, 1)))
        });
        if let Some(Dialog::Fix(dialog)) = &mut self.state.dialog {
            dialog.working = Some(job);
        }
    }

    /// Shows what all safe fixes would change.
    pub(super) fn fix_all_safe(&mut self) {
        self.show_changes(Purpose::AllSafe, Vec::new());
        let Some(open) = &self.state.open else { return };
        let (of, widget, product, profile) = (open.project.revision(), open.project.widget().clone(), open.product, open.profile);
        let job = self.jobs.start("fix", Ticket::at(Owner::Fix, of).busy(Busy::Fixing), move |_| {
            let (changes, repairs) = fix_all::all_safe(&widget, product, profile);
            Event::Fix(preview(&widget, changes, repairs))
        });
        if let Some(Dialog::Fix(dialog)) = &mut self.state.dialog {
            dialog.working = Some(job);
        }
    }

    pub(super) fn fix_resolved(&mut self, job: JobId, result: Result<(Vec<FileChange>, Vec<FileDiff>, usize), String>) {
        let Some(dialog) = self.waiting_fix(job) else { return };
        match result {
            Ok((changes, diff, repairs)) => (dialog.changes, dialog.diff, dialog.repairs) = (Some(changes), diff, repairs),
            Err(error) => dialog.error = Some(error),
        }
    }

    /// The fix could not be worked out: its dialog says so instead of waiting for ever.
    pub(super) fn fix_failed(&mut self, job: JobId, failure: &Failure) -> bool {
        let Some(dialog) = self.waiting_fix(job) else { return false };
        match failure {
            Failure::Panicked(panicked) => dialog.error = Some(panicked.to_string()),
            Failure::Outdated => self.state.dialog = None,
        }
        true
    }

    /// The dialog that waits for this job; it waits no more.
    fn waiting_fix(&mut self, job: JobId) -> Option<&mut FixDialog> {
        let Some(Dialog::Fix(dialog)) = &mut self.state.dialog else { return None };
        dialog.working.take_if(|working| *working == job).map(|_| &mut **dialog)
    }

    /// Makes the shown changes, if the widget is still as it was when they were worked out.
    pub(super) fn confirm_fix(&mut self) {
        let Some(Dialog::Fix(dialog)) = &self.state.dialog else { return };
        let of = dialog.of;
        let Some(changes) = dialog.changes.clone() else { return };
        self.state.dialog = None;
        if self.revision() != Some(of) {
            return self.notify(Some(Severity::Warning), Msg::new("notice-fix-outdated"), None);
        }
        if !changes.is_empty() {
            self.edit(Edit::new(of, changes));
        }
    }

    /// Asks for the reason to accept a finding, or all present ones.
    pub(super) fn ask_reason(&mut self, id: Option<&FindingId>) {
        let Some(open) = &self.state.open else { return };
        let finding = match id {
            None => None,
            Some(id) => match open.finding(id) {
                Some(finding) => Some(Box::new(finding.clone())),
                None => return,
            },
        };
        self.show_dialog(Dialog::Accept(finding));
    }

    /// Writes the acceptance into the studio's own file of the widget: an edit like any other.
    pub(super) fn accept(&mut self, scope: Scope, reason: &str) {
        let (Some(Dialog::Accept(finding)), Some(open)) = (&self.state.dialog, &self.state.open) else { return };
        let (of, widget) = (open.project.revision(), open.project.widget());
        if finding.is_none() && open.report_of != Some(of) {
            return self.refuse_outdated();
        }
        let change = match finding {
            Some(finding) => suppress::suppress(widget, finding, scope, reason),
            None => suppress::baseline(widget, &open.report, reason),
        };
        match change {
            Ok(change) => {
                self.state.dialog = None;
                self.edit(Edit::new(of, vec![change]));
            }
            Err(error) => self.notify(Some(Severity::Warning), error.msg(), None),
        }
    }

    /// Accepts a finding no longer.
    pub(super) fn stop_accepting(&mut self, id: &FindingId) {
        let Some(open) = &self.state.open else { return };
        let Some((finding, _)) = open.report.suppressed.iter().find(|(finding, _)| finding.is(id)) else { return };
        match suppress::unsuppress(open.project.widget(), finding) {
            Ok(change) => self.edit(Edit::new(open.project.revision(), vec![change])),
            Err(error) => self.notify(Some(Severity::Warning), error.msg(), None),
        }
    }

    /// Copies the words of a finding.
    pub(super) fn copy(&mut self, id: &FindingId) {
        let lang = self.state.lang();
        let Some(finding) = self.state.open.as_ref().and_then(|open| open.finding(id)) else { return };
        let text = format!(
            "{}\n{}\n{}\n{}\n{}",
            finding.rule.id,
            finding.place,
            lang.title(finding),
            lang.rule_why(finding.rule),
            lang.rule_todo(finding.rule)
        );
        self.state.clipboard = Some(text);
        self.notify(None, Msg::new("notice-copied"), None);
    }
}

/// How many findings have the rule, file and pointer of `id`: as long as there are as many, each is still the same.
fn alike(open: &OpenWidget, id: &FindingId) -> usize {
    open.findings().iter().filter(|finding| finding.is_like(id)).count()
}

/// The changes with what they change.
fn preview(widget: &Arc<Widget>, changes: Vec<FileChange>, repairs: usize) -> Result<(Vec<FileChange>, Vec<FileDiff>, usize), String> {
    let mut new = (**widget).clone();
    new.apply(&changes).map_err(|error| error.to_string())?;
    Ok((changes, diff::of_widgets(widget, &new), repairs))
}
