//! The program against a server of the test's own behind a proxy of its own: certificates that are good and bad, names
//! that nobody knows, doors that are closed. On Linux, where the certificates that the system trusts can be named.

#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "threads of a test's own")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::Value;

const HOST: &str = "demo.amocrm.ru";
const TOKEN: &str = "canary-token-tls";
const BODY: &str = r#"{"_page": 1, "_embedded": {"widgets": [{"id": 7, "code": "seen_over_tls", "version": "1.0.0"}]}}"#;

/// Who vouches for a certificate.
enum By {
    Itself,
    Authority,
}

/// A proxy with one server behind it, whatever host it is asked for.
struct Server {
    address: String,
    /// Requests that came through, with the token in them or not.
    requests: Arc<AtomicUsize>,
}

struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        Self { issuer: Issuer::new(params, key), pem }
    }

    fn certificate(&self, name: &str, years: (i32, i32), by: By) -> (CertificateDer<'static>, PrivateKeyDer<'static>) {
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        (params.not_before, params.not_after) = (date_time_ymd(years.0, 1, 1), date_time_ymd(years.1, 1, 1));
        let key = KeyPair::generate().unwrap();
        let made = match by {
            By::Itself => params.self_signed(&key),
            By::Authority => params.signed_by(&key, &self.issuer),
        };
        (made.unwrap().der().clone(), PrivateKeyDer::Pkcs8(key.serialize_der().into()))
    }
}

/// Reads until a head ends.
fn head(stream: &mut impl Read) -> Option<String> {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        bytes.push(byte[0]);
    }
    String::from_utf8(bytes).ok()
}

impl Server {
    fn start(answer: impl Fn(TcpStream, &AtomicUsize) -> Option<()> + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::<AtomicUsize>::default();
        let count = requests.clone();
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                if head(&mut stream).is_some_and(|head| head.starts_with(&format!("CONNECT {HOST}:443 "))) {
                    answer(stream, &count);
                }
            }
        });
        Self { address, requests }
    }

    fn with(certificate: (CertificateDer<'static>, PrivateKeyDer<'static>)) -> Self {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let config = Arc::new(builder.with_no_client_auth().with_single_cert(vec![certificate.0], certificate.1).unwrap());
        Self::start(move |mut stream, requests| {
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").ok()?;
            let mut tls = StreamOwned::new(ServerConnection::new(config.clone()).unwrap(), stream);
            let head = head(&mut tls)?;
            requests.fetch_add(usize::from(head.contains(TOKEN)), Ordering::Relaxed);
            write!(tls, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{BODY}", BODY.len()).ok()?;
            tls.conn.send_close_notify();
            tls.flush().ok()
        })
    }
}

/// Asks for the widgets of `host`: the exit code, and what is printed as JSON.
fn ask(dir: &Path, host: &str, proxy: Option<&str>) -> (Option<i32>, Value) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_widget-studio"));
    for variable in
        ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "https_proxy", "http_proxy", "all_proxy", "no_proxy", "SSL_CERT_DIR"]
    {
        command.env_remove(variable);
    }
    if let Some(proxy) = proxy {
        command.env("HTTPS_PROXY", proxy);
    }
    command.env("SSL_CERT_FILE", dir.join("authority.pem")).env("WIDGET_STUDIO_CONFIG_DIR", dir.join("data"));
    command.env("WIDGET_STUDIO_TOKEN", TOKEN).env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent").stdin(Stdio::null());
    let output = command.args(["widgets", "--host", host, "--format", "json", "--lang", "en"]).output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(!out.contains(TOKEN) && !err.contains(TOKEN), "{out}\n{err}");
    let json = [&out, &err].iter().find_map(|text| serde_json::from_str(text).ok());
    (output.status.code(), json.unwrap_or_else(|| panic!("no JSON: {out}\n{err}")))
}

fn kind(answer: &Value) -> &str {
    answer["error"]["kind"].as_str().unwrap_or_default()
}

#[test]
fn a_token_goes_only_to_a_host_whose_certificate_the_system_trusts() {
    let dir = tempfile::tempdir().unwrap();
    let authority = Authority::new();
    std::fs::write(dir.path().join("authority.pem"), &authority.pem).unwrap();

    let good = Server::with(authority.certificate("*.amocrm.ru", (2020, 2090), By::Authority));
    let (code, answer) = ask(dir.path(), HOST, Some(&good.address));
    assert_eq!((code, answer["widgets"][0]["code"].as_str()), (Some(0), Some("seen_over_tls")), "{answer}");
    assert_eq!(good.requests.load(Ordering::Relaxed), 1);

    let bad = [
        ("self-signed", Server::with(authority.certificate(HOST, (2020, 2090), By::Itself))),
        ("for another host", Server::with(authority.certificate("other.amocrm.ru", (2020, 2090), By::Authority))),
        ("ended", Server::with(authority.certificate(HOST, (2020, 2021), By::Authority))),
        ("not yet good", Server::with(authority.certificate(HOST, (2089, 2090), By::Authority))),
        (
            "none at all",
            Server::start(|mut stream, _| stream.write_all(b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}").ok()),
        ),
    ];
    for (what, server) in bad {
        let (code, answer) = ask(dir.path(), HOST, Some(&server.address));
        assert_eq!((code, kind(&answer)), (Some(2), "tls"), "{what}: {answer}");
        assert!(answer["error"]["todo"].as_str().is_some_and(|todo| todo.contains("certificates")), "{what}: {answer}");
        assert_eq!(server.requests.load(Ordering::Relaxed), 0, "{what}");
    }
}

#[test]
fn a_host_that_is_not_known_and_doors_that_are_closed_are_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("authority.pem"), Authority::new().pem).unwrap();
    // No name may have a part of more than 63 letters: no network is needed to know that there is none.
    let (code, answer) = ask(dir.path(), &format!("{}.amocrm.ru", "a".repeat(64)), None);
    assert_eq!((code, kind(&answer)), (Some(2), "dns"), "{answer}");
    // A port that was free a moment ago.
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let (code, answer) = ask(dir.path(), HOST, Some(&format!("http://{free}")));
    assert_eq!((code, kind(&answer)), (Some(2), "no-network"), "{answer}");
    let refusing = Server::start(|mut stream, _| stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n").ok());
    let (code, answer) = ask(dir.path(), HOST, Some(&refusing.address));
    assert_eq!((code, kind(&answer)), (Some(2), "no-network"), "{answer}");
}
