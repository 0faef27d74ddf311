//! The practice account: a server on this machine that behaves as the documents say, for learning and for tests.
//!
//! It is a stand-in, never shown as the real service. Everything in it is made up. Where the documents are silent it does
//! what is noted at the place in question.

mod answers;
mod calls;
mod fault;
mod server;
mod state;
mod tokens;
mod upload;

pub use fault::{Fault, Mode};
pub use server::{Measured, Options, Practice, StartError};
pub use state::{ADMIN, CLIENT_ID, CLIENT_SECRET, MANAGER, REDIRECT_URI, State, Stored, Waiting};
pub use tokens::{ADMIN_TOKEN, CODE, EXPIRED_TOKEN, INTEGRATION_TOKEN, USER_TOKEN};

/// The file of its state in the person's data folder.
pub const FILE: &str = "practice.json";

/// The port that the headless practice account takes if none is named.
pub const PORT: u16 = 8765;
