//! Reads the claims of a token (JWT). It doesn't verify them: only the account can.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use super::secret::Secret;

/// The middle part of a token, as far as the studio uses it. Source: `docs/PLATFORM.md` 7.5.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Claims {
    /// When it ends, in seconds since 1970-01-01 UTC.
    pub expires_at: Option<i64>,
    pub account_id: Option<u64>,
    /// The host of the account's API.
    pub api_domain: Option<String>,
}

/// The claims of `token`; `None` if it isn't a JWT.
pub fn claims(token: &Secret) -> Option<Claims> {
    let mut parts = token.expose().split('.');
    let (_, middle, _) = (parts.next()?, parts.next()?, parts.next()?);
    let bytes = URL_SAFE_NO_PAD.decode(middle.trim_end_matches('=')).ok()?;
    let value: Value = serde_json::from_slice(&bytes).ok()?;
    Some(Claims {
        // Some issuers write the time with a fraction.
        expires_at: value.get("exp").and_then(|exp| exp.as_i64().or_else(|| Some(exp.as_f64()? as i64))),
        account_id: value.get("account_id").and_then(Value::as_u64),
        api_domain: value.get("api_domain").and_then(Value::as_str).map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_part_is_read() {
        let middle = URL_SAFE_NO_PAD.encode(r#"{"exp":1700000000.5,"account_id":7,"api_domain":"api.example.com","scopes":["crm"]}"#);
        let read = claims(&Secret::new(format!("head.{middle}.sign"))).unwrap();
        let expected = Claims { expires_at: Some(1_700_000_000), account_id: Some(7), api_domain: Some("api.example.com".to_owned()) };
        assert_eq!(read, expected);
        for other in ["", "abc", "a.b.c", "a.e30"] {
            assert_eq!(claims(&Secret::new(other)), None, "{other}");
        }
    }
}
