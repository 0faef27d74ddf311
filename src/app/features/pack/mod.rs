//! Packing: the archive is built in memory for one state of the widget, and written from there.

mod update;

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::core;
use crate::app::core::dialogs::Dialog;
use crate::app::core::jobs::JobId;
use crate::checks::consequences::Consequence;
use crate::crm::package::Planned;
use crate::model::project::Revision;
use crate::model::widget::Widget;
use crate::system::output::OutputError;

/// What a person can ask of packing.
#[derive(Debug, Clone)]
pub enum PackCommand {
    /// Show what would go into the archive.
    Show,
    /// Choose where the archive goes.
    ChooseTarget,
    /// The archive goes here: a native dialog has asked about a file that is there.
    SetTarget(PathBuf),
    /// The archive goes to this path, as it was typed.
    TypeTarget(PathBuf),
    /// Pack to the chosen place.
    Now {
        /// Although there are errors.
        anyway: bool,
    },
    /// Replace the file at the chosen place.
    Replace,
    /// Show the archive of the dialog in its folder.
    Reveal,
    /// Show the archive that was packed last in its folder.
    RevealLast,
}

/// What jobs of packing return.
pub enum PackEvent {
    /// A native dialog was answered.
    Chosen(PackCommand),
    /// The place where an archive of the widget goes by itself.
    Place(PathBuf),
    /// An archive was built in memory: every file with the decision about it, and the archive.
    Built(Vec<Planned>, Result<Built, String>, Option<Changes>),
    /// An archive was written.
    Written(Packed, Result<Box<core::Packed>, OutputError>),
}

/// Packing.
#[derive(Default)]
pub struct Pack {
    /// The archive of the open widget that was packed last.
    pub last: Option<Packed>,
}

/// An archive that was packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Where it is.
    pub path: PathBuf,
    /// How many bytes it has.
    pub size: usize,
    /// The state of the widget that is in it.
    pub revision: Revision,
}

/// What would go into the archive, and whether it was packed.
pub struct PackDialog {
    /// Every file with the decision about it.
    pub plan: Vec<Planned>,
    /// What it changes against the last build on the shelf; `None` if there is none.
    pub changes: Option<Changes>,
    /// Where it goes; `None` until it is known or chosen.
    pub target: Option<PathBuf>,
    /// Whether the person chose that place.
    is_chosen: bool,
    /// The archive as it would be: size and sum.
    pub built: Option<Result<Built, String>>,
    /// Whether it has been written.
    pub written: bool,
    /// Whether the person is being asked to pack in spite of errors.
    pub asks_anyway: bool,
    /// What stands at the chosen place, if the person is being asked to replace it.
    pub in_the_way: Option<InTheWay>,
    /// Whether the person agreed to replace what is at the chosen place: a native dialog asks that by itself.
    agreed: bool,
    /// The state that is packed.
    of: Revision,
    widget: Arc<Widget>,
    /// The job that builds the archive.
    building: Option<JobId>,
}

/// What a pack changes for those who use the widget.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// The version of the build before.
    pub since: String,
    /// Worst first.
    pub consequences: Vec<Consequence>,
}

/// A file that would be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InTheWay {
    /// Its size in bytes.
    pub bytes: u64,
    /// The name of the widget in it, if it is an archive of a widget; may be empty.
    pub widget: Option<String>,
}

/// An archive in memory.
#[derive(Clone)]
pub struct Built {
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// Whether it is the archive that was opened, byte for byte.
    pub is_original: bool,
}

impl Dialog for PackDialog {}
