//! What a script asks of the texts and of the settings: `self.i18n('card').call`, `self.get_settings().phone`.
//!
//! A value is followed through the names that it is given, `var l = self.i18n('card')` and `const {call} = …`, as long as these get
//! no other value. Where it is handed on, or asked by a computed name, anything below it may be meant: the access is open.

use std::collections::HashSet;
use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{BindingPattern, CallExpression, Expression, ObjectPattern, ObjectPropertyKind};
use oxc_semantic::{NodeId, SymbolId};

use super::tree::{self, Tree};

/// What a script asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Access {
    /// The keys on the way, as far as they are written down.
    pub path: Vec<String>,
    /// Where each key stands between its quotes or after its dot; a reference between quotes has one range for all.
    pub parts: Vec<Range<usize>>,
    /// All of it.
    pub range: Range<usize>,
    /// How many of the keys stand where a name was given to them, for other accesses too.
    pub shared: usize,
    /// Whether the last key is also the name that the script gives to its value: `{call}`.
    pub is_short: bool,
    /// Whether it only gives a name, and all that is asked through the name is known. Else what lies below it may be asked for too.
    pub is_followed: bool,
    /// Whether it surely asks the platform: by `i18n(…)` of the widget with a name that is written down.
    pub is_sure: bool,
}

/// Most names that a value is followed through.
const MOST_NAMES: usize = 4;
/// What scripts call the widget's object.
const WIDGET: &[&str] = &["self", "_this", "that", "widget", "_self", "w", "$this", "me", "_widget", "$widget", "wdg"];

/// What a script asks of the texts. References between quotes are found by whoever looks through the literals.
pub fn texts(tree: &Tree<'_, '_>) -> Vec<Access> {
    let mut chase = Chase::new(tree);
    for node in tree.nodes.iter() {
        match node.kind() {
            AstKind::CallExpression(call) if tree::called(call) == Some("i18n") => chase.call(node.id(), call),
            kind if is_member(kind, "langs") => {
                let start = tree::place(kind).end - "langs".len();
                let range = start..tree::place(kind).end;
                let is_sure =
                    matches!(kind, AstKind::StaticMemberExpression(member) if is_widget(&member.object) || tree.is_this(&member.object));
                chase.from(node.id(), Access { range, is_sure, ..Access::default() });
            }
            _ => {}
        }
    }
    // Last: names that were followed are known by now.
    for node in tree.nodes.iter() {
        let AstKind::IdentifierReference(identifier) = node.kind() else { continue };
        let symbol = tree.symbol(identifier);
        if identifier.name == "langs" && symbol.is_none_or(|symbol| !chase.names.contains(&symbol) && tree.value_of(symbol).is_none()) {
            chase.from(node.id(), Access { range: tree::range(identifier.span), ..Access::default() });
        }
    }
    let mut found = chase.found;
    found.sort_by_key(|access| (access.range.start, access.range.end));
    found
}

/// What a script asks of the settings, and those that it sets itself.
pub fn settings(tree: &Tree<'_, '_>) -> (Vec<Access>, Vec<String>) {
    let mut chase = Chase::new(tree);
    let mut own = Vec::new();
    // `this.params = …` has something else in it.
    let own_params = tree.nodes.iter().any(|node| match node.kind() {
        AstKind::AssignmentExpression(set) => tree.at(tree::range(oxc_span::GetSpan::span(&set.left))).contains(".params"),
        _ => false,
    });
    for node in tree.nodes.iter() {
        match node.kind() {
            AstKind::CallExpression(call) => match tree::called(call) {
                Some("get_settings") => {
                    let start = tree::member(&call.callee).map_or(call.span.start as usize, |(_, name)| name.start);
                    chase.from(
                        node.id(),
                        Access { range: start..call.span.end as usize, is_sure: tree::called_on(call).is_some(), ..Access::default() },
                    );
                }
                Some("set_settings") => own.extend(call.arguments.iter().filter_map(|one| one.as_expression()).flat_map(keys_of)),
                _ => {}
            },
            AstKind::StaticMemberExpression(member) if member.property.name == "params" && is_widget(&member.object) => {
                let is_sure = tree.is_this(&member.object) && !own_params;
                chase.from(node.id(), Access { range: tree::range(member.property.span), is_sure, ..Access::default() });
            }
            _ => {}
        }
    }
    (chase.found, own)
}

