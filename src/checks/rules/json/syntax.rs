//! `json/*`: the manifest and the locale files as text.

use std::collections::BTreeMap;

use ahash::AHashSet;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1251};

use crate::checks::engine::check::{Check, text_change};
use crate::checks::engine::fix::{Fix, FixOption};
use crate::checks::engine::message::{kind_word, shorten};
use crate::checks::engine::rule::short::*;
use crate::crm::i18n;
use crate::formats::conflict;
use crate::formats::json::{Expected, Kind, Member, Node, Problem, ProblemKind, edit, pointer};
use crate::formats::path::RelPath;
use crate::formats::text_edit::TextEdit;
use crate::model::document::{FileBody, Text};
use crate::model::widget::{FileChange, MANIFEST};
use crate::text::msg::Msg;

static SYNTAX: Rule = rule("json/syntax", Json, E, E, NO, "S0");
static BOM: Rule = rule("json/bom", Json, E, E, SAFE, "S0");
static NOT_UTF8: Rule = rule("json/not-utf8", Json, E, E, UNSAFE, "S0");
static DUPLICATE_KEY: Rule = rule("json/duplicate-key", Json, E, E, CHOICE, "P, C 1");
static CASE_DUPLICATE_KEY: Rule = rule("json/case-duplicate-key", Json, W, W, NO, "P");
static COMMENT: Rule = rule("json/comment", Json, E, E, UNSAFE, "S0");
static TRAILING_COMMA: Rule = rule("json/trailing-comma", Json, E, E, SAFE, "S0");
static LENIENT_QUOTES: Rule = rule("json/lenient-quotes", Json, E, E, SAFE, "S0");
static MISSING_COMMA: Rule = rule("json/missing-comma-or-brace", Json, E, E, UNSAFE, "S0");
static MULTIPLE_ROOTS: Rule = rule("json/multiple-roots", Json, E, E, NO, "P");
static ROOT_NOT_OBJECT: Rule = rule("json/root-not-object", Json, E, E, NO, "P");
static CONTROL_CHAR: Rule = rule("json/control-char", Json, E, E, UNSAFE, "S0");
static LONE_SURROGATE: Rule = rule("json/lone-surrogate", Json, E, E, UNSAFE, "P");
static MIXED_LINE_ENDINGS: Rule = rule("json/mixed-line-endings", Json, A, A, SAFE, "P");
static MIXED_INDENT: Rule = rule("json/mixed-indent", Json, A, A, SAFE, "P");
static HUGE: Rule = rule("json/huge", Json, W, W, NO, "P");

pub static RULES: &[&Rule] = &[
    &SYNTAX,
    &BOM,
    &NOT_UTF8,
    &DUPLICATE_KEY,
    &CASE_DUPLICATE_KEY,
    &COMMENT,
    &TRAILING_COMMA,
    &LENIENT_QUOTES,
    &MISSING_COMMA,
    &MULTIPLE_ROOTS,
    &ROOT_NOT_OBJECT,
    &CONTROL_CHAR,
    &LONE_SURROGATE,
    &MIXED_LINE_ENDINGS,
    &MIXED_INDENT,
    &HUGE,
];

/// Above this a file of texts is taken for something else.
const HUGE_BYTES: usize = 1_000_000;
/// Nesting above which a file counts as huge.
const HUGE_DEPTH: usize = 32;
/// Spaces of a level where no line of the file tells how many it has.
const LEVEL: usize = 2;

/// Reports what is wrong with the texts of the manifest and the locale files.
pub fn check(cx: &mut Check<'_>) {
    let is_json = |path: &RelPath| path.as_str() == MANIFEST || (path.folder() == i18n::FOLDER && path.extension() == "json");
    for (path, body) in cx.widget.files().filter(|(path, _)| is_json(path)) {
        cx.part("json", &[path.as_str()], 0, |cx| in_file(cx, path, body));
    }
}

fn in_file(cx: &mut Check<'_>, path: &RelPath, body: &FileBody) {
    match body {
        FileBody::Bytes(_) => not_utf8(cx, path, body.as_bytes()),
        // What is wrong with them follows from the marks, which have a finding of their own.
        FileBody::Text(text) if conflict::first(text.as_str()).is_some() => {}
        FileBody::Text(text) => {
            syntax(cx, path, text);
            if let Some(root) = &text.json().root {
                root_not_object(cx, path, root);
                duplicate_keys(cx, path, text, root);
            }
            layout(cx, path, text);
        }
    }
}

