//! What a script does at which time of a widget's life: what it reads while its constructor runs, what it leaves running when the page
//! is left, and where `this` is no longer the widget.

use std::collections::HashSet;
use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{CallExpression, Expression, NewExpression};
use oxc_semantic::NodeId;
use oxc_span::GetSpan;

use super::guards::Guards;
use super::lasting::{Kept, Target, element, ended, is_lasting, last_name};
use super::pieces::{self, Piece};
use super::tree::{self, Tree};

/// What happens when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Life {
    /// What the constructor reads of the settings, which it doesn't have yet.
    pub early_settings: Vec<Range<usize>>,
    /// The same of the texts.
    pub early_texts: Vec<Range<usize>>,
    /// Handlers on what outlives the widget.
    pub handlers: Vec<Handler>,
    /// Calls that take handlers off.
    pub offs: Vec<Off>,
    /// What goes on by itself.
    pub running: Vec<Runs>,
    /// What is ended somewhere: by the name that it is kept by, if it has one there.
    pub ended: Vec<(Running, Option<String>)>,
    /// Where the widget's methods are asked of a `this` that hasn't them.
    pub lost: Vec<Range<usize>>,
}

/// A handler on what outlives the widget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handler {
    pub target: Target,
    /// The events with their namespaces, `click.code`; empty if they aren't written down.
    pub events: Vec<String>,
    /// Whether its name has the widget's own namespace, by which the CRM takes it off.
    pub is_own: bool,
    pub range: Range<usize>,
}

/// A call that takes handlers off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Off {
    pub target: Target,
    /// The events; empty for all, or if they aren't written down.
    pub events: Vec<String>,
}

/// What goes on by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Running {
    /// `setInterval`
    Interval,
    /// An observer of the page.
    Observer,
    /// A connection.
    Socket,
}

/// Something that goes on by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runs {
    pub what: Running,
    pub kept: Kept,
    pub range: Range<usize>,
}

/// Methods of jQuery that add a handler: with the place of the events among their arguments.
const ON: &[(&str, usize)] = &[("on", 0), ("bind", 0), ("delegate", 1), ("live", 0)];
/// Methods of jQuery that take handlers off.
const OFF: &[(&str, usize)] = &[("off", 0), ("unbind", 0), ("undelegate", 1), ("die", 0)];
/// Methods of jQuery that are called as the event that they add a handler of.
const EVENTS: &[&str] = &[
    "click",
    "change",
    "keydown",
    "keyup",
    "keypress",
    "mousedown",
    "mouseup",
    "mousemove",
    "mouseover",
    "mouseenter",
    "mouseleave",
    "scroll",
    "resize",
    "submit",
    "focusin",
    "focusout",
    "dblclick",
    "contextmenu",
    "input",
    "hover",
];
/// Observers of the browser.
const OBSERVERS: &[&str] = &["MutationObserver", "ResizeObserver", "IntersectionObserver", "PerformanceObserver"];
/// Methods of the widget that no other object has.
const METHODS: &[&str] = &[
    "get_settings",
    "set_settings",
    "system",
    "i18n",
    "render_template",
    "crm_post",
    "get_version",
    "list_selected",
    "add_action",
    "add_source",
    "$authorizedAjax",
    "set_status",
    "get_install_status",
    "widgetsOverlay",
    "get_accounts_current",
];
/// Methods that give a function its `this`, or take it as an argument behind the function.
const BINDS: &[&str] = &["bind", "proxy", "bindAll", "call", "apply"];
/// Calls that call the functions among their options with a `this` of their own.
const REQUESTS: &[&str] = &["ajax", "$authorizedAjax"];

