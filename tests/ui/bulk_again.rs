//! A run over many accounts that is asked again for the next build: from the dropped archive to the evidence in the clipboard.

use std::fs;
use std::path::PathBuf;

use egui::accesskit::Role;
use widget_studio::account::Secret;
use widget_studio::app::core::tab::Tab;
use widget_studio::practice::{ADMIN_TOKEN, Practice};
use widget_studio::services::archive as zip;
use widget_studio::services::bundled;
use widget_studio::system::accounts::{AccountsFile, Colour, Keep, Kind, SavedAccount, SignIn};
use widget_studio::text::Lang;

use crate::bulk::{accounts, agree, practice, section};
use crate::harness::Window;

/// A build as an archive of this name.
fn build(window: &Window, name: &str) -> PathBuf {
    let path = window.path(name);
    fs::write(&path, zip::build(&bundled::plain()).unwrap()).unwrap();
    path
}

/// Clicks that were made, counted.
struct Clicks<'w>(&'w mut Window, usize);

impl Clicks<'_> {
    fn on(&mut self, role: Role, label: &str) {
        self.0.click_on(role, label);
        self.1 += 1;
    }

    fn agree(&mut self, label: &str) {
        agree(self.0, label);
        self.1 += 1;
    }
}

fn three(window: &Window) -> [Practice; 3] {
    [(); 3].map(|()| practice(window))
}

#[test]
fn a_new_archive_is_verified_in_three_sandboxes_within_eight_clicks() {
    let tr = |id: &str| Lang::En.tr(id);
    let mut window = Window::new();
    let first = build(&window, "shop-1.zip");
    window.drop_file(&first);
    let places = three(&window);
    let list = [("a", Kind::Sandbox, &places[0]), ("b", Kind::Sandbox, &places[1]), ("c", Kind::Sandbox, &places[2])];
    accounts(&mut window, &list);

    // The first time: the section, the task, the code; reached before any account was connected.
    assert!(window.app().install.chosen.is_none());
    section(&mut window, "install-many-accounts");
    window.click_on(Role::RadioButton, &tr("bulk-install"));
    window.fill(&tr("install-code"), "plain");
    let start = Lang::En.with("bulk-install-into", &[("count", 3usize.into())]);
    window.click(&start);
    agree(&mut window, &start);
    assert_eq!(window.app().install.bulk.run.as_ref().unwrap().counts().good, 3, "{}", window.outline());

    // The next day, with the next archive.
    let mut window = window.restarted();
    let vault = |window: &Window| {
        let file = AccountsFile::new(Some(&window.path("data")));
        for account in file.read().unwrap().value.accounts {
            widget_studio::system::keyring::Vault::set(
                &*window.vault,
                &account.name,
                widget_studio::system::keyring::Part::Token,
                &Secret::new(ADMIN_TOKEN),
            )
            .unwrap();
        }
    };
    vault(&window);
    let next = build(&window, "shop-2.zip");
    let sum = zip::sha256_hex(&fs::read(&next).unwrap());
    window.drop_file(&next);
    assert_eq!(window.open_widget().tab, Tab::Install, "what is opened first is remembered");
    let mut clicks = Clicks(&mut window, 0);
    clicks.on(Role::Button, &start);
    clicks.agree(&start);
    clicks.on(Role::Button, &tr("bulk-report"));
    clicks.on(Role::Button, &tr("document-copy"));
    let Clicks(window, count) = clicks;
    assert!(count <= 8, "{count} clicks");
    let report = window.copied.take().unwrap().replace(['\\', '\u{2060}'], "");
    for part in [&*sum, "shop-2.zip", "plain", "10000001", "3 of 3", "Widget Studio", "version", "+0"] {
        assert!(report.contains(part), "no {part} in {report}");
    }
    assert!(report.matches("127.0.0.1").count() >= 3, "{report}");

    // The report of the day before can be opened again.
    window.press(egui::Modifiers::NONE, egui::Key::Escape);
    let kept: Vec<_> = window.app().install.bulk.kept.of(&widget_studio::crm::account::Names::of(&bundled::plain())).cloned().collect();
    assert_eq!((kept.len(), kept[0].done), (2, (3, 3)));
    assert!(kept[1].reports[0].replace(['\\', '\u{2060}'], "").contains("shop-1.zip"), "{}", kept[1].reports[0]);
}

#[test]
fn tokens_are_asked_in_one_list() {
    let mut window = Window::new();
    let path = build(&window, "widget.zip");
    window.drop_file(&path);
    let places = three(&window);
    let file = AccountsFile::new(Some(&window.path("data")));
    for (name, place) in ["a", "b", "c"].iter().zip(&places) {
        let (name, host) = ((*name).to_owned(), place.address().to_owned());
        let account = SavedAccount { name, host, kind: Kind::Sandbox, colour: Colour::Green, sign_in: SignIn::Token, keep: Keep::Ask };
        file.add(account, &*window.vault, |_| Ok::<_, std::convert::Infallible>(())).unwrap();
    }
    window.send(widget_studio::app::core::navigation::NavCommand::ShowTab(Tab::Install));
    section(&mut window, "install-many-accounts");
    window.click_on(Role::RadioButton, &Lang::En.tr("bulk-install"));
    window.fill(&Lang::En.tr("install-code"), "plain");
    for name in ["a", "b", "c"] {
        window.fill(&Lang::En.with("bulk-token-of", &[("name", name.into())]), ADMIN_TOKEN);
    }
    let start = Lang::En.with("bulk-install-into", &[("count", 3usize.into())]);
    window.click(&start);
    agree(&mut window, &start);
    assert_eq!(window.app().install.bulk.run.as_ref().unwrap().counts().good, 3, "{}", window.outline());
    assert_eq!(window.inputs(&Lang::En.with("bulk-token-of", &[("name", "a".into())])), 0, "a token is typed once");
}
