//! The callbacks that a script declares: `this.callbacks = {…}`, set one by one, in a class, or in an object that is returned.

use std::collections::HashMap;
use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{
    ArrowFunctionBody, AssignmentTarget, CallExpression, ClassElement, Expression, FunctionBody, ObjectExpression, ObjectPropertyKind,
    ReturnStatement, Statement,
};
use oxc_semantic::{NodeId, SymbolId};
use oxc_span::GetSpan;

use super::flow;
use super::tree::{self, Tree};

/// The callbacks that a script declares.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Callbacks {
    /// The callbacks, in the order of the script.
    pub found: Vec<Callback>,
    /// Whether these are all: nothing is put together while the script runs.
    pub is_whole: bool,
    /// Where more can be added.
    pub place: Option<Place>,
    /// Where `callbacks` is given something that isn't an object: a function or a text.
    pub wrong: Option<Range<usize>>,
}

/// A callback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callback {
    /// Its name; `leads.selected` for one within another.
    pub name: String,
    /// The bytes of its name.
    pub range: Range<usize>,
    /// What it gives back.
    pub returns: Returns,
    /// Whether it does nothing.
    pub is_empty: bool,
    /// The bytes of the body of its function, brackets included, if it has one.
    pub body: Option<Range<usize>>,
}

/// What a function gives back, as far as that is plain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returns {
    /// `true`, always.
    True,
    /// `false`, always.
    False,
    /// Nothing at all.
    Nothing,
    /// `true` at some places, and nothing where its end is reached.
    Sometimes,
    /// A promise: it is async.
    Promise,
    /// A promise of nothing: it is async and gives nothing back.
    EmptyPromise,
    /// A promise that is never kept.
    Pending,
    /// Something that isn't known: a value, a promise, different things.
    Unknown,
}

/// Where more callbacks can be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The object that holds them, and the properties in it.
    Object(Range<usize>, Vec<Range<usize>>),
    /// After a statement; with what stands before the name there: `self.callbacks`.
    After(Range<usize>, String),
}

/// By these names an object is known to be the platform's: others have `callbacks` too.
const KNOWN: &[&str] = &[
    "render",
    "init",
    "bind_actions",
    "settings",
    "onSave",
    "destroy",
    "dpSettings",
    "advancedSettings",
    "onInstall",
    "contacts",
    "leads",
    "todo",
    "onSalesbotDesignerSave",
    "initMenuPage",
];
/// How many names an object is looked for through.
const MOST_STEPS: usize = 6;

/// Calls that put the properties of objects together in the first of them.
const MERGES: &[&str] = &["assign", "extend", "merge", "defaults", "assignIn"];

/// Reads them; with the functions that they are, by their names.
pub fn read<'a>(tree: &Tree<'_, 'a>) -> (Callbacks, HashMap<String, AstKind<'a>>) {
    let functions = HashMap::new();
    let mut reader = Reader { tree, out: Callbacks::default(), any: false, partly: false, after: None, seen: Vec::new(), functions };
    for node in tree.nodes.iter() {
        reader.node(node.id(), node.kind());
    }
    let Reader { mut out, any, partly, after, functions, .. } = reader;
    out.found.sort_by_key(|callback| callback.range.start);
    out.found.dedup_by(|a, b| a.range == b.range);
    out.is_whole = any && !partly && !out.found.is_empty();
    if out.place.is_none() {
        out.place = after;
    }
    (out, functions)
}

struct Reader<'r, 't, 'a> {
    tree: &'r Tree<'t, 'a>,
    out: Callbacks,
    /// Whether something is called `callbacks`.
    any: bool,
    /// Whether a part of them is unknown.
    partly: bool,
    after: Option<Place>,
    /// Objects that were read, by their start.
    seen: Vec<u32>,
    functions: HashMap<String, AstKind<'a>>,
}

