//! What a script gives the loader, and whether the CRM can make a widget of it: a function that it calls with `new`, which puts an
//! object `callbacks` on what is made.

use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, CallExpression, ClassElement, Expression, MemberExpression};
use oxc_semantic::NodeId;
use oxc_span::GetSpan;

use super::form::Form;
use super::tree::{self, Tree};

/// What a script gives the loader.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exports {
    pub given: Given,
    /// Where it is given, or where its module is defined.
    pub range: Range<usize>,
    /// The first `import` or `export`, with which the browser runs nothing of a script that isn't loaded as a module of its own.
    pub es: Option<Range<usize>>,
    /// The second module without a name, which the loader passes over.
    pub second: Option<Range<usize>>,
    /// The function that makes the widget.
    pub constructor: Option<Range<usize>>,
    /// Whether that function surely puts no `callbacks` on the widget.
    pub lacks_callbacks: bool,
}

/// What a module gives back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Given {
    /// Something that can't be told.
    #[default]
    Unknown,
    /// A function that can be called with `new`.
    Constructor,
    /// Nothing.
    Nothing,
    /// An object that is written down.
    Object,
    /// What `new` has made.
    Instance,
    /// A function that can't be called with `new`: an arrow function, or one that is async.
    Arrow,
    /// A promise.
    Promise,
    /// A text, a number, a list.
    Value,
    /// What another module gives, by its id.
    Module(String),
}

impl Given {
    /// Whether the CRM surely makes no widget of it.
    pub fn is_refused(&self) -> bool {
        !matches!(self, Self::Unknown | Self::Constructor | Self::Module(_))
    }
}

/// How many functions a result is followed through.
const MOST_STEPS: usize = 6;

/// A result with its bytes, and the constructor if it is one.
struct Result<'a> {
    given: Given,
    range: Range<usize>,
    code: Option<AstKind<'a>>,
}

/// Reads them; with the node of the constructor.
pub fn read<'a>(tree: &Tree<'_, 'a>, form: &Form) -> (Exports, Option<AstKind<'a>>) {
    let mut defines = Vec::new();
    let mut inner = 0;
    for node in tree.nodes.iter() {
        let AstKind::CallExpression(call) = node.kind() else { continue };
        if !tree.is_global(&call.callee, "define") {
            continue;
        }
        let is_plain = tree.around(node.id()).all(|(id, kind)| match kind {
            AstKind::ConditionalExpression(_) | AstKind::LogicalExpression(_) | AstKind::IfStatement(_) => false,
            kind if tree::is_function(kind) => tree.is_called_at_once(id),
            _ => true,
        });
        match is_plain {
            true => defines.push(call),
            false => inner += 1,
        }
    }
    let es = tree.nodes.iter().find(|node| node.kind().is_module_declaration()).map(|node| tree::place(node.kind()));
    let unknown = Exports { es: es.clone(), ..Exports::default() };
    let is_nameless = |call: &&&'a CallExpression<'a>| tree::argument(call, 0).and_then(tree::string).is_none();
    let nameless: Vec<_> = defines.iter().filter(is_nameless).collect();
    let Some(call) = nameless.first().filter(|_| inner == 0) else { return (unknown, None) };
    let result = module(tree, call, form);
    let mut exports = Exports {
        given: result.given,
        range: result.range,
        es,
        second: nameless.get(1).map(|call| tree::range(call.callee.span())),
        ..Exports::default()
    };
    if let Some(code) = result.code {
        exports.constructor = Some(tree::place(code));
        exports.lacks_callbacks = lacks_callbacks(tree, code);
    }
    (exports, result.code)
}

