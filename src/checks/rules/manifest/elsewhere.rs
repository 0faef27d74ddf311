//! A manifest in another place than the platform looks: where it is, and the widget as it is once everything is in its place. The rest is
//! checked in that, so that nothing appears only after the first repair.

use crate::checks::engine::finding::{Finding, Place};
use crate::checks::engine::rule::Area;
use crate::crm::package::left_out_by_default;
use crate::formats::path::RelPath;
use crate::model::widget::{FileChange, MANIFEST, Widget};

/// A widget with its manifest in its place.
pub struct Mended {
    pub widget: Widget,
    /// What stands before the paths of its files: a folder with `/`, or nothing.
    folder: String,
    /// The manifest's own path.
    manifest: String,
}

impl Mended {
    /// The widget as it is once its manifest is where the platform looks; `None` if it is there, or nowhere.
    pub fn of(widget: &Widget) -> Option<Self> {
        let path = manifest(widget)?;
        let folder = if path.folder().is_empty() { String::new() } else { format!("{}/", path.folder()) };
        let files = || widget.files().filter_map(|(from, body)| Some((from, from.as_str().strip_prefix(&folder)?, body)));
        // All away first: `w/w/x` moves to where `w/x` stands now.
        let away = widget.files().map(|(path, _)| FileChange::Delete { path: path.clone() });
        let name = |from: &RelPath, rest: &str| if from == path { MANIFEST.to_owned() } else { rest.to_owned() };
        let back = files()
            .filter_map(|(from, rest, body)| Some(FileChange::Write { path: RelPath::new(&name(from, rest)).ok()?, body: body.clone() }));
        let changes: Vec<FileChange> = away.chain(back).collect();
        let mut mended = widget.clone();
        mended.apply(&changes).ok()?;
        Some(Self { widget: mended, folder, manifest: path.to_string() })
    }

    /// The findings of both: what is about the place of the manifest, the archive and single files comes from the widget as it is, the
    /// rest from the mended one, at the paths that its files have now. Its repairs wait for the manifest's.
    pub fn join(&self, now: Vec<Finding>, mended: Vec<Finding>) -> Vec<Finding> {
        let is_of_files = |finding: &Finding| matches!(finding.rule.area, Area::Package | Area::Secrets | Area::Studio);
        let is_of_place = |finding: &Finding| ["manifest/missing", "manifest/nested", "manifest/wrong-case"].contains(&finding.rule.id);
        let now = now.into_iter().filter(|finding| is_of_files(finding) || is_of_place(finding));
        let mended = mended.into_iter().filter(|finding| !is_of_files(finding)).map(|mut finding| {
            self.put_back(&mut finding.place);
            finding.related.iter_mut().for_each(|place| self.put_back(place));
            Finding { fix: None, ..finding }
        });
        now.chain(mended).collect()
    }

    fn put_back(&self, place: &mut Place) {
        place.file = match place.file.as_str() {
            "" => String::new(),
            MANIFEST => self.manifest.clone(),
            file => format!("{}{file}", self.folder),
        };
    }
}

/// The manifest, if it is in a folder or has another letter case: the one nearest to the root.
pub fn manifest(widget: &Widget) -> Option<&RelPath> {
    if widget.contains(MANIFEST) {
        return None;
    }
    let files = || widget.files().map(|(path, _)| path).filter(|path| left_out_by_default(path).is_none());
    let is_variant = |path: &&RelPath| path.folder().is_empty() && path.as_str().eq_ignore_ascii_case(MANIFEST);
    let depth = |path: &&RelPath| (path.as_str().matches('/').count(), path.as_str().len());
    files().find(is_variant).or_else(|| files().filter(|path| path.name() == MANIFEST).min_by_key(depth))
}
