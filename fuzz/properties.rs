//! What must hold for any bytes. Each function panics where it doesn't; the fuzz targets and `tests/fuzzed.rs` call the same ones.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use serde_json::{Value, json};
use typed_path::{Utf8WindowsComponent, Utf8WindowsPath, Utf8WindowsPathBuf};
use widget_studio::account::{Account, AccountWidget, ApiError, Pipeline, TemplateField, User};
use widget_studio::checks;
use widget_studio::checks::engine::Report;
use widget_studio::checks::engine::fix::{FixOption, Repair};
use widget_studio::checks::engine::rule::{Product, Profile};
use widget_studio::checks::fix_all::all_safe;
use widget_studio::formats::json::{Json, edit};
use widget_studio::formats::path::RelPath;
use widget_studio::formats::path::hidden;
use widget_studio::formats::path::names::{self, Rules};
use widget_studio::formats::picture;
use widget_studio::formats::picture::no_progress;
use widget_studio::formats::picture::source::{Source, SourceKind};
use widget_studio::formats::png;
use widget_studio::formats::script::Script;
use widget_studio::formats::tables;
use widget_studio::formats::text_edit::apply;
use widget_studio::formats::zip;
use widget_studio::model::document::FileBody;
use widget_studio::model::studio_file::{self, STUDIO_FILE, StudioFile};
use widget_studio::model::widget::Widget;
use widget_studio::services::archive;
use widget_studio::services::bundled;
use widget_studio::services::callback_stub;
use widget_studio::services::texts::exchange;
use widget_studio::services::texts::grid::Grid;

/// JSON text is read whatever it is; a repair fits, an edit changes what it says and can be taken back.
/// The first two bytes choose the place, the rest is the text.
pub fn json(data: &[u8]) {
    let (choice, text) = data.split_at_checked(2).unwrap_or((&[0, 0], data));
    let text = String::from_utf8_lossy(text);
    let parsed = Json::parse(&text);
    for problem in &parsed.problems {
        assert!(text.get(problem.range.clone()).is_some(), "a problem outside of the text");
        apply(&text, &problem.repair).expect("a repair fits");
    }
    let mut pointers = Vec::new();
    if let Some(root) = &parsed.root {
        root.walk("", &mut |pointer, _| pointers.push(pointer.to_owned()));
    }
    let at = usize::from(u16::from_be_bytes([choice[0], choice[1]]));
    let Some(pointer) = pointers.get(at.checked_rem(pointers.len()).unwrap_or(0)) else { return };
    let new = json!({ "a": ["b", 1.5, null] });
    if let Ok(edits) = edit::set(&text, &parsed, pointer, &new) {
        let (after, back) = apply(&text, &edits).expect("an edit fits");
        assert_eq!(apply(&after, &back).expect("the way back fits").0, text);
        if parsed.problems.is_empty() {
            let again = Json::parse(&after);
            assert!(again.problems.is_empty(), "{:?} in {after}", again.problems);
            let strict: Value =
                serde_json::from_str(again.at(pointer).and_then(|node| after.get(node.range.clone())).expect("it is there")).expect("JSON");
            assert_eq!(strict, new);
        }
    }
    for edits in [
        edit::remove(&text, &parsed, pointer),
        edit::move_to(&text, &parsed, pointer, at % 3),
        edit::rename_key(&text, &parsed, pointer, "key"),
    ] {
        let Ok(edits) = edits else { continue };
        let (after, back) = apply(&text, &edits).expect("an edit fits");
        assert_eq!(apply(&after, &back).expect("the way back fits").0, text);
    }
}

/// Any `manifest.json` is checked, and repaired as far as its safe fixes go.
pub fn manifest(data: &[u8]) {
    checked_and_repaired(&with(&[("manifest.json", data)]));
}

