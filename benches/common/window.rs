//! The studio without a graphics driver.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::{Event, Pos2, RawInput, Rect, vec2};
use widget_studio::app::App;
use widget_studio::app::core::Services;
use widget_studio::app::core::jobs::Threads;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::model::widget::Widget;
use widget_studio::system::dialogs::{Answer, Dialogs, Wanted};
use widget_studio::system::keyring::Keyring;
use widget_studio::system::open_external::OpenFault;
use widget_studio::system::preferences::Preferences;
use widget_studio::ui::Studio;

use super::folder::Folder;

struct NoDialogs;

impl Dialogs for NoDialogs {
    fn ask(&self, _: &Wanted, _: &str) -> Answer {
        Answer::NoDialog
    }

    fn is_sure(&self) -> bool {
        true
    }

    fn reveal(&self, _: &Path) -> Result<(), OpenFault> {
        Ok(())
    }

    fn open_in_editor(&self, _: &Path, _: &[String]) -> Result<(), OpenFault> {
        Ok(())
    }

    fn open_link(&self, _: &str) -> Result<(), OpenFault> {
        Ok(())
    }

    fn open_window(&self, _: &Path) -> Result<(), OpenFault> {
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
        let services = Services {
            dialogs: Arc::new(NoDialogs),
            config: None,
            data: None,
            vault: Arc::new(Keyring),
            executor: Arc::new(Threads),
            wake: Arc::new(|| {}),
        };
        let studio = Studio::new(&ctx, App::new(services, Preferences::default()));
        let mut window = Self { ctx, studio, time: 0.0 };
        window.studio.app.send(NavCommand::Open(folder.0.clone()));
        window.settle();
        window.studio.app.send(NavCommand::ShowTab(tab));
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
            let focused = self.ctx.memory(egui::Memory::focused);
            if focused.is_some_and(|id| egui::TextEdit::load_state(&self.ctx, id).is_some()) {
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
