//! Carries out the commands on pictures, and shows what their jobs return.

use super::{Comparison, Images, ImagesCommand, ImagesEvent, Lab, Origin, Shown};
use crate::app::core::jobs::JobId;
use crate::app::core::ticket::{Failure, Owner};
use crate::app::core::{Core, Feature};
use crate::system::dialogs::Wanted;

impl Feature for Images {
    type Command = ImagesCommand;
    type Event = ImagesEvent;

    fn update(&mut self, core: &mut Core, command: ImagesCommand) {
        match command {
            ImagesCommand::Replace(target) => {
                core.pick(Owner::Images, Wanted::Picture, "images-replace", |source| {
                    ImagesEvent::Chosen(ImagesCommand::TakePicture { target, source })
                });
            }
            ImagesCommand::TakePicture { target, source } => self.take_picture(core, target, source),
            ImagesCommand::Open { targets, from } => self.open_lab(core, targets, from),
            ImagesCommand::Choose(role) => {
                core.pick(Owner::Images, Wanted::Source, "lab-choose", move |path| {
                    ImagesEvent::Chosen(ImagesCommand::Take(role, Origin::Disk(path)))
                });
            }
            ImagesCommand::Take(role, origin) => self.take_source(core, role, origin),
            ImagesCommand::Drop(role) => self.drop_source(core, role),
            ImagesCommand::Stop => self.stop_source(core),
            ImagesCommand::Draw(plans) => self.draw_pictures(core, plans),
            ImagesCommand::Apply(targets) => self.apply_pictures(core, targets),
            ImagesCommand::Compare(path, purpose) => self.look(core, path, purpose),
            ImagesCommand::ChooseVersion(way) => self.choose_version(core, way),
            ImagesCommand::TakeVersion => self.take_version(core),
        }
    }

    fn on_event(&mut self, core: &mut Core, job: JobId, event: ImagesEvent) {
        match event {
            ImagesEvent::Chosen(command) => self.update(core, command),
            ImagesEvent::PictureRead(target, source, result) => self.picture_read(core, target, &source, result),
            ImagesEvent::Decoded(pictures) => {
                self.decoding = None;
                self.pictures.extend(pictures);
            }
            ImagesEvent::SourceRead(result) => self.source_read(core, job, result),
            ImagesEvent::Drawn(drawn) => self.pictures_drawn(core, job, drawn),
            ImagesEvent::Written(written) => self.pictures_written(core, job, written),
            ImagesEvent::Compared(ways) => self.compared(core, job, ways),
        }
    }

    fn failed(&mut self, core: &mut Core, job: JobId, _: &Failure) -> bool {
        if let Some((_, pictures)) = self.decoding.take_if(|(decoding, _)| *decoding == job) {
            // Without them the next job would meet the same again.
            self.pictures.extend(pictures.into_iter().map(|(identity, body)| (identity, Shown { body, pixels: None, looks: None })));
            return false;
        }
        self.lab_failed(core, job)
    }

    fn widget_replaced(&mut self, _: &mut Core) {
        self.pictures.clear();
        self.pictures_of = None;
    }

    fn follow(&mut self, core: &mut Core) {
        self.load_pictures(core);
    }
}

impl Images {
    /// A job of the lab panicked, or its widget is gone: what waits for it is closed, or goes on without it.
    pub(super) fn lab_failed(&mut self, core: &mut Core, job: JobId) -> bool {
        if core.dialogs.front::<Comparison>().is_some_and(|look| look.job == Some(job)) {
            core.dialogs.close();
            return true;
        }
        core.dialogs.front_mut::<Lab>().is_some_and(|lab| lab.forget(job))
    }

    /// Stops a job of the lab that nobody waits for any more.
    pub(super) fn stop_job(&mut self, core: &mut Core, job: Option<JobId>) {
        if let Some(job) = job {
            core.cancel_job(job);
        }
    }
}
