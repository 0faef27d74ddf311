//! The practice account as a server: the rate of requests, faults, and the requests that steer it.

use std::collections::VecDeque;
use std::io;
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::json;

use super::answers;
use super::calls::{self, Call};
use super::fault::{Fault, Mode};
use super::state::{Kept, State};
use super::tokens::{ADMIN_TOKEN, Tokens};
use super::upload::{self, Logos};
use crate::account::{MAX_PER_SECOND, PRACTICE_SERVER};
use crate::system::lock::{self, LockGuard};
use crate::system::loopback::http::{self, Connection, Request, Response, Room, Unread};
use crate::system::loopback::{Loopback, Port, Stop};
use crate::system::shared_file::{SharedFile, SharedFileError};
use crate::text::Lang;

/// Requests over the limit, without a quiet second between them, until the address is blocked. The documents say that it
/// happens, not when (`docs/PLATFORM.md` 7.4).
const MAX_STRIKES: u32 = 30;

/// How long an address stays blocked here; the documents don't say.
const BLOCKED_FOR: Duration = Duration::from_secs(10);

/// Most bytes of the body of a call.
const MAX_CALL: usize = 1024 * 1024;
/// Most bytes of a body from somebody without a token.
const MAX_UNKNOWN: usize = 16 * 1024;

/// Where the administrator uploads an archive.
const UPLOAD: &str = "/practice/upload";

const SECOND: Duration = Duration::from_secs(1);

/// How a practice account is started.
#[derive(Debug, Default)]
pub struct Options {
    /// The port; 0 takes a free one.
    pub port: u16,
    /// Where its state is kept; `None` forgets it.
    pub file: Option<PathBuf>,
    /// The language of the names in it.
    pub lang: Lang,
}

/// Why a practice account can't be started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken, or may not be used.
    #[error(transparent)]
    Port(io::Error),
    /// The system gives the server no thread.
    #[error(transparent)]
    Thread(io::Error),
    /// Its state can't be read or written.
    #[error(transparent)]
    State(#[from] SharedFileError),
}

/// A running practice account; dropped, it stops.
pub struct Practice {
    /// Says to other practice accounts that this one uses the file of its state; `None` if there is no file, or another one uses it.
    _claim: Option<LockGuard>,
    shares: bool,
    shared: Arc<Shared>,
    server: Loopback,
}

struct Shared {
    address: SocketAddr,
    origin: String,
    /// Its state without secrets, shared with the practice accounts of other processes.
    file: SharedFile<Kept>,
    world: Mutex<World>,
    stop: Arc<Stop>,
}

struct World {
    state: State,
    /// The state as it was read or kept last.
    kept: Kept,
    lang: Lang,
    tokens: Tokens,
    fault: Option<Fault>,
    rate: Rate,
    /// As long as the server runs.
    logos: Logos,
}

/// The requests to the API, as they arrived.
#[derive(Default)]
struct Rate {
    recent: VecDeque<Instant>,
    most: usize,
    total: usize,
    strikes: u32,
    blocked_until: Option<Instant>,
}

/// What the server measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// Requests to the API.
    pub requests: usize,
    /// Most of them within any second.
    pub most_in_a_second: usize,
    /// How often tokens were refreshed.
    pub refreshes: usize,
}

impl Practice {
    /// Starts the practice account on this machine.
    ///
    /// # Errors
    /// See [`StartError`]. A file that can't be read is left as it is.
    pub fn start(options: Options) -> Result<Self, StartError> {
        let port = Port::take(options.port).map_err(StartError::Port)?;
        let address = port.address();
        let (state, tokens) = (State::sample(options.lang), Tokens::default());
        let world =
            World { state, kept: Kept::default(), lang: options.lang, tokens, fault: None, rate: Rate::default(), logos: Logos::default() };
        let claimed = options.file.as_deref().map(lock::claim).transpose().unwrap_or_default();
        let shares = claimed.as_ref().is_some_and(Option::is_none);
        let shared = Arc::new(Shared {
            address,
            origin: format!("http://{address}"),
            file: SharedFile::new(options.file),
            world: Mutex::new(world),
            stop: Arc::default(),
        });
        shared.change(&mut shared.world(), |_| ()).1?;
        let server = {
            let shared = shared.clone();
            port.serve("practice", shared.stop.clone(), move |stream| serve(stream, &shared)).map_err(StartError::Thread)?
        };
        Ok(Self { _claim: claimed.flatten(), shares, shared, server })
    }

