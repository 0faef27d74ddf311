//! Switches an area on with everything that it needs, or off with what nothing else needs: options that the person chooses from.

use serde_json::{Value, json};

use crate::checks::engine::fix::{FixOption, IntoFix, Repair};
use crate::checks::rules::images::slots::{make_from_others, packed};
use crate::crm::callbacks::{Needed, State, needed};
use crate::crm::i18n;
use crate::crm::i18n::Resolved;
use crate::crm::images::{LOGO_DP, SLOTS, Slot};
use crate::crm::locations::{Area, CARDS, Need, add_location, declares, draws, menu_items, turn_off, turn_on};
use crate::crm::manifest;
use crate::formats::json::{Kind, Node, pointer};
use crate::formats::path::RelPath;
use crate::formats::script::SCRIPT;
use crate::model::change_builder::ChangeBuilder;
use crate::model::widget::{FileChange, MANIFEST, Widget};
use crate::services::logos::uses::path_in;
use crate::services::new_widget;
use crate::services::texts::references::add_text;
use crate::services::texts::structure::TO_DO;
use crate::services::{bundled, callback_stub};
use crate::text::msg::Msg;

/// The picture of a new item of the left menu.
const MENU_ICON: &str = "images/menu_icon.svg";
/// Its colour has a contrast of at least 3 on both grounds that the menu can have (`docs/PLATFORM.md` 1.7).
const MENU_ICON_SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"24\" height=\"24\" viewBox=\"0 0 24 24\" fill=\"none\" \
                             stroke=\"#7A8CA5\" stroke-width=\"2\">\n  <rect x=\"4\" y=\"4\" width=\"16\" height=\"16\" rx=\"3\"/>\n  <path \
                             d=\"M8 9h8M8 12h8M8 15h5\"/>\n</svg>\n";
/// Labels of a new field by locale.
const FIELD_LABELS: &[(&str, &str)] =
    &[("ru", "Поле"), ("en", "Field"), ("es", "Campo"), ("pt", "Campo"), ("tr", "Alan"), ("id", "Bidang")];

/// The options to switch `area` on: with everything that it needs, or only the area; one option if nothing is missing, none if
/// it can't be switched on.
pub fn on(widget: &Widget, area: &Area) -> Vec<FixOption> {
    let alone = turn_on(widget, area);
    if alone.is_empty() {
        return Vec::new();
    }
    let whole = with_needs(ChangeBuilder::new(widget).with(alone.clone()), area);
    let only = FixOption::new(Msg::new("way-only-on").with("name", area.name), alone);
    whole.into_iter().chain([only]).collect()
}

/// The option to add what `area`, which is on, lacks.
pub fn supply(widget: &Widget, area: &Area) -> Option<FixOption> {
    with_needs(ChangeBuilder::new(widget), area)
}

/// The options to switch `area` off: only the area, or with what nothing else needs; one option if nothing is left over.
pub fn off(widget: &Widget, area: &Area) -> Vec<FixOption> {
    let alone = turn_off(widget, area);
    if alone.is_empty() {
        return Vec::new();
    }
    let (rest, names) = without_leftovers(ChangeBuilder::new(widget).with(alone.clone()), area);
    let title = Msg::new("way-with-leftovers").with("names", names.join(", "));
    let whole = rest.option(title).filter(|_| !names.is_empty());
    let only = FixOption::new(Msg::new("way-only-off").with("name", area.name), alone);
    [only].into_iter().chain(whole).collect()
}

/// What `area` lacks and the studio can add. Where a value of another type is in the way, a finding reports it.
fn missing(widget: &Widget, area: &Area) -> Vec<Need> {
    area.needs.iter().copied().filter(|need| !need.is_met(widget) && is_free(widget, *need)).collect()
}

fn is_free(widget: &Widget, need: Need) -> bool {
    let (file, Some(at)) = need.place() else { return true };
    if file != MANIFEST {
        return true;
    }
    let (block, _) = pointer::split_last(&at).filter(|(holder, _)| !holder.is_empty()).unwrap_or((&at, String::new()));
    let holds = |node: &Node| matches!(node.kind(), Kind::Object | Kind::Null) || is_empty_list(node);
    let takes = |node: &Node| matches!(node.kind(), Kind::String | Kind::Null);
    need == Need::Card || widget.manifest(block).is_none_or(holds) && (block == at || widget.manifest(&at).is_none_or(takes))
}

fn is_empty_list(node: &Node) -> bool {
    node.kind() == Kind::Array && node.items().is_empty()
}

