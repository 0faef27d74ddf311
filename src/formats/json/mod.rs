//! JSON as people write it: a tree with byte ranges, whatever the text, and the problems met on the way.
//!
//! Parsing never fails. What strict JSON refuses becomes a [`Problem`] with its place and, where the intent is plain,
//! the edits that repair it; the tree then holds what was meant. A text without problems is JSON that every strict
//! parser takes (except duplicate keys, which [`Node::members`] keeps, each with its range).

pub mod edit;
mod members;
mod parse;
pub mod pointer;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::OnceLock;

pub use members::Members;

use super::steps;
use super::text_edit::TextEdit;

/// How deeply values may be nested; deeper ones are skipped and reported. `serde_json` has the same bound.
pub const MAX_DEPTH: usize = 127;

/// A parsed JSON text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Json {
    /// The top-level value; `None` for an empty text.
    pub root: Option<Node>,
    /// What strict JSON refuses, in the order of the text.
    pub problems: Vec<Problem>,
    /// The greatest nesting met.
    pub depth: usize,
    /// How many values were read, holders included.
    pub values: usize,
    leaves: OnceLock<Vec<Leaf>>,
}

/// Where a value that isn't an object stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Its keys joined by dots, such as `widget.name`.
    pub reference: Box<str>,
    /// Its JSON pointer.
    pub pointer: Box<str>,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the value, quotes and brackets included.
    pub range: Range<usize>,
    pub value: Value,
}

/// The value of a [`Node`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it is spelled.
    Number(String),
    /// A string with its escapes resolved.
    String(String),
    /// `[…]`
    Array(Vec<Node>),
    /// `{…}`, duplicate keys included.
    Object(Members),
    /// Something that can't be read as a value.
    Unreadable,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The key with its escapes resolved.
    pub key: String,
    /// The bytes of the key, quotes included.
    pub key_range: Range<usize>,
    pub node: Node,
}

/// A place where the text isn't strict JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub kind: ProblemKind,
    /// The bytes to point at; may be empty at the end of the text.
    pub range: Range<usize>,
    /// Edits that make it right, if the intent is plain.
    pub repair: Vec<TextEdit>,
}

/// The kinds of problems, as fine as the explanations need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// Nothing but white space.
    Empty,
    /// A byte order mark before the text.
    Bom,
    /// A `//` or `/* */` comment.
    Comment,
    /// A comma before `}` or `]`.
    TrailingComma,
    /// A comma with nothing before it.
    StrayComma,
    /// A single or typographic quote, or a key without quotes.
    LenientQuotes,
    /// No `,` between two values.
    MissingComma,
    /// No `:` between key and value.
    MissingColon,
    /// A bracket that is never closed; holds the one that is missing.
    MissingBrace(char),
    /// A second top-level value.
    MultipleRoots,
    /// A raw control character in a string.
    ControlChar,
    /// Half of a surrogate pair, as an escape.
    LoneSurrogate,
    /// A string without its closing quote.
    UnterminatedString,
    /// A backslash before a character that has no such escape.
    BadEscape,
    /// A number in a spelling that JSON has not: `01`, `+1`, `.5`, `1.`.
    BadNumber,
    /// A bare word that isn't `true`, `false` or `null`.
    UnknownWord,
    /// Something else than what may stand here.
    Unexpected(Expected),
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
}

/// What may stand at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Any value.
    Value,
    /// A key in quotes.
    Key,
    /// `,` or the closing bracket.
    CommaOrEnd,
    /// The end of the text.
    End,
}

/// The types of JSON, to say what was found and what is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    Number,
    String,
    Array,
    Object,
    /// Unreadable text.
    Unreadable,
}

impl Json {
    /// Reads `text`. Never fails; see the module.
    pub fn parse(text: &str) -> Self {
        steps::took(text.len());
        parse::parse(text)
    }

    /// Whether the tree holds all that the text says: what is missing in it is missing in the text too.
    pub fn is_whole(&self) -> bool {
        use ProblemKind as P;
        let cuts = |problem: &Problem| {
            matches!(
                problem.kind,
                P::Empty | P::MissingBrace(_) | P::UnterminatedString | P::UnknownWord | P::Unexpected(_) | P::TooDeep | P::MultipleRoots
            )
        };
        !self.problems.iter().any(cuts)
    }

    /// All values that aren't objects, in the order of the text; lists count as one. The places are worked out once.
    pub fn leaves(&self) -> impl Iterator<Item = (&Leaf, &Node)> {
        let places = self.leaves.get_or_init(|| {
            let mut places = Vec::new();
            if let Some(root) = &self.root {
                root.leaf_places("", "", &mut places);
            }
            places.shrink_to_fit();
            places
        });
        let mut nodes = Vec::with_capacity(places.len());
        if let Some(root) = &self.root {
            root.leaf_nodes(&mut nodes);
        }
        places.iter().zip(nodes)
    }

