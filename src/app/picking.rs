//! Native dialogs: opened on a job, and what their answers start. An answer is for the widget that was open when it was asked for.

use std::path::PathBuf;

use super::App;
use super::dialog::{Dialog, Leaving, PickFor};
use super::event::{Event, Of, Owner, Ticket};
use super::lab::{self, LabCommand};
use crate::system::dialogs::Wanted;
use crate::system::files;
use crate::system::files::Origin;

impl PickFor {
    /// Whether the answer is of use whatever widget is open by then.
    fn is_about_program(&self) -> bool {
        matches!(self, Self::OpenFolder | Self::OpenZip | Self::Requests(_))
    }
}

impl App {
    /// Opens a native dialog.
    pub(super) fn pick(&mut self, what: PickFor) {
        let dialogs = self.services.dialogs.clone();
        let (wanted, title) = match what {
            PickFor::OpenFolder => (Wanted::Folder, "action-open-folder"),
            PickFor::OpenZip => (Wanted::Zip, "action-open-zip"),
            PickFor::SaveFolder => (Wanted::NewFolder, "action-save-as-folder"),
            PickFor::SaveZip => (Wanted::NewZip, "action-save-as-zip"),
            PickFor::PackTarget => (Wanted::NewZip, "pack-title"),
            PickFor::Picture(_) => (Wanted::Picture, "images-replace"),
            PickFor::Document => (Wanted::NewFile(self.document_name()), "document-save"),
            PickFor::Requests(_) => (Wanted::NewFile("requests.har".to_owned()), "install-har"),
            PickFor::ExportTexts => (Wanted::NewTable, "action-export-texts"),
            PickFor::ImportTexts => (Wanted::Table, "action-import-texts"),
            PickFor::Source(_) => (Wanted::Source, "lab-choose"),
            PickFor::BuildFolder => (Wanted::Folder, "action-build-folder"),
        };
        let title = self.state.lang().tr(title);
        let doc = self.revision().filter(|_| !what.is_about_program()).map(|open| open.doc);
        let ticket = Ticket { owner: Owner::Pick, of: doc.map_or(Of::Program, Of::Doc), busy: None };
        self.jobs.start("dialog", ticket, move |_| {
            let path = dialogs.ask(&wanted, &title).map(|path| files::canonical(&path));
            Event::Picked(what, path)
        });
    }

    pub(super) fn picked(&mut self, what: PickFor, path: Option<PathBuf>) {
        let Some(path) = path else { return };
        match what {
            PickFor::OpenFolder | PickFor::OpenZip => self.leave(Leaving::Open(path)),
            PickFor::SaveFolder => self.write_as(Origin::Folder(path)),
            PickFor::SaveZip => self.write_as(Origin::Zip(path)),
            PickFor::PackTarget => {
                if let Some(Dialog::Pack(dialog)) = &mut self.state.dialog {
                    dialog.target = Some(path);
                    dialog.written = false;
                }
            }
            PickFor::Picture(target) => self.take_picture(target, path),
            PickFor::Document => self.save_document(path),
            PickFor::Requests(entries) => self.export_har(entries, path),
            PickFor::ExportTexts => self.write_texts(path),
            PickFor::ImportTexts => self.review_texts(path),
            PickFor::BuildFolder => self.set_build_folder(Some(path)),
            PickFor::Source(role) => self.lab(LabCommand::Take(role, lab::Origin::Disk(path))),
        }
    }
}
