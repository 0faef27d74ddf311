//! Keeps unsaved edits, looks for those that were left behind, and brings them back.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::offers::{offers, read};
use super::{Offer, Recovery, RecoveryCommand, RecoveryEvent, RescueDialog, Restored};
use crate::app::core::jobs::JobId;
use crate::app::core::navigation::Leaving;
use crate::app::core::notices::About;
use crate::app::core::open_widget::OpenWidget;
use crate::app::core::ticket::{Busy, Failure, Owner, Ticket};
use crate::app::core::{Core, Feature};
use crate::checks::engine::rule::Severity;
use crate::formats::path::RelPath;
use crate::model::project::{Edit, Project, Revision};
use crate::model::widget::{FileChange, Widget};
use crate::system::recovery::{self, Autosave, Claim, Unsaved};
use crate::text::msg::Msg;

/// How long after the first edit that isn't kept yet the writing begins: what is typed quickly is written once, and all is
/// kept within two seconds.
const PAUSE: Duration = Duration::from_millis(800);
/// How long after a write that did not work the next is tried.
const RETRY: Duration = Duration::from_secs(10);

impl Feature for Recovery {
    type Command = RecoveryCommand;
    type Event = RecoveryEvent;

    fn update(&mut self, core: &mut Core, command: RecoveryCommand) {
        self.on_rescued(core, command);
    }

    fn on_event(&mut self, core: &mut Core, _: JobId, event: RecoveryEvent) {
        match event {
            RecoveryEvent::Kept(kept) => self.kept(core, kept),
            RecoveryEvent::Found { found, quietly } => self.rescued(core, found, quietly),
            RecoveryEvent::Read(left, restored) => self.restored(core, left, restored),
        }
    }

    fn failed(&mut self, _: &mut Core, job: JobId, _: &Failure) -> bool {
        if self.writing.take_if(|writing| *writing == job).is_some() {
            // The writing panicked: it is tried again.
            self.due = Some(Instant::now() + RETRY);
        }
        false
    }

    fn follow(&mut self, core: &mut Core) {
        self.follow_edits(core);
    }
}

impl Recovery {
    /// What keeps the unsaved edits, for the end of the program.
    pub fn autosave(&self) -> Arc<Autosave> {
        self.autosave.clone()
    }

    /// How long until edits are to be kept: the window has to wake up by then. `None` if all is kept.
    pub fn keeps_in(&self) -> Option<Duration> {
        let due = self.due.filter(|_| self.writing.is_none())?;
        Some(due.saturating_duration_since(Instant::now()))
    }

    /// Tells the autosave what is unsaved now.
    pub(super) fn follow_edits(&mut self, core: &mut Core) {
        let unsaved = core.open.as_ref().filter(|open| !core.may_close && open.project.is_dirty());
        let revision = unsaved.map(|open| open.project.revision());
        if revision == self.seen {
            return;
        }
        self.seen = revision;
        let lang = core.lang();
        let unsaved = unsaved.map(|open| Unsaved {
            origin: open.origin.clone(),
            name: open.name(lang).unwrap_or_default(),
            saved: open.project.saved().clone(),
            widget: open.project.widget().clone(),
        });
        // What was saved or discarded is to be gone at once.
        let due = Instant::now() + if unsaved.is_some() { PAUSE } else { Duration::ZERO };
        self.autosave.want(unsaved);
        self.due = Some(self.due.map_or(due, |earlier| earlier.min(due)));
        self.keep_when_due(core);
    }

    /// Starts the writing once its time has come.
    pub(in crate::app) fn keep_when_due(&mut self, core: &mut Core) {
        if self.keeps_in() != Some(Duration::ZERO) {
            return;
        }
        self.due = None;
        let autosave = self.autosave.clone();
        let source = self.source.take();
        self.writing = Some(core.start("rescue", Ticket::program(Owner::Recovery), move |_| {
            let kept = autosave.flush().and_then(|()| source.map_or(Ok(()), Claim::delete));
            RecoveryEvent::Kept(kept)
        }));
    }

    pub(super) fn kept(&mut self, core: &mut Core, kept: io::Result<()>) {
        self.writing = None;
        let Err(error) = kept else {
            self.told = false;
            return;
        };
        log::warn!("unsaved edits could not be kept: {error}");
        self.due = Some(Instant::now() + RETRY);
        if !std::mem::replace(&mut self.told, true) {
            core.notify(Some(Severity::Warning), Msg::new("notice-not-kept"), Some(error.to_string()));
        }
    }

    /// Looks for edits that were left behind. `quietly`: says nothing if there are none.
    pub(in crate::app) fn look_for_rescued(&mut self, core: &mut Core, quietly: bool) {
        let Some(data) = core.services.data.clone() else { return };
        let ticket = Ticket::program(Owner::Recovery);
        core.start("rescued", ticket, move |_| RecoveryEvent::Found { found: recovery::find(&data).map(offers), quietly });
    }