    /// Whether another practice account used the same file when this one was started: both show one account then.
    pub fn shares_its_state(&self) -> bool {
        self.shares
    }

    /// Its address: `http://127.0.0.1:8765`.
    pub fn address(&self) -> &str {
        &self.shared.origin
    }

    /// Shows a fault from now on; `None` ends it.
    pub fn misbehave(&self, fault: Option<Fault>) {
        self.shared.world().misbehave(fault);
    }

    /// Uploads an archive as the account's own page would. Returns the widget's code.
    ///
    /// # Errors
    /// The server's message.
    pub fn upload(&self, archive: &[u8], code: Option<&str>) -> Result<String, String> {
        let (response, kept) =
            self.shared.change(&mut self.shared.world(), |world| upload::answer(&mut world.state, &mut world.logos, archive, code));
        kept.map_err(|error| error.to_string())?;
        let body: serde_json::Value = serde_json::from_slice(&response.body).unwrap_or_default();
        let text = |key: &str| body.get(key).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        if response.status == 200 { Ok(text("code")) } else { Err(text("error")) }
    }

    /// Resets the account to its first state.
    ///
    /// # Errors
    /// If the state can't be read or written.
    pub fn reset(&self) -> Result<(), SharedFileError> {
        self.shared.change(&mut self.shared.world(), World::reset).1
    }

    /// Translates the made-up names into this language.
    pub fn set_language(&self, lang: Lang) {
        let mut world = self.shared.world();
        world.lang = lang;
        world.state.set_language(lang);
    }

    /// The state of the account.
    pub fn state(&self) -> State {
        self.shared.world().state.clone()
    }

    /// Changes the state of the account.
    pub fn edit(&self, mut change: impl FnMut(&mut State)) {
        self.shared.change_or_log(&mut self.shared.world(), |world| change(&mut world.state));
    }

    /// What the server measured since it started.
    pub fn measured(&self) -> Measured {
        self.shared.world().measured()
    }

    /// Waits until the process is ended from outside.
    pub fn wait(self) {
        self.server.wait();
    }
}

impl World {
    /// Adopts the state on disk, unless this process read or wrote it last.
    fn follow(&mut self, kept: &Kept) {
        if let Some(state) = kept.0.as_ref().filter(|_| *kept != self.kept) {
            self.state.follow(state.clone(), self.lang);
            self.kept.clone_from(kept);
        }
    }

    fn reset(&mut self) {
        self.state = State::sample(self.lang);
        self.tokens = Tokens::default();
        self.fault = None;
    }

    fn misbehave(&mut self, fault: Option<Fault>) {
        if fault.as_ref().is_some_and(|fault| fault.mode == Mode::ExpireTokens) {
            self.tokens.expire();
        }
        self.fault = fault;
    }

    fn measured(&self) -> Measured {
        Measured { requests: self.rate.total, most_in_a_second: self.rate.most, refreshes: self.tokens.refreshes }
    }

    /// The fault that this request meets, if any.
    fn fault(&mut self, request: &Request) -> Option<Fault> {
        let fault = self.fault.as_mut().filter(|it| it.method.as_ref().is_none_or(|method| *method == request.method))?;
        let found = fault.clone();
        if let Some(times) = &mut fault.times {
            *times = times.saturating_sub(1);
            if *times == 0 {
                self.fault = None;
            }
        }
        Some(found)
    }
}

impl Rate {
    /// Counts a request that arrives now. Returns the answer if it is one too many.
    fn arrive(&mut self) -> Option<Response> {
        let now = Instant::now();
        while self.recent.front().is_some_and(|at| now.duration_since(*at) >= SECOND) {
            self.recent.pop_front();
        }
        if self.recent.is_empty() {
            self.strikes = 0;
        }
        self.recent.push_back(now);
        self.total += 1;
        self.most = self.most.max(self.recent.len());
        if self.blocked_until.is_some_and(|until| now < until) {
            return Some(blocked());
        }
        if self.recent.len() <= MAX_PER_SECOND {
            return None;
        }
        self.strikes += 1;
        if self.strikes > MAX_STRIKES {
            self.blocked_until = Some(now + BLOCKED_FOR);
            return Some(blocked());
        }
        Some(answers::too_many(1))
    }
}

