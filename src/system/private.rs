//! What the studio keeps of a person, in files and folders that on Unix only their owner can read: 0700 and 0600, those of earlier
//! versions included. On Windows they inherit the access of the person's profile.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use super::disk;

/// Files of the studio at the top of its folders. Others there may be somebody else's: they are left alone.
const FILES: [&str; 10] = [
    "accounts.json",
    "builds.json",
    "bulk-runs.json",
    "history.jsonl",
    "installs.json",
    "pauses.json",
    "practice.json",
    "practice.json.used",
    "preferences.json",
    "preferences.json.bak",
];
/// How the names of locks begin that belong to none of [`FILES`], and how all of them end.
const ACCOUNT_LOCK: &str = "account-";
const LOCK: &str = ".lock";

/// Makes `path` and the folders above it, and takes it from others: of an existing one also the files that are known to be the studio's.
///
/// # Errors
/// What the system says.
pub fn folder(path: &Path) -> io::Result<()> {
    make(path)?;
    close_folder(path, is_known);
    Ok(())
}

/// Makes a folder in one of the studio's, which are taken from others with all that is in this one.
///
/// # Errors
/// What the system says.
pub fn own_folder(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), folder)?;
    make(path)?;
    close_folder(path, |_| true);
    Ok(())
}

/// Opens a file; a new one is its owner's from the beginning.
///
/// # Errors
/// What the system says.
pub fn open(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    let file = options.open(path)?;
    close_file(&file);
    Ok(file)
}

/// The content of a file in one of the studio's folders.
///
/// # Errors
/// What the system says.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(OpenOptions::new().read(true), path)?.read_to_end(&mut bytes)?;
    path.parent().inspect(|folder| close_folder(folder, is_known));
    Ok(bytes)
}

/// Replaces a file, or what a link leads to, whole or not at all.
///
/// # Errors
/// What the system says; the file is as before then. [`io::ErrorKind::PermissionDenied`] for one that is read-only.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&path).is_ok_and(|metadata| metadata.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Temporary files are their owner's.
    let mut file = disk::temporary(disk::PREFIX).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

fn make(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Whether a file of this name is the studio's.
fn is_known(name: &str) -> bool {
    FILES.contains(&name.trim_end_matches(LOCK)) || name.starts_with(ACCOUNT_LOCK) && name.ends_with(LOCK)
}

/// Takes an open file from others. One that belongs to somebody else stays as it is.
#[cfg(unix)]
fn close_file(file: &File) {
    use std::os::unix::fs::PermissionsExt as _;
    if file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o077 != 0) {
        said(file.set_permissions(fs::Permissions::from_mode(0o600)));
    }
}

#[cfg(unix)]
fn close_folder(path: &Path, is_own: impl Fn(&str) -> bool) {
    use std::os::unix::fs::PermissionsExt as _;
    const STICKY: u32 = 0o1000;
    let is_wide = |metadata: &fs::Metadata| metadata.permissions().mode() & 0o077 != 0;
    // A sticky folder is everybody's, whoever named it as the studio's.
    if fs::metadata(path).is_ok_and(|metadata| is_wide(&metadata) && metadata.permissions().mode() & STICKY == 0) {
        said(fs::set_permissions(path, fs::Permissions::from_mode(0o700)));
    }
    for entry in fs::read_dir(path).into_iter().flatten().filter_map(Result::ok) {
        // The metadata of a link is the link's own.
        let is_file = entry.metadata().is_ok_and(|metadata| metadata.is_file() && is_wide(&metadata));
        if is_file && entry.file_name().to_str().is_some_and(&is_own) {
            said(fs::set_permissions(entry.path(), fs::Permissions::from_mode(0o600)));
        }
    }
}

#[cfg(unix)]
fn said(done: io::Result<()>) {
    if let Err(error) = done {
        log::debug!("a file of the studio stays readable by others: {error}");
    }
}

#[cfg(not(unix))]
fn close_file(_: &File) {}

#[cfg(not(unix))]
fn close_folder(_: &Path, _: impl Fn(&str) -> bool) {}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn widen(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn what_is_made_is_its_owners() {
        let dir = tempfile::tempdir().unwrap();
        let made = dir.path().join("a/b");
        folder(&made).unwrap();
        write(&made.join("x"), b"1").unwrap();
        open(OpenOptions::new().create(true).append(true), &made.join("y")).unwrap();
        assert_eq!([&made, &dir.path().join("a"), &made.join("x"), &made.join("y")].map(|path| mode(path)), [0o700, 0o700, 0o600, 0o600]);
    }

    #[test]
    fn what_was_made_wider_is_taken_from_others() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        let names = ["accounts.json", "history.jsonl.lock", "account-0a.lock", "script.sh", "Cargo.lock"];
        for name in names {
            fs::write(at(name), "1").unwrap();
            widen(&at(name), 0o755);
        }
        widen(dir.path(), 0o755);
        folder(dir.path()).unwrap();
        assert_eq!(mode(dir.path()), 0o700);
        // What may be another program's keeps its mode.
        assert_eq!(names.map(|name| mode(&at(name))), [0o600, 0o600, 0o600, 0o755, 0o755]);
        assert_eq!(read(&at("script.sh")).unwrap(), b"1");
        assert_eq!(mode(&at("script.sh")), 0o600);
        fs::create_dir(at("logs")).unwrap();
        fs::write(at("logs/old.log"), "1").unwrap();
        widen(&at("logs/old.log"), 0o644);
        own_folder(&at("logs")).unwrap();
        assert_eq!([at("logs"), at("logs/old.log"), at("Cargo.lock")].map(|path| mode(&path)), [0o700, 0o600, 0o755]);
        widen(&at("accounts.json"), 0o644);
        write(&at("accounts.json"), b"2").unwrap();
        assert_eq!((mode(&at("accounts.json")), read(&at("accounts.json")).unwrap()), (0o600, b"2".to_vec()));
    }

    #[test]
    fn what_is_everybodys_stays_so() {
        let dir = tempfile::tempdir().unwrap();
        widen(dir.path(), 0o1777);
        folder(dir.path()).unwrap();
        assert_eq!(mode(dir.path()), 0o777);
    }

    #[test]
    fn a_link_stays_one_and_leads_to_the_new_content() {
        let dir = tempfile::tempdir().unwrap();
        let (link, target) = (dir.path().join("accounts.json"), dir.path().join("elsewhere"));
        fs::write(&target, "1").unwrap();
        symlink(&target, &link).unwrap();
        write(&link, b"2").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&target).unwrap(), b"2");
        widen(&target, 0o444);
        assert_eq!(write(&link, b"3").unwrap_err().kind(), io::ErrorKind::PermissionDenied);
    }
}
