//! Fields of forms that a script looks for by their names: `$('[name="message"]')`.

use std::ops::Range;

use oxc_ast::AstKind;

use super::tree::Tree;

/// What stands before the name of a field in a selector: of the settings and of a pipeline's step, or of a bot's step.
const ATTRIBUTES: &[&str] = &["[name=", "[data-field-name="];

/// The names with their bytes, as far as they are written down.
pub fn read(tree: &Tree<'_, '_>) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for node in tree.nodes.iter() {
        let span = match node.kind() {
            AstKind::StringLiteral(literal) => literal.span,
            AstKind::TemplateElement(element) => element.span,
            _ => continue,
        };
        let text = tree.at(super::tree::range(span));
        for attribute in ATTRIBUTES {
            for (at, _) in text.match_indices(attribute) {
                let rest = text.get(at + attribute.len()..).unwrap_or_default();
                let inside = rest.trim_start_matches(['\\', '"', '\'']);
                let length = inside.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))).unwrap_or(inside.len());
                let (key, tail) = inside.split_at(length);
                let closes = tail.trim_start_matches(['\\', '"', '\'']).starts_with(']');
                if closes && !key.is_empty() {
                    let start = span.start as usize + at + attribute.len() + rest.len() - inside.len();
                    found.push((key.to_owned(), start..start + length));
                }
            }
        }
    }
    found
}
