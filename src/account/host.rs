//! The address of an account, as people paste it.

use std::fmt;

use url::Url;

use crate::model::product::Product;

/// Domains of accounts. Source: `docs/PLATFORM.md` 7.5, read 2026-11-21; `amocrm.com` is the former name of Kommo.
const DOMAINS: [(&str, Product); 3] = [("amocrm.ru", Product::AmoCrm), ("kommo.com", Product::Kommo), ("amocrm.com", Product::Kommo)];

/// The port of accounts.
const HTTPS: u16 = 443;
/// The port of this machine if none is named.
const HTTP: u16 = 80;

/// Where an account is: `https://name.amocrm.ru`, or a server on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host {
    /// `demo.amocrm.ru` or `127.0.0.1:8765`.
    name: String,
    product: Option<Product>,
}

/// Why an address is none of an account.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// Nothing was given.
    #[error("no address")]
    Empty,
    /// `www.amocrm.ru` and the like: the API is at the account's own host (`docs/PLATFORM.md` 7.4).
    #[error("{0} is no account's own host")]
    NoAccount(String),
    /// Neither `name.amocrm.ru`, `name.kommo.com`, `name.amocrm.com` nor this machine.
    #[error("{0} is not an address of amoCRM or Kommo")]
    Foreign(String),
}

impl HostError {
    /// The id of its text; the text takes `host`.
    pub fn text_id(&self) -> &'static str {
        match self {
            Self::Empty => "account-host-empty",
            Self::NoAccount(_) => "account-host-no-account",
            Self::Foreign(_) => "account-host-foreign",
        }
    }

    /// The host as it was given.
    pub fn given(&self) -> &str {
        match self {
            Self::Empty => "",
            Self::NoAccount(host) | Self::Foreign(host) => host,
        }
    }
}

