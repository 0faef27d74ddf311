//! Acceptances that a widget brings along: they silence nothing until the person says so, and what the person says is remembered on this
//! machine for the widget's place. Acceptances that are made here count at once.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::{BroughtDialog, Checking};
use crate::app::core::Core;
use crate::checks::engine::rule::Severity;
use crate::model::document::FileBody;
use crate::model::project::DocId;
use crate::model::studio_file::{STUDIO_FILE, StudioFile, Suppression};
use crate::model::widget::Widget;
use crate::system::preferences::Accepted;
use crate::text::msg::Msg;

/// The message about acceptances that came with the widget.
const BROUGHT: &str = "notice-brought";

/// The file that was last searched for acceptances that came with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Looked {
    doc: DocId,
    /// The identity of its content.
    file: Option<u64>,
    /// Whether the widget has a place, for which something can be remembered.
    has_home: bool,
}

impl Checking {
    /// Another widget is open: what was said of its acceptances before counts.
    pub(super) fn recall(&mut self, core: &mut Core) {
        self.looked = None;
        let Some(open) = &mut core.open else { return };
        if let Some(said) = open.home().and_then(|home| core.preferences.accepted_at(home)).cloned() {
            open.used = Arc::new(said.used);
            open.left = said.left;
        }
    }

    /// Says once which acceptances came with the widget, or with a change on disk, and remembers what the person said of others.
    pub(super) fn follow_brought(&mut self, core: &mut Core) {
        let Some(open) = &core.open else { return };
        let file = open.project.widget().get(STUDIO_FILE).map(FileBody::identity);
        let looked = Looked { doc: open.project.id(), file, has_home: open.home().is_some() };
        if self.looked == Some(looked) {
            return;
        }
        self.looked = Some(looked);
        let brought = open.brought();
        if brought.is_empty() {
            core.notices.forget(BROUGHT);
        } else if brought.iter().any(|entry| !open.left.contains(&entry.mark())) {
            core.notices.forget(BROUGHT);
            let text = Msg::new(BROUGHT).with("count", brought.len());
            core.notify_next(Severity::Warning, text, Msg::new("notice-brought.next"));
        }
        remember(core);
    }

    pub(super) fn show_brought(&mut self, core: &mut Core) {
        let brought = core.open.as_ref().map(|open| open.brought()).unwrap_or_default();
        if !brought.is_empty() {
            core.show_dialog(BroughtDialog(brought));
        }
    }

    pub(super) fn use_brought(&mut self, core: &mut Core) {
        let Some(BroughtDialog(entries)) = core.dialogs.take() else { return };
        trust(core, &entries);
    }

    pub(super) fn leave_brought(&mut self, core: &mut Core) {
        let Some(BroughtDialog(entries)) = core.dialogs.take() else { return };
        core.with_open(|open| open.left.extend(entries.iter().map(Suppression::mark)));
        core.notices.forget(BROUGHT);
        remember(core);
    }
}

/// Entries that the person made, or said yes to, count.
fn trust(core: &mut Core, entries: &[Suppression]) {
    core.with_open(|open| {
        let mut used = BTreeSet::clone(&open.used);
        used.extend(entries.iter().map(Suppression::mark));
        open.used = Arc::new(used);
    });
    core.notices.forget(BROUGHT);
    remember(core);
}

/// Entries that `after` has and `before` hasn't, or has fewer of, were made by the person.
pub(super) fn trust_new(core: &mut Core, before: &Widget, after: &Widget) {
    let mut known: Vec<String> = StudioFile::read(before).suppressions.iter().map(Suppression::mark).collect();
    known.sort();
    let mut made = StudioFile::read(after).suppressions;
    made.sort_by_cached_key(Suppression::mark);
    let mut known = known.into_iter().peekable();
    made.retain(|entry| known.next_if(|mark| *mark == entry.mark()).is_none());
    trust(core, &made);
}

/// Keeps what was said, for the entries that there are, once the widget has a place.
fn remember(core: &mut Core) {
    let Some(open) = &core.open else { return };
    let Some(path) = open.home().map(Path::to_owned) else { return };
    let marks: BTreeSet<String> = StudioFile::read(open.project.widget()).suppressions.iter().map(Suppression::mark).collect();
    let said = Accepted { path, used: &*open.used & &marks, left: &open.left & &marks };
    let is_nothing = said.used.is_empty() && said.left.is_empty();
    if !is_nothing && core.preferences.accepted_at(&said.path) != Some(&said) {
        core.remember(move |preferences| preferences.accept(said.clone()));
    }
}
