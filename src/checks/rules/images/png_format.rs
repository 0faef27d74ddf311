//! `images/*`, the format: kinds of PNG that the platform may refuse, and what a file holds besides the picture.

use crate::checks::engine::check::{Check, FindingBuilder};
use crate::checks::engine::fix::{Fix, FixOption, Repair};
use crate::checks::engine::message::first_names;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::images::slots::picture;
use crate::checks::rules::package::archive::nested_in;
use crate::crm::images::MAX_BYTES;
use crate::formats::path::RelPath;
use crate::formats::picture::Picture;
use crate::formats::png;
use crate::formats::png::PngFacts;
use crate::model::document::FileBody;
use crate::model::widget::FileChange;
use crate::text::msg::Msg;

// Only the first frame is left, and what moved was wanted: needs a look.
static APNG: Rule = rule("images/apng", Images, A, W, UNSAFE, "R");
static INTERLACED: Rule = rule("images/interlaced", Images, A, A, SAFE, "P");
static SIXTEEN_BIT: Rule = rule("images/16-bit", Images, A, A, SAFE, "P");
static TEXT_CHUNKS: Rule = rule("images/text-chunks", Images, A, A, SAFE, "P");
static TRAILING_DATA: Rule = rule("images/trailing-data", Images, A, A, SAFE, "P");

pub static RULES: &[&Rule] = &[&APNG, &INTERLACED, &SIXTEEN_BIT, &TEXT_CHUNKS, &TRAILING_DATA];

/// Notes that say who made a picture and where, or that hold other files. The program that made it is no secret.
const TELLING: &[&str] = &["author", "copyright", "comment", "description", "source", "title", "exif", "xml:com.adobe.xmp", "raw profile"];
/// Trailing bytes from which on they are reported: a line break at the end harms nobody.
const LEAST_TRAILING: usize = 8;

/// Reports the PNG files of the widget. What is over the limit is reported for that.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    if nested_in(widget).is_some() {
        return;
    }
    let mut noted = Vec::new();
    for &(path, body) in cx.packed().iter().filter(|(_, body)| body.len() <= MAX_BYTES) {
        let Some(picture) = picture(path, body).filter(|picture| picture.fault.is_none()) else { continue };
        if let Some(facts) = &picture.png {
            flavour(cx, path, body, picture, facts);
            if is_telling(facts) {
                noted.push((path, body));
            }
        }
    }
    notes(cx, &noted);
}

/// Whether it has such notes.
fn is_telling(facts: &PngFacts) -> bool {
    facts.notes.iter().any(|note| TELLING.iter().any(|word| note.to_lowercase().starts_with(word)))
}

/// Reports pictures with notes, which come from one program, as one.
fn notes(cx: &mut Check<'_>, noted: &[(&RelPath, &FileBody)]) {
    let Some((first, _)) = noted.first() else { return };
    let clean = |(path, body): &(&RelPath, &FileBody)| {
        let body = FileBody::bytes(png::without(body.as_bytes(), png::is_note)?);
        Some(FileChange::Write { path: (*path).clone(), body })
    };
    let names: Vec<&str> = noted.iter().map(|(path, _)| path.as_str()).collect();
    cx.find_in(&TEXT_CHUNKS, first.as_str())
        .arg("count", noted.len())
        .arg("names", first_names(&names))
        .fix_with(Msg::new("fix-delete-notes"), noted.iter().map(clean).collect())
        .report();
}

fn flavour(cx: &mut Check<'_>, path: &RelPath, body: &FileBody, picture: &Picture, facts: &PngFacts) {
    if facts.animated {
        stripped(cx.find_in(&APNG, path.as_str()), path, body, "fix-first-frame", png::is_animation).report();
        return;
    }
    // A profile of its own would be lost by writing the picture anew, and with it the colours.
    let plain = |finding: FindingBuilder<'_, '_>| {
        let option = FixOption { title: Msg::new("fix-plain-png"), repair: Repair::ConvertToPng { path: path.clone() } };
        let fix = finding.rule().fix.filter(|_| !facts.profile).map(|applicability| Fix { applicability, options: vec![option] });
        let (width, height) = picture.size.unwrap_or_default();
        finding.arg("file", path.as_str()).arg("width", width).arg("height", height).fix(fix).report();
    };
    if facts.depth > 8 {
        plain(cx.find_in(&SIXTEEN_BIT, path.as_str()));
    } else if facts.interlaced {
        plain(cx.find_in(&INTERLACED, path.as_str()));
    }
    if facts.trailing >= LEAST_TRAILING {
        let finding = cx.find_in(&TRAILING_DATA, path.as_str()).arg("size", facts.trailing);
        stripped(finding, path, body, "fix-cut-end", |_| false).report();
    }
}

/// A finding with the fix that takes chunks away and leaves the pixels as they are.
fn stripped<'c, 'w>(
    finding: FindingBuilder<'c, 'w>,
    path: &RelPath,
    body: &FileBody,
    title: &str,
    unwanted: fn([u8; 4]) -> bool,
) -> FindingBuilder<'c, 'w> {
    let write = |bytes| vec![FileChange::Write { path: path.clone(), body: FileBody::bytes(bytes) }];
    let changes = png::without(body.as_bytes(), unwanted).map(write);
    finding.arg("file", path.as_str()).fix_with(Msg::new(title), changes)
}
