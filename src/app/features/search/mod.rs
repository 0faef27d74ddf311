//! Search in all texts of the widget, and replacing, which is shown before it is made.

mod update;

use std::ops::Range;

use crate::app::core::jobs::JobId;
use crate::formats::path::RelPath;
use crate::model::project::Revision;
use crate::services::find::{BadPattern, Query};

/// What a person can ask of the search.
#[derive(Debug, Clone)]
pub enum SearchCommand {
    /// Show the page of the search.
    Show,
    /// Look for this.
    Find(Query),
    /// Show what it changes to put this in the place of all that was found.
    Replace(String),
    /// Go to a place that was found.
    GoTo {
        /// The file.
        file: RelPath,
        /// The bytes.
        range: Range<usize>,
    },
}

/// The search.
#[derive(Default)]
pub struct Search {
    /// What is looked for.
    pub query: Query,
    /// What was found last.
    pub found: Option<Found>,
    /// How often the page was asked for: it takes the keyboard each time.
    pub shown: u64,
    of: Option<(Revision, Query)>,
    job: Option<JobId>,
    has_failed: bool,
}

/// What was found in a state of the widget.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The files in which something was found.
    pub files: Vec<FoundIn>,
    /// How many places; at most [`MOST`].
    pub count: usize,
    /// Why nothing can be found.
    pub fault: Option<BadPattern>,
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundIn {
    /// The file.
    pub path: RelPath,
    /// The places.
    pub places: Vec<FoundAt>,
}

/// A place that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundAt {
    /// The bytes.
    pub range: Range<usize>,
    /// The line, from 1.
    pub line: usize,
    /// A part of the line around it.
    pub words: String,
    /// Where it is in `words`.
    pub mark: Range<usize>,
}

/// Most places that are listed.
pub const MOST: usize = 5_000;

/// The places were looked for.
pub struct SearchEvent(Revision, Query, Found);
