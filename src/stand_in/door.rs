//! Who is let in: which table of paths a request belongs to, by its host, its token and its origin; and the headers of every answer.

use percent_encoding::percent_decode_str;

use crate::system::loopback::http::{Request, Response, Room};

/// The name of the frame's host: browsers take it for this machine, and keep its pages apart from the bar's.
pub const FRAME_HOST: &str = "practice.localhost";

/// Most bytes of a request to another host, of a report, and of any other body.
const MAX_FETCH: usize = 12 * 1024 * 1024;
const MAX_REPORT: usize = 4 * 1024 * 1024;
const MAX_OTHER: usize = 64 * 1024;

/// What is said at the door.
const HELLO: &str = "This is the practice CRM of Widget Studio. Open it from the tab Run.\n";

/// The addresses and tokens of a stand-in.
pub struct Door {
    port: u16,
    bar: String,
    frame: String,
}

/// Where a request wants to go. Paths are decoded, and lead nowhere outside.
#[derive(Debug, PartialEq, Eq)]
pub enum Way {
    /// The page of the bar, or one of its services, by its path behind the token.
    Bar(String),
    /// A file for the frame, by its path behind the token.
    Frame(String),
    /// A file of the widget by an address that its script has, with the cookie of the frame.
    Fixed(String),
}

impl Door {
    /// A door with new tokens.
    ///
    /// # Errors
    /// The system has no random numbers.
    pub fn new(port: u16) -> Result<Self, getrandom::Error> {
        Ok(Self { port, bar: token()?, frame: token()? })
    }

    /// The origin of the bar.
    pub fn bar_origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The origin of the frame.
    pub fn frame_origin(&self) -> String {
        format!("http://{FRAME_HOST}:{}", self.port)
    }

    /// The address of the bar.
    pub fn bar_address(&self) -> String {
        format!("{}/{}/", self.bar_origin(), self.bar)
    }

    /// The token in the addresses of the frame.
    pub fn frame_token(&self) -> &str {
        &self.frame
    }

    /// Both tokens.
    pub fn tokens(&self) -> [&str; 2] {
        [&self.bar, &self.frame]
    }

    /// The cookie that the frame's page gets.
    pub fn cookie(&self) -> String {
        format!("standin={}; Path=/; HttpOnly; Secure; SameSite=None; Partitioned", self.frame)
    }

    /// Where `request` goes, or why it is turned away.
    ///
    /// # Errors
    /// The answer.
    pub fn way(&self, request: &Request) -> Result<Way, Response> {
        let is_bar = match request.header("host") {
            Some(host) if host == format!("127.0.0.1:{}", self.port) => true,
            Some(host) if host == format!("{FRAME_HOST}:{}", self.port) => false,
            _ => return Err(plain(421, "")),
        };
        let own = if is_bar { self.bar_origin() } else { self.frame_origin() };
        let origin = request.header("origin");
        match request.method.as_str() {
            "GET" if origin.is_none_or(|origin| origin == own) => {}
            "POST" if is_bar && origin == Some(&own) => {}
            "GET" | "POST" => return Err(plain(if is_bar || origin.is_some() { 403 } else { 405 }, "")),
            _ => return Err(plain(405, "")),
        }
        if request.header("service-worker").is_some() {
            return Err(plain(404, ""));
        }
        if request.path == "/" {
            return Err(plain(404, HELLO));
        }
        let path = decoded(&request.path).ok_or_else(|| plain(404, ""))?;
        let (first, rest) = path.split_once('/').unwrap_or((&path, ""));
        match is_bar {
            true if is_same(first, &self.bar) => Ok(Way::Bar(rest.to_owned())),
            false if is_same(first, &self.frame) => Ok(Way::Frame(rest.to_owned())),
            false if ["upl", "widgets"].contains(&first) && self.has_cookie(request) => Ok(Way::Fixed(path)),
            _ => Err(plain(404, "")),
        }
    }

    /// How long the body of a request may be, by its head.
    pub fn room(&self, request: &Request) -> Room {
        match self.way(request) {
            Ok(Way::Bar(path)) if path == "fetch" => Room::Refused(MAX_FETCH),
            Ok(Way::Bar(path)) if path == "report" => Room::Refused(MAX_REPORT),
            Ok(_) => Room::Refused(MAX_OTHER),
            Err(_) => Room::PassedOver(MAX_OTHER),
        }
    }

    /// The headers that every answer to `request` has; `passed` are the hosts that are let through, as sources of a policy.
    pub fn headers(&self, request: &Request, passed: &str) -> Vec<(&'static str, String)> {
        let is_frame = request.header("host").is_some_and(|host| host.starts_with(FRAME_HOST));
        let policy = if is_frame {
            format!(
                "default-src 'self' data: blob:{passed}; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:{passed}; \
                 style-src 'self' 'unsafe-inline' data:{passed}; connect-src 'self' blob: data:{passed}; img-src 'self' data: blob:{passed}; \
                 frame-src 'self' data: blob:{passed}; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; \
                 form-action 'self'{passed}; frame-ancestors 'self' {}",
                self.bar_origin()
            )
        } else {
            format!(
                "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; \
                 font-src 'self'; connect-src 'self'; frame-src {}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                self.frame_origin()
            )
        };
        let mut headers = vec![
            ("Content-Security-Policy", policy),
            ("Cache-Control", "no-store".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "no-referrer".to_owned()),
            ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ];
        if is_frame {
            headers.push(("X-DNS-Prefetch-Control", "off".to_owned()));
        } else {
            headers.push(("Cross-Origin-Opener-Policy", "same-origin".to_owned()));
        }
        headers
    }

    fn has_cookie(&self, request: &Request) -> bool {
        let cookies = request.header("cookie").unwrap_or_default().split(';');
        cookies.filter_map(|cookie| cookie.trim().strip_prefix("standin=")).any(|token| is_same(token, &self.frame))
    }
}

/// An answer in words.
pub fn plain(status: u16, words: &str) -> Response {
    Response { status, content_type: "text/plain; charset=utf-8", headers: Vec::new(), body: words.as_bytes().to_vec() }
}

/// 128 random bits as hexadecimal digits.
fn token() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Whether two tokens are the same, in a time that doesn't tell how far they are.
fn is_same(given: &str, own: &str) -> bool {
    given.len() == own.len() && given.bytes().zip(own.bytes()).fold(0, |differs, (one, other)| differs | (one ^ other)) == 0
}

/// The path without its first slash, percent signs decoded once; `None` if it leads anywhere else than down.
fn decoded(path: &str) -> Option<String> {
    let path = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?.into_owned();
    let parts = path.strip_suffix('/').unwrap_or(&path);
    crate::formats::path::RelPath::new(parts).ok()?;
    Some(path)
}

/// The type of a file by its ending.
pub fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase().as_str() {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "html" | "htm" => "text/html; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "twig" | "txt" | "md" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "mp3" => "audio/mpeg",
        "wav" => "audio/wav",
        "ogg" => "audio/ogg",
        "mp4" => "video/mp4",
        _ => "application/octet-stream",
    }
}
