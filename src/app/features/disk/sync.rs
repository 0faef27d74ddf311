//! What other programs do to the open widget: seen as it happens, adopted at once where nothing here would be lost, else asked
//! about, file by file. And whether another studio has the widget open.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::conflicts::{ConflictFile, ConflictsDialog, Version, change, compare, with_disk};
use super::question::{other_widget, taking, without_trace};
use super::{Compared, Disk, DiskEvent, DiskScan};
use crate::app::core::Core;
use crate::app::core::navigation::Leaving;
use crate::app::core::notices::About;
use crate::app::core::ticket::{Owner, Ticket};
use crate::checks::engine::rule::Severity;
use crate::model::document::FileBody;
use crate::model::widget::Widget;
use crate::system::files::{self, Conflict, OpenError, Origin};
use crate::system::lock::{self, LockGuard};
use crate::system::watch::FsWatcher;
use crate::text::msg::Msg;

/// How long files that are gone or empty are waited for: some programs empty a folder or a file first, then write it.
const SETTLING: Duration = Duration::from_millis(700);

/// The message about adopted files, which takes the place of an older one.
const ADOPTED: &str = "notice-reloaded";

impl Disk {
    /// Begins to watch the open widget where it is, and claims it.
    pub(super) fn watch_widget(&mut self, core: &mut Core) {
        let open = core.open.as_ref().and_then(|open| Some((open.project.id(), open.origin.clone()?)));
        let Some((doc, origin)) = open else {
            *self = Self::default();
            return;
        };
        let claim = self.claim.take().filter(|(claimed, _)| *claimed == origin);
        let is_claimed = claim.is_some();
        *self = Self { claim, saving: self.saving, ..Self::default() };
        let (pulse, wake) = (self.pulse.clone(), core.services.wake.clone());
        let data = core.services.data.clone().filter(|_| !is_claimed);
        core.start("watch", Ticket::doc(Owner::Disk, doc), move |_| {
            let beat = pulse.clone();
            let tell = move || {
                beat.beat();
                wake();
            };
            let claim = data.map(|data| lock::acquire(&data, origin.path()));
            let watch = FsWatcher::start(&origin, Arc::new(tell));
            // What happened between reading and watching.
            pulse.beat();
            DiskEvent::Watching(origin, watch, claim)
        });
    }

    pub(super) fn watching(
        &mut self,
        core: &mut Core,
        origin: Origin,
        watch: FsWatcher,
        claim: Option<std::io::Result<Option<LockGuard>>>,
    ) {
        let Some(open) = core.open.as_mut().filter(|open| open.origin.as_ref() == Some(&origin)) else { return };
        open.watching = watch.how();
        self.watch = Some(Arc::new(Mutex::new(watch)));
        match claim {
            Some(Ok(Some(claim))) => self.claim = Some((origin, claim)),
            // The question comes up once no other dialog is in front.
            Some(Ok(None)) => open.is_undecided = true,
            // Without a place for locks nothing is known of others.
            Some(Err(_)) | None => {}
        }
    }

    /// Whether something happened on disk that is still to be looked at.
    pub(in crate::app) fn has_news(&self, core: &Core) -> bool {
        (self.pulse.is_beating() || self.unsettled.is_some()) && self.may_look(core)
    }

    fn may_look(&self, core: &Core) -> bool {
        let is_on_disk = core.open.as_ref().is_some_and(|open| open.origin.is_some());
        is_on_disk && !core.dialogs.is_open() && core.busy().is_none() && self.scanning.is_none()
    }

    /// Looks at the disk once what happens there has come to rest.
    pub(in crate::app) fn look_if_due(&mut self, core: &mut Core) {
        let settled = self.unsettled.as_ref().is_some_and(|(_, at)| Instant::now() >= *at);
        if (settled || self.pulse.is_due(Instant::now())) && self.may_look(core) {
            self.look_at_disk(core);
        }
    }

