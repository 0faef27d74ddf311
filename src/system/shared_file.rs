//! A JSON file that several processes share: read, changed and written under one lock, so that no change is lost.
//!
//! A change is made in what the file holds now, not in what a process read long ago. Members and entries that this version doesn't
//! know or can't read stay in the file as they are, unless the change is of that very value. A file that can't be read is never
//! written over.

mod lenient;
mod outbox;
mod patch;

pub use outbox::{Change, Delivered, Outbox};

pub(super) use lenient::{or_default, readable, readable_members};

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::lock::LockGuard;
use super::private;

/// What a shared file holds.
pub trait Shared: Serialize + DeserializeOwned + Default + Clone + PartialEq + Send + 'static {
    /// The member that identifies an entry of a list: unknown members of an entry stay with it. Without one a list is one value.
    const KEY: Option<&'static str> = None;
    /// The name of the file that a change moves content to which isn't JSON of this kind; `None` if that is an error, and the file
    /// stays as it is.
    const BROKEN: Option<&'static str> = None;
}

/// Why a shared file can't be read or changed. The file is as before.
#[derive(Debug, thiserror::Error)]
pub enum SharedFileError {
    /// It can't be read, or holds something else.
    #[error("{} can't be read: {source}", path.display())]
    Unread {
        /// The file.
        path: PathBuf,
        /// What the system or the JSON parser says.
        source: io::Error,
    },
    /// It can't be locked or written.
    #[error("{} can't be written: {source}", path.display())]
    Unwritten {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// The value that a shared file held. Of two snapshots of a [`SharedFile`] the one with the larger number is the newer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot<T> {
    /// The number of the snapshot, from 1.
    pub number: u64,
    /// The value in the file.
    pub value: T,
}

/// A shared file, or without a path a value that lasts as long as this process.
#[derive(Debug)]
pub struct SharedFile<T> {
    path: Option<PathBuf>,
    /// The number of the last snapshot, and the value if there is no file.
    last: Mutex<Snapshot<T>>,
}

impl<T: Shared> SharedFile<T> {
    /// The file at `path`, which need not be there yet. Touches no disk.
    pub fn new(path: Option<PathBuf>) -> Self {
        Self { path, last: Mutex::new(Snapshot { number: 0, value: T::default() }) }
    }

    /// What the file holds; the default if there is none.
    ///
    /// # Errors
    /// [`SharedFileError::Unread`].
    pub fn read(&self) -> Result<Snapshot<T>, SharedFileError> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let value = match &self.path {
            Some(path) => read(path)?.map_or_else(T::default, |(_, value)| value),
            None => last.value.clone(),
        };
        last.number += 1;
        Ok(Snapshot { number: last.number, value })
    }

    /// Like [`Self::update`], with a change that can't fail.
    ///
    /// # Errors
    /// [`SharedFileError`]; the file is as before then.
    pub fn change(&self, change: impl FnOnce(&mut T)) -> Result<Snapshot<T>, SharedFileError> {
        let made = self.update(|value| {
            change(value);
            Ok::<_, SharedFileError>(())
        });
        made.map(|(snapshot, ())| snapshot)
    }

    /// Makes `change` in what the file holds now, and writes it if that makes a difference. Waits for other processes that change
    /// the file. Its folder is made if it isn't there.
    ///
    /// # Errors
    /// What `change` says, or [`SharedFileError`]; the file is as before then.
    pub fn update<R, E: From<SharedFileError>>(&self, change: impl FnOnce(&mut T) -> Result<R, E>) -> Result<(Snapshot<T>, R), E> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let (value, result) = match &self.path {
            Some(path) => update(path, change)?,
            None => {
                let mut value = last.value.clone();
                let result = change(&mut value)?;
                last.value = value.clone();
                (value, result)
            }
        };
        last.number += 1;
        Ok((Snapshot { number: last.number, value }, result))
    }
}

/// Locks the file at `path`, which need not be there, by a file beside it. Waits while another process or job has the lock.
///
/// # Errors
/// [`SharedFileError::Unwritten`].
pub fn lock(path: &Path) -> Result<LockGuard, SharedFileError> {
    let name = [path.as_os_str(), ".lock".as_ref()].into_iter().collect::<std::ffi::OsString>();
    let lock = || {
        path.parent().map_or(Ok(()), private::folder)?;
        LockGuard::wait_for(private::open(File::options().create(true).truncate(false).write(true), Path::new(&name))?)
    };
    lock().map_err(unwritten(path))
}

fn update<T: Shared, R, E: From<SharedFileError>>(path: &Path, change: impl FnOnce(&mut T) -> Result<R, E>) -> Result<(T, R), E> {
    let _lock = lock(path)?;
    let (raw, before) = match (read::<T>(path), T::BROKEN) {
        (Err(SharedFileError::Unread { source, .. }), Some(name)) if source.kind() == ErrorKind::InvalidData => {
            fs::rename(path, path.with_file_name(name)).map_err(unwritten(path))?;
            None
        }
        (read, _) => read?,
    }
    .unwrap_or_default();
    let mut after = before.clone();
    let result = change(&mut after)?;
    if after != before {
        write(path, raw, &before, &after).map_err(unwritten(path))?;
    }
    Ok((after, result))
}

/// The JSON in `path` with what is known of it; `None` if there is no file.
fn read<T: Shared>(path: &Path) -> Result<Option<(Value, T)>, SharedFileError> {
    let unread = |source| SharedFileError::Unread { path: path.to_owned(), source };
    let bytes = match private::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unread(error)),
    };
    // As an object first: a list would be taken for one by its order.
    let parsed = serde_json::from_slice::<Map<String, Value>>(&bytes).map(Value::Object).and_then(|raw| Ok((T::deserialize(&raw)?, raw)));
    let (value, raw) = parsed.map_err(|error| unread(io::Error::new(ErrorKind::InvalidData, error)))?;
    Ok(Some((raw, value)))
}

fn write<T: Shared>(path: &Path, mut raw: Value, before: &T, after: &T) -> io::Result<()> {
    patch::patch(&mut raw, &serde_json::to_value(before)?, serde_json::to_value(after)?, T::KEY);
    private::write(path, &serde_json::to_vec_pretty(&raw)?)
}

fn unwritten(path: &Path) -> impl Fn(io::Error) -> SharedFileError {
    let path = path.to_owned();
    move |source| SharedFileError::Unwritten { path: path.clone(), source }
}

#[cfg(test)]
mod tests;
