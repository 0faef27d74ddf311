//! [`Interrupts`]: Ctrl+C and the wish of the system to end (SIGTERM), so that a command ends in order and says what it did.

use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::thread;

use async_signal::{Signal, Signals};
use futures_lite::StreamExt as _;

/// What a shell adds to the number of a signal.
const SHELL: u8 = 128;
const SIGINT: u8 = 2;
const SIGTERM: u8 = 15;

/// The signals that have come since the watch began; it goes on until the process ends.
#[derive(Debug, Default)]
pub struct Interrupts(Arc<AtomicU8>);

impl Interrupts {
    /// Watches for signals from now on: the first one calls `stop` instead of ending the process, the second one ends it. A system
    /// that refuses this ends the process at the first one, as usual.
    #[allow(clippy::disallowed_methods, reason = "the one thread of a command without a window")]
    pub fn watch(stop: impl FnOnce() + Send + 'static) -> Self {
        let interrupts = Self::default();
        let caught = interrupts.0.clone();
        let wanted: &[Signal] = if cfg!(windows) { &[Signal::Int] } else { &[Signal::Int, Signal::Term] };
        let watching = Signals::new(wanted).and_then(|signals| {
            thread::Builder::new().name("signals".to_owned()).spawn(move || futures_lite::future::block_on(follow(signals, &caught, stop)))
        });
        if let Err(error) = watching {
            log::warn!("signals: {error}");
        }
        interrupts
    }

    /// The exit code that says which signal came; `None` if none did.
    pub fn exit_code(&self) -> Option<u8> {
        Some(self.0.load(Ordering::Acquire)).filter(|code| *code != 0)
    }
}

async fn follow(mut signals: Signals, caught: &AtomicU8, stop: impl FnOnce()) {
    let mut stop = Some(stop);
    while let Some(signal) = signals.next().await {
        let code = signal.map(code);
        match (code, stop.take()) {
            (Ok(code), Some(stop)) => {
                caught.store(code, Ordering::Release);
                stop();
            }
            (Ok(code), None) => process::exit(i32::from(code)),
            (Err(error), _) => return log::warn!("signals: {error}"),
        }
    }
}

fn code(signal: Signal) -> u8 {
    SHELL + if signal == Signal::Term { SIGTERM } else { SIGINT }
}
