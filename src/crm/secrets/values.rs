//! Secrets that are known by their beginning or shape: tokens of the CRM, of clouds and messengers, private keys.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Whom a secret belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// The CRM: tokens and secrets of integrations.
    AmoToken,
    /// Whoever has the key pair.
    PrivateKey,
    /// A service for programs.
    CloudKey,
    /// A messenger.
    MessengerToken,
}

/// A secret that is known by its beginning.
struct Pattern {
    class: Class,
    /// The word that the finding's sentence turns on.
    kind: &'static str,
    prefix: &'static str,
    body: fn(u8) -> bool,
    /// How many characters follow the beginning.
    length: Range<usize>,
}

const fn pattern(class: Class, kind: &'static str, prefix: &'static str, body: fn(u8) -> bool, length: Range<usize>) -> Pattern {
    Pattern { class, kind, prefix, body, length }
}

/// Keys of Google's maps and Firebase (`AIza…`) are not here: they are made for scripts that everybody can read.
static PATTERNS: &[Pattern] = &[
    pattern(Class::AmoToken, "refresh", "def50200", hex, 200..4000),
    pattern(Class::CloudKey, "aws", "AKIA", upper, 16..17),
    pattern(Class::CloudKey, "aws", "ASIA", upper, 16..17),
    pattern(Class::CloudKey, "github", "ghp_", alnum, 36..37),
    pattern(Class::CloudKey, "github", "gho_", alnum, 36..37),
    pattern(Class::CloudKey, "github", "ghs_", alnum, 36..37),
    pattern(Class::CloudKey, "github", "github_pat_", word, 60..120),
    pattern(Class::CloudKey, "gitlab", "glpat-", word, 20..40),
    pattern(Class::CloudKey, "google", "GOCSPX-", word, 24..40),
    pattern(Class::CloudKey, "openai", "sk-proj-", word, 40..260),
    pattern(Class::CloudKey, "openai", "sk-", alnum, 48..49),
    pattern(Class::CloudKey, "stripe", "sk_live_", alnum, 20..120),
    pattern(Class::CloudKey, "yandex", "AQVN", word, 34..50),
    pattern(Class::MessengerToken, "slack", "xoxb-", word, 20..120),
    pattern(Class::MessengerToken, "slack", "xoxp-", word, 20..120),
    pattern(Class::MessengerToken, "slack", "https://hooks.slack.com/services/", path, 30..80),
    pattern(Class::MessengerToken, "vk", "vk1.a.", word, 60..400),
    pattern(Class::MessengerToken, "whatsapp", "EAA", alnum, 100..400),
];

/// A secret that is known by more than its beginning.
struct Shape {
    prefix: &'static str,
    /// The secret of the text whose beginning stands at these bytes.
    read: fn(&str, Range<usize>) -> Option<Found>,
}

static SHAPES: &[Shape] = &[
    Shape { prefix: "eyJ", read: amo_token },
    Shape { prefix: "client_secret", read: client_secret },
    Shape { prefix: "clientSecret", read: client_secret },
    Shape { prefix: "CLIENT_SECRET", read: client_secret },
    Shape { prefix: "-----BEGIN ", read: private_key },
    Shape { prefix: ":AA", read: telegram_token },
];

/// Finds the beginnings of [`PATTERNS`] and then of [`SHAPES`] in one pass.
static FINDER: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| finder(PATTERNS.iter().map(|pattern| pattern.prefix).chain(SHAPES.iter().map(|shape| shape.prefix)), false));

/// Finds any of `words` in one pass; `None` only for millions of them.
pub fn finder<'w>(words: impl IntoIterator<Item = &'w str>, ignore_case: bool) -> Option<AhoCorasick> {
    AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).ascii_case_insensitive(ignore_case).build(words).ok()
}

