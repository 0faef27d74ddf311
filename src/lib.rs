//! Widget Studio: open, check, repair and pack amoCRM and Kommo widgets.
//!
//! The map, from the inside out. A layer may use those above it in this list, and no other:
//!
//! * [`formats`]: JSON, ZIP, pictures, HTML, scripts, tables: pure functions on text and bytes.
//! * [`model`]: the widget in memory: files, edits, undo. Knows no window, thread, clock or file of the system.
//! * [`crm`]: facts of amoCRM and Kommo with their sources, and a widget's files in their terms.
//! * [`services`]: larger work on widgets: new ones, logos from a picture, texts and their tables, archives, merging.
//! * [`text`]: messages, and every visible string in the languages of the studio.
//! * [`checks`]: finds what is wrong in a widget and how to repair it. As pure as the layers before.
//! * [`report`]: what a check found, as text, JSON, Markdown, HTML and SARIF. Pure.
//! * [`account`]: the client of an account: typed calls, errors, limits, secrets taken out of what is kept.
//! * [`system`]: files, preferences, accounts and the keyring; the only layer that touches the disk.
//! * [`practice`]: the practice account: a server on this machine that behaves as the documents say.
//! * [`stand_in`]: a made-up CRM in the person's browser with the widget in it: server, builds, events.
//! * [`app`]: the machine behind the window: state, commands, jobs. Draws nothing.
//! * [`ui`]: the window. Reads the state, sends commands.
//! * [`cli`]: the commands without a window, on the same engine.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

pub mod account;
pub mod app;
pub mod checks;
pub mod cli;
pub mod crm;
pub mod formats;
pub mod model;
pub mod practice;
pub mod report;
pub mod services;
pub mod stand_in;
pub mod system;
pub mod text;
pub mod trial;
pub mod ui;
