//! Unsaved edits are kept while they are made, and offered again after the studio ended before they were saved.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::App;
use super::dialog::{Dialog, Leaving};
use super::diff::{self, FileDiff};
use super::event::{Event, Owner, Ticket};
use super::notices::About;
use super::state::{Busy, OpenWidget};
use crate::checks::engine::rule::Severity;
use crate::formats::path::RelPath;
use crate::model::project::{Edit, Project, Revision};
use crate::model::widget::{FileChange, Widget};
use crate::services::archive::sha256_hex;
use crate::system::clock;
use crate::system::files;
use crate::system::files::{Opened, Origin};
use crate::system::recovery;
use crate::system::recovery::{Autosave, Claim, Found, Recovered, Unsaved};
use crate::text::msg::Msg;

/// How long after the first edit that isn't kept yet the writing begins: what is typed quickly is written once, and all is
/// kept within two seconds.
const PAUSE: Duration = Duration::from_millis(800);
/// How long after a write that did not work the next is tried.
const RETRY: Duration = Duration::from_secs(10);

/// What is asked about edits that were left behind.
#[derive(Debug, Clone)]
pub enum RescueCommand {
    /// Show another widget's.
    Choose(usize),
    /// Open the shown widget with these files as they were, unsaved.
    Restore(Vec<RelPath>),
    /// Ask before the shown ones are deleted.
    AskDelete,
    /// Delete them.
    Delete,
}

/// Edits that were left behind, to be looked at.
pub struct RescueDialog {
    /// Those of each widget, newest first, then what can't be read; never empty, but where there are only foreign files.
    pub offers: Vec<Offer>,
    /// The one that is shown.
    pub chosen: usize,
    /// Whether the person is asked about deleting it.
    pub asks_delete: bool,
    /// Names of files in the rescue folder that the studio didn't write.
    pub foreign: Vec<String>,
}

/// What was left of one widget.
pub struct Offer {
    claim: Claim,
    /// The widget's name, or that of its folder or of the file if it has none.
    pub name: String,
    /// Where it lives; `None` if it was never saved.
    pub origin: Option<Origin>,
    /// Whether it can't be read from there now: it opens as a new one.
    pub is_gone: bool,
    /// How long ago the edits were kept.
    pub age: Duration,
    /// The files that differ from what is on disk now.
    pub files: Vec<OfferedFile>,
    /// Why the edits can't be read; English.
    pub fault: Option<String>,
}

/// A file that was left.
pub struct OfferedFile {
    /// Its path in the widget.
    pub path: RelPath,
    /// From what is on disk now to what was left.
    pub diff: FileDiff,
    /// Whether it was changed on disk since the edits began.
    pub is_changed_on_disk: bool,
}

/// Edits that were read to be brought back.
pub struct Restored {
    claim: Claim,
    rescued: Recovered,
    disk: Option<Opened>,
    chosen: Vec<RelPath>,
}

/// What of the open widget is kept.
pub(super) struct Rescue {
    autosave: Arc<Autosave>,
    /// The revision whose edits the autosave knows of.
    seen: Option<Revision>,
    /// When the next write begins.
    due: Option<Instant>,
    is_writing: bool,
    /// Whether the person knows that edits can't be kept.
    told: bool,
    /// Where the edits came from that are kept here from now on: to be deleted once they are.
    source: Option<Claim>,
}

impl Rescue {
    pub(super) fn new(data: Option<&std::path::Path>) -> Self {
        Self { autosave: Arc::new(Autosave::new(data)), seen: None, due: None, is_writing: false, told: false, source: None }
    }

    /// Another widget is open now.
    pub(super) fn forget(&mut self) {
        self.seen = None;
    }
}

impl Drop for Rescue {
    /// Carries out what no job has had the time for: above all, what was discarded on leaving is deleted.
    fn drop(&mut self) {
        let settled = self.autosave.flush().and_then(|()| self.source.take().map_or(Ok(()), Claim::delete));
        settled.unwrap_or_else(|error| log::error!("unsaved edits could not be kept or deleted at the end: {error}"));
    }
}

impl App {
    /// What keeps the unsaved edits, for the end of the program.
    pub fn autosave(&self) -> Arc<Autosave> {
        self.rescue.autosave.clone()
    }

    /// How long until edits are to be kept: the window has to wake up by then. `None` if all is kept.
    pub fn keeps_in(&self) -> Option<Duration> {
        let due = self.rescue.due.filter(|_| !self.rescue.is_writing)?;
        Some(due.saturating_duration_since(Instant::now()))
    }

