//! `tour/*`: the slideshow and its pictures.

use serde_json::json;

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::{did_you_mean, first_names};
use crate::checks::engine::rule::short::*;
use crate::checks::engine::rule::{Product, Profile, Severity};
use crate::crm::images::{LOGO_DP, Slot};
use crate::crm::manifest;
use crate::crm::manifest::{MOST_TOUR_PICTURES, TOUR_SIZE};
use crate::formats::json::{Kind, Member, Node, pointer};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{MANIFEST, Widget};
use crate::text::msg::Msg;

/// No error for one's own account: 4 of 64 complete real widgets lack such a picture, and nobody reports a refusal.
static IMAGES_EXIST: Rule = rule("tour/images-exist", Manifest, W, E, CHOICE, "R, K; C 5 of 113");

static TOUR_MISSING: Rule = rule("tour/missing", Manifest, None, A, NO, "R, K; C 123 of 236");
static IS_TOUR: Rule = rule("tour/is-tour", Manifest, E, E, CHOICE, "R, K, D");
static INCOMPLETE: Rule = rule("tour/incomplete", Manifest, W, E, CHOICE, "R, D");
static LOCALE: Rule = rule("tour/locale", Manifest, W, W, CHOICE, "R; P");
static DISTINCT: Rule = rule("tour/distinct", Manifest, A, W, CHOICE, "R, K; C 113");
static TOO_MANY: Rule = rule("tour/too-many", Manifest, A, W, NO, "K");
static IMAGE_SIZE: Rule = rule("tour/image-size", Manifest, None, W, NO, "R, K");

pub static RULES: &[&Rule] = &[&TOUR_MISSING, &IMAGES_EXIST, &IS_TOUR, &INCOMPLETE, &LOCALE, &DISTINCT, &TOO_MANY, &IMAGE_SIZE];

const IMAGES: &str = "/tour/tour_images";

const IS_TOUR_AT: &str = "/tour/is_tour";

/// Reports what is wrong with the slideshow.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some(root) = widget.complete_manifest() else { return };
    match root.get("tour").filter(|node| node.kind() != Kind::Null) {
        None => absent(cx),
        Some(node) if node.kind() == Kind::Object => {
            if let Some(node) = node.get("is_tour").filter(|node| node.as_bool() == Some(false)) {
                switched_off(cx, node);
            } else {
                incomplete(cx, node);
            }
        }
        Some(_) => {}
    }
    locales(cx);
    distinct(cx);
    too_many(cx);
    sizes(cx);
    if widget.has_folder("images") {
        images_exist(cx);
    }
}

/// The lists of pictures, one for each language; a key that begins with `_` is a comment.
fn lists(widget: &Widget) -> impl Iterator<Item = &Member> {
    widget.manifest(IMAGES).map_or(&[][..], Node::members).iter().filter(|list| !list.key.starts_with('_'))
}

/// No tour at all. amoCRM takes private widgets without one.
fn absent(cx: &mut Check<'_>) {
    let block = cx.widget.manifest("/widget").is_some_and(|node| node.kind() == Kind::Object);
    let is_elsewhere = cx.widget.manifest("/widget/tour").is_some();
    if block && !is_elsewhere && (cx.profile, cx.product) != (Profile::Private, Product::AmoCrm) {
        cx.find_missing(&TOUR_MISSING, "/tour").report();
    }
}

/// The way to do without a tour.
fn without(widget: &Widget) -> Option<FixOption> {
    ChangeBuilder::new(widget).remove(MANIFEST, "/tour").option(Msg::new("fix-delete-block").with("block", "tour"))
}

/// A tour that is switched off. It may be switched on where it has all that it needs.
fn switched_off(cx: &mut Check<'_>, node: &Node) {
    let widget = cx.widget;
    let is_whole = widget.manifest("/tour").is_some_and(|tour| lacking(tour).iter().all(|key| *key == "is_tour"));
    let title = Msg::new("fix-set").with("key", "is_tour").with("value", "true");
    let on = ChangeBuilder::new(widget).set(MANIFEST, IS_TOUR_AT, true).option(title).filter(|_| is_whole);
    cx.find_at(&IS_TOUR, IS_TOUR_AT, node).fix(Fix::choice([without(widget), on].into_iter().flatten().collect())).report();
}

/// What a tour must have and hasn't.
fn lacking(tour: &Node) -> Vec<&'static str> {
    let is_there = |key: &str| match tour.get(key).map(|node| (node.kind(), node)) {
        None | Some((Kind::Null, _)) => false,
        Some((Kind::Object, node)) => !node.members().is_empty(),
        Some((Kind::String, node)) => node.as_str().is_some_and(|text| !text.trim().is_empty()),
        Some(_) => true,
    };
    ["is_tour", "tour_images", "tour_description"].into_iter().filter(|key| !is_there(key)).collect()
}

