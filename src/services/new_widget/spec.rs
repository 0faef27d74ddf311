//! [`NewWidgetSpec`]: what a new widget is to be. Checked field by field, and guessed from a folder that has no manifest yet.

use std::collections::BTreeMap;

use super::Intent;
use super::texts::{in_latin, text};
use crate::crm::contacts::{is_email, is_url};
use crate::crm::i18n;
use crate::crm::i18n::Resolved;
use crate::crm::manifest::LOCALES;
use crate::crm::secrets::names::is_secret;
use crate::crm::settings::{TYPES, is_code};
use crate::formats::path::RelPath;
use crate::model::product::Product;
use crate::model::widget::Widget;
use crate::services::forms::fields::NewField;

/// The language of the comments in the script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Comments {
    /// English.
    #[default]
    En,
    /// Russian.
    Ru,
}

impl Comments {
    /// The language with this code; English for one that the template hasn't.
    pub fn of_code(code: &str) -> Self {
        if code == "ru" { Self::Ru } else { Self::En }
    }
}

/// A widget to be made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewWidgetSpec {
    pub product: Product,
    pub intents: Vec<Intent>,
    /// Its locales; the first is the one that others are compared with.
    pub locales: Vec<String>,
    /// Its name by locale. A locale without one gets that of another.
    pub names: BTreeMap<String, String>,
    /// Where people ask for help: a web address or an e-mail; made up if it is empty.
    pub support: String,
    /// What people fill in.
    pub fields: Vec<NewField>,
    /// The language of the comments.
    pub comments: Comments,
}

/// Why no widget can be made of a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing that it is for.
    NoIntent,
    NoLocale,
    /// A locale that the product doesn't take.
    Locale(String),
    /// No name in any locale.
    NoName,
    /// What is given for support is neither a web address nor an e-mail.
    Support,
    /// No field: the platform installs no widget without one (`docs/PLATFORM.md` 1.5).
    NoField,
    /// The code of the field at this place has other characters than Latin letters, digits and `_`.
    FieldCode(usize),
    /// A field before it has the same code.
    FieldTaken(usize),
    /// The platform knows no field of this type.
    FieldType(usize),
    /// A second field of the type `custom`: a widget may have one.
    SecondCustom(usize),
}

impl NewWidgetSpec {
    /// An order for a product with nothing chosen but a card panel; `language` is the locale that comes first, if the product
    /// takes it.
    pub fn plain(product: Product, language: &str, comments: Comments) -> Self {
        let mut spec = Self { product, intents: vec![Intent::CardPanel], comments, ..Self::default() };
        let first = Some(language).filter(|code| product.locales().contains(code));
        let market = product.locales().first().copied();
        spec.locales = market.into_iter().chain(first.filter(|code| market != Some(*code))).map(str::to_owned).collect();
        if spec.locales.len() == 1 && product == Product::AmoCrm {
            spec.locales.push("en".to_owned());
        }
        spec.fields = suggested(&spec.intents);
        spec
    }

    /// The spec that the files of a folder without a manifest suggest: locales and names from the texts, intents from the
    /// script, fields from their labels. `folder` is its name.
    pub fn guessed(widget: &Widget, folder: &str, language: &str, comments: Comments) -> Self {
        let found: Vec<&str> = i18n::locales(widget).into_iter().map(|locale| locale.code).filter(|code| LOCALES.contains(code)).collect();
        let only_kommo = |code: &&str| !Product::AmoCrm.locales().contains(code) || *code == "es" || *code == "pt";
        let kommo = found.iter().any(only_kommo) && !found.contains(&"ru");
        let product = if kommo { Product::Kommo } else { Product::AmoCrm };
        let mut spec = Self::plain(product, language, comments);
        let known: Vec<String> = product.locales().iter().filter(|code| found.contains(code)).map(|code| (*code).to_owned()).collect();
        if !known.is_empty() {
            spec.locales = known;
        }
        let script = widget.text("script.js").map(|text| text.as_str()).unwrap_or_default();
        let told: Vec<Intent> = Intent::ALL.into_iter().filter(|intent| intent.signs().iter().any(|sign| script.contains(sign))).collect();
        if !told.is_empty() {
            spec.intents = told;
        }
        spec.names = kept_names(widget);
        if spec.names.is_empty() && !folder.trim().is_empty() {
            spec.names.insert(spec.base().to_owned(), folder.trim().to_owned());
        }
        let labelled = labelled(widget);
        spec.fields = if labelled.is_empty() { suggested(&spec.intents) } else { labelled };
        spec
    }