    /// Tells the autosave what is unsaved now.
    pub(super) fn follow_edits(&mut self) {
        let unsaved = self.state.open.as_ref().filter(|open| !self.state.may_close && open.project.is_dirty());
        let revision = unsaved.map(|open| open.project.revision());
        if revision == self.rescue.seen {
            return;
        }
        self.rescue.seen = revision;
        let lang = self.state.lang();
        let unsaved = unsaved.map(|open| Unsaved {
            origin: open.origin.clone(),
            name: open.name(lang).unwrap_or_default(),
            saved: open.project.saved().clone(),
            widget: open.project.widget().clone(),
        });
        // What was saved or discarded is to be gone at once.
        let due = Instant::now() + if unsaved.is_some() { PAUSE } else { Duration::ZERO };
        self.rescue.autosave.want(unsaved);
        self.rescue.due = Some(self.rescue.due.map_or(due, |earlier| earlier.min(due)));
        self.keep_when_due();
    }

    /// Starts the writing once its time has come.
    pub(super) fn keep_when_due(&mut self) {
        if self.keeps_in() != Some(Duration::ZERO) {
            return;
        }
        self.rescue.due = None;
        self.rescue.is_writing = true;
        let autosave = self.rescue.autosave.clone();
        let source = self.rescue.source.take();
        self.jobs.start("rescue", Ticket::program(Owner::Keeping), move |_| {
            let kept = autosave.flush().and_then(|()| source.map_or(Ok(()), Claim::delete));
            Event::Kept(kept)
        });
    }

    pub(super) fn kept(&mut self, kept: io::Result<()>) {
        self.rescue.is_writing = false;
        let Err(error) = kept else {
            self.rescue.told = false;
            return;
        };
        log::warn!("unsaved edits could not be kept: {error}");
        self.rescue.due = Some(Instant::now() + RETRY);
        if !std::mem::replace(&mut self.rescue.told, true) {
            self.notify(Some(Severity::Warning), Msg::new("notice-not-kept"), Some(error.to_string()));
        }
    }

    /// The writing panicked: it is tried again.
    pub(super) fn keeping_failed(&mut self) -> bool {
        self.rescue.is_writing = false;
        self.rescue.due = Some(Instant::now() + RETRY);
        false
    }

    /// Looks for edits that were left behind. `quietly`: says nothing if there are none.
    pub(super) fn look_for_rescued(&mut self, quietly: bool) {
        let Some(data) = self.services.data.clone() else { return };
        let ticket = Ticket::program(Owner::Rescue);
        self.jobs.start("rescued", ticket, move |_| Event::Recovered { found: recovery::find(&data).map(offers), quietly });
    }

    pub(super) fn rescued(&mut self, found: io::Result<(Vec<Offer>, Vec<String>)>, quietly: bool) {
        match found {
            Ok((offers, foreign)) if !offers.is_empty() || (!foreign.is_empty() && !quietly) => {
                log::info!("unsaved edits of {} widgets were left behind", offers.len());
                self.queue_dialog(Dialog::Rescue(RescueDialog { offers, chosen: 0, asks_delete: false, foreign }));
            }
            Ok((_, foreign)) if !foreign.is_empty() => {
                self.notify(
                    Some(Severity::Advice),
                    Msg::new("notice-rescue-foreign").with("count", foreign.len()),
                    Some(foreign.join(", ")),
                );
            }
            Ok(_) if !quietly => self.notify(None, Msg::new("notice-nothing-rescued"), None),
            Ok(_) => {}
            Err(error) => self.fail("notice-rescue-unreadable", &error),
        }
    }

    pub(super) fn on_rescued(&mut self, command: RescueCommand) {
        let Some(Dialog::Rescue(dialog)) = &mut self.state.dialog else { return };
        match command {
            RescueCommand::Choose(offer) => (dialog.chosen, dialog.asks_delete) = (offer, false),
            RescueCommand::AskDelete => dialog.asks_delete = true,
            RescueCommand::Delete if dialog.chosen < dialog.offers.len() => {
                let offer = dialog.offers.remove(dialog.chosen);
                (dialog.chosen, dialog.asks_delete) = (0, false);
                if dialog.offers.is_empty() {
                    self.state.dialog = None;
                }
                log::info!("unsaved edits were deleted on purpose");
                if let Err(error) = offer.claim.delete() {
                    self.fail("notice-rescue-not-deleted", &error);
                }
            }
            RescueCommand::Delete => {}
            RescueCommand::Restore(files) => {
                let Some(offer) = dialog.offers.get(dialog.chosen) else { return };
                let path = offer.claim.path().to_owned();
                self.state.dialog = None;
                self.leave(Leaving::Restore(path, files));
            }
        }
    }

