//! What is remembered of running a widget, such as what was decided about hosts: in the data folder, a file for each widget.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{input, lock, private};

/// The folder in the data folder.
const FOLDER: &str = "runs";
/// Most bytes of a file.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// What is remembered of the widget at `widget`; nothing if that can't be read.
pub fn read<T: DeserializeOwned + Default>(data: &Path, widget: &Path) -> T {
    let bytes = match input::read(&file(data, widget), MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(_) => return T::default(),
    };
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// Remembers `value` of the widget at `widget`.
///
/// # Errors
/// What the system says.
pub fn write<T: Serialize>(data: &Path, widget: &Path, value: &T) -> io::Result<()> {
    private::own_folder(&data.join(FOLDER))?;
    private::write(&file(data, widget), &serde_json::to_vec(value)?)
}

/// The path of the widget isn't readable in the name.
fn file(data: &Path, widget: &Path) -> PathBuf {
    data.join(FOLDER).join(format!("{}.json", lock::name_of(widget.as_os_str().as_encoded_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_widget_has_its_own_and_damage_is_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let (one, other) = (Path::new("/widgets/one"), Path::new("/widgets/other"));
        write(dir.path(), one, &vec![1, 2]).unwrap();
        assert_eq!((read::<Vec<u32>>(dir.path(), one), read::<Vec<u32>>(dir.path(), other)), (vec![1, 2], Vec::<u32>::new()));
        std::fs::write(file(dir.path(), one), "{").unwrap();
        assert!(read::<Vec<u32>>(dir.path(), one).is_empty());
    }
}
