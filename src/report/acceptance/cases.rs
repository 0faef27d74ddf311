//! The texts of cases, in the language in which a pass begins.

use crate::crm::locations;
use crate::services::acceptance::own::OwnCase;
use crate::services::acceptance::pass::Case;
use crate::services::acceptance::plan::{Group, Planned, SettingKind, Subject};
use crate::text::Lang;
use crate::text::msg::Arg;

/// The ids of the texts of cases: the title, with the steps as `.todo`, a step a line, and what is expected as `.about`.
pub const TEXTS: [&str; 25] = [
    "case-install",
    "case-update",
    "case-save",
    "case-disable",
    "case-reinstall",
    "case-area-cards",
    "case-area-lists",
    "case-area-settings",
    "case-area-pipelines",
    "case-area-messaging",
    "case-area-pages",
    "case-area-everywhere",
    "case-setting",
    "case-setting-required",
    "case-setting-secret",
    "case-setting-users",
    "case-callback",
    "case-exit",
    "case-locale",
    "case-wrong-key",
    "case-no-rights",
    "case-slow",
    "case-too-many",
    "case-offline",
    "case-second-tab",
];

/// The id of the text of a case, what is filled in, and the text that says what of the widget it follows from.
fn text_of(subject: &Subject, lang: Lang) -> (&'static str, Vec<(&'static str, Arg)>, Option<&'static str>) {
    match subject {
        Subject::Install => ("case-install", Vec::new(), None),
        Subject::Update => ("case-update", Vec::new(), None),
        Subject::Save => ("case-save", Vec::new(), None),
        Subject::Disable => ("case-disable", Vec::new(), None),
        Subject::Reinstall => ("case-reinstall", Vec::new(), None),
        Subject::Area(area) => {
            let id = match area.group {
                locations::Group::Cards => "case-area-cards",
                locations::Group::Lists => "case-area-lists",
                locations::Group::Settings => "case-area-settings",
                locations::Group::Pipelines => "case-area-pipelines",
                locations::Group::Messaging => "case-area-messaging",
                locations::Group::Pages => "case-area-pages",
                locations::Group::Everywhere => "case-area-everywhere",
            };
            let name = lang.tr(&format!("location-{}", area.name));
            (id, vec![("area", name.into()), ("name", area.name.into())], Some("case-from-area"))
        }
        Subject::Setting(setting) => {
            let id = match setting.kind {
                SettingKind::Secret => "case-setting-secret",
                SettingKind::Users => "case-setting-users",
                SettingKind::Plain if setting.is_required => "case-setting-required",
                SettingKind::Plain => "case-setting",
            };
            (id, vec![("label", setting.label.as_str().into()), ("name", setting.key.as_str().into())], Some("case-from-setting"))
        }
        Subject::Callback { name, line } => {
            ("case-callback", vec![("name", name.as_str().into()), ("line", (*line).into())], Some("case-from-callback"))
        }
        Subject::Exit { code, title } => {
            ("case-exit", vec![("title", title.as_str().into()), ("name", code.as_str().into())], Some("case-from-exit"))
        }
        Subject::Locale(code) => ("case-locale", vec![("name", code.as_str().into())], Some("case-from-locale")),
        Subject::WrongKey => ("case-wrong-key", Vec::new(), None),
        Subject::NoRights => ("case-no-rights", Vec::new(), None),
        Subject::Slow => ("case-slow", Vec::new(), None),
        Subject::TooMany => ("case-too-many", Vec::new(), None),
        Subject::Offline => ("case-offline", Vec::new(), None),
        Subject::SecondTab => ("case-second-tab", Vec::new(), None),
    }
}

/// A case of the plan with its text in `lang`.
pub fn frozen(planned: &Planned, lang: Lang) -> Case {
    let (id, args, from) = text_of(&planned.subject, lang);
    let steps = lang.with(&format!("{id}.todo"), &args);
    Case {
        id: planned.id.clone(),
        group: planned.group,
        title: lang.with(id, &args),
        from: from.map(|from| lang.with(from, &args)).unwrap_or_default(),
        steps: steps.lines().map(|step| step.trim().to_owned()).filter(|step| !step.is_empty()).collect(),
        expected: lang.with(&format!("{id}.about"), &args),
    }
}

/// A person's own case.
pub fn of_own(own: OwnCase) -> Case {
    let OwnCase { id, title, steps, expected } = own;
    Case { id, group: Group::Own, title, from: String::new(), steps, expected }
}
