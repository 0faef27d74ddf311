//! The documented calls, each with its source. What an answer holds is read leniently, what is sent is strict.

use serde_json::{Value, json};

use super::client::Client;
use super::continuation::{Bot, Continuation};
use super::error::{ApiError, ErrorKind};
use super::history::Entry;
use super::settings::Settings;
use super::types::{Account, AccountWidget, Pipeline, User, members};
use super::wire::{Answer, Method};

/// Most entities of a page. Source: `docs/PLATFORM.md` 7.4.
pub const MAX_LIMIT: usize = 250;

/// Most pages that are followed: an account that never ends is a mistake.
const MAX_PAGES: usize = 200;

impl Client {
    /// `GET /api/v4/account`: the account, and whose rights the token has. For any user. Source: `docs/PLATFORM.md` 7.6.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub fn account(&self) -> Result<Account, ApiError> {
        let answer = self.get("/api/v4/account").map_err(no_api)?;
        let account = Account::read(&answer.json()?).ok_or_else(|| ApiError::unexpected("no account id"))?;
        Ok(Account { is_practice: answer.is_practice, ..account })
    }

    /// `GET /api/v4/widgets`, all pages: public widgets, installed ones, and those that the user uploaded. For any user.
    /// Follows `_links.next`; 204 is an empty list. Source: `docs/PLATFORM.md` 7.1.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub fn widgets(&self) -> Result<Vec<AccountWidget>, ApiError> {
        self.pages("/api/v4/widgets", "widgets", MAX_LIMIT, AccountWidget::read)
    }

    /// The same with another size of pages, at most [`MAX_LIMIT`].
    ///
    /// # Errors
    /// See [`ApiError`].
    pub fn widgets_by(&self, limit: usize) -> Result<Vec<AccountWidget>, ApiError> {
        self.pages("/api/v4/widgets", "widgets", limit.clamp(1, MAX_LIMIT), AccountWidget::read)
    }

    /// `GET /api/v4/widgets/{code}`. For any user; 404 if there is none or it isn't accessible. Source: `docs/PLATFORM.md` 7.1.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub fn widget(&self, code: &str) -> Result<AccountWidget, ApiError> {
        widget(&self.get(&widget_path(code)?)?)
    }

    /// `GET /upl/{code}/current/widget/images/{file}`: a logo of the build that is installed; `None` if it has none of that name. Sent
    /// without the token. Source: `docs/PLATFORM.md` 2.
    ///
    /// # Errors
    /// See [`ApiError`]; also if what comes is no picture.
    pub fn logo(&self, code: &str, file: &str) -> Result<Option<Vec<u8>>, ApiError> {
        known_code(code)?;
        match self.get_public(&format!("/upl/{code}/current/widget/images/{file}")) {
            Ok(answer) => answer.picture().map(Some).ok_or_else(|| ApiError::unexpected("no picture")),
            Err(error) if error.kind == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// `POST /api/v4/widgets/{code}`: installs the widget with `settings`. For administrators. Sent once; [`super::install`]
    /// reads the result back. Source: `docs/PLATFORM.md` 7.1.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub fn post_widget(&self, code: &str, settings: &Settings) -> Result<AccountWidget, ApiError> {
        widget(&self.change(Method::Post, &widget_path(code)?, Some(settings.body()), settings.secrets())?)
    }

    /// `DELETE /api/v4/widgets/{code}`: uninstalls the widget. For administrators. Sent once; [`super::uninstall`] reads
    /// the result back. Source: `docs/PLATFORM.md` 7.1.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub fn delete_widget(&self, code: &str) -> Result<(), ApiError> {
        self.change(Method::Delete, &widget_path(code)?, None, Vec::new()).map(drop)
    }

    /// `GET /api/v4/users`, all pages. For administrators: 403 for others. Source: `docs/PLATFORM.md` 7.6.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub fn users(&self) -> Result<Vec<User>, ApiError> {
        self.pages("/api/v4/users", "users", MAX_LIMIT, User::read)
    }

    /// `GET /api/v4/leads/pipelines`. For any user. Source: `docs/PLATFORM.md` 7.6.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub fn pipelines(&self) -> Result<Vec<Pipeline>, ApiError> {
        let answer = self.get("/api/v4/leads/pipelines").map_err(no_api)?;
        if answer.is_empty() {
            return Ok(Vec::new());
        }
        Ok(embedded(&answer.json()?, "pipelines").into_iter().filter_map(Pipeline::read).collect())
    }

    /// `POST /api/v4/{salesbot|marketingbot}/{bot_id}/continue/{continue_id}`: the widget has done its step, the bot goes on.
    /// For administrators; 202, or 404 if nothing waits. Sent once. Source: `docs/PLATFORM.md` 7.2.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub fn continue_bot(&self, bot: Bot, bot_id: u64, continue_id: u64, with: &Continuation) -> Result<(), ApiError> {
        let path = format!("/api/v4/{}/{bot_id}/continue/{continue_id}", bot.word());
        self.change(Method::Post, &path, Some(&with.body()), Vec::new())
            .map(drop)
            .map_err(|error| error.not_found_as(ErrorKind::NothingWaits))
    }

    /// Whether the token's user is an administrator: only administrators may read the list of users.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub fn is_admin(&self) -> Result<bool, ApiError> {
        match self.get("/api/v4/users?page=1&limit=1") {
            Ok(_) => Ok(true),
            Err(error) if error.kind == ErrorKind::Forbidden => Ok(false),
            Err(error) => Err(no_api(error)),
        }
    }

    /// Sends a request of the history once more; see [`Entry::can_repeat`].
    ///
    /// # Errors
    /// See [`ApiError`].
    pub fn repeat(&self, entry: &Entry) -> Result<(), ApiError> {
        let method = match entry.method.as_str() {
            "GET" => return self.get(&entry.path).map(drop),
            "POST" => Method::Post,
            _ => Method::Delete,
        };
        let body = entry.request.as_deref().and_then(|body| serde_json::from_str(body).ok());
        self.change(method, &entry.path, body.as_ref(), Vec::new()).map(drop)
    }

    fn pages<T>(&self, path: &str, key: &str, limit: usize, read: impl Fn(&Value) -> Option<T>) -> Result<Vec<T>, ApiError> {
        let mut found = Vec::new();
        let mut next = Some(format!("{path}?page=1&limit={limit}"));
        for _ in 0..MAX_PAGES {
            let Some(page) = next else { return Ok(found) };
            let answer = self.get(&page).map_err(no_api)?;
            if answer.is_empty() {
                return Ok(found);
            }
            let value = answer.json()?;
            if value.get("_embedded").is_none() {
                return Err(ApiError::unexpected("no _embedded"));
            }
            found.extend(embedded(&value, key).into_iter().filter_map(&read));
            next = next_page(&value, path).filter(|it| *it != page);
        }
        Err(ApiError::unexpected("the list has no end"))
    }
}

