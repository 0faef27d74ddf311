//! [`Pass`]: one acceptance of one archive in one place. It is a log to which entries are only added: what was said first stays, a
//! correction is a new entry. The texts of its cases are those of its start.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::plan::Group;
use crate::model::product::{Product, Profile};

/// A case with its text, as it was when the pass began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// The id of the plan, or of the person's own case.
    pub id: String,
    /// Where it stands.
    pub group: Group,
    /// What it is about.
    pub title: String,
    /// What of the widget it follows from; may be empty.
    #[serde(default)]
    pub from: String,
    /// What is done.
    pub steps: Vec<String>,
    /// What must be seen then.
    pub expected: String,
}

/// The archive that a pass belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archive {
    /// Its name.
    pub name: String,
    /// The SHA-256 of its bytes, in small hexadecimal digits.
    pub sha256: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// The widget's name.
    pub widget: String,
    /// The widget's code, if its manifest has one.
    #[serde(default)]
    pub code: Option<String>,
    /// The widget's version.
    pub version: String,
    /// The product that it is tested for.
    pub product: Product,
    /// The profile that it is tested for.
    pub profile: Profile,
}

impl Archive {
    /// Whether both are of one widget: by code, else by name.
    pub fn is_same_widget(&self, code: Option<&str>, name: &str) -> bool {
        match (&self.code, code) {
            (Some(own), Some(other)) => own == other,
            _ => self.widget == name,
        }
    }
}

/// Where a pass is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Place {
    /// The made-up CRM of Run.
    StandIn,
    /// The practice account.
    Practice,
    /// A sandbox.
    Sandbox {
        /// Its name in the studio.
        name: String,
        /// Its host.
        host: String,
    },
}

/// How a case came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// All as expected.
    Passed,
    /// Not as expected.
    Failed,
    /// It can't be tried.
    Blocked,
    /// It isn't to be tried.
    Skipped,
}

impl Verdict {
    /// All of them, in the order of their keys.
    pub const ALL: [Self; 4] = [Self::Passed, Self::Failed, Self::Blocked, Self::Skipped];

    /// Whether it needs a sentence: what happened, or why.
    pub fn needs_note(self) -> bool {
        self != Self::Passed
    }
}

/// Who says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// The studio, with its proof; a person confirms.
    Studio,
    /// The person.
    Person,
}

/// What a piece of evidence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The calls of the scene.
    Timeline,
    /// What was printed in the scene.
    Console,
    /// The requests of the scene.
    Requests,
    /// What the account answered.
    Account,
    /// A picture of the person's.
    Picture,
}

/// A piece of evidence. It passed the redaction layer before it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The case.
    pub case: String,
    /// What it is.
    pub of: Kind,
    /// How many things it tells: calls, lines, requests.
    #[serde(default)]
    pub count: usize,
    /// What it says; empty for a picture.
    #[serde(default)]
    pub text: String,
    /// The name of the picture's file beside the log; empty for a text.
    #[serde(default)]
    pub file: String,
    /// The SHA-256 of that file.
    #[serde(default)]
    pub sha256: String,
}

/// How many cases stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// As expected.
    pub passed: usize,
    /// Not as expected.
    pub failed: usize,
    /// Can't be tried.
    pub blocked: usize,
    /// Aren't to be tried.
    pub skipped: usize,
    /// Nobody said anything yet, or only the studio did.
    pub open: usize,
}

impl Counts {
    /// All cases.
    pub fn all(self) -> usize {
        self.decided() + self.open
    }

    /// The cases that a person decided.
    pub fn decided(self) -> usize {
        self.passed + self.failed + self.blocked + self.skipped
    }

    /// How many have this verdict.
    pub fn of(self, verdict: Verdict) -> usize {
        match verdict {
            Verdict::Passed => self.passed,
            Verdict::Failed => self.failed,
            Verdict::Blocked => self.blocked,
            Verdict::Skipped => self.skipped,
        }
    }
}

/// The beginning of a pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// Its number among the passes of the widget, from 1.
    pub number: usize,
    /// What is accepted.
    pub archive: Archive,
    /// Where.
    pub place: Place,
    /// The studio's version.
    pub studio: String,
    /// The language of the texts.
    pub lang: String,
    /// The cases.
    pub cases: Vec<Case>,
}

/// A sign-off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOff {
    /// Who.
    pub name: String,
    /// What the reader should know; may be empty.
    #[serde(default)]
    pub remark: String,
    /// How the cases stood.
    pub counts: Counts,
    /// Whether the person said that it is signed though cases failed.
    #[serde(default)]
    pub knows_failures: bool,
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum What {
    /// The pass begins; the first entry and no other.
    Start(Box<Start>),
    /// How a case came out.
    Verdict {
        /// The case.
        case: String,
        /// How.
        verdict: Verdict,
        /// What happened or why; of the studio its proof.
        #[serde(default)]
        note: String,
        /// Who says so.
        by: By,
    },
    /// Something that shows it.
    Evidence(Evidence),
    /// The pass is over.
    Signed(SignOff),
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// How many minutes the person's clock was ahead of UTC.
    #[serde(default)]
    pub zone: i32,
    /// What it says.
    #[serde(flatten)]
    pub what: What,
}

/// Why an entry isn't added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The pass is signed.
    #[error("the pass is signed")]
    Signed,
    /// It has no such case, or has begun already.
    #[error("the pass has no such case")]
    Unknown,
    /// The verdict needs a sentence.
    #[error("a verdict other than passed needs a reason")]
    NeedsNote,
    /// The name is missing.
    #[error("a sign-off needs a name")]
    NeedsName,
    /// Some cases are open.
    #[error("{0} cases are open")]
    Open(usize),
    /// Some cases failed, and the person didn't say that this is known.
    #[error("{0} cases failed")]
    Failures(usize),
    /// The pass has too much evidence.
    #[error("the pass has too much evidence")]
    TooMuch,
}

