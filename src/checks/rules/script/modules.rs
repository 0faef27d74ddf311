//! `script/*`, the files that a script asks for: modules, templates, style sheets and pictures that aren't there, modules that the CRM
//! hasn't, and files that a conflict of versions has left torn.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::checks::engine::cache::fingerprint;
use crate::checks::engine::check::Check;
use crate::checks::engine::message::{did_you_mean, shorten};
use crate::checks::engine::rule::Severity;
use crate::checks::engine::rule::short::*;
use crate::checks::rules::script::file::report_syntax;
use crate::crm::i18n;
use crate::crm::modules::{CRM_MODULES, Missing, Modules, is_own, joined};
use crate::formats::conflict;
use crate::formats::path::RelPath;
use crate::formats::script::{File, Maker, Module, SCRIPT};
use crate::model::widget::{MANIFEST, Widget};

static CONFLICT: Rule = rule("package/conflict-marks", Package, W, W, NO, "C");
static MODULE_MISSING: Rule = rule("script/module-missing", Script, W, W, NO, "C; P");
static UNKNOWN: Rule = rule("script/unknown-module", Script, W, W, NO, "R; C");
static FILE_MISSING: Rule = rule("script/file-missing", Script, W, W, NO, "R; C");

pub static RULES: &[&Rule] = &[&CONFLICT, &MODULE_MISSING, &UNKNOWN, &FILE_MISSING];

/// Endings of files that are looked through for marks of a conflict.
const TEXTS: &[&str] = &["js", "mjs", "ts", "jsx", "tsx", "css", "scss", "json", "twig", "html", "htm"];
/// Most bytes of the head of a file in which a library says what it is.
const HEAD: usize = 200;
/// Words of templates behind which another template is named.
const TAGS: &[&str] = &["include", "extends", "embed"];
/// How the names of the CRM's own templates begin.
const SYSTEM_TEMPLATES: &[&str] = &["interface/", "tmpl/", "cards/", "controls/", "lib/"];
/// Folders that hold other people's code.
const VENDORS: &[&str] = &["vendor/", "vendors/", "node_modules/", "third_party/"];

/// Reports files that are torn, or asked for in vain.
pub fn check(cx: &mut Check<'_>) {
    let widget = cx.widget;
    let modules = cx.modules();
    let lost = widget.archive().map(|facts| facts.oddities.iter().map(|one| one.entry.as_str()).collect::<Vec<_>>());
    let names = fingerprint((widget.files().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), lost));
    let asked = asked(widget, &modules);
    for &(path, _) in cx.packed().iter().filter(|(path, _)| TEXTS.contains(&&*path.extension())) {
        let is_needed = is_needed(path, &modules, &asked);
        cx.part("conflict", &[path.as_str()], fingerprint(is_needed), |cx| torn(cx, path, is_needed));
    }
    for (path, waits) in modules.reached.iter().filter(|(path, _)| *path != SCRIPT) {
        cx.part("module-syntax", &[path], fingerprint(waits), |cx| {
            let error = widget.text(path).and_then(|text| Some((text, text.script(path).error.as_ref()?)));
            if let Some((text, error)) = error.filter(|(text, _)| conflict::first(text.as_str()).is_none()) {
                report_syntax(cx, path, error, text, *waits);
            }
        });
    }
    let known = fingerprint((cx.scripts(), names));
    cx.part("modules", &[SCRIPT], known, |cx| {
        modules.missing.iter().for_each(|missing| module_missing(cx, missing));
        modules.unknown.iter().for_each(|missing| unknown(cx, missing));
        files_missing(cx, &asked);
    });
    for &(path, _) in cx.packed().iter() {
        match &*path.extension() {
            "css" => cx.part("style-files", &[path.as_str()], names, |cx| style_files(cx, path)),
            "twig" => {
                let is_asked = asked.iter().any(|(_, file)| file.path == path.as_str());
                cx.part("includes", &[path.as_str()], fingerprint((names, is_asked)), |cx| includes(cx, path, is_asked));
            }
            _ => {}
        }
    }
}

/// The scripts that the widget's people wrote, `script.js` first: what the loader gets to, without the libraries among it.
pub fn own<'w>(widget: &'w Widget, modules: &Modules) -> Vec<&'w str> {
    let is_own = |path: &str| {
        let Some(text) = widget.text(path) else { return false };
        let script = text.script(path);
        let head = text.as_str().get(..HEAD).unwrap_or(text.as_str());
        let is_library = script.form.module == Module::Umd
            || script.form.is_built
            || path.ends_with(".min.js")
            || head.contains("/*!")
            || head.contains("@license")
            || VENDORS.iter().any(|folder| path.starts_with(folder) || path.contains(&format!("/{folder}")));
        script.is_read() && (path == SCRIPT || !is_library)
    };
    let entries = std::iter::once(SCRIPT).chain(modules.reached.keys().map(String::as_str).filter(|path| *path != SCRIPT));
    entries.filter(|path| is_own(path)).filter_map(|path| Some(widget.entry(path)?.0.as_str())).collect()
}

