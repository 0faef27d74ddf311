//! What views and checks ask of an account that was reached.

use super::{Reached, RemoteStatus};
use crate::account::{Client, Host, Pipeline, TemplateField, User};
use crate::checks::engine::rule::Product;
use crate::crm::account;
use crate::model::widget::Widget;
use crate::text::Lang;

impl Reached {
    /// The user whose rights the token has, if the list of users is shown.
    pub fn user(&self) -> Option<&User> {
        let id = self.account.current_user_id?;
        self.users.as_ref()?.iter().find(|user| user.id == id)
    }

    /// Where the account is.
    pub fn host(&self) -> &str {
        self.client.host().name()
    }

    /// Its client, for what only reads.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The address of a widget's page in the account (`docs/PLATFORM.md` 1.2, L).
    pub fn widget_page(&self, code: &str) -> String {
        self.client.host().url(&format!("/settings/widgets/{code}/"))
    }

    /// What a person types to unlock it.
    pub fn subdomain(&self) -> &str {
        self.client.host().subdomain()
    }

    /// The account's first page. No document names the address of the page that takes archives; the way to it differs
    /// (`docs/PLATFORM.md` 4.2).
    pub fn page(&self) -> String {
        self.client.host().url("/")
    }

    /// The product that the account belongs to; none for the practice account.
    pub fn product(&self) -> Option<Product> {
        self.client.host().product()
    }

    /// Whether `host` is the account's, in any spelling.
    pub fn is_at(&self, host: &Host) -> bool {
        self.client.host().is_same_account(host)
    }

    /// The fields that an installation asks for, named in `lang` where the widget has it, and whether they are the account's own
    /// word.
    pub fn template(&self, widget: &Widget, lang: Lang) -> (Vec<TemplateField>, bool) {
        match &self.remote.status {
            RemoteStatus::Present(there) if !there.template.is_empty() => {
                (account::guarded(account::named_in(there.template.clone(), widget, lang.code()), Some(widget)), true)
            }
            _ => (account::guarded(account::template_in(widget, lang.code()), Some(widget)), false),
        }
    }

    /// Whether the token is renewed by itself.
    pub fn renews(&self) -> bool {
        self.client.renews()
    }

    /// The pipeline in which the widget is a source of leads.
    pub fn pipeline(&self) -> Option<&Pipeline> {
        let RemoteStatus::Present(there) = &self.remote.status else { return None };
        self.pipelines.iter().find(|pipeline| Some(pipeline.id) == there.pipeline_id)
    }
}
