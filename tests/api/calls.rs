//! Every call with every code that the documents name for it.

use serde_json::{Map, Value, json};
use widget_studio::account::{Bot, Continuation, ErrorKind, FieldType, GotoType, Handler, Settings};
use widget_studio::practice::{ADMIN, EXPIRED_TOKEN, INTEGRATION_TOKEN, MANAGER, Mode, State, USER_TOKEN};
use widget_studio::text::Lang;

use crate::harness::{Place, settings};

fn phone() -> Value {
    json!({"login": "example", "password": "eXaMp1E", "phones": {ADMIN.to_string(): "1039"}, "script_path": "https://example.com/"})
}

#[test]
fn the_account_tells_itself_and_whose_token_it_is() {
    let place = Place::new();
    let account = place.admin().account().unwrap();
    assert_eq!((account.id, account.name.as_str(), account.subdomain.as_str()), (10_000_001, "Practice account", "practice"));
    assert_eq!((account.current_user_id, account.is_technical), (Some(ADMIN), Some(false)));
    assert_eq!(account.rest["country"], "RU");
    assert_eq!(place.client(USER_TOKEN).account().unwrap().current_user_id, Some(MANAGER));
    assert!(place.admin().is_admin().unwrap() && !place.client(USER_TOKEN).is_admin().unwrap());
}

#[test]
fn without_a_good_token_every_call_is_refused() {
    let place = Place::new();
    for token in [EXPIRED_TOKEN, "wrong", "", "line\nbreak"] {
        let client = place.client(token);
        let empty = Settings::new(Map::new(), &[]).unwrap();
        let errors = [
            client.account().unwrap_err(),
            client.widgets().unwrap_err(),
            client.widget("demo_notes").unwrap_err(),
            client.post_widget("demo_notes", &empty).unwrap_err(),
            client.delete_widget("demo_notes").unwrap_err(),
            client.users().unwrap_err(),
            client.pipelines().unwrap_err(),
            client.continue_bot(Bot::Sales, 501, 9001, &Continuation::default()).unwrap_err(),
        ];
        for error in errors {
            assert_eq!(error.kind, ErrorKind::Unauthorized, "{token}: {error}");
        }
    }
}

#[test]
fn widgets_are_read_over_all_pages() {
    let place = Place::new();
    let all = place.admin().widgets().unwrap();
    let codes: Vec<_> = all.iter().map(|widget| widget.code.as_str()).collect();
    assert_eq!(codes, ["demo_phone", "demo_sip", "demo_notes", "demo_dropbox", "demo_mailer", "demo_forms"]);
    let ratings: Vec<_> = all.iter().map(|widget| widget.rating).collect();
    assert_eq!(ratings, [Some(2.7), None, Some(4.5), Some(2.8), Some(3.4), Some(3.0)]);
    assert_eq!((all[5].pipeline_id, all[5].is_lead_source, all[4].is_work_with_dp, all[2].is_active), (Some(701), true, true, true));
    let before = place.record.count("GET");
    assert_eq!(place.admin().widgets_by(4).unwrap(), all);
    assert_eq!(place.record.count("GET") - before, 2);
    place.practice.edit(|state| state.widgets.clear());
    assert_eq!(place.admin().widgets(), Ok(Vec::new()));
}

#[test]
fn six_hundred_widgets_are_three_pages() {
    let place = Place::new();
    place.practice.edit(|state| {
        let sample = State::sample(Lang::En).widgets[2].clone();
        state.widgets = (0..600)
            .map(|number| {
                let mut widget = sample.clone();
                widget.model.insert("code".into(), format!("w{number}").into());
                widget
            })
            .collect();
    });
    assert_eq!(place.admin().widgets().unwrap().len(), 600);
    assert_eq!(place.record.count("GET"), 3);
}

#[test]
fn a_widget_shows_its_settings_to_its_own_integration_alone() {
    let place = Place::new();
    let lines = json!({"lines": {ADMIN.to_string(): {"login": "u", "password": "p"}}});
    let sip = settings(&place.admin(), "demo_sip", lines.clone());
    let posted = place.admin().post_widget("demo_sip", &sip).unwrap();
    assert_eq!(posted.setting("lines"), Some(&lines["lines"]));
    assert!(!place.admin().widget("demo_sip").unwrap().shows_settings());
    let own = place.client(INTEGRATION_TOKEN).widget("demo_sip").unwrap();
    assert_eq!(own.setting("lines"), Some(&lines["lines"]));
    assert_eq!(own.template[0].kind, FieldType::UsersLp);
    assert_eq!(place.admin().widget("nothing").unwrap_err().kind, ErrorKind::NotFound);
}

#[test]
fn installing_and_uninstalling_are_for_administrators() {
    let place = Place::new();
    let (admin, user) = (place.admin(), place.client(USER_TOKEN));
    let phone = settings(&admin, "demo_phone", phone());
    assert_eq!(user.post_widget("demo_phone", &phone).unwrap_err().kind, ErrorKind::Forbidden);
    assert!(admin.post_widget("demo_phone", &phone).unwrap().is_active);
    assert_eq!(user.delete_widget("demo_phone").unwrap_err().kind, ErrorKind::Forbidden);
    assert!(user.widget("demo_phone").unwrap().is_active);
    admin.delete_widget("demo_phone").unwrap();
    assert!(!admin.widget("demo_phone").unwrap().is_active);
    assert_eq!(admin.post_widget("nothing", &phone).unwrap_err().kind, ErrorKind::NotFound);
    assert_eq!(admin.delete_widget("nothing").unwrap_err().kind, ErrorKind::NotFound);
}

