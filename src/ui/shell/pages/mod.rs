//! Pages that cover the tab: the checks and the moderation checklist.

pub mod checklist;
pub mod keys;
pub mod rule;
pub mod search;
