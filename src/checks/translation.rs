//! `i18n/*`, the words: what is left to translate, letters of another script, names of the other product, texts that don't
//! go together.

use std::collections::BTreeMap;

use super::context::Check;
use super::phrases::{Fault, Hit, Pair, Phrase, is_cyrillic, is_prose, pairs, phrases, report, to_come, words};
use super::rule::Product;
use super::rule::short::*;
use super::tags;
use crate::domain::i18n::{Readable, readable};
use crate::domain::locations::declares;

static TODO_TEXT: Rule = rule("i18n/todo-text", I18n, W, W, NO, "P");
static SAME_AS_BASE: Rule = rule("i18n/same-as-base", I18n, A, W, NO, "P");
static WRONG_SCRIPT: Rule = rule("i18n/wrong-script", I18n, W, W, NO, "R, S0");
static MIXED_SCRIPT: Rule = rule("i18n/mixed-script-word", I18n, W, W, SAFE, "P");
static BRAND_LEAK: Rule = rule("i18n/brand-leak", I18n, A, W, ASK, "K");
static LENGTH_RATIO: Rule = rule("i18n/length-ratio", I18n, A, A, NO, "P");
static MAX_LENGTH: Rule = rule("i18n/max-length", I18n, None, W, NO, "K");
static INCONSISTENT: Rule = rule("i18n/inconsistent", I18n, A, A, NO, "P");
static REUSED: Rule = rule("i18n/reused", I18n, A, A, NO, "P");

pub static RULES: &[&Rule] =
    &[&TODO_TEXT, &SAME_AS_BASE, &WRONG_SCRIPT, &MIXED_SCRIPT, &BRAND_LEAK, &LENGTH_RATIO, &MAX_LENGTH, &INCONSISTENT, &REUSED];

/// Locales written in Cyrillic and in Latin letters.
const CYRILLIC: &[&str] = &["ru"];
const LATIN: &[&str] = &["en", "es", "pt", "tr", "id"];
/// Letters that look alike, Latin first.
const ALIKE: &[(char, char)] = &[
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
];
/// Names of languages stand in their own script everywhere.
const LANGUAGE_NAMES: &[&str] = &["Русский", "Українська", "Қазақша"];
/// Characters from which on lengths are compared: short words differ by nature.
const LEAST_COMPARED: usize = 40;
/// How many times longer a translation may be.
const MOST_TIMES: usize = 3;
/// Characters that Kommo's catalogue allows for texts of the widget (`domain.md` 1.2, 1.3); for the name and the short
/// description that is `manifest/text-length`.
const LIMITS: &[(&str, usize)] = &[("widget.description", 400), (AI_AGENT, 100)];
const AI_AGENT: &str = "widget.ai_agent_description";

/// Reports texts of the declared locales.
pub fn check(cx: &mut Check<'_>) {
    let product = cx.product;
    let brand = Brand::of(product);
    let ai_agent = declares(cx.widget, "ai_agent");
    let files = readable(cx.widget);
    for file in &files {
        let texts = phrases(file);
        let hits = |find: &dyn Fn(&Phrase<'_>) -> Option<Fault>| -> Vec<Hit<'_, '_>> {
            texts.iter().filter_map(|phrase| find(phrase).map(|(found, fixed)| phrase.hit(found, fixed))).collect()
        };
        report(cx, &TODO_TEXT, file, None, &hits(&|phrase| to_come(phrase.text).map(|found| (found, None))), "");
        let foreign = hits(&|phrase| is_foreign(file.code, phrase.text).then(|| (phrase.text.to_owned(), None)));
        report(cx, &WRONG_SCRIPT, file, None, &foreign, "");
        report(cx, &MIXED_SCRIPT, file, None, &hits(&|phrase| unmixed(phrase.text)), "fix-one-script");
        report(cx, &BRAND_LEAK, file, None, &hits(&|phrase| brand.leak(phrase.text)), brand.fix);
        if product == Product::Kommo {
            report(cx, &MAX_LENGTH, file, None, &hits(&|phrase| too_long(phrase, ai_agent)), "");
        }
    }
    let Some((base, others)) = files.split_first() else { return };
    for file in others {
        let texts = pairs(base, file);
        let hits = |find: &dyn Fn(&Pair<'_>) -> bool| -> Vec<Hit<'_, '_>> {
            texts.iter().filter(|pair| find(pair)).map(|pair| pair.ours.hit(pair.ours.text, None)).collect()
        };
        let same = hits(&|pair| {
            pair.ours.text == pair.theirs
                && is_prose(pair.theirs)
                && !is_foreign(file.code, pair.theirs)
                && !is_foreign(base.code, pair.theirs)
        });
        report(cx, &SAME_AS_BASE, file, Some(base), &same, "");
        report(cx, &LENGTH_RATIO, file, Some(base), &hits(&|pair| is_out_of_proportion(pair.ours.text, pair.theirs)), "");
        collisions(cx, base, file, &texts);
    }
}