/// `start` and all that `area` needs beyond it.
fn with_needs(start: ChangeBuilder, area: &Area) -> Option<FixOption> {
    let missing = missing(start.widget(), area);
    if missing.is_empty() {
        return None;
    }
    let mut names: Vec<&str> = missing.iter().map(|need| need.name()).collect();
    let logos: Vec<Repair> = missing.iter().filter_map(|need| logo(start.widget(), *need)).collect();
    let (changes, callbacks) = with_callbacks(missing.iter().fold(start, |changes, need| supplied(changes, *need)), area);
    names.extend(callbacks);
    let changes = Repair::Changes(changes.build().ok()?);
    let repair = if logos.is_empty() { changes } else { Repair::Steps([changes].into_iter().chain(logos).collect()) };
    Some(FixOption { title: Msg::new("way-with-needs").with("names", names.join(", ")), repair })
}

/// Adds the callbacks of the script that `area` needs, and tells their names.
fn with_callbacks(changes: ChangeBuilder, area: &Area) -> (ChangeBuilder, Vec<&'static str>) {
    let widget = changes.widget().clone();
    let Some((path, text)) = widget.entry(SCRIPT).and_then(|(path, body)| Some((path, body.as_text()?))) else {
        return (changes, Vec::new());
    };
    let script = text.script(SCRIPT);
    let is_missing = |one: &Needed| area.callbacks.contains(&one.name) && one.state(script) == State::Missing;
    let names: Vec<&'static str> = needed(&widget).iter().filter(|one| is_missing(one)).map(|one| one.name).collect();
    match callback_stub::with_stubs(SCRIPT, text.as_str(), script, &names) {
        Some(edits) => (changes.with([FileChange::Edit { path: path.clone(), edits }]), names),
        None => (changes, Vec::new()),
    }
}

/// How to make a logo: from the largest one of the widget, else a plain one.
fn logo(widget: &Widget, need: Need) -> Option<Repair> {
    let Need::Logo(file) = need else { return None };
    let slot = SLOTS.iter().find(|slot| slot.file == file)?;
    let path = RelPath::new(&slot.path()).ok()?;
    let packed: Vec<_> = packed(widget).collect();
    let fitted = make_from_others(slot, &path, &packed).into_iter().next();
    fitted.map(|way| way.repair).or_else(|| Some(Repair::Changes(vec![FileChange::Write { body: bundled::picture(slot)?, path }])))
}

/// Adds what `need` asks for; logos are made apart, because that takes longer.
fn supplied(changes: ChangeBuilder, need: Need) -> ChangeBuilder {
    match need {
        Need::Card => add_location(changes, "lcard-1"),
        Need::Field => {
            let field = json!({ "name": "settings.field", "type": "text", "required": false });
            field_label(in_block(changes, "/settings").set(MANIFEST, "/settings/field", field))
        }
        Need::Block(block) => add_block(in_block(changes, &pointer::join("", block)), block),
        Need::Address(at) => {
            let (block, _) = pointer::split_last(at).unwrap_or_default();
            let changes = in_block(changes, block).set(MANIFEST, at, format!("{}{block}", new_widget::MADE_UP));
            let coloured = block != "/mobile" || changes.widget().manifest("/mobile/color").is_some();
            if coloured { changes } else { changes.set(MANIFEST, "/mobile/color", "#FFFFFF") }
        }
        Need::Title(at) => {
            let (block, _) = pointer::split_last(at).unwrap_or_default();
            let own = if block == "/advanced" { "advanced.title" } else { "amoforms.title" };
            let stated = changes.widget().manifest(at).and_then(Node::as_str).filter(|text| i18n::is_reference(text)).map(str::to_owned);
            let changes = if stated.is_some() { changes } else { in_block(changes, block).set(MANIFEST, at, own) };
            add_text(changes, stated.as_deref().unwrap_or(own), &["widget.name"], TO_DO)
        }
        Need::Text(reference) => add_text(changes, reference, &["widget.short_description", "widget.name"], TO_DO),
        Need::File(file) => match bundled::script_of(file) {
            Some(script) => changes.write(file, script),
            None => changes,
        },
        Need::Logo(_) => changes,
    }
}

/// Replaces `null` and an empty list, which PHP writes for an empty object, by an object that can get members.
fn in_block(changes: ChangeBuilder, block: &str) -> ChangeBuilder {
    let in_the_way = changes.widget().manifest(block).is_some_and(|node| node.kind() == Kind::Null || is_empty_list(node));
    if in_the_way { changes.set(MANIFEST, block, json!({})) } else { changes }
}

