//! Stubs put into scripts of every form, and texts that are no scripts.

use proptest::prelude::*;

use super::*;
use crate::crm::locations::AREAS;
use crate::formats::script::{Module, SCRIPT};
use crate::formats::text_edit;

/// Scripts of every form, with `{…}` where the callbacks stand.
const FORMS: &[&str] = &[
    "define(['jquery'], function ($) {\n  var W = function () {\n    this.callbacks = {\n      render: function () {\n        return true;\n      }\n    };\n    return this;\n  };\n  return W;\n});\n",
    "define(['jquery'], ($) => {\n\tconst W = function () {\n\t\tthis.callbacks = {\n\t\t\trender() { return true },\n\t\t\tinit() { return true },\n\t\t};\n\t};\n\treturn W;\n});\n",
    "define(function(){return function(){this.callbacks={render:function(){return true}};return this}});",
    "define(function () {\r\n    return function () {\r\n        this.callbacks = {\r\n            'render': function() {\r\n                return true;\r\n            }, // drawn\r\n            'init': function() {\r\n                return true;\r\n            } // begun\r\n        };\r\n    };\r\n});\r\n",
    "define(() => class {\n  callbacks = {\n    render: () => true,\n    /* more, later */\n  };\n});\n",
    "define(function () {\n  return function () {\n    this.callbacks = {};\n  };\n});\n",
    "define(function () {\n  return function () {\n    var self = this;\n    self.callbacks = make();\n    self.callbacks.render = function () { return true; };\n  };\n});\n",
    "define(function () {\n  return { callbacks: { render: () => true, leads: { other: () => {} } } };\n});\n",
    "define(function () {\n  var callbacks = {\n    render: function () {},\n    leads: {\n      other: function () {}\n    }\n  };\n  this.callbacks = callbacks;\n});\n",
];

fn added(text: &str, name: &str) -> Option<String> {
    let edits = with_stub(SCRIPT, text, &Script::read(SCRIPT, text), name)?;
    Some(text_edit::apply(text, &edits).unwrap().0)
}

fn all_names() -> Vec<&'static str> {
    let mut names: Vec<&str> = CORE.iter().copied().chain(AREAS.iter().flat_map(|area| area.callbacks.iter().copied())).collect();
    names.dedup();
    names
}

#[test]
fn every_callback_can_be_put_into_every_form_one_after_the_other() {
    for form in FORMS {
        let mut text = (*form).to_owned();
        for name in all_names() {
            if Script::read(SCRIPT, &text).callback(name).is_some() {
                continue;
            }
            text = added(&text, name).unwrap_or_else(|| panic!("{name} into {text}"));
            let read = Script::read(SCRIPT, &text);
            assert!(read.is_read() && read.callback(name).is_some(), "{name}: {text}");
            assert_eq!(text.contains("\r\n"), form.contains("\r\n"));
            assert!(!form.contains("\r\n") || !text.replace("\r\n", "").contains('\n'), "line ends stay alike: {text:?}");
        }
    }
}

#[test]
fn a_stub_is_written_as_its_neighbours_are() {
    let table = [
        (0, "init", "return true;\n      },\n      init: function () {\n        return true;\n      }\n    };"),
        (1, "bind_actions", "init() { return true },\n\t\t\tbind_actions() {\n\t\t\t\treturn true;\n\t\t\t},\n\t\t};"),
        (2, "onSave", "{render:function(){return true},onSave: function() { return true; }}"),
        (4, "onSave", "render: () => true,\n    /* more, later */\n    onSave: () => {\n      return true;\n    },\n  };"),
        (5, "leads.selected", "{\n      leads: {\n        selected: function () {}\n      }\n    };"),
        (6, "init", "{ return true; };\n\n    self.callbacks.init = function () {\n      return true;\n    };"),
        (8, "leads.selected", "leads: {\n      selected: function () {},\n      other: function () {}\n    }"),
    ];
    for (form, name, expected) in table {
        let new = added(FORMS[form], name).unwrap();
        assert!(new.contains(expected), "{new}");
    }
    let new = added(FORMS[3], "onSave").unwrap();
    assert!(
        new.contains(
            "            }, // begun\r\n            'onSave': function() {\r\n                return true;\r\n            }\r\n        };"
        ),
        "{new}"
    );
}

#[test]
fn a_new_script_has_what_it_is_made_for() {
    // The areas name those of every script too.
    let text = skeleton(["render", "init", "bind_actions", "settings", "onSave", "leads.selected"]);
    assert_eq!(text.matches("render:").count(), 1, "{text}");
    let script = Script::read(SCRIPT, &text);
    assert!(script.is_read() && script.callbacks.is_whole && script.form.module == Module::Amd);
    let names: Vec<&str> = script.callbacks.found.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["render", "init", "bind_actions", "settings", "onSave", "leads.selected", "destroy"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_read_without_panic(text in ".{0,400}") {
        let script = Script::read(SCRIPT, &text);
        prop_assert!(script.error.is_none_or(|error| text.get(error.range).is_some()));
    }

    /// Words of real scripts in any order: far more of them parse than of any characters.
    #[test]
    fn any_words_are_read_without_panic(words in proptest::collection::vec(prop::sample::select(WORDS), 0..60)) {
        let text = words.concat();
        let script = Script::read(SCRIPT, &text);
        for range in script.texts.iter().chain(&script.settings).flat_map(|access| access.parts.iter().chain([&access.range])) {
            prop_assert!(text.get(range.clone()).is_some());
        }
        for callback in &script.callbacks.found {
            prop_assert!(text.get(callback.range.clone()).is_some());
        }
        if let Some(edits) = with_stub(SCRIPT, &text, &script, "onSave") {
            prop_assert!(Script::read(SCRIPT, &text_edit::apply(&text, &edits).unwrap().0).callback("onSave").is_some());
        }
    }
}

const WORDS: &[&str] = &[
    "define(",
    "function () {",
    "this.callbacks = {",
    "render: ",
    "init() {",
    "}",
    ")",
    ";",
    ",",
    "(",
    "{",
    "[",
    "]",
    "return true",
    "self.i18n('a')",
    ".b",
    "['c']",
    "var l = ",
    "const {x} = ",
    "l",
    "=> ",
    "self.get_settings()",
    "'http://a.example'",
    "`${",
    "}`",
    "/re(/",
    "/",
    "class A {",
    "callbacks = ",
    "...",
    "async ",
    "await ",
    "\n",
    "// c\n",
    "/*",
    "*/",
    "'",
    "\"",
    "Привет",
    "\u{feff}",
    "\0",
    "\\u{1f600}",
    "?.",
    "??",
    "#x",
    "@",
    "1n",
    "import ",
    "export ",
];
