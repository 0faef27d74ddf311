//! References of the manifest to texts (`manifest/ref-*`, `advanced/title`, `tour/description`, tags in descriptions), and
//! what all rules about references share: where one doesn't lead to a text, and how that is repaired.

use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::{MOST_CANDIDATES, did_you_mean, shorten};
use crate::checks::engine::question::Question;
use crate::checks::engine::rule::short::*;
use crate::crm::i18n;
use crate::crm::i18n::{Readable, Resolved, resolves};
use crate::crm::link_tags::{self, TagFault, TagRepair};
use crate::crm::{locations, manifest};
use crate::formats::json::{Kind, Node, pointer};
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{MANIFEST, Widget};
use crate::services::texts::literals::{self, Literal};
use crate::services::texts::references::add_text;
use crate::services::texts::structure::{TO_DO, to_do};
use crate::text::msg::Msg;

static REF_MISSING: Rule = rule("manifest/ref-missing", Manifest, E, E, CHOICE, "S0; C 17 of 236");
static REF_NOT_STRING: Rule = rule("manifest/ref-not-string", Manifest, E, E, NO, "S0");
static LINK_TAG: Rule = rule("manifest/link-tag-unpaired", Manifest, E, E, CHOICE, "S0");
static ADVANCED_TITLE: Rule = rule("advanced/title", Manifest, E, E, CHOICE, "S3; R, K");
static TITLE_LEVELS: Rule = rule("advanced/title-levels", Manifest, W, W, UNSAFE, "C 1 of 66");
static TOUR_DESCRIPTION: Rule = rule("tour/description", Manifest, E, E, CHOICE, "R, K; C 110");

pub static RULES: &[&Rule] = &[&REF_MISSING, &REF_NOT_STRING, &LINK_TAG, &ADVANCED_TITLE, &TITLE_LEVELS, &TOUR_DESCRIPTION];

const TITLE: &str = "/advanced/title";
/// The reference that the documents print for [`TITLE`].
const PLAIN: &str = "advanced.title";
const DESCRIPTION: &str = "/tour/tour_description";

/// Reports references that lead to no text, and tags in descriptions that don't pair.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    if widget.complete_manifest().is_none() {
        return;
    }
    for (at, node) in manifest::references(widget) {
        let Some(reference) = node.as_str().filter(|text| i18n::is_reference(text)) else { continue };
        not_string(cx, &at, node, reference);
        if let Some(rule) = owner(&at) {
            missing(cx, rule, &at, node, reference);
        }
    }
    advanced_title(cx);
    title_levels(cx);
    link_tag(cx);
}

/// The rule of this file that reports the reference at `pointer`; `None` if a rule of another file does.
fn owner(pointer: &str) -> Option<&'static Rule> {
    let parts: Vec<_> = pointer::parts(pointer).collect();
    match parts.iter().map(|part| &**part).collect::<Vec<_>>().as_slice() {
        ["settings", ..] | ["dp", "settings", ..] | ["salesbot_designer", _, "name"] => None,
        ["advanced", ..] => Some(&ADVANCED_TITLE),
        ["tour", ..] => Some(&TOUR_DESCRIPTION),
        _ => Some(&REF_MISSING),
    }
}

fn missing(cx: &mut Check<'_>, rule: &'static Rule, at: &str, node: &Node, reference: &str) {
    let lacking = lacking_at(cx.widget, at, reference);
    if lacking.is_empty() || reads_as_text(cx.widget, reference) {
        return;
    }
    let fix = Fix::choice(options(cx.widget, at, reference));
    let finding = cx.find_at(rule, at, node).arg("reference", reference).arg("locales", codes(&lacking));
    let mut finding = lacking.iter().fold(finding, |finding, file| finding.related(file.path.as_str(), &i18n::pointer_of(reference)));
    if rule == &ADVANCED_TITLE {
        finding = finding.arg("what", "unresolved");
    }
    finding.fix(fix).report();
}