    /// The value at a JSON pointer (`""` is the root). Of duplicate keys the last counts, as for the platform's parser.
    pub fn at(&self, pointer: &str) -> Option<&Node> {
        steps::took(1);
        let mut node = self.root.as_ref()?;
        for part in pointer::parts(pointer) {
            node = match &node.value {
                Value::Object(_) => node.get(&part)?,
                Value::Array(items) => items.get(part.parse::<usize>().ok()?)?,
                _ => return None,
            };
        }
        Some(node)
    }

    /// The pointer of the deepest value (or key) that holds the byte `offset`.
    pub fn pointer_at(&self, offset: usize) -> String {
        let mut pointer = String::new();
        let mut node = self.root.as_ref();
        while let Some(current) = node {
            node = None;
            match &current.value {
                Value::Object(members) => {
                    if let Some(member) = members.iter().find(|m| (m.key_range.start..=m.node.range.end).contains(&offset)) {
                        pointer::push(&mut pointer, &member.key);
                        node = Some(&member.node);
                    }
                }
                Value::Array(items) => {
                    if let Some((at, item)) = items.iter().enumerate().find(|(_, i)| (i.range.start..=i.range.end).contains(&offset)) {
                        pointer::push(&mut pointer, &at.to_string());
                        node = Some(item);
                    }
                }
                _ => {}
            }
        }
        pointer
    }
}

impl Node {
    /// The type of the value.
    pub fn kind(&self) -> Kind {
        match self.value {
            Value::Null => Kind::Null,
            Value::Bool(_) => Kind::Bool,
            Value::Number(_) => Kind::Number,
            Value::String(_) => Kind::String,
            Value::Array(_) => Kind::Array,
            Value::Object(_) => Kind::Object,
            Value::Unreadable => Kind::Unreadable,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = &self.value { Some(text) } else { None }
    }

    /// The value of a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        if let Value::Bool(value) = self.value { Some(value) } else { None }
    }

    /// The spelling of a number.
    pub fn as_number(&self) -> Option<&str> {
        if let Value::Number(text) = &self.value { Some(text) } else { None }
    }

    /// The items of a list; empty for anything else.
    pub fn items(&self) -> &[Node] {
        if let Value::Array(items) = &self.value { items } else { &[] }
    }

    /// The members of an object, duplicates included; empty for anything else.
    pub fn members(&self) -> &[Member] {
        if let Value::Object(members) = &self.value { members } else { &[] }
    }

    /// The value of `key`; of duplicates the last.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.member(key).map(|member| &member.node)
    }

    /// The member named `key`; of duplicates the last.
    pub fn member(&self, key: &str) -> Option<&Member> {
        if let Value::Object(members) = &self.value { members.named(key) } else { None }
    }

    fn leaf_places(&self, reference: &str, at: &str, found: &mut Vec<Leaf>) {
        for member in self.members() {
            let reference = if reference.is_empty() { member.key.clone() } else { [reference, ".", &member.key].concat() };
            let pointer = pointer::join(at, &member.key);
            if member.node.kind() == Kind::Object {
                member.node.leaf_places(&reference, &pointer, found);
            } else {
                found.push(Leaf { reference: reference.into(), pointer: pointer.into() });
            }
        }
    }

    fn leaf_nodes<'n>(&'n self, found: &mut Vec<&'n Node>) {
        for member in self.members() {
            if member.node.kind() == Kind::Object {
                member.node.leaf_nodes(found);
            } else {
                found.push(&member.node);
            }
        }
    }

    /// Calls `visit` for all objects in this value and for itself if it is one, with their pointers below `pointer`.
    pub fn walk_objects<'n>(&'n self, pointer: &str, visit: &mut dyn FnMut(&str, &'n Node)) {
        let is_holder = |node: &Node| matches!(node.kind(), Kind::Object | Kind::Array);
        if self.kind() == Kind::Object {
            visit(pointer, self);
        }
        for member in self.members().iter().filter(|member| is_holder(&member.node)) {
            member.node.walk_objects(&pointer::join(pointer, &member.key), visit);
        }
        for (at, item) in self.items().iter().enumerate().filter(|(_, item)| is_holder(item)) {
            item.walk_objects(&pointer::join(pointer, &at.to_string()), visit);
        }
    }

    /// Calls `visit` for this value and all values in it, with their pointers below `pointer`.
    pub fn walk<'n>(&'n self, pointer: &str, visit: &mut dyn FnMut(&str, &'n Node)) {
        visit(pointer, self);
        for member in self.members() {
            member.node.walk(&pointer::join(pointer, &member.key), visit);
        }
        for (at, item) in self.items().iter().enumerate() {
            item.walk(&pointer::join(pointer, &at.to_string()), visit);
        }
    }
}
