//! Trouble on demand: what a widget's requests meet, as jQuery and `fetch` see it.

use serde_json::json;

use crate::harness::{Bench, options};
use crate::visit::{Visit, browser, invented, kind};

#[test]
fn every_trouble_comes_as_the_crm_sends_it() {
    let mut browser = browser();
    let bench = Bench::with(options(), invented("requests"));
    let mut visit = Visit::of(&mut browser, &bench, "lead");
    let ask = "fetch('/api/v4/leads').then((answer) => answer.status, () => 'failed')";
    let by_jquery = "new Promise((done) => $.ajax('/api/v4/leads').always((one, how, two) => done(how === 'success' || how === 'nocontent' ? two.status : one.status)))";
    assert_eq!((visit.frame(ask), visit.frame(by_jquery)), (json!(200), json!(200)));
    for (what, status, jquery) in [
        ("rights", json!(403), json!(403)),
        ("down", json!(502), json!(502)),
        ("empty", json!(204), json!(204)),
        ("lost", json!("failed"), json!(0)),
        ("slow", json!(200), json!(200)),
    ] {
        visit.bench.stand_in.show(&json!({"trouble": {"what": what, "where": "account"}}));
        visit.event("choice", |event| kind(event) == "bar" && event["state"]["trouble"]["what"] == what);
        visit.until(&format!("document.querySelector('#bar') !== null && location.search.includes('trouble={what}')"));
        assert_eq!((visit.frame(ask), visit.frame(by_jquery)), (status, jquery), "{what}");
    }
    visit.bench.stand_in.show(&json!({"trouble": {"what": "limit", "where": "all"}}));
    visit.event("choice", |event| kind(event) == "bar" && event["state"]["trouble"]["what"] == "limit");
    let all = visit.frame(
        "(async () => { const all = []; for (let i = 0; i < 6; i += 1) all.push((await fetch('/api/v4/leads')).status); return all; })()",
    );
    assert_eq!(all.as_array().unwrap().iter().filter(|status| **status == 429).count(), 2, "{all}");
    let told = visit.events().iter().filter(|event| kind(event) == "network" && event["trouble"].is_string()).count();
    assert!(told >= 10, "{told}");
    visit.end();
}