    pub(super) fn rescued(&mut self, core: &mut Core, found: io::Result<(Vec<Offer>, Vec<String>)>, quietly: bool) {
        match found {
            Ok((offers, foreign)) if !offers.is_empty() || (!foreign.is_empty() && !quietly) => {
                log::info!("unsaved edits of {} widgets were left behind", offers.len());
                core.queue_dialog(RescueDialog { offers, chosen: 0, asks_delete: false, foreign });
            }
            Ok((_, foreign)) if !foreign.is_empty() => {
                core.notify(
                    Some(Severity::Advice),
                    Msg::new("notice-rescue-foreign").with("count", foreign.len()),
                    Some(foreign.join(", ")),
                );
            }
            Ok(_) if !quietly => core.notify(None, Msg::new("notice-nothing-rescued"), None),
            Ok(_) => {}
            Err(error) => core.fail("notice-rescue-unreadable", &error),
        }
    }

    pub(super) fn on_rescued(&mut self, core: &mut Core, command: RecoveryCommand) {
        if matches!(command, RecoveryCommand::Look) {
            return self.look_for_rescued(core, false);
        }
        let Some(dialog) = core.dialogs.front_mut::<RescueDialog>() else { return };
        match command {
            RecoveryCommand::Choose(offer) => (dialog.chosen, dialog.asks_delete) = (offer, false),
            RecoveryCommand::AskDelete => dialog.asks_delete = true,
            RecoveryCommand::Delete if dialog.chosen < dialog.offers.len() => {
                let offer = dialog.offers.remove(dialog.chosen);
                (dialog.chosen, dialog.asks_delete) = (0, false);
                if dialog.offers.is_empty() {
                    core.dialogs.close();
                }
                log::info!("unsaved edits were deleted on purpose");
                if let Err(error) = offer.claim.delete() {
                    core.fail("notice-rescue-not-deleted", &error);
                }
            }
            RecoveryCommand::Delete | RecoveryCommand::Look => {}
            RecoveryCommand::Restore(files) => {
                let Some(offer) = dialog.offers.get(dialog.chosen) else { return };
                let path = offer.claim.path().to_owned();
                core.dialogs.close();
                core.leave(Leaving::Restore(path, files));
            }
        }
    }

    /// Reads edits to be brought back, and their widget from its place.
    pub(in crate::app) fn bring_back(&mut self, core: &mut Core, path: PathBuf, chosen: Vec<RelPath>) {
        let left = core.revision();
        let ticket = Ticket::program(Owner::Recovery).busy(Busy::Opening);
        core.navigation.opening =
            Some(core.start("restore", ticket, move |_| RecoveryEvent::Read(left, read(&path, chosen).map(Box::new))));
    }

    /// Opens a widget with the edits that were left: one step, unsaved.
    pub(super) fn restored(&mut self, core: &mut Core, left: Option<Revision>, restored: Result<Box<Restored>, String>) {
        core.navigation.opening = None;
        let Restored { claim, rescued, disk, chosen } = match restored {
            Ok(restored) => *restored,
            Err(reason) => return core.notify(Some(Severity::Error), Msg::new("notice-not-restored"), Some(reason)),
        };
        if !core.may_replace(left) {
            // The person has worked on meanwhile.
            return core.leave(Leaving::Restore(claim.path().to_owned(), chosen));
        }
        let is_chosen = |path: &RelPath| chosen.contains(path);
        let on_disk = |path: &RelPath| disk.as_ref().and_then(|opened| opened.widget.get(path.as_str()));
        let is_whole = rescued.files.iter().all(|file| is_chosen(&file.path) || on_disk(&file.path) == file.body.as_ref());
        let files = rescued.files.into_iter().filter(|file| is_chosen(&file.path));
        match disk {
            Some(opened) => {
                let present: BTreeSet<RelPath> = opened.widget.files().map(|(path, _)| path.clone()).collect();
                let changes = files.filter_map(|file| match file.body {
                    Some(body) => Some(FileChange::Write { path: file.path, body }),
                    None => present.contains(&file.path).then_some(FileChange::Delete { path: file.path }),
                });
                let changes = changes.collect();
                let path = opened.origin.path().to_owned();
                core.opened(path, left, Ok(opened));
                if let Some(of) = core.revision() {
                    core.edit(Edit::new(of, changes));
                }
            }
            None => {
                let files = files.filter_map(|file| Some((file.path, file.body?))).collect();
                core.show(OpenWidget::new(Project::unsaved(Widget::new(files, None)), None));
            }
        }
        log::info!("{} files of unsaved edits were brought back", chosen.len());
        // What wasn't chosen stays on offer.
        if is_whole {
            self.source = Some(claim);
        }
        let about = core.revision().map_or(About::Program, |open| About::Unsaved(open.doc));
        core.notify_about(about, None, Msg::new("notice-restored").with("count", chosen.len()), None);
    }
}