/// Any two locale files are checked, repaired, put side by side, and go through a table unchanged. A zero byte parts them.
pub fn i18n(data: &[u8]) {
    let (first, second) = halves(data);
    let widget = Arc::new(with(&[("i18n/ru.json", first), ("i18n/en.json", second)]));
    checked_and_repaired(&widget);
    Grid::new(&widget, &widget, None, None);
    let Ok(export) = exchange::export(&widget, &[]) else { return };
    let review = exchange::import(&widget, &export.table);
    assert!(review.changes.is_empty(), "texts changed on the way to the table and back: {}", review.changes.len());
}

/// Any `script.js` is read or refused and checked, and a stub that is put into it leaves a script that is read.
pub fn script(data: &[u8]) {
    let widget = with(&[("script.js", data)]);
    checked_and_repaired(&widget);
    let Some(text) = widget.text("script.js") else { return };
    let read = text.script("script.js");
    for name in ["render", "onSave", "dpSettings"] {
        let Some(edits) = callback_stub::with_stub("script.js", text.as_str(), read, name) else { continue };
        let (after, back) = apply(text.as_str(), &edits).expect("a stub fits");
        assert_eq!(apply(&after, &back).expect("the way back fits").0, text.as_str());
        assert!(Script::read("script.js", &after).is_read(), "a stub breaks the script: {after}");
    }
}

/// Any bytes are a widget or a refusal; what they unpack to stays within the limits.
pub fn zip(data: &[u8]) {
    let Ok(widget) = archive::read("widget.zip", data) else { return };
    assert!(widget.files().len() <= zip::read::MAX_ENTRIES);
    let total: usize = widget.files().map(|(_, body)| body.len()).sum();
    assert!(total as u64 <= zip::read::MAX_TOTAL_BYTES);
    check(&widget);
}

/// Any bytes are a logo with findings; what can be decoded can be encoded, and notes can be taken out of it.
pub fn png(data: &[u8]) {
    check(&with(&[("images/logo.png", data)]));
    png::holds_more(data);
    if let Some(plain) = png::without(data, png::is_note) {
        assert_eq!(picture::decode(&plain).is_ok(), picture::decode(data).is_ok());
    }
}

/// Any answer of an account is read or refused. The first byte chooses the status.
pub fn answer(data: &[u8]) {
    let (status, body) = data.split_first().map_or((0, data), |(first, rest)| (*first, rest));
    let text = String::from_utf8_lossy(body);
    let error = ApiError::of_answer(200 + u16::from(status) * 2, Some("3"), &text);
    assert!(!error.kind.word().is_empty());
    let Ok(value) = serde_json::from_str::<Value>(&text) else { return };
    for value in std::iter::once(&value).chain(value.as_array().into_iter().flatten()) {
        let _ = (Account::read(value), User::read(value), Pipeline::read(value), TemplateField::read_all(value));
        if let Some(widget) = AccountWidget::read(value) {
            let _ = widget.shows_settings();
        }
    }
}

/// Any bytes are a table of texts or a refusal; what is taken from it goes into the widget as one step that can be taken back.
pub fn table(data: &[u8]) {
    let Ok(table) = tables::read(data) else { return };
    assert!(table.rows.len() <= tables::MAX_ROWS && table.header.len() <= tables::MAX_COLUMNS);
    let widget = bundled::plain();
    let review = exchange::import(&widget, &table);
    let changes = review.changes(&widget, |_| true).expect("the widget is the one that was compared");
    let mut after = widget.clone();
    let back = after.apply(&changes).expect("the changes fit");
    after.apply(&back).expect("the way back fits");
    assert!(after == widget);
}

