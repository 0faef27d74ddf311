//! Opening, saving, packing, leaving: what touches the disk, always on a job.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::diff;
use super::install::Packed;
use super::jobs::Done;
use super::lab::{self, LabCommand};
use super::state::{Built, Busy, ConflictView, Dialog, Leaving, OpenWidget, PackDialog, PickFor};
use super::wizard::WizardCommand;
use crate::checks::finding::Msg;
use crate::checks::rule::{Product, Profile, Severity};
use crate::domain::archive::ArchiveFacts;
use crate::domain::package::{self, Planned};
use crate::domain::project::Project;
use crate::domain::widget::{FileChange, Widget};
use crate::domain::{template, zip};
use crate::platform::clock;
use crate::platform::files::{self, Conflict, OpenError, Opened, Origin, Resolve, SaveError};
use crate::platform::preferences::Recent;

impl App {
    /// Goes where the person wants to, after asking what to do with unsaved changes.
    pub(super) fn leave(&mut self, leaving: Leaving) {
        if self.state.open.as_ref().is_some_and(|open| open.project.is_dirty()) {
            self.state.dialog = Some(Dialog::Unsaved(leaving));
        } else {
            self.go(leaving);
        }
    }

    pub(super) fn go(&mut self, leaving: Leaving) {
        self.state.dialog = None;
        self.state.page = None;
        match leaving {
            Leaving::Start => self.state.open = None,
            Leaving::Sample => self.show(OpenWidget::new(Project::new(template::sample()), None)),
            Leaving::New(widget, product) => {
                let project = Project::unsaved(Arc::unwrap_or_clone(widget));
                self.show(OpenWidget { product, ..OpenWidget::new(project, None) });
            }
            Leaving::Open(path) => self.read(path),
            Leaving::Reload => {
                if let Some(origin) = self.state.open.as_ref().and_then(|open| open.origin.clone()) {
                    self.read(origin.path().to_owned());
                }
            }
            Leaving::Quit => self.state.may_close = true,
        }
    }

    fn show(&mut self, open: OpenWidget) {
        self.state.open = Some(open);
        self.forget_widget();
    }

    fn read(&mut self, path: PathBuf) {
        self.busy(Busy::Opening);
        self.jobs.start("open", move || {
            let result = files::open(&path);
            Done::Opened(path, result)
        });
    }

    pub(super) fn opened(&mut self, path: PathBuf, result: Result<Opened, OpenError>) {
        self.state.busy = None;
        match result {
            Ok(opened) => {
                let mut open = OpenWidget::new(Project::new(opened.widget), Some(opened.origin));
                match self.state.preferences.of(&path) {
                    Some(known) => (open.product, open.profile) = (known.product, known.profile),
                    None => {
                        let product = if open.product == Product::Kommo { "Kommo" } else { "amoCRM" };
                        let profile = if open.profile == Profile::Public { "public" } else { "private" };
                        self.notify(
                            Some(Severity::Advice),
                            Msg::new("notice-guessed").with("product", product).with("profile", profile),
                            None,
                        );
                    }
                }
                if !opened.skipped.is_empty() {
                    let lang = self.state.lang();
                    let reasons: Vec<String> = opened.skipped.iter().take(5).map(|skipped| skipped.explain(lang)).collect();
                    let count = opened.skipped.len();
                    self.notify(Some(Severity::Advice), Msg::new("notice-skipped").with("count", count), Some(reasons.join("\n")));
                }
                let can_become_one = template::order::lacks_manifest(open.project.widget());
                self.show(open);
                if can_become_one {
                    self.wizard(WizardCommand::Fill);
                }
            }
            Err(error) => self.explain(error.explain(self.state.lang())),
        }
    }

    pub(super) fn save(&mut self, then: Option<Leaving>) {
        let Some(open) = &self.state.open else { return };
        match open.origin.clone() {
            Some(origin) => self.write(origin, Resolve::Ask, then),
            None => self.send(super::action::Action::SaveAsFolder.into()),
        }
    }

    fn write(&mut self, origin: Origin, resolve: Resolve, then: Option<Leaving>) {
        let Some(open) = &self.state.open else { return };
        let (saved, widget) = (open.project.saved().clone(), open.project.widget().clone());
        self.busy(Busy::Saving);
        self.jobs.start("save", move || {
            let result = files::save(&origin, &saved, &widget, resolve);
            Done::Saved { origin, widget, result, then }
        });
    }