fn blocked() -> Response {
    answers::raw(403, "text/plain", "403 Forbidden")
}

impl Shared {
    fn world(&self) -> MutexGuard<'_, World> {
        lock(&self.world)
    }

    /// Makes `change` in the state as other processes left it, and keeps it. If it can't be kept it is made in this process only.
    fn change<R>(&self, world: &mut World, mut change: impl FnMut(&mut World) -> R) -> (R, Result<(), SharedFileError>) {
        let mut made = None;
        let kept = self.file.change(|kept: &mut Kept| {
            world.follow(kept);
            made = Some(change(world));
            world.kept = Kept(Some(world.state.without_secrets()));
            kept.clone_from(&world.kept);
        });
        (made.unwrap_or_else(|| change(world)), kept.map(drop))
    }

    /// The same; that it could not be kept is a line in the log, and the account goes on.
    fn change_or_log<R>(&self, world: &mut World, change: impl FnMut(&mut World) -> R) -> R {
        let (made, kept) = self.change(world, change);
        if let Err(error) = kept {
            log::warn!("practice account: {error}");
        }
        made
    }

    /// Reads what other processes changed.
    fn look(&self, world: &mut World) {
        match self.file.read() {
            Ok(kept) => world.follow(&kept.value),
            Err(error) => log::warn!("practice account: {error}"),
        }
    }

    /// Whether `origin` is this server, by any name of this machine.
    fn is_own(&self, origin: &str) -> bool {
        [&self.origin, &format!("http://localhost:{}", self.address.port())].iter().any(|own| own.eq_ignore_ascii_case(origin))
    }

    /// Why `request` isn't listened to at all.
    fn refusal(&self, request: &Request) -> Option<Response> {
        if !request.header("host").is_some_and(is_here) {
            // A web page whose name was made to resolve to this machine (DNS rebinding).
            return Some(answers::problem(403, "This server answers on this machine only"));
        }
        let is_foreign = request.header("origin").is_some_and(|origin| !self.is_own(origin));
        // A web page of another server, which a browser lets send what it likes.
        is_foreign.then(|| answers::problem(403, "This server answers no pages of other servers"))
    }

    /// The answer to `request`; `None` ends the connection without one.
    fn answer(&self, request: &Request, over_limit: Option<Response>) -> Option<Response> {
        if let Some(refusal) = self.refusal(request) {
            return Some(refusal);
        }
        if !is_counted(request) {
            return Some(self.steer(request));
        }
        let fault = self.world().fault(request);
        let mode = fault.as_ref().map(|fault| fault.mode);
        match mode {
            Some(Mode::Drop) => return None,
            Some(Mode::TooManyRequests) => return Some(answers::too_many(fault.map_or(1, |fault| fault.retry_after))),
            Some(Mode::ServerError) => return Some(answers::problem(500, "Internal server error")),
            Some(Mode::PaymentRequired) => return Some(answers::problem(402, "Payment required")),
            Some(Mode::Forbidden) => return Some(blocked()),
            Some(Mode::Html) => {
                return Some(answers::raw(200, "text/html", "<!DOCTYPE html>\n<html><body>Practice: not what was asked</body></html>"));
            }
            Some(Mode::BrokenJson) => return Some(answers::raw(200, "application/hal+json", "{\"id\": 1, \"_embedded\": {")),
            Some(Mode::Redirect) => {
                let elsewhere = vec![("Location", format!("https://example.com{}", request.path))];
                return Some(Response { headers: elsewhere, ..answers::empty(302) });
            }
            Some(Mode::Slow | Mode::LostAnswer | Mode::RefuseUsers | Mode::ExpireTokens) | None => {}
        }
        if over_limit.is_some() {
            return over_limit;
        }
        let response = self.carry_out(request, mode);
        match fault {
            Some(Fault { mode: Mode::Slow, ms, .. }) => self.stop.wait(Duration::from_millis(ms)),
            Some(Fault { mode: Mode::LostAnswer, .. }) => return None,
            _ => {}
        }
        Some(response)
    }

    fn carry_out(&self, request: &Request, mode: Option<Mode>) -> Response {
        let answer = |World { state, tokens, logos, .. }: &mut World| match (request.method.as_str(), request.path.as_str()) {
            ("POST", "/oauth2/access_token") => tokens.grant(request),
            (_, path) if path.starts_with("/api/v4/") => calls::answer(Call { state, tokens, request, origin: &self.origin, mode }),
            ("GET", path) if logos.contains_key(path) => {
                let body = logos.get(path).cloned().unwrap_or_default();
                Response { content_type: "image/png", body, ..answers::empty(200) }
            }
            (method, path) => answers::problem(404, &format!("Cannot {method} {path}")),
        };
        let mut world = self.world();
        if request.method != "GET" {
            return self.change_or_log(&mut world, answer);
        }
        self.look(&mut world);
        answer(&mut world)
    }

    /// Requests that no real account knows: upload, faults, reset, measures.
    fn steer(&self, request: &Request) -> Response {
        if (request.method.as_str(), request.path.as_str()) == ("GET", "/") {
            return answers::raw(200, "text/plain", "This is the practice account of Widget Studio. Nothing in it is real.\n");
        }
        if !is_administrator(request) {
            return answers::problem(401, "Invalid user name or password");
        }
        let mut world = self.world();
        match (request.method.as_str(), request.path.as_str()) {
            ("POST", UPLOAD) => self.change_or_log(&mut world, |world| {
                upload::answer(&mut world.state, &mut world.logos, &request.body, request.parameter("code"))
            }),
            ("POST", "/practice/misbehave") => match serde_json::from_slice::<Fault>(&request.body) {
                Ok(fault) => {
                    world.misbehave(Some(fault));
                    answers::empty(204)
                }
                Err(error) => answers::problem(400, &error.to_string()),
            },
            ("DELETE", "/practice/misbehave") => {
                world.misbehave(None);
                answers::empty(204)
            }
            ("POST", "/practice/reset") => {
                self.change_or_log(&mut world, World::reset);
                answers::empty(204)
            }
            ("GET", "/practice/measured") => {
                let Measured { requests, most_in_a_second, refreshes } = world.measured();
                answers::ok(&json!({"requests": requests, "most_in_a_second": most_in_a_second, "refreshes": refreshes}))
            }
            (method, path) => answers::problem(404, &format!("Cannot {method} {path}")),
        }
    }
}

