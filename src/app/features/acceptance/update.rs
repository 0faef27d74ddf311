//! Carries out the commands of acceptance; all that touches the disk is a job.

use std::path::Path;
use std::sync::Arc;

use super::{Acceptance, AcceptanceCommand, AcceptanceEvent, ArchiveAtHand, Known, Looked, OwnCaseDialog, SignOffDialog, judge};
use crate::app::core::jobs::JobId;
use crate::app::core::ticket::{Failure, Owner, Ticket};
use crate::app::core::{Core, Feature};
use crate::checks::engine::rule::Severity;
use crate::crm::account::{code_of, version_of};
use crate::crm::i18n;
use crate::formats::picture;
use crate::model::project::Edit;
use crate::model::widget::FileChange;
use crate::report::acceptance as report;
use crate::services::acceptance::own::{self, OwnCase, OwnCasesError};
use crate::services::acceptance::pass::{Archive, By, Pass, Place, SignOff, Start, What};
use crate::services::acceptance::plan;
use crate::services::archive;
use crate::system::acceptance::{KeptPass, PassError, Passes};
use crate::system::dialogs::Wanted;
use crate::system::files::{self, OpenError};
use crate::system::{pictures, zone};
use crate::text::msg::Msg;

/// Side of the pictures in the window, in pixels.
const THUMBNAIL: u32 = 480;

impl Feature for Acceptance {
    type Command = AcceptanceCommand;
    type Event = AcceptanceEvent;

    fn update(&mut self, core: &mut Core, command: AcceptanceCommand) {
        match command {
            AcceptanceCommand::Look => self.look(core),
            AcceptanceCommand::ChooseArchive => {
                let chosen = |path| AcceptanceEvent::Chosen(AcceptanceCommand::TakeArchive(path));
                core.pick(Owner::Acceptance, Wanted::Zip, "acceptance-choose", chosen);
            }
            AcceptanceCommand::TakeArchive(path) => {
                let Some(revision) = core.revision() else { return };
                let ticket = Ticket::doc(Owner::Acceptance, revision.doc).awaited();
                self.start(core, ticket, move || AcceptanceEvent::Taken(at_hand(&path)));
            }
            AcceptanceCommand::Begin(place) => self.begin(core, place),
            AcceptanceCommand::Show(id) => {
                (self.shown, self.against, self.error) = (id, None, None);
                self.draw(core);
            }
            AcceptanceCommand::Say { case, verdict, note } => {
                self.add(core, vec![What::Verdict { case, verdict, note: note.trim().to_owned(), by: By::Person }]);
            }
            // What is known comes with them by `attach`.
            AcceptanceCommand::Attach(_) | AcceptanceCommand::Judge | AcceptanceCommand::Fault(_) => {}
            AcceptanceCommand::ConfirmAll => {
                let entries = self.current().map(|kept| judge::confirmations(&kept.pass)).unwrap_or_default();
                self.add(core, entries);
            }
            AcceptanceCommand::Paste { case, picture } => {
                self.add_picture(core, case, move || picture::encode_png(&picture).map_err(|_| PassError::NoPicture));
            }
            AcceptanceCommand::Drop { case, path } => self.add_picture(core, case, move || {
                pictures::read(&path).map_err(|error| PassError::Io { path, source: std::io::Error::other(error) })
            }),
            AcceptanceCommand::AskSignOff => core.show_dialog(SignOffDialog),
            AcceptanceCommand::SignOff { name, remark, knows_failures } => {
                let Some(kept) = self.current() else { return };
                let counts = kept.pass.counts();
                let (name, remark) = (name.trim().to_owned(), remark.trim().to_owned());
                self.add(core, vec![What::Signed(SignOff { name, remark, counts, knows_failures })]);
            }
            AcceptanceCommand::AskOwn(case) => {
                let Some(open) = &core.open else { return };
                let new = || OwnCase { id: own::free_id(open.project.widget()), ..OwnCase::default() };
                let case = case.unwrap_or_else(new);
                core.show_dialog(OwnCaseDialog(case));
            }
            AcceptanceCommand::PutOwn(case) => {
                let change = core.open.as_ref().map(|open| own::put(open.project.widget(), &case));
                edit_own(core, change);
            }
            AcceptanceCommand::RemoveOwn(id) => {
                let change = core.open.as_ref().and_then(|open| own::remove(open.project.widget(), &id).transpose());
                edit_own(core, change);
            }
            AcceptanceCommand::Compare(id) => self.against = id,
            AcceptanceCommand::Understood => self.error = None,
        }
    }