/// A mask or a sample repeats few characters; a real key of 16 has far more different ones.
const LEAST_DIFFERENT: usize = 7;
/// Length of a Telegram bot's token after the colon.
const TELEGRAM_BODY: usize = 35;
/// What has a known beginning and at least so many characters after it may be a secret.
const LEAST_BODY: usize = 8;
/// Shorter words of letters and digits are names.
const LEAST_MIXED: usize = 16;
/// Shorter values are no random ones.
const LEAST_RANDOM: usize = 20;
/// Bits a character that a random value has and words have not.
pub const LEAST_ENTROPY: f64 = 3.5;
/// Length of the secret key of an integration.
const CLIENT_SECRET: usize = 64;

/// A secret in a text.
pub struct Found {
    /// Whom it belongs to.
    pub class: Class,
    /// The word that a finding's sentence turns on.
    pub kind: &'static str,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// The secrets of known kinds in `text`.
pub fn scan(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for hit in FINDER.iter().flat_map(|finder| finder.find_overlapping_iter(text)) {
        let index = hit.pattern().as_usize();
        found.extend(match PATTERNS.get(index) {
            Some(pattern) => pattern.read(text, hit.start()),
            None => SHAPES.get(index - PATTERNS.len()).and_then(|shape| (shape.read)(text, hit.range())),
        });
    }
    found.sort_by_key(|found| (found.range.start, found.range.end));
    found.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    found
}

impl Pattern {
    fn read(&self, text: &str, start: usize) -> Option<Found> {
        let body = run(text, start + self.prefix.len(), self.body);
        let fits = self.length.contains(&body.len()) && starts_word(text, start) && is_plausible(text, &body);
        fits.then_some(Found { class: self.class, kind: self.kind, range: start..body.end })
    }
}

/// Where in `text` something stands that looks like a secret: what begins like one, whatever its length, web tokens, private keys, and
/// long words of letters and digits mixed. In order, without overlaps.
pub fn suspects(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = begun(text);
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_alphanumeric())).map(|start| at + start) {
        let whole = run(text, start, word);
        if text.get(whole.clone()).unwrap_or_default().split(['_', '-']).any(is_mixed) {
            found.push(whole.clone());
        }
        at = whole.end;
    }
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup_by(|later, earlier| {
        let overlaps = later.start < earlier.end;
        earlier.end = if overlaps { earlier.end.max(later.end) } else { earlier.end };
        overlaps
    });
    found
}

/// Where in `text` something begins like a known secret, with the whole of it.
pub fn begun(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for hit in FINDER.iter().flat_map(|finder| finder.find_overlapping_iter(text)) {
        let index = hit.pattern().as_usize();
        found.extend(match PATTERNS.get(index) {
            Some(pattern) => {
                let body = run(text, hit.end(), pattern.body);
                (body.len() >= LEAST_BODY && starts_word(text, hit.start())).then_some(hit.start()..body.end)
            }
            None => match text.get(hit.range()) {
                Some("eyJ") => web_token(text, hit.start()),
                Some("-----BEGIN ") => key_block(text, hit.start()),
                Some(":AA") => telegram_token(text, hit.range()).map(|found| found.range),
                _ => None,
            },
        });
    }
    found
}

/// Whether `value`, as a whole, is made as a random value is: long, with capitals, small letters and digits in no order.
pub fn is_random(value: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| value.bytes().any(|b| kind(&b));
    let fits = |b: u8| base64(b) || word(b) || b == b'.';
    value.len() >= LEAST_RANDOM
        && value.bytes().all(fits)
        && !value.starts_with(['/', '.'])
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_digit)
        && entropy(value) >= LEAST_ENTROPY
}

/// Whether a word is long, and its letters and digits are mixed as no name's are.
fn is_mixed(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    word.len() >= LEAST_MIXED && digits >= 2 && digits < word.len()
}

/// A JSON web token, with or without its signature.
fn web_token(text: &str, start: usize) -> Option<Range<usize>> {
    let mut end = run(text, start, word).end;
    let parts = std::iter::from_fn(|| {
        let part = run(text, end + 1, word);
        let follows = text.as_bytes().get(end) == Some(&b'.') && !part.is_empty();
        follows.then(|| end = part.end)
    });
    (parts.take(4).count() > 0 && starts_word(text, start)).then_some(start..end)
}