fn incomplete(cx: &mut Check<'_>, tour: &Node) {
    let widget = cx.widget;
    let keys = lacking(tour);
    let Some(first) = keys.first() else { return };
    let on =
        ChangeBuilder::new(widget).set(MANIFEST, IS_TOUR_AT, true).option(Msg::new("fix-set").with("key", "is_tour").with("value", "true"));
    let on = on.filter(|_| keys == ["is_tour"]);
    // Kommo's table calls pictures and description optional.
    let most = if cx.product == Product::Kommo && *first != "is_tour" { Severity::Warning } else { Severity::Error };
    cx.find_missing(&INCOMPLETE, &pointer::join("/tour", first))
        .arg("keys", keys.join(", "))
        .at_most(most)
        .fix(Fix::choice([on, without(widget)].into_iter().flatten().collect()))
        .report();
}

/// More pictures than the marketplace shows.
fn too_many(cx: &mut Check<'_>) {
    let full = lists(cx.widget).filter(|list| list.node.items().len() > MOST_TOUR_PICTURES);
    let full: Vec<(String, &Member)> = full.map(|list| (pointer::join(IMAGES, &list.key), list)).collect();
    let Some(((first, list), others)) = full.split_first() else { return };
    let finding = cx.find_at(&TOO_MANY, first, &list.node).arg("count", list.node.items().len()).arg("most", MOST_TOUR_PICTURES);
    others.iter().fold(finding, |finding, (at, _)| finding.also(MANIFEST, at)).report();
}

/// Declared locales without pictures: one finding for all.
fn locales(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some(lists) = widget.manifest(IMAGES).filter(|node| node.kind() == Kind::Object && !node.members().is_empty()) else { return };
    let full = lists.members().iter().find(|list| !list.node.items().is_empty());
    let paths: Vec<&str> = full.map_or(&[][..], |list| list.node.items()).iter().filter_map(Node::as_str).collect();
    let mut empty: Vec<(&str, usize)> = Vec::new();
    for (index, (code, _)) in manifest::locales(widget).into_iter().enumerate() {
        let there = lists.get(code).is_some_and(|list| list.kind() != Kind::Array || !list.items().is_empty());
        if !there && !empty.iter().any(|(seen, _)| *seen == code) {
            empty.push((code, index));
        }
    }
    let Some((first, _)) = empty.first() else { return };
    let at = pointer::join(IMAGES, first);
    let copy = empty
        .iter()
        .fold(ChangeBuilder::new(widget), |changes, (code, _)| changes.set(MANIFEST, &pointer::join(IMAGES, code), json!(paths)));
    let copy = copy.option(Msg::new("fix-copy-tour").with("locale", full.map(|list| list.key.as_str()).unwrap_or_default()));
    let fix = Fix::choice(copy.filter(|_| !paths.is_empty()).into_iter().collect());
    let finding = match lists.get(first) {
        Some(node) => cx.find_at(&LOCALE, &at, node),
        None => cx.find_missing(&LOCALE, &at),
    };
    let finding = empty.iter().fold(finding, |finding, (_, index)| finding.related(MANIFEST, &format!("/widget/locale/{index}")));
    let codes: Vec<&str> = empty.iter().map(|(code, _)| *code).collect();
    finding.arg("locales", codes.join(", ")).arg("count", codes.len()).fix(fix).report();
}

/// Logos among the pictures, and pictures that stand several times in one language: one finding each for all languages.
fn distinct(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let (mut logos, mut twice) = (Vec::new(), Vec::new());
    for list in lists(widget) {
        let at = pointer::join(IMAGES, &list.key);
        let mut seen: Vec<&str> = Vec::new();
        for (index, node) in list.node.items().iter().enumerate() {
            let Some(path) = node.as_str().and_then(path_of) else { continue };
            let place = (pointer::join(&at, &index.to_string()), node, path);
            if Slot::of(path).is_some() {
                logos.push(place);
            } else if seen.contains(&path) {
                twice.push(place);
            }
            seen.push(path);
        }
    }
    for (what, places) in [("same", twice), ("logo", logos)] {
        let Some(((first, node, path), others)) = places.split_first() else { continue };
        let mut paths: Vec<&str> = places.iter().map(|(_, _, path)| *path).collect();
        paths.sort_unstable();
        paths.dedup();
        let remove = ChangeBuilder::new(widget).remove_all(MANIFEST, places.iter().map(|(at, ..)| at.as_str()));
        let remove = remove.option(Msg::new("fix-remove-from-tour")).filter(|_| what == "same");
        let finding = cx.find_at(&DISTINCT, first, node).arg("what", what).arg("count", paths.len()).arg("file", *path);
        let finding = others.iter().fold(finding, |finding, (at, ..)| finding.also(MANIFEST, at));
        finding.arg("files", first_names(&paths)).fix(Fix::choice(remove.into_iter().collect())).report();
    }
}

