//! Carries out the commands of Run, publishes each state of the widget a moment after it came to be, and takes what pages tell.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::{InPage, PAUSE, Run, RunCommand, RunEvent, Running, Shelf, State};
use crate::app::core::intent::Proposal;
use crate::app::core::jobs::JobId;
use crate::app::core::tab::Tab;
use crate::app::core::ticket::{Failure, Owner, Ticket};
use crate::app::core::{Core, Feature, Request};
use crate::crm::locations;
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::project::Edit;
use crate::model::studio_file::ACCOUNT_FILE;
use crate::model::widget::FileChange;
use crate::stand_in::account;
use crate::stand_in::event::{Event, What, Wish};
use crate::stand_in::libraries::{Libraries, LibraryError};
use crate::stand_in::{Build, Kept, Options, Published, StandIn, View, in_address};
use crate::system::dialogs::Wanted;
use crate::system::runs;

impl Feature for Run {
    type Command = RunCommand;
    type Event = RunEvent;

    fn update(&mut self, core: &mut Core, command: RunCommand) {
        match command {
            RunCommand::Look => self.libraries(core, false, Libraries::find),
            RunCommand::Start => match &self.libraries {
                Shelf::There(libraries) => self.start(core, libraries.clone()),
                _ => self.libraries(core, true, Libraries::find),
            },
            RunCommand::FetchAndStart => self.libraries(core, true, Libraries::fetch),
            RunCommand::ChooseLibraries => {
                let chosen = |folder| RunEvent::Chosen(RunCommand::TakeLibraries(folder));
                core.pick(Owner::Run, Wanted::Folder, "running-choose-libraries", chosen);
            }
            RunCommand::TakeLibraries(folder) => self.libraries(core, true, move || Libraries::take_from(&folder)),
            RunCommand::Stop => self.stop(core),
            RunCommand::OpenPage(scene) => {
                if let Some(running) = &self.running {
                    core.open_link(running.stand_in.address(&View { scene, locale: None }));
                }
            }
            RunCommand::Show(part) => self.with(|running| running.stand_in.show(&part)),
            RunCommand::Reload => self.with(|running| running.stand_in.reload()),
            RunCommand::Decide(host, way) => {
                self.with(|running| {
                    running.stand_in.decide(&host, way);
                });
                self.keep(core);
            }
            RunCommand::EditAccount => edit_account(core),
            RunCommand::ShowLine(file, line) => show_line(core, &file, line),
            RunCommand::Clear => {
                self.timeline.clear();
                self.with(|running| running.stand_in.events().clear());
            }
        }
    }

    fn on_event(&mut self, core: &mut Core, job: JobId, event: RunEvent) {
        match event {
            RunEvent::Chosen(command) => self.update(core, command),
            RunEvent::Libraries { found, starts } => {
                self.waits = None;
                match found {
                    Ok(libraries) if starts => {
                        self.libraries = Shelf::There(libraries.clone());
                        self.start(core, libraries);
                    }
                    Ok(libraries) => self.libraries = Shelf::There(libraries),
                    Err(LibraryError::Missing(missing)) if !starts => self.libraries = Shelf::Missing(missing),
                    Err(error) => {
                        if let LibraryError::Missing(missing) = &error {
                            self.libraries = Shelf::Missing(missing.clone());
                        }
                        self.error = Some(error.into());
                    }
                }
            }
            RunEvent::Started(of, started) => {
                self.waits = None;
                match *started {
                    Ok(stand_in) => self.started(core, of, stand_in),
                    Err(error) => self.error = Some(error.into()),
                }
            }
            RunEvent::Built(build) => self.with(|running| {
                running.building = None;
                running.publish(*build);
            }),
            RunEvent::Stopped => {}
            RunEvent::Remembered => {
                if self.keeping.take_if(|keeping| *keeping == job).is_some() {
                    self.unkept.clear();
                }
            }
        }
    }

    fn failed(&mut self, _: &mut Core, job: JobId, _: &Failure) -> bool {
        self.with(|running| {
            running.building.take_if(|building| *building == job);
        });
        self.waits.take_if(|waits| *waits == job).is_some()
    }

    fn widget_replaced(&mut self, core: &mut Core) {
        if let Some(job) = self.waits.take() {
            core.cancel_job(job);
        }
        self.stop(core);
        self.timeline.clear();
        self.kept = Kept::default();
        self.error = None;
        // Libraries that were fetched for the last widget are there now.
        self.has_looked = false;
    }

