//! Help, errors of the command line, completions and the manual page: in each language, made from the commands themselves.

use std::process::Command as Process;

use clap::Command;
use widget_studio::cli::help::commands;
use widget_studio::text::Lang;

use super::{Place, good};

/// Calls `look` with each command and its names from the root.
fn each(command: &Command, path: &str, look: &mut dyn FnMut(&Command, &str)) {
    look(command, path);
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        each(below, format!("{path} {}", below.get_name()).trim_start(), look);
    }
}

/// The words that clap has of its own.
const OF_CLAP: [&str; 10] =
    ["Usage:", "Options:", "Commands:", "Arguments:", "[default:", "[possible", "Print", "[OPTIONS]", "COMMAND", "error:"];

#[test]
fn help_is_in_the_language_that_is_asked_for() {
    each(&commands(Lang::Ru), "", &mut |command, path| {
        let help = command.clone().render_long_help().to_string();
        let foreign: Vec<&str> = OF_CLAP.into_iter().filter(|word| help.contains(word)).collect();
        assert!(foreign.is_empty() && help.contains("Использование: widget-studio"), "{path}: {foreign:?}\n{help}");
        let short = command.clone().render_help().to_string();
        assert!(help.split_whitespace().eq(short.split_whitespace()), "-h and --help of {path}");
    });
    let place = Place::new(good);
    for (lang, words) in [("en", ["Usage: ", "Commands:", "Print help"]), ("ru", ["Использование: ", "Команды:", "Показать справку"])]
    {
        for args in [&["--help"][..], &["help"], &["help", "account", "add"], &["check", "--help"]] {
            let (stdout, stderr) = place.run(0, &[&["--lang", lang], args].concat());
            assert!(stderr.is_empty() && stdout.contains(words[0]) && stdout.contains(words[2]), "{stdout}{stderr}");
        }
        assert!(place.run(0, &["--lang", lang, "--help"]).0.contains(words[1]));
    }
    // The language of the system counts where none is named.
    let mut command = place.command(&["check", "--lang"]);
    command.env("LC_ALL", "ru_RU.UTF-8").args(["ru", "--help"]);
    assert!(String::from_utf8(command.output().unwrap().stdout).unwrap().contains("Проверить виджет"));
}

#[test]
fn errors_of_the_command_line_say_what_is_wrong_and_what_was_meant() {
    let place = Place::new(good);
    let cases: &[(&[&str], &str, &str)] = &[
        (&["chek", "w"], "There is no command “chek”\nDid you mean check?", "Нет команды «chek»\nВозможно, вы имели в виду check?"),
        (&["chek"], "Did you mean check?", "Возможно, вы имели в виду check?"),
        (&["i18n", "exprt"], "Did you mean export", "Возможно, вы имели в виду export"),
        (&["check", "w", "--fromat", "json"], "Did you mean --format?", "Возможно, вы имели в виду --format?"),
        (&["check", "w", "--format", "jsn"], "Did you mean json?", "Возможно, вы имели в виду json?"),
        (&["check", "w", "--format", "xml"], "Possible values: text", "Возможные значения: text"),
        (&["check", "w", "--format"], "A value is missing after --format", "Нет значения после --format"),
        (&["check"], "This is missing: <PATH>", "Не хватает: <PATH>"),
        (&["check", "w", "more"], "“more” has no meaning here", "«more» здесь не имеет смысла"),
        (&["account", "test"], "--account <NAME>|--host <URL>", "--account <NAME>|--host <URL>"),
        (&["widgets", "--account", "a", "--host", "b"], "doesn't go together", "не сочетается"),
        (&["check", "w", "--fix", "--fix"], "only once", "только один раз"),
        (&["images", "w", "--from", "a", "--padding", "41"], "from 0 to 40", "от 0 до 40"),
        (&["images", "w", "--from", "a", "--slots", "x"], "The logos are logo", "Логотипы называются logo"),
        (&["images", "w", "--from", "a", "--background", "x"], "#1f6feb", "#1f6feb"),
        (&["new", "d", "--name", "n", "--intent", "card-panl"], "Did you mean card-panel?", "Возможно, вы имели в виду card-panel?"),
        (&["practice", "--port", "x"], "from 0 to 65535", "от 0 до 65535"),
        (&["completions", "bsh"], "Did you mean bash?", "Возможно, вы имели в виду bash?"),
        (&["w", "check", "w"], "Write the path after the command", "Напишите путь после команды"),
    ];
    for (args, english, russian) in cases {
        for (lang, expected) in [("en", english), ("ru", russian)] {
            let (stdout, stderr) = place.run(2, &[args, &["--lang", lang][..]].concat());
            let foreign: Vec<&str> = OF_CLAP.into_iter().filter(|word| lang == "ru" && stderr.contains(word)).collect();
            assert!(stdout.is_empty() && stderr.contains(expected) && foreign.is_empty(), "{args:?} {lang}: {foreign:?}\n{stdout}{stderr}");
        }
    }
    // What is no command and near none is a widget.
    assert!(place.run(2, &["nowhere"]).1.contains("no display"));
    let (_, stderr) = place.run(2, &["i18n", "--lang", "ru"]);
    assert!(stderr.contains("Нет команды после widget-studio i18n") && stderr.contains("export, import"), "{stderr}");
    assert!(place.run(2, &["--lang", "ru", "i18n"]).1.contains("Команды:"));
}