fn field_label(changes: ChangeBuilder) -> ChangeBuilder {
    let widget = changes.widget().clone();
    let lacks = |file: &i18n::Readable<'_>| i18n::resolve(file.json, "settings.field") == Resolved::Missing;
    i18n::readable(&widget).into_iter().filter(lacks).fold(changes, |changes, file| {
        let label = FIELD_LABELS.iter().find(|(code, _)| *code == file.code).map_or("Field", |(_, label)| label);
        changes.set(file.path.as_str(), "/settings/field", label)
    })
}

/// Adds a block with the least that its area works with: its required members, and a text for each name in it.
pub fn add_block(changes: ChangeBuilder, block: &str) -> ChangeBuilder {
    let set = |changes: ChangeBuilder, at: &str, value: Value| changes.set(MANIFEST, at, value);
    match block {
        "dp" => set(changes, "/dp", json!({ "settings": {}, "action_multiple": false })),
        "advanced" => supplied(changes, Need::Title("/advanced/title")),
        "salesbot_designer" => {
            let handler = json!({ "name": "salesbot.handler_name", "settings": {} });
            add_text(set(changes, "/salesbot_designer/handler", handler), "salesbot.handler_name", &["widget.name"], TO_DO)
        }
        "left_menu" => {
            let drawn = changes.widget().contains(MENU_ICON);
            let changes = if drawn { changes } else { changes.write(MENU_ICON, MENU_ICON_SVG) };
            let item = json!({ "title": "menu.title", "icon": MENU_ICON, "sort": { "after": "settings" } });
            add_text(set(changes, "/left_menu/page", item), "menu.title", &["widget.name"], TO_DO)
        }
        _ => changes,
    }
}

/// Removes what only `area`, which is off in `changes`, needed. Returns the names of what it removed as well.
fn without_leftovers(mut changes: ChangeBuilder, area: &Area) -> (ChangeBuilder, Vec<String>) {
    let mut names = Vec::new();
    if CARDS.contains(&area.name)
        && declares(changes.widget(), "card_sdk")
        && !Need::Card.is_met(changes.widget())
        && let Some(card_sdk) = Area::of("card_sdk")
    {
        let off = turn_off(changes.widget(), card_sdk);
        changes = changes.with(off);
        names.push(card_sdk.name.to_owned());
    }
    // First of all: what the script names only there counts as used.
    while let Some((without, name)) = without_callback(&changes, area) {
        changes = without;
        names.push(name.to_owned());
    }
    let blocks = blocks_of(changes.widget(), area);
    let (mut texts, mut files) = (Vec::new(), Vec::new());
    for at in &blocks {
        texts.extend(texts_in(changes.widget(), at));
        files.extend(files_in(changes.widget(), at));
    }
    for need in area.needs {
        match need {
            Need::Text(reference) => texts.push((*reference).to_owned()),
            Need::File(file) => files.push((*file).to_owned()),
            Need::Logo(LOGO_DP) if !draws(changes.widget(), LOGO_DP) => files.push(need.place().0),
            _ => {}
        }
    }
    for at in blocks {
        names.push(at.trim_start_matches('/').replace('/', "."));
        changes = changes.remove(MANIFEST, &at);
    }
    for reference in texts {
        changes = remove_text(changes, &reference, &mut names);
    }
    for file in files {
        let unused = changes.widget().contains(&file) && !is_named(changes.widget(), &file);
        if let Some(path) = RelPath::new(&file).ok().filter(|_| unused) {
            names.push(path.name().to_owned());
            changes = changes.delete(&path);
        }
    }
    (changes, names)
}

/// The changes without one more callback that only `area` needed, and that has nothing in it yet.
fn without_callback(changes: &ChangeBuilder, area: &Area) -> Option<(ChangeBuilder, &'static str)> {
    let widget = changes.widget();
    let (path, body) = widget.entry(SCRIPT)?;
    let text = body.as_text()?;
    let needed = needed(widget);
    let is_free = |name: &&'static str| needed.iter().all(|one| one.name != *name);
    area.callbacks.iter().copied().filter(is_free).find_map(|name| {
        let edits = callback_stub::without_stub(SCRIPT, text.as_str(), text.script(SCRIPT), name)?;
        Some((changes.clone().with([FileChange::Edit { path: path.clone(), edits }]), name))
    })
}

