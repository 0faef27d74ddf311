//! What must hold for any widget in the world, tried on folders of widgets: opening and saving changes nothing, an edit
//! changes its own bytes alone, checks and fixes come to an end, a pack holds what was planned.
//!
//! The widgets are the invented ones of `tests/fixtures/widgets` and the real ones beside the project, where they are;
//! `WIDGET_STUDIO_CORPUS` names another folder of real ones, whose widgets are folders or archives.

#[path = "corpus/widgets.rs"]
mod widgets;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;
use widget_studio::checks;
use widget_studio::checks::engine::cache::CheckCache;
use widget_studio::checks::engine::rule::{Product, Profile};
use widget_studio::checks::fix_all::all_safe;
use widget_studio::crm::i18n;
use widget_studio::crm::locations;
use widget_studio::crm::locations::{Area, Listing};
use widget_studio::crm::package;
use widget_studio::crm::package::Decision;
use widget_studio::formats::json::{Json, Node, edit};
use widget_studio::formats::path::RelPath;
use widget_studio::formats::tables;
use widget_studio::formats::tables::Format;
use widget_studio::model::project::{Edit, Project};
use widget_studio::model::widget::{MANIFEST, Widget};
use widget_studio::services::archive as zip;
use widget_studio::services::texts::exchange;
use widget_studio::system::files;
use widget_studio::system::files::{Origin, Resolve};
use widgets::each;

const TARGETS: [(Product, Profile); 4] = [
    (Product::AmoCrm, Profile::Private),
    (Product::AmoCrm, Profile::Public),
    (Product::Kommo, Profile::Private),
    (Product::Kommo, Profile::Public),
];

/// A widget in a temporary folder, its files as old as time.
struct Copy {
    dir: TempDir,
    origin: Origin,
    widget: Widget,
}

/// Bytes and time of each file.
type OnDisk = BTreeMap<String, (Vec<u8>, SystemTime)>;

impl Copy {
    /// `None` for an archive with names that no folder can hold; says so.
    fn of(path: &Path, widget: &Widget) -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let origin = Origin::Folder(dir.path().to_owned());
        if let Err(error) = files::save_as(&origin, widget) {
            assert!(!path.is_dir(), "{}: {error}", path.display());
            println!("skipped: {}: {error}", path.display());
            return None;
        }
        let copy = Self { widget: files::open(dir.path()).unwrap().widget, dir, origin };
        for (path, _) in copy.widget.files() {
            let file = fs::File::options().write(true).open(copy.dir.path().join(path.as_str())).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1)).unwrap();
        }
        Some(copy)
    }

    fn on_disk(&self) -> OnDisk {
        let mut found = OnDisk::new();
        let mut folders = vec![self.dir.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(self.dir.path()).unwrap().to_str().unwrap().replace('\\', "/");
                    found.insert(name, (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap()));
                }
            }
        }
        found
    }

    fn save(&self, saved: &Widget, new: &Widget) {
        files::save(&self.origin, saved, new, Resolve::Ask).unwrap();
    }
}

#[test]
fn texts_that_come_back_untouched_change_nothing() {
    each("exchange", |path, widget| {
        let Ok(export) = exchange::export(widget, &[]) else { return };
        for format in [Format::Csv, Format::Xlsx] {
            let back = tables::read(&tables::write(&export.table, format).unwrap()).unwrap();
            let review = exchange::import(widget, &back);
            let changes = review.changes(widget, |_| true).unwrap();
            assert!(changes.is_empty() && review.refused.is_empty() && review.passed_over.is_empty(), "{} {review:#?}", path.display());
        }
    });
}

