//! Carries out the commands about recent widgets, and looks at their places while the list is shown.

use std::sync::Arc;

use super::{Place, RecentCommand, RecentEvent, RecentWidgets};
use crate::app::core::jobs::JobId;
use crate::app::core::navigation::NavCommand;
use crate::app::core::ticket::{Failure, Owner, Ticket};
use crate::app::core::{Core, Feature};
use crate::system::dialogs::Wanted;
use crate::system::recent;

impl Feature for RecentWidgets {
    type Command = RecentCommand;
    type Event = RecentEvent;

    fn update(&mut self, core: &mut Core, command: RecentCommand) {
        match command {
            RecentCommand::OpenWindow(path) => core.open_window(path),
            RecentCommand::Reveal(path) => core.reveal(path),
            RecentCommand::Locate(from) => {
                core.pick_for(Ticket::program(Owner::Recent), Wanted::Folder, "recent-locate", |to| RecentEvent::Located(from, to));
            }
            RecentCommand::Forget(path) => core.remember(move |it| it.recent.retain(|recent| recent.path != path)),
        }
    }

    fn on_event(&mut self, core: &mut Core, job: JobId, event: RecentEvent) {
        match event {
            RecentEvent::Looked(places) => {
                if self.looking == Some(job) {
                    self.looking = None;
                    let place = |seen: recent::Seen| Place { is_there: seen.is_there, logo: seen.logo.map(Arc::new) };
                    self.places = places.into_iter().map(|(path, seen)| (path, place(seen))).collect();
                }
            }
            RecentEvent::Located(from, to) => {
                core.remember(move |it| it.recent.retain(|recent| recent.path != from));
                core.navigate(NavCommand::Open(to));
            }
        }
    }

    fn failed(&mut self, _core: &mut Core, job: JobId, _failure: &Failure) -> bool {
        let is_own = self.looking == Some(job);
        self.looking = self.looking.filter(|_| !is_own);
        is_own
    }

    /// While the list is shown: looks at its places once, and again when it has changed.
    fn follow(&mut self, core: &mut Core) {
        let listed = || core.preferences.recent.iter().map(|recent| (recent.path.clone(), recent.opened_at));
        if core.open.is_some() || listed().eq(self.asked.iter().cloned()) {
            return;
        }
        self.asked = listed().collect();
        let paths: Vec<_> = self.asked.iter().map(|(path, _)| path.clone()).collect();
        let look = move |_: &_| RecentEvent::Looked(paths.into_iter().map(|path| (path.clone(), recent::look(&path))).collect());
        self.looking = Some(core.start("recent", Ticket::program(Owner::Recent), look));
    }
}

impl RecentWidgets {
    /// Has the places looked at again: other programs may have moved what is there.
    pub(in crate::app) fn look_again(&mut self) {
        self.asked.clear();
    }
}
