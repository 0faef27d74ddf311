//! Files of the widget that a script asks for by their paths: templates, style sheets, pictures.

use std::collections::HashMap;
use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{AssignmentTarget, BindingPattern, CallExpression, Expression};
use oxc_semantic::NodeId;
use oxc_span::GetSpan;

use super::pieces::{self, Piece, Start};
use super::tree::{self, Tree};

/// The files that a script asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    pub files: Vec<File>,
    /// Functions that ask for a template by the name that they are given.
    pub makers: Vec<Maker>,
    /// Calls of functions that may be such ones of another script: the name, and the texts that are handed over.
    pub calls: Vec<Call>,
}

/// A file that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the widget's folder.
    pub path: String,
    pub range: Range<usize>,
    /// Whether it is a template that the widget's `render` is asked for.
    pub is_template: bool,
}

/// `function getTemplate(name) { self.render({ href: '/templates/' + name + '.twig' }) }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maker {
    pub name: String,
    /// Which of its parameters has the template's name.
    pub parameter: usize,
    /// What stands before and behind the name.
    pub around: (String, String),
}

/// A call with texts that are written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    pub name: String,
    /// The texts by the places of the arguments.
    pub texts: Vec<(usize, String, Range<usize>)>,
}

/// Endings of files that a path is recognised by.
const ENDINGS: &[&str] = &["css", "js", "json", "twig", "html", "png", "jpg", "jpeg", "gif", "svg", "webp"];
/// Words in the names of functions that get templates.
const TEMPLATES: &[&str] = &["templ", "tmpl", "twig"];

pub fn read(tree: &Tree<'_, '_>) -> Asked {
    let mut asked = Asked::default();
    for node in tree.nodes.iter() {
        let parent = |id| tree.parent(id).1;
        match node.kind() {
            AstKind::BinaryExpression(_) if !matches!(parent(node.id()), AstKind::BinaryExpression(_) | AstKind::TemplateLiteral(_)) => {
                below_folder(tree, node.kind(), &mut asked.files);
            }
            AstKind::TemplateLiteral(_)
                if !matches!(
                    parent(node.id()),
                    AstKind::BinaryExpression(_) | AstKind::TemplateLiteral(_) | AstKind::TaggedTemplateExpression(_)
                ) =>
            {
                below_folder(tree, node.kind(), &mut asked.files);
            }
            AstKind::CallExpression(call) => match tree::called(call) {
                Some("render") => rendered(tree, node.id(), call, &mut asked),
                Some(name) if is_template(name) => asked.calls.extend(texts(name, call)),
                _ => {}
            },
            _ => {}
        }
    }
    let makers: HashMap<&str, &Maker> = asked.makers.iter().map(|maker| (maker.name.as_str(), maker)).collect();
    if !makers.is_empty() {
        for node in tree.nodes.iter() {
            let AstKind::CallExpression(call) = node.kind() else { continue };
            if let Some(name) = tree::called(call).filter(|name| makers.contains_key(name) && !is_template(name)) {
                asked.calls.extend(texts(name, call));
            }
        }
    }
    asked
}

/// Whether a function of this name gets templates.
fn is_template(name: &str) -> bool {
    TEMPLATES.iter().any(|word| name.to_ascii_lowercase().contains(word))
}

fn texts(name: &str, call: &CallExpression<'_>) -> Option<Call> {
    let text = |at: usize| {
        let (text, range) = tree::string(tree::argument(call, at)?)?;
        Some((at, text.to_owned(), range))
    };
    let texts: Vec<_> = (0..call.arguments.len().min(3)).filter_map(text).collect();
    (!texts.is_empty()).then(|| Call { name: name.to_owned(), texts })
}

/// Paths behind the address of the widget's folder.
fn below_folder<'a>(tree: &Tree<'_, 'a>, kind: AstKind<'a>, found: &mut Vec<File>) {
    let all = match kind {
        AstKind::BinaryExpression(binary) if binary.operator == oxc_ast::ast::BinaryOperator::Addition => {
            let mut all = pieces::pieces(&binary.left);
            all.extend(pieces::pieces(&binary.right));
            all
        }
        AstKind::TemplateLiteral(template) => {
            let mut all = Vec::new();
            let mut values = template.expressions.iter();
            for quasi in &template.quasis {
                all.push(Piece::Text(quasi.value.raw.as_str(), tree::range(quasi.span)));
                all.extend(values.next().map(Piece::Value));
            }
            all
        }
        _ => return,
    };
    for (at, pair) in all.windows(2).enumerate() {
        let [Piece::Value(value), Piece::Text(text, range)] = pair else { continue };
        if !text.starts_with('/') {
            continue;
        }
        let Some(start) = pieces::folder(tree, value) else { continue };
        let end = text.find(['?', '#', '"', '\'', '<', '>', ' ', ')', '\\']);
        // A path that goes on with a value isn't known.
        if end.is_none() && at + 2 < all.len() {
            continue;
        }
        let path = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
        let has_ending = path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending));
        if has_ending {
            let folder = if start == Start::Pictures { "images" } else { "" };
            let path = format!("{folder}{path}").trim_start_matches('/').to_owned();
            found.push(File { path, range: range.start..range.start + end.unwrap_or(text.len()), is_template: false });
        }
    }
}

