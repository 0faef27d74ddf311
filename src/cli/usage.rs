//! Reads the command line, and says what is wrong with it in the studio's language, with what was probably meant.

use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, FromArgMatches};

use super::args::Args;
use super::bad_value::BadValue;
use super::{Outcome, finish, help};
use crate::checks::engine::message::did_you_mean;
use crate::text::Lang;

impl Args {
    /// The arguments of this process.
    ///
    /// # Errors
    /// The exit code, if nothing is to be done but what was printed: help, the version, or what is wrong with the arguments.
    pub fn read() -> Result<Self, ExitCode> {
        let words: Vec<OsString> = env::args_os().collect();
        let lang = lang_of(&words);
        parse(&words, lang).map_err(|answer| finish(&answer, lang))
    }

    /// The language of the texts.
    pub fn lang(&self) -> Lang {
        self.lang.unwrap_or_else(Lang::of_system)
    }
}

/// The language that `words` ask for, whatever else they are.
fn lang_of(words: &[OsString]) -> Lang {
    let words = words.iter().map(|word| word.to_str().unwrap_or_default());
    let after = words.clone().zip(words.clone().skip(1)).find(|(word, _)| *word == "--lang").map(|(_, code)| code);
    let code = after.or_else(|| words.clone().find_map(|word| word.strip_prefix("--lang=")));
    code.and_then(Lang::of_code).unwrap_or_else(Lang::of_system)
}

/// Reads `words`, the first of which is the program.
fn parse(words: &[OsString], lang: Lang) -> Result<Args, Outcome> {
    let mut commands = help::commands(lang);
    let read = commands.try_get_matches_from_mut(words).and_then(|found| Args::from_arg_matches(&found));
    let args = read.map_err(|error| answer(&error, &commands, words, lang))?;
    let is_for_window = args.path.is_some() || args.sample || args.screenshot_to.is_some();
    if args.command.is_some() && is_for_window {
        return Err(wrong(vec![lang.tr("cli-wrong-order"), lang.tr("cli-wrong-order.next")]));
    }
    match misnamed(&commands, words).filter(|_| args.command.is_none() && args.path.is_some()) {
        Some(named) => Err(wrong(no_command(&named, lang))),
        None => Ok(args),
    }
}

/// What clap says, in the studio's words.
fn answer(error: &clap::Error, commands: &Command, words: &[OsString], lang: Lang) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Outcome::printed(error.render().to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => wrong(vec![error.render().to_string().trim_end().to_owned()]),
        // Without a command the first word is a widget, and clap complains of the second one.
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => match misnamed(commands, words) {
            Some(named) => wrong(no_command(&named, lang)),
            None => wrong(explained(error, lang)),
        },
        _ => wrong(explained(error, lang)),
    }
}

fn wrong(notes: Vec<String>) -> Outcome {
    Outcome { output: String::new(), notes, code: 2 }
}

/// The first word that is no option, if it is neither a command nor a file, and the commands that it may be a misspelling of.
fn misnamed<'c>(commands: &'c Command, words: &[OsString]) -> Option<(String, Vec<&'c str>)> {
    let mut words = words.iter().skip(1);
    let first = loop {
        match words.next()?.to_str()? {
            "--lang" => words.next(),
            option if option.starts_with('-') => continue,
            first => break first,
        };
    };
    let names: Vec<&str> = commands.get_subcommands().map(Command::get_name).collect();
    if names.contains(&first) || Path::new(first).exists() {
        return None;
    }
    let meant = did_you_mean(first, names);
    (!meant.is_empty()).then(|| (first.to_owned(), meant))
}

fn no_command((word, meant): &(String, Vec<&str>), lang: Lang) -> Vec<String> {
    let what = lang.with("cli-wrong-command", &[("word", word.into())]);
    vec![what, meant_words(&meant.join(", "), lang), more("widget-studio", lang)]
}

fn meant_words(words: &str, lang: Lang) -> String {
    lang.with("cli-did-you-mean", &[("words", words.into())])
}

/// Where the rest is told.
fn more(command: &str, lang: Lang) -> String {
    lang.with("cli-more-help", &[("command", format!("{command} --help").into())])
}

/// An error of the arguments: what is wrong, what was probably meant, how it is written, where the rest is told.
fn explained(error: &clap::Error, lang: Lang) -> Vec<String> {
    let words = |kind| said(error, kind);
    let said = |kind| words(kind).join(", ");
    let (arg, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    let (word, others) = (said(ContextKind::InvalidSubcommand), said(ContextKind::PriorArg));
    let about = |id: &str| lang.with(id, &[("arg", arg.as_str().into()), ("value", value.as_str().into())]);
    let mut lines = vec![match error.kind() {
        ErrorKind::UnknownArgument => about("cli-wrong-unknown"),
        ErrorKind::InvalidSubcommand => lang.with("cli-wrong-command", &[("word", word.into())]),
        ErrorKind::MissingSubcommand => lang.with("cli-wrong-no-command", &[("word", word.into())]),
        ErrorKind::MissingRequiredArgument => about("cli-wrong-missing"),
        ErrorKind::InvalidValue if value.is_empty() => about("cli-wrong-no-value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => about("cli-wrong-value"),
        ErrorKind::ArgumentConflict if others.is_empty() || others == arg => about("cli-wrong-twice"),
        ErrorKind::ArgumentConflict => lang.with("cli-wrong-together", &[("arg", arg.as_str().into()), ("others", others.into())]),
        _ => about("cli-wrong-arguments"),
    }];
    lines.extend(error.source().and_then(|source| source.downcast_ref()).map(|BadValue(msg)| lang.msg(msg)));
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand] {
        // clap has the likeliest last.
        let meant: Vec<String> = words(kind).into_iter().rev().collect();
        if !meant.is_empty() {
            lines.push(meant_words(&meant.join(", "), lang));
        }
    }
    let values = [said(ContextKind::ValidValue), said(ContextKind::ValidSubcommand)].concat();
    if !values.is_empty() {
        lines.push(lang.with("cli-wrong-values", &[("words", values.into())]));
    }
    let usage = said(ContextKind::Usage);
    let usage = usage.trim_start_matches("Usage:").trim();
    if !usage.is_empty() {
        lines.push(format!("{} {usage}", lang.tr("cli-help-usage")));
    }
    let command = usage.split(['[', '<', '\n']).next().map(str::trim).filter(|command| !command.is_empty());
    lines.push(more(command.unwrap_or("widget-studio"), lang));
    lines
}

/// The words of one kind in an error.
fn said(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
}
