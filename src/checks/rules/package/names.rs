//! `package/*`, the names: those that not every system can store, or that a system takes for the same name.

use std::collections::BTreeMap;

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::fix::{Fix, FixOption, IntoFix};
use crate::checks::engine::message::first_names;
use crate::checks::engine::rule::short::*;
use crate::formats::path::RelPath;
use crate::formats::path::hidden;
use crate::formats::path::names;
use crate::formats::path::names::{Clash, ClashKind, composed, folded, visible};
use crate::model::change_builder::ChangeBuilder;
use crate::model::document::FileBody;
use crate::model::widget::{FileChange, MANIFEST, Widget};
use crate::services::logos::uses;
use crate::text::msg::Msg;

// Scripts and styles may name a file in parts: such a fix needs a look.
static UNSTORABLE: Rule = rule("package/unstorable-name", Package, W, W, UNSAFE, "P");
static HIDDEN_CHARACTER: Rule = rule("package/hidden-character", Package, W, W, UNSAFE, "P");
static DECOMPOSED: Rule = rule("package/decomposed-name", Package, W, W, UNSAFE, "P");
static CASE_COLLISION: Rule = rule("package/case-collision", Package, E, E, CHOICE, "P");
static FILE_AND_FOLDER: Rule = rule("package/file-and-folder", Package, E, E, CHOICE, "P");

pub static RULES: &[&Rule] = &[&UNSTORABLE, &HIDDEN_CHARACTER, &DECOMPOSED, &CASE_COLLISION, &FILE_AND_FOLDER];

/// Reports the names of `files`, those that belong into the widget.
pub fn check(cx: &mut Check<'_>, files: &[(&RelPath, &FileBody)]) {
    let paths: Vec<&RelPath> = files.iter().map(|(path, _)| *path).collect();
    let names = fingerprint(("names", paths.iter().map(|path| path.as_str()).collect::<Vec<_>>()));
    if *cx.cache.result(names, || are_fine(&paths)) {
        return;
    }
    let clashes = names::clashes(paths.iter().copied());
    unstorable(cx, &paths);
    hidden_characters(cx, &paths);
    decomposed_names(cx, &paths, &clashes);
    for clash in clashes {
        clashing(cx, clash);
    }
}

/// Whether there is nothing to report.
fn are_fine(paths: &[&RelPath]) -> bool {
    let is_fine = |path: &&RelPath| {
        names::first_fault(path).is_none() && !path.as_str().contains(hidden::is_hidden) && composed(path.as_str()) == path.as_str()
    };
    paths.iter().all(is_fine) && names::clashes(paths.iter().copied()).is_empty()
}

/// Reports each name of a file or folder that Windows can't store, at the first file that has it.
fn unstorable(cx: &mut Check<'_>, paths: &[&RelPath]) {
    for (prefix, (fault, paths)) in by_prefix(paths, names::first_fault) {
        let Some(first) = paths.first() else { continue };
        let (to, renamed) = all_renamed(cx.widget, prefix, &names::storable_path(prefix), &paths);
        cx.find_in(&UNSTORABLE, first.as_str())
            .arg("name", visible(prefix))
            .arg("what", fault.word())
            .arg("sign", fault.detail())
            .fix_with(Msg::new("fix-rename").with("file", visible(&to)), renamed.ready())
            .report();
    }
}

/// Reports each name of a file or folder with characters that nobody sees, at the first file that has it.
fn hidden_characters(cx: &mut Check<'_>, paths: &[&RelPath]) {
    let has_hidden = |part: &str| part.contains(hidden::is_hidden).then_some(());
    for (prefix, ((), paths)) in by_prefix(paths, |path| names::first_part(path, has_hidden)) {
        let Some(first) = paths.first() else { continue };
        let (to, renamed) = all_renamed(cx.widget, prefix, &names::storable_path(&hidden::without(prefix)), &paths);
        cx.find_in(&HIDDEN_CHARACTER, first.as_str())
            .arg("name", visible(prefix))
            .fix_with(Msg::new("fix-rename").with("file", visible(&to)), renamed.ready())
            .report();
    }
}

/// What `says` says of the paths, by the beginning of the path that it says it of.
fn by_prefix<'p, T>(paths: &[&'p RelPath], says: impl Fn(&'p RelPath) -> Option<(&'p str, T)>) -> BTreeMap<&'p str, (T, Vec<&'p RelPath>)> {
    let mut found: BTreeMap<&str, (T, Vec<&RelPath>)> = BTreeMap::new();
    for path in paths {
        if let Some((prefix, said)) = says(path) {
            found.entry(prefix).or_insert((said, Vec::new())).1.push(path);
        }
    }
    found
}

/// Gives all `paths` another beginning, `wanted` or a free one like it, in the place of `prefix`. Returns that beginning.
fn all_renamed(widget: &Widget, prefix: &str, wanted: &str, paths: &[&RelPath]) -> (String, ChangeBuilder) {
    let to = free(widget, wanted);
    let renamed = paths.iter().fold(ChangeBuilder::new(widget), |made, path| {
        let rest = path.as_str().strip_prefix(prefix).unwrap_or_default();
        renamed(made, path, &format!("{to}{rest}"))
    });
    (to, renamed)
}

