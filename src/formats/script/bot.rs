//! What the callbacks for bots give back: the code of `onSalesbotDesignerSave`, the exits of `salesbotDesignerSettings`, and what the
//! first one asks of its parameters.

use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryOperator, Expression};
use oxc_semantic::{NodeId, SymbolId};
use oxc_span::GetSpan;

use super::data::Data;
use super::tree::{self, Tree};

/// What a script does for bots.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bot {
    /// The codes that `onSalesbotDesignerSave` gives back, at each `return`.
    pub codes: Vec<Code>,
    /// The codes of handlers that it is compared with.
    pub handlers: Vec<(String, Range<usize>)>,
    /// The parameters that it reads.
    pub parameters: Vec<(String, Range<usize>)>,
    /// What `salesbotDesignerSettings` gives back, if it is one thing.
    pub settings: Option<Data>,
}

/// A code of a bot.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// Whether it is made a text, as the platform wants it.
    pub is_text: bool,
    pub data: Data,
}

/// Keys of the parameters that hold a value in other forms of them, and methods of texts.
const WRAPPERS: &[&str] = &["value", "value_manual", "params", "settings", "fields", "data", "length", "toString", "hasOwnProperty"];

/// Reads them off the functions of both callbacks.
pub fn read<'a>(tree: &Tree<'_, 'a>, save: Option<AstKind<'a>>, settings: Option<AstKind<'a>>) -> Bot {
    let mut bot = Bot::default();
    if let Some(save) = save {
        bot.codes = results(tree, save).into_iter().map(|value| code(tree, value)).collect();
        if let Some((parameters, _)) = tree::code(save) {
            if let Some(handler) = tree::parameter(parameters, 0) {
                handlers(tree, handler, &mut bot.handlers);
            }
            if let Some(values) = tree::parameter(parameters, 1) {
                read_keys(tree, values, &mut bot.parameters);
            }
            taken_apart(parameters, &mut bot.parameters);
        }
    }
    if let Some([only]) = settings.map(|settings| results(tree, settings)).as_deref() {
        bot.settings = Some(Data::of(tree, only));
    }
    bot
}

/// The values that a function gives back.
fn results<'a>(tree: &Tree<'_, 'a>, function: AstKind<'a>) -> Vec<&'a Expression<'a>> {
    let id = match function {
        AstKind::Function(function) => function.node_id.get(),
        AstKind::ArrowFunctionExpression(arrow) => {
            if let Some(value) = arrow.body.as_expression() {
                return vec![value];
            }
            arrow.node_id.get()
        }
        _ => return Vec::new(),
    };
    tree.returns(id).iter().filter_map(|one| one.argument.as_ref()).collect()
}

fn code<'a>(tree: &Tree<'_, 'a>, value: &'a Expression<'a>) -> Code {
    match tree.value(tree.result(value)) {
        AstKind::CallExpression(call) if tree::called(call) == Some("stringify") => {
            let data = tree::argument(call, 0).map(|first| Data::of(tree, first));
            let none = || Data { what: super::data::Value::Unknown, range: tree::range(call.span) };
            Code { is_text: true, data: data.unwrap_or_else(none) }
        }
        _ => Code { is_text: false, data: Data::of(tree, value) },
    }
}

/// `handler_code === 'x'`, `switch (handler_code) { case 'x': }`, `['x', 'y'].includes(handler_code)`
fn handlers(tree: &Tree<'_, '_>, symbol: SymbolId, found: &mut Vec<(String, Range<usize>)>) {
    let mut add = |expression: &Expression<'_>| found.extend(tree::string(expression).map(|(text, range)| (text.to_owned(), range)));
    for id in tree.references(symbol) {
        let here = tree::place(tree.kind(id));
        match tree.parent(id).1 {
            AstKind::BinaryExpression(binary) if binary.operator.is_equality() => {
                let other = if tree::range(binary.left.span()) == here { &binary.right } else { &binary.left };
                add(other);
            }
            AstKind::SwitchStatement(switch) => switch.cases.iter().filter_map(|case| case.test.as_ref()).for_each(&mut add),
            _ => {}
        }
    }
}

/// `params.url`, `params['url']`, `const { url } = params`
fn read_keys(tree: &Tree<'_, '_>, symbol: SymbolId, found: &mut Vec<(String, Range<usize>)>) {
    for id in tree.references(symbol) {
        let (member, kind) = tree.parent(id);
        let here = tree::place(tree.kind(id));
        let key = match kind {
            AstKind::StaticMemberExpression(one) => Some((one.property.name.to_string(), tree::range(one.property.span))),
            AstKind::ComputedMemberExpression(one) if tree::range(one.object.span()) == here => {
                tree::string(&one.expression).map(|(key, range)| (key.to_owned(), range))
            }
            AstKind::VariableDeclarator(declarator) => {
                if let oxc_ast::ast::BindingPattern::ObjectPattern(pattern) = &declarator.id {
                    found.extend(keys(pattern));
                }
                None
            }
            _ => None,
        };
        let Some((key, range)) = key else { continue };
        if !WRAPPERS.contains(&key.as_str()) && !is_written(tree, member) {
            found.push((key, range));
        }
    }
}

/// `function (handler_code, { url }) {…}`
fn taken_apart(parameters: &oxc_ast::ast::FormalParameters<'_>, found: &mut Vec<(String, Range<usize>)>) {
    let second = parameters.items.get(1).map(|parameter| &parameter.pattern);
    if let Some(oxc_ast::ast::BindingPattern::ObjectPattern(pattern)) = second {
        found.extend(keys(pattern));
    }
}

fn keys(pattern: &oxc_ast::ast::ObjectPattern<'_>) -> Vec<(String, Range<usize>)> {
    let key = |property: &oxc_ast::ast::BindingProperty<'_>| {
        let key = tree::key(&property.key, property.computed)?;
        (!WRAPPERS.contains(&&*key)).then(|| (key.into_owned(), tree::range(property.key.span())))
    };
    pattern.properties.iter().filter_map(key).collect()
}

/// Whether a member is given a value, or called.
fn is_written(tree: &Tree<'_, '_>, id: NodeId) -> bool {
    let here = tree::place(tree.kind(id));
    match tree.parent(id).1 {
        AstKind::AssignmentExpression(set) => tree::range(set.left.span()) == here,
        AstKind::CallExpression(call) => tree::range(call.callee.span()) == here,
        AstKind::UnaryExpression(unary) => unary.operator.as_str() == "delete",
        AstKind::BinaryExpression(binary) => binary.operator == BinaryOperator::In,
        _ => false,
    }
}
