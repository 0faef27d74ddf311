//! Carries out the commands of packing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Built, Changes, InTheWay, Pack, PackCommand, PackDialog, PackEvent, Packed};
use crate::app::core::jobs::JobId;
use crate::app::core::open_widget::OpenWidget;
use crate::app::core::ticket::{Busy, Failure, Owner, Ticket};
use crate::app::core::{self, Core, Feature, Request};
use crate::checks::consequences;
use crate::checks::engine::rule::Severity;
use crate::crm::i18n;
use crate::crm::package::{self, Planned};
use crate::formats::path::names;
use crate::model::project::DocId;
use crate::model::widget::Widget;
use crate::services::archive as zip;
use crate::system::clock;
use crate::system::dialogs::Wanted;
use crate::system::files;
use crate::system::output::{self, Kind, Output, OutputError, OutputFault};
use crate::system::shelf::Build;
use crate::text::msg::Msg;

impl Feature for Pack {
    type Command = PackCommand;
    type Event = PackEvent;

    fn update(&mut self, core: &mut Core, command: PackCommand) {
        match command {
            PackCommand::Show => self.show_pack(core),
            PackCommand::ChooseTarget => {
                core.pick(Owner::Pack, Wanted::NewZip, "pack-title", |path| PackEvent::Chosen(PackCommand::SetTarget(path)));
            }
            PackCommand::SetTarget(path) => self.choose(core, path, true),
            PackCommand::TypeTarget(path) => self.choose(core, path, false),
            PackCommand::Now { anyway } => self.pack_now(core, anyway),
            PackCommand::Replace => {
                if let Some(dialog) = core.dialogs.front_mut::<PackDialog>() {
                    dialog.agreed = true;
                    self.pack_now(core, true);
                }
            }
            PackCommand::Reveal => self.reveal_packed(core),
            PackCommand::RevealLast => {
                if let Some(packed) = &self.last {
                    core.reveal(packed.path.clone());
                }
            }
        }
    }

    fn on_event(&mut self, core: &mut Core, job: JobId, event: PackEvent) {
        match event {
            PackEvent::Chosen(command) => self.update(core, command),
            PackEvent::Built(plan, result, changes) => self.built(core, job, plan, result, changes),
            PackEvent::Place(path) => {
                if let Some(dialog) = core.dialogs.front_mut::<PackDialog>().filter(|dialog| dialog.target.is_none()) {
                    dialog.target = Some(path);
                }
            }
            PackEvent::Written(packed, result) => self.packed(core, packed, result),
        }
    }

    fn failed(&mut self, core: &mut Core, job: JobId, _: &Failure) -> bool {
        self.pack_failed(core, job)
    }

    fn widget_replaced(&mut self, core: &mut Core) {
        if core.open.is_some() {
            self.last = None;
        }
    }
}

impl Pack {
    /// Shows what would go into the archive.
    pub(super) fn show_pack(&mut self, core: &mut Core) {
        let Some(open) = &core.open else { return };
        // The archive that is open is never replaced by a pack.
        let is_other = |path: &&Path| open.origin.as_ref().is_some_and(|origin| origin.path() != *path);
        let target = open.home().and_then(|home| core.preferences.pack_place(home)).filter(is_other).map(Path::to_owned);
        let (of, widget) = (open.project.revision(), open.project.widget().clone());
        let (built, origin, shelf) = (widget.clone(), open.origin.clone(), core.shelf.clone());
        let job = core.start("pack", Ticket::at(Owner::Pack, of), move |_| {
            let plan = package::plan(&built);
            // An archive that holds just what belongs into one is passed on as it is: what was tested is what is uploaded.
            let original = files::original(origin.as_ref(), &built).filter(|bytes| zip::verify(bytes, &built).is_ok());
            let is_original = original.is_some();
            let bytes = original.map_or_else(|| zip::build(&built).and_then(|bytes| zip::verify(&bytes, &built).map(|()| bytes)), Ok);
            let result = bytes
                .map(|bytes| Built { sha256: zip::sha256_hex(&bytes), bytes: Arc::new(bytes), is_original })
                .map_err(|error| error.to_string());
            let sum = result.as_ref().map(|built| built.sha256.as_str()).unwrap_or_default();
            let before = shelf.before(&built, sum).unwrap_or_else(|error| {
                log::warn!("the build shelf can't be read: {error}");
                None
            });
            PackEvent::Built(plan, result, before.map(|before| changes(&before, &built)))
        });
        if target.is_none() {
            self.find_place(core, of.doc);
        }
        core.show_dialog(PackDialog {
            plan: Vec::new(),
            changes: None,
            target,
            is_chosen: false,
            built: None,
            written: false,
            asks_anyway: false,
            in_the_way: None,
            agreed: false,
            of,
            widget,
            building: Some(job),
        });
    }

    /// Looks for the place where the archive goes by itself: beside the widget, in a folder named after it and its version, so that it
    /// meets no other widget's.
    fn find_place(&self, core: &mut Core, doc: DocId) {
        let Some(open) = &core.open else { return };
        let Some(origin) = open.origin.clone() else { return };
        let Some(around) = open.home().and_then(Path::parent).map(Path::to_owned) else { return };
        let own = || origin.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = i18n::widget_name(open.project.widget(), "").filter(|name| !name.trim().is_empty()).unwrap_or_else(own);
        let name = names::storable(format!("{name} {}", open.version().unwrap_or_default()).trim());
        let widget = open.project.widget().clone();
        core.start("pack place", Ticket::doc(Owner::Pack, doc), move |_| {
            let output = Output { kind: Kind::Archive, widget: &widget, origin: Some(&origin), overwrite: false };
            PackEvent::Place(output::free_place(&output, &around, &name))
        });
    }