    fn follow(&mut self, core: &mut Core) {
        let is_shown = core.open.as_ref().is_some_and(|open| open.tab == Tab::Run);
        if is_shown && !self.has_looked && self.waits.is_none() && !matches!(self.libraries, Shelf::There(_)) {
            self.has_looked = true;
            self.libraries(core, false, Libraries::find);
        }
        let lang = core.lang();
        let (Some(open), Some(running)) = (&core.open, &mut self.running) else { return };
        if running.language() != lang {
            running.stand_in.set_language(lang);
        }
        let now = (open.project.revision(), open.project.is_dirty());
        if now != running.wanted {
            running.wanted = now;
            running.due = Some(Instant::now() + PAUSE);
        }
    }
}

impl Run {
    fn with(&mut self, change: impl FnOnce(&mut Running)) {
        if let Some(running) = &mut self.running {
            change(running);
        }
    }

    /// Has the libraries by `had`, in a job.
    fn libraries(&mut self, core: &mut Core, starts: bool, had: impl FnOnce() -> Result<Libraries, LibraryError> + Send + 'static) {
        if self.waits.is_some() {
            return;
        }
        self.error = None;
        // What is to start is the widget that was open when it was asked for.
        let ticket = match core.revision() {
            Some(open) if starts => Ticket::doc(Owner::Run, open.doc).awaited(),
            _ => Ticket::program(Owner::Run),
        };
        self.waits = Some(core.start("run libraries", ticket, move |_| RunEvent::Libraries { found: had(), starts }));
    }

    fn start(&mut self, core: &mut Core, libraries: Libraries) {
        let Some(open) = core.open.as_ref().filter(|_| self.running.is_none() && self.waits.is_none()) else { return };
        self.error = None;
        let (revision, is_unsaved, widget) = (open.project.revision(), open.project.is_dirty(), open.project.widget().clone());
        let name = open.home().and_then(|home| home.file_stem()).map(|name| in_address(&name.to_string_lossy()));
        let options = Options {
            port: 0,
            lang: core.lang(),
            product: open.product,
            name: name.filter(|name| !name.is_empty()).unwrap_or_else(|| "widget".to_owned()),
            libraries,
            kept: Kept::default(),
            can_edit: true,
            wake: Some(core.services.wake.clone()),
        };
        let (place, kept) = (self.place(core), self.kept.clone());
        let ticket = Ticket::doc(Owner::Run, revision.doc).awaited();
        self.waits = Some(core.start("run start", ticket, move |_| {
            let first = Build::of(&widget, revision, is_unsaved);
            let kept = place.map_or(kept, |(data, home)| runs::read(&data, &home));
            let options = Options { kept, ..options };
            RunEvent::Started((revision, is_unsaved), Box::new(StandIn::start(options, first)))
        }));
    }

    fn started(&mut self, core: &mut Core, of: State, stand_in: StandIn) {
        self.timeline.clear();
        // It may be another one than when it was asked for.
        stand_in.set_language(core.lang());
        core.open_link(stand_in.address(&View::default()));
        self.running = Some(Running {
            bar: stand_in.kept().state,
            in_page: None,
            newest: 1,
            unsaved: BTreeMap::new(),
            broken: None,
            agent: String::new(),
            seen: 0,
            wanted: of,
            due: None,
            building: None,
            stand_in,
        });
        self.take_events(core);
    }

    /// The data folder and the widget's place: what is decided of its hosts and shown in the bar is remembered there.
    fn place(&self, core: &Core) -> Option<(PathBuf, PathBuf)> {
        let home = core.open.as_ref()?.home()?.to_owned();
        Some((core.services.data.clone()?, home))
    }

    /// Remembers what the person chose, for the next run of the widget. Each write has all that isn't remembered yet: another widget may be
    /// open by now.
    fn keep(&mut self, core: &mut Core) {
        let (Some((data, home)), Some(running)) = (self.place(core), &self.running) else { return };
        self.unkept.insert(home, running.stand_in.kept());
        let all = self.unkept.clone();
        let job = core.start_latest("run keep", Ticket::program(Owner::Run), move |_| {
            for (home, kept) in &all {
                if let Err(error) = runs::write(&data, home, kept) {
                    log::warn!("what was chosen for a run could not be kept: {error}");
                }
            }
            RunEvent::Remembered
        });
        self.keeping = Some(job);
    }

    fn stop(&mut self, core: &mut Core) {
        let Some(running) = self.running.take() else { return };
        self.kept = running.stand_in.kept();
        // Its pages are told, which may take a moment.
        core.start("run stop", Ticket::program(Owner::Run), move |_| {
            running.stand_in.stop();
            RunEvent::Stopped
        });
    }