fn not_utf8(cx: &mut Check<'_>, path: &RelPath, bytes: &[u8]) {
    let at = std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to());
    let (encoding, name): (&'static Encoding, _) = match bytes {
        [0xff, 0xfe, ..] | [_, 0, ..] => (UTF_16LE, "UTF-16LE"),
        [0xfe, 0xff, ..] | [0, _, ..] => (UTF_16BE, "UTF-16BE"),
        _ => (WINDOWS_1251, "Windows-1251"),
    };
    let (text, _, failed) = encoding.decode(bytes);
    let body = FileBody::text(text.trim_start_matches('\u{feff}'));
    let changes = (!failed).then(|| vec![FileChange::Write { path: path.clone(), body }]);
    let title = Msg::new("fix-decode").with("encoding", name);
    cx.find_in(&NOT_UTF8, path.as_str()).arg("file", path.as_str()).arg("byte", at).arg("encoding", name).fix_with(title, changes).report();
}

fn syntax(cx: &mut Check<'_>, path: &RelPath, text: &Text) {
    for problem in &text.json().problems {
        let (rule, mut what) = classify(&problem.kind);
        let found = text.as_str().get(problem.range.clone()).unwrap_or_default();
        if found.is_empty() && what == "value" {
            what = "nothing";
        }
        let mut finding = cx.find_in(rule, path.as_str()).range(problem.range.clone()).arg("what", what).arg("found", shorten(found));
        if let ProblemKind::MissingBrace(brace) = problem.kind {
            finding = finding.arg("missing", brace.to_string());
        }
        finding.fix(fix_of(rule, path, problem)).report();
    }
}

/// The rule of a problem and the word that its sentence turns on.
fn classify(kind: &ProblemKind) -> (&'static Rule, &'static str) {
    match kind {
        ProblemKind::Empty => (&SYNTAX, "empty"),
        ProblemKind::Bom => (&BOM, ""),
        ProblemKind::Comment => (&COMMENT, ""),
        ProblemKind::TrailingComma => (&TRAILING_COMMA, "last"),
        ProblemKind::StrayComma => (&TRAILING_COMMA, "stray"),
        ProblemKind::LenientQuotes => (&LENIENT_QUOTES, ""),
        ProblemKind::MissingComma => (&MISSING_COMMA, "comma"),
        ProblemKind::MissingColon => (&MISSING_COMMA, "colon"),
        ProblemKind::MissingBrace(_) => (&MISSING_COMMA, "brace"),
        ProblemKind::MultipleRoots => (&MULTIPLE_ROOTS, ""),
        ProblemKind::ControlChar => (&CONTROL_CHAR, ""),
        ProblemKind::LoneSurrogate => (&LONE_SURROGATE, ""),
        ProblemKind::UnterminatedString => (&SYNTAX, "unterminated"),
        ProblemKind::BadEscape => (&SYNTAX, "escape"),
        ProblemKind::BadNumber => (&SYNTAX, "number"),
        ProblemKind::UnknownWord => (&SYNTAX, "word"),
        ProblemKind::Unexpected(Expected::Value) => (&SYNTAX, "value"),
        ProblemKind::Unexpected(Expected::Key) => (&SYNTAX, "key"),
        ProblemKind::Unexpected(Expected::CommaOrEnd) => (&SYNTAX, "comma"),
        ProblemKind::Unexpected(Expected::End) => (&SYNTAX, "end"),
        ProblemKind::TooDeep => (&SYNTAX, "deep"),
    }
}

