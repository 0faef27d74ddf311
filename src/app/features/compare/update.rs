//! Carries out the commands of comparing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::load::Work;
use super::{Asked, Compare, CompareCommand, CompareEvent, Compared, Side, Source, Typed, written};
use crate::account::Client;
use crate::app::core::jobs::JobId;
use crate::app::core::navigation::{Leaving, Page};
use crate::app::core::ticket::{Failure, Owner, Ticket};
use crate::app::core::{Core, Feature};
use crate::crm::images::{SLOTS, Slot};
use crate::formats::path::RelPath;
use crate::formats::picture::source;
use crate::model::document::FileBody;
use crate::model::widget::Widget;
use crate::report::difference::{self, Format, Sides, changelog};
use crate::services::archive;
use crate::services::before_after::Pair;
use crate::services::compare::Logos;
use crate::services::mark::{self, Document};
use crate::system::dialogs::Wanted;
use crate::system::files::Origin;
use crate::system::git;
use crate::system::output::{self, Kind, Output};
use crate::system::shelf::{Build, Shelf, ShelfError};
use crate::text::Lang;
use crate::text::msg::Msg;

impl Feature for Compare {
    type Command = CompareCommand;
    type Event = CompareEvent;

    fn update(&mut self, core: &mut Core, command: CompareCommand) {
        match command {
            CompareCommand::Show => {
                core.page = Some(Page::Compare);
                if self.error.is_some() {
                    self.asked = None;
                }
                self.read_shelf(core);
            }
            CompareCommand::Choose(side, source) => self.choose(side, source),
            CompareCommand::ChooseZip(side) => pick(core, Wanted::Zip, "builds-pick-zip", move |path| choose_path(side, path)),
            CompareCommand::ChooseFolder(side) => pick(core, Wanted::Folder, "builds-pick-folder", move |path| choose_path(side, path)),
            CompareCommand::Swap => self.sides.0.reverse(),
            CompareCommand::ListRevisions => self.list_revisions(core),
            CompareCommand::EditChangelog(lang, text) => drop(self.changelog.insert(lang.code(), text)),
            CompareCommand::RemakeChangelog(lang) => drop(self.changelog.remove(lang.code())),
            CompareCommand::CopyChangelog { lang, plain } => {
                let text = self.told(lang);
                copy(core, if plain { changelog::plain(&text) } else { text });
            }
            CompareCommand::ShowPicture(path) => self.show_picture(core, path),
            CompareCommand::ReadLogos { name, client, code } => self.read_logos(core, name, client, code),
            CompareCommand::CopyReport => {
                if let Some(text) = self.report(Format::Markdown, core.lang()) {
                    copy(core, text);
                }
            }
            CompareCommand::ChooseReport(format) => {
                let wanted = Wanted::NewFile(format!("comparison.{}", format.extension()));
                pick(core, wanted, "builds-pick-report", move |path| CompareCommand::SaveReport(format, path));
            }
            CompareCommand::SaveReport(format, path) => self.save_report(core, format, path),
            CompareCommand::Note(sum, text) => self.type_into(core, sum, |build| build.note = text),
            CompareCommand::SignOff(sum, text) => self.type_into(core, sum, |build| build.sign_off = text),
            CompareCommand::Delete(sum) => self.change_shelf(core, move |shelf| shelf.delete(&sum)),
            CompareCommand::OpenBuild(sum) => {
                if let Some(path) = core.shelf.archive(&sum) {
                    core.leave(Leaving::Open(path));
                }
            }
            CompareCommand::ChooseCopy(sum) => {
                pick(core, Wanted::NewZip, "builds-pick-copy", move |path| CompareCommand::CopyBuild(sum, path));
            }
            CompareCommand::CopyBuild(sum, path) => self.copy_build(core, sum, path),
            CompareCommand::Reveal(sum) => {
                if let Some(path) = core.shelf.archive(&sum) {
                    core.reveal(path);
                }
            }
            CompareCommand::SetMegabytes(megabytes) => core.remember(move |it| it.build_megabytes = Some(megabytes)),
        }
    }

