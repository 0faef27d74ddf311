//! Files that other windows and commands change as well: nobody's changes are lost, and they are seen when the window comes to the
//! front.

use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use widget_studio::account::history::Entry;
use widget_studio::account::{Recorder as _, Secret};
use widget_studio::app::App;
use widget_studio::app::action::Action;
use widget_studio::app::command::Command;
use widget_studio::app::core::Services;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::tab::Tab;
use widget_studio::app::features::checking::CheckingCommand;
use widget_studio::app::features::install::{AccountError, InstallCommand, NewSignIn, Target};
use widget_studio::app::features::preferences::PreferencesCommand;
use widget_studio::app::features::source::SourceCommand;
use widget_studio::checks::engine::rule::{Product, Profile};
use widget_studio::practice::{ADMIN_TOKEN, EXPIRED_TOKEN, Options, Practice};
use widget_studio::system::accounts::{AccountsFile, Colour, Keep, Kind};
use widget_studio::system::clock;
use widget_studio::system::files::Origin;
use widget_studio::system::history::History;
use widget_studio::system::keyring::{Part, Vault as _};
use widget_studio::system::preferences::{Preferences, Recent, Theme};
use widget_studio::text::Lang;

use crate::harness::{Look, Window};
use crate::install::{add, ask, front, opened};
use crate::stand_ins::{Answers, Memory, add_account, keep_preferences, preferences_in};

/// Another studio with the same folders, without a window.
fn second_studio(window: &Window) -> App {
    let config = window.path("config");
    let preferences = preferences_in(&config);
    let services = Services {
        dialogs: Arc::new(Answers::default()),
        config: Some(config),
        data: Some(window.path("data")),
        vault: Arc::new(Memory::default()),
        executor: Arc::new(widget_studio::app::core::jobs::Threads),
        wake: Arc::new(|| {}),
    };
    App::new(services, preferences)
}

/// Sends a command to a studio without a window, and waits for what comes of it.
fn send(studio: &mut App, command: Command) {
    studio.send(command);
    let deadline = Instant::now() + Duration::from_secs(20);
    while studio.is_busy() {
        assert!(Instant::now() < deadline, "it doesn't come to rest");
        std::thread::park_timeout(Duration::from_millis(2));
        studio.poll();
    }
}

/// Adds an account as a command in a terminal does.
fn add_elsewhere(window: &Window, name: &str) {
    add_account(&window.path("data"), name, Kind::Sandbox, Colour::Red);
}

fn names(window: &Window) -> Vec<String> {
    window.app().install.accounts.accounts.iter().map(|account| account.name.clone()).collect()
}

#[test]
fn a_list_of_accounts_that_cannot_be_read_is_not_written_over() {
    let practice = Practice::start(Options::default()).unwrap();
    for lang in Lang::ALL {
        let mut window = Window::with(Look { lang, ..Look::default() });
        let file = window.path("data/accounts.json");
        fs::create_dir_all(window.path("data")).unwrap();
        fs::write(&file, "{\"accounts\": [").unwrap();
        window.open_plain();
        window.send(NavCommand::ShowTab(Tab::Install));
        assert!(window.says(&lang.tr("install-accounts-unread")), "{}", window.outline());
        ask(&mut window, InstallCommand::Understood);
        add(&mut window, &practice, Kind::Sandbox, ADMIN_TOKEN, Keep::Keyring);
        let Some(AccountError::Local(what, Some(why))) = &window.app().install.error else { panic!("{:?}", window.app().install.error) };
        assert!(what.id == "install-accounts-unread" && why.contains("accounts.json"), "{why}");
        assert!(
            window.says(&lang.tr("install-accounts-unread")) && window.says(&lang.tr("install-accounts-unread.next")),
            "{}",
            window.outline()
        );
        assert_eq!(fs::read_to_string(&file).unwrap(), "{\"accounts\": [");
        assert!(window.vault.get("demo", Part::Token).unwrap().is_none() && names(&window).is_empty());
        // Once it is mended, nothing stands in the way.
        fs::remove_file(&file).unwrap();
        add(&mut window, &practice, Kind::Sandbox, ADMIN_TOKEN, Keep::Keyring);
        assert_eq!(names(&window), ["demo"]);
    }
}

