//! Shows files, folders and addresses in other programs, and finds out whether there is one for them.
//!
//! A widget may be a stranger's: no file of it is handed to the system to be opened as the system thinks best, for that runs scripts on
//! Windows and starters on Linux. Texts go to a program that is known for texts, all others are only shown in their folder.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use url::Url;

/// How long a program is watched after its start: one that can't work ends within this time.
const WATCHED: Duration = Duration::from_secs(2);
/// The pause between two questions whether it still runs.
const PAUSE: Duration = Duration::from_millis(20);

/// Schemes of addresses that are opened: the web and mail.
const SCHEMES: &[&str] = &["http", "https", "mailto"];

/// Why nothing was opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// The system has no program for it.
    #[error("the system has no program for this")]
    NoProgram,
    /// The address is none of the web or of mail.
    #[error("it is no address of the web or of mail")]
    Scheme,
    /// The program ended at once and says that it did not work.
    #[error("the program ended at once: {0}")]
    Ended(ExitStatus),
    /// The program can't be started.
    #[error(transparent)]
    NotStarted(#[from] io::Error),
}

/// A program with its arguments.
type Call = Vec<OsString>;

/// What is known of the machine that has the programs.
enum Machine {
    /// With the folder of Windows.
    Windows(PathBuf),
    MacOs,
    Linux {
        /// The starter of the program for plain text, such as `org.gnome.TextEditor.desktop`, as the desktop names it.
        text_handler: Option<String>,
        /// The folders that may have the starter.
        starters: Vec<PathBuf>,
    },
}

impl Machine {
    /// Asks this machine. Blocks.
    fn here() -> Self {
        if cfg!(windows) {
            // A program that isn't named by its whole path could be one that lies in the widget.
            Self::Windows(std::env::var_os("SystemRoot").map_or_else(|| PathBuf::from(r"C:\Windows"), PathBuf::from))
        } else if cfg!(target_os = "macos") {
            Self::MacOs
        } else {
            let asked =
                Command::new("xdg-mime").args(["query", "default", "text/plain"]).stdin(Stdio::null()).stderr(Stdio::null()).output();
            let text_handler = asked.ok().and_then(|answer| starter(&String::from_utf8_lossy(&answer.stdout)));
            Self::Linux { text_handler, starters: starter_folders() }
        }
    }

    /// The commands that show a text in a program for texts, the best first. None of them looks at what else the file could be.
    fn text_editors(&self, path: &Path) -> Vec<Call> {
        let call = |words: &[&OsStr]| words.iter().copied().chain([path.as_os_str()]).map(OsStr::to_owned).collect();
        match self {
            Self::Windows(folder) => vec![call(&[folder.join("System32").join("notepad.exe").as_os_str()])],
            Self::MacOs => vec![call(&["/usr/bin/open".as_ref(), "-t".as_ref()])],
            Self::Linux { text_handler: None, .. } => Vec::new(),
            Self::Linux { text_handler: Some(starter), starters } => {
                let by_gtk = call(&["gtk-launch".as_ref(), starter.as_ref()]);
                let by_gio = |folder: &PathBuf| call(&["gio".as_ref(), "launch".as_ref(), folder.join(starter).as_ref()]);
                std::iter::once(by_gtk).chain(starters.iter().map(by_gio)).collect()
            }
        }
    }
}

/// The starter that a desktop names in `answer`: the name of a file, never a path or an option.
fn starter(answer: &str) -> Option<String> {
    let name = answer.trim();
    let is_name = name.chars().all(|c| c.is_alphanumeric() || "._-".contains(c)) && name.starts_with(char::is_alphanumeric);
    (is_name && name.ends_with(".desktop")).then(|| name.to_owned())
}

/// The folders of starters, the person's own first (XDG Base Directory Specification).
fn starter_folders() -> Vec<PathBuf> {
    let system = std::env::var_os("XDG_DATA_DIRS").filter(|it| !it.is_empty()).unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let own = directories::BaseDirs::new().map(|dirs| dirs.data_dir().to_owned());
    let folders = own.into_iter().chain(std::env::split_paths(&system)).filter(|folder| folder.is_absolute());
    folders.map(|folder| folder.join("applications")).collect()
}