    /// Reads edits to be brought back, and their widget from its place.
    pub(super) fn bring_back(&mut self, path: PathBuf, chosen: Vec<RelPath>) {
        let left = self.revision();
        let ticket = Ticket::program(Owner::Opening).busy(Busy::Opening);
        self.opening = Some(self.jobs.start("restore", ticket, move |_| Event::Restored(left, read(&path, chosen).map(Box::new))));
    }

    /// Opens a widget with the edits that were left: one step, unsaved.
    pub(super) fn restored(&mut self, left: Option<Revision>, restored: Result<Box<Restored>, String>) {
        self.opening = None;
        let Restored { claim, rescued, disk, chosen } = match restored {
            Ok(restored) => *restored,
            Err(reason) => return self.notify(Some(Severity::Error), Msg::new("notice-not-restored"), Some(reason)),
        };
        if !self.may_replace(left) {
            // The person has worked on meanwhile.
            return self.leave(Leaving::Restore(claim.path().to_owned(), chosen));
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
                self.opened(path, left, Ok(opened));
                if let Some(of) = self.revision() {
                    self.edit(Edit::new(of, changes));
                }
            }
            None => {
                let files = files.filter_map(|file| Some((file.path, file.body?))).collect();
                self.show(OpenWidget::new(Project::unsaved(Widget::new(files, None)), None));
            }
        }
        log::info!("{} files of unsaved edits were brought back", chosen.len());
        // What wasn't chosen stays on offer.
        if is_whole {
            self.rescue.source = Some(claim);
        }
        let about = self.revision().map_or(About::Program, |open| About::Unsaved(open.doc));
        self.notify_about(about, None, Msg::new("notice-restored").with("count", chosen.len()), None);
    }
}

fn read(path: &std::path::Path, chosen: Vec<RelPath>) -> Result<Restored, String> {
    let claim = Claim::take(path).map_err(|error| error.to_string())?.ok_or("another studio has it")?;
    let rescued = recovery::read(path).map_err(|error| error.to_string())?;
    let disk = rescued.origin.as_ref().and_then(|origin| files::open(origin.path()).ok());
    Ok(Restored { claim, rescued, disk, chosen })
}

/// What was found, beside what is on disk now. Edits that are on disk already are no offer: their file goes.
fn offers(found: Found) -> (Vec<Offer>, Vec<String>) {
    let mut offers = Vec::new();
    for (claim, rescued) in found.left {
        match rescued.map_err(|error| error.to_string()) {
            Ok(rescued) => match offer(claim, rescued) {
                Ok(offer) => offers.push(offer),
                Err(claim) => claim.delete().unwrap_or_else(|error| log::warn!("edits that are saved already stay: {error}")),
            },
            Err(fault) => {
                let name = claim.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
                log::warn!("unsaved edits in {name} can't be read: {fault}");
                let (origin, age) = (None, Duration::ZERO);
                offers.push(Offer { claim, name, origin, is_gone: false, age, files: Vec::new(), fault: Some(fault) });
            }
        }
    }
    // What can't be read comes last.
    offers.sort_by_key(|offer| offer.fault.is_some());
    (offers, found.foreign)
}

fn offer(claim: Claim, rescued: Recovered) -> Result<Offer, Claim> {
    let disk = rescued.origin.as_ref().map(|origin| files::open(origin.path()));
    let is_gone = matches!(disk, Some(Err(_)));
    let disk = disk.and_then(Result::ok).map(|opened| opened.widget);
    let on_disk = |path: &RelPath| disk.as_ref().and_then(|widget| widget.get(path.as_str()));
    let differing = rescued.files.iter().filter(|file| on_disk(&file.path) != file.body.as_ref());
    let files: Vec<OfferedFile> = differing
        .map(|file| {
            let now = on_disk(&file.path);
            OfferedFile {
                path: file.path.clone(),
                diff: diff::of_files(file.path.as_str(), now, file.body.as_ref()),
                is_changed_on_disk: disk.is_some() && now.map(|body| sha256_hex(body.as_bytes())) != file.was,
            }
        })
        .collect();
    if files.is_empty() {
        return Err(claim);
    }
    let age = Duration::from_secs(u64::try_from(clock::now() - rescued.at).unwrap_or_default());
    let place = rescued.origin.as_ref().and_then(|origin| origin.path().file_name()).unwrap_or_default();
    let name = if rescued.name.is_empty() { place.to_string_lossy().into_owned() } else { rescued.name };
    Ok(Offer { claim, name, origin: rescued.origin, is_gone, age, files, fault: None })
}
