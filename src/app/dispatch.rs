//! Carries out commands, and takes up what jobs bring. The only place that changes the state.

use std::sync::PoisonError;

use super::App;
use super::action::Action;
use super::command::Command;
use super::diagnostics::CrashCommand;
use super::jobs::Done;
use super::state::{Asked, Busy, Checked, Dialog, Document, Focus, Leaving, Notice, Page, PickFor, Tab};
use super::wizard::WizardCommand;
use crate::checks;
use crate::checks::finding::Msg;
use crate::checks::rule::{Profile, Severity};
use crate::domain::manifest::Bump;
use crate::platform::Explained;
use crate::platform::dialogs::Wanted;
use crate::platform::files;
use crate::platform::preferences::Theme;
use crate::report::Format;
use crate::text::Lang;

impl App {
    /// Carries out one command.
    pub fn send(&mut self, command: Command) {
        match command {
            Command::Do(action) => self.act(action),
            Command::Open(path) => self.leave(Leaving::Open(path)),
            Command::ForgetRecent(path) => self.remember(move |it| it.recent.retain(|recent| recent.path != path)),
            Command::Edit { changes, merge } => self.edit(changes, merge.as_deref()),
            Command::CantEdit(reason) => self.notify(Some(Severity::Error), Msg::new("notice-edit-failed"), Some(reason)),
            Command::EndTyping => self.with_open(|open| open.project.seal()),
            Command::ShowTab(tab) => {
                self.state.page = None;
                self.with_open(|open| open.tab = tab);
            }
            Command::ShowFile(path) => self.show_file(path.to_string()),
            Command::GoTo { file, pointer, range } => self.go_to(file, pointer, range),
            Command::Select(index) => self.select(index),
            Command::Fix(index) => self.fix(index),
            Command::Propose { title, about, ways } => self.propose(title, about, ways),
            Command::ChooseFix(way) => self.choose_fix(way),
            Command::ConfirmFix => self.confirm_fix(),
            Command::Copy(index) => self.copy(index),
            Command::AskReason(index) => self.ask_reason(index),
            Command::Accept { scope, reason } => self.accept(scope, &reason),
            Command::TakeBack(index) => self.take_back(index),
            Command::ShowRule(id) => self.state.page = Some(Page::Rule(id)),
            Command::Tick { point, done, note } => self.tick(point, done, &note),
            Command::ShowDocument(document) => self.show_document(document),
            Command::CopyDocument => self.copy_document(),
            Command::SaveDocument => self.pick(PickFor::Document),
            Command::ClosePage => self.state.page = None,
            Command::Install(ask) => self.ask_account(ask),
            Command::ReplacePicture(path) => self.pick(PickFor::Picture(path)),
            Command::TakePicture { target, source } => self.take_picture(target, source),
            Command::ReviewTexts(path) => self.review_texts(path),
            Command::TakeTexts(accepted) => self.take_texts(accepted),
            Command::Rescue(command) => self.on_rescued(command),
            Command::Crash(command) => self.on_crash(command),
            Command::SetLogLevel(level) => self.set_log_level(level),
            Command::Lab(command) => self.lab(command),
            Command::Wizard(command) => self.wizard(command),
            Command::DeleteFile(path) => self.edit(vec![crate::domain::widget::FileChange::Delete { path }], None),
            Command::SetProduct(product) => self.with_open(|open| open.product = product),
            Command::SetProfile(profile) => self.with_open(|open| open.profile = profile),
            Command::SetBaseLocale(code) => self.with_open(|open| open.grid_base = Some(code)),
            Command::Tell(text) => self.notify(Some(Severity::Warning), text, None),
            Command::SetTheme(theme) => self.remember(move |it| it.theme = theme),
            Command::SetLang(lang) => {
                self.state.session_lang = None;
                self.remember(move |it| it.lang = Some(lang));
                self.practice_follows();
            }
            Command::SetWindowSize(width, height) => self.remember(move |it| it.window = Some((width, height))),
            Command::ChoosePackTarget => self.pick(PickFor::PackTarget),
            Command::PackNow { anyway } => self.pack_now(anyway),
            Command::RevealPacked => self.reveal_packed(),
            Command::ShowConflict(index) => self.show_conflict(index),
            Command::ChooseVersion(version) => self.choose_version(version),
            Command::TakeVersions => self.take_versions(),
            Command::GoOnBeside { read_only } => self.go_on_beside(read_only),
            Command::OpenLink(address) => self.open_link(address),
            Command::OpenInEditor { file, at } => self.open_in_editor(&file, at),
            Command::SetEditor(editor) => {
                self.state.dialog = None;
                self.remember(move |it| it.editor.clone_from(&editor));
            }
            Command::ChooseBuildFolder => self.pick(PickFor::BuildFolder),
            Command::NoBuildFolder => self.set_build_folder(None),
            Command::SaveThenGo => self.save_then_go(),
            Command::DropThenGo => {
                if let Some(Dialog::Unsaved(leaving)) = self.state.dialog.take() {
                    self.go(leaving);
                }
            }
            Command::Cancel if matches!(self.state.dialog, Some(Dialog::Crash(_))) => self.on_crash(CrashCommand::Keep),
            Command::Cancel => self.cancel(),
            Command::Dismiss(id) => self.state.notices.retain(|notice| notice.id != id),
            Command::CloseWindow => self.leave(Leaving::Quit),
            Command::LookAtDisk => self.look_at_disk(),
            Command::LookAtSharedFiles => self.look_at_shared_files(),
            Command::Picked(what, path) => self.picked(what, path),
        }
        self.check_if_changed();
    }

