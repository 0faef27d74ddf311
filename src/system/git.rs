//! Reads a widget as it was in a revision of a git repository, through the system's own `git`. Nothing is ever written or fetched.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{self, BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::files::{MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES, is_passed_over};
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::widget::Widget;
use crate::text::msg::{Arg, Msg};

/// Most revisions that are listed.
const MOST_REVISIONS: &str = "-60";
/// Variables by which another program could send git elsewhere.
const VARIABLES: [&str; 6] =
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE"];
/// Nothing that a repository's own settings could start: no pager, no monitor, no signature program, no fetching.
const SETTINGS: [&str; 5] =
    ["core.fsmonitor=false", "core.pager=cat", "log.showSignature=false", "protocol.allow=never", "core.quotePath=false"];

/// Why a revision can't be read.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// The system has no `git`.
    #[error("git isn't installed")]
    NoGit,
    /// The folder is in no repository.
    #[error("{} is in no git repository", .0.display())]
    NoRepository(PathBuf),
    /// The repository has no such revision.
    #[error("there is no revision {0}")]
    NoRevision(String),
    /// The revision has no such folder.
    #[error("the revision {revision} has no folder {folder}")]
    NoFolder { revision: String, folder: String },
    /// The widget in it is larger than the studio takes.
    #[error("the revision {revision} has more than {limit} bytes or {MAX_FILES} files")]
    TooLarge { revision: String, limit: u64 },
    /// What git or the system says.
    #[error("git: {0}")]
    Failed(String),
}

/// A revision of a repository, for a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The short hash.
    pub id: String,
    /// The day, `2026-11-27`.
    pub date: String,
    /// The first line of its message.
    pub subject: String,
}

impl GitError {
    /// The message of the error, with a `.next`.
    pub fn explain(&self) -> Msg {
        match self {
            Self::NoGit => Msg::new("git-none"),
            Self::NoRepository(path) => Msg::new("git-no-repository").with("path", path.display().to_string()),
            Self::NoRevision(revision) => Msg::new("git-no-revision").with("revision", revision),
            Self::NoFolder { revision, folder } => Msg::new("git-no-folder").with("revision", revision).with("folder", folder),
            Self::TooLarge { revision, limit } => Msg::new("git-too-large").with("revision", revision).with("limit", Arg::Size(*limit)),
            Self::Failed(reason) => Msg::new("git-failed").with("reason", reason),
        }
    }
}

impl From<io::Error> for GitError {
    fn from(error: io::Error) -> Self {
        if error.kind() == ErrorKind::NotFound { Self::NoGit } else { Self::Failed(error.to_string()) }
    }
}

/// The widget as it was in `revision` of the repository that the folder `place` lies in: what was in `folder`, a path from the root of the
/// repository, or in `place` itself.
///
/// # Errors
/// [`GitError`].
pub fn read(place: &Path, revision: &str, folder: Option<&str>) -> Result<Widget, GitError> {
    let prefix = ask(place, &["rev-parse", "--show-prefix"]).map_err(|error| no_repository(error, place))?;
    let folder = folder.map_or_else(|| prefix.trim().to_owned(), str::to_owned);
    let folder = folder.trim_matches('/');
    let known = |name: String| ask(place, &["rev-parse", "--verify", "--quiet", "--end-of-options", &name]);
    let commit = known(format!("{revision}^{{commit}}")).map_err(|error| error.or(GitError::NoRevision(revision.to_owned())))?;
    let no_folder = || GitError::NoFolder { revision: revision.to_owned(), folder: folder.to_owned() };
    let tree = known(format!("{}:{folder}", commit.trim())).map_err(|error| error.or(no_folder()))?;
    let list = ask(place, &["ls-tree", "-r", "-z", "--long", "--full-tree", tree.trim()]).map_err(|error| error.or(no_folder()))?;
    let too_large = || GitError::TooLarge { revision: revision.to_owned(), limit: MAX_TOTAL_BYTES };
    let mut wanted = Vec::new();
    let mut total = 0;
    for entry in list.split('\0').filter_map(Entry::read) {
        total += entry.size;
        if entry.size > MAX_FILE_BYTES || total > MAX_TOTAL_BYTES || wanted.len() == MAX_FILES {
            return Err(too_large());
        }
        wanted.push(entry);
    }
    Ok(Widget::new(contents(place, wanted)?, None))
}

/// The revisions that changed the folder `place`, the newest first; those of all branches aren't looked through.
///
/// # Errors
/// [`GitError`].
pub fn revisions(place: &Path) -> Result<Vec<Revision>, GitError> {
    let list = ask(place, &["log", MOST_REVISIONS, "--no-color", "--format=%h%x09%cs%x09%s", "--", "."])
        .map_err(|error| no_repository(error, place))?;
    let revision = |line: &str| {
        let mut parts = line.splitn(3, '\t').map(str::to_owned);
        Some(Revision { id: parts.next()?, date: parts.next()?, subject: parts.next()? })
    };
    Ok(list.lines().filter_map(revision).collect())
}

/// A file of a tree.
struct Entry {
    object: String,
    size: u64,
    path: RelPath,
}

impl Entry {
    /// A line of `ls-tree --long`; `None` for links, submodules, and names that no file of a widget can have.
    fn read(line: &str) -> Option<Self> {
        let (facts, name) = line.split_once('\t')?;
        let mut facts = facts.split_whitespace();
        let (mode, kind, object, size) = (facts.next()?, facts.next()?, facts.next()?, facts.next()?);
        let is_file = kind == "blob" && mode.starts_with("100");
        if !is_file || name.split('/').any(is_passed_over) {
            return None;
        }
        Some(Self { object: object.to_owned(), size: size.parse().ok()?, path: RelPath::new(name).ok()? })
    }
}

