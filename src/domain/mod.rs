//! The widget in memory and the facts of the platform. Pure: no window, threads, network, clock or file access.

pub mod edit;
pub mod json;
pub mod line_index;
