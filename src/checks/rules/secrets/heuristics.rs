//! `secrets/*`, the guesses: values that look like secrets beside a name that says so, and addresses and numbers of people.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::message::first_names;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::secrets::patterns::{MOST_BYTES, SHOWN};
use crate::crm::secrets::values::{LEAST_ENTROPY, entropy, finder, is_plausible, run, scan, word};
use crate::formats::json::Node;
use crate::formats::path::RelPath;
use crate::model::document::Text;
use crate::model::widget::{MANIFEST, Widget};

static GENERIC: Rule = rule("secrets/generic", Secrets, W, W, NO, "P");
static PERSONAL_DATA: Rule = rule("secrets/personal-data", Secrets, A, W, NO, "P");

pub static RULES: &[&Rule] = &[&GENERIC, &PERSONAL_DATA];

/// Names of values that nobody else should know; compared in lower case.
const NAMES: &[&str] = &["password", "passwd", "secret", "token", "api_key", "apikey", "api-key", "access_key", "private_key", "пароль"];
/// Finds [`NAMES`] in one pass, in any letter case.
static NAME_FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(NAMES.iter().copied(), true));
/// Lengths of the values that are looked at.
const LENGTHS: Range<usize> = 16..129;

/// Mailboxes that belong to nobody in particular.
const ROLES: &[&str] = &[
    "admin",
    "billing",
    "contact",
    "dev",
    "email",
    "feedback",
    "hello",
    "help",
    "info",
    "mail",
    "name",
    "no-reply",
    "noreply",
    "office",
    "partner",
    "partners",
    "sales",
    "support",
    "team",
    "test",
    "user",
    "you",
    "your",
    "youremail",
];
/// Parts of hosts that stand for some host.
const SAMPLE_HOSTS: &[&str] = &["example", "domain", "test", "site", "company", "yourdomain", "email"];
/// Hosts where anybody has a mailbox.
const FREE_HOSTS: &[&str] =
    &["gmail.com", "mail.ru", "yandex.ru", "ya.ru", "bk.ru", "inbox.ru", "list.ru", "outlook.com", "hotmail.com", "t.me"];
/// Files with texts that people read.
const READ_BY_PEOPLE: &[&str] = &["json", "html", "htm", "twig"];
/// Digits of a telephone number with its country.
const PHONE_DIGITS: Range<usize> = 11..14;

/// Reports the files that are packed.
pub fn check(cx: &mut Check<'_>) {
    let support = support(cx.widget);
    // The keys of the manifest have rules of their own.
    for &(path, _) in cx.packed().iter().filter(|(path, _)| path.as_str() != MANIFEST) {
        cx.part("leaks", &[path.as_str()], fingerprint(&support), |cx| in_file(cx, path, &support));
    }
}

fn in_file(cx: &mut Check<'_>, path: &RelPath, support: &[String]) {
    let Some(text) = cx.widget.text(path.as_str()).map(Text::as_str).filter(|text| text.len() < MOST_BYTES) else { return };
    for range in generic(text) {
        let shown: String = text.get(range.clone()).unwrap_or_default().chars().take(SHOWN).collect();
        cx.find_in(&GENERIC, path.as_str()).range(range).arg("file", path.as_str()).arg("start", format!("{shown}…")).report();
    }
    if READ_BY_PEOPLE.contains(&&*path.extension()) {
        personal(cx, path.as_str(), text, support);
    }
}