pub fn read<'a>(tree: &Tree<'_, 'a>, constructor: Option<AstKind<'a>>, callbacks: &HashSet<NodeId>) -> Life {
    let mut life = Life::default();
    let guards = Guards::of(tree);
    let at_once = constructor.map(|code| run_at_once(tree, code)).unwrap_or_default();
    let made_by = constructor.and_then(tree::plain_function);
    let mut sets = false;
    for node in tree.nodes.iter() {
        let id = node.id();
        match node.kind() {
            AstKind::CallExpression(call) => {
                called(tree, id, call, &guards, &mut life);
                sets |= tree::called(call) == Some("set_settings") && is_early(tree, id, &at_once);
                if tree::called(call) == Some("get_settings") && is_early(tree, id, &at_once) && reads_key(tree, id) {
                    life.early_settings.push(tree::range(call.span));
                }
                if tree::called(call) == Some("i18n") && tree::called_on(call).is_some() && is_early(tree, id, &at_once) {
                    life.early_texts.push(tree::range(call.span));
                }
            }
            AstKind::NewExpression(new) => made(tree, id, new, &guards, &mut life),
            AstKind::StaticMemberExpression(member) => {
                let name = member.property.name.as_str();
                if name == "params" && tree.is_this(&member.object) && is_early(tree, id, &at_once) && reads_key(tree, id) {
                    life.early_settings.push(tree::range(member.span));
                }
                if name == "langs" && tree.is_this(&member.object) && is_early(tree, id, &at_once) && !is_assigned(tree, id) {
                    life.early_texts.push(tree::range(member.span));
                }
                if METHODS.contains(&name)
                    && let Expression::ThisExpression(this) = &member.object
                    && is_lost(tree, this.node_id.get(), callbacks, made_by)
                    && !is_assigned(tree, id)
                {
                    life.lost.push(tree::range(member.span));
                }
            }
            _ => {}
        }
    }
    // What it has set itself is there.
    if sets {
        life.early_settings.clear();
    }
    life
}

/// The functions that run while the constructor does: itself, those called where they stand, and those of the script that it calls.
fn run_at_once<'a>(tree: &Tree<'_, 'a>, constructor: AstKind<'a>) -> HashSet<NodeId> {
    let mut found = HashSet::new();
    match constructor {
        AstKind::Function(function) => {
            found.insert(function.node_id.get());
        }
        AstKind::Class(class) => {
            let constructors = class.body.body.iter().filter_map(|element| match element {
                oxc_ast::ast::ClassElement::MethodDefinition(method) if method.kind.is_constructor() => Some(method.value.node_id.get()),
                _ => None,
            });
            found.extend(constructors);
        }
        _ => {}
    }
    // What is called from there, one step further for each pass.
    for _ in 0..2 {
        let mut more = HashSet::new();
        for node in tree.nodes.iter() {
            let AstKind::CallExpression(call) = node.kind() else { continue };
            if !tree.function_around(node.id()).is_some_and(|around| found.contains(&around)) {
                continue;
            }
            match tree.value(&call.callee) {
                AstKind::Function(function) => more.insert(function.node_id.get()),
                AstKind::ArrowFunctionExpression(arrow) => more.insert(arrow.node_id.get()),
                _ => false,
            };
        }
        found.extend(more);
    }
    found
}

fn is_early(tree: &Tree<'_, '_>, id: NodeId, at_once: &HashSet<NodeId>) -> bool {
    !at_once.is_empty() && tree.function_around(id).is_some_and(|function| at_once.contains(&function))
}

