//! The answers of the stand-in: pages and files, the session, and what the bar tells and asks. What belongs where is decided in
//! `door.rs`; nothing outside of these tables is answered.

use std::net::TcpStream;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use url::Url;

use super::assets;
use super::door::{self, content_type, plain};
use super::event::{What, Wish};
use super::hosts::{self, Way};
use super::log::Told;
use super::mask;
use super::outside::{Sent, Unreached};
use super::scenes::SCENES;
use super::session;
use super::shared::{Shared, State, now};
use crate::account::redact::secrets_in;
use crate::system::loopback::http::{self, Connection, Request, Response, Unread};

/// The server's name in its answers.
const NAME: &str = "widget-studio-stand-in";

/// The place of the bar's page in the pages.
const BAR: &str = "bar/index.html";
/// The place of the frame's page.
const FRAME: &str = "page/index.html";
/// What of the pages is not for the frame.
const NOT_FOR_THE_FRAME: [&str; 2] = ["bar/", "account.json"];

/// Answers one connection.
pub fn serve(stream: &TcpStream, shared: &Shared) {
    let read = http::read(&mut Connection::new(stream), |head| shared.door.room(head));
    let request = match read {
        Ok(request) => request,
        Err(Unread::Gone) => return,
        Err(unread) => {
            let status = match unread {
                Unread::Slow => 408,
                Unread::TooLarge => 413,
                Unread::Malformed | Unread::Gone => 400,
            };
            http::write(&mut Connection::new(stream), NAME, &shared.sealed(&Request::default(), plain(status, ""))).ok();
            return;
        }
    };
    let response = match shared.door.way(&request) {
        Ok(door::Way::Bar(path)) if path == "events" && request.method == "GET" => return follow(stream, shared, &request),
        Ok(door::Way::Bar(path)) => shared.bar(&request, &path),
        Ok(door::Way::Frame(path)) => shared.frame(&path),
        Ok(door::Way::Fixed(path)) => shared.fixed(&path),
        Err(refusal) => refusal,
    };
    // Who went away doesn't need the answer.
    http::write(&mut Connection::new(stream), NAME, &shared.sealed(&request, response)).ok();
}

fn follow(stream: &TcpStream, shared: &Shared, request: &Request) {
    let headers = shared.door.headers(request, "");
    let head: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let head = format!("HTTP/1.1 200 OK\r\nServer: {NAME}\r\nConnection: close\r\nContent-Type: text/event-stream\r\n{head}\r\n");
    shared.news.follow(stream, &head);
    shared.events.ring();
}

/// A report of the bar.
#[derive(Deserialize)]
struct Report {
    page: String,
    events: Vec<Value>,
}

/// A decision in the bar.
#[derive(Deserialize)]
struct Decision {
    host: String,
    #[serde(flatten)]
    way: Way,
}

/// A request of the widget to another host.
#[derive(Deserialize)]
struct Asked {
    method: String,
    url: String,
    #[serde(default)]
    headers: Map<String, Value>,
    text: Option<String>,
    base64: Option<String>,
}

/// What an event says besides its kind.
#[derive(Deserialize)]
struct Head {
    at: Option<f64>,
    build: Option<u32>,
    scene: Option<String>,
}

impl Shared {
    fn sealed(&self, request: &Request, mut response: Response) -> Response {
        let passed = self.state().hosts.sources(self.port);
        response.headers.extend(self.door.headers(request, &passed));
        response
    }

    fn bar(&self, request: &Request, path: &str) -> Response {
        match (request.method.as_str(), path) {
            ("GET", "") => asset(BAR),
            ("GET", "session") => json_answer(&session::of(self)),
            ("GET", _) if path.starts_with("stand-in/") => asset(path.trim_start_matches("stand-in/")),
            ("GET", _) if path.starts_with("fonts/") => font(path),
            ("POST", "report") => body(request).map_or_else(refused, |report| self.report(report)),
            ("POST", "fetch") => body(request).map_or_else(refused, |asked| self.fetch(asked)),
            ("POST", "decide") => body(request).map_or_else(refused, |decision: Decision| {
                self.decide(&decision.host, decision.way).map_or_else(|| plain(400, ""), |reload| json_answer(&json!({"reload": reload})))
            }),
            ("POST", "wish") => body(request).map_or_else(refused, |wish: Wish| self.wish(wish)),
            _ => plain(404, ""),
        }
    }

