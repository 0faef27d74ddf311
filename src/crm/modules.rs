//! The modules of a widget: which of its scripts the loader gets to from `script.js`, and what they ask for that isn't there.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use crate::formats::script::{Need, SCRIPT};
use crate::model::widget::Widget;

/// A module that the CRM gives, with its version where a document names one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrmModule {
    pub id: &'static str,
    /// Its version; empty if nobody says it.
    pub version: &'static str,
}

const fn module(id: &'static str, version: &'static str) -> CrmModule {
    CrmModule { id, version }
}

/// The modules that the CRM gives. Source: `docs/PLATFORM.md` 6.7: the documents' list of system modules with its versions, what 123 real
/// widgets ask for, and the front end; read 2026-11-30.
pub const CRM_MODULES: &[CrmModule] = &[
    module("jquery", "2.1.3"),
    module("underscore", "1.9.1"),
    module("backbone", "1.1.2"),
    module("twigjs", "0.8.9"),
    module("twig", ""),
    module("moment", "2.24.0"),
    module("moment-timezone", ""),
    module("chartjs", "2.9.2"),
    module("clipboard", "1.5.10"),
    module("accounting", "0.3.2"),
    module("store", "1.3.20"),
    module("pubsub", "1.5.3"),
    module("quill", "1.3.6"),
    module("FileAPI", "2.0.5"),
    module("fullcalendar", "2.3.1"),
    module("cropperjs", "1.2.2"),
    module("intl_tel_input", "3.7.1"),
    module("intl-tel-input", ""),
    module("intl-tel-input-utils", ""),
    module("google-libphonenumber", "3.0.0"),
    module("js-uuid", "0.0.6"),
    module("es6promise", ""),
    module("rxjs", "7.1"),
    module("jquery-ui", ""),
    module("jplayer", ""),
    module("steady", ""),
    module("device", ""),
    module("enquire", ""),
    module("rangeslider", ""),
    module("colorpicker", ""),
    module("virtualized-list", ""),
    module("browser-detect", ""),
    module("cocktail", ""),
    module("lib/components/base/modal", ""),
    module("lib/components/base/confirm", ""),
    module("lib/common/hs", ""),
    module("lib/common/twig_additions", ""),
    module("lib/interface/settings/widgets/swiper", ""),
];
/// What the loader itself gives. Source: `docs/PLATFORM.md` 6.7.
const LOADER: &[&str] = &["require", "exports", "module", "text", "json", "css", "optional"];
/// Names that the CRM's pages give every script beside the browser's. Source: `docs/PLATFORM.md` 6.7.
pub const GLOBALS: &[&str] =
    &["$", "jQuery", "_", "APP", "AMOCRM", "define", "require", "requirejs", "Backbone", "moment", "Twig", "twig", "Promise"];
/// Plugins of the loader that get a file as it is.
const PLUGINS: &[&str] = &["text", "json", "css", "optional"];
/// The beginning of the CRM's own modules, whose list nobody has.
const OWN: &str = "lib/";

/// The scripts that the loader gets to, and what isn't there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Modules {
    /// The paths of the scripts that are reached, each with whether `script.js` waits for it.
    pub reached: BTreeMap<String, bool>,
    /// Other files that they ask for as modules, such as `text!./a.html`.
    pub files: Vec<String>,
    /// Files that are asked for and aren't there.
    pub missing: Vec<Missing>,
    /// Modules of the CRM that it hasn't.
    pub unknown: Vec<Missing>,
}

/// Something that a script asks for in vain.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Missing {
    /// The script that asks.
    pub from: String,
    /// Where it does.
    pub range: Range<usize>,
    /// The id as it is written.
    pub id: String,
    /// The path that it leads to; the id for a module of the CRM.
    pub path: String,
    /// Whether `script.js` waits for it.
    pub at_load: bool,
}

/// Where an id leads.
enum Way {
    /// To a file of the widget; a script, or any other file.
    File(String, bool),
    /// To a module of the CRM.
    Crm(String),
    /// Away from the widget, or nobody knows.
    Elsewhere,
}

impl Modules {
    /// The modules of a widget. Reads the scripts that are reached: not for the frame.
    pub fn of(widget: &Widget) -> Self {
        let mut found = Self::default();
        let mut waiting = VecDeque::from([(SCRIPT.to_owned(), true)]);
        let (mut named, mut configures) = (Vec::new(), false);
        while let Some((path, at_load)) = waiting.pop_front() {
            let Some(text) = widget.text(&path) else { continue };
            match found.reached.get_mut(&path) {
                Some(known) if *known || !at_load => continue,
                Some(known) => *known = true,
                None => {
                    found.reached.insert(path.clone(), at_load);
                }
            }
            let form = &text.script(&path).form;
            named.extend(form.named.iter().map(String::as_str));
            configures |= form.configures;
            for need in &form.needs {
                let waits = at_load && need.at_load;
                let missing =
                    |path: String| Missing { from: String::new(), range: need.range.clone(), id: need.id.clone(), path, at_load: waits };
                match way(need, &path) {
                    Way::File(to, is_script) => match widget.contains(&to) {
                        true if is_script => waiting.push_back((to, waits)),
                        true => found.files.push(to),
                        false if widget.may_hold(&to) => {}
                        false => found.missing.push(Missing { from: path.clone(), ..missing(to) }),
                    },
                    Way::Crm(id) => found.unknown.push(Missing { from: path.clone(), ..missing(id) }),
                    Way::Elsewhere => {}
                }
            }
        }
        let is_known = |id: &str| is_given(id) || named.contains(&id);
        found.unknown.retain(|one| !configures && !is_known(&one.path));
        if configures {
            found.missing.clear();
        }
        found.missing.dedup();
        found
    }