/// Whether a key of the value of a node is read right there, or through the name that it is given in the same function.
fn reads_key(tree: &Tree<'_, '_>, id: NodeId) -> bool {
    let here = tree::place(tree.kind(id));
    match tree.parent(id).1 {
        AstKind::StaticMemberExpression(member) => tree::range(member.object.span()) == here && !is_assigned(tree, tree.parent(id).0),
        AstKind::ComputedMemberExpression(member) => tree::range(member.object.span()) == here,
        AstKind::VariableDeclarator(declarator) => match &declarator.id {
            oxc_ast::ast::BindingPattern::ObjectPattern(_) => true,
            oxc_ast::ast::BindingPattern::BindingIdentifier(name) => {
                let own = tree.function_around(id);
                let reads = |reference: NodeId| {
                    let (member, kind) = tree.parent(reference);
                    let is_member = matches!(kind, AstKind::StaticMemberExpression(_) | AstKind::ComputedMemberExpression(_));
                    is_member && tree.function_around(reference) == own && !is_assigned(tree, member)
                };
                name.symbol_id.get().is_some_and(|symbol| tree.references(symbol).any(reads))
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether a node is what a value is given to.
fn is_assigned(tree: &Tree<'_, '_>, id: NodeId) -> bool {
    let here = tree::place(tree.kind(id));
    matches!(tree.parent(id).1, AstKind::AssignmentExpression(set) if tree::range(set.left.span()) == here)
}

/// Whether a `this` isn't the widget: in a callback it is the object of the callbacks, in a function that others call something else.
fn is_lost(tree: &Tree<'_, '_>, this: NodeId, callbacks: &HashSet<NodeId>, constructor: Option<NodeId>) -> bool {
    let Some(function) = tree.this_of(this) else { return false };
    if callbacks.contains(&function) {
        return true;
    }
    // A function that is handed to a call, alone or among options, inside of the widget.
    let is_inside = || tree.around(function).any(|(id, _)| callbacks.contains(&id) || Some(id) == constructor);
    let here = tree::place(tree.kind(function));
    let gets_this = |call: &CallExpression<'_>| {
        tree::called(call).is_none_or(|name| BINDS.contains(&name))
            || call.arguments.iter().filter_map(|argument| argument.as_expression()).any(|argument| tree.is_this(argument))
    };
    match tree.parent(function) {
        (_, AstKind::CallExpression(call)) => {
            let is_argument = call.arguments.iter().any(|argument| tree::range(argument.span()) == here);
            is_argument && !gets_this(call) && is_inside()
        }
        // `$.ajax({ success: function () { … } })`
        (property, AstKind::ObjectProperty(_)) => {
            let (object, AstKind::ObjectExpression(options)) = tree.parent(property) else { return false };
            let AstKind::CallExpression(call) = tree.parent(object).1 else { return false };
            tree::at_key(options, "context").is_none() && tree::called(call).is_some_and(|name| REQUESTS.contains(&name)) && is_inside()
        }
        _ => false,
    }
}

fn made<'a>(tree: &Tree<'_, 'a>, id: NodeId, new: &'a NewExpression<'a>, guards: &Guards, life: &mut Life) {
    let is_one = |names: &[&str]| names.iter().any(|name| tree.is_global(&new.callee, name)) || named_on_window(tree, &new.callee, names);
    if is_one(OBSERVERS) {
        // One of an element that goes with the page goes with it.
        if observes_page(tree, id, guards) {
            begun(tree, id, Running::Observer, tree::range(new.span), guards, life);
        }
    } else if is_one(&["WebSocket", "EventSource"]) {
        begun(tree, id, Running::Socket, tree::range(new.span), guards, life);
    }
}

/// Keeps what begins again and again.
fn begun(tree: &Tree<'_, '_>, id: NodeId, what: Running, range: Range<usize>, guards: &Guards, life: &mut Life) {
    if repeats(tree, id) && !guards.hold(tree, id) {
        life.running.push(Runs { what, kept: kept(tree, id), range });
    }
}

/// How the value of a node is kept.
fn kept(tree: &Tree<'_, '_>, id: NodeId) -> Kept {
    match tree.parent(id).1 {
        AstKind::ExpressionStatement(_) => Kept::Dropped,
        AstKind::ArrowFunctionExpression(_) => Kept::Dropped,
        AstKind::VariableDeclarator(one) => match &one.id {
            oxc_ast::ast::BindingPattern::BindingIdentifier(name) => Kept::Named(name.name.to_string()),
            _ => Kept::Unknown,
        },
        AstKind::AssignmentExpression(set) => last_name(tree.at(tree::range(set.left.span()))),
        AstKind::ObjectProperty(property) => {
            tree::key(&property.key, property.computed).map_or(Kept::Unknown, |name| Kept::Named(name.into_owned()))
        }
        _ => Kept::Unknown,
    }
}

/// Whether an observer is told to observe what outlives the widget.
fn observes_page(tree: &Tree<'_, '_>, id: NodeId, guards: &Guards) -> bool {
    let is_page = |member: NodeId| {
        let (call, AstKind::StaticMemberExpression(one)) = tree.parent(member) else { return false };
        let AstKind::CallExpression(call) = tree.parent(call).1 else { return false };
        one.property.name == "observe" && tree::argument(call, 0).is_some_and(|target| is_lasting(tree, target))
    };
    if is_page(id) {
        return true;
    }
    let name = match tree.parent(id).1 {
        AstKind::VariableDeclarator(one) => match &one.id {
            oxc_ast::ast::BindingPattern::BindingIdentifier(name) => name.symbol_id.get(),
            _ => None,
        },
        AstKind::AssignmentExpression(set) => match &set.left {
            oxc_ast::ast::AssignmentTarget::AssignmentTargetIdentifier(name) => tree.symbol(name),
            // `self.observer = …`: by its last name.
            other => {
                let Kept::Named(name) = last_name(tree.at(tree::range(other.span()))) else { return false };
                return guards.observed.contains(&name);
            }
        },
        _ => None,
    };
    name.is_some_and(|symbol| tree.references(symbol).any(is_page))
}

fn named_on_window<'a>(tree: &Tree<'_, 'a>, callee: &'a Expression<'a>, names: &[&str]) -> bool {
    let Expression::StaticMemberExpression(member) = callee else { return false };
    tree.is_global(&member.object, "window") && names.contains(&member.property.name.as_str())
}

fn called<'a>(tree: &Tree<'_, 'a>, id: NodeId, call: &'a CallExpression<'a>, guards: &Guards, life: &mut Life) {
    let Some(name) = tree::called(call) else { return };
    let on = tree::called_on(call);
    let is_own = |name: &str| on.is_none_or(|on| tree.is_global(on, "window")) && (on.is_some() || tree.is_global(&call.callee, name));
    match name {
        "setInterval" if is_own(name) => begun(tree, id, Running::Interval, tree::range(call.span), guards, life),
        "clearInterval" => life.ended.push((Running::Interval, ended(tree, tree::argument(call, 0)))),
        "disconnect" => life.ended.extend([Running::Observer, Running::Socket].map(|what| (what, ended(tree, on)))),
        "close" if on.and_then(|on| element(tree, on)).is_none() => life.ended.push((Running::Socket, ended(tree, on))),
        "addEventListener" => {
            let target = on.and_then(|on| element(tree, on));
            let events = tree::argument(call, 0).and_then(tree::string).map(|(event, _)| vec![event.to_owned()]).unwrap_or_default();
            // `{ once: true }` and `{ signal }` end it.
            let options = tree::argument(call, 2).map(|options| tree.at(tree::range(options.span()))).unwrap_or_default();
            if let Some(target) = target.filter(|_| !options.contains("once") && !options.contains("signal")) {
                handler(tree, id, Handler { target, events, is_own: false, range: tree::range(call.span) }, guards, life);
            }
        }
        "removeEventListener" => {
            let target = on.and_then(|on| element(tree, on));
            let events = tree::argument(call, 0).and_then(tree::string).map(|(event, _)| vec![event.to_owned()]).unwrap_or_default();
            life.offs.extend(target.map(|target| Off { target, events }));
        }
        _ => jquery(tree, id, call, guards, life),
    }
}

