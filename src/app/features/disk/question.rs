//! What other programs did to the open widget that waits for the person's answer: nothing goes from the studio before it is given.

use super::conflicts::{ConflictFile, ConflictsDialog, change, with_disk};
use super::{Disk, DiskQuestion};
use crate::app::core::Core;
use crate::app::core::navigation::Leaving;
use crate::app::core::open_widget::OpenWidget;
use crate::crm::account::Names;
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::widget::{FileChange, Widget};
use crate::system::files::Conflict;

impl Disk {
    /// What waits for an answer, if anything does.
    pub fn question(&self, open: &OpenWidget) -> DiskQuestion {
        let widget = open.project.widget();
        let is_lost = |path: &&RelPath| widget.contains(path.as_str()) && !open.project.saved().contains(path.as_str());
        DiskQuestion {
            lost: if open.is_gone { Vec::new() } else { self.lost.iter().filter(is_lost).cloned().collect() },
            contested: self.postponed.iter().map(|conflict| conflict.path.clone()).collect(),
            other: self.other.clone(),
        }
    }

    /// Keeps files that are gone from the disk, unsaved.
    pub(super) fn keep_lost(&mut self, core: &mut Core, lost: &[Conflict]) {
        let Some(open) = core.open.as_mut().filter(|_| !lost.is_empty()) else { return };
        let Some(saved) = with_disk(open.project.saved(), lost) else { return };
        open.project.mark_saved(saved.into());
        self.lost.retain(|path| lost.iter().all(|conflict| conflict.path != *path));
        self.lost.extend(lost.iter().map(|conflict| conflict.path.clone()));
    }

    /// Lets files go that are gone from the disk, as one step.
    pub(super) fn let_lost_go(&mut self, core: &mut Core) {
        if core.refuses() {
            return;
        }
        let Some(open) = core.open.as_mut() else { return };
        let lost = self.question(open).lost;
        let changes = lost.iter().filter_map(|path| change(open.project.widget(), path, None)).collect();
        let saved = open.project.saved().clone();
        match open.project.adopt(saved, changes) {
            Ok(()) => {
                open.project.seal();
                self.lost.clear();
            }
            Err(error) => core.fail("notice-edit-failed", &error),
        }
    }

    /// Remembers what is to be decided; shows it if the person has asked for that.
    pub(super) fn put_question(&mut self, core: &mut Core, files: Vec<ConflictFile>, other: Option<Names>) {
        self.postponed = files.iter().map(|file| file.conflict.clone()).collect();
        self.other = other;
        match self.asks.take() {
            Some(save) if !files.is_empty() => core.show_dialog(ConflictsDialog { files, shown: 0, save }),
            // There is nothing to decide any more.
            Some(Some(then)) => self.save(core, then),
            _ => {}
        }
    }

    /// Shows both versions of what is to be decided, as the disk is now; with `save`, before a save that goes on to there.
    pub(super) fn show_question(&mut self, core: &mut Core, save: Option<Option<Leaving>>) {
        self.asks = Some(save);
        self.look_at_disk(core);
    }
}

/// The names of the widget on disk if another one is there than the studio knows: it has other names, and half of the files are others.
pub(super) fn other_widget(changed: &[Conflict], known: &Widget) -> Option<Names> {
    let before = known.files().len();
    let theirs = changed.iter().filter(|conflict| known.contains(conflict.path.as_str())).count();
    if theirs * 2 < before {
        return None;
    }
    let (mine, there) = (Names::of(known), Names::of(&with_disk(known, changed)?));
    (!mine.is_empty() && !there.is_empty() && !mine.is_same(&there)).then_some(there)
}

/// Of files that another program took away or changed, those that are only away: no other file has taken their content over, as after a
/// rename.
pub(super) fn without_trace(widget: &Widget, changed: &[Conflict]) -> (Vec<Conflict>, Vec<Conflict>) {
    let moved = |body: &FileBody| {
        let is_new = |conflict: &&Conflict| !widget.contains(conflict.path.as_str());
        changed.iter().filter(is_new).any(|conflict| conflict.disk.as_ref() == Some(body))
    };
    let is_lost = |conflict: &Conflict| {
        conflict.disk.is_none() && widget.get(conflict.path.as_str()).is_some_and(|body| !body.is_empty() && !moved(body))
    };
    changed.iter().cloned().partition(is_lost)
}

/// The changes that make what is on disk the content of these files.
pub(super) fn taking(widget: &Widget, changed: &[Conflict]) -> Vec<FileChange> {
    changed.iter().filter_map(|conflict| change(widget, &conflict.path, conflict.disk.clone())).collect()
}
