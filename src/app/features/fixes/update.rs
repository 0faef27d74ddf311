//! Carries out the commands of fixes, and shows what their jobs worked out.

use std::sync::Arc;

use super::{Drawn, FixDialog, Fixes, FixesCommand, FixesEvent, Purpose};
use crate::app::core::intent::Proposal;
use crate::app::core::jobs::JobId;
use crate::app::core::open_widget::OpenWidget;
use crate::app::core::ticket::{Busy, Failure, Owner, Ticket};
use crate::app::core::{Core, Feature, Request};
use crate::checks::engine::finding::{Finding, FindingId};
use crate::checks::engine::fix::{Fix, FixOption, Repair};
use crate::checks::engine::rule::{Applicability, Severity};
use crate::checks::fix_all;
use crate::formats::picture;
use crate::model::project::{DocId, Edit, Revision};
use crate::model::widget::{FileChange, Widget};
use crate::services::diff::{self, FileDiff};
use crate::text::msg::Msg;

impl Feature for Fixes {
    type Command = FixesCommand;
    type Event = FixesEvent;

    fn update(&mut self, core: &mut Core, command: FixesCommand) {
        match command {
            FixesCommand::Fix(id) => self.fix(core, &id),
            FixesCommand::FixAllSafe => self.fix_all_safe(core),
            FixesCommand::Propose { doc, proposal } => self.propose(core, doc, proposal),
            FixesCommand::Choose(way) => self.choose_fix(core, way),
            FixesCommand::Answer(question, text) => self.answer(core, question, &text),
            FixesCommand::Confirm => self.confirm_fix(core),
        }
    }

    fn on_event(&mut self, core: &mut Core, job: JobId, event: FixesEvent) {
        match event {
            FixesEvent::Resolved(result) => self.fix_resolved(core, job, result),
            FixesEvent::Drawn(pictures) => {
                if let Some(dialog) = core.dialogs.front_mut::<FixDialog>()
                    && dialog.drawing.take_if(|drawing| *drawing == job).is_some()
                {
                    dialog.pictures = pictures;
                }
            }
        }
    }

    fn failed(&mut self, core: &mut Core, job: JobId, failure: &Failure) -> bool {
        self.fix_failed(core, job, failure)
    }

    fn widget_replaced(&mut self, core: &mut Core) {
        self.forget_wanted(core, &Failure::Outdated);
    }

    fn follow(&mut self, core: &mut Core) {
        if self.wanted.is_some() && core.open.as_ref().is_some_and(OpenWidget::is_checked) {
            self.make_wanted_fix(core);
        }
    }
}

impl Fixes {
    /// Repairs a finding. While the findings are of an older state the fix waits for those of the present one.
    pub(super) fn fix(&mut self, core: &mut Core, id: &FindingId) {
        let Some(open) = &core.open else { return };
        let Some(of) = open.report_of.filter(|of| *of == open.project.revision()) else {
            self.wanted = Some((id.clone(), alike(open, id)));
            return;
        };
        let Some(finding) = open.finding(id).cloned() else { return };
        let Some(fix) = finding.fix.clone() else { return };
        self.make_fix(core, of, finding, fix);
    }

    /// The findings are of the present state: makes the fix that waited for them, if it is still the same finding.
    pub(super) fn make_wanted_fix(&mut self, core: &mut Core) {
        let Some((id, count)) = self.wanted.take() else { return };
        let Some(open) = &core.open else { return };
        if alike(open, &id) == count {
            self.fix(core, &id);
        } else {
            core.notify(Some(Severity::Warning), Msg::new("notice-fix-outdated"), None);
        }
    }

    /// There are no findings of the present state: the fix that waits for them isn't made.
    pub(in crate::app) fn forget_wanted(&mut self, core: &mut Core, failure: &Failure) {
        if self.wanted.take().is_some() && *failure == Failure::Outdated {
            core.notify(Some(Severity::Warning), Msg::new("notice-outdated"), None);
        }
    }

