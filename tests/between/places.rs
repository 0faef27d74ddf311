//! A widget is remembered by the one path that leads to it from everywhere.

use std::path::{Path, PathBuf};

use widget_studio::app::core::navigation::NavCommand;
use widget_studio::system::files;

use super::machine::Machine;

#[test]
fn a_path_from_the_present_folder_is_remembered_whole() {
    let mut machine = Machine::new();
    let folder = machine.widget("shop", &[("manifest.json", "{}")]);
    let here = std::env::current_dir().unwrap();
    let up: PathBuf = here.components().skip(1).map(|_| "..").collect();
    let relative = up.join(folder.strip_prefix("/").unwrap_or(&folder));
    machine.app.send(NavCommand::Open(relative));
    machine.settle();
    let whole = files::canonical(&folder);
    let recent: Vec<&Path> = machine.app.core.preferences.recent.iter().map(|recent| recent.path.as_path()).collect();
    assert_eq!((machine.opened().origin.as_ref().map(|origin| origin.path()), recent), (Some(whole.as_path()), vec![whole.as_path()]));
}