#[test]
fn accounts_of_others_stay_and_are_seen() {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(Lang::En);
    add_elsewhere(&window, "one");
    assert!(names(&window).is_empty());
    window.send(Command::LookAtSharedFiles);
    assert_eq!(names(&window), ["one"]);
    assert!(window.has_button("one"), "{}", window.outline());
    // Those that this window hasn't seen yet stay as well.
    add_elsewhere(&window, "two");
    add(&mut window, &practice, Kind::Sandbox, ADMIN_TOKEN, Keep::Keyring);
    assert_eq!(names(&window), ["one", "two", "demo"]);
    let file = AccountsFile::new(Some(&window.path("data")));
    file.remove("one", &*window.vault).unwrap();
    ask(&mut window, InstallCommand::Choose(Target::Saved("demo".into()), None));
    file.remove("demo", &*window.vault).unwrap();
    window.send(Command::LookAtSharedFiles);
    assert_eq!(names(&window), ["two"]);
    assert!(window.app().install.chosen.is_none() && window.app().install.reached.is_empty());
    // A name that was taken elsewhere meanwhile is taken.
    add_elsewhere(&window, "demo");
    add(&mut window, &practice, Kind::Sandbox, ADMIN_TOKEN, Keep::Keyring);
    assert!(window.says("There is an account named demo already"), "{}", window.outline());
    assert!(window.vault.get("demo", Part::Token).unwrap().is_none());
}

#[test]
fn a_renewed_account_is_not_reached_by_its_old_way_in() {
    let practice = Practice::start(Options::default()).unwrap();
    let mut window = opened(Lang::En);
    add(&mut window, &practice, Kind::Sandbox, ADMIN_TOKEN, Keep::Keyring);
    assert_eq!(front(&window).account.current_user_id, Some(1001));
    ask(&mut window, InstallCommand::Renew("demo".to_owned(), NewSignIn::Token(Secret::new(EXPIRED_TOKEN))));
    // The new token isn't taken; the old one, which would be, is no longer used.
    assert!(matches!(window.app().install.error, Some(AccountError::Api(_))) && window.app().install.front().is_none());
    assert_eq!(window.vault.get("demo", Part::Token).unwrap().unwrap().expose(), EXPIRED_TOKEN);
    ask(&mut window, InstallCommand::Renew("demo".to_owned(), NewSignIn::Token(Secret::new("practice-user"))));
    assert_eq!(front(&window).account.current_user_id, Some(1002));
    AccountsFile::new(Some(&window.path("data"))).remove("demo", &*window.vault).unwrap();
    ask(&mut window, InstallCommand::Renew("demo".to_owned(), NewSignIn::Token(Secret::new(ADMIN_TOKEN))));
    assert!(window.says("There is no account named demo any more"), "{}", window.outline());
    assert!(window.vault.get("demo", Part::Token).unwrap().is_none());
}

#[test]
fn what_two_windows_prefer_and_open_is_kept() {
    let mut window = Window::new();
    let mut second = second_studio(&window);
    let (one, two) = (window.plain_folder("one"), window.plain_folder("two"));
    window.send(NavCommand::Open(one.clone()));
    send(&mut second, Command::Nav(NavCommand::Open(two.clone())));
    send(&mut second, Command::Source(SourceCommand::SetEditor("code {file}".to_owned())));
    send(&mut second, Command::Preferences(PreferencesCommand::SetWindowSize(700.0, 500.0)));
    window.send(PreferencesCommand::SetTheme(Theme::Dark));
    let kept = preferences_in(&window.path("config"));
    let paths = |recent: &[Recent]| recent.iter().map(|it| it.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&kept.recent), [two.clone(), one.clone()]);
    assert_eq!((kept.theme, kept.editor.as_str(), kept.lang), (Theme::Dark, "code {file}", Some(Lang::En)));
    // What was written comes back with what others wrote.
    assert_eq!((paths(&window.state().preferences.recent), window.state().preferences.editor.as_str()), (vec![two, one], "code {file}"));
}

