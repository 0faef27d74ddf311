//! Carries out the commands of the texts, keeps the grid of the present state, and reads and writes tables.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{GridOf, Texts, TextsCommand, TextsDialog, TextsEvent};
use crate::app::core::jobs::JobId;
use crate::app::core::tab::Tab;
use crate::app::core::ticket::{Busy, Failure, Owner, Ticket};
use crate::app::core::{Core, Feature};
use crate::checks::engine::rule::Severity;
use crate::model::project::Edit;
use crate::model::widget::FileChange;
use crate::services::texts::exchange::{self, Export, Review};
use crate::services::texts::grid::Grid;
use crate::system::dialogs::Wanted;
use crate::system::output::{OutputError, OutputFault};
use crate::system::tables::{self, TableFault};
use crate::text::msg::Msg;

impl Feature for Texts {
    type Command = TextsCommand;
    type Event = TextsEvent;

    fn update(&mut self, core: &mut Core, command: TextsCommand) {
        match command {
            TextsCommand::SetBaseLocale(code) => self.grid_base = Some(code),
            TextsCommand::ChooseExport(only) => {
                let chosen = move |path| TextsEvent::Chosen(TextsCommand::Export(path, only));
                core.pick(Owner::Texts, Wanted::NewTable, "action-export-texts", chosen);
            }
            TextsCommand::Export(path, only) => self.write_texts(core, path, only),
            TextsCommand::ChooseImport => {
                core.pick(Owner::Texts, Wanted::Table, "action-import-texts", |path| TextsEvent::Chosen(TextsCommand::Review(path)));
            }
            TextsCommand::Review(path) => self.review_texts(core, path),
            TextsCommand::Decided(is_decided) => {
                if let Some(dialog) = core.dialogs.front_mut::<TextsDialog>() {
                    dialog.is_decided = is_decided;
                }
            }
            TextsCommand::Take(accepted) => self.take_texts(core, accepted),
        }
    }

    fn on_event(&mut self, core: &mut Core, job: JobId, event: TextsEvent) {
        match event {
            TextsEvent::Grid { of, grid } => self.grid_made(of, grid),
            TextsEvent::Chosen(command) => self.update(core, command),
            TextsEvent::Written(path, result) => self.texts_written(core, &path, result),
            TextsEvent::Reviewed(file, result) => self.texts_reviewed(core, file, result),
            TextsEvent::Made(result) => self.texts_made(core, job, result),
        }
    }

    fn failed(&mut self, core: &mut Core, job: JobId, _: &Failure) -> bool {
        self.texts_failed(core, job)
    }

    fn widget_replaced(&mut self, _: &mut Core) {
        *self = Self::default();
    }

    fn follow(&mut self, core: &mut Core) {
        self.load_grid(core);
    }
}

impl Texts {
    /// Starts making the grid if it is shown and isn't of the present state. Of many changes in a row only the last one counts.
    pub(super) fn load_grid(&mut self, core: &mut Core) {
        let Some(open) = core.open.as_mut().filter(|open| open.tab == Tab::I18n) else { return };
        let of = (open.project.revision(), self.grid_base.clone());
        if self.grid_of.as_ref() == Some(&of) {
            return;
        }
        self.grid_of = Some(of.clone());
        let (widget, opened, before) = (open.project.widget().clone(), open.opened.clone(), self.grid.clone());
        core.start_latest("grid", Ticket::doc(Owner::Texts, of.0.doc), move |_| {
            let grid = Grid::new(&widget, &opened, of.1.as_deref(), before.as_deref());
            TextsEvent::Grid { of, grid }
        });
    }

    /// Shows a grid. One of an older state is shown until that of the present one is made.
    pub(super) fn grid_made(&mut self, of: GridOf, grid: Grid) {
        if self.grid_shown.as_ref().is_none_or(|shown| shown.0.number <= of.0.number) {
            self.grid = Some(Arc::new(grid));
            self.grid_shown = Some(of);
        }
    }

