//! One pass over all texts of the locales for the rules of `translation`, `markup`, `typography` and for placeholders. The
//! cache keeps the result of a chunk of texts until one of them, or of their counterparts in the first locale, changes.

use std::collections::HashSet;
use std::sync::Arc;

use ahash::AHashMap;

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::rules::i18n::markup;
use crate::checks::rules::i18n::text_pairs::{Fault, Match, TextPair, at_all, is_prose, pairs, report, to_come};
use crate::checks::rules::i18n::text_rule::{Find, TextContext, TextRule};
use crate::checks::rules::i18n::texts;
use crate::checks::rules::i18n::translation;
use crate::checks::rules::i18n::typography;
use crate::crm::i18n::{Readable, readable};

/// What was found in a chunk of texts; a text is given by its place in the chunk.
#[derive(Debug, Default)]
pub struct ChunkResult {
    /// The text, the place of the rule in [`rules`], and the fault.
    faults: Vec<(usize, usize, Fault)>,
    /// The text, placeholders that only the first locale has, and those that it lacks.
    placeholders: Vec<(usize, Vec<String>, Vec<String>)>,
    /// The text, and the fingerprints of the first locale's sentence and of this one, to find different translations of one sentence.
    sentences: Vec<(usize, (u64, u64))>,
}

/// Texts of a chunk, on average and at most.
const CHUNK: (u64, usize) = (16, 64);

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
    // Most often one text of the first locale is the cause in all others.
    cx.join(&translation::LENGTH_RATIO, at_all);
}

fn in_file<'w>(cx: &mut Check<'_>, file: &Readable<'w>, base: Option<&Readable<'w>>) {
    let with_fingerprint = |pair: TextPair<'w>| {
        let fingerprint = fingerprint((pair.text, pair.theirs));
        (pair, fingerprint)
    };
    let pairs: Vec<_> = pairs(file, base).into_iter().map(with_fingerprint).collect();
    let judged = judge(cx, file, base, &pairs);
    let faults: Vec<_> = judged
        .iter()
        .flat_map(|(chunk, result)| result.faults.iter().filter_map(|(at, rule, fault)| Some((*rule, &chunk.get(*at)?.0, fault))))
        .collect();
    for (number, TextRule { rule, title, find }) in rules().enumerate() {
        let own = faults.iter().filter(|(rule, ..)| *rule == number);
        let matches: Vec<Match<'_, '_>> = own.map(|(_, pair, (found, fixed))| pair.matched(found, fixed.clone())).collect();
        report(cx, rule, file, base.filter(|_| matches!(find, Find::Pair(_))), &matches, title);
    }
    let Some(base) = base else { return };
    for (chunk, result) in &judged {
        for (at, lost, added) in &result.placeholders {
            if let Some((pair, _)) = chunk.get(*at) {
                texts::placeholders(cx, base, file, pair, lost, added);
            }
        }
    }
    // A text of very different length is most likely another text: what it is compared with says no more.
    let is_of_length = |number: &usize| rules().nth(*number).is_some_and(|it| *it.rule == translation::LENGTH_RATIO);
    let lengths: HashSet<&str> = faults.iter().filter(|(number, ..)| is_of_length(number)).map(|(_, pair, _)| pair.at).collect();
    let sentences: Vec<(&TextPair<'_>, (u64, u64))> = judged
        .iter()
        .flat_map(|(chunk, result)| result.sentences.iter().filter_map(|(at, fingerprints)| Some((&chunk.get(*at)?.0, *fingerprints))))
        .filter(|(pair, _)| !lengths.contains(pair.at))
        .collect();
    report(cx, &translation::INCONSISTENT, file, Some(base), &differing(sentences.iter().copied()), "");
    let turned = sentences.iter().map(|(pair, (theirs, ours))| (*pair, (*ours, *theirs)));
    report(cx, &translation::REUSED, file, Some(base), &differing(turned), "");
}

/// A text and the fingerprint of all that its result depends on.
type Fingerprinted<'w> = (TextPair<'w>, u64);

/// The results, chunk by chunk. A chunk ends at a text with a certain fingerprint: so a text that is added or removed changes
/// only its own chunk.
fn judge<'p, 'w>(
    cx: &mut Check<'_>,
    file: &Readable<'_>,
    base: Option<&Readable<'_>>,
    pairs: &'p [Fingerprinted<'w>],
) -> Vec<(&'p [Fingerprinted<'w>], Arc<ChunkResult>)> {
    let product = cx.product;
    let strict = [Some(file), base].into_iter().flatten().all(|file| file.json.problems.is_empty());
    let (code, base) = (file.code, base.map_or("", |base| base.code));
    // All that a result depends on besides the texts; the product is the cache's own.
    let file_fingerprint = fingerprint((code, base, strict));
    let (usual, most) = CHUNK;
    let chunks = pairs.chunk_by(|(_, fingerprint), _| fingerprint % usual != 0).flat_map(|chunk| chunk.chunks(most));
    let judged = chunks.map(|chunk| {
        let fingerprints: Vec<u64> = chunk.iter().map(|(_, fingerprint)| *fingerprint).collect();
        let judge = || {
            let mut result = ChunkResult::default();
            for (at, (pair, _)) in chunk.iter().enumerate() {
                TextContext { text: pair.text, theirs: pair.theirs, code, base, product, strict }.judge(at, &mut result);
            }
            // It is kept.
            result.faults.shrink_to_fit();
            result.sentences.shrink_to_fit();
            result
        };
        (chunk, cx.cache.result(fingerprint((file_fingerprint, fingerprints)), judge))
    });
    judged.collect()
}

/// The texts whose second fingerprint isn't that of the first text with the same first fingerprint.
fn differing<'p, 'w>(texts: impl Iterator<Item = (&'p TextPair<'w>, (u64, u64))>) -> Vec<Match<'p, 'w>>
where
    'w: 'p,
{
    let mut known: AHashMap<u64, u64> = AHashMap::with_capacity(texts.size_hint().0);
    texts.filter(|(_, (from, to))| known.entry(*from).or_insert(*to) != to).map(|(pair, _)| pair.matched(pair.text, None)).collect()
}

impl TextContext<'_> {
    /// Adds what is found in this text, which is at this place of its chunk.
    fn judge(&self, at: usize, result: &mut ChunkResult) {
        let is_pair = !self.theirs.is_empty() && [self.text, self.theirs].iter().all(|text| to_come(text).is_none());
        let fault = |find: &Find| match find {
            Find::Text(find) => find(self),
            Find::Pair(find) if is_pair => find(self),
            Find::Pair(_) => None,
        };
        result.faults.extend(rules().enumerate().filter_map(|(number, rule)| Some((at, number, fault(&rule.find)?))));
        if !self.theirs.is_empty() {
            let (lost, added) = texts::differing_tokens(self.text, self.theirs);
            if !lost.is_empty() || !added.is_empty() {
                result.placeholders.push((at, lost, added));
            }
        }
        let plain = |text: &str| fingerprint(text.trim().trim_end_matches(['.', ':', '!', '…']).to_lowercase());
        if is_pair && is_prose(self.text) && is_prose(self.theirs) {
            result.sentences.push((at, (plain(self.theirs), plain(self.text))));
        }
    }
}
