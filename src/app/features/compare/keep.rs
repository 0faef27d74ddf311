//! Keeps a pack on the build shelf, as the window and the command line do.

use std::collections::BTreeMap;

use crate::checks::comparison::Comparison;
use crate::checks::engine::suppress::Trust;
use crate::model::widget::Widget;
use crate::report::difference::changelog;
use crate::system::shelf::{Build, MEGABYTES, Shelf, ShelfError};
use crate::text::Lang;

/// Keeps `widget`, packed as `bytes`, with the consequences against the build before and what is told to people: as they wrote it in
/// `own` by language, else the draft. `megabytes`: how much of archives is kept, unless it is the usual. Returns all builds.
///
/// # Errors
/// [`ShelfError`].
pub fn keep(
    shelf: &Shelf,
    mut build: Build,
    bytes: &[u8],
    widget: &Widget,
    own: BTreeMap<String, String>,
    megabytes: Option<u64>,
) -> Result<Vec<Build>, ShelfError> {
    if let Some(before) = shelf.before(widget, &build.sha256)? {
        let found = Comparison::of(&before, widget, Default::default(), &Trust::All);
        build.consequences = found.consequences.iter().map(|consequence| consequence.row.id.to_owned()).collect();
        let draft = |lang: Lang| (lang.code().to_owned(), changelog::draft(&found, &before, widget, lang));
        build.changelog = Lang::ALL.into_iter().map(draft).collect();
    }
    build.changelog.extend(own);
    shelf.keep(build, bytes, megabytes.unwrap_or(MEGABYTES).saturating_mul(1024 * 1024))
}
