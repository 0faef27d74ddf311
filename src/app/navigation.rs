//! The way from one widget to another: what is unsaved is asked about, a save that runs is waited for, and what was read in vain
//! replaces nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::dialog::{Dialog, Leaving};
use super::event::{Event, Owner, Ticket};
use super::notices::About;
use super::state::{Busy, OpenWidget};
use super::wizard::WizardCommand;
use crate::checks::engine::rule::{Product, Profile, Severity};
use crate::model::project::{Project, Revision};
use crate::services::new_widget;
use crate::system::files;
use crate::system::files::{OpenError, Opened, Origin};
use crate::text::msg::Msg;

impl App {
    /// Goes where the person wants to, after asking what to do with unsaved changes. While a save runs the way waits for its end.
    pub(super) fn leave(&mut self, leaving: Leaving) {
        if self.runs(Busy::Saving) {
            self.after_save = Some(leaving);
        } else if self.state.open.as_ref().is_some_and(|open| open.project.is_dirty()) {
            self.show_dialog(Dialog::Unsaved(leaving));
        } else {
            self.go(leaving);
        }
    }

    /// Goes there without asking: nothing is unsaved, or the person has said that it may go.
    pub(super) fn go(&mut self, leaving: Leaving) {
        self.state.dialog = None;
        self.state.page = None;
        if let Some(before) = self.opening.take() {
            self.jobs.cancel(before);
        }
        match leaving {
            Leaving::Start => self.close(),
            Leaving::Sample => self.show(OpenWidget::new(Project::new(new_widget::sample()), None)),
            Leaving::New(widget, product) => {
                let project = Project::unsaved(Arc::unwrap_or_clone(widget));
                self.show(OpenWidget { product, ..OpenWidget::new(project, None) });
            }
            Leaving::Open(path) => self.read(path),
            Leaving::Reload => {
                if let Some(home) = self.state.open.as_ref().and_then(|open| open.home().map(Path::to_owned)) {
                    self.read(home);
                }
            }
            Leaving::Restore(path, files) => self.bring_back(path, files),
            Leaving::Quit => self.state.may_close = true,
        }
    }

    fn close(&mut self) {
        self.state.open = None;
        self.watch_widget();
        self.forget_way();
    }

    pub(super) fn show(&mut self, open: OpenWidget) {
        self.state.open = Some(open);
        self.rescue.forget();
        self.forget_widget();
        self.watch_widget();
        self.forget_way();
    }

    fn read(&mut self, path: PathBuf) {
        let preferences = self.state.preferences.clone();
        let left = self.revision();
        self.opening = Some(self.jobs.start("open", Ticket::program(Owner::Opening).busy(Busy::Opening), move |_| {
            let path = files::canonical(&path);
            let result = match preferences.build_folder(&path).map(files::open) {
                // Nothing is built yet.
                Some(Err(OpenError::NotFound(_))) | None => files::open(&path),
                Some(built) => built,
            };
            Event::Opened(path, left, result)
        }));
    }

    /// Whether the open widget may be replaced by what was read: it is still as it was when the person agreed to leave it, and no
    /// save runs.
    pub(super) fn may_replace(&self, left: Option<Revision>) -> bool {
        let is_safe = self.state.open.as_ref().is_none_or(|open| !open.project.is_dirty() || Some(open.project.revision()) == left);
        is_safe && !self.runs(Busy::Saving)
    }

    pub(super) fn opened(&mut self, path: PathBuf, left: Option<Revision>, result: Result<Opened, OpenError>) {
        self.opening = None;
        let opened = match result {
            Ok(opened) => opened,
            Err(error) => {
                return self.explain_about(About::Way, error.explain());
            }
        };
        if !self.may_replace(left) {
            // The person has worked on meanwhile.
            return self.leave(Leaving::Open(path));
        }
        log::info!("opened {}: {} files", path.display(), opened.widget.files().len());
        let is_built = opened.origin.path() != path;
        let mut open = OpenWidget::new(Project::new(opened.widget), Some(opened.origin));
        open.project_folder = is_built.then(|| path.clone());
        let known = self.state.preferences.of(&path).map(|known| (known.product, known.profile));
        if let Some(known) = known {
            (open.product, open.profile) = known;
        }
        let guessed = (open.product, open.profile);
        let can_become_one = new_widget::order::lacks_manifest(open.project.widget());
        self.show(open);
        if !is_built && self.state.preferences.build_folder(&path).is_some() {
            self.notify_next(Severity::Warning, Msg::new("notice-not-built"), Msg::new("notice-not-built-next"));
        }
        // Of a folder that can become a widget the dialog in front says for which product.
        if known.is_none() && !can_become_one {
            let product = if guessed.0 == Product::Kommo { "Kommo" } else { "amoCRM" };
            let profile = if guessed.1 == Profile::Public { "public" } else { "private" };
            let text = Msg::new("notice-guessed").with("product", product).with("profile", profile);
            self.notify(Some(Severity::Advice), text, None);
        }
        if !opened.skipped.is_empty() {
            let text = Msg::new("notice-skipped").with("count", opened.skipped.len());
            let skipped = opened.skipped;
            let reasons = move |lang: crate::text::Lang| {
                skipped.iter().take(5).map(|skipped| lang.msg(&skipped.explain())).collect::<Vec<_>>().join("\n")
            };
            self.notify_said(Some(Severity::Advice), text, reasons);
        }
        if can_become_one {
            self.wizard(WizardCommand::Fill);
        }
    }

    /// Saves, then goes on where the person wanted to.
    pub(super) fn save_then_go(&mut self) {
        if let Some(Dialog::Unsaved(leaving)) = self.state.dialog.take() {
            self.save(Some(leaving));
        }
    }

    /// Goes where the person wanted to; what is unsaved is dropped.
    pub(super) fn drop_then_go(&mut self) {
        if let Some(Dialog::Unsaved(leaving)) = self.state.dialog.take() {
            if self.runs(Busy::Saving) {
                self.after_save = Some(leaving);
            } else {
                self.go(leaving);
            }
        }
    }

    /// Shows a dialog that the person asked for. One in front that came by itself comes up again after it.
    pub(super) fn show_dialog(&mut self, dialog: Dialog) {
        let before = self.state.dialog.replace(dialog);
        if let Some(before) = before.filter(Dialog::comes_by_itself) {
            let doc = self.revision().map(|open| open.doc).filter(|_| before.is_about_widget());
            self.waiting.push_front((doc, before));
        }
    }

    /// Has a dialog come up once none is in front.
    pub(super) fn queue_dialog(&mut self, dialog: Dialog) {
        let doc = self.revision().map(|open| open.doc).filter(|_| dialog.is_about_widget());
        self.waiting.push_back((doc, dialog));
    }

    /// Brings the next dialog to the front, unless one is there or the person waits for something.
    pub(super) fn show_waiting_dialog(&mut self) {
        let open = self.revision().map(|open| open.doc);
        self.waiting.retain(|(doc, _)| doc.is_none() || *doc == open);
        if self.state.dialog.is_none() && self.state.busy.is_none() {
            self.state.dialog = self.waiting.pop_front().map(|(_, dialog)| dialog).or_else(|| self.question_of_second());
        }
    }

    /// Whether another studio has the open widget and the person hasn't said yet what to do.
    fn question_of_second(&self) -> Option<Dialog> {
        self.state.open.as_ref().filter(|open| open.is_undecided).map(|_| Dialog::Second)
    }

    /// Where the open widget is on disk.
    pub(super) fn origin(&self) -> Option<&Origin> {
        self.state.open.as_ref()?.origin.as_ref()
    }
}
