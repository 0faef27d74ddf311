//! Work off the frame: starts it under an id, hands back each result or panic by that id with what its owner attached, and can
//! cancel. Knows nothing of who asks for work.

use std::io;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use poll_promise::Promise;

/// The identity of a job: no other of this run has the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(u64);

/// Runs work. The studio's own runs it on threads; tests run it by hand, in any order.
pub trait Executor: Send + Sync {
    /// Runs `work` now or later, on any thread. `name` is for people who debug.
    ///
    /// # Errors
    /// What the system says if the work can't be run; it is dropped then.
    fn run(&self, name: &'static str, work: Box<dyn FnOnce() + Send>) -> io::Result<()>;
}

/// Runs each work on a thread of its own.
pub struct Threads;

impl Executor for Threads {
    #[allow(clippy::disallowed_methods, reason = "the home of threads")]
    fn run(&self, name: &'static str, work: Box<dyn FnOnce() + Send>) -> io::Result<()> {
        std::thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
    }
}

/// What a running job and those who wait for it share: how far it is, and whether it shall stop.
#[derive(Debug, Default)]
pub struct Progress {
    thousandths: AtomicU32,
    stopped: AtomicBool,
}

impl Progress {
    /// How far the job is, from 0 to 1.
    pub fn part(&self) -> f32 {
        self.thousandths.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Asks the job to stop where it next looks.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether the job was asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Called by the job: it is so far. Tells whether to go on.
    pub fn go_on(&self, part: f32) -> ControlFlow<()> {
        self.thousandths.store((part * 1000.0) as u32, Ordering::Relaxed);
        if self.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// A job that has ended. `T` is what its owner attached, `E` what the work returns.
pub struct Finished<T, E> {
    /// Which job.
    pub id: JobId,
    /// Its name.
    pub name: &'static str,
    /// What its owner attached to it.
    pub ticket: T,
    /// What the work returned, or the words of its panic.
    pub result: Result<E, Panicked>,
}

/// The words of a panic, or why the work could not be run (English).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Panicked(pub String);

/// The jobs that run or wait, in the order of their start.
pub struct Jobs<T, E: Send + 'static> {
    executor: Arc<dyn Executor>,
    wake: Arc<dyn Fn() + Send + Sync>,
    last: u64,
    running: Vec<Running<T, E>>,
    waiting: Vec<Waiting<T, E>>,
}

struct Running<T, E: Send + 'static> {
    id: JobId,
    name: &'static str,
    ticket: T,
    progress: Arc<Progress>,
    /// Its result is of no use any more.
    is_cancelled: bool,
    promise: Promise<Result<E, Panicked>>,
}

type Work<E> = Box<dyn FnOnce(&Arc<Progress>) -> E + Send>;

struct Waiting<T, E> {
    id: JobId,
    name: &'static str,
    ticket: T,
    work: Work<E>,
}

impl<T, E: Send + 'static> Jobs<T, E> {
    /// No job; `wake` is called by a job when it is done.
    pub fn new(executor: Arc<dyn Executor>, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self { executor, wake, last: 0, running: Vec::new(), waiting: Vec::new() }
    }

    /// Starts `work`.
    pub fn start(&mut self, name: &'static str, ticket: T, work: impl FnOnce(&Arc<Progress>) -> E + Send + 'static) -> JobId {
        let id = self.next_id();
        self.run(id, name, ticket, Box::new(work));
        id
    }

    /// Starts `work` once no other job of this name runs, in the place of one that still waits for that: of many requests in a
    /// row only the last one counts.
    pub fn start_latest(&mut self, name: &'static str, ticket: T, work: impl FnOnce(&Arc<Progress>) -> E + Send + 'static) -> JobId {
        let id = self.next_id();
        self.waiting.retain(|waiting| waiting.name != name);
        if self.running.iter().any(|running| running.name == name) {
            self.waiting.push(Waiting { id, name, ticket, work: Box::new(work) });
        } else {
            self.run(id, name, ticket, Box::new(work));
        }
        id
    }

    /// Takes a job back: one that waits never runs, one that runs is asked to stop and its result is dropped.
    pub fn cancel(&mut self, id: JobId) {
        self.waiting.retain(|waiting| waiting.id != id);
        if let Some(running) = self.running.iter_mut().find(|running| running.id == id) {
            running.progress.stop();
            running.is_cancelled = true;
        }
    }

    /// How far a running job is.
    pub fn progress(&self, id: JobId) -> Option<&Arc<Progress>> {
        self.running.iter().find(|running| running.id == id).map(|running| &running.progress)
    }

    /// The tickets of the jobs that run or wait, in the order of their start; those that were cancelled excluded.
    pub fn tickets(&self) -> impl Iterator<Item = &T> {
        let running = self.running.iter().filter(|running| !running.is_cancelled).map(|running| &running.ticket);
        running.chain(self.waiting.iter().map(|waiting| &waiting.ticket))
    }

    /// The same with their ids.
    pub fn with_ids(&self) -> impl Iterator<Item = (JobId, &T)> {
        let running = self.running.iter().filter(|running| !running.is_cancelled).map(|running| (running.id, &running.ticket));
        running.chain(self.waiting.iter().map(|waiting| (waiting.id, &waiting.ticket)))
    }

    /// Whether any job runs or waits.
    pub fn is_running(&self) -> bool {
        !self.running.is_empty() || !self.waiting.is_empty()
    }

    /// Takes the jobs that have ended, in the order of their start, and starts those that waited for them.
    pub fn take_finished(&mut self) -> Vec<Finished<T, E>> {
        let mut finished = Vec::new();
        for mut job in std::mem::take(&mut self.running) {
            match job.promise.try_take() {
                Ok(_) if job.is_cancelled => {}
                Ok(result) => finished.push(Finished { id: job.id, name: job.name, ticket: job.ticket, result }),
                Err(promise) => {
                    job.promise = promise;
                    self.running.push(job);
                }
            }
        }
        for next in std::mem::take(&mut self.waiting) {
            if self.running.iter().any(|running| running.name == next.name) {
                self.waiting.push(next);
            } else {
                self.run(next.id, next.name, next.ticket, next.work);
            }
        }
        finished
    }

    fn next_id(&mut self) -> JobId {
        self.last += 1;
        JobId(self.last)
    }

    fn run(&mut self, id: JobId, name: &'static str, ticket: T, work: Work<E>) {
        let (sender, promise) = Promise::new();
        let (wake, progress) = (self.wake.clone(), Arc::new(Progress::default()));
        let shared = progress.clone();
        let work = Box::new(move || {
            let result = catch_unwind(AssertUnwindSafe(|| work(&shared))).map_err(|panic| Panicked(words(&*panic)));
            sender.send(result);
            wake();
        });
        let promise = match self.executor.run(name, work) {
            Ok(()) => promise,
            Err(error) => Promise::from_ready(Err(Panicked(error.to_string()))),
        };
        self.running.push(Running { id, name, ticket, progress, is_cancelled: false, promise });
    }
}

/// What a panic said.
fn words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
