//! Names that a script uses and declares nowhere.

use std::collections::HashSet;
use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::Expression;
use oxc_span::GetSpan;

use super::globals;
use super::tree::{self, Tree};

/// Names that a script uses and declares nowhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Those that it only reads.
    pub read: Vec<Name>,
    /// Those that it gives a value: it makes them names of the whole page.
    pub written: Vec<Name>,
    /// Names of the whole page that it makes on purpose: `window.x = …`, and what stands outside of all functions.
    pub made: Vec<String>,
    /// Whether it runs text as code or loads other scripts, so that names may come from there.
    pub is_open: bool,
}

/// A name that is declared nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub name: String,
    /// Its first place.
    pub range: Range<usize>,
    /// A name of the script that it may be a misspelling of, or that another function has.
    pub elsewhere: bool,
}

pub fn read(tree: &Tree<'_, '_>) -> Names {
    let mut names = Names::default();
    let mut asked_for: HashSet<&str> = HashSet::new();
    for node in tree.nodes.iter() {
        match node.kind() {
            AstKind::WithStatement(_) => names.is_open = true,
            // `typeof x`, and `window.x`, tell that it may be missing.
            AstKind::UnaryExpression(unary) if unary.operator.as_str() == "typeof" => {
                if let Expression::Identifier(name) = &unary.argument {
                    asked_for.insert(name.name.as_str());
                }
            }
            AstKind::StaticMemberExpression(member)
                if ["window", "globalThis", "top"].iter().any(|name| tree.is_global(&member.object, name)) =>
            {
                asked_for.insert(member.property.name.as_str());
                if matches!(tree.parent(node.id()).1, AstKind::AssignmentExpression(set) if set.left.span() == member.span) {
                    names.made.push(member.property.name.to_string());
                }
            }
            AstKind::CallExpression(call) => {
                names.is_open |= matches!(tree::called(call), Some("getScript" | "importScripts"));
                names.is_open |= tree.is_global(&call.callee, "eval");
            }
            _ => {}
        }
    }
    names.made.extend(tree.outermost().map(str::to_owned));
    let declared: HashSet<&str> = tree.declared().collect();
    for (name, places) in tree.undeclared() {
        let is_known = globals::is_known(name);
        if is_known && !globals::OF_WINDOW.contains(&name) || asked_for.contains(name) {
            continue;
        }
        let place = |reference: &&oxc_semantic::Reference| tree::place(tree.kind(reference.node_id()));
        let values = places.iter().filter(|reference| !reference.is_type() && (!is_known || reference.is_write()));
        let Some(range) = values.map(place).min_by_key(|range| range.start) else { continue };
        let one = Name { name: name.to_owned(), range, elsewhere: declared.contains(name) };
        match places.iter().any(|reference| reference.is_write()) {
            true => names.written.push(one),
            false => names.read.push(one),
        }
    }
    names.read.sort_by_key(|name| name.range.start);
    names.written.sort_by_key(|name| name.range.start);
    names
}
