//! Pictures made from a source: the dialog's state, and the jobs that read, draw and write.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use image::RgbaImage;

use super::{ImageError, Images, ImagesCommand, ImagesEvent, Origin};
use crate::app::core::dialogs::Dialog;
use crate::app::core::jobs::{JobId, Progress};
use crate::app::core::ticket::{Owner, Ticket};
use crate::app::core::{Core, Feature};
use crate::crm::images::MAX_BYTES;
use crate::formats::path::RelPath;
use crate::formats::picture::error::SourceError;
use crate::formats::picture::measures::{Ground, Measures};
use crate::formats::picture::source;
use crate::formats::picture::source::{Source, SourceKind};
use crate::model::document::FileBody;
use crate::model::project::{DocId, Edit};
use crate::services::before_after::Pair;
use crate::services::logos::colours;
use crate::services::logos::compose::{Plan, compose};
use crate::services::logos::make;
use crate::services::logos::make::{MOST_UPSCALED, Made};
use crate::services::logos::write;
use crate::services::logos::write::{Loss, Written};
use crate::system::pictures;
use crate::text::msg::Msg;

/// Longest side of a source on screen in pixels.
const ON_SCREEN: u32 = 1024;
/// Colours of a source that are offered for the ground.
const COLOURS: usize = 5;

/// The dialog that makes pictures.
pub struct Lab {
    /// Tells this dialog from the one before it.
    pub id: u64,
    /// What is made.
    pub targets: Vec<Target>,
    /// What it is made from.
    pub sources: BTreeMap<Role, Loaded>,
    /// The source that is being read.
    pub loading: Option<Loading>,
    /// Why the last source can't be read, or nothing can be made.
    pub trouble: Option<ImageError>,
    /// The targets as far as they are drawn, in their order.
    pub rendered: Vec<Option<Rendered>>,
    /// The widget that the pictures are for.
    doc: DocId,
    /// The targets that are written to the widget as soon as they are ready.
    applies: Option<Vec<usize>>,
    wanted: Vec<Option<Plan>>,
    drawing: Option<Working>,
    writing: Option<Working>,
}

/// A job of the dialog.
struct Working {
    job: JobId,
    progress: Arc<Progress>,
}

/// A picture to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its path in the widget.
    pub path: RelPath,
    /// Its width and height in pixels.
    pub size: (u32, u32),
}

/// What a source is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// For all pictures that have no source of their own.
    All,
    /// For wide ones such as `logo_medium.png`.
    Wide,
    /// For square ones.
    Square,
}

/// A source that was read.
#[derive(Clone)]
pub struct Loaded {
    /// The name of its file.
    pub name: String,
    /// The size of its file in bytes.
    pub bytes: usize,
    /// The picture.
    pub source: Arc<Source>,
    /// It for the screen, of the same proportions.
    pub screen: Arc<RgbaImage>,
    /// Colours that suit as a ground, the most frequent first.
    pub colours: Vec<[u8; 3]>,
    /// What its drawing stands on.
    pub ground: Ground,
}

/// A source that is being read.
pub struct Loading {
    /// What it is for.
    pub role: Role,
    /// The name of its file.
    pub name: String,
    /// How far it is.
    pub progress: Arc<Progress>,
    job: JobId,
}

/// A picture as it would come out.
#[derive(Clone)]
pub struct Rendered {
    /// How it was made.
    pub plan: Plan,
    /// What it was made from.
    pub source: Arc<Source>,
    /// Its pixels before it was written.
    pub image: Arc<RgbaImage>,
    /// How many times larger the source is drawn than it is, if that shows.
    pub upscaled: Option<f64>,
    /// What would be written; `None` while that is worked out.
    pub ready: Option<Result<Ready, ImageError>>,
}

/// A picture ready to be written.
#[derive(Debug, Clone)]
pub struct Ready {
    /// The file.
    pub png: Arc<Vec<u8>>,
    /// What it lost to get below the limit.
    pub loss: Option<Loss>,
    /// It beside the present one.
    pub pair: Pair,
}

impl Role {
    /// The role of a picture of this size.
    fn of((width, height): (u32, u32)) -> Self {
        match (width, height) {
            _ if width == height => Self::Square,
            _ if width > 2 * height => Self::Wide,
            _ => Self::All,
        }
    }
}

impl Lab {
    /// The source of a target.
    pub fn source_of(&self, target: usize) -> Option<&Loaded> {
        self.sources.get(&self.role_of(target))
    }

