//! What other programs do to the open widget: seen as it happens, adopted at once where nothing here would be lost, else asked
//! about, file by file. And whether another studio has the widget open.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::App;
use super::dialog::{Dialog, Leaving};
use super::diff::{self, FileDiff};
use super::event::{Event, Owner, Ticket};
use super::notices::About;
use crate::checks::engine::rule::Severity;
use crate::formats::path::RelPath;
use crate::formats::text_edit;
use crate::model::document::FileBody;
use crate::model::widget::{FileChange, Widget};
use crate::services::merge;
use crate::system::files;
use crate::system::files::{Conflict, OpenError, Origin};
use crate::system::lock;
use crate::system::lock::LockGuard;
use crate::system::watch::FsWatcher;
use crate::text::msg::Msg;

/// How long nothing must happen before the disk is read: programs write a file in several steps.
const QUIET: Duration = Duration::from_millis(150);
/// How long a program that writes all the time is waited for.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long files that are gone or empty are waited for: some programs empty a folder or a file first, then write it.
const SETTLING: Duration = Duration::from_millis(700);

/// A file that differs on disk from what is known of it, and is changed here, too.
pub struct ConflictFile {
    /// The file, with what is on disk.
    pub conflict: Conflict,
    /// What the other program changed.
    pub theirs: FileDiff,
    /// What was changed here.
    pub mine: FileDiff,
    /// Both changes together, if they are on different lines.
    pub merged: Option<FileBody>,
    /// The chosen version.
    pub version: Version,
    /// What is here if that is taken, from what it was.
    pub result: FileDiff,
    base: Option<FileBody>,
    here: Option<FileBody>,
}

/// A version of a file that was changed by two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// As it is here.
    Mine,
    /// As it is on disk.
    Theirs,
    /// Both changes.
    Merged,
}

/// Files to decide about.
pub struct ConflictsDialog {
    /// The files.
    pub files: Vec<ConflictFile>,
    /// The file that is shown.
    pub shown: usize,
    /// Whether a save waits for the answer, and where the person goes after it.
    pub(super) save: Option<Option<Leaving>>,
}

impl ConflictsDialog {
    /// Whether what is chosen is saved then.
    pub fn saves(&self) -> bool {
        self.save.is_some()
    }
}

/// What the machine knows of the disk.
#[derive(Default)]
pub(super) struct DiskSync {
    pulse: Arc<Debounce>,
    watch: Option<Arc<Mutex<FsWatcher>>>,
    /// Whether the disk is being read.
    scans: bool,
    /// What was found when files were gone or empty, and when it is looked again.
    unsettled: Option<(Vec<Conflict>, Instant)>,
    /// What the person wants to decide later.
    postponed: Vec<Conflict>,
    /// What was on disk before the folder or archive vanished as a whole.
    gone: Option<Arc<Widget>>,
    claim: Option<(Origin, LockGuard)>,
}

/// When something last happened on disk, told by the watcher's thread.
#[derive(Default)]
struct Debounce(Mutex<Option<(Instant, Instant)>>);

impl Debounce {
    fn beat(&self) {
        let now = Instant::now();
        let mut beat = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *beat = Some((beat.map_or(now, |(first, _)| first), now));
    }

