//! The Locations tab: areas switched with what goes with them, the panel flag, the map, and lists that can't be read.

use std::collections::BTreeMap;
use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::checking::CheckingCommand;
use widget_studio::checks::engine::rule::{Product, Profile};
use widget_studio::crm::locations::{AREAS, Area, Panel, entries};
use widget_studio::formats::json::Node;
use widget_studio::model::widget::MANIFEST;
use widget_studio::text::Lang;

use super::harness::{CTRL, Look, SMALLEST, Window};

/// A window with the plain template, its Locations tab in front.
fn opened() -> Window {
    let mut window = Window::new();
    window.open_plain();
    window.send(NavCommand::ShowTab(Tab::Locations));
    window
}

/// The same with another list of areas.
fn opened_with(locations: &str) -> (Window, String) {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    let text = window.on_disk("widget/manifest.json").replace("[\n    \"lcard-1\",\n    \"settings\"\n  ]", locations);
    assert!(text.contains(locations));
    fs::write(folder.join(MANIFEST), &text).unwrap();
    window.open_by_dialog(&folder);
    window.send(NavCommand::ShowTab(Tab::Locations));
    (window, text)
}

fn name(area: &Area) -> String {
    Lang::En.tr(&format!("location-{}", area.name))
}

/// Presses the switch of an area.
fn switch(window: &mut Window, name: &str) {
    window.reach(Role::Switch, name);
    window.click_on(Role::Switch, name);
}

/// Follows a link by keyboard: its words may stand on two lines.
fn follow(window: &mut Window, link: &str) {
    window.get(Role::Link, link).focus();
    window.settle();
    window.press(Modifiers::NONE, Key::Enter);
}

/// The rules that find something, but for callbacks: what an area needs in the script is added in the script card.
fn rules(window: &Window) -> Vec<&'static str> {
    window.rules().into_iter().filter(|rule| !["script/callback-missing", "script/callback-optional"].contains(rule)).collect()
}

fn locations(window: &Window) -> Vec<String> {
    entries(window.open_widget().project.widget()).iter().map(|(entry, _)| entry.text.to_owned()).collect()
}

/// All files, byte for byte.
fn files(window: &Window) -> BTreeMap<String, Vec<u8>> {
    window.open_widget().project.widget().files().map(|(path, body)| (path.to_string(), body.as_bytes().to_vec())).collect()
}

fn undo_all(window: &mut Window) {
    while window.open_widget().project.can_undo() {
        window.press(CTRL, Key::Z);
    }
}

#[test]
fn each_area_with_needs_is_switched_on_with_them_and_off_with_what_is_left() {
    let mut window = opened();
    let before = files(&window);
    let panels = ["logo_medium.png", "logo_min.png"];
    for area in AREAS.iter().filter(|area| area.needs.iter().any(|need| !panels.contains(&need.name())) && area.name != "settings") {
        let product = if area.amo { Product::AmoCrm } else { Product::Kommo };
        window.send(CheckingCommand::SetProduct(product));
        window.send(CheckingCommand::SetProfile(if area.public { Profile::Public } else { Profile::Private }));
        let known = rules(&window);
        switch(&mut window, &name(area));
        let shown = window.state().dialogs.is_open();
        assert_eq!(shown, area.name != "card_sdk", "{}: the card is there already", area.name);
        if shown {
            assert_eq!(files(&window), before, "nothing is changed before it was shown");
            window.click("Apply");
        }
        assert!(window.is_on(Role::Switch, &name(area)), "{}", area.name);
        assert_eq!(rules(&window), known, "{}", area.name);

        switch(&mut window, &name(area));
        if window.state().dialogs.is_open() {
            window.click_first(Role::RadioButton, "With what nothing else needs");
            window.click("Apply");
        }
        assert_eq!(rules(&window), known, "{}", area.name);
        assert_eq!(files(&window), before, "{}", area.name);
        undo_all(&mut window);
        assert_eq!(files(&window), before, "{}", area.name);
    }
}

#[test]
fn only_the_area_may_be_chosen_and_the_rest_added_later() {
    let mut window = opened();
    switch(&mut window, "Digital Pipeline");
    window.click_first(Role::RadioButton, "Only the area digital_pipeline");
    window.click("Apply");
    assert_eq!(locations(&window), ["lcard-1", "settings", "digital_pipeline"]);
    assert!(rules(&window).contains(&"locations/dp-needs-block"));
    assert!(window.mentions("digital_pipeline needs the block dp"), "the finding is at its area");
    window.click("webhook_url for Digital Pipeline: missing");
    window.click("Apply");
    assert_eq!(rules(&window), Vec::<&str>::new());
    window.click("webhook_url for Digital Pipeline: it is there");
    assert_eq!(window.open_widget().tab, Tab::Settings);
    assert_eq!(window.open_widget().focus.as_ref().and_then(|focus| focus.pointer.as_deref()), Some("/dp/webhook_url"));
}

