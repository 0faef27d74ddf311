//! What the rules about texts share: the texts of a locale beside those of the first one, their words, and one finding for
//! all texts of a file that have the same fault.

use std::collections::BTreeSet;

use crate::checks::engine::check::{Check, text_change};
use crate::checks::engine::finding::Finding;
use crate::checks::engine::fix::Fix;
use crate::checks::engine::message::first_names;
use crate::checks::engine::message::shorten;
use crate::checks::engine::rule::Rule;
use crate::crm::i18n::Readable;
use crate::formats::html::tags;
use crate::formats::json::{Node, edit, pointer};
use crate::text::msg::{Arg, Msg};

/// Words that mark a text that is still to be written, in this letter case.
const TO_COME: &[&str] = &["TODO", "TRME", "FIXME", "TBD"];

/// Most texts that a finding leads to.
pub const MOST_PLACES: usize = 20;

/// A text of a locale that isn't blank.
pub struct TextPair<'w> {
    /// Its reference, such as `card.hello`.
    pub key: &'w str,
    /// Its JSON pointer.
    pub at: &'w str,
    /// Its place.
    pub node: &'w Node,
    pub text: &'w str,
    /// What the first locale has at the same place; empty in the first locale itself, and where it has nothing.
    pub theirs: &'w str,
}

/// What a finding shows of a faulty text, and the text without the fault.
pub type Fault = (String, Option<String>);

/// A text with a fault.
pub struct Match<'p, 'w> {
    pub pair: &'p TextPair<'w>,
    /// What of it the finding's sentence shows.
    pub found: String,
    /// The text without the fault.
    pub fixed: Option<String>,
}

impl<'w> TextPair<'w> {
    /// The match of a rule that found a fault in this text.
    pub fn matched(&self, found: impl Into<String>, fixed: Option<String>) -> Match<'_, 'w> {
        Match { pair: self, found: found.into(), fixed }
    }
}

/// All texts of a locale that aren't blank, in the order of the file, with those of the first locale if it is another one.
pub fn pairs<'w>(file: &Readable<'w>, base: Option<&Readable<'w>>) -> Vec<TextPair<'w>> {
    let is_written = |text: &&str| text.chars().any(|c| !c.is_whitespace());
    // Most often the first locale has the same keys in the same order.
    let mut beside = base.map(Readable::texts);
    let pair = |(key, at, node): (&'w str, &'w str, &'w Node)| {
        let next = beside.as_mut().and_then(Iterator::next);
        let text = node.as_str().filter(is_written)?;
        let theirs = match next {
            Some((_, same, theirs)) if same == at => Some(theirs),
            _ => base.and_then(|base| base.json.at(at)),
        };
        let theirs = theirs.and_then(Node::as_str).filter(is_written).unwrap_or_default();
        Some(TextPair { key, at, node, text, theirs })
    };
    file.texts().filter_map(pair).collect()
}

/// Reports the faulty texts of a file as one finding, at the first of them. Its fix, named `title`, repairs all that can be.
pub fn report(
    cx: &mut Check<'_>,
    rule: &'static Rule,
    file: &Readable<'_>,
    base: Option<&Readable<'_>>,
    matches: &[Match<'_, '_>],
    title: &str,
) {
    let Some(first) = matches.first() else { return };
    let widget = cx.widget;
    let keys: Vec<&str> = matches.iter().map(|matched| matched.pair.key).collect();
    let fixed = matches.iter().filter_map(|matched| Some((matched.pair.node, matched.fixed.as_deref()?)));
    let edits = widget.text(file.path.as_str()).map(|text| edit::rewrite(text.as_str(), fixed)).unwrap_or_default();
    let title = Msg::new(title).with("count", edits.len()).with("file", base.map_or("", |base| base.path.as_str()));
    let fix = rule.fix.filter(|_| !edits.is_empty()).map(|applicability| Fix::one(applicability, title, text_change(file.path, edits)));
    let finding = cx.find_in(rule, file.path.as_str()).pointer(first.pair.at).range(first.pair.node.range.clone());
    let finding = matches.iter().take(MOST_PLACES).skip(1).fold(finding, |finding, other| finding.also(file.path.as_str(), other.pair.at));
    let finding = match base {
        Some(base) => finding.related(base.path.as_str(), first.pair.at).arg("base", base.path.as_str()),
        None => finding,
    };
    finding
        .arg("file", file.path.as_str())
        .arg("count", matches.len())
        .arg("keys", first_names(&keys))
        .arg("found", shorten(&first.found))
        .fix(fix)
        .report();
}

