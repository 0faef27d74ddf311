//! Saves many files as one: writes temporary files first, which may need room on the disk, then renames them; a failure undoes the steps before it.

use std::io;
use std::path::{Path, PathBuf};

use crate::system::disk::{Disk, Kind};
use crate::system::leftovers;

/// One file to write, or to delete if there is no content.
pub(super) struct Step<'w> {
    /// The path of the file.
    pub target: PathBuf,
    /// The new content of the file.
    pub bytes: Option<&'w [u8]>,
}

/// Why a save failed.
pub(super) struct Failure {
    /// The file that could not be written or deleted.
    pub path: PathBuf,
    /// The system's words.
    pub source: io::Error,
    /// Places of the steps that were done and could not be undone; empty if everything is as before.
    pub stay: Vec<usize>,
}

/// Does all `steps` below the folder `root`, in their order, or none.
///
/// # Errors
/// [`Failure`]; everything is as before then, except the steps that it names.
pub(super) fn all(disk: &dyn Disk, root: &Path, steps: &[Step<'_>]) -> Result<(), Failure> {
    let _writing = leftovers::begin(root);
    let mut commit = Commit { disk, root, new: Vec::new(), old: Vec::new(), done: Vec::new() };
    let done = commit.run(steps);
    let result = done.map_err(|(path, source)| Failure { path, source, stay: commit.take_back() });
    commit.clean();
    result
}

type Fault = (PathBuf, io::Error);

/// A step that was done, with what undoes it.
enum Done {
    /// A file was written or deleted; the old one lies at `old`.
    Changed { step: usize, target: PathBuf, old: PathBuf },
    /// A file was made.
    Made { step: usize, target: PathBuf },
    /// A folder was made.
    MadeFolder(PathBuf),
    /// A folder that was left empty was deleted.
    RemovedFolder(PathBuf),
}

/// What is ready for one step.
struct Ready {
    /// The new content; `None` if the file is to be deleted.
    new: Option<PathBuf>,
    /// The old file under a second name; `None` if there is none.
    old: Option<PathBuf>,
}

struct Commit<'d> {
    disk: &'d dyn Disk,
    root: &'d Path,
    /// Temporary files with new content.
    new: Vec<PathBuf>,
    /// Second names of old files.
    old: Vec<PathBuf>,
    done: Vec<Done>,
}

impl Commit<'_> {
    fn run(&mut self, steps: &[Step<'_>]) -> Result<(), Fault> {
        let at = |step: &Step<'_>, source| (step.target.clone(), source);
        let mut ready = Vec::new();
        for step in steps {
            ready.push(self.prepare(step).map_err(|source| at(step, source))?);
        }
        for (index, (step, ready)) in steps.iter().zip(ready).enumerate() {
            self.carry_out(index, &step.target, ready).map_err(|source| at(step, source))?;
        }
        Ok(())
    }

    fn prepare(&mut self, step: &Step<'_>) -> io::Result<Ready> {
        let new = match step.bytes {
            Some(bytes) => Some(self.disk.stage(self.root, bytes, &step.target)?),
            None => None,
        };
        self.new.extend(new.clone());
        let is_there = match self.disk.status(&step.target) {
            Ok(status) => status.kind == Kind::File,
            Err(error) if is_nothing(&error) => false,
            Err(error) => return Err(error),
        };
        let old = if is_there { Some(self.disk.keep(&step.target, self.root)?) } else { None };
        self.old.extend(old.clone());
        Ok(Ready { new, old })
    }

    fn carry_out(&mut self, step: usize, target: &Path, ready: Ready) -> io::Result<()> {
        let is_new = ready.new.is_some();
        match &ready.new {
            Some(new) => {
                self.make_folders(target)?;
                // An empty folder may stand there still, after a save that was cut off.
                if self.disk.remove_folder(target).is_ok() {
                    self.done.push(Done::RemovedFolder(target.to_owned()));
                }
                self.disk.rename(new, target)?;
            }
            None if ready.old.is_some() => self.disk.remove(target)?,
            None => return Ok(()),
        }
        let target = target.to_owned();
        self.done.push(match ready.old {
            Some(old) => Done::Changed { step, target: target.clone(), old },
            None => Done::Made { step, target: target.clone() },
        });
        if !is_new {
            self.remove_empty_folders(&target);
        }
        Ok(())
    }

    fn make_folders(&mut self, target: &Path) -> io::Result<()> {
        let folders: Vec<&Path> = target.ancestors().skip(1).take_while(|folder| *folder != self.root).collect();
        for folder in folders.into_iter().rev() {
            match self.disk.status(folder) {
                Ok(_) => {}
                Err(error) if is_nothing(&error) => {
                    self.disk.make_folder(folder)?;
                    self.done.push(Done::MadeFolder(folder.to_owned()));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// A folder that isn't empty stays; so does one that the system keeps: it does no harm.
    fn remove_empty_folders(&mut self, target: &Path) {
        for folder in target.ancestors().skip(1).take_while(|folder| *folder != self.root) {
            if self.disk.remove_folder(folder).is_err() {
                break;
            }
            self.done.push(Done::RemovedFolder(folder.to_owned()));
        }
    }

    /// Undoes the steps, from the last to the first. Returns those that the system doesn't let be undone, from the first to the last.
    fn take_back(&mut self) -> Vec<usize> {
        let mut stay = Vec::new();
        // New content that has no place yet makes room: a full disk can't even make a folder anew.
        for file in std::mem::take(&mut self.new) {
            let _gone = self.disk.remove(&file);
        }
        while let Some(done) = self.done.pop() {
            let (step, undone) = match &done {
                Done::Changed { step, target, old } => (Some((*step, Some(old))), self.disk.rename(old, target)),
                Done::Made { step, target } => (Some((*step, None)), self.disk.remove(target)),
                Done::MadeFolder(folder) => (None, self.disk.remove_folder(folder)),
                Done::RemovedFolder(folder) => (None, self.disk.make_folder(folder)),
            };
            if let (Some((step, old)), Err(_)) = (step, undone) {
                // What is left of the old file stays beside: it may be all that there is of it.
                self.old.retain(|kept| Some(kept) != old);
                stay.push(step);
            }
        }
        stay.reverse();
        stay
    }

    /// Deletes the temporary files that are left. One that stays is passed over when the widget is opened.
    fn clean(&mut self) {
        for file in self.new.drain(..).chain(self.old.drain(..)) {
            let _gone = self.disk.remove(&file);
        }
    }
}

/// Whether the error means that there is no such file: also if a file stands where a folder should be.
pub(super) fn is_nothing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