#[test]
fn the_panel_flag_changes_its_own_entry() {
    let mut window = opened();
    let before = window.text(MANIFEST).to_owned();
    for (choice, text, panel) in
        [("-0", "lcard-0", Panel::Unused), ("not stated", "lcard", Panel::NotStated), ("-1", "lcard-1", Panel::Used)]
    {
        let label = format!("Panel of Lead card: {choice}");
        window.click_on(Role::RadioButton, &label);
        assert!(window.is_on(Role::RadioButton, &label));
        assert_eq!(window.text(MANIFEST), before.replace("lcard-1", text));
        let widget = window.open_widget().project.widget();
        assert_eq!(entries(widget).first().and_then(|(entry, _)| Panel::of(entry)), Some(panel));
    }
    switch(&mut window, "All pages");
    assert_eq!(locations(&window), ["lcard-1", "settings", "everywhere"]);
    assert!(window.names(Role::RadioButton).iter().all(|name| !name.contains("All pages")), "everywhere takes none");
    undo_all(&mut window);
    assert_eq!(window.text(MANIFEST), before);
}

#[test]
fn a_place_on_the_map_switches_its_area() {
    let mut window = opened();
    let before = files(&window);
    assert!(window.is_on(Role::CheckBox, "Lead card on the map") && !window.is_on(Role::CheckBox, "Contact card on the map"));
    let at = window.get(Role::CheckBox, "Contact card on the map").rect().center();
    window.click_at(at);
    assert_eq!(locations(&window), ["lcard-1", "settings", "ccard-1"]);
    assert!(window.is_on(Role::CheckBox, "Contact card on the map") && window.is_on(Role::Switch, "Contact card"));
    window.choose("Card: Contact card", "Company card");
    window.click_on(Role::CheckBox, "Company card on the map");
    assert_eq!(locations(&window), ["lcard-1", "settings", "ccard-1", "comcard-1"]);
    window.click_on(Role::CheckBox, "Digital Pipeline on the map");
    window.click("Apply");
    assert!(window.is_on(Role::CheckBox, "Digital Pipeline on the map"));
    assert_eq!(rules(&window), Vec::<&str>::new());
    undo_all(&mut window);
    assert_eq!(files(&window), before);
}

#[test]
fn a_place_that_is_off_says_why_the_script_runs_there() {
    let mut window = opened();
    switch(&mut window, "All pages");
    window.harness.hover_at(window.get(Role::CheckBox, "Contact card on the map").rect().center());
    // Its words come a moment later.
    for _ in 0..60 {
        window.harness.step();
    }
    assert!(window.mentions("ccard is off, but the script starts on every page"));
    window.click_on(Role::CheckBox, "Contact card on the map");
    assert_eq!(locations(&window), ["lcard-1", "settings", "everywhere", "ccard-1"]);
}

#[test]
fn all_is_reached_by_keyboard() {
    let mut window = opened();
    window.get(Role::CheckBox, "Contact card on the map").focus();
    window.settle();
    window.press(Modifiers::NONE, Key::Space);
    assert_eq!(locations(&window), ["lcard-1", "settings", "ccard-1"]);
    window.get(Role::Switch, "Contact card").focus();
    window.settle();
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(locations(&window), ["lcard-1", "settings"]);
}

#[test]
fn areas_are_found_and_groups_folded() {
    let mut window = opened();
    assert_eq!(window.names(Role::Switch).len(), AREAS.len());
    window.fill("Find an area", "salesbot");
    assert_eq!(window.names(Role::Switch), ["Salesbot step"]);
    window.fill("Find an area", "nothing like it");
    assert!(window.says("No area fits"));
    window.fill("Find an area", " ");
    window.click_on(Role::RadioButton, "On");
    assert_eq!(window.names(Role::Switch), ["Lead card", "Settings window"]);
    window.click_on(Role::RadioButton, "All");
    window.click_first(Role::Button, "Cards, 1 of 6");
    assert!(!window.names(Role::Switch).contains(&"Lead card".to_owned()));
}

#[test]
fn an_unknown_area_is_kept_and_its_repair_offered() {
    let (mut window, before) = opened_with("[\"lcard-1\", \"everywere\", 7, \"settings\"]");
    assert!(window.says("everywere") && window.says("Not a known area, kept as it is"));
    switch(&mut window, "Lead source");
    assert_eq!(window.text(MANIFEST), before.replace("\"settings\"]", "\"settings\", \"lead_sources\"]"));
    follow(&mut window, "Set to everywhere");
    window.click("Apply");
    assert_eq!(locations(&window), ["lcard-1", "everywhere", "settings", "lead_sources"]);
}

#[test]
fn a_list_that_is_none_is_not_written_over() {
    for (found, repair) in [
        ("\"lcard-1, settings\"", "Make it a list: lcard-1, settings"),
        ("{\"0\": \"lcard-1\", \"1\": \"settings\"}", "Make it a list: lcard-1, settings"),
    ] {
        let (mut window, before) = opened_with(found);
        assert!(window.says("The areas can't be switched here"));
        assert!(window.get(Role::Switch, "Contact card").accesskit_node().is_disabled());
        window.click_on(Role::CheckBox, "Contact card on the map");
        assert_eq!(window.text(MANIFEST), before);
        follow(&mut window, repair);
        window.click("Apply");
        assert_eq!(locations(&window), ["lcard-1", "settings"]);
        switch(&mut window, "Contact card");
        assert_eq!(locations(&window), ["lcard-1", "settings", "ccard-1"]);
    }
}

