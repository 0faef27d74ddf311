//! The system's fonts: which of them has a letter that the studio's own lack. Their lists of letters are read once, when the first such letter
//! is to be drawn; of the files only the one that is taken.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use directories::{BaseDirs, UserDirs};
use skrifa::raw::tables::cmap::Cmap;
use skrifa::raw::{FontData, FontRead};

/// Most files that are looked at.
const MOST_FILES: usize = 4_000;
/// Folders in folders.
const DEEPEST: usize = 6;
/// Most bytes of a list of letters, and of a file.
const MOST_LIST: u32 = 4 << 20;
const MOST_BYTES: u64 = 64 << 20;

/// A font that has a letter.
pub struct Found {
    /// Its file.
    pub path: PathBuf,
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Which font of the file it is.
    pub index: u32,
}

/// A font with the letters that it has.
struct Font {
    path: PathBuf,
    index: u32,
    letters: Vec<RangeInclusive<u32>>,
}

/// The fonts of some folders, the plainest first.
struct Fonts(Vec<Font>);

/// A font of the system that has `letter`. Reads the disk.
pub fn with(letter: char) -> Option<Found> {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| Fonts::of(&folders())).with(letter)
}

fn folders() -> Vec<PathBuf> {
    let system: &[&str] = if cfg!(windows) {
        &["C:\\Windows\\Fonts"]
    } else if cfg!(target_os = "macos") {
        &["/System/Library/Fonts", "/Library/Fonts"]
    } else {
        &["/usr/share/fonts", "/usr/local/share/fonts", "/run/host/fonts"]
    };
    let own = UserDirs::new().and_then(|dirs| dirs.font_dir().map(Path::to_owned));
    let local = BaseDirs::new().filter(|_| cfg!(windows)).map(|dirs| dirs.data_local_dir().join("Microsoft\\Windows\\Fonts"));
    system.iter().map(PathBuf::from).chain(own).chain(local).collect()
}

impl Fonts {
    fn of(folders: &[PathBuf]) -> Self {
        let mut files = Vec::new();
        for folder in folders {
            list(folder, DEEPEST, &mut files);
        }
        files.sort_by_key(|path| (oddness(path), path.clone()));
        let fonts = files.into_iter().filter_map(|path| Some(Font { letters: letters(&path).ok()?, index: 0, path }));
        Self(fonts.filter(|font| !font.letters.is_empty()).collect())
    }

    fn with(&self, letter: char) -> Option<Found> {
        let letter = u32::from(letter);
        let has = |font: &&Font| font.letters.iter().any(|range| range.contains(&letter));
        self.0.iter().filter(has).find_map(|font| {
            let is_readable = fs::metadata(&font.path).is_ok_and(|file| file.len() <= MOST_BYTES);
            let bytes = is_readable.then(|| fs::read(&font.path).ok()).flatten()?;
            Some(Found { path: font.path.clone(), bytes, index: font.index })
        })
    }
}

fn list(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let is_font = || {
            let ending = path.extension().unwrap_or_default();
            ["ttf", "otf", "ttc", "otc"].iter().any(|known| ending.eq_ignore_ascii_case(known))
        };
        if path.is_dir() {
            if depth > 0 {
                list(&path, depth - 1, files);
            }
        } else if is_font() && files.len() < MOST_FILES {
            files.push(path);
        }
    }
}

/// How far a font is from plain upright text, by its name: the plainest is taken.
fn oddness(path: &Path) -> usize {
    const ODD: &[&str] = &[
        "bold",
        "italic",
        "oblique",
        "black",
        "light",
        "thin",
        "heavy",
        "condensed",
        "serif",
        "mono",
        "display",
        "medium",
        "color",
        "last",
    ];
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    ODD.iter().filter(|word| name.contains(**word)).count()
}

/// The letters of the first font in a file.
fn letters(path: &Path) -> io::Result<Vec<RangeInclusive<u32>>> {
    let mut file = File::open(path)?;
    let mut head = [0; 12];
    file.read_exact(&mut head)?;
    if head.starts_with(b"ttcf") {
        let mut first = [0; 4];
        file.read_exact(&mut first)?;
        file.seek(SeekFrom::Start(u32::from_be_bytes(first).into()))?;
        file.read_exact(&mut head)?;
    }
    let tables = usize::from(u16::from_be_bytes([head[4], head[5]]));
    for _ in 0..tables {
        let mut entry = [0; 16];
        file.read_exact(&mut entry)?;
        if !entry.starts_with(b"cmap") {
            continue;
        }
        let [.., a, b, c, d, e, f, g, h] = entry;
        let (at, length) = (u32::from_be_bytes([a, b, c, d]), u32::from_be_bytes([e, f, g, h]));
        if length > MOST_LIST {
            break;
        }
        let mut bytes = vec![0; length as usize];
        file.seek(SeekFrom::Start(at.into()))?;
        file.read_exact(&mut bytes)?;
        return Ok(ranges(&bytes));
    }
    Ok(Vec::new())
}

fn ranges(cmap: &[u8]) -> Vec<RangeInclusive<u32>> {
    let data = FontData::new(cmap);
    let Ok(cmap) = Cmap::read(data) else { return Vec::new() };
    let tables = cmap.encoding_records().iter().filter_map(|record| record.subtable(data).ok());
    let mut letters: Vec<u32> = tables.flat_map(|table| table.iter().map(|(letter, _)| letter).collect::<Vec<_>>()).collect();
    letters.sort_unstable();
    letters.dedup();
    let mut ranges: Vec<RangeInclusive<u32>> = Vec::new();
    for letter in letters {
        match ranges.last_mut() {
            Some(last) if *last.end() + 1 == letter => *last = *last.start()..=letter,
            _ => ranges.push(letter..=letter),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_that_has_a_letter_is_found() {
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
        let fonts = Fonts::of(&[own, PathBuf::from("nowhere")]);
        let found = fonts.with('Ж').unwrap();
        assert!(found.path.starts_with(env!("CARGO_MANIFEST_DIR")) && !found.bytes.is_empty());
        assert!(fonts.with('한').is_none());
    }

    #[test]
    fn what_is_no_font_is_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        for (name, bytes) in [("a.ttf", b"".as_slice()), ("b.ttf", b"ttcf and no more"), ("c.otf", &[0xff; 400]), ("d.txt", b"text")] {
            fs::write(dir.path().join(name), bytes).unwrap();
        }
        assert!(Fonts::of(&[dir.path().to_owned()]).0.is_empty());
    }
}
