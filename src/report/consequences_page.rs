//! `docs/CONSEQUENCES.md`, written from the consequences themselves and their English texts.

use std::fmt::Write as _;

use super::escape::markdown as escape;
use crate::checks::consequences::{self, Row};
use crate::report::severity_word;
use crate::text::Lang;

/// The text above the table.
const INTRO: &str = "\
# Consequences of an update

What the studio tells of an update before it is shipped, from the build before and the build after. This page is written from the
program itself: `WIDGET_STUDIO_BLESS=1 cargo test --test tidy` renews it.

**Severity** is what it means for the accounts that have the widget. An *error* loses what they stored, or breaks what they set up.
A *warning* needs a step of somebody, or is a surprise. *Advice* is worth telling. One case may be less than its row says.

";

/// The text below the consequences.
const NOT_TOLD: &str = "
## Not told

| Change | Why not |
| --- | --- |
| Keys such as `permissions`, `scopes` or `oauth` in the manifest | No document names them, and the platform reads none. What an integration may do stands in its form. They are among the values of the manifest that differ. |
| A field or a handler of an area that is gone | The area is told. |
| Callbacks and exits of a script that puts them together while it runs | What a script does then isn't known. |
| A host that is named in the middle of a text | It is a link or words; only what begins like an address may be asked. |
| A manifest that can't be read as a whole | What is only unread isn't gone: the comparison says that consequences aren't known. |
";

/// The page, in Markdown.
pub fn markdown() -> String {
    let mut page = String::from(INTRO);
    table(&mut page).ok();
    page.push_str(NOT_TOLD);
    page
}

fn table(page: &mut String) -> std::fmt::Result {
    writeln!(page, "| Consequence | Severity | For accounts |\n| --- | --- | --- |")?;
    for row in consequences::rows() {
        writeln!(page, "| [{0}](#{0}) | {1} | {2} |", row.id, severity_word(row.severity), Lang::En.tr(row.effect.text_id()))?;
    }
    consequences::rows().try_for_each(|row| one(page, row))
}

fn one(page: &mut String, row: &Row) -> std::fmt::Result {
    let text = |part: &str| escape(&Lang::En.tr(&format!("{}.{part}", row.text_id())));
    writeln!(page, "\n## {}\n\n**{}**\n\n{}\n", row.id, text("name"), text("why"))?;
    writeln!(page, "*What to do:* {}\n\n*Basis:* {}", text("todo"), escape(&Lang::En.sources(row.basis).join("; ")))
}