/// What a module gives back that `define` is called for.
fn module<'a>(tree: &Tree<'_, 'a>, call: &'a CallExpression<'a>, form: &Form) -> Result<'a> {
    let unknown = |given: Given| Result { given, range: tree::range(call.callee.span()), code: None };
    let Some(last) = call.arguments.last().and_then(Argument::as_expression) else { return unknown(Given::Nothing) };
    match tree.value(last) {
        AstKind::ObjectExpression(object) => Result { given: Given::Object, range: tree::range(object.span), code: None },
        factory @ (AstKind::Function(_) | AstKind::ArrowFunctionExpression(_)) => {
            let is_async = matches!(factory, AstKind::Function(one) if one.r#async || one.generator)
                || matches!(factory, AstKind::ArrowFunctionExpression(one) if one.r#async);
            if is_async {
                return unknown(Given::Promise);
            }
            let parameters = tree::code(factory).map(|(parameters, _)| parameters);
            let module_id = |value: &'a Expression<'a>| {
                let Expression::Identifier(identifier) = value.get_inner_expression() else { return None };
                let symbol = tree.symbol(identifier)?;
                let at = (0..parameters?.items.len()).find(|at| parameters.and_then(|all| tree::parameter(all, *at)) == Some(symbol))?;
                let Argument::ArrayExpression(list) = call.arguments.get(call.arguments.len().checked_sub(2)?)? else { return None };
                let (id, _) = tree::string(list.elements.get(at)?.as_expression()?)?;
                Some(id.to_owned())
            };
            let mut result = of_function(tree, factory, 0);
            if let AstKind::IdentifierReference(_) | AstKind::CallExpression(_) = factory {
                return unknown(Given::Unknown);
            }
            // `exports` and `module.exports` are given back without a `return`.
            if result.given == Given::Nothing && uses_exports(tree, call, form) {
                return unknown(Given::Unknown);
            }
            if result.given == Given::Nothing && result.range.is_empty() {
                result.range = tree::range(call.callee.span());
            }
            let returned = tree.returns(factory_id(factory)).first().and_then(|one| one.argument.as_ref());
            if let Some(id) = returned.and_then(module_id) {
                result.given = Given::Module(id);
            }
            result
        }
        AstKind::StringLiteral(_) | AstKind::ArrayExpression(_) | AstKind::NumericLiteral(_) => unknown(Given::Value),
        AstKind::NewExpression(_) => unknown(Given::Instance),
        _ => unknown(Given::Unknown),
    }
}

fn factory_id(kind: AstKind<'_>) -> NodeId {
    match kind {
        AstKind::Function(function) => function.node_id.get(),
        AstKind::ArrowFunctionExpression(arrow) => arrow.node_id.get(),
        _ => NodeId::DUMMY,
    }
}

/// Whether a module fills the object of the CommonJS form.
fn uses_exports(tree: &Tree<'_, '_>, call: &CallExpression<'_>, form: &Form) -> bool {
    let place = tree::range(call.span);
    let text = tree.at(place);
    text.contains("exports") || form.needs.iter().any(|need| matches!(need.id.as_str(), "exports" | "module"))
}

/// What a function gives back.
fn of_function<'a>(tree: &Tree<'_, 'a>, function: AstKind<'a>, steps: usize) -> Result<'a> {
    let none = |given: Given, range: Range<usize>| Result { given, range, code: None };
    if let AstKind::ArrowFunctionExpression(arrow) = function
        && let Some(value) = arrow.body.as_expression()
    {
        return of_value(tree, value, steps);
    }
    let returns = tree.returns(factory_id(function));
    match returns {
        [] => none(Given::Nothing, 0..0),
        [only] => match &only.argument {
            Some(value) => of_value(tree, value, steps),
            None => none(Given::Nothing, tree::range(only.span)),
        },
        // Different things: wrong only if all of them are.
        many => {
            let values: Vec<_> = many.iter().filter_map(|one| one.argument.as_ref()).map(|value| of_value(tree, value, steps)).collect();
            if values.iter().any(|result| !result.given.is_refused()) {
                return none(Given::Unknown, 0..0);
            }
            values
                .into_iter()
                .next()
                .unwrap_or_else(|| none(Given::Nothing, many.first().map(|one| tree::range(one.span)).unwrap_or_default()))
        }
    }
}

fn of_value<'a>(tree: &Tree<'_, 'a>, value: &'a Expression<'a>, steps: usize) -> Result<'a> {
    let range = tree::range(value.span());
    let plain = |given: Given| Result { given, range: range.clone(), code: None };
    if steps > MOST_STEPS {
        return plain(Given::Unknown);
    }
    match tree.value(value) {
        code @ AstKind::Function(function) => match function.r#async || function.generator {
            true => plain(Given::Arrow),
            false => Result { given: Given::Constructor, range, code: Some(code) },
        },
        code @ AstKind::Class(_) => Result { given: Given::Constructor, range, code: Some(code) },
        AstKind::ArrowFunctionExpression(_) => plain(Given::Arrow),
        AstKind::ObjectExpression(_) => plain(Given::Object),
        AstKind::NewExpression(_) => plain(Given::Instance),
        AstKind::StringLiteral(_) | AstKind::ArrayExpression(_) | AstKind::NumericLiteral(_) | AstKind::BooleanLiteral(_) => {
            plain(Given::Value)
        }
        AstKind::NullLiteral(_) => plain(Given::Nothing),
        AstKind::IdentifierReference(name) if name.name == "undefined" && tree.symbol(name).is_none() => plain(Given::Nothing),
        AstKind::CallExpression(call) => match tree.value(&call.callee) {
            function @ AstKind::ArrowFunctionExpression(arrow) if !arrow.r#async => at_place(of_function(tree, function, steps + 1), range),
            function @ AstKind::Function(one) if !one.r#async && !one.generator => at_place(of_function(tree, function, steps + 1), range),
            _ if makes_object(tree, call) => plain(Given::Object),
            _ => plain(Given::Unknown),
        },
        _ => plain(Given::Unknown),
    }
}

