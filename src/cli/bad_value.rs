//! [`BadValue`]: why a value on the command line isn't taken, in any language.

use std::error::Error;
use std::fmt;

use crate::text::msg::Msg;

/// Why a value of an argument isn't taken, in any language.
#[derive(Debug)]
pub struct BadValue(pub Msg);

impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.id)
    }
}

impl Error for BadValue {}