    /// Compares the disk with what is known of it.
    pub(super) fn look_at_disk(&mut self, core: &mut Core) {
        if !self.may_look(core) {
            return;
        }
        let Some(open) = &core.open else { return };
        let Some(origin) = open.origin.clone() else { return };
        let (doc, widget) = (open.project.id(), open.project.widget().clone());
        let known = self.gone.clone().unwrap_or_else(|| open.project.saved().clone());
        self.pulse.take();
        let watch = self.watch.clone();
        self.scanning = Some(core.start("disk scan", Ticket::doc(Owner::Disk, doc), move |_| {
            if let Some(watch) = watch {
                watch.lock().unwrap_or_else(PoisonError::into_inner).keep_up();
            }
            let result = files::changed_on_disk(&origin, &known).map(|changed| {
                let other = other_widget(&changed, &known);
                let contested = compare(&changed, &known, &widget, other.is_some());
                Compared { changed, contested, other }
            });
            DiskEvent::Scanned(DiskScan { known, widget, result })
        }));
    }

    /// Files changed on disk: adopted at once where nothing here would be lost, else the person is asked.
    pub(super) fn disk_scanned(&mut self, core: &mut Core, scan: DiskScan) {
        self.scanning = None;
        let Some(open) = &core.open else { return };
        let known = self.gone.as_ref().unwrap_or_else(|| open.project.saved());
        if !self.may_look(core) || !Arc::ptr_eq(&scan.known, known) || !Arc::ptr_eq(&scan.widget, open.project.widget()) {
            return self.pulse.beat();
        }
        let Compared { changed, contested: both, other } = match scan.result {
            Ok(found) => found,
            Err(error) => return self.disk_unreadable(core, &error),
        };
        let vanished = scan.known.files().len();
        if vanished > 0 && changed.iter().filter(|conflict| conflict.disk.is_none()).count() == vanished {
            if self.is_unsettled(&changed, &scan.known) {
                self.unsettled = Some((changed, Instant::now() + SETTLING));
                return;
            }
            self.unsettled = None;
            return self.mark_gone(core);
        }
        if self.gone.is_none() && self.is_unsettled(&changed, &scan.known) {
            self.unsettled = Some((changed, Instant::now() + SETTLING));
            return;
        }
        self.unsettled = None;
        let was_gone = self.forget_gone(core);
        if was_gone {
            // Another program wrote the widget there again: what is on disk is the saved state.
            core.with_open(|open| open.project.mark_saved(scan.known));
            let asks = self.asks.take();
            self.watch_widget(core);
            self.asks = asks;
        }
        let is_free = |conflict: &Conflict| both.iter().all(|file| file.conflict.path != conflict.path);
        self.adopt_disk(core, &changed.into_iter().filter(is_free).collect::<Vec<_>>());
        self.put_question(core, both, other);
    }

    /// Whether files are gone or empty that were not so at the last look: a program may be about to write them.
    fn is_unsettled(&self, changed: &[Conflict], saved: &Widget) -> bool {
        let is_empty = |body: Option<&FileBody>| body.is_none_or(FileBody::is_empty);
        let vanished = |conflict: &Conflict| is_empty(conflict.disk.as_ref()) && !is_empty(saved.get(conflict.path.as_str()));
        changed.iter().any(vanished) && self.unsettled.as_ref().is_none_or(|(known, _)| known != changed)
    }

    fn disk_unreadable(&mut self, core: &mut Core, error: &OpenError) {
        match error {
            // A file went between listing and reading, or the folder is being made anew.
            OpenError::NotFound(_) if self.unsettled.is_none() && self.gone.is_none() => {
                self.unsettled = Some((Vec::new(), Instant::now() + SETTLING));
            }
            OpenError::NotFound(_) => {
                self.unsettled = None;
                self.mark_gone(core);
            }
            _ => self.unsettled = None,
        }
    }

    /// Nothing of the widget is on disk any more: all of it is unsaved now, and saving writes all of it.
    pub(super) fn mark_gone(&mut self, core: &mut Core) {
        let Some(open) = core.open.as_mut().filter(|_| self.gone.is_none()) else { return };
        let doc = open.project.id();
        self.gone = Some(open.project.saved().clone());
        open.project.mark_saved(Arc::default());
        open.is_gone = true;
        core.notify_next_about(About::Gone(doc), Severity::Warning, Msg::new("notice-gone"), Msg::new("notice-gone-next"));
    }

