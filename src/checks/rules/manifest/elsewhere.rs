//! A manifest or a script in another place than the platform looks: where it is, and the widget as it is once everything is in its place.
//! The rest is checked in that, so that nothing appears only after the first repair.

use crate::checks::engine::finding::{Finding, Place};
use crate::checks::engine::fix::{Fix, Repair};
use crate::checks::engine::rule::Area;
use crate::checks::rules::script::file;
use crate::crm::callbacks;
use crate::crm::package::left_out_by_default;
use crate::formats::path::RelPath;
use crate::formats::script::SCRIPT;
use crate::model::widget::{FileChange, MANIFEST, Widget};

/// A widget with its manifest and its script in their places.
pub struct Mended {
    pub widget: Widget,
    /// What stands before the paths of its files: a folder with `/`, or nothing.
    folder: String,
    /// The manifest's own path.
    manifest: String,
    /// The script's own path, below `folder`.
    script: String,
}

/// Rules about the place of the manifest and of the script.
const OF_PLACE: &[&str] = &["manifest/missing", "manifest/nested", "manifest/wrong-case", "script/missing"];

impl Mended {
    /// The widget as it is once manifest and script are where the platform looks; `None` if they are there, or nowhere.
    pub fn of(widget: &Widget) -> Option<Self> {
        Self::with_manifest(widget).or_else(|| Self::with_script(widget))
    }

    fn with_script(widget: &Widget) -> Option<Self> {
        if widget.contains(SCRIPT) || widget.complete_manifest().is_none() || callbacks::needed(widget).is_empty() {
            return None;
        }
        let from = (*file::elsewhere(widget).first()?).clone();
        let script = from.to_string();
        let mut mended = widget.clone();
        mended.apply(&[FileChange::Rename { from, to: RelPath::new(SCRIPT).ok()? }]).ok()?;
        Some(Self { widget: mended, folder: String::new(), manifest: MANIFEST.to_owned(), script })
    }

    fn with_manifest(widget: &Widget) -> Option<Self> {
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
        Some(Self { widget: mended, folder, manifest: path.to_string(), script: SCRIPT.to_owned() })
    }

    /// The findings of both: what is about the place of the manifest and the script, the archive and single files comes from the widget
    /// as it is, the rest from the mended one, at the paths that its files have now. Repairs of what has another place wait for it.
    pub fn join(&self, now: Vec<Finding>, mended: Vec<Finding>) -> Vec<Finding> {
        let is_of_files = |finding: &Finding| matches!(finding.rule.area, Area::Package | Area::Secrets | Area::Studio);
        let is_of_place = |finding: &Finding| OF_PLACE.contains(&finding.rule.id);
        let now = now.into_iter().filter(|finding| is_of_files(finding) || is_of_place(finding));
        let mended = mended.into_iter().filter(|finding| !is_of_files(finding)).map(|mut finding| {
            self.put_back(&mut finding.place);
            finding.related.iter_mut().for_each(|place| self.put_back(place));
            let fix = finding.fix.take().filter(|fix| self.is_at_hand(fix));
            Finding { fix, ..finding }
        });
        now.chain(mended).collect()
    }

    /// Whether a repair of the mended widget is one of the widget as it is too.
    fn is_at_hand(&self, fix: &Fix) -> bool {
        let is_moved = |path: &RelPath| self.put(path.as_str()) != path.as_str();
        self.folder.is_empty()
            && fix.options.iter().all(|option| match &option.repair {
                Repair::Changes(changes) => !changes.iter().any(|change| match change {
                    FileChange::Edit { path, .. } | FileChange::Write { path, .. } | FileChange::Delete { path } => is_moved(path),
                    FileChange::Rename { from, to } => is_moved(from) || is_moved(to),
                    FileChange::Archive { .. } => true,
                }),
                Repair::Steps(_) => false,
                _ => true,
            })
    }

    fn put_back(&self, place: &mut Place) {
        place.file = self.put(&place.file);
    }

    /// The path that a file has now.
    fn put(&self, file: &str) -> String {
        match file {
            "" => String::new(),
            MANIFEST => self.manifest.clone(),
            SCRIPT => format!("{}{}", self.folder, self.script),
            file => format!("{}{file}", self.folder),
        }
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
