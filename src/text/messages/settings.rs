//! Messages for `Fault`: why settings that a person wrote as JSON can't be sent.

use crate::formats::json::strict::Fault;
use crate::formats::json::{Expected, ProblemKind};
use crate::text::msg::Msg;

/// What `fault` says. No value of the settings is in it.
pub fn message(fault: &Fault) -> Msg {
    let placed =
        |id: &str, place: &crate::formats::line_index::LineColumn| Msg::new(id).with("line", place.line).with("column", place.column);
    match fault {
        Fault::NoObject => Msg::new("settings-no-object"),
        Fault::Duplicate { key, again, first } => {
            placed("settings-duplicate", again).with("key", key).with("first-line", first.line).with("first-column", first.column)
        }
        Fault::Syntax(kind, place) => placed("settings-not-json", place).with("what", word(kind)),
    }
}

/// The word that the sentence turns on.
fn word(kind: &ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Empty => "empty",
        ProblemKind::Comment => "comment",
        ProblemKind::TrailingComma | ProblemKind::StrayComma => "surplus-comma",
        ProblemKind::LenientQuotes => "quotes",
        ProblemKind::MissingComma | ProblemKind::Unexpected(Expected::CommaOrEnd) => "comma",
        ProblemKind::MissingColon => "colon",
        ProblemKind::MissingBrace(_) => "brace",
        ProblemKind::MultipleRoots | ProblemKind::Unexpected(Expected::End) => "end",
        ProblemKind::UnterminatedString => "unterminated",
        ProblemKind::BadEscape | ProblemKind::LoneSurrogate | ProblemKind::ControlChar => "character",
        ProblemKind::BadNumber => "number",
        ProblemKind::Unexpected(Expected::Key) => "key",
        ProblemKind::UnknownWord | ProblemKind::Unexpected(Expected::Value) => "value",
        ProblemKind::Bom | ProblemKind::TooDeep => "other",
    }
}
