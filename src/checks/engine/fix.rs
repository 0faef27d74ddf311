//! [`Fix`]: the options to repair a finding, and how the changes of each are worked out.

use crate::checks::engine::question::{self, Question};
use crate::checks::engine::rule::Applicability;
use crate::formats::path::RelPath;
use crate::model::change_builder::ChangeBuilder;
use crate::model::document::FileBody;
use crate::model::widget::{ChangeError, FileChange, Widget};
use crate::services::logos::compose::Place;
use crate::services::logos::repair;
use crate::services::logos::write;
use crate::services::logos::write::WriteError;
use crate::services::texts::structure;
use crate::services::texts::structure::StructureError;
use crate::text::msg::Msg;

/// How to repair a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// Who decides whether it is applied.
    pub applicability: Applicability,
    /// The options: one for a safe or unsafe fix, one or more for a choice.
    pub options: Vec<FixOption>,
}

/// One option of a fix.
#[derive(Debug, Clone, PartialEq)]
pub struct FixOption {
    /// What it does, as on a button: "Delete the comma".
    pub title: Msg,
    /// The changes.
    pub repair: Repair,
}

/// The changes of a fix, or how to work them out where that takes longer than a check should.
#[derive(Debug, Clone, PartialEq)]
pub enum Repair {
    /// Ready changes.
    Changes(Vec<FileChange>),
    /// Redraw the picture `from` at another size, on transparent ground, as PNG at `to`.
    FitPicture {
        /// The picture.
        from: RelPath,
        /// Where the new one goes; may be the same file.
        to: RelPath,
        /// Width and height in pixels.
        size: (u32, u32),
        /// How it gets that size.
        place: Place,
    },
    /// Write the picture as a plain PNG of the same size.
    ConvertToPng {
        /// The picture.
        path: RelPath,
    },
    /// Redraw the picture with its drawing in the middle.
    Centre {
        /// The picture.
        path: RelPath,
        /// Whether the drawing gets as large as fits with a free border.
        scaled: bool,
    },
    /// Recompress a PNG without loss.
    ShrinkPng {
        /// The picture.
        path: RelPath,
    },
    /// Take texts out of all locales.
    DeleteTexts {
        /// Their JSON pointers in the locale files.
        keys: Vec<String>,
    },
    /// Write what the person answers.
    Ask {
        /// What is changed before.
        first: Vec<FileChange>,
        /// What is asked.
        questions: Vec<Question>,
    },
    /// One after the other, each for what the last one left.
    Steps(Vec<Repair>),
    /// Get a picture below the limit: without loss if that is enough, else with few colours.
    FewColours {
        /// The picture.
        path: RelPath,
    },
}

/// Why a fix could not be worked out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FixError {
    /// A file has changed or is gone.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// Texts are gone or can't be changed.
    #[error(transparent)]
    Texts(#[from] StructureError),
    /// A picture can't be read or written.
    #[error("{path}: {source}")]
    Picture {
        /// The picture.
        path: RelPath,
        source: WriteError,
    },
}

impl Fix {
    /// A fix with one option.
    pub fn one(applicability: Applicability, title: Msg, changes: Vec<FileChange>) -> Self {
        Self { applicability, options: vec![FixOption { title, repair: Repair::Changes(changes) }] }
    }

    /// A fix whose options the person chooses from; `None` without options.
    pub fn choice(options: Vec<FixOption>) -> Option<Self> {
        (!options.is_empty()).then_some(Self { applicability: Applicability::Choice, options })
    }
}

impl FixOption {
    /// An option with ready changes.
    pub fn new(title: Msg, changes: Vec<FileChange>) -> Self {
        Self { title, repair: Repair::Changes(changes) }
    }
}

impl Repair {
    /// What it asks the person.
    pub fn questions(&self) -> &[Question] {
        match self {
            Self::Ask { questions, .. } => questions,
            _ => &[],
        }
    }

    /// Takes what the person typed as the answer to a question.
    pub fn answer(&mut self, question: usize, text: &str) {
        if let Self::Ask { questions, .. } = self
            && let Some(question) = questions.get_mut(question)
        {
            text.clone_into(&mut question.answer);
        }
    }
}

/// Changes in the making as a fix: there is none if one of them can't be made, or if there are none.
pub trait IntoFix: Sized {
    /// The changes, ready for a fix.
    fn ready(self) -> Option<Vec<FileChange>>;

    /// The changes as an option of a fix.
    fn option(self, title: Msg) -> Option<FixOption> {
        self.ready().map(|changes| FixOption::new(title, changes))
    }

    /// The changes, and then what the person answers, as an option of a fix.
    fn asking(self, title: Msg, questions: Vec<Question>) -> Option<FixOption>;
}

impl IntoFix for ChangeBuilder {
    fn ready(self) -> Option<Vec<FileChange>> {
        self.build().ok().filter(|changes| !changes.is_empty())
    }

    fn asking(self, title: Msg, questions: Vec<Question>) -> Option<FixOption> {
        let first = self.build().ok().filter(|_| !questions.is_empty())?;
        Some(FixOption { title, repair: Repair::Ask { first, questions } })
    }
}

impl Repair {
    /// The changes for `widget`. May decode pictures: not for the frame.
    ///
    /// # Errors
    /// [`FixError`] if a file that it works on is gone or can't be read.
    pub fn resolve(&self, widget: &Widget) -> Result<Vec<FileChange>, FixError> {
        let bytes = |path: &RelPath| widget.get(path.as_str()).map(FileBody::as_bytes).ok_or_else(|| ChangeError::NoFile(path.to_string()));
        let (from, to, made) = match self {
            Self::Changes(changes) => return Ok(changes.clone()),
            Self::Ask { first, questions } => return Ok(question::changes(widget, first, questions)?),
            Self::Steps(steps) => return one_by_one(steps, widget),
            Self::DeleteTexts { keys } => return Ok(structure::delete(widget, &keys.iter().map(String::as_str).collect::<Vec<_>>())?),
            Self::FitPicture { from, to, size, place } => (from, to, repair::sized(bytes(from)?, *size, *place)),
            Self::ConvertToPng { path } => (path, path, write::plain(bytes(path)?)),
            Self::Centre { path, scaled } => {
                let bytes = bytes(path)?;
                (path, path, repair::centred(bytes, *scaled).map(|centred| centred.unwrap_or_else(|| bytes.to_vec())))
            }
            Self::ShrinkPng { path } => (path, path, write::shrunk(bytes(path)?)),
            Self::FewColours { path } => (path, path, repair::lightened(bytes(path)?).map(|written| written.png)),
        };
        let made = made.map_err(|source| FixError::Picture { path: from.clone(), source })?;
        Ok(vec![FileChange::Write { path: to.clone(), body: FileBody::bytes(made) }])
    }
}

/// The changes of steps that build on each other.
fn one_by_one(steps: &[Repair], widget: &Widget) -> Result<Vec<FileChange>, FixError> {
    let mut widget = widget.clone();
    let mut all = Vec::new();
    for step in steps {
        let changes = step.resolve(&widget)?;
        widget.apply(&changes)?;
        all.extend(changes);
    }
    Ok(all)
}
