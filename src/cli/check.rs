//! `check`: reports what is wrong in a widget, with `--fix` after the safe fixes.

use std::path::Path;

use super::Outcome;
use super::args::CheckArgs;
use crate::checks::engine::Report;
use crate::checks::{self, fix_all};
use crate::report::{self, Meta};
use crate::system::files;
use crate::system::files::{Opened, Resolve, SkipReason};
use crate::text::Lang;
use crate::text::msg::Msg;

pub fn run(args: &CheckArgs, lang: Lang) -> Result<Outcome, Msg> {
    let open = || files::open(&args.path).map_err(|error| error.explain());
    let mut opened = open()?;
    let mut notes = notes(&opened, lang);
    if args.fix {
        let repaired = repair(&opened, args)?;
        if repaired > 0 {
            // The check is of what is on disk now, with the packing of an archive.
            opened = open()?;
        }
        notes.push(lang.with("cli-fixed", &[("count", repaired.into())]));
    }
    let found = checks::check_trusting(&opened.widget, (args.target.product, args.target.profile), &args.trust.trust());
    notes.extend(ignored(&found, lang));
    let meta = Meta { product: args.target.product, profile: args.target.profile, date: None, why: args.why };
    let output = report::render(&found, &opened.widget, &meta, args.format, lang);
    let output = deliver(output, args.output.as_deref(), &opened)?;
    Ok(Outcome { output, notes, code: u8::from(found.has_errors()) })
}

/// Writes `output` to the file `to` and returns nothing to print; without a file returns `output`.
pub fn deliver(output: String, to: Option<&Path>, opened: &Opened) -> Result<String, Msg> {
    let Some(to) = to else { return Ok(output) };
    files::write_report(Some(&opened.origin), &opened.widget, to, output.as_bytes()).map_err(|error| error.explain())?;
    Ok(String::new())
}

/// Applies the safe fixes and saves. Returns how many.
fn repair(opened: &Opened, args: &CheckArgs) -> Result<usize, Msg> {
    let (changes, repaired) = fix_all::all_safe_trusting(&opened.widget, (args.target.product, args.target.profile), &args.trust.trust());
    let mut widget = opened.widget.clone();
    if widget.apply(&changes).is_err() {
        return Ok(0);
    }
    files::save(&opened.origin, &opened.widget, &widget, Resolve::Ask).map_err(|error| error.explain())?;
    Ok(repaired)
}

/// How the acceptances that were ignored come to count.
pub fn ignored(found: &Report, lang: Lang) -> Option<String> {
    (found.ignored > 0).then(|| lang.with("cli-ignored", &[("count", found.ignored.into())]))
}

/// What was passed over and may explain a finding.
pub fn notes(opened: &Opened, lang: Lang) -> Vec<String> {
    let telling = |reason| matches!(reason, SkipReason::Link | SkipReason::Name | SkipReason::Special);
    opened.skipped.iter().filter(|skipped| telling(skipped.reason)).map(|skipped| lang.msg(&skipped.explain())).collect()
}
