//! Which part carries out a command, is given the result of a job, and does what another one asks for.

use super::App;
use super::action::Action;
use super::command::Command;
use super::core::asking::{NoDialog, NothingChosen};
use super::core::event::CoreEvent;
use super::core::handed::{Made, Materials};
use super::core::jobs::{Finished, JobId};
use super::core::navigation::{Leaving, NavCommand, Page, Second};
use super::core::ticket::{Failure, Owner, Ticket};
use super::core::{Core, Feature, Payload, Request};
use super::features::acceptance::AcceptanceCommand;
use super::features::checking::CheckingCommand;
use super::features::compare::CompareCommand;
use super::features::diagnostics::{CrashDialog, DiagnosticsCommand};
use super::features::disk::DiskCommand;
use super::features::editing::{self, EditingCommand};
use super::features::files::{FileTask, FilesCommand};
use super::features::fixes::FixesCommand;
use super::features::images::{ComparedFor, ImagesCommand};
use super::features::new_widget::{NewWidgetCommand, Wizard};
use super::features::pack::PackCommand;
use super::features::preferences::{self, PreferencesCommand};
use super::features::recovery::RecoveryCommand;
use super::features::reports::{Document, ReportsCommand};
use super::features::search::SearchCommand;
use super::features::source::SourceCommand;
use super::features::texts::TextsCommand;
use crate::checks::engine::rule::Severity;
use crate::crm::manifest::Bump;
use crate::report::{self, Format};
use crate::services::files::Template;
use crate::text::msg::Msg;

/// A feature, whatever its commands are.
trait Part {
    fn hand(&mut self, core: &mut Core, job: JobId, payload: Payload);
    fn failed(&mut self, core: &mut Core, job: JobId, failure: &Failure) -> bool;
    fn widget_replaced(&mut self, core: &mut Core);
    fn follow(&mut self, core: &mut Core);
}

impl<F: Feature> Part for F {
    fn hand(&mut self, core: &mut Core, job: JobId, payload: Payload) {
        match payload.downcast::<F::Event>() {
            Ok(event) => self.on_event(core, job, *event),
            Err(payload) if payload.is::<NothingChosen>() || payload.is::<NoDialog>() => {}
            Err(_) => log::error!("a job returned what its owner doesn't know"),
        }
    }

    fn failed(&mut self, core: &mut Core, job: JobId, failure: &Failure) -> bool {
        Feature::failed(self, core, job, failure)
    }

    fn widget_replaced(&mut self, core: &mut Core) {
        Feature::widget_replaced(self, core);
    }

    fn follow(&mut self, core: &mut Core) {
        Feature::follow(self, core);
    }
}

impl App {
    /// All features by the owner of their jobs, in the order in which they follow a change.
    fn parts(&mut self) -> (&mut Core, [(Owner, &mut dyn Part); 18]) {
        let parts: [(Owner, &mut dyn Part); 18] = [
            // A fix that waited for findings changes the widget: the others follow that.
            (Owner::Fixes, &mut self.fixes),
            (Owner::Recovery, &mut self.recovery),
            (Owner::Recent, &mut self.recent),
            (Owner::Disk, &mut self.disk),
            // The source view shows what is there.
            (Owner::Files, &mut self.files),
            (Owner::Texts, &mut self.texts),
            (Owner::Search, &mut self.search),
            (Owner::Source, &mut self.source),
            (Owner::Install, &mut self.install),
            (Owner::Checking, &mut self.checking),
            (Owner::Images, &mut self.images),
            (Owner::Reports, &mut self.reports),
            (Owner::Pack, &mut self.pack),
            (Owner::Compare, &mut self.compare),
            (Owner::Run, &mut self.run),
            (Owner::Acceptance, &mut self.acceptance),
            (Owner::NewWidget, &mut self.new_widget),
            (Owner::Diagnostics, &mut self.diagnostics),
        ];
        (&mut self.core, parts)
    }

    /// Carries out one command.
    pub fn send(&mut self, command: impl Into<Command>) {
        self.carry_out(command.into());
        self.after_change();
    }

