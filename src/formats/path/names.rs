//! Names of files as systems see them: what Windows can't store, and what Windows or macOS take for one and the same name.
//!
//! Source: Microsoft, “Naming Files, Paths, and Namespaces”, and what `RtlIsDosDeviceName_U` takes for a device; for lengths `NAME_MAX` of
//! Linux and `PATH_MAX` of macOS, the shortest of all. The studio keeps to this on every system, so that a widget can go from one to the other.

use std::borrow::Cow;
use std::collections::BTreeMap;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::RelPath;
use super::hidden;

/// Most bytes of one name: what Linux takes. Windows and macOS take as many characters.
pub const MAX_NAME_BYTES: usize = 255;
/// Most bytes of a path in the widget: macOS takes 1,024 for the whole path, of which a quarter is left for the widget's own folder.
pub const MAX_PATH_BYTES: usize = 768;

/// What keeps a name of a file or folder from being stored everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    /// It has a control character, U+0001 to U+001F.
    #[error("it has a control character")]
    Control,
    /// It has a character that means something else to Windows; holds it.
    #[error("it has {0}, which means something else to Windows")]
    Sign(char),
    /// It ends with a dot or a space, which Windows drops: another file is meant then.
    #[error("it ends with a dot or a space, which Windows drops")]
    End,
    /// Windows takes it for a device, whatever its ending is.
    #[error("Windows takes it for a device")]
    Device,
    /// It looks like the short name that Windows gives to a file with a long one (`MANIFE~1.JSO`): that file is meant then.
    #[error("Windows may take it for the short name of another file")]
    Short,
    /// It is longer than systems take; holds how many bytes the name, or the whole path, may have.
    #[error("it is longer than {0} bytes")]
    Long(usize),
}

impl NameFault {
    /// The word by which the texts turn on it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Control => "control",
            Self::Sign(_) => "sign",
            Self::End => "end",
            Self::Device => "device",
            Self::Short => "short",
            Self::Long(_) => "long",
        }
    }

    /// What the texts name besides: the sign, or how many bytes there may be; else empty.
    pub fn detail(self) -> String {
        match self {
            Self::Sign(sign) => sign.to_string(),
            Self::Long(bytes) => bytes.to_string(),
            Self::Control | Self::End | Self::Device | Self::Short => String::new(),
        }
    }
}

/// Whose rules for names count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    Windows,
    /// Linux and macOS.
    Unix,
}

impl Rules {
    /// Those of the system that the studio runs on.
    pub const HERE: Self = if cfg!(windows) { Self::Windows } else { Self::Unix };
}

/// A name or path as it is shown: each control character as the sign that stands for it, each hidden one by its number, the middle of
/// a long one left out.
pub fn visible(name: &str) -> String {
    const MOST: usize = 120;
    const START: usize = 80;
    const END: usize = 30;
    let shown = |c: char| match c {
        c if is_control(c) => char::from_u32(0x2400 + u32::from(c)).unwrap_or(c).to_string(),
        c if hidden::is_hidden(c) => format!("⟨U+{:04X}⟩", u32::from(c)),
        c => c.to_string(),
    };
    let count = name.chars().count();
    if count <= MOST {
        return name.chars().map(shown).collect();
    }
    let (start, end) = (name.chars().take(START).map(shown), name.chars().skip(count - END).map(shown));
    start.chain(["…".to_owned()]).chain(end).collect()
}

/// What keeps a file of a widget from being written to a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// A part of its path.
    Fault(NameFault),
    /// Another file whose name differs by letter case, or by how its accents are written.
    Twin(RelPath),
    /// One of the two is a file where the other needs a folder.
    Folder(RelPath),
}

/// Two files of which systems can store only one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clash<'p> {
    /// The one; the file, if the other one needs a folder in its place.
    pub one: &'p RelPath,
    pub other: &'p RelPath,
    pub kind: ClashKind,
}

