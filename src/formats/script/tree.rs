//! A parsed script with what several readers need of it. Each goes over all nodes in a row and looks up their parents.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{
    ArrowFunctionBody, AssignmentOperator, BindingPattern, CallExpression, Expression, FormalParameters, FunctionBody, IdentifierReference,
    MemberExpression, ReturnStatement,
};
use oxc_semantic::{AstNodes, NodeId, Scoping, Semantic, SymbolId};
use oxc_span::{GetSpan, Span};

/// A parsed script.
pub struct Tree<'t, 'a> {
    pub text: &'t str,
    /// Its nodes, in the order in which they begin.
    pub nodes: &'t AstNodes<'a>,
    scoping: &'t Scoping,
    returns: HashMap<NodeId, Vec<&'a ReturnStatement<'a>>>,
}

impl<'t, 'a> Tree<'t, 'a> {
    pub fn new(text: &'t str, semantic: &'t Semantic<'a>) -> Self {
        let mut tree = Self { text, nodes: semantic.nodes(), scoping: semantic.scoping(), returns: HashMap::new() };
        for node in tree.nodes.iter() {
            if let AstKind::ReturnStatement(statement) = node.kind() {
                let function = tree.nodes.ancestors(node.id()).find(|node| is_function(node.kind()));
                if let Some(function) = function {
                    tree.returns.entry(function.id()).or_default().push(statement);
                }
            }
        }
        tree
    }

    /// The text of a place.
    pub fn at(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    pub fn kind(&self, id: NodeId) -> AstKind<'a> {
        self.nodes.kind(id)
    }

    pub fn parent(&self, id: NodeId) -> (NodeId, AstKind<'a>) {
        let parent = self.nodes.parent_id(id);
        (parent, self.nodes.kind(parent))
    }

    /// The values that a function gives back at its `return`s.
    pub fn returns(&self, function: NodeId) -> &[&'a ReturnStatement<'a>] {
        self.returns.get(&function).map_or(&[], Vec::as_slice)
    }

    /// What an identifier names; `None` for what the script doesn't declare.
    pub fn symbol(&self, identifier: &IdentifierReference<'a>) -> Option<SymbolId> {
        self.scoping.get_reference(identifier.reference_id.get()?).symbol_id()
    }

