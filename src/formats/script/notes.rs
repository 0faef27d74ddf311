//! Places of a script that mean something to the rules: calls that moderation refuses, addresses, words that people read.

use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{CallExpression, Expression, ObjectProperty};
use oxc_semantic::NodeId;
use oxc_span::GetSpan;

use super::lasting;
use super::tree::{self, Tree};

/// A place that means something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub what: What,
    pub range: Range<usize>,
    /// The whole statement, if the call is the whole of it, so that it can be removed.
    pub statement: Option<Range<usize>>,
}

/// Why a place of a script matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// `eval(…)` or `new Function(…)`.
    Eval,
    /// `document.write(…)`
    DocumentWrite,
    /// `debugger`
    Debugger,
    /// `console.debug(…)` or `console.trace(…)`, which amoCRM allows.
    Debug,
    /// `console.log(…)` and others.
    Console,
    /// `alert(…)`, `confirm(…)` or `prompt(…)`.
    Alert,
    /// A request for which the page waits.
    Synchronous,
    RequestInLoop,
    /// `document.createElement('script')`
    ScriptElement,
    /// A live connection, which must not begin anew on each page.
    Live,
    /// A selector that is nothing but class names of the CRM.
    SystemClass,
}

/// A text in the script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    pub text: String,
    /// The bytes between its quotes.
    pub range: Range<usize>,
    /// Whether people most likely read it: it isn't compared, logged or searched for.
    pub is_shown: bool,
}

/// What a script hands to a bot beyond a limit of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BotLimit {
    /// `text`, `buttons` or `handlers`.
    pub what: &'static str,
    /// How many there are.
    pub count: usize,
    /// How many there may be.
    pub most: usize,
    pub range: Range<usize>,
}

/// Most characters of a text that a bot shows, most buttons under it, and most handlers. Source: `docs/PLATFORM.md` 7.2, read 2026-11-21.
const MOST_TEXT: usize = 80;
const MOST_BUTTONS: usize = 25;
const MOST_HANDLERS: usize = 10;

/// Calls that send a request, by the name of what is called and, where others have the name too, what it is called on.
const REQUESTS: &[(&str, &[&str])] = &[
    ("crm_post", &[]),
    ("$authorizedAjax", &[]),
    ("ajax", &["$", "jQuery"]),
    ("get", &["$", "jQuery", "axios"]),
    ("post", &["$", "jQuery", "axios"]),
    ("getJSON", &["$", "jQuery"]),
    ("fetch", &["window"]),
];
/// Calls that go through a list.
const LOOPS: &[&str] = &["forEach", "each", "map"];
/// Calls whose words nobody reads.
const UNREAD: &[&str] = &[
    "includes",
    "indexOf",
    "startsWith",
    "endsWith",
    "test",
    "match",
    "replace",
    "split",
    "search",
    "Error",
    "require",
    "RegExp",
    "find",
    "filter",
    "closest",
    "getItem",
    "setItem",
    "querySelector",
    "querySelectorAll",
];
/// Class names of the CRM, by their beginnings: those that real widgets reach for. No document lists them (`docs/PLATFORM.md` 6.4).
const SYSTEM_CLASSES: &[&str] = &[
    "button-input",
    "card-widgets",
    "content-modal",
    "control--",
    "feed-compose",
    "feed-note",
    "left-menu",
    "linked-form",
    "list__body",
    "modal-body",
    "nav__menu",
    "pipeline_cell",
    "text-input",
    "widget-settings",
    "widget_settings",
];

pub fn read(tree: &Tree<'_, '_>) -> (Vec<Note>, Vec<Literal>, Vec<BotLimit>) {
    let (mut notes, mut literals, mut limits) = (Vec::new(), Vec::new(), Vec::new());
    let mut add = |id: NodeId, what: What| {
        let range = tree::place(tree.kind(id));
        notes.push(Note { what, statement: statement(tree, id), range });
    };
    for node in tree.nodes.iter() {
        let id = node.id();
        match node.kind() {
            AstKind::DebuggerStatement(_) => add(id, What::Debugger),
            AstKind::CallExpression(call) => calls(tree, id, call).into_iter().for_each(|what| add(id, what)),
            AstKind::NewExpression(new) if tree.is_global(&new.callee, "WebSocket") => add(id, What::Live),
            AstKind::NewExpression(new) if tree.is_global(&new.callee, "Function") && !new.arguments.is_empty() => {
                // Bundlers get at `window` so.
                let text = new.arguments.first().and_then(|one| tree::string(one.as_expression()?));
                if text.is_none_or(|(text, _)| text != "return this") {
                    add(id, What::Eval);
                }
            }
            AstKind::ObjectProperty(property) => {
                if is_synchronous(tree, id, property) {
                    add(id, What::Synchronous);
                }
                limits.extend(limit(tree, id, property));
            }
            AstKind::StringLiteral(literal) => {
                let range = literal.span.start as usize + 1..(literal.span.end as usize).saturating_sub(1);
                literals.extend(literal_of(tree, id, literal.value.as_str(), range));
            }
            AstKind::TemplateElement(element) => {
                literals.extend(literal_of(tree, id, element.value.raw.as_str(), tree::range(element.span)));
            }
            AstKind::JSXText(text) => literals.extend(literal_of(tree, id, text.value.as_str(), tree::range(text.span))),
            _ => {}
        }
    }
    (notes, literals, limits)
}