fn jquery<'a>(tree: &Tree<'_, 'a>, id: NodeId, call: &'a CallExpression<'a>, guards: &Guards, life: &mut Life) {
    let Some(name) = tree::called(call) else { return };
    let on = ON.iter().find(|(one, _)| *one == name).map(|(_, at)| *at);
    let off = OFF.iter().find(|(one, _)| *one == name).map(|(_, at)| *at);
    let is_event = EVENTS.contains(&name) && tree::argument(call, 0).is_some_and(|first| is_code(tree, first));
    if on.is_none() && off.is_none() && !is_event {
        return;
    }
    let Some((target, is_taken_off)) = tree::called_on(call).and_then(|on| page(tree, on)) else { return };
    if let Some(at) = off {
        let (events, _) = tree::argument(call, at).map(|events| events_of(tree, events)).unwrap_or_default();
        life.offs.push(Off { target, events });
        return;
    }
    // A function somewhere: `$(window).on()` alone adds nothing.
    let has_code = call.arguments.iter().filter_map(|argument| argument.as_expression()).any(|argument| is_code(tree, argument));
    let objects = tree::argument(call, 0).is_some_and(|first| matches!(first, Expression::ObjectExpression(_)));
    if is_taken_off || !(has_code || objects || call.arguments.len() > 1) {
        return;
    }
    let (events, is_own) = match on {
        Some(at) => tree::argument(call, at).map(|events| events_of(tree, events)).unwrap_or_default(),
        None => (vec![name.to_owned()], false),
    };
    let end = call.span.end as usize;
    let start = tree::member(&call.callee).map_or(call.span.start as usize, |(_, name)| name.start);
    let head = call.span.start as usize;
    let range = if end - head < 200 { head..end } else { head..start + name.len() };
    handler(tree, id, Handler { target, events, is_own, range }, guards, life);
}

