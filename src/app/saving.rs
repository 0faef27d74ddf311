//! Saving: the widget is written on a job, and the one that was written is the one that is marked as saved.

use std::sync::Arc;

use super::App;
use super::action::Action;
use super::dialog::Leaving;
use super::disk_sync::{self, ConflictFile};
use super::event::{Event, Owner, Ticket};
use super::state::Busy;
use crate::checks::engine::rule::Severity;
use crate::formats::zip::facts::ArchiveFacts;
use crate::model::widget::Widget;
use crate::system::clock;
use crate::system::files;
use crate::system::files::{Origin, Resolve, SaveError};
use crate::system::preferences::Recent;
use crate::text::msg::Msg;

impl App {
    /// Saves the widget where it lives, or asks for a place; then goes on.
    pub(super) fn save(&mut self, then: Option<Leaving>) {
        if self.runs(Busy::Saving) {
            self.after_save = then.or(self.after_save.take());
            return;
        }
        match self.origin().cloned() {
            Some(_) if self.refuses() => {}
            Some(origin) => self.write(origin, then),
            None if self.state.open.is_some() => {
                self.after_save = then;
                self.send(Action::SaveAsFolder.into());
            }
            None => {}
        }
    }

    fn write(&mut self, origin: Origin, then: Option<Leaving>) {
        let Some(open) = &self.state.open else { return };
        let (doc, saved, widget) = (open.project.id(), open.project.saved().clone(), open.project.widget().clone());
        self.jobs.start("save", Ticket::doc(Owner::Saving, doc).busy(Busy::Saving), move |_| {
            let result = files::save(&origin, &saved, &widget, Resolve::Ask);
            let contested = match &result {
                Err(SaveError::Conflicts(conflicts)) => disk_sync::compare(conflicts, &saved, &widget),
                _ => Vec::new(),
            };
            Event::Saved { origin, widget, result, contested, then }
        });
    }

    pub(super) fn write_as(&mut self, origin: Origin) {
        let Some(open) = &self.state.open else { return };
        if self.runs(Busy::Saving) {
            return self.notify(Some(Severity::Warning), Msg::new("notice-still-saving"), None);
        }
        let (doc, widget, then) = (open.project.id(), open.project.widget().clone(), self.after_save.take());
        self.jobs.start("save", Ticket::doc(Owner::Saving, doc).busy(Busy::Saving), move |_| {
            let result = files::save_as(&origin, &widget);
            // What is new has a canonical path only now.
            let origin = origin.canonical();
            Event::Saved { origin, widget, result, contested: Vec::new(), then }
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
        let then = self.after_save.take().or(then);
        match result {
            Ok(()) => {
                let is_new = self.origin() != Some(&origin);
                let was_gone = self.forget_gone();
                log::info!("saved {}", origin.path().display());
                self.with_open(|open| {
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
                    self.watch_widget();
                }
                self.notify(None, Msg::new("notice-saved"), None);
                self.update_recent();
                if let Some(leaving) = then {
                    self.leave(leaving);
                }
            }
            Err(SaveError::Gone(path)) => {
                log::info!("{} is gone, it is written anew", path.display());
                self.mark_gone();
                self.save(then);
            }
            Err(SaveError::Conflicts(conflicts)) => {
                log::info!("{} is changed on disk, nothing was saved", origin.path().display());
                let is_free = |conflict: &files::Conflict| contested.iter().all(|file| file.conflict.path != conflict.path);
                self.adopt_disk(&conflicts.into_iter().filter(is_free).collect::<Vec<_>>());
                if contested.is_empty() { self.save(then) } else { self.ask_versions(contested, then) }
            }
            Err(error) => self.explain(error.explain()),
        }
    }

    /// A save panicked, or its widget is gone: nobody goes anywhere because of it.
    pub(super) fn save_failed(&mut self) -> bool {
        self.after_save = None;
        true
    }

    /// Puts the open widget on top of the recent list, as it was checked last.
    pub(super) fn update_recent(&mut self) {
        let Some(open) = &self.state.open else { return };
        let Some(path) = open.home().map(std::path::Path::to_owned) else { return };
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
