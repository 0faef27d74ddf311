//! Two passes set against each other: how each case stood in both.

use super::pass::{By, Pass, Verdict};

/// A case in two passes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The id of the case.
    pub id: String,
    /// Its title in the later pass, else in the earlier one.
    pub title: String,
    /// Where it is, and how it stood there.
    pub change: Change,
    /// Whether steps or expectation are others in the later pass.
    pub has_other_text: bool,
}

/// How a case went from the earlier pass to the later one. A verdict is a person's; `None` while the case is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It passed and no longer does.
    Broken(Option<Verdict>),
    /// It failed and passes now.
    Mended,
    /// Another change.
    Other(Option<Verdict>, Option<Verdict>),
    /// Only the later pass has it.
    Added(Option<Verdict>),
    /// Only the earlier pass has it.
    Gone(Option<Verdict>),
    /// As before.
    Same(Option<Verdict>),
}

/// All cases of both passes: those of the later one in its order, then those that only the earlier one has.
pub fn compare(earlier: &Pass, later: &Pass) -> Vec<Pair> {
    let verdict = |pass: &Pass, id: &str| pass.standings().get(id).filter(|said| said.by == By::Person).map(|said| said.verdict);
    let of_later = later.start.cases.iter().map(|case| {
        let now = verdict(later, &case.id);
        let before = earlier.case(&case.id);
        let change = match before.map(|_| verdict(earlier, &case.id)) {
            None => Change::Added(now),
            Some(then) if then == now => Change::Same(now),
            Some(Some(Verdict::Passed)) if now != Some(Verdict::Skipped) => Change::Broken(now),
            Some(Some(Verdict::Failed)) if now == Some(Verdict::Passed) => Change::Mended,
            Some(then) => Change::Other(then, now),
        };
        let has_other_text = before.is_some_and(|before| (&before.steps, &before.expected) != (&case.steps, &case.expected));
        Pair { id: case.id.clone(), title: case.title.clone(), change, has_other_text }
    });
    let gone = earlier.start.cases.iter().filter(|case| later.case(&case.id).is_none());
    let gone = gone.map(|case| Pair {
        id: case.id.clone(),
        title: case.title.clone(),
        change: Change::Gone(verdict(earlier, &case.id)),
        has_other_text: false,
    });
    of_later.chain(gone).collect()
}