/// The files that the scripts ask for by their paths, each with the script.
pub fn asked(widget: &Widget, modules: &Modules) -> Vec<(String, File)> {
    let scripts: Vec<_> = modules.reached.keys().filter_map(|path| Some((path, &widget.text(path)?.script(path).asked))).collect();
    let mut makers: BTreeMap<&str, &Maker> = BTreeMap::new();
    for (_, asked) in &scripts {
        makers.extend(asked.makers.iter().map(|maker| (maker.name.as_str(), maker)));
    }
    let mut found = Vec::new();
    for (path, asked) in scripts {
        found.extend(asked.files.iter().map(|file| (path.clone(), file.clone())));
        for call in &asked.calls {
            let Some(maker) = makers.get(call.name.as_str()) else { continue };
            let (before, after) = &maker.around;
            let file = |(_, name, range): &(usize, String, Range<usize>)| File {
                path: format!("{before}{name}{after}"),
                range: range.clone(),
                is_template: true,
            };
            let name = call.texts.iter().find(|(at, ..)| *at == maker.parameter);
            found.extend(name.map(|name| (path.clone(), file(name))));
        }
    }
    found
}

/// Whether the widget can't do without a file.
pub fn is_needed(path: &RelPath, modules: &Modules, asked: &[(String, File)]) -> bool {
    let name = path.as_str();
    name == MANIFEST
        || path.folder() == i18n::FOLDER
        || path.extension() == "twig"
        || modules.reached.contains_key(name)
        || modules.files.iter().any(|file| file == name)
        || asked.iter().any(|(_, file)| file.path == name)
}

fn torn(cx: &mut Check<'_>, path: &RelPath, is_needed: bool) {
    let Some(range) = cx.widget.text(path.as_str()).and_then(|text| conflict::first(text.as_str())) else { return };
    let finding = cx.find_in(&CONFLICT, path.as_str()).range(range).arg("file", path.as_str());
    if is_needed { finding.at_least(Severity::Error).report() } else { finding.report() }
}

/// What may be meant by a path that isn't there, and in which way it differs.
fn meant(widget: &Widget, path: &str) -> (&'static str, String) {
    let with_ending = format!("{path}.js");
    if widget.contains(&with_ending) {
        return ("ending", with_ending);
    }
    let has_ending = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let full = if has_ending { path } else { &with_ending };
    let ending = full.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let all: Vec<&str> = widget.files().map(|(path, _)| path).filter(|path| *path.extension() == *ending).map(RelPath::as_str).collect();
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_lowercase();
    let near = all
        .iter()
        .find(|other| other.eq_ignore_ascii_case(full))
        .or_else(|| all.iter().find(|other| name(other) == name(full)))
        .copied()
        .or_else(|| did_you_mean(full, all.iter().copied()).first().copied());
    near.map_or(("none", String::new()), |near| ("near", near.to_owned()))
}

fn module_missing(cx: &mut Check<'_>, missing: &Missing) {
    let (hint, near) = meant(cx.widget, &missing.path);
    let finding = cx
        .find_in(&MODULE_MISSING, &missing.from)
        .range(missing.range.clone())
        .arg("id", shorten(&missing.id))
        .arg("path", shorten(&missing.path))
        .arg("hint", hint)
        .arg("near", near);
    if missing.at_load { finding.at_least(Severity::Error).report() } else { finding.report() }
}

fn unknown(cx: &mut Check<'_>, missing: &Missing) {
    // Without `./` the loader looks in the CRM's own folder.
    let own = [missing.path.clone(), format!("{}.js", missing.path)].into_iter().find(|path| cx.widget.contains(path));
    if let Some(path) = own {
        let finding = cx.find_in(&UNKNOWN, &missing.from).range(missing.range.clone()).arg("id", shorten(&missing.path));
        finding.arg("hint", "own").arg("near", format!("./{path}")).arg("version", "").report();
        return;
    }
    let near = did_you_mean(&missing.path, CRM_MODULES.iter().map(|module| module.id)).first().copied();
    // The CRM has more modules of its own than any document names.
    if near.is_none() && is_own(&missing.path) {
        return;
    }
    let version = CRM_MODULES.iter().find(|module| Some(module.id) == near).map_or("", |module| module.version);
    let hint = match (near, version) {
        (None, _) => "none",
        (_, "") => "near",
        _ => "version",
    };
    cx.find_in(&UNKNOWN, &missing.from)
        .range(missing.range.clone())
        .arg("id", shorten(&missing.path))
        .arg("hint", hint)
        .arg("near", near.unwrap_or_default())
        .arg("version", version)
        .report();
}

