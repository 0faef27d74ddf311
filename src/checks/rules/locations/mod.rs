//! The rules of the areas in which a widget appears, and how an area is switched on and off.

pub(in crate::checks) mod declared;
pub(in crate::checks) mod suitability;
pub mod toggle;
