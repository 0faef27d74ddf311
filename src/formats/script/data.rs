//! Values as far as a script writes them down: objects, lists, texts, numbers, with their places.

use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{ArrayExpressionElement, Expression};
use oxc_semantic::NodeId;

use super::tree::{self, Tree};

/// A value with its bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Data {
    pub what: Value,
    pub range: Range<usize>,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// The keys with their bytes and values; and whether these are all.
    Object(Vec<(String, Range<usize>, Data)>, bool),
    /// The items; and whether these are all.
    List(Vec<Data>, bool),
    Text(String),
    Number(f64),
    /// `true`, `false`, `null`, `undefined`; `promise` for one that is made here.
    Word(&'static str),
    /// What isn't written down.
    Unknown,
}

/// How deep values are followed.
const DEEPEST: usize = 16;

impl Data {
    /// What an expression is worth, as far as it is written down.
    pub fn of<'a>(tree: &Tree<'_, 'a>, expression: &'a Expression<'a>) -> Self {
        read(tree, expression, 0)
    }

    /// The value of a key of an object.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Value::Object(members, _) = &self.what else { return None };
        members.iter().find(|(name, ..)| name == key).map(|(.., value)| value)
    }

    /// The text that it is.
    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.what { Some(text) } else { None }
    }

    /// Calls `visit` with it and with all that lies in it.
    pub fn walk<'d>(&'d self, visit: &mut impl FnMut(&'d Self)) {
        visit(self);
        match &self.what {
            Value::Object(members, _) => members.iter().for_each(|(.., value)| value.walk(visit)),
            Value::List(items, _) => items.iter().for_each(|item| item.walk(visit)),
            _ => {}
        }
    }
}

fn read<'a>(tree: &Tree<'_, 'a>, expression: &'a Expression<'a>, depth: usize) -> Data {
    let inner = tree.result(expression);
    let range = tree::place(AstKind::from_expression(inner));
    let kind = tree.value(inner);
    if depth > DEEPEST {
        return Data { what: Value::Unknown, range };
    }
    // What a name stands for may have been changed meanwhile.
    let changes = match inner {
        Expression::Identifier(identifier) => tree.symbol(identifier).map(|symbol| changes(tree, symbol)).unwrap_or_default(),
        _ => Changes::default(),
    };
    let what = match kind {
        AstKind::StringLiteral(literal) => Value::Text(literal.value.to_string()),
        AstKind::TemplateLiteral(template) => match template.single_quasi() {
            Some(text) => Value::Text(text.to_string()),
            None => Value::Unknown,
        },
        AstKind::NumericLiteral(number) => Value::Number(number.value),
        AstKind::UnaryExpression(unary) if unary.operator.as_str() == "-" => match unary.argument.get_inner_expression() {
            Expression::NumericLiteral(number) => Value::Number(-number.value),
            _ => Value::Unknown,
        },
        AstKind::NewExpression(new) if tree.is_global(&new.callee, "Promise") => Value::Word("promise"),
        AstKind::BooleanLiteral(literal) => Value::Word(if literal.value { "true" } else { "false" }),
        AstKind::NullLiteral(_) => Value::Word("null"),
        AstKind::IdentifierReference(name) if name.name == "undefined" && tree.symbol(name).is_none() => Value::Word("undefined"),
        AstKind::ObjectExpression(object) => {
            let mut is_whole = !changes.is_changed;
            let mut members = Vec::new();
            for property in &object.properties {
                let named = property.as_property().and_then(|one| Some((tree::key(&one.key, one.computed)?, one)));
                match named {
                    Some((key, one)) => {
                        let range = tree::range(oxc_span::GetSpan::span(&one.key));
                        let mut value = read(tree, &one.value, depth + 1);
                        if changes.is_changed {
                            value.open();
                        }
                        members.push((key.into_owned(), range, value));
                    }
                    None => is_whole = false,
                }
            }
            Value::Object(members, is_whole)
        }
        AstKind::ArrayExpression(list) => {
            let mut is_whole = !changes.is_changed;
            let mut items = Vec::new();
            for element in &list.elements {
                match element {
                    ArrayExpressionElement::SpreadElement(_) | ArrayExpressionElement::Elision(_) => is_whole = false,
                    element => items.extend(element.as_expression().map(|one| read(tree, one, depth + 1))),
                }
            }
            for pushed in changes.pushed {
                items.push(read(tree, pushed, depth + 1));
            }
            Value::List(items, is_whole)
        }
        _ => Value::Unknown,
    };
    Data { what, range }
}

impl Data {
    /// Marks what it is made of as perhaps not all.
    fn open(&mut self) {
        match &mut self.what {
            Value::Object(members, is_whole) => {
                *is_whole = false;
                members.iter_mut().for_each(|(.., value)| value.open());
            }
            Value::List(items, is_whole) => {
                *is_whole = false;
                items.iter_mut().for_each(Self::open);
            }
            _ => self.what = Value::Unknown,
        }
    }
}

/// What happens to a value after it got its name.
#[derive(Default)]
struct Changes<'a> {
    /// What is added to the end of a list, in order.
    pushed: Vec<&'a Expression<'a>>,
    /// Whether anything else may happen to it.
    is_changed: bool,
}

fn changes<'a>(tree: &Tree<'_, 'a>, symbol: oxc_semantic::SymbolId) -> Changes<'a> {
    let mut found = Changes::default();
    let own = tree.function_around(tree.declaration(symbol));
    for id in tree.references(symbol) {
        let (parent, kind) = tree.parent(id);
        match kind {
            // `JSON.stringify(x)`, `return x`, `{ a: x }`, `[x]`
            AstKind::ReturnStatement(_) | AstKind::ArrayExpression(_) | AstKind::ObjectProperty(_) => {}
            AstKind::CallExpression(call) if tree::called(call) == Some("stringify") => {}
            AstKind::StaticMemberExpression(member) if member.property.name == "push" => match pushed(tree, parent, own) {
                Some(items) => found.pushed.extend(items),
                None => found.is_changed = true,
            },
            AstKind::StaticMemberExpression(member) if member.property.name == "length" => {}
            _ => found.is_changed = true,
        }
    }
    found
}

/// What a call of `push` adds, if it runs once: as a statement of the function itself.
fn pushed<'a>(tree: &Tree<'_, 'a>, member: NodeId, own: Option<NodeId>) -> Option<Vec<&'a Expression<'a>>> {
    let (id, AstKind::CallExpression(call)) = tree.parent(member) else { return None };
    let (statement, AstKind::ExpressionStatement(_)) = tree.parent(id) else { return None };
    let holder = tree.parent(statement);
    let is_own = matches!(holder.1, AstKind::FunctionBody(_)) && tree.function_around(id) == own;
    let items: Vec<&'a Expression<'a>> = call.arguments.iter().filter_map(|argument| argument.as_expression()).collect();
    (is_own && items.len() == call.arguments.len()).then_some(items)
}
