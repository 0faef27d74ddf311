//! What a script does to the page: elements that it puts handlers on, HTML that it writes, and the page itself that it writes over.

use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{AssignmentTarget, CallExpression, Expression};

use super::lasting::{self, Target};
use super::pieces::{self, Piece};
use super::tree::{self, Tree};
use crate::formats::html::tags::{TagKind, VOID, balanced, html};

/// What a script does to the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markup {
    /// Ids and classes of elements that it waits for something to happen to.
    pub handled: Vec<Handled>,
    /// Where it writes over the whole page.
    pub overwrites: Vec<Range<usize>>,
    /// HTML in which a tag lacks its partner: the tag as it is spelled, and the text that it is in.
    pub broken: Vec<(String, Range<usize>)>,
}

/// An element that something is to happen to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handled {
    /// The id or the class.
    pub name: String,
    pub is_id: bool,
    pub range: Range<usize>,
}

/// Methods that add a handler; with [`life`]'s events.
const ON: &[&str] = &[
    "on",
    "one",
    "bind",
    "delegate",
    "live",
    "click",
    "change",
    "submit",
    "keyup",
    "keydown",
    "keypress",
    "input",
    "dblclick",
    "mousedown",
    "mouseup",
    "hover",
    "addEventListener",
];
/// Methods of an element that put something in the place of all that is in it.
const WRITES: &[&str] = &["html", "text", "replaceWith", "replaceChildren"];
/// The same without anything.
const EMPTIES: &[&str] = &["empty", "remove", "replaceChildren"];
/// Properties of an element with the same effect.
const CONTENT: &[&str] = &["innerHTML", "outerHTML", "innerText", "textContent"];
/// Calls that take HTML.
const TAKE_HTML: &[&str] = &["html", "append", "prepend", "before", "after", "replaceWith", "insertAdjacentHTML", "appendTo"];
/// The CRM's own elements that hold a whole page, beside `body`.
const PAGES: &[&str] = &["body", "html", "#page_holder", "#card_holder"];

pub fn read(tree: &Tree<'_, '_>) -> Markup {
    let mut markup = Markup::default();
    for node in tree.nodes.iter() {
        match node.kind() {
            AstKind::CallExpression(call) => {
                let Some(name) = tree::called(call) else { continue };
                if ON.contains(&name) {
                    handled(tree, call, name, &mut markup.handled);
                }
                let writes = WRITES.contains(&name) && !call.arguments.is_empty() || EMPTIES.contains(&name) && call.arguments.is_empty();
                if writes && tree::called_on(call).is_some_and(|on| is_page(tree, on)) {
                    markup.overwrites.push(tree::range(call.span));
                }
                if TAKE_HTML.contains(&name) && tree::called_on(call).is_some() {
                    for argument in call.arguments.iter().filter_map(|argument| argument.as_expression()) {
                        markup.broken.extend(broken(argument));
                    }
                }
                if matches!(name, "$" | "jQuery") && tree::called_on(call).is_none() {
                    markup.broken.extend(tree::argument(call, 0).and_then(broken));
                }
            }
            AstKind::AssignmentExpression(set) => {
                let AssignmentTarget::StaticMemberExpression(member) = &set.left else { continue };
                if CONTENT.contains(&member.property.name.as_str()) {
                    let is_plain = set.operator.is_assign();
                    if is_plain && lasting::element(tree, &member.object) == Some(Target::Body) {
                        markup.overwrites.push(tree::range(set.span));
                    }
                    if is_plain && member.property.name == "innerHTML" {
                        markup.broken.extend(broken(&set.right));
                    }
                }
            }
            AstKind::ObjectProperty(property) if tree::key(&property.key, property.computed).as_deref() == Some("body") => {
                markup.broken.extend(broken(&property.value));
            }
            _ => {}
        }
    }
    markup
}

