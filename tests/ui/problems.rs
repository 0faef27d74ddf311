//! The Problems panel and the pages of the checks: fixes, walking, filters, reasons.

use std::fs;
use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use widget_studio::app::core::intent::Intent;
use widget_studio::app::core::navigation::Page;
use widget_studio::app::core::tab::Tab;
use widget_studio::checks;
use widget_studio::checks::engine::rule::{Product, Profile};
use widget_studio::model::widget::MANIFEST;
use widget_studio::services::bundled;
use widget_studio::text::Lang;

use super::access::seen::words;
use super::harness::{CTRL, Look, SMALLEST, Window};

impl Window {
    /// Makes the Problems panel as high as it can be.
    pub fn enlarge_problems(&mut self) {
        let title = self.rect_of(Role::Label, &self.state().lang().tr("problems-title"));
        let splitters = self.harness.query_all_by_role(Role::Splitter).filter(|node| node.rect().width() > node.rect().height());
        let handle = splitters.min_by(|a, b| (a.rect().top() - title.top()).abs().total_cmp(&(b.rect().top() - title.top()).abs()));
        let at = handle.expect("a handle").rect().center();
        self.harness.hover_at(at);
        self.harness.drag_at(at);
        self.harness.hover_at(at - egui::vec2(0.0, 300.0));
        self.harness.drop_at(at - egui::vec2(0.0, 300.0));
        self.settle();
    }
}

/// A window with the sample and all of its problems in sight.
fn sample() -> Window {
    let mut window = Window::new();
    window.open_sample();
    window.enlarge_problems();
    window
}

/// A window with the broken widget of the fixtures and many problems in sight.
fn broken() -> Window {
    let mut window = Window::new();
    window.open_by_dialog(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/widgets/broken"));
    window.enlarge_problems();
    window
}

#[test]
fn a_safe_fix_is_made_at_once_by_the_button_of_its_row() {
    let mut window = sample();
    let before = window.text(MANIFEST).to_owned();
    window.click_in_problem("Error: There is a comma", "Fix");
    assert_eq!(window.text(MANIFEST), before.replace("  },\n}", "  }\n}"));
    assert!(window.says("5 errors") && !window.rules().contains(&"json/trailing-comma"));
    window.press(CTRL, Key::Z);
    assert_eq!((window.text(MANIFEST), window.findings().len()), (before.as_str(), 6));
}

#[test]
fn a_fix_that_asks_shows_its_ways_and_their_changes() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    let once = window.on_disk("widget/manifest.json");
    let twice = once.replace("\"version\": \"0.1.0\",", "\"version\": \"0.1.0\",\n    \"version\": \"0.2.0\",");
    fs::write(folder.join(MANIFEST), &twice).unwrap();
    window.open_by_dialog(&folder);
    assert_eq!(window.rules(), ["json/duplicate-key"]);

    window.click_in_problem("Error: The key version stands twice", "Fix…");
    let ways: Vec<String> = window.names(Role::RadioButton).into_iter().filter(|name| name.starts_with("Keep ")).collect();
    let [first, second] = ways.as_slice() else { panic!("{ways:?}") };
    assert!(window.is_on(Role::RadioButton, first) && window.text(MANIFEST) == twice, "nothing changes before it is applied");
    let other = if second.contains("0.1.0") { second } else { first };
    let (chosen, kept) = if other == first { (second, "0.2.0") } else { (second, "0.1.0") };
    window.click_on(Role::RadioButton, chosen);
    assert!(window.is_on(Role::RadioButton, chosen));
    window.click("Cancel");
    assert_eq!(window.text(MANIFEST), twice);

    window.click_in_problem("Error: The key version stands twice", "Fix…");
    window.click_on(Role::RadioButton, chosen);
    window.click("Apply");
    assert_eq!((window.rules().len(), window.open_widget().version()), (0, Some(kept)));
    window.press(CTRL, Key::Z);
    assert_eq!(window.text(MANIFEST), twice);
}

