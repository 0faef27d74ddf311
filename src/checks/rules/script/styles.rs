//! `style/*`, `php/*` and old libraries: files beside the script that the CRM's pages suffer from.

use crate::checks::engine::check::Check;
use crate::checks::engine::message::first_names;
use crate::checks::engine::message::shorten;
use crate::checks::engine::rule::short::*;
use crate::formats::script::is_system_class;
use crate::model::document::Text;

static GLOBAL_SELECTOR: Rule = rule("style/global-selector", Script, A, W, NO, "R, K; P");
static CRM_VARIABLE: Rule = rule("style/crm-variable", Script, A, W, NO, "K");
static WIDGET_PHP: Rule = rule("php/widget-php", Script, A, A, NO, "S0");
static BANNED_LIBRARY: Rule = rule("script/banned-library", Script, A, W, NO, "P");

pub static RULES: &[&Rule] = &[&BANNED_LIBRARY, &CRM_VARIABLE, &GLOBAL_SELECTOR, &WIDGET_PHP];

/// The server's part, as widgets had it once.
const PHP: &str = "widget.php";

/// A library with the first version without a known weakness, as its own words at the top name it.
struct Library {
    name: &'static str,
    /// What stands before the number of its version.
    marks: &'static [&'static str],
    safe: [u32; 3],
    /// The number of the weakness.
    weakness: &'static str,
}

/// Source: the public lists of weaknesses (CVE), read 2026-11-21.
const LIBRARIES: &[Library] = &[
    Library { name: "jQuery", marks: &["jQuery v", "jQuery JavaScript Library v"], safe: [3, 5, 0], weakness: "CVE-2020-11022" },
    Library { name: "Bootstrap", marks: &["* Bootstrap v", "* Bootstrap.js v"], safe: [3, 4, 1], weakness: "CVE-2019-8331" },
    Library { name: "Handlebars", marks: &["handlebars v"], safe: [4, 7, 7], weakness: "CVE-2021-23369" },
    Library { name: "Underscore", marks: &["Underscore.js "], safe: [1, 12, 1], weakness: "CVE-2021-23358" },
];
/// Where a library says what it is.
const TOP: usize = 2_000;

/// How the names of the CRM's own variables begin. Source: docs/PLATFORM.md 6.4.
const CRM_VARIABLES: &str = "--palette-";

/// Tags that a page of the CRM is full of.
const TAGS: &[&str] = &[
    "*", "html", "body", "a", "b", "button", "div", "form", "h1", "h2", "h3", "h4", "i", "iframe", "img", "input", "label", "li", "ol",
    "option", "p", "select", "span", "svg", "table", "tbody", "td", "textarea", "th", "thead", "tr", "ul",
];

/// Reports the files that are packed.
pub fn check(cx: &mut Check<'_>) {
    for &(path, _) in cx.packed().iter() {
        match &*path.extension() {
            "css" if !path.as_str().ends_with(".min.css") => cx.part("styles", &[path.as_str()], 0, |cx| {
                global(cx, path.as_str());
                variables(cx, path.as_str());
            }),
            "js" => cx.part("libraries", &[path.as_str()], 0, |cx| library(cx, path.as_str())),
            "php" if path.as_str() == PHP => cx.find_in(&WIDGET_PHP, PHP).report(),
            _ => {}
        }
    }
}

fn global(cx: &mut Check<'_>, path: &str) {
    let Some(text) = cx.widget.text(path).map(Text::as_str) else { return };
    let found: Vec<_> = selectors(text).into_iter().filter(|(_, selector)| is_global(selector)).collect();
    let Some((start, first)) = found.first() else { return };
    let shown: Vec<String> = found.iter().map(|(_, selector)| shorten(selector)).collect();
    let mut names: Vec<&str> = shown.iter().map(String::as_str).collect();
    names.dedup();
    cx.find_in(&GLOBAL_SELECTOR, path)
        .range(*start..start + first.len())
        .arg("file", path)
        .arg("count", found.len())
        .arg("names", first_names(&names))
        .report();
}

/// Reports variables of the CRM that a style sheet sets anew.
fn variables(cx: &mut Check<'_>, path: &str) {
    let Some(text) = cx.widget.text(path).map(Text::as_str).filter(|text| text.contains(CRM_VARIABLES)) else { return };
    let found = set_variables(text);
    let Some((start, first)) = found.first() else { return };
    let mut names: Vec<&str> = found.iter().map(|(_, name)| *name).collect();
    names.sort_unstable();
    names.dedup();
    cx.find_in(&CRM_VARIABLE, path)
        .range(*start..start + first.len())
        .arg("file", path)
        .arg("count", names.len())
        .arg("names", first_names(&names))
        .report();
}