/// Whether the token of `request` is the administrator's.
fn is_administrator(request: &Request) -> bool {
    request.header("authorization") == Some(&format!("Bearer {ADMIN_TOKEN}"))
}

/// Whether `request` is one that an account counts.
fn is_counted(request: &Request) -> bool {
    request.path != "/" && !request.path.starts_with("/practice/")
}

/// Whether the header `Host` names this machine.
fn is_here(host: &str) -> bool {
    let name = host.rsplit_once(':').filter(|(_, port)| !port.contains(']')).map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost")
}

fn serve(stream: &TcpStream, shared: &Shared) {
    let mut over_limit = None;
    let mut connection = Connection::new(stream);
    let read = http::read(&mut connection, |request| {
        let mut world = shared.world();
        if is_counted(request) && shared.refusal(request).is_none() {
            over_limit = world.rate.arrive();
        }
        match world.tokens.caller(request) {
            None => Room::PassedOver(MAX_UNKNOWN),
            Some(_) if request.path == UPLOAD && is_administrator(request) => Room::Refused(http::MAX_BODY),
            Some(_) => Room::Refused(MAX_CALL),
        }
    });
    let response = match read {
        Ok(request) => shared.answer(&request, over_limit),
        Err(Unread::Gone) => None,
        Err(Unread::Slow) => Some(answers::problem(408, "The request takes too long")),
        Err(Unread::Malformed) => Some(answers::problem(400, "This is no HTTP request")),
        Err(Unread::TooLarge) => Some(answers::problem(413, "The request is too large")),
    };
    if let Some(response) = response {
        // Who went away doesn't need the answer.
        http::write(&mut Connection::new(stream), PRACTICE_SERVER, &response).ok();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