/// Any names, one a line, are paths or refused. By the rules of Windows a path stays below its folder and is stored as it is spelled; a name
/// that would not be has a finding, and one like it that can be stored. Two files that have no finding are two files there.
pub fn names(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let paths: Vec<RelPath> = text.split('\n').take(MOST_NAMES).filter_map(|line| RelPath::new(line).ok()).collect();
    paths.iter().for_each(one_name);
    let obstacles = names::obstacles(&paths, |_| true);
    let mut stored = BTreeSet::new();
    for path in paths.iter().collect::<BTreeSet<_>>() {
        if obstacles.iter().all(|(obstructed, _)| obstructed != path) {
            assert!(stored.insert(as_windows_compares(path.as_str())), "{path:?} is another file on Windows");
        }
    }
    for path in &stored {
        let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let is_stored = |folder: &str| stored.contains(folder) && obstacles.is_empty();
        assert!(!folders.any(is_stored), "{path:?} lies in a file");
    }
}

/// Most names that are looked at together.
const MOST_NAMES: usize = 50;

fn one_name(path: &RelPath) {
    let root = Utf8WindowsPath::new(r"C:\widgets\shop");
    let fault = names::first_fault(path);
    match path.parts(Rules::Windows) {
        Ok(parts) => {
            assert_eq!(fault, None, "{path:?}");
            let mut place = Utf8WindowsPathBuf::from(root.as_str());
            parts.for_each(|part| place.push(part));
            let below = place.strip_prefix(root).unwrap_or_else(|_| panic!("{path:?} leads to {place}"));
            let names: Vec<&str> = below
                .components()
                .map(|component| match component {
                    Utf8WindowsComponent::Normal(name) => name,
                    other => panic!("{path:?} has {other:?}"),
                })
                .collect();
            assert_eq!(names.join("/"), path.as_str());
            names.iter().for_each(|name| assert!(is_stored_as_spelled(name), "{name:?}"));
        }
        Err(_) => {
            let (prefix, _) = fault.unwrap_or_else(|| panic!("nothing is said of {path:?}"));
            let near = names::storable_path(prefix);
            assert_eq!(names::fault(near.rsplit('/').next().unwrap_or(&near)), None, "{near:?} for {prefix:?}");
        }
    }
    if let Ok(place) = path.under(Path::new("/w")) {
        assert!(place.starts_with("/w") && place.iter().count() == 2 + path.as_str().split('/').count(), "{path:?}");
    }
    let shown = names::visible(path.as_str());
    assert!(!shown.contains(|c: char| c.is_control() || hidden::is_hidden(c)) && shown.chars().count() < 2_000, "{shown:?}");
    // What is packed comes back, with its accents as one character each.
    let composed = names::composed(path.as_str());
    if RelPath::new(&composed).is_ok() && path.as_str().len() < 1_000 {
        let bytes = zip::write::pack(&[(path, b"x")]).expect("it can be packed");
        let (files, _) = zip::read::read("widget.zip", &bytes).expect("it is an archive");
        assert!(files.keys().map(RelPath::as_str).eq([&*composed]), "{path:?} comes back as {:?}", files.keys());
    }
}

/// What Windows does with a name, said anew: what it drops, what it takes for a device or a stream, what it refuses.
fn is_stored_as_spelled(name: &str) -> bool {
    let stem = name.split(['.', ':']).next().unwrap_or_default().trim_end_matches(' ').to_uppercase();
    let numbered = ["COM", "LPT"].iter().filter_map(|device| stem.strip_prefix(device));
    let is_device = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str())
        || numbered.into_iter().any(|rest| "0123456789¹²³".chars().any(|digit| rest.chars().eq([digit])));
    let is_refused = |c: char| c < ' ' || "<>:\"/\\|?*".contains(c);
    !is_device && !name.contains(is_refused) && !name.ends_with(['.', ' ']) && (1..=255).contains(&name.encode_utf16().count())
}

/// A path as Windows compares it: letter by letter in upper case.
fn as_windows_compares(path: &str) -> String {
    let upper = |c: char| Some(c.to_uppercase()).filter(|upper| upper.len() == 1).and_then(|mut upper| upper.next()).unwrap_or(c);
    path.chars().map(upper).collect()
}

