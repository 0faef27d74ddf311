//! Saving: the widget is written on a job, and the one that was written is the one that is marked as saved.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::conflicts::{self, ConflictFile};
use super::question::other_widget;
use super::{Disk, DiskCommand, DiskEvent};
use crate::app::core::navigation::Leaving;
use crate::app::core::ticket::{Busy, Owner, Ticket};
use crate::app::core::{Core, Feature};
use crate::checks::engine::rule::Severity;
use crate::formats::zip::facts::ArchiveFacts;
use crate::model::widget::Widget;
use crate::system::files::{self, Origin, Resolve, SaveError};
use crate::text::msg::Msg;

impl Disk {
    /// Saves the widget where it lives, or asks for a place; then goes on.
    pub(in crate::app) fn save(&mut self, core: &mut Core, then: Option<Leaving>) {
        if core.runs(Busy::Saving) {
            core.navigation.after_save = then.or(core.navigation.after_save.take());
            return;
        }
        match core.origin().cloned() {
            Some(_) if core.refuses() => {}
            // All of it is to be decided about, not only what a save would write over.
            Some(_) if self.other.is_some() => self.show_question(core, Some(then)),
            Some(origin) => self.write(core, origin, then),
            None if core.open.is_some() => {
                core.navigation.after_save = then;
                self.update(core, DiskCommand::ChooseTarget { is_zip: false });
            }
            None => {}
        }
    }

    fn write(&mut self, core: &mut Core, origin: Origin, then: Option<Leaving>) {
        let Some(open) = &core.open else { return };
        let (doc, saved, widget) = (open.project.id(), open.project.saved().clone(), open.project.widget().clone());
        self.saving = Some(core.start("save", Ticket::doc(Owner::Disk, doc).busy(Busy::Saving), move |_| {
            let result = files::save(&origin, &saved, &widget, Resolve::Ask);
            let contested = match &result {
                Err(SaveError::Conflicts(changed)) => conflicts::compare(changed, &saved, &widget, other_widget(changed, &saved).is_some()),
                _ => Vec::new(),
            };
            DiskEvent::Saved { origin, widget, result, contested, then }
        }));
    }

    pub(super) fn write_as(&mut self, core: &mut Core, origin: Origin) {
        let Some(open) = &core.open else { return };
        if core.runs(Busy::Saving) {
            return core.notify(Some(Severity::Warning), Msg::new("notice-still-saving"), None);
        }
        let (doc, widget, then) = (open.project.id(), open.project.widget().clone(), core.navigation.after_save.take());
        self.saving = Some(core.start("save", Ticket::doc(Owner::Disk, doc).busy(Busy::Saving), move |_| {
            let result = files::save_as(&origin, &widget);
            // What is new has a canonical path only now.
            let origin = origin.canonical();
            DiskEvent::Saved { origin, widget, result, contested: Vec::new(), then }
        }));
    }

    pub(super) fn saved(
        &mut self,
        core: &mut Core,
        origin: Origin,
        widget: Arc<Widget>,
        result: Result<(), SaveError>,
        contested: Vec<ConflictFile>,
        then: Option<Leaving>,
    ) {
        self.saving = None;
        let then = core.navigation.after_save.take().or(then);
        match result {
            Ok(()) => {
                let is_new = core.origin() != Some(&origin);
                let was_gone = self.forget_gone(core);
                self.postponed.clear();
                self.lost.clear();
                log::info!("saved {}", origin.path().display());
                core.with_open(|open| {
                    open.project.mark_saved(widget);
                    open.project.settle(archive_facts(&origin));
                    open.origin = Some(origin);
                    if is_new {
                        open.project_folder = None;
                        open.read_only = false;
                        open.is_undecided = false;
                    }
                });
                if is_new || was_gone {
                    self.watch_widget(core);
                }
                core.notify(None, Msg::new("notice-saved"), None);
                core.update_recent();
                if let Some(leaving) = then {
                    core.leave(leaving);
                }
            }
            Err(SaveError::Gone(path)) => {
                log::info!("{} is gone, it is written anew", path.display());
                self.mark_gone(core);
                self.save(core, then);
            }
            Err(SaveError::Conflicts(conflicts)) => {
                log::info!("{} is changed on disk, nothing was saved", origin.path().display());
                let is_free = |conflict: &files::Conflict| contested.iter().all(|file| file.conflict.path != conflict.path);
                self.adopt_disk(core, &conflicts.into_iter().filter(is_free).collect::<Vec<_>>());
                if contested.is_empty() { self.save(core, then) } else { self.ask_versions(core, contested, then) }
            }
            Err(error) => core.explain(error.explain()),
        }
    }

    /// Sets the folder that holds what is built of the open project, and opens the widget from there.
    pub(super) fn set_build_folder(&mut self, core: &mut Core, build: Option<PathBuf>) {
        let Some(home) = core.open.as_ref().and_then(|open| open.home().map(Path::to_owned)) else { return };
        let project = home.clone();
        core.remember(move |it| it.set_build_folder(&project, build.clone()));
        core.leave(Leaving::Open(home));
    }
}

/// What is known of a widget's archive once it was written here: nothing odd any more.
fn archive_facts(origin: &Origin) -> Option<Arc<ArchiveFacts>> {
    let Origin::Zip(path) = origin else { return None };
    let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Some(Arc::new(ArchiveFacts { file_name, oddities: Vec::new() }))
}
