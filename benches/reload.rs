//! From an edit to the page: a new build is made and published, the browser loads it, and the widget prints a line.

#[path = "../tests/stand_in/harness.rs"]
mod harness;
#[path = "../tests/browser/visit.rs"]
mod visit;

use std::thread;
use std::time::{Duration, Instant};

use harness::{Bench, options, write};
use visit::{Visit, browser, invented};

/// Edits that are measured.
const EDITS: usize = 15;
/// How long a person thinks between two edits: the page gets the next frame ready meanwhile.
const BETWEEN: Duration = Duration::from_secs(2);

fn main() {
    let mut browser = browser();
    for (name, padding) in [("the script of a widget", 0), ("a script of 500 KB", 500_000)] {
        let mut bench = Bench::with(options(), invented("cards"));
        let script = bench.widget.text("script.js").map(|text| text.as_str().to_owned()).unwrap_or_default();
        let address = |number| format!("console.log('edit {number}');");
        let edits: Vec<String> = (0..EDITS)
            .map(|number| {
                script.replacen("render: function () {", &format!("render: function () {{ {}", address(number)), 1)
                    + &format!("\n/*{}*/\n", "x".repeat(padding))
            })
            .collect();
        let builds: Vec<_> = edits.iter().map(|text| (bench.change(&[write("script.js", text)]), text)).collect();
        let visit = Visit::of(&mut browser, &bench, "lead");
        let mut times: Vec<Duration> = Vec::new();
        for (number, (build, text)) in builds.into_iter().enumerate() {
            thread::sleep(BETWEEN);
            let from = bench.stand_in.events().last();
            let begun = Instant::now();
            // What an edit costs besides: its script is read.
            assert!(widget_studio::formats::script::Script::read("script.js", text).is_read());
            bench.stand_in.publish(build);
            let line = format!("edit {number}");
            visit.event_after(from, "line", |event| event["kind"] == "console" && event["text"] == line.as_str());
            times.push(begun.elapsed());
        }
        times.sort();
        println!("{name}: median {} ms, worst {} ms", times[EDITS / 2].as_millis(), times[EDITS - 1].as_millis());
        visit.end();
    }
}
