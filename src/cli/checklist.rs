//! `checklist`: prints the moderation checklist with what the rules found.

use super::args::ChecklistArgs;
use super::{Outcome, check};
use crate::checks;
use crate::checks::checklist::Checklist;
use crate::checks::engine::rule::Profile;
use crate::report::{self, Meta};
use crate::system::files;
use crate::text::Lang;
use crate::text::msg::Msg;

pub fn run(args: &ChecklistArgs, lang: Lang) -> Result<Outcome, Msg> {
    let opened = files::open(&args.path).map_err(|error| error.explain())?;
    let meta = Meta { product: args.product, profile: Profile::Public, ..Meta::default() };
    let found = checks::check_trusting(&opened.widget, (meta.product, meta.profile), &args.trust.trust());
    let checklist = Checklist::of(&opened.widget, &found, meta.product);
    let output = report::checklist::render(&checklist, &opened.widget, &meta, args.format, lang);
    let output = check::deliver(output, args.output.as_deref(), &opened)?;
    let notes = check::notes(&opened, lang).into_iter().chain(check::ignored(&found, lang)).collect();
    Ok(Outcome { output, notes, code: 0 })
}
