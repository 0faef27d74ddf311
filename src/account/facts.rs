//! [`Access`]: what a token may do in an account, read from the token and the account's answers.

use super::client::Client;
use super::clock::now_ms;
use super::error::{ApiError, ErrorKind};
use super::host::product_of;
use super::types::{AccountWidget, FieldType, User};
use crate::crm::account::{Facts, Model, Seen};

pub use crate::crm::account::Access;

impl ErrorKind {
    /// What it says of the way into the account; `None` if nothing.
    pub fn access(self) -> Option<Access> {
        match self {
            Self::Unauthorized | Self::TokenExpired => Some(Access::Unauthorized),
            Self::Timeout | Self::Tls | Self::Dns | Self::NoNetwork => Some(Access::Unreachable),
            _ => None,
        }
    }
}

impl Client {
    /// What the token says of itself: when it ends, unless it is renewed, and where it belongs, if that is elsewhere.
    /// `account` is the number of the account, if it is known.
    pub fn token_facts(&self, account: Option<u64>) -> Facts {
        let Some(claims) = self.token_claims().filter(|_| !self.renews()) else { return Facts::default() };
        let is_other_product = |domain: &&String| product_of(domain).is_some_and(|it| self.host().product().is_some_and(|own| own != it));
        let other_account = || claims.account_id.filter(|id| account.is_some_and(|own| own != *id)).map(|id| id.to_string());
        Facts {
            token_left: claims.expires_at.map(|at| at - now_ms() / 1000),
            token_elsewhere: claims.api_domain.as_ref().filter(is_other_product).cloned().or_else(other_account),
            ..Facts::default()
        }
    }

    /// The widget `code`, and what is known before a change of it. Reads the widget and the users.
    ///
    /// # Errors
    /// See [`ApiError`]. A user who may not read the list of users is no error.
    pub fn facts(&self, code: &str) -> Result<(AccountWidget, Facts), ApiError> {
        let widget = self.widget(code)?;
        let users = match self.users() {
            Ok(users) => Some(users),
            Err(error) if error.kind == ErrorKind::Forbidden => None,
            Err(error) => return Err(error),
        };
        let facts = Facts { seen: widget.seen(), ..self.token_facts(None) };
        Ok((widget, facts.with_users(users.as_deref())))
    }
}

impl Facts {
    /// With the users that the account shows; `None` says that the token's user is no administrator.
    #[must_use]
    pub fn with_users(self, users: Option<&[User]>) -> Self {
        Self { is_admin: Some(users.is_some()), users: users.map(|users| users.iter().map(|user| user.id).collect()), ..self }
    }
}

impl AccountWidget {
    /// It as the checks see it.
    pub fn seen(&self) -> Seen {
        Seen::Present(Box::new(self.model()))
    }

    /// What it is compared by.
    pub fn model(&self) -> Model {
        let mut odd = Vec::new();
        if self.version.is_empty() {
            odd.push("version");
        }
        if self.template.iter().any(|field| matches!(field.kind, FieldType::Other(_))) {
            odd.push("settings_template");
        }
        Model {
            version: self.version.clone(),
            template: self.template.clone(),
            is_work_with_dp: self.is_work_with_dp,
            is_lead_source: self.is_lead_source,
            is_active: self.is_active,
            odd,
        }
    }
}
