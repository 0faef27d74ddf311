//! Widget Studio: open, check, repair and pack amoCRM and Kommo widgets.
//!
//! The map, from the inside out. A layer may use those above it in this list, and no other:
//!
//! * [`domain`]: the widget in memory and the facts of the platform. Knows no window, thread, clock or file.
//! * [`checks`]: finds what is wrong in a widget and how to repair it. As pure as `domain`.
//! * [`text`]: every visible string, in English and Russian.
//! * [`report`]: what a check found, as text, JSON, Markdown, HTML and SARIF. Pure.
//! * [`api`]: the client of an account: typed calls, errors, limits, secrets taken out of what is kept.
//! * [`platform`]: files, archives, preferences, accounts and the keyring; the only layer that touches the disk.
//! * [`practice`]: the practice account: a server on this machine that behaves as the documents say.
//! * [`app`]: the machine behind the window: state, commands, jobs. Draws nothing.
//! * [`ui`]: the window. Reads the state, sends commands.
//! * [`cli`]: the commands without a window, on the same engine.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

pub mod api;
pub mod app;
pub mod checks;
pub mod cli;
pub mod domain;
pub mod platform;
pub mod practice;
pub mod report;
pub mod text;
pub mod ui;
