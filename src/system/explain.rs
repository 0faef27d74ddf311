//! Messages for errors of files; each text has the next step as `.next`.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::files::{MAX_FILES, OpenError, SaveError, SkipReason, Skipped};
use super::output::{OutputError, OutputFault};
use super::typed_path::PathFault;
use crate::formats::path::RelPath;
use crate::formats::path::names::{Obstacle, visible};
use crate::formats::zip::read;
use crate::formats::zip::read::ArchiveError;
use crate::formats::zip::write::ZipError;
use crate::text::msg::{Arg, Msg};

impl OpenError {
    /// The message of the error, with a `.next`.
    pub fn explain(&self) -> Msg {
        let about = |id: &str, path: &Path| Msg::new(id).with("path", shown(path));
        match self {
            Self::NotFound(path) => about("open-not-found", path),
            Self::NoPermission(path) => about("open-no-permission", path),
            Self::NotAWidget(path) => about("open-not-a-widget", path),
            Self::NotAFile(path) => about("open-not-a-file", path),
            Self::TooLarge { path, bytes, limit } => {
                about("open-too-large", path).with("size", Arg::Size(*bytes)).with("limit", Arg::Size(*limit))
            }
            Self::TooManyFiles(path) => about("open-too-many-files", path).with("limit", MAX_FILES),
            Self::Archive { path, source } => about("open-archive", path).with("reason", archive_reason(source)),
            Self::Io { path, source } => about("open-io", path).with("reason", reason(source)),
        }
    }
}

impl SaveError {
    /// The message of the error, with a `.next`.
    pub fn explain(&self) -> Msg {
        let about = |id: &str, path: &Path| Msg::new(id).with("path", shown(path));
        match self {
            Self::Conflicts(conflicts) => {
                let first = conflicts.first().map(|conflict| conflict.path.to_string()).unwrap_or_default();
                Msg::new("save-conflicts").with("count", conflicts.len()).with("file", first)
            }
            Self::WouldDrop(entries) => {
                let first = entries.first().filter(|entry| !entry.is_empty()).map_or("none", String::as_str);
                Msg::new("save-would-drop").with("count", entries.len()).with("file", first)
            }
            Self::Gone(path) => about("save-gone", path),
            Self::Names(found) => names_fault(found),
            Self::Link(path) => about("save-link", path),
            Self::ReadOnly(path) => about("save-read-only", path),
            Self::NotEmpty(path) => about("save-not-empty", path),
            Self::Exists(path) => about("save-exists", path),
            Self::Open(error) => error.explain(),
            Self::Zip { path, source } => zip_fault(about("save-zip", path), source),
            Self::Write { path, source, written } => {
                let files = written.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                about("save-write", path).with("reason", reason(source)).with("written", written.len()).with("files", files)
            }
        }
    }
}

impl PathFault {
    /// The message of the fault.
    pub fn explain(&self) -> Msg {
        match self {
            Self::Relative(text) => Msg::new("path-relative").with("path", text.as_str()),
            Self::NotFound(path) => Msg::new("path-not-found").with("path", shown(path)),
            Self::NoFolder(path) => Msg::new("path-no-folder").with("path", shown(path)),
            Self::Exists(path) => Msg::new("path-exists").with("path", shown(path)),
        }
    }
}

impl OutputError {
    /// The message of the error, with a `.next`.
    pub fn explain(&self) -> Msg {
        let about = |id: &str| Msg::new(id).with("path", shown(&self.path)).with("kind", self.kind.word());
        match &self.fault {
            OutputFault::OfWidget => about("output-of-widget"),
            OutputFault::Opened => about("output-opened"),
            OutputFault::Exists { .. } => about("output-exists"),
            OutputFault::Link => about("output-link"),
            OutputFault::Special => about("output-special"),
            OutputFault::ReadOnly => about("output-read-only"),
            OutputFault::Zip(source) => zip_fault(about("save-zip"), source),
            OutputFault::Io(source) => about("output-write").with("reason", reason(source)),
        }
    }
}

