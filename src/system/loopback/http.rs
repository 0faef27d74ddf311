//! The part of HTTP/1.1 that the studio's own servers need: one request and one answer on a connection.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// Most bytes of a head.
const MAX_HEAD: usize = 16 * 1024;
/// Most bytes of any body.
pub const MAX_BODY: usize = 64 * 1024 * 1024;
/// Most bytes that are taken in after the answer.
const MAX_REST: u64 = 1024 * 1024;
const MAX_HEADERS: usize = 64;
/// How long a request and its answer may take on the way, all together.
const PATIENCE: Duration = Duration::from_secs(20);

/// A request.
#[derive(Debug, Default)]
pub struct Request {
    /// `GET`, `POST` and so on.
    pub method: String,
    /// The path without the query, as it stands in the request.
    pub path: String,
    /// What follows the `?`; empty without one.
    pub query: String,
    headers: Vec<(String, String)>,
    /// The body, without the coding of chunks.
    pub body: Vec<u8>,
}

/// Why there is no request.
#[derive(Debug, PartialEq, Eq)]
pub enum Unread {
    /// The client went away.
    Gone,
    /// It took longer than a client may.
    Slow,
    /// It isn't HTTP.
    Malformed,
    /// The request is longer than the limits.
    TooLarge,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// 100 to 599; with 204 nothing of the body is sent.
    pub status: u16,
    /// The header `Content-Type`.
    pub content_type: &'static str,
    /// Further headers; those of the length and the connection are added.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
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

/// A connection that ends at a fixed time, however the other side goes about it.
pub struct Connection<'s> {
    stream: &'s TcpStream,
    until: Instant,
}

impl<'s> Connection<'s> {
    /// `stream` for one request and its answer, for as long as a client may take.
    pub fn new(stream: &'s TcpStream) -> Self {
        Self::within(stream, PATIENCE)
    }

    /// The same for another time.
    pub fn within(stream: &'s TcpStream, time: Duration) -> Self {
        Self { stream, until: Instant::now() + time }
    }

    /// The time that is left; an error if none is.
    fn left(&self) -> io::Result<Duration> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left) }
    }
}

impl Read for Connection<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.stream.set_read_timeout(Some(self.left()?))?;
        self.stream.read(buffer)
    }
}

impl Write for Connection<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.set_write_timeout(Some(self.left()?))?;
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

/// How long a body may be, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// A longer one isn't read, and the request is answered without it.
    PassedOver(usize),
    /// A longer one is refused.
    Refused(usize),
}

impl Room {
    fn most(self) -> usize {
        match self {
            Self::PassedOver(most) | Self::Refused(most) => most.min(MAX_BODY),
        }
    }

    fn passes_over(self) -> bool {
        matches!(self, Self::PassedOver(_))
    }
}

