//! The receipt of a change in one account, for others: the same evidence as that of a run in many.

use std::sync::Arc;

use super::{Install, Receipt, Target};
use crate::account::bulk::{Outcome, Seen, Task};
use crate::account::bulk_explain;
use crate::app::core::Core;
use crate::app::core::handed::Made;
use crate::model::widget::Widget;
use crate::report::bulk::{BulkReport, Layout, Row, render};
use crate::report::when;
use crate::services::archive;
use crate::system::files::{self, Origin};
use crate::system::zone;
use crate::text::Lang;
use crate::text::msg::Msg;

/// What was open when a change was sent, and when that was.
#[derive(Clone)]
pub(super) struct Sent {
    at: (i64, i32),
    widget: Arc<Widget>,
    origin: Option<Origin>,
    name: Option<String>,
    version: String,
}

impl Install {
    /// Remembers what is open while a change is sent to `target`.
    pub(super) fn note_sent(&mut self, core: &Core, target: &Target) {
        let Some(open) = &core.open else { return };
        let sent = Sent {
            at: zone::now(),
            widget: open.project.widget().clone(),
            origin: open.origin.clone(),
            name: open.name(core.lang()),
            version: open.version().unwrap_or_default().to_owned(),
        };
        self.sent.insert(target.clone(), sent);
    }

    /// Whether the last change of an account was sent while exactly `widget` was open.
    pub(super) fn was_sent(&self, target: &Target, widget: &Arc<Widget>) -> bool {
        self.sent.get(target).is_some_and(|sent| sent.widget == *widget)
    }

    /// The receipt of the account in front.
    pub(in crate::app) fn receipt_report(&self, layout: Layout, lang: Lang) -> Option<Made> {
        let (target, reached) = self.front()?;
        let sent = self.sent.get(target)?.clone();
        let (task, outcome, there) = match reached.remote.receipt.as_ref()? {
            Receipt::Installed(installed) => (Task::Install, Outcome::Installed(installed.clone()), Some(&installed.widget)),
            Receipt::Removed(removed) => (Task::Uninstall, Outcome::Removed(removed.clone()), removed.widget.as_ref()),
        };
        let seen = there.map_or(Seen::Absent, |there| Seen::Present(there.version.clone(), there.is_active));
        let explained = outcome.explain();
        let row = Row {
            account: target.name(lang),
            host: reached.host().to_owned(),
            version: bulk_explain::version(Some(&seen)).to_owned(),
            state: Msg::new(bulk_explain::state(Some(&seen))),
            is_as_asked: Some(outcome.is_as_asked()),
            result: Some(explained.result),
            detail: explained.lines,
            code: reached.remote.code.clone(),
            account_id: Some(reached.account.id),
            user: reached.user().map(|user| user.name.clone()).unwrap_or_default(),
            compared: outcome.compared(),
            ms: None,
        };
        let report = BulkReport {
            task: task.text_id(),
            widget: sent.name.clone().unwrap_or_else(|| lang.tr("header-no-name")),
            version: sent.version.clone(),
            date: when(sent.at),
            studio: env!("CARGO_PKG_VERSION").to_owned(),
            rows: vec![row],
            ..BulkReport::default()
        };
        Some(Made::text(move |lang| {
            // The archive may have been replaced since: then it isn't the one that was opened.
            let original = files::original(sent.origin.as_ref(), &sent.widget);
            let name = sent.origin.as_ref().and_then(|origin| origin.path().file_name()).filter(|_| original.is_some());
            let archive = name.map(|name| name.to_string_lossy().into_owned());
            let bytes = original.or_else(|| archive::build(&sent.widget).ok());
            let sha256 = bytes.map(|bytes| archive::sha256_hex(&bytes)).unwrap_or_default();
            render(&BulkReport { sha256, archive, ..report.clone() }, layout, lang)
        }))
    }
}