    fn frame(&self, path: &str) -> Response {
        if let Some(page) = path.strip_prefix("stand-in/") {
            if NOT_FOR_THE_FRAME.iter().any(|hidden| page.starts_with(hidden)) {
                return plain(404, "");
            }
            let mut answer = asset(page);
            if page == FRAME {
                answer.headers.push(("Set-Cookie", self.door.cookie()));
            }
            return answer;
        }
        if path.starts_with("fonts/") {
            return font(path);
        }
        if let Some(library) = path.strip_prefix("lib/") {
            return self.libraries.get(library).map_or_else(|| plain(404, ""), |bytes| file(library, bytes));
        }
        let mut parts = path.splitn(5, '/');
        match (parts.next(), parts.next(), parts.next().and_then(|number| number.parse().ok()), parts.next(), parts.next()) {
            (Some("upl"), Some(code), Some(number), Some("widget"), Some(path)) => self.widget_file(code, Some(number), path),
            _ => plain(404, ""),
        }
    }

    /// A file by an address that scripts have in them: of the newest build.
    fn fixed(&self, path: &str) -> Response {
        let parts: Vec<&str> = path.split('/').collect();
        let at = match parts.as_slice() {
            ["widgets", _, ..] => 2,
            ["upl", _, "widget", ..] => 3,
            ["upl", _, _, "widget", ..] => 4,
            _ => return plain(404, ""),
        };
        let code = parts.get(1).copied().unwrap_or_default();
        self.widget_file(code, None, &parts.get(at..).unwrap_or_default().join("/"))
    }

    fn widget_file(&self, code: &str, number: Option<u32>, path: &str) -> Response {
        let build = {
            let state = self.state();
            match number {
                None => Some(state.newest.clone()),
                Some(number) => state.builds.iter().find(|(known, _)| *known == number).map(|(_, build)| build.clone()),
            }
        };
        let bytes = build.as_ref().filter(|build| self.code(build) == code).and_then(|build| build.file(path));
        bytes.map_or_else(|| plain(404, ""), |bytes| file(path, bytes))
    }

    fn wish(&self, wish: Wish) -> Response {
        let is_possible = match &wish {
            Wish::AddArea { location } => SCENES.iter().any(|(_, area)| area == location),
            Wish::Open { file, line } => *line > 0 && self.state().newest.file(file).is_some(),
        };
        if !is_possible {
            return plain(400, "");
        }
        if self.can_edit {
            self.note(None, What::Wish(wish));
        }
        json_answer(&json!({"done": self.can_edit}))
    }

    fn report(&self, report: Report) -> Response {
        let mut state = self.state();
        let Some(taken) = state.tabs.take(&report.page, report.events) else { return plain(400, "") };
        let told: Vec<Told> = taken.events.iter().filter_map(|event| state.told(taken.tab, event)).collect();
        drop(state);
        self.events.add(told);
        json_answer(&json!({"got": taken.got}))
    }

