//! The studio in a window that nobody sees: driven by label and role as a person would, with native dialogs answered
//! from a list.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, OutputCommand, Rect, UiBuilder, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node, TestRenderer};
use tempfile::TempDir;
use widget_studio::app::App;
use widget_studio::app::command::Command;
use widget_studio::app::core::intent::Intent;
use widget_studio::app::core::jobs::Threads;
use widget_studio::app::core::open_widget::OpenWidget;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::core::{Core, Services};
use widget_studio::app::features::editing::EditingCommand;
use widget_studio::checks::engine::finding::Finding;
use widget_studio::services::bundled;
use widget_studio::system::dialogs::Wanted;
use widget_studio::system::files;
use widget_studio::system::files::Origin;
use widget_studio::system::preferences::{Preferences, Theme};
use widget_studio::text::Lang;
use widget_studio::ui::Studio;
use widget_studio::ui::kit::tokens;

use crate::renderer::Boxed;

use super::stand_ins::{Answers, Dropped, Memory, keep_preferences, preferences_in};

/// The longest time that a job may take.
const DEADLINE: Duration = Duration::from_secs(20);
/// Size of the window as it is at the first start, in points.
pub const USUAL: (f32, f32) = (1280.0, 800.0);
/// Smallest size of the window.
pub const SMALLEST: (f32, f32) = (1000.0, 640.0);
/// What is held with a letter for a shortcut.
pub const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// How a window is opened.
#[derive(Clone, Copy)]
pub struct Look {
    pub lang: Lang,
    pub theme: Theme,
    pub size: (f32, f32),
}

impl Default for Look {
    fn default() -> Self {
        Self { lang: Lang::En, theme: Theme::Light, size: USUAL }
    }
}

/// The window with what it stands on.
pub struct Window {
    pub harness: Harness<'static, Studio>,
    /// A folder of the test's own.
    pub dir: TempDir,
    pub answers: Arc<Answers>,
    /// The keyring.
    pub vault: Arc<Memory>,
    /// What the window was told since it was opened.
    pub told: Vec<ViewportCommand>,
    /// What was copied last.
    pub copied: Option<String>,
}

impl Window {
    /// A window in English on light ground with nothing open.
    pub fn new() -> Self {
        Self::with(Look::default())
    }

    /// A window with nothing open.
    pub fn with(look: Look) -> Self {
        Self::drawn_by(look, None)
    }

    /// The same, drawn by `renderer`.
    pub fn drawn_by(look: Look, renderer: Option<Box<dyn TestRenderer>>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let preferences = Preferences { lang: Some(look.lang), theme: look.theme, ..Preferences::default() };
        keep_preferences(&dir.path().join("config"), &preferences);
        Self::started(dir, look.size, renderer)
    }

    /// Ends the studio and starts it again with the same preferences.
    pub fn restarted(self) -> Self {
        let size = self.harness.ctx.content_rect().size();
        drop(self.harness);
        Self::started(self.dir, size.into(), None)
    }

    /// Ends the studio whatever is unsaved, and starts it again as the native window does.
    pub fn started_again(self) -> Self {
        let mut window = self.restarted();
        window.harness.state_mut().app.started("test".to_owned());
        window.settle();
        window
    }

    fn started(dir: TempDir, size: (f32, f32), renderer: Option<Box<dyn TestRenderer>>) -> Self {
        let answers = Arc::new(Answers::default());
        let vault = Arc::new(Memory::default());
        let here = std::thread::current();
        let services = Services {
            dialogs: answers.clone(),
            config: Some(dir.path().join("config")),
            data: Some(dir.path().join("data")),
            vault: vault.clone(),
            executor: Arc::new(Threads),
            wake: Arc::new(move || here.unpark()),
        };
        let studio = Studio::new(&egui::Context::default(), App::new(services, preferences_in(&dir.path().join("config"))));
        let mut builder =
            Harness::builder().with_size(size).with_step_dt(1.0 / 60.0).with_render_cursor(false).with_context_setup(tokens::install);
        if let Some(renderer) = renderer {
            builder = builder.renderer(Boxed(renderer));
        }
        let harness = builder.build_ui_state(draw, studio);
        let mut window = Self { harness, dir, answers, vault, told: Vec::new(), copied: None };
        window.settle();
        window
    }

