//! Changes of a JSON text at a pointer, as edits that touch nothing else.
//!
//! Indentation, line ends, key order and the spelling of strings follow the text: a file that escapes Cyrillic keeps
//! escaping it, one that writes `\/` keeps writing it, a list on one line stays on one line.

use std::ops::Range;

use super::{Json, Node, Value, parse, pointer};
use crate::domain::edit::{EditError, TextEdit};

type Edits = Result<Vec<TextEdit>, EditError>;

/// Gives the value at `pointer` a new value; objects that are missing on the way are added at the end of their holder.
///
/// # Errors
/// [`EditError::NotFound`] if a value on the way exists but can't hold the next part.
pub fn set(text: &str, json: &Json, pointer: &str, value: &serde_json::Value) -> Edits {
    let style = Style::of(text);
    if let Some(node) = json.at(pointer) {
        let indent = line_indent(text, node.range.start);
        let inline = !slice(text, &node.range).contains('\n') && is_container(node);
        return Ok(vec![TextEdit::replace(node.range.clone(), style.render(value, &indent, inline))]);
    }
    let Some((parent, key)) = pointer::split_last(pointer) else {
        return Ok(vec![TextEdit::replace(0..text.len(), style.render(value, "", false) + style.newline)]);
    };
    match json.at(parent) {
        Some(node) => match &node.value {
            Value::Object(members) => insert_member(text, json, parent, members.len(), &key, value),
            Value::Array(items) if key.parse() == Ok(items.len()) => insert_item(text, json, parent, items.len(), value),
            _ => Err(not_found("object", parent)),
        },
        None => set(text, json, parent, &serde_json::json!({ key: value })),
    }
}

/// Adds `key` with `value` to the object at `parent`, before the member that is at `index` now.
///
/// # Errors
/// [`EditError::NotFound`] if there is no object at `parent`.
pub fn insert_member(text: &str, json: &Json, parent: &str, index: usize, key: &str, value: &serde_json::Value) -> Edits {
    let node = json.at(parent).filter(|n| matches!(n.value, Value::Object(_))).ok_or_else(|| not_found("object", parent))?;
    let style = Style::of(text);
    let prefix = style.quote(key) + style.colon;
    Ok(vec![insert_child(text, &style, node, index, &prefix, value)])
}

/// Adds `value` to the list at `parent`, before the item that is at `index` now.
///
/// # Errors
/// [`EditError::NotFound`] if there is no list at `parent`.
pub fn insert_item(text: &str, json: &Json, parent: &str, index: usize, value: &serde_json::Value) -> Edits {
    let node = json.at(parent).filter(|n| matches!(n.value, Value::Array(_))).ok_or_else(|| not_found("list", parent))?;
    Ok(vec![insert_child(text, &Style::of(text), node, index, "", value)])
}

/// Takes the member or item at `pointer` away, with its comma and line.
///
/// # Errors
/// [`EditError::NotFound`] if there is none.
pub fn remove(text: &str, json: &Json, pointer: &str) -> Edits {
    let (node, children, at) = place(json, pointer)?;
    let missing = || not_found("value", pointer);
    let child = children.get(at).ok_or_else(missing)?;
    let range = match (at.checked_sub(1).and_then(|before| children.get(before)), children.get(at + 1)) {
        (_, Some(next)) => child.start..next.start,
        (Some(previous), None) => previous.end..child.end,
        (None, None) => inner(text, node),
    };
    Ok(vec![TextEdit::delete(range)])
}

/// Gives the member at `pointer` the key `new`.
///
/// # Errors
/// [`EditError::NotFound`] if there is no such member.
pub fn rename_key(text: &str, json: &Json, pointer: &str, new: &str) -> Edits {
    let missing = || not_found("key", pointer);
    let (parent, key) = pointer::split_last(pointer).ok_or_else(missing)?;
    let member = json.at(parent).and_then(|node| node.member(&key)).ok_or_else(missing)?;
    Ok(vec![TextEdit::replace(member.key_range.clone(), Style::of(text).quote(new))])
}

/// Moves the member or item at `pointer` to place `index` among its siblings; commas and white space stay where they are.
///
/// # Errors
/// [`EditError::NotFound`] if there is no such value.
pub fn move_to(text: &str, json: &Json, pointer: &str, index: usize) -> Edits {
    let (_, children, from) = place(json, pointer)?;
    let mut order: Vec<usize> = (0..children.len()).collect();
    if from < order.len() {
        let moved = order.remove(from);
        order.insert(index.min(order.len()), moved);
    }
    let slots = children.iter().zip(order).enumerate().filter(|(slot, (_, source))| slot != source);
    Ok(slots.filter_map(|(_, (range, source))| Some(TextEdit::replace(range.clone(), slice(text, children.get(source)?)))).collect())
}

/// The holder of `pointer`, the ranges of all its children (members with their keys), and which child it is.
fn place<'j>(json: &'j Json, pointer: &str) -> Result<(&'j Node, Vec<Range<usize>>, usize), EditError> {
    let missing = || not_found("value", pointer);
    let (parent, key) = pointer::split_last(pointer).ok_or_else(missing)?;
    let node = json.at(parent).ok_or_else(missing)?;
    let at = match &node.value {
        Value::Object(members) => members.iter().rposition(|member| member.key == key),
        Value::Array(items) => key.parse().ok().filter(|at| *at < items.len()),
        _ => None,
    };
    Ok((node, child_ranges(node), at.ok_or_else(missing)?))
}

