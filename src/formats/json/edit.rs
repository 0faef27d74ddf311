//! Changes of a JSON text at a pointer, as edits that touch nothing else.
//!
//! Indentation, line ends, key order and the spelling of strings follow the text: a file that escapes Cyrillic keeps
//! escaping it, one that writes `\/` keeps writing it, a list on one line stays on one line.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::{Json, Node, Value, parse, pointer};
use crate::formats::steps;
use crate::formats::text_edit::{EditError, TextEdit};

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
        return Ok(vec![TextEdit::replace(0..text.len(), style.render(value, "", false) + style.layout().newline)]);
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

/// Gives many values at once what [`set`] gives one after the other, where none of the pointers leads into another one.
///
/// # Errors
/// As [`set`]; [`EditError::NotFound`] if a value is to be both a text and a holder.
pub fn set_all(text: &str, json: &Json, values: &[(&str, serde_json::Value)]) -> Edits {
    let mut edits = Vec::new();
    // What is missing, by the nearest holder that is there, in the order given.
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut missing: Vec<(&str, serde_json::Map<String, serde_json::Value>)> = Vec::new();
    for (pointer, value) in values {
        let mut holder = *pointer;
        while json.at(holder).is_none()
            && let Some((parent, _)) = pointer::split_last(holder)
        {
            holder = parent;
        }
        let node = json.at(holder);
        if holder.len() == pointer.len() || !node.is_some_and(|node| matches!(node.value, Value::Object(_))) {
            edits.extend(set(text, json, pointer, value)?);
            continue;
        }
        let place = *places.entry(holder).or_insert(missing.len());
        if place == missing.len() {
            missing.push((holder, serde_json::Map::new()));
        }
        let Some((_, map)) = missing.get_mut(place) else { continue };
        let (parent, key) = pointer::split_last(pointer).ok_or_else(|| not_found("key", pointer))?;
        let mut map = Some(map);
        for part in pointer::parts(parent.get(holder.len()..).unwrap_or_default()) {
            let below = map.and_then(|map| map.entry(part).or_insert_with(|| serde_json::json!({})).as_object_mut());
            map = below;
        }
        map.ok_or_else(|| not_found("object", parent))?.insert(key, value.clone());
    }
    for (holder, members) in &missing {
        let end = object_at(json, holder)?.members().len();
        let members: Vec<_> = members.iter().map(|(key, value)| (end, key.as_str(), value)).collect();
        edits.extend(insert_members(text, json, holder, &members)?);
    }
    Ok(edits)
}

/// Gives values that are there these texts, in one go.
///
/// # Errors
/// [`EditError::NotFound`] if one is not there.
pub fn set_texts<'a>(text: &str, json: &Json, texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Edits {
    let node = |(pointer, new)| Ok((json.at(pointer).ok_or_else(|| not_found("value", pointer))?, new));
    Ok(rewrite(text, texts.into_iter().map(node).collect::<Result<Vec<_>, _>>()?))
}

/// The same for values that are known by their place: of keys that stand twice each has its own.
pub fn rewrite<'a>(text: &str, texts: impl IntoIterator<Item = (&'a Node, &'a str)>) -> Vec<TextEdit> {
    let style = Style::of(text);
    texts.into_iter().map(|(node, new)| TextEdit::replace(node.range.clone(), style.quote(new))).collect()
}

/// Adds `key` with `value` to the object at `parent`, before the member that is at `index` now.
///
/// # Errors
/// [`EditError::NotFound`] if there is no object at `parent`.
pub fn insert_member(text: &str, json: &Json, parent: &str, index: usize, key: &str, value: &serde_json::Value) -> Edits {
    insert_members(text, json, parent, &[(index, key, value)])
}

