//! One pass over all texts of the locales for the rules of `translation`, `markup`, `typography` and for placeholders: what
//! was found in a stretch of texts is known as long as they and their counterparts in the first locale stay as they are.

use std::sync::Arc;

use ahash::AHashMap;

use crate::checks::engine::check::Check;
use crate::checks::engine::memory::stamp;
use crate::checks::rules::i18n::markup;
use crate::checks::rules::i18n::text_pairs::{Fault, Hit, Phrase, is_prose, phrases, report, to_come};
use crate::checks::rules::i18n::text_rule::{Find, TextRule, Wording};
use crate::checks::rules::i18n::texts;
use crate::checks::rules::i18n::translation;
use crate::checks::rules::i18n::typography;
use crate::crm::i18n::{Readable, readable};

/// What was found in a stretch of texts. Each is named by its place in the stretch.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Faults, with the place of the rule in [`rules`].
    faults: Vec<(usize, usize, Fault)>,
    /// Placeholders that the first locale has more, and that it has not.
    placeholders: Vec<(usize, Vec<String>, Vec<String>)>,
    /// Stamps of the first locale's sentence and of this one, to see which translations go together.
    sentences: Vec<(usize, (u64, u64))>,
}

/// Texts of a stretch, on average and at most.
const STRETCH: (u64, usize) = (16, 64);

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

fn in_file<'w>(cx: &mut Check<'_>, file: &Readable<'w>, base: Option<&Readable<'w>>) {
    let stamped = |phrase: Phrase<'w>| {
        let stamp = stamp((phrase.text, phrase.theirs));
        (phrase, stamp)
    };
    let phrases: Vec<_> = phrases(file, base).into_iter().map(stamped).collect();
    let judged = judge(cx, file, base, &phrases);
    let faults: Vec<_> = judged
        .iter()
        .flat_map(|(stretch, verdict)| verdict.faults.iter().filter_map(|(at, rule, fault)| Some((*rule, &stretch.get(*at)?.0, fault))))
        .collect();
    for (number, TextRule { rule, title, find }) in rules().enumerate() {
        let own = faults.iter().filter(|(rule, ..)| *rule == number);
        let hits: Vec<Hit<'_, '_>> = own.map(|(_, phrase, (found, fixed))| phrase.hit(found, fixed.clone())).collect();
        report(cx, rule, file, base.filter(|_| matches!(find, Find::Beside(_))), &hits, title);
    }
    let Some(base) = base else { return };
    for (stretch, verdict) in &judged {
        for (at, lost, added) in &verdict.placeholders {
            if let Some((phrase, _)) = stretch.get(*at) {
                texts::placeholders(cx, base, file, phrase, lost, added);
            }
        }
    }
    let sentences: Vec<(&Phrase<'_>, (u64, u64))> = judged
        .iter()
        .flat_map(|(stretch, verdict)| verdict.sentences.iter().filter_map(|(at, stamps)| Some((&stretch.get(*at)?.0, *stamps))))
        .collect();
    report(cx, &translation::INCONSISTENT, file, Some(base), &differing(sentences.iter().copied()), "");
    let turned = sentences.iter().map(|(phrase, (theirs, ours))| (*phrase, (*ours, *theirs)));
    report(cx, &translation::REUSED, file, Some(base), &differing(turned), "");
}

/// A text and the stamp of all that its verdict depends on.
type Stamped<'w> = (Phrase<'w>, u64);

/// The verdicts on the texts, stretch by stretch. What a stretch ends with is told by its stamp alone: so a text that comes
/// or goes changes only the stretch that it is in.
fn judge<'p, 'w>(
    cx: &mut Check<'_>,
    file: &Readable<'_>,
    base: Option<&Readable<'_>>,
    phrases: &'p [Stamped<'w>],
) -> Vec<(&'p [Stamped<'w>], Arc<Verdict>)> {
    let product = cx.product;
    let strict = [Some(file), base].into_iter().flatten().all(|file| file.json.problems.is_empty());
    let (code, base) = (file.code, base.map_or("", |base| base.code));
    // All that a verdict depends on besides the texts; the product is the memo's own.
    let file_stamp = stamp((code, base, strict));
    let (usual, most) = STRETCH;
    let stretches = phrases.chunk_by(|(_, stamp), _| stamp % usual != 0).flat_map(|stretch| stretch.chunks(most));
    let judged = stretches.map(|stretch| {
        let stamps: Vec<u64> = stretch.iter().map(|(_, stamp)| *stamp).collect();
        let judge = || {
            let mut verdict = Verdict::default();
            for (at, (phrase, _)) in stretch.iter().enumerate() {
                Wording { text: phrase.text, theirs: phrase.theirs, code, base, product, strict }.judge(at, &mut verdict);
            }
            // It is kept.
            verdict.faults.shrink_to_fit();
            verdict.sentences.shrink_to_fit();
            verdict
        };
        (stretch, cx.memo.verdict(stamp((file_stamp, stamps)), judge))
    });
    judged.collect()
}

/// The texts whose second stamp isn't that of the first text with the same first stamp.
fn differing<'p, 'w>(texts: impl Iterator<Item = (&'p Phrase<'w>, (u64, u64))>) -> Vec<Hit<'p, 'w>>
where
    'w: 'p,
{
    let mut known: AHashMap<u64, u64> = AHashMap::with_capacity(texts.size_hint().0);
    texts.filter(|(_, (from, to))| known.entry(*from).or_insert(*to) != to).map(|(phrase, _)| phrase.hit(phrase.text, None)).collect()
}

impl Wording<'_> {
    /// Adds what is found in this text, which is at this place of its stretch.
    fn judge(&self, at: usize, verdict: &mut Verdict) {
        let is_pair = !self.theirs.is_empty() && [self.text, self.theirs].iter().all(|text| to_come(text).is_none());
        let fault = |find: &Find| match find {
            Find::Alone(find) => find(self),
            Find::Beside(find) if is_pair => find(self),
            Find::Beside(_) => None,
        };
        verdict.faults.extend(rules().enumerate().filter_map(|(number, rule)| Some((at, number, fault(&rule.find)?))));
        if !self.theirs.is_empty() {
            let (lost, added) = texts::differing_tokens(self.text, self.theirs);
            if !lost.is_empty() || !added.is_empty() {
                verdict.placeholders.push((at, lost, added));
            }
        }
        let plain = |text: &str| stamp(text.trim().trim_end_matches(['.', ':', '!', '…']).to_lowercase());
        if is_pair && is_prose(self.text) && is_prose(self.theirs) {
            verdict.sentences.push((at, (plain(self.theirs), plain(self.text))));
        }
    }
}
