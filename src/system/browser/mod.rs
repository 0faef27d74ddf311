//! [`Browser`]: the person's own browser without a window, with a profile of its own that is thrown away, driven over DevTools.
//!
//! Only browsers that are built on Chromium speak it: Chrome, Edge, Chromium, Brave.

mod devtools;
mod places;

use std::fs;
use std::io;
use std::path::Path;
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
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
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
    /// The context that it has for itself.
    context: Option<String>,
}

/// A part of a page, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
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

pub use places::{find, looked_for};

/// What a browser has to be told on this machine: whoever is root gets no sandbox from it, so it has to do without one there.
pub fn own_arguments() -> &'static [&'static str] {
    #[cfg(unix)]
    if rustix::process::geteuid().is_root() {
        return &["--no-sandbox"];
    }
    &[]
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
    pub fn open(&mut self, address: &str, size: (u32, u32)) -> Result<Page, BrowserError> {
        self.open_in(None, address, size)
    }

    /// Opens a page that shares nothing with others: no cookies, no storage, no cache.
    ///
    /// # Errors
    /// [`BrowserError`].
    pub fn open_apart(&mut self, address: &str, size: (u32, u32)) -> Result<Page, BrowserError> {
        let context = self.devtools.create_context()?;
        self.open_in(Some(context), address, size)
    }

    fn open_in(&mut self, context: Option<String>, address: &str, (width, height): (u32, u32)) -> Result<Page, BrowserError> {
        let target = self.devtools.create_target(context.as_deref())?;
        let session = self.devtools.attach(&target)?;
        self.devtools.attach_frames(&session)?;
        self.devtools.bring_to_life(&session)?;
        self.devtools.set_size(&session, width, height)?;
        self.devtools.navigate(&session, address)?;
        Ok(Page { target, session, context })
    }

    /// Closes a page.
    ///
    /// # Errors
    /// [`BrowserError`].
    pub fn close(&mut self, page: Page) -> Result<(), BrowserError> {
        match page.context {
            Some(context) => self.devtools.dispose_context(&context),
            None => self.devtools.close_target(&page.target),
        }
    }

    /// Sets how long a page may take for what is asked of it.
    pub fn set_patience(&mut self, patience: Duration) {
        self.devtools.set_patience(patience);
    }

    /// The browser's name with its version.
    ///
    /// # Errors
    /// [`BrowserError`].
    pub fn version(&mut self) -> Result<String, BrowserError> {
        self.devtools.version()
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
        self.devtools.picture(&page.session, None)
    }

    /// A picture of a part of a page as PNG.
    ///
    /// # Errors
    /// [`BrowserError`].
    pub fn picture_of(&mut self, page: &Page, part: Part) -> Result<Vec<u8>, BrowserError> {
        self.devtools.picture(&page.session, Some(part))
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
