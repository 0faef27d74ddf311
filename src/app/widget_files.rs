//! Opening, saving, packing, leaving: what touches the disk, always on a job.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::install::Packed;
use super::jobs::Done;
use super::lab::{self, LabCommand};
use super::outside::{self, ConflictFile};
use super::state::{Built, Busy, Dialog, Leaving, OpenWidget, PackDialog, PickFor};
use super::wizard::WizardCommand;
use crate::checks::finding::Msg;
use crate::checks::rule::{Product, Profile, Severity};
use crate::domain::archive::ArchiveFacts;
use crate::domain::package::{self, Planned};
use crate::domain::project::Project;
use crate::domain::widget::Widget;
use crate::domain::{template, zip};
use crate::platform::clock;
use crate::platform::files::{self, OpenError, Opened, Origin, Resolve, SaveError};
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
            Leaving::Start => {
                self.state.open = None;
                self.watch_widget();
            }
            Leaving::Sample => self.show(OpenWidget::new(Project::new(template::sample()), None)),
            Leaving::New(widget, product) => {
                let project = Project::unsaved(Arc::unwrap_or_clone(widget));
                self.show(OpenWidget { product, ..OpenWidget::new(project, None) });
            }
            Leaving::Open(path) => self.read(path),
            Leaving::Reload => {
                if let Some(home) = self.state.open.as_ref().and_then(|open| open.home().map(Path::to_owned)) {
                    self.read(home);
                }
            }
            Leaving::Restore(path, files) => self.bring_back(path, files),
            Leaving::Quit => self.state.may_close = true,
        }
    }

    pub(super) fn show(&mut self, open: OpenWidget) {
        self.state.open = Some(open);
        self.rescue.forget();
        self.forget_widget();
        self.watch_widget();
    }

    fn read(&mut self, path: PathBuf) {
        self.busy(Busy::Opening);
        let preferences = self.state.preferences.clone();
        self.jobs.start("open", move || {
            let path = files::canonical(&path);
            let result = match preferences.build_folder(&path).map(files::open) {
                // Nothing is built yet.
                Some(Err(OpenError::NotFound(_))) | None => files::open(&path),
                Some(built) => built,
            };
            Done::Opened(path, result)
        });
    }

    pub(super) fn opened(&mut self, path: PathBuf, result: Result<Opened, OpenError>) {
        self.state.busy = None;
        match result {
            Ok(opened) => {
                let is_built = opened.origin.path() != path;
                if !is_built && self.state.preferences.build_folder(&path).is_some() {
                    let next = self.state.lang().tr("notice-not-built-next");
                    self.notify(Some(Severity::Warning), Msg::new("notice-not-built"), Some(next));
                }
                log::info!("opened {}: {} files", path.display(), opened.widget.files().len());
                let mut open = OpenWidget::new(Project::new(opened.widget), Some(opened.origin));
                open.project_folder = is_built.then(|| path.clone());
                let can_become_one = template::order::lacks_manifest(open.project.widget());
                match self.state.preferences.of(&path) {
                    Some(known) => (open.product, open.profile) = (known.product, known.profile),
                    // The dialog in front of it says for which product.
                    None if can_become_one => {}
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
            Some(_) if self.refuses() => {}
            Some(origin) => self.write(origin, then),
            None => self.send(super::action::Action::SaveAsFolder.into()),
        }
    }

    fn write(&mut self, origin: Origin, then: Option<Leaving>) {
        let Some(open) = &self.state.open else { return };
        let (saved, widget) = (open.project.saved().clone(), open.project.widget().clone());
        self.busy(Busy::Saving);
        self.jobs.start("save", move || {
            let result = files::save(&origin, &saved, &widget, Resolve::Ask);
            let contested = match &result {
                Err(SaveError::Conflicts(conflicts)) => outside::compare(conflicts, &saved, &widget),
                _ => Vec::new(),
            };
            Done::Saved { origin, widget, result, contested, then }
        });
    }

    fn write_as(&mut self, origin: Origin) {
        let Some(open) = &self.state.open else { return };
        let widget = open.project.widget().clone();
        self.busy(Busy::Saving);
        self.jobs.start("save", move || {
            let result = files::save_as(&origin, &widget);
            // What is new has a canonical path only now.
            let origin = origin.canonical();
            Done::Saved { origin, widget, result, contested: Vec::new(), then: None }
        });
    }

    pub(super) fn saved(
        &mut self,
        origin: Origin,
        widget: Arc<Widget>,
        result: Result<(), SaveError>,
        contested: Vec<ConflictFile>,
        then: Option<Leaving>,
    ) {
        self.state.busy = None;
        match result {
            Ok(()) => {
                let is_new = self.state.open.as_ref().is_some_and(|open| open.origin.as_ref() != Some(&origin));
                log::info!("saved {}", origin.path().display());
                self.with_open(|open| {
                    open.project.mark_saved(widget);
                    open.project.settle(archive_facts(&origin));
                    open.origin = Some(origin);
                    if is_new {
                        open.project_folder = None;
                        open.read_only = false;
                    }
                });
                if is_new {
                    self.watch_widget();
                }
                self.notify(None, Msg::new("notice-saved"), None);
                self.update_recent();
                if let Some(leaving) = then {
                    self.go(leaving);
                }
            }
            Err(SaveError::Conflicts(conflicts)) => {
                log::info!("{} is changed on disk, nothing was saved", origin.path().display());
                let is_free = |conflict: &files::Conflict| contested.iter().all(|file| file.conflict.path != conflict.path);
                self.take_up_disk(&conflicts.into_iter().filter(is_free).collect::<Vec<_>>());
                if contested.is_empty() { self.save(then) } else { self.ask_versions(contested, then) }
            }
            Err(error) => self.explain(error.explain(self.state.lang())),
        }
    }

    pub(super) fn save_then_go(&mut self) {
        if let Some(Dialog::Unsaved(leaving)) = self.state.dialog.take() {
            self.save(Some(leaving));
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
                log::info!("packed {place}");
                self.notify(None, Msg::new("notice-packed"), Some(place));
            }
            Err(error) => self.explain(error.explain(self.state.lang())),
        }
    }

    pub(super) fn reveal_packed(&mut self) {
        let Some(Dialog::Pack(PackDialog { target: Some(path), .. })) = &self.state.dialog else { return };
        self.reveal(path.clone());
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
            PickFor::BuildFolder => self.set_build_folder(Some(path)),
            PickFor::Source(role) => self.lab(LabCommand::Take(role, lab::Origin::Disk(path))),
        }
    }

    /// Puts the open widget on top of the recent list, as it was checked last.
    pub(super) fn update_recent(&mut self) {
        let Some(open) = &self.state.open else { return };
        let Some(path) = open.home().map(Path::to_owned) else { return };
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
        self.remember(move |it| it.remember(recent.clone()));
    }
}

/// What is known of a widget's archive once it was written here: nothing odd any more.
fn archive_facts(origin: &Origin) -> Option<Arc<ArchiveFacts>> {
    let Origin::Zip(path) = origin else { return None };
    let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Some(Arc::new(ArchiveFacts { file_name, oddities: Vec::new() }))
}
