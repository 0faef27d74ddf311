//! The commands without a window: they use the window's engine and print to standard output or a file.
//!
//! Exit codes: 0 no errors, 1 errors found, 2 the command could not be carried out.

mod account;
mod account_args;
mod args;
mod bad_value;
mod builds;
mod bulk;
mod check;
mod checklist;
mod completions;
mod connect;
mod diff;
mod failure;
pub mod help;
mod history;
mod i18n;
mod images;
mod man;
mod new;
mod pack;
mod practice;
mod remote;
mod run;
mod run_lines;
mod trial;
mod usage;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use serde_json::json;

use account_args::AccountFormat;
pub use args::{Args, Command, I18nCommand};
use failure::Failure;
use remote::Printed;

use crate::report::{to_line, visible};
use crate::system::files::SaveError;
use crate::text::Lang;
use crate::text::msg::Msg;

/// The result of a command.
struct Outcome {
    /// For standard output.
    output: String,
    /// Notes for standard error, a line each.
    notes: Vec<String>,
    /// The exit code.
    code: u8,
}

impl Outcome {
    /// Only output.
    fn printed(output: String) -> Self {
        Self { output, notes: Vec::new(), code: 0 }
    }
}

/// Carries out `command`. Never panics over its output: a closed pipe ends it in silence.
pub fn run(command: &Command, lang: Lang) -> ExitCode {
    let outcome = match command {
        Command::Check(args) => check::run(args, lang),
        Command::Checklist(args) => checklist::run(args, lang),
        Command::Diff(args) => diff::run(args, lang),
        Command::Builds(args) => builds::run(args, lang),
        Command::Images(args) => images::run(args, lang),
        Command::New(args) => new::run(args, lang),
        Command::Pack(args) => pack::run(args, lang),
        Command::I18n(I18nCommand::Export(args)) => i18n::export(args, lang),
        Command::I18n(I18nCommand::Import(args)) => i18n::import(args, lang),
        Command::Account(args) => return print(account::run(args, lang), account::format(args), lang),
        Command::Widgets(args) => return print(remote::widgets(args, lang), args.format, lang),
        Command::Status(args) => return print(bulk::status(args, lang), args.target.format, lang),
        Command::Install(args) => return print(bulk::install(args, lang), args.widget.target.format, lang),
        Command::Uninstall(args) => return print(bulk::uninstall(args, lang), args.widget.target.format, lang),
        Command::History(args) => return print(history::run(args, lang), history::format(args), lang),
        Command::Completions(args) => Ok(Outcome::printed(completions::script(&help::commands(lang), args.shell))),
        Command::Man => Ok(Outcome::printed(man::page(&help::commands(lang), lang))),
        Command::Run(args) => return run::run(args, lang).map_or_else(|failure| print(Err(failure), args.format, lang), ExitCode::from),
        Command::Try(args) => match trial::run(args, lang) {
            Ok(outcome) => Ok(outcome),
            Err(failure) => return print(Err(failure), trial::format_of_failures(args), lang),
        },
        Command::Practice(args) => {
            return practice::run(args, lang).map_or_else(|failure| print(Err(failure), AccountFormat::Text, lang), |()| ExitCode::SUCCESS);
        }
    };
    match outcome {
        Ok(outcome) => finish(&outcome, lang),
        Err(error) => fail(&error, lang),
    }
}

/// Prints the result of a command that talks to an account; with `--format json` a failure goes to standard output too.
fn print(result: Result<Printed, Failure>, format: AccountFormat, lang: Lang) -> ExitCode {
    // What an account says mustn't steer a terminal.
    let lines = |text: &str| text.lines().map(|line| visible(line) + "\n").collect::<String>();
    let (output, notes, code) = match (result, format) {
        (Ok(done), AccountFormat::Text) => (lines(&done.text), done.notes, done.code),
        (Ok(done), AccountFormat::Json) => (to_line(&done.json), done.notes, done.code),
        (Err(failure), AccountFormat::Text) => (String::new(), failure.lines(lang), failure.code),
        (Err(failure), AccountFormat::Json) => (to_line(&json!({"error": failure.json()})), Vec::new(), failure.code),
    };
    let notes = notes.iter().map(|note| visible(note)).collect();
    finish(&Outcome { output, notes, code }, lang)
}

/// Why a command could not save the widget: a command keeps no unsaved changes, as the window does.
fn not_saved(error: &SaveError) -> Msg {
    let msg = error.explain();
    match error {
        SaveError::Write { .. } => Msg { id: "cli-save-write".to_owned(), ..msg },
        _ => msg,
    }
}

/// Says that there is no display for the window; exit code 2.
pub fn no_display(lang: Lang) -> ExitCode {
    fail(&Msg::new("cli-no-display"), lang)
}

/// Says that the window could not be opened, or its picture not be written; exit code 2.
pub fn no_window(error: &anyhow::Error, lang: Lang) -> ExitCode {
    fail(&Msg::new("cli-no-window").with("reason", format!("{error:#}")), lang)
}

fn finish(outcome: &Outcome, lang: Lang) -> ExitCode {
    let mut out = io::stdout().lock();
    let printed = out.write_all(outcome.output.as_bytes()).and_then(|()| out.flush());
    match printed {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            say(&lang.with("cli-no-output", &[("reason", error.to_string().into())]));
            return ExitCode::from(2);
        }
        _ => {}
    }
    for note in &outcome.notes {
        say(note);
    }
    ExitCode::from(outcome.code)
}

/// Says what did not work and what to do next.
fn fail(error: &Msg, lang: Lang) -> ExitCode {
    say(&lang.msg(error));
    say(&lang.msg(&error.next_step()));
    ExitCode::from(2)
}

/// One line on standard error. If even that is closed, there is nobody to tell.
fn say(line: &str) {
    writeln!(io::stderr(), "{line}").ok();
}