/// The variables of the CRM that are given a value, with the bytes at which their names begin. Those in comments are passed over.
fn set_variables(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let (mut at, mut is_begin) = (0, true);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            at = rest.find("*/").map_or(text.len(), |end| at + end + 2);
            continue;
        }
        let letter = rest.chars().next().map_or(1, char::len_utf8);
        if is_begin && rest.starts_with(CRM_VARIABLES) {
            let length = rest.find(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '-' | '_')).unwrap_or(rest.len());
            let (name, after) = rest.split_at(length);
            if after.trim_start().starts_with(':') {
                found.push((at, name));
            }
            at += length;
            is_begin = false;
            continue;
        }
        is_begin = rest.starts_with(['{', '}', ';']) || is_begin && rest.starts_with(char::is_whitespace);
        at += letter;
    }
    found
}

/// The selectors of a style sheet with the bytes at which they begin. Comments, texts and rules of pages are passed over.
fn selectors(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let (mut at, mut start) = (0, 0);
    // Of each open block, whether it holds rules, as `@media` does.
    let mut blocks: Vec<bool> = Vec::new();
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let next = rest.find(['{', '}', ';', '"', '\'', '/']).unwrap_or(rest.len());
        at += next;
        match text.as_bytes().get(at) {
            Some(b'/') if text.get(at..).is_some_and(|rest| rest.starts_with("/*")) => {
                let end = text.get(at + 2..).and_then(|rest| rest.find("*/")).map_or(text.len(), |end| at + 4 + end);
                if text.get(start..at).is_some_and(|before| before.trim().is_empty()) {
                    start = end;
                }
                at = end;
                continue;
            }
            Some(quote @ (b'"' | b'\'')) => {
                let closing = text.as_bytes().iter().enumerate().skip(at + 1).find(|(_, byte)| *byte == quote || **byte == b'\n');
                at = closing.map_or(text.len(), |(end, _)| end);
            }
            Some(b'{') => {
                let head = text.get(start..at).unwrap_or_default();
                let is_at = head.trim_start().starts_with('@');
                let in_rules = blocks.iter().all(|rules| *rules);
                if !is_at && in_rules {
                    let mut from = start;
                    for selector in head.split(',') {
                        let lead = selector.len() - selector.trim_start().len();
                        found.push((from + lead, selector.trim()));
                        from += selector.len() + 1;
                    }
                }
                let holds_rules =
                    is_at && ["@media", "@supports", "@layer", "@container"].iter().any(|one| head.trim_start().starts_with(one));
                blocks.push(holds_rules);
                start = at + 1;
            }
            Some(b'}') => {
                blocks.pop();
                start = at + 1;
            }
            Some(b';') => start = at + 1,
            _ => {}
        }
        at += 1;
    }
    found
}

/// Whether a selector means elements of the CRM as well: it names no class, id or attribute of one's own.
fn is_global(selector: &str) -> bool {
    let parts = selector.split([' ', '>', '+', '~', '\n', '\t']).filter(|part| !part.is_empty());
    let mut any = false;
    for part in parts {
        any = true;
        let name = part.split(':').next().unwrap_or_default();
        let is_class = name.strip_prefix('.').is_some_and(|class| is_system_class(class) && !class.contains(['.', '#', '[']));
        if !is_class && !TAGS.contains(&name) {
            return false;
        }
    }
    any
}

fn library(cx: &mut Check<'_>, path: &str) {
    let Some(text) = cx.widget.text(path).map(Text::as_str) else { return };
    let end = (0..=TOP.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let top = text.get(..end).unwrap_or_default();
    let old = LIBRARIES.iter().find_map(|library| {
        let (at, mark) = library.marks.iter().find_map(|mark| Some((top.find(mark)?, mark)))?;
        let version: String = top.get(at + mark.len()..)?.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        let version = version.trim_matches('.').to_owned();
        let numbers: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
        (!numbers.is_empty() && numbers.as_slice() < library.safe.as_slice()).then_some((library, at, version))
    });
    let Some((library, at, version)) = old else { return };
    let safe = library.safe.map(|number| number.to_string()).join(".");
    cx.find_in(&BANNED_LIBRARY, path)
        .range(at..at + library.name.len())
        .arg("name", library.name)
        .arg("version", version)
        .arg("safe", safe)
        .arg("weakness", library.weakness)
        .report();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_are_read() {
        let css = "/* body {} */ .my, div > a { color: red; content: '} p {'; } @media (x) { body, .my p { a: b } } @font-face { x: y }\n\
                   .my { & b { c: d } } @import url(x); * { y: z }";
        let found: Vec<&str> = selectors(css).into_iter().map(|(_, selector)| selector).collect();
        assert_eq!(found, [".my", "div > a", "body", ".my p", ".my", "*"]);
        let global: Vec<&str> = found.into_iter().filter(|selector| is_global(selector)).collect();
        assert_eq!(global, ["div > a", "body", "*"]);
        for (selector, is) in
            [(".modal-body", true), (".my .modal-body", false), ("a:hover", true), ("#x a", false), ("input[name=x]", false)]
        {
            assert_eq!(is_global(selector), is, "{selector}");
        }
        assert_eq!(selectors("a { b: \"c").len(), 1);
        assert!(selectors("/* x").is_empty());
    }
}
