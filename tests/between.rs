//! What happens between two events: jobs are run by hand, in any order, and no result, fix or save lands on another widget or on
//! another state than the one that it is for.

#![allow(clippy::disallowed_methods, reason = "a test waits for other programs")]

#[path = "between/answers.rs"]
mod answers;
#[path = "between/cost.rs"]
mod cost;
#[path = "between/disk.rs"]
mod disk;
#[path = "between/machine.rs"]
mod machine;
#[path = "between/order.rs"]
mod order;
#[path = "between/panics.rs"]
mod panics;
#[path = "between/places.rs"]
mod places;
#[path = "between/random.rs"]
mod random;
#[path = "between/run.rs"]
mod run;
#[path = "between/typed.rs"]
mod typed;

/// A manifest with two commas too many, on lines of their own.
const TWO_COMMAS: &str = "{\n  \"widget\": {\n    \"name\": \"widget.name\",\n  },\n  \"locations\": [\n    \"settings\",\n  ]\n}\n";