/// The pointers of what the manifest has only for `area`. The left menu has other uses too (`docs/PLATFORM.md` 1.1).
fn blocks_of(widget: &Widget, area: &Area) -> Vec<String> {
    let Some(block) = area.block else { return Vec::new() };
    let at = pointer::join("", block);
    let Some(node) = widget.manifest(&at) else { return Vec::new() };
    let own = if block == "left_menu" { menu_items(widget) } else { Vec::new() };
    if block != "left_menu" || own.len() == node.members().len() { vec![at] } else { own }
}

/// The texts that the manifest refers to at `at` or below.
fn texts_in(widget: &Widget, at: &str) -> Vec<String> {
    let within = manifest::references(widget).into_iter().filter(|(place, _)| pointer::is_within(place, at));
    within.filter_map(|(_, node)| node.as_str()).filter(|text| i18n::is_reference(text)).map(str::to_owned).collect()
}

/// The pictures that the manifest names at `at` or below, other than logos.
fn files_in(widget: &Widget, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(node) = widget.manifest(at) {
        node.walk(at, &mut |_, node| {
            let path = node.as_str().and_then(path_in).filter(|path| Slot::of(path).is_none());
            found.extend(path.map(str::to_owned));
        });
    }
    found
}

/// Removes the text of `reference` from each locale, and a section that it leaves empty, unless something may use it.
fn remove_text(changes: ChangeBuilder, reference: &str, names: &mut Vec<String>) -> ChangeBuilder {
    let widget = changes.widget().clone();
    let referred = manifest::references(&widget).iter().any(|(_, node)| node.as_str() == Some(reference));
    let at = i18n::pointer_of(reference);
    let holders: Vec<_> = i18n::readable(&widget).into_iter().filter(|file| file.json.at(&at).is_some()).collect();
    if referred || holders.is_empty() || is_used_by_scripts(&widget, reference) {
        return changes;
    }
    names.push(reference.to_owned());
    holders.into_iter().fold(changes, |changes, file| {
        let section = pointer::split_last(&at).map(|(section, _)| section).filter(|section| !section.is_empty());
        let alone = section.filter(|section| file.json.at(section).is_some_and(|node| node.members().len() == 1));
        changes.remove(file.path.as_str(), alone.unwrap_or(&at))
    })
}

/// Scripts read texts by `i18n('section').key`, so one that has all words of the reference may use it.
fn is_used_by_scripts(widget: &Widget, reference: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    other_texts(widget).any(|(_, text)| reference.split('.').all(|part| text.split(|c| !is_word(c)).any(|word| word == part)))
}

/// Whether a text of the widget names the file.
fn is_named(widget: &Widget, file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let manifest = widget.text(MANIFEST).map(|text| text.as_str());
    other_texts(widget).filter(|(path, _)| path.as_str() != file).map(|(_, text)| text).chain(manifest).any(|text| text.contains(name))
}

