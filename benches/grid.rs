//! What the grid of texts costs with 10,000 keys in five locales: making it, a key press, a search, a frame.

use std::collections::HashSet;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use divan::Bencher;
use egui::{Event, Pos2, RawInput, Rect, vec2};
use widget_studio::app::command::Command;
use widget_studio::app::state::Tab;
use widget_studio::app::{App, Services};
use widget_studio::domain::document::FileBody;
use widget_studio::domain::i18n::grid::{Filter, Grid};
use widget_studio::domain::i18n::structure::set_texts;
use widget_studio::domain::path::RelPath;
use widget_studio::domain::template;
use widget_studio::domain::widget::{FileChange, MANIFEST, Widget};
use widget_studio::platform::dialogs::{Dialogs, Wanted};
use widget_studio::platform::files::{self, Origin};
use widget_studio::platform::keyring::Keyring;
use widget_studio::ui::Studio;

const LOCALES: [&str; 5] = ["ru", "en", "es", "pt", "tr"];
const SECTIONS: usize = 100;
const KEYS: usize = 100;

fn main() {
    divan::main();
}

#[divan::bench]
fn made_anew(bencher: Bencher) {
    let widget = Arc::new(large());
    bencher.bench(|| Grid::new(&widget, &widget, None, None));
}

/// The change of one text, reading its file anew, and the grid after it.
#[divan::bench]
fn after_a_key_press(bencher: Bencher) {
    let widget = Arc::new(large());
    let before = Grid::new(&widget, &widget, None, None);
    bencher.bench(|| {
        let mut next = (*widget).clone();
        let changes = set_texts(&next, "/section_50/key_50", &[("es", "x")]);
        let applied = changes.is_ok_and(|changes| next.apply(&changes).is_ok());
        (applied, Grid::new(&Arc::new(next), &widget, None, Some(&before)))
    });
}

#[divan::bench]
fn search(bencher: Bencher) {
    let widget = Arc::new(large());
    let grid = Grid::new(&widget, &widget, None, None);
    bencher.bench(|| grid.visible(Filter::All, black_box("text 99"), &HashSet::new()));
}

/// A frame at rest.
#[divan::bench]
fn frame(bencher: Bencher) {
    let mut window = Window::new();
    bencher.bench_local(|| window.frame(Vec::new()));
}

/// A frame in which the wheel turns.
#[divan::bench]
fn frame_scrolled(bencher: Bencher) {
    let mut window = Window::new();
    window.frame(vec![Event::PointerMoved(Pos2::new(600.0, 400.0))]);
    let mut down = true;
    bencher.bench_local(|| {
        down = !down;
        let delta = vec2(0.0, if down { -3000.0 } else { 2000.0 });
        let (unit, phase) = (egui::MouseWheelUnit::Point, egui::TouchPhase::Move);
        let (source, modifiers) = (egui::MouseWheelSource::Wheel, egui::Modifiers::NONE);
        let wheel = Event::MouseWheel { unit, delta, modifiers, phase, source };
        window.frame(vec![wheel])
    });
}

/// A frame in which another letter is looked for.
#[divan::bench]
fn frame_searched(bencher: Bencher) {
    let mut window = Window::new();
    let mut press = |key| {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: egui::Modifiers::COMMAND };
        window.frame(vec![event(true)]);
        window.frame(vec![event(false)]);
    };
    press(egui::Key::ArrowDown);
    press(egui::Key::F);
    let mut letters = "text 1234 ".chars().cycle();
    bencher.bench_local(|| {
        let letter = letters.next().map(String::from).unwrap_or_default();
        window.frame(vec![Event::Text(letter)])
    });
}

/// The plain template with many texts.
fn large() -> Widget {
    let mut widget = template::plain();
    let manifest = widget.text(MANIFEST).map(|text| text.as_str().to_owned()).unwrap_or_default();
    let locales: Vec<String> = LOCALES.iter().map(|code| format!("\"{code}\"")).collect();
    let mut files = vec![(MANIFEST.to_owned(), manifest.replace("[\"ru\", \"en\"]", &format!("[{}]", locales.join(", "))))];
    files.extend(LOCALES.iter().map(|code| (format!("i18n/{code}.json"), locale(code))));
    let write = |(path, text): (String, String)| Some(FileChange::Write { path: RelPath::new(&path).ok()?, body: FileBody::text(text) });
    let changes: Vec<FileChange> = files.into_iter().filter_map(write).collect();
    widget.apply(&changes).ok();
    widget
}

fn locale(code: &str) -> String {
    let key = |section: usize, key: usize| {
        format!("    \"key_{key}\": \"Text {key} of section {section} in {code}, for #HOST# and {{{{name}}}}\"")
    };
    let section = |number: usize| {
        let keys: Vec<String> = (0..KEYS).map(|at| key(number, at)).collect();
        format!("  \"section_{number}\": {{\n{}\n  }}", keys.join(",\n"))
    };
    let sections: Vec<String> = (0..SECTIONS).map(section).collect();
    format!("{{\n{}\n}}\n", sections.join(",\n"))
}

struct NoDialogs;

impl Dialogs for NoDialogs {
    fn ask(&self, _: &Wanted, _: &str) -> Option<std::path::PathBuf> {
        None
    }

    fn reveal(&self, _: &Path) {}
}

/// The studio with the large widget open, without a window.
struct Window {
    ctx: egui::Context,
    studio: Studio,
    time: f64,
}

impl Window {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("widget-studio-bench-{}", std::process::id()));
        files::save_as(&Origin::Folder(folder.clone()), &large()).ok();
        let ctx = egui::Context::default();
        let services = Services { dialogs: Arc::new(NoDialogs), config: None, data: None, vault: Arc::new(Keyring), wake: Arc::new(|| {}) };
        let studio = Studio::new(&ctx, App::new(services));
        let mut window = Self { ctx, studio, time: 0.0 };
        window.studio.app.send(Command::Open(folder.clone()));
        window.settle();
        window.studio.app.send(Command::ShowTab(Tab::I18n));
        window.settle();
        std::fs::remove_dir_all(folder).ok();
        window
    }

    /// Draws until nothing runs.
    fn settle(&mut self) {
        self.frame(Vec::new());
        while self.studio.app.is_busy() {
            std::thread::park_timeout(Duration::from_millis(5));
            self.frame(Vec::new());
        }
        self.frame(Vec::new());
    }

    /// Draws a frame up to the triangles.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0)));
        let input = RawInput { screen_rect, time: Some(self.time), focused: true, events, ..RawInput::default() };
        let studio = &mut self.studio;
        studio.logic(&self.ctx);
        let output = self.ctx.run_ui(input, |ui| studio.ui(ui));
        self.ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }
}
