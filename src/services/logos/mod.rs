//! The pictures lab: one source becomes logos of the exact sizes. Pure functions on bytes, for the window and the commands.
//!
//! [`source`] reads whatever a person has, within limits; [`compose`] draws it at the size of a slot; [`write`](mod@write) makes a
//! PNG of it that the platform takes; [`make`] does all that for a list of slots, [`repair`] for one picture. [`difference`] measures what a loss costs,
//! [`edges`] and [`logo_set`] what logos are like, [`colours`] picks grounds out of a picture, [`uses`] finds what names each picture.

pub mod colours;
pub mod compose;
pub mod difference;
pub mod edges;
pub mod logo_set;
pub mod make;
mod palette;
pub mod repair;
mod sharpen;
pub mod uses;
pub mod write;
