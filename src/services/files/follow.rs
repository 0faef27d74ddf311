//! The places of a widget that name a file, and how they name it once it has another path: in the manifest, in scripts' lists of modules, as
//! templates, in style sheets and pages.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::crm::i18n;
use crate::crm::modules;
use crate::formats::json::Node;
use crate::formats::path::RelPath;
use crate::formats::text_edit::TextEdit;
use crate::model::document::Text;
use crate::model::widget::{FileChange, MANIFEST, Widget};

/// Endings of scripts.
const SCRIPTS: &[&str] = &["js", "mjs", "jsx", "ts", "tsx"];
/// Endings of files in which a path may begin at the folder of the file.
const RELATIVE: &[&str] = &["css", "scss", "html", "htm"];

/// What is written in the place of what, by places.
type Found = BTreeMap<usize, (Range<usize>, String)>;

/// How many places name a file, and in which files they are.
pub fn references(widget: &Widget, path: &RelPath) -> Vec<(RelPath, usize)> {
    let to = RelPath::new(&format!("{path}.")).unwrap_or_else(|_| path.clone());
    let places = |change: FileChange| match change {
        FileChange::Edit { path, edits } => Some((path, edits.len())),
        _ => None,
    };
    following(widget, path, &to).into_iter().filter_map(places).collect()
}

/// The changes by which everything that names `from` names `to`. They are to be made before the file itself gets its new path.
pub fn following(widget: &Widget, from: &RelPath, to: &RelPath) -> Vec<FileChange> {
    let makers = makers(widget);
    let mut changes = Vec::new();
    for (path, body) in widget.files() {
        let Some(text) = body.as_text() else { continue };
        let mut found = Found::new();
        if path.as_str() == MANIFEST {
            locale(widget, from, to, &mut found);
        }
        if SCRIPTS.contains(&&*path.extension()) {
            script(path, text, (from, to), &makers, &mut found);
        }
        plain(text.as_str(), from.as_str(), to.as_str(), &mut found, is_begun);
        if RELATIVE.contains(&&*path.extension()) && !path.folder().is_empty() {
            let (old, new) = (relative(path.folder(), from.as_str()), relative(path.folder(), to.as_str()));
            plain(text.as_str(), &old, &new, &mut found, |before| before.ends_with(['"', '\'', '(', ' ', '=']) || before.ends_with("./"));
        }
        found.retain(|_, (range, insert)| text.as_str().get(range.clone()).is_some_and(|old| old != insert));
        if !found.is_empty() {
            let edits = found.into_values().map(|(range, insert)| TextEdit::replace(range, insert)).collect();
            changes.push(FileChange::Edit { path: path.clone(), edits });
        }
    }
    changes
}

/// A locale's file: its entry in the list of locales, and its tour pictures.
fn locale(widget: &Widget, from: &RelPath, to: &RelPath, found: &mut Found) {
    let code = |path: &RelPath| {
        let is_locale = path.folder() == i18n::FOLDER && path.extension() == "json";
        is_locale.then(|| path.name().trim_end_matches(".json").to_owned())
    };
    let (Some(old), Some(new)) = (code(from), code(to)) else { return };
    let entries = widget.manifest("/widget/locale").map_or(&[][..], Node::items);
    for entry in entries.iter().filter(|entry| entry.as_str() == Some(&old)) {
        put(found, entry.range.start + 1..entry.range.end.saturating_sub(1), new.clone());
    }
    let lists = widget.manifest("/tour/tour_images").map_or(&[][..], Node::members);
    for list in lists.iter().filter(|list| list.key == old) {
        put(found, list.key_range.start + 1..list.key_range.end.saturating_sub(1), new.clone());
    }
}

/// Functions that get templates by their names, with what stands around the name.
fn makers(widget: &Widget) -> BTreeMap<String, (usize, (String, String))> {
    let scripts = widget.files().filter(|(path, _)| SCRIPTS.contains(&&*path.extension()));
    let asked = scripts.filter_map(|(path, body)| Some(&body.as_text()?.script(path.as_str()).asked));
    asked.flat_map(|asked| &asked.makers).map(|maker| (maker.name.clone(), (maker.parameter, maker.around.clone()))).collect()
}