    fn fetch(&self, asked: Asked) -> Response {
        const BLOCKED: &str = "blocked";
        let none = |by: &str| json_answer(&json!({"by": by, "status": 0, "error": "network"}));
        let Some((url, host)) =
            Url::parse(&asked.url).ok().filter(is_web).and_then(|url| Some((hosts::host_of(&url)?, url))).map(|(host, url)| (url, host))
        else {
            return none(BLOCKED);
        };
        if hosts::is_own(&host, self.port) {
            return none(BLOCKED);
        }
        let way = self.state().hosts.way(&host).clone();
        match way {
            Way::Block => none(BLOCKED),
            Way::Fixture { fixture } => json_answer(&json!({
                "by": "fixture",
                "status": fixture.status,
                "headers": {"content-type": fixture.content_type},
                "base64": STANDARD.encode(fixture.body),
            })),
            Way::Pass => {
                let body = match (&asked.text, &asked.base64) {
                    (Some(text), _) => Some(text.clone().into_bytes()),
                    (None, Some(coded)) => match STANDARD.decode(coded) {
                        Ok(bytes) => Some(bytes),
                        Err(_) => return plain(400, ""),
                    },
                    (None, None) => None,
                };
                let headers = asked.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_str()?))).collect();
                let is_allowed = |url: &Url| {
                    is_web(url)
                        && hosts::host_of(url)
                            .is_some_and(|host| !hosts::is_own(&host, self.port) && *self.state().hosts.way(&host) == Way::Pass)
                };
                match self.outside.send(Sent { method: &asked.method, url, headers, body }, is_allowed) {
                    Ok(answer) => json_answer(&json!({
                        "by": "server",
                        "status": answer.status,
                        "headers": answer.headers.into_iter().map(|(name, value)| (name, value.into())).collect::<Map<_, _>>(),
                        "base64": STANDARD.encode(answer.body),
                    })),
                    Err(Unreached::Elsewhere(_)) => none(BLOCKED),
                    Err(error) => {
                        log::info!("stand-in: {host}: {}", crate::account::redact::clean_line(&error.to_string()));
                        none("server")
                    }
                }
            }
        }
    }
}

impl State {
    /// An event of a page, without secrets; `None` if it is none that this version knows.
    fn told(&mut self, tab: u32, event: &Value) -> Option<Told> {
        let text = |key: &str| event.get(key).and_then(Value::as_str);
        if text("kind") == Some("stored") && text("what") == Some("settings") {
            // The page gets them back as they are; everybody else sees them masked, here and in what the widget sends.
            let settings = event.get("settings").cloned().unwrap_or_default();
            secrets_in(&settings, self.newest.template()).into_iter().for_each(|secret| self.redactor.add(secret));
            self.installed = json!({"settings": settings, "status": event.get("status"), "active": event.get("active")});
        }
        if text("kind") == Some("bar") {
            self.bar = event.get("state").cloned().unwrap_or_default();
        }
        // What the studio says of itself no page says.
        if matches!(text("kind"), Some("published" | "no-build" | "wish")) {
            return None;
        }
        let mut clean = mask::clean(&self.redactor, event, &self.newest);
        let size = clean.to_string().len();
        let head = Head::deserialize(&clean).ok()?;
        let is_scene = text("kind") == Some("scene");
        // What stands in the head is none of the values that a rule fills in.
        clean.as_object_mut()?.retain(|key, _| !["n", "at", "build"].contains(&key.as_str()) && (is_scene || key != "scene"));
        let what = What::deserialize(&clean).inspect_err(|error| log::debug!("stand-in: {error}")).ok()?;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "milliseconds; a page that tells nonsense gets nonsense"
        )]
        let at = head.at.map_or_else(now, |at| at as u64);
        Some(Told { at, tab, build: head.build, scene: head.scene, what, size })
    }
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

fn body<'r, T: Deserialize<'r>>(request: &'r Request) -> Result<T, serde_json::Error> {
    serde_json::from_slice(&request.body)
}

fn refused(_: serde_json::Error) -> Response {
    plain(400, "")
}

fn json_answer(value: &Value) -> Response {
    Response { status: 200, content_type: "application/json; charset=utf-8", headers: Vec::new(), body: value.to_string().into_bytes() }
}

fn asset(path: &str) -> Response {
    assets::page(path).map_or_else(|| plain(404, ""), |bytes| file(path, bytes))
}

fn font(path: &str) -> Response {
    assets::font(path.trim_start_matches("fonts/")).map_or_else(|| plain(404, ""), |bytes| file(path, bytes))
}

fn file(path: &str, bytes: &[u8]) -> Response {
    Response { status: 200, content_type: content_type(path), headers: Vec::new(), body: bytes.to_vec() }
}