/// Reports names with accents as characters of their own, except those whose other spelling is there too.
fn decomposed_names(cx: &mut Check<'_>, paths: &[&RelPath], clashes: &[Clash<'_>]) {
    let widget = cx.widget;
    let clashes =
        |path: &RelPath| clashes.iter().any(|clash| clash.kind == ClashKind::Accents && (clash.one == path || clash.other == path));
    let found: Vec<&RelPath> = paths.iter().copied().filter(|path| composed(path.as_str()) != path.as_str() && !clashes(path)).collect();
    let Some(first) = found.first() else { return };
    let names: Vec<&str> = found.iter().map(|path| path.as_str()).collect();
    let made = found.iter().fold(ChangeBuilder::new(widget), |made, path| renamed(made, path, &composed(path.as_str())));
    cx.find_in(&DECOMPOSED, first.as_str())
        .arg("count", found.len())
        .arg("names", visible(&first_names(&names)))
        .fix_with(Msg::new("fix-compose-names").with("count", found.len()), made.ready())
        .report();
}

fn clashing(cx: &mut Check<'_>, Clash { one, other, kind }: Clash<'_>) {
    let widget = cx.widget;
    let delete = |path: &RelPath| {
        let title = Msg::new("fix-delete-file").with("file", visible(path.as_str()));
        FixOption::new(title, vec![FileChange::Delete { path: path.clone() }])
    };
    let (rule, ways) = match kind {
        ClashKind::Case | ClashKind::Accents => (&CASE_COLLISION, vec![delete(one), delete(other)]),
        ClashKind::Folder => {
            let to = free(widget, one.as_str());
            let rename = renamed(ChangeBuilder::new(widget), one, &to).option(Msg::new("fix-rename").with("file", to));
            (&FILE_AND_FOLDER, rename.into_iter().chain([delete(one)]).collect())
        }
    };
    cx.find_in(rule, one.as_str())
        .arg("file", visible(one.as_str()))
        .arg("other", visible(other.as_str()))
        .arg("what", if kind == ClashKind::Accents { "accents" } else { "case" })
        .fix(Fix::choice(ways))
        .report();
}

/// Gives a file another name, also where the manifest names it as a picture.
fn renamed(made: ChangeBuilder, from: &RelPath, to: &str) -> ChangeBuilder {
    let places = uses::places(made.widget()).into_iter().filter_map(|(at, node)| {
        let text = node.as_str()?;
        let path = uses::path_in(text).filter(|path| composed(path) == composed(from.as_str()))?;
        Some((at, text.replacen(path, to, 1)))
    });
    let places: Vec<(String, String)> = places.collect();
    places.into_iter().fold(made.rename(from, to), |made, (at, text)| made.set(MANIFEST, &at, text))
}

/// A path like `wanted` at which there is neither a file nor a folder, on any system.
fn free(widget: &Widget, wanted: &str) -> String {
    let taken: Vec<String> = widget.files().map(|(path, _)| folded(path.as_str())).collect();
    let is_free = |path: &String| {
        let path = folded(path);
        let is_there = |other: &String| other.strip_prefix(&path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        !taken.iter().any(is_there)
    };
    let (folder, name) = wanted.rsplit_once('/').map_or(("", wanted), |(folder, name)| (folder, name));
    let (stem, ending) = name.rfind('.').filter(|at| *at > 0).map_or((name, ""), |at| name.split_at(at));
    let slash = if folder.is_empty() { "" } else { "/" };
    let numbered = (2..).map(|number| format!("{folder}{slash}{stem}-{number}{ending}"));
    std::iter::once(wanted.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::widget::Widget;

    fn path(path: &str) -> RelPath {
        RelPath::new(path).unwrap()
    }

    fn widget(names: &[&str]) -> Widget {
        Widget::new(names.iter().map(|name| (path(name), FileBody::text(*name))).collect(), None)
    }

    #[test]
    fn a_free_name_is_free_on_every_system() {
        let widget = widget(&["a/Card.js", "a/card-2.js", "b.js", "c/d", ".env"]);
        for (wanted, free) in
            [("a/card.js", "a/card-3.js"), ("b.js", "b-2.js"), ("b.js/x", "b.js/x"), ("c", "c-2"), ("e", "e"), (".ENV", ".ENV-2")]
        {
            assert_eq!(super::free(&widget, wanted), free, "{wanted}");
        }
    }

    #[test]
    fn the_manifest_follows_a_picture_to_its_new_name() {
        let manifest = r#"{"left_menu": {"a": {"icon": "/widgets/x/images/me?u.svg"}, "b": {"icon": "images/me.svg"}}}"#;
        let mut widget = widget(&["images/me?u.svg", "images/me.svg"]);
        widget.apply(&[FileChange::Write { path: path(MANIFEST), body: FileBody::text(manifest) }]).unwrap();
        // What follows `?` belongs to the address: such a name can't be asked for at all, but the fix may not panic over it.
        let changes = renamed(ChangeBuilder::new(&widget), &path("images/me.svg"), "images/menu.svg").ready().unwrap();
        widget.apply(&changes).unwrap();
        let text = widget.text(MANIFEST).unwrap().as_str();
        assert!(text.contains(r#""images/menu.svg""#) && text.contains("/widgets/x/images/me?u.svg"), "{text}");
        assert!(widget.contains("images/menu.svg") && widget.contains("images/me?u.svg"));
    }
}
