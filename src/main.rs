//! Reads the command line and starts the window or a command without one.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::process::ExitCode;

use widget_studio::cli::{self, Args};
use widget_studio::ui;

fn main() -> ExitCode {
    let args = match Args::read() {
        Ok(args) => args,
        Err(code) => return code,
    };
    match &args.command {
        Some(command) => cli::run(command, args.lang()),
        None => window(args),
    }
}

/// Opens the window; without a display says so.
fn window(args: Args) -> ExitCode {
    let lang = args.lang();
    if !has_display() {
        return cli::no_display(lang);
    }
    let options = ui::Options {
        path: args.path,
        sample: args.sample,
        lang: args.lang,
        screenshot_to: args.screenshot_to,
        overwrite: args.overwrite,
        print_frames: args.print_frames,
        break_down: args.break_down,
    };
    match ui::run(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => cli::no_window(&error, lang),
    }
}

/// Whether there can be a window: on Linux a display server is named in the environment.
fn has_display() -> bool {
    let named = |variable: &str| std::env::var_os(variable).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY") || named("WAYLAND_SOCKET")
}
