//! Names that a script gives to a section of texts: `var l = self.i18n('card')` and `const {call} = self.i18n('card')`.
//!
//! A name is followed where all that the script does with it is plain: `l.call`, `l['call']`. Where it is handed on, set
//! anew, or asked by a computed name, anything below the section may be meant.

use std::ops::Range;

use super::{Access, is_identifier, is_word, steps};

/// What the script asks for through names. The accesses that gave the names are marked as followed.
pub fn follow(text: &str, direct: &mut [Access]) -> Vec<Access> {
    let mut found = Vec::new();
    let mut given: Vec<(&str, usize, usize)> = Vec::new();
    for (index, access) in direct.iter_mut().enumerate().filter(|(_, access)| ends(text, access.range.end)) {
        let Some(left) = left_side(text, access.range.start) else { continue };
        let words = text.get(left.clone()).unwrap_or_default();
        if is_identifier(words) {
            given.push((words, left.start, index));
        } else if let Some(mut taken) = taken_apart(words, left.start, access) {
            access.is_followed = true;
            found.append(&mut taken);
        }
    }
    while let Some(&(name, _, first)) = given.first() {
        let (same, rest): (Vec<_>, Vec<_>) = given.into_iter().partition(|(other, ..)| *other == name);
        given = rest;
        let section = direct.get(first).cloned();
        let is_one = same.iter().all(|(.., index)| direct.get(*index).map(|access| &access.path) == section.as_ref().map(|one| &one.path));
        let places: Vec<usize> = same.iter().map(|(_, at, _)| *at).collect();
        let Some(mut taken) = section.filter(|_| is_one).and_then(|section| uses_of(text, name, &places, &section)) else { continue };
        found.append(&mut taken);
        for (.., index) in same {
            direct.iter_mut().skip(index).take(1).for_each(|access| access.is_followed = true);
        }
    }
    found
}

/// Whether the value of a declaration ends at `at`: nothing is done with what stands there before it gets its name.
fn ends(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let next = rest.trim_start();
    let is_next_line = rest.get(..rest.len() - next.len()).is_some_and(|space| space.contains('\n'));
    next.is_empty() || next.starts_with([';', ',']) || is_next_line && next.starts_with(|c: char| is_word(c) || c == '}')
}

/// What a declaration gives the value at `start` to: a name, or names in braces.
fn left_side(text: &str, start: usize) -> Option<Range<usize>> {
    let before = text.get(..start)?.trim_end_matches(|c| is_word(c) || c == '.').trim_end().strip_suffix('=')?.trim_end();
    let begin = if before.ends_with('}') {
        before.rfind('{')?
    } else {
        before.len() - before.chars().rev().take_while(|c| is_word(*c)).map(char::len_utf8).sum::<usize>()
    };
    let head = before.get(..begin)?.trim_end();
    let declares = ["var", "let", "const"].iter().any(|keyword| head.strip_suffix(keyword).is_some_and(|rest| !rest.ends_with(is_word)));
    (declares || head.ends_with(',')).then_some(begin..before.len())
}

/// The keys that `{call, done: ready}` takes; `None` if it is anything less plain.
fn taken_apart(words: &str, start: usize, section: &Access) -> Option<Vec<Access>> {
    let inside = words.strip_prefix('{')?.strip_suffix('}')?;
    let mut at = start + 1;
    let mut found = Vec::new();
    for item in inside.split(',') {
        let from = at + item.len() - item.trim_start().len();
        at += item.len() + 1;
        let item = item.trim();
        if item.is_empty() {
            continue;
        }
        let (key, name) = item.split_once(':').map_or((item, None), |(key, name)| (key.trim_end(), Some(name.trim())));
        if !is_identifier(key) || name.is_some_and(|name| !is_identifier(name)) {
            return None;
        }
        let mut access = section.clone();
        (access.shared, access.is_short) = (section.path.len(), name.is_none());
        access.path.push(key.to_owned());
        access.parts.push(from..from + key.len());
        access.range = from..from + item.len();
        found.push(access);
    }
    Some(found)
}

/// What is asked of `name`, which is declared at `places`; `None` if anything is done with it that is not plain.
fn uses_of(text: &str, name: &str, places: &[usize], section: &Access) -> Option<Vec<Access>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(name).filter(|(at, _)| !places.contains(at)) {
        let (before, after) = (text.get(..at)?, text.get(at + name.len()..)?);
        let is_property = before.ends_with('.') && !before.ends_with("...");
        let is_in_quotes = ['"', '\''].iter().any(|quote| before.ends_with(*quote) && after.starts_with(*quote));
        let is_label = after.trim_start().starts_with(':') && before.trim_end().ends_with(['{', ',']);
        if before.ends_with(is_word) || after.starts_with(is_word) || is_property || is_in_quotes || is_label {
            continue;
        }
        let mut access = section.clone();
        access.range = at..at + name.len();
        access.shared = section.path.len();
        steps(text, &mut access);
        if access.path.len() == access.shared {
            return None;
        }
        found.push(access);
    }
    Some(found)
}
