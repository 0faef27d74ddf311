//! `run`: the stand-in in the foreground: prints its address and what happens in it, brings each change on disk into the page.

use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::json;

use super::account_args::AccountFormat;
use super::args::RunArgs;
use super::failure::{Failure, UNREAD};
use super::run_lines;
use crate::model::product::Product;
use crate::model::project::{DocId, Revision};
use crate::report::visible;
use crate::stand_in::libraries::{CDN, LIBRARIES, Libraries, LibraryError};
use crate::stand_in::{Build, Kept, Options, StandIn, StartError, View, in_address};
use crate::system::files::{self, Origin};
use crate::system::interrupt::Interrupts;
use crate::system::open_external;
use crate::system::settling::Debounce;
use crate::system::watch::FsWatcher;
use crate::text::Lang;
use crate::text::msg::Msg;

/// How often it is looked whether the disk has come to rest.
const LOOK: Duration = Duration::from_millis(25);

/// A running stand-in with the widget on disk.
struct Running<'a> {
    args: &'a RunArgs,
    lang: Lang,
    stand_in: StandIn,
    revision: Revision,
    /// The number of the last event that was printed.
    printed: u64,
    disk: Arc<Debounce>,
    watcher: FsWatcher,
}

/// Runs until a signal comes or nobody reads the output. Returns the exit code.
pub fn run(args: &RunArgs, lang: Lang) -> Result<u8, Failure> {
    let libraries = libraries(args.libraries.as_deref(), args.fetch_libraries, lang)?;
    let opened = files::open(&args.path).map_err(|error| Failure::own(UNREAD, "run", &error.explain(), lang))?;
    let (wake, woken) = channel();
    // Who is gone needs no waking.
    let ring = move || wake.send(()).unwrap_or_default();
    let (on_event, on_disk, on_signal) = (ring.clone(), ring.clone(), ring);
    let revision = Revision { doc: DocId::default(), number: 1 };
    let options = Options {
        port: args.port,
        lang,
        product: Product::default(),
        name: in_address(&name(&opened.origin)),
        libraries,
        kept: Kept::default(),
        can_edit: false,
        wake: Some(Arc::new(on_event)),
    };
    let stand_in = StandIn::start(options, Build::of(&opened.widget, revision, false)).map_err(|error| not_started(&error, args, lang))?;
    let disk = Arc::new(Debounce::default());
    let beats = disk.clone();
    let tell = move || {
        beats.beat();
        on_disk();
    };
    let watcher = FsWatcher::start(&opened.origin, Arc::new(tell));
    let interrupts = Interrupts::watch(on_signal);
    let mut running = Running { args, lang, stand_in, revision, printed: 0, disk, watcher };
    let printed = running.begin().and_then(|()| running.follow(&woken, &interrupts));
    match printed {
        // Nobody reads any more: that is an end like any other.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            writeln!(io::stderr(), "{}", lang.with("cli-no-output", &[("reason", error.to_string().into())])).ok();
            Ok(UNREAD)
        }
        _ => Ok(interrupts.exit_code().unwrap_or_default()),
    }
}

impl Running<'_> {
    /// Prints the address and opens it.
    fn begin(&self) -> io::Result<()> {
        let view = View { scene: self.args.scene.clone(), locale: self.args.locale.clone() };
        let address = self.stand_in.address(&view);
        let lang = self.lang;
        print(&match self.args.format {
            AccountFormat::Text => {
                let address = lang.with("cli-run-address", &[("address", address.as_str().into())]);
                [lang.tr("cli-run-hello"), address, lang.tr("cli-run-end")].join("\n")
            }
            AccountFormat::Json => json!({"kind": "started", "address": address}).to_string(),
        })?;
        if !self.args.no_open && open_external::open_link(&address).is_err() {
            writeln!(io::stderr(), "{}", lang.tr("cli-run-no-browser")).ok();
        }
        Ok(())
    }

    fn follow(&mut self, woken: &Receiver<()>, interrupts: &Interrupts) -> io::Result<()> {
        loop {
            for event in self.stand_in.events().since(self.printed) {
                self.printed = event.number;
                let line = match self.args.format {
                    AccountFormat::Text => run_lines::line(&event, self.lang),
                    AccountFormat::Json => Some(event.to_json().to_string()),
                };
                if let Some(line) = line {
                    print(&line)?;
                }
            }
            if interrupts.exit_code().is_some() {
                return Ok(());
            }
            if self.disk.is_due(Instant::now()) {
                self.disk.take();
                self.watcher.keep_up();
                self.read();
            }
            let waited =
                if self.disk.is_beating() { woken.recv_timeout(LOOK) } else { woken.recv().map_err(|_| RecvTimeoutError::Disconnected) };
            if waited == Err(RecvTimeoutError::Disconnected) {
                return Ok(());
            }
        }
    }

    /// Brings what is on disk now into the page. A widget that can't be read just now stays as it was.
    fn read(&mut self) {
        match files::open_complete(&self.args.path) {
            Ok(opened) => {
                self.revision.number += 1;
                self.stand_in.publish(Build::of(&opened.widget, self.revision, false));
            }
            Err(error) => {
                let words = self.lang.msg(&error.explain());
                writeln!(io::stderr(), "{}", visible(&words)).ok();
            }
        }
    }
}

/// The name of the widget's folder or archive.
pub fn name(origin: &Origin) -> String {
    origin.path().file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The CRM's libraries: of `folder`, or where they are kept; fetched first if that is asked for.
pub fn libraries(folder: Option<&Path>, fetches: bool, lang: Lang) -> Result<Libraries, Failure> {
    let had = match (folder, fetches) {
        (Some(folder), _) => Libraries::take_from(folder),
        (None, true) => Libraries::find().or_else(|_| Libraries::fetch()),
        (None, false) => Libraries::find(),
    };
    had.map_err(|error| match &error {
        LibraryError::Missing(missing) => {
            let one = |library: &&crate::stand_in::libraries::Library| {
                format!("{} {}, {}, SHA-256 {}", library.package, library.version, lang.size(library.size), library.sha256)
            };
            let size: usize = missing.iter().map(|library| library.size).sum();
            let msg = Msg::new("cli-run-no-libraries")
                .with("count", missing.len())
                .with("all", LIBRARIES.len())
                .with("size", lang.size(size))
                .with("host", CDN);
            Failure::own(UNREAD, "libraries", &msg, lang).detail(missing.iter().map(one).collect::<Vec<_>>().join("\n"))
        }
        LibraryError::Unreached { file, .. } | LibraryError::Other { file } => {
            Failure::own(UNREAD, "libraries", &Msg::new("cli-run-not-fetched").with("file", *file).with("host", CDN), lang)
                .detail(error.to_string())
        }
        LibraryError::Unkept { path, .. } => {
            let folder = path.parent().unwrap_or(Path::new("")).display().to_string();
            Failure::own(UNREAD, "libraries", &Msg::new("cli-run-not-kept").with("path", folder), lang).detail(error.to_string())
        }
    })
}

fn not_started(error: &StartError, args: &RunArgs, lang: Lang) -> Failure {
    let msg = match error {
        StartError::Port(_) => Msg::new("cli-run-no-port").with("port", usize::from(args.port)),
        StartError::Thread(_) | StartError::Random(_) => Msg::new("cli-run-not-started"),
    };
    Failure::own(UNREAD, "run", &msg, lang).detail(error.to_string())
}

/// A line on standard output, at once.
fn print(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}
