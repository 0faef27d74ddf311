//! `images/*`, the quality of logos: empty ones, off-centre, low in contrast, or stretched drawings.

use std::sync::LazyLock;

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, Repair};
use crate::checks::engine::message::first_names;
use crate::checks::engine::rule::Product;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::images::slots::{in_pictures, picture};
use crate::checks::rules::package::archive::nested_in;
use crate::crm::images::{SLOTS, Slot, is_asked};
use crate::formats::path::RelPath;
use crate::formats::picture::measures::{Ground, Ink, Measures};
use crate::model::widget::Widget;
use crate::services::bundled;
use crate::services::logos::logo_set::{LEAST_SHADES, shades, stretch};
use crate::text::msg::Msg;

// No document asks for a drawing in the logo, so moderation's eye is no error of the platform.
static BLANK: Rule = rule("images/blank", Images, W, W, NO, "P");
static FULLY_TRANSPARENT: Rule = rule("images/fully-transparent", Images, W, W, NO, "P");
static EDGE_TOUCHING: Rule = rule("images/edge-touching", Images, A, A, CHOICE, "K; P");
static PADDING: Rule = rule("images/padding", Images, A, A, CHOICE, "P");
static OFF_CENTRE: Rule = rule("images/off-centre", Images, A, A, CHOICE, "P");
static CONTRAST_LIGHT: Rule = rule("images/contrast-light", Images, A, A, NO, "K");
static CONTRAST_DARK: Rule = rule("images/contrast-dark", Images, A, A, NO, "K");
static TEMPLATE_LOGO: Rule = rule("images/template-logo", Images, None, W, NO, "R, K");
static STRETCHED: Rule = rule("images/stretched", Images, A, W, NO, "P");

pub static RULES: &[&Rule] =
    &[&BLANK, &FULLY_TRANSPARENT, &EDGE_TOUCHING, &PADDING, &OFF_CENTRE, &CONTRAST_LIGHT, &CONTRAST_DARK, &STRETCHED, &TEMPLATE_LOGO];

/// Free border that Kommo's catalogue wants in the logo of the list, in pixels (`docs/PLATFORM.md` 2).
const KOMMO_MARGIN: u32 = 10;
/// A drawing that fills less than this part of both sides, in percent, is lost in its picture.
const LEAST_FILLED: u32 = 50;
/// How far the middle of a drawing may be from that of the picture, in percent of the side.
const MOST_SHIFTED: u32 = 8;
/// Less than this part of a drawing, in percent, isn't enough to make it out.
const LEAST_SEEN: u8 = 20;
/// Drawings differ less than this on average where they are the same one, of 255.
const SAME_DRAWING: u32 = 9;
/// Up to this the proportions of the same drawing may differ, in percent.
const MOST_STRETCHED: u16 = 113;

/// A logo of the right size, with what it looks like.
struct Logo<'w> {
    slot: &'static Slot,
    path: &'w RelPath,
    measures: &'w Measures,
}

/// Whether a logo has a fault.
type Condition<'c> = &'c dyn Fn(&Logo<'_>) -> bool;

/// Reports the logos that the widget needs and that have the right size.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    if nested_in(widget).is_some() {
        return;
    }
    let logo = |slot: &'static Slot| {
        let (path, body) = widget.entry(&slot.path())?;
        let picture = picture(path, body)?;
        let measures = picture.measures.as_ref().filter(|_| picture.size == Some((slot.width, slot.height)))?;
        Some(Logo { slot, path, measures })
    };
    let logos: Vec<Logo<'_>> = SLOTS.iter().filter(|slot| is_asked(widget, slot)).filter_map(logo).collect();
    for (logo, ink) in logos.iter().filter_map(|logo| Some((logo, logo.measures.ink?))).filter(|(logo, _)| !is_tile(logo)) {
        place(cx, logo, ink);
    }
    let is_empty = |logo: &Logo<'_>| logo.measures.ink.is_none();
    let is_transparent = |logo: &Logo<'_>| logo.measures.ground == Ground::Transparent;
    let all: [(&'static Rule, Condition<'_>); 5] = [
        (&FULLY_TRANSPARENT, &|logo| is_empty(logo) && is_transparent(logo)),
        (&BLANK, &|logo| is_empty(logo) && !is_transparent(logo)),
        (&CONTRAST_LIGHT, &|logo| !is_empty(logo) && logo.measures.on_light < LEAST_SEEN),
        (&CONTRAST_DARK, &|logo| !is_empty(logo) && logo.measures.on_dark < LEAST_SEEN),
        (&TEMPLATE_LOGO, &is_of_template),
    ];
    for (rule, has_it) in all {
        let paths: Vec<&str> = logos.iter().filter(|logo| has_it(logo)).map(|logo| logo.path.as_str()).collect();
        in_pictures(cx, rule, &paths, |finding| finding);
    }
    stretched(cx, &logos);
}