    fn write_as(&mut self, origin: Origin) {
        let Some(open) = &self.state.open else { return };
        let widget = open.project.widget().clone();
        self.busy(Busy::Saving);
        self.jobs.start("save", move || {
            let result = files::save_as(&origin, &widget);
            Done::Saved { origin, widget, result, then: None }
        });
    }

    pub(super) fn saved(&mut self, origin: Origin, widget: Arc<Widget>, result: Result<(), SaveError>, then: Option<Leaving>) {
        self.state.busy = None;
        match result {
            Ok(()) => {
                self.with_open(|open| {
                    open.project.mark_saved(widget);
                    open.project.settle(archive_facts(&origin));
                    open.origin = Some(origin);
                });
                self.notify(None, Msg::new("notice-saved"), None);
                self.update_recent();
                if let Some(leaving) = then {
                    self.go(leaving);
                }
            }
            Err(SaveError::Conflicts(conflicts)) => {
                let views = conflicts.into_iter().map(|conflict| view(conflict, &widget)).collect();
                self.state.dialog = Some(Dialog::Conflicts(views));
            }
            Err(error) => self.explain(error.explain(self.state.lang())),
        }
    }

    pub(super) fn save_then_go(&mut self) {
        if let Some(Dialog::Unsaved(leaving)) = self.state.dialog.take() {
            self.save(Some(leaving));
        }
    }

    pub(super) fn keep_mine(&mut self) {
        self.state.dialog = None;
        if let Some(origin) = self.state.open.as_ref().and_then(|open| open.origin.clone()) {
            self.write(origin, Resolve::KeepMine, None);
        }
    }

    /// Takes the disk's state of the files in question as one step, and as the saved state.
    pub(super) fn take_theirs(&mut self) {
        let Some(Dialog::Conflicts(views)) = self.state.dialog.take() else { return };
        let Some(open) = &mut self.state.open else { return };
        let take = |widget: &Widget, view: &ConflictView| match &view.conflict.disk {
            Some(body) => Some(FileChange::Write { path: view.conflict.path.clone(), body: body.clone() }),
            None => widget.contains(view.conflict.path.as_str()).then(|| FileChange::Delete { path: view.conflict.path.clone() }),
        };
        let mut saved = (**open.project.saved()).clone();
        let on_disk: Vec<FileChange> = views.iter().filter_map(|view| take(&saved, view)).collect();
        if saved.apply(&on_disk).is_err() {
            return;
        }
        let changes: Vec<FileChange> = views.iter().filter_map(|view| take(open.project.widget(), view)).collect();
        open.project.mark_saved(Arc::new(saved));
        self.edit(changes, None);
    }

    pub(super) fn look_at_disk(&mut self) {
        let Some(open) = &self.state.open else { return };
        if self.state.dialog.is_some() || self.state.busy.is_some() {
            return;
        }
        let Some(origin) = open.origin.clone() else { return };
        let (saved, widget) = (open.project.saved().clone(), open.project.widget().clone());
        self.jobs.start("look", move || {
            let conflicts = files::changed_on_disk(&origin, &saved).unwrap_or_default();
            Done::Disk(conflicts.into_iter().map(|conflict| view(conflict, &widget)).collect())
        });
    }

    /// Files changed on disk: taken up at once where nothing here would be lost, else the person is asked.
    pub(super) fn disk_changed(&mut self, changed: Vec<ConflictView>) {
        let Some(open) = &self.state.open else { return };
        if changed.is_empty() || self.state.dialog.is_some() || self.state.busy.is_some() {
            return;
        }
        let mine = open.project.changed_paths();
        let lost = changed.iter().any(|view| mine.contains(&view.conflict.path));
        let count = changed.len();
        self.state.dialog = Some(Dialog::Conflicts(changed));
        if !lost {
            self.take_theirs();
            self.notify(Some(Severity::Advice), Msg::new("notice-reloaded").with("count", count), None);
        }
    }

    pub(super) fn show_pack(&mut self) {
        let Some(open) = &self.state.open else { return };
        let target = open.origin.as_ref().map(|origin| match origin {
            Origin::Folder(folder) => folder.with_file_name("widget.zip"),
            Origin::Zip(path) => path.with_file_name("widget.zip"),
        });
        let widget = open.project.widget().clone();
        self.state.dialog = Some(Dialog::Pack(PackDialog { plan: Vec::new(), target, built: None, written: false, asks_anyway: false }));
        self.jobs.start("pack", move || {
            let plan = package::plan(&widget);
            let built = zip::build(&widget).and_then(|bytes| zip::verify(&bytes, &widget).map(|()| bytes));
            let result =
                built.map(|bytes| Built { sha256: zip::sha256_hex(&bytes), bytes: Arc::new(bytes) }).map_err(|error| error.to_string());
            Done::Built { plan, result }
        });
    }

