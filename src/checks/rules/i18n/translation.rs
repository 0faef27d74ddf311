//! `i18n/*`, the translation: texts left to translate, letters of another script, names of the other product, different
//! translations of one text.

use crate::checks::engine::check::Check;
use crate::checks::engine::rule::Product;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::i18n::text_pairs::{Fault, Match, TextPair, is_cyrillic, is_prose, report, to_come, words};
use crate::checks::rules::i18n::text_rule::{TextContext, TextRule, on_pair, on_text};
use crate::crm::i18n::{pointer_of, readable};
use crate::crm::locations::declares;
use crate::formats::html::tags;

static TODO_TEXT: Rule = rule("i18n/todo-text", I18n, W, W, NO, "P");
static SAME_AS_BASE: Rule = rule("i18n/same-as-base", I18n, A, W, NO, "P");
static WRONG_SCRIPT: Rule = rule("i18n/wrong-script", I18n, W, W, NO, "R, S0");
static MIXED_SCRIPT: Rule = rule("i18n/mixed-script-word", I18n, W, W, SAFE, "P");
static BRAND_LEAK: Rule = rule("i18n/brand-leak", I18n, A, W, CHOICE, "K");
pub static LENGTH_RATIO: Rule = rule("i18n/length-ratio", I18n, A, A, NO, "P");
static MAX_LENGTH: Rule = rule("i18n/max-length", I18n, None, W, NO, "K");
pub static INCONSISTENT: Rule = rule("i18n/inconsistent", I18n, A, A, NO, "P");
pub static REUSED: Rule = rule("i18n/reused", I18n, A, A, NO, "P");

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
/// Characters that Kommo's catalogue allows for texts of the widget (`docs/PLATFORM.md` 1.2, 1.3); for the name and the short
/// description that is `manifest/text-length`.
const LIMITS: &[(&str, usize)] = &[("widget.description", 400), (AI_AGENT, 100)];
const AI_AGENT: &str = "widget.ai_agent_description";

pub static TEXTS: &[TextRule] = &[
    on_text(&TODO_TEXT, "", |it| to_come(it.text).map(|found| (found, None))),
    on_text(&WRONG_SCRIPT, "", |it| is_foreign(it.code, it.text).then(|| (it.text.to_owned(), None))),
    on_text(&MIXED_SCRIPT, "fix-one-script", |it| unmixed(it.text)),
    on_text(&BRAND_LEAK, "fix-brand-amo", |it| leak(it, Product::AmoCrm, "kommo", "amoCRM")),
    on_text(&BRAND_LEAK, "fix-brand-kommo", |it| leak(it, Product::Kommo, "amocrm", "Kommo")),
    on_pair(&SAME_AS_BASE, "", |it| is_untranslated(it).then(|| (it.text.to_owned(), None))),
    on_pair(&LENGTH_RATIO, "", |it| is_out_of_proportion(it.text, it.theirs).then(|| (it.text.to_owned(), None))),
];

/// Reports texts that are longer than Kommo's catalogue allows.
pub fn check(cx: &mut Check<'_>) {
    if cx.product != Product::Kommo {
        return;
    }
    let ai_agent = declares(cx.widget, "ai_agent");
    for file in readable(cx.widget) {
        let limits = LIMITS.iter().filter(|(key, _)| ai_agent || *key != AI_AGENT);
        let pointers: Vec<(String, &str, usize)> = limits.map(|(key, most)| (pointer_of(key), *key, *most)).collect();
        let pairs: Vec<(TextPair<'_>, usize)> = pointers
            .iter()
            .filter_map(|(at, key, most)| {
                let node = file.json.at(at)?;
                Some((TextPair { key, at, node, text: node.as_str()?, theirs: "" }, *most))
            })
            .collect();
        let matches: Vec<Match<'_, '_>> = pairs.iter().filter_map(|(pair, most)| too_long(pair, *most)).collect();
        report(cx, &MAX_LENGTH, &file, None, &matches, "");
    }
}

/// Whether a sentence stands as it does in the first locale, though not in a foreign script.
fn is_untranslated(it: &TextContext<'_>) -> bool {
    it.text == it.theirs && is_prose(it.theirs) && !is_foreign(it.code, it.theirs) && !is_foreign(it.base, it.theirs)
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

/// The name of the `other` product in a text as it is spelled, and the text with the `own` one. Addresses stay.
fn leak(it: &TextContext<'_>, product: Product, other: &str, own: &str) -> Option<Fault> {
    if it.product != product {
        return None;
    }
    let text = it.text;
    let lower = text.to_ascii_lowercase();
    let mut fixed = text.to_owned();
    let mut found = None;
    for (start, _) in lower.rmatch_indices(other) {
        let end = start + other.len();
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
        fixed.replace_range(start..end, own);
    }
    found.map(|found| (found.to_owned(), Some(fixed)))
}

fn too_long<'p, 'w>(pair: &'p TextPair<'w>, most: usize) -> Option<Match<'p, 'w>> {
    let length = tags::stripped(pair.text).trim().chars().count();
    (length > most).then(|| pair.matched(format!("{length} > {most}"), None))
}

fn is_out_of_proportion(ours: &str, theirs: &str) -> bool {
    let shown = |token: &&str| !token.contains("://");
    let length =
        |text: &str| tags::stripped(text).split_whitespace().filter(shown).map(|token| token.chars().count() + 1).sum::<usize>().max(1);
    let (a, b) = (length(ours), length(theirs));
    a.max(b) >= LEAST_COMPARED && a.max(b) > MOST_TIMES * a.min(b)
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
        let fixed = |text| {
            let wording = TextContext { text, theirs: "", code: "en", base: "ru", product: Product::Kommo, strict: true };
            leak(&wording, Product::Kommo, "amocrm", "Kommo").and_then(|(_, fixed)| fixed)
        };
        assert_eq!(fixed("From amoCRM to AMOCRM.").as_deref(), Some("From Kommo to Kommo."));
        for text in ["https://www.amocrm.ru/x", "help@amocrm.ru", "amocrm.com", "my_amocrm", "Kommo"] {
            assert_eq!(fixed(text), None, "{text}");
        }
    }
}
