//! What the studio knows of an account for a case of an acceptance pass: what it answered, the last requests, and a judgement where the
//! widget was read back.

use std::sync::Arc;

use serde_json::{Value, json};

use super::{Install, Reached, Receipt, RemoteStatus, Target};
use crate::account::redact;
use crate::account::{Host, SettingsReadback};
use crate::app::core::handed::Materials;
use crate::model::widget::Widget;
use crate::report::acceptance::proof;
use crate::services::acceptance::pass::{Kind, Place, Verdict};
use crate::text::Lang;

/// Most requests of a piece of evidence.
const MOST_REQUESTS: usize = 30;

impl Install {
    /// The account behind a place, if it was reached.
    fn at(&self, place: &Place) -> Option<(Target, &Reached)> {
        let target = match place {
            Place::StandIn => return None,
            Place::Practice => Target::Practice,
            Place::Sandbox { name, .. } => Target::Saved(name.clone()),
        };
        let reached = self.reached.get(&target)?;
        let is_there = match place {
            Place::Sandbox { host, .. } => Host::parse(host).is_ok_and(|host| reached.is_at(&host)),
            _ => true,
        };
        is_there.then_some((target, reached))
    }

    /// What is known of a case in the account of `place`. A receipt counts only if it is of `build`: its version, and the widget that was
    /// open when the change was sent. An account tells no more of what was uploaded to it.
    pub(in crate::app) fn materials(
        &self,
        place: &Place,
        (version, build): (&str, Option<&Arc<Widget>>),
        case: &str,
        lang: Lang,
    ) -> Option<Materials> {
        let (target, reached) = self.at(place)?;
        let mut evidence = vec![(Kind::Account, 1, answers(reached).to_string())];
        let requests: Vec<String> = self
            .requests()
            .iter()
            .rev()
            .filter(|entry| self.target_of(entry).as_ref() == Some(&target))
            .take(MOST_REQUESTS)
            .map(|entry| {
                let end = entry.status.map(|status| status.to_string()).or_else(|| entry.error.clone()).unwrap_or_default();
                format!("{} {} {} → {end}, {} ms", crate::account::history::time(entry.at), entry.method, entry.path, entry.ms)
            })
            .collect();
        if !requests.is_empty() {
            evidence.push((Kind::Requests, requests.len(), requests.into_iter().rev().collect::<Vec<_>>().join("\n")));
        }
        let is_of_build = build.is_some_and(|widget| self.was_sent(&target, widget));
        Some(Materials { evidence, judged: is_of_build.then(|| judged(reached, version, case, lang)).flatten() })
    }
}

/// What the account said of itself and of the widget; secrets are taken out.
fn answers(reached: &Reached) -> Value {
    let widget = match &reached.remote.status {
        RemoteStatus::Unknown => Value::Null,
        RemoteStatus::Absent => json!("absent"),
        RemoteStatus::Present(widget) => {
            let settings = widget.settings.as_ref().map(|settings| {
                let mut settings = settings.expose().clone();
                redact::mask_settings(&mut settings, &widget.template);
                settings
            });
            json!({"code": widget.code, "version": widget.version, "is_active": widget.is_active, "settings": settings})
        }
    };
    let user = reached.user().map(|user| json!({"id": user.id, "name": user.name, "is_admin": user.is_admin}));
    json!({"host": reached.host(), "account_id": reached.account.id, "user": user, "code": reached.remote.code, "widget": widget})
}

/// What the last receipt says of a case about installing and disabling, if it is of the version of the pass. An installation over a widget
/// that was there proves no first one, and no single one proves that the widget can be installed again.
fn judged(reached: &Reached, version: &str, case: &str, lang: Lang) -> Option<(Verdict, String)> {
    let verdict = |is_good| if is_good { Verdict::Passed } else { Verdict::Failed };
    match (reached.remote.receipt.as_ref()?, case) {
        (Receipt::Installed(installed), "life/install" | "life/save")
            if installed.widget.version == version && (case == "life/save" || !installed.was_active) =>
        {
            let has_settings = installed.readback == SettingsReadback::AsSent;
            // Without the settings nothing is known of saving them.
            if case == "life/save" && installed.readback == SettingsReadback::NotShown {
                return None;
            }
            Some((
                verdict(installed.is_as_asked()),
                proof::of_install(reached.host(), version, installed.widget.is_active, has_settings, lang),
            ))
        }
        (Receipt::Removed(removed), "life/disable") => {
            Some((verdict(removed.is_as_asked()), proof::of_removal(reached.host(), removed.is_as_asked(), lang)))
        }
        _ => None,
    }
}
