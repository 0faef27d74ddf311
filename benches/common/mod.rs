//! Widgets that are measured, and the window without a graphics driver.
#![allow(dead_code, reason = "each benchmark takes what it needs")]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::{Event, Pos2, RawInput, Rect, vec2};
use widget_studio::app::command::Command;
use widget_studio::app::state::Tab;
use widget_studio::app::{App, Services};
use widget_studio::domain::document::FileBody;
use widget_studio::domain::path::RelPath;
use widget_studio::domain::template;
use widget_studio::domain::widget::{FileChange, MANIFEST, Widget};
use widget_studio::platform::dialogs::{Dialogs, Wanted};
use widget_studio::platform::files::{self, Origin};
use widget_studio::platform::keyring::Keyring;
use widget_studio::ui::Studio;

/// The locales of the large widget.
pub const LOCALES: [&str; 5] = ["ru", "en", "es", "pt", "tr"];

/// How much of everything a widget has.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// Keys in each of the five locales; in sections of a hundred.
    pub keys: usize,
    /// Scripts beside `script.js`.
    pub files: usize,
    /// Fields of the settings.
    pub fields: usize,
}

/// Five locales of 10,000 keys, 2,000 files, 200 fields.
pub const LARGE: Scale = Scale { keys: 10_000, files: 2_000, fields: 200 };

/// The plain template with so much more of everything.
pub fn widget(scale: Scale) -> Widget {
    let mut files = vec![(MANIFEST.to_owned(), manifest(scale))];
    files.extend(LOCALES.iter().map(|code| (format!("i18n/{code}.json"), locale(code, scale))));
    let script = |number: usize| format!("define(function () {{ return {number}; }});\n");
    files.extend((0..scale.files).map(|number| (format!("lib/part_{number}.js"), script(number))));
    let write = |(path, text): (String, String)| Some(FileChange::Write { path: RelPath::new(&path).ok()?, body: FileBody::text(text) });
    let changes: Vec<FileChange> = files.into_iter().filter_map(write).collect();
    let mut widget = template::plain();
    widget.apply(&changes).ok();
    widget
}

fn locale(code: &str, scale: Scale) -> String {
    let text = |section: usize, key: usize| {
        format!("    \"key_{key}\": \"Text {key} of section {section} in {code}, for #HOST# and {{{{name}}}}\"")
    };
    let section = |number: usize| {
        let keys: Vec<String> = (0..scale.keys.min(100)).map(|key| text(number, key)).collect();
        format!("  \"section_{number}\": {{\n{}\n  }}", keys.join(",\n"))
    };
    let sections: Vec<String> = (0..scale.keys.div_ceil(100)).map(section).collect();
    let widget = "\"widget\": {\"name\": \"Large\", \"short_description\": \"Much\", \"description\": \"Very much\"}";
    format!("{{\n  {widget},\n  \"settings\": {{\"greeting\": \"Greeting\"}},\n{}\n}}\n", sections.join(",\n"))
}

fn manifest(scale: Scale) -> String {
    let plain = template::plain();
    let text = plain.text(MANIFEST).map(|text| text.as_str().to_owned()).unwrap_or_default();
    let field = |number| format!("\n    \"field_{number}\": {{\"name\": \"settings.greeting\", \"type\": \"text\", \"required\": false}},");
    let fields: String = (0..scale.fields).map(field).collect();
    let locales: Vec<String> = LOCALES.iter().map(|code| format!("\"{code}\"")).collect();
    text.replace("\"settings\": {", &format!("\"settings\": {{{fields}")).replace("[\"ru\", \"en\"]", &format!("[{}]", locales.join(", ")))
}

/// A folder for this process with `widget` in it; it goes when this is dropped.
pub struct Folder(pub std::path::PathBuf);

impl Folder {
    /// A folder of this name.
    pub fn new(name: &str, widget: &Widget) -> Self {
        let path = std::env::temp_dir().join(format!("widget-studio-bench-{}-{name}", std::process::id()));
        std::fs::remove_dir_all(&path).ok();
        files::save_as(&Origin::Folder(path.clone()), widget).ok();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

struct NoDialogs;

impl Dialogs for NoDialogs {
    fn ask(&self, _: &Wanted, _: &str) -> Option<std::path::PathBuf> {
        None
    }

    fn reveal(&self, _: &Path) {}

    fn open_in_editor(&self, _: &Path, _: &[String]) -> std::io::Result<()> {
        Ok(())
    }
}

/// The studio with a widget open, without a window.
pub struct Window {
    ctx: egui::Context,
    studio: Studio,
    time: f64,
}

impl Window {
    /// A window that shows `tab` of `widget`, once nothing runs any more.
    pub fn new(name: &str, widget: &Widget, tab: Tab) -> Self {
        let folder = Folder::new(name, widget);
        let ctx = egui::Context::default();
        let services = Services { dialogs: Arc::new(NoDialogs), config: None, data: None, vault: Arc::new(Keyring), wake: Arc::new(|| {}) };
        let studio = Studio::new(&ctx, App::new(services));
        let mut window = Self { ctx, studio, time: 0.0 };
        window.studio.app.send(Command::Open(folder.0.clone()));
        window.settle();
        window.studio.app.send(Command::ShowTab(tab));
        window.settle();
        window
    }

    /// Draws until nothing runs.
    pub fn settle(&mut self) {
        self.frame(Vec::new());
        while self.studio.app.is_busy() {
            std::thread::park_timeout(Duration::from_millis(5));
            self.frame(Vec::new());
        }
        self.frame(Vec::new());
    }

    /// Draws a frame up to the triangles; takes up what jobs brought.
    pub fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0)));
        let input = RawInput { screen_rect, time: Some(self.time), focused: true, events, ..RawInput::default() };
        let studio = &mut self.studio;
        studio.logic(&self.ctx);
        let output = self.ctx.run_ui(input, |ui| studio.ui(ui));
        self.ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }

    /// Presses the Tab key until a text field has the focus.
    pub fn go_to_text(&mut self) {
        let key =
            |pressed| Event::Key { key: egui::Key::Tab, physical_key: None, pressed, repeat: false, modifiers: egui::Modifiers::NONE };
        for _ in 0..200 {
            if self.ctx.egui_wants_keyboard_input()
                && self.ctx.memory(|memory| memory.focused().is_some_and(|id| egui::TextEdit::load_state(&self.ctx, id).is_some()))
            {
                break;
            }
            self.frame(vec![key(true)]);
            self.frame(vec![key(false)]);
        }
    }
}

/// The wheel, turned by so many points.
pub fn wheel(points: f32) -> Event {
    let (unit, phase) = (egui::MouseWheelUnit::Point, egui::TouchPhase::Move);
    let (source, modifiers) = (egui::MouseWheelSource::Wheel, egui::Modifiers::NONE);
    Event::MouseWheel { unit, delta: vec2(0.0, points), modifiers, phase, source }
}
