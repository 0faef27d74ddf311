//! The manifest by value: spelling, order of keys and blanks are no difference.

use crate::formats::json::{Kind, Node, Value, pointer};
use crate::formats::steps;
use crate::model::widget::{MANIFEST, Widget};

/// A value of the manifest that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueChange {
    /// Where it is: of a list of texts the list itself.
    pub pointer: String,
    /// As it stands in the old manifest; `None` if it is new.
    pub old: Option<String>,
    /// As it stands in the new manifest; `None` if it is gone.
    pub new: Option<String>,
}

/// The values in which two manifests differ; none if one of them can't be read as a whole.
pub fn changed(old: &Widget, new: &Widget) -> Vec<ValueChange> {
    let text = |widget: &Widget| widget.text(MANIFEST).map(|text| text.as_str().to_owned()).unwrap_or_default();
    let (Some(before), Some(after)) = (old.complete_manifest(), new.complete_manifest()) else { return Vec::new() };
    if old.get(MANIFEST) == new.get(MANIFEST) {
        return Vec::new();
    }
    let mut comparison = Comparison { old: text(old), new: text(new), found: Vec::new() };
    comparison.values("", Some(before), Some(after));
    comparison.found
}

/// Whether two values are the same, however they are written.
pub fn is_same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::String(a), Value::String(b)) | (Value::Number(a), Value::Number(b)) => a == b,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        (Value::Null, Value::Null) => true,
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b)),
        (Value::Object(_), Value::Object(_)) => {
            let all_in = |a: &Node, b: &Node| a.members().iter().all(|member| b.get(&member.key).is_some());
            let same =
                one.members().iter().all(|member| one.get(&member.key).zip(other.get(&member.key)).is_some_and(|(a, b)| is_same(a, b)));
            same && all_in(other, one)
        }
        _ => false,
    }
}

struct Comparison {
    old: String,
    new: String,
    found: Vec<ValueChange>,
}

impl Comparison {
    fn values(&mut self, at: &str, old: Option<&Node>, new: Option<&Node>) {
        steps::took(1);
        match (old, new) {
            (Some(old), Some(new)) if old.kind() == Kind::Object && new.kind() == Kind::Object => self.objects(at, old, new),
            (Some(old), Some(new)) if is_list_of_texts(old) && is_list_of_texts(new) => self.lists_of_texts(at, old, new),
            (Some(old), Some(new)) if old.kind() == Kind::Array && new.kind() == Kind::Array => {
                for place in 0..old.items().len().max(new.items().len()) {
                    self.values(&pointer::join(at, &place.to_string()), old.items().get(place), new.items().get(place));
                }
            }
            (Some(old), Some(new)) if is_same(old, new) => {}
            (None, None) => {}
            _ => {
                let text = |text: &str, node: &Node| text.get(node.range.clone()).unwrap_or_default().to_owned();
                let (old, new) = (old.map(|node| text(&self.old, node)), new.map(|node| text(&self.new, node)));
                self.found.push(ValueChange { pointer: at.to_owned(), old, new });
            }
        }
    }

    fn objects(&mut self, at: &str, old: &Node, new: &Node) {
        let last = |object: &Node, key: &str, node: &Node| object.get(key).is_some_and(|last| last.range == node.range);
        for member in old.members().iter().filter(|member| last(old, &member.key, &member.node)) {
            self.values(&pointer::join(at, &member.key), Some(&member.node), new.get(&member.key));
        }
        for member in new.members().iter().filter(|member| last(new, &member.key, &member.node) && old.get(&member.key).is_none()) {
            self.values(&pointer::join(at, &member.key), None, Some(&member.node));
        }
    }

    /// Lists such as `locations` mean the same in any order: what one has and the other hasn't.
    fn lists_of_texts(&mut self, at: &str, old: &Node, new: &Node) {
        let quoted = |text: &str, node: &Node| text.get(node.range.clone()).unwrap_or_default().to_owned();
        let mut added: Vec<&Node> = new.items().iter().collect();
        for item in old.items() {
            match added.iter().position(|other| other.as_str() == item.as_str()) {
                Some(found) => drop(added.remove(found)),
                None => self.found.push(ValueChange { pointer: at.to_owned(), old: Some(quoted(&self.old, item)), new: None }),
            }
        }
        for item in added {
            self.found.push(ValueChange { pointer: at.to_owned(), old: None, new: Some(quoted(&self.new, item)) });
        }
    }
}

fn is_list_of_texts(node: &Node) -> bool {
    node.kind() == Kind::Array && node.items().iter().all(|item| item.as_str().is_some())
}