    /// Handles the results of jobs. Returns whether there were any.
    pub fn poll(&mut self) -> bool {
        let finished = self.core.take_finished();
        let any = !finished.is_empty();
        for job in finished {
            self.deliver(job);
        }
        self.disk.look_if_due(&mut self.core);
        self.core.look_for_dialog();
        self.run.publish_if_due(&mut self.core);
        let any = self.run.take_events(&mut self.core) || any;
        if any {
            self.after_change();
        }
        self.recovery.keep_when_due(&mut self.core);
        any
    }

    fn carry_out(&mut self, command: Command) {
        let core = &mut self.core;
        match command {
            Command::Do(action) => self.act(action),
            Command::Cancel if core.dialogs.holds() => {}
            Command::Cancel | Command::ThrowAway => self.cancel(),
            Command::StopWork => self.stop_work(),
            Command::LookAtSharedFiles => {
                core.settle_preferences();
                self.install.look_at_accounts(core);
                self.recent.look_again();
            }
            Command::Nav(command) => core.navigate(command),
            Command::Editing(command) => editing::update(core, command),
            Command::Preferences(command) => preferences::update(core, command),
            Command::Checking(command) => self.checking.update(core, command),
            Command::Fixes(command) => self.fixes.update(core, command),
            Command::Files(command) => self.files.update(core, command),
            Command::Search(command) => self.search.update(core, command),
            Command::Source(command) => self.source.update(core, command),
            Command::Texts(command) => self.texts.update(core, command),
            Command::Images(command) => self.images.update(core, command),
            Command::Reports(ReportsCommand::Show(Document::Bulk(layout))) => {
                if let Some(text) = self.install.reopened_report(layout) {
                    let made = Made::text(move |_| text.clone());
                    return self.reports.update(core, ReportsCommand::ShowMade(Document::Bulk(layout), made));
                }
                let lang = core.lang();
                let name = core.open.as_ref().and_then(|open| open.name(lang)).unwrap_or_else(|| lang.tr("header-no-name"));
                if let Some(bulk) = self.install.bulk_report(name, lang) {
                    let made = Made::text(move |lang| report::bulk::render(&bulk, layout, lang));
                    self.reports.update(core, ReportsCommand::ShowMade(Document::Bulk(layout), made));
                }
            }
            Command::Reports(ReportsCommand::Show(document @ Document::Receipt(layout))) => {
                if let Some(made) = self.install.receipt_report(layout, core.lang()) {
                    self.reports.update(core, ReportsCommand::ShowMade(document, made));
                }
            }
            Command::Reports(ReportsCommand::Show(document @ Document::Acceptance(layout))) => {
                if let Some(made) = self.acceptance.report(core.services.data.as_deref(), layout) {
                    self.reports.update(core, ReportsCommand::ShowMade(document, made));
                }
            }
            Command::Reports(command) => self.reports.update(core, command),
            Command::Compare(command) => self.compare.update(core, command),
            Command::Pack(command) => self.pack.update(core, command),
            Command::Disk(command) => self.disk.update(core, command),
            Command::Recent(command) => self.recent.update(core, command),
            Command::Recovery(command) => self.recovery.update(core, command),
            Command::NewWidget(command) => self.new_widget.update(core, command),
            Command::Install(command) => self.install.update(core, command),
            Command::Run(command) => self.run.update(core, command),
            Command::Acceptance(command) => self.accept(command),
            Command::Diagnostics(command) => self.diagnostics.update(core, command),
        }
        self.settle();
    }

    /// Commands of acceptance: what Run and the account know of a case goes with some of them.
    fn accept(&mut self, command: AcceptanceCommand) {
        match &command {
            AcceptanceCommand::Look => self.install.read_accounts(&mut self.core),
            AcceptanceCommand::Say { case, .. } | AcceptanceCommand::Attach(case) => {
                let known = vec![(case.clone(), self.known_of(case, true))];
                self.acceptance.attach(&mut self.core, known);
            }
            AcceptanceCommand::Judge => {
                let open = self.acceptance.open_cases().map(|(cases, ..)| cases).unwrap_or_default();
                let known = open.into_iter().map(|case| (self.known_of(&case, false), case));
                let judged = known.filter(|(known, _)| known.judged.is_some()).map(|(known, case)| (case, known)).collect();
                self.acceptance.attach(&mut self.core, judged);
            }
            AcceptanceCommand::Fault(case) => {
                if let Some(made) = self.acceptance.fault(self.core.services.data.as_deref(), case.clone()) {
                    self.reports.update(&mut self.core, ReportsCommand::ShowMade(Document::Fault, made));
                }
            }
            _ => {}
        }
        self.acceptance.update(&mut self.core, command);
    }