    fn make_fix(&mut self, core: &mut Core, of: Revision, finding: Finding, fix: Fix) {
        match (fix.applicability, fix.options.first().map(|option| &option.repair)) {
            (Applicability::Safe, Some(Repair::Changes(changes))) => core.edit(Edit::new(of, changes.clone())),
            // What may lose colours is looked at as a picture first.
            (_, Some(Repair::FewColours { path })) => core.request(Request::Shrink(path.clone())),
            _ => self.show_changes(core, Purpose::Finding(Box::new(finding)), fix.options),
        }
    }

    /// Shows the ways to make a larger change; says why if there is none.
    pub(super) fn propose(&mut self, core: &mut Core, doc: DocId, proposal: Proposal) {
        if core.revision().is_none_or(|open| open.doc != doc) {
            return core.refuse_outdated();
        }
        let Some(open) = &core.open else { return };
        let of = open.project.revision();
        let Proposal { title, about, ways } = proposal;
        match ways.options(open.project.widget(), &title) {
            Err(error) => core.cant_edit(&error),
            Ok(options) if options.is_empty() => core.notify(Some(Severity::Warning), Msg::new("notice-no-way"), None),
            Ok(options) => match options.as_slice() {
                [FixOption { repair: Repair::Changes(changes), .. }] if ways.is_made_at_once() => core.edit(Edit::new(of, changes.clone())),
                _ => self.show_changes(core, Purpose::Step { title, about, verb: ways.verb() }, options),
            },
        }
    }

    fn show_changes(&mut self, core: &mut Core, purpose: Purpose, ways: Vec<FixOption>) {
        let Some(open) = &core.open else { return };
        let (of, widget) = (open.project.revision(), open.project.widget().clone());
        let is_all = ways.is_empty();
        let drawn: Vec<Repair> = ways.iter().map(|way| way.repair.clone()).collect();
        let drawing = drawn.iter().any(makes_pictures).then(|| {
            let widget = widget.clone();
            core.start("fix pictures", Ticket::at(Owner::Fixes, of), move |_| {
                FixesEvent::Drawn(drawn.iter().map(|repair| pictures(&widget, repair)).collect())
            })
        });
        core.show_dialog(FixDialog {
            purpose,
            ways,
            chosen: 0,
            repairs: 0,
            changes: None,
            diff: Vec::new(),
            pictures: Vec::new(),
            error: None,
            of,
            widget,
            working: None,
            drawing,
        });
        if !is_all {
            self.choose_fix(core, 0);
        }
    }

    /// Takes what was typed as an answer. The changes before it stay in sight until the new ones are worked out.
    fn answer(&mut self, core: &mut Core, question: usize, text: &str) {
        let Some(dialog) = core.dialogs.front_mut::<FixDialog>() else { return };
        let chosen = dialog.chosen;
        if let Some(way) = dialog.ways.get_mut(chosen) {
            way.repair.answer(question, text);
        }
        self.work_out(core, chosen);
    }

    /// Shows what another way of the shown fix changes.
    pub(super) fn choose_fix(&mut self, core: &mut Core, way: usize) {
        if let Some(dialog) = core.dialogs.front_mut::<FixDialog>().filter(|dialog| way < dialog.ways.len()) {
            (dialog.chosen, dialog.changes, dialog.error) = (way, None, None);
            self.work_out(core, way);
        }
    }

    /// Works out what a way of the shown fix changes, on the state that it was shown for.
    fn work_out(&mut self, core: &mut Core, way: usize) {
        let Some(dialog) = core.dialogs.front_mut::<FixDialog>() else { return };
        let Some(option) = dialog.ways.get(way) else { return };
        let (repair, widget, of) = (option.repair.clone(), dialog.widget.clone(), dialog.of);
        if let Some(before) = dialog.working.take() {
            core.cancel_job(before);
        }
        let job = core.start("fix", Ticket::at(Owner::Fixes, of), move |_| {
            FixesEvent::Resolved(
                repair.resolve(&widget).map_err(|error| error.to_string()).and_then(|changes| preview(&widget, changes, 1)),
            )
        });
        if let Some(dialog) = core.dialogs.front_mut::<FixDialog>() {
            dialog.working = Some(job);
        }
    }