impl Skipped {
    /// What was passed over, and why.
    pub fn explain(&self) -> Msg {
        let id = match self.reason {
            SkipReason::Link => "skipped-link",
            SkipReason::Name => "skipped-name",
            SkipReason::Special => "skipped-special",
            SkipReason::VersionControl => "skipped-version-control",
            SkipReason::NodeModules => "skipped-node-modules",
            SkipReason::Temporary => "skipped-temporary",
        };
        Msg::new(id).with("path", &self.path)
    }
}

/// Names the first file with its reason, and those that follow.
fn names_fault(found: &[(RelPath, Obstacle)]) -> Msg {
    const MOST_NAMES: usize = 10;
    let msg = Msg::new("save-names").with("count", found.len());
    let Some((path, obstacle)) = found.first() else { return msg };
    let (what, other) = match obstacle {
        Obstacle::Fault(fault) => (fault.word(), fault.detail()),
        Obstacle::Twin(other) => ("twin", visible(other.as_str())),
        Obstacle::Folder(other) => ("folder", visible(other.as_str())),
    };
    let names: Vec<String> = found.iter().take(MOST_NAMES).map(|(path, _)| visible(path.as_str())).collect();
    let more = if found.len() > MOST_NAMES { ", …" } else { "" };
    let names = names.join(", ") + more;
    msg.with("file", visible(path.as_str())).with("what", what).with("other", other).with("names", names)
}

fn zip_fault(msg: Msg, error: &ZipError) -> Msg {
    let (what, file, reason) = match error {
        ZipError::TooLarge { .. } => ("large", String::new(), String::new()),
        ZipError::Pack { path, reason } => ("pack", path.to_string(), reason.clone()),
        ZipError::Unreadable(reason) => ("unreadable", String::new(), reason.clone()),
        ZipError::Missing(path) => ("missing", path.to_string(), String::new()),
        ZipError::Unexpected(name) => ("unexpected", name.clone(), String::new()),
        ZipError::Different(path) => ("different", path.to_string(), String::new()),
    };
    msg.with("what", what).with("file", file).with("reason", reason)
}

/// Why an archive can't be read.
fn archive_reason(error: &ArchiveError) -> Msg {
    match error {
        ArchiveError::NotAZip => Msg::new("archive-not-a-zip"),
        ArchiveError::Damaged(reason) => Msg::new("archive-damaged").with("reason", reason),
        ArchiveError::TooManyEntries(count) => Msg::new("archive-too-many").with("count", *count).with("limit", read::MAX_ENTRIES),
        ArchiveError::FileTooLarge(file) => {
            Msg::new("archive-file-too-large").with("file", file).with("limit", Arg::Size(read::MAX_FILE_BYTES))
        }
        ArchiveError::TooLarge => Msg::new("archive-too-large").with("limit", Arg::Size(read::MAX_TOTAL_BYTES)),
    }
}