    fn on_event(&mut self, core: &mut Core, job: JobId, event: AcceptanceEvent) {
        self.working.retain(|working| *working != job);
        match event {
            AcceptanceEvent::Chosen(command) => self.update(core, command),
            AcceptanceEvent::Looked(looked) => {
                self.looking.take_if(|looking| *looking == job);
                let Looked { passes, opened, packed } = *looked;
                self.sums = opened.iter().map(|opened| opened.sha256.clone()).chain(packed).collect();
                // An archive that the person chose stays chosen while the widget changes.
                self.archive = opened.or_else(|| self.archive.take());
                self.passes = Some(passes);
                self.draw(core);
            }
            AcceptanceEvent::Taken(Ok(archive)) => (self.archive, self.error) = (Some(archive), None),
            AcceptanceEvent::Taken(Err(error)) => self.error = Some(error.explain()),
            AcceptanceEvent::Begun(Ok(kept)) => {
                (self.shown, self.against, self.error) = (Some(kept.id.clone()), None, None);
                self.passes.get_or_insert_default().insert(0, kept);
            }
            AcceptanceEvent::Begun(Err(error)) => self.error = Some(error.explain()),
            AcceptanceEvent::Added(id, Ok(pass)) => self.added(core, &id, pass),
            AcceptanceEvent::Added(_, Err(error)) => {
                core.dialogs.take::<SignOffDialog>();
                self.error = Some(error.explain());
            }
            AcceptanceEvent::Drawn(pictures) => self.pictures.extend(pictures),
        }
    }

    fn failed(&mut self, _: &mut Core, job: JobId, _: &Failure) -> bool {
        let worked = self.working.len();
        self.working.retain(|working| *working != job);
        self.looking.take_if(|looking| *looking == job);
        worked != self.working.len()
    }

    fn widget_replaced(&mut self, core: &mut Core) {
        for job in self.working.drain(..).chain(self.looking.take()) {
            core.cancel_job(job);
        }
        *self = Self::default();
    }
}

impl Acceptance {
    fn start(&mut self, core: &mut Core, ticket: Ticket, work: impl FnOnce() -> AcceptanceEvent + Send + 'static) {
        self.working.push(core.start("acceptance", ticket, move |_| work()));
    }

    fn look(&mut self, core: &mut Core) {
        let Some(open) = &core.open else { return };
        let (revision, widget, origin) = (open.project.revision(), open.project.widget().clone(), open.origin.clone());
        self.looked_at = Some(revision);
        let data = core.services.data.clone();
        self.looking = Some(core.start_latest("acceptance look", Ticket::doc(Owner::Acceptance, revision.doc), move |_| {
            let name = i18n::widget_name(&widget, "").unwrap_or_default();
            let passes = data.map(|data| Passes::new(&data).of(code_of(&widget), &name)).unwrap_or_default();
            let opened = files::original(origin.as_ref(), &widget).map(|bytes| {
                let name = origin.as_ref().and_then(|origin| origin.path().file_name());
                let name = name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                ArchiveAtHand { name, sha256: archive::sha256_hex(&bytes), bytes: bytes.len(), widget: widget.clone() }
            });
            let packed = archive::build(&widget).ok().map(|bytes| archive::sha256_hex(&bytes));
            AcceptanceEvent::Looked(Box::new(Looked { passes, opened, packed }))
        }));
    }

    fn begin(&mut self, core: &mut Core, place: Place) {
        let (Some(open), Some(at_hand)) = (&core.open, self.archive.clone()) else { return };
        self.error = None;
        let (product, profile, lang, now) = (open.product, open.profile, core.lang(), open.project.widget().clone());
        let (data, doc) = (core.services.data.clone(), open.project.id());
        self.start(core, Ticket::doc(Owner::Acceptance, doc).awaited(), move || {
            let ArchiveAtHand { name, sha256, bytes, widget } = at_hand;
            let mut cases: Vec<_> = plan::plan(&widget, lang.code()).iter().map(|planned| report::frozen(planned, lang)).collect();
            // Own cases are never packed: they are those beside the widget.
            cases.extend(own::read(&now).into_iter().map(report::of_own));
            let archive = Archive {
                name,
                sha256,
                bytes: bytes as u64,
                widget: i18n::widget_name(&widget, "").unwrap_or_default(),
                code: code_of(&widget).map(str::to_owned),
                version: version_of(&widget).unwrap_or_default().to_owned(),
                product,
                profile,
            };
            let studio = env!("CARGO_PKG_VERSION").to_owned();
            let start = Start { number: 0, archive, place, studio, lang: lang.code().to_owned(), cases };
            AcceptanceEvent::Begun(data.ok_or(PassError::NoFolder).and_then(|data| Passes::new(&data).begin(zone::now(), start)))
        });
    }