#[test]
fn refused_fields_are_told_by_path() {
    let place = Place::new();
    // Settings that keep to another template: what a form made of an old manifest sends.
    let mut template = place.admin().widget("demo_phone").unwrap().template;
    template.retain(|field| field.key != "login");
    let values = json!({"password": "eXaMp1E", "phones": {"999": "1"}});
    let old = Settings::new(values.as_object().unwrap().clone(), &template).unwrap();
    let error = place.admin().post_widget("demo_phone", &old).unwrap_err();
    assert_eq!((error.kind, error.status, error.detail.as_deref()), (ErrorKind::BadRequest, Some(400), Some("Request validation failed")));
    let fields: Vec<_> = error.fields.iter().map(|field| (field.path.as_str(), field.code.as_str())).collect();
    assert_eq!(fields, [("login", "FieldMissing"), ("phones.999", "NotSupportedChoice")]);
    assert!(!place.admin().widget("demo_phone").unwrap().is_active);
}

#[test]
fn users_are_for_administrators() {
    let place = Place::new();
    let users = place.admin().users().unwrap();
    let flags: Vec<_> = users.iter().map(|user| (user.id, user.is_admin, user.is_active)).collect();
    assert_eq!(flags, [(ADMIN, true, true), (MANAGER, false, true), (1003, false, false)]);
    let error = place.client(USER_TOKEN).users().unwrap_err();
    assert_eq!((error.kind, error.detail.as_deref()), (ErrorKind::Forbidden, Some("Admin access only")));
}

#[test]
fn pipelines_have_names_and_stages() {
    let pipelines = Place::new().client(USER_TOKEN).pipelines().unwrap();
    assert_eq!((pipelines[0].id, pipelines[0].name.as_str(), pipelines[0].is_main), (701, "Sales", true));
    assert_eq!(pipelines[1].stages.iter().map(|stage| stage.id).collect::<Vec<_>>(), [7020, 142, 143]);
}

#[test]
fn a_bot_goes_on_once_and_shows_before_that_what_it_is_told() {
    let place = Place::new();
    let with = Continuation {
        data: json!({"status": "success"}).as_object().unwrap().clone(),
        handlers: vec![Handler::Text("Готово".into()), Handler::Goto(GotoType::Finish, 0)],
    };
    let long = Continuation { handlers: vec![Handler::Text("x".repeat(81))], ..Continuation::default() };
    let admin = place.admin();
    assert_eq!(place.client(USER_TOKEN).continue_bot(Bot::Sales, 501, 9001, &with).unwrap_err().kind, ErrorKind::Forbidden);
    let error = admin.continue_bot(Bot::Sales, 501, 9001, &long).unwrap_err();
    assert_eq!(
        (error.kind, error.fields[0].path.as_str(), error.fields[0].code.as_str()),
        (ErrorKind::BadRequest, "execute_handlers.0.params.value", "TooLong")
    );
    let shown = Continuation { handlers: vec![Handler::Text("Ждём".into())], ..Continuation::default() };
    admin.continue_bot(Bot::Sales, 501, 9001, &shown).unwrap();
    admin.continue_bot(Bot::Sales, 501, 9001, &shown).unwrap();
    admin.continue_bot(Bot::Sales, 501, 9001, &with).unwrap();
    assert_eq!(admin.continue_bot(Bot::Sales, 501, 9001, &with).unwrap_err().kind, ErrorKind::NothingWaits);
    assert_eq!(admin.continue_bot(Bot::Sales, 502, 9003, &with).unwrap_err().kind, ErrorKind::NothingWaits);
    admin.continue_bot(Bot::Marketing, 502, 9003, &Continuation::default()).unwrap();
}

#[test]
fn logos_are_read_without_the_token_and_nothing_else_is_taken_for_one() {
    let place = Place::new();
    let widget = widget_studio::services::bundled::plain();
    place.practice.upload(&widget_studio::services::archive::build(&widget).unwrap(), Some("plain")).unwrap();
    let logo = widget.get("images/logo.png").unwrap().as_bytes();
    // No token is needed, so none is sent.
    assert_eq!(place.client("wrong").logo("plain", "logo.png").unwrap().as_deref(), Some(logo));
    assert_eq!(place.admin().logo("plain", "none.png"), Ok(None));
    assert_eq!(place.admin().logo("other", "logo.png"), Ok(None));
    assert_eq!(place.admin().logo("../plain", "logo.png").unwrap_err().kind, ErrorKind::BadCode);
    let found = place.record.entries().into_iter().filter(|entry| entry.status == Some(200));
    assert_eq!(found.map(|entry| entry.response).collect::<Vec<_>>(), [""], "no picture is kept in the history");
    place.misbehave(Mode::Html);
    assert!(place.admin().logo("plain", "logo.png").is_err(), "a page that asks to sign in is no picture");
}
