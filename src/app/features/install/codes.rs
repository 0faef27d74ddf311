//! The code of the open widget in an account: from the person, the manifest, or remembered of this very widget, whatever its place.

use std::ptr;
use std::sync::{Arc, Weak};

use super::{Install, RemoteStatus, RemoteWidget, Target, WorkResult};
use crate::app::core::Core;
use crate::app::core::open_widget::OpenWidget;
use crate::crm::account::{Names, code_of};
use crate::model::project::{DocId, Revision};
use crate::model::widget::Widget;
use crate::system::install_defaults::Recalled;

/// Where the code of the open widget comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum CodeFrom {
    /// The person typed it, or an upload to the practice account brought it.
    #[default]
    Person,
    /// The manifest names it.
    Manifest,
    /// The account has shown this widget before, when it was at this place.
    Remembered(String),
}

/// The open widget as it was seen last: tells an edit of it from another widget that took its place on disk.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SeenNames {
    doc: DocId,
    now: Names,
    saved: Names,
}

impl SeenNames {
    fn of(open: &OpenWidget) -> Self {
        Self { doc: open.project.id(), now: Names::of(open.project.widget()), saved: Names::of(open.project.saved()) }
    }

    /// Whether another widget came from the disk: a new name is on both sides at once, which no edit in the window does.
    fn is_replaced_by(&self, later: &Self) -> bool {
        let has_other_name = |one: &Names, other: &Names| !one.is_same(other) && !one.is_empty();
        self.doc == later.doc
            && has_other_name(&self.now, &later.now)
            && has_other_name(&self.saved, &later.saved)
            && later.now == later.saved
    }
}

impl Install {
    /// The names of the open widget, and where it is on disk.
    fn identity(core: &Core) -> Option<(Names, String)> {
        let open = core.open.as_ref()?;
        Some((Names::of(open.project.widget()), open.origin.as_ref()?.path().to_string_lossy().into_owned()))
    }

    /// What is remembered of the open widget in `target`.
    fn recalled(&self, core: &Core, target: &Target) -> Option<Recalled<'_>> {
        let (names, place) = Self::identity(core)?;
        self.fills.recall(target.key(), &names, &place)
    }

    /// The code that the account has shown the open widget under.
    pub(super) fn known_code(&self, core: &Core, target: &Target) -> Option<&str> {
        match self.recalled(core, target)? {
            Recalled::Known(known) => Some(&known.code),
            Recalled::Doubtful(_) => None,
        }
    }

    /// Finds the code of the open widget in the account in front, if none is known yet. What is doubtful is offered only.
    pub(super) fn find_code(&mut self, core: &Core) {
        let Some(target) = self.chosen.clone() else { return };
        let own = core.open.as_ref().and_then(|open| code_of(open.project.widget())).map(str::to_owned);
        let recalled = match self.recalled(core, &target) {
            Some(Recalled::Known(known)) => Some((known.clone(), true)),
            Some(Recalled::Doubtful(known)) => Some((known.clone(), false)),
            None => None,
        };
        let Some(reached) = self.reached.get_mut(&target) else { return };
        let here = &mut reached.remote;
        if !here.code.is_empty() {
            return;
        }
        here.offer = None;
        match (own, recalled) {
            (Some(own), _) => (here.code, here.code_from) = (own, CodeFrom::Manifest),
            (None, Some((known, true))) => (here.code, here.code_from) = (known.code, CodeFrom::Remembered(known.place)),
            (None, Some((known, false))) => here.offer = Some(known),
            (None, None) => {}
        }
    }

    /// Remembers the code under which `target` has just shown the open widget.
    pub(super) fn remember_code(&mut self, core: &mut Core, target: &Target, end: &WorkResult) {
        let WorkResult::Looked(code, RemoteStatus::Present(_)) = end else { return };
        let Some((names, place)) = Self::identity(core) else { return };
        let is_known = matches!(self.fills.recall(target.key(), &names, &place), Some(Recalled::Known(known)) if known.code == *code && known.place == place);
        if names.is_empty() || is_known {
            return;
        }
        let (key, code) = (target.key().to_owned(), code.clone());
        self.fill(core, move |fills| fills.keep_code(&key, &names, &place, &code));
    }

    /// Forgets the codes when another program has put another widget in the place of the open one.
    pub(super) fn follow_names(&mut self, core: &mut Core) {
        let Some(open) = &core.open else { return };
        let revision = open.project.revision();
        let saved = open.project.saved();
        let is_seen = |(seen, of, _): &(Revision, Weak<Widget>, SeenNames)| *seen == revision && ptr::eq(of.as_ptr(), Arc::as_ptr(saved));
        if self.names.as_ref().is_some_and(is_seen) {
            return;
        }
        let now = SeenNames::of(open);
        let before = self.names.replace((revision, Arc::downgrade(saved), now.clone()));
        if before.is_some_and(|(.., before)| before.is_replaced_by(&now)) {
            self.stop_account();
            for reached in self.reached.values_mut() {
                reached.remote = RemoteWidget::default();
            }
            self.look_for_widget(core);
        }
    }
}