    /// Adds entries to the pass that is shown.
    fn add(&mut self, core: &mut Core, entries: Vec<What>) {
        let (Some(id), Some(revision)) = (self.shown.clone(), core.revision()) else { return };
        if entries.is_empty() {
            return;
        }
        self.error = None;
        let data = core.services.data.clone();
        self.start(core, Ticket::doc(Owner::Acceptance, revision.doc).awaited(), move || {
            let added = data.ok_or(PassError::NoFolder).and_then(|data| Passes::new(&data).add(&id, zone::now(), entries));
            AcceptanceEvent::Added(id, added)
        });
    }

    /// Adds what is known of cases to the pass that is shown.
    pub(in crate::app) fn attach(&mut self, core: &mut Core, known: Known) {
        let Some(kept) = self.current() else { return };
        let entries = known.into_iter().flat_map(|(case, materials)| judge::entries(&kept.pass, &case, materials)).collect();
        self.add(core, entries);
    }

    fn add_picture(&mut self, core: &mut Core, case: String, bytes: impl FnOnce() -> Result<Vec<u8>, PassError> + Send + 'static) {
        let (Some(id), Some(revision)) = (self.shown.clone(), core.revision()) else { return };
        self.error = None;
        let data = core.services.data.clone();
        self.start(core, Ticket::doc(Owner::Acceptance, revision.doc).awaited(), move || {
            let add = |data: &Path| Passes::new(data).add_picture(&id, zone::now(), &case, &bytes()?);
            let added = data.as_deref().ok_or(PassError::NoFolder).and_then(add);
            AcceptanceEvent::Added(id.clone(), added)
        });
    }

    fn added(&mut self, core: &mut Core, id: &str, pass: Pass) {
        let Some(kept) = self.passes.iter_mut().flatten().find(|kept| kept.id == id) else { return };
        // Of two jobs the one that added later knows all.
        if pass.entries.len() < kept.pass.entries.len() {
            return;
        }
        kept.pass = pass;
        if kept.pass.signed().is_some() && core.dialogs.take::<SignOffDialog>().is_some() {
            core.notify(None, Msg::new("acceptance-signed-now"), None);
        }
        self.draw(core);
    }

    /// Reads the pictures of the pass that is shown which aren't there yet.
    fn draw(&mut self, core: &mut Core) {
        let (Some(kept), Some(data), Some(revision)) = (self.current().cloned(), core.services.data.clone(), core.revision()) else {
            return;
        };
        let named = |entry: &crate::services::acceptance::pass::Entry| match &entry.what {
            What::Evidence(evidence) if !evidence.file.is_empty() => Some(evidence.file.clone()),
            _ => None,
        };
        if kept.pass.entries.iter().filter_map(named).all(|file| self.pictures.contains_key(&file)) {
            return;
        }
        self.start(core, Ticket::doc(Owner::Acceptance, revision.doc), move || {
            let KeptPass { id, pass } = kept;
            let small = |bytes: &[u8]| picture::decode(bytes).ok().map(|image| Arc::new(thumbnail(&image)));
            let pictures = Passes::new(&data).pictures(&id, &pass);
            AcceptanceEvent::Drawn(pictures.into_iter().filter_map(|(file, bytes)| Some((file, small(&bytes)?))).collect())
        });
    }
}

fn thumbnail(image: &image::RgbaImage) -> image::RgbaImage {
    if image.width().max(image.height()) <= THUMBNAIL {
        image.clone()
    } else {
        image::imageops::thumbnail(image, THUMBNAIL, THUMBNAIL * image.height() / image.width().max(1))
    }
}

/// The archive at `path`, as a pass can be of it.
fn at_hand(path: &Path) -> Result<ArchiveAtHand, OpenError> {
    let (bytes, widget) = files::archive_at(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(ArchiveAtHand { name, sha256: archive::sha256_hex(&bytes), bytes: bytes.len(), widget: Arc::new(widget) })
}

/// Changes the file of own cases: an edit like any other.
fn edit_own(core: &mut Core, change: Option<Result<FileChange, OwnCasesError>>) {
    match change {
        Some(Ok(change)) => {
            core.dialogs.take::<OwnCaseDialog>();
            if let Some(revision) = core.revision() {
                core.edit(Edit::new(revision, vec![change]));
            }
        }
        Some(Err(error)) => {
            let id = if error == OwnCasesError::TooLarge { "acceptance-own-large" } else { "acceptance-own-broken" };
            core.notify(Some(Severity::Warning), Msg::new(id), None);
        }
        None => {}
    }
}
