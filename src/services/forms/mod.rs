//! Edits of the forms that a manifest declares: fields, blocks, and the texts that belong to them.

pub mod blocks;
pub mod fields;
pub mod repair;
pub mod script_uses;
pub mod texts;

#[cfg(test)]
mod tests;