    fn act(&mut self, action: Action) {
        if action.needs_widget() && self.state.open.is_none() {
            return;
        }
        match action {
            Action::OpenFolder => self.pick(PickFor::OpenFolder),
            Action::OpenZip => self.pick(PickFor::OpenZip),
            Action::OpenSample => self.leave(Leaving::Sample),
            Action::NewWidget => self.wizard(WizardCommand::Open),
            Action::Save => self.save(None),
            Action::SaveAsFolder => self.pick(PickFor::SaveFolder),
            Action::SaveAsZip => self.pick(PickFor::SaveZip),
            Action::Reload => self.leave(Leaving::Reload),
            Action::CloseWidget => self.leave(Leaving::Start),
            Action::Pack => self.show_pack(),
            Action::Undo | Action::Redo if self.refuses() => {}
            Action::Undo => self.with_open(|open| {
                open.project.undo();
            }),
            Action::Redo => self.with_open(|open| {
                open.project.redo();
            }),
            Action::FixAllSafe => self.fix_all_safe(),
            Action::Find => self.ask_in_source(Asked::Find),
            Action::GoToLine => self.ask_in_source(Asked::Line),
            Action::OpenInEditor => {
                let shown = self.state.open.as_ref().map(|open| (open.source_file.clone(), open.shown_at()));
                if let Some((file, at)) = shown {
                    self.open_in_editor(&file, at);
                }
            }
            Action::ChooseEditor => self.state.dialog = Some(Dialog::Editor),
            Action::BuildFolder => self.state.dialog = Some(Dialog::BuildFolder),
            Action::NextFinding => self.walk(1),
            Action::PreviousFinding => self.walk(-1),
            Action::ExportTexts => self.pick(PickFor::ExportTexts),
            Action::ImportTexts => self.pick(PickFor::ImportTexts),
            Action::BumpPatch => self.bump(Bump::Patch),
            Action::BumpMinor => self.bump(Bump::Minor),
            Action::BumpMajor => self.bump(Bump::Major),
            Action::Palette => self.state.palette = !self.state.palette,
            Action::AllChecks => self.state.page = Some(Page::Checks),
            Action::Checklist => self.state.page = Some(Page::Checklist),
            Action::Report => self.show_document(Document::Report { format: Format::Markdown, why: false }),
            Action::RescuedEdits => self.look_for_rescued(false),
            Action::CopyDiagnostics => self.copy_diagnostics(),
            Action::OpenLogs => self.open_logs(),
            Action::About => self.state.dialog = Some(Dialog::About),
            Action::NextTheme => {
                let next = match self.state.preferences.theme {
                    Theme::System => Theme::Light,
                    Theme::Light => Theme::Dark,
                    Theme::Dark => Theme::System,
                };
                self.send(Command::SetTheme(next));
            }
            Action::NextLanguage => {
                let next = if self.state.lang() == Lang::En { Lang::Ru } else { Lang::En };
                self.send(Command::SetLang(next));
            }
        }
    }

    /// Takes up what jobs brought. Returns whether anything changed.
    pub fn poll(&mut self) -> bool {
        let done = self.jobs.take_done();
        let any = !done.is_empty();
        for done in done {
            self.take_up(done);
        }
        self.look_if_due();
        if any {
            self.check_if_changed();
        }
        self.keep_when_due();
        any
    }