impl<'a> Reader<'_, '_, 'a> {
    fn node(&mut self, id: NodeId, kind: AstKind<'a>) {
        match kind {
            AstKind::AssignmentExpression(set) => self.assigned(id, &set.left, &set.right),
            AstKind::CallExpression(call) if tree::called(call).is_some_and(|name| MERGES.contains(&name)) => self.merged(call),
            AstKind::ObjectProperty(property) if tree::key(&property.key, property.computed).as_deref() == Some("callbacks") => {
                self.value(&property.value, 0);
            }
            AstKind::Class(class) => {
                for element in &class.body.body {
                    if element.static_name().as_deref() == Some("callbacks") {
                        self.element(element);
                    }
                }
            }
            _ => {}
        }
    }

    fn element(&mut self, element: &'a ClassElement<'a>) {
        match element {
            ClassElement::PropertyDefinition(property) => property.value.iter().for_each(|value| self.value(value, 0)),
            ClassElement::MethodDefinition(method) => {
                let values = self.tree.returns(method.value.node_id.get());
                for value in values.iter().filter_map(|statement| statement.argument.as_ref()) {
                    self.value(value, 0);
                }
            }
            _ => {}
        }
    }

    /// `x.callbacks = …`, `x.callbacks.render = …`, `x.callbacks.leads.selected = …`.
    fn assigned(&mut self, id: NodeId, left: &'a AssignmentTarget<'a>, right: &'a Expression<'a>) {
        let Some(target) = left.as_member_expression() else { return };
        let mut path = Vec::new();
        let mut member = target;
        let holder = loop {
            let (name, range) = match member {
                oxc_ast::ast::MemberExpression::StaticMemberExpression(one) => (one.property.name.as_str(), tree::range(one.property.span)),
                oxc_ast::ast::MemberExpression::ComputedMemberExpression(one) => match tree::string(&one.expression) {
                    Some((name, range)) => (name, range),
                    None => {
                        self.partly |= tree::member(&one.object).is_some_and(|(name, _)| name == "callbacks");
                        return;
                    }
                },
                oxc_ast::ast::MemberExpression::PrivateFieldExpression(_) => return,
            };
            if name == "callbacks" {
                break member;
            }
            path.insert(0, (name.to_owned(), range));
            match member.object().get_inner_expression().get_member_expr() {
                Some(next) if path.len() < 3 => member = next,
                _ => return,
            }
        };
        match path.last() {
            None => self.value(right, 0),
            Some((_, range)) => {
                let name = path.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(".");
                self.any = true;
                self.property(name, range.clone(), right);
                let (_, statement) = self.tree.parent(id);
                if matches!(statement, AstKind::ExpressionStatement(_)) {
                    let prefix = self.tree.at(tree::range(holder.span())).to_owned();
                    self.after = Some(Place::After(tree::place(statement), prefix));
                }
            }
        }
    }

    /// `Object.assign(this.callbacks, {…})`
    fn merged(&mut self, call: &'a CallExpression<'a>) {
        let mut arguments = call.arguments.iter();
        // `$.extend(true, …)`
        let first = arguments.by_ref().filter_map(|argument| argument.as_expression()).find(|one| !one.is_literal());
        if first.and_then(tree::member).is_none_or(|(name, _)| name != "callbacks") {
            return;
        }
        for argument in arguments {
            match argument.as_expression() {
                Some(value) => self.value(value, 1),
                None => self.unclear(),
            }
        }
    }

    /// Reads the value of `callbacks`.
    fn value(&mut self, value: &'a Expression<'a>, steps: usize) {
        match value.get_inner_expression() {
            Expression::ObjectExpression(object) => self.object(object),
            Expression::Identifier(identifier) => {
                let symbol = self.tree.symbol(identifier).filter(|_| steps < MOST_STEPS);
                match symbol.and_then(|symbol| Some((symbol, self.tree.value_of(symbol)?))) {
                    Some((symbol, value)) => {
                        self.value(value, steps + 1);
                        self.set_later(symbol);
                    }
                    None => self.unclear(),
                }
            }
            Expression::LogicalExpression(logical) => self.value(&logical.right, steps + 1),
            // `Object.assign({…}, …)` and its like.
            Expression::CallExpression(call) if tree::called(call).is_some_and(|name| MERGES.contains(&name)) => {
                for argument in &call.arguments {
                    match argument.as_expression() {
                        Some(Expression::Identifier(_) | Expression::ObjectExpression(_)) if steps < MOST_STEPS => {
                            argument.as_expression().into_iter().for_each(|argument| self.value(argument, steps + 1));
                        }
                        _ => self.unclear(),
                    }
                }
            }
            // A list or a function is no such object.
            other => {
                let is_wrong = is_function(other) || other.is_literal() || matches!(other, Expression::ArrayExpression(_));
                if is_wrong && steps == 0 && !other.is_null() {
                    self.out.wrong.get_or_insert_with(|| tree::range(other.span()));
                }
                self.unclear();
            }
        }
    }