/// Any studio's own file is read, keeps to what its bytes can hold, and is changed only where it is named, or not at all.
pub fn studio_file(data: &[u8]) {
    let widget = with(&[(STUDIO_FILE, data)]);
    let read = StudioFile::read(&widget);
    // The syntax is a fault besides those of the values.
    assert!(read.suppressions.len() + read.checklist.len() + read.faults.len() <= data.len() + 1);
    for range in read.faults.iter().filter_map(|fault| fault.range.clone()).chain(read.suppressions.iter().map(|it| it.range.clone())) {
        assert!(String::from_utf8_lossy(data).get(range).is_some(), "a range outside of the text");
    }
    check(&widget);
    let nothing = studio_file::change(&widget, &[]);
    let note = |text: &str, json: &Json| edit::set(text, json, "/checklist", &json!({ "a": { "done": true, "note": "b" } }));
    let Ok(change) = studio_file::change(&widget, &[&note]) else { return };
    let mut after = widget.clone();
    after.apply(&[nothing.expect("what can be changed can be left")]).expect("no change fits");
    assert!(data.is_empty() || after == widget);
    let back = after.apply(&[change]).expect("the change fits");
    let changed = StudioFile::read(&after);
    assert!(changed.checklist.len() == 1 && changed.checklist.get("a").is_some_and(|tick| tick.done && tick.note == "b"));
    assert!(changed.suppressions.iter().map(|it| &it.rule).eq(read.suppressions.iter().map(|it| &it.rule)));
    after.apply(&back).expect("the way back fits");
    assert!(data.is_empty() || after == widget);
}

/// Any drawing is refused, or put into a picture of a bounded size; in a widget it is checked.
pub fn svg(data: &[u8]) {
    const MOST: u32 = 2048;
    check(&with(&[("images/menu.svg", data)]));
    let Ok(source) = Source::read(data, &no_progress) else { return };
    assert_eq!(source.image.dimensions(), source.size);
    if source.kind == SourceKind::Svg {
        assert!((1..=MOST).contains(&source.size.0) && (1..=MOST).contains(&source.size.1), "{:?}", source.size);
        assert_eq!(source.size.0.max(source.size.1), MOST);
    }
}

/// The plain widget, which knows its pictures once they were read.
static PLAIN: LazyLock<Widget> = LazyLock::new(bundled::plain);

/// The plain widget with these files in the place of its own.
fn with(files: &[(&str, &[u8])]) -> Widget {
    let mut all: BTreeMap<RelPath, FileBody> = PLAIN.files().map(|(path, body)| (path.clone(), body.clone())).collect();
    for (name, bytes) in files {
        let path = RelPath::new(name).expect("a good path");
        all.insert(path.clone(), FileBody::read(&path, bytes.to_vec()));
    }
    Widget::new(all, None)
}

fn halves(data: &[u8]) -> (&[u8], &[u8]) {
    let at = data.iter().position(|byte| *byte == 0).unwrap_or(data.len());
    (&data[..at], data.get(at + 1..).unwrap_or_default())
}

fn check(widget: &Widget) -> Report {
    checks::check(widget, Product::AmoCrm, Profile::Private);
    checks::check(widget, Product::Kommo, Profile::Public)
}

fn checked_and_repaired(widget: &Widget) {
    for finding in &check(widget).findings {
        // Pictures are another matter, and slow.
        let of_text = |option: &&FixOption| matches!(option.repair, Repair::Changes(_));
        for option in finding.fix.iter().flat_map(|fix| &fix.options).filter(of_text) {
            let Ok(changes) = option.repair.resolve(widget) else { continue };
            let mut after = widget.clone();
            let back = after.apply(&changes).unwrap_or_else(|error| panic!("{}: {error}", finding.rule.id));
            after.apply(&back).unwrap_or_else(|error| panic!("{}: {error}", finding.rule.id));
            assert!(after == *widget, "{}: the way back leads elsewhere", finding.rule.id);
        }
    }
    let (changes, _) = all_safe(widget, Product::AmoCrm, Profile::Private);
    widget.clone().apply(&changes).expect("all safe fixes fit as one step");
}
