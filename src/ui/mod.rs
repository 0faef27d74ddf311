//! The window: draws the state and sends commands. Keeps only what concerns the view itself.

mod compare;
mod crm_window;
mod edits;
mod findings;
pub mod kit;
mod memo;
mod shell;
mod source;
mod tabs;
mod window;

pub use window::{Options, run};

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use egui::Ui;

use crate::app::App;
use crate::app::command::Command;
use crate::app::core::intent::{Intent, Proposal};
use crate::app::core::open_widget::OpenWidget;
use crate::app::features::editing::EditingCommand;
use crate::app::features::fixes::FixesCommand;
use crate::app::features::preferences::PreferencesCommand;
use crate::formats::path::RelPath;
use crate::model::project::{DocId, Revision};
use crate::model::widget::Widget;
use crate::system::preferences::Theme;
use crate::text::Lang;
use crate::ui::kit::picture::Textures;
use crate::ui::kit::tokens;
use memo::{Memo, Same};

/// The studio: the machine and the view of it.
pub struct Studio {
    /// The machine.
    pub app: App,
    view: View,
}

/// What concerns only the view.
#[derive(Default)]
struct View {
    textures: Textures,
    shell: shell::ShellView,
    widget: WidgetView,
    changes: Memo<Option<(Revision, Same<Widget>)>, Changes>,
    window_size: Option<egui::Vec2>,
    title: String,
}

/// How the open widget differs from what is saved.
#[derive(Default)]
struct Changes {
    is_dirty: bool,
    paths: Vec<RelPath>,
}

impl Changes {
    fn of(open: Option<&OpenWidget>) -> Self {
        open.map_or_else(Self::default, |open| Self { is_dirty: open.project.is_dirty(), paths: open.project.changed_paths() })
    }
}

/// What concerns only the view of one opened widget: filters, drafts, what is folded. The next widget begins anew.
#[derive(Default)]
struct WidgetView {
    of: Option<DocId>,
    shell: shell::WidgetShellView,
    source: source::View,
    files: tabs::files::View,
    manifest: tabs::manifest::View,
    settings: tabs::settings::View,
    locations: tabs::locations::View,
    i18n: tabs::i18n::View,
    images: tabs::images::View,
    run: tabs::run::View,
    install: tabs::install::View,
    compare: compare::View,
}

impl WidgetView {
    /// The view of `open`: this one, or a new one if it was of another widget.
    fn follow(&mut self, open: &OpenWidget) {
        let id = open.project.id();
        if self.of != Some(id) {
            *self = Self { of: Some(id), ..Self::default() };
        }
    }
}

/// What drawing code gets: the state to read, and where to send commands.
struct Cx<'a> {
    app: &'a App,
    lang: Lang,
    /// What isn't saved.
    changes: Rc<Changes>,
    commands: &'a RefCell<Vec<Command>>,
}

impl<'a> Cx<'a> {
    /// Sends a command; it is carried out after this frame is drawn.
    fn send(&self, command: impl Into<Command>) {
        self.commands.borrow_mut().push(command.into());
    }

    /// Changes the widget that is drawn.
    fn edit(&self, open: &OpenWidget, intent: Intent) {
        self.send(EditingCommand::Edit { doc: open.project.id(), intent });
    }

    /// Shows a larger change of the widget that is drawn.
    fn propose(&self, open: &OpenWidget, proposal: Proposal) {
        self.send(FixesCommand::Propose { doc: open.project.id(), proposal });
    }

    fn tr(&self, id: &str) -> String {
        self.lang.tr(id)
    }

    /// How long ago something was, in the largest whole unit.
    fn ago(&self, age: Duration) -> String {
        let (id, count) = match age.as_secs() / 60 {
            0 => return self.tr("ago-just-now"),
            minutes @ 1..60 => ("ago-minutes", minutes),
            minutes @ 60..1440 => ("ago-hours", minutes / 60),
            minutes => ("ago-days", minutes / 1440),
        };
        self.lang.with(id, &[("count", usize::try_from(count).unwrap_or_default().into())])
    }

    fn open(&self) -> Option<&'a OpenWidget> {
        self.app.core.open.as_ref()
    }
}

impl Studio {
    /// A studio around `app`; sets the look of `ctx`.
    pub fn new(ctx: &egui::Context, app: App) -> Self {
        tokens::install(ctx);
        Self { app, view: View::default() }
    }

    /// Takes the results of jobs; to be called before [`Self::ui`], also while the window is hidden.
    pub fn logic(&mut self, ctx: &egui::Context) {
        if self.app.poll() {
            ctx.request_repaint();
        }
        if self.app.is_busy() {
            // A job wakes the window a moment before its result can be taken.
            ctx.request_repaint_after(std::time::Duration::from_millis(50));
        }
        if let Some(wait) = self.app.keeps_in() {
            ctx.request_repaint_after(wait);
        }
        let theme = match self.app.core.preferences.theme {
            Theme::System => egui::ThemePreference::System,
            Theme::Light => egui::ThemePreference::Light,
            Theme::Dark => egui::ThemePreference::Dark,
        };
        ctx.set_theme(theme);
    }

    /// Draws everything and carries out what was asked for.
    pub fn ui(&mut self, ui: &mut Ui) {
        let commands = RefCell::new(Vec::new());
        let view = &mut self.view;
        let changes = view.changes(self.app.core.open.as_ref());
        let cx = Cx { app: &self.app, lang: self.app.core.lang(), changes, commands: &commands };
        view.textures.keep_only(&self.app.images);
        shell::ui(ui, &cx, view);
        let commands = commands.into_inner();
        if !commands.is_empty() {
            ui.ctx().request_repaint();
        }
        for command in commands {
            self.app.send(command);
        }
        if let Some(text) = self.app.core.clipboard.take() {
            ui.ctx().copy_text(text);
        }
        self.view.follow_window(ui, &mut self.app);
    }
}

impl View {
    /// How `open` differs from what is saved; worked out once for each state of it.
    fn changes(&mut self, open: Option<&OpenWidget>) -> Rc<Changes> {
        let state = open.map(|open| (open.project.revision(), Same(open.project.saved().clone())));
        self.changes.get(state, |_| Changes::of(open))
    }

    /// Keeps the window's title, and remembers its size once it stays the same.
    fn follow_window(&mut self, ui: &Ui, app: &mut App) {
        let title = match app.core.open.as_ref() {
            Some(open) => {
                let dirty = if self.changes(Some(open)).is_dirty { "● " } else { "" };
                format!("{dirty}{} — Widget Studio", open.name(app.core.lang()).unwrap_or_default())
            }
            None => "Widget Studio".to_owned(),
        };
        if title != self.title {
            self.title.clone_from(&title);
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Title(title));
        }
        let size = ui.ctx().content_rect().size();
        let pointer_is_up = !ui.input(|input| input.pointer.any_down());
        let known = app.core.preferences.window.map(|(width, height)| egui::vec2(width, height));
        if self.window_size == Some(size)
            && pointer_is_up
            && known != Some(size)
            && !ui.input(|input| input.viewport().maximized.unwrap_or(false))
        {
            app.send(PreferencesCommand::SetWindowSize(size.x, size.y));
        }
        self.window_size = Some(size);
    }
}