/// Pictures of another size than both marketplaces ask for, one finding for all. A logo is `tour/distinct`.
fn sizes(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let mut found: Vec<(&str, String, &Node, String)> = Vec::new();
    for list in widget.manifest(IMAGES).map_or(&[][..], Node::members) {
        for (index, node) in list.node.items().iter().enumerate() {
            let Some(path) = node.as_str().and_then(path_of).filter(|path| Slot::of(path).is_none()) else { continue };
            let size = widget.meant(path).and_then(|(_, body)| body.as_blob()).map(|blob| blob.picture());
            // One that can't be shown is `images/corrupt`.
            let size = size.filter(|picture| picture.fault.is_none()).and_then(|picture| picture.size);
            let Some((width, height)) = size.filter(|size| *size != TOUR_SIZE && found.iter().all(|(known, ..)| *known != path)) else {
                continue;
            };
            let at = pointer::join(&pointer::join(IMAGES, &list.key), &index.to_string());
            found.push((path, at, node, format!("{width}×{height}")));
        }
    }
    let Some(((path, first, node, size), others)) = found.split_first() else { return };
    let paths: Vec<&str> = found.iter().map(|(path, ..)| *path).collect();
    let finding = cx.find_at(&IMAGE_SIZE, first, node);
    let finding = others.iter().fold(finding, |finding, (_, at, ..)| finding.also(MANIFEST, at));
    paths
        .iter()
        .fold(finding, |finding, path| finding.related(path, ""))
        .arg("count", found.len())
        .arg("file", *path)
        .arg("files", first_names(&paths))
        .arg("found", size.clone())
        .arg("wanted", format!("{}×{}", TOUR_SIZE.0, TOUR_SIZE.1))
        .report();
}

/// Pictures that aren't there, one finding each for all languages. A missing logo is `images/missing`, a missing folder
/// `images/dir-missing`.
fn images_exist(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let mut found: Vec<(&str, Vec<(String, &Node)>)> = Vec::new();
    for list in widget.manifest(IMAGES).map_or(&[][..], Node::members) {
        for (item, node) in list.node.items().iter().enumerate() {
            let at = pointer::join(&pointer::join(IMAGES, &list.key), &item.to_string());
            let Some(path) = node.as_str().and_then(path_of) else { continue };
            let logo = Slot::of(path).is_some_and(|slot| slot.file != LOGO_DP);
            if widget.meant(path).is_some() || widget.may_hold(path) || logo {
                continue;
            }
            match found.iter_mut().find(|(known, _)| *known == path) {
                Some((_, places)) => places.push((at, node)),
                None => found.push((path, vec![(at, node)])),
            }
        }
    }
    found.iter().for_each(|(path, places)| missing(cx, path, places));
}

/// The path in the widget; `None` for an address elsewhere.
fn path_of(text: &str) -> Option<&str> {
    let path = text.trim().trim_start_matches('/');
    (!path.contains("://") && !path.starts_with("upl/") && !path.starts_with("widgets/")).then_some(path)
}

fn missing(cx: &mut Check<'_>, path: &str, places: &[(String, &Node)]) {
    let widget = cx.widget;
    let Some(((first, node), others)) = places.split_first() else { return };
    let pictures = widget.folder("images").map(|(path, _)| path.as_str());
    let option = |other: &str| {
        let title = Msg::new("fix-use-tour-picture").with("file", other);
        let set = |changes: ChangeBuilder, (at, _): &(String, &Node)| changes.set(MANIFEST, at, format!("/{other}"));
        places.iter().fold(ChangeBuilder::new(widget), set).option(title)
    };
    let mut options: Vec<FixOption> = did_you_mean(path, pictures).into_iter().filter_map(option).collect();
    let remove = ChangeBuilder::new(widget).remove_all(MANIFEST, places.iter().map(|(at, _)| at.as_str()));
    options.extend(remove.option(Msg::new("fix-remove-from-tour")));
    let finding = cx.find_at(&IMAGES_EXIST, first, node).arg("file", path);
    others.iter().fold(finding, |finding, (at, _)| finding.also(MANIFEST, at)).fix(Fix::choice(options)).report();
}