fn widget(answer: &Answer) -> Result<AccountWidget, ApiError> {
    AccountWidget::read(&answer.json()?).ok_or_else(|| ApiError::unexpected("no widget code"))
}

/// Every account answers the call: a 404 says that no account is there.
fn no_api(error: ApiError) -> ApiError {
    error.not_found_as(ErrorKind::NoApi)
}

fn embedded<'v>(value: &'v Value, key: &str) -> Vec<&'v Value> {
    members(value.get("_embedded").and_then(|embedded| embedded.get(key)))
}

/// Path and query of `_links.next`. Its host is passed over, so that the token stays with the account; a link to another
/// path leads nowhere.
fn next_page(value: &Value, path: &str) -> Option<String> {
    let href = value.pointer("/_links/next/href")?.as_str()?;
    let query = href.split_once(path)?.1;
    query.starts_with('?').then(|| format!("{path}{query}"))
}

/// Refuses a code that no widget has, before anything is sent.
///
/// # Errors
/// [`ErrorKind::BadCode`].
pub fn check_code(code: &str) -> Result<(), ApiError> {
    widget_path(code).map(drop)
}

fn widget_path(code: &str) -> Result<String, ApiError> {
    known_code(code)?;
    Ok(format!("/api/v4/widgets/{code}"))
}

/// Refuses a code that would lead elsewhere.
fn known_code(code: &str) -> Result<(), ApiError> {
    let known = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if code.is_empty() || !code.chars().all(known) {
        let error = ApiError::new(ErrorKind::BadCode);
        return Err(error.detail(json!({ "code": code }).to_string()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_stays_with_the_account() {
        let next = |href: &str| next_page(&json!({"_links": {"next": {"href": href}}}), "/api/v4/widgets");
        assert_eq!(next("https://elsewhere.example.com/api/v4/widgets?page=2").as_deref(), Some("/api/v4/widgets?page=2"));
        assert_eq!(next("/api/v4/widgets?page=3&limit=2").as_deref(), Some("/api/v4/widgets?page=3&limit=2"));
        for other in ["https://demo.amocrm.ru/api/v4/users?page=2", "/api/v4/widgets/code", ""] {
            assert_eq!(next(other), None, "{other}");
        }
    }

    #[test]
    fn a_code_is_no_path() {
        assert_eq!(widget_path("amo_dropbox-2").unwrap(), "/api/v4/widgets/amo_dropbox-2");
        for code in ["", "a/b", "..", "a?b", "код"] {
            assert_eq!(widget_path(code).map_err(|error| error.kind), Err(ErrorKind::BadCode), "{code}");
        }
    }
}
