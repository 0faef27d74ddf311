//! [`DevTools`]: the few commands of the DevTools protocol that are used, typed, over one connection. One command at a time: events
//! that come in between are the frames that pages get and lose, all others are passed over.

use std::io::ErrorKind;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

use super::{BrowserError, Part};

/// How long a command may take, unless somebody says otherwise.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection to a browser.
pub struct DevTools {
    socket: WebSocket<TcpStream>,
    /// The number of the last command.
    sent: u64,
    frames: Vec<Attached>,
    /// Pages that show a dialog, which stops their scripts until it is answered.
    dialogs: Vec<String>,
    patience: Duration,
}

/// A frame that is attached to.
struct Attached {
    session: String,
    page: String,
}

/// A message of the browser.
#[derive(Deserialize)]
struct Received {
    id: Option<u64>,
    result: Option<Value>,
    error: Option<Refusal>,
    method: Option<String>,
    #[serde(default)]
    params: Value,
    #[serde(rename = "sessionId")]
    session: Option<String>,
}

#[derive(Deserialize)]
struct Refusal {
    message: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Target {
    target_id: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Context {
    browser_context_id: String,
}

#[derive(Deserialize)]
struct Version {
    product: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Session {
    session_id: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Evaluated {
    result: Object,
    exception_details: Option<Exception>,
}

#[derive(Deserialize)]
struct Object {
    #[serde(default)]
    value: Value,
    description: Option<String>,
}

#[derive(Deserialize)]
struct Exception {
    text: String,
    exception: Option<Object>,
}

#[derive(Deserialize)]
struct Picture {
    data: String,
}

impl DevTools {
    /// Connects to a browser's address.
    pub fn connect(address: &str) -> Result<Self, BrowserError> {
        let host = address.trim_start_matches("ws://").split('/').next().unwrap_or_default();
        let stream = TcpStream::connect(host)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let (socket, _) = tungstenite::client(address, stream)
            .map_err(|error| match error {
                tungstenite::HandshakeError::Failure(error) => error,
                tungstenite::HandshakeError::Interrupted(_) => tungstenite::Error::Io(ErrorKind::TimedOut.into()),
            })
            .map_err(Box::new)?;
        Ok(Self { socket, sent: 0, frames: Vec::new(), dialogs: Vec::new(), patience: PATIENCE })
    }

    /// Sets how long a command may take.
    pub fn set_patience(&mut self, patience: Duration) {
        self.patience = patience;
    }

    /// Makes an empty page, in a context if one is named.
    pub fn create_target(&mut self, context: Option<&str>) -> Result<String, BrowserError> {
        let mut wanted = json!({"url": "about:blank"});
        // The browser refuses null.
        if let (Some(context), Some(wanted)) = (context, wanted.as_object_mut()) {
            wanted.insert("browserContextId".to_owned(), context.into());
        }
        let target: Target = self.call(None, "Target.createTarget", wanted)?;
        Ok(target.target_id)
    }

    /// Makes a context: pages in it share nothing with pages in others.
    pub fn create_context(&mut self) -> Result<String, BrowserError> {
        let context: Context = self.call(None, "Target.createBrowserContext", json!({}))?;
        Ok(context.browser_context_id)
    }

    /// Ends a context with its pages.
    pub fn dispose_context(&mut self, context: &str) -> Result<(), BrowserError> {
        self.call::<Value>(None, "Target.disposeBrowserContext", json!({"browserContextId": context})).map(drop)
    }

    /// The browser's name with its version, such as `HeadlessChrome/140.0.7339.207`.
    pub fn version(&mut self) -> Result<String, BrowserError> {
        let version: Version = self.call(None, "Browser.getVersion", json!({}))?;
        Ok(version.product)
    }

    /// Has a page behave as the one that a person looks at, and tell of its dialogs.
    pub fn bring_to_life(&mut self, session: &str) -> Result<(), BrowserError> {
        self.call::<Value>(Some(session), "Page.enable", json!({}))?;
        self.call::<Value>(Some(session), "Emulation.setFocusEmulationEnabled", json!({"enabled": true})).map(drop)
    }

    /// Attaches to a page.
    pub fn attach(&mut self, target: &str) -> Result<String, BrowserError> {
        let session: Session = self.call(None, "Target.attachToTarget", json!({"targetId": target, "flatten": true}))?;
        Ok(session.session_id)
    }

    /// Attaches to the frames of a page, those that it will have too.
    pub fn attach_frames(&mut self, session: &str) -> Result<(), BrowserError> {
        let how = json!({"autoAttach": true, "waitForDebuggerOnStart": false, "flatten": true});
        self.call::<Value>(Some(session), "Target.setAutoAttach", how).map(drop)
    }

    /// The sessions of the frames of a page.
    pub fn frames_of<'s>(&'s self, page: &'s str) -> impl Iterator<Item = &'s str> {
        self.frames.iter().filter(move |frame| frame.page == page).map(|frame| frame.session.as_str())
    }

    /// Closes a page.
    pub fn close_target(&mut self, target: &str) -> Result<(), BrowserError> {
        self.call::<Value>(None, "Target.closeTarget", json!({"targetId": target})).map(drop)
    }

    /// Goes to an address.
    pub fn navigate(&mut self, session: &str, address: &str) -> Result<(), BrowserError> {
        self.call::<Value>(Some(session), "Page.navigate", json!({"url": address})).map(drop)
    }

    /// Sets the size of a page in pixels.
    pub fn set_size(&mut self, session: &str, width: u32, height: u32) -> Result<(), BrowserError> {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.call::<Value>(Some(session), "Emulation.setDeviceMetricsOverride", size).map(drop)
    }

    /// The value of an expression, as JSON.
    pub fn evaluate(&mut self, session: &str, expression: &str) -> Result<Value, BrowserError> {
        let asked = json!({"expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true});
        let evaluated: Evaluated = self.call(Some(session), "Runtime.evaluate", asked)?;
        match evaluated.exception_details {
            None => Ok(evaluated.result.value),
            Some(thrown) => Err(BrowserError::Thrown(thrown.exception.and_then(|object| object.description).unwrap_or(thrown.text))),
        }
    }

    /// Presses and releases the left button.
    pub fn click(&mut self, session: &str, x: f64, y: f64) -> Result<(), BrowserError> {
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1});
            self.call::<Value>(Some(session), "Input.dispatchMouseEvent", event)?;
        }
        Ok(())
    }

    /// A picture of what a page shows, or of a part of it, as PNG.
    pub fn picture(&mut self, session: &str, part: Option<Part>) -> Result<Vec<u8>, BrowserError> {
        let clip = part.map(|part| json!({"x": part.x, "y": part.y, "width": part.width, "height": part.height, "scale": 1}));
        let how = clip.map_or_else(|| json!({"format": "png"}), |clip| json!({"format": "png", "clip": clip}));
        let picture: Picture = self.call(Some(session), "Page.captureScreenshot", how)?;
        STANDARD.decode(picture.data).map_err(|error| BrowserError::Answer(serde::de::Error::custom(error)))
    }

    /// Ends the browser.
    pub fn close(&mut self) -> Result<(), BrowserError> {
        self.call::<Value>(None, "Browser.close", json!({})).map(drop)
    }

    /// Sends a command and waits for its answer.
    fn call<T: for<'d> Deserialize<'d>>(&mut self, session: Option<&str>, method: &'static str, params: Value) -> Result<T, BrowserError> {
        let number = self.send(session, method, &params)?;
        let until = Instant::now() + self.patience;
        while Instant::now() < until {
            let message = match self.socket.read() {
                Ok(Message::Text(text)) => serde_json::from_str::<Received>(&text)?,
                Ok(_) => continue,
                Err(tungstenite::Error::Io(error)) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => break,
                Err(error) => return Err(Box::new(error).into()),
            };
            if message.id == Some(number) {
                return match message.error {
                    Some(refusal) => Err(BrowserError::Refused { method, words: refusal.message }),
                    None => Ok(serde_json::from_value(message.result.unwrap_or_default())?),
                };
            }
            self.take(message);
            while let Some(page) = self.dialogs.pop() {
                self.send(Some(&page), "Page.handleJavaScriptDialog", &json!({"accept": true}))?;
            }
        }
        Err(BrowserError::Slow { method })
    }

    /// Sends a command; its number.
    fn send(&mut self, session: Option<&str>, method: &'static str, params: &Value) -> Result<u64, BrowserError> {
        self.sent += 1;
        let mut command = json!({"id": self.sent, "method": method, "params": params});
        if let (Some(session), Some(command)) = (session, command.as_object_mut()) {
            command.insert("sessionId".to_owned(), session.into());
        }
        self.socket.send(Message::text(command.to_string())).map_err(Box::new)?;
        Ok(self.sent)
    }

    fn take(&mut self, event: Received) {
        let text = |pointer: &str| event.params.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
        match (event.method.as_deref(), text("/sessionId"), &event.session) {
            (Some("Target.attachedToTarget"), Some(session), Some(page)) if text("/targetInfo/type").as_deref() == Some("iframe") => {
                self.frames.push(Attached { session, page: page.clone() });
            }
            (Some("Page.javascriptDialogOpening"), _, Some(page)) => self.dialogs.push(page.clone()),
            (Some("Target.detachedFromTarget"), Some(session), _) => self.frames.retain(|frame| frame.session != session),
            _ => {}
        }
    }
}