/// Most entries of a pass.
pub const MAX_ENTRIES: usize = 10_000;

/// A pass as its log tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// When it began, as [`Entry::at`] and [`Entry::zone`].
    pub began: (i64, i32),
    /// How it began.
    pub start: Start,
    /// All entries after the first one, in their order.
    pub entries: Vec<Entry>,
}

/// What was said last of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing<'p> {
    /// How it came out.
    pub verdict: Verdict,
    /// What happened or why.
    pub note: &'p str,
    /// Whether a person says so.
    pub by: By,
    /// When.
    pub at: (i64, i32),
}

impl Pass {
    /// The pass of a log; `None` if it doesn't begin with a start. Entries that don't fit are left out.
    pub fn read(log: impl IntoIterator<Item = Entry>) -> Option<Self> {
        let mut log = log.into_iter();
        let Entry { at, zone, what: What::Start(start) } = log.next()? else { return None };
        let mut pass = Self { began: (at, zone), start: *start, entries: Vec::new() };
        for entry in log {
            // A failing check can only be a hand in the file.
            if pass.may_add(&entry.what).is_ok() {
                pass.entries.push(entry);
            }
        }
        Some(pass)
    }

    /// Whether `what` may be added now.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn may_add(&self, what: &What) -> Result<(), Refused> {
        if self.signed().is_some() {
            return Err(Refused::Signed);
        }
        if self.entries.len() >= MAX_ENTRIES {
            return Err(Refused::TooMuch);
        }
        let is_known = |case: &str| self.case(case).is_some();
        match what {
            What::Start(_) => Err(Refused::Unknown),
            What::Verdict { case, .. } | What::Evidence(Evidence { case, .. }) if !is_known(case) => Err(Refused::Unknown),
            What::Verdict { verdict, note, .. } if verdict.needs_note() && note.trim().is_empty() => Err(Refused::NeedsNote),
            What::Verdict { .. } | What::Evidence(_) => Ok(()),
            What::Signed(signed) => {
                let counts = self.counts();
                match () {
                    () if counts.open > 0 => Err(Refused::Open(counts.open)),
                    () if signed.name.trim().is_empty() => Err(Refused::NeedsName),
                    () if counts.failed > 0 && !signed.knows_failures => Err(Refused::Failures(counts.failed)),
                    () => Ok(()),
                }
            }
        }
    }

    /// The case of this id.
    pub fn case(&self, id: &str) -> Option<&Case> {
        self.start.cases.iter().find(|case| case.id == id)
    }

    /// What was said of a case, the oldest first.
    pub fn said<'p>(&'p self, id: &'p str) -> impl DoubleEndedIterator<Item = Standing<'p>> {
        self.entries.iter().filter_map(move |entry| match &entry.what {
            What::Verdict { case, verdict, note, by } if case == id => {
                Some(Standing { verdict: *verdict, note, by: *by, at: (entry.at, entry.zone) })
            }
            _ => None,
        })
    }

    /// How a case stands: what the person said last, else what the studio said last.
    pub fn standing<'p>(&'p self, id: &'p str) -> Option<Standing<'p>> {
        self.said(id).rfind(|said| said.by == By::Person).or_else(|| self.said(id).next_back())
    }

    /// How each case stands, by its id.
    pub fn standings(&self) -> BTreeMap<&str, Standing<'_>> {
        let mut all: BTreeMap<&str, Standing<'_>> = BTreeMap::new();
        for entry in &self.entries {
            let What::Verdict { case, verdict, note, by } = &entry.what else { continue };
            let said = Standing { verdict: *verdict, note, by: *by, at: (entry.at, entry.zone) };
            match all.get(case.as_str()) {
                Some(before) if before.by == By::Person && said.by == By::Studio => {}
                _ => drop(all.insert(case, said)),
            }
        }
        all
    }

    /// How many cases stand how. What only the studio said is open: a person confirms it.
    pub fn counts(&self) -> Counts {
        let standings = self.standings();
        let mut counts = Counts::default();
        for case in &self.start.cases {
            match standings.get(case.id.as_str()).filter(|said| said.by == By::Person).map(|said| said.verdict) {
                Some(Verdict::Passed) => counts.passed += 1,
                Some(Verdict::Failed) => counts.failed += 1,
                Some(Verdict::Blocked) => counts.blocked += 1,
                Some(Verdict::Skipped) => counts.skipped += 1,
                None => counts.open += 1,
            }
        }
        counts
    }

    /// What shows how a case came out: of each kind of the studio's evidence the last one, and all pictures.
    pub fn evidence<'p>(&'p self, id: &'p str) -> Vec<&'p Evidence> {
        let mut found: Vec<&Evidence> = Vec::new();
        for entry in &self.entries {
            let What::Evidence(evidence) = &entry.what else { continue };
            if evidence.case != id {
                continue;
            }
            if evidence.of != Kind::Picture {
                found.retain(|other| other.of != evidence.of);
            }
            found.push(evidence);
        }
        found
    }

    /// The sign-off with its time, once there is one.
    pub fn signed(&self) -> Option<(&SignOff, (i64, i32))> {
        let Entry { at, zone, what: What::Signed(signed) } = self.entries.last()? else { return None };
        Some((signed, (*at, *zone)))
    }
}
