//! [`Browser`]: the person's own browser without a window, with a profile of its own that is thrown away, driven over DevTools.
//!
//! Only browsers that are built on Chromium speak it: Chrome, Edge, Chromium, Brave.

mod devtools;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use devtools::DevTools;

/// How long a browser may take to start.
const START: Duration = Duration::from_secs(60);
/// How often it is looked whether it has.
const LOOK: Duration = Duration::from_millis(20);

/// The file in which a browser says where it listens.
const PORT_FILE: &str = "DevToolsActivePort";

/// The names of the programs, the most usual first.
const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "brave-browser"];
/// Where macOS and Windows have them.
const PLACES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];

/// No window, and nothing that a browser does by itself: no first start, no updates, no pages of its own.
const ARGUMENTS: &[&str] = &[
    "--headless=new",
    "--remote-debugging-port=0",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
    "--hide-scrollbars",
    "--site-per-process",
    "about:blank",
];

/// Why a browser doesn't do what it should.
#[derive(Debug, thiserror::Error)]
pub enum BrowserError {
    /// It can't be started, or has no place for its profile.
    #[error("the browser can't be started: {0}")]
    Start(#[from] io::Error),
    /// It ended, or didn't say where it listens.
    #[error("the browser didn't start within {} seconds", START.as_secs())]
    NotReady,
    /// The connection to it broke.
    #[error("the browser doesn't answer: {0}")]
    Connection(#[from] Box<tungstenite::Error>),
    /// It says something that can't be understood.
    #[error("the browser's answer can't be read: {0}")]
    Answer(#[from] serde_json::Error),
    /// It refused a command.
    #[error("{method}: {words}")]
    Refused {
        /// The command.
        method: &'static str,
        /// What it says.
        words: String,
    },
    /// It took too long.
    #[error("{method}: no answer")]
    Slow {
        /// The command.
        method: &'static str,
    },
    /// A script in a page threw.
    #[error("{0}")]
    Thrown(String),
}

/// A running browser; dropped, it ends, and its profile is deleted.
pub struct Browser {
    devtools: DevTools,
    // Ended before its profile is deleted.
    _program: Running,
    _profile: TempDir,
}

/// A page in a browser.
#[derive(Debug, Clone)]
pub struct Page {
    target: String,
    session: String,
}

/// A frame of another site in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame(String);

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// The browser of this machine; `None` if there is none that speaks DevTools.
pub fn find() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let by_name = NAMES.iter().flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)));
    by_name.chain(PLACES.iter().map(PathBuf::from)).find(|place| place.is_file())
}

impl Browser {
    /// Starts `program` with further arguments. Blocks until it listens.
    ///
    /// # Errors
    /// [`BrowserError`].
    pub fn start(program: &Path, arguments: &[&str]) -> Result<Self, BrowserError> {
        let profile = tempfile::Builder::new().prefix("widget-studio-browser").tempdir()?;
        let mut command = Command::new(program);
        command.arg(format!("--user-data-dir={}", profile.path().display())).args(arguments).args(ARGUMENTS);
        let mut program = Running(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
        let address = address(profile.path(), &mut program.0)?;
        Ok(Self { devtools: DevTools::connect(&address)?, _program: program, _profile: profile })
    }

    /// Opens a page of this size in pixels.
    ///
    /// # Errors
    /// [`BrowserError`].
    pub fn open(&mut self, address: &str, (width, height): (u32, u32)) -> Result<Page, BrowserError> {
        let target = self.devtools.create_target()?;
        let session = self.devtools.attach(&target)?;
        self.devtools.attach_frames(&session)?;
        self.devtools.set_size(&session, width, height)?;
        self.devtools.navigate(&session, address)?;
        Ok(Page { target, session })
    }

    /// Closes a page.
    ///
    /// # Errors
    /// [`BrowserError`].
    pub fn close(&mut self, page: Page) -> Result<(), BrowserError> {
        self.devtools.close_target(&page.target)
    }

    /// The value of an expression in a page, waited for if it is a promise.
    ///
    /// # Errors
    /// [`BrowserError`], [`BrowserError::Thrown`] for what the expression throws.
    pub fn evaluate(&mut self, page: &Page, expression: &str) -> Result<Value, BrowserError> {
        self.devtools.evaluate(&page.session, expression)
    }

    /// The frames of other sites that a page has now.
    ///
    /// # Errors
    /// [`BrowserError`].
    pub fn frames(&mut self, page: &Page) -> Result<Vec<Frame>, BrowserError> {
        // What the browser has told until now is read with the answer.
        self.devtools.evaluate(&page.session, "0")?;
        Ok(self.devtools.frames_of(&page.session).map(|session| Frame(session.to_owned())).collect())
    }

    /// The value of an expression in a frame.
    ///
    /// # Errors
    /// [`BrowserError`]; the frame may be gone by now.
    pub fn evaluate_in(&mut self, frame: &Frame, expression: &str) -> Result<Value, BrowserError> {
        self.devtools.evaluate(&frame.0, expression)
    }

    /// Presses and releases the left button at a place of a page, as a person does.
    ///
    /// # Errors
    /// [`BrowserError`].
    pub fn click(&mut self, page: &Page, (x, y): (f64, f64)) -> Result<(), BrowserError> {
        self.devtools.click(&page.session, x, y)
    }

    /// A picture of a page as PNG.
    ///
    /// # Errors
    /// [`BrowserError`].
    pub fn picture(&mut self, page: &Page) -> Result<Vec<u8>, BrowserError> {
        self.devtools.picture(&page.session)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // In order, so that its own processes end too; who doesn't listen is ended all the same.
        self.devtools.close().ok();
    }
}

/// The address of the DevTools, as the browser writes it into its profile.
fn address(profile: &Path, program: &mut Child) -> Result<String, BrowserError> {
    let (file, until) = (profile.join(PORT_FILE), Instant::now() + START);
    while Instant::now() < until && program.try_wait()?.is_none() {
        let text = fs::read_to_string(&file).unwrap_or_default();
        if let Some((port, path)) = text.split_once('\n')
            && !path.is_empty()
        {
            return Ok(format!("ws://127.0.0.1:{}{}", port.trim(), path.trim()));
        }
        thread::sleep(LOOK);
    }
    Err(BrowserError::NotReady)
}
