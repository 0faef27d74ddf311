//! What there is to say before a change, from what is known of the account and the open widget.

use serde_json::{Map, Value};

use super::{Install, Reached, RemoteStatus, Target};
use crate::account::AccountWidget;
use crate::app::core::open_widget::OpenWidget;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::Severity;
use crate::checks::rules::account::{self, PlannedChange};
use crate::crm::account::{Facts, Seen};
use crate::text::Lang;

impl Install {
    /// The findings before the open widget is installed into `target` with `values`, worst first.
    pub fn before(&self, open: &OpenWidget, target: &Target, values: &Map<String, Value>) -> Vec<Finding> {
        let errors = open.report.count(Severity::Error);
        let facts = self.reached.get(target).map(|reached| self.facts(target, reached)).unwrap_or_default();
        account::before(Some((open.project.widget(), errors)), &facts, PlannedChange::Install(values))
    }

    /// What there is to say of the token and the rights in an account that was reached.
    pub fn concerns(&self, target: &Target) -> Vec<Finding> {
        let Some(reached) = self.reached.get(target) else { return Vec::new() };
        let facts = Facts { seen: Seen::Unknown, ..self.facts(target, reached) };
        account::before(None, &facts, PlannedChange::None)
    }

    fn facts(&self, target: &Target, reached: &Reached) -> Facts {
        let here = &reached.remote;
        let facts = Facts {
            access: reached.access.clone(),
            lock: self.is_locked(target).then(|| reached.subdomain().to_owned()),
            seen: match &here.status {
                RemoteStatus::Unknown => Seen::Unknown,
                RemoteStatus::Absent => Seen::Absent,
                RemoteStatus::Present(widget) => AccountWidget::seen(widget),
            },
            refused: here.refused.clone(),
            locale: self.lang.map(Lang::code).unwrap_or_default().to_owned(),
            ..reached.client.token_facts(Some(reached.account.id))
        };
        facts.with_users(reached.users.as_deref())
    }
}
