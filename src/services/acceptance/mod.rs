//! The acceptance of a build: a plan of cases that follows from the widget, a person's own cases beside it, and passes over such a plan,
//! each an append-only log that belongs to one archive and one place. Texts of cases are made elsewhere; here they are data.

pub mod compare;
pub mod own;
pub mod pass;
pub mod plan;

#[cfg(test)]
mod tests;
