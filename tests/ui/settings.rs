//! The Settings tab: fields with their texts, blocks, what is malformed, and the window that can be tried.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::crm::settings::Form;
use widget_studio::model::widget::{MANIFEST, Widget};
use widget_studio::text::Lang;

use super::harness::{CTRL, Look, SMALLEST, Window};

const RU: &str = "i18n/ru.json";
const EN: &str = "i18n/en.json";

/// The plain template with `settings` in the place of its own, in the Settings tab.
fn opened_with(change: impl FnOnce(String) -> String) -> Window {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    let text = window.on_disk("widget/manifest.json");
    fs::write(folder.join(MANIFEST), change(text)).unwrap();
    window.open_by_dialog(&folder);
    window.click_first(Role::Button, "Settings");
    assert_eq!(window.open_widget().tab, Tab::Settings);
    window
}

fn opened() -> Window {
    opened_with(|text| text)
}

fn widget(window: &Window) -> Widget {
    (**window.open_widget().project.widget()).clone()
}

fn codes(window: &Window) -> Vec<String> {
    let widget = widget(window);
    Form::Window.fields(&widget).listed().iter().map(|field| field.code.to_owned()).collect()
}

fn manifest(window: &Window, at: &str) -> Option<String> {
    widget(window).manifest(at).and_then(|node| node.as_str().map(str::to_owned))
}

fn undo_all(window: &mut Window) {
    while window.open_widget().project.can_undo() {
        window.press(CTRL, Key::Z);
    }
}

/// Adds a field `token` with texts in two locales.
fn add_token(window: &mut Window) {
    window.click("Add field…");
    window.fill("Code of the new field", "token");
    window.fill("Label of the new field, ru", "Отправитель");
    window.fill("Label of the new field, en", "Sender");
    window.click("Add");
}