    /// The places that name a symbol.
    pub fn references(&self, symbol: SymbolId) -> impl Iterator<Item = NodeId> + '_ {
        self.scoping.get_resolved_references(symbol).map(oxc_semantic::Reference::node_id)
    }

    /// Whether a symbol gets its value once, where it is declared.
    pub fn is_constant(&self, symbol: SymbolId) -> bool {
        !self.scoping.symbol_is_mutated(symbol) && self.scoping.symbol_declarations(symbol).count() == 1
    }

    /// Where a symbol is declared.
    pub fn declaration(&self, symbol: SymbolId) -> NodeId {
        self.scoping.symbol_declaration(symbol)
    }

    /// The value that a symbol is declared with.
    pub fn value_of(&self, symbol: SymbolId) -> Option<&'a Expression<'a>> {
        match self.kind(self.declaration(symbol)) {
            AstKind::VariableDeclarator(declarator) if matches!(declarator.id, BindingPattern::BindingIdentifier(_)) => {
                declarator.init.as_ref()
            }
            _ => None,
        }
    }

    /// All values that a symbol gets, where it is declared and later.
    pub fn values_of(&self, symbol: SymbolId) -> impl Iterator<Item = &'a Expression<'a>> + '_ {
        let later = self.references(symbol).filter_map(|id| match self.parent(id).1 {
            AstKind::AssignmentExpression(set) if set.left.span() == self.kind(id).span() => Some(&set.right),
            _ => None,
        });
        self.value_of(symbol).into_iter().chain(later)
    }

    /// What an expression stands for: the value of a name that gets it once, or the function or class of that name; else itself.
    pub fn value(&self, expression: &'a Expression<'a>) -> AstKind<'a> {
        let mut at = expression.get_inner_expression();
        for _ in 0..MOST_NAMES {
            let Expression::Identifier(identifier) = at else { break };
            let Some(symbol) = self.symbol(identifier) else { break };
            let next = if self.is_constant(symbol) {
                match self.kind(self.declaration(symbol)) {
                    kind @ (AstKind::Function(_) | AstKind::Class(_)) => return kind,
                    _ => self.value_of(symbol),
                }
            } else {
                self.assigned_once(symbol)
            };
            match next {
                Some(next) => at = next.get_inner_expression(),
                None => break,
            }
        }
        AstKind::from_expression(at)
    }

    /// What a call of a function of the script gives back, if it always is the same; else the expression itself.
    pub fn result(&self, expression: &'a Expression<'a>) -> &'a Expression<'a> {
        let mut at = expression.get_inner_expression();
        for _ in 0..MOST_NAMES {
            let AstKind::CallExpression(call) = self.value(at) else { break };
            let next = match self.value(&call.callee) {
                AstKind::ArrowFunctionExpression(arrow) if !arrow.r#async => match arrow.body.as_expression() {
                    Some(value) => Some(value),
                    None => self.returned(arrow.node_id.get()),
                },
                AstKind::Function(function) if !function.r#async && !function.generator => self.returned(function.node_id.get()),
                _ => None,
            };
            match next {
                Some(next) => at = next.get_inner_expression(),
                None => break,
            }
        }
        at
    }

    /// The value of the only `return` of a function.
    fn returned(&self, function: NodeId) -> Option<&'a Expression<'a>> {
        let [only] = self.returns(function) else { return None };
        only.argument.as_ref()
    }

    /// The value of a symbol that is declared without one and gets one later, once.
    fn assigned_once(&self, symbol: SymbolId) -> Option<&'a Expression<'a>> {
        let declared = self.kind(self.declaration(symbol));
        if !matches!(declared, AstKind::VariableDeclarator(one) if one.init.is_none()) {
            return None;
        }
        let mut writes = self.scoping.get_resolved_references(symbol).filter(|reference| reference.is_write());
        let (first, none) = (writes.next()?, writes.next());
        match self.parent(first.node_id()).1 {
            AstKind::AssignmentExpression(set)
                if none.is_none() && set.operator == AssignmentOperator::Assign && set.left.span() == self.kind(first.node_id()).span() =>
            {
                Some(&set.right)
            }
            _ => None,
        }
    }

    /// Whether an expression is `this`, or a name that was given it.
    pub fn is_this(&self, expression: &'a Expression<'a>) -> bool {
        matches!(self.value(expression), AstKind::ThisExpression(_))
    }

    /// The names that the script uses and declares nowhere, each with its places.
    pub fn undeclared(&self) -> impl Iterator<Item = (&str, Vec<&oxc_semantic::Reference>)> {
        let found = self.scoping.root_unresolved_references().iter();
        found.map(|(name, ids)| (name.as_str(), ids.iter().map(|id| self.scoping.get_reference(*id)).collect()))
    }

    /// The names that are declared outside of all functions.
    pub fn outermost(&self) -> impl Iterator<Item = &str> {
        let root = self.scoping.root_scope_id();
        self.scoping.get_bindings(root).keys().map(|name| name.as_str())
    }

    /// All names that are declared anywhere.
    pub fn declared(&self) -> impl Iterator<Item = &str> {
        self.scoping.symbol_names()
    }

    /// The innermost function around a node.
    pub fn function_around(&self, id: NodeId) -> Option<NodeId> {
        self.around(id).find(|(_, kind)| is_function(*kind)).map(|(id, _)| id)
    }

    /// The function whose `this` a node has: the innermost one that is no arrow function.
    pub fn this_of(&self, id: NodeId) -> Option<NodeId> {
        self.around(id).find(|(_, kind)| matches!(kind, AstKind::Function(_))).map(|(id, _)| id)
    }

    /// Whether a function is called where it stands.
    pub fn is_called_at_once(&self, id: NodeId) -> bool {
        let here = place(self.kind(id));
        match self.parent(id).1 {
            AstKind::CallExpression(call) => call.callee.get_inner_expression().span().start as usize == here.start,
            AstKind::StaticMemberExpression(member) => matches!(member.property.name.as_str(), "call" | "apply"),
            _ => false,
        }
    }

    /// Whether an expression is a name that the browser or the CRM provides: declared nowhere.
    pub fn is_global(&self, expression: &Expression<'a>, name: &str) -> bool {
        matches!(expression, Expression::Identifier(identifier) if identifier.name == name && self.symbol(identifier).is_none())
    }

    /// The functions and blocks around a node, innermost first.
    pub fn around(&self, id: NodeId) -> impl Iterator<Item = (NodeId, AstKind<'a>)> + '_ {
        self.nodes.ancestors(id).map(|node| (node.id(), node.kind()))
    }
}