/// A private key from its first line to its last, or to the end of the text.
fn key_block(text: &str, start: usize) -> Option<Range<usize>> {
    const LAST: &str = "-----END ";
    let rest = text.get(start..)?;
    let title = rest.get("-----BEGIN ".len()..)?.split("-----").next()?;
    let end = rest.find(LAST).map_or(rest.len(), |at| {
        let after = at + LAST.len();
        rest.get(after..).and_then(|tail| tail.find("-----")).map_or(rest.len(), |tail| after + tail + "-----".len())
    });
    title.contains("PRIVATE KEY").then_some(start..start + end)
}

fn hex(b: u8) -> bool {
    b.is_ascii_hexdigit()
}

fn upper(b: u8) -> bool {
    b.is_ascii_uppercase() || b.is_ascii_digit()
}

fn alnum(b: u8) -> bool {
    b.is_ascii_alphanumeric()
}

/// Whether `b` may stand in a word of code.
pub fn word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')
}

fn path(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'/'
}

fn base64(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=')
}

/// The bytes from `start` on that are of a kind.
pub fn run(text: &str, start: usize, of: fn(u8) -> bool) -> Range<usize> {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    start..start + rest.iter().take_while(|b| of(**b)).count()
}

/// Whether nothing that could belong to a longer word stands before `start`.
pub fn starts_word(text: &str, start: usize) -> bool {
    !text.get(..start).and_then(|before| before.bytes().next_back()).is_some_and(word)
}

/// Whether the body of a secret is neither masked nor a sample.
pub fn is_plausible(text: &str, body: &Range<usize>) -> bool {
    let body = text.get(body.clone()).unwrap_or_default();
    let mut bytes = body.as_bytes().to_vec();
    bytes.sort_unstable();
    bytes.dedup();
    let lower = body.to_lowercase();
    bytes.len() >= LEAST_DIFFERENT && !["example", "xxxx", "your", "0000000", "1234567890"].iter().any(|sample| lower.contains(sample))
}

/// Bits a character, by how often each occurs.
pub fn entropy(text: &str) -> f64 {
    let mut counts = [0u32; 256];
    for byte in text.bytes() {
        if let Some(count) = counts.get_mut(usize::from(byte)) {
            *count += 1;
        }
    }
    let share = |count: &u32| f64::from(*count) / text.len() as f64;
    counts.iter().filter(|count| **count > 0).map(|count| -share(count) * share(count).log2()).sum()
}

/// JSON web tokens whose content is that of amoCRM's or Kommo's access tokens (`docs/PLATFORM.md` 7.5).
fn amo_token(text: &str, prefix: Range<usize>) -> Option<Found> {
    let is_amo = |payload: &str| {
        let claims = ["\"account_id\"", "\"base_domain\"", "\"api_domain\"", "\"scopes\"", "\"client_uuid\""];
        let named = payload.contains("amocrm") || payload.contains("kommo");
        named || claims.iter().filter(|claim| payload.contains(*claim)).count() > 1
    };
    let header = run(text, prefix.start, word);
    let payload = run(text, header.end + 1, word);
    let signature = run(text, payload.end + 1, word);
    let dots = [header.end, payload.end].iter().all(|at| text.as_bytes().get(*at) == Some(&b'.'));
    let whole = dots && starts_word(text, prefix.start) && signature.len() > 20;
    let content = decode(text.get(payload).filter(|_| whole)?)?;
    is_amo(&content).then_some(Found { class: Class::AmoToken, kind: "access", range: prefix.start..signature.end })
}