/// Why two files can't both be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClashKind {
    /// Their paths differ by letter case, which Windows and macOS pass over.
    Case,
    /// Their paths differ by how accents are written, which macOS passes over.
    Accents,
    /// One is a file where the other needs a folder. No system can store both.
    Folder,
}

/// Names that devices have.
const DEVICES: &[&str] = &["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
/// Names that devices have with a digit behind them.
const NUMBERED: &[&str] = &["COM", "LPT"];
/// What stands in the place of a character that can't be stored.
const STAND_IN: char = '-';

/// What is wrong with the name of a file or folder; `part` has no `/`.
pub fn fault(part: &str) -> Option<NameFault> {
    let is_sign = |c: &char| matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*');
    if part.chars().any(is_control) {
        Some(NameFault::Control)
    } else if let Some(sign) = part.chars().find(is_sign) {
        Some(NameFault::Sign(sign))
    } else if part.ends_with(['.', ' ']) {
        Some(NameFault::End)
    } else if is_device(part) {
        Some(NameFault::Device)
    } else if is_short_name(part) {
        Some(NameFault::Short)
    } else if part.len() > MAX_NAME_BYTES {
        Some(NameFault::Long(MAX_NAME_BYTES))
    } else {
        None
    }
}

/// The first part of `path` that something is said of, as a path from the root, and what is said.
pub fn first_part<T>(path: &RelPath, says: impl Fn(&str) -> Option<T>) -> Option<(&str, T)> {
    let path = path.as_str();
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    let prefix = |end: usize| path.get(..end).unwrap_or(path);
    ends.map(prefix).find_map(|prefix| Some((prefix, says(prefix.rsplit('/').next().unwrap_or(prefix))?)))
}

/// The first part of `path` that has a fault, as a path from the root, and the fault; the whole path if only its length is one.
pub fn first_fault(path: &RelPath) -> Option<(&str, NameFault)> {
    let too_long = || (path.as_str().len() > MAX_PATH_BYTES).then_some((path.as_str(), NameFault::Long(MAX_PATH_BYTES)));
    first_part(path, fault).or_else(too_long)
}

/// A path like `path` whose last part has no fault, and which isn't too long if its first part isn't.
pub fn storable_path(path: &str) -> String {
    let Some((folder, part)) = path.rsplit_once('/') else { return storable(path) };
    let near = format!("{folder}/{}", storable(part));
    if near.len() <= MAX_PATH_BYTES {
        return near;
    }
    format!("{}/{}", folder.split('/').next().unwrap_or(folder), storable(part))
}

/// A name like `part` that has no fault.
pub fn storable(part: &str) -> String {
    let is_kept = |c: char| !is_control(c) && !matches!(fault(c.encode_utf8(&mut [0; 4])), Some(NameFault::Sign(_)));
    let name: String = part.chars().map(|c| if is_kept(c) { c } else { STAND_IN }).collect();
    let name = shortened(name.trim_end_matches(['.', ' ']));
    let (stem, ending) = name.find('.').map_or((name.as_str(), ""), |at| name.split_at(at));
    let stem = if is_device(&name) || name.is_empty() { format!("{}{STAND_IN}", stem.trim_end()) } else { stem.to_owned() };
    let name = stem + ending;
    if is_short_name(&name) { name.replace('~', &STAND_IN.to_string()) } else { name }
}

/// A name that is too long, cut in its middle: its beginning and its ending say what it is.
fn shortened(name: &str) -> String {
    const START: usize = 80;
    const END: usize = 20;
    if name.len() <= MAX_NAME_BYTES {
        return name.to_owned();
    }
    let (start, end) = (name.floor_char_boundary(START), name.ceil_char_boundary(name.len() - END));
    format!("{}{STAND_IN}{}", name.get(..start).unwrap_or_default(), name.get(end..).unwrap_or_default())
}

fn is_control(c: char) -> bool {
    ('\u{1}'..='\u{1f}').contains(&c)
}

/// Whether Windows takes a name for a device: what stands before the first dot counts, without spaces at its end.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end_matches(' ').to_ascii_uppercase();
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³');
    let number = NUMBERED.iter().find_map(|name| stem.strip_prefix(name));
    DEVICES.contains(&stem.as_str()) || number.is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(is_digit))
}