/// Through how many names a value is followed.
const MOST_NAMES: usize = 6;

/// The parameters and the body of a function; a body that is one expression has none.
pub fn code<'a>(kind: AstKind<'a>) -> Option<(&'a FormalParameters<'a>, Option<&'a FunctionBody<'a>>)> {
    match kind {
        AstKind::Function(function) => Some((&function.params, function.body.as_deref())),
        AstKind::ArrowFunctionExpression(arrow) => match &arrow.body {
            ArrowFunctionBody::FunctionBody(body) => Some((&arrow.params, Some(body))),
            _ => Some((&arrow.params, None)),
        },
        _ => None,
    }
}

/// The function, if it is one with a `this` of its own.
pub fn plain_function(kind: AstKind<'_>) -> Option<NodeId> {
    if let AstKind::Function(function) = kind { Some(function.node_id.get()) } else { None }
}

/// The name of a parameter, as far as it is one name.
pub fn parameter(parameters: &FormalParameters<'_>, at: usize) -> Option<SymbolId> {
    match &parameters.items.get(at)?.pattern {
        BindingPattern::BindingIdentifier(name) => name.symbol_id.get(),
        _ => None,
    }
}

/// The argument of a call, if it is no spread.
pub fn argument<'c, 'a>(call: &'c CallExpression<'a>, at: usize) -> Option<&'c Expression<'a>> {
    call.arguments.get(at)?.as_expression()
}

/// The value of a property of an object that is written down.
pub fn at_key<'o, 'a>(object: &'o oxc_ast::ast::ObjectExpression<'a>, name: &str) -> Option<&'o Expression<'a>> {
    let mut properties = object.properties.iter().filter_map(|property| property.as_property());
    properties.find(|property| key(&property.key, property.computed).as_deref() == Some(name)).map(|property| &property.value)
}

pub fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

pub fn is_function(kind: AstKind<'_>) -> bool {
    matches!(kind, AstKind::Function(_) | AstKind::ArrowFunctionExpression(_))
}

/// A string that is written down whole, with the bytes between its quotes.
pub fn string<'a>(expression: &Expression<'a>) -> Option<(&'a str, Range<usize>)> {
    let inside = |span: Span| span.start as usize + 1..(span.end as usize).saturating_sub(1).max(span.start as usize + 1);
    match expression {
        Expression::StringLiteral(literal) => Some((literal.value.as_str(), inside(literal.span))),
        Expression::TemplateLiteral(template) => Some((template.single_quasi()?.as_str(), inside(template.span))),
        _ => None,
    }
}

/// The name after the last dot or in the last brackets of `a.b`, with its bytes.
pub fn member<'a>(expression: &Expression<'a>) -> Option<(&'a str, Range<usize>)> {
    named(expression.get_inner_expression().get_member_expr()?)
}

fn named<'a>(member: &MemberExpression<'a>) -> Option<(&'a str, Range<usize>)> {
    match member {
        MemberExpression::StaticMemberExpression(member) => Some((member.property.name.as_str(), range(member.property.span))),
        MemberExpression::ComputedMemberExpression(member) => string(&member.expression),
        MemberExpression::PrivateFieldExpression(_) => None,
    }
}

/// The name of what is called: `f` in `f()` and in `a.f()`.
pub fn called<'a>(call: &CallExpression<'a>) -> Option<&'a str> {
    match &call.callee {
        Expression::Identifier(identifier) => Some(identifier.name.as_str()),
        other => member(other).map(|(name, _)| name),
    }
}

/// What stands before the last dot of what is called.
pub fn called_on<'c, 'a>(call: &'c CallExpression<'a>) -> Option<&'c Expression<'a>> {
    Some(call.callee.get_inner_expression().get_member_expr()?.object())
}

/// The name of a property, as far as it is written down.
pub fn key<'a>(key: &oxc_ast::ast::PropertyKey<'a>, computed: bool) -> Option<Cow<'a, str>> {
    if computed && !matches!(key, oxc_ast::ast::PropertyKey::StringLiteral(_)) { None } else { key.static_name() }
}

/// The bytes of a node.
pub fn place(kind: AstKind<'_>) -> Range<usize> {
    range(kind.span())
}
