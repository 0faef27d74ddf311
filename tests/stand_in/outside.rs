//! Requests of a widget to other hosts: blocked, answered by a fixture, or let through, and never with anything of the studio.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::harness::Bench;

/// A service of the widget's own: answers each request with the next of `answers` and tells what it got.
#[allow(clippy::disallowed_methods, reason = "the other side of the connection")]
fn service(answers: Vec<String>) -> (String, Receiver<String>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let host = format!("127.0.0.1:{}", listener.local_addr().unwrap().port());
    let (told, got) = channel();
    thread::spawn(move || {
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            told.send(request(&mut stream)).ok();
            stream.write_all(answer.as_bytes()).ok();
        }
    });
    (host, got)
}

fn request(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    let mut buffer = [0; 4096];
    loop {
        let count = stream.read(&mut buffer).unwrap();
        text.push_str(&String::from_utf8_lossy(&buffer[..count]));
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse::<usize>().ok()).unwrap_or(0);
        if body.len() >= length || count == 0 {
            return text;
        }
    }
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

fn fetch(bench: &Bench, asked: Value) -> Value {
    bench.bar("POST", "fetch", &asked.to_string()).json()
}

fn decide(bench: &Bench, choice: Value) -> Value {
    bench.bar("POST", "decide", &choice.to_string()).json()
}

fn text(answer: &Value) -> String {
    String::from_utf8(STANDARD.decode(answer["base64"].as_str().unwrap()).unwrap()).unwrap()
}

#[test]
fn nothing_is_sent_until_the_person_says_so() {
    let bench = Bench::plain();
    let (host, got) = service(vec![answer("200 OK", "Content-Type: application/json\r\n", "{}")]);
    let asked = json!({"method": "GET", "url": format!("http://{host}/a"), "headers": {}, "text": null, "base64": null, "via": "fetch"});
    assert_eq!(fetch(&bench, asked.clone()), json!({"by": "blocked", "status": 0, "error": "network"}));
    assert!(got.try_recv().is_err());
    assert_eq!(decide(&bench, json!({"host": host, "way": "pass"})), json!({"reload": true}));
    let answer = fetch(&bench, asked);
    assert_eq!((&answer["by"], &answer["status"]), (&json!("server"), &json!(200)));
    got.recv().unwrap();
}

#[test]
fn a_fixture_answers_without_a_request() {
    let bench = Bench::plain();
    let choice =
        json!({"host": "api.example.net", "way": "fixture", "fixture": {"status": 418, "type": "application/json", "body": "{\"a\": 1}"}});
    assert_eq!(decide(&bench, choice), json!({"reload": false}));
    let answer = fetch(&bench, json!({"method": "POST", "url": "https://api.example.net/any?x=1", "text": "b"}));
    assert_eq!((&answer["by"], &answer["status"], text(&answer).as_str()), (&json!("fixture"), &json!(418), "{\"a\": 1}"));
    assert_eq!(answer["headers"]["content-type"], "application/json");
    assert_eq!(bench.session()["hosts"]["api.example.net"]["way"], "fixture");
    assert_eq!(bench.stand_in.kept().hosts, bench.stand_in.hosts());
    let bad = json!({"host": "api.example.net", "way": "fixture", "fixture": {"status": 99, "type": "a", "body": ""}});
    assert_eq!(bench.bar("POST", "decide", &bad.to_string()).status, 400);
}

#[test]
fn what_is_let_through_has_nothing_of_browser_or_studio() {
    let bench = Bench::plain();
    let cookie = "Content-Type: text/plain\r\nSet-Cookie: a=b\r\nX-Own: 1\r\n";
    let (host, got) = service(vec![answer("201 Created", cookie, "done")]);
    decide(&bench, json!({"host": host, "way": "pass"}));
    let headers = json!({
        "authorization": "Bearer own", "content-type": "text/plain", "cookie": "standin=1", "origin": "http://practice.localhost", "referer": "http://127.0.0.1/",
        "sec-fetch-site": "same-origin", "proxy-authorization": "x", "host": "evil.example", "x-own": "2"
    });
    let answer = fetch(
        &bench,
        json!({"method": "PUT", "url": format!("http://{host}/a?b=c"), "headers": headers, "text": null, "base64": STANDARD.encode("body")}),
    );
    assert_eq!((&answer["status"], text(&answer).as_str(), &answer["headers"]["x-own"]), (&json!(201), "done", &json!("1")));
    assert_eq!(answer["headers"].get("set-cookie"), None);
    let got = got.recv().unwrap().to_lowercase();
    assert!(got.starts_with("put /a?b=c http/1.1") && got.ends_with("\r\n\r\nbody"), "{got}");
    assert!(got.contains("authorization: bearer own") && got.contains("x-own: 2") && got.contains(&format!("host: {host}")), "{got}");
    for never in ["cookie", "origin:", "referer", "sec-", "proxy-", "evil.example", &bench.token()] {
        assert!(!got.contains(never), "{never} in {got}");
    }
}