#[test]
fn opening_and_saving_writes_nothing() {
    each("open and save", |path, widget| {
        let Some(copy) = Copy::of(path, widget) else { return };
        let before = copy.on_disk();
        for (name, (bytes, _)) in &before {
            let read = if path.is_dir() { fs::read(path.join(name)).unwrap() } else { widget.get(name).unwrap().as_bytes().to_vec() };
            assert_eq!(*bytes, read, "{}: {name}", path.display());
        }
        assert_eq!(before.len(), widget.files().len());
        copy.save(&copy.widget, &copy.widget);
        copy.save(&copy.widget, &files::open(copy.dir.path()).unwrap().widget);
        assert_eq!(copy.on_disk(), before, "{}", path.display());
        assert_eq!(files::changed_on_disk(&copy.origin, &copy.widget).unwrap(), []);
    });
}

#[test]
fn setting_a_value_changes_its_own_bytes_and_undo_brings_them_back() {
    each("set and undo", |path, widget| {
        let Some(copy) = Copy::of(path, widget) else { return };
        let locales = i18n::locales(widget).into_iter().map(|locale| locale.path.to_string());
        for file in std::iter::once(MANIFEST.to_owned()).chain(locales) {
            let Some(text) = widget.text(&file) else { continue };
            let Some((pointer, node)) = first_string(text.json()) else { continue };
            let at = format!("{} {file} {pointer}", path.display());
            let value = format!("{}, ещё \"и\" /", node.as_str().unwrap());
            let change = widget.edit_json(&file, |text, json| edit::set(text, json, &pointer, &value.clone().into())).unwrap();
            let mut project = Project::new(copy.widget.clone());
            project.apply(Edit::new(project.revision(), vec![change])).unwrap();
            let before = copy.on_disk();
            copy.save(project.saved(), project.widget());

            let after = copy.on_disk();
            let changed: Vec<&String> = after.keys().filter(|name| after[*name] != before[*name]).collect();
            assert_eq!((changed, after.len()), (vec![&file], before.len()), "{at}");
            let (old, new) = (text.as_str().as_bytes(), &after[&file].0);
            let tail = old.len() - node.range.end;
            assert_eq!(new[..node.range.start], old[..node.range.start], "{at}");
            assert_eq!(new[new.len() - tail..], old[node.range.end..], "{at}");
            let reread = Json::parse(std::str::from_utf8(new).unwrap());
            if text.json().problems.is_empty() {
                assert_eq!(reread.problems, [], "{at}");
                assert_eq!(reread.at(&pointer).and_then(Node::as_str), Some(value.as_str()), "{at}");
            }

            let edited = project.widget().clone();
            assert!(project.undo().is_some() && !project.is_dirty(), "{at}");
            copy.save(&edited, project.widget());
            assert_eq!(copy.on_disk()[&file].0, old, "{at}");
        }
    });
}

#[test]
fn switching_an_area_on_and_off_touches_nothing_else() {
    each("switch an area", |path, widget| {
        // One that hardly any widget has, else the next one.
        let off = ["tcalendar", "tline", "culist"].into_iter().filter_map(Area::of).find(|area| !locations::declares(widget, area.name));
        let Some(area) = off else {
            println!("skipped: {}: all areas that are tried are on", path.display());
            return;
        };
        let on = locations::turn_on(widget, area);
        if !matches!(locations::listing(widget), Listing::List | Listing::Missing) {
            assert_eq!(on, [], "{}: what is no list is left alone", path.display());
            return;
        }
        let text = |widget: &Widget| widget.text(MANIFEST).unwrap().as_str().to_owned();
        let before = text(widget);
        let mut project = Project::new(widget.clone());
        project.apply(Edit::new(project.revision(), on)).unwrap();
        let after = text(project.widget());
        assert!(locations::declares(project.widget(), area.name), "{}", path.display());
        assert_eq!(project.changed_paths().iter().map(RelPath::as_str).collect::<Vec<_>>(), [MANIFEST], "{}", path.display());
        let start = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
        let end = before.len() - start;
        let added = after.as_bytes()[start..after.len() - end].iter().filter(|byte| !byte.is_ascii_whitespace());
        assert!(added.count() < 40, "{}: one entry is added", path.display());
        assert_eq!(after.as_bytes()[after.len() - end..], before.as_bytes()[start..], "{}", path.display());

        project.apply(Edit::new(project.revision(), locations::turn_off(project.widget(), area))).unwrap();
        if widget.manifest("/locations").is_some_and(|list| !list.items().is_empty()) {
            assert_eq!(text(project.widget()), before, "{}", path.display());
        }
        assert!(project.undo().is_some() && project.undo().is_some() && !project.is_dirty(), "{}", path.display());
        assert_eq!(text(project.widget()), before, "{}", path.display());
    });
}

