//! `check`: reports what is wrong in a widget, with `--fix` after the safe fixes.

use std::path::Path;

use super::args::CheckArgs;
use super::{Outcome, not_saved};
use crate::checks::engine::Report;
use crate::checks::engine::rule::{Product, Profile};
use crate::checks::{self, fix_all};
use crate::crm::products::guess_product;
use crate::model::widget::Widget;
use crate::report::{self, Meta};
use crate::services::mark::{self, Carrier, Document};
use crate::system::files;
use crate::system::files::{Opened, Resolve, SkipReason};
use crate::system::output::{self, Kind, Output};
use crate::text::Lang;
use crate::text::msg::Msg;

pub fn run(args: &CheckArgs, lang: Lang) -> Result<Outcome, Msg> {
    let open = || files::open(&args.path).map_err(|error| error.explain());
    let mut opened = open()?;
    let mut notes = notes(&opened, lang);
    let product = product(args.target.product, &opened.widget, &mut notes, lang);
    let target = (product, args.target.profile);
    if args.fix {
        let repaired = repair(&opened, target, args)?;
        if repaired > 0 {
            // The check is of what is on disk now, with the packing of an archive.
            opened = open()?;
        }
        notes.push(lang.with("cli-fixed", &[("count", repaired.into())]));
    }
    let found = checks::check_trusting(&opened.widget, target, &args.trust.trust());
    notes.extend(ignored(&found, lang));
    let meta = Meta { product, profile: args.target.profile, date: None, why: args.why };
    let output = report::render(&found, &opened.widget, &meta, args.format, lang);
    let to = args.to.output.as_deref().map(|path| (path, args.to.overwrite, args.format.carrier()));
    let output = deliver(output, Kind::Check, to, &opened)?;
    Ok(Outcome { output, notes, code: u8::from(found.has_errors()) })
}

/// Writes `text` to the file that `to` names, and returns nothing to print; without a file returns `text`.
pub fn deliver(text: String, kind: Kind, to: Option<(&Path, bool, Carrier)>, opened: &Opened) -> Result<String, Msg> {
    let Some((path, overwrite, carrier)) = to.filter(|(path, ..)| !output::is_standard(path)) else { return Ok(text) };
    let document = if kind == Kind::Checklist { Document::Checklist } else { Document::Check };
    let text = mark::marked(text, document, &opened.widget, carrier);
    let output = Output { kind, widget: &opened.widget, origin: Some(&opened.origin), overwrite };
    output::write(&output, path, text.as_bytes()).map_err(|error| error.explain())?;
    Ok(String::new())
}

/// Applies the safe fixes and saves. Returns how many.
fn repair(opened: &Opened, target: (Product, Profile), args: &CheckArgs) -> Result<usize, Msg> {
    let (changes, repaired) = fix_all::all_safe_trusting(&opened.widget, target, &args.trust.trust());
    let mut widget = opened.widget.clone();
    if widget.apply(&changes).is_err() {
        return Ok(0);
    }
    files::save(&opened.origin, &opened.widget, &widget, Resolve::Ask).map_err(|error| not_saved(&error))?;
    Ok(repaired)
}

/// The product that was asked for, or else the one that the widget seems to be for; of a guess a note says so.
pub fn product(asked: Option<Product>, widget: &Widget, notes: &mut Vec<String>, lang: Lang) -> Product {
    asked.unwrap_or_else(|| {
        let product = guess_product(widget);
        notes.push(lang.with("cli-guessed", &[("product", report::product_name(product).into())]));
        product
    })
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
