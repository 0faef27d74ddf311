//! The way from one widget to another, and from place to place in one: what is unsaved is asked about, a save that runs is waited
//! for, and what was read in vain replaces nothing.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::asking::PathCommand;
use super::dialogs::Dialog;
use super::event::CoreEvent;
use super::jobs::JobId;
use super::notices::About;
use super::open_widget::{Focus, OpenWidget};
use super::tab::Tab;
use super::ticket::{Busy, Owner, Ticket};
use super::{Core, Request};
use crate::checks::engine::rule::{Product, Profile, Severity};
use crate::formats::path::RelPath;
use crate::model::project::{Project, Revision};
use crate::model::widget::Widget;
use crate::services::bundled;
use crate::services::new_widget;
use crate::system::files::{self, OpenError, Opened, Origin};
use crate::system::preferences::Preferences;
use crate::text::msg::Msg;

/// What a person asks for to get from place to place.
#[derive(Debug, Clone)]
pub enum NavCommand {
    /// Open the widget at a path.
    Open(PathBuf),
    /// Show a tab.
    ShowTab(Tab),
    /// Show a file in the source view.
    ShowFile(RelPath),
    /// Go to a place of a file: select it in the source and focus its field.
    GoTo {
        /// The file.
        file: String,
        /// The value.
        pointer: Option<String>,
        /// The bytes.
        range: Option<Range<usize>>,
    },
    /// Show the page of a rule.
    ShowRule(String),
    /// Show a page that covers the tab.
    ShowPage(Page),
    /// Leave a page that covers the tab.
    ClosePage,
    /// Open an address in the person's browser.
    OpenLink(String),
    /// Close or replace the widget: save first.
    SaveThenGo,
    /// Close or replace the widget: drop the changes.
    DropThenGo,
    /// Say why something that was asked for can't be done, or was done in part.
    Tell(Msg),
    /// Close the message with this number.
    Dismiss(u64),
    /// What is done with the line for a path.
    Path(PathCommand),
    /// The window was asked to close.
    CloseWindow,
}

/// A page that covers the tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// All checks.
    Checks,
    /// One rule, by its id.
    Rule(String),
    /// The moderation checklist of the open widget.
    Checklist,
    /// Two builds of the open widget compared.
    Compare,
    /// All keys.
    Keys,
    /// The search in all texts of the open widget.
    Search,
}

/// Where the person goes when unsaved changes are in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaving {
    /// To the start page.
    Start,
    /// To another widget.
    Open(PathBuf),
    /// To the sample.
    Sample,
    /// To a new widget, for this product.
    New(Arc<Widget>, Product),
    /// To a widget with these files of the edits that were left in a file of the rescue folder.
    Restore(PathBuf, Vec<RelPath>),
    /// To the state on disk.
    Reload,
    /// Out of the program.
    Quit,
}

/// The dialog about unsaved changes that are in the way.
pub struct Unsaved(pub Leaving);

impl Dialog for Unsaved {}

/// The dialog about a widget that another studio has open, while the person hasn't said what to do.
pub struct Second;

impl Dialog for Second {}

/// The way to another widget.
#[derive(Default)]
pub(in crate::app) struct Navigation {
    /// Where the person goes once the running save has ended.
    pub after_save: Option<Leaving>,
    /// The widget that is being read.
    pub opening: Option<JobId>,
}

impl Core {
    /// Carries out a command.
    pub(in crate::app) fn navigate(&mut self, command: NavCommand) {
        match command {
            NavCommand::Open(path) => self.leave(Leaving::Open(path)),
            NavCommand::ShowTab(tab) => {
                self.page = None;
                self.with_open(|open| open.tab = tab);
            }
            NavCommand::ShowFile(path) => self.show_file(path.to_string()),
            NavCommand::GoTo { file, pointer, range } => self.go_to(file, pointer, range),
            NavCommand::ShowRule(id) => self.page = Some(Page::Rule(id)),
            NavCommand::ShowPage(page) => self.page = Some(page),
            NavCommand::ClosePage => self.page = None,
            NavCommand::OpenLink(address) => self.open_link(address),
            NavCommand::SaveThenGo => self.save_then_go(),
            NavCommand::DropThenGo => self.drop_then_go(),
            NavCommand::Tell(text) => self.notify(Some(Severity::Warning), text, None),
            NavCommand::Dismiss(id) => self.notices.dismiss(id),
            NavCommand::Path(command) => self.use_line(command),
            NavCommand::CloseWindow => self.leave(Leaving::Quit),
        }
    }

    /// Handles the result of a job of the core.
    pub(in crate::app) fn on_event(&mut self, event: CoreEvent) {
        match event {
            CoreEvent::Opened(path, left, result) => self.opened(path, left, result),
            CoreEvent::OpenedExternal(what, result) => self.opened_external(what, result),
            CoreEvent::Completed(text, found) => self.completed(text, found),
            CoreEvent::Typed { dialog, text, result } => self.typed(dialog, text, result),
            CoreEvent::Remembered(delivered) => self.remembered(delivered),
        }
    }

