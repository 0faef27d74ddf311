//! Rejects texts of an imported table that would break something: lost placeholders and tags, errors of a formula, letters
//! that a file could not hold.

use crate::crm::i18n::placeholders;
use crate::crm::i18n::placeholders::Mismatch;
use crate::formats::html::tags;

/// What spreadsheet programs write where a formula fails, in English and in Russian.
const FORMULA_ERRORS: &[&str] = &[
    "#NAME?",
    "#REF!",
    "#VALUE!",
    "#N/A",
    "#DIV/0!",
    "#NULL!",
    "#NUM!",
    "#ИМЯ?",
    "#ССЫЛКА!",
    "#ЗНАЧ!",
    "#Н/Д",
    "#ДЕЛ/0!",
    "#ПУСТО!",
    "#ЧИСЛО!",
];

/// Why a text of a table must not be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rejection {
    /// Its placeholders or tags aren't those of the base text.
    Marks(Mismatch),
    /// A tag has no partner; as it is spelled.
    Unbalanced(String),
    /// It is the error of a formula.
    Formula,
    /// Letters became question marks or replacement characters.
    LettersLost,
}

/// Checks whether `new` may take the place of `old`, where the base locale has `base`. A fault that `old` has as well is no
/// reason to reject `new`.
///
/// # Errors
/// Why not.
pub fn validate(new: &str, old: Option<&str>, base: Option<&str>) -> Result<(), Rejection> {
    let written = |text: Option<&'_ str>| text.is_some_and(|text| !text.trim().is_empty());
    let (old, base) = (old.filter(|_| written(old)), base.filter(|_| written(base)));
    if FORMULA_ERRORS.contains(&new.trim()) {
        return Err(Rejection::Formula);
    }
    if [old, base].into_iter().flatten().any(|known| is_mangled(new, known))
        || new.contains('\u{fffd}') && !old.is_some_and(|old| old.contains('\u{fffd}'))
    {
        return Err(Rejection::LettersLost);
    }
    let references = [base, old].into_iter().flatten();
    let mut mismatches = references.map(|reference| placeholders::mismatch(reference, new));
    if let Some(Some(mismatch)) = mismatches.next()
        && mismatches.all(|other| other.is_some())
    {
        return Err(Rejection::Marks(mismatch));
    }
    let was_balanced = [old, base].into_iter().flatten().all(|known| tags::balanced(known).is_none());
    match tags::balanced(new).filter(|_| was_balanced) {
        Some((tag, _)) => Err(Rejection::Unbalanced(tag)),
        None => Ok(()),
    }
}

/// Whether `new` is `known` with all letters beyond ASCII turned into question marks: saved in an encoding without them.
fn is_mangled(new: &str, known: &str) -> bool {
    let lost = |(new, known): (char, char)| if known.is_ascii() { new == known } else { new == '?' };
    !known.is_ascii() && new.chars().count() == known.chars().count() && new.chars().zip(known.chars()).all(lost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_break_is_found() {
        let marks = |lost: &str, added: &str| {
            let list = |names: &str| names.split_whitespace().map(str::to_owned).collect();
            Err(Rejection::Marks(Mismatch { lost: list(lost), added: list(added) }))
        };
        let table = [
            ("Привет", Some("Hi"), Some("Hello"), Ok(())),
            ("Привет", None, Some("Hi {{name}}"), marks("{{name}}", "")),
            ("Привет {{имя}}", None, Some("Hi {{name}}"), marks("{{name}}", "")),
            ("Hi {{nam}}", Some("Hi {{name}}"), None, marks("{{name}}", "{{nam}}")),
            // It was without before.
            ("Приветик", Some("Привет"), Some("Hi {{name}}"), Ok(())),
            ("<b>x", Some("<b>y</b>"), Some("<b>z</b>"), Err(Rejection::Unbalanced("<b>".to_owned()))),
            ("<b>x", Some("<b>y"), Some("<b>z</b>"), Ok(())),
            ("#ИМЯ?", Some("= 5"), None, Err(Rejection::Formula)),
            ("?????? 5!", Some("Привет 5!"), Some("Hi 5!"), Err(Rejection::LettersLost)),
            ("What?", Some("Зачем"), Some("Why"), Ok(())),
            ("a\u{fffd}", Some("aя"), None, Err(Rejection::LettersLost)),
            ("", Some(" "), None, Ok(())),
        ];
        for (new, old, base, expected) in table {
            assert_eq!(validate(new, old, base), expected, "{new}");
        }
    }
}
