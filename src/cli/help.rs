//! The commands of the command line with their help in a language; clap's own English words are replaced.

use clap::{Arg, Command, CommandFactory};

use super::args::Args;
use crate::text::Lang;

/// All commands, their arguments and their help in `lang`. The texts are `cli-command-<commands>` and `cli-arg-<commands>-<argument>`,
/// or `cli-arg-<argument>` if it is the same in several commands.
pub fn commands(lang: Lang) -> Command {
    let mut commands = Args::command();
    // Adds `--help`, `--version` and the command `help`, so that they get their words as well.
    commands.build();
    worded(commands, &[], lang)
}

/// The id of the text for the command with these names from the root; empty for the program itself.
pub fn command_text_id(names: &[&str]) -> String {
    // `help` lists the other commands once more below itself.
    let shown: Vec<&str> = match names.last() {
        None => vec!["studio"],
        Some(&"help") => vec!["help"],
        Some(_) => names.iter().copied().filter(|name| *name != "help").collect(),
    };
    format!("cli-command-{}", shown.join("-"))
}

/// The id of the text for an argument of the command with these names.
pub fn arg_text_id(names: &[&str], arg: &Arg) -> String {
    let arg = arg.get_id().as_str().replace('_', "-");
    let own = format!("cli-arg-{}", [names, &[&arg]].concat().join("-"));
    if Lang::default().has(&own) { own } else { format!("cli-arg-{arg}") }
}

fn worded(mut command: Command, names: &[&str], lang: Lang) -> Command {
    let usage = usage(&mut command, lang);
    command
        .about(lang.tr(&command_text_id(names)))
        .long_about(None)
        .override_usage(usage)
        .subcommand_help_heading(lang.tr("cli-help-commands"))
        .help_template(format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}", lang.tr("cli-help-usage")))
        .mut_args(|arg| worded_arg(arg, names, lang))
        .mut_subcommands(|below| {
            let name = below.get_name().to_owned();
            worded(below, &[names, &[&name]].concat(), lang)
        })
}

/// How the command is written, without clap's words.
fn usage(command: &mut Command, lang: Lang) -> String {
    let usage = command.render_usage().to_string();
    let (options, name) = (lang.tr("cli-help-any-options"), lang.tr("cli-help-any-command"));
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", &format!("[{options}]"));
    usage.replace("[COMMAND]", &format!("[{name}]")).replace("<COMMAND>", &format!("<{name}>"))
}

fn worded_arg(arg: Arg, names: &[&str], lang: Lang) -> Arg {
    if arg.is_hide_set() {
        return arg;
    }
    let mut help = lang.tr(&arg_text_id(names, &arg));
    let listed = |id: &str, words: Vec<String>| match words.is_empty() {
        true => String::new(),
        false => format!(" [{}]", lang.with(id, &[("words", words.join(", ").into())])),
    };
    if arg.get_action().takes_values() {
        help += &listed("cli-help-values", values(&arg));
        help += &listed("cli-help-default", arg.get_default_values().iter().map(|value| value.display().to_string()).collect());
    }
    let heading = lang.tr(if arg.is_positional() { "cli-help-arguments" } else { "cli-help-options" });
    arg.help(help).long_help(None).help_heading(heading).hide_default_value(true).hide_possible_values(true)
}

/// The words that an argument takes, if it takes no others.
pub fn values(arg: &Arg) -> Vec<String> {
    arg.get_possible_values().iter().filter(|value| !value.is_hide_set()).map(|value| value.get_name().to_owned()).collect()
}