#[test]
fn all_safe_fixes_are_shown_made_and_taken_back_in_one_step() {
    let mut window = sample();
    let before = window.open_widget().project.widget().clone();
    window.click("Fix all safe (2)");
    assert!(window.says("Repairs 2 problems. One undo takes all back."), "{}", window.outline());
    assert!(window.mentions("\"required\": true") && window.findings().len() == 6);
    window.click("Apply");
    assert_eq!(window.findings().len(), 4);
    assert!(!window.names(Role::Button).iter().any(|name| name.starts_with("Fix all safe")));
    window.press(CTRL, Key::Z);
    assert_eq!(window.open_widget().project.widget(), &before);
    assert_eq!(window.findings().len(), 6);
    assert!(!window.open_widget().project.can_undo());
}

#[test]
fn f8_walks_through_all_problems_and_around() {
    let mut window = Window::new();
    window.open_sample();
    let walk = |window: &mut Window, modifiers| {
        window.press(modifiers, Key::F8);
        let selected = window.open_widget().selected_index().unwrap();
        let title = format!("Error: {}", Lang::En.title(&window.findings()[selected]));
        assert!(window.is_on(Role::Button, &title), "its row is drawn and selected");
        selected
    };
    let forwards: Vec<usize> = (0..7).map(|_| walk(&mut window, Modifiers::NONE)).collect();
    assert_eq!(forwards, [0, 1, 2, 3, 4, 5, 0]);
    assert_eq!(walk(&mut window, Modifiers::SHIFT), 5);
    assert_eq!(window.open_widget().tab, Tab::Images);
}

#[test]
fn a_click_on_a_problem_goes_to_its_place() {
    let mut window = sample();
    window.click_first(Role::Button, "Error: images/logo_medium.png is 120");
    assert_eq!(window.open_widget().tab, Tab::Images);
    assert!(window.says("logo_medium.png") && window.is_on(Role::Button, "Images, Error: 2"));
    window.click_first(Role::Button, "Error: i18n/en.json lacks");
    assert_eq!((window.open_widget().tab, window.open_widget().shown_file()), (Tab::I18n, "i18n/en.json"));
    assert!(window.says("card.done"), "the key is the chosen one");
    window.click_first(Role::Button, "Error: widget.descripton leads");
    assert_eq!(window.open_widget().shown_file(), MANIFEST);
    assert!(window.has_focus("Description"), "typing repairs it");
    window.press(CTRL, Key::A);
    window.write("widget.description");
    assert_eq!(window.findings().len(), 5);
}

#[test]
fn why_opens_the_page_of_the_check_and_back_returns() {
    let mut window = sample();
    window.click_in_problem("Error: There is a comma", "Why");
    assert_eq!(window.state().page, Some(Page::Rule("json/trailing-comma".to_owned())));
    assert!(window.says("A comma too many") && window.mentions("JavaScript allows it, JSON doesn't"));
    assert_eq!(window.inputs("Name"), 0, "the page covers the form");
    window.click("Back");
    assert_eq!((window.state().page.clone(), window.inputs("Name")), (None, 1));
}

#[test]
fn the_page_of_a_check_repairs_and_leads_to_its_place() {
    let mut window = sample();
    window.click("Fold the panel");
    window.run("A comma too many");
    assert!(window.says("In this widget"));
    window.click("Fix");
    assert!(window.says("Not found in this widget") && window.findings().len() == 5);
    window.press(CTRL, Key::Z);
    window.click_on(Role::Link, "There is a comma after the last value");
    assert_eq!(window.state().page, None);
    assert_eq!(window.open_widget().selected_index().map(|at| window.rules()[at]), Some("json/trailing-comma"));
}

#[test]
fn all_checks_are_listed_filtered_and_leafed_through() {
    let mut window = Window::new();
    window.click_on(Role::Link, "Every check, with its reason");
    assert_eq!(window.state().page, Some(Page::Checks));
    let rules: Vec<_> = checks::rules::all().collect();
    let listed = |window: &Window| window.names(Role::Button).into_iter().filter(|name| is_rule(name)).count();
    assert_eq!(listed(&window), rules.len());
    window.fill("Filter", "i18n/");
    assert_eq!(listed(&window), rules.iter().filter(|rule| rule.id.contains("i18n/")).count());
    window.fill("Filter", "a comma too");
    window.click("A comma too many");
    window.click("Next check");
    let at = rules.iter().position(|rule| rule.id == "json/trailing-comma").unwrap();
    assert_eq!(window.state().page, Some(Page::Rule(rules[at + 1].id.to_owned())));
    window.click("Previous check");
    assert!(window.says("A comma too many"));
    window.click_on(Role::Link, "All checks");
    window.click("Back");
    assert!(window.says("Open a widget"));
}

