//! An account that means ill, or a box in between that does: whatever it sends ends in time, takes little room, and is
//! explained.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use widget_studio::account::{Account, ApiError, Client, Credentials, ErrorKind, Forgetful, Host, Limits, NoRecord, Secret};
use widget_studio::text::Lang;

/// What is read of a body here.
const BODY: u64 = 256 * 1024;
/// What the system may hold for a connection that nobody reads from.
const SLACK: usize = 16 * 1024 * 1024;
/// More than the client's own limit, much less than for ever.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that answers with whatever `talk` writes until it fails, and counts that.
struct Hostile {
    address: String,
    sent: Arc<AtomicUsize>,
    stopped: Arc<AtomicBool>,
}

/// Writes and counts; an error ends the talk.
struct Mouth {
    stream: TcpStream,
    sent: Arc<AtomicUsize>,
    stopped: Arc<AtomicBool>,
}

impl Mouth {
    fn say(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        if self.stopped.load(Ordering::Relaxed) {
            return Err(std::io::ErrorKind::Interrupted.into());
        }
        self.stream.write_all(bytes)?;
        self.sent.fetch_add(bytes.len(), Ordering::Relaxed);
        Ok(())
    }

    /// Says one byte after the other, each later than the client would wait for the whole if it counted from the last one.
    fn drip(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        for byte in bytes.iter().cycle() {
            self.say(&[*byte])?;
            std::thread::park_timeout(Duration::from_millis(20));
        }
        Ok(())
    }
}

type Talk = fn(&mut Mouth) -> std::io::Result<()>;

impl Hostile {
    fn start(talk: Talk) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (sent, stopped) = (Arc::<AtomicUsize>::default(), Arc::<AtomicBool>::default());
        let counts = (sent.clone(), stopped.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (sent, stopped) = counts.clone();
                if stopped.load(Ordering::Relaxed) {
                    return;
                }
                std::thread::spawn(move || {
                    let mut stream = stream;
                    drop(stream.read(&mut [0; 4096]));
                    // Whom it talks to goes away; that is what is tested.
                    drop(talk(&mut Mouth { stream, sent, stopped }));
                });
            }
        });
        Self { address, sent, stopped }
    }

    fn ask(&self) -> Result<Account, ApiError> {
        let limits = Limits { connect: Duration::from_secs(5), total: Duration::from_millis(900), body: BODY, ..Limits::default() };
        let credentials = Credentials::Token(Secret::new("canary-token"));
        let host = Host::parse(&self.address).unwrap();
        Client::new("hostile", host, credentials, Arc::new(Forgetful), Arc::new(NoRecord), limits).account()
    }
}

impl Drop for Hostile {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        drop(TcpStream::connect(self.address.trim_start_matches("http://")));
    }
}

const OK: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