fn calls<'a>(tree: &Tree<'_, 'a>, id: NodeId, call: &'a CallExpression<'a>) -> Vec<What> {
    let mut found = Vec::new();
    let Some(name) = tree::called(call) else { return found };
    let on = tree::called_on(call);
    let on_global = |names: &[&str]| on.is_some_and(|on| names.iter().any(|name| tree.is_global(on, name)));
    let first = || tree::string(call.arguments.first()?.as_expression()?).map(|(text, _)| text);
    let is_own = on.is_none_or(|on| tree.is_global(on, "window")) && (on.is_some() || tree.is_global(&call.callee, name));
    match name {
        "eval" if is_own => found.push(What::Eval),
        "alert" | "confirm" | "prompt" if is_own => found.push(What::Alert),
        "write" | "writeln" if on.is_some_and(|on| lasting::element(tree, on) == Some(lasting::Target::Document)) => {
            found.push(What::DocumentWrite)
        }
        "createElement" if on_global(&["document"]) && first() == Some("script") => found.push(What::ScriptElement),
        "debug" | "trace" if on_global(&["console"]) => found.push(What::Debug),
        _ if on_global(&["console"]) => found.push(What::Console),
        "listenSocketChannel" => found.push(What::Live),
        // The third argument of an XMLHttpRequest: whether to go on meanwhile.
        "open" if call.arguments.len() >= 3 => {
            let third = call.arguments.get(2).and_then(|argument| argument.as_expression());
            if third.is_some_and(is_false) {
                found.push(What::Synchronous);
            }
        }
        "$" | "jQuery" if first().is_some_and(is_system_selector) && call.arguments.len() == 1 => found.push(What::SystemClass),
        _ => {}
    }
    let sends = |(request, owners): &(&str, &[&str])| {
        let owned = match on {
            Some(Expression::Identifier(owner)) => owners.is_empty() || owners.contains(&owner.name.as_str()),
            Some(_) => owners.is_empty(),
            None => name == "fetch" && tree.is_global(&call.callee, name),
        };
        *request == name && owned
    };
    if REQUESTS.iter().any(sends) && in_loop(tree, id) {
        found.push(What::RequestInLoop);
    }
    found
}

/// Whether a node runs again and again within one call of the function that it is in.
fn in_loop(tree: &Tree<'_, '_>, id: NodeId) -> bool {
    let mut inner = id;
    for (outer, kind) in tree.around(id) {
        match kind {
            // What a loop begins with runs once.
            AstKind::ForStatement(one) if one.body.span() == tree.kind(inner).span() => return true,
            AstKind::ForInStatement(one) if one.body.span() == tree.kind(inner).span() => return true,
            AstKind::ForOfStatement(one) if one.body.span() == tree.kind(inner).span() => return true,
            AstKind::WhileStatement(_) | AstKind::DoWhileStatement(_) => return true,
            kind if tree::is_function(kind) => {
                let (_, parent) = tree.parent(outer);
                let AstKind::CallExpression(call) = parent else { return false };
                return tree::called(call).is_some_and(|name| LOOPS.contains(&name));
            }
            _ => {}
        }
        inner = outer;
    }
    false
}

fn is_false(expression: &Expression<'_>) -> bool {
    match expression {
        Expression::BooleanLiteral(literal) => !literal.value,
        Expression::UnaryExpression(unary) => {
            unary.operator.as_str() == "!" && matches!(&unary.argument, Expression::NumericLiteral(number) if number.value != 0.0)
        }
        _ => false,
    }
}

/// `async: false` among the options of a request.
fn is_synchronous(tree: &Tree<'_, '_>, id: NodeId, property: &ObjectProperty<'_>) -> bool {
    if tree::key(&property.key, property.computed).as_deref() != Some("async") || !is_false(&property.value) {
        return false;
    }
    let (object, _) = tree.parent(id);
    matches!(tree.parent(object).1, AstKind::CallExpression(call)
        if tree::called(call).is_some_and(|name| matches!(name, "ajax" | "ajaxSetup" | "$authorizedAjax")))
}

