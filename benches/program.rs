//! The program as a person has it: start to first frame, memory, idle, whole commands, packing beside `zip -9`. Linux only; prints a table.
//!
//! `cargo bench --bench program`; the window needs a display (`xvfb-run -a cargo bench --bench program`).

#[path = "common/folder.rs"]
mod folder;
#[path = "common/large.rs"]
mod large;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use folder::Folder;
use large::{LARGE, widget};
use widget_studio::services::archive as zip;
use widget_studio::services::bundled;
use widget_studio::system::files;
use widget_studio::system::output::{self, Kind, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_widget-studio");

fn main() {
    let typical = Folder::new("typical", &bundled::sample());
    let large = Folder::new("large", &widget(LARGE));
    println!("| what | typical | large | bound |\n| --- | --- | --- | --- |");
    let both = |what: &str, bound: &str, measure: &dyn Fn(&Path) -> String| {
        println!("| {what} | {} | {} | {bound} |", measure(&typical.0), measure(&large.0));
    };
    both("`widget-studio check`, the whole process", "30 ms, 500 ms", &|folder| {
        median(21, || run(Command::new(PROGRAM).arg("check").arg(folder)))
    });
    let archive = typical.0.with_extension("zip");
    both("building the archive and proving it", "`zip -9`", &|folder| {
        let widget = files::open(folder).expect("it is open").widget;
        let build = || {
            let started = Instant::now();
            let bytes = zip::build(&widget).expect("it is packed");
            let output = Output { kind: Kind::Archive, widget: &widget, origin: None, overwrite: true };
            output::write(&output, &archive, &bytes).expect("it is written");
            started.elapsed()
        };
        let took = median(11, build);
        format!("{took}, {} bytes", size(&archive))
    });
    both("`widget-studio pack`, the whole process, with the checks", "", &|folder| {
        median(11, || run(Command::new(PROGRAM).args(["pack", "--force", "--overwrite", "--output"]).arg(&archive).arg(folder)))
    });
    both("`zip -9` of the same folder, the whole process", "", &|folder| {
        let zip = || {
            std::fs::remove_file(&archive).ok();
            run(Command::new("zip").args(["-9", "-q", "-r"]).arg(&archive).arg(".").current_dir(folder))
        };
        let took = median(11, zip);
        format!("{took}, {} bytes", size(&archive))
    });
    std::fs::remove_file(&archive).ok();
    if std::env::var_os("DISPLAY").is_none() {
        println!("\nNo display: the window was not measured.");
        return;
    }
    both("start to the first frame on the screen", "400 ms", &|folder| median(9, || Window::start(folder).first));
    both("resident memory once it is open and checked", "150 MB", &|folder| {
        let window = Window::start(folder);
        window.settle();
        format!("{} MB", window.resident_kb() / 1024)
    });
    both("idle for 10 s: frames, processor time", "0", &|folder| {
        let window = Window::start(folder);
        window.settle();
        let (frames, ticks) = (window.frames.load(Ordering::Relaxed), window.ticks());
        wait(Duration::from_secs(10));
        let drawn = window.frames.load(Ordering::Relaxed) - frames;
        format!("{drawn}, {} ms", (window.ticks() - ticks) * 10)
    });
}

/// A window that was started; it is closed when this is dropped.
struct Window {
    child: Child,
    /// From the start until the first frame was on the screen.
    first: Duration,
    frames: Arc<AtomicUsize>,
}

impl Window {
    fn start(folder: &Path) -> Self {
        let config = std::env::temp_dir().join(format!("widget-studio-bench-{}-config", std::process::id()));
        let started = Instant::now();
        let mut child = Command::new(PROGRAM)
            .arg("--print-frames")
            .arg(folder)
            .env("WIDGET_STUDIO_CONFIG_DIR", config)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let output = child.stdout.take().expect("its output is read");
        let frames = Arc::new(AtomicUsize::new(0));
        let (sender, receiver) = mpsc::channel();
        let counted = frames.clone();
        #[allow(clippy::disallowed_methods, reason = "a benchmark has no jobs")]
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines() {
                if line.is_ok() && counted.fetch_add(1, Ordering::Relaxed) == 1 {
                    sender.send(started.elapsed()).ok();
                }
            }
        });
        let first = receiver.recv_timeout(Duration::from_secs(60)).expect("a second frame begins");
        Self { child, first, frames }
    }

    /// Waits until no frame was drawn for a second.
    fn settle(&self) {
        let mut before = usize::MAX;
        while before != self.frames.load(Ordering::Relaxed) {
            before = self.frames.load(Ordering::Relaxed);
            wait(Duration::from_secs(1));
        }
    }

    fn proc(&self, file: &str) -> String {
        std::fs::read_to_string(format!("/proc/{}/{file}", self.child.id())).unwrap_or_default()
    }

    fn resident_kb(&self) -> usize {
        let status = self.proc("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default()
    }

    /// Processor time in hundredths of a second.
    fn ticks(&self) -> usize {
        let stat = self.proc("stat");
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<usize>().ok()).sum()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn run(command: &mut Command) -> Duration {
    let started = Instant::now();
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok();
    started.elapsed()
}

fn median(runs: usize, mut measure: impl FnMut() -> Duration) -> String {
    let mut times: Vec<Duration> = (0..runs).map(|_| measure()).collect();
    times.sort();
    format!("{:.1} ms", times.get(runs / 2).copied().unwrap_or_default().as_secs_f64() * 1000.0)
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map(|metadata| metadata.len()).unwrap_or_default()
}

fn wait(time: Duration) {
    std::thread::park_timeout(time);
}