/// Whether Windows could have made the name for a file with a long one: eight characters at most with `~` and a number at their end,
/// and three behind a dot.
fn is_short_name(part: &str) -> bool {
    let (stem, ending) = part.split_once('.').unwrap_or((part, ""));
    let number = stem.rsplit_once('~').filter(|(start, _)| !start.is_empty()).map(|(_, number)| number);
    let is_number = number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    is_number && stem.chars().count() <= 8 && ending.chars().count() <= 3 && !ending.contains('.')
}

/// A name with each accented letter as one character (NFC): macOS writes some as two.
pub fn composed(name: &str) -> Cow<'_, str> {
    if is_nfc(name) { name.into() } else { name.nfc().collect::<String>().into() }
}

/// A path by which those are the same that a system may take for one.
pub fn folded(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    // As Windows does it: character by character, and only to one character each.
    let upper = |c: char| {
        let mut upper = c.to_uppercase();
        upper.next().filter(|_| upper.next().is_none()).unwrap_or(c)
    };
    let lower = |c: char| {
        let mut lower = c.to_lowercase();
        lower.next().filter(|_| lower.next().is_none()).unwrap_or(c)
    };
    composed(path).chars().map(|c| lower(upper(c))).collect()
}

/// The pairs of `paths` of which systems can store only one, each path in at most one pair of a kind. In the order of the paths.
pub fn clashes<'p>(paths: impl IntoIterator<Item = &'p RelPath>) -> Vec<Clash<'p>> {
    let mut known: BTreeMap<String, &RelPath> = BTreeMap::new();
    let mut found = Vec::new();
    for path in paths {
        let folded = folded(path.as_str());
        if let Some(other) = known.get(&folded) {
            let is_same = composed(path.as_str()) == composed(other.as_str());
            found.push(Clash { one: path, other, kind: if is_same { ClashKind::Accents } else { ClashKind::Case } });
        } else {
            known.insert(folded, path);
        }
    }
    for (folded, file) in &known {
        // `/` and what begins with it: what comes first after that lies in the folder, if anything does.
        let folder = format!("{folded}/");
        let inside = known.range(folder.clone()..).next().filter(|(other, _)| other.starts_with(&folder));
        found.extend(inside.map(|(_, other)| Clash { one: file, other, kind: ClashKind::Folder }));
    }
    found
}

