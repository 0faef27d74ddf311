//! Adds a stub for a missing callback to a script, in the place and the style of the script's other callbacks.

use std::ops::Range;

use crate::crm::callbacks::CORE;
use crate::formats::script::{Place, Script};
use crate::formats::text_edit;
use crate::formats::text_edit::TextEdit;

/// A stub: the parameters and the lines of its function.
struct Stub {
    name: &'static str,
    takes: &'static str,
    lines: &'static [&'static str],
}

const fn stub(name: &'static str, takes: &'static str, lines: &'static [&'static str]) -> Stub {
    Stub { name, takes, lines }
}

const YES: &[&str] = &["return true;"];

/// What callbacks take and give back. Source: `docs/PLATFORM.md` 6.2, read 2026-11-21.
const STUBS: &[Stub] = &[
    stub("settings", "$body, context", YES),
    stub("destroy", "", &[]),
    stub("contacts.selected", "", &[]),
    stub("leads.selected", "", &[]),
    stub("todo.selected", "", &[]),
    stub("onSalesbotDesignerSave", "handlerCode, params", &["return JSON.stringify([]);"]),
    stub("salesbotDesignerSettings", "$body, renderRow, params", &["return { exits: [] };"]),
    stub("loadPreloadedData", "", &["return Promise.resolve([]);"]),
    stub("loadElements", "type, id", &["return Promise.resolve([]);"]),
    stub("linkCard", "links", &["return Promise.resolve();"]),
    stub("searchDataInCard", "query, type, id", &["return Promise.resolve([]);"]),
    stub("onAddAsSource", "pipelineId", &[]),
    stub("onSource", "params", &[]),
    stub("initMenuPage", "params", &[]),
    stub("loadCatalogElement", "", &[]),
    stub(
        "calendarSync",
        "",
        &["return { name: '', description: '', enabled: false, onEnable: function () {}, onDisable: function () {} };"],
    ),
];
/// The one for all others.
const OTHER: Stub = stub("", "", YES);

/// The least script that the CRM loads.
const SKELETON: &str = "define(['jquery'], function ($) {\n  var CustomWidget = function () {\n    this.callbacks = {};\n\n    return this;\n  \
                        };\n\n  return CustomWidget;\n});\n";

/// A new script with these callbacks, and those that every script has, each once.
pub fn skeleton<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let add = |text: String, name: &str| {
        let script = Script::read(crate::formats::script::SCRIPT, &text);
        if script.callback(name).is_some() {
            return text;
        }
        let edits = with_stub(crate::formats::script::SCRIPT, &text, &script, name);
        edits.and_then(|edits| text_edit::apply(&text, &edits).ok()).map_or(text, |(text, _)| text)
    };
    CORE.iter().copied().chain(names).chain(["destroy"]).fold(SKELETON.to_owned(), add)
}

/// How a script writes a callback.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// `name: function () {}`
    Function,
    /// `name() {}`
    Method,
    /// `name: () => {}`
    Arrow,
}

/// What a script looks like around its callbacks.
struct Style {
    way: Way,
    end: &'static str,
    /// What stands between `function` and `(`.
    gap: &'static str,
    /// One step of indentation.
    step: String,
    /// The quote around names, if they have some.
    quote: &'static str,
    strings: char,
    /// Whether statements end with `;`.
    semicolon: bool,
}

/// One edit that puts stubs for all these callbacks into the script; `None` as of [`with_stub`].
pub fn with_stubs(file: &str, text: &str, script: &Script, names: &[&str]) -> Option<Vec<TextEdit>> {
    let [first, rest @ ..] = names else { return None };
    let edits = with_stub(file, text, script, first)?;
    if rest.is_empty() {
        return Some(edits);
    }
    let (mut new, _) = text_edit::apply(text, &edits).ok()?;
    for name in rest {
        let edits = with_stub(file, &new, &Script::read(file, &new), name)?;
        new = text_edit::apply(&new, &edits).ok()?.0;
    }
    // The part that differs.
    let same = text.char_indices().zip(new.chars()).find(|((_, a), b)| a != b).map_or(text.len().min(new.len()), |((at, _), _)| at);
    let (old_rest, new_rest) = (text.get(same..)?, new.get(same..)?);
    let tail: usize = old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let insert = new_rest.get(..new_rest.len() - tail)?;
    Some(vec![TextEdit::replace(same..text.len() - tail, insert)])
}