/// The modules and templates of a script.
fn script(
    path: &RelPath,
    text: &Text,
    (from, to): (&RelPath, &RelPath),
    makers: &BTreeMap<String, (usize, (String, String))>,
    found: &mut Found,
) {
    let script = text.script(path.as_str());
    // Where the script itself will be.
    let folder = if path == from { to.folder() } else { path.folder() };
    for need in &script.form.needs {
        let Some(target) = modules::file_of(need, path.as_str()) else { continue };
        let (plugin, id) = need.id.rsplit_once('!').map_or(("", need.id.as_str()), |(plugin, id)| (plugin, id));
        let new = if target == from.as_str() { to.as_str() } else { target.as_str() };
        if new == target && (path != from || need.from_root) {
            continue;
        }
        let written = if need.from_root {
            let slash = if id.starts_with('/') { "/" } else { "" };
            format!("{slash}{new}")
        } else {
            relative_id(folder, new)
        };
        // The plugin for style sheets adds the ending.
        let written = if plugin == "css" && !id.ends_with(".css") { written.trim_end_matches(".css").to_owned() } else { written };
        let plugin = if plugin.is_empty() { String::new() } else { format!("{plugin}!") };
        put(found, need.range.clone(), plugin + &written);
    }
    for file in script.asked.files.iter().filter(|file| file.path == from.as_str()) {
        let written = text.as_str().get(file.range.clone()).unwrap_or_default();
        if let Some(at) = written.find(from.as_str()) {
            let start = file.range.start + at;
            put(found, start..start + from.as_str().len(), to.to_string());
        }
    }
    for call in &script.asked.calls {
        let Some((parameter, (before, after))) = makers.get(&call.name) else { continue };
        let name = |path: &str| Some(path.strip_prefix(before.as_str())?.strip_suffix(after.as_str())?.to_owned());
        let (Some(old), Some(new)) = (name(from.as_str()), name(to.as_str())) else { continue };
        for (_, _, range) in call.texts.iter().filter(|(at, text, _)| at == parameter && *text == old) {
            put(found, inside(text.as_str(), range), new.clone());
        }
    }
}

/// A range without the quotes around it.
fn inside(text: &str, range: &Range<usize>) -> Range<usize> {
    let is_quoted = text.get(range.clone()).is_some_and(|part| part.starts_with(['"', '\'', '`']));
    if is_quoted { range.start + 1..range.end.saturating_sub(1) } else { range.clone() }
}

/// The places where `old` stands as a whole path, after what `begins` takes for the beginning of one.
fn plain(text: &str, old: &str, new: &str, found: &mut Found, begins: impl Fn(&str) -> bool) {
    for (at, _) in text.match_indices(old) {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + old.len()..).unwrap_or_default());
        let goes_on = after.starts_with(|c: char| c.is_alphanumeric() || ['_', '-', '.', '/'].contains(&c));
        if !goes_on && begins(before) {
            put(found, at..at + old.len(), new.to_owned());
        }
    }
}

/// Whether a path from the widget's folder begins behind `before`: it isn't the end of a longer one, unless that leads to the folder itself.
fn is_begun(before: &str) -> bool {
    let Some(rest) = before.strip_suffix('/') else {
        return !before.ends_with(|c: char| c.is_alphanumeric() || ['_', '-', '.', '\\'].contains(&c));
    };
    let word = rest.rsplit(|c: char| !(c.is_alphanumeric() || ['_', '-', '.', '/', ':', '#'].contains(&c))).next().unwrap_or_default();
    matches!(word, "" | "." | "\\") || word.contains("/widgets/") || word.ends_with("/widget")
}

/// Keeps a place, unless it lies in one that is known.
fn put(found: &mut Found, range: Range<usize>, insert: String) {
    let before = found.range(..=range.start).next_back().is_some_and(|(_, (other, _))| other.end > range.start);
    let behind = found.range(range.start..range.end).next().is_some();
    if !before && !behind {
        found.insert(range.start, (range, insert));
    }
}

/// The way from a folder to a file.
fn relative(folder: &str, file: &str) -> String {
    let folders: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let parts: Vec<&str> = file.split('/').collect();
    let common = folders.iter().zip(&parts).take_while(|(one, other)| one == other).count().min(parts.len() - 1);
    "../".repeat(folders.len() - common) + &parts.get(common..).unwrap_or_default().join("/")
}

