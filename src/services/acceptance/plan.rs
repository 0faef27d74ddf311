//! [`plan`]: the cases that follow from a widget.

use crate::crm::account::{FieldType, template_in};
use crate::crm::locations::{Area, entries};
use crate::crm::secrets::names::may_be_secret;
use crate::crm::{i18n, manifest};
use crate::formats::script::{Data, SCRIPT, Value};
use crate::model::widget::Widget;

/// Cases that are alike, in the order of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Installing, saving, disabling, updating.
    Life,
    /// The areas of the CRM.
    Areas,
    /// The fields of the settings window.
    Settings,
    /// The callbacks of the script.
    Callbacks,
    /// The exits of the bot's step.
    Bot,
    /// The locales.
    Languages,
    /// What goes wrong around the widget.
    Trouble,
    /// A person's own cases.
    Own,
}

impl Group {
    /// All groups in their order.
    pub const ALL: [Self; 8] =
        [Self::Life, Self::Areas, Self::Settings, Self::Callbacks, Self::Bot, Self::Languages, Self::Trouble, Self::Own];
}

/// What a case of the plan is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Installing into an account that has never had it.
    Install,
    /// Installing over the version before.
    Update,
    /// Saving the settings and reading them back.
    Save,
    /// Disabling: nothing is left of it.
    Disable,
    /// Installing again after it was disabled.
    Reinstall,
    /// An area of the manifest.
    Area(&'static Area),
    /// A field of the settings window.
    Setting(Setting),
    /// A callback that the script has.
    Callback {
        /// Its name.
        name: String,
        /// Its line in `script.js`, from 1.
        line: usize,
    },
    /// An exit of the bot's step.
    Exit {
        /// Its code.
        code: String,
        /// Its name for people; its code if it has none.
        title: String,
    },
    /// A locale of the manifest.
    Locale(String),
    /// A key or an address that is wrong.
    WrongKey,
    /// A user without the rights for it.
    NoRights,
    /// Answers that come late.
    Slow,
    /// Answers 429.
    TooMany,
    /// No network.
    Offline,
    /// A second tab of the browser.
    SecondTab,
}

/// A field of the settings window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its key.
    pub key: String,
    /// Its label.
    pub label: String,
    /// What kind of value it takes.
    pub kind: SettingKind,
    /// Whether it must be filled in.
    pub is_required: bool,
}

/// What is special about testing a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingKind {
    /// Nothing.
    Plain,
    /// Its value must not be shown.
    Secret,
    /// It has a value for each user.
    Users,
}

/// A case before its text is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// What tells it from all others of the widget, in later builds too, such as `area/lcard`.
    pub id: String,
    /// Where it stands.
    pub group: Group,
    /// What it is about.
    pub subject: Subject,
}

impl Planned {
    fn new(group: Group, id: impl Into<String>, subject: Subject) -> Self {
        Self { id: id.into(), group, subject }
    }
}

/// Most cases of a plan: a stranger's manifest can't make it endless.
pub const MAX_CASES: usize = 400;

/// The cases that follow from `widget`, group by group, at most [`MAX_CASES`]; labels of settings are those of the locale `lang`, or
/// of the base locale.
pub fn plan(widget: &Widget, lang: &str) -> Vec<Planned> {
    let settings = settings(widget, lang);
    let has_secret = settings.iter().any(|setting| setting.kind == SettingKind::Secret);
    let mut cases =
        vec![Planned::new(Group::Life, "life/install", Subject::Install), Planned::new(Group::Life, "life/update", Subject::Update)];
    if !settings.is_empty() {
        cases.push(Planned::new(Group::Life, "life/save", Subject::Save));
    }
    cases.push(Planned::new(Group::Life, "life/disable", Subject::Disable));
    cases.push(Planned::new(Group::Life, "life/reinstall", Subject::Reinstall));
    cases.extend(areas(widget).into_iter().map(|area| Planned::new(Group::Areas, format!("area/{}", area.name), Subject::Area(area))));
    cases.extend(settings.into_iter().map(|it| Planned::new(Group::Settings, format!("setting/{}", it.key), Subject::Setting(it))));
    if let Some(text) = widget.text(SCRIPT) {
        let script = text.script(SCRIPT);
        for callback in &script.callbacks.found {
            let line = text.lines().line_at(callback.range.start) + 1;
            let subject = Subject::Callback { name: callback.name.clone(), line };
            cases.push(Planned::new(Group::Callbacks, format!("callback/{}", callback.name), subject));
        }
        let exits = script.bot.settings.as_ref().map(exits).unwrap_or_default();
        cases.extend(
            exits
                .into_iter()
                .map(|(code, title)| Planned::new(Group::Bot, format!("exit/{code}"), Subject::Exit { code: code.clone(), title })),
        );
    }
    let declared = manifest::locales(widget).into_iter().map(|(code, _)| code);
    let locales = declared.chain(i18n::locales(widget).into_iter().map(|locale| locale.code));
    cases.extend(locales.map(|code| Planned::new(Group::Languages, format!("locale/{code}"), Subject::Locale(code.to_owned()))));
    if has_secret {
        cases.push(Planned::new(Group::Trouble, "trouble/wrong-key", Subject::WrongKey));
    }
    cases.extend([
        Planned::new(Group::Trouble, "trouble/no-rights", Subject::NoRights),
        Planned::new(Group::Trouble, "trouble/slow", Subject::Slow),
        Planned::new(Group::Trouble, "trouble/too-many", Subject::TooMany),
        Planned::new(Group::Trouble, "trouble/offline", Subject::Offline),
        Planned::new(Group::Trouble, "trouble/second-tab", Subject::SecondTab),
    ]);
    let mut seen = std::collections::HashSet::new();
    cases.retain(|case| seen.insert(case.id.clone()));
    cases.truncate(MAX_CASES);
    cases
}

/// The areas of the manifest that documents name, in their order.
fn areas(widget: &Widget) -> Vec<&'static Area> {
    let mut found: Vec<&'static Area> = Vec::new();
    for area in entries(widget).iter().filter_map(|(entry, _)| entry.area()) {
        if !found.iter().any(|known| known.name == area.name) {
            found.push(area);
        }
    }
    found
}

fn settings(widget: &Widget, lang: &str) -> Vec<Setting> {
    let setting = |field: crate::crm::account::TemplateField| {
        let kind = match field.kind {
            FieldType::Pass => SettingKind::Secret,
            FieldType::Users | FieldType::UsersLp => SettingKind::Users,
            _ if may_be_secret(&field.key) => SettingKind::Secret,
            _ => SettingKind::Plain,
        };
        Setting {
            label: Some(field.name).filter(|it| !it.is_empty()).unwrap_or_else(|| field.key.clone()),
            key: field.key,
            kind,
            is_required: field.is_required,
        }
    };
    template_in(widget, lang).into_iter().map(setting).collect()
}

/// The exits that the script writes down, by code, with their titles.
fn exits(settings: &Data) -> Vec<(String, String)> {
    let Some(Value::List(items, _)) = settings.get("exits").map(|exits| &exits.what) else { return Vec::new() };
    let text = |item: &Data, key: &str| item.get(key).and_then(Data::text).map(str::to_owned);
    items.iter().filter_map(|item| text(item, "code").map(|code| (code.clone(), text(item, "title").unwrap_or(code)))).collect()
}