#[test]
fn completions_and_the_manual_page_have_every_command_and_option() {
    let place = Place::new(good);
    let mut made: Vec<(String, String)> =
        ["bash", "zsh", "fish", "powershell", "elvish"].map(|shell| (shell.to_owned(), place.run(0, &["completions", shell]).0)).into();
    made.push(("man".to_owned(), place.run(0, &["man"]).0.replace("\\-", "-")));
    for (what, text) in &made {
        let has = |word: &str| text.split(|c: char| c.is_whitespace() || "'()[]{}*=:,|\\".contains(c)).any(|other| other == word);
        each(&commands(Lang::En), "", &mut |command, path| {
            assert!(path.split(' ').all(|name| name.is_empty() || has(name)), "{what} has no {path}");
            for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
                let Some(long) = arg.get_long() else { continue };
                let word = if what == "fish" { format!("-l {long} ") } else { format!("--{long}") };
                assert!(
                    if what == "fish" { text.contains(&word) } else { has(&word) || text.contains(&format!("{word}\\fR")) },
                    "{what} has no {word} of {path}"
                );
            }
        });
        assert!(!text.contains("--token") && !text.contains("--break-down"), "{what} tells what is hidden");
    }
    assert!(place.run(0, &["man", "--lang", "ru"]).0.contains("Проверить виджет"));
}

#[cfg(target_os = "linux")]
#[test]
fn bash_completes_commands_options_and_values() {
    let place = Place::new(good);
    std::fs::write(place.path("completions"), place.run(0, &["completions", "bash"]).0).unwrap();
    let completed = |words: &[&str]| {
        let list = words.join(" ");
        let script = format!(". ./completions; COMP_WORDS=(widget-studio {list} ''); COMP_CWORD={}; ", words.len() + 1);
        let output = Process::new("bash")
            .args(["-c", &(script + "_widget-studio widget-studio \"\" \"${COMP_WORDS[COMP_CWORD-1]}\"; echo \"${COMPREPLY[@]}\"")])
            .current_dir(place.path(""))
            .output();
        let output = output.unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(completed(&[]).contains("check") && completed(&[]).contains("--lang"));
    assert!(completed(&["account"]).contains("add list test remove"), "{}", completed(&["account"]));
    assert_eq!(completed(&["check", "w", "--product"]), "amocrm kommo\n");
    assert!(completed(&["history", "show"]).contains("--format"));
    assert!(completed(&["completions"]).contains("elvish"));
}
