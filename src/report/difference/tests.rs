//! Tests of reports of comparisons.

use super::*;
use crate::checks::engine::suppress::Trust;
use crate::formats::json::edit;
use crate::services::bundled;

/// The plain widget, and one with a change of each kind.
fn pair() -> (Widget, Widget) {
    let old = bundled::plain();
    let mut new = old.clone();
    let set = |widget: &mut Widget, file: &str, at: &str, value: serde_json::Value| {
        let change = widget.edit_json(file, |text, json| edit::set(text, json, at, &value)).unwrap();
        widget.apply(&[change]).unwrap();
    };
    set(&mut new, "manifest.json", "/widget/version", "0.2.0".into());
    set(&mut new, "manifest.json", "/locations", serde_json::json!(["lcard-1", "settings", "ccard-1"]));
    set(&mut new, "manifest.json", "/widget/secret_key", "a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90".into());
    set(&mut new, "manifest.json", "/settings/url", serde_json::json!({"name": "settings.url", "type": "text", "required": true}));
    for (code, text) in [("en", "Service address"), ("ru", "Адрес сервиса")] {
        set(&mut new, &format!("i18n/{code}.json"), "/settings/url", text.into());
    }
    set(&mut new, "i18n/en.json", "/card/hello", "Good day <b>!".into());
    (old, new)
}

fn all(format: Format, lang: Lang) -> String {
    let (old, new) = pair();
    let found = Comparison::of(&old, &new, Default::default(), &Trust::Nothing);
    let changelog = changelog::draft(&found, &old, &new, lang);
    render(&found, &Sides { old: "0.1.0", new: "0.2.0", widget: &new, changelog: Some(&changelog) }, format, lang)
}

#[test]
fn json_has_the_members_that_programs_know() {
    let json: serde_json::Value = serde_json::from_str(&all(Format::Json, Lang::En)).unwrap();
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["consequences", "findings", "texts", "manifest", "files", "pictures", "changelog"]);
    let area = json["consequences"].as_array().unwrap().iter().find(|one| one["id"] == "area-added").unwrap();
    assert_eq!(area.as_object().unwrap().keys().collect::<Vec<_>>(), ["id", "severity", "title", "why", "todo", "old", "new"]);
    assert_eq!(area["title"], "Will now start here: Contact card");
    assert_eq!(area["new"]["pointer"], "/locations/2");
    assert_eq!(area["old"]["file"], "manifest.json");
    assert!(area["new"]["line"].as_u64().unwrap() > 1);
    assert_eq!(json["findings"].as_object().unwrap().keys().collect::<Vec<_>>(), ["new", "gone"]);
}

#[test]
fn every_format_and_language_tells_the_same_and_no_secret() {
    for lang in Lang::ALL {
        for format in Format::ALL {
            let text = all(format, lang);
            assert!(!text.contains("c3d4e5f6"), "{lang:?} {format:?} shows a secret:\n{text}");
            for part in ["area-added", "script.js", "settings.url", "manifest.json"] {
                assert!(
                    text.contains(part) || part == "script.js" || format == Format::Markdown,
                    "{lang:?} {format:?} lacks {part}:\n{text}"
                );
            }
        }
    }
    assert!(all(Format::Html, Lang::En).contains("Good day &lt;b&gt;!"));
}

#[test]
fn the_changelog_is_for_people() {
    let (old, new) = pair();
    let found = Comparison::of(&old, &new, Default::default(), &Trust::Nothing);
    let draft = changelog::draft(&found, &old, &new, Lang::En);
    assert_eq!(
        draft,
        "## 0.2.0\n\n- Now also here: Contact card\n- New setting: Service address\n- “Hello!” now reads “Good day <b>!”\n\n\
         After updating, open the settings, fill in Service address, and save\n"
    );
    assert!(changelog::draft(&found, &old, &new, Lang::Ru).contains("Новая настройка: Адрес сервиса"));
    assert_eq!(changelog::plain("## 1.0\n\n- a\n\nb\n"), "1.0\n\n· a\n\nb\n");
    let same = Comparison::of(&old, &old, Default::default(), &Trust::Nothing);
    assert_eq!(changelog::draft(&same, &old, &old, Lang::En), "## 0.1.0\n\n- Nothing changes for people\n");
}
