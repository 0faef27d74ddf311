//! What is given to a command to be read: pipes, devices and files without end are refused at once, with words.

use std::io::Read;
use std::time::{Duration, Instant};

use super::*;

/// Longest that a refusal may take before it counts as none. It takes no time at all.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs a command that must end by itself. Returns its exit code and all that it printed.
#[track_caller]
fn ends(mut command: Command) -> (Option<i32>, String) {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{command:?} doesn't end");
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    (status.code(), said)
}

/// The commands that read `input`.
fn commands(input: &str) -> Vec<Vec<&str>> {
    vec![
        vec!["i18n", "import", "w", input],
        vec!["images", "w", "--from", input],
        vec!["images", "w", "--from", "picture.png", "--wide", input],
        vec!["install", "--code", "demo", "--host", "127.0.0.1:9", "--settings", input],
    ]
}

fn place() -> Place {
    let place = Place::new(good);
    image::RgbaImage::new(40, 40).save(place.path("picture.png")).unwrap();
    place
}

impl Place {
    #[track_caller]
    fn refuses(&self, args: &[&str], words: &str) {
        let mut command = self.command(args);
        command.env("WIDGET_STUDIO_TOKEN", "made-up").env("WIDGET_STUDIO_CONFIG_DIR", self.path("data"));
        let (code, said) = ends(command);
        assert!(code == Some(2) && said.contains(words), "{args:?}: {code:?} {said}");
    }
}

#[cfg(unix)]
#[test]
fn pipes_devices_and_folders_are_no_files() {
    let place = place();
    rustix::fs::mkfifoat(rustix::fs::CWD, place.path("pipe"), rustix::fs::Mode::RWXU).unwrap();
    std::os::unix::fs::symlink("/dev/zero", place.path("zero.zip")).unwrap();
    for input in ["pipe", "/dev/zero", "w"] {
        for command in commands(input) {
            place.refuses(&command, &format!("{input} is no regular file"));
        }
    }
    for widget in ["pipe", "zero.zip"] {
        place.refuses(&["check", widget], "neither a folder nor a zip archive");
    }
}

#[test]
fn what_is_too_large_is_not_read() {
    let place = place();
    fs::File::create(place.path("film")).unwrap().set_len(1 << 40).unwrap();
    fs::File::create(place.path("film.zip")).unwrap().set_len(1 << 40).unwrap();
    for command in commands("film") {
        place.refuses(&command, "");
    }
    place.refuses(&["check", "film.zip"], "is too large");
}

#[cfg(unix)]
#[test]
fn standard_input_is_bounded() {
    let place = place();
    let mut command = place.command(&["install", "--code", "demo", "--host", "127.0.0.1:9", "--settings", "-"]);
    command.env("WIDGET_STUDIO_TOKEN", "made-up").env("WIDGET_STUDIO_CONFIG_DIR", place.path("data"));
    command.stdin(fs::File::open("/dev/zero").unwrap());
    let (code, said) = ends(command);
    assert!(code == Some(2) && said.contains("is too large"), "{code:?} {said}");
}
