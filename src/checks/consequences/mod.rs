//! What an update changes for the accounts that have a widget, told from its build before and its build after.
//!
//! As with the checks, a row says what a consequence is ([`Row`]), its texts are in `assets/text/*/consequences.ftl`, its fixtures in
//! `tests/fixtures/consequences/<id>`, and `docs/CONSEQUENCES.md` is written from the rows.

mod fields;
mod manifest;
mod pair;
mod script;

use crate::checks::engine::finding::Place;
use crate::checks::engine::rule::Severity;
use crate::model::widget::Widget;
use crate::text::msg::{Arg, Msg};
use pair::Pair;

/// A kind of consequence.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// Stable id.
    pub id: &'static str,
    /// How bad it is for those who use the widget; a case that is harmless is less.
    pub severity: Severity,
    /// What it is for them, in a word.
    pub effect: Effect,
    /// What it rests on, as for [`Rule`](crate::checks::engine::rule::Rule).
    pub basis: &'static str,
}

/// What an update does to those who use the widget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// What they stored is gone.
    DataLost,
    /// What they set up stops working.
    Breaks,
    /// Somebody has to do something in each account.
    StepNeeded,
    /// Data goes to another host.
    NewAddress,
    /// The widget begins to run somewhere.
    NewPlace,
    /// The widget is no longer there.
    PlaceGone,
    /// Something is otherwise.
    Changed,
}

/// A consequence of an update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    /// The kind.
    pub row: &'static Row,
    /// How bad this one is.
    pub severity: Severity,
    /// What is filled into the sentence.
    pub args: Vec<(&'static str, Arg)>,
    /// Where it is in the old build: of something new the place where it would be. `None` if the file isn't there.
    pub old: Option<Place>,
    /// The same in the new build.
    pub new: Option<Place>,
}

const fn row(id: &'static str, severity: Severity, effect: Effect, basis: &'static str) -> Row {
    Row { id, severity, effect, basis }
}

impl Row {
    /// The id of its texts.
    pub fn text_id(&self) -> String {
        format!("consequence-{}", self.id)
    }
}

impl Effect {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::DataLost, Self::Breaks, Self::StepNeeded, Self::NewAddress, Self::NewPlace, Self::PlaceGone, Self::Changed];

    /// The id of its word in the texts.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::DataLost => "effect-data-lost",
            Self::Breaks => "effect-breaks",
            Self::StepNeeded => "effect-step-needed",
            Self::NewAddress => "effect-new-address",
            Self::NewPlace => "effect-new-place",
            Self::PlaceGone => "effect-place-gone",
            Self::Changed => "effect-changed",
        }
    }
}

impl Consequence {
    /// The sentence.
    pub fn title(&self) -> Msg {
        Msg { id: self.row.text_id(), args: self.args.clone() }
    }

    /// The place to look at first: in the new build if there is something to see.
    pub fn place(&self) -> Option<&Place> {
        self.new.as_ref().or(self.old.as_ref())
    }
}

/// All rows, in the order of the page.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    [manifest::ROWS, fields::ROWS, script::ROWS].into_iter().flatten().copied()
}

/// The row with this id.
pub fn of(id: &str) -> Option<&'static Row> {
    rows().find(|row| row.id == id)
}

/// What an update from `old` to `new` changes for those who use the widget, worst first. Of a manifest that can't be read as a whole
/// nothing is told.
pub fn find(old: &Widget, new: &Widget) -> Vec<Consequence> {
    find_in(Pair::new(old, new))
}

/// The same if `old` is what an account tells of its build: see [`installed`](crate::services::compare::installed).
pub fn find_beside_account(old: &Widget, new: &Widget) -> Vec<Consequence> {
    find_in(Pair { is_partial: true, ..Pair::new(old, new) })
}

fn find_in(mut pair: Pair<'_>) -> Vec<Consequence> {
    let (old, new) = (pair.old, pair.new);
    if old.complete_manifest().is_some() && new.complete_manifest().is_some() {
        manifest::find(&mut pair);
        fields::find(&mut pair);
    }
    script::find(&mut pair);
    let mut found = pair.found;
    found.sort_by_key(|consequence| (consequence.severity, rows().position(|row| row == consequence.row)));
    found
}
