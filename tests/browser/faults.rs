//! Scripts that fail, each in one way: what the CRM makes of it is told, with the place.

use serde_json::Value;

use crate::harness::{Bench, options, write};
use crate::visit::{Visit, browser, folder, invented, kind};

/// A script of `tests/stand_in/faults`, the kind of event that tells of it, and a text in that event.
const FAULTS: &[(&str, &str, &str)] = &[
    ("arrow", "rule", "chain-stopped"),
    ("callback-missing", "rule", "callback-missing"),
    ("no-callbacks", "rule", "no-callbacks"),
    ("module-missing", "failed", ""),
    ("render-false", "rule", "init-skipped-falsy"),
    ("render-rejected", "rule", "init-skipped-rejected"),
    ("returns-object", "rule", "module-no-function"),
    ("things-missing", "missing", ""),
    ("throws-bind-actions", "thrown", "bind_actions"),
    ("throws-constructor", "thrown", "new Widget"),
    ("throws-init", "thrown", "init"),
    ("throws-late", "thrown", ""),
    ("throws-render", "thrown", "render"),
];

#[test]
fn each_fault_is_a_red_line_with_its_place() {
    let mut browser = browser();
    let mut wrong = Vec::new();
    for (name, expected, text) in FAULTS {
        let script = std::fs::read_to_string(folder().join("faults").join(format!("{name}.js"))).unwrap();
        let mut widget = invented("faults");
        widget.apply(&[write("script.js", &script)]).unwrap();
        let bench = Bench::with(options(), widget);
        let mut visit = Visit::of(&mut browser, &bench, "lead");
        visit.frame("new Promise((done) => setTimeout(done, 500))");
        let told: Vec<Value> =
            visit.events().into_iter().filter(|event| kind(event) == *expected && event.to_string().contains(text)).collect();
        if told.is_empty() || visit.red().is_empty() {
            wrong.push(format!(
                "{name}: {expected} {text} not in\n{}",
                visit.events().iter().map(|it| it.to_string() + "\n").collect::<String>()
            ));
        }
        if *expected == "thrown" && told.iter().all(|event| event["error"]["where"]["file"] != "script.js") {
            wrong.push(format!("{name}: no place in {told:?}"));
        }
        visit.end();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