/// Whether it is the logo that the studio puts into a widget without one, whichever way it is compressed.
fn is_of_template(logo: &Logo<'_>) -> bool {
    static TEMPLATE: LazyLock<Widget> = LazyLock::new(bundled::plain);
    let same = TEMPLATE.get(logo.path.as_str()).and_then(|body| body.as_blob());
    same.and_then(|blob| blob.picture().measures.as_ref()) == Some(logo.measures)
}

/// Whether the picture goes up to all its edges.
fn is_tile(logo: &Logo<'_>) -> bool {
    let margins = logo.measures.ink.map(|ink| ink.margins((logo.slot.width, logo.slot.height)));
    logo.measures.ground == Ground::Full || margins == Some([0; 4])
}

/// Reports a drawing that is badly placed, by the first of: at the edge, too small, beside the middle.
fn place(cx: &mut Check<'_>, logo: &Logo<'_>, ink: Ink) {
    let Slot { width, height, file } = *logo.slot;
    let [left, top, right, bottom] = ink.margins((width, height));
    let least = left.min(top).min(right).min(bottom);
    // Up to two edges that face each other it fits.
    let touches = |a: u32, b: u32, side: u32| a.min(b) == 0 && a.max(b) > side / 32;
    let is_cut = touches(left, right, width) || touches(top, bottom, height);
    let is_tight = cx.product == Product::Kommo && file == "logo_main.png" && least < KOMMO_MARGIN;
    let filled = (ink.width * 100 / width).max(ink.height * 100 / height);
    // Twice the distance of the middles.
    let shift = |a: u32, b: u32, side: u32| a.abs_diff(b) * 100 > 2 * MOST_SHIFTED * side;
    // In the wide logo of the panel the drawing may stand at the left.
    let is_wide = width > 2 * height;
    let is_shifted = shift(left, right, width) && !is_wide || shift(top, bottom, height);
    let (rule, scaled) = if is_cut || is_tight {
        (&EDGE_TOUCHING, true)
    } else if filled < LEAST_FILLED {
        (&PADDING, true)
    } else if is_shifted {
        (&OFF_CENTRE, false)
    } else {
        return;
    };
    let title = Msg::new(if scaled { "fix-centre-scaled" } else { "fix-centre" });
    let option = FixOption { title, repair: Repair::Centre { path: logo.path.clone(), scaled } };
    cx.find_in(rule, logo.path.as_str())
        .arg("file", logo.path.as_str())
        .arg("what", if is_cut { "edge" } else { "margin" })
        .arg("margin", least)
        .arg("wanted", KOMMO_MARGIN)
        .arg("filled", filled)
        .fix(Fix::choice(vec![option]))
        .report();
}

/// Reports logos with the drawing of another one in other proportions than most have.
fn stretched(cx: &mut Check<'_>, logos: &[Logo<'_>]) {
    // A tile is made for its size: what it has in common with another one is its ground.
    let drawings: Vec<&Logo<'_>> = logos.iter().filter(|logo| !is_tile(logo)).collect();
    let alike = |logo: &Logo<'_>, other: &Logo<'_>| is_same_drawing(logo.measures, other.measures);
    let company = |logo: &Logo<'_>| drawings.iter().filter(|other| alike(logo, other) && !differs(logo, other)).count();
    // Of as many, the first one counts: the largest.
    let Some(model) = drawings.iter().copied().rev().max_by_key(|logo| company(logo)) else { return };
    let odd: Vec<&Logo<'_>> = drawings.iter().copied().filter(|logo| alike(logo, model) && differs(logo, model)).collect();
    let Some(first) = odd.first() else { return };
    let names: Vec<&str> = odd.iter().map(|logo| logo.slot.file).collect();
    cx.find_in(&STRETCHED, first.path.as_str())
        .related(model.path.as_str(), "")
        .arg("count", names.len())
        .arg("names", first_names(&names))
        .arg("model", model.slot.file)
        .report();
}

/// Whether two drawings differ only in size and proportions.
fn is_same_drawing(a: &Measures, b: &Measures) -> bool {
    let apart: u32 = a.thumb.iter().zip(&b.thumb).map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
    a.thumb.len() == b.thumb.len() && shades(&a.thumb) >= LEAST_SHADES && apart <= SAME_DRAWING * a.thumb.len() as u32
}

/// Whether the drawings have other proportions.
fn differs(a: &Logo<'_>, b: &Logo<'_>) -> bool {
    a.measures.ink.zip(b.measures.ink).is_some_and(|(a, b)| stretch(a, b) > MOST_STRETCHED)
}