#[test]
fn a_field_is_added_renamed_moved_made_required_deleted_and_all_is_taken_back() {
    let mut window = opened();
    let before = widget(&window);
    let texts_before = [window.text(MANIFEST).to_owned(), window.text(RU).to_owned(), window.text(EN).to_owned()];

    add_token(&mut window);
    assert_eq!(
        (codes(&window), window.rules()),
        (vec!["greeting".to_owned(), "token".to_owned()], vec!["settings/secret-as-text", "settings/unused"])
    );
    assert_eq!(manifest(&window, "/settings/token/name").as_deref(), Some("settings.token"));
    assert!(window.text(RU).contains("\"token\": \"Отправитель\"") && window.text(EN).contains("\"token\": \"Sender\""));
    window.press(CTRL, Key::Z);
    assert_eq!((widget(&window) == before, window.open_widget().project.can_undo()), (true, false), "adding is one step");
    window.press(CTRL | Modifiers::SHIFT, Key::Z);

    window.fill("Code of token", "sender");
    window.click("Rename everywhere… Code of token");
    assert!(window.mentions("Rename token to sender") && codes(&window).contains(&"token".to_owned()), "it is shown first");
    window.click("Apply");
    assert_eq!((codes(&window), window.rules()), (vec!["greeting".to_owned(), "sender".to_owned()], vec!["settings/unused"]));
    assert_eq!(manifest(&window, "/settings/sender/name").as_deref(), Some("settings.sender"));
    assert!(window.text(RU).contains("\"sender\": \"Отправитель\"") && !window.text(EN).contains("token"));

    let handle = "Move sender: drag, or Alt and an arrow";
    window.focus_on(Role::Button, handle);
    window.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(codes(&window), ["sender", "greeting"]);
    window.press(Modifiers::ALT, Key::ArrowDown);
    window.press(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(codes(&window), ["greeting", "sender"], "the focus goes with the field, and no further than the end");
    window.press(Modifiers::ALT, Key::ArrowUp);

    window.click_on(Role::Switch, "Required: sender");
    assert_eq!(widget(&window).manifest("/settings/sender/required").and_then(|node| node.as_bool()), Some(true));
    if !window.has_button("Delete sender") {
        window.click("Details of sender");
    }
    window.click("Delete sender");
    assert_eq!(codes(&window), ["greeting"]);
    assert!(!window.text(RU).contains("Отправитель"));

    undo_all(&mut window);
    assert!(widget(&window) == before);
    assert_eq!([window.text(MANIFEST), window.text(RU), window.text(EN)].map(str::to_owned), texts_before);
}

#[test]
fn a_field_is_added_by_keyboard_alone() {
    let mut window = opened();
    window.focus_on(Role::Button, "Add field…");
    window.press(Modifiers::NONE, Key::Space);
    window.write("login");
    window.press(Modifiers::NONE, Key::Tab);
    window.write("Логин");
    window.press(Modifiers::NONE, Key::Tab);
    window.write("Login");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(codes(&window), ["greeting", "login"], "what is typed replaces the code that was made up");
    assert!(window.text(RU).contains("\"login\": \"Логин\"") && window.text(EN).contains("\"login\": \"Login\""));
    window.press(CTRL, Key::Z);
    assert!(!window.open_widget().project.can_undo());
}

#[test]
fn a_rename_reaches_the_script_if_that_is_wanted() {
    let mut window = opened();
    let script = window.text("script.js").to_owned();
    window.click("Details of greeting");
    window.fill("Code of greeting", "hello there");
    assert!(window.mentions("Latin letters, digits and _") && !window.is_enabled("Rename everywhere… Code of greeting"));
    window.fill("Code of greeting", "hello");
    window.click("Rename everywhere… Code of greeting");
    let places = script.matches(".greeting").count();
    assert!(places > 0);
    window.click_first(Role::RadioButton, "In script.js as well");
    window.click("Apply");
    assert_eq!(window.text("script.js"), script.replace(".greeting", ".hello"));
    assert_eq!((codes(&window), manifest(&window, "/settings/hello/name")), (vec!["hello".to_owned()], Some("settings.hello".to_owned())));
    undo_all(&mut window);
    assert_eq!(window.text("script.js"), script);
}

#[test]
fn the_key_of_a_text_is_renamed_everywhere() {
    let mut window = opened();
    window.click("Details of greeting");
    window.fill("Text key of greeting", "labels.hello");
    window.click("Rename everywhere… Text key of greeting");
    window.click("Apply");
    assert_eq!(manifest(&window, "/settings/greeting/name").as_deref(), Some("labels.hello"));
    assert!(window.text(RU).contains("\"labels\"") && window.text(EN).contains("\"hello\": \"Greeting\""));
    assert_eq!(window.rules(), [""; 0]);
}

#[test]
fn the_key_of_a_text_is_renamed_in_scripts_that_ask_for_it() {
    let mut window = opened_with(|text| text.replace("settings.greeting", "card.hello"));
    let script = window.text("script.js").to_owned();
    assert!(script.contains("i18n('card').hello"));
    window.click("Details of greeting");
    window.fill("Text key of greeting", "card.welcome");
    window.click("Rename everywhere… Text key of greeting");
    assert!(window.mentions("only their key changes"));
    window.click_first(Role::RadioButton, "In the manifest, in all locales, and where scripts ask for the text");
    window.click("Apply");
    assert_eq!(window.text("script.js"), script.replace("i18n('card').hello", "i18n('card').welcome"));
    assert_eq!(manifest(&window, "/settings/greeting/name").as_deref(), Some("card.welcome"));
    assert!(window.text(RU).contains("\"welcome\"") && !window.text(EN).contains("\"hello\""));
    window.press(CTRL, Key::Z);
    assert_eq!((window.text("script.js"), window.open_widget().project.can_undo()), (script.as_str(), false), "it is one step");
}

#[test]
fn a_label_is_typed_in_place_as_one_step() {
    let mut window = opened();
    let before = widget(&window);
    window.click("Details of greeting");
    window.fill("Label of greeting, en", "Welcome");
    assert_eq!(window.text(EN), before.text(EN).unwrap().as_str().replace("\"Greeting\"", "\"Welcome\""));
    assert_eq!((window.text(RU), window.text(MANIFEST)), (before.text(RU).unwrap().as_str(), before.text(MANIFEST).unwrap().as_str()));
    window.press(CTRL, Key::Z);
    assert!(widget(&window) == before && !window.open_widget().project.can_undo());
}

#[test]
fn a_field_is_copied_and_dragged() {
    let mut window = opened();
    window.click("Details of greeting");
    window.click("Duplicate greeting");
    assert_eq!(codes(&window), ["greeting", "greeting_2"]);
    assert_eq!(window.rules(), ["settings/unused"], "the script doesn't read it yet");
    window.click("Details of greeting");
    let handle = |code: &str| format!("Move {code}: drag, or Alt and an arrow");
    let (from, to) =
        (window.rect_of(Role::Button, &handle("greeting_2")).center(), window.rect_of(Role::Button, &handle("greeting")).center_top());
    window.drag(from, to - egui::vec2(0.0, 12.0));
    assert_eq!(codes(&window), ["greeting_2", "greeting"]);
}

#[test]
fn a_row_that_is_dragged_to_the_edge_scrolls_the_list() {
    let field = |number: usize| format!("\"f{number:02}\": {{\"name\": \"settings.greeting\", \"type\": \"text\", \"required\": false}}");
    let fields: Vec<String> = (0..30).map(field).collect();
    let mut window = opened_with(|text| with_settings(&text, &format!("{{{}}}", fields.join(", "))));
    let handle = window.rect_of(Role::Button, "Move f00: drag, or Alt and an arrow").center();
    let last = |window: &Window| window.rect_of(Role::Button, "Move f29: drag, or Alt and an arrow").center().y;
    let edge = window.rect_of(Role::Label, "Problems").top() - 14.0;
    assert!(last(&window) > edge);
    window.harness.hover_at(handle);
    window.harness.drag_at(handle);
    for _ in 0..600 {
        window.harness.hover_at(egui::pos2(handle.x, edge));
        window.harness.step();
    }
    window.harness.drop_at(egui::pos2(handle.x, edge));
    window.settle();
    assert!(last(&window) < edge);
    assert_eq!(codes(&window).last().map(String::as_str), Some("f00"));
}

#[test]
fn no_form_is_wider_than_its_place() {
    let mut window = Window::with(Look { size: SMALLEST, lang: Lang::Ru, ..Look::default() });
    window.open_plain();
    window.send(NavCommand::ShowTab(Tab::Settings));
    window.click("Подробнее о поле greeting");
    let right = window.rect_of(Role::Button, "Добавить поле…").right();
    for name in ["Переименовать везде… Код поля greeting", "Переименовать везде… Ключ текста для greeting", "Удалить greeting"]
    {
        let button = window.rect_of(Role::Button, name);
        assert!(button.right() <= right, "{name}: {button:?}, the place ends at {right}");
    }
}

#[test]
fn the_type_is_chosen_and_the_window_follows() {
    let mut window = opened();
    assert_eq!(window.inputs("In the preview: Greeting"), 1);
    window.choose("Type of greeting", "users");
    assert_eq!(manifest(&window, "/settings/greeting/type").as_deref(), Some("users"));
    assert_eq!(window.inputs("In the preview: Greeting, Ann Example"), 1);
    window.choose("Language of the preview", "ru");
    assert!(window.says("Установить") && window.says("Отключить"));
}

#[test]
fn what_is_filled_in_makes_the_request() {
    let mut window = opened();
    window.click_on(Role::Switch, "Required: greeting");
    window.reach(Role::Button, "Try");
    window.click("Try");
    assert!(window.mentions("Still to be filled in: greeting") && window.says("POST /api/v4/widgets/{code}"));
    window.fill("In the preview: Greeting", "Good \"day\"");
    assert!(window.says("{\n  \"greeting\": \"Good \\\"day\\\"\"\n}") && !window.mentions("Still to be filled in"));
    window.click("Copy the JSON");
    assert_eq!(window.copied.as_deref(), Some("{\n  \"greeting\": \"Good \\\"day\\\"\"\n}"));
    assert!(!window.open_widget().project.can_undo() || window.open_widget().project.changed_paths().len() == 1);
}

/// The manifest with other fields.
fn with_settings(text: &str, settings: &str) -> String {
    let (before, _) = text.split_once("\"settings\": {").unwrap();
    format!("{before}\"settings\": {settings}\n}}\n")
}

#[test]
fn an_empty_list_in_the_place_of_fields_is_repaired() {
    let mut window = opened_with(|text| with_settings(&text, "[]"));
    assert!(window.rules().contains(&"settings/shape") && window.mentions("The platform expects an object in settings"));
    assert!(!window.has_button("Add field…"), "nothing can be written over it");
    window.click_first(Role::Link, "Add the field login");
    window.click("Apply");
    assert_eq!(codes(&window), ["login"], "an empty object is the next refusal");
}

#[test]
fn a_list_of_fields_is_shown_as_it_stands() {
    let list = r#"[{"name": "login", "type": "text"}]"#;
    let mut window = opened_with(|text| with_settings(&text, list));
    let before = window.text(MANIFEST).to_owned();
    assert!(window.rules().contains(&"settings/shape") && window.says(list));
    window.click_first(Role::Link, "Show in the source");
    assert_eq!((window.open_widget().tab, window.text(MANIFEST)), (Tab::Manifest, before.as_str()));
    window.show_by_key(Tab::Settings);
    window.click("Make fields of the list…");
    assert_eq!(window.text(MANIFEST), before, "it is shown first");
    window.click("Apply");
    assert_eq!((codes(&window), manifest(&window, "/settings/login/name")), (vec!["login".to_owned()], Some("settings.login".to_owned())));
    assert!(window.text(RU).contains("\"login\": \"login\""));
}

#[test]
fn fields_inside_of_widget_are_moved_out() {
    let field = r#""settings": {"a": {"name": "settings.greeting", "type": "text", "required": false}}"#;
    let mut window = opened_with(|text| {
        let (before, _) = text.split_once(",\n  \"settings\": {").unwrap();
        format!("{before}\n}}\n").replacen("\"widget\": {", &format!("\"widget\": {{\n    {field},"), 1)
    });
    assert!(window.rules().contains(&"manifest/misplaced-block"), "{:?}", window.rules());
    assert!(codes(&window).is_empty());
    window.click_first(Role::Link, "Move settings");
    window.click("Apply");
    assert_eq!((codes(&window), manifest(&window, "/widget/settings/a/type")), (vec!["a".to_owned()], None));
}

#[test]
fn a_finding_leads_to_its_field() {
    let mut window = opened_with(|text| text.replace("\"type\": \"text\"", "\"type\": \"texr\""));
    assert_eq!(window.rules(), ["settings/type"]);
    window.click_first(Role::Button, "Manifest");
    window.press(Modifiers::NONE, Key::F8);
    assert_eq!(window.open_widget().tab, Tab::Settings);
    assert_eq!(window.inputs("Code of greeting"), 1, "its details are open");
}

#[test]
fn a_block_comes_with_its_area_and_goes_with_it() {
    let mut window = opened();
    let before = widget(&window);
    window.click_on(Role::RadioButton, "Other");
    window.reach(Role::Button, "Add: SMS");
    window.click("Add: SMS");
    window.click("Apply");
    assert!(manifest(&window, "/sms/endpoint").is_some_and(|address| address.starts_with("https://")));
    assert!(window.text(MANIFEST).contains("\"sms\"\n  ]"));
    window.fill("Address (sms/endpoint)", "https://sms.example.net/send");
    assert_eq!(manifest(&window, "/sms/endpoint").as_deref(), Some("https://sms.example.net/send"));
    window.reach(Role::Button, "Remove: SMS");
    window.click("Remove: SMS");
    window.click("Apply");
    assert!(widget(&window) == before);
}

#[test]
fn pipeline_and_bot_have_fields_of_their_own() {
    let mut window = opened();
    let before = widget(&window);
    window.click_on(Role::RadioButton, "Digital pipeline");
    window.click("Add: Digital pipeline");
    window.click("Apply");
    window.fill("Webhook address", "https://hook.example.net/dp");
    add_token(&mut window);
    assert_eq!(manifest(&window, "/dp/settings/token/name").as_deref(), Some("dp.token"));
    window.click_first(Role::RadioButton, "Salesbot");
    window.click("Add: Salesbot");
    window.click("Apply");
    add_token(&mut window);
    assert_eq!(manifest(&window, "/salesbot_designer/handler/settings/token/type").as_deref(), Some("text"));
    undo_all(&mut window);
    assert!(widget(&window) == before);
}

#[test]
fn a_bot_step_is_renamed_with_its_text() {
    let mut window = opened();
    window.click_first(Role::RadioButton, "Salesbot");
    window.click("Add: Salesbot");
    window.click("Apply");
    window.click("Add a step");
    window.fill("Code of step", "send");
    window.click("Rename everywhere… Code of step");
    window.click("Apply");
    assert_eq!(manifest(&window, "/salesbot_designer/send/name").as_deref(), Some("salesbot.send"));
    assert!(window.text(RU).contains("\"send\"") && !window.text(EN).contains("\"step\""));
    assert_eq!(window.inputs("Code of send"), 1, "the step is still shown");
    window.fill("Text key of send", "salesbot.letter");
    window.click("Rename everywhere… Text key of send");
    window.click("Apply");
    assert_eq!(manifest(&window, "/salesbot_designer/send/name").as_deref(), Some("salesbot.letter"));
}

#[test]
fn items_of_the_menu_are_added_renamed_drawn_and_hidden() {
    let mut window = opened();
    let before = widget(&window);
    window.click_on(Role::RadioButton, "Other");
    window.reach(Role::Button, "Add: Left menu");
    window.click("Add: Left menu");
    window.click("Apply");
    let menu = widget(&window).manifest("/left_menu").map(|node| node.members().first().map(|item| item.key.clone()));
    let item = menu.flatten().unwrap();
    let drawn = window.names(Role::Image);
    assert_eq!(drawn.iter().filter(|name| *name == "images/menu_icon.svg as the menu shows it").count(), 2, "{drawn:?}");

    let add = format!("Add an item below {item}");
    window.reach(Role::Button, &add);
    window.click(&add);
    window.reach(Role::TextInput, "Code of the item item");
    window.fill("Code of the item item", "reports");
    window.click("Rename everywhere… Code of the item item");
    window.click("Apply");
    let at = format!("/left_menu/{item}/submenu/reports");
    assert!(widget(&window).manifest(&at).is_some(), "{}", window.text(MANIFEST));

    window.reach(Role::Switch, "Hide Mail");
    window.click_on(Role::Switch, "Hide Mail");
    assert_eq!(widget(&window).manifest("/left_menu/mail/is_hidden").and_then(|node| node.as_bool()), Some(true));
    undo_all(&mut window);
    assert!(widget(&window) == before);
}

#[test]
fn web_forms_have_a_form() {
    let mut window = opened();
    let before = widget(&window);
    window.click_on(Role::RadioButton, "Other");
    window.reach(Role::Button, "Add: Web forms");
    window.click("Add: Web forms");
    window.click("Apply");
    window.reach(Role::TextInput, "Error text, en");
    window.fill("Error text, en", "Pick a courier");
    assert_eq!(manifest(&window, "/amoforms_settings/error_text").as_deref(), Some("amoforms.error_text"));
    assert!(window.text(EN).contains("\"error_text\": \"Pick a courier\"") && window.text(RU).contains("\"error_text\": \"\""));
    window.click_on(Role::Switch, "Required in the form");
    assert_eq!(widget(&window).manifest("/amoforms_settings/required").and_then(|node| node.as_bool()), Some(true));
    undo_all(&mut window);
    assert!(widget(&window) == before);
}

#[test]
fn all_of_an_entry_is_pressed_its_explanation_too() {
    let mut window = opened();
    window.click_first(Role::ComboBox, "Type of greeting");
    let entry = window.rect_of(Role::Button, "pass");
    window.click_at(entry.left_bottom() + egui::vec2(20.0, -6.0));
    assert_eq!(manifest(&window, "/settings/greeting/type").as_deref(), Some("pass"), "{}", window.outline());
}
