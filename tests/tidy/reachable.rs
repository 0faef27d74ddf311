//! What a text sends a person to is there: commands and options of the command line, and tabs of the window.

use std::fs;

use clap::Command;
use widget_studio::cli;
use widget_studio::text::Lang;

use crate::source::{files, root};

/// The program, as texts call it before a command.
const PROGRAM: &str = "widget-studio ";

/// Tabs of the CRM that texts name, in all languages.
const OF_THE_CRM: [&str; 4] = ["Keys", "Card", "Ключи", "Ключи и доступы"];

/// What is wrong with the command line that a text continues with after [`PROGRAM`], up to the end of the sentence.
fn wrong_command(commands: &Command, rest: &str) -> Option<String> {
    let rest = rest.split(['`', '»', '”', '\n', '#', '|', '(']).next()?;
    let mut command = commands;
    for (at, word) in rest.split_whitespace().enumerate() {
        let plain = word.trim_end_matches(['.', ',', ':', ';', '?']);
        if let Some(option) = plain.strip_prefix("--") {
            let option = option.split('=').next()?;
            let is_there = |arg: &clap::Arg| arg.get_long() == Some(option);
            if !command.get_arguments().any(is_there) {
                return Some(format!("{} has no --{option}", command.get_name()));
            }
        } else if let Some(below) = command.find_subcommand(plain) {
            command = below;
        } else if (at == 0 || command.is_subcommand_required_set()) && plain.starts_with(|c: char| c.is_ascii_lowercase()) {
            return Some(format!("there is no command {plain}"));
        }
        if plain.len() != word.len() {
            break;
        }
    }
    None
}

#[test]
fn every_command_that_a_text_names_is_there() {
    let commands = cli::help::commands(Lang::default());
    let texts = Lang::ALL.into_iter().flat_map(|lang| files(&format!("assets/text/{}", lang.code()), "ftl"));
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for path in texts.chain(files("docs", "md")).chain([root().join("README.md")]) {
        let text = fs::read_to_string(&path).unwrap();
        for (at, _) in text.match_indices(PROGRAM) {
            seen += 1;
            let line = text[..at].lines().count();
            wrong.extend(wrong_command(&commands, &text[at + PROGRAM.len()..]).map(|why| format!("{}:{line}: {why}", path.display())));
        }
    }
    assert!(seen > 30 && wrong.is_empty(), "texts send to commands that aren't there:\n{}", wrong.join("\n"));
}

/// The names of tabs in a text of a language: `the Files tab`, `вкладка «Файлы»`.
fn tabs<'t>(text: &'t str, lang: Lang) -> Vec<&'t str> {
    match lang {
        Lang::Ru => {
            let after = text.split("вкладк").skip(1);
            after.filter_map(|rest| rest.split_once(" «").filter(|(ending, _)| ending.chars().count() <= 2)?.1.split('»').next()).collect()
        }
        _ => {
            let named = |before: &'t str| {
                let (rest, word) = before.rsplit_once([' ', '\n'])?;
                let is_name = word.starts_with('“') || rest.to_lowercase().ends_with("the") && word.starts_with(char::is_uppercase);
                is_name.then(|| word.trim_matches(['“', '”']))
            };
            text.split(" tab").filter_map(named).collect()
        }
    }
}

#[test]
fn every_tab_that_a_text_names_is_there() {
    let ids = ["tab-manifest", "tab-settings", "tab-locations", "tab-i18n", "tab-images", "tab-files", "tab-run", "tab-install"];
    for lang in [Lang::En, Lang::Ru] {
        let names = ids.map(|id| lang.tr(id));
        let texts: Vec<String> =
            files(&format!("assets/text/{}", lang.code()), "ftl").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
        let named: Vec<&str> = texts.iter().flat_map(|text| tabs(text, lang)).collect();
        let wrong: Vec<&&str> = named.iter().filter(|tab| !names.iter().any(|name| name == **tab) && !OF_THE_CRM.contains(tab)).collect();
        assert!(named.len() > 5 && wrong.is_empty(), "{lang:?}: no such tabs: {wrong:?} of {named:?}");
    }
}

#[test]
fn a_command_that_is_not_there_is_found() {
    let commands = cli::help::commands(Lang::default());
    for rest in ["chek PATH", "account lst.", "check PATH --fixx"] {
        assert!(wrong_command(&commands, rest).is_some(), "{rest}");
    }
    assert_eq!(wrong_command(&commands, "history gives all, PATH --nothing"), None);
    assert_eq!(tabs("look at the Files tab or the “Keys” tab, a tab", Lang::En), ["Files", "Keys"]);
    assert_eq!(tabs("на вкладке «Файлы» и во вкладку «Ключи»", Lang::Ru), ["Файлы", "Ключи"]);
}