/// The first text of a file; of duplicate keys, none but the last can be set.
fn first_string(json: &Json) -> Option<(String, &Node)> {
    let mut found = None;
    json.root.as_ref()?.walk("", &mut |pointer, node| {
        let settable = node.as_str().is_some() && json.at(pointer).is_some_and(|at| at.range == node.range);
        if found.is_none() && settable {
            found = Some((pointer.to_owned(), node));
        }
    });
    found
}

#[test]
fn checks_and_safe_fixes_come_to_an_end() {
    each("check and fix", |path, widget| {
        for (product, profile) in TARGETS {
            checks::check(widget, product, profile);
            let (changes, _) = all_safe(widget, product, profile);
            let mut fixed = widget.clone();
            fixed.apply(&changes).unwrap();
            assert_eq!(all_safe(&fixed, product, profile), (Vec::new(), 0), "{} {product:?} {profile:?}", path.display());
        }
    });
}

/// What is remembered of earlier states never changes what is found: after edits of each locale file and of the manifest,
/// forth and back.
#[test]
fn a_check_with_memory_finds_the_same() {
    each("check again", |path, widget| {
        let (product, profile) = TARGETS[1];
        let mut cache = CheckCache::default();
        let mut project = Project::new(widget.clone());
        let mut same = |project: &Project, what: &str| {
            let again = checks::check_again(project.widget(), product, profile, &mut cache);
            assert_eq!(again, checks::check(project.widget(), product, profile), "{} {what}", path.display());
        };
        same(&project, "at first");
        let locales = i18n::locales(widget).into_iter().map(|locale| locale.path.to_string());
        for file in std::iter::once(MANIFEST.to_owned()).chain(locales) {
            let Some((pointer, node)) = widget.json(&file).and_then(first_string) else { continue };
            for value in ["TODO", "", " Two  blanks, #TAG# <b>и", node.as_str().unwrap()] {
                let change = project.widget().edit_json(&file, |text, json| edit::set(text, json, &pointer, &value.into())).unwrap();
                project.apply(Edit::new(project.revision(), vec![change])).unwrap();
                same(&project, &format!("{file} {value:?}"));
            }
            if let Ok(change) = project.widget().edit_json(&file, |text, json| edit::remove(text, json, &pointer)) {
                project.apply(Edit::new(project.revision(), vec![change])).unwrap();
                same(&project, &format!("{file} without {pointer}"));
                project.undo();
                same(&project, &format!("{file} with {pointer} again"));
            }
        }
    });
}

#[test]
fn a_pack_holds_the_planned_files() {
    each("pack", |path, widget| {
        let bytes = zip::build(widget).unwrap();
        assert_eq!(zip::verify(&bytes, widget), Ok(()), "{}", path.display());
        let mut archive = ::zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let mut unpacked = Vec::new();
        for at in 0..archive.len() {
            let mut entry = archive.by_index(at).unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            unpacked.push((entry.name().unwrap().into_owned(), content));
        }
        let planned = package::plan(widget).into_iter().filter(|file| matches!(file.decision, Decision::In(_)));
        let content = |name: &str| widget.get(name).unwrap().as_bytes().to_vec();
        let planned: Vec<_> = planned.map(|file| (file.path.to_string(), content(file.path.as_str()))).collect();
        assert_eq!(unpacked, planned, "{}", path.display());
    });
}
