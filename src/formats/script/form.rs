//! How a script is made: as the module that the CRM loads, as one for several loaders, or otherwise; by hand or by a bundler.

use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, ArrayExpressionElement, Expression};

use super::tree::{self, Tree};

/// How a script is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// As what it can be loaded.
    pub module: Module,
    /// The modules that it asks the loader for, as far as they are written down.
    pub needs: Vec<String>,
    /// Whether a bundler or a minifier wrote it.
    pub is_built: bool,
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

/// What bundlers leave in their output.
const BUNDLERS: &[&str] = &["__webpack_require__", "webpackChunk", "webpackJsonp", "__esModule", "parcelRequire", "__commonJS", "__vite"];
/// Lines as long as this are written by no person…
const LONG_LINE: usize = 2_000;
/// … if they make up the larger part of the script.
const LONG_SHARE: usize = 2;

pub fn read(tree: &Tree<'_, '_>) -> Form {
    let mut form = Form { is_built: is_built(tree.text), ..Form::default() };
    for node in tree.nodes.iter() {
        match node.kind() {
            AstKind::CallExpression(call) if tree.is_global(&call.callee, "define") => {
                let is_outermost = !tree.around(node.id()).any(|(_, kind)| tree::is_function(kind));
                form.module = if is_outermost && form.module != Module::Umd { Module::Amd } else { Module::Umd };
                form.needs.extend(call.arguments.iter().flat_map(needs));
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

fn needs(argument: &Argument<'_>) -> Vec<String> {
    let Some(Expression::ArrayExpression(list)) = argument.as_expression() else { return Vec::new() };
    let name = |element: &ArrayExpressionElement<'_>| Some(tree::string(element.as_expression()?)?.0.to_owned());
    list.elements.iter().filter_map(name).collect()
}

fn is_built(text: &str) -> bool {
    let long: usize = text.lines().map(str::len).filter(|length| *length > LONG_LINE).sum();
    long * LONG_SHARE > text.len() || BUNDLERS.iter().any(|mark| text.contains(mark))
}