/// Adds members to the object at `parent`, each before the member that is at its index now; several with the same index
/// come in the order given.
///
/// # Errors
/// [`EditError::NotFound`] if there is no object at `parent`.
pub fn insert_members(text: &str, json: &Json, parent: &str, members: &[(usize, &str, &serde_json::Value)]) -> Edits {
    let node = object_at(json, parent)?;
    let style = Style::of(text);
    let render = |key: &str, value: &serde_json::Value, at: &Slot| {
        style.quote(key) + style.layout().colon + &style.render(value, &at.indent, at.inline)
    };
    let slot = Slot::of(text, &style, node, true);
    if node.members().is_empty() {
        let entries: Vec<String> = members.iter().map(|(_, key, value)| render(key, value, &slot)).collect();
        return Ok(if entries.is_empty() { Vec::new() } else { vec![slot.fill(text, node, &entries.join(&slot.comma()))] });
    }
    Ok(members.iter().map(|(index, key, value)| slot.insert(node, *index, &render(key, value, &slot))).collect())
}

/// Puts the member at `from`, as it is spelled, into the object at `parent` under the name `key`, before the member that is
/// at `index` now. The old one goes unless `copy`. For another place in the same object see [`move_to`].
///
/// # Errors
/// [`EditError::NotFound`] if there is no such member or no such object.
pub fn transplant(text: &str, json: &Json, from: &str, parent: &str, index: usize, key: &str, copy: bool) -> Edits {
    let value = json.at(from).ok_or_else(|| not_found("value", from))?;
    let node = object_at(json, parent)?;
    let style = Style::of(text);
    let slot = Slot::of(text, &style, node, true);
    // Strings have no raw line breaks: what begins a line is indentation.
    let old_indent = line_indent(text, value.range.start);
    let spelled = slice(text, &value.range).replace(&format!("\n{old_indent}"), &format!("\n{}", slot.indent));
    let entry = style.quote(key) + style.layout().colon + &spelled;
    let put = if node.members().is_empty() { slot.fill(text, node, &entry) } else { slot.insert(node, index, &entry) };
    let mut edits = if copy { Vec::new() } else { remove(text, json, from)? };
    edits.push(put);
    Ok(edits)
}

/// Adds `value` to the list at `parent`, before the item that is at `index` now.
///
/// # Errors
/// [`EditError::NotFound`] if there is no list at `parent`.
pub fn insert_item(text: &str, json: &Json, parent: &str, index: usize, value: &serde_json::Value) -> Edits {
    let node = json.at(parent).filter(|n| matches!(n.value, Value::Array(_))).ok_or_else(|| not_found("list", parent))?;
    let style = Style::of(text);
    let slot = Slot::of(text, &style, node, value.is_object());
    let entry = style.render(value, &slot.indent, slot.inline);
    Ok(vec![if node.items().is_empty() { slot.fill(text, node, &entry) } else { slot.insert(node, index, &entry) }])
}

/// Takes the member or item at `pointer` away, with its comma and line.
///
/// # Errors
/// [`EditError::NotFound`] if there is none.
pub fn remove(text: &str, json: &Json, pointer: &str) -> Edits {
    let (node, at) = place(json, pointer)?;
    let child = |at: usize| child_range(node, at);
    Ok(vec![TextEdit::delete(match (child(at), child(at + 1), at.checked_sub(1).and_then(child)) {
        (Some(child), Some(next), _) => child.start..next.start,
        (Some(child), None, Some(before)) => before.end..child.end,
        _ => inner(text, node),
    })])
}

/// Takes the members and items at `pointers` away, with their commas and lines; of duplicate keys all.
///
/// # Errors
/// [`EditError::NotFound`] if there is none at one of them.
pub fn remove_all<'a>(text: &str, json: &Json, pointers: impl IntoIterator<Item = &'a str>) -> Edits {
    // By where their holders begin.
    let mut gone: BTreeMap<usize, (&Node, BTreeSet<usize>)> = BTreeMap::new();
    for pointer in pointers {
        let (node, at) = place(json, pointer)?;
        gone.entry(node.range.start).or_insert((node, BTreeSet::new())).1.insert(at);
    }
    for (node, places) in gone.values_mut() {
        let keys: HashSet<&str> = places.iter().filter_map(|at| Some(node.members().get(*at)?.key.as_str())).collect();
        let same = node.members().iter().enumerate().filter(|(_, member)| keys.contains(member.key.as_str()));
        places.extend(same.map(|(same, _)| same));
    }
    let mut edits: Vec<TextEdit> = gone.into_values().flat_map(|(node, places)| without(text, node, &places)).collect();
    edits.sort_by_key(|edit| edit.range.start);
    // What lies in something that goes is gone with it.
    edits.dedup_by(|inner, outer| inner.range.end <= outer.range.end);
    Ok(edits)
}

