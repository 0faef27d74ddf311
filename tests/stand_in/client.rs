//! A client of the stand-in that sends bytes as they are.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};

use serde_json::{Value, json};
use widget_studio::services::bundled;

use crate::harness::{Bench, options};

impl Bench {
    /// The plain widget.
    pub fn plain() -> Self {
        Self::with(options(), bundled::plain())
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
