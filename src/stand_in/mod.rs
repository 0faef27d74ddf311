//! The stand-in: a made-up CRM in the person's own browser, with the widget in it. A server on this machine, a bar that the studio
//! trusts, and a frame of another origin in which the widget's code runs and which the studio believes nothing.
//!
//! [`StandIn::start`] begins, [`StandIn::publish`] brings an edit into the page, [`StandIn::events`] tells what happens there, and
//! whoever drops it ends it. The pages are in `assets/stand-in`.

pub mod account;
mod assets;
mod build;
mod door;
pub mod event;
pub mod fidelity;
pub mod hosts;
pub mod libraries;
mod log;
mod mask;
mod news;
mod outside;
mod routes;
pub mod scenes;
mod server;
mod session;
mod shared;
mod tabs;
pub mod texts;

pub use build::{Build, Fault, in_address};
pub use log::{EventLog, Wake};
pub use server::{Kept, Options, Published, StandIn, StartError, View};
