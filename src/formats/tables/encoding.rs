//! Text files in the encodings that spreadsheet programs write.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254};

/// Locales written in Latin letters of Western Europe. Their texts saved as “CSV” without Unicode are in that encoding,
/// unless a Russian column beside them shows that it is the Russian one.
const WESTERN: &[&str] = &["en", "es", "pt", "id", "de", "fr", "it", "nl"];
/// Locales written in Cyrillic.
const CYRILLIC: &[&str] = &["ru", "uk", "be", "kk", "bg"];

/// `bytes` as text without its byte order mark: UTF-16 if the mark says so, UTF-8 if it is that, else what the system of
/// the one who saved it used, guessed by the locales in the first line. `None` if it isn't text.
pub fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (encoding, start) = match Encoding::for_bom(bytes) {
        Some((encoding, start)) => (encoding, start),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, 0),
        None if bytes.contains(&0) => return None,
        None => (of_system(bytes), 0),
    };
    let (text, malformed) = encoding.decode_without_bom_handling(bytes.get(start..).unwrap_or_default());
    (!malformed || encoding != UTF_8).then_some(text)
}

fn of_system(bytes: &[u8]) -> &'static Encoding {
    let line = bytes.split(|b| matches!(b, b'\n' | b'\r')).next().unwrap_or_default();
    let line = String::from_utf8_lossy(line).to_ascii_lowercase();
    let heads: Vec<&str> = line.split([';', ',', '\t']).map(|head| head.trim_matches(['"', ' '])).collect();
    let has = |codes: &[&str]| heads.iter().any(|head| codes.contains(head));
    if has(CYRILLIC) {
        WINDOWS_1251
    } else if has(&["tr"]) {
        WINDOWS_1254
    } else if has(WESTERN) {
        WINDOWS_1252
    } else {
        WINDOWS_1251
    }
}
