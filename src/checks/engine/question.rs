//! [`Question`]: a value that only the person knows, asked for by a fix.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::crm::i18n;
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{ChangeError, FileChange, MANIFEST, Widget};

/// A text that a fix asks for, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The JSON file.
    pub file: String,
    /// The JSON pointer of the text in it.
    pub pointer: String,
    /// What is asked for, as a key: `widget.name`.
    pub name: String,
    /// What is written without an answer; with `None` the place stays as it is.
    pub otherwise: Option<String>,
    /// What the person typed.
    pub answer: String,
}

impl Question {
    /// A question for a text of a locale file.
    pub fn text_of(file: &str, reference: &str, otherwise: String) -> Self {
        let (file, pointer) = (file.to_owned(), i18n::pointer_of(reference));
        Self { file, pointer, name: reference.to_owned(), otherwise: Some(otherwise), answer: String::new() }
    }

    /// A question for a value of the manifest that nothing can stand for.
    pub fn value_of(pointer: &str) -> Self {
        let name = pointer.trim_start_matches('/').replace('/', ".");
        Self { file: MANIFEST.to_owned(), pointer: pointer.to_owned(), name, otherwise: None, answer: String::new() }
    }

    /// The text that is written; `None` if there is none.
    fn text(&self) -> Option<&str> {
        let answer = self.answer.trim();
        if answer.is_empty() { self.otherwise.as_deref() } else { Some(answer) }
    }
}

/// The changes that `first` and the answers make in `widget`.
///
/// # Errors
/// [`ChangeError`] if a file is gone, or can't be changed.
pub fn changes(widget: &Widget, first: &[FileChange], questions: &[Question]) -> Result<Vec<FileChange>, ChangeError> {
    let mut texts: BTreeMap<&str, Vec<(&str, Value)>> = BTreeMap::new();
    for question in questions {
        if let Some(text) = question.text() {
            texts.entry(&question.file).or_default().push((&question.pointer, text.into()));
        }
    }
    let start = ChangeBuilder::new(widget).with(first.iter().cloned());
    texts.into_iter().fold(start, |changes, (file, values)| changes.set_all(file, &values)).build()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::bundled;

    #[test]
    fn an_answer_is_written_else_what_stands_for_it_else_nothing() {
        let question = |answer: &str, otherwise: Option<&str>| Question {
            otherwise: otherwise.map(str::to_owned),
            answer: answer.to_owned(),
            ..Question::value_of("/widget/code")
        };
        let written = |question: Question| {
            let mut widget = bundled::plain();
            widget.apply(&changes(&widget, &[], &[question]).unwrap()).unwrap();
            widget.manifest("/widget/code").and_then(|node| node.as_str().map(str::to_owned))
        };
        assert_eq!(written(question(" mine ", Some("usual"))).as_deref(), Some("mine"));
        assert_eq!(written(question(" ", Some("usual"))).as_deref(), Some("usual"));
        assert_eq!(written(question("", None)), None);
    }
}
