//! Texts out to translators as a table, and back in after a look at what changes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::dialog::{Dialog, TextsDialog};
use super::event::{Event, Owner, Ticket};
use super::jobs::JobId;
use super::state::Busy;
use crate::checks::engine::rule::Severity;
use crate::model::project::Edit;
use crate::model::widget::FileChange;
use crate::services::texts::exchange;
use crate::services::texts::exchange::{Export, Review};
use crate::system::tables;
use crate::system::tables::TableFault;
use crate::text::msg::Msg;

impl App {
    /// Writes all texts to `path`; the dialog that gave it has asked whether to replace a file. Without an ending it is XLSX.
    pub(super) fn write_texts(&mut self, mut path: PathBuf) {
        let Some(open) = &self.state.open else { return };
        let (widget, origin) = (open.project.widget().clone(), open.origin.clone());
        if path.extension().is_none() {
            path.set_extension("xlsx");
        }
        let doc = open.project.id();
        self.jobs.start("export", Ticket::doc(Owner::Texts, doc).busy(Busy::Texts), move |_| {
            let result = tables::write(&path, origin.as_ref(), &widget, &[], true);
            Event::TextsWritten(path, result)
        });
    }

    pub(super) fn texts_written(&mut self, path: &Path, result: Result<Export, TableFault>) {
        match result {
            Ok(export) => {
                let rows = export.table.rows.len();
                self.notify(None, Msg::new("exchange-exported").with("count", rows), Some(path.display().to_string()));
                if !export.left_out.is_empty() {
                    let text = Msg::new("exchange-left-out").with("locales", export.left_out.join(", "));
                    self.notify(Some(Severity::Warning), text, None);
                }
            }
            Err(error) => self.explain(error.explain()),
        }
    }

    pub(super) fn review_texts(&mut self, path: PathBuf) {
        let Some(open) = &self.state.open else { return };
        let (widget, of) = (open.project.widget().clone(), open.project.revision());
        self.jobs.start("import", Ticket::at(Owner::Texts, of).busy(Busy::Texts), move |_| {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let result = tables::read(&path).map(|table| exchange::import(&widget, &table));
            Event::TextsReviewed(file, result)
        });
    }

    pub(super) fn texts_reviewed(&mut self, file: String, result: Result<Review, TableFault>) {
        let Some(of) = self.revision() else { return };
        match result {
            Ok(review) if review.changes.is_empty() && review.refused.is_empty() && review.passed_over.is_empty() => {
                self.notify(None, Msg::new("exchange-same").with("count", review.unchanged), Some(file));
            }
            Ok(review) => self.queue_dialog(Dialog::Texts(TextsDialog { file, review: Arc::new(review), of, making: None })),
            Err(error) => self.explain(error.explain()),
        }
    }

    pub(super) fn take_texts(&mut self, accepted: Vec<usize>) {
        let (Some(open), Some(Dialog::Texts(dialog))) = (&self.state.open, &mut self.state.dialog) else { return };
        let (widget, review, of) = (open.project.widget().clone(), dialog.review.clone(), dialog.of);
        if of != open.project.revision() {
            self.state.dialog = None;
            return self.refuse_outdated();
        }
        let job = self.jobs.start("import", Ticket::at(Owner::Texts, of).busy(Busy::Texts), move |_| {
            let accepted: std::collections::HashSet<usize> = accepted.into_iter().collect();
            Event::TextsMade(review.changes(&widget, |at| accepted.contains(&at)).map_err(|error| error.to_string()))
        });
        dialog.making = Some(job);
    }

    pub(super) fn texts_made(&mut self, job: JobId, result: Result<Vec<FileChange>, String>) {
        let Some(Dialog::Texts(dialog)) = &self.state.dialog else { return };
        if dialog.making != Some(job) {
            return;
        }
        let of = dialog.of;
        self.state.dialog = None;
        match result {
            Ok(changes) => self.edit(Edit::new(of, changes)),
            Err(reason) => self.notify(Some(Severity::Error), Msg::new("notice-edit-failed"), Some(reason)),
        }
    }

    /// A table could not be read or written, or its texts are of a state that is gone: the dialog that waits for them closes.
    pub(super) fn texts_failed(&mut self, job: JobId) -> bool {
        if matches!(&self.state.dialog, Some(Dialog::Texts(dialog)) if dialog.making == Some(job)) {
            self.state.dialog = None;
        }
        true
    }
}