impl Host {
    /// Reads a host, or any URL of an account's pages, as browsers do. Plain http is accepted only for this machine.
    ///
    /// # Errors
    /// See [`HostError`]: a token is sent to no other place.
    pub fn parse(text: &str) -> Result<Self, HostError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(HostError::Empty);
        }
        let is_scheme = |word: &str| word.chars().all(|c| c.is_ascii_alphabetic());
        let (scheme, rest) = text.split_once("://").filter(|(scheme, _)| is_scheme(scheme)).unwrap_or(("", text));
        let is_secure = scheme.eq_ignore_ascii_case("https");
        if !scheme.is_empty() && !is_secure && !scheme.eq_ignore_ascii_case("http") {
            return Err(HostError::Foreign(text.to_owned()));
        }
        let read = |scheme: &str| Url::parse(&format!("{scheme}://{rest}")).map_err(|_| HostError::Foreign(rest.to_owned()));
        let (url, plain) = (read("https")?, read("http")?);
        // Each of them leaves out the port that it has anyway.
        let port = url.port().or(plain.port());
        let name = url.host_str().unwrap_or_default();
        let with_port = port.map_or_else(|| name.to_owned(), |port| format!("{name}:{port}"));
        let foreign = || HostError::Foreign(with_port.clone());
        if !url.username().is_empty() || url.password().is_some() {
            return Err(foreign());
        }
        let is_here = match url.host() {
            Some(url::Host::Domain(name)) => name == "localhost",
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        if is_here && !is_secure {
            return Ok(Self { name: with_port, product: None });
        }
        if port.is_some_and(|port| port != HTTPS) {
            return Err(foreign());
        }
        let name = name.trim_end_matches('.');
        for (domain, product) in DOMAINS {
            let Some(account) = name.strip_suffix(domain) else { continue };
            if account.is_empty() || account == "www." {
                return Err(HostError::NoAccount(name.to_owned()));
            }
            let label = account.strip_suffix('.').unwrap_or_default();
            // A name in other letters than Latin ones is no account's.
            let is_plain = label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && !label.starts_with("xn--");
            if !label.is_empty() && is_plain {
                return Ok(Self { name: name.to_owned(), product: Some(product) });
            }
        }
        Err(foreign())
    }

    /// Host and, on this machine, port.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The account behind the host, whatever its spelling: the same for the names that Kommo has had, and for all names of this machine.
    pub fn identity(&self) -> String {
        match self.product {
            Some(product) => format!("{}@{product:?}", self.subdomain()),
            None => {
                let port = self.name.rsplit_once(':').and_then(|(_, port)| port.parse::<u16>().ok());
                format!("here:{}", port.unwrap_or(HTTP))
            }
        }
    }

    /// Whether both lead to one account.
    pub fn is_same_account(&self, other: &Self) -> bool {
        self.identity() == other.identity()
    }

    /// What a person types to unlock a production account: the part before the first point.
    pub fn subdomain(&self) -> &str {
        if self.is_local() { &self.name } else { self.name.split('.').next().unwrap_or_default() }
    }

    /// The product; `None` on this machine.
    pub fn product(&self) -> Option<Product> {
        self.product
    }

    /// Whether it is on this machine, where the practice account is, and what developers run in the place of an account.
    pub fn is_local(&self) -> bool {
        self.product.is_none()
    }

    /// The address of `path`, which begins with `/`.
    pub fn url(&self, path: &str) -> String {
        let scheme = if self.is_local() { "http" } else { "https" };
        format!("{scheme}://{}{path}", self.name)
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// The product whose domain `host` is in.
pub(super) fn product_of(host: &str) -> Option<Product> {
    DOMAINS.iter().find(|(domain, _)| host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))).map(|(_, product)| *product)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_addresses_are_understood() {
        let table = [
            ("demo.amocrm.ru", "https://demo.amocrm.ru/x"),
            (" https://Demo.AmoCRM.ru/settings/widgets/?a=b#c ", "https://demo.amocrm.ru/x"),
            ("http://demo-2.kommo.com", "https://demo-2.kommo.com/x"),
            ("demo.amocrm.com:443/", "https://demo.amocrm.com/x"),
            ("http://127.0.0.1:8765/", "http://127.0.0.1:8765/x"),
            ("localhost:80", "http://localhost:80/x"),
            ("[::1]:80", "http://[::1]:80/x"),
        ];
        for (text, url) in table {
            assert_eq!(Host::parse(text).map(|host| host.url("/x")), Ok(url.to_owned()), "{text}");
        }
        let host = Host::parse("https://demo.kommo.com/leads").unwrap();
        assert_eq!((host.subdomain(), host.product(), host.is_local()), ("demo", Some(Product::Kommo), false));
    }

    #[test]
    fn spellings_of_one_account_are_told_from_other_accounts() {
        let accounts = [
            &["demo.amocrm.ru", "https://DEMO.AmoCRM.ru./leads", "http://demo.amocrm.ru:443"][..],
            &["demo.kommo.com", "demo.amocrm.com", "Demo.Kommo.com.", "https://demo.amocrm.com/settings"],
            &["demo2.kommo.com", "demo2.amocrm.com"],
            &["127.0.0.1:8765", "localhost:8765", "http://LOCALHOST:8765/x", "[::1]:8765", "127.1:8765", "[0:0:0:0:0:0:0:1]:8765"],
            &["127.0.0.1", "localhost:80", "[::1]"],
            &["127.0.0.1:443", "localhost:443"],
        ];
        let spelled = || accounts.iter().enumerate().flat_map(|(number, texts)| texts.iter().map(move |text| (number, text)));
        for ((one, first), (other, second)) in spelled().flat_map(|first| spelled().map(move |second| (first, second))) {
            let [first, second] = [first, second].map(|text| Host::parse(text).unwrap());
            assert_eq!(first.is_same_account(&second), one == other, "{first} {second}");
        }
    }

    #[test]
    fn a_token_goes_nowhere_else() {
        for text in ["", " "] {
            assert_eq!(Host::parse(text), Err(HostError::Empty));
        }
        for text in ["www.amocrm.ru", "https://amocrm.ru/x", "kommo.com"] {
            assert!(matches!(Host::parse(text), Err(HostError::NoAccount(_))), "{text}");
        }
        for text in [
            "demo",
            "example.com",
            "demo.amocrm.ru.example.com",
            "evilamocrm.ru",
            "demo.amocrm.ru:8080",
            "me@demo.amocrm.ru",
            "ftp://demo.amocrm.ru",
            "https://127.0.0.1:1",
            "a.b.amocrm.ru",
            "demo.amocrm.ru\\@example.com:x",
            "http://10.0.0.1",
            "127.0.0.1:port",
        ] {
            let parsed = Host::parse(text);
            assert!(matches!(parsed, Err(HostError::Foreign(_))) || text.contains('\\'), "{text}: {parsed:?}");
        }
    }

    #[test]
    fn hostile_spellings_lead_nowhere_else() {
        // What is none of an account's own address, whoever reads it.
        for text in [
            "https://demo.amocrm.ru@example.com",
            "https://demo.amocrm.ru:443@example.com/",
            "https://demo.amocrm.ru%40example.com",
            "https://example.com/demo.amocrm.ru",
            "https://example.com#demo.amocrm.ru",
            "https://example.com?.amocrm.ru",
            "https://example.com\\.amocrm.ru",
            "https://example.com\\@demo.amocrm.ru",
            "https://example.com%2f.amocrm.ru",
            "https://example.com%00.amocrm.ru",
            "https://example.com\u{0}.amocrm.ru",
            "https://example.com／.amocrm.ru",
            "https://example.com＠demo.amocrm.ru",
            "https://example.com：443＃.amocrm.ru",
            "https://demo.amocrm.ru。example.com",
            "https://demo.amocrm.ru．example.com",
            "https://demo.amocrm.ru.example.com.",
            "https://demo.аmocrm.ru",
            "https://демо.amocrm.ru",
            "https://xn--d1acufc.amocrm.ru",
            "https://demo.amocrm.ru:80",
            "https://demo.amocrm.ru:99999",
            "https://user:password@demo.amocrm.ru",
            "https://:password@demo.amocrm.ru",
            "https://evil-amocrm.ru",
            "https://.amocrm.ru",
            "https://a b.amocrm.ru",
            "https://-.example.com",
            "https://",
            "https:///",
            "javascript:demo.amocrm.ru",
            "javascript://demo.amocrm.ru",
            "file://demo.amocrm.ru/x",
            "data:text/html,demo.amocrm.ru",
            "mailto:me@demo.amocrm.ru",
            "http://0.0.0.0:8765",
            "http://169.254.169.254",
            "http://127.0.0.1.example.com",
            "http://127.0.0.1@example.com",
            "http://localhost.example.com",
            "http://me@localhost:1",
            "http://[::ffff:10.0.0.1]",
            "https://localhost",
        ] {
            let parsed = Host::parse(text);
            assert!(matches!(parsed, Err(HostError::Foreign(_))), "{text}: {parsed:?}");
        }
        // What browsers take for the account itself, or for this machine: it leads there and to no other place.
        let table = [
            ("HTTPS://DEMO.AMOCRM.RU", "https://demo.amocrm.ru/x"),
            ("https://ｄｅｍｏ．ａｍｏｃｒｍ．ｒｕ", "https://demo.amocrm.ru/x"),
            ("https://demo。amocrm。ru", "https://demo.amocrm.ru/x"),
            ("https://demo%2eamocrm.ru", "https://demo.amocrm.ru/x"),
            ("https://de\u{ad}mo.amocrm.ru", "https://demo.amocrm.ru/x"),
            ("https://demo.amocrm.ru.", "https://demo.amocrm.ru/x"),
            ("https://demo.amocrm.ru\\@example.com", "https://demo.amocrm.ru/x"),
            ("https://demo.amocrm.ru/@example.com", "https://demo.amocrm.ru/x"),
            ("https://demo.amocrm.ru?@example.com", "https://demo.amocrm.ru/x"),
            ("https://demo.amocrm.ru#@example.com", "https://demo.amocrm.ru/x"),
            ("demo.amocrm.ru/?next=https://example.com", "https://demo.amocrm.ru/x"),
            ("http://demo.amocrm.ru:443", "https://demo.amocrm.ru/x"),
            ("http://LOCALHOST:8765/a", "http://localhost:8765/x"),
            ("http://0x7f.1:8765", "http://127.0.0.1:8765/x"),
            ("http://2130706433", "http://127.0.0.1/x"),
            ("http://[0:0:0:0:0:0:0:1]:8765", "http://[::1]:8765/x"),
        ];
        for (text, url) in table {
            assert_eq!(Host::parse(text).map(|host| host.url("/x")), Ok(url.to_owned()), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_pasted_leads_to_an_account_or_this_machine(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "https://", "http://", "demo", "amocrm.ru", "kommo.com", "example.com", ".", "@", ":", "/", "\\", "?", "#", "%", "%2e", "443",
                    "127.0.0.1", "localhost", "[::1]", "www", "-", "。", "＠", "\t", "\0", " ", "а",
                ]),
                0..9,
            ),
        ) {
            let text = parts.concat();
            if let Ok(host) = Host::parse(&text) {
                let sent = Url::parse(&host.url("/x")).unwrap();
                let name = sent.host_str().unwrap();
                let is_account = DOMAINS.iter().any(|(domain, _)| name.strip_suffix(domain).is_some_and(|label| label.ends_with('.')));
                let is_here = ["localhost", "[::1]"].contains(&name) || name.starts_with("127.");
                let is_kept = if sent.scheme() == "https" { is_account && sent.port().is_none() } else { is_here && host.is_local() };
                proptest::prop_assert!(is_kept && sent.path() == "/x" && sent.username().is_empty(), "{} → {}", text, sent);
            }
        }
    }
}