/// What keeps those of `paths` for which `is_written` says so from being written to a folder beside all others.
pub fn obstacles<'p>(paths: impl IntoIterator<Item = &'p RelPath>, is_written: impl Fn(&RelPath) -> bool) -> Vec<(RelPath, Obstacle)> {
    let paths: Vec<&RelPath> = paths.into_iter().collect();
    let faults = paths.iter().filter(|path| is_written(path)).filter_map(|path| {
        let (_, fault) = first_fault(path)?;
        Some(((*path).clone(), Obstacle::Fault(fault)))
    });
    let mut found: Vec<(RelPath, Obstacle)> = faults.collect();
    for Clash { one, other, kind } in clashes(paths.iter().copied()) {
        let (path, other) = if is_written(one) { (one, other) } else { (other, one) };
        if is_written(path) {
            let other = other.clone();
            found.push((path.clone(), if kind == ClashKind::Folder { Obstacle::Folder(other) } else { Obstacle::Twin(other) }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn path(path: &str) -> RelPath {
        RelPath::new(path).unwrap()
    }

    #[test]
    fn names_are_judged_as_windows_does() {
        let devices = [
            "con",
            "PRN",
            "Aux",
            "nul",
            "CONIN$",
            "conout$",
            "COM0",
            "com1",
            "COM9",
            "LPT0",
            "lpt5",
            "COM¹",
            "LPT²",
            "com³",
            "aux.js",
            "NUL.tar.gz",
            "nul .txt",
            "com1.x y",
            "CONIN$.json",
            "nul.json",
            "CON",
            "COM1.js",
        ];
        for name in devices {
            assert_eq!(fault(name), Some(NameFault::Device), "{name}");
        }
        for sign in ['<', '>', ':', '"', '|', '?', '*'] {
            assert_eq!(fault(&format!("a{sign}.js")), Some(NameFault::Sign(sign)));
        }
        assert_eq!(fault("script.js:stream"), Some(NameFault::Sign(':')));
        for name in ["manifest.json.", "manifest.json ", "a. .", "con.", "..."] {
            assert_eq!(fault(name), Some(NameFault::End), "{name}");
        }
        for c in '\u{1}'..='\u{1f}' {
            assert_eq!(fault(&format!("Icon{c}")), Some(NameFault::Control));
        }
        for name in ["MANIFE~1.JSO", "script~1.js", "a~1", "IMAGES~2", "ab~12.c"] {
            assert_eq!(fault(name), Some(NameFault::Short), "{name}");
        }
        for name in ["a".repeat(256), "я".repeat(128), "a".repeat(300) + ".js", "a".repeat(60_000)] {
            assert_eq!(fault(&name), Some(NameFault::Long(255)), "{}", name.len());
        }
        let fine = [
            "manifest.json",
            ".env",
            "..a",
            " a",
            "a b.js",
            "con-",
            "console.js",
            "auxiliary",
            "com",
            "com10.js",
            "lpt",
            "lptx",
            "COM⁴",
            "null.js",
            "CONIN",
            "a;b",
            "a+b=[c],d",
            "a%b",
            "é.png",
            "виджет.js",
            "日本.json",
            "a\u{7f}",
            "script.js~",
            "~1",
            "a~.js",
            "a~b.js",
            "script-old~1.js",
            "a~1.json",
            "a~1.b.c",
            &"a".repeat(255),
            &"я".repeat(127),
        ];
        for name in fine {
            assert_eq!(fault(name), None, "{name}");
            assert_eq!(storable(name), name);
        }
    }

    #[test]
    fn the_first_part_with_a_fault_is_told() {
        assert_eq!(first_fault(&path("a/con/b:/c")), Some(("a/con", NameFault::Device)));
        assert_eq!(first_fault(&path("a/b./c")), Some(("a/b.", NameFault::End)));
        assert_eq!(first_fault(&path("a/b:c")), Some(("a/b:c", NameFault::Sign(':'))));
        assert_eq!(first_fault(&path("a/b/c.js")), None);
        let deep = path(&format!("i18n/{}ru.json", "folder/".repeat(120)));
        assert_eq!(first_fault(&deep), Some((deep.as_str(), NameFault::Long(768))));
        assert_eq!(storable_path(deep.as_str()), "i18n/ru.json");
        assert_eq!(storable_path("a/b/q?.js"), "a/b/q-.js");
    }

    #[test]
    fn what_is_shown_hides_nothing_and_is_short() {
        assert_eq!(visible("Icon\r"), "Icon␍");
        assert_eq!(visible("scr\u{200b}ipt.js"), "scr⟨U+200B⟩ipt.js");
        assert_eq!(visible("a\u{202e}gnp.js"), "a⟨U+202E⟩gnp.js");
        assert_eq!(visible("й日 b.js"), "й日 b.js");
        let long = visible(&("a".repeat(60_000) + ".js"));
        assert!(long.chars().count() < 120 && long.ends_with("a.js") && long.contains('…'), "{long}");
    }

    #[test]
    fn a_name_that_can_be_stored_is_near() {
        let table = [
            ("aux.js", "aux-.js"),
            ("con", "con-"),
            ("nul .txt", "nul-.txt"),
            ("script.js:x", "script.js-x"),
            ("manifest.json.", "manifest.json"),
            ("a b. ", "a b"),
            ("what?.png", "what-.png"),
            ("Icon\r", "Icon-"),
            ("...", "-"),
            ("MANIFE~1.JSO", "MANIFE-1.JSO"),
        ];
        for (name, near) in table {
            assert_eq!(storable(name), near, "{name}");
        }
        let (a, b) = ("я".repeat(40), "-яяяяяяяя.js");
        assert_eq!(storable(&("я".repeat(200) + ".js")), a + b);
    }

    #[test]
    fn all_letters_are_composed() {
        let table = [
            ("n\u{303}", "ñ"),
            ("a\u{303}", "ã"),
            ("c\u{327}", "ç"),
            ("u\u{308}", "ü"),
            ("e\u{301}", "é"),
            ("и\u{306}", "й"),
            ("Е\u{308}", "Ё"),
        ];
        for (two, one) in table {
            assert_eq!(composed(&format!("ico{two}n/a.png")), format!("ico{one}n/a.png"));
        }
        assert!(matches!(composed("é.png"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_a_system_takes_for_one_clashes() {
        let table: [(&[&str], _); 9] = [
            (&["a.js", "b.js", "a/c"], None),
            (&["A.js", "a.js"], Some(("a.js", "A.js", ClashKind::Case))),
            (&["Ñ/x", "n\u{303}/x"], Some(("n\u{303}/x", "Ñ/x", ClashKind::Case))),
            (&["é.png", "e\u{301}.png"], Some(("e\u{301}.png", "é.png", ClashKind::Accents))),
            (&["ΑΣ.js", "ας.js"], Some(("ας.js", "ΑΣ.js", ClashKind::Case))),
            (&["a", "a/b", "a/c"], Some(("a", "a/b", ClashKind::Folder))),
            (&["a", "a.js", "a-b", "A/b"], Some(("a", "A/b", ClashKind::Folder))),
            // Folders are one folder then, and no file is lost.
            (&["A/x.js", "a/y.js"], None),
            (&["straße.js", "strasse.js"], None),
        ];
        for (names, expected) in table {
            let paths: Vec<RelPath> = names.iter().map(|name| path(name)).collect();
            let found = clashes(&paths);
            let found: Vec<_> = found.iter().map(|clash| (clash.one.as_str(), clash.other.as_str(), clash.kind)).collect();
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{names:?}");
        }
    }

    #[test]
    fn only_what_is_written_meets_obstacles() {
        let paths: Vec<RelPath> = ["Card.js", "aux.js", "card.js", "x", "x/y"].iter().map(|name| path(name)).collect();
        let among = |written: &[&str]| {
            let found = obstacles(&paths, |path| written.contains(&path.as_str()));
            found.into_iter().map(|(path, obstacle)| (path.to_string(), obstacle)).collect::<Vec<_>>()
        };
        assert_eq!(among(&[]), []);
        assert_eq!(among(&["aux.js"]), [("aux.js".to_owned(), Obstacle::Fault(NameFault::Device))]);
        assert_eq!(among(&["Card.js"]), [("Card.js".to_owned(), Obstacle::Twin(path("card.js")))]);
        assert_eq!(among(&["x/y"]), [("x/y".to_owned(), Obstacle::Folder(path("x")))]);
    }

    proptest! {
        #[test]
        fn what_is_made_storable_is(name in "[^/\\\\\0]{1,12}|(?i)(con|aux|nul|com[0-9¹]|lpt[0-9])[ .:]{0,2}[a-z.]{0,3}|[a-zж]{1,3}~[0-9]{1,3}[. ]{0,2}[a-z]{0,4}|[a-zж.~ ]{200,400}") {
            let near = storable(&name);
            prop_assert_eq!(fault(&near), None, "{} from {}", near, name);
            prop_assert!(fault(&name).is_some() || near == name);
            prop_assert!(RelPath::new(&near).is_ok());
        }

        #[test]
        fn folding_is_stable(name in "\\PC{0,12}") {
            let once = folded(&name);
            prop_assert_eq!(folded(&once), once.clone());
            prop_assert_eq!(folded(&name.nfd().collect::<String>()), once);
        }
    }
}
