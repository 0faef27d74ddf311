//! Operations on fields: what they do to the files, and that they do nothing else.

use proptest::prelude::*;

use crate::crm::blocks::Block;
use crate::crm::secrets::names::is_secret;
use crate::crm::settings::{Fields, Form};
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::project::{Edit, Project};
use crate::model::widget::{FileChange, MANIFEST, Widget};
use crate::services::forms::blocks;
use crate::services::forms::fields;
use crate::services::forms::fields::{FieldError, NewField};
use crate::services::forms::{repair, script_uses, texts};

const SCRIPT: &str = "define(function () { return get('login') + s.login; });";
const RU: &str = "{\n  \"settings\": {\"login\": \"Логин\", \"key\": \"Ключ\"},\n  \"dp\": {}\n}\n";
const EN: &str = "{\r\n\t\"settings\": {\r\n\t\t\"login\": \"Login\",\r\n\t\t\"key\": \"Key\"\r\n\t}\r\n}";

fn widget(manifest: &str) -> Widget {
    let files = [(MANIFEST, manifest), ("script.js", SCRIPT), ("i18n/ru.json", RU), ("i18n/en.json", EN)];
    Widget::new(files.iter().map(|(path, text)| (RelPath::new(path).unwrap(), FileBody::text(*text))).collect(), None)
}

fn manifest(settings: &str) -> String {
    format!(
        "{{\n  \"widget\": {{\"locale\": [\"ru\", \"en\"]}},\n  \"locations\": [\"settings\"],\n  \"settings\": {settings},\n  \"x\": 1\n}}"
    )
}

const TWO: &str = r#"{
    "login": {"name": "settings.login", "type": "text", "required": true, "own":  [1,2]},
    "key":   {"name": "settings.key", "type": "pass"}
  }"#;

fn after(widget: &Widget, changes: Result<Vec<FileChange>, FieldError>) -> Widget {
    let mut widget = widget.clone();
    widget.apply(&changes.unwrap()).unwrap();
    widget
}

fn text<'w>(widget: &'w Widget, path: &str) -> &'w str {
    widget.text(path).unwrap().as_str()
}

fn codes(widget: &Widget, form: &Form) -> Vec<String> {
    form.fields(widget).listed().iter().map(|field| field.code.to_owned()).collect()
}

#[test]
fn a_field_is_added_with_its_texts_as_the_others_are_called() {
    let widget = widget(&manifest(TWO));
    let field = NewField {
        code: "phones".into(),
        kind: "users".into(),
        required: true,
        label: vec![("ru".into(), "Номера".into()), ("en".into(), "Numbers".into())],
    };
    let with = after(&widget, fields::add(&widget, &Form::Window, &field));
    let added = ",\n    \"phones\": {\n      \"name\": \"settings.phones\",\n      \"type\": \"users\",\n      \"required\": true\n    }";
    assert_eq!(text(&with, MANIFEST), manifest(&TWO.replace("\"pass\"}", &format!("\"pass\"}}{added}"))));
    assert_eq!(text(&with, "i18n/ru.json"), RU.replace("\"Ключ\"", "\"Ключ\", \"phones\": \"Номера\""));
    assert_eq!(text(&with, "i18n/en.json"), EN.replace("\"Key\"", "\"Key\",\r\n\t\t\"phones\": \"Numbers\""));
    assert_eq!(after(&with, fields::remove(&with, &Form::Window, "phones")), widget);
}

#[test]
fn a_field_is_added_where_there_is_no_block() {
    let field = NewField { code: "note".into(), kind: "text".into(), ..NewField::default() };
    for settings in ["{}", "null"] {
        let widget = widget(&manifest(settings));
        assert_eq!(codes(&after(&widget, fields::add(&widget, &Form::Window, &field)), &Form::Window), ["note"]);
        let with = after(&widget, fields::add(&widget, &Form::Pipeline, &field));
        assert_eq!(with.manifest("/dp/settings/note/name").unwrap().as_str(), Some("dp.note"));
        let bot = Form::Bot("step".into());
        let with = after(&widget, fields::add(&widget, &bot, &field));
        assert_eq!((codes(&with, &bot), with.manifest("/salesbot_designer/step/settings/note/required")), (vec!["note".to_owned()], None));
    }
}

