//! All rules: a folder for each area, a file for each subject, and the table of the files in the order of `docs/RULES.md`.

pub mod account;
pub(in crate::checks) mod i18n;
pub(in crate::checks) mod images;
pub(in crate::checks) mod json;
pub mod locations;
pub(in crate::checks) mod manifest;
pub(in crate::checks) mod package;
pub(in crate::checks) mod script;
pub(in crate::checks) mod secrets;
pub(in crate::checks) mod settings;
pub(in crate::checks) mod studio;

use crate::checks::engine::Group;
use crate::checks::engine::rule::Rule;

/// All groups, in the order of `docs/RULES.md`.
pub const GROUPS: &[Group] = &[
    Group { rules: json::syntax::RULES, check: json::syntax::check },
    Group { rules: manifest::file::RULES, check: manifest::file::check },
    Group { rules: manifest::fields::RULES, check: manifest::fields::check },
    Group { rules: manifest::identity::RULES, check: manifest::identity::check },
    Group { rules: manifest::descriptions::RULES, check: manifest::descriptions::check },
    Group { rules: manifest::references::RULES, check: manifest::references::check },
    Group { rules: manifest::tour::RULES, check: manifest::tour::check },
    Group { rules: manifest::values::RULES, check: manifest::values::check },
    Group { rules: manifest::installation::RULES, check: manifest::installation::check },
    Group { rules: locations::declared::RULES, check: locations::declared::check },
    Group { rules: locations::suitability::RULES, check: locations::suitability::check },
    Group { rules: settings::fields::RULES, check: settings::fields::check },
    Group { rules: settings::field_advice::RULES, check: settings::field_advice::check },
    Group { rules: settings::blocks::RULES, check: settings::blocks::check },
    Group { rules: i18n::files::RULES, check: i18n::files::check },
    Group { rules: i18n::texts::RULES, check: i18n::texts::check },
    Group { rules: i18n::keys::RULES, check: i18n::keys::check },
    Group { rules: i18n::translation::RULES, check: i18n::translation::check },
    // One pass over all texts, for these rules and for those of `translation`, `typography` and `texts` that look at one text.
    Group { rules: i18n::markup::RULES, check: i18n::text_pass::check },
    Group { rules: i18n::typography::RULES, check: |_| () },
    Group { rules: script::file::RULES, check: script::file::check },
    Group { rules: script::modules::RULES, check: script::modules::check },
    Group { rules: script::exports::RULES, check: script::exports::check },
    Group { rules: script::life::RULES, check: script::life::check },
    Group { rules: script::names::RULES, check: script::names::check },
    Group { rules: script::page::RULES, check: script::page::check },
    Group { rules: script::code::RULES, check: script::code::check },
    Group { rules: script::usage::RULES, check: script::usage::check },
    Group { rules: script::bot::RULES, check: script::bot::check },
    Group { rules: script::styles::RULES, check: script::styles::check },
    Group { rules: secrets::patterns::RULES, check: secrets::patterns::check },
    Group { rules: secrets::heuristics::RULES, check: secrets::heuristics::check },
    Group { rules: images::slots::RULES, check: images::slots::check },
    Group { rules: images::png_format::RULES, check: images::png_format::check },
    Group { rules: images::logo_quality::RULES, check: images::logo_quality::check },
    Group { rules: images::unused::RULES, check: images::unused::check },
    Group { rules: package::archive::RULES, check: package::archive::check },
    Group { rules: package::contents::RULES, check: package::contents::check },
    // `package::archive` and `package::contents` hand their files to these.
    Group { rules: package::names::RULES, check: |_| () },
    Group { rules: package::unneeded::RULES, check: |_| () },
    Group { rules: studio::acceptances::RULES, check: studio::acceptances::check },
    // An account is asked for these: `account::before` and its like find them.
    Group { rules: account::RULES, check: |_| () },
];

/// Every rule, in the order of `docs/RULES.md`.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.rules.iter().copied())
}

/// The rule with this id.
pub fn of(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}
