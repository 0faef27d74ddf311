//! Blocks of the manifest that go with an area, and the tour: whether they are there, and what can be done with their parts.

use serde_json::json;

use super::{handlers, script, texts};
use crate::domain::i18n::structure::{self, Outcome, StructureError};
use crate::domain::i18n::{self, Resolved};
use crate::domain::json::{edit, pointer};
use crate::domain::locations;
use crate::domain::steps::Steps;
use crate::domain::widget::{FileChange, Widget};

/// A block with a form of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Block {
    /// A step of the Digital Pipeline.
    Pipeline,
    /// Steps of a bot.
    Bot,
    /// A page in the account's settings.
    Advanced,
    /// Items of the left menu.
    Menu,
    /// Sending of SMS.
    Sms,
    /// A card in the mobile app.
    Mobile,
    /// A field of the CRM's web forms.
    Forms,
    /// Pictures before the installation.
    Tour,
}

impl Block {
    /// All blocks, in the order in which they are shown.
    pub const ALL: [Self; 8] = [Self::Pipeline, Self::Bot, Self::Advanced, Self::Menu, Self::Sms, Self::Mobile, Self::Forms, Self::Tour];

    /// Its key at the top of the manifest. Source: `docs/PLATFORM.md` 1.1, read 2026-11-21.
    pub fn key(self) -> &'static str {
        match self {
            Self::Pipeline => "dp",
            Self::Bot => "salesbot_designer",
            Self::Advanced => "advanced",
            Self::Menu => "left_menu",
            Self::Sms => "sms",
            Self::Mobile => "mobile",
            Self::Forms => "amoforms_settings",
            Self::Tour => "tour",
        }
    }

    /// Its JSON pointer.
    pub fn pointer(self) -> String {
        pointer::join("", self.key())
    }

    /// The area that it goes with; the tour goes with none.
    pub fn area(self) -> Option<&'static str> {
        locations::AREAS.iter().find(|area| area.block == Some(self.key())).map(|area| area.name)
    }

    /// Whether `widget` has the block.
    pub fn is_there(self, widget: &Widget) -> bool {
        widget.manifest(&self.pointer()).is_some()
    }

    /// Whether `widget` has the block or its area.
    pub fn is_used(self, widget: &Widget) -> bool {
        self.is_there(widget) || self.area().is_some_and(|area| locations::declares(widget, area))
    }
}

/// Adds the block of the tour, with its text: what the short description says.
///
/// # Errors
/// If a file can't be changed.
pub fn add_tour(widget: &Widget) -> Outcome {
    const TEXT: &str = "widget.tour_description";
    let mut steps = Steps::on(widget);
    steps.set(&Block::Tour.pointer(), json!({ "is_tour": true, "tour_images": {}, "tour_description": TEXT }))?;
    add_text(&mut steps, TEXT, "widget.short_description")?;
    Ok(steps.done())
}

/// Gives every locale that lacks `key` the text of `like`.
fn add_text(steps: &mut Steps, key: &str, like: &str) -> Result<(), StructureError> {
    let widget = steps.widget().clone();
    let files = i18n::readable(&widget);
    let lacking = files.iter().filter(|file| i18n::resolve(file.json, key) == Resolved::Missing);
    let like = |file: &i18n::Readable<'_>| match i18n::resolve(file.json, like) {
        Resolved::Text(text) => text.to_owned(),
        _ => String::new(),
    };
    let texts: Vec<(&str, String)> = lacking.map(|file| (file.code, like(file))).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(code, text)| (*code, text.as_str())).collect();
    Ok(steps.add(structure::set_texts(&widget, &i18n::pointer_of(key), &texts)?)?)
}

/// Adds a step to `salesbot_designer`, with a name in every locale. Returns its code as well.
///
/// # Errors
/// If a file can't be changed.
pub fn add_handler(widget: &Widget) -> Result<(String, Vec<FileChange>), StructureError> {
    let known = handlers(widget);
    let taken = |code: &String| known.iter().any(|(_, handler)| handler.key == *code);
    let mut codes = std::iter::once("step".to_owned()).chain((2..).map(|n| format!("step_{n}")));
    let code = codes.find(|code| !taken(code)).unwrap_or_default();
    let key = texts::free_key(widget, &format!("salesbot.{code}"));
    let mut steps = Steps::on(widget);
    steps.set(&pointer::join(&Block::Bot.pointer(), &code), json!({ "name": &key, "settings": {} }))?;
    add_text(&mut steps, &key, "widget.name")?;
    Ok((code, steps.done()))
}

/// Gives what is at `at` of the manifest, such as a bot step or an item of the menu, the code `to`. A text that is called as
/// it is follows, in all locales and in all references to it; so do the uses in the script, if wanted.
///
/// # Errors
/// If there is no such value, something has the code already, or a file can't be changed.
pub fn rename_at(widget: &Widget, at: &str, to: &str, in_script: bool) -> Outcome {
    let Some((holder, code)) = pointer::split_last(at) else { return Err(StructureError::NoName) };
    if widget.manifest(&pointer::join(holder, to)).is_some() {
        return Err(StructureError::Exists(to.to_owned()));
    }
    let mut steps = Steps::on(widget);
    for text in ["name", "title"] {
        steps.add(texts::follow(steps.widget(), &pointer::join(at, text), &code, to)?)?;
    }
    steps.manifest(|text, json| edit::rename_key(text, json, at, to))?;
    if in_script {
        steps.add(script::renamed_in(widget, &code, to))?;
    }
    Ok(steps.done())
}

/// Takes the value at `at` of the manifest away, and the texts in it that nothing else names.
///
/// # Errors
/// If there is no such value, or a file can't be changed.
pub fn remove_at(widget: &Widget, at: &str) -> Outcome {
    let mut steps = Steps::on(widget);
    let mut keys = Vec::new();
    if let Some(node) = widget.manifest(at) {
        node.walk("", &mut |_, node| keys.extend(node.as_str().filter(|text| i18n::is_reference(text)).map(str::to_owned)));
    }
    steps.remove(at)?;
    keys.sort();
    keys.dedup();
    for key in keys {
        steps.add(texts::remove_unused(steps.widget(), &key)?)?;
    }
    Ok(steps.done())
}
