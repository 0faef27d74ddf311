//! `secrets/*`: keys and tokens that would go out with the archive. A finding shows the kind, the place and the first four
//! characters, never the secret.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::checks::engine::check::Check;
use crate::checks::engine::rule::short::*;

static AMO_TOKEN: Rule = rule("secrets/amo-token", Secrets, E, E, NO, "R, K");
static PRIVATE_KEY: Rule = rule("secrets/private-key", Secrets, E, E, NO, "P");
static CLOUD_KEY: Rule = rule("secrets/cloud-key", Secrets, E, E, NO, "P");
static MESSENGER_TOKEN: Rule = rule("secrets/messenger-token", Secrets, E, E, NO, "P");

pub static RULES: &[&Rule] = &[&AMO_TOKEN, &PRIVATE_KEY, &CLOUD_KEY, &MESSENGER_TOKEN];

/// A secret that is known by its beginning.
struct Pattern {
    rule: &'static Rule,
    /// The word that the finding's sentence turns on.
    kind: &'static str,
    prefix: &'static str,
    body: fn(u8) -> bool,
    /// How many characters follow the beginning.
    length: Range<usize>,
}

const fn pattern(rule: &'static Rule, kind: &'static str, prefix: &'static str, body: fn(u8) -> bool, length: Range<usize>) -> Pattern {
    Pattern { rule, kind, prefix, body, length }
}

/// Keys of Google's maps and Firebase (`AIza…`) are not here: they are made for scripts that everybody can read.
static PATTERNS: &[Pattern] = &[
    pattern(&AMO_TOKEN, "refresh", "def50200", hex, 200..4000),
    pattern(&CLOUD_KEY, "aws", "AKIA", upper, 16..17),
    pattern(&CLOUD_KEY, "aws", "ASIA", upper, 16..17),
    pattern(&CLOUD_KEY, "github", "ghp_", alnum, 36..37),
    pattern(&CLOUD_KEY, "github", "gho_", alnum, 36..37),
    pattern(&CLOUD_KEY, "github", "ghs_", alnum, 36..37),
    pattern(&CLOUD_KEY, "github", "github_pat_", word, 60..120),
    pattern(&CLOUD_KEY, "gitlab", "glpat-", word, 20..40),
    pattern(&CLOUD_KEY, "google", "GOCSPX-", word, 24..40),
    pattern(&CLOUD_KEY, "openai", "sk-proj-", word, 40..260),
    pattern(&CLOUD_KEY, "openai", "sk-", alnum, 48..49),
    pattern(&CLOUD_KEY, "stripe", "sk_live_", alnum, 20..120),
    pattern(&CLOUD_KEY, "yandex", "AQVN", word, 34..50),
    pattern(&MESSENGER_TOKEN, "slack", "xoxb-", word, 20..120),
    pattern(&MESSENGER_TOKEN, "slack", "xoxp-", word, 20..120),
    pattern(&MESSENGER_TOKEN, "slack", "https://hooks.slack.com/services/", path, 30..80),
    pattern(&MESSENGER_TOKEN, "vk", "vk1.a.", word, 60..400),
    pattern(&MESSENGER_TOKEN, "whatsapp", "EAA", alnum, 100..400),
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

/// Characters of the secret that a finding may show.
pub const SHOWN: usize = 4;
/// A mask or a sample repeats few characters; a real key of 16 has far more different ones.
const LEAST_DIFFERENT: usize = 7;
/// Length of a Telegram bot's token after the colon.
const TELEGRAM_BODY: usize = 35;
/// Length of the secret key of an integration.
const CLIENT_SECRET: usize = 64;
/// Larger files hold data, not code.
pub const MOST_BYTES: usize = 4_000_000;

/// A secret in a text.
pub struct Found {
    rule: &'static Rule,
    kind: &'static str,
    /// Its bytes.
    pub range: Range<usize>,
}

/// Reports secrets in the files that are packed.
pub fn check(cx: &mut Check<'_>) {
    for &(path, _) in cx.packed().iter() {
        cx.part("secrets", &[path.as_str()], 0, |cx| in_file(cx, path.as_str()));
    }
}

fn in_file(cx: &mut Check<'_>, path: &str) {
    let body = cx.widget.get(path).filter(|body| body.len() < MOST_BYTES);
    let Some(text) = body.and_then(|body| std::str::from_utf8(body.as_bytes()).ok()) else { return };
    for found in scan(text) {
        let shown: String = text.get(found.range.clone()).unwrap_or_default().chars().take(SHOWN).collect();
        cx.find_in(found.rule, path)
            .range(found.range)
            .arg("kind", found.kind)
            .arg("file", path)
            .arg("start", format!("{shown}…"))
            .report();
    }
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
        fits.then_some(Found { rule: self.rule, kind: self.kind, range: start..body.end })
    }
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
    is_amo(&content).then_some(Found { rule: &AMO_TOKEN, kind: "access", range: prefix.start..signature.end })
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
    whole.then_some(Found { rule: &AMO_TOKEN, kind: "secret", range: body })
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
    let body = content.trim_start_matches(|c: char| c.is_whitespace()).trim_start_matches("\\r").trim_start_matches("\\n");
    let first = run(text, text.len() - body.len(), base64);
    let range = prefix.start..first.end;
    (first.len() >= LEAST_BASE64 && is_plausible(text, &first)).then_some(Found { rule: &PRIVATE_KEY, kind: "pem", range })
}

/// `123456789:AA…`: a bot's number and 35 characters.
fn telegram_token(text: &str, colon: Range<usize>) -> Option<Found> {
    let digits = text.get(..colon.start)?.bytes().rev().take_while(u8::is_ascii_digit).count();
    let body = run(text, colon.start + 1, word);
    let start = colon.start - digits;
    let fits = (8..=10).contains(&digits) && body.len() == TELEGRAM_BODY;
    let boundary = starts_word(text, start) || text.get(..start)?.ends_with("bot");
    let range = start..body.end;
    (fits && boundary && is_plausible(text, &body)).then_some(Found { rule: &MESSENGER_TOKEN, kind: "telegram", range })
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
        let masked = "q7Zz".repeat(16);
        assert_eq!(kinds(&format!("client_secret: '{masked}'")), Vec::<&str>::new(), "too few different characters");
        let secret: String = (0..64u8).map(|i| char::from(b'a' + i % 26)).collect();
        assert_eq!(kinds(&format!("\"client_secret\": \"{secret}\"")), ["secret"]);
    }

    #[test]
    fn a_finding_never_holds_the_secret() {
        let token = "AKIAQ3EGRT5UVWXY2Z7B";
        let path = crate::formats::path::RelPath::new("s3.js").unwrap();
        let body = crate::model::document::FileBody::text(format!("x = '{token}';"));
        let widget = crate::model::widget::Widget::new([(path, body)].into(), None);
        let report = crate::checks::check(&widget, Default::default(), Default::default());
        let finding = report.findings.iter().find(|finding| *finding.rule == CLOUD_KEY).unwrap();
        assert_eq!(finding.place.range, Some(5..25));
        let told = format!("{finding:?}");
        assert!(told.contains("AKIA…") && !told.contains("AKIAQ"), "{told}");
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
