//! The address of an account, as people paste it.

use std::fmt;
use std::net::IpAddr;

use crate::checks::rule::Product;

/// Domains of accounts. Source: `domain.md` 7.5, read 2026-11-21; `amocrm.com` is the former name of Kommo.
const DOMAINS: [(&str, Product); 3] = [("amocrm.ru", Product::AmoCrm), ("kommo.com", Product::Kommo), ("amocrm.com", Product::Kommo)];

/// Where an account is: `https://name.amocrm.ru`, or a practice account on this machine.
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
    /// `www.amocrm.ru` and the like: the API is at the account's own host (`domain.md` 7.4).
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
    /// Understands a host and any URL of an account's pages. Plain http is for this machine alone.
    ///
    /// # Errors
    /// See [`HostError`]: a token is sent to no other place.
    pub fn parse(text: &str) -> Result<Self, HostError> {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Err(HostError::Empty);
        }
        let (scheme, rest) = text.split_once("://").unwrap_or(("", &text));
        let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
        let foreign = || HostError::Foreign(authority.to_owned());
        if !["", "http", "https"].contains(&scheme) || authority.contains('@') {
            return Err(foreign());
        }
        if scheme != "https" && is_loopback(authority) {
            return Ok(Self { name: authority.to_owned(), product: None });
        }
        let name = authority.strip_suffix(":443").unwrap_or(authority).trim_end_matches('.');
        for (domain, product) in DOMAINS {
            let Some(account) = name.strip_suffix(domain) else { continue };
            if account.is_empty() || account == "www." {
                return Err(HostError::NoAccount(name.to_owned()));
            }
            let label = account.strip_suffix('.').unwrap_or_default();
            if !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
                return Ok(Self { name: name.to_owned(), product: Some(product) });
            }
        }
        Err(foreign())
    }

    /// Host and, on this machine, port.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What a person types to unlock a production account: the part before the first point.
    pub fn subdomain(&self) -> &str {
        if self.is_practice() { &self.name } else { self.name.split('.').next().unwrap_or_default() }
    }

    /// The product; `None` for a practice account.
    pub fn product(&self) -> Option<Product> {
        self.product
    }

    /// Whether it is on this machine, where only the practice account is.
    pub fn is_practice(&self) -> bool {
        self.product.is_none()
    }

    /// The address of `path`, which begins with `/`.
    pub fn url(&self, path: &str) -> String {
        let scheme = if self.is_practice() { "http" } else { "https" };
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

/// Whether `authority` (a host with or without port) is this machine.
fn is_loopback(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let address = host.trim_start_matches('[').trim_end_matches(']');
    let here = address == "localhost" || address.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    here && port.is_none_or(|port| port.parse::<u16>().is_ok())
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
        assert_eq!((host.subdomain(), host.product(), host.is_practice()), ("demo", Some(Product::Kommo), false));
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
}
