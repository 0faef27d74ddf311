//! What the steps in the page answer (`assets/stand-in/page/trial`). A widget's code runs in the same page: whatever can't be read is
//! as if nothing had been seen.

use serde::Deserialize;

/// What is to be seen.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Look {
    /// Whether the widget's block in the right column has something in it.
    pub block: bool,
    /// Whether its own page has.
    pub area: bool,
    /// How many visible parts of the page are the widget's.
    pub anywhere: usize,
    /// Those of them outside of the scene, by their names.
    pub outside: Vec<String>,
    /// The texts.
    pub texts: Texts,
    /// Texts without room.
    pub overflow: Vec<Overflow>,
    /// The contrast.
    pub contrast: Contrast,
}

/// Texts, and the wrong ones among them.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Texts {
    /// How many there are.
    pub count: usize,
    /// The wrong ones.
    pub wrong: Vec<WrongText>,
}

/// A text that no person should see.
#[derive(Debug, Clone, Deserialize)]
pub struct WrongText {
    /// `key`, `hole`, `foreign`.
    pub what: String,
    /// The text.
    pub text: String,
    /// The locale that it is of.
    pub locale: Option<String>,
}

/// A text, or an element, that sticks out.
#[derive(Debug, Clone, Deserialize)]
pub struct Overflow {
    /// The text, or the name of the element.
    pub text: String,
    /// By how many pixels.
    pub by: f64,
    /// `as-is`, `long`, `pseudo`.
    pub how: String,
}

/// The contrast of texts.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Contrast {
    /// The least ratio; `None` without texts.
    pub least: Option<f64>,
    /// Texts that can hardly be read.
    pub weak: Vec<Weak>,
}

/// A text that can hardly be read.
#[derive(Debug, Clone, Deserialize)]
pub struct Weak {
    /// The text.
    pub text: String,
    /// Its ratio.
    pub ratio: f64,
}

/// What came of using a scene.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Use {
    /// Settings filled in, saved and read back.
    pub settings: Option<Settings>,
    /// Required settings left empty.
    pub required: Option<Required>,
    /// A bot, saved and opened again.
    pub bot: Option<Bot>,
}

/// Settings that were filled in.
#[derive(Debug, Clone, Deserialize)]
pub struct Settings {
    /// How many fields.
    pub fields: usize,
    /// Whether the CRM saved them.
    pub saved: bool,
    /// Required ones that only the widget's own form fills.
    pub unfilled: Vec<String>,
    /// Those that weren't read back as they were put.
    pub lost: Vec<Lost>,
}

/// A setting that changed on the way.
#[derive(Debug, Clone, Deserialize)]
pub struct Lost {
    /// Its name.
    pub name: String,
    /// What was put.
    pub put: String,
    /// What was read.
    pub got: String,
}

/// Required settings that were left empty.
#[derive(Debug, Clone, Deserialize)]
pub struct Required {
    /// Their names.
    pub fields: Vec<String>,
    /// Whether something was saved all the same.
    pub saved: bool,
}

/// A bot.
#[derive(Debug, Clone, Deserialize)]
pub struct Bot {
    /// How many blocks of the widget it has.
    pub blocks: usize,
    /// Exits that aren't declared.
    pub unknown: Vec<Exit>,
}

/// An exit of a block.
#[derive(Debug, Clone, Deserialize)]
pub struct Exit {
    /// The block.
    pub handler: String,
    /// The exit's code.
    pub exit: String,
}

/// After the scene was left.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Left {
    /// Whether the CRM keeps the widget: it is one with `init_once`.
    pub kept: bool,
    /// Global names that stay.
    pub globals: Vec<String>,
}

/// After a second `init`.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Twice {
    /// What is there twice, by name.
    pub doubled: Vec<String>,
}

/// After answers that came too late.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Late {
    /// How many answers there were.
    pub asked: usize,
    /// What was drawn then.
    pub drawn: Vec<String>,
}
