//! A bad and a good example of each rule, for its page. A test cuts them out of the rule's fixtures and keeps them current.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

/// The examples as the test writes them.
const FILE: &str = include_str!("../../../assets/rules/examples.json");

/// What a rule finds, and what it is content with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// Where: a file of the widget; empty if the example lists files.
    pub file: String,
    /// Lines that the rule finds.
    pub bad: Vec<String>,
    /// The same lines made right.
    pub good: Vec<String>,
}

/// The example of the rule with this id.
pub fn of(id: &str) -> Option<&'static Example> {
    static EXAMPLES: OnceLock<BTreeMap<String, Example>> = OnceLock::new();
    EXAMPLES.get_or_init(|| serde_json::from_str(FILE).unwrap_or_default()).get(id)
}
