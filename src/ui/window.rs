//! The native window: the one file that knows eframe.

use std::path::PathBuf;
use std::sync::Arc;

use egui::epaint::text::{FallbackRequest, FontInsert};
use egui::{FontData, Ui, ViewportBuilder, vec2};

use super::Studio;
use crate::app::App;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::core::Services;
use crate::app::core::navigation::NavCommand;
use crate::app::features::disk::DiskCommand;
use crate::system::dialogs::NativeDialogs;
use crate::system::preferences;
use crate::system::preferences::Preferences;
use crate::system::shared_file::SharedFile;
use crate::system::{crashes, data, fonts, logs, pictures};
use crate::text::Lang;

/// The studio's icon as PNG.
pub const ICON: &[u8] = include_bytes!("../../assets/app-icon.png");

/// Size of the window at the first start, in points.
const FIRST_SIZE: (f32, f32) = (1280.0, 800.0);
/// Smallest size at which everything fits.
const SMALLEST: (f32, f32) = (1000.0, 640.0);

/// What the window is started with.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// A widget to open.
    pub path: Option<PathBuf>,
    /// Open the bundled sample.
    pub sample: bool,
    /// The language, whatever the preferences say; not remembered.
    pub lang: Option<Lang>,
    /// Draw, save a picture of the window here, and end.
    pub screenshot_to: Option<PathBuf>,
    /// Whether the picture may replace a file.
    pub overwrite: bool,
    /// Write a line when a frame begins. After the first one comes at once a second: then the first is on the screen.
    pub print_frames: bool,
    /// Edit the widget as soon as it is open, and panic in the next frame.
    pub break_down: bool,
}

/// Opens the window and runs until it is closed.
///
/// # Errors
/// If no window can be opened, or the screenshot can't be written.
pub fn run(options: Options) -> anyhow::Result<()> {
    let config = preferences::folder();
    let data = data::folder();
    let read = SharedFile::<Preferences>::new(config.as_deref().map(preferences::path)).read();
    let log = read.as_ref().map(|read| read.value.log).unwrap_or_default();
    logs::start(data.as_deref(), log);
    let preferences = read.map(|read| read.value).unwrap_or_else(|error| {
        log::warn!("{error}");
        Preferences::default()
    });
    crashes::watch(data.as_deref());
    let (width, height) = preferences.window.unwrap_or(FIRST_SIZE);
    let mut viewport = ViewportBuilder::default()
        .with_app_id("widget-studio")
        .with_title("Widget Studio")
        .with_inner_size(vec2(width, height))
        .with_min_inner_size(vec2(SMALLEST.0, SMALLEST.1));
    if let Ok(icon) = eframe::icon_data::from_png_bytes(ICON) {
        viewport = viewport.with_icon(icon);
    }
    let native = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..Default::default() };
    let failure = Arc::new(std::sync::Mutex::new(None));
    let reported = failure.clone();
    eframe::run_native(
        "widget-studio",
        native,
        Box::new(move |creation| Ok(Box::new(Window::new(creation, (config, data), preferences, options, reported)))),
    )
    .map_err(|error| anyhow::anyhow!("{error}"))?;
    match failure.lock().ok().and_then(|mut failure| failure.take()) {
        Some(error) => Err(anyhow::anyhow!("{error}")),
        None => Ok(()),
    }
}

/// What draws the window, as the driver names itself.
fn renderer(creation: &eframe::CreationContext<'_>) -> String {
    let version = creation.gl.as_ref().map(|gl| eframe::glow::HasContext::version(&**gl));
    version.map_or_else(|| "unknown".to_owned(), |gl| format!("OpenGL {}.{} {}", gl.major, gl.minor, gl.vendor_info))
}

/// A font of the system for what the studio's own have no letter for.
fn other_fonts(request: &FallbackRequest<'_>) -> Option<FontInsert> {
    let found = fonts::with(request.cluster.chars().next()?)?;
    let data = FontData { index: found.index, ..FontData::from_owned(found.bytes) };
    Some(FontInsert { name: found.path.display().to_string(), data, families: Vec::new() })
}

struct Window {
    studio: Studio,
    screenshot_to: Option<PathBuf>,
    overwrite: bool,
    settling: Settling,
    print_frames: bool,
    break_down: bool,
    frames: u32,
    was_focused: bool,
    failure: Arc<std::sync::Mutex<Option<String>>>,
}

