//! What the callbacks for bots give back: the code of `onSalesbotDesignerSave`, the exits of `salesbotDesignerSettings`, and what the
//! first one asks of its parameters.

use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryOperator, Expression};
use oxc_semantic::{NodeId, SymbolId};
use oxc_span::GetSpan;

use super::data::{Data, Value};
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

/// Through how many maps and choices a code is followed.
const MOST_STEPS: usize = 4;

/// Reads them off the functions of both callbacks.
pub fn read<'a>(tree: &Tree<'_, 'a>, save: Option<AstKind<'a>>, settings: Option<AstKind<'a>>) -> Bot {
    let mut bot = Bot::default();
    if let Some(save) = save {
        for value in results(tree, save) {
            codes(tree, value, 0, &mut bot.codes);
        }
        if let Some((parameters, _)) = tree::code(save) {
            if let Some(handler) = tree::parameter(parameters, 0) {
                handlers(tree, handler, &mut bot.handlers);
            }
            if let Some(values) = tree::parameter(parameters, 1) {
                read_keys(tree, values, 0, &mut bot.parameters);
            }
            taken_apart(parameters, &mut bot.parameters);
        }
    }
    bot.settings = settings.and_then(|settings| match results(tree, settings).as_slice() {
        [] => tree::code(settings).map(|_| Data { what: Value::Word("undefined"), range: tree::place(settings) }),
        [only] => Some(Data::of(tree, only)),
        _ => None,
    });
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

/// The codes that a value may be: a choice has two, and a map by the codes of handlers has one for each.
fn codes<'a>(tree: &Tree<'_, 'a>, value: &'a Expression<'a>, depth: usize, found: &mut Vec<Code>) {
    let next = depth + 1;
    match tree.value(tree.result(value)) {
        _ if depth > MOST_STEPS => {}
        AstKind::ConditionalExpression(choice) => {
            codes(tree, &choice.consequent, next, found);
            codes(tree, &choice.alternate, next, found);
        }
        AstKind::LogicalExpression(choice) => {
            codes(tree, &choice.left, next, found);
            codes(tree, &choice.right, next, found);
        }
        AstKind::ComputedMemberExpression(member) => {
            each(tree, &member.object).for_each(|value| codes(tree, value, next, found));
        }
        AstKind::CallExpression(call) if tree::called(call) == Some("stringify") => {
            let before = found.len();
            tree::argument(call, 0).into_iter().for_each(|first| codes(tree, first, next, found));
            found.iter_mut().skip(before).for_each(|code| code.is_text = true);
        }
        AstKind::CallExpression(call) => {
            for function in called(tree, call) {
                results(tree, function).into_iter().for_each(|value| codes(tree, value, next, found));
            }
        }
        _ => found.push(Code { is_text: false, data: Data::of(tree, value) }),
    }
}

/// The values of an object that is written down.
fn each<'t, 'a>(tree: &'t Tree<'_, 'a>, object: &'a Expression<'a>) -> impl Iterator<Item = &'a Expression<'a>> + use<'t, 'a> {
    let object = if let AstKind::ObjectExpression(object) = tree.value(object) { Some(object) } else { None };
    object.into_iter().flat_map(|object| &object.properties).filter_map(|one| Some(&one.as_property()?.value))
}

/// The functions of the script that a call may mean: the one of that name, or all of a map.
fn called<'a>(tree: &Tree<'_, 'a>, call: &'a oxc_ast::ast::CallExpression<'a>) -> Vec<AstKind<'a>> {
    match call.callee.get_inner_expression() {
        Expression::ComputedMemberExpression(member) => each(tree, &member.object).map(|value| tree.value(value)).collect(),
        callee => vec![tree.value(callee)],
    }
}

/// `handler_code === 'x'`, `switch (handler_code) { case 'x': }`, `{ x: … }[handler_code]`
fn handlers(tree: &Tree<'_, '_>, symbol: SymbolId, found: &mut Vec<(String, Range<usize>)>) {
    let read = |expression: &Expression<'_>| tree::string(expression).map(|(text, range)| (text.to_owned(), range));
    for id in tree.references(symbol) {
        let here = tree::place(tree.kind(id));
        match tree.parent(id).1 {
            AstKind::BinaryExpression(binary) if binary.operator.is_equality() => {
                let other = if tree::range(binary.left.span()) == here { &binary.right } else { &binary.left };
                found.extend(read(other));
            }
            AstKind::SwitchStatement(switch) => found.extend(switch.cases.iter().filter_map(|case| read(case.test.as_ref()?))),
            AstKind::ComputedMemberExpression(one) if tree::range(one.expression.span()) == here => {
                if let AstKind::ObjectExpression(map) = tree.value(&one.object) {
                    found.extend(
                        map.properties
                            .iter()
                            .filter_map(|one| one.as_property())
                            .filter_map(|one| Some((tree::key(&one.key, one.computed)?.into_owned(), tree::range(one.key.span())))),
                    );
                }
            }
            _ => {}
        }
    }
}

/// `params.url`, `params['url']`, `const { url } = params`; also in the functions that it is handed to.
fn read_keys(tree: &Tree<'_, '_>, symbol: SymbolId, depth: usize, found: &mut Vec<(String, Range<usize>)>) {
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
            AstKind::CallExpression(call) if depth < MOST_STEPS => {
                if let Some(at) = call.arguments.iter().position(|one| tree::range(one.span()) == here) {
                    for (parameters, _) in called(tree, call).into_iter().filter_map(tree::code) {
                        tree::parameter(parameters, at).into_iter().for_each(|symbol| read_keys(tree, symbol, depth + 1, found));
                    }
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
