//! A message: the id of a text with what is filled in. Layers below `report`, `ui` and `cli` return messages; these three make sentences of them.

/// A text of the studio with its arguments; `Lang::msg` makes the sentence when it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Msg {
    /// Id in `assets/text`.
    pub id: String,
    /// The arguments with their names.
    pub args: Vec<(&'static str, Arg)>,
}

/// An argument of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Words.
    Text(String),
    /// A number; the text may have plural forms for it.
    Number(u64),
    /// A number of bytes, shown with its unit.
    Size(u64),
    /// A number in tenths, shown with one decimal: see [`Arg::decimal`].
    Tenths(i64),
    /// Another message, in the same language.
    Msg(Box<Msg>),
}

impl Arg {
    /// A number that is shown with one decimal, with the sign of the language before it.
    pub fn decimal(number: f64) -> Self {
        Self::Tenths((number * 10.0).round() as i64)
    }
}

impl Msg {
    /// The text `id` without arguments.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), args: Vec::new() }
    }

    /// Fills in one argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// What to do next: the attribute `.next` of the text. Texts of errors have it.
    #[must_use]
    pub fn next_step(&self) -> Self {
        self.attribute("next")
    }

    /// Why it is so: the attribute `.why` of the text.
    #[must_use]
    pub fn why(&self) -> Self {
        self.attribute("why")
    }

    fn attribute(&self, name: &str) -> Self {
        Self { id: format!("{}.{name}", self.id), args: self.args.clone() }
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

impl From<Msg> for Arg {
    fn from(msg: Msg) -> Self {
        Self::Msg(Box::new(msg))
    }
}