    /// The role of the source that a target is made from.
    pub fn role_of(&self, target: usize) -> Role {
        let own = self.targets.get(target).map_or(Role::All, |target| Role::of(target.size));
        if self.sources.contains_key(&own) { own } else { Role::All }
    }

    /// Whether anything is still being drawn or written.
    pub fn is_working(&self) -> bool {
        self.drawing.is_some() || self.writing.is_some()
    }

    /// Whether the pictures are written to the widget as soon as they are ready.
    pub fn applies(&self) -> bool {
        self.applies.is_some()
    }

    /// Waits no more for a job; returns whether it did.
    pub(super) fn forget(&mut self, job: JobId) -> bool {
        let is_made =
            self.drawing.take_if(|drawing| drawing.job == job).is_some() || self.writing.take_if(|writing| writing.job == job).is_some();
        if is_made {
            self.applies = None;
        }
        is_made || self.loading.take_if(|loading| loading.job == job).is_some()
    }

    /// Targets that are not drawn as they are wanted, with how.
    fn undrawn(&self) -> Vec<(usize, Plan, Arc<Source>)> {
        let wanted = self.wanted.iter().enumerate().filter_map(|(at, plan)| Some((at, (*plan)?, self.source_of(at)?.source.clone())));
        let is_old = |(at, plan, source): &(usize, Plan, Arc<Source>)| {
            let rendered = self.rendered.get(*at).and_then(Option::as_ref);
            rendered.is_none_or(|rendered| rendered.plan != *plan || !Arc::ptr_eq(&rendered.source, source))
        };
        wanted.filter(is_old).collect()
    }
}

impl Dialog for Lab {
    fn has_work(&self) -> bool {
        !self.sources.is_empty()
    }
}

/// What nobody waits for any more is stopped.
impl Drop for Lab {
    fn drop(&mut self) {
        let loading = self.loading.iter().map(|loading| &loading.progress);
        let working = self.drawing.iter().chain(&self.writing).map(|working| &working.progress);
        loading.chain(working).for_each(|progress| progress.stop());
    }
}

impl Images {
    pub(super) fn open_lab(&mut self, core: &mut Core, targets: Vec<Target>, from: Option<Origin>) {
        let Some(doc) = core.revision().map(|open| open.doc).filter(|_| !targets.is_empty()) else { return };
        self.next_lab += 1;
        let lab = Lab {
            id: self.next_lab,
            sources: BTreeMap::new(),
            loading: None,
            trouble: None,
            rendered: vec![None; targets.len()],
            wanted: vec![None; targets.len()],
            doc,
            applies: None,
            drawing: None,
            writing: None,
            targets,
        };
        core.show_dialog(lab);
        if let Some(origin) = from {
            self.update(core, ImagesCommand::Take(Role::All, origin));
        }
    }

