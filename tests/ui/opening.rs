//! Ways into a widget: the start page, native dialogs, dropped folders, the recent list, a new widget; and what can't be
//! opened.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, ViewportCommand};
use widget_studio::app::command::Command;
use widget_studio::app::core::open_widget::OpenWidget;
use widget_studio::app::core::tab::Tab;
use widget_studio::checks::engine::rule::{Product, Profile};
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::project::Project;
use widget_studio::model::widget::{MANIFEST, Widget};
use widget_studio::services::bundled;
use widget_studio::system::dialogs::Wanted;
use widget_studio::system::files;
use widget_studio::system::files::Origin;
use widget_studio::text::Lang;

use super::harness::{CTRL, Look, Window};

#[test]
fn the_sample_is_opened_from_the_start_page_and_has_six_errors() {
    let mut window = Window::new();
    assert!(window.says("No widget open"));
    window.click("Open sample");
    assert!(window.says("6 errors") && window.says("Not on disk yet"));
    window.enlarge_problems();
    let problems = window.problems();
    assert_eq!(problems.len(), 6, "{problems:#?}");
    assert!(problems.iter().all(|problem| problem.starts_with("Error: ")), "{problems:#?}");
    assert!(problems.contains(&"Error: There is a comma after the last value".to_owned()), "{problems:#?}");
    assert!(window.told.contains(&ViewportCommand::Title("Order courier — Widget Studio".to_owned())));
}

#[test]
fn the_sample_is_opened_in_russian() {
    let ru = |id| Lang::Ru.tr(id);
    let mut window = Window::with(Look { lang: Lang::Ru, ..Look::default() });
    assert!(window.says(&ru("status-nothing-open")));
    window.click(&ru("start-sample-button"));
    assert!(window.says("6 ошибок"), "{}", window.outline());
    assert!(window.told.contains(&ViewportCommand::Title("Вызов курьера — Widget Studio".to_owned())));
}

#[test]
fn a_folder_is_chosen_in_the_native_dialog() {
    let mut window = Window::new();
    let folder = window.plain_folder("greeting");
    window.click("Open folder…");
    assert_eq!(window.asked(), [Wanted::Folder]);
    assert!(window.state().open.is_none(), "the dialog was cancelled");
    window.answer(&folder);
    window.click("Open folder…");
    assert_eq!(window.open_widget().origin, Some(Origin::Folder(folder)));
    assert!(window.says("greeting") && window.says("All changes saved") && window.says("No errors"));
    assert!(!window.is_enabled("Save"));
}

#[test]
fn a_zip_is_opened_edited_and_saved() {
    let mut window = Window::new();
    let zip = window.path("widget.zip");
    files::save_as(&Origin::Zip(zip.clone()), &bundled::plain()).unwrap();
    window.answer(&zip);
    window.click("Open zip…");
    assert_eq!(window.asked(), [Wanted::Zip]);
    window.fill("Version", "0.2.0");
    window.press(CTRL, Key::S);
    let saved = files::open(&zip).unwrap().widget;
    let before = bundled::plain();
    for (path, body) in before.files() {
        if path.as_str() != MANIFEST {
            assert_eq!(saved.get(path.as_str()), Some(body), "{path}");
        }
    }
    let expected = before.text(MANIFEST).unwrap().as_str().replace("0.1.0", "0.2.0");
    assert_eq!(saved.text(MANIFEST).unwrap().as_str(), expected);
    assert!(window.says("All changes saved") && window.rules().is_empty());
}

#[test]
fn a_new_widget_has_no_finding_and_is_saved_to_a_folder() {
    let mut window = Window::new();
    window.click_first(Role::Link, "All 11 kinds");
    window.click("Create widget");
    assert!(window.says("No errors"));
    assert_eq!(window.rules(), ["manifest/template-text"], "nobody has named it yet");

    // A folder with files in it is not written to.
    let taken = window.plain_folder("taken");
    window.answer(&taken);
    window.click("Save");
    assert_eq!(window.asked(), [Wanted::NewFolder]);
    assert!(window.mentions("is not empty"));
    assert_eq!(window.open_widget().origin, None);

    let folder = window.path("new");
    window.answer(&folder);
    window.click("Save");
    assert_eq!(files::open(&folder).unwrap().widget, *window.open_widget().project.widget().as_ref());
    assert!(window.says("Saved") && window.says("All changes saved") && !window.is_enabled("Save"));
}

#[test]
fn a_widget_is_saved_as_a_zip_from_the_menu() {
    let mut window = Window::new();
    window.open_plain();
    let zip = window.path("copy.zip");
    window.answer(&zip);
    window.click("More");
    window.click("Save as zip…");
    assert_eq!(window.asked(), [Wanted::NewZip]);
    assert_eq!(files::open(&zip).unwrap().widget, *window.open_widget().project.saved().as_ref());
    assert_eq!(window.open_widget().origin, Some(Origin::Zip(zip)));
}