fn is_rule(name: &str) -> bool {
    checks::rules::all().any(|rule| Lang::En.rule_name(rule) == name)
}

#[test]
fn problems_are_filtered_by_text_severity_and_tab() {
    let mut window = broken();
    let all = window.problems();
    window.click("4 warnings");
    let warnings = window.problems();
    assert_eq!(warnings.len(), 4);
    assert!(warnings.iter().all(|problem| problem.starts_with("Warning: ")), "{warnings:?}");
    window.fill("Filter", "logo_MAIN");
    assert_eq!(window.problems(), ["Warning: images/logo_main.png is missing, a PNG of 400 × 272 pixels"]);
    window.fill("Filter", "nothing like this");
    assert!(window.problems().is_empty() && window.says("No problem fits the filter"));
    window.press(CTRL, Key::A);
    window.press(Modifiers::NONE, Key::Backspace);
    window.click("4 warnings");
    assert_eq!(window.problems(), all);

    window.choose("Tab: All tabs", "Images");
    let images = window.findings().iter().filter(|finding| Tab::of(finding) == Tab::Images).count();
    assert_eq!(window.problems().len(), images);
    // An id and a file are found as well.
    window.fill("Filter", "images/corrupt");
    assert_eq!(window.problems().len(), 1);
}

#[test]
fn the_panel_is_folded_and_unfolded() {
    let mut window = sample();
    window.click("Fold the panel");
    assert!(window.problems().is_empty() && window.says("6 errors"));
    window.click("Unfold the panel");
    assert_eq!(window.problems().len(), 6);
}

#[test]
fn a_problem_is_copied_with_its_reason() {
    let mut window = sample();
    window.click_in_problem("Error: There is a comma", "More about this finding");
    window.click("Copy");
    let copied = window.copied.clone().unwrap();
    let expected =
        ["json/trailing-comma", "manifest.json:44:4", "There is a comma after the last value", "JavaScript allows it", "Delete the comma"];
    assert!(expected.iter().all(|words| copied.contains(words)), "{copied}");
    assert!(window.says("Copied"));
}

#[test]
fn a_fix_is_made_under_its_field() {
    let mut window = sample();
    window.click("Fold the panel");
    window.click_on(Role::Link, "Use widget.description");
    window.click("Apply");
    assert_eq!((window.value("Description"), window.findings().len()), ("widget.description".to_owned(), 5));
}

#[test]
fn product_and_profile_say_what_is_checked() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    let text = window.on_disk("widget/manifest.json");
    let support = text.find(",\n    \"support\"").unwrap()..text.find("\n  },\n  \"locations\"").unwrap();
    let mut text = text.replace("\"ru\", \"en\"", "\"en\", \"ru\"");
    text.replace_range(support, "");
    fs::write(folder.join(MANIFEST), text).unwrap();
    window.open_by_dialog(&folder);
    let expected = |window: &Window, product, profile| checks::check(window.open_widget().project.widget(), product, profile).findings;
    for (product, name) in [(Product::Kommo, "Kommo"), (Product::AmoCrm, "amoCRM")] {
        for (profile, title) in [(Profile::Public, "Public moderation"), (Profile::Private, "Private upload")] {
            window.choose("Product", name);
            window.choose("Checked for", title);
            assert_eq!(window.findings(), expected(&window, product, profile), "{name}, {title}");
        }
    }
    let severities = |profile| expected(&window, Product::AmoCrm, profile).iter().map(|finding| finding.severity).collect::<Vec<_>>();
    assert_ne!(severities(Profile::Private), severities(Profile::Public), "else this test proves nothing");
    assert_ne!(expected(&window, Product::Kommo, Profile::Private), expected(&window, Product::AmoCrm, Profile::Private));
}