/// Reads a request. `accepted` is called as soon as the head is there, and says how much room its body has.
///
/// # Errors
/// [`Unread`].
pub fn read(connection: &mut Connection<'_>, accepted: impl FnOnce(&Request) -> Room) -> Result<Request, Unread> {
    let mut bytes = Vec::new();
    let (mut request, length) = loop {
        if let Some(found) = head(&bytes)? {
            break found;
        }
        if bytes.len() > MAX_HEAD {
            return Err(Unread::TooLarge);
        }
        more(connection, &mut bytes)?;
    };
    let mut rest = bytes.split_off(length);
    let room = accepted(&request);
    let is_chunked = request.header("transfer-encoding").is_some_and(|coding| coding.to_lowercase().contains("chunked"));
    let length = request.header("content-length").map_or(Ok(0), str::parse::<usize>).map_err(|_| Unread::Malformed)?;
    if !is_chunked && length > MAX_BODY {
        return Err(Unread::TooLarge);
    }
    if room.passes_over() && !is_chunked && length > room.most() {
        return Ok(request);
    }
    if request.header("expect").is_some_and(|expect| expect.eq_ignore_ascii_case("100-continue")) {
        connection.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").map_err(|_| Unread::Gone)?;
    }
    let body = if is_chunked { chunks(connection, &mut rest, room.most()) } else { take(connection, &mut rest, length, room.most()) };
    request.body = match body {
        Err(Unread::TooLarge) if room.passes_over() => Vec::new(),
        body => body?,
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

fn more(connection: &mut Connection<'_>, bytes: &mut Vec<u8>) -> Result<(), Unread> {
    let mut buffer = [0; 8192];
    match connection.read(&mut buffer) {
        Err(error) if matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock) => Err(Unread::Slow),
        Ok(0) | Err(_) => Err(Unread::Gone),
        Ok(count) => {
            bytes.extend_from_slice(buffer.get(..count).unwrap_or_default());
            Ok(())
        }
    }
}

/// The next `length` bytes, at most `most`: from `rest`, then from the connection.
fn take(connection: &mut Connection<'_>, rest: &mut Vec<u8>, length: usize, most: usize) -> Result<Vec<u8>, Unread> {
    if length > most {
        return Err(Unread::TooLarge);
    }
    while rest.len() < length {
        more(connection, rest)?;
    }
    let after = rest.split_off(length);
    Ok(std::mem::replace(rest, after))
}

fn chunks(connection: &mut Connection<'_>, rest: &mut Vec<u8>, most: usize) -> Result<Vec<u8>, Unread> {
    let mut body = Vec::new();
    loop {
        let (start, length) = match httparse::parse_chunk_size(rest) {
            Ok(httparse::Status::Complete((start, length))) => (start, usize::try_from(length).map_err(|_| Unread::TooLarge)?),
            Ok(httparse::Status::Partial) => {
                more(connection, rest)?;
                continue;
            }
            Err(_) => return Err(Unread::Malformed),
        };
        if length == 0 {
            return Ok(body);
        }
        rest.drain(..start);
        body.extend(take(connection, rest, length, most.saturating_sub(body.len()))?);
        take(connection, rest, 2, 2)?;
    }
}

/// Writes `response` as the server of this name and ends the connection. What the client still sends is taken in for a while, so that
/// it sees the answer.
///
/// # Errors
/// What the system says: the client went away.
pub fn write(connection: &mut Connection<'_>, server: &str, response: &Response) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {} {}\r\nServer: {server}\r\nConnection: close\r\n", response.status, reason(response.status));
    if response.status != 204 {
        head += &format!("Content-Type: {}\r\nContent-Length: {}\r\n", response.content_type, response.body.len());
    }
    for (name, value) in &response.headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += "\r\n";
    connection.write_all(head.as_bytes())?;
    connection.write_all(&response.body)?;
    connection.flush()?;
    connection.stream.shutdown(Shutdown::Write)?;
    io::copy(&mut connection.take(MAX_REST), &mut io::sink()).map(drop)
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
        408 => "Request Timeout",
        413 => "Content Too Large",
        421 => "Misdirected Request",
        422 => "Unprocessable Entity",
        429 => "Too Many Requests",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, TcpListener};
    use std::thread;

    use super::*;

    /// A bound of a body.
    const FEW: usize = 16 * 1024;

    /// Both ends of a connection.
    fn pair() -> (TcpStream, TcpStream) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        (client, listener.accept().unwrap().0)
    }

    fn read_in(room: Room, sent: &str) -> Result<usize, Unread> {
        let (mut client, server) = pair();
        client.write_all(sent.as_bytes()).unwrap();
        read(&mut Connection::within(&server, Duration::from_secs(60)), |_| room).map(|request| request.body.len())
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "the other side of the connection")]
    fn a_client_that_never_ends_is_left_in_the_end() {
        for start in
            ["", "POST / HTTP/1.1\r\nContent-Length: 9000\r\n\r\n", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2000\r\n"]
        {
            let (mut client, server) = pair();
            client.write_all(start.as_bytes()).unwrap();
            // Each byte comes in good time; all together they take for ever.
            let drips = thread::spawn(move || {
                while client.write_all(b"x").is_ok() {
                    thread::sleep(Duration::from_millis(20));
                }
            });
            let unread = read(&mut Connection::within(&server, Duration::from_millis(200)), |_| Room::Refused(FEW)).unwrap_err();
            assert_eq!(unread, Unread::Slow, "{start}");
            drop(server);
            drips.join().unwrap();
        }
    }

    #[test]
    fn a_body_is_read_as_far_as_there_is_room() {
        let plain = |length: usize| format!("POST / HTTP/1.1\r\nContent-Length: {length}\r\n\r\n");
        let small = plain(10) + "0123456789";
        for room in [Room::PassedOver(FEW), Room::Refused(FEW)] {
            assert_eq!(read_in(room, &small), Ok(10));
        }
        // No byte of these bodies comes: whoever waits for one waits until the time is over.
        assert_eq!(read_in(Room::PassedOver(FEW), &plain(FEW + 1)), Ok(0));
        assert_eq!(read_in(Room::Refused(FEW), &plain(FEW + 1)), Err(Unread::TooLarge));
        assert_eq!(read_in(Room::Refused(usize::MAX), &plain(MAX_BODY + 1)), Err(Unread::TooLarge));
        let chunked = |length: usize| format!("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n{length:x}\r\n");
        assert_eq!(read_in(Room::PassedOver(FEW), &chunked(FEW + 1)), Ok(0));
        assert_eq!(read_in(Room::Refused(FEW), &chunked(FEW + 1)), Err(Unread::TooLarge));
        let twice = chunked(FEW) + &"x".repeat(FEW) + "\r\n1\r\n";
        assert_eq!(read_in(Room::PassedOver(FEW), &twice), Ok(0));
    }
}
