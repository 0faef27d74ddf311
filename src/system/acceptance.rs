//! Acceptance passes in the data folder: a folder for each, with its log, a line of JSON for each entry, and its pictures. Lines are only
//! added, under a lock, to what the log holds then; what is added loses its secrets first.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::{input, private, shared_file};
use crate::account::history::new_id;
use crate::account::redact::{Redactor, clean_line};
use crate::formats::picture;
use crate::services::acceptance::pass::{Archive, Case, Entry, Evidence, Kind, Pass, Refused, Start, What};
use crate::services::archive::sha256_hex;
use crate::text::msg::Msg;

/// The folder in the data folder.
const FOLDER: &str = "acceptance";
/// The log of a pass.
const LOG: &str = "log.jsonl";
/// What is locked while the number of a new pass is found.
const NUMBERS: &str = "numbers";
/// Most bytes of a log that are read.
const MAX_LOG: u64 = 32 * 1024 * 1024;
/// Most characters of a piece of evidence.
const MAX_TEXT: usize = 200_000;
/// Most bytes of a picture.
pub const MAX_PICTURE: usize = 8 * 1024 * 1024;
/// Most passes that are listed, the newest first.
const MAX_PASSES: usize = 500;

/// A pass with the name of its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPass {
    /// The name of its folder.
    pub id: String,
    /// The pass.
    pub pass: Pass,
}

/// Why a pass can't be begun or added to. What is on disk is as before.
#[derive(Debug, thiserror::Error)]
pub enum PassError {
    /// The file can't be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The pass doesn't take it.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is no folder in which passes could be kept.
    #[error("there is no data folder")]
    NoFolder,
    /// What was pasted or dropped is no picture that browsers show.
    #[error("it is no picture")]
    NoPicture,
    /// A picture is larger than [`MAX_PICTURE`].
    #[error("the picture has {0} bytes")]
    LargePicture(usize),
}

impl PassError {
    /// The message of the error, with a `.next`.
    pub fn explain(&self) -> Msg {
        match self {
            Self::Io { path, source } => {
                Msg::new("acceptance-error-io").with("path", path.display().to_string()).with("reason", source.to_string())
            }
            Self::Refused(refused) => Msg::new(match refused {
                Refused::Signed => "acceptance-error-signed",
                Refused::Unknown => "acceptance-error-unknown",
                Refused::NeedsNote => "acceptance-error-note",
                Refused::NeedsName => "acceptance-error-name",
                Refused::Open(_) => "acceptance-error-open",
                Refused::Failures(_) => "acceptance-error-failures",
                Refused::TooMuch => "acceptance-error-much",
            }),
            Self::NoFolder => Msg::new("acceptance-error-folder"),
            Self::NoPicture => Msg::new("acceptance-error-picture"),
            Self::LargePicture(bytes) => Msg::new("acceptance-error-large")
                .with("size", crate::text::msg::Arg::Size(*bytes as u64))
                .with("most", crate::text::msg::Arg::Size(MAX_PICTURE as u64)),
        }
    }
}

/// The passes of one data folder, which other processes may add to as well.
#[derive(Debug, Clone)]
pub struct Passes {
    folder: PathBuf,
}

impl Passes {
    /// The passes in the data folder `data`. Touches no disk.
    pub fn new(data: &Path) -> Self {
        Self { folder: data.join(FOLDER) }
    }

    /// The passes of a widget, the newest first: by its code, or by its name where one of both has no code.
    pub fn of(&self, code: Option<&str>, name: &str) -> Vec<KeptPass> {
        let mut all: Vec<KeptPass> = self.all().into_iter().filter(|kept| kept.pass.start.archive.is_same_widget(code, name)).collect();
        all.sort_by_key(|kept| std::cmp::Reverse((kept.pass.began.0, kept.pass.start.number)));
        all.truncate(MAX_PASSES);
        all
    }

    fn all(&self) -> Vec<KeptPass> {
        let names = fs::read_dir(&self.folder).into_iter().flatten().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        names.filter(|name| is_id(name)).filter_map(|id| self.read(&id).ok().map(|pass| KeptPass { id, pass })).collect()
    }

