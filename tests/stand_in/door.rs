//! Host, origin, token and path of every request, and what no answer may have in it.

use std::net::{TcpListener, TcpStream};

use widget_studio::account::MASK;

use crate::harness::{Bench, write};

#[test]
fn only_the_two_hosts_of_this_port_are_answered() {
    let bench = Bench::plain();
    let port = bench.stand_in.port();
    let path = format!("/{}/session", bench.token());
    for (host, status) in [
        (format!("127.0.0.1:{port}"), 200),
        (format!("practice.localhost:{port}"), 404),
        (format!("localhost:{port}"), 421),
        ("127.0.0.1".to_owned(), 421),
        (format!("evil.example:{port}"), 421),
        (format!("127.0.0.1:{port}.evil.example"), 421),
        (format!("x.practice.localhost:{port}"), 421),
    ] {
        assert_eq!(bench.send(&host, "GET", &path, &[], "").status, status, "{host}");
    }
    assert_eq!(bench.talk(&format!("GET {path} HTTP/1.1\r\n\r\n")).status, 421, "without a host");
}

#[test]
fn pages_of_other_origins_are_turned_away() {
    let bench = Bench::plain();
    let port = bench.stand_in.port();
    let (bar, frame) = (format!("127.0.0.1:{port}"), format!("practice.localhost:{port}"));
    let token = bench.token();
    let frame_token = bench.session()["frame"]["token"].as_str().unwrap().to_owned();
    for (host, method, path, origin, status) in [
        (&bar, "GET", format!("/{token}/session"), Some(format!("http://{bar}")), 200),
        (&bar, "GET", format!("/{token}/session"), Some(format!("http://{frame}")), 403),
        (&bar, "GET", format!("/{token}/session"), Some("http://evil.example".to_owned()), 403),
        (&bar, "GET", format!("/{token}/session"), Some("null".to_owned()), 403),
        (&bar, "POST", format!("/{token}/report"), None, 403),
        (&bar, "POST", format!("/{token}/decide"), Some(format!("http://{frame}")), 403),
        (&bar, "POST", format!("/{token}/decide"), Some(format!("http://localhost:{port}")), 403),
        (&bar, "OPTIONS", format!("/{token}/decide"), Some(format!("http://{bar}")), 405),
        (&bar, "PUT", format!("/{token}/decide"), Some(format!("http://{bar}")), 405),
        (&frame, "POST", format!("/{frame_token}/report"), Some(format!("http://{frame}")), 403),
        (&frame, "GET", format!("/{frame_token}/stand-in/page/main.js"), Some(format!("http://{frame}")), 200),
        (&frame, "GET", format!("/{frame_token}/stand-in/page/main.js"), Some(format!("http://{bar}")), 403),
    ] {
        let origin: Vec<_> = origin.iter().map(|origin| ("Origin", origin.as_str())).collect();
        let answer = bench.send(host, method, &path, &origin, "{}");
        assert_eq!(answer.status, status, "{method} {path} from {origin:?}");
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}

#[test]
fn each_host_has_its_own_token_and_its_own_paths() {
    let bench = Bench::plain();
    let port = bench.stand_in.port();
    let (bar, frame) = (format!("127.0.0.1:{port}"), format!("practice.localhost:{port}"));
    let session = bench.session();
    let (t, f) = (bench.token(), session["frame"]["token"].as_str().unwrap().to_owned());
    assert!(t.len() == 32 && f.len() == 32 && t != f);
    assert_ne!(Bench::plain().token(), t, "each stand-in has new ones");
    let near = format!("{}{}", &t[..31], if t.ends_with('0') { '1' } else { '0' });
    for (host, path, status) in [
        (&bar, format!("/{t}/"), 200),
        (&bar, format!("/{t}/stand-in/bar/main.js"), 200),
        (&bar, format!("/{t}/fonts/Inter-Regular.otf"), 200),
        (&bar, format!("/{near}/"), 404),
        (&bar, format!("/{f}/"), 404),
        (&bar, format!("/{f}/stand-in/page/main.js"), 404),
        (&bar, "/".to_owned(), 404),
        (&bar, format!("/{t}/lib/jquery.js"), 404),
        (&bar, format!("/{t}/upl/plain/1/widget/script.js"), 404),
        (&bar, "/upl/plain/widget/script.js".to_owned(), 404),
        (&frame, format!("/{f}/stand-in/page/index.html"), 200),
        (&frame, format!("/{f}/lib/jquery.js"), 200),
        (&frame, format!("/{f}/upl/plain/1/widget/script.js"), 200),
        (&frame, format!("/{f}/session"), 404),
        (&frame, format!("/{f}/events"), 404),
        (&frame, format!("/{f}/stand-in/bar/main.js"), 404),
        (&frame, format!("/{f}/stand-in/account.json"), 404),
        (&frame, format!("/{t}/session"), 404),
        (&frame, format!("/{t}/"), 404),
        (&frame, "/".to_owned(), 404),
        (&frame, "/api/v4/account".to_owned(), 404),
        (&frame, format!("/{f}/lib/no-such.js"), 404),
    ] {
        assert_eq!(bench.send(host, "GET", &path, &[], "").status, status, "{host}{path}");
    }
    assert_eq!(bench.send(&frame, "GET", &format!("/{f}/stand-in/page/main.js"), &[("Service-Worker", "script")], "").status, 404);
}

#[test]
fn no_path_leads_out_of_the_packed_files() {
    let mut bench = Bench::plain();
    let build = bench.change(&[
        write(".env", "SECRET=1"),
        write(".widget-studio.json", "{}"),
        write(".widget-studio/account.json", "{}"),
        write("node_modules/a/index.js", "1"),
        write("images/my page.html", "<p>"),
    ]);
    bench.stand_in.publish(build);
    let f = bench.session()["frame"]["token"].as_str().unwrap().to_owned();
    let at = |path: &str| bench.frame(&format!("/{f}/upl/plain/2/widget/{path}"), &[]).status;
    for (path, status) in [
        ("script.js", 200),
        ("script.js?v=1.0.0", 200),
        ("images/my%20page.html", 200),
        (".env", 404),
        (".widget-studio.json", 404),
        (".widget-studio/account.json", 404),
        ("node_modules/a/index.js", 404),
        ("../../../../../etc/passwd", 404),
        ("..%2f..%2f..%2f..%2fetc/passwd", 404),
        ("%2e%2e/%2e%2e/etc/passwd", 404),
        ("..%5c..%5cetc", 404),
        ("%252e%252e/script.js", 404),
        ("/etc/passwd", 404),
        ("C:/Windows/win.ini", 404),
        ("script.js%00.png", 404),
        ("%ff", 404),
        ("", 404),
        ("images", 404),
    ] {
        assert_eq!(at(path), status, "{path}");
    }
    for path in [
        "stand-in/../../Cargo.toml",
        "stand-in/..%2f..%2fCargo.toml",
        "fonts/..%2ficons",
        "lib/..%2f..%2fCargo.toml",
        "upl/other/2/widget/script.js",
    ] {
        assert_eq!(bench.frame(&format!("/{f}/{path}"), &[]).status, 404, "{path}");
        assert_eq!(bench.bar("GET", path, "").status, 404, "{path}");
    }
}

#[test]
fn addresses_in_scripts_need_the_cookie_of_the_frame() {
    let bench = Bench::plain();
    let session = bench.session();
    let f = session["frame"]["token"].as_str().unwrap();
    let page = bench.frame(&format!("/{f}/stand-in/page/index.html"), &[]);
    let cookie = page.header("set-cookie").unwrap().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("Partitioned"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap();
    let code = session["widget"]["code"].as_str().unwrap();
    for path in [format!("/upl/{code}/widget/script.js"), format!("/upl/{code}/x/widget/script.js"), format!("/widgets/{code}/script.js")] {
        assert_eq!(bench.frame(&path, &[("Cookie", cookie)]).status, 200, "{path}");
        assert_eq!(bench.frame(&path, &[]).status, 404, "{path}");
        assert_eq!(bench.frame(&path, &[("Cookie", "standin=0")]).status, 404, "{path}");
    }
    assert_eq!(bench.frame("/widgets/other/script.js", &[("Cookie", cookie)]).status, 404);
}

#[test]
fn every_answer_has_its_rules_and_no_secret() {
    let bench = Bench::plain();
    let port = bench.stand_in.port();
    let f = bench.session()["frame"]["token"].as_str().unwrap().to_owned();
    let frame_answers = [
        bench.frame(&format!("/{f}/stand-in/page/index.html"), &[]),
        bench.frame(&format!("/{f}/upl/plain/1/widget/script.js"), &[]),
        bench.frame(&format!("/{f}/lib/jquery.js"), &[]),
        bench.frame("/no/such", &[]),
    ];
    for answer in &frame_answers {
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.contains("connect-src 'self' blob: data:;") && policy.contains("frame-ancestors 'self' http://127.0.0.1:"),
            "{policy}"
        );
        assert!(!answer.body.contains(&bench.token()) && !policy.contains(&bench.token()), "the frame never learns the bar's token");
    }
    let bar_answers = [bench.bar("GET", "", ""), bench.bar("GET", "session", ""), bench.bar("GET", "no-such", "")];
    for answer in &bar_answers {
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self';")
                && policy.contains(&format!("frame-src http://practice.localhost:{port};")),
            "{policy}"
        );
    }
    for answer in frame_answers.iter().chain(&bar_answers) {
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        for secret in ["practice-admin", "practice-user", MASK] {
            assert!(!answer.body.contains(secret), "{secret}");
        }
    }
}

