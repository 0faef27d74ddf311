//! Shows files, folders and addresses in other programs, and finds out whether there is one for them.

use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How long a program is watched after its start: one that can't work ends within this time.
const WATCHED: Duration = Duration::from_secs(2);
/// The pause between two questions whether it still runs.
const PAUSE: Duration = Duration::from_millis(20);

/// Why nothing was opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// The system has no program for it.
    #[error("the system has no program for this")]
    NoProgram,
    /// The program ended at once and says that it did not work.
    #[error("the program ended at once: {0}")]
    Ended(ExitStatus),
    /// The program can't be started.
    #[error(transparent)]
    NotStarted(#[from] io::Error),
}

/// Opens a file, a folder or an address in the program that the system has for it. Blocks for up to [`WATCHED`].
///
/// # Errors
/// [`OpenFault::NoProgram`] if there is none, else what the system says.
pub fn open(target: &OsStr) -> Result<(), OpenFault> {
    // The library doesn't wait for what it starts on these systems, so it never says that there is no program. Within Windows
    // it asks Windows.
    if cfg!(any(windows, target_os = "macos")) || std::env::var_os("WSL_DISTRO_NAME").is_some() {
        return opener::open(target).map_err(|error| io::Error::other(error).into());
    }
    open_by(&[&["xdg-open"], &["gio", "open"]], target)
}

/// Opens `target` by the first of these commands that can.
fn open_by(commands: &[&[&str]], target: &OsStr) -> Result<(), OpenFault> {
    let mut commands = commands.iter().filter_map(|command| command.split_first());
    let opens = |(program, arguments): (&&str, &[&str])| run(Command::new(program).args(arguments).arg(target), WATCHED).is_ok();
    if commands.any(opens) { Ok(()) } else { Err(OpenFault::NoProgram) }
}

/// Opens `path` by a command that the person wrote. Blocks for up to [`WATCHED`].
///
/// # Errors
/// What the system says if it can't be started, [`OpenFault::Ended`] if it does not work.
pub fn open_with(program: &str, arguments: &[String]) -> Result<(), OpenFault> {
    let start = |program: &str| run(Command::new(program).args(arguments), WATCHED);
    match start(program) {
        // Editors put scripts such as `code.cmd` into the path, which Windows finds only by their whole name.
        Err(OpenFault::NotStarted(error)) if cfg!(windows) && error.kind() == io::ErrorKind::NotFound => start(&format!("{program}.cmd")),
        started => started,
    }
}

/// Shows a file in the system's file manager, or at least its folder. Blocks.
///
/// # Errors
/// [`OpenFault::NoProgram`] if there is no file manager, else what the system says.
pub fn reveal(path: &Path) -> Result<(), OpenFault> {
    #[cfg(not(target_os = "linux"))]
    if opener::reveal(path).is_ok() {
        return Ok(());
    }
    #[cfg(target_os = "linux")]
    if ask_file_manager(path).is_ok() {
        return Ok(());
    }
    open(path.parent().unwrap_or(path).as_os_str())
}

/// Asks the desktop's file manager to select a file in its folder.
#[cfg(target_os = "linux")]
fn ask_file_manager(path: &Path) -> zbus::Result<()> {
    const NAME: &str = "org.freedesktop.FileManager1";
    let unknown = |()| zbus::Error::Failure(format!("{} is no absolute path", path.display()));
    let address = url::Url::from_file_path(path).map_err(unknown)?;
    let session = zbus::blocking::Connection::session()?;
    session.call_method(Some(NAME), "/org/freedesktop/FileManager1", Some(NAME), "ShowItems", &([address.as_str()].as_slice(), ""))?;
    Ok(())
}

/// Starts a program and watches it for a while: it works if it ends well, or runs on.
fn run(command: &mut Command, watched: Duration) -> Result<(), OpenFault> {
    let mut program = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let until = Instant::now() + watched;
    while Instant::now() < until {
        match program.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(OpenFault::Ended(status)),
            None => std::thread::sleep(PAUSE),
        }
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_does_not_work_is_told() {
        let run = |program: &str, arguments: &[&str], watched| super::run(Command::new(program).args(arguments), watched);
        assert!(run("true", &[], WATCHED).is_ok());
        assert!(matches!(run("sh", &["-c", "exit 3"], WATCHED), Err(OpenFault::Ended(status)) if status.code() == Some(3)));
        assert!(matches!(run("no-such-program-anywhere", &[], WATCHED), Err(OpenFault::NotStarted(_))));
        assert!(run("sleep", &["5"], Duration::from_millis(50)).is_ok(), "an editor runs on");
    }

    #[test]
    fn the_first_command_that_can_is_taken() {
        let target = OsStr::new("a file");
        assert!(open_by(&[&["no-such-program-anywhere"], &["false"], &["test", "-n"]], target).is_ok());
        assert!(matches!(open_by(&[&["no-such-program-anywhere"], &["false"]], target), Err(OpenFault::NoProgram)));
    }
}