    fn on_event(&mut self, core: &mut Core, job: JobId, event: CompareEvent) {
        match event {
            CompareEvent::Chosen(command) => self.update(core, command),
            CompareEvent::Shelf(result) => {
                // What was typed stays to be written until it is in the file.
                if result.is_ok() && self.writing.take_if(|writing| *writing == job).is_some() {
                    self.typed.clear();
                }
                // What a later job is about to read is newer.
                let is_last = self.reading.is_none_or(|reading| reading == job);
                self.reading.take_if(|reading| *reading == job);
                match result {
                    Ok(mut builds) if is_last => {
                        for build in &mut builds {
                            if let Some(typed) = self.typed.get(&build.sha256) {
                                typed.put(build);
                            }
                        }
                        self.builds = Some(builds);
                    }
                    Ok(_) => {}
                    Err(error) => {
                        self.builds.get_or_insert_default();
                        core.explain(error);
                    }
                }
            }
            CompareEvent::Compared(compared) => self.compared(job, *compared),
            CompareEvent::Failed(error) => {
                // A side that can't be read isn't tried again until something else is asked for.
                if self.asked.as_ref().is_some_and(|(asked, _)| *asked == job) {
                    self.error = Some(error);
                    self.result = None;
                }
            }
            CompareEvent::Revisions(list) => self.revisions = Some(list),
            CompareEvent::Logos(name, result) => {
                self.reading_logos = None;
                match result {
                    Ok(read) => self.logos_read(&name, Arc::new(read)),
                    Err(error) => core.explain(error),
                }
            }
            CompareEvent::Picture(path, pair) => {
                if let Some((shown, known)) = &mut self.picture
                    && *shown == path
                {
                    *known = pair;
                }
            }
            CompareEvent::Written(path, Ok(())) => core.notify(None, Msg::new("notice-document-saved"), Some(path.display().to_string())),
            CompareEvent::Written(_, Err(error)) => core.explain(error),
        }
    }

    fn failed(&mut self, _: &mut Core, job: JobId, _: &Failure) -> bool {
        // What is asked for stays: the same work would only break down again.
        let is_asked = self.asked.as_ref().is_some_and(|(asked, _)| *asked == job);
        if is_asked {
            self.error = Some(Msg::new("builds-failed"));
        }
        if self.reading.take_if(|reading| *reading == job).is_some() {
            self.builds.get_or_insert_default();
        }
        self.reading_logos.take_if(|reading| *reading == job);
        is_asked
    }

    fn widget_replaced(&mut self, _: &mut Core) {
        self.sides = super::Sides::default();
        self.result = None;
        self.error = None;
        self.revisions = None;
        self.picture = None;
        self.reading_logos = None;
        self.changelog.clear();
        self.asked = None;
    }

    fn follow(&mut self, core: &mut Core) {
        if core.page == Some(Page::Compare) && core.open.is_some() {
            match &self.builds {
                None if self.reading.is_none() => self.read_shelf(core),
                None => {}
                Some(_) => self.compare_if_due(core),
            }
        }
    }
}

fn pick(core: &mut Core, wanted: Wanted, title: &str, answer: impl FnOnce(PathBuf) -> CompareCommand + Send + 'static) {
    core.pick(Owner::Compare, wanted, title, |path| CompareEvent::Chosen(answer(path)));
}

fn choose_path(side: Side, path: PathBuf) -> CompareCommand {
    CompareCommand::Choose(side, Source::Path(path))
}

fn copy(core: &mut Core, text: String) {
    core.clipboard = Some(text);
    core.notify(None, Msg::new("notice-copied"), None);
}

impl Compare {
    fn choose(&mut self, side: Side, source: Source) {
        let [old, new] = &mut self.sides.0;
        let place = if side == Side::Old { old } else { new };
        *place = source;
    }

    fn read_shelf(&mut self, core: &mut Core) {
        self.change_shelf(core, |shelf| shelf.builds());
    }

    fn change_shelf(&mut self, core: &mut Core, work: impl FnOnce(&Shelf) -> Result<Vec<Build>, ShelfError> + Send + 'static) {
        let shelf = core.shelf.clone();
        let job = core.start("build shelf", Ticket::program(Owner::Compare), move |_| {
            CompareEvent::Shelf(work(&shelf).map_err(|error| error.explain()))
        });
        self.reading = Some(job);
    }

