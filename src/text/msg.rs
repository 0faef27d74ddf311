//! A message: the id of a text with what is filled in. Layers below the window return messages, the edge makes sentences of them.

/// A text of the studio with what is filled in: rendered in the person's language when it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Msg {
    /// Id in `assets/text`.
    pub id: String,
    /// What is filled in.
    pub args: Vec<(&'static str, Arg)>,
}

/// What is filled into a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Words.
    Text(String),
    /// A number; the text may have plural forms for it.
    Number(u64),
}

impl Msg {
    /// A text with nothing filled in yet.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), args: Vec::new() }
    }

    /// Fills in one word.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(u64::from(number))
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}