#[test]
fn an_answer_that_leads_elsewhere_is_followed_only_to_what_is_let_through() {
    let bench = Bench::plain();
    let (second, got) = service(vec![answer("200 OK", "", "there")]);
    let (first, _) = service(vec![
        answer("302 Found", &format!("Location: http://{second}/b\r\n"), ""),
        answer("307 Moved", &format!("Location: http://{second}/b\r\n"), ""),
    ]);
    decide(&bench, json!({"host": first, "way": "pass"}));
    let asked = json!({"method": "POST", "url": format!("http://{first}/a"), "headers": {"authorization": "Bearer own"}, "text": "body"});
    assert_eq!(fetch(&bench, asked.clone())["by"], "blocked");
    assert!(got.try_recv().is_err(), "nothing was sent there");
    decide(&bench, json!({"host": second, "way": "pass"}));
    assert_eq!(text(&fetch(&bench, asked)), "there");
    let got = got.recv().unwrap();
    assert!(got.starts_with("POST /b") && got.ends_with("body") && !got.to_lowercase().contains("authorization"), "{got}");
}

#[test]
fn the_stand_in_never_calls_itself_and_nothing_but_the_web() {
    let bench = Bench::plain();
    let port = bench.stand_in.port();
    for host in
        [format!("127.0.0.1:{port}"), format!("localhost:{port}"), format!("practice.localhost:{port}"), format!("127.0.0.9:{port}")]
    {
        bench.bar("POST", "decide", &json!({"host": host, "way": "pass"}).to_string());
        let url = format!("http://{host}/{}/session", bench.token());
        assert_eq!(fetch(&bench, json!({"method": "GET", "url": url}))["by"], "blocked", "{host}");
    }
    let f = bench.session()["frame"]["token"].as_str().unwrap().to_owned();
    let policy = bench.frame(&format!("/{f}/stand-in/page/index.html"), &[]).header("content-security-policy").unwrap().to_owned();
    assert!(!policy.contains(&format!("ws://127.0.0.1:{port}")), "{policy}");
    for url in ["file:///etc/passwd", "ftp://a.example/", "data:text/plain,x", "a", ""] {
        assert_eq!(fetch(&bench, json!({"method": "GET", "url": url}))["by"], "blocked", "{url}");
    }
}

#[test]
fn an_answer_without_end_is_cut() {
    let bench = Bench::plain();
    let (host, _got) = service(vec![answer("200 OK", "", &"x".repeat(11 * 1024 * 1024))]);
    decide(&bench, json!({"host": host, "way": "pass"}));
    assert_eq!(
        fetch(&bench, json!({"method": "GET", "url": format!("http://{host}/")})),
        json!({"by": "server", "status": 0, "error": "network"})
    );
}

#[test]
fn a_host_that_is_let_through_is_in_the_rules_of_the_frame() {
    let bench = Bench::plain();
    let f = bench.session()["frame"]["token"].as_str().unwrap().to_owned();
    let policy = || bench.frame(&format!("/{f}/stand-in/page/index.html"), &[]).header("content-security-policy").unwrap().to_owned();
    assert!(!policy().contains("example.net"));
    decide(&bench, json!({"host": "cdn.example.net", "way": "pass"}));
    assert!(policy().contains("script-src 'self' 'unsafe-inline' 'unsafe-eval' blob: http://cdn.example.net https://cdn.example.net ws://cdn.example.net wss://cdn.example.net;"));
    decide(&bench, json!({"host": "cdn.example.net", "way": "block"}));
    assert!(!policy().contains("example.net"));
}