    /// Shows what all safe fixes would change.
    pub(super) fn fix_all_safe(&mut self, core: &mut Core) {
        self.show_changes(core, Purpose::AllSafe, Vec::new());
        let Some(open) = &core.open else { return };
        let (of, widget, target, trust) =
            (open.project.revision(), open.project.widget().clone(), (open.product, open.profile), open.trust());
        let job = core.start("fix", Ticket::at(Owner::Fixes, of).busy(Busy::Fixing), move |_| {
            let (changes, repairs) = fix_all::all_safe_trusting(&widget, target, &trust);
            FixesEvent::Resolved(preview(&widget, changes, repairs))
        });
        if let Some(dialog) = core.dialogs.front_mut::<FixDialog>() {
            dialog.working = Some(job);
        }
    }

    pub(super) fn fix_resolved(&mut self, core: &mut Core, job: JobId, result: Result<(Vec<FileChange>, Vec<FileDiff>, usize), String>) {
        let Some(dialog) = self.waiting_fix(core, job) else { return };
        match result {
            Ok((changes, diff, repairs)) => (dialog.changes, dialog.diff, dialog.repairs) = (Some(changes), diff, repairs),
            Err(error) => dialog.error = Some(error),
        }
    }

    /// The fix could not be worked out: its dialog says so instead of waiting for ever.
    pub(super) fn fix_failed(&mut self, core: &mut Core, job: JobId, failure: &Failure) -> bool {
        let Some(dialog) = self.waiting_fix(core, job) else { return false };
        match failure {
            Failure::Panicked(panicked) => dialog.error = Some(panicked.to_string()),
            Failure::Outdated => core.dialogs.close(),
        }
        true
    }

    /// The dialog that waits for this job; it waits no more.
    fn waiting_fix<'c>(&self, core: &'c mut Core, job: JobId) -> Option<&'c mut FixDialog> {
        let dialog = core.dialogs.front_mut::<FixDialog>()?;
        dialog.working.take_if(|working| *working == job).map(|_| dialog)
    }

    /// Makes the shown changes, if the widget is still as it was when they were worked out.
    pub(super) fn confirm_fix(&mut self, core: &mut Core) {
        let Some(dialog) = core.dialogs.front::<FixDialog>() else { return };
        let of = dialog.of;
        // The last letter may be typed faster than the changes are worked out.
        let answered = dialog.ways.get(dialog.chosen).filter(|way| !way.repair.questions().is_empty());
        let changes = match answered {
            Some(way) => way.repair.resolve(&dialog.widget).ok(),
            None => dialog.changes.clone(),
        };
        let Some(changes) = changes else { return };
        core.dialogs.close();
        if core.revision() != Some(of) {
            return core.notify(Some(Severity::Warning), Msg::new("notice-fix-outdated"), None);
        }
        if !changes.is_empty() {
            core.edit(Edit::new(of, changes));
        }
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

/// Whether a repair makes pictures.
fn makes_pictures(repair: &Repair) -> bool {
    match repair {
        Repair::Changes(changes) => {
            changes.iter().any(|change| matches!(change, FileChange::Write { body, .. } if body.as_blob().is_some()))
        }
        Repair::Steps(steps) => steps.iter().any(makes_pictures),
        Repair::DeleteTexts { .. } | Repair::Ask { .. } => false,
        Repair::FitPicture { .. }
        | Repair::ConvertToPng { .. }
        | Repair::Centre { .. }
        | Repair::ShrinkPng { .. }
        | Repair::FewColours { .. } => true,
    }
}

/// The pictures that a repair makes; what can't be made or drawn is left out.
fn pictures(widget: &Widget, repair: &Repair) -> Vec<Drawn> {
    let drawn = |change: FileChange| {
        let FileChange::Write { path, body } = change else { return None };
        let image = picture::decode(body.as_blob()?.as_slice()).ok()?;
        Some(Drawn { path: path.to_string(), image: Arc::new(picture::for_screen(image)) })
    };
    repair.resolve(widget).unwrap_or_default().into_iter().filter_map(drawn).collect()
}
