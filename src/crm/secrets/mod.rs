//! What may be a secret, by its name and by its look. A mask may be one too many: the rules that warn of secrets ask for more.

pub mod names;
pub mod values;
