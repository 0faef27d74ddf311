//! Carries out commands: says for each which part of the machine does it.

use super::App;
use super::action::Action;
use super::command::Command;
use super::diagnostics::CrashCommand;
use super::dialog::{Dialog, Document, Leaving, PickFor};
use super::state::{Asked, Focus, Page, Tab};
use super::wizard::WizardCommand;
use crate::checks::engine::finding::FindingId;
use crate::checks::engine::rule::Severity;
use crate::crm::manifest::Bump;
use crate::model::project::Project;
use crate::report::Format;
use crate::system::preferences::Theme;

impl App {
    /// Carries out one command.
    pub fn send(&mut self, command: Command) {
        match command {
            Command::Do(action) => self.act(action),
            Command::Open(path) => self.leave(Leaving::Open(path)),
            Command::ForgetRecent(path) => self.remember(move |it| it.recent.retain(|recent| recent.path != path)),
            Command::Edit { doc, intent } => self.carry_out(doc, &intent),
            Command::CancelTyping { doc, key, before } => self.cancel_typing(doc, &key, &before),
            Command::EndTyping => self.with_open(|open| open.project.seal()),
            Command::ShowTab(tab) => {
                self.state.page = None;
                self.with_open(|open| open.tab = tab);
            }
            Command::ShowFile(path) => self.show_file(path.to_string()),
            Command::GoTo { file, pointer, range } => self.go_to(file, pointer, range),
            Command::Select(id) => self.select(&id),
            Command::Fix(id) => self.fix(&id),
            Command::Propose { doc, proposal } => self.propose(doc, proposal),
            Command::ChooseFix(way) => self.choose_fix(way),
            Command::ConfirmFix => self.confirm_fix(),
            Command::Copy(id) => self.copy(&id),
            Command::AskReason(id) => self.ask_reason(id.as_ref()),
            Command::Accept { scope, reason } => self.accept(scope, &reason),
            Command::StopAccepting(id) => self.stop_accepting(&id),
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
            Command::DropThenGo => self.drop_then_go(),
            Command::Cancel if matches!(self.state.dialog, Some(Dialog::Crash(_))) => self.on_crash(CrashCommand::Keep),
            Command::Cancel => self.cancel(),
            Command::Dismiss(id) => self.state.notices.retain(|notice| notice.id != id),
            Command::CloseWindow => self.leave(Leaving::Quit),
            Command::LookAtDisk => self.look_at_disk(),
            Command::LookAtSharedFiles => self.look_at_shared_files(),
            Command::Picked(what, path) => self.picked(what, path),
        }
        self.after_change();
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
            Action::Undo => self.step(Project::undo),
            Action::Redo => self.step(Project::redo),
            Action::FixAllSafe => self.fix_all_safe(),
            Action::Find => self.ask_in_source(Asked::Find),
            Action::GoToLine => self.ask_in_source(Asked::Line),
            Action::OpenInEditor => {
                let shown = self.state.open.as_ref().map(|open| (open.shown_file().to_owned(), open.shown_at()));
                if let Some((file, at)) = shown {
                    self.open_in_editor(&file, at);
                }
            }
            Action::ChooseEditor => self.show_dialog(Dialog::Editor),
            Action::BuildFolder => self.show_dialog(Dialog::BuildFolder),
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
            Action::About => self.show_dialog(Dialog::About),
            Action::NextTheme => {
                let next = match self.state.preferences.theme {
                    Theme::System => Theme::Light,
                    Theme::Light => Theme::Dark,
                    Theme::Dark => Theme::System,
                };
                self.send(Command::SetTheme(next));
            }
            Action::NextLanguage => {
                self.send(Command::SetLang(self.state.lang().following()));
            }
        }
    }

    fn go_to(&mut self, file: String, pointer: Option<String>, range: Option<std::ops::Range<usize>>) {
        self.state.page = None;
        self.with_open(|open| {
            let serial = open.focus.as_ref().map_or(0, |focus| focus.serial) + 1;
            if open.project.widget().text(&file).is_some() {
                let shown = if open.tab == Tab::Manifest { &mut open.manifest_file } else { &mut open.source_file };
                shown.clone_from(&file);
            }
            open.focus = Some(Focus { file, pointer, range, serial });
        });
    }

    /// Shows a file in the source view, beside the form of the manifest if that is in front.
    fn show_file(&mut self, file: String) {
        self.with_open(|open| open.show_file(&file));
        self.go_to(file, None, None);
    }

    fn select(&mut self, id: &FindingId) {
        let Some(open) = &mut self.state.open else { return };
        let Some(finding) = open.finding(id).cloned() else { return };
        open.selected = Some(id.clone());
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
        let next = open.findings().get(at.unsigned_abs()).map(crate::checks::engine::finding::Finding::id);
        if let Some(next) = next {
            self.select(&next);
        }
    }

    pub(super) fn with_open(&mut self, change: impl FnOnce(&mut super::state::OpenWidget)) {
        if let Some(open) = &mut self.state.open {
            change(open);
        }
    }
}