/// Scripts, styles, templates: all texts but JSON.
fn other_texts(widget: &Widget) -> impl Iterator<Item = (&RelPath, &str)> {
    let texts = widget.files().filter(|(path, _)| path.extension() != "json");
    texts.filter_map(|(path, body)| Some((path, body.as_text()?.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::engine::rule::{Product, Profile};
    use crate::crm::locations::AREAS;

    /// The template for a product: Kommo takes no Russian.
    fn plain(product: Product) -> Widget {
        let mut widget = bundled::plain();
        if product == Product::Kommo {
            let english =
                ChangeBuilder::new(&widget).set(MANIFEST, "/widget/locale", json!(["en"])).delete(&RelPath::new("i18n/ru.json").unwrap());
            widget.apply(&english.ready().unwrap()).unwrap();
        }
        widget
    }

    fn targets(area: &Area) -> Vec<(Product, Profile)> {
        let products = [(area.amo, Product::AmoCrm), (area.kommo, Product::Kommo)].into_iter().filter(|(has, _)| *has);
        let profiles = if area.public { &[Profile::Public][..] } else { &[Profile::Private, Profile::Public] };
        products.flat_map(|(_, product)| profiles.iter().map(move |profile| (product, *profile))).collect()
    }

    /// The findings, except those about what the script does with the step: toggling an area doesn't write that code.
    fn findings(widget: &Widget, (product, profile): (Product, Profile)) -> Vec<String> {
        let of_script = ["script/callback-optional", "settings/unused", "settings/undeclared"];
        let found = crate::checks::check(widget, product, profile).findings;
        found
            .iter()
            .filter(|finding| !of_script.contains(&finding.rule.id))
            .map(|finding| format!("{} {}", finding.rule.id, finding.place))
            .collect()
    }

    fn applied(widget: &Widget, way: &FixOption) -> Widget {
        let mut widget = widget.clone();
        widget.apply(&way.repair.resolve(&widget).unwrap()).unwrap();
        widget
    }

    #[test]
    fn an_area_with_all_that_it_needs_brings_no_finding_and_goes_without_a_trace() {
        for area in AREAS.iter().filter(|area| !["lcard", "settings"].contains(&area.name)) {
            for target in targets(area) {
                let before = plain(target.0);
                let known = findings(&before, target);
                let on = applied(&before, &super::on(&before, area)[0]);
                // An area that needs only callbacks is switched on at once, without them.
                let asks = !missing(&before, area).is_empty();
                let mut found = findings(&on, target);
                found.retain(|it| asks || !it.starts_with("script/callback-missing"));
                assert_eq!(found, known, "{} {target:?}", area.name);
                assert!(declares(&on, area.name) && area.needs.iter().all(|need| need.is_met(&on)), "{}", area.name);
                assert!(supply(&on, area).is_none(), "{}", area.name);
                let off = applied(&on, super::off(&on, area).last().unwrap());
                assert_eq!(findings(&off, target), known, "{} {target:?}", area.name);
                let left: Vec<String> = crate::model::project::changed_paths(&before, &off).iter().map(ToString::to_string).collect();
                assert_eq!(left, Vec::<String>::new(), "{} {target:?}", area.name);
            }
        }
    }

    #[test]
    fn the_first_field_is_added_with_a_label_in_each_language() {
        let mut widget = bundled::plain();
        let off = ChangeBuilder::new(&widget).remove(MANIFEST, "/settings").with(turn_off(&widget, Area::of("settings").unwrap()));
        widget.apply(&off.remove("i18n/en.json", "/settings").remove("i18n/ru.json", "/settings").ready().unwrap()).unwrap();
        let on = applied(&widget, &super::on(&widget, Area::of("settings").unwrap())[0]);
        let target = (Product::AmoCrm, Profile::Public);
        assert_eq!(findings(&on, target), findings(&bundled::plain(), target));
        let label = on.json("i18n/ru.json").and_then(|json| json.at("/settings/field")).and_then(Node::as_str);
        assert_eq!(label, Some("Поле"));
    }

    #[test]
    fn a_card_tab_brings_its_card_and_goes_with_it() {
        let (card, tab) = (Area::of("lcard").unwrap(), Area::of("card_sdk").unwrap());
        let mut widget = bundled::plain();
        widget.apply(&turn_off(&widget.clone(), card)).unwrap();
        let on = applied(&widget, &super::on(&widget, tab)[0]);
        assert!(declares(&on, "lcard") && declares(&on, "card_sdk"));
        let ways = super::off(&on, card);
        assert!(declares(&applied(&on, &ways[0]), "card_sdk") && !declares(&applied(&on, &ways[1]), "card_sdk"));
    }

    #[test]
    fn what_something_else_needs_stays() {
        let mut widget = bundled::plain();
        let block = json!({ "settings": { "a": { "name": "settings.greeting", "type": "text" }, "b": { "name": "card.hello" } } });
        let changes = ChangeBuilder::new(&widget).set(MANIFEST, "/locations/2", "digital_pipeline").set(MANIFEST, "/dp", block);
        widget.apply(&changes.ready().unwrap()).unwrap();
        let before = widget.clone();
        let off = applied(&widget, super::off(&widget, Area::of("digital_pipeline").unwrap()).last().unwrap());
        assert!(off.manifest("/dp").is_none());
        // One text is the label of a setting, the other is read by the script.
        assert_eq!(off.text("i18n/en.json").unwrap().as_str(), before.text("i18n/en.json").unwrap().as_str());
    }

    #[test]
    fn what_stands_in_the_way_is_not_written_over() {
        let mut widget = bundled::plain();
        widget.apply(&ChangeBuilder::new(&widget).set(MANIFEST, "/dp", "later").ready().unwrap()).unwrap();
        let area = Area::of("digital_pipeline").unwrap();
        for way in super::on(&widget, area) {
            assert_eq!(applied(&widget, &way).manifest("/dp").and_then(Node::as_str), Some("later"));
        }
        let mut php = bundled::plain();
        php.apply(&ChangeBuilder::new(&php).set(MANIFEST, "/dp", json!([])).ready().unwrap()).unwrap();
        let on = applied(&php, &super::on(&php, area)[0]);
        assert!(area.needs.iter().all(|need| need.is_met(&on)), "an empty list is PHP's empty object");
    }
}
