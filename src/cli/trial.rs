//! `try`: all scenes of a widget in a browser without a window.

use std::path::{Path, PathBuf};

use super::Outcome;
use super::account_args::AccountFormat;
use super::args::TryArgs;
use super::check::product;
use super::failure::{Failure, UNREAD};
use super::run::{libraries, name};
use crate::model::project::{DocId, Revision};
use crate::report::trial::{Earlier, Entry, Layout, Trial, about, render};
use crate::services::mark::{Document, marked};
use crate::stand_in::{Build, Kept, in_address, texts};
use crate::system::browser::{self, Browser, BrowserError};
use crate::system::data;
use crate::system::files::{self, Opened};
use crate::system::interrupt::Interrupts;
use crate::system::output::{self, Kind, Output};
use crate::text::Lang;
use crate::text::msg::Msg;
use crate::trial::{self, Plan, ROLES, Setup, THEMES, TrialError, Wanted};

/// How large the report of an earlier run may be, in bytes.
const EARLIER_LIMIT: u64 = 64 * 1024 * 1024;

/// How a failure is printed.
pub fn format_of_failures(args: &TryArgs) -> AccountFormat {
    if args.format == Layout::Json { AccountFormat::Json } else { AccountFormat::Text }
}

/// Tries the scenes. The exit code is that of a signal, if one came before the end.
pub fn run(args: &TryArgs, lang: Lang) -> Result<Outcome, Failure> {
    let failed = |msg: &Msg| Failure::own(UNREAD, "try", msg, lang);
    let opened = files::open(&args.path).map_err(|error| failed(&error.explain()))?;
    let mut notes = super::check::notes(&opened, lang);
    let wanted = Wanted {
        scenes: args.scene.clone(),
        locales: args.locale.clone(),
        roles: known(&args.role, &ROLES),
        themes: known(&args.theme, &THEMES),
        product: product(args.product, &opened.widget, &mut notes, lang),
    };
    let plan = Plan::of(&opened.widget, &wanted);
    if plan.is_empty() {
        return Err(failed(&Msg::new("cli-try-nothing")));
    }
    let earlier = args.against.as_deref().map(|path| earlier(path).map_err(|error| failed(&error))).transpose()?;
    let program = program(args, lang)?;
    let setup = Setup {
        widget: &opened.widget,
        build: Build::of(&opened.widget, Revision { doc: DocId::default(), number: 1 }, false),
        name: in_address(&name(&opened.origin)),
        libraries: libraries(args.libraries.as_deref(), args.fetch_libraries, lang)?,
        kept: Kept::default(),
    };
    if let Some(folder) = &args.pictures {
        output::make_folder(folder).map_err(|error| failed(&error.explain()))?;
    }
    let interrupts = Interrupts::watch(|| {});
    let begun = std::time::Instant::now();
    let mut browser = Browser::start(&program, browser::own_arguments()).map_err(|error| not_started(&error, &program, lang))?;
    if !browser::own_arguments().is_empty() {
        notes.push(lang.tr("cli-try-no-sandbox"));
    }
    let mut trial = Trial { browser: browser.version().unwrap_or_default(), ..Trial::default() };
    let mut unwritten = None;
    let tried = trial::run(&mut browser, &setup, &plan, |mut entry| {
        unwritten = write_picture(args, &mut entry, &opened).err();
        trial.entries.push(entry);
        interrupts.exit_code().is_none() && unwritten.is_none()
    });
    drop(browser);
    if let Some(error) = unwritten {
        return Err(failed(&error));
    }
    tried.map_err(|error| broken_off(&error, lang))?;
    trial.ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let scene = |scene: &str| texts::scene(lang, scene);
    let report = render(&trial, &opened.widget, &scene, args.format, lang);
    let output = deliver(report, args, &opened).map_err(|error| failed(&error))?;
    notes.extend(earlier.iter().flat_map(|earlier| earlier.changes(&trial).lines(&scene, lang)));
    let stopped = interrupts.exit_code();
    notes.extend(stopped.map(|_| lang.tr("cli-try-stopped")));
    Ok(Outcome { output, notes, code: stopped.unwrap_or(u8::from(trial.counts().1 > 0)) })
}

/// Those of `words` that are known, as they stand in the source.
fn known(words: &[String], known: &[&'static str]) -> Vec<&'static str> {
    words.iter().filter_map(|word| known.iter().find(|known| *known == word).copied()).collect()
}

/// Reads the report of an earlier run.
fn earlier(path: &Path) -> Result<Earlier, Msg> {
    let text = data::read_text(path, EARLIER_LIMIT).map_err(|error| error.explain())?;
    Earlier::read(&text).map_err(|_| Msg::new("cli-try-no-earlier").with("path", path.display().to_string()))
}

/// The browser that is asked for, or the one of this machine.
fn program(args: &TryArgs, lang: Lang) -> Result<PathBuf, Failure> {
    args.browser.clone().or_else(browser::find).ok_or_else(|| {
        let places = browser::looked_for().join(", ");
        Failure::own(UNREAD, "browser", &Msg::new("cli-try-no-browser").with("places", places), lang)
    })
}

fn not_started(error: &BrowserError, program: &Path, lang: Lang) -> Failure {
    let msg = Msg::new("cli-try-not-started").with("path", program.display().to_string());
    Failure::own(UNREAD, "browser", &msg, lang).detail(error.to_string())
}

fn broken_off(error: &TrialError, lang: Lang) -> Failure {
    let msg = match error {
        TrialError::Start(_) => Msg::new("cli-run-not-started"),
        TrialError::Browser(_) => Msg::new("cli-try-browser-gone"),
    };
    Failure::own(UNREAD, "try", &msg, lang).detail(error.to_string())
}

/// Writes the picture of a scene, if pictures are wanted.
fn write_picture(args: &TryArgs, entry: &mut Entry, opened: &Opened) -> Result<(), Msg> {
    let (Some(folder), Some(png)) = (&args.pictures, &entry.picture) else { return Ok(()) };
    let path = folder.join(format!("{}.png", entry.variant.file_name()));
    write(Kind::Picture, args, opened, &path, png)?;
    entry.written = Some(path.display().to_string());
    Ok(())
}

/// Writes the report to the file that is asked for, and returns nothing to print; without a file returns the report.
fn deliver(report: String, args: &TryArgs, opened: &Opened) -> Result<String, Msg> {
    let Some(path) = args.output.as_deref().filter(|path| !output::is_standard(path)) else { return Ok(report) };
    let report = if args.format == Layout::Json { about(report, &opened.widget) } else { report };
    let report = marked(report, Document::Trial, &opened.widget, args.format.carrier());
    write(Kind::Trial, args, opened, path, report.as_bytes())?;
    Ok(String::new())
}

fn write(kind: Kind, args: &TryArgs, opened: &Opened, path: &Path, bytes: &[u8]) -> Result<(), Msg> {
    let output = Output { kind, widget: &opened.widget, origin: Some(&opened.origin), overwrite: args.overwrite };
    output::write(&output, path, bytes).map_err(|error| error.explain())
}
