//! Texts out to translators as a table, and back in after a look at what changes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::jobs::Done;
use super::state::{Busy, Dialog, TextsDialog};
use crate::checks::finding::Msg;
use crate::checks::rule::Severity;
use crate::domain::i18n::exchange::{self, Export, Review};
use crate::domain::widget::FileChange;
use crate::platform::tables::{self, TableFault};

impl App {
    /// Writes all texts to `path`; the dialog that gave it has asked whether to replace a file. Without an ending it is XLSX.
    pub(super) fn write_texts(&mut self, mut path: PathBuf) {
        let Some(open) = &self.state.open else { return };
        let (widget, origin) = (open.project.widget().clone(), open.origin.clone());
        if path.extension().is_none() {
            path.set_extension("xlsx");
        }
        self.busy(Busy::Texts);
        self.jobs.start("export", move || {
            let result = tables::write(&path, origin.as_ref(), &widget, &[], true);
            Done::TextsWritten(path, result)
        });
    }

    pub(super) fn texts_written(&mut self, path: &Path, result: Result<Export, TableFault>) {
        self.state.busy = None;
        match result {
            Ok(export) => {
                let rows = export.table.rows.len();
                self.notify(None, Msg::new("exchange-exported").with("count", rows), Some(path.display().to_string()));
                if !export.left_out.is_empty() {
                    let text = Msg::new("exchange-left-out").with("locales", export.left_out.join(", "));
                    self.notify(Some(Severity::Warning), text, None);
                }
            }
            Err(error) => self.explain(error.explain(self.state.lang())),
        }
    }

    pub(super) fn review_texts(&mut self, path: PathBuf) {
        let Some(open) = &self.state.open else { return };
        let (widget, revision) = (open.project.widget().clone(), open.project.revision());
        self.busy(Busy::Texts);
        self.jobs.start("import", move || {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let result = tables::read(&path).map(|table| exchange::import(&widget, &table));
            Done::TextsReviewed { revision, file, result }
        });
    }

    pub(super) fn texts_reviewed(&mut self, revision: u64, file: String, result: Result<Review, TableFault>) {
        self.state.busy = None;
        match result {
            Ok(_) if !self.is_at(revision) => self.notify(Some(Severity::Warning), Msg::new("exchange-outdated"), None),
            Ok(review) if review.changes.is_empty() && review.refused.is_empty() && review.passed_over.is_empty() => {
                self.notify(None, Msg::new("exchange-same").with("count", review.unchanged), Some(file));
            }
            Ok(review) => self.state.dialog = Some(Dialog::Texts(TextsDialog { file, review: Arc::new(review), revision })),
            Err(error) => self.explain(error.explain(self.state.lang())),
        }
    }

    pub(super) fn take_texts(&mut self, accepted: Vec<usize>) {
        let (Some(open), Some(Dialog::Texts(dialog))) = (&self.state.open, &self.state.dialog) else { return };
        let (widget, review, revision) = (open.project.widget().clone(), dialog.review.clone(), dialog.revision);
        self.busy(Busy::Texts);
        self.jobs.start("import", move || {
            let accepted: std::collections::HashSet<usize> = accepted.into_iter().collect();
            let result = review.changes(&widget, |at| accepted.contains(&at)).map_err(|error| error.to_string());
            Done::TextsMade { revision, result }
        });
    }

    pub(super) fn texts_made(&mut self, revision: u64, result: Result<Vec<FileChange>, String>) {
        self.state.busy = None;
        let Some(Dialog::Texts(_)) = &self.state.dialog else { return };
        self.state.dialog = None;
        match result {
            Ok(changes) if self.is_at(revision) => self.edit(changes, None),
            Ok(_) => self.notify(Some(Severity::Warning), Msg::new("exchange-outdated"), None),
            Err(reason) => self.notify(Some(Severity::Error), Msg::new("notice-edit-failed"), Some(reason)),
        }
    }

    /// Whether the widget is as it was at this revision.
    fn is_at(&self, revision: u64) -> bool {
        self.state.open.as_ref().is_some_and(|open| open.project.revision() == revision)
    }
}
