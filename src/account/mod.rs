//! The account behind the widget: a client for the documented calls of API v4 and of OAuth.
//!
//! Everything blocks: the window calls it from jobs, the command line directly. All jobs of an account share one [`Client`]
//! (clones of it, each with its own [`Cancel`]), hence one token, one refresh and one limit of requests.

mod auth;
pub mod bulk;
pub mod bulk_explain;
mod calls;
mod cancel;
mod client;
mod clock;
mod continuation;
mod error;
mod explain;
mod facts;
pub mod for_users;
pub mod history;
mod host;
mod install;
mod jwt;
mod limiter;
mod poll;
pub mod redact;
mod secret;
mod settings;
mod types;
mod wire;

pub use auth::{Credentials, Forgetful, OAuth, TokenStore, Tokens, exchange_code};
pub use calls::{MAX_LIMIT, check_code};
pub use cancel::Cancel;
pub use client::Client;
pub use continuation::{Bot, Button, Continuation, GotoType, Handler, MAX_BUTTONS, MAX_HANDLERS, MAX_VALUE, ReturnUrl};
pub use error::{ApiError, ErrorKind, FieldError};
pub use explain::Explanation;
pub use facts::Access;
pub use host::{Host, HostError};
pub use install::{Installed, Interrupted, Removed, SettingsReadback, Step, install, uninstall};
pub use jwt::{Claims, claims};
pub use limiter::{MAX_PER_SECOND, resume};
pub use poll::{PollResult, poll_until_version};
pub use secret::{Confidential, MASK, Secret};
pub use settings::Settings;
pub use types::{Account, AccountWidget, FieldType, Pipeline, Stage, TemplateField, User};
pub use wire::{Limits, NoRecord, PRACTICE_SERVER, Recorder};

pub(crate) use continuation::limits as continuation_limits;