/// Opens a text in the program that the system has for plain text, whatever else its name stands for. Blocks for up to [`WATCHED`].
///
/// # Errors
/// [`OpenFault::NoProgram`] if there is none.
pub fn open_text(path: &Path) -> Result<(), OpenFault> {
    open_by(&Machine::here().text_editors(path))
}

/// The address as it is opened.
///
/// # Errors
/// [`OpenFault::Scheme`] if it isn't one of the web or of mail, or would put a file into the mail.
pub fn link(address: &str) -> Result<Url, OpenFault> {
    let url = Url::parse(address).map_err(|_| OpenFault::Scheme)?;
    let attaches = url.scheme() == "mailto" && url.query_pairs().any(|(key, _)| key.to_ascii_lowercase().starts_with("attach"));
    if SCHEMES.contains(&url.scheme()) && !attaches { Ok(url) } else { Err(OpenFault::Scheme) }
}

/// Opens an address in the browser or the program for mail. Blocks for up to [`WATCHED`].
///
/// # Errors
/// As [`link`]; [`OpenFault::NoProgram`] if there is no program, else what the system says.
pub fn open_link(address: &str) -> Result<(), OpenFault> {
    let address = link(address)?;
    // The library doesn't wait for what it starts on these systems, so it never says that there is no program. Within Windows
    // it asks Windows.
    if cfg!(any(windows, target_os = "macos")) || std::env::var_os("WSL_DISTRO_NAME").is_some() {
        return opener::open(address.as_str()).map_err(|error| io::Error::other(error).into());
    }
    open_in_desktop(address.as_str().as_ref())
}

/// Opens an address or a folder, never a file, as the desktop does.
fn open_in_desktop(target: &OsStr) -> Result<(), OpenFault> {
    let call = |words: &[&str]| words.iter().map(OsString::from).chain([target.to_owned()]).collect();
    open_by(&[call(&["xdg-open"]), call(&["gio", "open"])])
}

