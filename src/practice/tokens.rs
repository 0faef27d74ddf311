//! Tokens of the practice account: four that are always there, and those that its integration gets.
//! Source: `docs/PLATFORM.md` 7.5, read 2026-11-21. Issued tokens live as long as the server.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::answers;
use super::state::{ACCOUNT_ID, ADMIN, CLIENT_ID, CLIENT_SECRET, MANAGER, REDIRECT_URI};
use crate::system::clock;
use crate::system::loopback::http::{Request, Response};

/// An administrator's long-lived token.
pub const ADMIN_TOKEN: &str = "practice-admin";
/// The long-lived token of a user who is no administrator.
pub const USER_TOKEN: &str = "practice-user";
/// An expired token.
pub const EXPIRED_TOKEN: &str = "practice-expired";
/// The token of the integration that owns `demo_sip`: the API shows it that widget's settings.
pub const INTEGRATION_TOKEN: &str = "practice-integration";
/// The authorization code; it is good for one use.
pub const CODE: &str = "practice-code";

/// How long an issued token lasts, in seconds.
const LIFETIME: i64 = 86_400;

/// The sender of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller {
    /// The user whose rights count.
    pub user: u64,
    /// Whether the token belongs to the integration [`CLIENT_ID`].
    pub is_integration: bool,
    /// Whether the token isn't renewed.
    pub is_long_lived: bool,
}

/// The tokens of a running server.
#[derive(Debug)]
pub struct Tokens {
    issued: Vec<Issued>,
    count: u64,
    code_is_fresh: bool,
    /// The integration's widget was uninstalled: its tokens are dead (`docs/PLATFORM.md` 7.1).
    integration_is_off: bool,
    /// How often a refresh token was traded.
    pub refreshes: usize,
}

#[derive(Debug)]
struct Issued {
    access: String,
    refresh: String,
    is_expired: bool,
    is_spent: bool,
}

impl Default for Tokens {
    fn default() -> Self {
        Self { issued: Vec::new(), count: 0, code_is_fresh: true, integration_is_off: false, refreshes: 0 }
    }
}

impl Tokens {
    /// The sender of `request`; `None` without a valid token.
    pub fn caller(&self, request: &Request) -> Option<Caller> {
        let (scheme, token) = request.header("authorization")?.split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return None;
        }
        let of = |user, is_integration, is_long_lived| Some(Caller { user, is_integration, is_long_lived });
        match token.trim() {
            ADMIN_TOKEN => of(ADMIN, false, true),
            USER_TOKEN => of(MANAGER, false, true),
            INTEGRATION_TOKEN => of(ADMIN, true, true).filter(|_| !self.integration_is_off),
            token => of(ADMIN, true, false).filter(|_| self.issued.iter().any(|it| it.access == token && !it.is_expired)),
        }
    }

    /// Ends all issued access tokens, as a day does.
    pub fn expire(&mut self) {
        self.issued.iter_mut().for_each(|issued| issued.is_expired = true);
    }

    /// Ends all tokens of the integration.
    pub fn end_integration(&mut self) {
        self.integration_is_off = true;
        self.issued.clear();
    }

    /// `POST /oauth2/access_token`.
    pub fn grant(&mut self, request: &Request) -> Response {
        let Ok(body) = serde_json::from_slice::<Value>(&request.body) else {
            return answers::problem(400, "Request data can not be empty");
        };
        let text = |key: &str| body.get(key).and_then(Value::as_str).unwrap_or_default();
        if text("client_id") != CLIENT_ID {
            return answers::oauth(400, "Некорректный запрос", "Check the `client_id` parameter");
        }
        if text("client_secret") != CLIENT_SECRET {
            return answers::oauth(401, "Client authentication failed", "Check the `client_secret` parameter");
        }
        if text("redirect_uri") != REDIRECT_URI {
            return answers::oauth(400, "Некорректный запрос", "Check the `redirect_uri` parameter");
        }
        match text("grant_type") {
            "authorization_code" if text("code") == CODE && self.code_is_fresh => {
                self.code_is_fresh = false;
                self.issue()
            }
            "authorization_code" => answers::oauth(400, "Некорректный запрос", "Cannot decrypt the authorization code"),
            "refresh_token" => {
                let Some(issued) = self.issued.iter_mut().find(|issued| issued.refresh == text("refresh_token") && !issued.is_spent) else {
                    return answers::oauth(401, "Некорректный запрос", "Token has been revoked");
                };
                issued.is_spent = true;
                issued.is_expired = true;
                self.refreshes += 1;
                self.issue()
            }
            _ => answers::oauth(400, "Некорректный запрос", "Check the `grant_type` parameter"),
        }
    }

    fn issue(&mut self) -> Response {
        self.count += 1;
        let now = clock::now();
        let middle = json!({"exp": now + LIFETIME, "iat": now, "account_id": ACCOUNT_ID, "jti": self.count, "scopes": ["crm"]}).to_string();
        let head = URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"none"}"#);
        let access = format!("{head}.{}.practice", URL_SAFE_NO_PAD.encode(middle));
        let refresh = format!("practice-refresh-{}", self.count);
        let answer = json!({
            "token_type": "Bearer", "expires_in": LIFETIME, "server_time": now, "access_token": access, "refresh_token": refresh
        });
        self.issued.push(Issued { access, refresh, is_expired: false, is_spent: false });
        answers::ok(&answer)
    }
}