/// The edits that take the children at `places` out of `node`.
fn without(text: &str, node: &Node, places: &BTreeSet<usize>) -> Vec<TextEdit> {
    let children = child_ranges(node);
    if places.len() == children.len() {
        return vec![TextEdit::delete(inner(text, node))];
    }
    let mut edits = Vec::new();
    let (mut kept, mut from) = (None, None);
    for (at, child) in children.iter().enumerate() {
        if places.contains(&at) {
            from = from.or(Some(child.start));
        } else {
            edits.extend(from.take().map(|from| TextEdit::delete(from..child.start)));
            kept = Some(child.end);
        }
    }
    let last = children.last().filter(|_| from.is_some());
    edits.extend(kept.zip(last).map(|(kept, last)| TextEdit::delete(kept..last.end)));
    edits
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
    let (node, from) = place(json, pointer)?;
    let children = child_ranges(node);
    let mut order: Vec<usize> = (0..children.len()).collect();
    if from < order.len() {
        let moved = order.remove(from);
        order.insert(index.min(order.len()), moved);
    }
    let slots = children.iter().zip(order).enumerate().filter(|(slot, (_, source))| slot != source);
    Ok(slots.filter_map(|(_, (range, source))| Some(TextEdit::replace(range.clone(), slice(text, children.get(source)?)))).collect())
}

/// The holder of `pointer`, and which of its children it is.
fn place<'j>(json: &'j Json, pointer: &str) -> Result<(&'j Node, usize), EditError> {
    let missing = || not_found("value", pointer);
    let (parent, key) = pointer::split_last(pointer).ok_or_else(missing)?;
    let node = json.at(parent).ok_or_else(missing)?;
    let at = match &node.value {
        Value::Object(members) => members.place_of(&key),
        Value::Array(items) => key.parse().ok().filter(|at| *at < items.len()),
        _ => None,
    };
    Ok((node, at.ok_or_else(missing)?))
}

/// The bytes of a child; of a member with its key.
fn child_range(node: &Node, at: usize) -> Option<Range<usize>> {
    match &node.value {
        Value::Object(members) => members.get(at).map(|m| m.key_range.start..m.node.range.end.max(m.key_range.end)),
        Value::Array(items) => items.get(at).map(|item| item.range.clone()),
        _ => None,
    }
}

fn child_ranges(node: &Node) -> Vec<Range<usize>> {
    let children = node.members().len() + node.items().len();
    steps::took(children);
    (0..children).filter_map(|at| child_range(node, at)).collect()
}

fn object_at<'j>(json: &'j Json, pointer: &str) -> Result<&'j Node, EditError> {
    json.at(pointer).filter(|node| matches!(node.value, Value::Object(_))).ok_or_else(|| not_found("object", pointer))
}

/// Where new entries of an object or a list go, and how they are laid out there.
struct Slot {
    /// How many entries there are.
    children: usize,
    /// What begins the lines of an entry.
    indent: String,
    /// Whether entries stand on one line.
    inline: bool,
    newline: &'static str,
}

impl Slot {
    /// `roomy`: in a text of several lines an entry of an empty holder gets a line of its own.
    fn of(text: &str, style: &Style<'_>, node: &Node, roomy: bool) -> Self {
        let children = node.members().len() + node.items().len();
        let outer = || line_indent(text, node.range.start);
        let (indent, inline) = match (child_range(node, 0), children.checked_sub(1).and_then(|last| child_range(node, last))) {
            (Some(first), Some(last)) if slice(text, &(node.range.start + 1..first.start)).contains('\n') => {
                (line_indent(text, last.start), false)
            }
            (Some(_), Some(_)) => (outer(), true),
            _ if roomy && text.contains('\n') => (outer() + &style.layout().indent, false),
            _ => (outer(), true),
        };
        Self { children, indent, inline, newline: style.layout().newline }
    }

