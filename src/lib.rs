//! Widget Studio: open, check, repair and pack amoCRM and Kommo widgets.
pub mod domain;
