//! `diff`: folders, archives and git revisions against each other.

use super::*;
use widget_studio::formats::json::edit;

/// The plain widget in `w`, and as the archive `old.zip`; then `w` gets a new area and a new version.
fn place() -> Place {
    let place = Place::new(|_| Vec::new()).zipped("old.zip");
    set(&place, "/widget/version", &"0.2.0".into());
    set(&place, "/locations", &serde_json::json!(["lcard-1", "settings", "ccard-1"]));
    place
}

fn set(place: &Place, at: &str, value: &Value) {
    let path = place.path("w/manifest.json");
    let text = fs::read_to_string(&path).unwrap();
    let json = widget_studio::formats::json::Json::parse(&text);
    let edits = edit::set(&text, &json, at, value).unwrap();
    fs::write(&path, widget_studio::formats::text_edit::apply(&text, &edits).unwrap().0).unwrap();
}

fn json(stdout: &str) -> Value {
    serde_json::from_str(stdout).unwrap()
}

fn ids(found: &Value) -> Vec<&str> {
    found["consequences"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect()
}

#[test]
fn the_exit_code_says_whether_something_changes_for_people() {
    let place = place();
    assert!(place.run(0, &["diff", "w", "w"]).0.contains("Nothing changes for those who use the widget"));
    let (stdout, _) = place.run(1, &["diff", "old.zip", "w"]);
    assert!(stdout.contains("0.1.0 → 0.2.0") && stdout.contains("Will now start here: Contact card"), "{stdout}");
    let (stdout, stderr) = place.run(2, &["diff", "none", "w"]);
    assert!(stdout.is_empty() && stderr.contains("called none") && stderr.lines().count() == 2, "{stderr}");
    fs::write(place.path("w/manifest.json"), "{\"widget\": ").unwrap();
    let (stdout, stderr) = place.run(2, &["diff", "old.zip", "w", "--format", "json"]);
    assert!(ids(&json(&stdout)).is_empty() && stderr.contains("can't be read as a whole"), "{stderr}");
}

#[test]
fn programs_get_json_and_swapped_sides_are_swapped() {
    let place = place();
    let there = json(&place.run(1, &["diff", "old.zip", "w", "--format", "json"]).0);
    assert_eq!(
        there.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["consequences", "findings", "texts", "manifest", "files", "pictures"]
    );
    assert_eq!(ids(&there), ["area-added"]);
    let back = json(&place.run(1, &["diff", "w", "old.zip", "--format", "json"]).0);
    assert_eq!(ids(&back), ["version-not-raised", "area-removed"]);
    let with = json(&place.run(1, &["diff", "old.zip", "w", "--format", "json", "--changelog"]).0);
    assert!(with["changelog"].as_str().unwrap().contains("- Now also here: Contact card"));
}

#[test]
fn other_formats_and_languages_go_to_a_file_that_a_later_one_replaces() {
    let place = place();
    for (format, part) in [("text", "Новое место"), ("markdown", "## Что изменится"), ("html", "<h2>Что изменится")]
    {
        let args = ["diff", "old.zip", "w", "--format", format, "--lang", "ru", "--changelog", "-o", "out"];
        for _ in 0..2 {
            assert_eq!(place.run(1, &args).0, "");
        }
        let text = String::from_utf8(place.read("out")).unwrap();
        assert!(text.contains(part) && text.contains("Что нового"), "{format}: {text}");
        fs::remove_file(place.path("out")).unwrap();
    }
    place.run(2, &["diff", "old.zip", "w", "-o", "old.zip"]);
}

#[test]
fn beside_an_archive_only_what_would_be_packed_counts() {
    let place = Place::new(|_| vec![write("notes.map", "for us".to_owned())]).zipped("all.zip");
    widget_studio::system::files::save_as(&Origin::Zip(place.path("plain.zip")), &bundled::plain()).unwrap();
    assert!(!place.run(0, &["diff", "plain.zip", "w"]).0.contains("notes.map"));
    assert!(place.run(0, &["diff", "plain.zip", "all.zip"]).0.contains("notes.map"));
}

#[test]
fn a_revision_is_read_from_the_repository_of_the_other_side() {
    let place = Place::new(|_| Vec::new());
    let git = |args: &[&str]| {
        let who = ["-c", "user.name=A", "-c", "user.email=a@example.net", "-c", "commit.gpgsign=false"];
        let status = Command::new("git").current_dir(place.dir.path()).args(who).args(args).status().unwrap();
        assert!(status.success(), "{args:?}");
    };
    git(&["init", "-q", "-b", "main"]);
    git(&["add", "w"]);
    git(&["commit", "-q", "-m", "first"]);
    set(&place, "/locations", &serde_json::json!(["lcard-1"]));
    let before = fs::read_dir(place.path(".git")).unwrap().count();
    for side in ["HEAD", "main:w"] {
        assert_eq!(ids(&json(&place.run(1, &["diff", side, "w", "--format", "json"]).0)), ["version-not-raised", "area-removed"], "{side}");
    }
    assert!(place.run(2, &["diff", "HEAD~9", "w"]).1.contains("called HEAD~9"));
    assert!(place.run(2, &["diff", "HEAD:none", "w"]).1.contains("no folder none"));
    assert_eq!(fs::read_dir(place.path(".git")).unwrap().count(), before, "nothing is written");
}

#[test]
fn each_pack_is_on_the_shelf_and_can_stand_on_a_side() {
    let place = place();
    assert!(place.run(0, &["builds"]).0.contains("Nothing was packed yet"));
    place.run(2, &["diff", "shelf:last", "w"]);
    place.run(0, &["pack", "w"]);
    let builds = place.json(0, &["builds", "--format", "json"]);
    let sum = builds["builds"][0]["sha256"].as_str().unwrap().to_owned();
    assert_eq!(sum, widget_studio::services::archive::sha256_hex(&place.read("widget.zip")));
    assert_eq!(builds["builds"][0]["path"], place.path("widget.zip").canonicalize().unwrap().to_str().unwrap());
    assert_eq!(place.run(0, &["diff", "shelf:last", "w"]).1, place.run(0, &["diff", "w", &format!("shelf:{}", &sum[..8])]).1);
    place.run(0, &["diff", "shelf:last", "shelf:last"]);
    let manifest = String::from_utf8(place.read("w/manifest.json")).unwrap();
    fs::write(place.path("w/manifest.json"), manifest.replace("\"ccard-1\"", "\"everywhere\"").replace("0.2.0", "0.3.0")).unwrap();
    assert_eq!(ids(&place.json(1, &["diff", "shelf:last", "w", "--format", "json"])), ["area-added", "area-removed"]);
    place.run(0, &["pack", "w", "--output", "other.zip"]);
    let builds = place.json(0, &["builds", "0.3.0", "area-added", "--format", "json"]);
    assert_eq!(builds["builds"].as_array().unwrap().len(), 1);
    assert_eq!(builds["builds"][0]["consequences"], serde_json::json!(["area-added", "area-removed"]));
    let (list, _) = place.run(0, &["builds"]);
    assert!(list.lines().count() == 2 && list.lines().nth(1).unwrap().contains(&format!("{}  0.2.0", &sum[..8])), "{list}");
    for name in ["shelf:", "shelf:abc", "shelf:0000000000"] {
        assert!(place.run(2, &["diff", name, "w"]).1.contains("widget-studio builds lists them"), "{name}");
    }
}
