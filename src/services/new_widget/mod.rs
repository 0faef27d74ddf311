//! New widgets as a person describes them: [`NewWidgetSpec`] holds the answers, [`changes`] makes the files.

mod build;
pub mod intent;
pub mod logos;
mod script;
pub mod spec;
pub mod texts;

pub use build::{FileState, Logo, changes, states};
pub use intent::Intent;
pub use logos::Mark;
pub use spec::{Comments, NewWidgetSpec, Problem};

/// Where made-up addresses lead: a host that is kept for examples (RFC 2606).
pub const MADE_UP: &str = "https://widgets.example.net";
/// A made-up address to write to.
pub const MADE_UP_EMAIL: &str = "support@widgets.example.net";
