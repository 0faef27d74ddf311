//! Writes documents off the frame, copies and saves them, and keeps what the person says about the checklist.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use super::{Document, DocumentDialog, Reports, ReportsCommand, ReportsEvent};
use crate::app::core::handed::Made;
use crate::app::core::jobs::JobId;
use crate::app::core::ticket::{Failure, Owner, Ticket};
use crate::app::core::{Core, Feature};
use crate::checks;
use crate::checks::checklist::{self, Checklist};
use crate::checks::engine::rule::{Profile, Severity};
use crate::checks::engine::suppress;
use crate::model::project::Edit;
use crate::model::studio_file::StudioFile;
use crate::report::{self, Meta};
use crate::services::mark;
use crate::system::dialogs::Wanted;
use crate::system::output::{self, Kind, Output, OutputError};
use crate::text::msg::Msg;

impl Feature for Reports {
    type Command = ReportsCommand;
    type Event = ReportsEvent;

    fn update(&mut self, core: &mut Core, command: ReportsCommand) {
        match command {
            ReportsCommand::Show(document) => self.show_document(core, document, None),
            ReportsCommand::ShowMade(document, made) => self.show_document(core, document, Some(made)),
            ReportsCommand::Copy => self.copy_document(core),
            ReportsCommand::ChooseTarget => {
                let wanted = Wanted::NewFile(self.document_name(core));
                core.pick(Owner::Reports, wanted, "document-save", |path| ReportsEvent::Chosen(ReportsCommand::Save(path)));
            }
            ReportsCommand::Save(path) => self.save_document(core, path),
            ReportsCommand::Tick { point, done, note } => self.tick(core, point, done, &note),
        }
    }

    fn on_event(&mut self, core: &mut Core, job: JobId, event: ReportsEvent) {
        match event {
            ReportsEvent::Chosen(command) => self.update(core, command),
            ReportsEvent::Written(text) => self.document_written(core, job, &text),
            ReportsEvent::Saved(path, result) => self.document_saved(core, &path, result),
        }
    }

    fn failed(&mut self, core: &mut Core, job: JobId, _: &Failure) -> bool {
        self.document_failed(core, job)
    }
}

impl Reports {
    /// Shows a document; the same bytes as the command line gives.
    fn show_document(&mut self, core: &mut Core, document: Document, made: Option<Made>) {
        let Some(open) = &core.open else { return };
        let (of, widget, lang) = (open.project.revision(), open.project.widget().clone(), core.lang());
        // Findings of an older state are of no use: those of the present one are found in the job.
        let report = (open.report_of == Some(of)).then(|| open.report.clone());
        let (memory, trust) = (core.memory(), open.trust());
        let meta = Meta { product: open.product, profile: open.profile, date: None, why: false };
        let facts = made.clone();
        let job = core.start("document", Ticket::at(Owner::Reports, of), move |_| {
            let found = |profile| {
                let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
                checks::check_beside(&widget, (meta.product, profile), &trust, &mut memory, &|| true).unwrap_or_default()
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
                Document::Bulk(_) | Document::Receipt(_) | Document::Acceptance(_) | Document::Fault => {
                    facts.as_ref().map(|made| made.write(lang)).unwrap_or_default()
                }
            };
            ReportsEvent::Written(text)
        });
        core.show_dialog(DocumentDialog { document, text: None, writing: Some(job), made });
    }

    pub(super) fn document_written(&mut self, core: &mut Core, job: JobId, text: &str) {
        if let Some(dialog) = core.dialogs.front_mut::<DocumentDialog>()
            && dialog.writing.take_if(|writing| *writing == job).is_some()
        {
            dialog.text = Some(text.into());
        }
    }

    /// The document could not be written, or is of a state that is gone: its dialog would wait for ever.
    pub(super) fn document_failed(&mut self, core: &mut Core, job: JobId) -> bool {
        let waits = core.dialogs.front::<DocumentDialog>().is_some_and(|dialog| dialog.writing == Some(job));
        if waits {
            core.dialogs.close();
        }
        waits
    }

    pub(super) fn copy_document(&mut self, core: &mut Core) {
        let Some(DocumentDialog { text: Some(text), .. }) = core.dialogs.front() else { return };
        core.clipboard = Some(text.to_string());
        core.notify(None, Msg::new("notice-copied"), None);
    }

    /// The usual name of the file of the document that is shown.
    pub(super) fn document_name(&self, core: &Core) -> String {
        core.dialogs.front().map_or_else(String::new, |dialog: &DocumentDialog| dialog.document.file_name())
    }

    pub(super) fn save_document(&mut self, core: &mut Core, path: PathBuf) {
        let Some(dialog @ DocumentDialog { text: Some(text), .. }) = core.dialogs.front() else { return };
        let Some(open) = &core.open else { return };
        let (text, document, made, lang) = (text.to_string(), dialog.document, dialog.made.clone(), core.lang());
        let (origin, widget) = (open.origin.clone(), open.project.widget().clone());
        core.start("document", Ticket::doc(Owner::Reports, open.project.id()), move |_| {
            let (kind, text) = match document {
                Document::Report { format, .. } => (Kind::Check, mark::marked(text, mark::Document::Check, &widget, format.carrier())),
                Document::Checklist(layout) => (Kind::Checklist, mark::marked(text, mark::Document::Checklist, &widget, layout.carrier())),
                Document::Bulk(_) | Document::Receipt(_) => (Kind::Bulk, text),
                Document::Acceptance(_) | Document::Fault => (Kind::Acceptance, text),
            };
            let bytes = made.and_then(|made| made.file(lang)).unwrap_or_else(|| text.into_bytes());
            // The dialog that gave the path has asked whether to replace a file.
            let output = Output { kind, widget: &widget, origin: origin.as_ref(), overwrite: true };
            let result = output::write(&output, &path, &bytes);
            ReportsEvent::Saved(path, result)
        });
    }

    pub(super) fn document_saved(&mut self, core: &mut Core, path: &Path, result: Result<(), OutputError>) {
        match result {
            Ok(()) => {
                core.dialogs.close();
                core.notify(None, Msg::new("notice-document-saved"), Some(path.display().to_string()));
            }
            Err(error) => core.explain(error.explain()),
        }
    }

    /// Keeps what the person says about a point of the checklist in the studio's own file: an edit like any other.
    pub(super) fn tick(&mut self, core: &mut Core, id: &'static str, done: bool, note: &str) {
        let Some(open) = &core.open else { return };
        let Some(point) = checklist::POINTS.iter().find(|point| point.id == id) else { return };
        let widget = open.project.widget();
        let before = StudioFile::read(widget).checklist.remove(id).unwrap_or_default();
        // Typing a note is one step; a tick is a step of its own.
        let merge = (before.done == done).then(|| format!("checklist {id}"));
        match checklist::set(widget, point, done, note) {
            Ok(change) => core.edit(Edit { merge, ..Edit::new(open.project.revision(), vec![change]) }),
            Err(error) => core.notify(Some(Severity::Warning), suppress::SuppressError::from(error).msg(), None),
        }
    }
}