    /// Writes all texts to `path`; the dialog that gave it has asked whether to replace a file. Without an ending it is XLSX: of that
    /// file the dialog did not ask.
    pub(super) fn write_texts(&mut self, core: &mut Core, mut path: PathBuf, only: Vec<String>) {
        let Some(open) = &core.open else { return };
        let (widget, origin) = (open.project.widget().clone(), open.origin.clone());
        let was_asked = path.extension().is_some();
        if !was_asked {
            path.set_extension("xlsx");
        }
        let doc = open.project.id();
        core.start("export", Ticket::doc(Owner::Texts, doc).busy(Busy::Texts), move |_| {
            let result = tables::write(&path, origin.as_ref(), &widget, &only, was_asked);
            TextsEvent::Written(path, result)
        });
    }

    pub(super) fn texts_written(&mut self, core: &mut Core, path: &Path, result: Result<Export, TableFault>) {
        match result {
            Ok(export) => {
                let rows = export.table.rows.len();
                core.notify(None, Msg::new("exchange-exported").with("count", rows), Some(path.display().to_string()));
                if !export.left_out.is_empty() {
                    let text = Msg::new("exchange-left-out").with("locales", export.left_out.join(", "));
                    core.notify(Some(Severity::Warning), text, None);
                }
            }
            Err(TableFault::Write(OutputError { fault: OutputFault::Exists { .. }, .. })) => {
                core.explain(Msg::new("exchange-exists").with("path", path.display().to_string()));
            }
            Err(error) => core.explain(error.explain()),
        }
    }

    pub(super) fn review_texts(&mut self, core: &mut Core, path: PathBuf) {
        let Some(open) = &core.open else { return };
        let (widget, of) = (open.project.widget().clone(), open.project.revision());
        core.start("import", Ticket::at(Owner::Texts, of).busy(Busy::Texts), move |_| {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let result = tables::read(&path).map(|table| exchange::import(&widget, &table));
            TextsEvent::Reviewed(file, result)
        });
    }

    pub(super) fn texts_reviewed(&mut self, core: &mut Core, file: String, result: Result<Review, TableFault>) {
        let Some(of) = core.revision() else { return };
        match result {
            Ok(review) if review.changes.is_empty() && review.refused.is_empty() && review.passed_over.is_empty() => {
                core.notify(None, Msg::new("exchange-same").with("count", review.unchanged), Some(file));
            }
            Ok(review) => core.queue_dialog(TextsDialog { file, review: Arc::new(review), of, making: None, is_decided: false }),
            Err(error) => core.explain(error.explain()),
        }
    }

    pub(super) fn take_texts(&mut self, core: &mut Core, accepted: Vec<usize>) {
        let (Some(open), Some(dialog)) = (&core.open, core.dialogs.front::<TextsDialog>()) else { return };
        let (widget, review, of) = (open.project.widget().clone(), dialog.review.clone(), dialog.of);
        if of != open.project.revision() {
            core.dialogs.close();
            return core.refuse_outdated();
        }
        let job = core.start("import", Ticket::at(Owner::Texts, of).busy(Busy::Texts), move |_| {
            let accepted: std::collections::HashSet<usize> = accepted.into_iter().collect();
            TextsEvent::Made(review.changes(&widget, |at| accepted.contains(&at)).map_err(|error| error.to_string()))
        });
        if let Some(dialog) = core.dialogs.front_mut::<TextsDialog>() {
            dialog.making = Some(job);
        }
    }

    pub(super) fn texts_made(&mut self, core: &mut Core, job: JobId, result: Result<Vec<FileChange>, String>) {
        let Some(dialog) = core.dialogs.front::<TextsDialog>() else { return };
        if dialog.making != Some(job) {
            return;
        }
        let of = dialog.of;
        core.dialogs.close();
        match result {
            Ok(changes) => core.edit(Edit::new(of, changes)),
            Err(reason) => core.notify(Some(Severity::Error), Msg::new("notice-edit-failed"), Some(reason)),
        }
    }

    /// A table could not be read or written, or its texts are of a state that is gone: the dialog that waits for them closes.
    pub(super) fn texts_failed(&mut self, core: &mut Core, job: JobId) -> bool {
        if core.dialogs.front::<TextsDialog>().is_some_and(|dialog| dialog.making == Some(job)) {
            core.dialogs.close();
        }
        true
    }
}