/// The contents of files, asked for one by one.
fn contents(place: &Path, wanted: Vec<Entry>) -> Result<BTreeMap<RelPath, FileBody>, GitError> {
    let mut git =
        command(place).args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let (Some(mut ask), Some(answers)) = (git.stdin.take(), git.stdout.take()) else { return Err(GitError::Failed(String::new())) };
    let mut answers = BufReader::new(answers);
    let mut files = BTreeMap::new();
    for Entry { object, size, path } in wanted {
        writeln!(ask, "{object}")?;
        let mut head = String::new();
        answers.read_line(&mut head)?;
        if head.split_whitespace().nth(2).and_then(|told| told.parse().ok()) != Some(size) {
            return Err(GitError::Failed(head.trim().to_owned()));
        }
        // The content, and the line break behind it.
        let mut bytes = Vec::new();
        (&mut answers).take(size + 1).read_to_end(&mut bytes)?;
        bytes.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        let body = FileBody::read(&path, bytes);
        files.insert(path, body);
    }
    drop(ask);
    git.wait()?;
    Ok(files)
}

/// What git says when it is not content.
enum Refused {
    /// It isn't there, or could not be run.
    Fault(GitError),
    /// It ended with an error.
    Said(String),
}

impl Refused {
    /// A refusal is `error`; that git can't be run stays what it is.
    fn or(self, error: GitError) -> GitError {
        match self {
            Self::Fault(fault) => fault,
            Self::Said(_) => error,
        }
    }
}

fn no_repository(refused: Refused, place: &Path) -> GitError {
    match refused {
        Refused::Said(said) if said.contains("not a git repository") => GitError::NoRepository(place.to_owned()),
        Refused::Said(said) => GitError::Failed(said),
        Refused::Fault(fault) => fault,
    }
}

fn ask(place: &Path, arguments: &[&str]) -> Result<String, Refused> {
    let fault = |error: io::Error| Refused::Fault(error.into());
    let output = command(place).args(arguments).stdin(Stdio::null()).output().map_err(fault)?;
    if !output.status.success() {
        return Err(Refused::Said(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn command(place: &Path) -> Command {
    let mut command = Command::new("git");
    for name in VARIABLES {
        command.env_remove(name);
    }
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1").env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    command.arg("-C").arg(place);
    for setting in SETTINGS {
        command.args([OsStr::new("-c"), OsStr::new(setting)]);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn git(place: &Path, arguments: &[&str]) {
        let who = ["-c", "user.name=A", "-c", "user.email=a@example.net", "-c", "commit.gpgsign=false"];
        let status = Command::new("git").arg("-C").arg(place).args(who).args(arguments).stdout(Stdio::null()).status().unwrap();
        assert!(status.success(), "{arguments:?}");
    }

    /// A repository with two revisions of a widget in `src/widget`.
    fn repository() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        std::fs::create_dir_all(at("src/widget/node_modules")).unwrap();
        git(dir.path(), &["init", "-q", "-b", "main"]);
        std::fs::write(at("src/widget/manifest.json"), "{\"a\": 1}").unwrap();
        std::fs::write(at("src/widget/имя.txt"), "").unwrap();
        std::fs::write(at("src/widget/node_modules/x.js"), "x").unwrap();
        std::fs::write(at("other.txt"), "o").unwrap();
        git(dir.path(), &["add", "-A"]);
        git(dir.path(), &["commit", "-q", "-m", "first"]);
        std::fs::write(at("src/widget/manifest.json"), "{\"a\": 2}\n").unwrap();
        git(dir.path(), &["commit", "-q", "-a", "-m", "second: tab\tin it"]);
        dir
    }

    #[test]
    fn a_widget_is_read_as_it_was() {
        let dir = repository();
        let place = dir.path().join("src/widget");
        let text = |widget: &Widget| widget.text("manifest.json").unwrap().as_str().to_owned();
        let old = read(&place, "HEAD~1", None).unwrap();
        assert_eq!(text(&old), "{\"a\": 1}");
        assert_eq!(old.files().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["manifest.json", "имя.txt"]);
        assert_eq!(text(&read(dir.path(), "main", Some("src/widget")).unwrap()), "{\"a\": 2}\n");
        assert!(read(dir.path(), "main", None).unwrap().contains("other.txt"));
        let listed = revisions(&place).unwrap();
        assert_eq!(listed.iter().map(|revision| revision.subject.as_str()).collect::<Vec<_>>(), ["second: tab\tin it", "first"]);
    }

    #[test]
    fn what_is_not_there_is_told_and_no_name_is_an_option() {
        let dir = repository();
        for name in ["no-such", "--help", "-x", "", "HEAD --output=x", "HEAD:src"] {
            assert!(matches!(read(dir.path(), name, None), Err(GitError::NoRevision(_))), "{name}");
        }
        assert!(matches!(read(dir.path(), "HEAD", Some("none")), Err(GitError::NoFolder { .. })));
        let empty = tempfile::tempdir().unwrap();
        assert!(matches!(read(empty.path(), "HEAD", None), Err(GitError::NoRepository(_))));
        let errors = [
            GitError::NoGit,
            GitError::NoRepository("w".into()),
            GitError::NoRevision("v1".to_owned()),
            GitError::NoFolder { revision: "v1".to_owned(), folder: "w".to_owned() },
            GitError::TooLarge { revision: "v1".to_owned(), limit: 1 },
            GitError::Failed("no".to_owned()),
        ];
        for lang in crate::text::Lang::ALL {
            for error in &errors {
                let (what, next) = (lang.msg(&error.explain()), lang.msg(&error.explain().next_step()));
                assert!(!what.contains("{$") && next.ends_with('.'), "{what} {next}");
            }
        }
    }
}
