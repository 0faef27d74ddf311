//! [`Pair`]: the two builds that are compared, and how a consequence is reported.

use std::ops::Range;

use super::{Consequence, Row};
use crate::checks::engine::finding::Place;
use crate::checks::engine::rule::Severity;
use crate::crm::locations;
use crate::formats::json::Node;
use crate::model::widget::{MANIFEST, Widget};
use crate::text::msg::Arg;

/// The build before and the build after.
pub struct Pair<'w> {
    pub old: &'w Widget,
    pub new: &'w Widget,
    pub found: Vec<Consequence>,
    /// Whether of the build before only a part is known: that files are the same doesn't mean that the builds are.
    pub is_partial: bool,
}

/// A consequence in the making; [`Builder::report`] adds it.
#[must_use = "nothing is found before `report` is called"]
pub struct Builder<'p, 'w> {
    pair: &'p mut Pair<'w>,
    consequence: Consequence,
}

impl<'w> Pair<'w> {
    pub fn new(old: &'w Widget, new: &'w Widget) -> Self {
        Self { old, new, found: Vec::new(), is_partial: false }
    }

    /// Begins a consequence about the value at `pointer` of both manifests.
    pub fn at(&mut self, row: &'static Row, pointer: &str) -> Builder<'_, 'w> {
        self.between(row, pointer, pointer)
    }

    /// Begins a consequence about a value of the old manifest and one of the new manifest.
    pub fn between(&mut self, row: &'static Row, old: &str, new: &str) -> Builder<'_, 'w> {
        let (old, new) = (in_manifest(self.old, old), in_manifest(self.new, new));
        self.begin(row, old, new)
    }

    /// Begins a consequence about pieces of a file; `None` is the file as a whole.
    pub fn in_file(&mut self, row: &'static Row, file: &str, old: Option<Range<usize>>, new: Option<Range<usize>>) -> Builder<'_, 'w> {
        let (old, new) = (in_text(self.old, file, old), in_text(self.new, file, new));
        self.begin(row, old, new)
    }

    fn begin(&mut self, row: &'static Row, old: Option<Place>, new: Option<Place>) -> Builder<'_, 'w> {
        Builder { pair: self, consequence: Consequence { row, severity: row.severity, args: Vec::new(), old, new } }
    }

    /// The texts at `pointer` of both manifests.
    pub fn texts(&self, pointer: &str) -> [Option<&'w str>; 2] {
        [self.old, self.new].map(|widget| widget.manifest(pointer).and_then(Node::as_str).map(str::trim).filter(|text| !text.is_empty()))
    }

    /// Whether the widget was in the area `name` before and isn't any more: what belongs to the area needs no word of its own then.
    pub fn has_left(&self, name: &str) -> bool {
        locations::declares(self.old, name) && !locations::declares(self.new, name)
    }
}

impl Builder<'_, '_> {
    /// Fills in an argument of the sentence.
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.consequence.args.push((name, value.into()));
        self
    }

    /// Makes it as bad as this.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.consequence.severity = severity;
        self
    }

    /// Adds the consequence.
    pub fn report(self) {
        self.pair.found.push(self.consequence);
    }
}

/// The value at `pointer` of a manifest, or the nearest holder that is there.
fn in_manifest(widget: &Widget, pointer: &str) -> Option<Place> {
    let mut at = pointer;
    loop {
        if let Some(node) = widget.manifest(at) {
            return located(widget, MANIFEST, Some(at), Some(node.range.clone()));
        }
        at = at.rsplit_once('/')?.0;
    }
}

fn in_text(widget: &Widget, file: &str, range: Option<Range<usize>>) -> Option<Place> {
    located(widget, file, None, range)
}

fn located(widget: &Widget, file: &str, pointer: Option<&str>, range: Option<Range<usize>>) -> Option<Place> {
    let text = widget.text(file)?;
    let at = range.as_ref().map(|range| text.lines().line_column(text.as_str(), range.start));
    Some(Place { file: file.to_owned(), pointer: pointer.map(str::to_owned), range, at })
}
