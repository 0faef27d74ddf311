//! Edits reach the page; one that can't be loaded doesn't; the end is told.

use serde_json::json;
use widget_studio::stand_in::Published;

use crate::harness::{Bench, options, write};
use crate::visit::{Visit, browser, invented, kind};

fn script(bench: &Bench) -> String {
    bench.widget.text("script.js").unwrap().as_str().to_owned()
}

#[test]
fn each_edit_is_in_the_page_which_stays_where_it_was() {
    let mut browser = browser();
    let mut bench = Bench::with(options(), invented("cards"));
    let first = script(&bench);
    let builds: Vec<_> = [
        write("script.js", &first.replacen("define([", "console.log('second build'); define([", 1)),
        write("script.js", "define([], function () { let = ; });"),
        write("style.css", ".sample { color: red }"),
        write("script.js", &first),
        write("i18n/en.json", bench.widget.text("i18n/en.json").unwrap().as_str()),
    ]
    .iter()
    .map(|change| bench.change(std::slice::from_ref(change)))
    .collect();
    let mut builds = builds.into_iter();
    let mut publish = |bench: &Bench| bench.stand_in.publish(builds.next().unwrap());
    let mut visit = Visit::of(&mut browser, &bench, "contact");
    assert_eq!(publish(&bench), Published::New(2));
    visit.event("line of the second build", |event| kind(event) == "console" && event["text"] == "second build" && event["build"] == 2);
    let ready = visit.event("second start", |event| kind(event) == "ready" && event["build"] == 2);
    assert_eq!(ready["scene"], "contact", "the page stays where it was");
    assert!(visit.bar("location.search").as_str().unwrap().contains("scene=contact"));

    assert_eq!(publish(&bench), Published::Broken);
    visit.event("fault of the third build", |event| kind(event) == "no-build" && event["file"] == "script.js" && event["line"] == 1);
    visit.until("document.querySelector('#bar .chip_error') !== null");
    assert_eq!(publish(&bench), Published::Broken, "the script is still broken");
    assert_eq!(visit.bar("fetch('session').then((answer) => answer.json()).then((session) => session.build.number)"), json!(2));
    assert_eq!(publish(&bench), Published::New(3));
    visit.event("third start", |event| kind(event) == "ready" && event["build"] == 3);
    visit.until("document.querySelector('#bar .chip_error') === null");
    assert_eq!(publish(&bench), Published::Same);
    visit.end();
}

#[test]
fn by_hand_the_page_waits_for_the_person() {
    let mut browser = browser();
    let mut bench = Bench::with(options(), invented("cards"));
    let next = script(&bench) + "\n";
    let build = bench.change(&[write("script.js", &next)]);
    let mut visit = Visit::of(&mut browser, &bench, "lead");
    bench.stand_in.show(&json!({"reload": "hand"}));
    visit.event("choice", |event| kind(event) == "bar" && event["state"]["reload"] == "hand");
    assert_eq!(bench.stand_in.publish(build), Published::New(2));
    visit.until("document.querySelector('#bar .chip_accent') !== null");
    assert!(visit.events().iter().all(|event| event["build"] != 2 || kind(event) == "published"));
    visit.click("#bar .chip_accent");
    visit.event("second start", |event| kind(event) == "ready" && event["build"] == 2);
    visit.end();
}

#[test]
fn the_end_empties_the_page() {
    let mut browser = browser();
    let bench = Bench::with(options(), invented("cards"));
    let visit = Visit::of(&mut browser, &bench, "lead");
    let page = visit.page.clone();
    drop(bench);
    let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while browser.evaluate(&page, "document.querySelector('iframe') !== null").unwrap() == true {
        assert!(std::time::Instant::now() < until, "the widget is still there");
    }
}
