//! The practice account for any HTTP client: bytes on a socket, uploads with the server's messages, state on disk.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};

use serde_json::{Value, json};
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::model::widget::{FileChange, Widget};
use widget_studio::practice::{ADMIN, CLIENT_ID, CLIENT_SECRET, CODE, Options, Practice, REDIRECT_URI, StartError, State};
use widget_studio::services::archive as zip;
use widget_studio::services::bundled;
use widget_studio::text::Lang;

fn start() -> Practice {
    Practice::start(Options::default()).unwrap()
}

/// Sends `request` as it is and returns the answer's status, head and body.
fn talk(practice: &Practice, request: &[u8]) -> (u16, String, String) {
    let mut stream = TcpStream::connect(practice.address().trim_start_matches("http://")).unwrap();
    stream.write_all(request).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let answer = answer.trim_start_matches("HTTP/1.1 100 Continue\r\n\r\n");
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer, ""));
    let status = head.split(' ').nth(1).unwrap_or_default().parse().unwrap_or_default();
    (status, head.to_owned(), body.to_owned())
}

fn ask(practice: &Practice, line: &str, token: &str, body: &str) -> (u16, Value) {
    let request =
        format!("{line} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    let (status, _, body) = talk(practice, request.as_bytes());
    (status, serde_json::from_str(&body).unwrap_or_default())
}

const ADMIN_TOKEN: &str = "practice-admin";

#[test]
fn documented_answers_have_documented_forms() {
    let practice = start();
    let (status, list) = ask(&practice, "GET /api/v4/widgets?limit=2&page=1", ADMIN_TOKEN, "");
    assert_eq!((status, &list["_page"]), (200, &json!(1)));
    assert_eq!(list["_links"]["next"]["href"], format!("{}/api/v4/widgets?limit=2&page=2", practice.address()));
    assert_eq!(list["_embedded"]["widgets"].as_array().unwrap().len(), 2);
    assert!(list.get("_total_items").is_none());
    let first = &list["_embedded"]["widgets"][0];
    assert_eq!((&first["rating"], &first["pipeline_id"], first.get("settings")), (&json!("2,7"), &Value::Null, None));

    let (status, problem) = ask(&practice, "GET /api/v4/widgets/nothing", ADMIN_TOKEN, "");
    assert_eq!((status, &problem["status"], &problem["type"]), (404, &json!(404), &json!("https://httpstatus.es/404")));
    let (status, problem) = ask(&practice, "GET /api/v4/widgets", "wrong", "");
    assert_eq!((status, &problem["detail"]), (401, &json!("Invalid user name or password")));
    assert_eq!(ask(&practice, "GET /api/v4/widgets?page=9", ADMIN_TOKEN, "").0, 204);
    let (status, problem) = ask(&practice, "GET /api/v4/users?limit=251", ADMIN_TOKEN, "");
    assert_eq!((status, &problem["detail"]), (422, &json!("Limit 250 per page")));
    let (status, problem) = ask(&practice, "GET /api/v4/leads", ADMIN_TOKEN, "");
    assert_eq!((status, &problem["detail"]), (404, &json!("Cannot GET /api/v4/leads")));
}

#[test]
fn bodies_are_refused_as_documented() {
    let practice = start();
    let post = |body: &str| ask(&practice, "POST /api/v4/widgets/demo_phone", ADMIN_TOKEN, body);
    assert_eq!(post("").1["detail"], "Request data can not be empty");
    assert_eq!(post("[1]").0, 400);
    let body = json!({"login": 7, "password": "", "phones": {"999": "1", ADMIN.to_string(): 5}}).to_string();
    let (status, problem) = post(&body);
    assert_eq!((status, &problem["detail"]), (400, &json!("Request validation failed")));
    let errors = problem["validation-errors"][0]["errors"].as_array().unwrap();
    let paths: Vec<_> = errors.iter().map(|error| (error["path"].as_str().unwrap(), error["code"].as_str().unwrap())).collect();
    let expected =
        [("login", "InvalidType"), ("password", "FieldMissing"), ("phones.1001", "InvalidType"), ("phones.999", "NotSupportedChoice")];
    assert_eq!(paths.len(), expected.len(), "{paths:?}");
    assert!(expected.iter().all(|it| paths.contains(it)), "{paths:?}");
    assert_eq!(ask(&practice, "PUT /api/v4/widgets/demo_phone", ADMIN_TOKEN, "{}").0, 405);
}

#[test]
fn any_client_is_understood() {
    let practice = start();
    let head = "POST /api/v4/widgets/demo_notes HTTP/1.1\r\nhost: localhost:1\r\nAUTHORIZATION: bearer practice-admin\r\n";
    let chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n1\r\n{{\r\n1;x=y\r\n}}\r\n0\r\n\r\n");
    assert_eq!(talk(&practice, chunked.as_bytes()).0, 200);
    let waits = format!("{head}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{{}}");
    let (status, answer, _) = talk(&practice, waits.as_bytes());
    assert_eq!(status, 200, "{answer}");
    assert!(answer.contains("Content-Type: application/hal+json"));

    for odd in ["", "\r\n", "nonsense", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n\r\nab"] {
        assert_eq!(talk(&practice, odd.as_bytes()).0, 0, "{odd:?}");
    }
    assert_eq!(talk(&practice, b"\x00\x01\x02 \r\n\r\n").0, 400);
    assert_eq!(talk(&practice, format!("GET /{} HTTP/1.1\r\n", "x".repeat(20_000)).as_bytes()).0, 413);
    assert_eq!(talk(&practice, b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999\r\n\r\n").0, 413);
    // A name of the web that leads here.
    assert_eq!(
        talk(&practice, b"GET /api/v4/account HTTP/1.1\r\nHost: example.com\r\nAuthorization: Bearer practice-admin\r\n\r\n").0,
        403
    );
}

#[test]
fn what_no_account_has_is_for_the_administrator() {
    let practice = start();
    for line in ["POST /practice/upload", "POST /practice/misbehave", "POST /practice/reset", "GET /practice/measured"] {
        assert_eq!(ask(&practice, line, "practice-user", "{}").0, 401, "{line}");
    }
    assert_eq!(ask(&practice, "POST /practice/misbehave", ADMIN_TOKEN, r#"{"mode": "dance"}"#).0, 400);
    assert_eq!(ask(&practice, "POST /practice/misbehave", ADMIN_TOKEN, r#"{"mode": "payment-required", "times": 1}"#).0, 204);
    assert_eq!(ask(&practice, "GET /api/v4/account", ADMIN_TOKEN, "").0, 402);
    assert_eq!(ask(&practice, "GET /api/v4/account", ADMIN_TOKEN, "").0, 200);
    assert_eq!(ask(&practice, "POST /practice/misbehave", ADMIN_TOKEN, r#"{"mode": "html"}"#).0, 204);
    assert_eq!(ask(&practice, "DELETE /practice/misbehave", ADMIN_TOKEN, "").0, 204);
    assert_eq!(ask(&practice, "GET /api/v4/account", ADMIN_TOKEN, "").0, 200);
    assert_eq!(ask(&practice, "GET /practice/measured", ADMIN_TOKEN, "").1["requests"], 3);
}

fn with(file: &str, change: impl Fn(&str) -> String) -> Widget {
    let mut widget = bundled::plain();
    let text = widget.text(file).unwrap().as_str().to_owned();
    let changed = change(&text);
    assert_ne!(text, changed, "the template has changed");
    widget.apply(&[FileChange::Write { path: RelPath::new(file).unwrap(), body: FileBody::text(changed) }]).unwrap();
    widget
}

/// The manifest with `value` at `key`, or without it.
fn manifest(key: &str, value: Option<Value>) -> Widget {
    with("manifest.json", |text| {
        let mut manifest: Value = serde_json::from_str(text).unwrap();
        match &value {
            Some(value) => manifest[key] = value.clone(),
            None => drop(manifest.as_object_mut().unwrap().remove(key)),
        }
        manifest.to_string()
    })
}

#[test]
fn an_upload_gets_the_servers_own_messages() {
    let practice = start();
    let refused = |widget: &Widget| practice.upload(&zip::build_all(widget).unwrap(), Some("w")).unwrap_err();
    assert_eq!(practice.upload(b"no archive", None).unwrap_err(), "Failed to get object manifest.json");
    assert_eq!(refused(&with("manifest.json", |text| text.replacen('{', "{,", 1))), "Failed to get object manifest.json");
    assert_eq!(refused(&manifest("settings", None)), "\"settings\" field is required in manifest.json");
    assert_eq!(
        refused(&manifest("advanced", Some(json!({"title": "widget.advanced.title"})))),
        "Title field of advanced block is not valid"
    );
    assert_eq!(refused(&manifest("tour", Some(json!({"is_tour": false})))), "Something went wrong");
    let mut widget = bundled::plain();
    let path = RelPath::new("images/logo.png").unwrap();
    let other = widget.get("images/logo_min.png").unwrap().clone();
    widget.apply(&[FileChange::Write { path, body: other }]).unwrap();
    assert_eq!(refused(&widget), "Logo file for logo must have resolution 130x100px");
    assert_eq!(practice.upload(&zip::build(&bundled::plain()).unwrap(), Some("a-b")).unwrap_err(), "Something went wrong");
    assert_eq!(practice.state(), State::sample(Lang::En));
}

#[test]
fn an_upload_is_in_the_account_until_the_next_version() {
    let practice = start();
    let code = practice.upload(&zip::build(&bundled::plain()).unwrap(), None).unwrap();
    assert!(code.len() == 40 && code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()), "{code}");
    assert_eq!(practice.upload(&zip::build(&bundled::plain()).unwrap(), None), Ok(code.clone()));
    let get = || ask(&practice, &format!("GET /api/v4/widgets/{code}"), ADMIN_TOKEN, "").1;
    let first = get();
    assert_eq!((&first["version"], &first["is_active_in_account"]), (&json!("0.1.0"), &json!(false)));
    let field = first["settings_template"][0].clone();
    assert!(!field["name"].as_str().unwrap().contains('.'), "{field}");
    let body = json!({field["key"].as_str().unwrap(): "x"}).to_string();
    assert_eq!(ask(&practice, &format!("POST /api/v4/widgets/{code}"), ADMIN_TOKEN, &body).0, 200);
    let next = with("manifest.json", |text| text.replace("0.1.0", "0.2.0"));
    practice.upload(&zip::build(&next).unwrap(), Some(&code)).unwrap();
    let second = get();
    assert_eq!((&second["version"], &second["is_active_in_account"], &second["id"]), (&json!("0.2.0"), &json!(true), &first["id"]));
}

#[test]
fn the_state_outlives_the_server_without_passwords_until_a_reset() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("new/practice.json");
    let options = || Options { port: 0, file: Some(file.clone()), ..Options::default() };
    let practice = Practice::start(options()).unwrap();
    let body = json!({"lines": {ADMIN.to_string(): {"login": "kept", "password": "canary"}}}).to_string();
    assert_eq!(ask(&practice, "POST /api/v4/widgets/demo_sip", ADMIN_TOKEN, &body).0, 200);
    drop(practice);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("kept") && text.contains(CLIENT_ID) && !text.contains("canary"), "{text}");
    let practice = Practice::start(options()).unwrap();
    assert!(practice.state().widget("demo_sip").unwrap().is_active());
    assert_eq!(ask(&practice, "POST /practice/reset", ADMIN_TOKEN, "").0, 204);
    drop(practice);
    assert_eq!(Practice::start(options()).unwrap().state(), State::sample(Lang::En));
}

#[test]
fn a_state_that_cannot_be_read_is_never_written_over() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("practice.json");
    let options = || Options { port: 0, file: Some(file.clone()), ..Options::default() };
    for broken in ["{", "null", "[[], [], [], []]", r#"{"users": 1}"#] {
        std::fs::write(&file, broken).unwrap();
        let error = Practice::start(options()).err().expect("refused");
        assert!(matches!(error, StartError::State(_)) && error.to_string().contains("practice.json"), "{error}");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), broken);
    }
    std::fs::remove_file(&file).unwrap();
    let practice = Practice::start(options()).unwrap();
    std::fs::write(&file, "{").unwrap();
    // What can't be kept is there while the server runs.
    assert_eq!(ask(&practice, "POST /api/v4/widgets/demo_dropbox", ADMIN_TOKEN, r#"{"conf": 7}"#).0, 200);
    assert!(practice.state().widget("demo_dropbox").unwrap().is_active());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "{");
}

#[test]
fn two_servers_have_one_state_and_each_keeps_its_secrets() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("practice.json");
    let options = |lang| Options { port: 0, file: Some(file.clone()), lang };
    let (one, two) = (Practice::start(options(Lang::En)).unwrap(), Practice::start(options(Lang::Ru)).unwrap());
    let body = json!({"lines": {ADMIN.to_string(): {"login": "kept", "password": "canary"}}}).to_string();
    assert_eq!(ask(&one, "POST /api/v4/widgets/demo_sip", ADMIN_TOKEN, &body).0, 200);
    assert_eq!(ask(&two, "POST /api/v4/widgets/demo_dropbox", ADMIN_TOKEN, r#"{"conf": 7}"#).0, 200);
    for server in [&one, &two] {
        let installed = |code: &str| ask(server, &format!("GET /api/v4/widgets/{code}"), ADMIN_TOKEN, "").1["is_active_in_account"].clone();
        assert_eq!((installed("demo_sip"), installed("demo_dropbox")), (json!(true), json!(true)));
    }
    let settings = |server: &Practice| server.state().widget("demo_sip").unwrap().settings.clone().unwrap().to_string();
    assert!(settings(&one).contains("canary") && !settings(&two).contains("canary"));
    assert_eq!(
        (one.state().users[0]["name"].as_str(), two.state().users[0]["name"].as_str()),
        (Some("Anna Example"), Some("Анна Примерова"))
    );
}

#[test]
fn pages_of_other_servers_are_refused() {
    let practice = start();
    let port = practice.address().rsplit_once(':').unwrap().1.to_owned();
    let grant = json!({"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "grant_type": "authorization_code", "code": CODE,
        "redirect_uri": REDIRECT_URI})
    .to_string();
    let ask = |line: &str, origin: &str, body: &str| {
        let head = format!("{line} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer practice-admin\r\n");
        talk(&practice, format!("{head}Origin: {origin}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).0
    };
    for origin in ["https://example.com", "null", "http://127.0.0.1", "http://127.0.0.1:1", "http://localhost.example.com", ""] {
        for line in ["GET /", "GET /api/v4/account", "POST /oauth2/access_token", "POST /practice/reset", "OPTIONS /api/v4/account"] {
            assert_eq!(ask(line, origin, &grant), 403, "{line} {origin}");
        }
    }
    // Nothing was spent, and its own pages may ask.
    for own in [practice.address().to_owned(), format!("http://localhost:{port}")] {
        assert_eq!(ask("GET /api/v4/account", &own, ""), 200, "{own}");
    }
    assert_eq!(ask("POST /oauth2/access_token", practice.address(), &grant), 200);
}

#[test]
fn nothing_large_is_read_of_somebody_without_a_token() {
    let practice = start();
    for (line, token, status) in [
        ("POST /practice/upload", "wrong", 401),
        ("POST /practice/upload", "practice-user", 413),
        ("POST /api/v4/widgets/demo_notes", "wrong", 401),
        ("POST /api/v4/widgets/demo_notes", ADMIN_TOKEN, 413),
        ("POST /oauth2/access_token", "", 400),
    ] {
        // The answer comes though no byte of the body does.
        let mut stream = TcpStream::connect(practice.address().trim_start_matches("http://")).unwrap();
        let head = format!("{line} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nContent-Length: 60000000\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).unwrap();
        assert_eq!(String::from_utf8_lossy(&answer), format!("HTTP/1.1 {status}"), "{line} {token}");
    }
}

#[test]
fn connections_are_bounded() {
    let practice = start();
    let connect = || TcpStream::connect(practice.address().trim_start_matches("http://")).unwrap();
    let idle: Vec<TcpStream> = (0..64).map(|_| connect()).collect();
    // One too many ends at once, whatever the others do.
    let mut answer = Vec::new();
    connect().read_to_end(&mut answer).ok();
    assert!(answer.is_empty());
    drop(idle);
    // Their places are free again.
    while talk_to(connect()) != 200 {
        std::thread::yield_now();
    }
}

/// Asks for the account on `stream`; 0 if the connection ends.
fn talk_to(mut stream: TcpStream) -> u16 {
    let mut answer = String::new();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").ok();
    stream.read_to_string(&mut answer).ok();
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default()
}

#[test]
fn a_second_server_knows_that_it_shares_the_state() {
    let dir = tempfile::tempdir().unwrap();
    let options = || Options { port: 0, file: Some(dir.path().join("practice.json")), ..Options::default() };
    let one = Practice::start(options()).unwrap();
    let two = Practice::start(options()).unwrap();
    assert_eq!((one.shares_its_state(), two.shares_its_state(), start().shares_its_state()), (false, true, false));
    drop((one, two));
    assert!(!Practice::start(options()).unwrap().shares_its_state());
}

#[test]
fn a_taken_port_is_an_error() {
    let practice = start();
    let port = practice.address().rsplit_once(':').unwrap().1.parse().unwrap();
    assert!(Practice::start(Options { port, file: None, ..Options::default() }).is_err());
}
