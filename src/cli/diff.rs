//! `diff`: compares two builds of a widget, what changes for those who use it first.

use std::path::Path;

use super::args::DiffArgs;
use super::{Outcome, builds, check};
use crate::checks::comparison::Comparison;
use crate::model::widget::Widget;
use crate::report::difference::{self, Sides, changelog};
use crate::services::compare::{alike, rooted};
use crate::services::mark::{self, Document};
use crate::system::files::{self, OpenError, Opened, Origin};
use crate::system::git::{self, GitError};
use crate::system::output::{self, Kind, Output};
use crate::text::Lang;
use crate::text::msg::Msg;

/// A build to compare.
struct Side {
    widget: Widget,
    origin: Option<Origin>,
    /// How it is called: its version, or else as on the command line.
    name: String,
    notes: Vec<String>,
}

pub fn run(args: &DiffArgs, lang: Lang) -> Result<Outcome, Msg> {
    let (mut old, mut new);
    if builds::is_last(&args.old) && !builds::is_last(&args.new) {
        new = side(&args.new, &args.old, None, lang)?;
        old = side(&args.old, &args.new, Some(&new.widget), lang)?;
    } else {
        old = side(&args.old, &args.new, None, lang)?;
        new = side(&args.new, &args.old, Some(&old.widget), lang)?;
    }
    (old.widget, new.widget) = alike(old.widget, new.widget);
    let mut notes = [old.notes, new.notes].concat();
    let product = check::product(args.target.product, &new.widget, &mut notes, lang);
    let target = (product, args.target.profile);
    let found = Comparison::of(&old.widget, &new.widget, target, &args.trust.trust());
    let draft = args.changelog.then(|| changelog::draft(&found, &old.widget, &new.widget, lang));
    let names = if old.name == new.name { [args.old.as_str(), args.new.as_str()] } else { [old.name.as_str(), new.name.as_str()] };
    let sides = Sides { old: names[0], new: names[1], widget: &new.widget, changelog: draft.as_deref() };
    let mut text = difference::render(&found, &sides, args.format, lang);
    if let Some(path) = args.to.output.as_deref().filter(|path| !output::is_standard(path)) {
        text = mark::marked(text, Document::Comparison, &new.widget, args.format.carrier());
        let output = Output { kind: Kind::Comparison, widget: &new.widget, origin: new.origin.as_ref(), overwrite: args.to.overwrite };
        output::write(&output, path, text.as_bytes()).map_err(|error| error.explain())?;
        text.clear();
    }
    if !found.is_whole {
        notes.push(lang.tr("builds-unread"));
    }
    let code = if found.is_whole { u8::from(!found.consequences.is_empty()) } else { 2 };
    Ok(Outcome { output: text, notes, code })
}

/// The build that is called `name`: a folder, an archive, a build of the shelf, or a revision of the git repository that the other one or
/// this folder lies in. `beside` is the widget on the other side, if it is read already.
fn side(name: &str, other: &str, beside: Option<&Widget>, lang: Lang) -> Result<Side, Msg> {
    let path = Path::new(name);
    let (widget, origin, notes) = match files::open(path) {
        Ok(opened) => {
            let notes = check::notes(&opened, lang);
            let Opened { widget, origin, .. } = opened;
            (widget, Some(origin), notes)
        }
        Err(OpenError::NotFound(_)) if builds::is_build(name) => (builds::read(name, beside)?, None, Vec::new()),
        Err(OpenError::NotFound(_)) => (revision(name, other)?, None, Vec::new()),
        Err(error) => return Err(error.explain()),
    };
    let widget = rooted(widget);
    let version = widget.manifest("/widget/version").and_then(|node| node.as_str()).map(str::to_owned);
    Ok(Side { name: version.unwrap_or_else(|| name.to_owned()), widget, origin, notes })
}

/// `REVISION` or `REVISION:FOLDER`, the folder from the root of the repository.
fn revision(name: &str, other: &str) -> Result<Widget, Msg> {
    let (revision, folder) = name.split_once(':').map_or((name, None), |(revision, folder)| (revision, Some(folder)));
    let other = Path::new(other);
    let place =
        if other.is_dir() { other } else { other.parent().filter(|folder| folder.is_dir() && other.exists()).unwrap_or(Path::new(".")) };
    let place = if place.as_os_str().is_empty() { Path::new(".") } else { place };
    git::read(place, revision, folder).map_err(|error| match error {
        GitError::NoRevision(_) | GitError::NoRepository(_) => Msg::new("cli-diff-no-side").with("name", name),
        error => error.explain(),
    })
}
