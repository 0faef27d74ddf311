//! The stand-in without a browser: who gets what from its server, builds, events, hosts, and that nothing is left when it ends.

#[path = "stand_in/client.rs"]
mod client;
#[path = "stand_in/door.rs"]
mod door;
#[path = "stand_in/events.rs"]
mod events;
#[path = "stand_in/harness.rs"]
mod harness;
#[path = "stand_in/outside.rs"]
mod outside;
#[path = "stand_in/page.rs"]
mod page;
