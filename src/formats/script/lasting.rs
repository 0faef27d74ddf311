//! What outlives a widget in the page, and the names by which a script keeps what it begins there.

use oxc_ast::AstKind;
use oxc_ast::ast::Expression;
use oxc_span::GetSpan;

use super::tree::{self, Tree};

/// What outlives a widget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// `document`
    Document,
    /// `window`
    Window,
    /// `body` and the root of the page.
    Body,
}

/// How a script keeps what it has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// Not at all: nobody can end it.
    Dropped,
    /// By a name.
    Named(String),
    /// Somehow else.
    Unknown,
}

/// The name after the last dot, or in the last brackets.
pub fn last_name(words: &str) -> Kept {
    let name = words.trim_end_matches([']', '\'', '"', '`']).rsplit(['.', '[', '\'', '"', '`']).next().unwrap_or_default();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$'));
    let is_computed = words.ends_with(']') && !words.ends_with("']") && !words.ends_with("\"]");
    if is_name && !is_computed { Kept::Named(name.to_owned()) } else { Kept::Unknown }
}

/// What a call ends: the name of the object that it is called on, or of its first argument.
pub fn ended(tree: &Tree<'_, '_>, expression: Option<&Expression<'_>>) -> Option<String> {
    match last_name(tree.at(tree::range(expression?.span()))) {
        Kept::Named(name) => Some(name),
        _ => None,
    }
}

/// Elements of the CRM's own page that stay while the pages in it change.
const LASTING: &[&str] = &["body", "html", "#page_holder", "#left_menu"];

/// Whether an expression is an element of the page that outlives the widget.
pub fn is_lasting<'a>(tree: &Tree<'_, 'a>, expression: &'a Expression<'a>) -> bool {
    if element(tree, expression).is_some() {
        return true;
    }
    match tree.value(expression) {
        AstKind::CallExpression(call) => match (tree::called(call), tree::argument(call, 0).and_then(tree::string)) {
            (Some("querySelector" | "$" | "jQuery"), Some((selector, _))) => LASTING.contains(&selector),
            (Some("getElementById"), Some((name, _))) => LASTING.iter().any(|one| one.strip_prefix('#') == Some(name)),
            (Some("get"), _) => tree::called_on(call).is_some_and(|on| is_lasting(tree, on)),
            _ => false,
        },
        AstKind::ComputedMemberExpression(member) => is_lasting(tree, &member.object),
        _ => false,
    }
}

/// What of the page an expression is.
pub fn element<'a>(tree: &Tree<'_, 'a>, expression: &'a Expression<'a>) -> Option<Target> {
    match tree.value(expression) {
        AstKind::IdentifierReference(name) if tree.symbol(name).is_none() => match name.name.as_str() {
            "document" => Some(Target::Document),
            "window" | "self" | "globalThis" | "top" | "parent" => Some(Target::Window),
            _ => None,
        },
        AstKind::StaticMemberExpression(member) => match (member.property.name.as_str(), element(tree, &member.object)?) {
            ("document", Target::Window) => Some(Target::Document),
            ("body" | "documentElement", Target::Document) => Some(Target::Body),
            _ => None,
        },
        _ => None,
    }
}