    pub(super) fn built(&mut self, plan: Vec<Planned>, result: Result<Built, String>) {
        if let Some(Dialog::Pack(dialog)) = &mut self.state.dialog {
            dialog.plan = plan;
            dialog.built = Some(result);
        }
    }

    pub(super) fn pack_now(&mut self, anyway: bool) {
        let Some(open) = &self.state.open else { return };
        let widget = open.project.widget().clone();
        let has_errors = open.report.has_errors();
        let Some(Dialog::Pack(dialog)) = &mut self.state.dialog else { return };
        if has_errors && !anyway {
            dialog.asks_anyway = true;
            return;
        }
        dialog.asks_anyway = false;
        let Some(path) = dialog.target.clone() else { return self.send(super::command::Command::ChoosePackTarget) };
        let Some(Ok(built)) = &dialog.built else { return };
        let bytes = built.bytes.clone();
        self.busy(Busy::Packing);
        self.jobs.start("pack", move || Done::Packed(files::write_pack(&path, &bytes, &widget)));
    }

    pub(super) fn packed(&mut self, result: Result<(), SaveError>) {
        self.state.busy = None;
        match result {
            Ok(()) => {
                let mut place = String::new();
                if let (Some(Dialog::Pack(dialog)), Some(open)) = (&mut self.state.dialog, &self.state.open) {
                    dialog.written = true;
                    place = dialog.target.as_ref().map_or(String::new(), |path| path.display().to_string());
                    if let (Some(path), Some(Ok(built))) = (dialog.target.clone(), &dialog.built) {
                        let packed = Packed { path, size: built.bytes.len(), revision: open.project.revision() };
                        self.state.install.packed = Some(packed);
                    }
                }
                self.notify(None, Msg::new("notice-packed"), Some(place));
            }
            Err(error) => self.explain(error.explain(self.state.lang())),
        }
    }

    pub(super) fn reveal_packed(&mut self) {
        let Some(Dialog::Pack(PackDialog { target: Some(path), .. })) = &self.state.dialog else { return };
        let (dialogs, path) = (self.services.dialogs.clone(), path.clone());
        dialogs.reveal(&path);
    }

    pub(super) fn picked(&mut self, what: PickFor, path: Option<PathBuf>) {
        let Some(path) = path else { return };
        match what {
            PickFor::OpenFolder | PickFor::OpenZip => self.leave(Leaving::Open(path)),
            PickFor::SaveFolder => self.write_as(Origin::Folder(path)),
            PickFor::SaveZip => self.write_as(Origin::Zip(path)),
            PickFor::PackTarget => {
                if let Some(Dialog::Pack(dialog)) = &mut self.state.dialog {
                    dialog.target = Some(path);
                    dialog.written = false;
                }
            }
            PickFor::Picture(target) => self.take_picture(target, path),
            PickFor::Document => self.save_document(path),
            PickFor::Requests(entries) => self.export_har(entries, path),
            PickFor::ExportTexts => self.write_texts(path),
            PickFor::ImportTexts => self.review_texts(path),
            PickFor::Source(role) => self.lab(LabCommand::Take(role, lab::Origin::Disk(path))),
        }
    }

    /// Puts the open widget on top of the recent list, as it was checked last.
    pub(super) fn update_recent(&mut self) {
        let Some(open) = &self.state.open else { return };
        let Some(path) = open.origin.as_ref().map(|origin| origin.path().to_owned()) else { return };
        let recent = Recent {
            path,
            name: open.name(self.state.lang()).unwrap_or_default(),
            version: open.version().unwrap_or_default().to_owned(),
            errors: open.report.count(Severity::Error),
            warnings: open.report.count(Severity::Warning),
            opened_at: clock::now(),
            product: open.product,
            profile: open.profile,
        };
        self.state.preferences.remember(recent);
        self.remember();
    }
}

/// What is known of a widget's archive once it was written here: nothing odd any more.
fn archive_facts(origin: &Origin) -> Option<Arc<ArchiveFacts>> {
    let Origin::Zip(path) = origin else { return None };
    let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Some(Arc::new(ArchiveFacts { file_name, oddities: Vec::new() }))
}

/// A conflict with the difference from the disk to here.
fn view(conflict: Conflict, widget: &Widget) -> ConflictView {
    let path = conflict.path.as_str();
    let diff = diff::of_files(path, conflict.disk.as_ref(), widget.get(path));
    ConflictView { conflict, diff }
}
