//! The script, style and page of a new widget: one template of each, of which the parts that aren't wanted are left out.

use super::Intent;
use super::spec::{Comments, NewWidgetSpec};
use super::texts::in_latin;
use crate::model::product::Product;

const SCRIPT: &str = include_str!("../../../assets/templates/new/script.js");
const STYLE: &str = include_str!("../../../assets/templates/new/style.css");
const PAGE: &str = include_str!("../../../assets/templates/new/templates/page.twig");

/// The path of the page's template.
pub const PAGE_PATH: &str = "templates/page.twig";

/// The words by which the parts of the templates are chosen.
pub struct Parts(Vec<&'static str>);

impl Parts {
    /// Those of `order`.
    pub fn of(spec: &NewWidgetSpec) -> Self {
        let has = |any: &[Intent]| any.iter().any(|intent| spec.intents.contains(intent));
        let source = has(&[Intent::LeadSource]) || has(&[Intent::WebsiteChat]) && spec.product == Product::AmoCrm;
        let panel = has(&[Intent::CardPanel, Intent::Whatsapp]);
        let page = has(&[Intent::SettingsPage, Intent::MenuPage]);
        let more = [
            ("panel", panel),
            ("page", page),
            ("styled", panel || page),
            ("source", source),
            ("chat-area", has(&[Intent::WebsiteChat]) && spec.product == Product::Kommo),
            ("custom-field", spec.fields.iter().any(|field| field.kind == "custom")),
        ];
        let words = spec.intents.iter().map(|intent| intent.word());
        Self(words.chain(more.into_iter().filter(|(_, on)| *on).map(|(word, _)| word)).collect())
    }

    /// Whether one of them is `word`.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(&word)
    }
}

/// The files beside the manifest that people edit as text, with their paths.
pub fn files(spec: &NewWidgetSpec) -> Vec<(&'static str, String)> {
    let parts = Parts::of(spec);
    let mut files = vec![("script.js", assembled(SCRIPT, &parts, spec))];
    if parts.has("styled") {
        files.push(("style.css", assembled(STYLE, &parts, spec)));
    }
    if parts.has("page") {
        files.push((PAGE_PATH, assembled(PAGE, &parts, spec)));
    }
    files
}

/// `template` with the wanted parts and the comments in the wanted language.
fn assembled(template: &str, parts: &Parts, spec: &NewWidgetSpec) -> String {
    let (own, other) = match spec.comments {
        Comments::En => ("// @en ", "// @ru "),
        Comments::Ru => ("// @ru ", "// @en "),
    };
    let (prefix, settings) = (prefix(spec), settings(spec));
    let greets = spec.fields.iter().any(|field| field.code == "greeting");
    let greeting = if greets { "self.saved_settings().greeting || " } else { "" };
    let mut out = String::with_capacity(template.len());
    // Whether each of the parts is wanted that a line is in.
    let mut within: Vec<bool> = Vec::new();
    for line in template.lines() {
        if let Some(condition) = line.strip_prefix("//#if ") {
            within.push(match condition.strip_prefix('!') {
                Some(word) => !parts.has(word),
                None => parts.has(condition),
            });
        } else if line == "//#end" {
            within.pop();
        } else if within.iter().all(|wanted| *wanted) && !line.contains(other) {
            let line = line.replacen(own, "// ", 1).replace("%prefix%", &prefix).replace("%greeting%", greeting);
            out.push_str(&line.replace("%settings%", &settings));
            out.push('\n');
        }
    }
    out
}

/// What all class names of the widget begin with: a style concerns the whole CRM.
fn prefix(spec: &NewWidgetSpec) -> String {
    let latin = in_latin(&spec.name(spec.base())).to_lowercase();
    let words: Vec<&str> = latin.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(3).collect();
    let name = words.join("-");
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("widget-{name}").trim_end_matches('-').to_owned() }
}

/// The members of the object that `saved_settings` returns.
fn settings(spec: &NewWidgetSpec) -> String {
    let members = spec.fields.iter().map(|field| format!("        {0}: settings.{0}", field.code));
    members.collect::<Vec<_>>().join(",\n")
}
