//! `script/file-broken`: files that a script asks for and whose text can't be read: JSON behind `json!`, templates, style sheets.

use std::ops::Range;

use serde::de::IgnoredAny;

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::rule::Severity;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::script::modules::{asked, is_needed};
use crate::crm::i18n;
use crate::formats::path::RelPath;
use crate::formats::{conflict, css, twig};
use crate::model::widget::MANIFEST;

static BROKEN: Rule = rule("script/file-broken", Script, E, E, NO, "R; C");

pub static RULES: &[&Rule] = &[&BROKEN];

/// A fault of a file: the word for it, what is named in the sentence, and where it stands.
type Fault = (&'static str, String, Range<usize>);

/// Reports the files that are packed.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let modules = cx.modules();
    let asked = asked(widget, &modules);
    for &(path, _) in cx.packed().iter() {
        let read: fn(&str) -> Option<Fault> = match &*path.extension() {
            "twig" => of_template,
            "css" => of_style,
            // The manifest and the texts have rules of their own, and other JSON the CRM doesn't read.
            "json" if is_read_as_json(path) && modules.files.iter().any(|file| file == path.as_str()) => of_json,
            _ => continue,
        };
        let is_needed = is_needed(path, &modules, &asked);
        cx.part("broken", &[path.as_str()], fingerprint(is_needed), |cx| {
            let text = widget.text(path.as_str()).map(|text| text.as_str()).filter(|text| conflict::first(text).is_none());
            let Some((what, word, range)) = text.and_then(read) else { return };
            // What browsers mend, and what nobody asks for, stops nothing.
            let most = if is_needed && what != "style-stray" { Severity::Error } else { Severity::Warning };
            let finding = cx.find_in(&BROKEN, path.as_str()).range(range).at_most(most);
            finding.arg("what", what).arg("file", path.as_str()).arg("word", word).report();
        });
    }
}

fn is_read_as_json(path: &RelPath) -> bool {
    path.as_str() != MANIFEST && path.folder() != i18n::FOLDER
}

fn of_template(text: &str) -> Option<Fault> {
    let twig::Fault { kind, word, range } = twig::fault(text)?;
    let what = match kind {
        twig::FaultKind::Open => "open",
        twig::FaultKind::Unended => "unended",
        twig::FaultKind::Stray => "stray",
        twig::FaultKind::Unknown => "unknown",
    };
    Some((what, word, range))
}

fn of_style(text: &str) -> Option<Fault> {
    let css::Fault { kind, range } = css::fault(text)?;
    let what = match kind {
        css::FaultKind::Block => "style-block",
        css::FaultKind::Comment => "style-comment",
        css::FaultKind::Stray => "style-stray",
    };
    Some((what, String::new(), range))
}

/// The loader strips a byte order mark, then reads as browsers do.
fn of_json(text: &str) -> Option<Fault> {
    let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
    let error = serde_json::from_str::<IgnoredAny>(plain).err()?;
    let lines: usize = plain.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = (text.len() - plain.len() + lines + error.column().saturating_sub(1)).min(text.len());
    let start = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let end = text.get(start..).and_then(|rest| rest.chars().next()).map_or(start, |c| start + c.len_utf8());
    Some(("json", String::new(), start..end))
}