    /// The widget is on disk again: saved, or written by another program. Returns whether it was gone.
    pub(super) fn forget_gone(&mut self, core: &mut Core) -> bool {
        core.with_open(|open| open.is_gone = false);
        self.gone.take().is_some()
    }

    /// Adopts the disk's state of these files as one step, and as the saved state. What is only away stays here, unless all of it is
    /// made by a build.
    pub(super) fn adopt_disk(&mut self, core: &mut Core, changed: &[Conflict]) {
        let Some(open) = &core.open else { return };
        let is_built = open.project_folder.is_some();
        let (lost, changed) = if is_built { (Vec::new(), changed.to_vec()) } else { without_trace(open.project.widget(), changed) };
        self.keep_lost(core, &lost);
        let Some(open) = &mut core.open else { return };
        let doc = open.project.id();
        let Some(saved) = with_disk(open.project.saved(), &changed) else { return };
        let changes = taking(open.project.widget(), &changed);
        if let Err(error) = open.project.adopt(Arc::new(saved), changes) {
            return core.fail("notice-edit-failed", &error);
        }
        if let Some(first) = changed.first() {
            // A bundler may write all the time: one message is enough.
            core.notices.forget(ADOPTED);
            let names: Vec<&str> = changed.iter().take(3).map(|conflict| conflict.path.as_str()).collect();
            let more = if changed.len() > names.len() { ", …" } else { "" };
            let text = Msg::new(ADOPTED).with("count", changed.len()).with("file", first.path.as_str());
            let detail = (changed.len() > 1).then(|| names.join(", ") + more);
            core.notify_about(About::Doc(doc), Some(Severity::Advice), text, detail);
        }
    }

    /// Shows files that a save would have overwritten.
    pub(super) fn ask_versions(&mut self, core: &mut Core, files: Vec<ConflictFile>, then: Option<Leaving>) {
        core.show_dialog(ConflictsDialog { files, shown: 0, save: Some(then) });
    }

    pub(super) fn show_conflict(&mut self, core: &mut Core, index: usize) {
        if let Some(dialog) = core.dialogs.front_mut::<ConflictsDialog>() {
            dialog.shown = index.min(dialog.files.len().saturating_sub(1));
        }
    }

    pub(super) fn choose_version(&mut self, core: &mut Core, version: Version) {
        let Some(dialog) = core.dialogs.front_mut::<ConflictsDialog>() else { return };
        if let Some(file) = dialog.files.get_mut(dialog.shown) {
            file.choose(version);
        }
    }

    /// Makes the chosen versions the present ones as one step; what is on disk is the saved state from now on. A save that
    /// waits goes on, and asks again if the disk has changed once more.
    pub(super) fn take_versions(&mut self, core: &mut Core) {
        let Some(ConflictsDialog { files, save, .. }) = core.dialogs.take() else { return };
        let Some(open) = &mut core.open else { return };
        let conflicts: Vec<Conflict> = files.iter().map(|file| file.conflict.clone()).collect();
        let Some(saved) = with_disk(open.project.saved(), &conflicts) else { return };
        let chosen = |file: &ConflictFile| change(open.project.widget(), &file.conflict.path, file.body(file.version).cloned());
        let changes = files.iter().filter(|file| file.version != Version::Mine).filter_map(chosen).collect();
        if let Err(error) = open.project.adopt(Arc::new(saved), changes) {
            return core.fail("notice-edit-failed", &error);
        }
        core.with_open(|open| open.project.seal());
        self.postponed.clear();
        self.other = None;
        if let Some(then) = save {
            self.save(core, then);
        }
    }

    /// Goes on with a widget that another studio has open: only to look at it, or as if there were no other.
    pub(super) fn go_on_beside(&mut self, core: &mut Core, read_only: bool) {
        core.dialogs.close();
        core.with_open(|open| (open.read_only, open.is_undecided) = (read_only, false));
    }
}