    /// The person chose where the archive goes; `is_agreed` if it may replace what is there.
    fn choose(&self, core: &mut Core, path: PathBuf, is_agreed: bool) {
        if let Some(dialog) = core.dialogs.front_mut::<PackDialog>() {
            dialog.target = Some(path);
            dialog.is_chosen = true;
            dialog.written = false;
            dialog.agreed = is_agreed;
            dialog.in_the_way = None;
        }
    }

    pub(super) fn built(
        &mut self,
        core: &mut Core,
        job: JobId,
        plan: Vec<Planned>,
        result: Result<Built, String>,
        changes: Option<Changes>,
    ) {
        if let Some(dialog) = core.dialogs.front_mut::<PackDialog>()
            && dialog.building.take_if(|building| *building == job).is_some()
        {
            dialog.plan = plan;
            dialog.changes = changes;
            dialog.built = Some(result);
        }
    }

    /// Writes the archive that the dialog shows.
    pub(super) fn pack_now(&mut self, core: &mut Core, anyway: bool) {
        let Some(dialog) = core.dialogs.front_mut::<PackDialog>() else { return };
        // What isn't checked yet may have errors.
        let is_sound = |open: &OpenWidget| open.report_of == Some(dialog.of) && !open.report.has_errors();
        let has_errors = !core.open.as_ref().is_some_and(is_sound);
        if has_errors && !anyway {
            dialog.asks_anyway = true;
            return;
        }
        dialog.asks_anyway = false;
        dialog.in_the_way = None;
        let overwrite = dialog.agreed;
        let origin = core.open.as_ref().and_then(|open| open.origin.clone());
        let Some(path) = dialog.target.clone() else { return self.update(core, PackCommand::ChooseTarget) };
        if !path.is_absolute() {
            return;
        }
        let Some(Ok(built)) = &dialog.built else { return };
        let (bytes, widget, of) = (built.bytes.clone(), dialog.widget.clone(), dialog.of);
        let count = |severity| core.open.as_ref().map_or(0, |open| open.report.count(severity));
        let findings = [Severity::Error, Severity::Warning, Severity::Advice].map(count);
        core.start("pack", Ticket::doc(Owner::Pack, of.doc).busy(Busy::Packing), move |_| {
            let output = Output { kind: Kind::Archive, widget: &widget, origin: origin.as_ref(), overwrite };
            let result = output::write_in_folder(&output, &path, &bytes);
            let build = Build { findings, ..Build::of(&widget, &bytes, &path, clock::now()) };
            let kept = core::Packed { build, bytes: bytes.clone(), widget: widget.clone() };
            PackEvent::Written(Packed { path, size: bytes.len(), revision: of }, result.map(|()| Box::new(kept)))
        });
    }

    pub(super) fn packed(&mut self, core: &mut Core, packed: Packed, result: Result<Box<core::Packed>, OutputError>) {
        match result {
            Ok(kept) => {
                core.request(Request::KeepBuild(kept));
                let place = packed.path.display().to_string();
                if let Some(dialog) = core.dialogs.front_mut::<PackDialog>()
                    && dialog.target.as_ref() == Some(&packed.path)
                {
                    dialog.written = true;
                    if dialog.is_chosen {
                        self.keep_place(core, packed.path.clone());
                    }
                }
                self.last = Some(packed);
                log::info!("packed {place}");
                core.notify(None, Msg::new("notice-packed"), Some(place));
            }
            Err(OutputError { path, fault: OutputFault::Exists { bytes, widget }, .. }) => {
                if let Some(dialog) = core.dialogs.front_mut::<PackDialog>()
                    && dialog.target == Some(path)
                {
                    dialog.in_the_way = Some(InTheWay { bytes, widget });
                }
            }
            Err(error) => core.explain(error.explain()),
        }
    }

    /// Packs of this widget go there from now on.
    fn keep_place(&self, core: &mut Core, place: PathBuf) {
        let Some(home) = core.open.as_ref().and_then(|open| open.home()).map(Path::to_owned) else { return };
        core.remember(move |it| it.set_pack_place(&home, &place));
    }

    /// The archive could not be built, or is of a state that is gone: its dialog would wait for ever.
    pub(super) fn pack_failed(&mut self, core: &mut Core, job: JobId) -> bool {
        let waits = core.dialogs.front::<PackDialog>().is_some_and(|dialog| dialog.building == Some(job));
        if waits {
            core.dialogs.close();
        }
        waits
    }

    /// Shows the packed archive in its folder.
    pub(super) fn reveal_packed(&mut self, core: &mut Core) {
        if let Some(path) = core.dialogs.front().and_then(|dialog: &PackDialog| dialog.target.clone()) {
            core.reveal(path);
        }
    }
}

/// What `new` changes against the build before.
fn changes(old: &Widget, new: &Widget) -> Changes {
    let since = old.manifest("/widget/version").and_then(|node| node.as_str()).unwrap_or_default().to_owned();
    Changes { since, consequences: consequences::find(old, new) }
}
