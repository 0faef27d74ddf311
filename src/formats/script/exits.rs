//! The exits of a bot's step that a script declares: `return {exits: [{code: 'success', title: …}]}`.

use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{ArrayExpressionElement, Expression, ObjectExpression, ObjectPropertyKind};

use super::tree::{self, Tree};

/// The exits that a script declares.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exits {
    /// The codes with their bytes between the quotes, in the order of the script.
    pub found: Vec<(String, Range<usize>)>,
    /// Whether these are all: none is put together while the script runs.
    pub is_whole: bool,
}

pub fn read(tree: &Tree<'_, '_>) -> Exits {
    let mut exits = Exits { found: Vec::new(), is_whole: true };
    for node in tree.nodes.iter() {
        let AstKind::ObjectProperty(property) = node.kind() else { continue };
        if tree::key(&property.key, property.computed).as_deref() != Some("exits") {
            continue;
        }
        let value = match &property.value {
            Expression::Identifier(identifier) => tree.symbol(identifier).and_then(|symbol| tree.value_of(symbol)),
            value => Some(value),
        };
        let Some(Expression::ArrayExpression(list)) = value else {
            exits.is_whole = false;
            continue;
        };
        for element in &list.elements {
            match element {
                ArrayExpressionElement::ObjectExpression(exit) => match code(exit) {
                    Some(code) => exits.found.push(code),
                    None => exits.is_whole = false,
                },
                _ => exits.is_whole = false,
            }
        }
    }
    exits
}

/// The code of an exit, if it is written down.
fn code(exit: &ObjectExpression<'_>) -> Option<(String, Range<usize>)> {
    exit.properties.iter().find_map(|property| match property {
        ObjectPropertyKind::ObjectProperty(property) if tree::key(&property.key, property.computed).as_deref() == Some("code") => {
            tree::string(&property.value).map(|(code, range)| (code.to_owned(), range))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::formats::script::{SCRIPT, Script};

    #[test]
    fn exits_are_read_where_they_are_written_down() {
        let table = [
            ("x = {exits: [{code: 'ok', title: t}, {title: 1, 'code': \"no\"}]}", vec!["ok", "no"], true),
            ("var list = [{code: `ok`}]; f(function () { return {exits: list}; })", vec!["ok"], true),
            ("x = {exits: make()}", vec![], false),
            ("x = {exits: [{code: name}, {code: 'ok'}, ...more]}", vec!["ok"], false),
            ("x = {entries: [{code: 'ok'}]}", vec![], true),
        ];
        for (text, codes, is_whole) in table {
            let exits = Script::read(SCRIPT, text).exits;
            let found: Vec<&str> = exits.found.iter().map(|(code, _)| code.as_str()).collect();
            assert_eq!((found, exits.is_whole), (codes, is_whole), "{text}");
        }
    }
}