    fn take_up(&mut self, done: Done) {
        match done {
            Done::Opened(path, result) => self.opened(path, result),
            Done::Watching(origin, watch, claim) => self.watching(origin, watch, claim),
            Done::Coloured(coloured) => self.coloured(coloured),
            Done::Elsewhere(what, result) => self.opened_elsewhere(what, result),
            Done::Checked { of, report, public, took } => self.checked(of, report, public, took),
            Done::Grid { of, grid } => self.grid_made(of, grid),
            Done::Pictures(pictures) => self.with_open(|open| open.pictures.extend(pictures)),
            Done::Fix { chosen, result } => self.fix_resolved(chosen, result),
            Done::Saved { origin, widget, result, contested, then } => self.saved(origin, widget, result, contested, then),
            Done::Disk(looked) => self.disk_looked(looked),
            Done::Built { plan, result } => self.built(plan, result),
            Done::Packed(result) => self.packed(result),
            Done::TextsWritten(path, result) => self.texts_written(&path, result),
            Done::TextsReviewed { revision, file, result } => self.texts_reviewed(revision, file, result),
            Done::TextsMade { revision, result } => self.texts_made(revision, result),
            Done::Account(brought) => self.account_brought(*brought),
            Done::PictureRead(target, source, result) => self.picture_read(target, &source, result),
            Done::Document(document, text) => self.document_written(document, &text),
            Done::DocumentSaved(path, result) => self.document_saved(&path, result),
            Done::Lab(done) => self.lab_done(done),
            Done::Made(made) => self.widget_made(made.map(|made| *made)),
            Done::Picked(what, path) => self.picked(what, path),
            Done::Kept(kept) => self.kept(kept),
            Done::Remembered(delivered) => self.remembered(delivered),
            Done::Rescued { found, quietly } => self.rescued(found, quietly),
            Done::Restored(restored) => self.restored(restored),
            Done::Crashed(crash) => self.crashed(crash),
            Done::Panicked(job, words) => {
                self.keeping_failed(job);
                self.grid_failed(job);
                self.look_failed(job);
                self.colours_failed(job);
                self.account_failed(job);
                self.wizard_failed(job);
                self.state.busy = None;
                self.notify(Some(Severity::Error), Msg::new("notice-panic").with("job", job), Some(words));
            }
        }
    }

    /// Starts a check if the widget, the product or the profile isn't what was checked last.
    fn check_if_changed(&mut self) {
        self.follow_edits();
        if self.state.dialog.is_none() && self.state.busy.is_none() {
            self.state.dialog = self.waiting.pop_front();
        }
        self.load_grid();
        self.load_colours();
        self.load_accounts();
        let checklist = self.state.page == Some(Page::Checklist);
        let Some(open) = &mut self.state.open else { return };
        let of = Checked { revision: open.project.revision(), product: open.product, profile: open.profile, checklist };
        if open.checked == Some(of) {
            return;
        }
        open.checked = Some(of);
        let widget = open.project.widget().clone();
        let memo = self.memo.clone();
        self.jobs.start("check", move || {
            let start = std::time::Instant::now();
            let mut memo = memo.lock().unwrap_or_else(PoisonError::into_inner);
            let report = checks::check_again(&widget, of.product, of.profile, &mut memo);
            let took = start.elapsed();
            let public = match of.profile {
                _ if !of.checklist => None,
                Profile::Public => Some(report.clone()),
                Profile::Private => Some(checks::check(&widget, of.product, Profile::Public)),
            };
            Done::Checked { of, report, public, took }
        });
        self.load_pictures();
    }

    fn checked(&mut self, of: Checked, report: checks::Report, public: Option<checks::Report>, took: std::time::Duration) {
        self.with_open(|open| {
            if open.checked == Some(of) {
                open.report = std::sync::Arc::new(report);
                open.public_report = public.map(std::sync::Arc::new);
                open.checked_in = Some(took);
                let (files, findings) = (open.project.widget().files().len(), open.report.findings.len());
                log::debug!("checked {files} files in {} ms: {findings} findings", took.as_millis());
            }
        });
        if self.state.open.as_ref().is_some_and(|open| !open.project.is_dirty()) {
            self.update_recent();
        }
    }

