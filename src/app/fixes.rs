//! Fixes and larger steps: safe fixes at once, others after a look at what they change.

use std::sync::Arc;

use super::App;
use super::diff::{self, FileDiff};
use super::jobs::Done;
use super::lab::{LabCommand, LookFor};
use super::state::{Busy, Dialog, FixDialog, Purpose};
use crate::checks::finding::Msg;
use crate::checks::fix::{self, FixOption, Repair};
use crate::checks::rule::{Safety, Severity};
use crate::checks::suppress::{self, Scope};
use crate::domain::widget::{FileChange, Widget};

impl App {
    pub(super) fn fix(&mut self, index: usize) {
        let Some(open) = &self.state.open else { return };
        let Some(finding) = open.findings().get(index).cloned() else { return };
        let Some(fix) = finding.fix.clone() else { return };
        if let (Safety::Safe, Some(Repair::Changes(changes))) = (fix.safety, fix.options.first().map(|option| &option.repair)) {
            self.edit(changes.clone(), None);
            return;
        }
        // What may lose colours is looked at as a picture first.
        if let Some(Repair::FewColours { path }) = fix.options.first().map(|option| option.repair.clone()) {
            return self.lab(LabCommand::Look(path, LookFor::Shrink));
        }
        self.show_changes(Purpose::Finding(Box::new(finding)), fix.options);
        self.choose_fix(0);
    }

    pub(super) fn propose(&mut self, title: Msg, about: Msg, ways: Vec<FixOption>) {
        if !ways.is_empty() {
            self.show_changes(Purpose::Step { title, about }, ways);
            self.choose_fix(0);
        }
    }

    fn show_changes(&mut self, purpose: Purpose, ways: Vec<FixOption>) {
        let Some(open) = &self.state.open else { return };
        let revision = open.project.revision();
        let dialog = FixDialog { purpose, ways, chosen: 0, repairs: 0, changes: None, diff: Vec::new(), error: None, revision };
        self.state.dialog = Some(Dialog::Fix(Box::new(dialog)));
    }

    pub(super) fn choose_fix(&mut self, way: usize) {
        let Some(Dialog::Fix(dialog)) = &mut self.state.dialog else { return };
        let Some(option) = dialog.ways.get(way) else { return };
        let repair = option.repair.clone();
        dialog.chosen = way;
        dialog.changes = None;
        dialog.error = None;
        let Some(widget) = self.state.open.as_ref().map(|open| open.project.widget().clone()) else { return };
        self.jobs.start("fix", move || {
            let result = repair.resolve(&widget).map_err(|error| error.to_string()).and_then(|changes| preview(&widget, changes, 1));
            Done::Fix { chosen: way, result }
        });
    }

    pub(super) fn fix_all_safe(&mut self) {
        let Some(open) = &self.state.open else { return };
        let (widget, product, profile) = (open.project.widget().clone(), open.product, open.profile);
        self.show_changes(Purpose::AllSafe, Vec::new());
        self.busy(Busy::Fixing);
        self.jobs.start("fix", move || {
            let (changes, repairs) = fix::all_safe(&widget, product, profile);
            Done::Fix { chosen: 0, result: preview(&widget, changes, repairs) }
        });
    }

    pub(super) fn fix_resolved(&mut self, chosen: usize, result: Result<(Vec<FileChange>, Vec<FileDiff>, usize), String>) {
        self.state.busy = None;
        let Some(Dialog::Fix(dialog)) = &mut self.state.dialog else { return };
        if dialog.chosen != chosen {
            return;
        }
        match result {
            Ok((changes, diff, repairs)) => (dialog.changes, dialog.diff, dialog.repairs) = (Some(changes), diff, repairs),
            Err(error) => dialog.error = Some(error),
        }
    }

    pub(super) fn confirm_fix(&mut self) {
        let Some(Dialog::Fix(dialog)) = &self.state.dialog else { return };
        let Some(changes) = dialog.changes.clone() else { return };
        let same = self.state.open.as_ref().is_some_and(|open| open.project.revision() == dialog.revision);
        self.state.dialog = None;
        if !same {
            return self.notify(Some(Severity::Warning), Msg::new("notice-fix-outdated"), None);
        }
        if !changes.is_empty() {
            self.edit(changes, None);
        }
    }

    pub(super) fn ask_reason(&mut self, index: Option<usize>) {
        let Some(open) = &self.state.open else { return };
        let finding = index.and_then(|index| open.findings().get(index)).cloned().map(Box::new);
        self.state.dialog = Some(Dialog::Accept(finding));
    }

    /// Writes the acceptance into the studio's own file of the widget: an edit like any other.
    pub(super) fn accept(&mut self, scope: Scope, reason: &str) {
        let (Some(Dialog::Accept(finding)), Some(open)) = (&self.state.dialog, &self.state.open) else { return };
        let widget = open.project.widget();
        let change = match finding {
            Some(finding) => suppress::suppress(widget, finding, scope, reason),
            None => suppress::baseline(widget, &open.report, reason),
        };
        match change {
            Ok(change) => {
                self.state.dialog = None;
                self.edit(vec![change], None);
            }
            Err(error) => self.notify(Some(Severity::Warning), error.msg(), None),
        }
    }

    pub(super) fn take_back(&mut self, index: usize) {
        let Some(open) = &self.state.open else { return };
        let Some((finding, _)) = open.report.suppressed.get(index) else { return };
        match suppress::unsuppress(open.project.widget(), finding) {
            Ok(change) => self.edit(vec![change], None),
            Err(error) => self.notify(Some(Severity::Warning), error.msg(), None),
        }
    }

    pub(super) fn copy(&mut self, index: usize) {
        let lang = self.state.lang();
        let Some(finding) = self.state.open.as_ref().and_then(|open| open.findings().get(index)) else { return };
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

/// The changes with what they change.
fn preview(widget: &Arc<Widget>, changes: Vec<FileChange>, repairs: usize) -> Result<(Vec<FileChange>, Vec<FileDiff>, usize), String> {
    let mut new = (**widget).clone();
    new.apply(&changes).map_err(|error| error.to_string())?;
    Ok((changes, diff::of_widgets(widget, &new), repairs))
}
