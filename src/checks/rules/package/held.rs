//! What can't be told of a widget whose archive has lost files: a finding that rests on a file that nobody can unpack.

use crate::checks::engine::finding::Finding;
use crate::crm::i18n;
use crate::formats::zip::facts::{ArchiveFacts, OddityKind};
use crate::model::widget::{MANIFEST, Widget};

/// Rules about what the manifest, a script or a template has to use, draw or declare.
const OF_ALL_SCRIPTS: &[&str] = &[
    "i18n/unused",
    "settings/unused",
    "images/unused",
    "package/unneeded",
    "script/handler-for-nothing",
    "script/callback-missing",
    "script/callback-optional",
    "script/no-callbacks",
    "script/undeclared-name",
    "salesbot/undeclared",
];
/// Rules about what no locale has.
const OF_ALL_TEXTS: &[&str] = &["i18n/used-undefined"];
/// Name endings of scripts and templates.
const SCRIPTS: &[&str] = &[".js", ".mjs", ".cjs", ".twig", ".html"];

/// Whether what `finding` says of `widget` may be otherwise in the archive that `facts` are about.
pub fn is_in_doubt(finding: &Finding, widget: &Widget, facts: &ArchiveFacts) -> bool {
    let file = finding.place.file.as_str();
    let has_lost = |is_meant: &dyn Fn(&str) -> bool| {
        facts.oddities.iter().any(|one| one.kind == OddityKind::Cut || (one.kind.is_left_out() && is_meant(&one.entry)))
    };
    let is_script = |entry: &str| entry.ends_with(MANIFEST) || SCRIPTS.iter().any(|ending| entry.ends_with(ending));
    let is_text = |entry: &str| entry.split('/').any(|part| part == i18n::FOLDER);
    (!widget.contains(file) && facts.holds_back(file))
        || (OF_ALL_SCRIPTS.contains(&finding.rule.id) && has_lost(&is_script))
        || (OF_ALL_TEXTS.contains(&finding.rule.id) && has_lost(&is_text))
}
