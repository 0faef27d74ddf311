//! Packing: the archive is built in memory for one state of the widget, and written from there.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::command::Command;
use super::dialog::{Built, Dialog, PackDialog};
use super::event::{Event, Owner, Ticket};
use super::install::Packed;
use super::jobs::JobId;
use super::state::{Busy, OpenWidget};
use crate::crm::package;
use crate::crm::package::Planned;
use crate::services::archive as zip;
use crate::system::files;
use crate::system::files::{Origin, SaveError};
use crate::text::msg::Msg;

impl App {
    /// Shows what would go into the archive.
    pub(super) fn show_pack(&mut self) {
        let Some(open) = &self.state.open else { return };
        let target = open.origin.as_ref().map(|origin| match origin {
            Origin::Folder(folder) => folder.with_file_name("widget.zip"),
            Origin::Zip(path) => path.with_file_name("widget.zip"),
        });
        let (of, widget) = (open.project.revision(), open.project.widget().clone());
        let built = widget.clone();
        let job = self.jobs.start("pack", Ticket::at(Owner::Pack, of), move |_| {
            let plan = package::plan(&built);
            let bytes = zip::build(&built).and_then(|bytes| zip::verify(&bytes, &built).map(|()| bytes));
            let result =
                bytes.map(|bytes| Built { sha256: zip::sha256_hex(&bytes), bytes: Arc::new(bytes) }).map_err(|error| error.to_string());
            Event::Built(plan, result)
        });
        let dialog =
            PackDialog { plan: Vec::new(), target, built: None, written: false, asks_anyway: false, of, widget, building: Some(job) };
        self.show_dialog(Dialog::Pack(dialog));
    }

    pub(super) fn built(&mut self, job: JobId, plan: Vec<Planned>, result: Result<Built, String>) {
        if let Some(Dialog::Pack(dialog)) = &mut self.state.dialog
            && dialog.building.take_if(|building| *building == job).is_some()
        {
            dialog.plan = plan;
            dialog.built = Some(result);
        }
    }

    /// Writes the archive that the dialog shows.
    pub(super) fn pack_now(&mut self, anyway: bool) {
        let Some(Dialog::Pack(dialog)) = &mut self.state.dialog else { return };
        // What isn't checked yet may have errors.
        let is_sound = |open: &OpenWidget| open.report_of == Some(dialog.of) && !open.report.has_errors();
        let has_errors = !self.state.open.as_ref().is_some_and(is_sound);
        if has_errors && !anyway {
            dialog.asks_anyway = true;
            return;
        }
        dialog.asks_anyway = false;
        let Some(path) = dialog.target.clone() else { return self.send(Command::ChoosePackTarget) };
        let Some(Ok(built)) = &dialog.built else { return };
        let (bytes, widget, of) = (built.bytes.clone(), dialog.widget.clone(), dialog.of);
        self.jobs.start("pack", Ticket::doc(Owner::Pack, of.doc).busy(Busy::Packing), move |_| {
            let result = files::write_pack(&path, &bytes, &widget);
            Event::Packed(Packed { path, size: bytes.len(), revision: of }, result)
        });
    }

    pub(super) fn packed(&mut self, packed: Packed, result: Result<(), SaveError>) {
        match result {
            Ok(()) => {
                let place = packed.path.display().to_string();
                if let Some(Dialog::Pack(dialog)) = &mut self.state.dialog
                    && dialog.target.as_ref() == Some(&packed.path)
                {
                    dialog.written = true;
                }
                self.state.install.packed = Some(packed);
                log::info!("packed {place}");
                self.notify(None, Msg::new("notice-packed"), Some(place));
            }
            Err(error) => self.explain(error.explain()),
        }
    }

    /// The archive could not be built, or is of a state that is gone: its dialog would wait for ever.
    pub(super) fn pack_failed(&mut self, job: JobId) -> bool {
        let waits = matches!(&self.state.dialog, Some(Dialog::Pack(dialog)) if dialog.building == Some(job));
        if waits {
            self.state.dialog = None;
        }
        waits
    }

    /// Shows the packed archive in its folder.
    pub(super) fn reveal_packed(&mut self) {
        let path: Option<PathBuf> = match &self.state.dialog {
            Some(Dialog::Pack(dialog)) => dialog.target.clone(),
            _ => None,
        };
        if let Some(path) = path {
            self.reveal(path);
        }
    }
}
