//! `images/*`: the logos that the platform asks for, and the other pictures.

use crate::checks::engine::check::{Check, FindingBuilder, json_change};
use crate::checks::engine::fix::{Fix, FixOption, Repair};
use crate::checks::engine::message::{did_you_mean, first_names};
use crate::checks::engine::rule::short::*;
use crate::checks::engine::rule::{Applicability, Product, Severity};
use crate::checks::rules::package::archive::nested_in;
use crate::crm::images::{LOGO_DP, MAX_BYTES, OLD_SIZES, SLOTS, Slot, is_asked};
use crate::crm::locations::draws;
use crate::crm::package::{Decision, plan};
use crate::formats::json::edit;
use crate::formats::path::RelPath;
use crate::formats::picture::{Fault, Format, Picture};
use crate::model::document::FileBody;
use crate::model::widget::{FileChange, MANIFEST, Widget};
use crate::services::bundled;
use crate::services::logos::compose::Place;
use crate::services::logos::uses;
use crate::services::logos::uses::{path_in, plain_name};
use crate::text::msg::Msg;

static DIR_MISSING: Rule = rule("images/dir-missing", Images, E, E, CHOICE, "S0");
static MISSING: Rule = rule("images/missing", Images, W, E, CHOICE, "S0; C 50 of 220");
static DP_MISSING: Rule = rule("images/dp-missing", Images, E, E, CHOICE, "S3");
static WRONG_SIZE: Rule = rule("images/wrong-size", Images, E, E, CHOICE, "S0, S3, D; C 54 of 220");
// The upload page compares pixels, so a logo that is swapped or twice as large is refused like any other wrong size.
static SWAPPED: Rule = rule("images/swapped", Images, E, E, CHOICE, "S0, D");
static HIDPI: Rule = rule("images/hidpi", Images, E, E, UNSAFE, "S0, D");
static WRONG_NAME: Rule = rule("images/wrong-name", Images, W, E, SAFE, "S0, P");
static NOT_PNG: Rule = rule("images/not-png", Images, E, E, UNSAFE, "S0, P");
static CORRUPT: Rule = rule("images/corrupt", Images, E, E, NO, "P");
static TOO_BIG: Rule = rule("images/too-big", Images, E, E, SAFE, "S0");
static REFERENCED_MISSING: Rule = rule("images/referenced-missing", Images, E, E, CHOICE, "C");

pub static RULES: &[&Rule] =
    &[&DIR_MISSING, &MISSING, &DP_MISSING, &WRONG_SIZE, &SWAPPED, &HIDPI, &WRONG_NAME, &NOT_PNG, &CORRUPT, &TOO_BIG, &REFERENCED_MISSING];

/// The folder of the pictures.
pub const FOLDER: &str = "images";
/// Most ways that a fix offers.
const MOST_OPTIONS: usize = 3;
/// Name endings of pictures that are decoded.
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "bmp"];

/// Reports what is wrong with the pictures of the widget.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    if nested_in(widget).is_some() {
        return;
    }
    let packed = cx.packed();
    corrupt(cx, &packed);
    if !widget.has_folder(FOLDER) {
        dir_missing(cx, &packed);
        return;
    }
    let asked: Vec<&'static Slot> = SLOTS.iter().filter(|slot| is_asked(widget, slot)).collect();
    let held: Vec<&Slot> = asked.iter().filter_map(|slot| logo(cx, slot, &asked)).collect();
    for slot in asked.iter().filter(|slot| !widget.contains(&slot.path()) && !held.contains(slot)) {
        missing(cx, slot, &packed);
    }
    references(cx, &packed);
}

/// The files that are packed: what is left out, such as `._logo.png` of macOS, is no picture of the widget.
pub fn packed(widget: &Widget) -> impl Iterator<Item = (&RelPath, &FileBody)> {
    let plan = plan(widget).into_iter().filter(|planned| matches!(planned.decision, Decision::In(_)));
    plan.filter_map(|planned| widget.entry(planned.path.as_str()))
}

/// What a file with the name of a picture holds.
pub fn picture<'w>(path: &RelPath, body: &'w FileBody) -> Option<&'w Picture> {
    PICTURES.contains(&&*path.extension()).then(|| body.as_blob().map(|blob| blob.picture()))?
}