/// Whether a text is in the letters of another language than its file's. A word with both is `i18n/mixed-script-word`.
fn is_foreign(code: &str, text: &str) -> bool {
    if CYRILLIC.contains(&code) {
        is_prose(text) && !text.chars().any(is_cyrillic)
    } else if LATIN.contains(&code) {
        words(text).iter().any(|word| word.chars().all(is_cyrillic) && !LANGUAGE_NAMES.contains(&word.as_str()))
    } else {
        false
    }
}

/// The first word of look-alikes, and the text with all such words in one script. An ending put to a foreign name, as in
/// `CRMу`, is no slip.
fn unmixed(text: &str) -> Option<Fault> {
    let mut found: Option<String> = None;
    let mut fixed = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
        match in_one_script(&word) {
            Some(repaired) => {
                found = found.or_else(|| Some(word.clone()));
                fixed.push_str(&repaired);
            }
            None => fixed.push_str(&word),
        }
        rest = rest.get(word.len()..).unwrap_or_default();
        let between = rest.len() - rest.trim_start_matches(|c: char| !c.is_alphabetic()).len();
        fixed.push_str(rest.get(..between).unwrap_or_default());
        rest = rest.get(between..).unwrap_or_default();
    }
    found.map(|word| (word, Some(fixed)))
}

fn in_one_script(word: &str) -> Option<String> {
    let cyrillic = word.chars().filter(|c| is_cyrillic(*c)).count();
    let latin = word.chars().filter(char::is_ascii_alphabetic).count();
    if cyrillic == 0 || latin == 0 {
        return None;
    }
    let to_cyrillic = |c: char| if c.is_ascii_alphabetic() { ALIKE.iter().find(|(a, _)| *a == c).map(|(_, b)| *b) } else { Some(c) };
    let to_latin = |c: char| if is_cyrillic(c) { ALIKE.iter().find(|(_, b)| *b == c).map(|(a, _)| *a) } else { Some(c) };
    // Latin capitals followed by Cyrillic are an abbreviation with an ending.
    let start: String = word.chars().take_while(char::is_ascii_alphabetic).collect();
    let is_ended = start.len() == latin && latin > 1 || start.len() > 1 && start.chars().all(|c| c.is_ascii_uppercase());
    if is_ended {
        return None;
    }
    if latin <= cyrillic { word.chars().map(to_cyrillic).collect() } else { word.chars().map(to_latin).collect() }
}

/// The name of the other product, which a text shouldn't have, and the one that it should.
struct Brand {
    other: &'static str,
    own: &'static str,
    fix: &'static str,
}

impl Brand {
    fn of(product: Product) -> Self {
        match product {
            Product::AmoCrm => Self { other: "kommo", own: "amoCRM", fix: "fix-brand-amo" },
            Product::Kommo => Self { other: "amocrm", own: "Kommo", fix: "fix-brand-kommo" },
        }
    }

