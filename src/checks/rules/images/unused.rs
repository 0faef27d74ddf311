//! `images/*`, the other pictures: those that nothing names, and SVG drawings with code in them.

use std::ops::Range;

use crate::checks::engine::check::{Check, text_change};
use crate::checks::engine::fix::{Fix, FixOption};
use crate::checks::engine::message::first_names;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::images::slots::picture;
use crate::checks::rules::package::archive::nested_in;
use crate::formats::html::tags::{Tag, TagKind, tags};
use crate::formats::path::RelPath;
use crate::formats::text_edit::TextEdit;
use crate::model::document::FileBody;
use crate::model::widget::FileChange;
use crate::services::logos::uses;
use crate::text::msg::Msg;

static UNUSED: Rule = rule("images/unused", Images, A, A, UNSAFE, "R");
static SVG_UNSAFE: Rule = rule("images/svg-unsafe", Images, W, W, CHOICE, "P");

pub static RULES: &[&Rule] = &[&UNUSED, &SVG_UNSAFE];

/// Reports pictures besides the logos.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    if nested_in(widget).is_some() {
        return;
    }
    let packed = cx.packed();
    unused(cx, &packed);
    for (path, body) in packed.iter().filter(|(path, _)| path.extension() == "svg") {
        if let Some(text) = body.as_text() {
            svg(cx, path, text.as_str());
        }
    }
}

fn unused(cx: &mut Check<'_>, packed: &[(&RelPath, &FileBody)]) {
    let is_broken = |path: &&RelPath| cx.widget.entry(path.as_str()).and_then(|(path, body)| picture(path, body)?.fault.as_ref()).is_some();
    let found: Vec<&RelPath> = uses::unnamed(packed).into_iter().filter(|path| !is_broken(path)).collect();
    let Some(first) = found.first() else { return };
    let names: Vec<&str> = found.iter().map(|path| path.as_str()).collect();
    let deleted = found.iter().map(|path| FileChange::Delete { path: (*path).clone() }).collect();
    cx.find_in(&UNUSED, first.as_str())
        .arg("count", found.len())
        .arg("names", first_names(&names))
        .fix_with(Msg::new("fix-delete-files").with("count", found.len()), Some(deleted))
        .report();
}

fn svg(cx: &mut Check<'_>, path: &RelPath, text: &str) {
    let mut found = unsafe_parts(text);
    let Some((what, first)) = found.first().cloned() else { return };
    // What lies within another part goes with it.
    found.sort_by_key(|(_, range)| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    found.retain(|(_, range)| {
        let apart = range.start >= end;
        end = end.max(range.end);
        apart
    });
    let edits = found.into_iter().map(|(_, range)| TextEdit::delete(range)).collect();
    let option = FixOption::new(Msg::new("fix-clean-svg"), text_change(path, edits));
    cx.find_in(&SVG_UNSAFE, path.as_str())
        .range(first)
        .arg("file", path.as_str())
        .arg("what", what)
        .fix(Fix::choice(vec![option]))
        .report();
}

/// What runs or loads something, each with its bytes.
fn unsafe_parts(text: &str) -> Vec<(&'static str, Range<usize>)> {
    let tags = tags(text);
    let mut found = Vec::new();
    for (at, tag) in tags.iter().enumerate().filter(|(_, tag)| tag.kind != TagKind::Closes) {
        match tag.name.as_str() {
            "script" => found.push(("script", element(tag, tags.get(at + 1..).unwrap_or_default(), text.len()))),
            "foreignobject" => found.push(("foreign", element(tag, tags.get(at + 1..).unwrap_or_default(), text.len()))),
            _ => {}
        }
        for attribute in &tag.attributes {
            let value = attribute.value.trim().to_lowercase();
            let is_reference = matches!(attribute.name.as_str(), "href" | "xlink:href" | "src");
            let leads_out = ["http:", "https:", "//"].iter().any(|start| value.starts_with(start));
            if attribute.name.starts_with("on") {
                found.push(("handler", attribute.range.clone()));
            } else if is_reference && value.starts_with("javascript:") {
                found.push(("script", attribute.range.clone()));
            } else if is_reference && leads_out && tag.name != "a" {
                found.push(("external", attribute.range.clone()));
            }
        }
    }
    found
}

/// The bytes of an element from its tag to the one that closes it.
fn element(tag: &Tag, later: &[Tag], end: usize) -> Range<usize> {
    if tag.kind == TagKind::Alone {
        return tag.range.clone();
    }
    let mut depth = 1;
    for other in later.iter().filter(|other| other.name == tag.name) {
        match other.kind {
            TagKind::Opens => depth += 1,
            TagKind::Closes => depth -= 1,
            TagKind::Alone => {}
        }
        if depth == 0 {
            return tag.range.start..other.range.end;
        }
    }
    tag.range.start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_or_loads_is_found() {
        let kinds = |text: &str| unsafe_parts(text).into_iter().map(|(what, _)| what).collect::<Vec<_>>();
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='a()'><script>b</script><image href='https://a.b/c.png'/></svg>";
        assert_eq!(kinds(svg), ["handler", "script", "external"]);
        assert_eq!(
            kinds("<svg><a href='https://a.b'><use href='#x'/></a><image href='data:image/png;base64,AA'/></svg>"),
            Vec::<&str>::new()
        );
        let nested = "<svg><foreignObject><foreignObject/><p onclick='x'/></foreignObject><g/></svg>";
        assert_eq!(unsafe_parts(nested)[0], ("foreign", 5..68));
    }
}
