//! A secret that is sent must be found nowhere: not in the history, its exports, errors, or what is kept on disk.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use widget_studio::account::history::to_har;
use widget_studio::account::{
    Bot, Client, Continuation, Credentials, ErrorKind, Forgetful, Host, Limits, Secret, Settings, exchange_code, install,
};
use widget_studio::practice::{ADMIN, ADMIN_TOKEN, CLIENT_ID, CLIENT_SECRET, CODE, FILE, Fault, Mode, Options, Practice, REDIRECT_URI};
use widget_studio::system::history::History;

const PASS: &str = "canary-pass \"quoted\" и кириллица";
const KEY: &str = "canary-key 1";
const LOOK: &str = "ghp_a1B2c3D4e5F6g7H8";
const LP: &str = "canary-users-lp";

/// All files below `folder` as text.
fn files(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files(&path) } else { String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned() }).collect()
}

#[test]
fn no_secret_is_found_after_any_flow() {
    let dir = tempfile::tempdir().unwrap();
    let practice = Practice::start(Options { port: 0, file: Some(dir.path().join(FILE)), ..Options::default() }).unwrap();
    let history = Arc::new(History::open(dir.path()));
    let host = Host::parse(practice.address()).unwrap();
    let client = |credentials| Client::new("canary", host.clone(), credentials, Arc::new(Forgetful), history.clone(), Limits::default());
    let admin = client(Credentials::Token(Secret::new(ADMIN_TOKEN)));
    let mut shown = String::new();

    let oauth =
        exchange_code(&host, (CLIENT_ID, &Secret::new(CLIENT_SECRET), REDIRECT_URI), &Secret::new(CODE), history.clone(), &Forgetful)
            .unwrap();
    let issued = [oauth.tokens.access.clone(), oauth.tokens.refresh.clone()];
    let spent =
        exchange_code(&host, (CLIENT_ID, &Secret::new(CLIENT_SECRET), REDIRECT_URI), &Secret::new(CODE), history.clone(), &Forgetful);
    shown += &format!("{:?}", spent.unwrap_err());
    let own = client(Credentials::OAuth(oauth));
    practice.misbehave(Some(Fault::new(Mode::ExpireTokens)));
    own.account().unwrap();

    let mut modes = vec![None];
    modes.extend(
        [Mode::ServerError, Mode::LostAnswer, Mode::Html, Mode::BrokenJson, Mode::Forbidden]
            .map(|mode| Some(Fault::new(mode).once("POST"))),
    );
    let flows = [
        ("demo_phone", json!({"login": "l", "password": PASS, "phones": {ADMIN.to_string(): "1"}})),
        ("demo_sip", json!({"lines": {ADMIN.to_string(): {"login": "l", "password": LP}}, "conf": format!("{{\"k\": \"{LP}\"}}")})),
    ];
    for (code, values) in &flows {
        for mode in &modes {
            let before = own.widget(code).unwrap();
            let settings = Settings::new(values.as_object().unwrap().clone(), &before.template).unwrap();
            practice.misbehave(mode.clone());
            shown += &format!("{settings:?} {} {:?}", settings.masked(), install(&own, &before, &settings, &mut |_| {}));
        }
        shown += &format!("{:?}", own.widget(code).unwrap());
    }
    // The server quotes a refused value in its own words.
    let mut template = own.widget("demo_phone").unwrap().template;
    template.retain(|field| field.key == "password");
    template[0].key = PASS.to_owned();
    let odd = Settings::new(json!({PASS: PASS}).as_object().unwrap().clone(), &template).unwrap();
    let error = admin.post_widget("demo_phone", &odd).unwrap_err();
    assert_eq!(error.kind, ErrorKind::BadRequest);
    shown += &format!("{error} {error:?} {:?}", error.explain());
    practice.edit(|state| state.waiting.retain(|waiting| waiting.bot_id == 501));
    admin.delete_widget("demo_phone").unwrap();

    // What a text field holds is told by its key, what a bot is handed by its keys and looks.
    let mailer = own.widget("demo_mailer").unwrap();
    let keyed = Settings::new(json!({"api_key": KEY}).as_object().unwrap().clone(), &mailer.template).unwrap();
    shown += &format!("{:?} {}", install(&own, &mailer, &keyed, &mut |_| {}), keyed.masked());
    let data = json!({"apiKey": KEY, "status": "good", "nested": [{"Токен": KEY}], "text": format!("{{\"pwd\":\"{KEY}\"}}"), "look": LOOK});
    let with = Continuation { data: data.as_object().unwrap().clone(), ..Continuation::default() };
    for mode in [None, Some(Fault::new(Mode::ServerError).once("POST"))] {
        practice.misbehave(mode);
        shown += &format!("{:?}", own.continue_bot(Bot::Sales, 501, 9001, &with));
    }

    let entries = history.entries().unwrap();
    assert!(entries.len() > 20, "{}", entries.len());
    shown += &to_har(&entries);
    entries.iter().for_each(|entry| shown += &entry.to_curl().unwrap());
    shown += &files(dir.path());
    assert!(shown.contains("demo_phone") && shown.contains("•••"));
    let secrets = [PASS, "canary-pass", "canary-key", LOOK, LP, ADMIN_TOKEN, CLIENT_SECRET, CODE, issued[0].expose(), issued[1].expose()];
    for secret in secrets {
        assert!(!shown.contains(secret), "{secret} is in {}", around(&shown, secret));
    }
    // The server did get them.
    assert!(format!("{:?}", practice.state().widget("demo_sip").unwrap().settings).contains(LP));
}

fn around(text: &str, secret: &str) -> String {
    let at = text.find(secret).unwrap_or_default();
    text.chars().skip(text[..at].chars().count().saturating_sub(100)).take(250).collect()
}