fn is_code<'a>(tree: &Tree<'_, 'a>, expression: &'a Expression<'a>) -> bool {
    matches!(tree.value(expression), AstKind::Function(_) | AstKind::ArrowFunctionExpression(_))
        || matches!(expression, Expression::CallExpression(call) if tree::called(call).is_some_and(|name| BINDS.contains(&name)))
}

/// Keeps a handler that is added again and again: not one that the module adds once, and not one behind a mark that it sets itself.
fn handler(tree: &Tree<'_, '_>, id: NodeId, one: Handler, guards: &Guards, life: &mut Life) {
    if repeats(tree, id) && !guards.hold(tree, id) {
        life.handlers.push(one);
    }
}

/// Whether a node may run more than once: not if it stands in the module itself, or in a function that is called where it stands.
fn repeats(tree: &Tree<'_, '_>, id: NodeId) -> bool {
    let mut functions = tree.around(id).filter(|(_, kind)| tree::is_function(*kind));
    functions.any(|(function, _)| !tree.is_called_at_once(function) && !is_module(tree, function))
}

/// Whether a function is what `define` is called with.
fn is_module(tree: &Tree<'_, '_>, function: NodeId) -> bool {
    matches!(tree.parent(function).1, AstKind::CallExpression(call) if tree::called(call) == Some("define"))
}

/// The events that a text names, and whether it has the widget's own namespace in it.
fn events_of<'a>(tree: &Tree<'_, 'a>, expression: &'a Expression<'a>) -> (Vec<String>, bool) {
    if let Expression::ObjectExpression(object) = expression {
        let keys = object.properties.iter().filter_map(|one| tree::key(&one.as_property()?.key, false)).map(std::borrow::Cow::into_owned);
        return (keys.collect(), false);
    }
    let (mut text, mut is_own, mut is_whole) = (String::new(), false, true);
    let all = match tree.value(expression) {
        AstKind::StringLiteral(literal) => return (literal.value.split_whitespace().map(str::to_owned).collect(), false),
        _ => pieces::pieces(expression),
    };
    for piece in all {
        match piece {
            Piece::Text(part, _) => text.push_str(part),
            Piece::Value(value) => match tree.value(value) {
                AstKind::StringLiteral(literal) => text.push_str(&literal.value),
                kind => {
                    let words = tree.at(tree::place(kind)).to_ascii_lowercase();
                    let shown = tree.at(tree::range(value.span())).to_ascii_lowercase();
                    is_own |= words.ends_with(".ns") || shown == "ns" || shown.ends_with("_ns") || shown.contains("namespace");
                    is_own |= words.contains("click_event");
                    is_whole = false;
                }
            },
        }
    }
    (if is_whole { text.split_whitespace().map(str::to_owned).collect() } else { Vec::new() }, is_own)
}

/// What a call of jQuery takes of the page, and whether handlers were taken off it in the same chain.
fn page<'a>(tree: &Tree<'_, 'a>, expression: &'a Expression<'a>) -> Option<(Target, bool)> {
    let mut at = tree.value(expression);
    let mut is_taken_off = false;
    for _ in 0..8 {
        let AstKind::CallExpression(call) = at else { return None };
        let name = tree::called(call)?;
        match (name, tree::called_on(call)) {
            ("$" | "jQuery" | "$$", None) => {
                let first = tree::argument(call, 0)?;
                let target = match tree::string(first) {
                    Some(("body" | "html", _)) => Target::Body,
                    Some(_) => return None,
                    None => element(tree, first)?,
                };
                return Some((target, is_taken_off));
            }
            (_, Some(on)) => {
                is_taken_off |= OFF.iter().any(|(off, _)| *off == name);
                let stays = is_taken_off || ON.iter().any(|(one, _)| *one == name) || EVENTS.contains(&name);
                if !stays {
                    return None;
                }
                at = tree.value(on);
            }
            _ => return None,
        }
    }
    None
}
