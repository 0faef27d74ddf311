//! The part of HTTP/1.1 that a practice account needs: one request and one answer on a connection.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Most bytes of a head.
const MAX_HEAD: usize = 16 * 1024;
/// Most bytes of a body: an archive fits.
const MAX_BODY: usize = 64 * 1024 * 1024;
const MAX_HEADERS: usize = 64;
/// How long a client may take to send its request.
const PATIENCE: Duration = Duration::from_secs(20);

/// A request.
#[derive(Debug, Default)]
pub struct Request {
    pub method: String,
    /// The path without the query.
    pub path: String,
    pub query: String,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// Why there is no request.
#[derive(Debug, PartialEq, Eq)]
pub enum Unread {
    /// The client went away.
    Gone,
    /// It isn't HTTP.
    Malformed,
    /// The request is longer than the limits.
    TooLarge,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    pub status: u16,
    pub content_type: &'static str,
    pub header: Option<(&'static str, String)>,
    pub body: String,
}

impl Request {
    /// The header `name`, in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The parameter `name` of the query, as it stands there.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name)).map(|(_, value)| value)
    }
}

/// Reads a request. `accepted` is called as soon as the head is there.
pub fn read(stream: &mut TcpStream, accepted: impl FnOnce(&Request)) -> Result<Request, Unread> {
    stream.set_read_timeout(Some(PATIENCE)).map_err(|_| Unread::Gone)?;
    stream.set_write_timeout(Some(PATIENCE)).map_err(|_| Unread::Gone)?;
    let mut bytes = Vec::new();
    let (mut request, length) = loop {
        if let Some(found) = head(&bytes)? {
            break found;
        }
        if bytes.len() > MAX_HEAD {
            return Err(Unread::TooLarge);
        }
        more(stream, &mut bytes)?;
    };
    let mut rest = bytes.split_off(length);
    accepted(&request);
    if request.header("expect").is_some_and(|expect| expect.eq_ignore_ascii_case("100-continue")) {
        stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").map_err(|_| Unread::Gone)?;
    }
    request.body = if request.header("transfer-encoding").is_some_and(|coding| coding.to_lowercase().contains("chunked")) {
        chunks(stream, &mut rest)?
    } else {
        let length = request.header("content-length").map_or(Ok(0), str::parse::<usize>).map_err(|_| Unread::Malformed)?;
        take(stream, &mut rest, length)?
    };
    Ok(request)
}

fn head(bytes: &[u8]) -> Result<Option<(Request, usize)>, Unread> {
    let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    let length = match parsed.parse(bytes) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(_) => return Err(Unread::Malformed),
    };
    let target = parsed.path.unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let header = |header: &httparse::Header<'_>| (header.name.to_lowercase(), String::from_utf8_lossy(header.value).trim().to_owned());
    let request = Request {
        method: parsed.method.unwrap_or_default().to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers: parsed.headers.iter().map(header).collect(),
        body: Vec::new(),
    };
    Ok(Some((request, length)))
}

fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Result<(), Unread> {
    let mut buffer = [0; 8192];
    match stream.read(&mut buffer) {
        Ok(0) | Err(_) => Err(Unread::Gone),
        Ok(count) => {
            bytes.extend_from_slice(buffer.get(..count).unwrap_or_default());
            Ok(())
        }
    }
}

/// The next `length` bytes: from `rest`, then from the connection.
fn take(stream: &mut TcpStream, rest: &mut Vec<u8>, length: usize) -> Result<Vec<u8>, Unread> {
    if length > MAX_BODY {
        return Err(Unread::TooLarge);
    }
    while rest.len() < length {
        more(stream, rest)?;
    }
    let after = rest.split_off(length);
    Ok(std::mem::replace(rest, after))
}

fn chunks(stream: &mut TcpStream, rest: &mut Vec<u8>) -> Result<Vec<u8>, Unread> {
    let mut body = Vec::new();
    loop {
        let (start, length) = match httparse::parse_chunk_size(rest) {
            Ok(httparse::Status::Complete((start, length))) => (start, usize::try_from(length).map_err(|_| Unread::TooLarge)?),
            Ok(httparse::Status::Partial) => {
                more(stream, rest)?;
                continue;
            }
            Err(_) => return Err(Unread::Malformed),
        };
        if length == 0 {
            return Ok(body);
        }
        rest.drain(..start);
        body.extend(take(stream, rest, length)?);
        take(stream, rest, 2)?;
        if body.len() > MAX_BODY {
            return Err(Unread::TooLarge);
        }
    }
}

/// Writes `response` and ends the connection.
pub fn write(stream: &mut TcpStream, response: &Response) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {} {}\r\nConnection: close\r\n", response.status, reason(response.status));
    if response.status != 204 {
        head += &format!("Content-Type: {}\r\nContent-Length: {}\r\n", response.content_type, response.body.len());
    }
    if let Some((name, value)) = &response.header {
        head += &format!("{name}: {value}\r\n");
    }
    stream.write_all(format!("{head}\r\n{}", response.body).as_bytes())?;
    stream.flush()?;
    stream.shutdown(std::net::Shutdown::Write)
}

/// The words of a status.
pub fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        202 => "Accepted",
        204 => "No Content",
        302 => "Found",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        413 => "Content Too Large",
        422 => "Unprocessable Entity",
        429 => "Too Many Requests",
        _ => "Internal Server Error",
    }
}
