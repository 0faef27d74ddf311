//! The rules of the studio's own file in a widget.

pub mod acceptances;
