//! Where texts are used: references in the manifest, and what scripts and templates ask for.
//!
//! Scripts are read with a parser ([`script`](crate::formats::script)). Templates, and scripts that can't be parsed, are searched as text:
//! `i18n('section').key`, `langs.section.key`, `['key']` instead of `.key`. In both, a whole reference between quotes is a use. What
//! is read by a computed name is unknown: all keys that it may mean are undeterminable then.

use std::borrow::Cow;
use std::ops::Range;

use ahash::AHashMap;

use super::is_reference;
use crate::crm::i18n::reference_of;
use crate::formats::json::pointer;
use crate::formats::path::RelPath;
use crate::formats::script::Access;
use crate::formats::text_edit::TextEdit;
use crate::model::document::{FileBody, Text};
use crate::model::widget::{FileChange, MANIFEST, Widget};

/// Name endings of files that may use texts.
const USERS: &[&str] = &["js", "mjs", "ts", "jsx", "tsx", "twig", "html", "htm"];
/// Name endings of those that the parser reads.
const SCRIPTS: &[&str] = &["js", "mjs", "ts", "jsx", "tsx"];
/// Words by which scripts and templates get at the texts.
const ROOTS: [&str; 2] = ["i18n", "langs"];
/// A text that the platform itself shows where the widget has the location `ai_agent` (`docs/PLATFORM.md` 1.3).
const AI_AGENT: (&str, &str) = ("widget.ai_agent_description", "ai_agent");

/// A place that uses a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    pub file: String,
    pub range: Range<usize>,
    /// The line, from 1.
    pub line: usize,
    /// The JSON pointer, in the manifest.
    pub pointer: Option<String>,
    /// What stands there.
    pub words: String,
}

/// All uses of texts in a widget.
#[derive(Debug, Default)]
pub struct Uses {
    /// By key, as a JSON pointer.
    by_key: AHashMap<String, Vec<Use>>,
    /// Where ways end: whatever lies below may be taken by a computed name. `""` is all.
    open: AHashMap<String, Vec<Use>>,
}

/// How a key is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    /// At the places of [`Uses::of`].
    Used,
    /// Nowhere.
    Unused,
    /// A script takes texts by a computed name that may mean it.
    Undeterminable,
}

impl Uses {
    /// All uses in `widget`. Reads every script: not for the frame.
    pub fn read(widget: &Widget) -> Self {
        let mut uses = Self::default();
        uses.read_manifest(widget);
        for (path, text) in scripts(widget) {
            for access in accesses(path, text) {
                uses.add(path, text, &access);
            }
        }
        uses
    }

    /// The places that use `key`.
    pub fn of(&self, key: &str) -> &[Use] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    /// The places that may mean `key` by a computed name.
    pub fn may_mean(&self, key: &str) -> &[Use] {
        let mut holder = key;
        while let Some((parent, _)) = holder.rsplit_once('/') {
            if let Some(open) = self.open.get(parent) {
                return open;
            }
            holder = parent;
        }
        &[]
    }

    /// How `key` is used.
    pub fn usage(&self, key: &str) -> Usage {
        if !self.of(key).is_empty() {
            Usage::Used
        } else if self.may_mean(key).is_empty() {
            Usage::Unused
        } else {
            Usage::Undeterminable
        }
    }

    fn read_manifest(&mut self, widget: &Widget) {
        let (Some(text), Some(root)) = (widget.text(MANIFEST), widget.manifest("")) else { return };
        let mut found = Vec::new();
        root.walk("", &mut |at, node| {
            let reference = node.as_str().filter(|text| is_reference(text) || !text.contains(char::is_whitespace) && text.contains('.'));
            found.extend(reference.map(|reference| (reference.to_owned(), at.to_owned(), node.range.clone())));
            let (agent, location) = AI_AGENT;
            if at.starts_with("/locations/") && node.as_str() == Some(location) {
                found.push((agent.to_owned(), at.to_owned(), node.range.clone()));
            }
        });
        for (reference, at, range) in found {
            let line = text.lines().line_column(text.as_str(), range.start).line;
            let place = Use { file: MANIFEST.to_owned(), range, line, words: at.clone(), pointer: Some(at) };
            self.by_key.entry(super::pointer_of(&reference)).or_default().push(place);
        }
    }