/// Pictures that can't be shown: one finding for all that have the same fault.
fn corrupt(cx: &mut Check<'_>, packed: &[(&RelPath, &FileBody)]) {
    let word = |fault: &Fault| match fault {
        Fault::Empty => "empty",
        Fault::NotAPicture => "other",
        Fault::TooManyPixels => "bomb",
        Fault::Damaged(_) => "damaged",
    };
    let faulty = packed.iter().filter_map(|(path, body)| Some((path.as_str(), word(picture(path, body)?.fault.as_ref()?))));
    let faulty: Vec<(&str, &str)> = faulty.collect();
    for what in ["empty", "other", "bomb", "damaged"] {
        let paths: Vec<&str> = faulty.iter().filter(|(_, word)| *word == what).map(|(path, _)| *path).collect();
        in_pictures(cx, &CORRUPT, &paths, |finding| finding.arg("what", what));
    }
}

/// Reports one finding for all of `paths`, at the first of them.
pub fn in_pictures(
    cx: &mut Check<'_>,
    rule: &'static Rule,
    paths: &[&str],
    with: impl for<'c, 'w> FnOnce(FindingBuilder<'c, 'w>) -> FindingBuilder<'c, 'w>,
) {
    let Some((first, others)) = paths.split_first() else { return };
    let finding = cx.find_in(rule, first).arg("count", paths.len()).arg("names", first_names(paths));
    with(others.iter().fold(finding, |finding, path| finding.also(path, ""))).report();
}

fn dir_missing(cx: &mut Check<'_>, packed: &[(&RelPath, &FileBody)]) {
    let is_logo = |path: &RelPath| SLOTS.iter().any(|slot| slot.file == path.name());
    let mut folders: Vec<&str> = packed.iter().filter(|(path, _)| is_logo(path)).map(|(path, _)| path.folder()).collect();
    folders.dedup();
    let mut options: Vec<FixOption> = folders.into_iter().take(MOST_OPTIONS - 1).map(|folder| move_logos(folder, packed)).collect();
    let template = bundled::plain();
    let logos = template.folder(FOLDER).map(|(path, body)| FileChange::Write { path: path.clone(), body: body.clone() });
    options.push(FixOption::new(Msg::new("fix-placeholder-logos"), logos.collect()));
    cx.find_in(&DIR_MISSING, FOLDER).fix(Fix::choice(options)).report();
}

/// Moves the pictures of `folder` into the right one.
fn move_logos(folder: &str, packed: &[(&RelPath, &FileBody)]) -> FixOption {
    let pictures = packed.iter().filter(|(path, body)| path.folder() == folder && picture(path, body).is_some());
    let moved = pictures.filter_map(|(path, _)| {
        let to = RelPath::new(&format!("{FOLDER}/{}", path.name())).ok()?;
        Some(FileChange::Rename { from: (*path).clone(), to })
    });
    FixOption::new(Msg::new("fix-move-pictures").with("folder", format!("{folder}/")), moved.collect())
}