    /// Reads and publishes the present state once its time has come.
    pub(in crate::app) fn publish_if_due(&mut self, core: &mut Core) {
        let (Some(running), Some(open)) = (&mut self.running, &core.open) else { return };
        if running.due.is_none_or(|due| due > Instant::now()) {
            return;
        }
        running.due = None;
        let (revision, is_unsaved, widget) = (open.project.revision(), open.project.is_dirty(), open.project.widget().clone());
        running.wanted = (revision, is_unsaved);
        let ticket = Ticket::doc(Owner::Run, revision.doc);
        running.building =
            Some(core.start_latest("run build", ticket, move |_| RunEvent::Built(Box::new(Build::of(&widget, revision, is_unsaved)))));
    }

    /// Takes what happened since. Returns whether anything did.
    pub(in crate::app) fn take_events(&mut self, core: &mut Core) -> bool {
        let Some(running) = &mut self.running else { return false };
        let new = running.stand_in.events().since(running.seen);
        let Some(last) = new.last() else { return false };
        running.seen = last.number;
        let mut wishes = Vec::new();
        let mut keeps = false;
        for event in &new {
            running.learn(event);
            keeps |= matches!(event.what, What::Bar { .. } | What::Decided { .. });
            if let What::Wish(wish) = &event.what {
                wishes.push(wish.clone());
            }
        }
        for event in new {
            self.timeline.add(event);
        }
        for wish in wishes {
            grant(core, wish);
        }
        if keeps {
            self.keep(core);
        }
        true
    }
}

impl Running {
    fn publish(&mut self, build: Build) {
        let is_unsaved = build.is_unsaved();
        // The same files are on disk by now, or no longer.
        if self.stand_in.publish(build) == Published::Same {
            self.broken = None;
            self.unsaved.insert(self.newest, is_unsaved);
            if let Some(shown) = self.in_page.as_mut().filter(|shown| shown.number == self.newest) {
                shown.is_unsaved = is_unsaved;
            }
        }
    }

    fn learn(&mut self, event: &Arc<Event>) {
        if let Some(number) = event.build.filter(|number| event.tab > 0 && self.in_page.is_none_or(|shown| shown.number != *number)) {
            let is_unsaved = self.unsaved.get(&number).copied().unwrap_or_default();
            self.in_page = Some(InPage { number, is_unsaved });
        }
        match &event.what {
            What::Page { agent: Some(agent), .. } => self.agent.clone_from(agent),
            What::Bar { state } => self.bar.clone_from(state),
            What::Build { number, unsaved } => self.in_page = Some(InPage { number: *number, is_unsaved: *unsaved }),
            What::Published { number, unsaved } => {
                self.unsaved.insert(*number, *unsaved);
                self.newest = *number;
                self.broken = None;
            }
            What::NoBuild(broken) => self.broken = Some(broken.clone()),
            _ => {}
        }
    }
}

/// Does what a click in the bar asks for.
fn grant(core: &mut Core, wish: Wish) {
    match wish {
        Wish::AddArea { location } => {
            let open = core.open.as_ref().map(|open| (open.project.id(), open.product));
            let Some((area, (doc, product))) = locations::AREAS.iter().find(|area| area.name == location).zip(open) else { return };
            core.request(Request::Propose(doc, Proposal::area_on(area, product)));
        }
        Wish::Open { file, line } => show_line(core, &file, line),
    }
}

/// Shows the made-up account's file, and writes the sample there if there is none.
fn edit_account(core: &mut Core) {
    let Some(open) = &core.open else { return };
    if open.project.widget().text(ACCOUNT_FILE).is_none() {
        let Ok(path) = RelPath::new(ACCOUNT_FILE) else { return };
        let body = FileBody::text(account::sample_text());
        core.edit(Edit::new(open.project.revision(), vec![FileChange::Write { path, body }]));
    }
    show_line(core, ACCOUNT_FILE, 1);
}

/// Selects a line of a file of the widget in the tab of the files.
fn show_line(core: &mut Core, file: &str, line: usize) {
    let Some(open) = &mut core.open else { return };
    let Some(text) = open.project.widget().text(file) else { return };
    let Some(range) = line.checked_sub(1).and_then(|line| text.lines().range(line)) else { return };
    let end = text.as_str().get(range.clone()).map_or(range.end, |words| range.start + words.trim_end().len());
    open.tab = Tab::Files;
    core.go_to(file.to_owned(), None, Some(range.start..end));
}