    /// Changes what a person typed about a build: at once in the list, then in the file. Each write has all that isn't there yet, so that of
    /// many in a row only the last one counts, whichever builds they are about.
    fn type_into(&mut self, core: &mut Core, sum: String, change: impl FnOnce(&mut Build)) {
        let Some(build) = self.builds.iter_mut().flatten().find(|build| build.sha256 == sum) else { return };
        change(build);
        self.typed.insert(sum, Typed { note: build.note.clone(), sign_off: build.sign_off.clone() });
        let (shelf, typed) = (core.shelf.clone(), self.typed.clone());
        let job = core.start_latest("build note", Ticket::program(Owner::Compare), move |_| {
            let put = |build: &mut Build| typed.get(&build.sha256).into_iter().for_each(|typed| typed.put(build));
            CompareEvent::Shelf(shelf.change(put).map_err(|error| error.explain()))
        });
        self.reading = Some(job);
        self.writing = Some(job);
    }

    /// Keeps a pack on the shelf, with the consequences against the build before and what is told to people.
    pub fn keep(&mut self, core: &mut Core, build: Build, bytes: Arc<Vec<u8>>, widget: Arc<Widget>) {
        let megabytes = core.preferences.build_megabytes;
        let own = self.changelog.iter().map(|(code, text)| ((*code).to_owned(), text.clone())).collect();
        self.change_shelf(core, move |shelf| super::keep(shelf, build, &bytes, &widget, own, megabytes));
    }

    /// Compares if what is asked for isn't what was compared last.
    fn compare_if_due(&mut self, core: &mut Core) {
        let Some(open) = &core.open else { return };
        let newest = self.builds_of(open.project.widget()).next().map(|build| build.sha256.clone());
        let is_open = |source: &Source| matches!(source, Source::Open | Source::Account { .. });
        let revision = self.sides.0.iter().any(is_open).then(|| open.project.revision());
        let newest = newest.filter(|_| self.sides.0.contains(&Source::LastPack));
        let asked = Asked { sides: self.sides.0.clone(), open: revision, newest };
        if self.asked.as_ref().map(|(_, known)| known) == Some(&asked) || self.result.as_ref().is_some_and(|result| result.of == asked) {
            return;
        }
        self.error = None;
        let place = open.origin.as_ref().map(|origin| match origin {
            Origin::Folder(path) => path.clone(),
            Origin::Zip(path) => path.parent().map(Path::to_owned).unwrap_or_default(),
        });
        let work = Work {
            asked: asked.clone(),
            shelf: core.shelf.clone(),
            builds: self.builds.clone().unwrap_or_default(),
            open: Some(open.project.widget().clone()),
            place,
            target: (open.product, open.profile),
            trust: open.trust(),
        };
        let ticket = Ticket::doc(Owner::Compare, open.project.id());
        let job = core.start_latest("comparison", ticket, move |_| match work.compare() {
            Ok(compared) => CompareEvent::Compared(Box::new(compared)),
            Err(error) => CompareEvent::Failed(error),
        });
        self.asked = Some((job, asked));
    }

    fn compared(&mut self, job: JobId, compared: Compared) {
        if self.asked.take_if(|(asked, _)| *asked == job).is_none() {
            return;
        }
        // A picture that differs no more isn't shown; another state of one that is shown is decoded when it is looked at.
        self.picture = None;
        self.error = None;
        self.result = Some(compared);
    }

    fn list_revisions(&mut self, core: &mut Core) {
        let Some(open) = &core.open else { return };
        let Some(Origin::Folder(place)) = open.origin.clone() else {
            self.revisions = Some(Err(Msg::new("builds-no-folder")));
            return;
        };
        core.start("revisions", Ticket::doc(Owner::Compare, open.project.id()), move |_| {
            CompareEvent::Revisions(git::revisions(&place).map_err(|error| error.explain()))
        });
    }