#[test]
fn problems_are_repaired_in_russian() {
    let ru = |id| Lang::Ru.tr(id);
    let mut window = Window::with(Look { lang: Lang::Ru, ..Look::default() });
    window.click(&ru("start-sample-button"));
    window.click(&Lang::Ru.with("problems-fix-all-safe", &[("count", 2_usize.into())]));
    window.click(&ru("fix-apply"));
    assert_eq!(window.findings().len(), 4);
    window.enlarge_problems();
    let title = Lang::Ru.title(window.findings().iter().find(|finding| finding.rule.id == "images/wrong-size").unwrap());
    window.click_in_problem(&format!("{}: {title}", ru("severity-error")), &ru("finding-why"));
    assert!(window.mentions(&ru("page-why")));
    window.click(&ru("page-back"));
    assert_eq!(window.state().page, None);
}

#[test]
fn the_plain_template_is_ready() {
    let found = |profile| {
        let report = checks::check(&bundled::plain(), Product::AmoCrm, profile);
        report.findings.iter().map(|finding| finding.rule.id).collect::<Vec<_>>()
    };
    assert_eq!(found(Profile::Private), Vec::<&str>::new());
    // What only its author can give.
    assert_eq!(found(Profile::Public), ["images/template-logo", "tour/missing"]);
}

#[test]
fn messages_cover_nothing() {
    let mut window = Window::with(Look { size: SMALLEST, ..Look::default() });
    window.open_sample();
    let before = window.names(Role::Button);
    let places: Vec<_> = before.iter().map(|name| window.rect_of(Role::Button, name)).collect();
    let file = "a/folder/with/a/long/path/and a file of many words.json";
    let reason = format!("there is no file {file}");
    for _ in 0..4 {
        window.edit(Intent::set(file, "/a", 1));
    }
    let said: Vec<_> = words(&window).into_iter().filter(|said| said.text == reason || said.text == "The change can't be made").collect();
    assert!(said.len() > 2, "{}", window.outline());
    for said in said {
        let over = before.iter().zip(&places).find(|(_, place)| place.intersect(said.shown()).is_positive());
        assert!(over.is_none(), "{:?} at {:?} over {over:?}", said.text, said.shown());
    }
    window.dismiss_all();
}

#[test]
fn a_missing_text_is_typed_in_the_fix() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    let ru = window.on_disk("widget/i18n/ru.json").replacen('{', "{\n  \"more\": { \"one\": \"Раз\", \"two\": \"Два\" },", 1);
    fs::write(folder.join("i18n/ru.json"), ru).unwrap();
    window.open_by_dialog(&folder);
    window.enlarge_problems();
    window.click_in_problem("Error: i18n/en.json lacks", "Fix…");
    window.fill("more.one · i18n/en.json", "One");
    window.click("Apply");
    assert!(window.text("i18n/en.json").contains("\"one\": \"One\""), "{}", window.text("i18n/en.json"));
    assert!(window.text("i18n/en.json").contains("\"two\": \"TODO: Два\""));
    assert!(!window.rules().contains(&"i18n/missing-key"));
}

#[test]
fn a_contact_is_typed_in_the_fix_and_asked_about_before_it_is_lost() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    let manifest = window.on_disk("widget/manifest.json");
    let mut value: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    value["widget"]["support"] = serde_json::json!({ "link": "", "email": "" });
    fs::write(folder.join(MANIFEST), value.to_string()).unwrap();
    window.open_by_dialog(&folder);
    window.enlarge_problems();
    window.click_in_problem("Warning: ", "Fix…");
    assert!(!window.is_enabled("Apply"), "nothing is typed");
    window.fill("widget.support.email · manifest.json", "help@romashka.ru");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.state().dialogs.is_open(), "what was typed is asked about");
    window.press(Modifiers::NONE, Key::Escape);
    window.click("Apply");
    assert!(window.text(MANIFEST).contains("help@romashka.ru") && !window.rules().contains(&"manifest/support-contact"));
}