    fn add(&mut self, file: &str, text: &Text, access: &Access) {
        let line = text.lines().line_column(text.as_str(), access.range.start).line;
        let words = text.as_str().get(access.range.clone()).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        let place = Use { file: file.to_owned(), range: access.range.clone(), line, pointer: None, words };
        // What follows a text may be a method of it: every beginning of the path may be the key.
        let mut at = String::new();
        for part in &access.path {
            pointer::push(&mut at, part);
            self.by_key.entry(at.clone()).or_default().push(place.clone());
        }
        if !access.is_followed {
            self.open.entry(at).or_default().push(place);
        }
    }
}

/// The changes of scripts that follow when `from` is renamed to `to`: keys that are written down, in direct accesses and
/// in references between quotes. Where the new name can't stand in the place of the old one the place is left.
pub fn rename_in_scripts(widget: &Widget, from: &str, to: &str) -> Vec<FileChange> {
    let (old, new): (Vec<Cow<'_, str>>, Vec<Cow<'_, str>>) = (pointer::parts(from).collect(), pointer::parts(to).collect());
    let mut changes = Vec::new();
    for (path, text) in scripts(widget) {
        let mut edits: Vec<TextEdit> = Vec::new();
        for access in accesses(path, text) {
            let is_meant = access.path.len() >= old.len() && access.path.iter().zip(&old).all(|(one, other)| one == other);
            if !is_meant {
                continue;
            }
            if access.parts.len() == 1 && access.path.len() > 1 {
                let rest = access.path.iter().skip(old.len()).map(String::as_str);
                let renamed = reference_of(to).map(|to| std::iter::once(to.as_str()).chain(rest).collect::<Vec<_>>().join("."));
                edits.extend(access.parts.first().cloned().zip(renamed).map(|(range, renamed)| TextEdit::replace(range, renamed)));
            } else if old.len() == new.len() {
                edits.extend(part_edits(text.as_str(), &access, &old, &new));
            }
        }
        edits.sort_by_key(|edit| edit.range.start);
        edits.dedup();
        if let Some((path, _)) = widget.entry(path).filter(|_| !edits.is_empty()) {
            changes.push(FileChange::Edit { path: path.clone(), edits });
        }
    }
    changes
}

/// The new names of the keys that an access writes down one by one.
fn part_edits(text: &str, access: &Access, old: &[Cow<'_, str>], new: &[Cow<'_, str>]) -> Vec<TextEdit> {
    // A section that was given a name stays what it is for the other keys.
    let shared = if old.len() > access.shared { access.shared } else { 0 };
    if old.get(..shared) != new.get(..shared) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    for (at, (part, (old, new))) in access.parts.iter().zip(old.iter().zip(new)).enumerate() {
        let is_short = access.is_short && at + 1 == access.path.len();
        let is_bare = is_short || text.get(..part.start).is_some_and(|before| before.ends_with(['.', '{', ',', ' ']));
        let fits = if is_bare { is_identifier(new) } else { !new.contains(['\'', '"', '\\', '\n']) };
        if old != new && fits && text.get(part.clone()) == Some(&**old) {
            let words = if is_short { format!("{new}: {old}") } else { new.to_string() };
            edits.push(TextEdit::replace(part.clone(), words));
        }
    }
    edits
}

/// Scripts and templates of the widget, what others have made apart.
pub fn scripts(widget: &Widget) -> impl Iterator<Item = (&str, &Text)> {
    script_files(widget).filter_map(|(path, body)| Some((path.as_str(), body.as_text()?)))
}