/// The same as the id of a module, which begins with a dot.
fn relative_id(folder: &str, file: &str) -> String {
    let way = relative(folder, file);
    if way.starts_with("../") { way } else { format!("./{way}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::FileBody;

    fn widget(files: &[(&str, &str)]) -> Widget {
        Widget::new(files.iter().map(|(path, text)| (RelPath::new(path).unwrap(), FileBody::text(*text))).collect(), None)
    }

    #[track_caller]
    fn renamed(files: &[(&str, &str)], from: &str, to: &str) -> Widget {
        let mut widget = widget(files);
        let changes = super::super::rename(&widget, &RelPath::new(from).unwrap(), &RelPath::new(to).unwrap(), true);
        widget.apply(&changes).unwrap();
        widget
    }

    #[test]
    fn modules_follow_by_their_ids_and_the_moved_one_finds_its_own() {
        let files = [
            ("script.js", "define(['jquery', './lib/a.js', 'text!./lib/t.html'], function ($, a) { require(['./lib/a.js?v=1']) })"),
            ("lib/a.js", "define(['./b.js'], function (b) {})"),
            ("lib/b.js", "define(['./a.js', '../script.js'], function () {})"),
            ("lib/t.html", "<b></b>"),
        ];
        let after = renamed(&files, "lib/a.js", "core/deep/main.js");
        let text = |path: &str| after.text(path).unwrap().as_str().to_owned();
        assert!(text("script.js").contains("'./core/deep/main.js', 'text!./lib/t.html'"), "{}", text("script.js"));
        assert!(text("script.js").contains("require(['./core/deep/main.js?v=1'])"), "{}", text("script.js"));
        assert_eq!(text("core/deep/main.js"), "define(['../../lib/b.js'], function (b) {})");
        assert_eq!(text("lib/b.js"), "define(['../core/deep/main.js', '../script.js'], function () {})");
        let after = renamed(&files, "lib/t.html", "t2.html");
        assert!(after.text("script.js").unwrap().as_str().contains("'text!./t2.html'"));
    }

    #[test]
    fn templates_follow_by_path_and_by_name() {
        let script = "define([], function () { return function () { var self = this;\n\
            function getTemplate(name, done) { self.render({ href: '/templates/' + name + '.twig', base_path: self.params.path, load: done }) }\n\
            getTemplate('card', f); getTemplate('cards', f);\n\
            self.render({ href: '/templates/card.twig', base_path: self.params.path }); } })";
        let after = renamed(
            &[("script.js", script), ("templates/card.twig", ""), ("templates/cards.twig", "")],
            "templates/card.twig",
            "templates/lead.twig",
        );
        let text = after.text("script.js").unwrap().as_str();
        assert!(text.contains("getTemplate('lead', f); getTemplate('cards', f)"), "{text}");
        assert!(text.contains("href: '/templates/lead.twig'"), "{text}");
    }

    #[test]
    fn the_manifest_and_styles_follow() {
        let manifest = r#"{"widget": {"locale": ["ru", "en"]}, "tour": {"tour_images": {"ru": ["/images/tour/a.png", "/images/tour/aa.png"]}},
            "left_menu": {"x": {"icon": "/widgets/abc/images/tour/a.png"}}}"#;
        let files = [
            ("manifest.json", manifest),
            ("style.css", "a { background: url(images/tour/a.png) } b { background: url('./images/tour/a.png?v=2') }"),
            ("css/more.css", "a { background: url(../images/tour/a.png) } b { background: url(my-images/tour/a.png) }"),
            ("images/tour/a.png", ""),
            ("i18n/ru.json", "{}"),
        ];
        let after = renamed(&files, "images/tour/a.png", "images/b.png");
        let text = |path: &str| after.text(path).unwrap().as_str().to_owned();
        assert!(text("manifest.json").contains(r#"["/images/b.png", "/images/tour/aa.png"]"#), "{}", text("manifest.json"));
        assert!(text("manifest.json").contains("/widgets/abc/images/b.png"));
        assert_eq!(text("style.css"), "a { background: url(images/b.png) } b { background: url('./images/b.png?v=2') }");
        assert_eq!(text("css/more.css"), "a { background: url(../images/b.png) } b { background: url(my-images/tour/a.png) }");
        let after = renamed(&files, "i18n/ru.json", "i18n/uk.json");
        let text = after.text("manifest.json").unwrap().as_str();
        assert!(text.contains(r#""locale": ["uk", "en"]"#) && text.contains(r#""tour_images": {"uk""#), "{text}");
    }
}