/// A name such as `Wazzup.ru` looks like a reference but is a text: it begins with a capital and names no section.
pub fn reads_as_text(widget: &Widget, reference: &str) -> bool {
    let section = reference.split('.').next().unwrap_or_default();
    let known = || i18n::readable(widget).iter().any(|file| file.json.at(&pointer::join("", section)).is_some());
    reference.starts_with(|c: char| c.is_ascii_uppercase()) && !known()
}

fn not_string(cx: &mut Check<'_>, at: &str, node: &Node, reference: &str) {
    let key = i18n::pointer_of(reference);
    let other = |file: &Readable<'_>| {
        let kind = file.json.at(&key)?.kind();
        (!matches!(kind, Kind::String | Kind::Unreadable)).then(|| (file.code.to_owned(), kind))
    };
    let found: Vec<(String, Kind)> = i18n::readable(cx.widget).iter().filter_map(other).collect();
    let Some((_, kind)) = found.first().filter(|_| is_first(cx.widget, at, reference)) else { return };
    let what = match kind {
        Kind::Object => "object",
        Kind::Array => "array",
        _ => "other",
    };
    let locales = found.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>().join(", ");
    cx.find_at(&REF_NOT_STRING, at, node).arg("reference", reference).arg("locales", locales).arg("found", what).report();
}

fn advanced_title(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some(block) = widget.manifest("/advanced").filter(|node| node.kind() == Kind::Object) else { return };
    let (what, found) = match block.get("title") {
        None if locations::declares(widget, "advanced_settings") => ("missing", String::new()),
        Some(node) if node.as_str().is_some_and(|text| text.trim().is_empty()) => ("empty", String::new()),
        Some(node) if !matches!(node.kind(), Kind::String | Kind::Unreadable) => ("type", cx.spelled(MANIFEST, node)),
        // Beside a reference to no text it is `missing`.
        Some(node) if node.as_str().is_some_and(|text| !i18n::is_reference(text.trim()) || reads_as_text(widget, text.trim())) => {
            ("literal", cx.spelled(MANIFEST, node))
        }
        _ => return,
    };
    let text = block.get("title").and_then(Node::as_str).filter(|_| what == "literal");
    let fix = Fix::choice(match text {
        Some(text) if !resolves(widget, PLAIN) => with_text(widget, TITLE, PLAIN, text),
        _ => with_own_text(widget, TITLE, PLAIN, "widget.name"),
    });
    let finding = match block.get("title") {
        Some(node) => cx.find_at(&ADVANCED_TITLE, TITLE, node),
        None => cx.find_missing(&ADVANCED_TITLE, TITLE),
    };
    finding.arg("what", what).arg("reference", found).arg("locales", "").fix(fix).report();
}

/// A title of three levels that does lead to a text: one upload was refused over it.
fn title_levels(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let Some(node) = widget.manifest(TITLE) else { return };
    let Some(reference) = node.as_str().filter(|text| i18n::is_reference(text) && text.matches('.').count() > 1) else { return };
    if !resolves(widget, reference) {
        return;
    }
    let changes = add_text(ChangeBuilder::new(widget).set(MANIFEST, TITLE, PLAIN), PLAIN, &[reference], TO_DO);
    let changes = changes.ready().filter(|_| i18n::readable(widget).iter().all(|file| !file.blocks(PLAIN)));
    let title = Msg::new("fix-add-reference").with("reference", PLAIN);
    cx.find_at(&TITLE_LEVELS, TITLE, node).arg("reference", reference).fix_with(title, changes).report();
}

fn link_tag(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let mut places: Vec<(String, String)> = Vec::new();
    for at in ["/widget/description", "/widget/short_description", DESCRIPTION] {
        places.extend(text_places(widget, at).into_iter().filter(|place| !places.contains(place)).collect::<Vec<_>>());
    }
    for (file, at) in places {
        let Some(node) = widget.json(&file).and_then(|json| json.at(&at)) else { continue };
        let Some(broken) = node.as_str().and_then(link_tags::first_broken) else { continue };
        let what = match broken.fault {
            TagFault::NotClosed => "open",
            TagFault::NotOpened => "close",
            TagFault::NoAddress => "address",
        };
        let option = |(repair, text): (TagRepair, String)| {
            let title = match repair {
                TagRepair::Close(address) => Msg::new("fix-close-link-tag").with("address", address),
                TagRepair::Delete => Msg::new("fix-delete-link-tag"),
            };
            ChangeBuilder::new(widget).set(&file, &at, text).option(title)
        };
        let fix = Fix::choice(broken.repairs.into_iter().filter_map(option).collect());
        cx.find_in(&LINK_TAG, &file)
            .pointer(&at)
            .range(node.range.clone())
            .arg("what", what)
            .arg("found", shorten(&broken.found))
            .fix(fix)
            .report();
    }
}