    /// The pass in the folder `id`.
    ///
    /// # Errors
    /// [`PassError::Io`].
    pub fn read(&self, id: &str) -> Result<Pass, PassError> {
        let path = self.log(id);
        let broken = || failed(&path)(io::Error::new(ErrorKind::InvalidData, "it doesn't begin as a pass"));
        let bytes = input::read(&path, MAX_LOG).map_err(|error| failed(&path)(io::Error::other(error)))?;
        let lines = bytes.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice::<Entry>(line).ok());
        Pass::read(lines).ok_or_else(broken)
    }

    /// Begins a pass at the time `at` (milliseconds, minutes ahead of UTC); gives it the next number of its widget.
    ///
    /// # Errors
    /// [`PassError::Io`].
    pub fn begin(&self, at: (i64, i32), start: Start) -> Result<KeptPass, PassError> {
        let numbers = self.folder.join(NUMBERS);
        private::own_folder(&self.folder).map_err(failed(&self.folder))?;
        let _lock = shared_file::lock(&numbers).map_err(|error| failed(&numbers)(io::Error::other(error)))?;
        let Archive { code, widget, .. } = &start.archive;
        let number = self.of(code.as_deref(), widget).iter().map(|kept| kept.pass.start.number).max().unwrap_or_default() + 1;
        let entry = Entry { at: at.0, zone: at.1, what: clean(What::Start(Box::new(Start { number, ..start }))) };
        let id = new_id();
        let folder = self.folder.join(&id);
        private::own_folder(&folder).map_err(failed(&folder))?;
        self.append(&id, &entry)?;
        Ok(KeptPass { pass: self.read(&id)?, id })
    }

    /// Adds `what` at the time `at`, if the pass as it is on disk takes it.
    ///
    /// # Errors
    /// [`PassError::Io`] and [`PassError::Refused`].
    pub fn add(&self, id: &str, at: (i64, i32), what: Vec<What>) -> Result<Pass, PassError> {
        let path = self.log(id);
        let _lock = shared_file::lock(&path).map_err(|error| failed(&path)(io::Error::other(error)))?;
        let mut pass = self.read(id)?;
        let mut entries = Vec::new();
        for what in what.into_iter().map(clean) {
            pass.may_add(&what)?;
            let entry = Entry { at: at.0, zone: at.1, what };
            pass.entries.push(entry.clone());
            entries.push(entry);
        }
        entries.iter().try_for_each(|entry| self.append(id, entry))?;
        Ok(pass)
    }

    /// Keeps a picture beside the log and adds it to a case.
    ///
    /// # Errors
    /// [`PassError`].
    pub fn add_picture(&self, id: &str, at: (i64, i32), case: &str, bytes: &[u8]) -> Result<Pass, PassError> {
        if bytes.len() > MAX_PICTURE {
            return Err(PassError::LargePicture(bytes.len()));
        }
        let ending = match picture::format_of(bytes).ok_or(PassError::NoPicture)? {
            picture::Format::Png => "png",
            picture::Format::Jpeg => "jpg",
            picture::Format::Gif => "gif",
            picture::Format::WebP => "webp",
            picture::Format::Bmp => "bmp",
        };
        let sha256 = sha256_hex(bytes);
        let file = format!("{}.{ending}", new_id());
        let (case, text) = (case.to_owned(), String::new());
        let evidence = What::Evidence(Evidence { case, of: Kind::Picture, count: 1, text, file: file.clone(), sha256 });
        self.read(id)?.may_add(&evidence)?;
        let path = self.folder.join(id).join(file);
        private::write(&path, bytes).map_err(failed(&path))?;
        self.add(id, at, vec![evidence])
    }

    /// The pictures of a pass by the names of their files; one that isn't as it was attached is left out.
    pub fn pictures(&self, id: &str, pass: &Pass) -> std::collections::BTreeMap<String, Vec<u8>> {
        let named = pass.entries.iter().filter_map(|entry| match &entry.what {
            What::Evidence(evidence) if evidence.of == Kind::Picture => Some(evidence),
            _ => None,
        });
        let read = |evidence: &Evidence| {
            // The name comes from a file that a hand may have been in.
            let name = Some(&evidence.file).filter(|name| !name.contains(['/', '\\', ':']) && !name.starts_with('.'))?;
            let bytes = input::read(&self.folder.join(id).join(name), MAX_PICTURE as u64).ok()?;
            (sha256_hex(&bytes) == evidence.sha256).then(|| (name.clone(), bytes))
        };
        named.filter_map(read).collect()
    }

    fn log(&self, id: &str) -> PathBuf {
        self.folder.join(id).join(LOG)
    }

    fn append(&self, id: &str, entry: &Entry) -> Result<(), PassError> {
        let path = self.log(id);
        let write = || -> io::Result<()> {
            let before = fs::metadata(&path).map(|metadata| metadata.len()).unwrap_or_default();
            // A process that ended while it wrote leaves the beginning of a line.
            let ended = before == 0 || input::read(&path, MAX_LOG).map_err(io::Error::other)?.ends_with(b"\n");
            let mut file = private::open(File::options().create(true).append(true), &path)?;
            file.write_all(format!("{}{}\n", if ended { "" } else { "\n" }, serde_json::to_string(entry)?).as_bytes())?;
            file.sync_all()
        };
        write().map_err(failed(&path))
    }
}