    /// Draws frames until nothing runs and nothing wants to be drawn again. Every control must have a name then, and stay
    /// where it is.
    pub fn settle(&mut self) {
        let deadline = Instant::now() + DEADLINE;
        let mut quiet = 0;
        while quiet < 2 {
            assert!(Instant::now() < deadline, "the window doesn't come to rest: {:?}", self.harness.ctx.repaint_causes());
            self.harness.step();
            self.take_output();
            let waits = self.harness.state().app.is_busy() || self.harness.ctx.has_pending_images();
            let closing = self.state().may_close;
            let draws = self.root_output().repaint_delay == Duration::ZERO && !closing;
            quiet = if waits || draws { 0 } else { quiet + 1 };
            if waits {
                std::thread::park_timeout(Duration::from_millis(2));
            }
        }
        self.harness.check_accessibility();
        let before = self.places();
        self.harness.step();
        self.take_output();
        assert_eq!(self.places(), before, "controls move though nothing wants to be drawn again");
    }

    fn places(&self) -> Vec<(String, Rect)> {
        self.harness.query_all_by_role(Role::Button).map(|node| (name_of(&node), node.rect())).collect()
    }

    fn root_output(&self) -> &egui::ViewportOutput {
        &self.harness.output().viewport_output[&ViewportId::ROOT]
    }