/// One finding for each file that isn't there, at its first place.
fn files_missing(cx: &mut Check<'_>, asked: &[(String, File)]) {
    let mut seen = Vec::new();
    for (from, file) in asked {
        if cx.widget.may_hold(&file.path) || seen.contains(&&file.path) {
            continue;
        }
        seen.push(&file.path);
        let (hint, near) = meant(cx.widget, &file.path);
        let what = if file.is_template { "template" } else { kind(&file.path) };
        cx.find_in(&FILE_MISSING, from)
            .range(file.range.clone())
            .arg("what", what)
            .arg("path", shorten(&file.path))
            .arg("count", 1_usize)
            .arg("hint", hint)
            .arg("near", near)
            .report();
    }
}

/// Files that a style sheet asks for beside itself; one finding for all of them.
fn style_files(cx: &mut Check<'_>, path: &RelPath) {
    let Some(text) = cx.widget.text(path.as_str()).map(|text| text.as_str()) else { return };
    let mut missing: Vec<(String, Range<usize>)> = Vec::new();
    for (at, found) in text.match_indices("url(") {
        let from = at + found.len();
        let inside = text.get(from..).and_then(|rest| rest.split(')').next()).unwrap_or_default();
        let name = inside.trim().trim_matches(['"', '\'']);
        let plain = name.split(['?', '#']).next().unwrap_or_default();
        let is_plain = !plain.is_empty() && !plain.starts_with(['/', '.', '{']) || plain.starts_with("./") || plain.starts_with("../");
        if !is_plain || plain.contains([':', '{', '$', '(']) || !plain.contains('.') || plain.len() > 200 {
            continue;
        }
        let Some(target) = joined(path.folder(), plain) else { continue };
        if !cx.widget.may_hold(&target) && !missing.iter().any(|(known, _)| *known == target) {
            missing.push((target, from..from + inside.len()));
        }
    }
    let Some((first, range)) = missing.first() else { return };
    let (hint, near) = meant(cx.widget, first);
    cx.find_in(&FILE_MISSING, path.as_str())
        .range(range.clone())
        .arg("what", kind(first))
        .arg("path", shorten(first))
        .arg("count", missing.len())
        .arg("hint", hint)
        .arg("near", near)
        .report();
}

/// Templates of the widget that a template includes; one finding for those that aren't there. The CRM has templates of its own, by
/// names that begin as in [`SYSTEM_TEMPLATES`]. What no script asks for by its path may be left over.
fn includes(cx: &mut Check<'_>, path: &RelPath, is_asked: bool) {
    let Some(text) = cx.widget.text(path.as_str()).map(|text| text.as_str()) else { return };
    let mut missing: Vec<(&str, Range<usize>)> = Vec::new();
    for (at, found) in TAGS.iter().flat_map(|tag| text.match_indices(tag)) {
        let rest = text.get(at + found.len()..).unwrap_or_default();
        let inside = rest.trim_start();
        let begins = text.get(..at).is_some_and(|before| before.trim_end_matches(['-', ' ', '\t', '\r', '\n']).ends_with("{%"));
        let Some(quote) = inside.chars().next().filter(|c| begins && matches!(c, '"' | '\'')) else { continue };
        let Some(name) = inside.get(1..).and_then(|inside| inside.split_once(quote)).map(|(name, _)| name) else { continue };
        let start = at + found.len() + (rest.len() - inside.len()) + 1;
        let plain = name.split('?').next().unwrap_or_default();
        let plain = plain.trim_start_matches("./").trim_start_matches("../").trim_start_matches('/');
        let is_system = SYSTEM_TEMPLATES.iter().any(|system| plain.starts_with(system));
        // How the CRM joins such a name to the folder isn't told by any document: a file of that name anywhere is enough.
        let last = plain.rsplit('/').next().unwrap_or_default();
        let is_named = |name: &str| name == last || name.strip_suffix(".twig") == Some(last);
        let is_held = || cx.widget.may_hold(last) || cx.widget.may_hold(&format!("{last}.twig"));
        let is_there = || cx.widget.files().any(|(other, _)| is_named(other.name())) || is_held();
        if plain.is_empty() || is_system || plain.contains(['{', ':', '~']) || is_there() {
            continue;
        }
        if !missing.iter().any(|(known, _)| *known == plain) {
            missing.push((plain, start..start + name.len()));
        }
    }
    let Some((first, range)) = missing.first() else { return };
    let (hint, near) = match did_you_mean(first, templates(cx.widget)).first() {
        Some(near) => ("near", *near),
        None => ("none", ""),
    };
    let finding = cx
        .find_in(&FILE_MISSING, path.as_str())
        .range(range.clone())
        .arg("what", "template")
        .arg("path", shorten(first))
        .arg("count", missing.len())
        .arg("hint", hint)
        .arg("near", near);
    if is_asked { finding.report() } else { finding.at_most(Severity::Advice).report() }
}

fn templates(widget: &Widget) -> impl Iterator<Item = &str> {
    widget.files().map(|(path, _)| path).filter(|path| path.extension() == "twig").map(RelPath::as_str)
}

/// The word for what a path leads to.
fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "css" => "style",
        "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" => "picture",
        _ => "file",
    }
}
