//! Which callbacks the areas of a widget need, and where its script has them.

use crate::crm::locations::{AREAS, Area, Panel, declares, entries};
use crate::formats::script::{Callback, SCRIPT, Script};
use crate::model::widget::Widget;

/// Callbacks that the platform calls in every area. Source: `docs/PLATFORM.md` 6.2, read 2026-11-21.
pub const CORE: &[&str] = &["render", "init", "bind_actions"];
/// Areas in which the script doesn't run, or nobody says what it does there. Source: `docs/PLATFORM.md` 1.7 and 1.8, read 2026-11-21.
const WITHOUT: &[&str] = &["sms", "mobile_card", "amoforms", "personal_page", "website_chat_button", "ai_agent", "whatsapp_modal"];
/// Callbacks that an area can do without.
const OPTIONAL: &[&str] = &["searchDataInCard", "onSource"];
/// The end of the names of callbacks for what is selected in a list: a widget that only starts there offers no action.
const LIST_ACTION: &str = ".selected";
/// Callbacks that documents call by two names (`docs/PLATFORM.md` 8, D14).
const OTHER_NAMES: &[(&str, &str)] = &[("todo.selected", "tasks.selected")];

/// A callback and the areas that need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    pub name: &'static str,
    /// The areas of the widget that need it, in their order; for [`CORE`] all in which the script runs.
    pub areas: Vec<&'static Area>,
}

/// Whether a script has a callback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// At these bytes.
    Found(std::ops::Range<usize>),
    Missing,
    /// The script can't be read, or puts its callbacks together while it runs.
    Unknown,
}

/// Another name of a callback.
pub fn other_name(name: &str) -> Option<&'static str> {
    OTHER_NAMES.iter().find(|(one, _)| *one == name).map(|(_, other)| *other)
}

/// Whether the script runs in an area.
pub fn runs_script(area: &Area) -> bool {
    !WITHOUT.contains(&area.name)
}

impl Script {
    /// The callback of this name; see [`other_name`].
    pub fn callback(&self, name: &str) -> Option<&Callback> {
        let find = |name: &str| self.callbacks.found.iter().find(|callback| callback.name == name);
        find(name).or_else(|| find(other_name(name)?))
    }
}

/// The callbacks that the areas of `widget` need: those of all areas first, then area by area.
pub fn needed(widget: &Widget) -> Vec<Needed> {
    let on: Vec<&'static Area> = AREAS.iter().filter(|area| runs_script(area) && declares(widget, area.name)).collect();
    if on.is_empty() {
        return Vec::new();
    }
    let mut all: Vec<Needed> = CORE.iter().map(|name| Needed { name, areas: on.clone() }).collect();
    for area in on {
        let starts_only = |name: &str| name.ends_with(LIST_ACTION) && only_starts(widget, area);
        for name in area.callbacks.iter().filter(|name| !OPTIONAL.contains(name) && !starts_only(name)) {
            match all.iter_mut().find(|needed| needed.name == *name) {
                Some(needed) => needed.areas.push(area),
                None => all.push(Needed { name, areas: vec![area] }),
            }
        }
    }
    all
}

/// Whether the widget asks for nothing in an area but to be started there: `-0`.
fn only_starts(widget: &Widget, area: &Area) -> bool {
    entries(widget).iter().filter(|(entry, _)| entry.name == area.name).all(|(entry, _)| Panel::of(entry) == Some(Panel::Unused))
}

impl Needed {
    /// Whether `script` has it.
    pub fn state(&self, script: &Script) -> State {
        match script.callback(self.name) {
            Some(callback) => State::Found(callback.range.clone()),
            None if script.callbacks.is_whole => State::Missing,
            None => State::Unknown,
        }
    }
}

/// The script of `widget`, read; `None` if there is none, or it is no text. Reads it the first time: not for the frame.
pub fn script_of(widget: &Widget) -> Option<&Script> {
    widget.text(SCRIPT).map(|text| text.script(SCRIPT))
}
