//! A widget on the disk, for as long as it is measured.

use widget_studio::model::widget::Widget;
use widget_studio::system::files;
use widget_studio::system::files::Origin;

/// A folder for this process with `widget` in it; it goes when this is dropped.
pub struct Folder(pub std::path::PathBuf);

impl Folder {
    /// A folder of this name.
    pub fn new(name: &str, widget: &Widget) -> Self {
        let path = std::env::temp_dir().join(format!("widget-studio-bench-{}-{name}", std::process::id()));
        std::fs::remove_dir_all(&path).ok();
        files::save_as(&Origin::Folder(path.clone()), widget).ok();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}
