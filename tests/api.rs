//! The client against the practice account, over real sockets: every call, every documented code, every misbehaviour.

#![allow(clippy::disallowed_methods, reason = "threads of a test's own")]

#[path = "api/calls.rs"]
mod calls;
#[path = "api/canary.rs"]
mod canary;
#[path = "api/harness.rs"]
mod harness;
#[path = "api/hostile.rs"]
mod hostile;
#[path = "api/keyring.rs"]
mod keyring;
#[path = "api/limits.rs"]
mod limits;
#[path = "api/misbehaviour.rs"]
mod misbehaviour;
#[path = "api/oauth.rs"]
mod oauth;
#[path = "api/operations.rs"]
mod operations;