/// The statement that a call is, if nothing else hangs on it.
fn statement(tree: &Tree<'_, '_>, id: NodeId) -> Option<Range<usize>> {
    let (id, kind) = match tree.kind(id) {
        kind @ AstKind::DebuggerStatement(_) => (id, kind),
        _ => tree.parent(id),
    };
    let is_statement = matches!(kind, AstKind::ExpressionStatement(_) | AstKind::DebuggerStatement(_));
    let holder = tree.parent(id).1;
    let is_free = matches!(holder, AstKind::FunctionBody(_) | AstKind::BlockStatement(_) | AstKind::Program(_));
    (is_statement && is_free).then(|| tree::place(kind))
}

fn limit<'a>(tree: &Tree<'_, 'a>, id: NodeId, property: &'a ObjectProperty<'a>) -> Vec<BotLimit> {
    let over = |what, count: usize, most, range: Range<usize>| (count > most).then_some(BotLimit { what, count, most, range });
    let list = |value: &Expression<'a>| match value {
        Expression::ArrayExpression(list) => Some((list.elements.len(), tree::range(list.span))),
        _ => None,
    };
    let Some(name) = tree::key(&property.key, property.computed) else { return Vec::new() };
    match &*name {
        "execute_handlers" => {
            list(&property.value).and_then(|(count, range)| over("handlers", count, MOST_HANDLERS, range)).into_iter().collect()
        }
        "handler" if tree::string(&property.value).is_some_and(|(value, _)| value == "show") => {
            let AstKind::ObjectExpression(object) = tree.parent(id).1 else { return Vec::new() };
            let Some(Expression::ObjectExpression(params)) = tree::at_key(object, "params") else { return Vec::new() };
            let text = tree::at_key(params, "value").and_then(|value| tree::string(value));
            let text = text.and_then(|(text, range)| over("text", text.chars().count(), MOST_TEXT, range));
            let buttons = tree::at_key(params, "buttons").and_then(list);
            text.into_iter().chain(buttons.and_then(|(count, range)| over("buttons", count, MOST_BUTTONS, range))).collect()
        }
        _ => Vec::new(),
    }
}

/// A text that is an address, or has words in Cyrillic letters.
fn literal_of(tree: &Tree<'_, '_>, id: NodeId, text: &str, range: Range<usize>) -> Option<Literal> {
    let is_address = text.contains("//") || text.contains("/api/") || text.contains("/private/");
    let is_cyrillic = text.chars().filter(|c| ('\u{400}'..='\u{4ff}').contains(c)).count() > 1;
    (is_address || is_cyrillic).then(|| Literal { text: text.to_owned(), range, is_shown: is_cyrillic && is_shown(tree, id) })
}

/// Whether people may read a text: it isn't compared, logged, searched for or a key.
fn is_shown(tree: &Tree<'_, '_>, id: NodeId) -> bool {
    let here = tree::place(tree.kind(id));
    let (_, parent) = tree.parent(id);
    let is_key = match parent {
        AstKind::ObjectProperty(property) => tree::range(property.key.span()) == here,
        AstKind::ComputedMemberExpression(_) | AstKind::SwitchCase(_) => true,
        AstKind::BinaryExpression(binary) => binary.operator.is_equality() || binary.operator.is_compare(),
        _ => false,
    };
    if is_key {
        return false;
    }
    for (_, kind) in tree.around(id) {
        match kind {
            AstKind::CallExpression(call) => {
                let on_console = tree::called_on(call).is_some_and(|on| tree.is_global(on, "console"));
                return !on_console && !tree::called(call).is_some_and(|name| UNREAD.contains(&name));
            }
            AstKind::NewExpression(_) | AstKind::ThrowStatement(_) => return false,
            kind if tree::is_function(kind) || kind.is_statement() => return true,
            _ => {}
        }
    }
    true
}

/// Whether a class is the CRM's own.
pub fn is_system_class(name: &str) -> bool {
    SYSTEM_CLASSES.iter().any(|system| name.starts_with(system))
}

/// Whether a selector is made of nothing but class names of the CRM.
fn is_system_selector(selector: &str) -> bool {
    let mut parts = selector.split([' ', '>', '+', '~', ',']).filter(|part| !part.is_empty()).peekable();
    let is_system =
        |part: &str| part.strip_prefix('.').is_some_and(|class| is_system_class(class) && !class.contains(['.', '#', '[', ':']));
    parts.peek().is_some() && parts.all(is_system)
}
