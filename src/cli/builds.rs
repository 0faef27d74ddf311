//! `builds`: the build shelf, the newest first, and its builds as sides of `diff`.

use std::fmt::Write;

use serde_json::{Value, json};

use super::Outcome;
use super::args::{BuildsArgs, PackFormat};
use crate::app::features::compare::day;
use crate::model::widget::Widget;
use crate::report::to_line;
use crate::services::archive;
use crate::system::data;
use crate::system::shelf::{Build, Shelf};
use crate::text::Lang;
use crate::text::msg::Msg;

/// What the name of a build on the shelf begins with.
const SHELF: &str = "shelf:";
/// The name of the newest build of the widget on the other side.
const LAST: &str = "last";
/// Letters of a sum that are printed, and the fewest that name a build.
const SHORT: usize = 8;
const LEAST: usize = 4;

pub fn run(args: &BuildsArgs, lang: Lang) -> Result<Outcome, Msg> {
    let shelf = shelf();
    let builds = shelf.builds().map_err(|error| error.explain())?;
    let words = args.words.join(" ").to_lowercase();
    let found: Vec<&Build> = builds.iter().filter(|build| build.has_words(&words)).collect();
    Ok(Outcome::printed(match args.format {
        PackFormat::Json => to_line(&json!({ "builds": found.iter().map(|build| whole(build, &shelf)).collect::<Vec<_>>() })),
        PackFormat::Text => text(&found, builds.is_empty(), lang),
    }))
}

/// The shelf of the person's data folder.
pub fn shelf() -> Shelf {
    Shelf::new(data::folder().as_deref())
}

fn text(found: &[&Build], is_empty: bool, lang: Lang) -> String {
    if found.is_empty() {
        return lang.tr(if is_empty { "shelf-empty" } else { "shelf-nothing" }) + "\n";
    }
    let mut out = String::new();
    for build in found {
        let name = build.names.in_locale(lang.code()).unwrap_or_default();
        let sum = build.sha256.get(..SHORT).unwrap_or_default();
        let size = lang.size(usize::try_from(build.size).unwrap_or(usize::MAX));
        let parts = [day(build.at).as_str(), sum, &build.version, &size, name, &build.note].map(str::to_owned);
        writeln!(out, "{}", parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("  ")).ok();
    }
    out
}

fn whole(build: &Build, shelf: &Shelf) -> Value {
    let [errors, warnings, advice] = build.findings;
    json!({
        "sha256": build.sha256, "at": build.at, "version": build.version, "name": build.names.in_locale(""), "code": build.code,
        "path": build.path, "size": build.size, "findings": { "error": errors, "warning": warnings, "advice": advice },
        "consequences": build.consequences, "sign_off": build.sign_off, "note": build.note, "changelog": build.changelog,
        "archive": shelf.archive(&build.sha256).filter(|path| path.is_file())
    })
}

/// Whether a side of a comparison is called as a build on the shelf; `shelf:last` needs the widget on the other side.
pub fn is_build(name: &str) -> bool {
    name.starts_with(SHELF)
}

/// Whether it is the newest build of the widget on the other side.
pub fn is_last(name: &str) -> bool {
    name.strip_prefix(SHELF) == Some(LAST)
}

/// The build that is called `name`: `shelf:last`, the newest one of the widget `other`, or `shelf:` with the beginning of its sum.
///
/// # Errors
/// There is none, or more than one; or its archive can't be read.
pub fn read(name: &str, other: Option<&Widget>) -> Result<Widget, Msg> {
    let shelf = shelf();
    let builds = shelf.builds().map_err(|error| error.explain())?;
    let sum = name.strip_prefix(SHELF).unwrap_or(name).to_lowercase();
    let is_it = |build: &&Build| match sum.as_str() {
        LAST => other.is_none_or(|other| build.is_of(other)),
        sum => sum.len() >= LEAST && build.sha256.starts_with(sum),
    };
    let mut found = builds.iter().filter(is_it);
    let build = match (found.next(), found.next()) {
        (Some(build), None) => build,
        (Some(build), Some(_)) if sum == LAST => build,
        (None, _) => return Err(Msg::new("cli-no-build").with("name", name)),
        (Some(_), Some(_)) => return Err(Msg::new("cli-two-builds").with("name", name)),
    };
    let bytes = shelf.read(&build.sha256).map_err(|error| error.explain())?;
    archive::read(archive::ARCHIVE_NAME, &bytes).map_err(|_| Msg::new("shelf-gone"))
}