#[test]
fn whatever_an_account_sends_ends_in_time_takes_little_room_and_is_explained() {
    let table: &[(&str, Talk, &[ErrorKind])] = &[
        ("a head, byte by byte", |mouth| mouth.drip(b"HTTP/1.1 200 OK\r\nX: "), &[ErrorKind::Timeout]),
        (
            "a body, byte by byte",
            |mouth| {
                mouth.say(OK)?;
                mouth.say(b"Content-Length: 1000000\r\n\r\n")?;
                mouth.drip(b" ")
            },
            &[ErrorKind::Timeout],
        ),
        (
            "a body without end",
            |mouth| {
                mouth.say(OK)?;
                mouth.say(b"Connection: close\r\n\r\n")?;
                loop {
                    mouth.say(&[b' '; 65536])?;
                }
            },
            &[ErrorKind::TooLarge],
        ),
        (
            "chunks without end",
            |mouth| {
                mouth.say(OK)?;
                mouth.say(b"Transfer-Encoding: chunked\r\n\r\n")?;
                loop {
                    mouth.say(b"10\r\n                \r\n")?;
                }
            },
            &[ErrorKind::TooLarge, ErrorKind::Timeout],
        ),
        (
            "a length of more than comes",
            |mouth| {
                mouth.say(OK)?;
                mouth.say(b"Content-Length: 900\r\n\r\n{\"id\": 1}")
            },
            &[ErrorKind::Lost],
        ),
        (
            "a length of less than comes",
            |mouth| {
                mouth.say(OK)?;
                mouth.say(b"Content-Length: 4\r\n\r\n{\"id\": 1}")
            },
            &[ErrorKind::NotJson],
        ),
        (
            "a length that is none",
            |mouth| {
                mouth.say(OK)?;
                mouth.say(b"Content-Length: many\r\n\r\n{}")
            },
            &[ErrorKind::NotJson, ErrorKind::Lost],
        ),
        (
            "a length that no memory has",
            |mouth| {
                mouth.say(OK)?;
                mouth.say(b"Content-Length: 99999999999999\r\n\r\n{}")
            },
            &[ErrorKind::TooLarge, ErrorKind::Lost],
        ),
        (
            "a way elsewhere",
            |mouth| mouth.say(b"HTTP/1.1 302 Found\r\nLocation: https://example.com/api/v4/account\r\nContent-Length: 0\r\n\r\n"),
            &[ErrorKind::Redirect],
        ),
        (
            "a way to itself",
            |mouth| mouth.say(b"HTTP/1.1 307 Temporary Redirect\r\nLocation: /api/v4/account\r\nContent-Length: 0\r\n\r\n"),
            &[ErrorKind::Redirect],
        ),
        (
            "a page",
            |mouth| {
                mouth.say(OK)?;
                mouth.say(b"Content-Length: 38\r\n\r\n<!DOCTYPE html><html>Sign in</html>   ")
            },
            &[ErrorKind::Html],
        ),
        (
            "ten megabytes of heads",
            |mouth| {
                mouth.say(OK)?;
                for _ in 0..10_000 {
                    mouth.say(format!("X-Long: {}\r\n", "x".repeat(1000)).as_bytes())?;
                }
                mouth.say(b"\r\n{}")
            },
            &[ErrorKind::TooLarge, ErrorKind::NotJson, ErrorKind::Lost],
        ),
        (
            "one head of ten megabytes",
            |mouth| {
                mouth.say(OK)?;
                mouth.say(b"X-Long: ")?;
                for _ in 0..10_000 {
                    mouth.say(&[b'x'; 1000])?;
                }
                mouth.say(b"\r\n\r\n{}")
            },
            &[ErrorKind::TooLarge, ErrorKind::NotJson, ErrorKind::Lost],
        ),
        ("nothing", |_| Ok(()), &[ErrorKind::Lost]),
        ("no HTTP", |mouth| mouth.say(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"), &[ErrorKind::NotJson, ErrorKind::Lost]),
        (
            "JSON as deep as a well",
            |mouth| {
                mouth.say(OK)?;
                mouth.say(b"Content-Length: 200000\r\n\r\n")?;
                mouth.say(&[b'['; 200_000])
            },
            &[ErrorKind::NotJson],
        ),
        (
            "a pause of years",
            |mouth| mouth.say(b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 18446744073709551615\r\nContent-Length: 0\r\n\r\n"),
            &[ErrorKind::TooManyRequests],
        ),
    ];
    for (what, talk, expected) in table {
        let hostile = Hostile::start(*talk);
        let started = Instant::now();
        let error = hostile.ask().expect_err(what);
        assert!(started.elapsed() < PATIENCE, "{what} took {:?}", started.elapsed());
        assert!(expected.contains(&error.kind), "{what}: {error:?}");
        // Reads are tried three times.
        let sent = hostile.sent.load(Ordering::Relaxed);
        assert!(sent < 3 * (BODY as usize + SLACK), "{what}: {sent} bytes were taken");
        for lang in Lang::ALL {
            let told = error.explain();
            assert!([&told.what, &told.why, &told.next].iter().all(|msg| !lang.msg(msg).is_empty()), "{what}");
            assert!(!format!("{told:?}").contains("canary"), "{what}: {told:?}");
        }
    }
}