    /// The other name in a text as it is spelled, and the text with the own one. Addresses stay.
    fn leak(&self, text: &str) -> Option<Fault> {
        let lower = text.to_ascii_lowercase();
        let mut fixed = text.to_owned();
        let mut found = None;
        for (start, _) in lower.rmatch_indices(self.other) {
            let end = start + self.other.len();
            let before = text.get(..start)?.split(char::is_whitespace).next_back()?;
            let after = text.get(end..)?.split(char::is_whitespace).next()?;
            let is_sign = |c: char| matches!(c, '/' | '@' | '_' | '=' | '&');
            let in_word = before.ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == '-')
                || after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
                || after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
            if in_word || before.contains(is_sign) || after.starts_with(is_sign) {
                continue;
            }
            found = text.get(start..end);
            fixed.replace_range(start..end, self.own);
        }
        found.map(|found| (found.to_owned(), Some(fixed)))
    }
}

fn too_long(phrase: &Phrase<'_>, ai_agent: bool) -> Option<Fault> {
    let (key, limit) = LIMITS.iter().find(|(key, _)| *key == phrase.key)?;
    let length = tags::stripped(phrase.text).trim().chars().count();
    (length > *limit && (ai_agent || *key != AI_AGENT)).then(|| (format!("{length} > {limit}"), None))
}

fn is_out_of_proportion(ours: &str, theirs: &str) -> bool {
    let shown = |token: &&str| !token.contains("://");
    let length =
        |text: &str| tags::stripped(text).split_whitespace().filter(shown).map(|token| token.chars().count() + 1).sum::<usize>().max(1);
    let (a, b) = (length(ours), length(theirs));
    a.max(b) >= LEAST_COMPARED && a.max(b) > MOST_TIMES * a.min(b)
}

/// Reports one text translated in two ways, and two texts translated in one.
fn collisions(cx: &mut Check<'_>, base: &Readable<'_>, file: &Readable<'_>, texts: &[Pair<'_>]) {
    let plain = |text: &str| text.trim().trim_end_matches(['.', ':', '!', '…']).to_lowercase();
    for (rule, split) in [(&INCONSISTENT, true), (&REUSED, false)] {
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        let mut hits = Vec::new();
        for pair in texts.iter().filter(|pair| is_prose(pair.ours.text) && is_prose(pair.theirs)) {
            let (ours, theirs) = (plain(pair.ours.text), plain(pair.theirs));
            let (from, to) = if split { (theirs, ours) } else { (ours, theirs) };
            let first = known.entry(from).or_insert_with(|| to.clone());
            if *first != to {
                hits.push(pair.ours.hit(pair.ours.text, None));
            }
        }
        report(cx, rule, file, Some(base), &hits, "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_told_by_sentences() {
        assert!(is_foreign("ru", "Enter your access key"));
        for (code, text) in [("ru", "Telegram Bot API"), ("ru", "Введите token"), ("en", "Русский"), ("kk", "Кілт"), ("en", "Cоntact")]
        {
            assert!(!is_foreign(code, text), "{code} {text}");
        }
        assert!(is_foreign("pt", "Enviar Сделка"));
    }

    #[test]
    fn look_alikes_get_one_script() {
        let fixed = |text| unmixed(text).and_then(|(_, fixed)| fixed);
        // Latin C, Cyrillic о.
        assert_eq!(fixed("Cтатус, Cоntact").as_deref(), Some("Статус, Contact"));
        for text in ["SIP-линия", "CRMу", "amoCRMа", "QRкод", "1С", "Wi-Fi"] {
            assert_eq!(fixed(text), None, "{text}");
        }
    }

    #[test]
    fn names_of_products_are_found_as_words() {
        let brand = Brand::of(Product::Kommo);
        let fixed = |text| brand.leak(text).and_then(|(_, fixed)| fixed);
        assert_eq!(fixed("From amoCRM to AMOCRM.").as_deref(), Some("From Kommo to Kommo."));
        for text in ["https://www.amocrm.ru/x", "help@amocrm.ru", "amocrm.com", "my_amocrm", "Kommo"] {
            assert_eq!(fixed(text), None, "{text}");
        }
    }
}