    fn gap(&self) -> String {
        if self.inline { " ".to_owned() } else { format!("{}{}", self.newline, self.indent) }
    }

    fn comma(&self) -> String {
        format!(",{}", self.gap())
    }

    /// Puts `entries` into a holder that has none.
    fn fill(&self, text: &str, node: &Node, entries: &str) -> TextEdit {
        let body = if self.inline {
            entries.to_owned()
        } else {
            format!("{}{entries}{}{}", self.gap(), self.newline, line_indent(text, node.range.start))
        };
        TextEdit::replace(inner(text, node), body)
    }

    /// Puts `entry` before the one at `index`, or after the last.
    fn insert(&self, node: &Node, index: usize, entry: &str) -> TextEdit {
        match (child_range(node, index), self.children.checked_sub(1).and_then(|last| child_range(node, last))) {
            (Some(next), _) => TextEdit::insert(next.start, format!("{entry},{}", self.gap())),
            (None, Some(last)) => TextEdit::insert(last.end, format!("{}{entry}", self.comma())),
            (None, None) => TextEdit::insert(node.range.start + 1, entry),
        }
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

/// Whether a letter beyond ASCII is written as an escape anywhere.
fn escapes_letters(text: &str) -> bool {
    let unit = |at: usize| u32::from_str_radix(text.get(at + 2..at + 6)?, 16).ok();
    text.match_indices("\\u").any(|(at, _)| unit(at).is_some_and(|unit| unit >= 0x80))
}

/// How a text spells things; looked up once it matters, as that goes through the whole text.
struct Style<'t> {
    text: &'t str,
    layout: OnceCell<Layout>,
    escapes_slashes: OnceCell<bool>,
    escapes_letters: OnceCell<bool>,
}

/// What stands between values.
struct Layout {
    newline: &'static str,
    indent: String,
    colon: &'static str,
}

impl<'t> Style<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, layout: OnceCell::new(), escapes_slashes: OnceCell::new(), escapes_letters: OnceCell::new() }
    }

    fn layout(&self) -> &Layout {
        let text = self.text;
        self.layout.get_or_init(|| {
            let first_indented = text.lines().find(|line| line.starts_with([' ', '\t']) && !line.trim().is_empty());
            Layout {
                newline: if text.contains("\r\n") { "\r\n" } else { "\n" },
                indent: first_indented.map_or("  ".to_owned(), |line| line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect()),
                colon: if text.contains("\":") && !text.contains("\": ") && !text.contains("\":\n") { ":" } else { ": " },
            }
        })
    }

    fn escapes_slashes(&self) -> bool {
        *self.escapes_slashes.get_or_init(|| {
            let slashes = self.text.matches('/').count();
            slashes > 0 && self.text.matches("\\/").count() == slashes
        })
    }

    fn escapes_letters(&self) -> bool {
        *self.escapes_letters.get_or_init(|| self.text.trim_start_matches('\u{feff}').is_ascii() && escapes_letters(self.text))
    }

    fn quote(&self, text: &str) -> String {
        let mut quoted = parse::quote(text);
        if quoted.contains('/') && self.escapes_slashes() {
            quoted = quoted.replace('/', "\\/");
        }
        if !quoted.is_ascii() && self.escapes_letters() {
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
        if let serde_json::Value::String(text) = value {
            return self.quote(text);
        }
        let Layout { newline, indent: step, colon } = self.layout();
        let inner_indent = format!("{indent}{step}");
        let (open, close, entries) = match value {
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
                    |(key, item): (&String, &serde_json::Value)| self.quote(key) + colon + &self.render(item, &inner_indent, inline);
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
        let gap = format!(",{newline}{inner_indent}");
        format!("{open}{newline}{inner_indent}{}{newline}{indent}{close}", entries.join(&gap))
    }
}
