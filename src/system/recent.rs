//! What is at the place of a widget that was opened before: whether it is still there, and its logo.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use image::RgbaImage;

use super::files;
use super::folder::Folder;
use crate::formats::picture;

/// The folder of logos.
const IMAGES: &str = "images";
/// Logos that suit a small square, the best first.
const LOGOS: [&str; 3] = ["logo_small.png", "logo.png", "logo_min.png"];
/// Most bytes of a logo that is read for a list.
const MOST_LOGO: u64 = 1024 * 1024;
/// Most bytes of an archive that is opened for its logo.
const MOST_ARCHIVE: u64 = 4 * 1024 * 1024;
/// Longest side of the logo in a list, in pixels.
const SIDE: u32 = 96;

/// What is at a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Whether there is a folder or a file.
    pub is_there: bool,
    /// A logo of it, at most 96 pixels a side, if it can be read.
    pub logo: Option<RgbaImage>,
}

/// Looks at `path`, the folder or archive of a widget. Blocks.
pub fn look(path: &Path) -> Seen {
    let Ok(metadata) = fs::metadata(path) else { return Seen::default() };
    let bytes = if metadata.is_dir() { in_folder(path) } else { in_archive(path, metadata.len()) };
    let logo = bytes.and_then(|bytes| picture::decode(&bytes).ok()).map(|logo| small(&logo));
    Seen { is_there: true, logo }
}

fn in_folder(path: &Path) -> Option<Vec<u8>> {
    let images = Folder::open(path).ok()?.inner(&OsString::from(IMAGES)).ok()?;
    LOGOS.iter().find_map(|name| images.read(&OsString::from(name), MOST_LOGO).ok())
}

fn in_archive(path: &Path, bytes: u64) -> Option<Vec<u8>> {
    let widget = (bytes <= MOST_ARCHIVE).then(|| files::open(path).ok())??.widget;
    LOGOS.iter().find_map(|name| widget.get(&format!("{IMAGES}/{name}")).map(|body| body.as_bytes().to_vec()))
}

fn small(logo: &RgbaImage) -> RgbaImage {
    let longest = logo.width().max(logo.height());
    if longest <= SIDE {
        return logo.clone();
    }
    let side = |length: u32| (length * SIDE / longest).max(1);
    image::imageops::thumbnail(logo, side(logo.width()), side(logo.height()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::bundled;
    use crate::system::files::Origin;

    #[test]
    fn a_place_tells_whether_a_widget_is_there_and_its_logo() {
        let dir = tempfile::tempdir().unwrap();
        let (folder, archive) = (dir.path().join("w"), dir.path().join("w.zip"));
        for origin in [Origin::Folder(folder.clone()), Origin::Zip(archive.clone())] {
            files::save_as(&origin, &bundled::plain()).unwrap();
            let seen = look(origin.path());
            let logo = seen.logo.unwrap();
            assert!(seen.is_there && logo.width().max(logo.height()) == SIDE, "{origin:?}");
        }
        fs::remove_dir_all(folder.join("images")).unwrap();
        assert_eq!(look(&folder), Seen { is_there: true, logo: None });
        fs::write(&archive, "no archive").unwrap();
        assert_eq!(look(&archive), Seen { is_there: true, logo: None });
        assert_eq!(look(&dir.path().join("gone")), Seen::default());
    }
}