/// Base64 of the web alphabet as text.
fn decode(text: &str) -> Option<String> {
    let value = |b: u8| match b {
        b'A'..=b'Z' => Some(b - b'A'),
        b'a'..=b'z' => Some(b - b'a' + 26),
        b'0'..=b'9' => Some(b - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::with_capacity(text.len());
    let (mut bits, mut held) = (0u32, 0u32);
    for b in text.bytes() {
        bits = (bits << 6) | u32::from(value(b)?);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    String::from_utf8(bytes).ok()
}

/// The secret key of an integration beside its name.
fn client_secret(text: &str, name: Range<usize>) -> Option<Found> {
    let gap = run(text, name.end, |b| matches!(b, b'"' | b'\'' | b' ' | b':' | b'=' | b'>' | b'`' | b'\t'));
    let body = run(text, gap.end, alnum);
    let whole = !gap.is_empty() && body.len() == CLIENT_SECRET && is_plausible(text, &body);
    whole.then_some(Found { class: Class::AmoToken, kind: "secret", range: body })
}

/// PEM blocks with content; code that only handles keys has just the first line.
fn private_key(text: &str, prefix: Range<usize>) -> Option<Found> {
    const LEAST_BASE64: usize = 40;
    let rest = text.get(prefix.end..)?;
    let title = rest.split("-----").next()?;
    if !title.ends_with("PRIVATE KEY") && !title.ends_with("PRIVATE KEY BLOCK") {
        return None;
    }
    let content = rest.get(title.len() + "-----".len()..)?;
    let body = content.get(between(content)..)?;
    let first = run(text, text.len() - body.len(), base64);
    let range = prefix.start..first.end;
    (first.len() >= LEAST_BASE64 && is_plausible(text, &first)).then_some(Found { class: Class::PrivateKey, kind: "pem", range })
}

/// How many bytes stand between the lines of a key: line ends, written out or not, marks of comments, and what joins texts in code.
fn between(text: &str) -> usize {
    let mut rest = text;
    loop {
        let marks = |c: char| c.is_whitespace() || matches!(c, '\'' | '"' | '`' | '+' | '*' | '/' | '#' | ',' | ';' | '.' | '>');
        let trimmed = rest.trim_start_matches(marks);
        let escape = trimmed.trim_start_matches('\\');
        let trimmed = match escape.strip_prefix(['n', 'r']) {
            Some(after) if escape.len() < trimmed.len() => after,
            _ => escape,
        };
        if trimmed.len() == rest.len() {
            return text.len() - rest.len();
        }
        rest = trimmed;
    }
}

/// `123456789:AA…`: a bot's number and 35 characters.
fn telegram_token(text: &str, colon: Range<usize>) -> Option<Found> {
    let digits = text.get(..colon.start)?.bytes().rev().take_while(u8::is_ascii_digit).count();
    let body = run(text, colon.start + 1, word);
    let start = colon.start - digits;
    let fits = (8..=10).contains(&digits) && body.len() == TELEGRAM_BODY;
    let boundary = starts_word(text, start) || text.get(..start)?.ends_with("bot");
    let range = start..body.end;
    (fits && boundary && is_plausible(text, &body)).then_some(Found { class: Class::MessengerToken, kind: "telegram", range })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<&'static str> {
        scan(text).iter().map(|found| found.kind).collect()
    }

    #[test]
    fn secrets_are_found_and_masks_are_not() {
        let key = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
        assert_eq!(kinds(&format!("x = 'ghp_{key}';")), ["github"]);
        assert_eq!(kinds(&format!("x = 'ghp_{key}z';")), Vec::<&str>::new());
        assert_eq!(kinds(&format!("x = 'my_ghp_{key}';")), Vec::<&str>::new());
        assert_eq!(kinds("AKIAIOSFODNN7EXAMPLE AKIAXXXXXXXXXXXXXXXX AKIA0000000000000000"), Vec::<&str>::new());
        assert_eq!(kinds("id AKIAQ3EGRT5UVWXY2Z7B;"), ["aws"]);
        assert_eq!(kinds("api.telegram.org/bot123456789:AAE3fGh1jKlMn0pQrStUvWxYz2345678901/send"), ["telegram"]);
        assert_eq!(kinds("12:30, 1234567890:00"), Vec::<&str>::new());
        assert_eq!(kinds("begins with '-----BEGIN PRIVATE KEY-----' and '-----END PRIVATE KEY-----'"), Vec::<&str>::new());
        let body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ";
        assert_eq!(kinds(&format!("-----BEGIN RSA PRIVATE KEY-----\n{body}\n")), ["pem"]);
        assert_eq!(kinds(&format!("\"-----BEGIN PRIVATE KEY-----\\n{body}")), ["pem"]);
        for written in [
            format!("// -----BEGIN RSA PRIVATE KEY-----\n// {body}\n"),
            format!("/*\n * -----BEGIN EC PRIVATE KEY-----\r\n * {body}\n */"),
            format!("# -----BEGIN PRIVATE KEY-----\n# {body}"),
            format!("'-----BEGIN PRIVATE KEY-----' +\n  '{body}' +"),
            format!("'-----BEGIN PRIVATE KEY-----\\n' +\n  '{body}\\n'"),
            format!("\"-----BEGIN PRIVATE KEY-----\\r\\n{body}\\r\\n\""),
            format!("['-----BEGIN PRIVATE KEY-----', '{body}'].join('\\n')"),
            format!("\\\"-----BEGIN PRIVATE KEY-----\\\\n{body}\\\\n\\\""),
        ] {
            assert_eq!(kinds(&written), ["pem"], "{written}");
        }
        let masked = "q7Zz".repeat(16);
        assert_eq!(kinds(&format!("client_secret: '{masked}'")), Vec::<&str>::new(), "too few different characters");
        let secret: String = (0..64u8).map(|i| char::from(b'a' + i % 26)).collect();
        assert_eq!(kinds(&format!("\"client_secret\": \"{secret}\"")), ["secret"]);
    }

    #[test]
    fn what_looks_like_a_secret_is_suspected() {
        let found = |text: &str| suspects(text).into_iter().map(|range| text.get(range).unwrap().to_owned()).collect::<Vec<_>>();
        for secret in [
            "9f86d081884c7d659a2feaa0c55ad015",
            "c2VjcmV0LXZhbHVlLTEyMzQ1Njc4OTA",
            "sk_live_1234567890abcdef",
            "ghp_aaaaaaaaaaaa",
            "xoxb-1-example-token",
            "eyJhbGciOiJ.eyJzdWIi.c2ln",
            "eyJhbGciOiJ.eyJzdWIi",
            "-----BEGIN RSA PRIVATE KEY-----\\nAAAA\\n-----END RSA PRIVATE KEY-----",
            "123456789:AAE3fGh1jKlMn0pQrStUvWxYz2345678901",
        ] {
            assert_eq!(found(&format!("is {secret}, so")), [secret]);
        }
        for text in
            ["https://api.example.net/v1/hooks", "2026-11-30T10:00:00.000Z", "00000000-0000-4000-8000-000000000001", "ю eyJ sk_live_"]
        {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
        assert!(is_random("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY") && is_random("Ab3-xY9_kL2.qR7+tU5/vW1="));
        for open in
            ["https://api.example.net/Api2", "/Home/Example2/WidgetStudio", "1.0.0", "demo phone With 2 Words and more", "a@example.com"]
        {
            assert!(!is_random(open), "{open}");
        }
    }

    #[test]
    fn only_tokens_of_the_platform_are_told() {
        // {"typ":"JWT","alg":"RS256"} . {"sub":"1","account_id":7,"base_domain":"amocrm.ru"} and {"sub":"1","name":"x"}
        let header = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9";
        let amo = "eyJzdWIiOiIxIiwiYWNjb3VudF9pZCI6NywiYmFzZV9kb21haW4iOiJhbW9jcm0ucnUifQ";
        let other = "eyJzdWIiOiIxIiwibmFtZSI6IngifQ";
        let signature = "c2lnbmF0dXJlLW9mLXRoZS10b2tlbg";
        assert_eq!(kinds(&format!("Bearer {header}.{amo}.{signature}")), ["access"]);
        assert_eq!(kinds(&format!("Bearer {header}.{other}.{signature}")), Vec::<&str>::new());
        assert_eq!(kinds("eyJ eyJ. eyJ.a.b"), Vec::<&str>::new());
    }
}