/// The same with those that are no text.
pub fn script_files(widget: &Widget) -> impl Iterator<Item = (&RelPath, &FileBody)> {
    let is_own = |path: &str| !path.contains("node_modules/") && !path.starts_with(super::FOLDER);
    widget.files().filter(move |(path, _)| USERS.contains(&&*path.extension()) && is_own(path.as_str()))
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '$')) && name.chars().all(is_word)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// What a script or a template asks for. Parses it the first time: not for the frame.
pub fn accesses(path: &str, text: &Text) -> Vec<Access> {
    let is_script = path.rsplit_once('.').is_some_and(|(_, ending)| SCRIPTS.contains(&ending));
    let read = Some(()).filter(|()| is_script).map(|()| text.script(path)).filter(|script| script.is_read());
    let found = read.map_or_else(|| asked_directly(text.as_str()), |script| script.texts.clone());
    quoted(text.as_str()).into_iter().chain(found).collect()
}

/// What the words of a text ask for directly, `langs.card.call`: of a template, or of a script that can't be parsed.
pub fn asked_directly(text: &str) -> Vec<Access> {
    let mut found = Vec::new();
    for root in ROOTS {
        for (at, _) in text.match_indices(root) {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + root.len()..).unwrap_or_default();
            // `i18n/` is the folder.
            if before.is_some_and(|c| is_word(c) || matches!(c, '/' | '"' | '\''))
                || after.starts_with(|c: char| is_word(c) || matches!(c, '/' | '"' | '\''))
            {
                continue;
            }
            found.extend(access(text, at, at + root.len()));
        }
    }
    found
}

/// What the filter of templates asks for: `{{ 'card.call'|i18n }}`.
pub fn asked_by_filter(text: &str) -> Vec<Access> {
    let mut found = quoted(text);
    found.retain(|access| {
        let after = text.get(access.range.end + 1..).unwrap_or_default().trim_start();
        let filter = after.strip_prefix('|').map(str::trim_start).and_then(|rest| rest.strip_prefix("i18n"));
        filter.is_some_and(|rest| !rest.starts_with(is_word))
    });
    found
}

/// References between quotes.
fn quoted(text: &str) -> Vec<Access> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = text.get(rest..).and_then(|tail| tail.find(['"', '\''])).map(|at| rest + at) {
        rest = start + 1;
        let inside = text.get(rest..).unwrap_or_default();
        let length = inside.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))).unwrap_or(inside.len());
        let words = inside.get(..length).unwrap_or_default();
        let closes = inside.get(length..).is_some_and(|tail| tail.starts_with(text.get(start..rest).unwrap_or_default()));
        if closes && is_reference(words) {
            let range = rest..rest + length;
            let path = words.split('.').map(str::to_owned).collect();
            found.push(Access { path, parts: vec![range.clone()], range, ..Access::default() });
        }
    }
    found
}

/// The access that begins with a root at `start..at`; `None` if it is an assignment.
fn access(text: &str, start: usize, at: usize) -> Option<Access> {
    let mut found = Access { range: start..at, ..Access::default() };
    let rest = steps(text, &mut found).trim_start();
    let assigns = rest.starts_with('=') && !rest.starts_with("==") || rest.starts_with(':');
    (!assigns || !found.path.is_empty()).then_some(found)
}

