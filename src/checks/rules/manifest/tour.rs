//! `tour/*`: the slideshow and its pictures.

use serde_json::json;

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::did_you_mean;
use crate::checks::engine::rule::short::*;
use crate::crm::images::{LOGO_DP, Slot};
use crate::crm::manifest;
use crate::crm::manifest::TOUR_SIZE;
use crate::formats::json::{Kind, Member, Node, pointer};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::MANIFEST;
use crate::text::msg::Msg;

/// No error for one's own account: 4 of 64 complete real widgets lack such a picture, and nobody reports a refusal.
static IMAGES_EXIST: Rule = rule("tour/images-exist", Manifest, W, E, CHOICE, "R, K; C 5 of 113");

static IS_TOUR: Rule = rule("tour/is-tour", Manifest, E, E, SAFE, "R, K, D");
static LOCALE: Rule = rule("tour/locale", Manifest, W, W, CHOICE, "R; P");
static DISTINCT: Rule = rule("tour/distinct", Manifest, A, W, CHOICE, "R, K; C 113");
static IMAGE_SIZE: Rule = rule("tour/image-size", Manifest, None, W, NO, "R, K");

pub static RULES: &[&Rule] = &[&IMAGES_EXIST, &IS_TOUR, &LOCALE, &DISTINCT, &IMAGE_SIZE];

const IMAGES: &str = "/tour/tour_images";

const IS_TOUR_AT: &str = "/tour/is_tour";

/// Reports what is wrong with the slideshow.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    if widget.complete_manifest().is_none() {
        return;
    }
    if let Some(node) = widget.manifest(IS_TOUR_AT).filter(|node| node.as_bool() == Some(false)) {
        let changes = ChangeBuilder::new(widget).set(MANIFEST, IS_TOUR_AT, true).ready();
        cx.find_at(&IS_TOUR, IS_TOUR_AT, node).fix_with(Msg::new("fix-set-value").with("value", "true"), changes).report();
    }
    locales(cx);
    for list in widget.manifest(IMAGES).map_or(&[][..], Node::members).iter().filter(|list| !list.key.starts_with('_')) {
        distinct(cx, list);
    }
    sizes(cx);
    if widget.has_folder("images") {
        images_exist(cx);
    }
}

/// Declared locales without pictures.
fn locales(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some(lists) = widget.manifest(IMAGES).filter(|node| node.kind() == Kind::Object) else { return };
    let full = lists.members().iter().find(|list| !list.node.items().is_empty());
    let paths: Vec<&str> = full.map_or(&[][..], |list| list.node.items()).iter().filter_map(Node::as_str).collect();
    let mut seen: Vec<&str> = Vec::new();
    for (index, (code, _)) in manifest::locales(widget).into_iter().enumerate() {
        let at = pointer::join(IMAGES, code);
        let there = lists.get(code).is_some_and(|list| list.kind() != Kind::Array || !list.items().is_empty());
        if there || seen.contains(&code) {
            continue;
        }
        seen.push(code);
        let copy = ChangeBuilder::new(widget).set(MANIFEST, &at, json!(paths));
        let copy = copy.option(Msg::new("fix-copy-tour").with("locale", full.map(|list| list.key.as_str()).unwrap_or_default()));
        let fix = Fix::choice(copy.filter(|_| !paths.is_empty()).into_iter().collect());
        let finding = match lists.get(code) {
            Some(node) => cx.find_at(&LOCALE, &at, node),
            None => cx.find_missing(&LOCALE, &at),
        };
        finding.related(MANIFEST, &format!("/widget/locale/{index}")).arg("locale", code).fix(fix).report();
    }
}

/// A logo among the pictures of a locale, or one picture several times: one finding for the list.
fn distinct(cx: &mut Check<'_>, list: &Member) {
    let at = pointer::join(IMAGES, &list.key);
    let mut seen: Vec<&str> = Vec::new();
    for (index, node) in list.node.items().iter().enumerate() {
        let Some(path) = node.as_str().and_then(path_of) else { continue };
        let again = seen.contains(&path);
        if again || Slot::of(path).is_some() {
            let at = pointer::join(&at, &index.to_string());
            let remove = ChangeBuilder::new(cx.widget).remove(MANIFEST, &at).option(Msg::new("fix-remove-from-tour")).filter(|_| again);
            let what = if again { "same" } else { "logo" };
            let fix = Fix::choice(remove.into_iter().collect());
            cx.find_at(&DISTINCT, &at, node).arg("what", what).arg("file", path).fix(fix).report();
            return;
        }
        seen.push(path);
    }
}

/// Pictures of another size than both marketplaces ask for. A logo is `tour/distinct`.
fn sizes(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let mut seen: Vec<&str> = Vec::new();
    for list in widget.manifest(IMAGES).map_or(&[][..], Node::members) {
        for (index, node) in list.node.items().iter().enumerate() {
            let Some(path) = node.as_str().and_then(path_of).filter(|path| Slot::of(path).is_none()) else { continue };
            let size = widget.meant(path).and_then(|(_, body)| body.as_blob()).and_then(|blob| blob.picture().size);
            let Some((width, height)) = size.filter(|size| *size != TOUR_SIZE && !seen.contains(&path)) else { continue };
            seen.push(path);
            let at = pointer::join(&pointer::join(IMAGES, &list.key), &index.to_string());
            cx.find_at(&IMAGE_SIZE, &at, node)
                .related(path, "")
                .arg("file", path)
                .arg("found", format!("{width}×{height}"))
                .arg("wanted", format!("{}×{}", TOUR_SIZE.0, TOUR_SIZE.1))
                .report();
        }
    }
}

/// Pictures that aren't there. A missing logo is `images/missing`, a missing folder `images/dir-missing`.
fn images_exist(cx: &mut Check<'_>) {
    let widget = cx.widget;
    for list in widget.manifest(IMAGES).map_or(&[][..], Node::members) {
        for (item, node) in list.node.items().iter().enumerate() {
            let at = pointer::join(&pointer::join(IMAGES, &list.key), &item.to_string());
            let Some(path) = node.as_str().and_then(path_of) else { continue };
            let logo = Slot::of(path).is_some_and(|slot| slot.file != LOGO_DP);
            if widget.meant(path).is_none() && !logo {
                missing(cx, &at, node, path);
            }
        }
    }
}

/// The path in the widget; `None` for an address elsewhere.
fn path_of(text: &str) -> Option<&str> {
    let path = text.trim().trim_start_matches('/');
    (!path.contains("://") && !path.starts_with("upl/") && !path.starts_with("widgets/")).then_some(path)
}

fn missing(cx: &mut Check<'_>, at: &str, node: &Node, path: &str) {
    let widget = cx.widget;
    let pictures = widget.folder("images").map(|(path, _)| path.as_str());
    let option = |other: &str| {
        let title = Msg::new("fix-use-tour-picture").with("file", other);
        ChangeBuilder::new(widget).set(MANIFEST, at, format!("/{other}")).option(title)
    };
    let mut options: Vec<FixOption> = did_you_mean(path, pictures).into_iter().filter_map(option).collect();
    options.extend(ChangeBuilder::new(widget).remove(MANIFEST, at).option(Msg::new("fix-remove-from-tour")));
    cx.find_at(&IMAGES_EXIST, at, node).arg("file", path).fix(Fix::choice(options)).report();
}