    /// Reads the logos by the one address that is documented for them.
    fn read_logos(&mut self, core: &mut Core, name: String, client: Client, code: String) {
        let Some(open) = &core.open else { return };
        let job = core.start("logos in an account", Ticket::doc(Owner::Compare, open.project.id()), move |_| {
            let unread = |reason: Msg| Msg::new("builds-no-logos").with("name", &name).with("reason", reason);
            let read = |slot: &Slot| -> Result<_, Msg> {
                let bytes = client.logo(&code, slot.file).map_err(|error| unread(error.explain().what))?;
                let path = RelPath::new(&slot.path()).map_err(|_| unread(Msg::new("builds-logos-none")))?;
                Ok((path, bytes.map(FileBody::bytes)))
            };
            let logos = SLOTS.iter().map(read).collect::<Result<Logos, Msg>>();
            let logos = logos.and_then(|logos| match logos.values().any(Option::is_some) {
                true => Ok(logos),
                false => Err(unread(Msg::new("builds-logos-none"))),
            });
            CompareEvent::Logos(name, logos)
        });
        self.reading_logos = Some(job);
    }

    fn logos_read(&mut self, account: &str, read: Arc<Logos>) {
        for source in &mut self.sides.0 {
            if let Source::Account { name, logos, .. } = source
                && name == account
            {
                *logos = read.clone();
            }
        }
    }

    fn show_picture(&mut self, core: &mut Core, path: String) {
        let (Some(result), Some(open)) = (&self.result, &core.open) else { return };
        let (old, new, shown) = (result.old.widget.clone(), result.new.widget.clone(), path.clone());
        self.picture = Some((path, None));
        core.start_latest("picture of both builds", Ticket::doc(Owner::Compare, open.project.id()), move |_| {
            let decoded = |widget: &Widget| widget.get(&shown).and_then(decoded);
            // One that is gone is shown as it was on both sides.
            let (before, after) = (decoded(&old), decoded(&new));
            let pair = after.or_else(|| before.clone()).map(|after| Pair::of(before, after));
            CompareEvent::Picture(shown, pair)
        });
    }

    /// The comparison as a document.
    fn report(&self, format: Format, lang: Lang) -> Option<String> {
        let result = self.result.as_ref()?;
        let changelog = self.told(lang);
        let sides = Sides { old: &result.old.title, new: &result.new.title, widget: &result.new.widget, changelog: Some(&changelog) };
        Some(difference::render(&result.found, &sides, format, lang))
    }

    fn save_report(&mut self, core: &mut Core, format: Format, path: PathBuf) {
        let (Some(text), Some(open)) = (self.report(format, core.lang()), &core.open) else { return };
        let (widget, origin) = (open.project.widget().clone(), open.origin.clone());
        core.start("comparison report", Ticket::doc(Owner::Compare, open.project.id()), move |_| {
            let text = mark::marked(text, Document::Comparison, &widget, format.carrier());
            // The dialog that gave the path has asked whether to replace a file.
            let output = Output { kind: Kind::Comparison, widget: &widget, origin: origin.as_ref(), overwrite: true };
            let result = output::write(&output, &path, text.as_bytes());
            CompareEvent::Written(path, written(result))
        });
    }

    fn copy_build(&mut self, core: &mut Core, sum: String, path: PathBuf) {
        let shelf = core.shelf.clone();
        let origin = core.open.as_ref().and_then(|open| open.origin.clone());
        core.start("copy of a build", Ticket::program(Owner::Compare), move |_| {
            let copy = || -> Result<(), Msg> {
                let bytes = shelf.read(&sum).map_err(|error| error.explain())?;
                let widget = archive::read(archive::ARCHIVE_NAME, &bytes).map_err(|_| Msg::new("shelf-gone"))?;
                let output = Output { kind: Kind::Archive, widget: &widget, origin: origin.as_ref(), overwrite: true };
                written(output::write(&output, &path, &bytes))
            };
            let result = copy();
            CompareEvent::Written(path, result)
        });
    }
}

fn decoded(body: &FileBody) -> Option<Arc<image::RgbaImage>> {
    source::decode(body.as_bytes()).ok().map(|(_, image)| Arc::new(image.into_rgba8()))
}