#[test]
fn what_is_malformed_is_refused_and_stays() {
    for settings in ["[]", "[{\"name\": \"a\"}]", "\"text\"", "3"] {
        let widget = widget(&manifest(settings));
        assert!(matches!(Form::Window.fields(&widget), Fields::Malformed(_)), "{settings}");
        let field = NewField { code: "note".into(), kind: "text".into(), ..NewField::default() };
        assert!(fields::add(&widget, &Form::Window, &field).is_err(), "{settings}");
    }
    let widget = widget(&manifest(TWO));
    let add = |code: &str| fields::add(&widget, &Form::Window, &NewField { code: code.into(), ..NewField::default() });
    assert_eq!(add("login"), Err(FieldError::Taken("login".into())));
    assert_eq!(add("мой код"), Err(FieldError::NotACode("мой код".into())));
    assert_eq!(fields::remove(&widget, &Form::Window, "none"), Err(FieldError::NoField("none".into())));
}

#[test]
fn a_list_becomes_fields() {
    let list = r#"[{"name": "login", "type": "text"}, {"code": "key", "name": "Your key", "type": "pass"}, {"name": "Имя", "x": [1]}]"#;
    let widget = widget(&manifest(list));
    let repaired = after(&widget, repair::from_list(&widget, &Form::Window).unwrap().map_err(Into::into));
    assert_eq!(codes(&repaired, &Form::Window), ["login", "key", "field_3"]);
    let at = |pointer: &str| repaired.manifest(pointer).unwrap();
    assert_eq!(at("/settings/login/name").as_str(), Some("settings.login"));
    assert_eq!((at("/settings/key/name").as_str(), at("/settings/key/type").as_str()), (Some("settings.key"), Some("pass")));
    assert_eq!(at("/settings/field_3/x/0").as_number(), Some("1"));
    assert!(
        text(&repaired, "i18n/ru.json").contains("\"field_3\": \"Имя\"") && text(&repaired, "i18n/ru.json").contains("\"key\": \"Ключ\"")
    );
    for other in ["[]", "[1]", "\"text\"", "{}"] {
        let widget = self::widget(&manifest(other));
        assert!(repair::from_list(&widget, &Form::Window).is_none(), "{other}");
    }
}

#[test]
fn a_copy_has_the_same_bytes_with_a_code_and_a_label_of_its_own() {
    let widget = widget(&manifest(TWO));
    let copied = after(&widget, fields::duplicate(&widget, &Form::Window, "login"));
    let line = r#""login": {"name": "settings.login", "type": "text", "required": true, "own":  [1,2]},"#;
    let copy = line.replace("login", "login_2");
    assert_eq!(text(&copied, MANIFEST), manifest(&TWO.replace(line, &format!("{line}\n    {copy}"))));
    assert!(text(&copied, "i18n/ru.json").contains("\"login_2\": \"Логин 2\""));
    let twice = after(&copied, fields::duplicate(&copied, &Form::Window, "login"));
    assert_eq!(codes(&twice, &Form::Window), ["login", "login_3", "login_2", "key"]);
}

#[test]
fn a_rename_reaches_the_label_and_if_wanted_the_script() {
    let widget = widget(&manifest(TWO));
    let renamed = after(&widget, Ok(blocks::rename_at(&widget, "/settings/login", "user", false).unwrap()));
    assert_eq!(text(&renamed, MANIFEST), manifest(&TWO.replace("login", "user")));
    assert_eq!(text(&renamed, "i18n/ru.json"), RU.replace("login", "user"));
    assert_eq!(text(&renamed, "i18n/en.json"), EN.replace("login", "user"));
    assert_eq!((text(&renamed, "script.js"), script_uses::uses_in(&renamed, "login")), (SCRIPT, 2));
    let everywhere = after(&widget, Ok(blocks::rename_at(&widget, "/settings/login", "user", true).unwrap()));
    assert_eq!(text(&everywhere, "script.js"), SCRIPT.replace("login", "user"));
    assert!(blocks::rename_at(&widget, "/settings/login", "key", false).is_err(), "there is such a field");
}