#[test]
fn what_another_window_prefers_is_seen_but_not_its_size() {
    let mut window = Window::new();
    let size = window.state().preferences.window;
    let config = window.path("config");
    let theirs = preferences_in(&config);
    let theirs =
        Preferences { theme: Theme::Dark, lang: Some(Lang::Ru), editor: "code {file}".to_owned(), window: Some((700.0, 500.0)), ..theirs };
    keep_preferences(&config, &theirs);
    window.send(Command::LookAtSharedFiles);
    assert!(window.is_dark() && window.says(&Lang::Ru.tr("status-nothing-open")), "{}", window.outline());
    let known = &window.state().preferences;
    assert_eq!((known.editor.as_str(), known.window), ("code {file}", size));
    assert_eq!(preferences_in(&config).window, Some((700.0, 500.0)), "each window would write its own size over the other's");
}

#[test]
fn the_language_of_a_session_is_not_remembered() {
    let mut window = Window::new();
    window.harness.state_mut().app.core.preferences.session_lang = Some(Lang::Ru);
    window.open_plain();
    window.send(PreferencesCommand::SetWindowSize(1001.0, 701.0));
    window.send(Command::LookAtSharedFiles);
    assert_eq!((window.state().lang(), preferences_in(&window.path("config")).lang), (Lang::Ru, Some(Lang::En)));
    // A language that is chosen in the window is.
    window.send(PreferencesCommand::SetLang(Lang::Ru));
    assert_eq!(preferences_in(&window.path("config")).lang, Some(Lang::Ru));
    window.send(PreferencesCommand::SetLang(Lang::En));
    assert_eq!((window.state().lang(), preferences_in(&window.path("config")).lang), (Lang::En, Some(Lang::En)));
}

#[test]
fn a_preference_of_a_newer_version_survives_a_session() {
    let window = Window::new();
    let file = window.path("config/preferences.json");
    fs::write(&file, r#"{"lang": "en", "theme": "sepia", "later": [1], "recent": [{"path": "/w", "product": "other"}]}"#).unwrap();
    let mut window = window.restarted();
    assert_eq!((window.state().lang(), window.state().preferences.recent.len()), (Lang::En, 1));
    window.open_plain();
    let raw: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    assert_eq!((&raw["theme"], &raw["later"], &raw["recent"][1]["product"]), (&"sepia".into(), &serde_json::json!([1]), &"other".into()));
}

#[test]
fn requests_of_others_are_seen() {
    let mut window = opened(Lang::En);
    window.click("Start practice account");
    let own = window.app().install.requests().len();
    let other = Entry {
        id: "0".into(),
        at: clock::now() * 1000,
        account: "other".into(),
        method: "GET".into(),
        path: "/of-another".into(),
        ..Entry::default()
    };
    History::open(&window.path("data")).record(other.clone());
    window.send(Command::LookAtSharedFiles);
    let requests = window.app().install.requests();
    assert!(requests.len() == own + 1 && requests.iter().any(|entry| **entry == other));
    let revision = window.app().install.requests_revision();
    window.send(Command::LookAtSharedFiles);
    assert_eq!(window.app().install.requests_revision(), revision, "nothing new came");
}

#[test]
fn a_widget_is_the_same_by_every_path_to_it() {
    let mut window = Window::new();
    let folder = window.plain_folder("widget");
    let around = window.path("widget/../widget/.");
    window.send(NavCommand::Open(around));
    window.send(CheckingCommand::SetProduct(Product::Kommo));
    window.send(CheckingCommand::SetProfile(Profile::Public));
    assert_eq!(window.open_widget().origin, Some(Origin::Folder(folder.clone())));
    window.send(Action::BumpPatch);
    window.send(Action::Save);
    #[cfg(unix)]
    let link = {
        std::os::unix::fs::symlink(&folder, window.path("link")).unwrap();
        window.path("link")
    };
    #[cfg(not(unix))]
    let link = folder.clone();
    window.send(NavCommand::Open(link));
    let open = window.open_widget();
    assert_eq!((open.product, open.profile, open.home()), (Product::Kommo, Profile::Public, Some(folder.as_path())));
    let paths: Vec<_> = window.state().preferences.recent.iter().map(|recent| recent.path.clone()).collect();
    assert_eq!(paths, [folder]);
}