fn is_id(name: &str) -> bool {
    name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn failed(path: &Path) -> impl Fn(io::Error) -> PassError + use<> {
    let path = path.to_owned();
    move |source| PassError::Io { path: path.clone(), source }
}

/// `what` without secrets, by their names and their look. Sums and names of files stay.
fn clean(what: What) -> What {
    match what {
        What::Start(mut start) => {
            for Case { title, from, steps, expected, .. } in &mut start.cases {
                [title, from, expected].into_iter().chain(steps).for_each(|text| *text = clean_line(text));
            }
            What::Start(start)
        }
        What::Verdict { case, verdict, note, by } => What::Verdict { case, verdict, note: clean_text(&note), by },
        What::Evidence(mut evidence) => {
            evidence.text = clean_text(&evidence.text);
            What::Evidence(evidence)
        }
        What::Signed(mut signed) => {
            (signed.name, signed.remark) = (clean_text(&signed.name), clean_text(&signed.remark));
            What::Signed(signed)
        }
    }
}

fn clean_text(text: &str) -> String {
    let short = text.char_indices().nth(MAX_TEXT).map_or(text, |(end, _)| text.get(..end).unwrap_or_default());
    let is_json = matches!(serde_json::from_str(short), Ok(serde_json::Value::Object(_) | serde_json::Value::Array(_)));
    if !is_json {
        return short.lines().map(clean_line).collect::<Vec<_>>().join("\n");
    }
    let clean = Redactor::default().clean(short);
    let pretty = serde_json::from_str::<serde_json::Value>(&clean).and_then(|value| serde_json::to_string_pretty(&value));
    pretty.unwrap_or(clean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::product::{Product, Profile};
    use crate::services::acceptance::pass::{By, Place, Verdict};
    use crate::services::acceptance::plan::Group;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
    /// Of no account.
    const SECRET: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJqdGkiOiJjYW5hcnkifQ.c2lnbmF0dXJlY2FuYXJ5";

    fn start(widget: &str) -> Start {
        let archive = Archive {
            name: "widget.zip".into(),
            sha256: "0123456789abcdef".repeat(4),
            bytes: 1,
            widget: widget.into(),
            code: None,
            version: "1".into(),
            product: Product::AmoCrm,
            profile: Profile::Private,
        };
        let case = Case {
            id: "a".into(),
            group: Group::Own,
            title: "A".into(),
            from: String::new(),
            steps: vec![format!("token: {SECRET}")],
            expected: String::new(),
        };
        Start { number: 0, archive, place: Place::Practice, studio: "0".into(), lang: "en".into(), cases: vec![case] }
    }

    fn verdict(note: &str) -> What {
        What::Verdict { case: "a".into(), verdict: Verdict::Failed, note: note.into(), by: By::Person }
    }

    fn all_files(folder: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                found.extend(all_files(&entry));
            }
            found.push(entry);
        }
        found
    }

    #[test]
    fn a_pass_outlives_the_studio_and_is_its_owners() {
        let dir = tempfile::tempdir().unwrap();
        let passes = Passes::new(dir.path());
        assert!(passes.of(None, "Demo").is_empty());
        let first = passes.begin((1, 180), start("Demo")).unwrap();
        let second = passes.begin((2, 180), start("Demo")).unwrap();
        let other = passes.begin((3, 180), start("Other")).unwrap();
        assert_eq!([&first, &second, &other].map(|kept| kept.pass.start.number), [1, 2, 1]);
        let added = passes.add(&first.id, (4, 180), vec![verdict("It beeps")]).unwrap();
        passes.add_picture(&first.id, (5, 180), "a", PNG).unwrap();
        let again = Passes::new(dir.path()).of(None, "Demo");
        assert_eq!(again.iter().map(|kept| &kept.id).collect::<Vec<_>>(), [&second.id, &first.id]);
        assert_eq!((again[1].pass.entries.len(), &again[1].pass.entries[..1]), (2, &added.entries[..]));
        assert_eq!(passes.pictures(&first.id, &again[1].pass).into_values().collect::<Vec<_>>(), [PNG.to_vec()]);
        #[cfg(unix)]
        for path in all_files(dir.path()) {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o077;
            assert_eq!(mode, 0, "{}", path.display());
        }
    }

    #[test]
    fn what_is_on_disk_decides_and_a_cut_line_is_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        let (one, other) = (Passes::new(dir.path()), Passes::new(dir.path()));
        let KeptPass { id, .. } = one.begin((1, 0), start("Demo")).unwrap();
        one.add(&id, (2, 0), vec![verdict("x")]).unwrap();
        private::open(File::options().append(true), &one.log(&id)).unwrap().write_all(b"{\"at\": 3, \"ki").unwrap();
        assert_eq!(other.add(&id, (3, 0), vec![verdict("y")]).unwrap().entries.len(), 2);
        assert_eq!(one.read(&id).unwrap().entries.len(), 2);
        let refused = |what| matches!(one.add(&id, (4, 0), vec![what]), Err(PassError::Refused(_)));
        assert!(
            refused(verdict(" "))
                && refused(What::Verdict { case: "z".into(), verdict: Verdict::Passed, note: String::new(), by: By::Person })
        );
        assert!(matches!(one.add_picture(&id, (4, 0), "a", b"<svg>"), Err(PassError::NoPicture)));
        assert!(matches!(one.add_picture(&id, (4, 0), "a", &vec![0; MAX_PICTURE + 1]), Err(PassError::LargePicture(_))));
        assert_eq!(one.read(&id).unwrap().entries.len(), 2, "what is refused leaves nothing");
    }

    #[test]
    fn a_hand_in_the_log_leads_to_no_other_file() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("secret.png"), PNG).unwrap();
        let passes = Passes::new(dir.path());
        let KeptPass { id, .. } = passes.begin((1, 0), start("Demo")).unwrap();
        let (case, text, sha256) = ("a".to_owned(), String::new(), sha256_hex(PNG));
        let evidence = Evidence { case, of: Kind::Picture, count: 1, text, file: "../../secret.png".into(), sha256 };
        let pass = passes.add(&id, (2, 0), vec![What::Evidence(evidence)]).unwrap();
        assert!(passes.pictures(&id, &pass).is_empty());
        assert!(["..", "", "0123", "0123456789abcdeg", "numbers"].iter().all(|name| !is_id(name)));
    }

    #[test]
    fn no_secret_reaches_the_disk() {
        let dir = tempfile::tempdir().unwrap();
        let passes = Passes::new(dir.path());
        let KeptPass { id, .. } = passes.begin((1, 0), start("Demo")).unwrap();
        let evidence = |of, text: String| {
            What::Evidence(Evidence { case: "a".into(), of, count: 1, text, file: String::new(), sha256: String::new() })
        };
        let json = format!("{{\"code\": \"my_code\", \"password\": \"canary-77\", \"a\": \"{SECRET}\"}}");
        let what = vec![
            verdict(&format!("sent {SECRET}")),
            evidence(Kind::Requests, format!("GET /x\nAuthorization: Bearer {SECRET}")),
            evidence(Kind::Account, json),
        ];
        passes.add(&id, (2, 0), what).unwrap();
        let text = fs::read_to_string(passes.log(&id)).unwrap();
        assert!(!text.contains(SECRET) && !text.contains("canary-77") && text.contains("my_code"), "{text}");
        assert!(text.contains(&"0123456789abcdef".repeat(4)), "the sum stays");
    }
}
