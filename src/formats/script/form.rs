//! How a script is made: as the module that the CRM loads, as one for several loaders, or otherwise; by hand or by a bundler.

use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, ArrayExpressionElement, CallExpression, Expression};

use super::pieces::{self, Start};
use super::tree::{self, Tree};

/// How a script is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// As what it can be loaded.
    pub module: Module,
    /// The modules that it asks the loader for, as far as they are written down.
    pub needs: Vec<Need>,
    /// Whether it asks for others too, by ids that aren't written down.
    pub is_open: bool,
    /// The names that its modules have of their own: `define('name', …)`.
    pub named: Vec<String>,
    /// Whether it tells the loader where modules are.
    pub configures: bool,
    /// Whether a bundler or a minifier wrote it.
    pub is_built: bool,
}

/// A module that a script asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Its id, without a query behind it.
    pub id: String,
    /// Where the id stands, between its quotes.
    pub range: Range<usize>,
    /// Whether the id begins with the widget's own address, which isn't part of it.
    pub from_root: bool,
    /// Whether the script waits for it: nothing runs without it. Else it is asked for while the script runs.
    pub at_load: bool,
}

/// As what a script can be loaded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Module {
    /// A module by `define(…)`, which the CRM asks for.
    Amd,
    /// `define` is one of the loaders that it looks for.
    Umd,
    /// `import` and `export`.
    Es,
    /// None of these.
    #[default]
    Plain,
}

/// What bundlers leave in their output, one row for each bundler.
const BUNDLERS: &[&[&str]] = &[
    &["__webpack_require__", "webpackChunk", "webpackJsonp", "__webpack_modules__"],
    &["parcelRequire"],
    &["__commonJS(", "__toESM(", "__toCommonJS(", "__esmMin("],
    &["__vite", "import.meta.env"],
    &["__esModule"],
    &["Symbol.toStringTag,{value:\"Module\"}", "Symbol.toStringTag, { value: 'Module' }"],
    &["function(module, exports", "function(module,exports", "(exports, require, module"],
    &[".exports=", "exports.default="],
];
/// So many of these marks make a script a built one: hand-written ones have one by chance.
const ENOUGH: usize = 2;
/// Lines as long as this are written by no person…
const LONG_LINE: usize = 500;
/// … if they make up the larger part of the script, have code in them, a sign of it in so many bytes, …
const LONG_SHARE: usize = 2;
const BYTES_FOR_A_SIGN: usize = 40;
/// … and hardly a blank: at most one in so many bytes.
const BYTES_FOR_A_BLANK: usize = 8;

pub fn read(tree: &Tree<'_, '_>) -> Form {
    let mut form = Form { is_built: is_built(tree.text), ..Form::default() };
    for node in tree.nodes.iter() {
        match node.kind() {
            AstKind::CallExpression(call) if tree.is_global(&call.callee, "define") => {
                let is_outermost = tree.function_around(node.id()).is_none();
                form.module = if is_outermost && form.module != Module::Umd { Module::Amd } else { Module::Umd };
                form.needs.extend(call.arguments.iter().flat_map(|argument| needs(tree, argument, true)));
                form.is_open |= call.arguments.iter().any(|argument| asks_for_more(tree, argument));
                let first = tree::argument(call, 0).and_then(tree::string);
                form.named.extend(first.map(|(name, _)| name.to_owned()));
            }
            AstKind::CallExpression(call) if is_require(tree, call) => {
                // A list is loaded when the call runs; a name is looked for by the loader beforehand.
                let name = tree::argument(call, 0).and_then(|first| need(tree, first, false));
                form.needs.extend(name);
                form.needs.extend(call.arguments.first().into_iter().flat_map(|argument| needs(tree, argument, false)));
                form.is_open |= call.arguments.first().is_some_and(|argument| asks_for_more(tree, argument));
            }
            AstKind::CallExpression(call) if tree::called(call) == Some("config") => {
                let on = tree::called_on(call);
                form.configures |= on.is_some_and(|on| LOADERS.iter().any(|name| tree.is_global(on, name)));
            }
            AstKind::IdentifierReference(identifier)
                if identifier.name == "define" && tree.symbol(identifier).is_none() && form.module != Module::Amd =>
            {
                form.module = Module::Umd;
            }
            kind if kind.is_module_declaration() && form.module == Module::Plain => form.module = Module::Es,
            _ => {}
        }
    }
    form
}

/// What the loader is called.
const LOADERS: &[&str] = &["require", "requirejs"];

fn is_require<'a>(tree: &Tree<'_, 'a>, call: &CallExpression<'a>) -> bool {
    let of_loader = |name: &&str| tree.is_global(&call.callee, name);
    // `define(function (require) { … })` has it as a parameter.
    let is_named = matches!(&call.callee, Expression::Identifier(identifier) if identifier.name == "require");
    is_named || LOADERS.iter().any(of_loader)
}

fn needs<'a>(tree: &Tree<'_, 'a>, argument: &'a Argument<'a>, at_load: bool) -> Vec<Need> {
    let Some(argument) = argument.as_expression() else { return Vec::new() };
    let AstKind::ArrayExpression(list) = tree.value(argument) else { return Vec::new() };
    let one = |element: &'a ArrayExpressionElement<'a>| need(tree, element.as_expression()?, at_load);
    list.elements.iter().filter_map(one).collect()
}

/// Whether a list of modules has some whose ids aren't written down.
fn asks_for_more<'a>(tree: &Tree<'_, 'a>, argument: &'a Argument<'a>) -> bool {
    let list = argument.as_expression().map(|argument| tree.value(argument));
    matches!(list, Some(AstKind::ArrayExpression(list)) if list.elements.len() > needs(tree, argument, true).len())
}

fn need<'a>(tree: &Tree<'_, 'a>, expression: &'a Expression<'a>, at_load: bool) -> Option<Need> {
    if let Some((id, range)) = tree::string(expression) {
        let plain = id.split_once('?').map_or(id, |(id, _)| id);
        return Some(Need { id: plain.to_owned(), range: range.start..range.start + plain.len(), from_root: false, at_load });
    }
    let (start, text, range) = pieces::beginning(tree, expression)?;
    Some(Need { id: text.to_owned(), range, from_root: start == Start::Folder, at_load })
}

fn is_built(text: &str) -> bool {
    let marks = BUNDLERS.iter().filter(|marks| marks.iter().any(|mark| text.contains(mark))).count();
    marks >= ENOUGH || is_minified(text)
}

/// Whether long lines of code without blanks make up the larger part.
fn is_minified(text: &str) -> bool {
    let (mut long, mut signs, mut blanks) = (0, 0, 0);
    for line in text.lines().filter(|line| line.len() > LONG_LINE) {
        long += line.len();
        signs += line.bytes().filter(|byte| matches!(byte, b'(' | b'{' | b';' | b',' | b'=')).count();
        blanks += line.bytes().filter(|byte| *byte == b' ').count();
    }
    long * LONG_SHARE > text.len() && signs * BYTES_FOR_A_SIGN > long && blanks * BYTES_FOR_A_BLANK < long
}
