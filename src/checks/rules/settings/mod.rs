//! The rules of fields that a person fills in, and of the blocks that go with one area.

pub mod blocks;
pub mod field_advice;
pub mod fields;
