//! Addresses for support: what is one.

/// Whether `text` is a full web address. A tag of the platform may stand for a part of it.
pub fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or(text.strip_prefix("http://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#', ':']).next().unwrap_or_default());
    !text.contains(char::is_whitespace) && (host.is_some_and(|host| host.contains('.')) || rest.is_some_and(|rest| rest.starts_with('#')))
}

/// Whether `text` has the form of an e-mail address.
pub fn is_email(text: &str) -> bool {
    let good = |(name, host): (&str, &str)| !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    text.split_once('@').is_some_and(good) && text.matches('@').count() == 1 && !text.contains(|c: char| c.is_whitespace() || c == ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_other_texts() {
        for good in ["https://a.b", "http://a.b/c?d", "https://#SUBDOMAIN#.amocrm.ru"] {
            assert!(is_url(good), "{good}");
        }
        for bad in ["a.b", "https://", "https://a b.c", "ftp://a.b", "mailto:a@b.c"] {
            assert!(!is_url(bad), "{bad}");
        }
        for (text, good) in
            [("a@b.c", true), ("a@b", false), ("a b@c.d", false), ("mailto:a@b.c", false), ("@b.c", false), ("a@b@c.d", false)]
        {
            assert_eq!(is_email(text), good, "{text}");
        }
    }
}