/// Calls that give an object back: of `Object` any of these, of a library those that fill their first argument.
const OBJECTS: &[&str] = &["create", "fromEntries"];
const FILLS: &[&str] = &["assign", "extend", "merge", "defaults", "freeze", "seal"];

fn makes_object<'a>(tree: &Tree<'_, 'a>, call: &'a CallExpression<'a>) -> bool {
    let Some((name, on)) = tree::called(call).zip(tree::called_on(call)) else { return false };
    let is_first = tree::argument(call, 0).is_some_and(|first| matches!(tree.value(first), AstKind::ObjectExpression(_)));
    OBJECTS.contains(&name) && tree.is_global(on, "Object") || FILLS.contains(&name) && is_first
}

fn at_place(result: Result<'_>, range: Range<usize>) -> Result<'_> {
    Result { range: if result.code.is_some() { result.range } else { range }, ..result }
}

/// Whether a constructor surely leaves its object without `callbacks`: nothing in the script is called so but names of its own, and the
/// object is handed to nobody who could add them.
fn lacks_callbacks<'a>(tree: &Tree<'_, 'a>, code: AstKind<'a>) -> bool {
    const NAME: &str = "callbacks";
    let place = tree::place(code);
    // `Widget.callbacks`, which isn't a part of what `new` makes.
    let is_static = |object: &'a Expression<'a>| tree::place(tree.value(object)) == place;
    let named = |kind: AstKind<'a>| match kind {
        AstKind::StaticMemberExpression(member) => member.property.name == NAME && !is_static(&member.object),
        AstKind::StringLiteral(literal) => literal.value == NAME,
        AstKind::ObjectProperty(property) => tree::key(&property.key, property.computed).as_deref() == Some(NAME),
        AstKind::Class(class) => {
            class.body.body.iter().any(|element| element.static_name().as_deref() == Some(NAME) && !element.r#static())
        }
        _ => false,
    };
    if tree.nodes.iter().any(|node| named(node.kind())) {
        return false;
    }
    let inside = tree::place(code);
    let is_inside = |place: Range<usize>| place.start >= inside.start && place.end <= inside.end;
    if let AstKind::Class(class) = code
        && (class.heritage.is_some() || class.body.body.iter().any(|element| matches!(element, ClassElement::AccessorProperty(_))))
    {
        return false;
    }
    let hands_on = |kind: AstKind<'a>| match kind {
        AstKind::CallExpression(call) if !tree::called(call).is_some_and(|name| BINDS.contains(&name)) => {
            hands_this_on(tree, code, &call.arguments)
        }
        AstKind::NewExpression(new) => hands_this_on(tree, code, &new.arguments),
        AstKind::AssignmentExpression(set) => {
            matches!(set.left.as_member_expression(), Some(MemberExpression::ComputedMemberExpression(member)) if tree.is_this(&member.object))
        }
        AstKind::ReturnStatement(one) => one.argument.as_ref().is_some_and(|value| match tree.value(value) {
            AstKind::ThisExpression(_) => false,
            AstKind::ObjectExpression(object) => object.properties.iter().any(oxc_ast::ast::ObjectPropertyKind::is_spread),
            AstKind::CallExpression(_) | AstKind::NewExpression(_) | AstKind::IdentifierReference(_) => {
                tree.returns(factory_id(code)).iter().any(|own| own.span == one.span)
            }
            _ => false,
        }),
        _ => false,
    };
    !tree.nodes.iter().any(|node| is_inside(tree::place(node.kind())) && hands_on(node.kind()))
}

/// Calls that give a function its `this` and do nothing to it.
const BINDS: &[&str] = &["bind", "proxy"];

/// Whether the widget's object is among the arguments of a call.
fn hands_this_on<'a>(tree: &Tree<'_, 'a>, code: AstKind<'a>, arguments: &'a [Argument<'a>]) -> bool {
    let is_widget = |value: &'a Expression<'a>| match value {
        // In a handler it is something else.
        Expression::ThisExpression(this) => matches!(code, AstKind::Class(_)) || tree.this_of(this.node_id.get()) == Some(factory_id(code)),
        value => tree.is_this(value),
    };
    arguments.iter().any(|argument| argument.is_spread() || argument.as_expression().is_some_and(is_widget))
}
