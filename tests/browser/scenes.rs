//! The sample, every widget of the wizard and the invented widgets run in all their scenes without a red line.

use std::collections::BTreeMap;

use serde_json::Value;
use widget_studio::crm::locations;
use widget_studio::model::product::Product;
use widget_studio::model::widget::Widget;
use widget_studio::services::bundled;
use widget_studio::services::new_widget::spec::suggested;
use widget_studio::services::new_widget::{Comments, Intent, Mark, NewWidgetSpec, changes};
use widget_studio::stand_in::scenes::SCENES;
use widget_studio::system::browser::Browser;

use crate::harness::{Bench, options};
use crate::visit::{Visit, browser, invented};

/// What a person does in a scene: chooses and starts the widget's action, saves the settings, saves the bot.
fn use_it(visit: &mut Visit<'_>, scene: &str) {
    match scene {
        "leads" | "contacts" | "companies" | "customers" | "tasks" => {
            visit.frame("document.querySelector('.js-list-checkbox')?.click(), document.querySelector('.js-widget-action')?.click(), 0");
            visit.frame("new Promise((done) => setTimeout(done, 300))");
            // Whoever goes on has closed the window that the widget opened.
            visit.frame("document.querySelectorAll('.modal .modal-body__close').forEach((button) => button.click()), 0");
        }
        "settings" => {
            visit.frame("(() => { const field = document.querySelector('#widget_settings__fields_wrapper input'); if (field) $(field).trigger('change'); document.querySelector('.js-widget-save')?.click(); return 0; })()");
        }
        "salesbot" => {
            visit.frame("document.querySelector('.js-bot-save')?.click(), 0");
        }
        _ => {}
    }
    visit.frame("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))");
}

/// The red lines of a widget in all its scenes.
fn red(browser: &mut Browser, name: &str, widget: Widget) -> Vec<String> {
    let mut red = Vec::new();
    let scenes: Vec<&str> = SCENES.iter().filter(|(_, area)| locations::declares(&widget, area)).map(|(scene, _)| *scene).collect();
    assert!(!scenes.is_empty(), "{name} has no scene");
    let bench = Bench::with(options(), widget);
    for scene in scenes {
        let mut visit = Visit::of(browser, &bench, scene);
        use_it(&mut visit, scene);
        // Away from it: `destroy`, and what is left.
        visit.go(if scene == "company" { "customer" } else { "company" });
        red.extend(visit.red().into_iter().map(|line| format!("{name} in {scene}: {line}")));
        if !visit.events().iter().any(|event| event["kind"] == "call" && event["name"] == "render") {
            let told = visit.events().iter().map(|event| event.to_string() + "\n").collect::<String>();
            red.push(format!("{name} isn't started in {scene}:\n{told}"));
        }
        visit.end();
    }
    red
}

#[track_caller]
fn none(red: &[String]) {
    assert!(red.is_empty(), "{}", red.join("\n"));
}

#[test]
fn the_sample_and_the_plain_widget_run_in_all_their_scenes() {
    let mut browser = browser();
    for (name, widget) in [("the sample", bundled::sample()), ("the plain one", bundled::plain())] {
        none(&red(&mut browser, name, widget));
    }
}

/// A new widget with this purpose.
pub fn wizard(intent: Intent) -> Widget {
    let order = NewWidgetSpec {
        product: Product::AmoCrm,
        intents: vec![intent],
        locales: vec!["en".to_owned(), "ru".to_owned()],
        names: BTreeMap::from([("en".to_owned(), "Sample".to_owned()), ("ru".to_owned(), "Sample".to_owned())]),
        support: String::new(),
        fields: suggested(&[intent]),
        comments: Comments::En,
    };
    let mut widget = Widget::default();
    widget.apply(&changes(&widget, &order, &Mark::of("Sample").logos()).unwrap()).unwrap();
    widget
}

#[test]
fn every_widget_of_the_wizard_runs_in_all_its_scenes() {
    let mut browser = browser();
    let mut found = Vec::new();
    for intent in Intent::ALL {
        found.extend(red(&mut browser, intent.word(), wizard(intent)));
    }
    none(&found);
}

#[test]
fn the_invented_widgets_use_everything_without_a_red_line() {
    let mut browser = browser();
    let mut found = Vec::new();
    for name in ["bots", "cards", "controls", "pages", "requests", "settings"] {
        found.extend(red(&mut browser, name, invented(name)));
    }
    // A block of the bot that returns an object on purpose.
    found.retain(|line| !(line.starts_with("bots in salesbot") && line.contains("bot-not-text")));
    none(&found);
}

#[test]
fn what_a_widget_leaves_is_told() {
    let mut browser = browser();
    let bench = Bench::with(options(), invented("leavings"));
    let mut visit = Visit::of(&mut browser, &bench, "lead");
    visit.go("company");
    let left = visit.event("things that are left", |event| event["kind"] == "leftover");
    let kinds: Vec<&str> = left["items"].as_array().unwrap().iter().filter_map(|item| item["what"].as_str()).collect();
    for what in ["listener", "interval", "node"] {
        assert!(kinds.contains(&what), "{what} not in {kinds:?}");
    }
    assert!(left["items"].as_array().unwrap().iter().any(|item| item["where"]["file"] == "script.js"), "{left}");
    let _: Vec<Value> = visit.events();
    visit.end();
}
