//! Hosts of addresses in texts, and which of them are the product's own.

/// Domains of the products; accounts lie below them.
pub const PRODUCTS: &[&str] = &["amocrm.ru", "amocrm.com", "kommo.com"];

/// The addresses in a text: scheme and host with port.
pub fn hosts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices("//").filter_map(|(at, _)| {
        let scheme = text.get(..at)?;
        let scheme =
            scheme.strip_suffix(':').map_or("", |before| before.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default());
        let rest = text.get(at + 2..)?;
        let host = rest.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '_'))).next()?;
        (!host.is_empty()).then_some((scheme, host))
    })
}

/// Domains whose addresses are names: of formats, vocabularies, licences.
const NAMES: &[&str] =
    &["www.w3.org", "openxmlformats.org", "purl.org", "purl.oclc.org", "openoffice.org", "ns.adobe.com", "oasis-open.org"];

/// Whether a host names a kind of XML, and is never asked for anything.
pub fn is_namespace(host: &str) -> bool {
    let is_below = |name: &&str| host == *name || host.strip_suffix(*name).is_some_and(|before| before.ends_with('.'));
    NAMES.iter().any(is_below) || host.starts_with("schemas.") || host.starts_with("xmlns") || !host.contains('.')
}

/// Whether a host belongs to a product, as accounts do.
pub fn is_product(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or_default();
    PRODUCTS.iter().any(|product| name == *product || name.strip_suffix(product).is_some_and(|before| before.ends_with('.')))
}

/// The host of an address in small letters, its port included; `None` if it has none.
pub fn host_of(address: &str) -> Option<String> {
    let (_, host) = hosts(address).next()?;
    Some(host.trim_end_matches(['.', ':']).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_told_from_the_rest_of_an_address() {
        for (address, host) in [
            ("https://Api.Example.net/hook?x=//y", Some("api.example.net")),
            ("http://example.net:8080", Some("example.net:8080")),
            ("//cdn.example.net/a.js", Some("cdn.example.net")),
            ("/local/path", None),
            ("", None),
        ] {
            assert_eq!(host_of(address).as_deref(), host, "{address}");
        }
        assert!(is_product("demo.amocrm.ru") && is_product("kommo.com") && !is_product("notamocrm.ru") && !is_product("amocrm.ru.example"));
    }
}