    fn take(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn is_beating(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn is_due(&self, now: Instant) -> bool {
        let beat = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let since = |then| now.saturating_duration_since(then);
        beat.is_some_and(|(first, last)| since(last) >= QUIET || since(first) >= PATIENCE)
    }
}

/// What is on disk, compared with what was known of it.
pub struct DiskScan {
    /// What was known: the saved state, or what was there before it vanished.
    known: Arc<Widget>,
    widget: Arc<Widget>,
    result: Result<(Vec<Conflict>, Vec<ConflictFile>), OpenError>,
}

impl App {
    /// Begins to watch the open widget where it is, and claims it.
    pub(super) fn watch_widget(&mut self) {
        let open = self.state.open.as_ref().and_then(|open| Some((open.project.id(), open.origin.clone()?)));
        let Some((doc, origin)) = open else {
            self.disk = DiskSync::default();
            return;
        };
        let claim = self.disk.claim.take().filter(|(claimed, _)| *claimed == origin);
        let is_claimed = claim.is_some();
        self.disk = DiskSync { claim, ..DiskSync::default() };
        let (pulse, wake) = (self.disk.pulse.clone(), self.services.wake.clone());
        let data = self.services.data.clone().filter(|_| !is_claimed);
        self.jobs.start("watch", Ticket::doc(Owner::Watching, doc), move |_| {
            let beat = pulse.clone();
            let tell = move || {
                beat.beat();
                wake();
            };
            let claim = data.map(|data| lock::acquire(&data, origin.path()));
            let watch = FsWatcher::start(&origin, Arc::new(tell));
            // What happened between reading and watching.
            pulse.beat();
            Event::Watching(origin, watch, claim)
        });
    }

    pub(super) fn watching(&mut self, origin: Origin, watch: FsWatcher, claim: Option<std::io::Result<Option<LockGuard>>>) {
        let Some(open) = self.state.open.as_mut().filter(|open| open.origin.as_ref() == Some(&origin)) else { return };
        open.watching = watch.how();
        self.disk.watch = Some(Arc::new(Mutex::new(watch)));
        match claim {
            Some(Ok(Some(claim))) => self.disk.claim = Some((origin, claim)),
            // The question comes up once no other dialog is in front.
            Some(Ok(None)) => open.is_undecided = true,
            // Without a place for locks nothing is known of others.
            Some(Err(_)) | None => {}
        }
    }

    /// Whether something happened on disk that is still to be looked at.
    pub(super) fn has_news(&self) -> bool {
        (self.disk.pulse.is_beating() || self.disk.unsettled.is_some()) && self.may_look()
    }

    fn may_look(&self) -> bool {
        let is_on_disk = self.state.open.as_ref().is_some_and(|open| open.origin.is_some());
        is_on_disk && self.state.dialog.is_none() && self.state.busy.is_none() && !self.disk.scans
    }

    /// Looks at the disk once what happens there has come to rest.
    pub(super) fn look_if_due(&mut self) {
        let settled = self.disk.unsettled.as_ref().is_some_and(|(_, at)| Instant::now() >= *at);
        if (settled || self.disk.pulse.is_due(Instant::now())) && self.may_look() {
            self.look_at_disk();
        }
    }

    /// Compares the disk with what is known of it.
    pub(super) fn look_at_disk(&mut self) {
        if !self.may_look() {
            return;
        }
        let Some(open) = &self.state.open else { return };
        let Some(origin) = open.origin.clone() else { return };
        let (doc, widget) = (open.project.id(), open.project.widget().clone());
        let known = self.disk.gone.clone().unwrap_or_else(|| open.project.saved().clone());
        self.disk.scans = true;
        self.disk.pulse.take();
        let watch = self.disk.watch.clone();
        self.jobs.start("disk scan", Ticket::doc(Owner::Disk, doc), move |_| {
            if let Some(watch) = watch {
                watch.lock().unwrap_or_else(PoisonError::into_inner).keep_up();
            }
            let result = files::changed_on_disk(&origin, &known).map(|changed| {
                let both = compare(&changed, &known, &widget);
                (changed, both)
            });
            Event::Disk(DiskScan { known, widget, result })
        });
    }

    /// After a panic, or for a widget that is closed: looks again when something happens.
    pub(super) fn disk_scan_failed(&mut self) -> bool {
        self.disk.scans = false;
        false
    }

    /// Files changed on disk: adopted at once where nothing here would be lost, else the person is asked.
    pub(super) fn disk_scanned(&mut self, scan: DiskScan) {
        self.disk.scans = false;
        let Some(open) = &self.state.open else { return };
        let known = self.disk.gone.as_ref().unwrap_or_else(|| open.project.saved());
        if !self.may_look() || !Arc::ptr_eq(&scan.known, known) || !Arc::ptr_eq(&scan.widget, open.project.widget()) {
            return self.disk.pulse.beat();
        }
        let (changed, both) = match scan.result {
            Ok(found) => found,
            Err(error) => return self.disk_unreadable(&error),
        };
        let vanished = scan.known.files().len();
        if vanished > 0 && changed.iter().filter(|conflict| conflict.disk.is_none()).count() == vanished {
            if self.is_unsettled(&changed, &scan.known) {
                self.disk.unsettled = Some((changed, Instant::now() + SETTLING));
                return;
            }
            self.disk.unsettled = None;
            return self.mark_gone();
        }
        if self.disk.gone.is_none() && self.is_unsettled(&changed, &scan.known) {
            self.disk.unsettled = Some((changed, Instant::now() + SETTLING));
            return;
        }
        self.disk.unsettled = None;
        let was_gone = self.forget_gone();
        if was_gone {
            // Another program wrote the widget there again: what is on disk is the saved state.
            self.with_open(|open| open.project.mark_saved(scan.known));
            self.disk.postponed.clear();
        }
        let is_contested = |conflict: &Conflict| both.iter().any(|file| file.conflict.path == conflict.path);
        let (contested, free): (Vec<Conflict>, Vec<Conflict>) = changed.into_iter().partition(is_contested);
        self.adopt_disk(&free);
        if was_gone {
            self.watch_widget();
        }
        if !contested.is_empty() && self.disk.postponed != contested {
            self.disk.postponed = contested;
            self.show_dialog(Dialog::Conflicts(ConflictsDialog { files: both, shown: 0, save: None }));
        }
    }

    /// Whether files are gone or empty that were not so at the last look: a program may be about to write them.
    fn is_unsettled(&self, changed: &[Conflict], saved: &Widget) -> bool {
        let is_empty = |body: Option<&FileBody>| body.is_none_or(FileBody::is_empty);
        let vanished = |conflict: &Conflict| is_empty(conflict.disk.as_ref()) && !is_empty(saved.get(conflict.path.as_str()));
        changed.iter().any(vanished) && self.disk.unsettled.as_ref().is_none_or(|(known, _)| known != changed)
    }

    fn disk_unreadable(&mut self, error: &OpenError) {
        match error {
            // A file went between listing and reading, or the folder is being made anew.
            OpenError::NotFound(_) if self.disk.unsettled.is_none() && self.disk.gone.is_none() => {
                self.disk.unsettled = Some((Vec::new(), Instant::now() + SETTLING));
            }
            OpenError::NotFound(_) => {
                self.disk.unsettled = None;
                self.mark_gone();
            }
            _ => self.disk.unsettled = None,
        }
    }

    /// Nothing of the widget is on disk any more: all of it is unsaved now, and saving writes all of it.
    pub(super) fn mark_gone(&mut self) {
        let Some(open) = self.state.open.as_mut().filter(|_| self.disk.gone.is_none()) else { return };
        let doc = open.project.id();
        self.disk.gone = Some(open.project.saved().clone());
        open.project.mark_saved(Arc::default());
        open.is_gone = true;
        self.notify_next_about(About::Gone(doc), Severity::Warning, Msg::new("notice-gone"), Msg::new("notice-gone-next"));
    }

    /// Whether the folder or archive of the open widget is gone.
    pub(super) fn is_gone(&self) -> bool {
        self.disk.gone.is_some()
    }

    /// The widget is on disk again: saved, or written by another program. Returns whether it was gone.
    pub(super) fn forget_gone(&mut self) -> bool {
        self.with_open(|open| open.is_gone = false);
        self.disk.gone.take().is_some()
    }

    /// Adopts the disk's state of these files as one step, and as the saved state.
    pub(super) fn adopt_disk(&mut self, changed: &[Conflict]) {
        let Some(open) = &mut self.state.open else { return };
        let doc = open.project.id();
        let theirs = |conflict: &Conflict| conflict.disk.clone();
        let Some(saved) = with_disk(open.project.saved(), changed) else { return };
        let changes = changed.iter().filter_map(|conflict| change(open.project.widget(), &conflict.path, theirs(conflict))).collect();
        if let Err(error) = open.project.adopt(Arc::new(saved), changes) {
            return self.fail("notice-edit-failed", &error);
        }
        if let Some(first) = changed.first() {
            // A bundler may write all the time: one message is enough.
            self.state.notices.retain(|notice| notice.text.id != ADOPTED);
            let names: Vec<&str> = changed.iter().take(3).map(|conflict| conflict.path.as_str()).collect();
            let more = if changed.len() > names.len() { ", …" } else { "" };
            let text = Msg::new(ADOPTED).with("count", changed.len()).with("file", first.path.as_str());
            let detail = (changed.len() > 1).then(|| names.join(", ") + more);
            self.notify_about(About::Doc(doc), Some(Severity::Advice), text, detail);
        }
    }

    /// Shows files that a save would have overwritten.
    pub(super) fn ask_versions(&mut self, files: Vec<ConflictFile>, then: Option<Leaving>) {
        self.show_dialog(Dialog::Conflicts(ConflictsDialog { files, shown: 0, save: Some(then) }));
    }

    pub(super) fn show_conflict(&mut self, index: usize) {
        if let Some(Dialog::Conflicts(dialog)) = &mut self.state.dialog {
            dialog.shown = index.min(dialog.files.len().saturating_sub(1));
        }
    }

    pub(super) fn choose_version(&mut self, version: Version) {
        let Some(Dialog::Conflicts(dialog)) = &mut self.state.dialog else { return };
        if let Some(file) = dialog.files.get_mut(dialog.shown) {
            file.choose(version);
        }
    }

    /// Makes the chosen versions the present ones as one step; what is on disk is the saved state from now on. A save that
    /// waits goes on, and asks again if the disk has changed once more.
    pub(super) fn take_versions(&mut self) {
        let Some(Dialog::Conflicts(ConflictsDialog { files, save, .. })) = self.state.dialog.take() else { return };
        let Some(open) = &mut self.state.open else { return };
        let conflicts: Vec<Conflict> = files.iter().map(|file| file.conflict.clone()).collect();
        let Some(saved) = with_disk(open.project.saved(), &conflicts) else { return };
        let chosen = |file: &ConflictFile| change(open.project.widget(), &file.conflict.path, file.body(file.version).cloned());
        let changes = files.iter().filter(|file| file.version != Version::Mine).filter_map(chosen).collect();
        if let Err(error) = open.project.adopt(Arc::new(saved), changes) {
            return self.fail("notice-edit-failed", &error);
        }
        self.with_open(|open| open.project.seal());
        self.disk.postponed.clear();
        if let Some(then) = save {
            self.save(then);
        }
    }

    /// Goes on with a widget that another studio has open: only to look at it, or as if there were no other.
    pub(super) fn go_on_beside(&mut self, read_only: bool) {
        self.state.dialog = None;
        self.with_open(|open| (open.read_only, open.is_undecided) = (read_only, false));
    }

    /// Whether changes are refused because another studio has the widget; says so.
    pub(super) fn refuses(&mut self) -> bool {
        let read_only = self.state.open.as_ref().is_some_and(|open| open.read_only);
        if read_only {
            self.state.notices.retain(|notice| notice.text.id != READ_ONLY);
            self.notify_next(Severity::Warning, Msg::new(READ_ONLY), Msg::new("notice-read-only-next"));
        }
        read_only
    }
}

/// Ids of messages that take the place of an older one of theirs.
const ADOPTED: &str = "notice-reloaded";
const READ_ONLY: &str = "notice-read-only";

impl ConflictFile {
    fn new(conflict: Conflict, base: Option<FileBody>, here: Option<FileBody>) -> Self {
        let path = conflict.path.as_str();
        let merged = match (&base, &here, &conflict.disk) {
            (Some(FileBody::Text(base)), Some(FileBody::Text(here)), Some(FileBody::Text(disk))) => {
                merge::merge(base.as_str(), here.as_str(), disk.as_str()).map(FileBody::text)
            }
            _ => None,
        };
        let theirs = diff::of_files(path, base.as_ref(), conflict.disk.as_ref());
        let mine = diff::of_files(path, base.as_ref(), here.as_ref());
        let version = if merged.is_some() { Version::Merged } else { Version::Mine };
        let mut file = Self { result: mine.clone(), conflict, theirs, mine, merged, version, base, here };
        file.choose(version);
        file
    }

    /// The file in this version; `None` if there is none in it.
    pub fn body(&self, version: Version) -> Option<&FileBody> {
        match version {
            Version::Mine => self.here.as_ref(),
            Version::Theirs => self.conflict.disk.as_ref(),
            Version::Merged => self.merged.as_ref(),
        }
    }

    fn choose(&mut self, version: Version) {
        self.version = version;
        self.result = match version {
            Version::Mine => self.mine.clone(),
            Version::Theirs => self.theirs.clone(),
            Version::Merged => diff::of_files(self.conflict.path.as_str(), self.base.as_ref(), self.merged.as_ref()),
        };
    }
}

/// The files among `changed` that are changed here, too, and differently.
pub(super) fn compare(changed: &[Conflict], saved: &Widget, widget: &Widget) -> Vec<ConflictFile> {
    let contested = changed.iter().filter_map(|conflict| {
        let path = conflict.path.as_str();
        let (base, here) = (saved.get(path), widget.get(path));
        let is_contested = here != base && here != conflict.disk.as_ref();
        is_contested.then(|| ConflictFile::new(conflict.clone(), base.cloned(), here.cloned()))
    });
    contested.collect()
}

/// `saved` with what is on disk.
fn with_disk(saved: &Widget, changed: &[Conflict]) -> Option<Widget> {
    let mut known = saved.clone();
    let changes: Vec<FileChange> = changed.iter().filter_map(|conflict| change(saved, &conflict.path, conflict.disk.clone())).collect();
    known.apply(&changes).ok()?;
    Some(known)
}

/// The change that makes `body` the content of a file; `None` if it is already. Of a text only what differs, so that the
/// history of a file that is written again and again stays small.
fn change(widget: &Widget, path: &RelPath, body: Option<FileBody>) -> Option<FileChange> {
    let path = path.clone();
    match (widget.get(path.as_str()), body) {
        (old, Some(body)) if old == Some(&body) => None,
        (Some(FileBody::Text(old)), Some(FileBody::Text(new))) => {
            let edit = text_edit::difference(old.as_str(), new.as_str())?;
            Some(FileChange::Edit { path, edits: vec![edit] })
        }
        (_, Some(body)) => Some(FileChange::Write { path, body }),
        (Some(_), None) => Some(FileChange::Delete { path }),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_disk_is_read_once_it_rests_and_before_long_while_it_does_not() {
        let first = Instant::now();
        let after = |millis| first + Duration::from_millis(millis);
        let due = |last, now| Debounce(Mutex::new(Some((first, after(last))))).is_due(after(now));
        assert!(!due(0, 100) && due(0, 150), "a file is written in several steps");
        assert!(!due(900, 980), "it is still being written");
        assert!(due(960, 1000) && due(1960, 2000), "a program that writes all the time is not waited for");
        assert!(!Debounce::default().is_due(after(5000)));
    }
}