fn child_ranges(node: &Node) -> Vec<Range<usize>> {
    match &node.value {
        Value::Object(members) => members.iter().map(|m| m.key_range.start..m.node.range.end.max(m.key_range.end)).collect(),
        Value::Array(items) => items.iter().map(|item| item.range.clone()).collect(),
        _ => Vec::new(),
    }
}

fn insert_child(text: &str, style: &Style, node: &Node, index: usize, prefix: &str, value: &serde_json::Value) -> TextEdit {
    let children = child_ranges(node);
    let (Some(first), Some(last)) = (children.first(), children.last()) else {
        let outer = line_indent(text, node.range.start);
        let own_line = text.contains('\n') && (!prefix.is_empty() || value.is_object());
        let body = if own_line {
            let indent = format!("{outer}{}", style.indent);
            let entry = style.render(value, &indent, false);
            format!("{nl}{indent}{prefix}{entry}{nl}{outer}", nl = style.newline)
        } else {
            format!("{prefix}{}", style.render(value, &outer, true))
        };
        return TextEdit::replace(inner(text, node), body);
    };
    let lead = slice(text, &(node.range.start + 1..first.start));
    let own_lines = lead.contains('\n');
    let indent = if own_lines { line_indent(text, last.start) } else { line_indent(text, node.range.start) };
    let entry = format!("{prefix}{}", style.render(value, &indent, !own_lines));
    let gap = if own_lines { format!("{}{indent}", style.newline) } else { " ".to_owned() };
    match children.get(index) {
        Some(next) => TextEdit::insert(next.start, format!("{entry},{gap}")),
        None => TextEdit::insert(last.end, format!(",{gap}{entry}")),
    }
}

/// The bytes between the brackets of `node`.
fn inner(text: &str, node: &Node) -> Range<usize> {
    let whole = slice(text, &node.range);
    let closed = whole.ends_with(['}', ']']) && whole.len() > 1;
    node.range.start + 1..node.range.end - usize::from(closed)
}

/// The white space that the line of `offset` begins with.
fn line_indent(text: &str, offset: usize) -> String {
    let line = text.get(..offset).unwrap_or_default();
    let line = line.rsplit('\n').next().unwrap_or_default();
    line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect()
}

fn slice<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    text.get(range.clone()).unwrap_or_default()
}

fn is_container(node: &Node) -> bool {
    matches!(node.value, Value::Array(_) | Value::Object(_))
}

fn not_found(what: &'static str, pointer: &str) -> EditError {
    EditError::NotFound { what, pointer: pointer.to_owned() }
}

/// How a text spells things.
struct Style {
    newline: &'static str,
    indent: String,
    colon: &'static str,
    escape_non_ascii: bool,
    escape_slash: bool,
}

impl Style {
    fn of(text: &str) -> Self {
        let first_indented = text.lines().find(|line| line.starts_with([' ', '\t']) && !line.trim().is_empty());
        let indent = first_indented.map_or("  ".to_owned(), |line| line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect());
        let slashes = text.matches('/').count();
        Self {
            newline: if text.contains("\r\n") { "\r\n" } else { "\n" },
            indent,
            colon: if text.contains("\":") && !text.contains("\": ") && !text.contains("\":\n") { ":" } else { ": " },
            escape_non_ascii: text.is_ascii() && text.contains("\\u0"),
            escape_slash: slashes > 0 && text.matches("\\/").count() == slashes,
        }
    }

    fn quote(&self, text: &str) -> String {
        let mut quoted = parse::quote(text);
        if self.escape_slash {
            quoted = quoted.replace('/', "\\/");
        }
        if self.escape_non_ascii && !quoted.is_ascii() {
            let mut units = [0u16; 2];
            quoted =
                quoted
                    .chars()
                    .map(|c| {
                        if c.is_ascii() {
                            c.to_string()
                        } else {
                            c.encode_utf16(&mut units).iter().map(|u| format!("\\u{u:04x}")).collect()
                        }
                    })
                    .collect();
        }
        quoted
    }

    /// `value` as text; lines after the first begin with `indent`.
    fn render(&self, value: &serde_json::Value, indent: &str, inline: bool) -> String {
        let inner_indent = format!("{indent}{}", self.indent);
        let (open, close, entries) = match value {
            serde_json::Value::String(text) => return self.quote(text),
            serde_json::Value::Array(items) => {
                let inline = inline || items.iter().all(|item| !item.is_object() && !item.is_array());
                let entries: Vec<String> = items.iter().map(|item| self.render(item, &inner_indent, inline)).collect();
                if inline {
                    return format!("[{}]", entries.join(", "));
                }
                ('[', ']', entries)
            }
            serde_json::Value::Object(members) => {
                let entry =
                    |(key, item): (&String, &serde_json::Value)| self.quote(key) + self.colon + &self.render(item, &inner_indent, inline);
                ('{', '}', members.iter().map(entry).collect())
            }
            other => return other.to_string(),
        };
        if entries.is_empty() {
            return format!("{open}{close}");
        }
        if inline {
            return format!("{open}{}{close}", entries.join(", "));
        }
        let gap = format!(",{}{inner_indent}", self.newline);
        format!("{open}{nl}{inner_indent}{}{nl}{indent}{close}", entries.join(&gap), nl = self.newline)
    }
}
