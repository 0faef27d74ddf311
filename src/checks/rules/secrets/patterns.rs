//! `secrets/*`: keys and tokens that would go out with the archive. A finding shows the kind, the place and the first four
//! characters, never the secret.

use crate::checks::engine::check::Check;
use crate::checks::engine::rule::short::*;
use crate::crm::secrets::values::{Class, scan};

static AMO_TOKEN: Rule = rule("secrets/amo-token", Secrets, E, E, NO, "R, K");
static PRIVATE_KEY: Rule = rule("secrets/private-key", Secrets, E, E, NO, "P");
static CLOUD_KEY: Rule = rule("secrets/cloud-key", Secrets, E, E, NO, "P");
static MESSENGER_TOKEN: Rule = rule("secrets/messenger-token", Secrets, E, E, NO, "P");

pub static RULES: &[&Rule] = &[&AMO_TOKEN, &PRIVATE_KEY, &CLOUD_KEY, &MESSENGER_TOKEN];

/// Characters of the secret that a finding may show.
pub const SHOWN: usize = 4;
/// Larger files hold data, not code.
pub const MOST_BYTES: usize = 4_000_000;

/// Reports secrets in the files that are packed.
pub fn check(cx: &mut Check<'_>) {
    for &(path, _) in cx.packed().iter() {
        cx.part("secrets", &[path.as_str()], 0, |cx| in_file(cx, path.as_str()));
    }
}

fn in_file(cx: &mut Check<'_>, path: &str) {
    let body = cx.widget.get(path).filter(|body| body.len() < MOST_BYTES);
    let Some(text) = body.and_then(|body| std::str::from_utf8(body.as_bytes()).ok()) else { return };
    for found in scan(text) {
        let shown: String = text.get(found.range.clone()).unwrap_or_default().chars().take(SHOWN).collect();
        cx.find_in(rule_of(found.class), path)
            .range(found.range)
            .arg("kind", found.kind)
            .arg("file", path)
            .arg("start", format!("{shown}…"))
            .report();
    }
}

fn rule_of(class: Class) -> &'static Rule {
    match class {
        Class::AmoToken => &AMO_TOKEN,
        Class::PrivateKey => &PRIVATE_KEY,
        Class::CloudKey => &CLOUD_KEY,
        Class::MessengerToken => &MESSENGER_TOKEN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_never_holds_the_secret() {
        let token = "AKIAQ3EGRT5UVWXY2Z7B";
        let path = crate::formats::path::RelPath::new("s3.js").unwrap();
        let body = crate::model::document::FileBody::text(format!("x = '{token}';"));
        let widget = crate::model::widget::Widget::new([(path, body)].into(), None);
        let report = crate::checks::check(&widget, Default::default(), Default::default());
        let finding = report.findings.iter().find(|finding| *finding.rule == CLOUD_KEY).unwrap();
        assert_eq!(finding.place.range, Some(5..25));
        let told = format!("{finding:?}");
        assert!(told.contains("AKIA…") && !told.contains("AKIAQ"), "{told}");
    }
}
