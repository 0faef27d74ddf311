//! The commands without a window: the same engine as the window's, with its report on standard output or in a file.
//!
//! Exit codes: 0 no errors, 1 errors found, 2 the command could not be carried out.

mod args;
mod check;
mod checklist;
mod i18n;
mod images;
mod pack;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

pub use args::{Args, Command, I18nCommand};

use crate::platform::Explained;
use crate::text::Lang;

/// What a command has to say.
struct Outcome {
    /// For standard output.
    output: String,
    /// What else people should know, for standard error; a line each.
    notes: Vec<String>,
    /// Whether errors were found that count.
    errors: bool,
}

/// Carries out `command`. Never panics over its output: a reader that goes away ends it in silence.
pub fn run(command: &Command, lang: Lang) -> ExitCode {
    let outcome = match command {
        Command::Check(args) => check::run(args, lang),
        Command::Checklist(args) => checklist::run(args, lang),
        Command::Images(args) => images::run(args, lang),
        Command::Pack(args) => pack::run(args, lang),
        Command::I18n(I18nCommand::Export(args)) => i18n::export(args, lang),
        Command::I18n(I18nCommand::Import(args)) => i18n::import(args, lang),
    };
    match outcome {
        Ok(outcome) => finish(&outcome, lang),
        Err(error) => fail(&error),
    }
}

/// Says that there is no display for the window; exit code 2.
pub fn no_display(lang: Lang) -> ExitCode {
    fail(&explained(lang, lang.tr("cli-no-display"), "cli-no-display"))
}

/// Says that the window could not be opened, or its picture not be written; exit code 2.
pub fn no_window(error: &anyhow::Error, lang: Lang) -> ExitCode {
    let what = lang.with("cli-no-window", &[("reason", format!("{error:#}").into())]);
    fail(&explained(lang, what, "cli-no-window"))
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
    ExitCode::from(u8::from(outcome.errors))
}

fn fail(error: &Explained) -> ExitCode {
    say(&error.what);
    say(&error.next);
    ExitCode::from(2)
}

/// One line on standard error. If even that is closed, there is nobody to tell.
fn say(line: &str) {
    writeln!(io::stderr(), "{line}").ok();
}

/// `what` with the next step of the text `id`.
fn explained(lang: Lang, what: String, id: &str) -> Explained {
    Explained { what, next: lang.tr(&format!("{id}.next")) }
}
