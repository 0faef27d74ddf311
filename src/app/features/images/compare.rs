//! A picture before and after: what changed since it was saved, or what shrinking it would cost.

use std::sync::Arc;

use image::RgbaImage;

use super::{ImageError, Images, ImagesEvent};
use crate::app::core::Core;
use crate::app::core::dialogs::Dialog;
use crate::app::core::jobs::{JobId, Progress};
use crate::app::core::ticket::{Owner, Ticket};
use crate::crm::images::MAX_BYTES;
use crate::formats::path::RelPath;
use crate::formats::picture::source;
use crate::model::document::FileBody;
use crate::model::project::{Edit, Revision};
use crate::model::widget::FileChange;
use crate::services::before_after::Pair;
use crate::services::logos::write;
use crate::services::logos::write::{Loss, WriteError};

/// The dialog that shows a picture before and after.
pub struct Comparison {
    /// The picture.
    pub path: RelPath,
    /// Why it is shown.
    pub purpose: ComparedFor,
    /// The versions to compare; `None` while it is worked out.
    pub versions: Option<Result<Vec<ImageVersion>, ImageError>>,
    /// The version that is shown.
    pub chosen: usize,
    /// How far the work is.
    pub progress: Arc<Progress>,
    /// The job that works it out.
    pub(super) job: Option<JobId>,
    /// The state that the picture is of.
    of: Revision,
}

/// Why a picture is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComparedFor {
    /// To see what changed since it was saved.
    Changes,
    /// To make it lighter.
    Shrink,
}

/// One state of a picture beside the one before.
#[derive(Debug, Clone)]
pub struct ImageVersion {
    /// What was done to it.
    pub kind: VersionKind,
    /// The file before, in bytes; `None` if there is none.
    pub before: Option<usize>,
    /// The file after.
    pub after: Arc<Vec<u8>>,
    /// Both.
    pub pair: Pair,
}

/// What was done to a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum VersionKind {
    /// It was worked on since it was saved.
    SinceSaved,
    /// It was packed again without loss.
    Lossless,
    /// It has fewer colours.
    Colours(Loss),
}

impl Comparison {
    /// The version that is shown.
    pub fn way(&self) -> Option<&ImageVersion> {
        self.versions.as_ref()?.as_ref().ok()?.get(self.chosen)
    }
}

impl Dialog for Comparison {}

/// What nobody waits for any more is stopped.
impl Drop for Comparison {
    fn drop(&mut self) {
        self.progress.stop();
    }
}

impl Images {
    pub(super) fn look(&mut self, core: &mut Core, path: RelPath, purpose: ComparedFor) {
        let Some(open) = &core.open else { return };
        let Some(present) = open.project.widget().get(path.as_str()).cloned() else { return };
        let saved = open.project.saved().get(path.as_str()).cloned();
        let of = open.project.revision();
        let shown = path.clone();
        let job = core.start("picture comparison", Ticket::at(Owner::Images, of), move |progress| {
            let versions = match purpose {
                ComparedFor::Changes => since_saved(saved.as_ref(), &present).map(|way| vec![way]),
                ComparedFor::Shrink => lighter(&present, progress),
            };
            ImagesEvent::Compared(versions.map_err(|error| ImageError::of_write(path.name(), &error)))
        });
        let progress = core.progress(job);
        core.show_dialog(Comparison { path: shown, purpose, versions: None, chosen: 0, progress, job: Some(job), of });
    }

    pub(super) fn compared(&mut self, core: &mut Core, job: JobId, versions: Result<Vec<ImageVersion>, ImageError>) {
        if let Some(look) = core.dialogs.front_mut::<Comparison>()
            && look.job.take_if(|waited| *waited == job).is_some()
        {
            // Without loss where that is enough.
            let enough = |versions: &Vec<ImageVersion>| versions.iter().position(|way| way.after.len() <= MAX_BYTES);
            look.chosen = versions.as_ref().ok().and_then(enough).unwrap_or_default();
            look.versions = Some(versions);
        }
    }

    pub(super) fn choose_version(&mut self, core: &mut Core, way: usize) {
        if let Some(look) = core.dialogs.front_mut::<Comparison>() {
            look.chosen = way;
        }
    }

    pub(super) fn take_version(&mut self, core: &mut Core) {
        let Some(look) = core.dialogs.front::<Comparison>() else { return };
        let Some(way) = look.way() else { return };
        let of = look.of;
        let change = FileChange::Write { path: look.path.clone(), body: FileBody::bytes(way.after.to_vec()) };
        core.dialogs.close();
        core.edit(Edit::new(of, vec![change]));
    }
}

fn decoded(bytes: &[u8]) -> Result<Arc<RgbaImage>, WriteError> {
    Ok(Arc::new(source::decode(bytes)?.1.into_rgba8()))
}

fn since_saved(saved: Option<&FileBody>, present: &FileBody) -> Result<ImageVersion, WriteError> {
    let before = saved.and_then(|saved| decoded(saved.as_bytes()).ok());
    let pair = Pair::of(before, decoded(present.as_bytes())?);
    Ok(ImageVersion { kind: VersionKind::SinceSaved, before: saved.map(FileBody::len), after: Arc::new(present.as_bytes().to_vec()), pair })
}

/// The picture without loss, and with fewer colours.
fn lighter(present: &FileBody, progress: &Progress) -> Result<Vec<ImageVersion>, WriteError> {
    let before = decoded(present.as_bytes())?;
    let way = |kind: VersionKind, png: Vec<u8>| {
        let pair = Pair::of(Some(before.clone()), decoded(&png)?);
        Ok::<_, WriteError>(ImageVersion { kind, before: Some(present.len()), after: Arc::new(png), pair })
    };
    let plain = write::lossless(&before)?;
    let lossless = if plain.len() < present.len() { plain } else { write::shrunk(present.as_bytes()).unwrap_or(plain) };
    let mut versions = vec![way(VersionKind::Lossless, lossless)?];
    if progress.go_on(0.5).is_continue() {
        let (png, loss) = write::with_palette(&before)?;
        versions.push(way(VersionKind::Colours(loss), png)?);
    }
    Ok(versions)
}