fn fix_of(rule: &'static Rule, path: &RelPath, problem: &Problem) -> Option<Fix> {
    if problem.repair.is_empty() {
        return None;
    }
    let title = match problem.kind {
        ProblemKind::Bom => "fix-delete-bom",
        ProblemKind::Comment => "fix-delete-comment",
        ProblemKind::TrailingComma | ProblemKind::StrayComma => "fix-delete-comma",
        ProblemKind::LenientQuotes => "fix-quotes",
        ProblemKind::MissingComma => "fix-add-comma",
        ProblemKind::MissingColon => "fix-add-colon",
        ProblemKind::MissingBrace(_) => "fix-add-brace",
        ProblemKind::ControlChar => "fix-escape-control",
        ProblemKind::LoneSurrogate => "fix-replace-surrogate",
        ProblemKind::BadEscape => "fix-double-backslash",
        _ => "fix-correct-word",
    };
    let applicability = rule.fix.unwrap_or(Unsafe);
    Some(Fix::one(applicability, Msg::new(title), text_change(path, problem.repair.clone())))
}

fn root_not_object(cx: &mut Check<'_>, path: &RelPath, root: &Node) {
    if !matches!(root.kind(), Kind::Object | Kind::Unreadable) {
        let range = root.range.start..root.range.end.min(root.range.start + 1);
        cx.find_in(&ROOT_NOT_OBJECT, path.as_str())
            .pointer("")
            .range(range)
            .arg("file", path.as_str())
            .arg("found", kind_word(root))
            .report();
    }
}

fn duplicate_keys(cx: &mut Check<'_>, path: &RelPath, text: &Text, root: &Node) {
    root.walk_objects("", &mut |at, node| {
        let mut keys = AHashSet::with_capacity(node.members().len());
        let is_plain = |key: &str| key.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
        if node.members().iter().all(|member| is_plain(&member.key) && keys.insert(&member.key)) {
            return;
        }
        let mut exact: BTreeMap<&str, Vec<&Member>> = BTreeMap::new();
        for member in node.members() {
            exact.entry(&member.key).or_default().push(member);
        }
        // Several comments under one key harm nobody.
        for (key, members) in exact.iter().filter(|(key, _)| !key.starts_with('_')) {
            if let [first, .., last] = members.as_slice() {
                duplicate_key(cx, path, text, &pointer::join(at, key), first, last);
            }
        }
        let mut folded: BTreeMap<String, &Member> = BTreeMap::new();
        for member in exact.values().filter_map(|members| members.last()) {
            if let Some(first) = folded.insert(member.key.to_lowercase(), member) {
                cx.find_in(&CASE_DUPLICATE_KEY, path.as_str())
                    .pointer(&pointer::join(at, &member.key))
                    .range(member.key_range.clone())
                    .arg("key", &member.key)
                    .arg("other", &first.key)
                    .report();
            }
        }
    });
}

fn duplicate_key(cx: &mut Check<'_>, path: &RelPath, text: &Text, at: &str, first: &Member, last: &Member) {
    let value = |member: &Member| shorten(text.as_str().get(member.node.range.clone()).unwrap_or_default());
    let all = |keep_first: bool| -> Option<Vec<FileChange>> {
        // The last one can be removed by pointer; the first takes its value where that one is to stay.
        let removed = edit::remove(text.as_str(), text.json(), at).ok()?;
        let mut edits = removed;
        if !keep_first {
            let kept = text.as_str().get(last.node.range.clone())?;
            edits.push(TextEdit::replace(first.node.range.clone(), kept));
        }
        Some(text_change(path, edits))
    };
    let option =
        |keep_first: bool, member: &Member| Some(FixOption::new(Msg::new("fix-keep-value").with("value", value(member)), all(keep_first)?));
    let options: Vec<FixOption> = [option(false, last), option(true, first)].into_iter().flatten().collect();
    cx.find_in(&DUPLICATE_KEY, path.as_str())
        .pointer(at)
        .range(last.key_range.clone())
        .arg("key", &last.key)
        .arg("first", value(first))
        .arg("last", value(last))
        .fix(Fix::choice(options))
        .report();
}