/// What joined findings say of all their texts: the files, and the keys.
pub fn at_all(found: &[Finding]) -> Vec<(&'static str, Arg)> {
    let files: Vec<&str> = found.iter().map(|finding| finding.place.file.as_str()).collect();
    let pointers = found.iter().flat_map(Finding::places).filter_map(|place| place.pointer.as_deref());
    let keys: BTreeSet<String> = pointers.map(|at| pointer::parts(at).collect::<Vec<_>>().join(".")).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    vec![("file", files.join(", ").into()), ("keys", first_names(&keys).into())]
}

/// The words of two letters and more that people read: no tags, addresses or placeholders.
pub fn words(text: &str) -> Vec<String> {
    let plain = tags::stripped(text);
    let is_plain =
        |token: &&str| !token.contains("://") && !token.contains(['@', '#', '{', '}', '%', '_', '$', '/', '\\']) && !is_host(token);
    let tokens = plain.split_whitespace().filter(is_plain);
    let parts = tokens.flat_map(|token| token.split(|c: char| !c.is_alphabetic()));
    parts.filter(|word| word.chars().count() > 1).map(str::to_owned).collect()
}

/// Whether it is a sentence, not a name, a brand or a term that languages share.
pub fn is_prose(text: &str) -> bool {
    let words = words(text);
    let common = words.iter().filter(|word| word.chars().count() > 2 && word.chars().all(char::is_lowercase)).count();
    words.len() > 2 && common > 1
}

/// The filler in a text that is still to be written; `None` if the text is written.
pub fn to_come(text: &str) -> Option<String> {
    let word = text.split(|c: char| !c.is_alphanumeric()).find(|word| TO_COME.contains(word));
    let trimmed = text.trim();
    let lower = trimmed.to_lowercase();
    let is_filler = lower.contains("lorem ipsum") || lower.len() > 2 && lower.bytes().all(|b| b == b'x') || trimmed.starts_with("[!!");
    word.map(str::to_owned).or(is_filler.then(|| trimmed.to_owned()))
}

/// Whether `token` is a host such as `widgets.example.net`: latin parts around dots.
fn is_host(token: &str) -> bool {
    let token = token.trim_matches(|c: char| !c.is_alphanumeric());
    token.split_once('.').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty() && token.is_ascii())
}

/// Whether `c` is a Cyrillic letter.
pub fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::check;
    use crate::checks::engine::rule::{Product, Profile};
    use crate::formats::path::RelPath;
    use crate::model::document::FileBody;
    use crate::model::widget::FileChange;
    use crate::services::bundled;

    #[test]
    fn words_are_what_people_read() {
        let text = "<b>Open</b> #LINK#, see https://a.b/c or a@b.ru at api.example.net: {{name}}, 5 лет";
        assert_eq!(words(text), ["Open", "see", "or", "at", "лет"]);
        assert!(is_prose("Enter your API key") && !is_prose("Telegram Bot API") && !is_prose("SIP login"));
    }

    #[test]
    fn what_is_to_come_is_told_from_tasks() {
        for text in ["TODO", "TODO: Name", "xxx", "Lorem ipsum dolor"] {
            assert!(to_come(text).is_some(), "{text}");
        }
        for text in ["todo", "Add to-do", "TODOS", "XL", "[Name]"] {
            assert!(to_come(text).is_none(), "{text}");
        }
    }

    #[test]
    fn of_two_texts_with_one_key_the_faulty_one_is_mended() {
        let mut widget = bundled::plain();
        let name = r#""greeting": "Greeting""#;
        let text = widget.text("i18n/en.json").unwrap().as_str().replace(name, &format!(r#""greeting": "<b>Greeting", {name}"#));
        let path = RelPath::new("i18n/en.json").unwrap();
        widget.apply(&[FileChange::Write { path, body: FileBody::text(&text) }]).unwrap();
        let found = check(&widget, Product::AmoCrm, Profile::Private).findings;
        let fix = found.iter().find(|finding| finding.rule.id == "i18n/html-invalid").unwrap().fix.clone().unwrap();
        widget.apply(&fix.options[0].repair.resolve(&widget).unwrap()).unwrap();
        assert_eq!(widget.text("i18n/en.json").unwrap().as_str(), text.replace("<b>Greeting", "<b>Greeting</b>"));
    }
}