    fn unclear(&mut self) {
        self.any = true;
        self.partly = true;
    }

    /// `callbacks.render = …` of an object that has a name of its own.
    fn set_later(&mut self, symbol: SymbolId) {
        for id in self.tree.references(symbol) {
            let (member, kind) = self.tree.parent(id);
            let name = match kind {
                AstKind::StaticMemberExpression(one) => Some((one.property.name.to_string(), tree::range(one.property.span))),
                AstKind::ComputedMemberExpression(one) => tree::string(&one.expression).map(|(name, range)| (name.to_owned(), range)),
                _ => None,
            };
            let (_, set) = self.tree.parent(member);
            if let (Some((name, range)), AstKind::AssignmentExpression(set)) = (name, set)
                && tree::place(kind) == tree::range(set.left.span())
            {
                self.property(name, range, &set.right);
            }
        }
    }

    fn object(&mut self, object: &'a ObjectExpression<'a>) {
        let named = |property: &ObjectPropertyKind<'a>| {
            let property = property.as_property()?;
            tree::key(&property.key, property.computed)
        };
        let is_known = object.properties.iter().filter_map(named).any(|name| KNOWN.contains(&&*name) || name.ends_with(".selected"));
        if self.seen.contains(&object.span.start) || !is_known && !object.properties.is_empty() {
            // Another library's.
            self.partly |= !is_known && object.properties.iter().any(ObjectPropertyKind::is_spread);
            return;
        }
        self.seen.push(object.span.start);
        self.any = true;
        for property in &object.properties {
            let Some(property) = property.as_property() else {
                self.partly = true;
                continue;
            };
            match tree::key(&property.key, property.computed) {
                Some(name) => self.property(name.into_owned(), tree::range(property.key.span()), &property.value),
                None => self.partly = true,
            }
        }
        let properties = object.properties.iter().map(|property| tree::range(property.span())).collect();
        if self.out.place.is_none() || is_known {
            let larger = |place: &Place| matches!(place, Place::Object(_, old) if old.len() >= object.properties.len());
            if !self.out.place.as_ref().is_some_and(larger) {
                self.out.place = Some(Place::Object(tree::range(object.span), properties));
            }
        }
    }

    /// One callback, or an object of some.
    fn property(&mut self, name: String, range: Range<usize>, value: &'a Expression<'a>) {
        if let Expression::ObjectExpression(object) = value.get_inner_expression() {
            for inner in &object.properties {
                let inner = inner.as_property().and_then(|inner| Some((tree::key(&inner.key, inner.computed)?, inner)));
                match inner {
                    Some((key, inner)) => self.single(format!("{name}.{key}"), tree::range(inner.key.span()), &inner.value),
                    None => self.partly = true,
                }
            }
            return;
        }
        // An object from elsewhere, whose callbacks are unknown.
        self.partly |= matches!(name.as_str(), "contacts" | "leads" | "todo" | "tasks") && !is_function(value);
        self.single(name, range, value);
    }

    /// The method of the class around that `this.start` means.
    fn method(&self, value: &'a Expression<'a>) -> Option<&'a oxc_ast::ast::Function<'a>> {
        let Expression::StaticMemberExpression(member) = value.get_inner_expression() else { return None };
        if !self.tree.is_this(&member.object) {
            return None;
        }
        let class = self.tree.around(member.node_id.get()).find_map(|(_, kind)| match kind {
            AstKind::Class(class) => Some(class),
            _ => None,
        });
        class?.body.body.iter().find_map(|element| match element {
            ClassElement::MethodDefinition(method) if element.static_name().as_deref() == Some(member.property.name.as_str()) => {
                Some(&*method.value)
            }
            _ => None,
        })
    }

    fn single(&mut self, name: String, range: Range<usize>, value: &'a Expression<'a>) {
        let (returns, is_empty, body) = self.function(value, 0).unwrap_or((Returns::Unknown, false, None));
        // One that is bound to something has another `this`.
        if !matches!(value.get_inner_expression(), Expression::CallExpression(_)) {
            let code = self.method(value).map_or_else(|| self.tree.value(value), AstKind::Function);
            self.functions.entry(name.clone()).or_insert(code);
        } else if let Some(inner) = bound(value) {
            self.functions.entry(format!("{BOUND}{name}")).or_insert_with(|| self.tree.value(inner));
        }
        self.out.found.push(Callback { name, range, returns, is_empty, body });
    }

    /// What a function gives back, whether it does nothing, and its body.
    fn function(&self, value: &'a Expression<'a>, steps: usize) -> Option<(Returns, bool, Option<Range<usize>>)> {
        match value.get_inner_expression() {
            Expression::FunctionExpression(function) => {
                self.body(function.node_id.get(), function.body.as_deref()?, function.r#async || function.generator)
            }
            Expression::ArrowFunctionExpression(arrow) => match &arrow.body {
                ArrowFunctionBody::FunctionBody(body) => self.body(arrow.node_id.get(), body, arrow.r#async),
                other => {
                    let value = other.as_expression().filter(|_| !arrow.r#async);
                    let returns = value.map_or(Returns::Promise, |value| self.returned(value));
                    Some((returns, value.is_some_and(Expression::is_literal), None))
                }
            },
            // `_.bind(function () {…}, this)`, `$.proxy(…)`
            Expression::CallExpression(call) if steps < MOST_STEPS && matches!(tree::called(call), Some("bind" | "proxy")) => {
                let first = call.arguments.first().and_then(|argument| argument.as_expression());
                let on = call.callee.get_member_expr().map(oxc_ast::ast::MemberExpression::object);
                let of = |value: &&'a Expression<'a>| is_function(value) || matches!(value, Expression::Identifier(_));
                first.filter(of).and_then(|value| self.function(value, steps + 1)).or_else(|| self.function(on?, steps + 1))
            }
            value @ Expression::StaticMemberExpression(_) => {
                let method = self.method(value)?;
                self.body(method.node_id.get(), method.body.as_deref()?, method.r#async || method.generator)
            }
            Expression::Identifier(identifier) if steps < MOST_STEPS => {
                let symbol = self.tree.symbol(identifier).filter(|symbol| self.tree.is_constant(*symbol))?;
                match self.tree.kind(self.tree.declaration(symbol)) {
                    AstKind::Function(function) => {
                        self.body(function.node_id.get(), function.body.as_deref()?, function.r#async || function.generator)
                    }
                    _ => self.function(self.tree.value_of(symbol)?, steps + 1),
                }
            }
            _ => None,
        }
    }

    fn body(&self, id: NodeId, body: &FunctionBody<'a>, promises: bool) -> Option<(Returns, bool, Option<Range<usize>>)> {
        let returns = self.tree.returns(id);
        let mut kinds: Vec<Returns> =
            returns.iter().map(|one| one.argument.as_ref().map_or(Returns::Nothing, |value| self.returned(value))).collect();
        kinds.dedup();
        let falls = flow::falls_through(&body.statements);
        let throws = matches!(body.statements.last(), Some(Statement::ThrowStatement(_)));
        let given = match kinds.as_slice() {
            _ if throws => Returns::Unknown,
            [] | [Returns::Nothing] if promises => Returns::EmptyPromise,
            _ if promises => Returns::Promise,
            [] => Returns::Nothing,
            [Returns::True] if falls => Returns::Sometimes,
            [one] => *one,
            _ => Returns::Unknown,
        };
        let is_plain = |statement: &Statement<'a>| matches!(statement, Statement::ReturnStatement(one) if is_plain(one));
        Some((given, body.statements.iter().all(is_plain), Some(tree::range(body.span))))
    }

    /// What a value is, with promises that are never kept.
    fn returned(&self, value: &'a Expression<'a>) -> Returns {
        if let Expression::CallExpression(call) = value.get_inner_expression()
            && tree::called(call) == Some("reject")
            && tree::called_on(call).is_some_and(|on| self.tree.is_global(on, "Promise"))
        {
            return Returns::Pending;
        }
        if self.is_forgotten(value) {
            return Returns::Pending;
        }
        let Expression::NewExpression(new) = value.get_inner_expression() else { return returned(value) };
        if !self.tree.is_global(&new.callee, "Promise") {
            return Returns::Unknown;
        }
        let executor = new.arguments.first().and_then(|one| one.as_expression()).map(|one| self.tree.value(one));
        let Some((parameters, _)) = executor.and_then(tree::code) else { return Returns::Unknown };
        let keeps = match tree::parameter(parameters, 0) {
            Some(resolve) => self.tree.references(resolve).next().is_some(),
            None => !parameters.items.is_empty(),
        };
        if keeps { Returns::Unknown } else { Returns::Pending }
    }

    /// Whether a value is a promise of jQuery that nothing keeps: `const saved = $.Deferred(); …; return saved.promise();`
    fn is_forgotten(&self, value: &'a Expression<'a>) -> bool {
        let made = match value.get_inner_expression() {
            Expression::CallExpression(call) if tree::called(call) == Some("promise") => tree::called_on(call),
            value => Some(value),
        };
        let Some(Expression::Identifier(name)) = made.map(Expression::get_inner_expression) else { return false };
        let Some(symbol) = self.tree.symbol(name).filter(|symbol| self.tree.is_constant(*symbol)) else { return false };
        let is_deferred = match self.tree.value_of(symbol).map(Expression::get_inner_expression) {
            Some(Expression::CallExpression(call)) => tree::called(call) == Some("Deferred"),
            Some(Expression::NewExpression(new)) => tree::member(&new.callee).is_some_and(|(name, _)| name == "Deferred"),
            _ => false,
        };
        is_deferred
            && self.tree.references(symbol).all(|id| match self.tree.parent(id).1 {
                AstKind::StaticMemberExpression(member) => matches!(member.property.name.as_str(), "promise" | "reject" | "fail"),
                AstKind::ReturnStatement(_) => true,
                _ => false,
            })
    }
}

/// What stands before the name of a callback that is bound to something.
pub const BOUND: &str = "bound ";

/// The function that is bound: the first argument of `_.bind(…)`, or what `.bind(…)` is called on.
fn bound<'a>(value: &'a Expression<'a>) -> Option<&'a Expression<'a>> {
    let Expression::CallExpression(call) = value.get_inner_expression() else { return None };
    let name = tree::called(call).filter(|name| matches!(*name, "bind" | "proxy"))?;
    let first = tree::argument(call, 0)?;
    if is_function(first) || name == "proxy" { Some(first) } else { tree::called_on(call) }
}

fn is_plain(statement: &ReturnStatement<'_>) -> bool {
    statement.argument.as_ref().is_none_or(|value| value.is_literal() || returned(value) != Returns::Unknown)
}

fn is_function(value: &Expression<'_>) -> bool {
    matches!(value.get_inner_expression(), Expression::FunctionExpression(_) | Expression::ArrowFunctionExpression(_))
}

fn returned(value: &Expression<'_>) -> Returns {
    match value.get_inner_expression() {
        Expression::BooleanLiteral(literal) => {
            if literal.value {
                Returns::True
            } else {
                Returns::False
            }
        }
        // `!0` and `!1`, as minifiers write them.
        Expression::UnaryExpression(unary) if unary.operator.as_str() == "!" => match &unary.argument {
            Expression::NumericLiteral(number) => {
                if number.value == 0.0 {
                    Returns::True
                } else {
                    Returns::False
                }
            }
            _ => Returns::Unknown,
        },
        value if value.is_undefined() || value.is_void_0() => Returns::Nothing,
        _ => Returns::Unknown,
    }
}
