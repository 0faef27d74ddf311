//! [`News`]: what the pages are told by the studio, as server-sent events. A page that comes back asks for the session anew, so that
//! nothing is kept for it.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::net::TcpStream;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;

/// How often a page that hears nothing is written to, so that one that is gone is noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How long a page may take to read.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long the end waits for pages to be told of it.
const FAREWELL: Duration = Duration::from_millis(500);
/// Most news that wait for a page; one that is so far behind misses the older ones.
const MOST: usize = 64;

/// What is told to all pages that listen.
#[derive(Debug, Default)]
pub struct News {
    told: Mutex<Told>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Told {
    last: VecDeque<(u64, String)>,
    number: u64,
    listeners: usize,
    is_closed: bool,
}

impl News {
    /// Tells all pages.
    pub fn tell(&self, kind: &str, data: &Value) {
        let mut told = self.told();
        told.number += 1;
        let number = told.number;
        told.last.push_back((number, format!("event: {kind}\ndata: {data}\n\n")));
        if told.last.len() > MOST {
            told.last.pop_front();
        }
        self.changed.notify_all();
    }

    /// How many pages listen.
    pub fn listeners(&self) -> usize {
        self.told().listeners
    }

    /// Tells all pages that this is the end, and waits a moment until they have heard it.
    pub fn close(&self) {
        self.tell("stopped", &Value::Object(serde_json::Map::new()));
        let mut told = self.told();
        told.is_closed = true;
        self.changed.notify_all();
        let waits = |told: &mut Told| told.listeners > 0;
        drop(self.changed.wait_timeout_while(told, FAREWELL, waits).unwrap_or_else(PoisonError::into_inner));
    }

    /// Writes `head`, and from then on all news, to a page until it goes away or the end has come.
    pub fn follow(&self, stream: &TcpStream, head: &str) {
        let mut seen = {
            let mut told = self.told();
            told.listeners += 1;
            told.number
        };
        let send = |text: &str| -> io::Result<()> {
            let mut stream = stream;
            stream.set_write_timeout(Some(PATIENCE))?;
            stream.write_all(text.as_bytes())
        };
        let mut next = head.to_owned() + "retry: 1000\n\n";
        while send(&next).is_ok() {
            let told = self.told();
            let nothing = |told: &mut Told| told.number == seen && !told.is_closed;
            let (told, _) = self.changed.wait_timeout_while(told, HEARTBEAT, nothing).unwrap_or_else(PoisonError::into_inner);
            next = told.last.iter().filter(|(number, _)| *number > seen).map(|(_, text)| text.as_str()).collect();
            if next.is_empty() {
                if told.is_closed {
                    break;
                }
                next = ": still here\n\n".to_owned();
            }
            seen = told.number;
        }
        self.told().listeners -= 1;
        self.changed.notify_all();
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