/// `render({ href: … })`
fn rendered<'a>(tree: &Tree<'_, 'a>, id: NodeId, call: &'a CallExpression<'a>, asked: &mut Asked) {
    let Some(first) = tree::argument(call, 0) else { return };
    let AstKind::ObjectExpression(options) = tree.value(first) else { return };
    let Some(href) = tree::at_key(options, "href") else { return };
    let elsewhere = tree::at_key(options, "base_path").and_then(tree::string).is_some_and(|(base, _)| base.contains("//"));
    if elsewhere {
        return;
    }
    let kind = tree.value(href);
    let href = match kind {
        AstKind::StringLiteral(literal) => {
            let range = literal.span.start as usize + 1..(literal.span.end as usize).saturating_sub(1);
            asked.files.extend(template(literal.value.as_str(), range));
            return;
        }
        _ => href,
    };
    let all = pieces::pieces(href);
    match all.as_slice() {
        [Piece::Text(text, range)] => asked.files.extend(template(text, range.clone())),
        [Piece::Value(folder), Piece::Text(text, range)] if pieces::folder(tree, folder).is_some() => {
            asked.files.extend(template(text, range.clone()));
        }
        [Piece::Text(before, _), Piece::Value(value), Piece::Text(after, _)] => maker(tree, id, value, (before, after), asked),
        _ => {}
    }
}

fn template(text: &str, range: Range<usize>) -> Option<File> {
    let path = text.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let is_own = !text.contains("//") && path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending));
    is_own.then(|| File { path: path.to_owned(), range, is_template: true })
}

/// The function around a call that hands one of its parameters on as the name of a template.
fn maker<'a>(tree: &Tree<'_, 'a>, id: NodeId, value: &'a Expression<'a>, (before, after): (&str, &str), asked: &mut Asked) {
    let Expression::Identifier(identifier) = value else { return };
    let Some(symbol) = tree.symbol(identifier) else { return };
    for (function, kind) in tree.around(id).filter(|(_, kind)| tree::is_function(*kind)) {
        let Some((parameters, _)) = tree::code(kind) else { continue };
        let Some(at) = (0..parameters.items.len()).find(|at| tree::parameter(parameters, *at) == Some(symbol)) else { continue };
        let after = after.split(['?', '#']).next().unwrap_or_default();
        if let Some(name) = name_of(tree, function, kind) {
            let around = (before.trim_start_matches('/').to_owned(), after.to_owned());
            asked.makers.push(Maker { name, parameter: at, around });
        }
        return;
    }
}

/// The name by which a function is called.
fn name_of<'a>(tree: &Tree<'_, 'a>, id: NodeId, kind: AstKind<'a>) -> Option<String> {
    if let AstKind::Function(function) = kind
        && let Some(name) = &function.id
    {
        return Some(name.name.to_string());
    }
    for (_, holder) in tree.around(id).take(3) {
        match holder {
            AstKind::VariableDeclarator(one) => {
                let BindingPattern::BindingIdentifier(name) = &one.id else { return None };
                return Some(name.name.to_string());
            }
            AstKind::AssignmentExpression(set) => {
                return match &set.left {
                    AssignmentTarget::AssignmentTargetIdentifier(name) => Some(name.name.to_string()),
                    AssignmentTarget::StaticMemberExpression(member) => Some(member.property.name.to_string()),
                    _ => None,
                };
            }
            AstKind::ObjectProperty(property) if tree::range(property.key.span()) != tree::place(kind) => {
                return tree::key(&property.key, property.computed).map(std::borrow::Cow::into_owned);
            }
            AstKind::MethodDefinition(method) => return tree::key(&method.key, method.computed).map(std::borrow::Cow::into_owned),
            // `_.bind(function () { … }, this)`
            AstKind::CallExpression(_) => {}
            _ => return None,
        }
    }
    None
}