/// The edits that put a stub for the callback `name` into the script; `None` if there is no place for one, or the new script
/// couldn't be read, or didn't have the callback.
pub fn with_stub(file: &str, text: &str, script: &Script, name: &str) -> Option<Vec<TextEdit>> {
    let edits = edits(text, script, name)?;
    let (new, _) = text_edit::apply(text, &edits).ok()?;
    let read = Script::read(file, &new);
    let is_there = read.is_read() && read.callback(name).is_some() && read.callbacks.found.len() == script.callbacks.found.len() + 1;
    is_there.then_some(edits)
}

/// The edit that takes the callback `name` away, if it is the last of the script and nothing but the stub that [`with_stub`] would put there.
pub fn without_stub(file: &str, text: &str, script: &Script, name: &str) -> Option<Vec<TextEdit>> {
    let found = script.callbacks.found.iter().find(|callback| callback.name == name)?;
    let Some(Place::Object(object, properties)) = &script.callbacks.place else { return None };
    let at = properties.iter().position(|property| property.start <= found.range.start && found.range.end <= property.end)?;
    let property = properties.get(at)?;
    let before = at.checked_sub(1).and_then(|before| properties.get(before)).map_or(object.start + 1, |before| before.end);
    // With a comma behind each property it is the one after this that goes.
    let comma = text.get(property.end..object.end)?.starts_with(',');
    let (start, end) = (before + usize::from(comma && text.get(before..)?.starts_with(',')), property.end + usize::from(comma));
    let edits = vec![TextEdit::delete(start..end)];
    let (without, _) = text_edit::apply(text, &edits).ok()?;
    let again = with_stub(file, &without, &Script::read(file, &without), name)?;
    let (again, _) = text_edit::apply(&without, &again).ok()?;
    (again == text).then_some(edits)
}

fn edits(text: &str, script: &Script, name: &str) -> Option<Vec<TextEdit>> {
    let place = script.callbacks.place.as_ref()?;
    let style = Style::of(text, script, place);
    match (place, name.split_once('.')) {
        (Place::Object(object, properties), None) => {
            into_object(text, object, properties, &style, &|indent| style.property(name, name, indent))
        }
        (Place::Object(object, properties), Some((outer, inner))) => {
            // `leads: {…}` may be there for another callback.
            let held = properties.iter().find(|property| holds(text, property, outer));
            match held.and_then(|held| inner_object(text, held)) {
                Some(inside) => into_object(text, &inside, &[], &style, &|indent| style.property(inner, name, indent)),
                None => into_object(text, object, properties, &style, &|indent| style.group(outer, inner, name, indent)),
            }
        }
        (Place::After(statement, prefix), split) => {
            let indent = indent_at(text, statement.start);
            let value = match split {
                Some((outer, inner)) => format!(".{outer} = {}", style.braces(inner, name, indent)),
                None => format!(".{name} = {}", style.function(name, indent)),
            };
            let semicolon = if style.semicolon { ";" } else { "" };
            let whole = format!("{end}{end}{indent}{prefix}{value}{semicolon}", end = style.end);
            Some(vec![TextEdit::insert(statement.end, whole)])
        }
    }
}