/// What `onSave` reads of the fields that it is given: `data.fields.phone`.
pub fn saved(tree: &Tree<'_, '_>, save: AstKind<'_>) -> Vec<Access> {
    let mut chase = Chase::new(tree);
    let first = tree::code(save).and_then(|(parameters, _)| Some(&parameters.items.first()?.pattern));
    match first {
        Some(BindingPattern::BindingIdentifier(name)) => {
            for id in name.symbol_id.get().into_iter().flat_map(|symbol| tree.references(symbol)) {
                chase.from(id, Access { range: tree::place(tree.kind(id)), ..Access::default() });
            }
        }
        Some(BindingPattern::ObjectPattern(pattern)) => {
            chase.taken_apart(pattern, &Access::default());
        }
        _ => {}
    }
    let fields = chase.found.into_iter().filter(|access| access.path.first().is_some_and(|key| key == "fields"));
    let below = fields.map(|mut access| {
        access.path.remove(0);
        access.parts.remove(0);
        access
    });
    below.filter(|access| !access.path.is_empty()).collect()
}

fn keys_of(expression: &Expression<'_>) -> Vec<String> {
    let Expression::ObjectExpression(object) = expression else { return Vec::new() };
    let name = |property: &ObjectPropertyKind<'_>| {
        let property = property.as_property()?;
        Some(tree::key(&property.key, property.computed)?.into_owned())
    };
    object.properties.iter().filter_map(name).collect()
}

fn is_widget(expression: &Expression<'_>) -> bool {
    match expression {
        Expression::ThisExpression(_) => true,
        Expression::Identifier(identifier) => WIDGET.contains(&identifier.name.as_str()),
        _ => false,
    }
}

fn is_member(kind: AstKind<'_>, name: &str) -> bool {
    matches!(kind, AstKind::StaticMemberExpression(member) if member.property.name == name)
}

/// Follows values.
struct Chase<'c, 't, 'a> {
    tree: &'c Tree<'t, 'a>,
    found: Vec<Access>,
    /// Names that were followed.
    names: HashSet<SymbolId>,
    depth: usize,
}

impl<'c, 't, 'a> Chase<'c, 't, 'a> {
    fn new(tree: &'c Tree<'t, 'a>) -> Self {
        Self { tree, found: Vec::new(), names: HashSet::new(), depth: 0 }
    }

    /// Follows a call of the platform's function for texts: it takes a section, or a way into it.
    fn call(&mut self, id: NodeId, call: &'a CallExpression<'a>) {
        let name = tree::member(&call.callee).map_or_else(|| tree::range(call.span), |(_, name)| name);
        let mut access = Access { range: name.start..call.span.end as usize, ..Access::default() };
        let first = call.arguments.first();
        match first.and_then(|argument| tree::string(argument.as_expression()?)) {
            Some((key, place)) if !key.is_empty() => {
                let mut from = place.start;
                for part in key.split('.') {
                    access.path.push(part.to_owned());
                    access.parts.push(from..from + part.len());
                    from += part.len() + 1;
                }
                access.is_sure = tree::called_on(call).is_some();
                self.from(id, access);
            }
            _ => self.found.push(access),
        }
    }

    /// Follows the value of a node, which `access` has asked for.
    fn from(&mut self, id: NodeId, mut access: Access) {
        let mut at = id;
        loop {
            let (parent, kind) = self.tree.parent(at);
            let here = tree::place(self.tree.kind(at));
            match kind {
                AstKind::StaticMemberExpression(member) if tree::place(AstKind::from_expression(&member.object)) == here => {
                    if self.is_called(parent) {
                        break;
                    }
                    access.path.push(member.property.name.to_string());
                    access.parts.push(tree::range(member.property.span));
                    access.range.end = member.span.end as usize;
                }
                AstKind::ComputedMemberExpression(member) if tree::place(AstKind::from_expression(&member.object)) == here => {
                    let Some((key, range)) = tree::string(&member.expression).filter(|_| !self.is_called(parent)) else { break };
                    access.path.push(key.to_owned());
                    access.parts.push(range);
                    access.range.end = member.span.end as usize;
                }
                AstKind::ChainExpression(_)
                | AstKind::TSAsExpression(_)
                | AstKind::TSNonNullExpression(_)
                | AstKind::TSSatisfiesExpression(_)
                | AstKind::LogicalExpression(_) => {}
                // `this.langs = …` gives it, and asks for nothing.
                AstKind::AssignmentExpression(set) if tree::range(set.span).start == here.start => return,
                AstKind::VariableDeclarator(declarator) => {
                    self.declared(&declarator.id, access);
                    return;
                }
                _ => break,
            }
            at = parent;
        }
        self.found.push(access);
    }

