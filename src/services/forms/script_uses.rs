//! Finds and renames the uses of a code in a script, by searching its text; the program isn't parsed.

use std::ops::Range;

use crate::formats::path::RelPath;
use crate::formats::text_edit::TextEdit;
use crate::model::document::Text;
use crate::model::widget::{FileChange, Widget};

/// The script of a widget.
const SCRIPT: &str = "script.js";

fn script_of(widget: &Widget) -> Option<(&RelPath, &Text)> {
    let (path, body) = widget.entry(SCRIPT)?;
    Some((path, body.as_text()?))
}

/// How many places of the widget's script name `code`.
pub fn uses_in(widget: &Widget, code: &str) -> usize {
    script_of(widget).map_or(0, |(_, text)| count(text.as_str(), code))
}

/// The change that puts `to` in the place of `code` in the widget's script; none if the script doesn't name it.
pub fn renamed_in(widget: &Widget, code: &str, to: &str) -> Vec<FileChange> {
    let Some((path, text)) = script_of(widget) else { return Vec::new() };
    let edits = rename(text.as_str(), code, to);
    if edits.is_empty() { Vec::new() } else { vec![FileChange::Edit { path: path.clone(), edits }] }
}

/// A place of a script that names a code.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Use {
    /// The bytes of the code, of a `.code` with its dot.
    range: Range<usize>,
    /// Whether it is a `.code`.
    dotted: bool,
}

/// How many places of `script` name `code`, as a whole quoted string or as `.code`.
pub fn count(script: &str, code: &str) -> usize {
    uses(script, code).len()
}

/// Edits that put `to` in the place of `code` wherever `script` names it. Where `to` can't follow a dot it gets brackets.
pub fn rename(script: &str, code: &str, to: &str) -> Vec<TextEdit> {
    let plain = to.chars().all(is_word) && !to.starts_with(|c: char| c.is_ascii_digit());
    let renamed = |found: Use| match (found.dotted, plain) {
        (false, _) => TextEdit::replace(found.range, to),
        (true, true) => TextEdit::replace(found.range, format!(".{to}")),
        (true, false) => TextEdit::replace(found.range, format!("['{to}']")),
    };
    uses(script, code).into_iter().map(renamed).collect()
}

fn uses(script: &str, code: &str) -> Vec<Use> {
    if code.is_empty() {
        return Vec::new();
    }
    let place = |(at, _): (usize, &str)| {
        let end = at + code.len();
        let before = script.get(..at)?.chars().next_back()?;
        let after = script.get(end..)?.chars().next();
        if matches!(before, '\'' | '"' | '`') && after == Some(before) {
            return Some(Use { range: at..end, dotted: false });
        }
        (before == '.' && !after.is_some_and(is_word)).then_some(Use { range: at - 1..end, dotted: true })
    };
    script.match_indices(code).filter_map(place).collect()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::text_edit::apply;

    #[test]
    fn strings_and_members_are_renamed_and_nothing_else() {
        let script = "var s = get('login', \"login\", `login`); s.login = s.login2 + s.settings_login; 'my login'; login(); s.login";
        assert_eq!(count(script, "login"), 5);
        let renamed = apply(script, &rename(script, "login", "user")).unwrap().0;
        assert_eq!(renamed, "var s = get('user', \"user\", `user`); s.user = s.login2 + s.settings_login; 'my login'; login(); s.user");
        assert_eq!(apply("s.login", &rename("s.login", "login", "a-b")).unwrap().0, "s['a-b']");
        assert_eq!(count(script, ""), 0);
    }
}
