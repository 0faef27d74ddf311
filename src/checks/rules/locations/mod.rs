//! The rules of the areas in which a widget appears.

pub mod declared;
pub mod suitability;
