//! How many parts a drawing has once each reference stands for what it leads to: the reader and the renderer go through a pattern again
//! for each part that it fills, and patterns may be filled with patterns.

use std::collections::{HashMap, HashSet};

use resvg::usvg::roxmltree::{Document, Node, NodeId};

/// Most parts.
const MAX_PARTS: u64 = 500_000;
/// Most parts within each other, references followed.
const MAX_DEPTH: usize = 400;
/// Most parts that the rules of styles name.
const MAX_STYLED: usize = 200;

/// Whether a drawing has more than [`MAX_PARTS`] parts. Never counts fewer than there are.
pub fn is_too_much(document: &Document<'_>) -> bool {
    let elements = || document.descendants().filter(Node::is_element);
    let named: HashMap<&str, Node<'_, '_>> = elements().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    // A rule of a style may be for any part.
    let styles = elements().filter(|node| node.tag_name().name() == "style").filter_map(|node| node.text());
    let styled: HashSet<&str> = styles.flat_map(within).filter(|id| named.get(id).is_some_and(|node| !is_gradient(node))).collect();
    if styled.len() > MAX_STYLED {
        return true;
    }
    let styled = styled.into_iter().collect();
    let has_markers = elements().any(|node| node.tag_name().name() == "marker");
    let mut growth = Growth { named, styled, has_markers, known: HashMap::new(), open: HashSet::new() };
    growth.of(document.root_element()) > MAX_PARTS
}

struct Growth<'d> {
    named: HashMap<&'d str, Node<'d, 'd>>,
    styled: Vec<&'d str>,
    has_markers: bool,
    known: HashMap<NodeId, u64>,
    /// What is being counted: a circle of references is cut by the reader.
    open: HashSet<NodeId>,
}

impl<'d> Growth<'d> {
    fn of(&mut self, node: Node<'d, 'd>) -> u64 {
        if let Some(known) = self.known.get(&node.id()) {
            return *known;
        }
        // Of a gradient there is one, however often it is used.
        if is_gradient(&node) {
            return 1;
        }
        if self.open.len() > MAX_DEPTH {
            return u64::MAX;
        }
        if !self.open.insert(node.id()) {
            return 0;
        }
        let mut parts = 1;
        let mut inherited = 0u64;
        if self.has_markers {
            let outline = ["d", "points"].iter().filter_map(|name| node.attribute(*name)).map(str::len).sum::<usize>();
            parts += outline as u64 / 2;
        }
        for child in node.children().filter(Node::is_element) {
            parts = self.of(child).saturating_add(parts);
        }
        for attribute in node.attributes() {
            let value = attribute.value();
            match (attribute.name(), value.trim().strip_prefix('#')) {
                ("href", Some(id)) => parts = self.named(id).saturating_add(parts),
                _ => inherited = within(value).fold(inherited, |sum, id| self.named(id).saturating_add(sum)),
            }
        }
        for at in 0..self.styled.len() {
            let id = self.styled.get(at).copied().unwrap_or_default();
            inherited = self.named(id).saturating_add(inherited);
        }
        // What fills a group fills each part of it.
        let parts = parts.saturating_add(parts.saturating_mul(inherited));
        self.open.remove(&node.id());
        self.known.insert(node.id(), parts);
        parts
    }

    /// The parts of what a reference leads to; a gradient is none of its own.
    fn named(&mut self, id: &str) -> u64 {
        let node = self.named.get(id).copied().filter(|node| !is_gradient(node));
        node.map_or(0, |node| self.of(node))
    }
}

fn is_gradient(node: &Node<'_, '_>) -> bool {
    node.tag_name().name().ends_with("Gradient")
}

/// The names in all `url(#…)` of a text.
fn within(text: &str) -> impl Iterator<Item = &str> {
    text.split("url(").skip(1).filter_map(|rest| {
        let inside = rest.split(')').next()?.trim().trim_matches(['"', '\'']);
        inside.strip_prefix('#')
    })
}