/// Puts what `make` writes for an indentation into an object, as its last property.
fn into_object(
    text: &str,
    object: &Range<usize>,
    properties: &[Range<usize>],
    style: &Style,
    make: &dyn Fn(&str) -> String,
) -> Option<Vec<TextEdit>> {
    let close = object.end.checked_sub(1)?;
    let inside = text.get(object.start + 1..close)?;
    let outer = indent_at(text, object.start);
    if inside.trim().is_empty() {
        let indent = format!("{outer}{}", style.step);
        let whole = format!("{end}{indent}{}{end}{outer}", make(&indent), end = style.end);
        return Some(vec![TextEdit::replace(object.start + 1..close, whole)]);
    }
    let last = properties.last().map_or(close, |last| last.end);
    // After the last property may stand a comma and comments.
    let tail = text.get(last..close)?;
    let has_comma = uncommented(tail).contains(',');
    let first = properties.first().map_or(object.start + 1, |first| first.start);
    let is_one_line = !text.get(object.start..first)?.contains('\n') && !tail.contains('\n');
    let written = last + tail.trim_end().len();
    if properties.is_empty() {
        // An object in an object: first in it, since where its properties end isn't known.
        let multi = inside.contains('\n');
        let indent = if multi { format!("{outer}{}", style.step) } else { outer.to_owned() };
        let before = if multi { format!("{}{indent}", style.end) } else { " ".to_owned() };
        let after = if inside.starts_with([' ', '\n', '\r', '\t']) { "," } else { ", " };
        return Some(vec![TextEdit::insert(object.start + 1, format!("{before}{}{after}", make(&indent)))]);
    }
    if is_one_line {
        let comma = if has_comma { "" } else { "," };
        let gap = if inside.starts_with(' ') || style.strings_are_spaced(text, object) { " " } else { "" };
        let whole = make(outer).lines().map(str::trim).collect::<Vec<_>>().join(" ");
        return Some(vec![TextEdit::insert(written, format!("{comma}{gap}{whole}{}", if has_comma { "," } else { "" }))]);
    }
    let indent = indent_at(text, first).to_owned();
    let comma = if has_comma { "," } else { "" };
    let stub = format!("{}{indent}{}{comma}", style.end, make(&indent));
    if has_comma {
        return Some(vec![TextEdit::insert(written, stub)]);
    }
    if written == last {
        return Some(vec![TextEdit::insert(last, format!(",{stub}"))]);
    }
    Some(vec![TextEdit::insert(last, ","), TextEdit::insert(written, stub)])
}

/// What stands outside of comments.
fn uncommented(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("//").into_iter().chain(rest.find("/*")).min() {
        out.push_str(rest.get(..at).unwrap_or_default());
        let comment = rest.get(at..).unwrap_or_default();
        let end = if comment.starts_with("//") { comment.find('\n') } else { comment.find("*/").map(|end| end + 2) };
        rest = end.and_then(|end| comment.get(end..)).unwrap_or_default();
    }
    out + rest
}

/// Whether a property is called `name`.
fn holds(text: &str, property: &Range<usize>, name: &str) -> bool {
    let words = text.get(property.clone()).unwrap_or_default().trim_start_matches(['"', '\'']);
    words.strip_prefix(name).is_some_and(|rest| rest.trim_start_matches(['"', '\'']).trim_start().starts_with(':'))
}

/// The object that a property has as its value.
fn inner_object(text: &str, property: &Range<usize>) -> Option<Range<usize>> {
    let words = text.get(property.clone())?;
    let colon = words.find(':')?;
    let value = words.get(colon + 1..)?;
    let start = property.start + colon + 1 + (value.len() - value.trim_start().len());
    (value.trim_start().starts_with('{') && value.ends_with('}')).then_some(start..property.end)
}

/// The blanks that the line of `at` begins with.
fn indent_at(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let rest = text.get(line..).unwrap_or_default();
    rest.get(..rest.len() - rest.trim_start_matches([' ', '\t']).len()).unwrap_or_default()
}

