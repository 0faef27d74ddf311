//! `docs/RULES.md`, written from the rules themselves and their English texts.

use std::fmt::Write as _;

use crate::checks;
use crate::checks::engine::rule::{Applicability, Rule, Severity};
use crate::text::Lang;

/// The text above the tables.
const INTRO: &str = "\
# The checks

Every check that the studio runs, with its reason. This page is written from the program itself:
`WIDGET_STUDIO_BLESS=1 cargo test --test tidy` renews it.

**Severity** is told twice: for an upload into one's own account (*private*) and for moderation in the marketplace
(*public*). An *error* is refused by the platform or keeps the widget from working, and blocks packing. A *warning* is
probably wrong, or refused in moderation. *Advice* is polish.

**Fix** says how far the studio's repair can be trusted: a *safe* one can't change the meaning, and `check --fix` applies
it; an *unsafe* one is shown before it is made; for *choose* the person chooses among ways.

**Basis** names what a check rests on.
";

/// The text below the rules: decisions that the rules don't show.
const NOT_BUILT: &str = "\
## Not built

Left out on purpose:

| Check | Why not |
| --- | --- |
| `package/stale` | An archive older than its sources can only be told with the time of an earlier build, which a widget in memory doesn't have. What is packed here is always packed anew. |
| `locations/dp-needs-logo` | The missing logo of Digital Pipeline is reported once, as `images/dp-missing`. |
| `manifest/short-description-missing` | A missing short description is one of the keys of `manifest/field-required`. |
| `menu/icon-exists` | A missing icon of the left menu is reported as any picture that is named and missing: `images/referenced-missing`. |
| `images/junk` | Leftovers of the system among the pictures are reported with all others: `package/junk`. |
| `manifest/html-invalid` | Tags that don't pair are reported in the text that has them, whatever it is for: `i18n/html-invalid`. |
| `i18n/key-order` | The order of keys means nothing to the platform. |
| `i18n/glossary` | Widgets have no glossary to hold their texts against. |
| `images/upscaled` | The width of the sharpest edges tells enlarged logos well (two of the real widgets have one), but not from drawings that are soft on purpose. It is shown with the logo as a measure. |
| `images/set-inconsistent` | A sign beside a wordmark is a good set, and only few sets differ in drawing and colours. What two logos have in common is shown with them as a measure. |
| `locations/catalogs-id` | The documents ask for the id of a list and don't show where it stands; no real widget that was seen names one. |
| `manifest/secret-key-exposed` | Every real widget of the old kind carries its key, in folders and archives alike. That the pair is no longer needed is said by `manifest/code-obsolete`. |
| `manifest/version-not-bumped`, `settings/label-changed-key`, `settings/type-changed` | They compare with an earlier build or with what an account holds: nothing in a widget tells. |
| `i18n/undeterminable` | Nothing is wrong with a text that the script takes by a name which it works out. The texts' own tab tells these from the used and the unused. |

What is read off scripts never runs. Where a script puts things together while it runs, or a bundler wrote it, the checks that
would have to guess keep silent.

Severities that may surprise:

| Check | Severity | Why |
| --- | --- | --- |
| `images/hidpi`, `images/swapped` | error | The upload page compares pixels: a logo of twice the size, or in the place of another, is refused like any wrong size. |
| `install/unknown-setting` | error | Settings are sent strictly: a key that the account doesn't ask for is a typing error, and isn't left out in silence. |
| `api/validation-errors` | warning | What the account refused last stands at its fields. It doesn't keep from trying again. |
| `tour/images-exist` | warning, in moderation error | The tour is shown in the marketplace; a private upload doesn't need it. |
| `i18n/placeholder-mismatch`, `i18n/prefix-conflict` | warning | They rest on the practice of other checkers: no document of the platform says that it refuses such texts. |
| `i18n/todo-text`, `manifest/template-text`, `images/blank`, `images/fully-transparent` | warning, in moderation too | They are well-founded guesses. A guess keeps nobody from packing. |

More checks follow: of what changed since an earlier build.
";

/// The page, in Markdown.
pub fn markdown() -> String {
    let mut page = String::from(INTRO);
    let rules: Vec<&Rule> = checks::rules::all().collect();
    let mut groups: Vec<&str> = Vec::new();
    for rule in &rules {
        if !groups.contains(&group(rule)) {
            groups.push(group(rule));
        }
    }
    for name in groups {
        let of_group: Vec<&Rule> = rules.iter().copied().filter(|rule| group(rule) == name).collect();
        area(&mut page, &Lang::En.tr(&format!("area-{name}")), &of_group).ok();
    }
    page.push('\n');
    page.push_str(NOT_BUILT);
    page
}

/// The part of a rule's id before the slash.
fn group(rule: &Rule) -> &'static str {
    rule.id.split('/').next().unwrap_or_default()
}

fn area(page: &mut String, name: &str, rules: &[&Rule]) -> std::fmt::Result {
    writeln!(page, "\n## {name}\n\n| Check | Private | Public | Fix |\n| --- | --- | --- | --- |")?;
    for rule in rules {
        let (id, fix) = (rule.id, rule.fix.map_or("–", fix_word));
        // The address of a heading on code hosts: its words without the slash.
        let address = id.replace('/', "");
        writeln!(page, "| [{id}](#{address}) | {} | {} | {fix} |", severity(rule.private), severity(rule.public))?;
    }
    for rule in rules {
        let text = |text: String| escape(&text);
        writeln!(page, "\n### {}\n", rule.id)?;
        writeln!(page, "**{}**\n", text(Lang::En.rule_name(rule)))?;
        writeln!(page, "{}\n", text(Lang::En.rule_why(rule)))?;
        writeln!(page, "*How to fix:* {}\n", text(Lang::En.rule_todo(rule)))?;
        let fix = rule.fix.map_or("none", fix_word);
        let (private, public) = (severity(rule.private), severity(rule.public));
        writeln!(page, "Private: {private} · Public: {public} · Fix: {fix}\n\n*Basis:* {}", escape(&Lang::En.basis(rule).join("; ")))?;
    }
    Ok(())
}

fn severity(severity: Option<Severity>) -> &'static str {
    match severity {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        Some(Severity::Advice) => "advice",
        None => "off",
    }
}

fn fix_word(safety: Applicability) -> &'static str {
    match safety {
        Applicability::Safe => "safe",
        Applicability::Unsafe => "unsafe",
        Applicability::Choice => "choose",
    }
}

/// Escapes the characters that mean something in Markdown.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '<' | '[' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
