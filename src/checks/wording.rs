//! One pass over all texts of the locales for the rules of `translation`, `markup`, `typography` and for placeholders: what
//! was found in a text is known as long as it and its counterpart in the first locale stay as they are.

use ahash::AHashMap;

use super::context::Check;
use super::memo::stamp;
use super::phrases::{Fault, Hit, Phrase, is_prose, phrases, report, to_come};
use super::rule::{Product, Rule};
use super::{markup, texts, translation, typography};
use crate::domain::i18n::{Readable, readable};

/// A rule that looks at one text after the other.
pub struct TextRule {
    /// The rule.
    pub rule: &'static Rule,
    /// Id of the title of its fix; empty without one.
    pub title: &'static str,
    /// Finds the fault.
    pub find: Find,
}

/// What a rule needs to see.
pub enum Find {
    /// The text alone.
    Alone(fn(&Wording<'_>) -> Option<Fault>),
    /// The text beside that of the first locale; neither is still to be written.
    Beside(fn(&Wording<'_>) -> Option<Fault>),
}

/// A text with all that its verdict may depend on.
pub struct Wording<'t> {
    /// The text; not blank.
    pub text: &'t str,
    /// What the first locale has at the same place; empty in the first locale itself, and where it has nothing.
    pub theirs: &'t str,
    /// The locale.
    pub code: &'t str,
    /// The first locale.
    pub base: &'t str,
    /// The product that the widget is for.
    pub product: Product,
    /// Whether both files are strict JSON.
    pub strict: bool,
}

/// A rule about texts as they are.
pub const fn alone(rule: &'static Rule, title: &'static str, find: fn(&Wording<'_>) -> Option<Fault>) -> TextRule {
    TextRule { rule, title, find: Find::Alone(find) }
}

/// A rule about texts beside those of the first locale.
pub const fn beside(rule: &'static Rule, title: &'static str, find: fn(&Wording<'_>) -> Option<Fault>) -> TextRule {
    TextRule { rule, title, find: Find::Beside(find) }
}

/// What was found in a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Faults, by the place of the rule in [`rules`].
    faults: Vec<(usize, Fault)>,
    /// Placeholders that the first locale has more, and that it has not.
    placeholders: (Vec<String>, Vec<String>),
    /// Stamps of the first locale's sentence and of this one, to see which translations go together.
    sentence: Option<(u64, u64)>,
}

/// All rules that look at one text after the other.
fn rules() -> impl Iterator<Item = &'static TextRule> {
    [translation::TEXTS, markup::TEXTS, typography::TEXTS].into_iter().flatten()
}

/// Reports texts of the declared locales.
pub fn check(cx: &mut Check<'_>) {
    let files = readable(cx.widget);
    let Some((base, others)) = files.split_first() else { return };
    cx.part("wording", &[base.path.as_str()], 0, |cx| in_file(cx, base, None));
    for file in others {
        cx.part("wording", &[file.path.as_str(), base.path.as_str()], 0, |cx| in_file(cx, file, Some(base)));
    }
}

fn in_file(cx: &mut Check<'_>, file: &Readable<'_>, base: Option<&Readable<'_>>) {
    let product = cx.product;
    let strict = [Some(file), base].into_iter().flatten().all(|file| file.json.problems.is_empty());
    let phrases = phrases(file, base);
    let (code, base_code) = (file.code, base.map_or("", |base| base.code));
    // All that a verdict depends on besides the two texts; the product is the memo's own.
    let file_stamp = stamp((code, base_code, strict));
    let judged: Vec<_> = phrases
        .iter()
        .filter_map(|phrase| {
            let (text, theirs) = (phrase.text, phrase.theirs);
            let wording = || Wording { text, theirs, code, base: base_code, product, strict };
            Some((phrase, cx.memo.verdict(stamp((file_stamp, text, theirs)), || wording().judge())?))
        })
        .collect();
    let faults: Vec<_> =
        judged.iter().flat_map(|(phrase, verdict)| verdict.faults.iter().map(|(rule, fault)| (*rule, *phrase, fault))).collect();
    for (number, TextRule { rule, title, find }) in rules().enumerate() {
        let own = faults.iter().filter(|(rule, ..)| *rule == number);
        let hits: Vec<Hit<'_, '_>> = own.map(|(_, phrase, (found, fixed))| phrase.hit(found, fixed.clone())).collect();
        report(cx, rule, file, base.filter(|_| matches!(find, Find::Beside(_))), &hits, title);
    }
    let Some(base) = base else { return };
    for (phrase, verdict) in &judged {
        let (lost, added) = &verdict.placeholders;
        texts::placeholders(cx, base, file, phrase, lost, added);
    }
    let sentences = || judged.iter().filter_map(|(phrase, verdict)| Some((*phrase, verdict.sentence?)));
    report(cx, &translation::INCONSISTENT, file, Some(base), &differing(sentences()), "");
    report(
        cx,
        &translation::REUSED,
        file,
        Some(base),
        &differing(sentences().map(|(phrase, (theirs, ours))| (phrase, (ours, theirs)))),
        "",
    );
}

/// The texts whose second stamp isn't that of the first text with the same first stamp.
fn differing<'p, 'w>(texts: impl Iterator<Item = (&'p Phrase<'w>, (u64, u64))>) -> Vec<Hit<'p, 'w>>
where
    'w: 'p,
{
    let mut known: AHashMap<u64, u64> = AHashMap::new();
    texts.filter(|(_, (from, to))| known.entry(*from).or_insert(*to) != to).map(|(phrase, _)| phrase.hit(phrase.text, None)).collect()
}

impl Wording<'_> {
    fn judge(&self) -> Verdict {
        let is_pair = !self.theirs.is_empty() && [self.text, self.theirs].iter().all(|text| to_come(text).is_none());
        let fault = |find: &Find| match find {
            Find::Alone(find) => find(self),
            Find::Beside(find) if is_pair => find(self),
            Find::Beside(_) => None,
        };
        let faults = rules().enumerate().filter_map(|(number, rule)| Some((number, fault(&rule.find)?))).collect();
        let placeholders = if self.theirs.is_empty() { Default::default() } else { texts::differing_tokens(self.text, self.theirs) };
        let plain = |text: &str| stamp(text.trim().trim_end_matches(['.', ':', '!', '…']).to_lowercase());
        let is_sentence = is_pair && is_prose(self.text) && is_prose(self.theirs);
        Verdict { faults, placeholders, sentence: is_sentence.then(|| (plain(self.theirs), plain(self.text))) }
    }
}

impl Verdict {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