#[test]
fn a_label_that_others_use_stays_when_a_field_goes() {
    let shared = TWO.replace("settings.key", "settings.login");
    let widget = widget(&manifest(&shared));
    let without = after(&widget, fields::remove(&widget, &Form::Window, "login"));
    assert_eq!((text(&without, "i18n/ru.json"), codes(&without, &Form::Window)), (RU, vec!["key".to_owned()]));
}

#[test]
fn a_text_is_typed_in_place() {
    let typed = |settings: &str, code: &str| {
        let widget = widget(&manifest(settings));
        after(&widget, texts::set(&widget, "/settings/a/name", "settings.a", code, "Б").map_err(Into::into))
    };
    let without_name = typed(r#"{"a": {"type": "text"}}"#, "ru");
    assert_eq!(without_name.manifest("/settings/a/name").unwrap().as_str(), Some("settings.a"));
    let said = |widget: &Widget| texts::at(widget, "/settings/a/name").iter().map(|text| text.text.unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(said(&without_name), ["Б", ""]);
    assert_eq!(said(&typed(r#"{"a": {"name": "Own words"}}"#, "en")), ["Own words", "Б"]);
    assert_eq!(said(&typed(r#"{"a": {"name": "settings.key"}}"#, "en")), ["Ключ", "Б"]);
    let odd = widget(&manifest(r#"{"a": {"name": 3}}"#));
    assert!(texts::at(&odd, "/settings/a/name").iter().all(|text| !text.writable));
}

#[test]
fn the_tour_and_bot_steps_come_and_go_with_their_texts() {
    let widget = widget(&manifest(TWO));
    let after = |widget: &Widget, changes: Vec<FileChange>| {
        let mut widget = widget.clone();
        widget.apply(&changes).unwrap();
        widget
    };
    let with = after(&widget, blocks::add_tour(&widget).unwrap());
    assert!(Block::Tour.is_used(&with) && !Block::Tour.is_used(&widget));
    assert!(text(&with, "i18n/ru.json").contains("tour_description"));
    let without = after(&with, blocks::remove_at(&with, "/tour").unwrap());
    assert_eq!((text(&without, MANIFEST), text(&without, "i18n/ru.json").contains("tour")), (text(&widget, MANIFEST), false));

    let (code, changes) = blocks::add_handler(&widget).unwrap();
    let with = after(&widget, changes);
    assert_eq!((code.as_str(), with.manifest("/salesbot_designer/step/name").unwrap().as_str()), ("step", Some("salesbot.step")));
    let renamed = after(&with, blocks::rename_at(&with, "/salesbot_designer/step", "send", true).unwrap());
    assert_eq!(renamed.manifest("/salesbot_designer/send/name").unwrap().as_str(), Some("salesbot.send"), "its name follows");
    assert!(text(&renamed, "i18n/en.json").contains("\"send\": \"\"") && !text(&renamed, "i18n/ru.json").contains("step"));
    let (second, _) = blocks::add_handler(&with).unwrap();
    assert_eq!(second, "step_2");
}

#[test]
fn an_item_of_the_menu_is_renamed_with_its_title_but_no_text_of_another_name() {
    let menu = r#"{}, "left_menu": {"login": {"title": "settings.login", "submenu": {"key": {"title": "settings.key"}, "a": {"title": "settings.b"}}}}"#;
    let widget = widget(&manifest(menu));
    let rename = |at: &str, to: &str| after(&widget, blocks::rename_at(&widget, at, to, true).map_err(FieldError::from));
    let renamed = rename("/left_menu/login/submenu/key", "token");
    assert_eq!(renamed.manifest("/left_menu/login/submenu/token/title").unwrap().as_str(), Some("settings.token"));
    assert_eq!(text(&renamed, "i18n/ru.json"), RU.replace("\"key\"", "\"token\""));
    let renamed = rename("/left_menu/login/submenu/a", "c");
    assert_eq!(text(&renamed, MANIFEST), manifest(&menu.replace("\"a\"", "\"c\"")), "no locale has its title");
    let renamed = rename("/left_menu/login", "key");
    assert_eq!(renamed.manifest("/left_menu/key/title").unwrap().as_str(), Some("settings.login"), "the name is taken");
    assert!(text(&renamed, "script.js").contains("get('key') + s.key"));
}

/// One of the ways to write an object of fields.
fn style() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(TWO.to_owned()),
        Just(TWO.replace('\n', "\r\n")),
        Just(TWO.replace("    ", "\t")),
        Just(TWO.split_whitespace().collect::<Vec<_>>().join(" ")),
        Just(TWO.replace(" \"key\"", " // a note\n \"key\"")),
        Just(TWO.replace("\"key\": ", "\"_note\": \"},\", \"key\": ")),
        Just("{}".to_owned()),
        Just("{\n  }".to_owned()),
    ]
}

proptest! {
    #[test]
    fn operations_touch_the_fields_alone_and_undo_brings_every_byte_back(
        settings in style(),
        steps in prop::collection::vec((0..5_usize, 0..4_usize, 0..4_usize), 1..8),
    ) {
        let whole = manifest(&settings);
        let start = widget(&whole);
        let mut project = Project::new(start.clone());
        let mut done = 0;
        for (kind, which, to) in steps {
            let widget = project.widget().clone();
            let form = Form::Window;
            let known = codes(&widget, &form);
            let code = known.get(which % known.len().max(1)).cloned().unwrap_or_default();
            let changes = match kind {
                0 => {
                    let label = vec![("ru".to_owned(), "Поле".to_owned())];
                    let field = NewField { code: format!("f{to}"), kind: "text".to_owned(), required: to > 1, label };
                    fields::add(&widget, &form, &field)
                }
                1 => fields::move_to(&widget, &form, &code, to),
                2 => fields::duplicate(&widget, &form, &code),
                3 => blocks::rename_at(&widget, &format!("/settings/{code}"), &format!("r{to}"), true).map_err(FieldError::from),
                _ => fields::remove(&widget, &form, &code),
            };
            let Ok(changes) = changes else { continue };
            project.apply(Edit::new(project.revision(), changes)).unwrap();
            done += 1;
            let (before, new) = (whole.split_once("\"settings\": ").unwrap().0, text(project.widget(), MANIFEST));
            prop_assert!(new.starts_with(before) && new.ends_with(",\n  \"x\": 1\n}"), "{}", new);
            let problems = project.widget().json(MANIFEST).unwrap().problems.len();
            prop_assert!(problems <= start.json(MANIFEST).unwrap().problems.len(), "{}", new);
            if kind == 1 {
                let mut moved = codes(project.widget(), &form);
                prop_assert!(moved.contains(&code));
                moved.sort();
                let mut known = known;
                known.sort();
                prop_assert_eq!(moved, known);
            }
        }
        for _ in 0..done {
            prop_assert!(project.undo().is_some());
        }
        prop_assert_eq!(&**project.widget(), &start);
    }
}

#[test]
fn secrets_are_told_by_their_words() {
    for yes in ["password", "API key", "apiToken", "Пароль от сервиса", "Ключ", "client_secret"] {
        assert!(is_secret(yes), "{yes}");
    }
    for no in ["Подключение", "Ключевые слова", "Passenger", "login", "Включить"] {
        assert!(!is_secret(no), "{no}");
    }
}