    pub(super) fn take_source(&mut self, core: &mut Core, role: Role, origin: Origin) {
        let body = match &origin {
            Origin::Disk(_) => None,
            Origin::Widget(path) => core.open.as_ref().and_then(|open| open.project.widget().get(path.as_str()).cloned()),
        };
        let Some(doc) = lab_mut(core).map(|lab| lab.doc) else { return };
        self.stop_source(core);
        let name = match &origin {
            Origin::Disk(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            Origin::Widget(path) => path.name().to_owned(),
        };
        let shown = name.clone();
        let job = core.start("source", Ticket::doc(Owner::Images, doc), move |progress| {
            let result = match (&origin, &body) {
                (Origin::Disk(path), _) => read_file(path, &name, progress),
                (_, Some(body)) => read(body.as_bytes(), &name, progress),
                (_, None) => Err(ImageError::of_source(&name, &SourceError::Empty)),
            };
            ImagesEvent::SourceRead(result)
        });
        let progress = core.progress(job);
        let Some(lab) = lab_mut(core) else { return };
        lab.trouble = None;
        lab.loading = Some(Loading { role, name: shown, progress, job });
    }

    pub(super) fn source_read(&mut self, core: &mut Core, job: JobId, result: Result<Loaded, ImageError>) {
        let Some(lab) = lab_mut(core) else { return };
        let Some(loading) = lab.loading.take_if(|loading| loading.job == job) else { return };
        match result {
            Ok(loaded) => drop(lab.sources.insert(loading.role, loaded)),
            Err(trouble) => lab.trouble = Some(trouble),
        }
        self.continue_lab(core);
    }

    pub(super) fn stop_source(&mut self, core: &mut Core) {
        let loading = lab_mut(core).and_then(|lab| lab.loading.take());
        self.stop_job(core, loading.map(|loading| loading.job));
    }

    pub(super) fn drop_source(&mut self, core: &mut Core, role: Role) {
        if let Some(lab) = lab_mut(core) {
            lab.sources.remove(&role);
        }
        self.continue_lab(core);
    }

    pub(super) fn draw_pictures(&mut self, core: &mut Core, plans: Vec<(usize, Plan)>) {
        let Some(lab) = lab_mut(core) else { return };
        for (at, plan) in plans {
            if let Some(wanted) = lab.wanted.get_mut(at) {
                *wanted = Some(plan);
            }
        }
        self.continue_lab(core);
    }

    /// Starts what is to be done next: drawing goes first, and stops the writing of what is no longer wanted.
    fn continue_lab(&mut self, core: &mut Core) {
        let Some(lab) = lab_mut(core) else { return };
        let (undrawn, doc) = (lab.undrawn(), lab.doc);
        if undrawn.is_empty() {
            if lab.drawing.is_none() && lab.writing.is_none() {
                self.start_writing(core);
                self.apply_when_ready(core);
            }
            return;
        }
        let draws = lab.drawing.is_some();
        let targets = lab.targets.clone();
        let writing = lab.writing.take().map(|writing| writing.job);
        self.stop_job(core, writing);
        if draws {
            return;
        }
        let job = core.start("draw", Ticket::doc(Owner::Images, doc), move |progress| {
            let drawn = undrawn.into_iter().filter_map(|(at, plan, source)| Some((at, rendered(source, targets.get(at)?, plan))));
            ImagesEvent::Drawn(drawn.take_while(|_| !progress.is_stopped()).collect())
        });
        let drawing = self.working(core, job);
        if let Some(lab) = lab_mut(core) {
            lab.drawing = Some(drawing);
        }
    }

    fn working(&self, core: &Core, job: JobId) -> Working {
        Working { job, progress: core.progress(job) }
    }

    fn start_writing(&mut self, core: &mut Core) {
        let widget = core.open.as_ref().map(|open| open.project.widget().clone());
        let (Some(lab), Some(widget)) = (lab_mut(core), widget) else { return };
        let unwritten = lab.rendered.iter().zip(&lab.targets).enumerate().filter_map(|(at, (rendered, target))| {
            let rendered = rendered.as_ref().filter(|rendered| rendered.ready.is_none())?;
            Some((at, target.path.clone(), rendered.image.clone(), widget.get(target.path.as_str()).cloned()))
        });
        let unwritten: Vec<_> = unwritten.collect();
        if unwritten.is_empty() {
            return;
        }
        let doc = lab.doc;
        let job = core.start("write", Ticket::doc(Owner::Images, doc), move |progress| {
            let mut written = Vec::new();
            let count = unwritten.len() as f32;
            for (at, path, image, present) in unwritten {
                if progress.go_on(written.len() as f32 / count).is_break() {
                    break;
                }
                let ready = ready(&path, &image, present.as_ref());
                written.push((at, image, ready));
            }
            ImagesEvent::Written(written)
        });
        let writing = self.working(core, job);
        if let Some(lab) = lab_mut(core) {
            lab.writing = Some(writing);
        }
    }

    pub(super) fn pictures_drawn(&mut self, core: &mut Core, job: JobId, drawn: Vec<(usize, Rendered)>) {
        let Some(lab) = lab_mut(core) else { return };
        if lab.drawing.take_if(|drawing| drawing.job == job).is_none() {
            return;
        }
        for (at, rendered) in drawn {
            if let Some(slot) = lab.rendered.get_mut(at) {
                *slot = Some(rendered);
            }
        }
        self.continue_lab(core);
    }

    pub(super) fn pictures_written(
        &mut self,
        core: &mut Core,
        job: JobId,
        written: Vec<(usize, Arc<RgbaImage>, Result<Ready, ImageError>)>,
    ) {
        let Some(lab) = lab_mut(core) else { return };
        lab.writing.take_if(|writing| writing.job == job);
        for (at, image, ready) in written {
            if let Some(Some(rendered)) = lab.rendered.get_mut(at)
                && Arc::ptr_eq(&rendered.image, &image)
            {
                rendered.ready = Some(ready);
            }
        }
        self.continue_lab(core);
    }

    /// Writes the pictures that were asked for while they were made, once all of them are.
    fn apply_when_ready(&mut self, core: &mut Core) {
        let Some(lab) = lab_mut(core) else { return };
        if !lab.is_working()
            && let Some(targets) = lab.applies.take()
        {
            self.apply_pictures(core, targets);
        }
    }

    /// Writes the pictures as one step, once they are made. What is written was read again when it was made.
    pub(super) fn apply_pictures(&mut self, core: &mut Core, targets: Vec<usize>) {
        let Some(lab) = lab_mut(core) else { return };
        if lab.is_working() {
            lab.applies = Some(targets);
            return;
        }
        let lab_doc = lab.doc;
        let made = |at: &usize| {
            let (target, rendered) = (lab.targets.get(*at)?, lab.rendered.get(*at)?.as_ref()?);
            let ready = rendered.ready.as_ref()?.as_ref().ok()?;
            Some(Made { path: target.path.clone(), png: ready.png.to_vec(), upscaled: rendered.upscaled, loss: ready.loss })
        };
        let Some(made) = targets.iter().map(made).collect::<Option<Vec<Made>>>().filter(|made| !made.is_empty()) else { return };
        let Some(open) = &core.open else { return };
        if open.project.id() != lab_doc {
            core.dialogs.close();
            return core.refuse_outdated();
        }
        let (of, changes) = (open.project.revision(), make::changes(open.project.widget(), made));
        let count = changes.len();
        core.dialogs.close();
        if count > 0 {
            core.edit(Edit::new(of, changes));
        }
        core.notify(None, Msg::new("notice-pictures-made").with("count", count), None);
    }
}

/// The dialog that makes pictures, if it is in front.
fn lab_mut(core: &mut Core) -> Option<&mut Lab> {
    core.dialogs.front_mut()
}

fn read_file(path: &Path, name: &str, progress: &Progress) -> Result<Loaded, ImageError> {
    let bytes = pictures::read_source(path).map_err(|error| ImageError::of_file(name, &error))?;
    read(&bytes, name, progress)
}

fn read(bytes: &[u8], name: &str, progress: &Progress) -> Result<Loaded, ImageError> {
    let source = Source::read(bytes, &|part| progress.go_on(part)).map_err(|error| ImageError::of_source(name, &error))?;
    let longest = source.size.0.max(source.size.1);
    let screen = if longest > ON_SCREEN {
        let side = |length: u32| (u64::from(length) * u64::from(ON_SCREEN) / u64::from(longest)).max(1) as u32;
        image::imageops::thumbnail(&source.image, side(source.size.0), side(source.size.1))
    } else {
        source.image.clone()
    };
    Ok(Loaded {
        name: name.to_owned(),
        bytes: bytes.len(),
        colours: colours::of(&source.image, COLOURS),
        ground: Measures::of(&screen).ground,
        screen: Arc::new(screen),
        source: Arc::new(source),
    })
}

fn rendered(source: Arc<Source>, target: &Target, plan: Plan) -> Rendered {
    match compose(&source, target.size, &plan) {
        Ok(composed) => {
            // A drawing was put into pixels for this; it has as many as are asked for.
            let upscaled = Some(composed.scale).filter(|scale| *scale > MOST_UPSCALED && source.kind != SourceKind::Svg);
            Rendered { plan, source, image: Arc::new(composed.image), upscaled, ready: None }
        }
        Err(error) => {
            let (width, height) = target.size;
            let trouble = ImageError::of_write(target.path.name(), &error.into());
            Rendered { plan, source, image: Arc::new(RgbaImage::new(width, height)), upscaled: None, ready: Some(Err(trouble)) }
        }
    }
}

fn ready(path: &RelPath, image: &Arc<RgbaImage>, present: Option<&FileBody>) -> Result<Ready, ImageError> {
    let trouble = |error| ImageError::of_write(path.name(), &error);
    let Written { png, loss } = write::within(image, MAX_BYTES).map_err(trouble)?;
    let after = match loss {
        Some(_) => Arc::new(source::decode(&png).map_err(|error| ImageError::of_source(path.name(), &error))?.1.into_rgba8()),
        None => image.clone(),
    };
    let before = present.and_then(|body| source::decode(body.as_bytes()).ok()).map(|(_, image)| Arc::new(image.into_rgba8()));
    Ok(Ready { png: Arc::new(png), loss, pair: Pair::of(before, after) })
}