/// Reports what is wrong with one logo. Returns the slot whose logo it holds, if that one's own file isn't there.
fn logo(cx: &mut Check<'_>, slot: &'static Slot, asked: &[&'static Slot]) -> Option<&'static Slot> {
    let widget = cx.widget;
    let (path, body) = widget.entry(&slot.path())?;
    let picture = picture(path, body)?;
    if picture.fault.is_some() {
        return None;
    }
    let is_png = picture.format == Some(Format::Png);
    if !is_png {
        // amoCRM's pages name both beside PNG, and such uploads passed.
        let is_taken = cx.product == Product::AmoCrm && matches!(picture.format, Some(Format::Jpeg | Format::Gif));
        let most = if is_taken { Severity::Advice } else { Severity::Error };
        cx.find_in(&NOT_PNG, path.as_str())
            .at_most(most)
            .arg("file", path.as_str())
            .arg("found", picture.format.map_or("", Format::name))
            .fix_later(Msg::new("fix-convert-to-png"), Repair::ConvertToPng { path: path.clone() })
            .report();
    }
    let size = picture.size?;
    if size != (slot.width, slot.height) {
        return wrong_size(cx, slot, path, size, asked);
    }
    if body.len() > MAX_BYTES {
        // A check has no time to recompress; the metadata is what recompression is sure to remove.
        let shrinks = is_png && without_metadata(body.as_bytes()) <= MAX_BYTES;
        let (applicability, title, repair) = if shrinks {
            (Applicability::Safe, "fix-shrink-png", Repair::ShrinkPng { path: path.clone() })
        } else {
            (Applicability::Choice, "fix-few-colours", Repair::FewColours { path: path.clone() })
        };
        cx.find_in(&TOO_BIG, path.as_str())
            .arg("file", path.as_str())
            .arg("size", body.len().div_ceil(1024))
            .arg("limit", MAX_BYTES / 1024)
            .fix(is_png.then(|| Fix { applicability, options: vec![FixOption { title: Msg::new(title), repair }] }))
            .report();
    }
    None
}

/// Reports a logo of other pixels than its slot's, by what most likely happened to it.
fn wrong_size(
    cx: &mut Check<'_>,
    slot: &'static Slot,
    path: &RelPath,
    (width, height): (u32, u32),
    asked: &[&'static Slot],
) -> Option<&'static Slot> {
    let widget = cx.widget;
    let way = |title: &str, place: Place| FixOption {
        title: Msg::new(title).with("width", slot.width).with("height", slot.height),
        repair: Repair::FitPicture { from: path.clone(), to: path.clone(), size: slot.size(), place },
    };
    let fit = way("fix-fit-picture", Place::Fit);
    let size_of = |slot: &Slot| widget.entry(&slot.path()).and_then(|(path, body)| picture(path, body)?.size);
    let other = asked.iter().copied().find(|other| (other.width, other.height) == (width, height));
    if let Some(other) = other.filter(|other| size_of(other) != Some((width, height))) {
        let exchanged = size_of(other) == Some((slot.width, slot.height));
        // A pair is one mistake: reported at the one that comes first.
        let is_second = SLOTS.iter().find(|first| [slot.file, other.file].contains(&first.file)) == Some(other);
        if !(exchanged && is_second) {
            let put = put_right(widget, path, &other.path(), exchanged);
            let fit = Some(fit).filter(|_| !exchanged);
            cx.find_in(&SWAPPED, path.as_str())
                .arg("file", path.as_str())
                .arg("other", other.file)
                .arg("width", width)
                .arg("height", height)
                .arg("exchanged", if exchanged { "yes" } else { "no" })
                .fix(Fix::choice(put.into_iter().chain(fit).collect()))
                .report();
        }
        return (!widget.contains(&other.path())).then_some(other);
    }
    let times = [2, 3].into_iter().find(|times| (slot.width * times, slot.height * times) == (width, height));
    let what = if OLD_SIZES.contains(&(width, height)) { "old" } else { "other" };
    let finding = match times {
        Some(times) => cx.find_in(&HIDPI, path.as_str()).arg("times", times),
        None => cx.find_in(&WRONG_SIZE, path.as_str()).arg("what", what),
    };
    let mut fix = Fix { applicability: Applicability::Unsafe, options: vec![fit] };
    if times.is_none() {
        fix.applicability = Applicability::Choice;
        // Of the same proportions there is one way only.
        let other_shape = u64::from(width) * u64::from(slot.height) != u64::from(height) * u64::from(slot.width);
        let fill = other_shape.then(|| way("fix-fill-picture", Place::Fill));
        let pad = (width <= slot.width && height <= slot.height).then(|| way("fix-pad-picture", Place::Keep));
        fix.options.extend(fill.into_iter().chain(pad));
    }
    finding
        .arg("file", path.as_str())
        .arg("width", width)
        .arg("height", height)
        .arg("needed_width", slot.width)
        .arg("needed_height", slot.height)
        .fix(fix)
        .report();
    None
}

/// Gives a picture that stands under the name of another one its own name, if that is free or holds this one's.
fn put_right(widget: &Widget, path: &RelPath, other: &str, exchanged: bool) -> Option<FixOption> {
    let title = Msg::new(if exchanged { "fix-exchange" } else { "fix-rename" }).with("file", other);
    match widget.entry(other) {
        None => Some(FixOption::new(title, vec![FileChange::Rename { from: path.clone(), to: RelPath::new(other).ok()? }])),
        Some((other, body)) if exchanged => {
            let mine = widget.get(path.as_str())?;
            let write = |path: &RelPath, body: &FileBody| FileChange::Write { path: path.clone(), body: body.clone() };
            Some(FixOption::new(title, vec![write(path, body), write(other, mine)]))
        }
        Some(_) => None,
    }
}

fn missing(cx: &mut Check<'_>, slot: &Slot, packed: &[(&RelPath, &FileBody)]) {
    let widget = cx.widget;
    let least = if draws(widget, slot.file) { Severity::Error } else { Severity::Advice };
    let Ok(to) = RelPath::new(&slot.path()) else { return };
    if let Some((path, _)) = packed.iter().find(|(path, _)| path.folder() == FOLDER && plain_name(path.name()) == plain_name(slot.file)) {
        let rename = vec![FileChange::Rename { from: (*path).clone(), to: to.clone() }];
        cx.find_in(&WRONG_NAME, path.as_str())
            .arg("file", path.as_str())
            .arg("name", slot.file)
            .at_least(least)
            .fix_with(Msg::new("fix-rename").with("file", to.as_str()), Some(rename))
            .report();
        return;
    }
    let rule = if slot.file == LOGO_DP { &DP_MISSING } else { &MISSING };
    cx.find_in(rule, to.as_str())
        .arg("file", to.as_str())
        .arg("width", slot.width)
        .arg("height", slot.height)
        .at_least(least)
        .fix(Fix::choice(make_from_others(slot, &to, packed)))
        .report();
}

/// Ways to make a logo from those that are there, the largest first.
pub fn make_from_others(slot: &Slot, to: &RelPath, packed: &[(&RelPath, &FileBody)]) -> Vec<FixOption> {
    let mut logos: Vec<(u64, &RelPath)> = packed
        .iter()
        .filter(|(path, _)| path.folder() == FOLDER && path.name().to_lowercase().contains("logo"))
        .filter_map(|(path, body)| {
            let picture = picture(path, body).filter(|picture| picture.fault.is_none())?;
            let (width, height) = picture.size?;
            Some((u64::from(width) * u64::from(height), *path))
        })
        .collect();
    logos.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let option = |(_, from): (u64, &RelPath)| FixOption {
        title: Msg::new("fix-make-from").with("file", from.name()),
        repair: Repair::FitPicture { from: from.clone(), to: to.clone(), size: slot.size(), place: Place::Fit },
    };
    logos.into_iter().take(MOST_OPTIONS).map(option).collect()
}

/// Bytes of a PNG without the chunks that [`crate::services::logos::write::shrunk`] removes.
fn without_metadata(png: &[u8]) -> usize {
    const KEPT: &[&[u8; 4]] = &[b"tRNS", b"cICP", b"iCCP", b"sRGB", b"pHYs", b"acTL", b"fcTL", b"fdAT"];
    const SIGNATURE: usize = 8;
    const AROUND_DATA: usize = 12;
    let mut rest = png.get(SIGNATURE..).unwrap_or_default();
    let mut kept = SIGNATURE;
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let Some((kind, _)) = after.split_first_chunk::<4>() else { break };
        let whole = AROUND_DATA.saturating_add(u32::from_be_bytes(*length) as usize);
        if kind.first().is_some_and(u8::is_ascii_uppercase) || KEPT.contains(&kind) {
            kept = kept.saturating_add(whole);
        }
        rest = rest.get(whole..).unwrap_or_default();
    }
    kept
}

/// Reports pictures that the bot block and the left menu name but that aren't there.
fn references(cx: &mut Check<'_>, packed: &[(&RelPath, &FileBody)]) {
    let widget = cx.widget;
    // Slides are the tour's.
    for (at, node) in uses::places(widget).into_iter().filter(|(at, _)| !at.starts_with("/tour/")) {
        let Some((text, path)) = node.as_str().and_then(|text| Some((text, path_in(text)?))) else { continue };
        // A logo that isn't there has been reported as such.
        if widget.meant(path).is_some() || widget.may_hold(path) || Slot::of(path).is_some_and(|slot| is_asked(widget, slot)) {
            continue;
        }
        let before = text.find(path).and_then(|start| text.get(..start)).unwrap_or_default();
        let others = packed.iter().map(|(path, _)| path.as_str()).filter(|path| path.starts_with("images/"));
        let option = |other: &str| {
            let value = serde_json::Value::String(format!("{before}{other}"));
            let changes = json_change(widget, MANIFEST, |text, json| edit::set(text, json, &at, &value))?;
            Some(FixOption::new(Msg::new("fix-use-picture").with("file", other), changes))
        };
        let options = did_you_mean(path, others).into_iter().filter_map(option).collect();
        cx.find_at(&REFERENCED_MISSING, &at, node).arg("file", path).fix(Fix::choice(options)).report();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_is_weighed_without_trusting_lengths() {
        let png = crate::formats::picture::encode_png(&image::RgbaImage::new(3, 3)).unwrap();
        assert_eq!(without_metadata(&png), png.len());
        let mut noted = png.clone();
        noted.splice(33..33, [0, 0, 0, 2, b't', b'E', b'X', b't', b'a', 0, 1, 2, 3, 4]);
        assert_eq!(without_metadata(&noted), png.len());
        assert_eq!(without_metadata(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT"), 8 + 12 + 0xffff_ffff);
        assert_eq!(without_metadata(b""), 8);
    }
}
