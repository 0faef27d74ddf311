//! Texts that are put together: `path + '/style.css?v=' + version`, `` `${path}/style.css` ``.

use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryOperator, Expression};

use super::tree::{self, Tree};

/// A part of a text.
pub enum Piece<'a> {
    /// What is written down, with its bytes.
    Text(&'a str, Range<usize>),
    /// What is worked out.
    Value(&'a Expression<'a>),
}

/// What a path begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Nothing: it is written down from its first letter.
    Written,
    /// The address of the widget's folder.
    Folder,
    /// The address of the widget's pictures.
    Pictures,
}

/// The parts of a text in their order.
pub fn pieces<'a>(expression: &'a Expression<'a>) -> Vec<Piece<'a>> {
    let mut found = Vec::new();
    gather(expression, &mut found);
    found
}

fn gather<'a>(expression: &'a Expression<'a>, found: &mut Vec<Piece<'a>>) {
    match expression.get_inner_expression() {
        Expression::BinaryExpression(binary) if binary.operator == BinaryOperator::Addition => {
            gather(&binary.left, found);
            gather(&binary.right, found);
        }
        Expression::TemplateLiteral(template) => {
            let mut values = template.expressions.iter();
            for quasi in &template.quasis {
                if !quasi.value.raw.is_empty() {
                    found.push(Piece::Text(quasi.value.raw.as_str(), tree::range(quasi.span)));
                }
                if let Some(value) = values.next() {
                    gather(value, found);
                }
            }
        }
        other => found.push(match tree::string(other) {
            Some((text, range)) => Piece::Text(text, range),
            None => Piece::Value(other),
        }),
    }
}

/// The written beginning of a text that ends in a query: `'./app.js?cache=' + Date.now()`, `path + '/lib/app.js'`.
pub fn beginning<'a>(tree: &Tree<'_, 'a>, expression: &'a Expression<'a>) -> Option<(Start, &'a str, Range<usize>)> {
    let all = pieces(expression);
    let mut rest = all.iter();
    let first = rest.next()?;
    let (start, text) = match first {
        Piece::Text(..) => (Start::Written, first),
        Piece::Value(value) => (folder(tree, value)?, rest.next()?),
    };
    let Piece::Text(text, range) = text else { return None };
    let is_last = rest.next().is_none();
    let end = text.find(['?', '#']);
    let length = if is_last { end.unwrap_or(text.len()) } else { end? };
    Some((start, text.get(..length)?, range.start..range.start + length))
}

/// Names of objects that have the address of the widget's folder.
const HOLDERS: &[&str] = &["params", "settings", "_settings", "widget_settings", "widgetSettings"];

/// Whether a value is the address of the widget's folder, or of its pictures.
pub fn folder<'a>(tree: &Tree<'_, 'a>, value: &'a Expression<'a>) -> Option<Start> {
    let AstKind::StaticMemberExpression(member) = tree.value(value) else { return None };
    let start = match member.property.name.as_str() {
        "path" | "cdn_path" => Start::Folder,
        "images_path" => Start::Pictures,
        _ => return None,
    };
    let is_settings = |call: &str| call == "get_settings";
    let has_it = match tree.value(&member.object) {
        AstKind::CallExpression(call) => tree::called(call).is_some_and(is_settings),
        AstKind::StaticMemberExpression(holder) => HOLDERS.contains(&holder.property.name.as_str()),
        AstKind::IdentifierReference(name) => HOLDERS.contains(&name.name.as_str()),
        _ => false,
    };
    has_it.then_some(start)
}
