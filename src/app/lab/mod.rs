//! The pictures lab: sources, the logos as they would come out of them, and pictures that are compared. All work is done in jobs,
//! the newest request wins, and closing the dialog stops what runs.

mod look;
mod make;
mod trouble;

pub use look::{Look, LookFor, Way, WayKind};
pub use make::{Lab, Loaded, Loading, Ready, Rendered, Role, Target};
pub use trouble::Trouble;

use std::path::PathBuf;
use std::sync::Arc;

use image::RgbaImage;

use super::App;
use super::dialog::Dialog;
use super::jobs::JobId;
use crate::formats::path::RelPath;
use crate::services::logos::compose::Plan;

/// What can be asked of the lab.
#[derive(Debug, Clone)]
pub enum LabCommand {
    /// Open the dialog that makes these pictures, from a picture if there is one yet.
    Open {
        /// The pictures.
        targets: Vec<Target>,
        /// What they are made from.
        from: Option<Origin>,
    },
    /// Choose a source in a native dialog.
    Choose(Role),
    /// Read a source.
    Take(Role, Origin),
    /// Do without the separate source.
    Drop(Role),
    /// Stop reading a source.
    Stop,
    /// Draw these pictures, by their place among the targets, so.
    Draw(Vec<(usize, Plan)>),
    /// Write these pictures, as one step.
    Apply(Vec<usize>),
    /// Compare or shrink a picture of the widget.
    Look(RelPath, LookFor),
    /// Choose another way to shrink it.
    ChooseWay(usize),
    /// Write the picture as it is shown.
    ApplyWay,
}

/// Where a source comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file on disk.
    Disk(PathBuf),
    /// A file of the widget.
    Widget(RelPath),
}

/// What a job of the lab brings.
pub enum LabDone {
    /// A source was read.
    Read(Result<Loaded, Trouble>),
    /// Pictures were drawn.
    Drawn(Vec<(usize, Rendered)>),
    /// Pictures were written in memory.
    Written(Vec<(usize, Arc<RgbaImage>, Result<Ready, Trouble>)>),
    /// A picture can be looked at.
    Looked(Result<Vec<Way>, Trouble>),
}

impl App {
    pub(super) fn lab(&mut self, command: LabCommand) {
        match command {
            LabCommand::Open { targets, from } => self.open_lab(targets, from),
            LabCommand::Choose(role) => self.pick(super::dialog::PickFor::Source(role)),
            LabCommand::Take(role, origin) => self.take_source(role, origin),
            LabCommand::Drop(role) => self.drop_source(role),
            LabCommand::Stop => self.stop_source(),
            LabCommand::Draw(plans) => self.draw_pictures(plans),
            LabCommand::Apply(targets) => self.apply_pictures(&targets),
            LabCommand::Look(path, purpose) => self.look(path, purpose),
            LabCommand::ChooseWay(way) => self.choose_way(way),
            LabCommand::ApplyWay => self.apply_way(),
        }
    }

    pub(super) fn lab_done(&mut self, job: JobId, done: LabDone) {
        match done {
            LabDone::Read(result) => self.source_read(job, result),
            LabDone::Drawn(drawn) => self.pictures_drawn(job, drawn),
            LabDone::Written(written) => self.pictures_written(job, written),
            LabDone::Looked(ways) => self.looked(job, ways),
        }
    }

    /// A job of the lab panicked, or its widget is gone: what waits for it is closed, or goes on without it.
    pub(super) fn lab_failed(&mut self, job: JobId) -> bool {
        match &mut self.state.dialog {
            Some(Dialog::Look(look)) if look.job == Some(job) => {
                self.state.dialog = None;
                true
            }
            Some(Dialog::Lab(lab)) => lab.forget(job),
            _ => false,
        }
    }

    /// Stops a job of the lab that nobody waits for any more.
    fn stop_job(&mut self, job: Option<JobId>) {
        if let Some(job) = job {
            self.jobs.cancel(job);
        }
    }
}