/// The files and pointers of the texts that the value at `at` of the manifest stands for: itself, or a text per locale.
pub fn text_places(widget: &Widget, at: &str) -> Vec<(String, String)> {
    match widget.manifest(at).and_then(Node::as_str) {
        Some(text) if i18n::is_reference(text) => {
            i18n::readable(widget).iter().map(|file| (file.path.to_string(), i18n::pointer_of(text))).collect()
        }
        Some(_) => vec![(MANIFEST.to_owned(), at.to_owned())],
        None => Vec::new(),
    }
}

/// The locales in which `reference` leads to nothing. One in which a value stands in the way of it counts only if no
/// other locale has the text: else the two files differ in shape, which `i18n/shape-mismatch` reports.
pub fn lacking<'w>(widget: &'w Widget, reference: &str) -> Vec<Readable<'w>> {
    let files = i18n::readable(widget);
    let at = i18n::pointer_of(reference);
    let is_missing = |file: &Readable<'_>| file.json.at(&at).is_none();
    let somewhere = files.iter().any(|file| !is_missing(file));
    files.iter().filter(|file| is_missing(file) && !(somewhere && file.blocks(reference))).copied().collect()
}

/// The same for the reference at `at` of the manifest. If only some locales lack the text the fault is theirs, and only the
/// first place that refers to it reports it.
pub fn lacking_at<'w>(widget: &'w Widget, at: &str, reference: &str) -> Vec<Readable<'w>> {
    let lacking = lacking(widget, reference);
    if lacking.is_empty() || lacking.len() == i18n::readable(widget).len() || is_first(widget, at, reference) {
        lacking
    } else {
        Vec::new()
    }
}

/// Whether no place of the manifest before `at` holds the same reference.
fn is_first(widget: &Widget, at: &str, reference: &str) -> bool {
    let mut places = manifest::references(widget).into_iter();
    places.find(|(_, node)| node.as_str() == Some(reference)).is_none_or(|(first, _)| first == at)
}

/// The codes of `files` in one line.
pub fn codes(files: &[Readable<'_>]) -> String {
    files.iter().map(|file| file.code).collect::<Vec<_>>().join(", ")
}

/// Ways to repair a reference at `at` of the manifest: if no locale has its text, the nearest texts that all have; then to
/// add the text.
pub fn options(widget: &Widget, at: &str, reference: &str) -> Vec<FixOption> {
    let everywhere = lacking(widget, reference).len() == i18n::readable(widget).len();
    let known = if everywhere { known(widget, reference) } else { Vec::new() };
    let near = did_you_mean(reference, known);
    let mut options: Vec<FixOption> = near.into_iter().filter_map(|key| use_reference(widget, at, key)).collect();
    let title = Msg::new("fix-add-text").with("reference", reference).with("locales", codes(&lacking(widget, reference)));
    options.extend(typed(ChangeBuilder::new(widget), reference, None, title));
    if !everywhere {
        let title = Msg::new("fix-copy-text").with("locales", codes(&lacking(widget, reference)));
        options.extend(add_text(ChangeBuilder::new(widget), reference, &[], TO_DO).option(title));
    }
    options
}

/// The way to type the text of `reference` in each locale that lacks it. In the place of one that isn't typed stands its text in another
/// locale, marked as to do, or else that of `like` in its own.
fn typed(start: ChangeBuilder, reference: &str, like: Option<&str>, title: Msg) -> Option<FixOption> {
    let widget = start.widget().clone();
    let files = i18n::readable(&widget);
    let text = |file: &Readable<'_>, key: &str| match i18n::resolve(file.json, key) {
        Resolved::Text(text) if !text.trim().is_empty() => Some(text.to_owned()),
        _ => None,
    };
    let elsewhere = files.iter().find_map(|file| text(file, reference)).map(|text| to_do(&text));
    let question = |file: &Readable<'_>| {
        let otherwise = elsewhere.clone().or_else(|| text(file, like?)).unwrap_or_else(|| TO_DO.to_owned());
        Question::text_of(file.path.as_str(), reference, otherwise)
    };
    let lacking = files.iter().filter(|file| i18n::resolve(file.json, reference) == Resolved::Missing && !file.blocks(reference));
    start.asking(title, lacking.map(question).collect())
}

