//! A folder that is read without following links, also if a file or a folder in it becomes a link meanwhile.
//!
//! On Unix a folder is opened from the handle of the one around it, and a file from that of its folder: no path leads out. On
//! Windows the file itself is opened, not what a link leads to, and then its folder must still be inside of the root.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::disk::Kind;
use super::input::{self, InputError};

/// An opened folder.
pub struct Folder {
    path: PathBuf,
    handle: sys::Handle,
}

/// What lies in a folder.
pub struct Entry {
    /// Its name.
    pub name: OsString,
    /// What it was when the folder was listed.
    pub kind: Kind,
}

impl Folder {
    /// Opens the folder at `path`, which a person named: here links are followed.
    ///
    /// # Errors
    /// What the system says.
    pub fn open(path: &Path) -> io::Result<Rc<Self>> {
        Ok(Rc::new(Self { path: path.to_owned(), handle: sys::open(path)? }))
    }

    /// The path by which the folder was opened.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path of what is called `name` in this folder.
    pub fn path_of(&self, name: &OsString) -> PathBuf {
        let mut path = self.path.clone();
        path.push(name);
        path
    }

    /// What lies in it, in the system's order.
    ///
    /// # Errors
    /// What the system says, also for one entry.
    pub fn entries(&self) -> io::Result<impl Iterator<Item = io::Result<Entry>> + '_> {
        sys::entries(self)
    }

    /// Opens the folder `name` in it.
    ///
    /// # Errors
    /// [`InputError::Link`] if it is a link by now, or no folder; else what the system says.
    pub fn inner(&self, name: &OsString) -> Result<Rc<Self>, InputError> {
        Ok(Rc::new(Self { path: self.path_of(name), handle: sys::inner(self, name)? }))
    }

    /// The bytes of the file `name` in it, at most `limit`.
    ///
    /// # Errors
    /// [`InputError::Link`] and [`InputError::NotAFile`] if it is something else by now.
    pub fn read(&self, name: &OsString, limit: u64) -> Result<Vec<u8>, InputError> {
        input::read_opened(&sys::file(self, name)?, limit)
    }
}

#[cfg(unix)]
mod sys {
    use std::ffi::OsStr;
    use std::os::fd::OwnedFd;
    use std::os::unix::ffi::OsStrExt;

    use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags};
    use rustix::io::Errno;

    use super::{Entry, File, Folder, InputError, Kind, OsString, Path, io};

    pub type Handle = OwnedFd;

    const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);
    /// A pipe keeps nobody waiting, and a terminal doesn't become the one of this process.
    const FILE: OFlags = OFlags::RDONLY.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);

    pub fn open(path: &Path) -> io::Result<Handle> {
        Ok(rustix::fs::openat(CWD, path, FOLDER, Mode::empty())?)
    }

    pub fn entries(folder: &Folder) -> io::Result<impl Iterator<Item = io::Result<Entry>> + '_> {
        let listed = Dir::read_from(&folder.handle)?;
        let entry = |entry: rustix::io::Result<rustix::fs::DirEntry>| {
            let entry = entry?;
            let name = entry.file_name();
            if [b".".as_slice(), b".."].contains(&name.to_bytes()) {
                return Ok(None);
            }
            let kind = match entry.file_type() {
                // Some file systems don't say it in the list.
                FileType::Unknown => FileType::from_raw_mode(rustix::fs::statat(&folder.handle, name, AtFlags::SYMLINK_NOFOLLOW)?.st_mode),
                kind => kind,
            };
            let kind = match kind {
                FileType::RegularFile => Kind::File,
                FileType::Directory => Kind::Folder,
                FileType::Symlink => Kind::Link,
                _ => Kind::Other,
            };
            Ok(Some(Entry { name: OsStr::from_bytes(name.to_bytes()).to_owned(), kind }))
        };
        Ok(listed.map(entry).filter_map(Result::transpose))
    }

    pub fn inner(folder: &Folder, name: &OsString) -> Result<Handle, InputError> {
        // Systems differ in what they say of a link.
        rustix::fs::openat(&folder.handle, name, FOLDER | OFlags::NOFOLLOW, Mode::empty()).map_err(|error| match error {
            Errno::LOOP | Errno::MLINK | Errno::NOTDIR => InputError::Link,
            error => InputError::Io(error.into()),
        })
    }

    pub fn file(folder: &Folder, name: &OsString) -> Result<File, InputError> {
        let opened = rustix::fs::openat(&folder.handle, name, FILE | OFlags::NOFOLLOW, Mode::empty());
        opened.map(File::from).map_err(|error| match error {
            Errno::LOOP | Errno::MLINK => InputError::Link,
            // A socket, or a device without a driver.
            Errno::NXIO | Errno::NODEV | Errno::OPNOTSUPP => InputError::NotAFile,
            error => InputError::Io(error.into()),
        })
    }
}

#[cfg(not(unix))]
mod sys {
    use std::fs::{self, OpenOptions};

    use super::{Entry, File, Folder, InputError, Kind, OsString, Path, PathBuf, io};

    /// The canonical path of the root.
    pub type Handle = PathBuf;

    pub fn open(path: &Path) -> io::Result<Handle> {
        fs::canonicalize(path)
    }

    pub fn entries(folder: &Folder) -> io::Result<impl Iterator<Item = io::Result<Entry>> + '_> {
        let entry = |entry: io::Result<fs::DirEntry>| {
            let entry = entry?;
            let kind = match entry.file_type()? {
                kind if kind.is_symlink() => Kind::Link,
                kind if kind.is_dir() => Kind::Folder,
                kind if kind.is_file() => Kind::File,
                _ => Kind::Other,
            };
            Ok(Entry { name: entry.file_name(), kind })
        };
        Ok(fs::read_dir(&folder.path)?.map(entry))
    }

    pub fn inner(folder: &Folder, name: &OsString) -> Result<Handle, InputError> {
        inside(folder, &folder.path_of(name))?;
        Ok(folder.handle.clone())
    }

    pub fn file(folder: &Folder, name: &OsString) -> Result<File, InputError> {
        let mut options = OpenOptions::new();
        options.read(true);
        #[cfg(windows)]
        {
            /// Opens a link itself: `FILE_FLAG_OPEN_REPARSE_POINT`.
            const THE_LINK_ITSELF: u32 = 0x0020_0000;
            std::os::windows::fs::OpenOptionsExt::custom_flags(&mut options, THE_LINK_ITSELF);
        }
        let file = options.open(folder.path_of(name))?;
        inside(folder, &folder.path)?;
        Ok(file)
    }

    /// Whether `path` is still inside of the root.
    fn inside(folder: &Folder, path: &Path) -> Result<(), InputError> {
        if fs::canonicalize(path)?.starts_with(&folder.handle) { Ok(()) } else { Err(InputError::Link) }
    }
}