#[test]
fn a_list_inside_the_block_is_moved_out() {
    let mut window = Window::with(Look { size: SMALLEST, ..Look::default() });
    let folder = window.plain_folder("widget");
    let text = window.on_disk("widget/manifest.json");
    let list = "\"locations\": [\n    \"lcard-1\",\n    \"settings\"\n  ],";
    let moved = text.replace(list, "").replacen("\"widget\": {", &format!("\"widget\": {{ {list}"), 1);
    fs::write(folder.join(MANIFEST), moved).unwrap();
    window.open_by_dialog(&folder);
    window.send(NavCommand::ShowTab(Tab::Locations));
    assert!(window.says("The areas can't be switched here"));
    follow(&mut window, "Move locations out of widget");
    window.click("Apply");
    assert_eq!(locations(&window), ["lcard-1", "settings"]);
}

#[test]
fn the_meaning_of_init_once_follows_the_areas() {
    let mut window = opened();
    assert!(window.mentions("each time someone opens one of these places"));
    switch(&mut window, "All pages");
    assert!(window.mentions("on each page that someone opens"));
    window.press(CTRL, Key::Z);
    switch(&mut window, "Lead card");
    switch(&mut window, "Settings window");
    assert!(window.mentions("the widget starts nowhere"));
    let on = window.open_widget().project.widget().manifest("/widget/init_once").and_then(Node::as_bool);
    assert_eq!(on, Some(false));
}

#[test]
fn a_finding_leads_to_its_area() {
    let (mut window, _) = opened_with("[\"settings\", \"website_chat_button\"]");
    let finding = window.findings().iter().find(|finding| finding.rule.id == "locations/dialect").unwrap().id();
    window.send(CheckingCommand::Select(finding));
    assert_eq!(window.open_widget().tab, Tab::Locations);
    let row = window.rect_of(Role::Switch, "Chat button");
    assert!(row.top() > 100.0 && row.bottom() < 760.0, "{row:?}");
}

#[test]
fn a_missing_callback_is_added_from_the_script_card_and_found_there() {
    let mut window = opened();
    assert!(window.names(Role::Link).iter().all(|name| !name.starts_with("Show render")), "folded while nothing is missing");
    switch(&mut window, "Lead list");
    assert_eq!(window.rules(), ["script/callback-missing"]);
    let before = window.on_disk("widget/script.js");
    window.reach(Role::Button, "Add leads.selected…");
    window.click("Add leads.selected…");
    assert!(window.state().dialogs.is_open(), "the difference is shown first");
    window.click("Apply");
    assert_eq!(window.rules(), Vec::<&str>::new());
    let after = window.text("script.js").to_owned();
    let stub = "      destroy: function () {},\n      leads: {\n        selected: function () {}\n      }\n    };";
    assert_eq!(after, before.replace("      destroy: function () {}\n    };", stub));

    // The card folds itself once nothing is missing.
    window.reach(Role::Button, "Script, 6 of 6 callbacks");
    window.click_on(Role::Button, "Script, 6 of 6 callbacks");
    let line = after[..after.find("selected").unwrap()].matches('\n').count() + 1;
    let link = format!("Show leads.selected in the script, line {line}");
    window.reach(Role::Link, &link);
    window.click_on(Role::Link, &link);
    assert_eq!((window.open_widget().tab, window.open_widget().shown_file()), (Tab::Manifest, "script.js"));
    let range = window.open_widget().focus.as_ref().and_then(|focus| focus.range.clone()).unwrap();
    assert_eq!(&after[range], "selected");
    undo_all(&mut window);
    assert_eq!(window.text("script.js"), before);
}

#[test]
fn a_script_that_is_missing_or_broken_is_told_in_its_card() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    fs::remove_file(folder.join("script.js")).unwrap();
    window.open_by_dialog(&folder);
    window.send(NavCommand::ShowTab(Tab::Locations));
    assert!(window.mentions("There is no script.js"));
    window.reach(Role::Button, "Create…");
    window.click("Create…");
    window.click("Apply");
    assert!(!window.rules().iter().any(|rule| rule.starts_with("script/")), "{:?}", window.rules());
    assert!(window.mentions("Script, 5 of 5 callbacks"));

    let folder = window.plain_folder("broken");
    fs::write(folder.join("script.js"), "define(function () {\n  return {;\n});").unwrap();
    window.open_by_dialog(&folder);
    window.click("Don't save");
    window.send(NavCommand::ShowTab(Tab::Locations));
    assert!(window.mentions("script.js can't be read"));
    window.reach(Role::Button, "Show in the source");
    window.click_on(Role::Button, "Show in the source");
    assert_eq!(window.open_widget().shown_file(), "script.js");
}