fn layout(cx: &mut Check<'_>, path: &RelPath, text: &Text) {
    let whole = text.as_str();
    if whole.len() > HUGE_BYTES || text.json().depth > HUGE_DEPTH {
        cx.find_in(&HUGE, path.as_str())
            .arg("file", path.as_str())
            .arg("size", whole.len() / 1024)
            .arg("depth", text.json().depth)
            .report();
    }
    let ranges = (0..text.lines().lines()).filter_map(|line| text.lines().range(line));
    let lines: Vec<(usize, &str)> = ranges.filter_map(|range| Some((range.start, whole.get(range)?))).collect();
    let crlf = lines.iter().filter(|(_, line)| line.ends_with("\r\n")).count();
    let lf = lines.iter().filter(|(_, line)| line.ends_with('\n')).count() - crlf;
    if crlf > 0 && lf > 0 {
        let edits = whole.match_indices("\r\n").map(|(at, _)| TextEdit::delete(at..at + 1)).collect();
        let title = Msg::new("fix-line-endings");
        cx.find_in(&MIXED_LINE_ENDINGS, path.as_str())
            .arg("crlf", crlf)
            .arg("lf", lf)
            .fix_with(title, Some(text_change(path, edits)))
            .report();
    }
    let blank = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let starts: Vec<(usize, &str)> = lines.iter().map(|(at, line)| (*at, line.get(..blank(line)).unwrap_or_default())).collect();
    let tabs = starts.iter().filter(|(_, indent)| indent.contains('\t')).count();
    let spaces = starts.iter().filter(|(_, indent)| indent.contains(' ')).count();
    if tabs > 0 && spaces > 0 {
        let levels = levels(&lines);
        let level = level_width(&starts, &levels);
        let tabbed = starts.iter().zip(&levels).filter(|((_, indent), _)| indent.contains('\t'));
        let edits = tabbed.map(|((at, indent), depth)| TextEdit::replace(*at..at + indent.len(), " ".repeat(depth * level))).collect();
        let title = Msg::new("fix-indent");
        cx.find_in(&MIXED_INDENT, path.as_str())
            .arg("tabs", tabs)
            .arg("spaces", spaces)
            .fix_with(title, Some(text_change(path, edits)))
            .report();
    }
}

/// How deep each line stands: in how many brackets its first sign is; a closing bracket stands where its opening line does.
fn levels(lines: &[(usize, &str)]) -> Vec<usize> {
    let (mut depth, mut in_text, mut is_escaped) = (0_usize, false, false);
    let mut levels = Vec::with_capacity(lines.len());
    for (_, line) in lines {
        let closers = line.trim_start().chars().take_while(|c| matches!(c, '}' | ']')).count();
        levels.push(depth.saturating_sub(closers));
        for c in line.chars() {
            match c {
                _ if is_escaped => is_escaped = false,
                '\\' if in_text => is_escaped = true,
                '"' => in_text = !in_text,
                '{' | '[' if !in_text => depth += 1,
                '}' | ']' if !in_text => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        // A text ends with its line, or the file has worse faults than its indents.
        in_text = false;
    }
    levels
}

/// Spaces of a level: what most lines indented by spaces say.
fn level_width(starts: &[(usize, &str)], levels: &[usize]) -> usize {
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    for ((_, indent), depth) in starts.iter().zip(levels) {
        if *depth > 0 && !indent.is_empty() && !indent.contains('\t') && indent.len() % depth == 0 {
            *votes.entry(indent.len() / depth).or_default() += 1;
        }
    }
    votes.into_iter().max_by_key(|(width, count)| (*count, std::cmp::Reverse(*width))).map_or(LEVEL, |(width, _)| width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks;
    use crate::model::widget::Widget;

    #[test]
    fn indents_are_made_as_wide_as_the_file_has_them() {
        for (before, after) in [
            (
                "{\n    \"a\": {\n\t\t\"b\": \"{\",\n        \"c\": 1\n\t}\n}\n",
                "{\n    \"a\": {\n        \"b\": \"{\",\n        \"c\": 1\n    }\n}\n",
            ),
            ("{\n  \"a\": {\n\t\"b\": 1\n  }\n}\n", "{\n  \"a\": {\n    \"b\": 1\n  }\n}\n"),
            ("{\n\t \"a\": 1\n}\n", "{\n  \"a\": 1\n}\n"),
        ] {
            let mut widget = Widget::new([(RelPath::new(MANIFEST).unwrap(), FileBody::text(before))].into(), None);
            let found = checks::check(&widget, Default::default(), Default::default()).findings;
            let fix = found.iter().find(|finding| *finding.rule == MIXED_INDENT).unwrap().fix.clone().unwrap();
            widget.apply(&fix.options[0].repair.resolve(&widget).unwrap()).unwrap();
            assert_eq!(widget.text(MANIFEST).unwrap().as_str(), after);
        }
    }
}