impl Style {
    fn of(text: &str, script: &Script, place: &Place) -> Self {
        let around = match place {
            Place::Object(object, _) => text.get(object.clone()),
            Place::After(..) => Some(text),
        }
        .unwrap_or_default();
        let heads: Vec<&str> = script.callbacks.found.iter().filter_map(|one| head(text, one.range.end, one.body.as_ref())).collect();
        let count = |test: fn(&str) -> bool| heads.iter().filter(|head| test(head)).count();
        let functions = count(|head| head.contains("function"));
        let arrows = count(|head| head.contains("=>"));
        let methods = count(|head| !head.contains("function") && !head.contains("=>"));
        let way = if matches!(place, Place::After(..)) || heads.is_empty() || functions >= methods.max(arrows) {
            if functions == 0 && arrows > 0 { Way::Arrow } else { Way::Function }
        } else if methods >= arrows {
            Way::Method
        } else {
            Way::Arrow
        };
        let spaced = around.matches("function (").count() >= around.matches("function(").count();
        let quoted = |quote: &str| {
            let before = |range: &Range<usize>| text.get(range.clone()).is_some_and(|words| words.starts_with(quote));
            let all = &script.callbacks.found;
            !all.is_empty() && all.iter().filter(|one| !one.name.contains('.')).all(|one| before(&one.range))
        };
        Self {
            way,
            end: if text.contains("\r\n") { "\r\n" } else { "\n" },
            gap: if spaced { " " } else { "" },
            step: step(text, place),
            quote: if quoted("'") {
                "'"
            } else if quoted("\"") {
                "\""
            } else {
                ""
            },
            strings: if text.matches('"').count() > text.matches('\'').count() { '"' } else { '\'' },
            semicolon: text.lines().any(|line| line.trim_end().ends_with(';')),
        }
    }

    fn strings_are_spaced(&self, text: &str, object: &Range<usize>) -> bool {
        text.get(object.clone()).is_some_and(|inside| inside.contains(", "))
    }

    /// `name: function () {…}`
    fn property(&self, key: &str, name: &str, indent: &str) -> String {
        let quote = self.quote;
        match self.way {
            Way::Method => format!("{quote}{key}{quote}{}", self.function(name, indent)),
            Way::Function | Way::Arrow => format!("{quote}{key}{quote}: {}", self.function(name, indent)),
        }
    }

    /// `leads: { selected: function () {} }`
    fn group(&self, outer: &str, inner: &str, name: &str, indent: &str) -> String {
        format!("{quote}{outer}{quote}: {}", self.braces(inner, name, indent), quote = self.quote)
    }

    fn braces(&self, inner: &str, name: &str, indent: &str) -> String {
        let deeper = format!("{indent}{}", self.step);
        let way = if self.way == Way::Method { Way::Method } else { self.way };
        let style = Style { way, step: self.step.clone(), ..*self };
        format!("{{{end}{deeper}{}{end}{indent}}}", style.property(inner, name, &deeper), end = self.end)
    }

    /// The function of a callback, without its name.
    fn function(&self, name: &str, indent: &str) -> String {
        let stub = STUBS.iter().find(|stub| stub.name == name).unwrap_or(&OTHER);
        let head = match self.way {
            Way::Function => format!("function{}({})", self.gap, stub.takes),
            Way::Method => format!("({})", stub.takes),
            Way::Arrow => format!("({}) =>", stub.takes),
        };
        if stub.lines.is_empty() {
            return format!("{head} {{}}");
        }
        let line = |line: &&str| {
            let line = if self.semicolon { (*line).to_owned() } else { line.trim_end_matches(';').to_owned() };
            format!("{}{indent}{}{}", self.end, self.step, line.replace('\'', &self.strings.to_string()))
        };
        let lines: String = stub.lines.iter().map(line).collect();
        format!("{head} {{{lines}{}{indent}}}", self.end)
    }
}

/// What stands between the name of a callback and the body of its function; `None` if its function is written elsewhere.
fn head<'t>(text: &'t str, name_end: usize, body: Option<&Range<usize>>) -> Option<&'t str> {
    if let Some(body) = body {
        return text.get(name_end..body.start);
    }
    let line = text.get(name_end..)?.lines().next()?;
    line.contains("=>").then_some(line)
}

/// One step of indentation: by how much the properties of the object are further in than the object.
fn step(text: &str, place: &Place) -> String {
    let usual = if text.contains("\n\t") {
        "\t"
    } else if text.contains("\n    ") && !has_two(text) {
        "    "
    } else {
        "  "
    };
    let Place::Object(object, properties) = place else { return usual.to_owned() };
    let Some(first) = properties.first() else { return usual.to_owned() };
    let (outer, inner) = (indent_at(text, object.start), indent_at(text, first.start));
    inner.strip_prefix(outer).filter(|step| !step.is_empty()).unwrap_or(usual).to_owned()
}

/// Whether a line is indented by two blanks.
fn has_two(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("  ") && !line.starts_with("   "))
}

#[cfg(test)]
mod tests;
