//! What keeps a script from doing something twice: a mark that it looks at and sets, `if (bound) return; bound = true;`.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{Expression, Statement};
use oxc_semantic::NodeId;
use oxc_span::GetSpan;

use super::lasting::{self, Kept};
use super::tree::{self, Tree};

/// Longer conditions and targets than this name no mark.
const LONGEST: usize = 200;

/// The marks of a script, gathered once.
#[derive(Default)]
pub struct Guards {
    /// Where names get a value, in the order of the script.
    given: HashMap<String, Vec<usize>>,
    /// From where on the rest of a function runs once, by the start of its body.
    once: HashMap<usize, usize>,
    /// Names of observers that observe what outlives the widget.
    pub observed: HashSet<String>,
}

impl Guards {
    pub fn of(tree: &Tree<'_, '_>) -> Self {
        let mut guards = Self::default();
        for node in tree.nodes.iter() {
            match node.kind() {
                AstKind::AssignmentExpression(set) => {
                    let words = tree.at(tree::range(set.left.span()));
                    if let Some(Kept::Named(name)) = Some(words).filter(|words| words.len() < LONGEST).map(lasting::last_name) {
                        guards.given.entry(name).or_default().push(set.span.start as usize);
                    }
                }
                AstKind::CallExpression(call)
                    if tree::called(call) == Some("observe")
                        && tree::argument(call, 0).is_some_and(|target| lasting::is_lasting(tree, target)) =>
                {
                    guards.observed.extend(lasting::ended(tree, tree::called_on(call)));
                }
                _ => {}
            }
        }
        for node in tree.nodes.iter() {
            let AstKind::FunctionBody(body) = node.kind() else { continue };
            let first = body.statements.iter().find_map(|statement| match statement {
                Statement::IfStatement(one) if leaves(&one.consequent) => {
                    let end = one.span.end as usize;
                    guards.sets(tree, &one.test, &(end..body.span.end as usize)).then_some(end)
                }
                _ => None,
            });
            if let Some(end) = first {
                guards.once.insert(body.span.start as usize, end);
            }
        }
        guards
    }

    /// Whether a node is behind a mark, so that it runs once.
    pub fn hold(&self, tree: &Tree<'_, '_>, id: NodeId) -> bool {
        let here = tree::place(tree.kind(id)).start;
        tree.around(id).any(|(_, kind)| match kind {
            AstKind::IfStatement(one) => self.sets(tree, &one.test, &tree::range(one.consequent.span())),
            AstKind::FunctionBody(body) => self.once.get(&(body.span.start as usize)).is_some_and(|end| *end <= here),
            _ => false,
        })
    }

    /// Whether a name of a condition gets a value at this place.
    fn sets(&self, tree: &Tree<'_, '_>, test: &Expression<'_>, place: &Range<usize>) -> bool {
        let words = tree.at(tree::range(test.span()));
        let mut names = words.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$'))).filter(|name| name.len() > 2);
        words.len() < LONGEST
            && names.any(|name| {
                let given = self.given.get(name).map_or(&[][..], Vec::as_slice);
                given.get(given.partition_point(|at| *at < place.start)).is_some_and(|at| *at < place.end)
            })
    }
}

/// Whether a statement leaves the function.
fn leaves(statement: &Statement<'_>) -> bool {
    match statement {
        Statement::ReturnStatement(_) => true,
        Statement::BlockStatement(block) => matches!(block.body.last(), Some(Statement::ReturnStatement(_))),
        _ => false,
    }
}