    /// The code of the first locale.
    pub fn base(&self) -> &str {
        self.locales.first().map_or("en", String::as_str)
    }

    /// The name in a locale: its own, else that of another locale, in Latin letters unless the locale is Russian.
    pub fn name(&self, code: &str) -> String {
        let given = |code: &str| self.names.get(code).map(|name| name.trim()).filter(|name| !name.is_empty());
        if let Some(name) = given(code) {
            return name.to_owned();
        }
        let other = self.locales.iter().find_map(|code| given(code)).or_else(|| self.names.keys().find_map(|code| given(code)));
        match other {
            Some(name) if code == "ru" => name.to_owned(),
            Some(name) => in_latin(name),
            None => text("name", code).unwrap_or_default().to_owned(),
        }
    }

    /// What keeps it from being carried out; nothing if it can be.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        if self.intents.is_empty() {
            found.push(Problem::NoIntent);
        }
        if self.locales.is_empty() {
            found.push(Problem::NoLocale);
        }
        found.extend(self.locales.iter().filter(|code| !self.product.locales().contains(&code.as_str())).cloned().map(Problem::Locale));
        if self.names.values().all(|name| name.trim().is_empty()) {
            found.push(Problem::NoName);
        }
        let support = self.support.trim();
        if !support.is_empty() && !is_url(support) && !is_email(support) {
            found.push(Problem::Support);
        }
        if self.fields.is_empty() {
            found.push(Problem::NoField);
        }
        for (at, field) in self.fields.iter().enumerate() {
            let mut before = self.fields.iter().take(at);
            if !is_code(&field.code) {
                found.push(Problem::FieldCode(at));
            } else if before.clone().any(|other| other.code == field.code) {
                found.push(Problem::FieldTaken(at));
            }
            if !TYPES.contains(&field.kind.as_str()) {
                found.push(Problem::FieldType(at));
            }
            if field.kind == "custom" && before.any(|other| other.kind == "custom") {
                found.push(Problem::SecondCustom(at));
            }
        }
        found
    }
}

/// The names that are in the texts of a folder already, by locale: they stay.
pub fn kept_names(widget: &Widget) -> BTreeMap<String, String> {
    let name = |locale: i18n::Locale<'_>| match i18n::resolve(locale.json?, "widget.name") {
        Resolved::Text(name) => Some((locale.code.to_owned(), name.to_owned())),
        _ => None,
    };
    i18n::locales(widget).into_iter().filter_map(name).collect()
}

/// The fields that `intents` bring; one that suits any widget if they bring none of their own.
pub fn suggested(intents: &[Intent]) -> Vec<NewField> {
    let mut codes: Vec<(&str, &str)> = Vec::new();
    for field in intents.iter().map(|intent| intent.field()) {
        if !codes.contains(&field) {
            codes.push(field);
        }
    }
    if codes.len() > 1 {
        codes.retain(|(code, _)| *code != "signature");
    }
    codes.into_iter().map(|(code, kind)| NewField { code: code.to_owned(), kind: kind.to_owned(), ..NewField::default() }).collect()
}

/// Fields whose labels are in the texts: what stands in the section `settings` of every locale.
fn labelled(widget: &Widget) -> Vec<NewField> {
    let files = i18n::all_readable(widget);
    let Some((first, others)) = files.split_first() else { return Vec::new() };
    let in_all = |reference: &str| others.iter().all(|file| matches!(i18n::resolve(file.json, reference), Resolved::Text(_)));
    let labels = first.texts().filter_map(|(reference, _, node)| Some((reference, node.as_str()?)));
    let labels = labels.filter(|(reference, _)| in_all(reference));
    let fields = labels.filter_map(|(reference, label)| Some((reference.strip_prefix("settings.").filter(|code| is_code(code))?, label)));
    let kind = |code: &str, label: &str| if is_secret(code) || is_secret(label) { "pass" } else { "text" };
    fields.map(|(code, label)| NewField { code: code.to_owned(), kind: kind(code, label).to_owned(), ..NewField::default() }).collect()
}

/// Whether a folder is one that a widget can be made of: files, but nothing that could be meant as a manifest.
pub fn lacks_manifest(widget: &Widget) -> bool {
    let stem = |path: &RelPath| path.name().rsplit_once('.').map_or(path.name(), |(stem, _)| stem).to_lowercase();
    !widget.files().any(|(path, _)| stem(path) == "manifest")
}
