//! Installing, uninstalling and waiting for an upload, from begin to proof.

use std::time::Duration;

use serde_json::json;
use widget_studio::account::{ErrorKind, PollResult, SettingsReadback, install, poll_until_version, uninstall};
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::FileChange;
use widget_studio::practice::{ADMIN, EXPIRED_TOKEN, INTEGRATION_TOKEN};
use widget_studio::services::archive as zip;
use widget_studio::services::bundled;

use crate::harness::{Place, settings};

#[test]
fn from_token_to_installed_and_verified_and_back() {
    let place = Place::new();
    let admin = place.admin();
    let archive = zip::build(&bundled::plain()).unwrap();
    let code = place.practice.upload(&archive, Some("hello")).unwrap();
    let PollResult::Found(there) = poll_until_version(&admin, &code, "0.1.0", (Duration::ZERO, Duration::ZERO), &mut |_| {}).unwrap()
    else {
        panic!("it was uploaded")
    };
    let values = json!({there.template[0].key.as_str(): "Здравствуйте!"});
    let sent = settings(&admin, &code, values);
    let installed = install(&admin, &there, &sent, &mut |_| {}).unwrap();
    assert!(installed.is_as_asked() && !installed.was_active && installed.lost.is_none(), "{installed:?}");
    // The answer shows the settings, though reading the widget doesn't.
    assert_eq!(installed.readback, SettingsReadback::AsSent);
    let again = install(&admin, &installed.widget, &sent, &mut |_| {}).unwrap();
    assert!(again.was_active && again.is_as_asked());
    let removed = uninstall(&admin, &code, &mut |_| {}).unwrap();
    assert!(removed.is_as_asked() && removed.widget.is_some());
}

#[test]
fn an_upload_is_waited_for_within_bounds() {
    let place = Place::new();
    let admin = place.admin();
    let mut looks = 0;
    let waited = poll_until_version(&admin, "hello", "0.2.0", (Duration::ZERO, Duration::from_secs(60)), &mut |seen| {
        looks += 1;
        assert_eq!(seen.map(|widget| widget.version.as_str()), [None, Some("0.1.0")][usize::from(looks > 1)]);
        let mut widget = bundled::plain();
        if looks == 2 {
            let manifest = widget.text("manifest.json").unwrap().as_str().replace("0.1.0", "0.2.0");
            widget.apply(&[FileChange::Write { path: RelPath::new("manifest.json").unwrap(), body: FileBody::text(manifest) }]).unwrap();
        }
        place.practice.upload(&zip::build(&widget).unwrap(), Some("hello")).unwrap();
    });
    assert!(matches!(waited, Ok(PollResult::Found(widget)) if widget.version == "0.2.0"));
    let waited = poll_until_version(&admin, "hello", "9.9.9", (Duration::ZERO, Duration::ZERO), &mut |_| {});
    assert!(matches!(waited, Ok(PollResult::TimedOut(Some(widget))) if widget.version == "0.2.0"));
    let refused =
        poll_until_version(&place.client(EXPIRED_TOKEN), "hello", "0.2.0", (Duration::ZERO, Duration::from_secs(60)), &mut |_| {});
    assert_eq!(refused.unwrap_err().kind, ErrorKind::Unauthorized);
    let cancel = admin.cancel().clone();
    let stopped =
        poll_until_version(&admin, "hello", "9.9.9", (Duration::from_secs(60), Duration::from_secs(600)), &mut |_| cancel.cancel());
    assert_eq!(stopped.unwrap_err().kind, ErrorKind::Cancelled);
}

#[test]
fn uninstalling_ends_the_token_of_the_own_integration() {
    let place = Place::new();
    let own = place.client(INTEGRATION_TOKEN);
    let sip = settings(&own, "demo_sip", json!({"lines": {ADMIN.to_string(): {"login": "u", "password": "p"}}}));
    let there = own.widget("demo_sip").unwrap();
    assert!(install(&own, &there, &sip, &mut |_| {}).unwrap().is_as_asked());
    let interrupted = uninstall(&own, "demo_sip", &mut |_| {}).unwrap_err();
    assert!(interrupted.token_died() && interrupted.may_have_changed());
    assert!(!place.admin().widget("demo_sip").unwrap().is_active);
}