    /// What Run, or the account in which the pass is made, knows of a case; of one that it can't judge only if `is_asked`.
    fn known_of(&self, case: &str, is_asked: bool) -> Materials {
        let lang = self.core.lang();
        let known = match self.acceptance.place() {
            Some(_) if self.acceptance.takes_run() => self.run.materials(case, is_asked, lang),
            Some((place, version)) => {
                let is_open = self.acceptance.current().is_some_and(|kept| self.acceptance.is_of_open_widget(&kept.pass));
                let build = self.core.open.as_ref().filter(|_| is_open).map(|open| open.project.widget());
                self.install.materials(&place, (&version, build), case, lang)
            }
            None => None,
        };
        known.unwrap_or_default()
    }

    fn act(&mut self, action: Action) {
        if action.needs_widget() && self.core.open.is_none() {
            return;
        }
        let command: Command = match action {
            Action::OpenFolder => DiskCommand::ChooseWidget { is_zip: false }.into(),
            Action::OpenZip => DiskCommand::ChooseWidget { is_zip: true }.into(),
            Action::OpenSample => return self.core.leave(Leaving::Sample),
            Action::NewWidget => NewWidgetCommand::Open.into(),
            Action::Save => DiskCommand::Save.into(),
            Action::SaveAsFolder => DiskCommand::ChooseTarget { is_zip: false }.into(),
            Action::SaveAsZip => DiskCommand::ChooseTarget { is_zip: true }.into(),
            Action::Reload => DiskCommand::Reload.into(),
            Action::CloseWidget => return self.core.leave(Leaving::Start),
            Action::Pack => PackCommand::Show.into(),
            Action::Undo => EditingCommand::Undo.into(),
            Action::Redo => EditingCommand::Redo.into(),
            Action::FixAllSafe => FixesCommand::FixAllSafe.into(),
            Action::Search => SearchCommand::Show.into(),
            Action::Replace => SourceCommand::Replace.into(),
            Action::Find => SourceCommand::Find.into(),
            Action::GoToLine => SourceCommand::GoToLine.into(),
            Action::OpenInEditor => SourceCommand::OpenInEditor { place: None }.into(),
            Action::ChooseEditor => SourceCommand::ChooseEditor.into(),
            Action::BuildFolder => DiskCommand::ShowBuildFolder.into(),
            Action::NewFile => FilesCommand::Ask(FileTask::New(Template::Module)).into(),
            Action::RenameFile => FilesCommand::AskOfShown { is_copy: false }.into(),
            Action::CopyFile => FilesCommand::AskOfShown { is_copy: true }.into(),
            Action::DeleteFile => FilesCommand::Delete(None).into(),
            Action::NextFinding => CheckingCommand::Walk(1).into(),
            Action::PreviousFinding => CheckingCommand::Walk(-1).into(),
            Action::ExportTexts => TextsCommand::ChooseExport(Vec::new()).into(),
            Action::ImportTexts => TextsCommand::ChooseImport.into(),
            Action::BumpPatch => EditingCommand::Bump(Bump::Patch).into(),
            Action::BumpMinor => EditingCommand::Bump(Bump::Minor).into(),
            Action::BumpMajor => EditingCommand::Bump(Bump::Major).into(),
            Action::Palette => {
                self.core.palette = !self.core.palette;
                return;
            }
            Action::Keys => NavCommand::ShowPage(Page::Keys).into(),
            Action::AllChecks => NavCommand::ShowPage(Page::Checks).into(),
            Action::Compare => CompareCommand::Show.into(),
            Action::Checklist => NavCommand::ShowPage(Page::Checklist).into(),
            Action::Report => ReportsCommand::Show(Document::Report { format: Format::Markdown, why: false }).into(),
            Action::RescuedEdits => RecoveryCommand::Look.into(),
            Action::CopyDiagnostics => DiagnosticsCommand::CopyDiagnostics.into(),
            Action::OpenLogs => DiagnosticsCommand::OpenLogs.into(),
            Action::About => DiagnosticsCommand::About.into(),
            Action::NextTheme => PreferencesCommand::NextTheme.into(),
            Action::NextLanguage => PreferencesCommand::NextLang.into(),
        };
        self.carry_out(command);
    }

