//! [`Loopback`]: a server on this machine, for this machine: connections on threads, and an end in order. What it answers is its
//! owner's; [`http`] reads and writes the messages.

pub mod http;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Most connections at a time: each has a thread.
const MAX_CONNECTIONS: usize = 64;

/// A running server; dropped, it stops.
#[derive(Debug)]
pub struct Loopback {
    address: SocketAddr,
    stop: Arc<Stop>,
    accepting: Option<JoinHandle<()>>,
}

/// A place on this machine that nobody else listens at.
#[derive(Debug)]
pub struct Port {
    listener: TcpListener,
    address: SocketAddr,
}

/// Tells the threads of a server that it stops.
#[derive(Debug, Default)]
pub struct Stop {
    stopped: Mutex<bool>,
    told: Condvar,
}

impl Stop {
    /// Whether the server stops.
    pub fn is_stopped(&self) -> bool {
        *self.stopped()
    }

    /// Waits for `time`, or until the server stops.
    pub fn wait(&self, time: Duration) {
        let stopped = self.stopped();
        drop(self.told.wait_timeout_while(stopped, time, |stopped| !*stopped).unwrap_or_else(PoisonError::into_inner));
    }

    fn stop(&self) {
        *self.stopped() = true;
        self.told.notify_all();
    }

    fn stopped(&self) -> MutexGuard<'_, bool> {
        self.stopped.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Port {
    /// Takes a port of this machine; 0 takes a free one. Nothing is answered yet.
    ///
    /// # Errors
    /// What the system says: the port is taken, or may not be used.
    pub fn take(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// The address, such as `127.0.0.1:8765`.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers from now on: `serve` gets each connection on a thread of its own, named after `name`.
    ///
    /// # Errors
    /// What the system says: it gives no thread.
    #[allow(clippy::disallowed_methods, reason = "a server's own threads; no job of the window")]
    pub fn serve(self, name: &'static str, stop: Arc<Stop>, serve: impl Fn(&TcpStream) + Send + Sync + 'static) -> io::Result<Loopback> {
        let Self { listener, address } = self;
        let accepting = {
            let stop = stop.clone();
            thread::Builder::new().name(name.to_owned()).spawn(move || accept(&listener, name, &stop, &Arc::new(serve)))?
        };
        Ok(Loopback { address, stop, accepting: Some(accepting) })
    }
}

impl Loopback {
    /// Waits until the process is ended from outside.
    pub fn wait(mut self) {
        if let Some(accepting) = self.accepting.take() {
            accepting.join().ok();
        }
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        self.stop.stop();
        // A connection wakes the thread that waits for one.
        TcpStream::connect(self.address).ok();
        if let Some(accepting) = self.accepting.take() {
            accepting.join().ok();
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "a server's own threads; no job of the window")]
fn accept(listener: &TcpListener, name: &str, stop: &Stop, serve: &Arc<impl Fn(&TcpStream) + Send + Sync + 'static>) {
    let open = Arc::new(());
    for stream in listener.incoming() {
        if stop.is_stopped() {
            return;
        }
        let Ok(stream) = stream else { continue };
        if Arc::strong_count(&open) > MAX_CONNECTIONS {
            // The thread that accepts must not wait for anybody: who is one too many sees the connection end.
            continue;
        }
        let (serve, place) = (serve.clone(), open.clone());
        let work = move || {
            serve(&stream);
            drop(place);
        };
        thread::Builder::new().name(format!("{name} connection")).spawn(work).ok();
    }
}
