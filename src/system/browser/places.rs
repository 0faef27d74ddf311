//! Where a browser that is built on Chromium is looked for: by name in `PATH`, and where each system installs it.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// The names of the programs, the most usual first.
const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "brave-browser"];
/// Where Linux has them besides.
const LINUX: &[&str] = &[
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    "/opt/brave.com/brave/brave",
    "/usr/lib/chromium/chromium",
    "/usr/lib64/chromium-browser/chromium-browser",
    "/snap/bin/chromium",
];
/// Where macOS has them, below `/Applications` and the person's own `Applications`.
const MAC: &[&str] = &[
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Chromium.app/Contents/MacOS/Chromium",
    "Brave Browser.app/Contents/MacOS/Brave Browser",
];
/// Where Windows has them, below the folders for programs.
const WINDOWS: &[&str] = &[
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
    r"Chromium\Application\chrome.exe",
    r"BraveSoftware\Brave-Browser\Application\brave.exe",
];
/// The variables that name these folders.
const PROGRAMS: &[&str] = &["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];

/// A system, as far as its programs have other places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Linux,
    Mac,
    Windows,
}

const HERE: Family = if cfg!(windows) {
    Family::Windows
} else if cfg!(target_os = "macos") {
    Family::Mac
} else {
    Family::Linux
};

/// The browser of this machine; `None` if there is none that speaks DevTools.
pub fn find() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = if HERE == Family::Windows { &[] } else { NAMES };
    let by_name = names.iter().flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)));
    by_name.chain(fixed(HERE, |name| std::env::var_os(name))).find(|place| place.is_file())
}

/// What [`find`] looks for: names in `PATH`, and paths.
pub fn looked_for() -> Vec<String> {
    let names = NAMES.iter().filter(|_| HERE != Family::Windows).map(|name| (*name).to_owned());
    names.chain(fixed(HERE, |name| std::env::var_os(name)).into_iter().map(|place| place.display().to_string())).collect()
}

/// The places that don't depend on `PATH`; `variable` gives the variables of the environment.
fn fixed(family: Family, variable: impl Fn(&str) -> Option<OsString>) -> Vec<PathBuf> {
    // Put together by hand, so that the places of a system are the same wherever they are listed.
    let below = |folder: &OsStr, slash: &str, place: &str| {
        let mut path = folder.to_owned();
        path.push(slash);
        path.push(place);
        PathBuf::from(path)
    };
    match family {
        Family::Linux => LINUX.iter().map(PathBuf::from).collect(),
        Family::Mac => {
            let own = variable("HOME").map(|home| below(&home, "/", "Applications").into_os_string());
            let folders = [Some("/Applications".into()), own];
            folders.iter().flatten().flat_map(|folder| MAC.iter().map(|place| below(folder, "/", place))).collect()
        }
        Family::Windows => {
            let folders = PROGRAMS.iter().filter_map(|name| variable(name)).collect::<Vec<_>>();
            folders.iter().flat_map(|folder| WINDOWS.iter().map(|place| below(folder, r"\", place))).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_has_its_own_places() {
        let variable = |name: &str| match name {
            "HOME" => Some("/Users/sample".into()),
            "ProgramFiles" => Some(r"C:\Program Files".into()),
            "ProgramFiles(x86)" => Some(r"C:\Program Files (x86)".into()),
            "LocalAppData" => Some(r"C:\Users\sample\AppData\Local".into()),
            _ => None,
        };
        for (family, count, has) in [
            (Family::Linux, LINUX.len(), "/opt/google/chrome/chrome"),
            (Family::Mac, 2 * MAC.len(), "/Users/sample/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            (Family::Windows, 3 * WINDOWS.len(), r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"),
        ] {
            let places = fixed(family, variable);
            assert_eq!(places.len(), count, "{family:?}");
            assert!(places.contains(&PathBuf::from(has)), "{family:?}: {places:?}");
        }
        assert_eq!(fixed(Family::Mac, |_| None).len(), MAC.len());
        assert!(fixed(Family::Windows, |_| None).is_empty());
    }
}