/// Ways to give `at` of the manifest a reference: to `reference`, which is added where it is missing with the text of
/// `like` or else [`TO_DO`].
pub fn with_own_text(widget: &Widget, at: &str, reference: &str, like: &str) -> Vec<FixOption> {
    if resolves(widget, reference) {
        return use_reference(widget, at, reference).into_iter().collect();
    }
    let title = Msg::new("fix-add-reference").with("reference", reference);
    typed(ChangeBuilder::new(widget).set(MANIFEST, at, reference), reference, Some(like), title).into_iter().collect()
}

/// The way to give `at` of the manifest the reference `reference`, which is added with `text`.
fn with_text(widget: &Widget, at: &str, reference: &str, text: &str) -> Vec<FixOption> {
    let changes = add_text(ChangeBuilder::new(widget).set(MANIFEST, at, reference), reference, &[], text);
    changes.option(Msg::new("fix-add-reference").with("reference", reference)).into_iter().collect()
}

/// The way to point `at` of the manifest to `reference`.
pub fn use_reference(widget: &Widget, at: &str, reference: &str) -> Option<FixOption> {
    ChangeBuilder::new(widget).set(MANIFEST, at, reference).option(Msg::new("fix-use-reference").with("reference", reference))
}

/// The ways to move the text at `at` of the manifest to the locales: to take the text that is there under its usual name, to move it,
/// to move it with `all` others.
pub fn moved_to_texts(widget: &Widget, at: &str, node: &Node, all: &[Literal]) -> Vec<FixOption> {
    let Some(literal) = literals::literal(at, node) else { return Vec::new() };
    let Some(reference) = literals::reference_for(widget, &literal) else { return Vec::new() };
    let usual = literals::usual_reference(at).filter(|usual| i18n::resolves(widget, usual));
    let found = usual.as_deref().and_then(|usual| use_reference(widget, at, usual));
    let files = i18n::readable(widget);
    let lacking = files.iter().filter(|file| i18n::resolve(file.json, &reference) == i18n::Resolved::Missing);
    let questions: Vec<Question> =
        lacking.map(|file| Question::text_of(file.path.as_str(), &reference, literal.text(file.code).to_owned())).collect();
    let title = Msg::new("fix-add-reference").with("reference", &reference);
    let one = ChangeBuilder::new(widget).set(MANIFEST, at, reference.as_str()).asking(title, questions);
    let title = Msg::new("fix-move-all-texts").with("count", all.len());
    let together = (all.len() > 1).then(|| literals::moved(ChangeBuilder::new(widget), all).option(title)).flatten();
    [found, one, together].into_iter().flatten().collect()
}

/// References that lead to a text in every locale and may be meant by `like`.
fn known<'w>(widget: &'w Widget, like: &str) -> Vec<&'w str> {
    let files = i18n::readable(widget);
    let Some(first) = files.first() else { return Vec::new() };
    let resolves = |reference: &&str| files.iter().all(|file| matches!(i18n::resolve(file.json, reference), Resolved::Text(_)));
    // Of many texts only some are looked up, and those have a length that can be meant.
    let fits = |reference: &&str| reference.len().abs_diff(like.len()) <= like.len() / 3 + 1 && i18n::is_reference(reference);
    first.texts().map(|(reference, _, _)| reference).filter(fits).take(MOST_CANDIDATES).filter(resolves).collect()
}
