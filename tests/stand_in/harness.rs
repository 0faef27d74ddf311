//! A stand-in with a widget, and a client that sends bytes as they are.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};

use serde_json::{Value, json};
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::product::Product;
use widget_studio::model::project::{DocId, Revision};
use widget_studio::model::widget::{FileChange, Widget};
use widget_studio::services::bundled;
use widget_studio::stand_in::libraries::Libraries;
use widget_studio::stand_in::{Build, Kept, Options, StandIn};
use widget_studio::text::Lang;

/// A running stand-in with what is needed to give it another build.
pub struct Bench {
    pub stand_in: StandIn,
    pub widget: Widget,
    revision: Revision,
}

/// The libraries of the CRM; `npm ci --ignore-scripts` in the folder `web` brings them.
pub fn libraries() -> Libraries {
    Libraries::find().unwrap_or_else(|error| panic!("{error}: run npm ci --ignore-scripts in the folder web"))
}

pub fn options() -> Options {
    Options {
        port: 0,
        lang: Lang::En,
        product: Product::AmoCrm,
        name: "plain".to_owned(),
        libraries: libraries(),
        kept: Kept::default(),
        can_edit: false,
        wake: None,
    }
}

pub fn write(path: &str, text: &str) -> FileChange {
    FileChange::Write { path: RelPath::new(path).unwrap(), body: FileBody::text(text) }
}

impl Bench {
    /// The plain widget.
    pub fn plain() -> Self {
        Self::with(options(), bundled::plain())
    }

    pub fn with(options: Options, widget: Widget) -> Self {
        let revision = Revision { doc: DocId::default(), number: 1 };
        let stand_in = StandIn::start(options, Build::of(&widget, revision, false)).unwrap();
        Self { stand_in, widget, revision }
    }

    /// The widget as it is now.
    pub fn build(&mut self, unsaved: bool) -> Build {
        self.revision.number += 1;
        Build::of(&self.widget, self.revision, unsaved)
    }

    pub fn change(&mut self, changes: &[FileChange]) -> Build {
        self.widget.apply(changes).unwrap();
        self.build(true)
    }

    pub fn address(&self) -> String {
        self.stand_in.address(&widget_studio::stand_in::View::default())
    }

    /// `/<token>` of the bar.
    pub fn token(&self) -> String {
        self.address().split('/').nth(3).unwrap().to_owned()
    }

    pub fn session(&self) -> Value {
        self.bar("GET", "session", "").json()
    }

    /// A request to the bar by its own page.
    pub fn bar(&self, method: &str, path: &str, body: &str) -> Answer {
        let origin = format!("http://127.0.0.1:{}", self.stand_in.port());
        self.send(
            &format!("127.0.0.1:{}", self.stand_in.port()),
            method,
            &format!("/{}/{path}", self.token()),
            &[("Origin", &origin)],
            body,
        )
    }

    /// A request of the frame.
    pub fn frame(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(&format!("practice.localhost:{}", self.stand_in.port()), "GET", path, headers, "")
    }

    /// Any request.
    pub fn send(&self, host: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        self.talk(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len()))
    }

    /// Bytes as they are.
    pub fn talk(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.stand_in.port())).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).unwrap_or_default().parse().unwrap_or_default();
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// What a tab tells, numbered from `first`.
    pub fn report(&self, page: &str, first: u64, events: &[Value]) -> Value {
        let numbered: Vec<Value> = events
            .iter()
            .zip(first..)
            .map(|(event, n)| {
                let mut event = event.clone();
                event["n"] = n.into();
                event
            })
            .collect();
        self.bar("POST", "report", &json!({"page": page, "events": numbered}).to_string()).json()
    }

    /// The events so far, as JSON.
    pub fn events(&self) -> Vec<Value> {
        self.stand_in.events().since(0).iter().map(|event| event.to_json()).collect()
    }
}

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    #[track_caller]
    pub fn json(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.body);
        serde_json::from_str(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.split_once(": ").filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value))
    }
}
