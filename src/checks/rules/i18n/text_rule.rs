//! A rule that looks at one text after the other, and what it gets to see of each.

use crate::checks::engine::rule::{Product, Rule};
use crate::checks::rules::i18n::text_pairs::Fault;

/// A rule that looks at one text after the other.
pub struct TextRule {
    pub rule: &'static Rule,
    /// Id of the title of its fix; empty without one.
    pub title: &'static str,
    /// Finds the fault.
    pub find: Find,
}

/// What a rule needs to see.
pub enum Find {
    Text(fn(&TextContext<'_>) -> Option<Fault>),
    /// The text and that of the first locale; neither is still to be written.
    Pair(fn(&TextContext<'_>) -> Option<Fault>),
}

/// A text with everything that a rule about it may depend on.
pub struct TextContext<'t> {
    /// The text; not blank.
    pub text: &'t str,
    /// What the first locale has at the same place; empty in the first locale itself, and where it has nothing.
    pub theirs: &'t str,
    /// The code of the locale.
    pub code: &'t str,
    /// The code of the first locale.
    pub base: &'t str,
    /// The product that the widget is for.
    pub product: Product,
    /// Whether both files are strict JSON.
    pub strict: bool,
}

/// A rule about texts as they are.
pub const fn on_text(rule: &'static Rule, title: &'static str, find: fn(&TextContext<'_>) -> Option<Fault>) -> TextRule {
    TextRule { rule, title, find: Find::Text(find) }
}

/// A rule about texts beside those of the first locale.
pub const fn on_pair(rule: &'static Rule, title: &'static str, find: fn(&TextContext<'_>) -> Option<Fault>) -> TextRule {
    TextRule { rule, title, find: Find::Pair(find) }
}
