//! Runs over many accounts that are kept: what was asked, without secrets, so that it can be asked again for the next build, and the
//! reports as they were. A JSON file in the data folder.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::shared_file::Shared;
use crate::crm::account::Names;

/// The file in the data folder.
const FILE: &str = "bulk-runs.json";

/// Most runs that are kept; the oldest go first.
const MAX_RUNS: usize = 100;

/// A run that is over.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptRun {
    /// What tells it from the others.
    pub id: String,
    /// When it began, in milliseconds since 1970-01-01 UTC, and how many minutes the person's clock was ahead of UTC.
    pub at: (i64, i32),
    /// What the widget is known by.
    pub names: Names,
    /// The version of the build.
    pub version: String,
    /// The sum of its archive.
    pub sha256: String,
    /// What was done: the id of its text.
    pub task: String,
    /// The code of the widget in accounts of which no other is known.
    pub code: String,
    /// How many accounts were worked on at the same time.
    pub at_once: usize,
    /// The names of the accounts; empty for the practice account.
    pub accounts: Vec<String>,
    /// The settings for all, without secrets.
    pub settings: Map<String, Value>,
    /// How many accounts ended as asked, and how many there were.
    pub done: (usize, usize),
    /// The reports in Markdown, HTML and CSV, in the language of that day.
    pub reports: [String; 3],
}

/// The kept runs, the oldest first.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptRuns {
    runs: Vec<KeptRun>,
}

impl Shared for KeptRuns {
    const KEY: Option<&'static str> = Some("id");
}

/// The path of the file in `folder`.
pub fn path(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

impl KeptRuns {
    /// Keeps a run.
    pub fn keep(&mut self, run: KeptRun) {
        self.runs.retain(|other| other.id != run.id);
        self.runs.push(run);
        self.runs.drain(..self.runs.len().saturating_sub(MAX_RUNS));
    }

    /// The runs of a widget, the newest first.
    pub fn of<'r>(&'r self, names: &'r Names) -> impl Iterator<Item = &'r KeptRun> {
        self.runs.iter().rev().filter(|run| run.names.is_same(names))
    }

    /// The run of this id.
    pub fn get(&self, id: &str) -> Option<&KeptRun> {
        self.runs.iter().find(|run| run.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::bundled;

    #[test]
    fn the_runs_of_a_widget_are_kept_up_to_a_bound() {
        let names = Names::of(&bundled::sample());
        let run = |id: usize| KeptRun { id: id.to_string(), names: names.clone(), ..KeptRun::default() };
        let mut runs = KeptRuns::default();
        (0..MAX_RUNS + 5).for_each(|id| runs.keep(run(id)));
        runs.keep(KeptRun { code: "later".into(), ..run(7) });
        let found: Vec<&str> = runs.of(&names).map(|run| run.id.as_str()).collect();
        assert_eq!((found.len(), found[0], found[1]), (MAX_RUNS, "7", "104"));
        assert_eq!((runs.get("7").unwrap().code.as_str(), runs.get("3")), ("later", None));
        assert_eq!(runs.of(&Names::of(&bundled::plain())).count(), 0);
    }
}
