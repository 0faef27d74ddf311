//! New widgets as a person describes them: [`Order`] holds the answers, [`changes`] makes the files.

mod build;
pub mod intent;
pub mod logos;
pub mod order;
mod script;
pub mod texts;

pub use build::{FileState, Logo, changes, states};
pub use intent::Intent;
pub use logos::Mark;
pub use order::{Comments, Order, Problem};

/// Where made-up addresses lead: a host that is kept for examples (RFC 2606).
pub const MADE_UP: &str = "https://widgets.example.net";
/// A made-up address to write to.
pub const MADE_UP_EMAIL: &str = "support@widgets.example.net";