    fn take_output(&mut self) {
        let told = self.root_output().commands.clone();
        self.told.extend(told);
        for command in &self.harness.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                self.copied = Some(text.clone());
            }
        }
    }

    // What there is.

    pub fn state(&self) -> &Core {
        &self.harness.state().app.core
    }

    pub fn app(&self) -> &App {
        &self.harness.state().app
    }

    pub fn open_widget(&self) -> &OpenWidget {
        self.state().open.as_ref().expect("a widget is open")
    }

    pub fn findings(&self) -> &[Finding] {
        self.open_widget().findings()
    }

    /// Ids of the findings' rules.
    pub fn rules(&self) -> Vec<&'static str> {
        self.findings().iter().map(|finding| finding.rule.id).collect()
    }

    /// The text of a file of the open widget.
    pub fn text(&self, path: &str) -> &str {
        self.open_widget().project.widget().text(path).expect("a file with text").as_str()
    }

    /// Closes all messages, from the last one on: earlier ones may be scrolled out of sight.
    pub fn dismiss_all(&mut self) {
        while let Some(last) = self.state().notices.last().map(|notice| notice.id) {
            let at = self.harness.query_all_by_role_and_label(Role::Button, "Dismiss").last().expect("a way to close it").rect().center();
            self.click_at(at);
            assert!(self.state().notices.iter().all(|notice| notice.id != last), "{}", self.outline());
        }
    }

    /// A path in the test's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The text of a file on disk, by its path in the test's folder.
    pub fn on_disk(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Takes the questions that native dialogs were asked.
    pub fn asked(&self) -> Vec<Wanted> {
        std::mem::take(&mut self.answers.asked.lock().unwrap())
    }

    /// Takes what was shown in the file manager.
    pub fn revealed(&self) -> Vec<PathBuf> {
        std::mem::take(&mut self.answers.revealed.lock().unwrap())
    }

    /// Takes what was opened in another program, with the command.
    pub fn edited(&self) -> Vec<(PathBuf, Vec<String>)> {
        std::mem::take(&mut self.answers.edited.lock().unwrap())
    }

    /// Takes the addresses that were opened in the browser.
    pub fn links(&self) -> Vec<String> {
        std::mem::take(&mut self.answers.links.lock().unwrap())
    }

    /// From now on the system has no other program, and no dialogs.
    pub fn leave_alone(&self) {
        self.answers.alone.store(true, std::sync::atomic::Ordering::Relaxed);
    }

    /// From now on dialogs of the system don't answer, or do again.
    pub fn keep_silent(&self, is_silent: bool) {
        self.answers.silent.store(is_silent, std::sync::atomic::Ordering::Relaxed);
    }

    /// Draws until something is so: other programs take their time.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        self.settle();
        while !is_so(self) {
            assert!(Instant::now() < deadline, "never {what} in\n{}", self.outline());
            std::thread::park_timeout(Duration::from_millis(5));
            self.settle();
        }
    }

    /// How often there are words that are exactly these.
    pub fn times(&self, words: &str) -> usize {
        self.harness.query_all_by_label(words).count()
    }

    /// The place of an input.
    #[track_caller]
    pub fn place_of(&self, name: &str) -> Rect {
        self.input(name).rect()
    }

    /// Whether there are words that are exactly these.
    pub fn says(&self, words: &str) -> bool {
        self.harness.query_all_by_label(words).next().is_some()
    }

    /// Whether there are words with these in them.
    pub fn mentions(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// Everything that has a name, one a line: what a failed test shows.
    pub fn outline(&self) -> String {
        let line = |node: Node<'_>| {
            let (role, name) = (node.accesskit_node().role(), name_of(&node));
            let rect =
                node.accesskit_node().raw_bounds().map(|at| format!("{:.0},{:.0} {:.0}×{:.0}", at.x0, at.y0, at.width(), at.height()));
            (!name.is_empty()).then(|| format!("{role:?} {name:?} {}\n", rect.unwrap_or_default()))
        };
        self.harness.root().children_recursive().filter_map(line).collect()
    }

    /// The one control of this role and name.
    #[track_caller]
    pub fn get<'t>(&'t self, role: Role, label: &'t str) -> Node<'t> {
        self.one(&format!("{role:?} {label:?}"), self.harness.query_all_by_role_and_label(role, label))
    }

    #[track_caller]
    fn one<'t>(&'t self, what: &str, nodes: impl Iterator<Item = Node<'t>>) -> Node<'t> {
        let nodes: Vec<_> = nodes.collect();
        match nodes.as_slice() {
            [node] => *node,
            _ => panic!("{} times {what} in\n{}", nodes.len(), self.outline()),
        }
    }

    /// Whether the first button whose name begins with `start` can be pressed.
    #[track_caller]
    pub fn is_enabled(&self, start: &str) -> bool {
        let mut buttons = self.harness.query_all_by_role(Role::Button).filter(|node| name_of(node).starts_with(start));
        !buttons.next().expect("a button").accesskit_node().is_disabled()
    }

    /// Whether there is a button of this name.
    pub fn has_button(&self, label: &str) -> bool {
        self.harness.query_all_by_role_and_label(Role::Button, label).next().is_some()
    }

    /// Whether an input has the focus.
    #[track_caller]
    pub fn has_focus(&self, name: &str) -> bool {
        self.input(name).is_focused()
    }

    /// Whether the window is drawn dark.
    pub fn is_dark(&self) -> bool {
        self.harness.ctx.theme() == egui::Theme::Dark
    }

    /// The names of all controls of a role.
    pub fn names(&self, role: Role) -> Vec<String> {
        self.harness.query_all_by_role(role).map(|node| name_of(&node)).collect()
    }

    /// How many inputs have this name.
    pub fn inputs(&self, name: &str) -> usize {
        self.harness.query_all_by_role_and_label(Role::TextInput, name).count()
    }

    /// What is in an input.
    #[track_caller]
    pub fn value(&self, name: &str) -> String {
        self.input(name).value().unwrap_or_default()
    }

    /// Whether a switch is on, a choice chosen, a row selected.
    #[track_caller]
    pub fn is_on(&self, role: Role, label: &str) -> bool {
        let node = self.get(role, label).accesskit_node();
        node.is_selected() == Some(true) || node.toggled() == Some(Toggled::True)
    }

    /// The names of the problems that are drawn, in their order.
    pub fn problems(&self) -> Vec<String> {
        let row = |node: &Node<'_>| ["Error: ", "Warning: ", "Advice: "].iter().any(|word| name_of(node).starts_with(word));
        self.harness.query_all_by_role(Role::Button).filter(row).map(|node| name_of(&node)).collect()
    }

    #[track_caller]
    fn input<'t>(&'t self, name: &'t str) -> Node<'t> {
        let is = move |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            matches!(node.role(), Role::TextInput | Role::MultilineTextInput | Role::PasswordInput) && node.label().as_deref() == Some(name)
        };
        self.one(&format!("input {name:?}"), self.harness.query_all_by(is))
    }

    /// The place of the first control whose name begins with `start`.
    #[track_caller]
    pub fn rect_of(&self, role: Role, start: &str) -> Rect {
        let mut nodes = self.harness.query_all_by_role(role).filter(|node| name_of(node).starts_with(start));
        nodes.next().unwrap_or_else(|| panic!("no {role:?} {start:?} in\n{}", self.outline())).rect()
    }

    // What a person does.

    /// Presses the one button of this name.
    #[track_caller]
    pub fn click(&mut self, label: &str) {
        self.click_on(Role::Button, label);
    }

    /// Presses the one control of this role and name.
    #[track_caller]
    pub fn click_on(&mut self, role: Role, label: &str) {
        self.get(role, label).click();
        self.settle();
    }

    /// Presses the first control whose name begins with `start`.
    #[track_caller]
    pub fn click_first(&mut self, role: Role, start: &str) {
        let at = self.rect_of(role, start).center();
        self.click_at(at);
    }

    /// Presses the button `label` that stands inside of the problem, card or dialog at `rect`.
    #[track_caller]
    pub fn click_in(&mut self, rect: Rect, label: &str) {
        let inside: Vec<_> = self.harness.query_all_by_label(label).filter(|node| rect.contains(node.rect().center())).collect();
        let [node] = inside.as_slice() else { panic!("{} times {label:?} in {rect:?}", inside.len()) };
        node.click();
        self.settle();
    }

    /// Presses the button `label` in the row of the problem whose title begins with `start`.
    #[track_caller]
    pub fn click_in_problem(&mut self, start: &str, label: &str) {
        let row = self.rect_of(Role::Button, start);
        // The form behind the panel may have a link of this name, scrolled out of sight.
        let inside = self.harness.query_all_by_role_and_label(Role::Button, label);
        let inside: Vec<_> = inside.filter(|node| row.contains(node.rect().center())).collect();
        let [node] = inside.as_slice() else { panic!("{} times {label:?} in {row:?}", inside.len()) };
        node.click();
        self.settle();
    }

    /// Presses whatever is at a point.
    pub fn click_at(&mut self, at: egui::Pos2) {
        self.harness.hover_at(at);
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            self.harness.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        }
        self.settle();
    }

    /// Presses whatever is at a point with the other button of the mouse.
    pub fn right_click_at(&mut self, at: egui::Pos2) {
        self.harness.hover_at(at);
        for pressed in [true, false] {
            let button = egui::PointerButton::Secondary;
            self.harness.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        }
        self.settle();
    }

    /// Opens the menu whose name begins with `menu`, and presses its entry `item`.
    #[track_caller]
    pub fn choose(&mut self, menu: &str, item: &str) {
        self.click_first(Role::ComboBox, menu);
        self.click(item);
    }

    /// Scrolls to an input and replaces what is in it, letter by letter.
    #[track_caller]
    pub fn fill(&mut self, name: &str, text: &str) {
        self.input(name).scroll_to_me();
        self.settle();
        self.input(name).click();
        self.settle();
        self.press(CTRL, Key::A);
        self.write(text);
    }

    /// Gives an input the focus.
    #[track_caller]
    pub fn focus(&mut self, name: &str) {
        self.input(name).focus();
        self.settle();
    }

    /// Gives a control the focus.
    #[track_caller]
    pub fn focus_on(&mut self, role: Role, label: &str) {
        self.get(role, label).focus();
        self.settle();
    }

    /// Drags what is at `from` to `to`.
    pub fn drag(&mut self, from: egui::Pos2, to: egui::Pos2) {
        self.harness.hover_at(from);
        self.harness.drag_at(from);
        for step in 1..=4 {
            self.harness.hover_at(from + (to - from) * (step as f32 / 4.0));
            self.harness.step();
        }
        self.harness.drop_at(to);
        self.settle();
    }

    /// Drops a file or folder on the window, where the pointer is.
    pub fn drop_file(&mut self, path: &Path) {
        self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
        self.settle();
    }

    /// Scrolls to a control.
    #[track_caller]
    pub fn reach(&mut self, role: Role, label: &str) {
        self.get(role, label).scroll_to_me();
        self.settle();
    }

    /// Types into what has the focus, letter by letter.
    pub fn write(&mut self, text: &str) {
        for letter in text.chars() {
            self.harness.event(Event::Text(letter.to_string()));
        }
        self.settle();
    }

    /// Presses a key.
    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Shows a tab by its key: Ctrl and its place in the rail.
    pub fn show_by_key(&mut self, tab: Tab) {
        let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
        self.press(CTRL, keys[Tab::ALL.iter().position(|known| *known == tab).unwrap()]);
    }

    /// Opens the palette and types into it.
    pub fn search(&mut self, text: &str) {
        self.press(CTRL, Key::K);
        self.write(text);
    }

    /// Runs the first entry of the palette that fits `text`.
    pub fn run(&mut self, text: &str) {
        self.search(text);
        self.press(Modifiers::NONE, Key::Enter);
    }

    /// Moves the window to a screen with so many pixels to the point.
    pub fn scale(&mut self, scale: f32) {
        self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().native_pixels_per_point = Some(scale);
    }

    /// Closes the window, or tries to.
    pub fn close(&mut self) {
        let root = self.harness.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap();
        root.events.push(ViewportEvent::Close);
        self.settle();
    }

    /// Sends a command that comes from outside the window.
    pub fn send(&mut self, command: impl Into<Command>) {
        self.harness.state_mut().app.send(command);
        self.settle();
    }

    /// Changes the open widget as a view would.
    pub fn edit(&mut self, intent: Intent) {
        let doc = self.open_widget().project.id();
        self.send(EditingCommand::Edit { doc, intent });
    }

    // Widgets on disk.

    /// The next native dialog is answered with this path.
    pub fn answer(&self, path: impl Into<PathBuf>) {
        self.answers.next.lock().unwrap().push_back(path.into());
    }

    /// Puts the plain template into a folder of this name.
    pub fn plain_folder(&self, name: &str) -> PathBuf {
        let folder = self.path(name);
        files::save_as(&Origin::Folder(folder.clone()), &bundled::plain()).unwrap();
        folder
    }

    /// Opens the plain template from a folder `widget`, by the dialog.
    pub fn open_plain(&mut self) -> PathBuf {
        let folder = self.plain_folder("widget");
        self.open_by_dialog(&folder);
        folder
    }

    /// Opens a folder by the key and the dialog.
    pub fn open_by_dialog(&mut self, folder: &Path) {
        self.answer(folder);
        self.press(CTRL, Key::O);
        assert_eq!(self.asked(), [Wanted::Folder]);
    }

    /// Opens the sample from the start page.
    pub fn open_sample(&mut self) {
        self.run("sample widget");
        assert_eq!(self.findings().len(), 6);
    }
}

/// One frame, as the native window draws it: over the whole area, without the harness's own margin.
fn draw(ui: &mut egui::Ui, studio: &mut Studio) {
    studio.logic(&ui.ctx().clone());
    let whole = ui.ctx().content_rect();
    ui.set_clip_rect(whole);
    ui.scope_builder(UiBuilder::new().max_rect(whole), |ui| studio.ui(ui));
}

/// The accessible name of a node: a label's own words, else what it is labelled with.
fn name_of(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    let name = if node.role() == Role::Label { node.value() } else { node.label() };
    name.unwrap_or_default()
}