/// Whether an expression is the page, or may be it: `$('.place').length ? $('.place') : $('body')`, or a name that is given it somewhere.
fn is_page<'a>(tree: &Tree<'_, 'a>, expression: &'a Expression<'a>) -> bool {
    if let Expression::Identifier(identifier) = expression.get_inner_expression()
        && let Some(symbol) = tree.symbol(identifier).filter(|symbol| !tree.is_constant(*symbol))
    {
        return tree.values_of(symbol).any(|value| !matches!(value, Expression::Identifier(_)) && is_page(tree, value));
    }
    match tree.value(expression) {
        AstKind::CallExpression(call) => match (tree::called(call), tree::called_on(call)) {
            (Some("$" | "jQuery"), None) => {
                tree::argument(call, 0).is_some_and(|first| match tree.value(first) {
                    AstKind::StringLiteral(literal) => PAGES.contains(&literal.value.trim()),
                    _ => lasting::element(tree, first) == Some(Target::Body),
                }) && call.arguments.len() == 1
            }
            (Some("querySelector"), Some(on)) => {
                lasting::element(tree, on) == Some(Target::Document)
                    && tree::argument(call, 0).and_then(tree::string).is_some_and(|(selector, _)| PAGES.contains(&selector))
            }
            (Some("first" | "eq"), Some(on)) => is_page(tree, on),
            _ => false,
        },
        AstKind::ConditionalExpression(one) => is_page(tree, &one.consequent) || is_page(tree, &one.alternate),
        AstKind::LogicalExpression(one) => is_page(tree, &one.left) || is_page(tree, &one.right),
        AstKind::StaticMemberExpression(_) => lasting::element(tree, expression) == Some(Target::Body),
        _ => false,
    }
}

fn handled<'a>(tree: &Tree<'_, 'a>, call: &'a CallExpression<'a>, name: &str, found: &mut Vec<Handled>) {
    // `.on('click', '.call', …)`: the element is the second one.
    let inner = match name {
        "on" | "one" => tree::argument(call, 1).and_then(tree::string),
        "delegate" => tree::argument(call, 0).and_then(tree::string),
        _ => None,
    };
    if let Some((selector, range)) = inner {
        found.extend(simple(selector, range));
        return;
    }
    let has_code = call
        .arguments
        .iter()
        .filter_map(|argument| argument.as_expression())
        .any(|argument| matches!(tree.value(argument), AstKind::Function(_) | AstKind::ArrowFunctionExpression(_)));
    let Some(on) = tree::called_on(call).filter(|_| has_code) else { return };
    let AstKind::CallExpression(of) = tree.value(on) else { return };
    let Some((selector, range)) = tree::argument(of, 0).and_then(tree::string) else { return };
    match tree::called(of) {
        Some("$" | "jQuery" | "find" | "querySelector") => found.extend(simple(selector, range)),
        Some("getElementById") => found.push(Handled { name: selector.to_owned(), is_id: true, range }),
        _ => {}
    }
}

/// The id or the class that a selector ends with, if it is one.
fn simple(selector: &str, range: Range<usize>) -> Option<Handled> {
    let last = selector.split([' ', '>', '+', '~']).rfind(|part| !part.is_empty())?;
    let is_id = last.starts_with('#');
    let name = last.strip_prefix(['#', '.'])?;
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    (!name.is_empty() && name.chars().all(is_name) && !selector.contains(',')).then(|| Handled { name: name.to_owned(), is_id, range })
}

/// The tag without partner in a piece of HTML that is put together in one place.
fn broken<'a>(expression: &'a Expression<'a>) -> Option<(String, Range<usize>)> {
    let all = pieces::pieces(expression);
    let Piece::Text(beginning, range) = all.first()? else { return None };
    if !beginning.trim_start().starts_with('<') {
        return None;
    }
    let text = |piece: &Piece<'a>| match piece {
        Piece::Text(text, _) => text,
        // Whatever a value is, it is taken for a word.
        Piece::Value(_) => "x",
    };
    let whole: String = all.iter().map(text).collect();
    let tags = html(&whole);
    let (first, last) = tags.first().zip(tags.last())?;
    // `$('<div>')` is how elements are made. Where values may be markup, only a whole element can be told.
    let is_whole = first.name == last.name && last.kind == TagKind::Closes && whole.trim_end().len() == last.range.end;
    let has_values = all.iter().any(|piece| matches!(piece, Piece::Value(_)));
    // `'<div>' + value + '<div>'`: a slash is missing.
    let opens_again = tags.len() == 2 && first.name == last.name && last.kind == TagKind::Opens && whole.trim_end().len() == last.range.end;
    if has_values && opens_again && !tags.iter().any(|tag| VOID.contains(&tag.name.as_str())) {
        return balanced(&whole).map(|(tag, _)| (tag, range.clone()));
    }
    if tags.len() == 1 && first.kind == TagKind::Opens || has_values && !is_whole {
        return None;
    }
    balanced(&whole).map(|(tag, _)| (tag, range.clone()))
}