/// Runs the first of these commands that can.
fn open_by(calls: &[Call]) -> Result<(), OpenFault> {
    let mut calls = calls.iter().filter_map(|call| call.split_first());
    let opens = |(program, arguments): (&OsString, &[OsString])| run(Command::new(program).args(arguments), WATCHED).is_ok();
    if calls.any(opens) { Ok(()) } else { Err(OpenFault::NoProgram) }
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

/// Shows a file in the system's file manager; on Linux at least its folder. Blocks.
///
/// # Errors
/// [`OpenFault::NoProgram`] if there is no file manager, else what the system says.
#[cfg(not(target_os = "linux"))]
pub fn reveal(path: &Path) -> Result<(), OpenFault> {
    // Not the folder instead: macOS starts a folder `x.app`, and Windows may take `x.exe` beside a folder `x`.
    opener::reveal(path).map_err(|error| io::Error::other(error).into())
}

/// Shows a file in the system's file manager; on Linux at least its folder. Blocks.
///
/// # Errors
/// [`OpenFault::NoProgram`] if there is no file manager, else what the system says.
#[cfg(target_os = "linux")]
pub fn reveal(path: &Path) -> Result<(), OpenFault> {
    match path.parent().filter(|folder| folder.is_dir()) {
        _ if ask_file_manager(path).is_ok() => Ok(()),
        Some(folder) => open_in_desktop(folder.as_os_str()),
        None => Err(OpenFault::NoProgram),
    }
}

/// Asks the desktop's file manager to select a file in its folder.
#[cfg(target_os = "linux")]
fn ask_file_manager(path: &Path) -> zbus::Result<()> {
    const NAME: &str = "org.freedesktop.FileManager1";
    let unknown = |()| zbus::Error::Failure(format!("{} is no absolute path", path.display()));
    let address = Url::from_file_path(path).map_err(unknown)?;
    let session = zbus::blocking::Connection::session()?;
    session.call_method(Some(NAME), "/org/freedesktop/FileManager1", Some(NAME), "ShowItems", &([address.as_str()].as_slice(), ""))?;
    Ok(())
}

/// Opens a widget in another window: a process of its own. Blocks.
///
/// # Errors
/// What the system says, or that the window closed at once.
pub fn open_window(path: &Path) -> Result<(), OpenFault> {
    run(Command::new(std::env::current_exe()?).arg("--").arg(path), WATCHED)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn linux(text_handler: Option<&str>) -> Machine {
        let starters = vec!["/home/me/.local/share/applications".into(), "/usr/share/applications".into()];
        Machine::Linux { text_handler: text_handler.map(str::to_owned), starters }
    }

    #[test]
    fn a_text_goes_to_a_program_for_texts_whatever_it_is() {
        let windows = || Machine::Windows(PathBuf::from("W"));
        let notepad = Path::new("W").join("System32").join("notepad.exe").display().to_string();
        for name in ["script.js", "run.bat", "x.cmd", "x.vbs", "x.hta", "x.exe", "x.lnk", "x.desktop", "x.command", "x.app", "--x.sh"] {
            let path = Path::new("/w").join(name);
            let file = path.display().to_string();
            let calls = |machine: Machine| -> Vec<Vec<String>> {
                let calls = machine.text_editors(&path).into_iter();
                calls.map(|call| call.into_iter().map(|word| word.into_string().unwrap()).collect()).collect()
            };
            assert_eq!(calls(windows()), [[notepad.as_str(), &file]]);
            assert_eq!(calls(Machine::MacOs), [["/usr/bin/open", "-t", &file]]);
            assert_eq!(calls(linux(None)), [[""; 0]; 0]);
            let expected: [&[&str]; 3] = [
                &["gtk-launch", "e.desktop", &file],
                &["gio", "launch", "/home/me/.local/share/applications/e.desktop", &file],
                &["gio", "launch", "/usr/share/applications/e.desktop", &file],
            ];
            if cfg!(unix) {
                assert_eq!(calls(linux(Some("e.desktop"))), expected);
            }
        }
    }

    #[test]
    fn a_starter_is_the_name_of_one() {
        assert_eq!(starter("org.gnome.TextEditor.desktop\n").as_deref(), Some("org.gnome.TextEditor.desktop"));
        for answer in ["", "\n", "vim", "--version.desktop", "../evil.desktop", "/w/evil.desktop", "a.desktop b.desktop", "a;b.desktop"] {
            assert_eq!(starter(answer), None, "{answer}");
        }
    }

    #[test]
    fn only_addresses_of_the_web_and_of_mail_are_opened() {
        for address in ["http://example.com/", "https://example.com/a?b=c#d", "HTTPS://EXAMPLE.com", "mailto:help@example.com?subject=a"] {
            assert!(link(address).is_ok(), "{address}");
        }
        let refused = [
            "file:///etc/passwd",
            "file://server/share/evil.exe",
            r"\\server\share\evil.exe",
            r"C:\Windows\System32\calc.exe",
            "C:/w/script.js",
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "ms-msdt:/id",
            "search-ms:query=x",
            "ms-appinstaller:?source=x",
            "tel:1",
            "sms:1",
            "ftp://example.com",
            "ssh://example.com",
            "smb://example.com",
            "x-apple.systempreferences:",
            "view-source:https://example.com",
            "mailto:a@example.com?attach=/etc/passwd",
            "mailto:a@example.com?subject=a&Attachment=C:/secret",
            "//example.com",
            "www.example.com",
            "script.js",
            "-x",
            "--help",
            "",
        ];
        for address in refused {
            assert!(matches!(link(address), Err(OpenFault::Scheme)), "{address}");
        }
        assert_eq!(link("ht\ntps://example.com/\"a b").unwrap().as_str(), "https://example.com/%22a%20b");
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_does_not_work_is_told() {
        let run = |program: &str, arguments: &[&str], watched| super::run(Command::new(program).args(arguments), watched);
        assert!(run("true", &[], WATCHED).is_ok());
        assert!(matches!(run("sh", &["-c", "exit 3"], WATCHED), Err(OpenFault::Ended(status)) if status.code() == Some(3)));
        assert!(matches!(run("no-such-program-anywhere", &[], WATCHED), Err(OpenFault::NotStarted(_))));
        assert!(run("sleep", &["5"], Duration::from_millis(50)).is_ok(), "an editor runs on");
    }

    #[cfg(unix)]
    #[test]
    fn the_first_command_that_can_is_taken() {
        let call = |words: &[&str]| words.iter().map(OsString::from).collect::<Call>();
        let (missing, fails) = (call(&["no-such-program-anywhere", "a file"]), call(&["false", "a file"]));
        assert!(open_by(&[missing.clone(), fails.clone(), call(&["test", "-n", "a file"])]).is_ok());
        assert!(matches!(open_by(&[missing, fails]), Err(OpenFault::NoProgram)));
    }
}
