//! What is read off scripts of every form, and stubs put into them.

use super::*;
use crate::domain::edit;

fn read(text: &str) -> Script {
    Script::read(SCRIPT, text)
}

fn names(script: &Script) -> Vec<&str> {
    script.callbacks.found.iter().map(|one| one.name.as_str()).collect()
}

#[test]
fn debug_me() {
    let s = read(
        "define(['jquery'], function ($) { var W = function () { var self = this; this.callbacks = { render: function () { return true; }, leads: { selected: function () {} } }; return this; }; return W; });",
    );
    assert!(s.is_read());
    assert_eq!(names(&s), ["render", "leads.selected"]);
    let e = with_stub(
        SCRIPT,
        "this.callbacks = {\n  render: function () {}\n};",
        &read("this.callbacks = {\n  render: function () {}\n};"),
        "init",
    );
    println!("{}", edit::apply("this.callbacks = {\n  render: function () {}\n};", &e.unwrap()).unwrap().0);
    println!("{}", skeleton(["settings", "leads.selected"]));
}