    /// Whether `script.js` waits for a script.
    pub fn waits_for(&self, path: &str) -> bool {
        self.reached.get(path).copied().unwrap_or_default()
    }
}

/// Whether the CRM or its loader gives a module of this id.
pub fn is_given(id: &str) -> bool {
    LOADER.contains(&id) || CRM_MODULES.iter().any(|module| module.id == id)
}

/// Whether an id is one of the CRM's own modules, of which others may exist.
pub fn is_own(id: &str) -> bool {
    id.starts_with(OWN)
}

/// The path of the file of the widget that a script at `from` asks for, if it is one.
pub fn file_of(need: &Need, from: &str) -> Option<String> {
    if let Way::File(path, _) = way(need, from) { Some(path) } else { None }
}

fn way(need: &Need, from: &str) -> Way {
    let mut id = need.id.as_str();
    let mut is_script = true;
    let mut ending = "";
    while let Some((plugin, rest)) = id.split_once('!') {
        if !PLUGINS.contains(&plugin) {
            return Way::Elsewhere;
        }
        is_script = plugin == "optional";
        // The plugin for style sheets adds the ending.
        ending = if plugin == "css" && !rest.ends_with(".css") { ".css" } else { "" };
        id = rest;
    }
    if id.is_empty() || id.contains("//") || id.contains(':') {
        return Way::Elsewhere;
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = if need.from_root {
        joined("", id)
    } else if id.starts_with("./") || id.starts_with("../") {
        joined(folder, id)
    } else if id.starts_with('/') {
        return Way::Elsewhere;
    } else {
        return Way::Crm(id.to_owned());
    };
    path.map_or(Way::Elsewhere, |path| Way::File(path + ending, is_script))
}

/// The path that leads from a folder, without dots; `None` if it leaves the widget.
pub fn joined(folder: &str, way: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in way.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::path::RelPath;
    use crate::model::document::FileBody;

    fn modules(files: &[(&str, &str)]) -> Modules {
        let files = files.iter().map(|(path, text)| (RelPath::new(path).unwrap(), FileBody::text(*text)));
        Modules::of(&Widget::new(files.collect(), None))
    }

    #[test]
    fn modules_are_reached_through_relative_ids_as_they_are_written() {
        let found = modules(&[
            (
                SCRIPT,
                "define(['jquery', './lib/a.js?v=1', `./lib/b.js`, 'text!./t.html', 'axios', 'https://x.example/y.js'], function () {})",
            ),
            ("lib/a.js", "define(['../other.js', './missing', 'json!./c.json'], function () { require(['./later.js']) })"),
            ("lib/b.js", "define(['./a.js'], 1)"),
            ("lib/later.js", "define([], 1)"),
            ("lib/missing.js", "define([], 1)"),
            ("other.js", "define([], 1)"),
            ("t.html", ""),
        ]);
        let reached: Vec<(&str, bool)> = found.reached.iter().map(|(path, waits)| (path.as_str(), *waits)).collect();
        assert_eq!(reached, [("lib/a.js", true), ("lib/b.js", true), ("lib/later.js", false), ("other.js", true), (SCRIPT, true)]);
        assert_eq!(found.files, ["t.html"]);
        let missing: Vec<&str> = found.missing.iter().map(|one| one.path.as_str()).collect();
        assert_eq!(missing, ["lib/missing", "lib/c.json"]);
        assert_eq!(found.unknown.iter().map(|one| one.path.as_str()).collect::<Vec<_>>(), ["axios"]);
    }

    #[test]
    fn ids_that_only_the_script_knows_are_left_alone() {
        let configured = "require.config({ paths: { axios: 'x' } }); define(['axios', './x.js'], function () {})";
        let found = modules(&[(SCRIPT, configured)]);
        assert!(found.unknown.is_empty() && found.missing.is_empty());
        let named = "define('own', [], function () {}); define(['own'], function () {})";
        assert!(modules(&[(SCRIPT, named)]).unknown.is_empty());
        let by_path = "define(['jquery'], function () { var w = this; require([w.params.path + '/lib/a.js?v=' + 1]) })";
        assert_eq!(modules(&[(SCRIPT, by_path)]).missing[0].path, "lib/a.js");
    }
}
