//! The texts: all languages say the same things, and the program says nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use clap::Command;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use widget_studio::account::ErrorKind;
use widget_studio::checks::engine::rule::Severity;
use widget_studio::checks::{self, checklist, consequences};
use widget_studio::cli;
use widget_studio::crm::{locations, manifest};
use widget_studio::report::severity_word;
use widget_studio::report::trial::Judge;
use widget_studio::services::new_widget::Intent;
use widget_studio::text::Lang;

use crate::source::{files, root, sources};

/// Attributes of texts: `.name`, `.why`, `.todo` of rules, `.help` of fields, `.about` of groups, `.next` of errors.
const ATTRIBUTES: [&str; 6] = ["name", "why", "todo", "help", "about", "next"];

/// A text or an attribute of one.
struct Text {
    /// File and line.
    at: String,
    variables: BTreeSet<String>,
}

/// All texts of a language by id, attributes as `id.attribute`.
fn texts(lang: Lang) -> BTreeMap<String, Text> {
    let mut found = BTreeMap::new();
    for path in files(&format!("assets/text/{}", lang.code()), "ftl") {
        let content = fs::read_to_string(&path).unwrap();
        let parsed = fluent_syntax::parser::parse(content.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in &parsed.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            let value = message.value.iter().map(|pattern| (id.to_owned(), pattern));
            let attributes = message.attributes.iter().map(|attribute| (format!("{id}.{}", attribute.id.name), &attribute.value));
            for (name, pattern) in value.chain(attributes) {
                let mut variables = BTreeSet::new();
                in_pattern(pattern, &mut variables);
                let text = Text { at: place(&path, &content, id), variables };
                if let Some(earlier) = found.insert(name.clone(), text) {
                    panic!("{}: {name} is in {} already", place(&path, &content, id), earlier.at);
                }
            }
        }
    }
    assert!(!found.is_empty(), "no text in {lang:?}");
    found
}

fn place(path: &Path, content: &str, id: &str) -> String {
    let line = content.lines().position(|line| line.strip_prefix(id).is_some_and(|rest| rest.starts_with([' ', '=']))).unwrap();
    let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
    format!("{}:{}", name.display(), line + 1)
}

fn in_pattern(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, variables);
        }
    }
}

fn in_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            variants.iter().for_each(|variant| in_pattern(&variant.value, variables));
            selector
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, variables),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("the texts have plain variables, no {other:?}"),
    }
}

/// What the ids in [`computed`] begin with that code makes with `format!`.
const FAMILIES: [&str; 11] = [
    "account-error-",
    "area-",
    "basis-",
    "checklist-",
    "cli-arg-",
    "cli-command-",
    "consequence-",
    "field",
    "intent-",
    "location-",
    "severity-",
];

/// Ids that the program puts together, so that they stand in no string: the texts of rules and consequences (`text_id()`), of fields of the
/// manifest (`ui::tabs::field_text_id`), the headings of the list of rules (`area-` and the first part of a rule's id),
/// the documents that rules rest on (`basis-` and their mark), the areas of the CRM (`location-` and their name), the points
/// of the checklist, what new widgets are for (`intent-` and their word), the severities (`severity-` and their word), the errors of
/// an account, and the commands with their arguments (`cli-command-`, `cli-arg-`).
fn computed() -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for rule in checks::rules::all() {
        let id = rule.text_id();
        ids.extend(["name", "why", "todo"].map(|attribute| format!("{id}.{attribute}")));
        ids.insert(id);
        ids.insert(format!("area-{}", rule.id.split('/').next().unwrap()));
        let marks = rule.basis.split([',', ';']).map(str::trim).filter(|mark| !mark.starts_with('C'));
        ids.extend(marks.map(|mark| format!("basis-{mark}")));
    }
    for row in consequences::rows() {
        let id = row.text_id();
        ids.extend(["name", "why", "todo"].map(|attribute| format!("{id}.{attribute}")));
        ids.insert(id);
    }
    for point in checklist::POINTS {
        ids.extend([point.text_id(), format!("{}.why", point.text_id())]);
    }
    ids.extend([Severity::Error, Severity::Warning, Severity::Advice].map(|severity| format!("severity-{}", severity_word(severity))));
    for area in locations::AREAS {
        let id = format!("location-{}", area.name);
        ids.insert(format!("{id}.about"));
        ids.insert(id);
    }
    for intent in Intent::ALL {
        let id = format!("intent-{}", intent.word());
        ids.insert(format!("{id}.about"));
        ids.insert(id);
    }
    for kind in ErrorKind::ALL {
        let id = kind.text_id();
        ids.extend(["why", "next"].map(|attribute| format!("{id}.{attribute}")));
        ids.insert(id);
    }
    of_command(&cli::help::commands(Lang::default()), &[], &mut ids);
    for field in manifest::FIELDS {
        let id = format!("field{}", field.pointer.replace('/', "-"));
        ids.insert(format!("{id}.help"));
        ids.insert(id);
    }
    ids
}