/// Follows the keys behind what is found so far. Returns the text behind them.
fn steps<'t>(text: &'t str, found: &mut Access) -> &'t str {
    let mut at = found.range.end;
    let skip = |at: usize| text.get(at..).map_or(at, |rest| at + rest.len() - rest.trim_start().len());
    loop {
        let next = skip(at);
        let rest = text.get(next..).unwrap_or_default();
        let is_call = rest.starts_with('(') && found.path.is_empty();
        if is_call || rest.starts_with('[') {
            let (open, close) = if is_call { ('(', ')') } else { ('[', ']') };
            let inner = skip(next + 1);
            let Some(quote) = text.get(inner..).and_then(|rest| rest.chars().next()).filter(|c| matches!(c, '"' | '\'' | '`')) else {
                break;
            };
            let key = text.get(inner + 1..).and_then(|rest| rest.split(quote).next()).unwrap_or_default();
            let end = skip(inner + 1 + key.len() + 1);
            if !text.get(end..).is_some_and(|rest| rest.starts_with(close))
                || key.contains(['\n', '$', '\\'])
                || open == '(' && key.is_empty()
            {
                break;
            }
            at = end + 1;
            // The platform's function takes a section, or a way into it.
            let mut from = inner + 1;
            for part in if is_call { key.split('.').collect() } else { vec![key] } {
                found.path.push(part.to_owned());
                found.parts.push(from..from + part.len());
                from += part.len() + 1;
            }
        } else if let Some(rest) = rest.strip_prefix("?.").or(rest.strip_prefix('.')) {
            let from = text.len() - rest.len();
            let name: String = rest.chars().take_while(|c| is_word(*c)).collect();
            if name.is_empty() {
                break;
            }
            at = from + name.len();
            found.parts.push(from..at);
            found.path.push(name);
            // A called method isn't a key.
            if text.get(skip(at)..).is_some_and(|rest| rest.starts_with('(')) {
                found.parts.pop();
                found.path.pop();
                at = from;
                break;
            }
        } else {
            break;
        }
    }
    found.range.end = at;
    text.get(at..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(file: &str, text: &str) -> Vec<String> {
        let body = FileBody::text(text);
        accesses(file, body.as_text().unwrap()).into_iter().map(|access| access.path.join("/")).collect()
    }

    fn widget(files: &[(&str, &str)]) -> Widget {
        Widget::new(files.iter().map(|(path, text)| (RelPath::new(path).unwrap(), FileBody::text(*text))).collect(), None)
    }

    #[test]
    fn accesses_are_read_as_far_as_they_are_written_down() {
        let table: &[(&str, &[&str])] = &[
            ("self.i18n('settings').phone + x", &["settings/phone"]),
            ("w.i18n( \"a\" )[\"b.c\"]", &["b/c", "a/b.c"]),
            ("this.langs.settings.phone.replace('x', 'y')", &["settings/phone"]),
            ("self.langs?.a['b']", &["a/b"]),
            ("var l = self.i18n('user');", &["user"]),
            ("self.i18n('msg')[code]", &["msg"]),
            ("self.i18n(section).x", &[""]),
            ("t('settings.phone')", &["settings/phone"]),
            ("var i18n = 1; this.langs = x; require('i18n/ru.json')", &[]),
            ("my_i18n('a'), i18next.t(), 'langs'", &[]),
            ("i18n(`a`)\n  .b", &["a/b"]),
            ("i18n(`${a}`).b", &[""]),
            ("i18n('", &[""]),
        ];
        for (text, expected) in table {
            assert_eq!(paths("script.js", text), *expected, "{text}");
        }
        // Only a parser knows what a name stands for.
        let table: &[(&str, &[&str])] = &[
            ("var a, l = this.i18n('user'); t(l.x, l['y z'].trim()); a.l", &["user", "user/x", "user/y z"]),
            ("let l = self.langs.user\nreturn_(l.x[code])", &["user", "user/x"]),
            ("let l = self.i18n('user'); l.x; send(l)", &["user", "user/x"]),
            ("let l = self.i18n('user'); l.x; l = {}", &["user"]),
            ("let l = self.i18n('user')[code]; l.x", &["user"]),
            ("var l = self.i18n('a'); f(l.x); var l = self.i18n('b'); f(l.y)", &["a", "b"]),
            ("const {x, y: z} = self.i18n('user');", &["user", "user/x", "user/y"]),
            ("const {x, ...rest} = self.i18n('user');", &["user", "user/x"]),
            ("const langs = self.langs; langs.a.b", &["", "a/b"]),
            ("const l = self.i18n('a') || {}; function f() { return l.b }", &["a", "a/b"]),
            ("function f(l) { return l.b } var l = self.i18n('a'); l.c", &["a", "a/c"]),
            ("function f(langs) { return langs.a.b }", &["a/b"]),
            ("const all = self.langs, u = all.user; u.x", &["", "user", "user/x"]),
        ];
        for (text, expected) in table {
            let mut found = paths("script.js", text);
            found.sort();
            assert_eq!(found, *expected, "{text}");
        }
        assert_eq!(paths("templates/card.twig", "{{ i18n.card.call }}"), ["card/call"]);
        assert_eq!(paths("script.js", "(self.i18n('card').call"), ["card/call"], "what can't be parsed is searched");
    }

    #[test]
    fn what_may_be_meant_is_not_called_unused() {
        let manifest = "{\"widget\": {\"name\": \"widget.name\"}, \"locations\": [\"ai_agent\"]}";
        let script = "self.i18n('card').call;\nself.i18n('errors')[code];";
        let uses = Uses::read(&widget(&[(MANIFEST, manifest), ("script.js", script)]));
        let table = [
            ("/widget/name", Usage::Used),
            ("/widget/ai_agent_description", Usage::Used),
            ("/card/call", Usage::Used),
            ("/card/other", Usage::Unused),
            ("/errors/e1", Usage::Undeterminable),
            ("/errors/deep/e2", Usage::Undeterminable),
            ("/name", Usage::Unused),
        ];
        for (key, usage) in table {
            assert_eq!(uses.usage(key), usage, "{key}");
        }
        let named = "var l = self.i18n('card'); l.call; const {e1} = self.i18n('errors');";
        let uses = Uses::read(&widget(&[("script.js", named)]));
        assert_eq!(uses.usage("/card/other"), Usage::Unused, "a name is followed");
        assert_eq!(
            (uses.usage("/card/call"), uses.usage("/errors/e1"), uses.usage("/errors/e2")),
            (Usage::Used, Usage::Used, Usage::Unused)
        );
        let uses = Uses::read(&widget(&[("script.js", "var l = self.i18n('card'); l.call; l[code]")]));
        assert_eq!(uses.usage("/card/other"), Usage::Undeterminable);
        let uses = Uses::read(&widget(&[("script.js", script)]));
        assert_eq!(uses.of("/card/call")[0].words, "i18n('card').call");
        assert_eq!(uses.may_mean("/errors/e1")[0].line, 2);
    }

    #[test]
    fn scripts_follow_a_new_name_where_it_can_stand() {
        let script = "i18n('card').call; i18n(\"card\")['call']; t('card.call'); langs.card.call.x; other.call";
        let follows = |script: &str, from: &str, to: &str| {
            let mut widget = widget(&[("script.js", script)]);
            widget.apply(&rename_in_scripts(&widget.clone(), from, to)).unwrap();
            widget.text("script.js").unwrap().as_str().to_owned()
        };
        let renamed = |to: &str| follows(script, "/card/call", to);
        assert_eq!(renamed("/card/ring"), "i18n('card').ring; i18n(\"card\")['ring']; t('card.ring'); langs.card.ring.x; other.call");
        assert_eq!(renamed("/panel/call"), script.replace("card", "panel"));
        assert_eq!(renamed("/card/a-b"), script.replace("['call']", "['a-b']").replace("card.call'", "card.a-b'"));

        let named = "var l = self.i18n('card'); l.call + l['call']; const {call, done: ready} = self.i18n('card');";
        let ring = "var l = self.i18n('card'); l.ring + l['ring']; const {ring: call, done: ready} = self.i18n('card');";
        assert_eq!(follows(named, "/card/call", "/card/ring"), ring);
        assert_eq!(follows(named, "/card/done", "/card/end"), named.replace("done", "end"));
        assert_eq!(follows(named, "/card", "/panel"), named.replace("'card'", "'panel'"));
        assert_eq!(follows(named, "/card/call", "/panel/call"), named, "the section has its name for other keys too");
    }
}