#[test]
fn product_and_profile_are_guessed_by_what_only_one_of_them_has() {
    use Product::{AmoCrm, Kommo};
    use Profile::{Private, Public};
    let table = [
        (r#"["ru"]"#, r#"["lcard-1"]"#, "", AmoCrm, Private),
        (r#"["en"]"#, r#"["lcard-1"]"#, "", AmoCrm, Private),
        (r#"["en", "es"]"#, r#"["lcard-1"]"#, "", Kommo, Private),
        (r#"["pt"]"#, r#"["settings"]"#, "", Kommo, Private),
        (r#"["en"]"#, r#"["website_chat_button"]"#, "", Kommo, Private),
        // What both have speaks for neither, and Russian or an area of amoCRM outweighs what is Kommo's.
        (r#"["ru", "en", "es"]"#, r#"["lcard-1"]"#, "", AmoCrm, Private),
        (r#"["en", "es"]"#, r#"["lcard-1", "whatsapp_modal"]"#, "", AmoCrm, Private),
        (r#"["ru"]"#, r#"["website_chat_button"]"#, "", AmoCrm, Private),
        (r#"["ru"]"#, r#"["widget_page"]"#, "", AmoCrm, Public),
        (r#"["en"]"#, r#"["ai_agent"]"#, "", Kommo, Private),
        (r#"["ru"]"#, r#"["lcard-1"]"#, r#", "is_showcase": true"#, AmoCrm, Public),
        (r#"["es"]"#, r#"["lcard-1"]"#, r#", "is_showcase": false"#, Kommo, Private),
        ("[]", "[]", "", AmoCrm, Private),
    ];
    for (locales, areas, more, product, profile) in table {
        let manifest = format!(r#"{{"widget": {{"locale": {locales}{more}}}, "locations": {areas}}}"#);
        let widget = Widget::new([(RelPath::new(MANIFEST).unwrap(), FileBody::text(&*manifest))].into(), None);
        let open = OpenWidget::new(Project::new(widget), None);
        assert_eq!((open.product, open.profile), (product, profile), "{manifest}");
    }
}

#[test]
fn recent_widgets_are_listed_opened_and_forgotten() {
    let mut window = Window::new();
    assert!(window.says("Widgets that you open are listed here."));
    window.open_plain();
    window.choose("Product", "Kommo");
    window.choose("Checked for", "Public moderation");
    window.press(CTRL, Key::W);
    assert!(window.state().open.is_none());

    let mut window = window.restarted();
    window.click("Card greeting 0.1.0");
    let open = window.open_widget();
    assert_eq!((open.product, open.profile), (Product::Kommo, Profile::Public));
    window.click("Close the widget");
    window.click("More for Card greeting");
    window.click("Take off the list");
    assert!(window.says("Widgets that you open are listed here."));
    assert!(window.restarted().says("Widgets that you open are listed here."));
}

#[test]
fn a_kind_on_the_start_page_opens_the_dialog_for_it() {
    let mut window = Window::new();
    window.click("Salesbot step");
    assert!(window.is_on(Role::CheckBox, "Salesbot step") && !window.is_on(Role::CheckBox, "Panel in cards"));
    window.click("Create widget");
    assert!(window.open_widget().project.widget().manifest("/salesbot_designer").is_some());
}

#[test]
fn a_recent_widget_is_opened_in_a_window_of_its_own_shown_and_found_by_its_path() {
    let mut window = Window::new();
    let folders: Vec<_> = (0..6).map(|number| window.plain_folder(&format!("copy_{number}"))).collect();
    for folder in &folders {
        window.open_by_dialog(folder);
        window.dismiss_all();
    }
    window.press(CTRL, Key::W);
    assert!(window.state().open.is_none());
    let place = |window: &Window, folder: &std::path::Path| window.app().recent.places.get(&files::canonical(folder)).cloned().unwrap();
    assert!(folders.iter().all(|folder| place(&window, folder).is_there && place(&window, folder).logo.is_some()));
    window.fill("Name or path", "copy_4");
    window.click("More for Card greeting");
    window.click("Open in a new window");
    assert_eq!(*window.answers.windows.lock().unwrap(), [files::canonical(&folders[4])]);
    window.click("More for Card greeting");
    window.click("Show in folder");
    assert_eq!(window.revealed(), [files::canonical(&folders[4])]);
    window.leave_alone();
    window.click("More for Card greeting");
    window.click("Open in a new window");
    assert!(window.mentions("The new window didn't open"));
    window.fill("Name or path", "nobody");
    assert!(window.says("No widget with these words"));
}

#[test]
fn a_recent_widget_that_was_moved_is_said_so_and_is_found_again() {
    let mut window = Window::new();
    let folder = window.plain_folder("here");
    window.open_by_dialog(&folder);
    window.dismiss_all();
    window.press(CTRL, Key::W);
    assert!(!window.says("Not found"));
    let moved = window.path("there");
    fs::rename(&folder, &moved).unwrap();
    window.send(Command::LookAtSharedFiles);
    window.settle();
    assert!(window.says("Not found"));
    window.answer(&moved);
    window.click_on(Role::Link, "Locate…");
    assert_eq!(window.open_widget().origin, Some(Origin::Folder(files::canonical(&moved))));
    let paths: Vec<_> = window.state().preferences.recent.iter().map(|recent| recent.path.clone()).collect();
    assert_eq!(paths, [files::canonical(&moved)]);
}

#[test]
fn a_recent_widget_that_is_gone_is_explained_and_stays_listed() {
    let mut window = Window::new();
    let folder = window.open_plain();
    window.dismiss_all();
    window.press(CTRL, Key::W);
    fs::remove_dir_all(&folder).unwrap();
    window.click("Card greeting 0.1.0");
    assert!(window.mentions("There is no ") && window.says("Check the spelling, and whether the folder was moved or renamed."));
    assert!(window.state().open.is_none() && window.says("Open a widget"));
    window.click("Dismiss");
    assert!(window.state().notices.last().is_none());
}

#[test]
fn a_dropped_folder_is_opened_and_a_dropped_picture_goes_into_its_card() {
    let mut window = Window::new();
    let folder = window.plain_folder("greeting");
    window.drop_file(&folder);
    assert_eq!(window.open_widget().origin, Some(Origin::Folder(folder.clone())));

    window.show_by_key(Tab::Images);
    let card = window.rect_of(Role::Label, "logo_min.png");
    window.harness.hover_at(card.center());
    window.harness.step();
    window.drop_file(&folder.join("images/logo_small.png"));
    let widget = window.open_widget().project.widget();
    assert_eq!(widget.get("images/logo_min.png"), widget.get("images/logo_small.png"));
    assert_eq!(window.rules(), ["images/wrong-size"]);
}

#[test]
fn a_folder_without_manifest_is_opened_and_gets_one() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    fs::remove_file(folder.join(MANIFEST)).unwrap();
    window.open_by_dialog(&folder);
    assert!(window.says("Turn the folder into a widget"));
    window.press(egui::Modifiers::NONE, Key::Escape);
    assert!(window.says("The manifest can't be read") && window.rules().contains(&"manifest/missing"));
    assert_eq!(window.inputs("Name"), 0, "there is nothing to fill in");
    assert!(window.says("Widget without a name"));
    window.click_first(Role::Link, "Create manifest.json from the template");
    window.click("Apply");
    assert!(!window.rules().contains(&"manifest/missing") && !window.says("The manifest can't be read"));
    assert_eq!(window.inputs("Name"), 1);
}

#[test]
fn a_manifest_that_is_no_json_shows_its_source_and_no_form() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    fs::write(folder.join(MANIFEST), "}").unwrap();
    window.open_by_dialog(&folder);
    assert_eq!(window.inputs("Name"), 0);
    assert!(window.rules().contains(&"json/syntax"));
    assert_eq!(window.value("Source of manifest.json"), "}");
}

#[test]
fn the_form_keeps_off_a_value_that_cannot_be_read() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    let text = window.on_disk("widget/manifest.json").replace("\"0.1.0\"", "01");
    fs::write(folder.join(MANIFEST), &text).unwrap();
    window.open_by_dialog(&folder);
    assert_eq!((window.inputs("Version"), window.inputs("Name")), (0, 1));
    assert!(window.says("This value can't be read. Correct it in the source; the form leaves it as it is"));
    // Other fields are edited all the same, and the bad value stays as it is.
    window.fill("Name", "widget.title");
    assert_eq!(window.text(MANIFEST), text.replace("widget.name", "widget.title"));
}

#[test]
fn what_is_not_taken_in_is_said() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    fs::create_dir(folder.join("node_modules")).unwrap();
    fs::create_dir(folder.join(".git")).unwrap();
    window.open_by_dialog(&folder);
    assert!(window.says("2 items of the folder were not taken in"));
    assert_eq!(window.open_widget().tab, Tab::Manifest);
}

#[test]
fn a_broken_zip_leaves_what_is_open() {
    let mut window = Window::new();
    window.open_plain();
    fs::write(window.path("broken.zip"), "PK").unwrap();
    window.answer(window.path("broken.zip"));
    window.press(CTRL | egui::Modifiers::SHIFT, Key::O);
    assert!(window.mentions("can't be read as a zip archive"));
    assert_eq!(window.open_widget().version(), Some("0.1.0"));
}

#[test]
fn a_message_that_is_shown_follows_the_language() {
    let mut window = Window::new();
    window.send(widget_studio::app::core::navigation::NavCommand::Open(window.path("nowhere")));
    assert!(window.mentions("There is no ") && window.mentions("Check the spelling"), "{}", window.outline());
    window.send(widget_studio::app::features::preferences::PreferencesCommand::SetLang(Lang::Ru));
    assert!(window.mentions("Нет файла или папки ") && window.mentions("Проверьте, нет ли опечатки"), "{}", window.outline());
}

#[test]
fn the_palette_opens_a_recent_widget_in_a_window_of_its_own() {
    let mut window = Window::new();
    let folder = window.open_plain();
    window.run("Open Card greeting in a new window");
    assert_eq!(*window.answers.windows.lock().unwrap(), [files::canonical(&folder)]);
}
