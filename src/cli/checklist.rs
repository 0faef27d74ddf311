//! `checklist`: prints the moderation checklist with what the rules found.

use super::args::ChecklistArgs;
use super::{Outcome, check};
use crate::checks;
use crate::checks::checklist::Checklist;
use crate::checks::engine::rule::Profile;
use crate::report::{self, Meta};
use crate::system::files;
use crate::system::output::Kind;
use crate::text::Lang;
use crate::text::msg::Msg;

pub fn run(args: &ChecklistArgs, lang: Lang) -> Result<Outcome, Msg> {
    let opened = files::open(&args.path).map_err(|error| error.explain())?;
    let mut notes = check::notes(&opened, lang);
    let product = check::product(args.product, &opened.widget, &mut notes, lang);
    let meta = Meta { product, profile: Profile::Public, ..Meta::default() };
    let found = checks::check_trusting(&opened.widget, (meta.product, meta.profile), &args.trust.trust());
    let checklist = Checklist::of(&opened.widget, &found, meta.product);
    let output = report::checklist::render(&checklist, &opened.widget, &meta, args.format, lang);
    let to = args.to.output.as_deref().map(|path| (path, args.to.overwrite, args.format.carrier()));
    let output = check::deliver(output, Kind::Checklist, to, &opened)?;
    notes.extend(check::ignored(&found, lang));
    Ok(Outcome { output, notes, code: 0 })
}