    /// Whether what a node names is called as a function: then it is a method, no key.
    fn is_called(&self, id: NodeId) -> bool {
        let here = tree::place(self.tree.kind(id));
        matches!(self.tree.parent(id).1, AstKind::CallExpression(call) if tree::place(AstKind::from_expression(&call.callee)) == here)
    }

    /// Follows the names that a declaration gives to what `access` has asked for.
    fn declared(&mut self, pattern: &'a BindingPattern<'a>, mut access: Access) {
        match pattern {
            BindingPattern::BindingIdentifier(name) => {
                let symbol = name.symbol_id.get().filter(|symbol| self.tree.is_constant(*symbol) && self.depth < MOST_NAMES);
                access.is_followed = symbol.is_some_and(|symbol| self.name(symbol, &access));
                // Whatever it is, nobody sees a value that isn't used.
                access.is_sure &= name.symbol_id.get().is_none_or(|symbol| self.tree.references(symbol).next().is_some());
            }
            BindingPattern::ObjectPattern(pattern) => {
                access.is_followed = self.taken_apart(pattern, &access);
            }
            _ => {}
        }
        self.found.push(access);
    }

    /// Follows a name. Returns whether all that is asked through it is plain.
    fn name(&mut self, symbol: SymbolId, section: &Access) -> bool {
        self.names.insert(symbol);
        self.depth += 1;
        let mut is_plain = true;
        let tree = self.tree;
        for id in tree.references(symbol) {
            let before = self.found.len();
            let range = tree::place(tree.kind(id));
            self.from(id, Access { range, shared: section.path.len(), is_followed: false, is_short: false, ..section.clone() });
            // The section is passed on as a whole: which of its texts are used is unknown.
            let is_bare = |access: &Access| access.path.len() == section.path.len() && !access.is_followed;
            if self.found.get(before..).is_some_and(|found| found.iter().any(is_bare)) {
                is_plain = false;
                self.found.truncate(before);
            }
        }
        self.depth -= 1;
        is_plain
    }

    /// The keys that `{call, done: ready}` takes. Returns whether it is no more than that.
    fn taken_apart(&mut self, pattern: &'a ObjectPattern<'a>, section: &Access) -> bool {
        let mut is_plain = pattern.rest.is_none();
        for property in &pattern.properties {
            let Some(key) = tree::key(&property.key, property.computed) else {
                is_plain = false;
                continue;
            };
            let span = tree::range(oxc_span::GetSpan::span(&property.key));
            let quoted = usize::from(self.tree.at(span.clone()).starts_with(['"', '\'']));
            let mut access = section.clone();
            (access.shared, access.is_short) = (section.path.len(), property.shorthand);
            access.path.push(key.into_owned());
            access.parts.push(span.start + quoted..span.end - quoted);
            access.range = tree::range(property.span);
            access.is_followed = false;
            match &property.value {
                BindingPattern::BindingIdentifier(name) => {
                    let symbol = name.symbol_id.get().filter(|symbol| self.tree.is_constant(*symbol) && self.depth < MOST_NAMES);
                    access.is_followed = symbol.is_some_and(|symbol| self.name(symbol, &access));
                }
                BindingPattern::ObjectPattern(inner) if self.depth < MOST_NAMES => {
                    self.depth += 1;
                    access.is_followed = self.taken_apart(inner, &access);
                    self.depth -= 1;
                }
                _ => {}
            }
            self.found.push(access);
        }
        is_plain
    }
}