#[test]
fn a_body_that_is_too_long_or_no_json_changes_nothing() {
    let bench = Bench::plain();
    let port = bench.stand_in.port();
    for (path, length, status) in
        [("decide", 70, 413), ("report", 70, 400), ("report", 5_000, 413), ("fetch", 5_000, 400), ("fetch", 13_000, 413)]
    {
        let head = format!("POST /{}/{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n", bench.token());
        let body = if status == 400 { "x".repeat(length * 1024) } else { String::new() };
        assert_eq!(bench.talk(&format!("{head}Content-Length: {}\r\n\r\n{body}", length * 1024)).status, status, "{path} {length} KiB");
    }
    for (path, body) in
        [("report", "{"), ("report", "[]"), ("decide", r#"{"host": "a.example"}"#), ("fetch", "1"), ("wish", r#"{"what": "format-disk"}"#)]
    {
        assert_eq!(bench.bar("POST", path, body).status, 400, "{path} {body}");
    }
    assert_eq!(bench.stand_in.hosts().iter().len(), 0);
    assert_eq!(bench.events().len(), 1, "only the first build");
}

#[test]
fn nothing_listens_once_it_has_stopped() {
    let bench = Bench::plain();
    let port = bench.stand_in.port();
    let listening = TcpStream::connect(("127.0.0.1", port)).unwrap();
    drop(bench);
    drop(listening);
    TcpListener::bind(("127.0.0.1", port)).expect("the port is free again");
    assert!(TcpListener::bind(("0.0.0.0", port)).is_ok());
}

#[test]
fn nothing_listens_beyond_this_machine() {
    let bench = Bench::plain();
    // Another address of this machine is free: the server has taken 127.0.0.1 only.
    TcpListener::bind(("127.0.0.2", bench.stand_in.port())).expect("it listens at 127.0.0.1 only");
}
