//! `i18n`: exports texts for translators as a table, and imports them.

use std::path::Path;

use super::args::{ExportArgs, ImportArgs};
use super::{Outcome, check, not_saved};
use crate::formats::tables::{KEY, USED_IN};
use crate::report;
use crate::services::texts::exchange;
use crate::system::files;
use crate::system::files::Resolve;
use crate::system::output;
use crate::system::tables;
use crate::text::Lang;
use crate::text::msg::Msg;

pub fn export(args: &ExportArgs, lang: Lang) -> Result<Outcome, Msg> {
    let opened = files::open(&args.path).map_err(|error| error.explain())?;
    let made =
        tables::write(&args.file, Some(&opened.origin), &opened.widget, &args.locales, args.force).map_err(|error| error.explain())?;
    let locales = made.table.header.iter().filter(|head| ![KEY, USED_IN].contains(&head.as_str())).count();
    let counts = [("file", shown(&args.file).into()), ("rows", made.table.rows.len().into()), ("locales", locales.into())];
    let mut notes = check::notes(&opened, lang);
    notes.extend(made.left_out.iter().map(|code| lang.with("cli-left-out", &[("locale", code.into())])));
    let said = lang.with("cli-exported", &counts);
    if output::is_standard(&args.file) {
        notes.push(said);
        return Ok(Outcome { output: String::new(), notes, code: 0 });
    }
    Ok(Outcome { output: said + "\n", notes, code: 0 })
}

/// Writes all texts or none: one refused text keeps the others from being written.
pub fn import(args: &ImportArgs, lang: Lang) -> Result<Outcome, Msg> {
    let opened = files::open(&args.path).map_err(|error| error.explain())?;
    let table = tables::read(&args.file).map_err(|error| error.explain())?;
    let review = exchange::import(&opened.widget, &table);
    let mut notes = check::notes(&opened, lang);
    let mut output = report::exchange::to_text(&review, lang);
    let count = [("count", review.changes.len().into())];
    let refused = review.refused.len();
    if refused > 0 {
        notes.push(lang.with("cli-import-refused", &[("count", refused.into())]));
        notes.push(lang.tr("cli-import-refused.next"));
    } else if args.dry_run {
        output += &(lang.with("cli-would-import", &count) + "\n");
    } else {
        let mut widget = opened.widget.clone();
        let failed = |reason: String| Msg::new("cli-import-failed").with("reason", reason);
        let changes = review.changes(&widget, |_| true).map_err(|error| failed(error.to_string()))?;
        widget.apply(&changes).map_err(|error| failed(error.to_string()))?;
        files::save(&opened.origin, &opened.widget, &widget, Resolve::Ask).map_err(|error| not_saved(&error))?;
        output += &(lang.with("cli-imported", &count) + "\n");
    }
    Ok(Outcome { output, notes, code: u8::from(refused > 0) })
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