    /// Closes the dialog in front. Some features have a say in it.
    fn cancel(&mut self) {
        let core = &mut self.core;
        if core.dialogs.front::<CrashDialog>().is_some() {
            self.diagnostics.update(core, DiagnosticsCommand::Keep);
        } else if let Some(wizard) = core.dialogs.take::<Wizard>() {
            self.new_widget.cancelled(wizard);
        } else if core.dialogs.take::<Second>().is_some() {
            // Whoever doesn't want to be the second closes the widget, and is asked about what is unsaved.
            core.leave(Leaving::Start);
        } else {
            core.dialogs.close();
        }
    }

    /// The one place that knows whether the state that a result was made for is still there: what is stale is dropped, and whoever
    /// waits for it is told.
    fn deliver(&mut self, job: Finished<Ticket, Payload>) {
        let Finished { id, name, ticket, result } = job;
        self.core.dialog_ended(id, result.as_ref().ok());
        match result {
            Ok(payload) if ticket.of.is_there(self.core.revision()) => self.hand(ticket.owner, id, payload),
            Ok(_) => {
                log::debug!("the result of the job {name} came too late");
                if self.failed(ticket, id, &Failure::Outdated) {
                    self.core.notify(Some(Severity::Warning), Msg::new("notice-outdated"), None);
                }
            }
            Err(panicked) => {
                self.core.notify(Some(Severity::Error), Msg::new("notice-panic").with("job", name), Some(panicked.to_string()));
                self.failed(ticket, id, &Failure::Panicked(panicked));
            }
        }
        self.settle();
    }

    fn hand(&mut self, owner: Owner, job: JobId, payload: Payload) {
        if owner == Owner::Core {
            if let Ok(event) = payload.downcast::<CoreEvent>() {
                self.core.on_event(*event);
            }
            return;
        }
        let (core, parts) = self.parts();
        if let Some((_, part)) = parts.into_iter().find(|(known, _)| *known == owner) {
            part.hand(core, job, payload);
        }
    }

    /// Stops the work that the person waits for, and frees what waited for it.
    fn stop_work(&mut self) {
        let stopped = self.core.stop_work();
        let (core, mut parts) = self.parts();
        for (job, owner) in stopped {
            if let Some((_, part)) = parts.iter_mut().find(|(known, _)| *known == owner) {
                part.failed(core, job, &Failure::Outdated);
            }
        }
    }

    /// A job has no result: frees what waited for it. Returns whether the person did.
    fn failed(&mut self, ticket: Ticket, job: JobId, failure: &Failure) -> bool {
        let (core, parts) = self.parts();
        let part = parts.into_iter().find(|(known, _)| *known == ticket.owner);
        part.is_some_and(|(_, part)| part.failed(core, job, failure)) || ticket.is_awaited
    }

    /// Does what parts ask of each other, and tells all that another widget is open.
    fn settle(&mut self) {
        loop {
            if self.core.take_replaced() {
                let (core, parts) = self.parts();
                parts.into_iter().for_each(|(_, part)| part.widget_replaced(core));
            }
            let Some(request) = self.core.next_request() else { return };
            let core = &mut self.core;
            match request {
                Request::Save(then) => self.disk.save(core, then),
                Request::FillFolder => self.new_widget.update(core, NewWidgetCommand::Fill),
                Request::Restore(path, files) => self.recovery.bring_back(core, path, files),
                Request::LookForLeftEdits => self.recovery.look_for_rescued(core, true),
                Request::Shrink(path) => self.images.update(core, ImagesCommand::Compare(path, ComparedFor::Shrink)),
                Request::KeepBuild(packed) => self.compare.keep(core, packed.build, packed.bytes, packed.widget),
                Request::Propose(doc, proposal) => self.fixes.update(core, FixesCommand::Propose { doc, proposal }),
                Request::NoFindings(failure) => self.fixes.forget_wanted(core, &failure),
            }
        }
    }

    /// After each command and result: starts what the present state lacks.
    fn after_change(&mut self) {
        let (core, parts) = self.parts();
        parts.into_iter().for_each(|(_, part)| part.follow(core));
        self.settle();
        self.core.follow_notices();
        self.core.show_waiting_dialog();
    }
}
