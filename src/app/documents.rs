//! Documents for others: reports of the check and the moderation checklist, written off the frame, copied or saved.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use super::App;
use super::dialog::{Dialog, Document, DocumentDialog};
use super::event::{Event, Owner, Ticket};
use super::jobs::JobId;
use crate::checks;
use crate::checks::checklist::{self, Checklist};
use crate::checks::engine::rule::{Profile, Severity};
use crate::checks::engine::suppress;
use crate::model::project::Edit;
use crate::model::studio_file::StudioFile;
use crate::report::{self, Meta};
use crate::system::files;
use crate::system::files::SaveError;
use crate::text::msg::Msg;

impl App {
    /// Shows a document; the same bytes as the command line gives.
    pub(super) fn show_document(&mut self, document: Document) {
        let Some(open) = &self.state.open else { return };
        let (of, widget, lang) = (open.project.revision(), open.project.widget().clone(), self.state.lang());
        // Findings of an older state are of no use: those of the present one are found in the job.
        let report = (open.report_of == Some(of)).then(|| open.report.clone());
        let memory = self.memory.clone();
        let fleet = self.state.install.fleet_report(open.name(lang).unwrap_or_else(|| lang.tr("header-no-name")), lang);
        let meta = Meta { product: open.product, profile: open.profile, date: None, why: false };
        let job = self.jobs.start("document", Ticket::at(Owner::Document, of), move |_| {
            let found = |profile| {
                let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
                checks::check_beside(&widget, (meta.product, profile), &mut memory, &|| true).unwrap_or_default()
            };
            let text = match document {
                Document::Report { format, why } => {
                    let report = report.unwrap_or_else(|| Arc::new(found(meta.profile)));
                    report::render(&report, &widget, &Meta { why, ..meta }, format, lang)
                }
                Document::Checklist(layout) => {
                    let found = found(Profile::Public);
                    let meta = Meta { profile: Profile::Public, ..meta };
                    let checklist = Checklist::of(&widget, &found, meta.product);
                    report::checklist::render(&checklist, &widget, &meta, layout, lang)
                }
                Document::Fleet(layout) => report::fleet::render(&fleet.unwrap_or_default(), layout, lang),
            };
            Event::Document(text)
        });
        self.show_dialog(Dialog::Document(DocumentDialog { document, text: None, writing: Some(job) }));
    }

    pub(super) fn document_written(&mut self, job: JobId, text: &str) {
        if let Some(Dialog::Document(dialog)) = self.state.dialog.as_mut()
            && dialog.writing.take_if(|writing| *writing == job).is_some()
        {
            dialog.text = Some(text.into());
        }
    }

    /// The document could not be written, or is of a state that is gone: its dialog would wait for ever.
    pub(super) fn document_failed(&mut self, job: JobId) -> bool {
        let waits = matches!(&self.state.dialog, Some(Dialog::Document(dialog)) if dialog.writing == Some(job));
        if waits {
            self.state.dialog = None;
        }
        waits
    }

    pub(super) fn copy_document(&mut self) {
        let Some(Dialog::Document(DocumentDialog { text: Some(text), .. })) = &self.state.dialog else { return };
        self.state.clipboard = Some(text.to_string());
        self.notify(None, Msg::new("notice-copied"), None);
    }

    /// The usual name of the file of the document that is shown.
    pub(super) fn document_name(&self) -> String {
        match &self.state.dialog {
            Some(Dialog::Document(dialog)) => dialog.document.file_name(),
            _ => String::new(),
        }
    }

    pub(super) fn save_document(&mut self, path: PathBuf) {
        let Some(Dialog::Document(DocumentDialog { text: Some(text), .. })) = &self.state.dialog else { return };
        let Some(open) = &self.state.open else { return };
        let (text, origin, widget) = (text.clone(), open.origin.clone(), open.project.widget().clone());
        self.jobs.start("document", Ticket::doc(Owner::Document, open.project.id()), move |_| {
            let result = files::write_report(origin.as_ref(), &widget, &path, text.as_bytes());
            Event::DocumentSaved(path, result)
        });
    }

    pub(super) fn document_saved(&mut self, path: &Path, result: Result<(), SaveError>) {
        match result {
            Ok(()) => {
                self.state.dialog = None;
                self.notify(None, Msg::new("notice-document-saved"), Some(path.display().to_string()));
            }
            Err(error) => self.explain(error.explain()),
        }
    }

    /// Keeps what the person says about a point of the checklist in the studio's own file: an edit like any other.
    pub(super) fn tick(&mut self, id: &'static str, done: bool, note: &str) {
        let Some(open) = &self.state.open else { return };
        let Some(point) = checklist::POINTS.iter().find(|point| point.id == id) else { return };
        let widget = open.project.widget();
        let before = StudioFile::read(widget).checklist.remove(id).unwrap_or_default();
        // Typing a note is one step; a tick is a step of its own.
        let merge = (before.done == done).then(|| format!("checklist {id}"));
        match checklist::set(widget, point, done, note) {
            Ok(change) => self.edit(Edit { merge, ..Edit::new(open.project.revision(), vec![change]) }),
            Err(error) => self.notify(Some(Severity::Warning), suppress::SuppressError::from(error).msg(), None),
        }
    }
}