impl Window {
    fn new(
        creation: &eframe::CreationContext<'_>,
        (config, data): (Option<PathBuf>, Option<PathBuf>),
        preferences: Preferences,
        options: Options,
        failure: Arc<std::sync::Mutex<Option<String>>>,
    ) -> Self {
        let ctx = &creation.egui_ctx;
        let repaint = ctx.clone();
        let services = Services {
            dialogs: Arc::new(NativeDialogs::of(creation)),
            config,
            data,
            vault: Arc::new(crate::system::keyring::Keyring),
            executor: Arc::new(crate::app::core::jobs::Threads),
            wake: Arc::new(move || repaint.request_repaint()),
        };
        let mut studio = Studio::new(ctx, App::new(services, preferences));
        ctx.add_font_provider(Arc::new(other_fonts));
        let autosave = studio.app.autosave();
        crashes::before_end(move || autosave.flush_at_once());
        studio.app.core.preferences.session_lang = options.lang;
        if options.screenshot_to.is_none() {
            studio.app.started(renderer(creation));
        }
        if let Some(path) = options.path {
            studio.app.send(NavCommand::Open(path));
        } else if options.sample {
            studio.app.send(Action::OpenSample);
        }
        Self {
            studio,
            screenshot_to: options.screenshot_to,
            overwrite: options.overwrite,
            settling: Settling::default(),
            print_frames: options.print_frames,
            break_down: options.break_down,
            frames: 0,
            was_focused: true,
            failure,
        }
    }

    /// Breaks down with an edit that isn't kept yet.
    fn break_down(&mut self, ctx: &egui::Context) {
        let Some(open) = &self.studio.app.core.open else { return };
        assert!(!open.project.is_dirty(), "asked to break down");
        self.studio.app.send(Action::BumpPatch);
        ctx.request_repaint();
    }

    /// Asks for a picture once all is drawn; writes it and closes when it comes.
    fn screenshot(&mut self, ctx: &egui::Context) {
        if self.screenshot_to.is_none() {
            return;
        }
        ctx.request_repaint();
        let waits = self.studio.app.is_busy() || ctx.has_pending_images();
        let (now, animation) = (ctx.input(|input| input.time), f64::from(ctx.global_style().animation_time));
        if !self.settling.is_over(waits, now, animation) {
            return;
        }
        let Some(path) = self.screenshot_to.take() else { return };
        let (window, failure, overwrite, lang) = (ctx.clone(), self.failure.clone(), self.overwrite, self.studio.app.core.lang());
        let origin = self.studio.app.core.open.as_ref().and_then(|open| open.origin.clone());
        ctx.request_screenshot(move |image| {
            let bytes: Vec<u8> = image.pixels.iter().flat_map(egui::Color32::to_array).collect();
            let [width, height] = image.size.map(|side| u32::try_from(side).unwrap_or_default());
            let pixels = image::RgbaImage::from_raw(width, height, bytes).unwrap_or_default();
            if let Err(error) = pictures::write(&path, &pixels, origin.as_ref(), overwrite)
                && let Ok(mut failure) = failure.lock()
            {
                *failure = Some(lang.msg(&error.explain()));
            }
            window.send_viewport_cmd(egui::ViewportCommand::Close);
            window.request_repaint();
        });
    }
}

/// Tells when the window looks as it will: nothing is loaded any more, and what fades in has had the time to.
#[derive(Default)]
struct Settling {
    /// Since when nothing has been loaded, in seconds.
    quiet_since: Option<f64>,
}

impl Settling {
    /// Whether it is over in the frame at `now`, if something is loaded (`waits`) or not; fading takes `animation`. All in seconds.
    fn is_over(&mut self, waits: bool, now: f64, animation: f64) -> bool {
        if waits {
            self.quiet_since = None;
            return false;
        }
        // The first frame in which nothing is loaded may begin to fade something in, and only the next one to draw it.
        now - *self.quiet_since.get_or_insert(now) > 2.0 * animation
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        let focused = ctx.input(|input| input.focused);
        if focused && !self.was_focused {
            self.studio.app.send(DiskCommand::Look);
            self.studio.app.send(Command::LookAtSharedFiles);
        }
        self.was_focused = focused;
        self.studio.logic(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frames += 1;
        if self.print_frames {
            println!("frame {}", self.frames);
            if self.frames == 1 {
                ui.ctx().request_repaint();
            }
        }
        if self.break_down {
            self.break_down(ui.ctx());
        }
        self.studio.ui(ui);
        self.screenshot(ui.ctx());
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_waits_for_what_is_loaded_and_for_what_fades_in() {
        const FADING: f64 = 0.1;
        let mut settling = Settling::default();
        let frames = [
            (true, 0.0, false),
            (false, 5.0, false),
            (false, 5.0 + FADING, false),
            // Something else is loaded: all begins again.
            (true, 5.15, false),
            (false, 9.0, false),
            (false, 9.0 + FADING, false),
            (false, 9.0 + 3.0 * FADING, true),
        ];
        for (waits, now, is_over) in frames {
            assert_eq!(settling.is_over(waits, now, FADING), is_over, "at {now} s");
        }
    }
}