    /// Brings the next dialog to the front, unless one is there or the person waits for something.
    pub(in crate::app) fn show_waiting_dialog(&mut self) {
        let open = self.revision().map(|open| open.doc);
        let may_come = self.busy().is_none();
        self.dialogs.show_next(open, may_come);
        if may_come && !self.dialogs.is_open() && self.open.as_ref().is_some_and(|open| open.is_undecided) {
            self.dialogs.show(Second, open);
        }
    }

    /// Goes where the person wants to, after asking what to do with unsaved changes. While a save runs the way waits for its end.
    pub(in crate::app) fn leave(&mut self, leaving: Leaving) {
        if self.runs(Busy::Saving) {
            self.navigation.after_save = Some(leaving);
        } else if self.open.as_ref().is_some_and(|open| open.project.is_dirty()) {
            self.show_dialog(Unsaved(leaving));
        } else {
            self.go(leaving);
        }
    }

    /// Goes there without asking: nothing is unsaved, or the person has said that it may go.
    pub(in crate::app) fn go(&mut self, leaving: Leaving) {
        self.dialogs.close();
        self.page = None;
        if let Some(before) = self.navigation.opening.take() {
            self.cancel_job(before);
        }
        match leaving {
            Leaving::Start => self.close(),
            Leaving::Sample => self.show(OpenWidget::new(Project::new(bundled::sample()), None)),
            Leaving::New(widget, product) => {
                let project = Project::unsaved(Arc::unwrap_or_clone(widget));
                self.show(OpenWidget { product, ..OpenWidget::new(project, None) });
            }
            Leaving::Open(path) => self.read(path),
            Leaving::Reload => {
                if let Some(home) = self.open.as_ref().and_then(|open| open.home().map(Path::to_owned)) {
                    self.read(home);
                }
            }
            Leaving::Restore(path, files) => self.request(Request::Restore(path, files)),
            Leaving::Quit => self.may_close = true,
        }
    }

    fn close(&mut self) {
        self.open = None;
        self.is_replaced = true;
        self.forget_way();
    }

    pub(in crate::app) fn show(&mut self, open: OpenWidget) {
        self.open = Some(open);
        self.is_replaced = true;
        self.forget_way();
    }

    fn read(&mut self, path: PathBuf) {
        let preferences = Preferences::clone(&self.preferences);
        let left = self.revision();
        self.navigation.opening = Some(self.start("open", Ticket::program(Owner::Core).busy(Busy::Opening), move |_| {
            let path = files::canonical(&path);
            let result = match preferences.build_folder(&path).map(files::open) {
                // Nothing is built yet.
                Some(Err(OpenError::NotFound(_))) | None => files::open(&path),
                Some(built) => built,
            };
            CoreEvent::Opened(path, left, result)
        }));
    }

    /// Whether the open widget may be replaced by what was read: it is still as it was when the person agreed to leave it, and no
    /// save runs.
    pub(in crate::app) fn may_replace(&self, left: Option<Revision>) -> bool {
        let is_safe = self.open.as_ref().is_none_or(|open| !open.project.is_dirty() || Some(open.project.revision()) == left);
        is_safe && !self.runs(Busy::Saving)
    }

    pub(in crate::app) fn opened(&mut self, path: PathBuf, left: Option<Revision>, result: Result<Opened, OpenError>) {
        self.navigation.opening = None;
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
        let known = self.preferences.of(&path).map(|known| (known.product, known.profile));
        if let Some(known) = known {
            (open.product, open.profile) = known;
        }
        let guessed = (open.product, open.profile);
        let can_become_one = new_widget::spec::lacks_manifest(open.project.widget());
        self.show(open);
        if !is_built && self.preferences.build_folder(&path).is_some() {
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
            self.request(Request::FillFolder);
        }
    }

    /// Saves, then goes on where the person wanted to.
    pub(in crate::app) fn save_then_go(&mut self) {
        if let Some(Unsaved(leaving)) = self.dialogs.take() {
            self.request(Request::Save(Some(leaving)));
        }
    }

    /// Goes where the person wanted to; what is unsaved is dropped.
    pub(in crate::app) fn drop_then_go(&mut self) {
        if let Some(Unsaved(leaving)) = self.dialogs.take() {
            if self.runs(Busy::Saving) {
                self.navigation.after_save = Some(leaving);
            } else {
                self.go(leaving);
            }
        }
    }

    /// Where the open widget is on disk.
    pub(in crate::app) fn origin(&self) -> Option<&Origin> {
        self.open.as_ref()?.origin.as_ref()
    }

    pub(in crate::app) fn go_to(&mut self, file: String, pointer: Option<String>, range: Option<std::ops::Range<usize>>) {
        self.page = None;
        self.with_open(|open| {
            let serial = open.focus.as_ref().map_or(0, |focus| focus.serial) + 1;
            if open.project.widget().text(&file).is_some() {
                let shown = if open.tab == Tab::Manifest { &mut open.manifest_file } else { &mut open.source_file };
                shown.clone_from(&file);
            }
            open.focus = Some(Focus { file, pointer, range, serial });
        });
    }

    /// Shows a file in the source view, beside the form of the manifest if that is in front.
    fn show_file(&mut self, file: String) {
        self.with_open(|open| open.show_file(&file));
        self.go_to(file, None, None);
    }
}
