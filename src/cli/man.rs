//! `man`: the manual page in the language of roff, made from the commands themselves.

use std::fmt::Write;

use clap::{Arg, Command};

use crate::text::Lang;

/// The page of all `commands`, whose help is in `lang`.
pub fn page(commands: &Command, lang: Lang) -> String {
    let mut out = format!(".TH WIDGET-STUDIO 1 \"\" \"Widget Studio {}\"\n", env!("CARGO_PKG_VERSION"));
    let heading = |out: &mut String, id: &str| writeln!(out, ".SH {}", text(&lang.tr(id).to_uppercase())).ok();
    heading(&mut out, "cli-man-name");
    writeln!(out, "widget\\-studio \\- {}", text(&about(commands))).ok();
    heading(&mut out, "cli-man-synopsis");
    usage(&mut out, commands);
    heading(&mut out, "cli-man-options");
    commands.get_arguments().for_each(|arg| option(&mut out, arg));
    heading(&mut out, "cli-man-commands");
    for command in commands.get_subcommands() {
        section(&mut out, command, command.get_name());
    }
    out
}

fn section(out: &mut String, command: &Command, path: &str) {
    if command.get_name() == "help" {
        return;
    }
    writeln!(out, ".SS {}\n{}\n.PP", text(path), text(&about(command))).ok();
    usage(out, command);
    // What all commands have is told once, above.
    command.get_arguments().filter(|arg| !arg.is_global_set() && arg.get_id() != "help").for_each(|arg| option(out, arg));
    for below in command.get_subcommands() {
        section(out, below, &format!("{path} {}", below.get_name()));
    }
}

fn usage(out: &mut String, command: &Command) {
    let usage = command.clone().render_usage().to_string();
    let lines = usage.trim_start_matches("Usage:").trim().lines();
    let lines: Vec<String> = lines.map(|line| format!("\\fB{}\\fR", text(line.trim()))).collect();
    writeln!(out, "{}", lines.join("\n.br\n")).ok();
}

fn option(out: &mut String, arg: &Arg) {
    if arg.is_hide_set() {
        return;
    }
    let short = arg.get_short().map(|short| format!("-{short}"));
    let names: Vec<String> = short.into_iter().chain(arg.get_long().map(|long| format!("--{long}"))).collect();
    let value = arg.get_value_names().filter(|_| arg.get_action().takes_values()).and_then(|names| names.first());
    let value = value.map(|name| format!("<{name}>")).unwrap_or_default();
    let help = arg.get_help().map(|help| help.to_string()).unwrap_or_default();
    writeln!(out, ".TP\n\\fB{}\\fR {}\n{}", text(&names.join(", ")), text(&value), text(&help)).ok();
}

fn about(command: &Command) -> String {
    command.get_about().map(|about| about.to_string()).unwrap_or_default()
}

/// `text` as roff takes it for text.
fn text(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-").replace('\n', " ");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}
