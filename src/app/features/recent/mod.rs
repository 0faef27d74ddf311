//! Widgets that were opened before: what is at their places now, and what can be done with one.

mod update;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use image::RgbaImage;

use crate::app::core::jobs::JobId;
use crate::system::preferences::Recent;
use crate::system::recent::Seen;
use crate::system::{clock, machine};

/// What a person can do with an entry of the list. Opening it is [`crate::app::core::navigation::NavCommand::Open`].
#[derive(Debug, Clone)]
pub enum RecentCommand {
    /// Open it in a window of its own.
    OpenWindow(PathBuf),
    /// Show it in its folder.
    Reveal(PathBuf),
    /// Say where it is now: a folder.
    Locate(PathBuf),
    /// Take it off the list.
    Forget(PathBuf),
}

/// What jobs return.
pub enum RecentEvent {
    /// The places of the list were looked at.
    Looked(Vec<(PathBuf, Seen)>),
    /// The widget that was at the first place is at the second.
    Located(PathBuf, PathBuf),
}

/// A widget of the list as it was last seen.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// Whether it is still there.
    pub is_there: bool,
    /// Its logo.
    pub logo: Option<Arc<RgbaImage>>,
}

/// The list beside what the preferences hold of it.
#[derive(Default)]
pub struct RecentWidgets {
    /// What is at each place; nothing of one that wasn't looked at yet.
    pub places: BTreeMap<PathBuf, Place>,
    /// The places that were asked about, with the times at which the widgets were opened.
    asked: Vec<(PathBuf, i64)>,
    looking: Option<JobId>,
}

impl RecentWidgets {
    /// How long ago a widget was opened.
    pub fn age(recent: &Recent) -> Duration {
        Duration::from_secs(u64::try_from(clock::now() - recent.opened_at).unwrap_or_default())
    }

    /// Where a widget is, without the name of the person: the home folder is `~`.
    pub fn place_words(path: &Path) -> String {
        machine::from_home(path)
    }
}