/// Adds the ids of the texts for a command with these names, its arguments and the commands below it.
fn of_command(command: &Command, names: &[&str], ids: &mut BTreeSet<String>) {
    ids.insert(cli::help::command_text_id(names));
    let shown = command.get_arguments().filter(|arg| !arg.is_hide_set());
    ids.extend(shown.map(|arg| cli::help::arg_text_id(names, arg)));
    for below in command.get_subcommands() {
        of_command(below, &[names, &[below.get_name()]].concat(), ids);
    }
}

/// Whether a string looks like the id of a text: words joined by `-`, the first of which begins ids, perhaps an attribute.
fn looks_like_id(string: &str, first_words: &BTreeSet<&str>) -> bool {
    let (id, attribute) = string.split_once('.').map_or((string, None), |(id, attribute)| (id, Some(attribute)));
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    let mut words = id.split('-');
    words.next().is_some_and(|first| first_words.contains(first))
        && words.clone().next().is_some()
        && words.all(word)
        && attribute.is_none_or(|attribute| ATTRIBUTES.contains(&attribute))
}

#[test]
fn decimals_have_the_sign_of_the_language() {
    let is_allowed = |path: &Path| path.ends_with("src/text/mod.rs") || path.ends_with("src/ui/kit/tokens/palette.rs");
    let found: Vec<String> = files("src", "rs")
        .into_iter()
        .filter(|path| !is_allowed(path))
        .flat_map(|path| {
            let content = fs::read_to_string(&path).unwrap();
            let lines = content.lines().enumerate().filter(|(_, line)| line.contains(":.1}") || line.contains(":.2}"));
            lines.map(|(at, line)| format!("{}:{}: {}", path.display(), at + 1, line.trim())).collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "Arg::decimal and Lang::decimal know the sign:\n{}", found.join("\n"));
}

#[test]
fn all_languages_have_the_same_texts_with_the_same_variables() {
    let first = texts(Lang::default());
    let mut wrong = Vec::new();
    for lang in Lang::ALL.into_iter().filter(|lang| *lang != Lang::default()) {
        let others = texts(lang);
        for (id, text) in &first {
            match others.get(id) {
                None => wrong.push(format!("{}: {id} has no text in {}", text.at, lang.code())),
                Some(other) if other.variables != text.variables => {
                    wrong.push(format!("{}: {id} has {:?}, {} has {:?}", text.at, text.variables, other.at, other.variables));
                }
                Some(_) => {}
            }
        }
        let more = others.iter().filter(|(id, _)| !first.contains_key(*id));
        wrong.extend(more.map(|(id, text)| format!("{}: {id} has no text in {}", text.at, Lang::default().code())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_of_texts_is_a_language() {
    let folders = fs::read_dir(root().join("assets/text")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut folders: Vec<String> = folders.collect();
    folders.sort();
    let mut codes = Lang::ALL.map(Lang::code);
    codes.sort_unstable();
    assert_eq!(folders, codes);
}

#[test]
fn every_text_that_the_program_names_is_there() {
    let texts = texts(Lang::default());
    let computed = computed();
    // A text that the program puts together is named in no string.
    let named = texts.keys().filter(|id| !computed.contains(*id));
    let first_words: BTreeSet<&str> = named.filter_map(|id| Some(id.split_once('-')?.0)).collect();
    let mut missing: Vec<String> =
        computed.iter().filter(|id| !texts.contains_key(*id)).map(|id| format!("{id}, named by a rule or a field")).collect();
    // The names of icons are those of their pictures.
    for source in sources(&["src"]).iter().filter(|source| !source.path.ends_with("/icons.rs")) {
        for (line, string) in &source.strings {
            let is_point = checklist::POINTS.iter().any(|point| point.id == string);
            let is_known =
                Intent::of(string).is_some() || consequences::of(string).is_some() || Judge::ALL.iter().any(|judge| judge.id() == string);
            if looks_like_id(string, &first_words) && !texts.contains_key(string) && !is_point && !is_known {
                missing.push(format!("{}:{line}: {string}", source.path));
            }
        }
    }
    assert!(missing.is_empty(), "texts that are not in assets/text:\n{}", missing.join("\n"));
}

/// The part of a format string before its first placeholder, if the string may make the id of a text: `location-` of `location-{}`.
fn head_of_made_id(string: &str) -> Option<&str> {
    let (head, rest) = string.split_once('{')?;
    let (_, rest) = rest.split_once('}').filter(|(name, _)| !name.contains(':'))?;
    let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c);
    (!head.is_empty() && head.chars().all(is_word) && rest.chars().all(is_word)).then_some(head)
}

/// Ids that code makes with `format!` begin like one of [`FAMILIES`].
#[test]
fn every_id_that_code_makes_is_listed_here() {
    let (texts, computed) = (texts(Lang::default()), computed());
    let mut wrong: Vec<String> = FAMILIES
        .iter()
        .filter(|head| !computed.iter().any(|id| id.starts_with(**head)))
        .map(|head| format!("{head}: no such id"))
        .collect();
    for source in sources(&["src"]).iter().filter(|source| !source.path.ends_with("tests.rs")) {
        // A file's own tests come last in it.
        let end = source.code.iter().position(|line| line.starts_with("mod tests")).unwrap_or(usize::MAX);
        for (line, string) in source.strings.iter().filter(|(line, _)| *line <= end) {
            let Some(head) = head_of_made_id(string).filter(|head| head.ends_with('-') || *head == "field") else { continue };
            let is_file_name = source.code[line - 1].contains(".join(");
            if texts.keys().any(|id| id.starts_with(head)) && !FAMILIES.contains(&head) && !is_file_name {
                wrong.push(format!("{}:{line}: {string}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "list these ids in `computed` and `FAMILIES` in tests/tidy/texts.rs:\n{}", wrong.join("\n"));
}

/// In `src/cli` a `Msg` is why a command failed: it is printed with its next step.
#[test]
fn every_failure_of_a_command_has_a_next_step() {
    let texts = texts(Lang::default());
    let mut wrong = Vec::new();
    for source in sources(&["src/cli"]) {
        let ids = source.strings.iter().filter(|(_, string)| texts.contains_key(string));
        let ids = ids.filter(|(line, _)| source.code[line - 1].contains("Msg::new(\"\")"));
        let without = ids.filter(|(_, id)| !texts.contains_key(&format!("{id}.next")));
        wrong.extend(without.map(|(line, id)| format!("{}:{line}: {id}", source.path)));
    }
    assert!(wrong.is_empty(), "texts without `.next`:\n{}", wrong.join("\n"));
}

#[test]
fn every_text_is_used() {
    let mut used = computed();
    used.extend(sources(&["src"]).into_iter().flat_map(|source| source.strings).map(|(_, string)| string));
    // These attributes are looked up by the id of their text, with `{id}.about` and `{id}.next`.
    let by_id = |id: &str| id.strip_suffix(".about").or(id.strip_suffix(".next")).is_some_and(|text| used.contains(text));
    let unused: Vec<String> = texts(Lang::default())
        .iter()
        .filter(|(id, _)| !used.contains(*id) && !by_id(id))
        .map(|(id, text)| format!("{}: {id}", text.at))
        .collect();
    assert!(unused.is_empty(), "texts that nothing shows:\n{}", unused.join("\n"));
}