/// Why the system refused: a message for the usual reasons, else the system's own words.
pub(super) fn reason(error: &io::Error) -> Arg {
    let id = match error.kind() {
        ErrorKind::NotFound => "io-not-found",
        ErrorKind::PermissionDenied => "io-no-permission",
        ErrorKind::ReadOnlyFilesystem => "io-read-only-disk",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "io-full",
        ErrorKind::NotADirectory => "io-not-a-folder",
        ErrorKind::IsADirectory => "io-is-a-folder",
        _ => return error.to_string().into(),
    };
    Msg::new(id).into()
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::path::names::NameFault;
    use crate::system::files::Conflict;
    use crate::system::output::Kind;
    use crate::text::Lang;

    #[test]
    fn every_error_has_a_text_in_all_languages() {
        let path = || Path::new("a/b.js").to_owned();
        let rel = || RelPath::new("a/b.js").unwrap();
        let full = || io::Error::from(ErrorKind::StorageFull);
        let open = [
            OpenError::NotFound(path()),
            OpenError::NoPermission(path()),
            OpenError::NotAWidget(path()),
            OpenError::NotAFile(path()),
            OpenError::TooLarge { path: path(), bytes: 3 << 20, limit: 2 << 20 },
            OpenError::TooManyFiles(path()),
            OpenError::Archive { path: path(), source: read::read("", b"").unwrap_err() },
            OpenError::Io { path: path(), source: full() },
        ];
        let zip = [
            ZipError::TooLarge { files: 1, bytes: 1 },
            ZipError::Pack { path: rel(), reason: "r".to_owned() },
            ZipError::Unreadable("r".to_owned()),
            ZipError::Missing(rel()),
            ZipError::Unexpected("a".to_owned()),
            ZipError::Different(rel()),
        ];
        let mut save = vec![
            SaveError::Conflicts(vec![Conflict { path: rel(), disk: None }]),
            SaveError::WouldDrop(vec!["a".to_owned(), "b".to_owned()]),
            SaveError::Names(vec![(rel(), Obstacle::Fault(NameFault::Control)), (rel(), Obstacle::Fault(NameFault::Sign(':')))]),
            SaveError::Names(vec![(rel(), Obstacle::Fault(NameFault::End))]),
            SaveError::Names(vec![(rel(), Obstacle::Fault(NameFault::Device))]),
            SaveError::Names(vec![(rel(), Obstacle::Fault(NameFault::Short))]),
            SaveError::Names(vec![(rel(), Obstacle::Fault(NameFault::Long(255)))]),
            SaveError::Names(vec![(rel(), Obstacle::Twin(rel()))]),
            SaveError::Names(vec![(rel(), Obstacle::Folder(rel()))]),
            SaveError::Link(path()),
            SaveError::ReadOnly(path()),
            SaveError::NotEmpty(path()),
            SaveError::Exists(path()),
            SaveError::Write { path: path(), source: full(), written: vec![rel()] },
        ];
        save.extend(zip.map(|source| SaveError::Zip { path: path(), source }));
        let kinds = [
            Kind::Archive,
            Kind::Check,
            Kind::Checklist,
            Kind::Comparison,
            Kind::Table,
            Kind::Bulk,
            Kind::Acceptance,
            Kind::Requests,
            Kind::Picture,
        ];
        let faults = || {
            use OutputFault::{Exists, Io, Link, OfWidget, Opened, ReadOnly, Special, Zip};
            [OfWidget, Opened, Exists { bytes: 1, widget: None }, Link, Special, ReadOnly, Zip(ZipError::Missing(rel())), Io(full())]
        };
        let output: Vec<Msg> =
            kinds.into_iter().flat_map(|kind| faults().map(|fault| OutputError { kind, path: path(), fault }.explain())).collect();
        for lang in Lang::ALL {
            for msg in open.iter().map(OpenError::explain).chain(save.iter().map(SaveError::explain)).chain(output.clone()) {
                let (what, next) = (lang.msg(&msg), lang.msg(&msg.next_step()));
                assert!(!what.contains("{$") && !what.starts_with("open-") && !what.starts_with("save-"), "{lang:?} {what}");
                assert!(next.ends_with('.') && !next.ends_with(".next"), "{lang:?} {next}");
                assert_eq!(lang == Lang::Ru, next.chars().any(|c| ('а'..='я').contains(&c)), "{next}");
            }
        }
    }

    #[test]
    fn usual_refusals_are_in_our_words() {
        let error = SaveError::Write { path: "w.zip".into(), source: ErrorKind::StorageFull.into(), written: Vec::new() };
        assert_eq!(Lang::En.msg(&error.explain()), "w.zip can't be written: the disk is full");
        assert_eq!(Lang::Ru.msg(&error.explain()), "Не удалось записать w.zip: диск заполнен");
    }
}