    fn go_to(&mut self, file: String, pointer: Option<String>, range: Option<std::ops::Range<usize>>) {
        self.state.page = None;
        self.with_open(|open| {
            let serial = open.focus.as_ref().map_or(0, |focus| focus.serial) + 1;
            if open.project.widget().text(&file).is_some() {
                open.source_file.clone_from(&file);
            }
            open.focus = Some(Focus { file, pointer, range, serial });
        });
    }

    /// Shows a file in the source view, beside the form of the manifest if that is in front.
    fn show_file(&mut self, file: String) {
        self.with_open(|open| {
            if open.tab != Tab::Manifest {
                open.tab = Tab::Files;
            }
            open.source_file.clone_from(&file);
        });
        self.go_to(file, None, None);
    }

    fn select(&mut self, index: usize) {
        let Some(open) = &mut self.state.open else { return };
        let Some(finding) = open.report.findings.get(index).cloned() else { return };
        let (rule, file, pointer) = finding.key();
        open.selected = Some((rule, file.to_owned(), pointer.map(str::to_owned)));
        open.tab = Tab::of(&finding);
        self.go_to(finding.place.file, finding.place.pointer, finding.place.range);
    }

    fn walk(&mut self, step: isize) {
        let Some(open) = &self.state.open else { return };
        let count = open.findings().len() as isize;
        if count == 0 {
            return;
        }
        let at = match open.selected_index() {
            Some(at) => (at as isize + step).rem_euclid(count),
            None if step > 0 => 0,
            None => count - 1,
        };
        self.select(at.unsigned_abs());
    }

    /// Shows a message. Bad news stays until it is dismissed.
    pub(super) fn notify(&mut self, severity: Option<Severity>, text: Msg, detail: Option<String>) {
        /// More would hide the window.
        const MOST: usize = 4;
        let id = self.state.next_notice;
        self.state.next_notice += 1;
        if severity == Some(Severity::Error) {
            log::error!("{}: {}", Lang::En.msg(&text), detail.as_deref().unwrap_or_default());
        }
        self.state.notices.push(Notice { id, severity, text, detail, brief: severity != Some(Severity::Error) });
        let surplus = self.state.notices.len().saturating_sub(MOST);
        self.state.notices.drain(..surplus);
    }

    /// Says that something did not work, in the system's own words.
    pub(super) fn fail(&mut self, id: &'static str, error: &dyn std::error::Error) {
        self.state.busy = None;
        self.notify(Some(Severity::Error), Msg::new(id), Some(error.to_string()));
    }

    /// Says what did not work and what to do next.
    pub(super) fn explain(&mut self, error: Explained) {
        self.state.busy = None;
        self.notify(Some(Severity::Error), Msg::new("notice-plain").with("text", error.what), Some(error.next));
    }

    pub(super) fn with_open(&mut self, change: impl FnOnce(&mut super::state::OpenWidget)) {
        if let Some(open) = &mut self.state.open {
            change(open);
        }
    }

    pub(super) fn busy(&mut self, what: Busy) {
        self.state.busy = Some(what);
    }

    /// Opens a native dialog on a thread.
    pub(super) fn pick(&mut self, what: PickFor) {
        let dialogs = self.services.dialogs.clone();
        let (wanted, title) = match what {
            PickFor::OpenFolder => (Wanted::Folder, "action-open-folder"),
            PickFor::OpenZip => (Wanted::Zip, "action-open-zip"),
            PickFor::SaveFolder => (Wanted::NewFolder, "action-save-as-folder"),
            PickFor::SaveZip => (Wanted::NewZip, "action-save-as-zip"),
            PickFor::PackTarget => (Wanted::NewZip, "pack-title"),
            PickFor::Picture(_) => (Wanted::Picture, "images-replace"),
            PickFor::Document => (Wanted::NewFile(self.document_name()), "document-save"),
            PickFor::Requests(_) => (Wanted::NewFile("requests.har".to_owned()), "install-har"),
            PickFor::ExportTexts => (Wanted::NewTable, "action-export-texts"),
            PickFor::ImportTexts => (Wanted::Table, "action-import-texts"),
            PickFor::Source(_) => (Wanted::Source, "lab-choose"),
            PickFor::BuildFolder => (Wanted::Folder, "action-build-folder"),
        };
        let title = self.state.lang().tr(title);
        self.jobs.start("dialog", move || {
            let path = dialogs.ask(&wanted, &title).map(|path| files::canonical(&path));
            Done::Picked(what, path)
        });
    }
}
