//! Lines of text without what may be a secret by its place or its look. Every step passes over a line once.

use crate::account::secret::MASK;
use crate::crm::secrets::names::may_be_secret;
use crate::crm::secrets::values::suspects;

/// Words after which a secret follows without a sign between them.
const SCHEMES: [&str; 2] = ["bearer", "basic"];

/// A line of a log, a report or an answer without what may be a secret by its place or its look: values of names that say so, what
/// signs a request, users in addresses, what begins like a known token, and long words of letters and digits mixed.
pub fn clean_line(line: &str) -> String {
    mask_suspects(&mask_values(&mask_users(line)))
}

/// Masks `user:password` in `https://user:password@host`.
fn mask_users(line: &str) -> String {
    let mut clean = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("://") {
        clean.push_str(before);
        clean.push_str("://");
        let authority = after.split(['/', '?', '#', ' ', '"', '\'']).next().unwrap_or_default();
        rest = match authority.rsplit_once('@').and_then(|(user, _)| after.strip_prefix(user)) {
            Some(host) => {
                clean.push_str(MASK);
                host
            }
            None => after,
        };
    }
    clean + rest
}

/// Masks what follows a name of a secret and `=` or `:`, and the words of [`SCHEMES`].
fn mask_values(line: &str) -> String {
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let mut clean = String::new();
    let mut rest = line;
    while let Some(start) = rest.find(is_inside) {
        let (before, word) = rest.split_at(start);
        let (name, after) = word.split_at(word.find(|c| !is_inside(c)).unwrap_or(word.len()));
        clean.push_str(before);
        clean.push_str(name);
        rest = after;
        let is_scheme = SCHEMES.iter().any(|scheme| name.eq_ignore_ascii_case(scheme));
        if !is_scheme && !may_be_secret(name) {
            continue;
        }
        let value = if is_scheme { after.trim_start() } else { after.trim_start_matches([' ', '"', '\'', '\\', ':', '=']) };
        let (between, value) = after.split_at(after.len() - value.len());
        // `Key::Enter` is a path of code.
        let is_pair = between.contains([':', '=']) && !between.starts_with("::");
        let signs = value.split_whitespace().next().unwrap_or_default();
        let is_signed = SCHEMES.iter().any(|scheme| signs.eq_ignore_ascii_case(scheme)) && value.len() > signs.len();
        if is_scheme && between.is_empty() || !is_scheme && (!is_pair || is_signed) {
            continue;
        }
        clean.push_str(between);
        rest = after_value(value, between);
        clean.push_str(if value.is_empty() { "" } else { MASK });
    }
    clean + rest
}

/// What follows a value. One in quotes may have spaces, and quotes that are escaped.
fn after_value<'l>(value: &'l str, between: &str) -> &'l str {
    let Some(quote) = between.chars().next_back().filter(|c| matches!(c, '"' | '\'')) else {
        return value.trim_start_matches(|c: char| !c.is_whitespace() && !matches!(c, ',' | ';' | '&' | '}' | ')' | '"' | '<'));
    };
    // In a text of JSON inside of JSON the quotes themselves are escaped.
    let is_nested = between.ends_with(['\\', '"']) && between.contains('\\');
    let mut is_escaped = false;
    let end = value.char_indices().find(|(_, c)| {
        let ends = *c == quote && (is_nested || !is_escaped);
        is_escaped = *c == '\\' && !is_escaped;
        ends
    });
    end.and_then(|(at, _)| value.get(at..)).unwrap_or_default()
}

fn mask_suspects(line: &str) -> String {
    let mut clean = String::new();
    let mut at = 0;
    for range in suspects(line) {
        clean.push_str(line.get(at..range.start).unwrap_or_default());
        clean.push_str(MASK);
        at = range.end;
    }
    clean + line.get(at..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cleaned_by_place_and_look() {
        for (line, clean) in [
            ("GET /api/v4/account 200 in 31 ms", "GET /api/v4/account 200 in 31 ms"),
            ("Authorization: Bearer canary", "Authorization: Bearer •••"),
            ("Authorization: Basic canary==", "Authorization: Basic •••"),
            ("sent with bearer canary, again", "sent with bearer •••, again"),
            (r#"{"access_token":"can ary","a":1}"#, r#"{"access_token":"•••","a":1}"#),
            (r#"{"apiKey":"can\"ary","a":1}"#, r#"{"apiKey":"•••","a":1}"#),
            (r#"{\"apiKey\":\"can ary\",\"a\":1}"#, r#"{\"apiKey\":\"•••",\"a\":1}"#),
            ("client_secret=canary&password=canary&pwd=canary", "client_secret=•••&password=•••&pwd=•••"),
            ("X-Api-Key: canary", "X-Api-Key: •••"),
            ("Пароль: canary", "Пароль: •••"),
            ("https://me:canary@example.com/path", "https://•••@example.com/path"),
            ("token eyJ0eXAiOiJKV1QiLCJhbGciOiJ.eyJhdWQiOiI1NjU2NTY1NiJ.x", "token •••"),
            ("with sk_live_canary01 in it", "with ••• in it"),
            ("the password is wrong", "the password is wrong"),
            ("src/ui/tabs/settings/details.rs:157:12", "src/ui/tabs/settings/details.rs:157:12"),
            ("at widget_studio::account::secret::Secret::new", "at widget_studio::account::secret::Secret::new"),
            ("opened /home/виджет/logo_small_2026.png", "opened /home/виджет/logo_small_2026.png"),
            ("password:", "password:"),
        ] {
            assert_eq!(clean_line(line), clean);
        }
    }
}