/// Values in quotes after a name that says what they are.
fn generic(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for name in NAME_FINDER.iter().flat_map(|finder| finder.find_iter(text)) {
        let key_end = run(text, name.end(), word).end;
        let gap = run(text, key_end, |b| matches!(b, b'"' | b'\'' | b'`' | b' ' | b':' | b'=' | b'>'));
        let between = text.get(gap.clone()).unwrap_or_default();
        let Some(quote) = between.chars().next_back().filter(|quote| matches!(quote, '"' | '\'' | '`')) else { continue };
        let value = run(text, gap.end, |b| word(b) || matches!(b, b'.' | b'+' | b'/' | b'='));
        let is_assigned = between.contains([':', '=', '>']);
        let is_closed = text.get(value.end..).is_some_and(|rest| rest.starts_with(quote));
        if is_assigned && is_closed && is_random(text, &value) && !found.contains(&value) {
            found.push(value);
        }
    }
    if !found.is_empty() {
        // What is known by its beginning is reported as that.
        let known = scan(text);
        found.retain(|value| !known.iter().any(|known| known.range.start < value.end && value.start < known.range.end));
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Whether a value is no word, path or sample: long, of mixed characters, without order.
fn is_random(text: &str, value: &Range<usize>) -> bool {
    let body = text.get(value.clone()).unwrap_or_default();
    let has = |kind: fn(&u8) -> bool| body.as_bytes().iter().any(kind);
    let digits = body.bytes().filter(u8::is_ascii_digit).count();
    LENGTHS.contains(&body.len())
        && digits > 1
        && has(u8::is_ascii_alphabetic)
        && !body.starts_with(['/', '.'])
        && body.matches('.').count() < 3
        && is_plausible(text, value)
        && entropy(body) >= LEAST_ENTROPY
}

/// The address and the host of the widget's support, which everybody may know.
fn support(widget: &Widget) -> Vec<String> {
    let text = |at: &str| widget.manifest(at).and_then(Node::as_str).unwrap_or_default().to_lowercase();
    let email = text("/widget/support/email");
    let link = text("/widget/support/link");
    let host = |part: &str| part.split(['/', '?', '#']).next().map(|host| host.trim_start_matches("www.").to_owned());
    let hosts = [email.split_once('@').map(|(_, host)| host.to_owned()), link.split_once("://").and_then(|(_, rest)| host(rest))];
    // A free mailbox says nothing about others at the same host.
    let is_own = |host: &String| !FREE_HOSTS.contains(&host.as_str());
    hosts.into_iter().flatten().filter(is_own).chain([email.clone()]).filter(|own| !own.is_empty()).collect()
}

fn personal(cx: &mut Check<'_>, path: &str, text: &str, support: &[String]) {
    let mut found: Vec<(&str, Range<usize>)> = emails(text, support).into_iter().map(|range| ("email", range)).collect();
    found.extend(phones(text).into_iter().map(|range| ("phone", range)));
    found.sort_by_key(|(_, range)| range.start);
    let Some((what, first)) = found.first().cloned() else { return };
    let mut names: Vec<&str> = found.iter().filter_map(|(_, range)| text.get(range.clone())).collect();
    names.sort_unstable();
    names.dedup();
    cx.find_in(&PERSONAL_DATA, path)
        .range(first)
        .arg("file", path)
        .arg("what", what)
        .arg("count", names.len())
        .arg("names", first_names(&names))
        .report();
}

fn emails(text: &str, support: &[String]) -> Vec<Range<usize>> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let email = |(at, _): (usize, &str)| {
        let before = text.get(..at)?;
        let start = before.trim_end_matches(is_local).len();
        let host: String = text.get(at + 1..)?.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).collect();
        let host = host.trim_end_matches(['.', '-']);
        let end = at + 1 + host.len();
        let local = before.get(start..)?.to_lowercase();
        let host = host.to_lowercase();
        let (_, top) = host.rsplit_once('.')?;
        let is_address = top.len() > 1 && top.chars().all(|c| c.is_ascii_alphabetic()) && local.starts_with(|c: char| c.is_alphanumeric());
        let is_sample = ROLES.contains(&local.as_str()) || host.split('.').any(|part| SAMPLE_HOSTS.contains(&part));
        let is_own = support.iter().any(|own| *own == host || *own == format!("{local}@{host}"));
        (is_address && !is_sample && !is_own).then_some(start..end)
    };
    text.match_indices('@').filter_map(email).collect()
}

/// Telephone numbers in the international form, except samples.
fn phones(text: &str) -> Vec<Range<usize>> {
    let phone = |(start, _): (usize, &str)| {
        let whole = run(text, start + 1, |b| b.is_ascii_digit() || matches!(b, b' ' | b'-' | b'(' | b')'));
        let written = text.get(whole.clone())?.trim_end_matches(|c: char| !c.is_ascii_digit());
        let digits: Vec<u8> = written.bytes().filter(u8::is_ascii_digit).collect();
        let number = digits.get(1..)?;
        let steps = |step: i16| number.windows(2).filter(|pair| matches!(pair, [a, b] if i16::from(*b) - i16::from(*a) == step)).count();
        let is_sample = [-1, 0, 1].iter().any(|step| steps(*step) >= 4);
        (written.starts_with(|c: char| c.is_ascii_digit()) && PHONE_DIGITS.contains(&digits.len()) && !is_sample)
            .then_some(start..whole.start + written.len())
    };
    text.match_indices('+').filter_map(phone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_values_beside_telling_names_are_found() {
        let found = |text: &str| generic(text).into_iter().map(|range| text.get(range).unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(found("var apiKey = 'k3Jf82Hs0qLx91Zp';"), ["k3Jf82Hs0qLx91Zp"]);
        assert_eq!(found("{\"x_token_id\": \"k3Jf82Hs0qLx91Zp\"}"), ["k3Jf82Hs0qLx91Zp"]);
        for text in [
            "token: 'widget_settings_token_value'",
            "token = getToken('k3Jf82Hs0qLx91Zp')",
            "password: 'your-password-1234'",
            "secret: 'aaaaaaaa11111111'",
            "token_url: '/api/v4/oauth2/token12'",
            "apiKey = settings.api_key;",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn people_are_told_from_samples_and_support() {
        let support = ["widgets.io".to_owned(), "ada.help@gmail.com".to_owned()];
        let found = |text: &str| emails(text, &support).into_iter().map(|range| text.get(range).unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(found("write to ada.lovelace@gmail.com."), ["ada.lovelace@gmail.com"]);
        for text in ["info@firm.ru", "ivan@example.com", "b@widgets.io", "ada.help@gmail.com", "@media", "a@b", "user@mail.ru"] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(phones("тел. +7 (916) 305-27-84, с 9 до 18").len(), 1);
        for text in ["+7 (999) 123-45-67", "+70000000000", "1+2", "+7 916 305", "a + 12345"] {
            assert_eq!(phones(text), Vec::<Range<usize>>::new(), "{text}");
        }
    }
}
