//! `new`: makes a widget in a new folder, or of a folder that has no manifest.

use std::fmt::Write;
use std::path::Path;

use serde::Serialize;

use super::args::{NewArgs, PackFormat};
use super::{Outcome, check, not_saved};
use crate::checks;
use crate::checks::engine::Report;
use crate::model::widget::{ChangeError, Widget};
use crate::report::{self, Summary};
use crate::services::new_widget;
use crate::services::new_widget::spec::{lacks_manifest, suggested};
use crate::services::new_widget::{Comments, FileState, Mark, NewWidgetSpec};
use crate::system::files;
use crate::system::files::{Origin, Resolve};
use crate::text::Lang;
use crate::text::messages;
use crate::text::msg::Msg;

/// What the command made.
#[derive(Serialize)]
struct Made<'m> {
    folder: String,
    files: Vec<MadeFile<'m>>,
    /// Of both profiles together.
    summary: Summary,
}

#[derive(Serialize)]
struct MadeFile<'m> {
    path: &'m str,
    size: usize,
    /// `new`, `kept`, or `completed` where texts were added.
    state: &'static str,
}

pub fn run(args: &NewArgs, lang: Lang) -> Result<Outcome, Msg> {
    let opened = args.keep.then(|| files::open(&args.dir)).transpose().map_err(|error| error.explain())?;
    let before = opened.as_ref().map(|opened| opened.widget.clone()).unwrap_or_default();
    if !lacks_manifest(&before) {
        return Err(Msg::new("cli-new-manifest").with("path", args.dir.display().to_string()));
    }
    let order = order(args, &before, lang);
    if let Some(problem) = order.problems().first() {
        return Err(Msg::new("cli-new-problem").with("text", messages::new_widget::message(problem, &order)));
    }
    let mut widget = before.clone();
    let logos = Mark::of(&order.name(order.base())).logos();
    let changes = new_widget::changes(&before, &order, &logos);
    let failed = |error: ChangeError| Msg::new("cli-new-not-made").with("reason", error.to_string());
    changes.and_then(|changes| widget.apply(&changes)).map_err(failed)?;
    let mut notes = Vec::new();
    let saved = match &opened {
        Some(opened) => {
            notes = check::notes(opened, lang);
            files::save(&opened.origin, &before, &widget, Resolve::Ask)
        }
        None => files::save_as(&Origin::Folder(args.dir.clone()), &widget),
    };
    saved.map_err(|error| not_saved(&error))?;
    notes.extend(borrowed(&order, &before, lang));
    let found = checks::faults(&widget, order.product);
    let output = match args.format {
        PackFormat::Json => json(&args.dir, &before, &widget, &found),
        PackFormat::Text => text(&args.dir, &before, &widget, &found, lang),
    };
    Ok(Outcome { output, notes, code: u8::from(found.has_errors()) })
}

/// The order that the arguments give; the rest is guessed from the files in the folder.
fn order(args: &NewArgs, before: &Widget, lang: Lang) -> NewWidgetSpec {
    let comments = Comments::of_code(args.comments.unwrap_or(lang).code());
    let folder = args.dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut order = if args.keep {
        NewWidgetSpec::guessed(before, &folder, lang.code(), comments)
    } else {
        NewWidgetSpec::plain(args.product.unwrap_or_default(), "en", comments)
    };
    if let Some(product) = args.product.filter(|product| *product != order.product) {
        order = NewWidgetSpec { product, locales: NewWidgetSpec::plain(product, "en", comments).locales, ..order };
    }
    if !args.locales.is_empty() {
        order.locales.clear();
        for code in args.locales.iter().map(|code| code.trim()).filter(|code| !code.is_empty()) {
            if !order.locales.iter().any(|known| known == code) {
                order.locales.push(code.to_owned());
            }
        }
    }
    if !args.intents.is_empty() {
        order.intents.clear();
        args.intents.iter().for_each(|intent| {
            if !order.intents.contains(intent) {
                order.intents.push(*intent);
            }
        });
        order.fields = suggested(&order.intents);
    }
    for name in &args.names {
        let own = name.split_once('=').filter(|(code, _)| order.locales.iter().any(|known| known == code.trim()));
        let (code, text) = own.unwrap_or((order.base(), name));
        let (code, text) = (code.trim().to_owned(), text.trim().to_owned());
        order.names.insert(code, text);
    }
    if !args.fields.is_empty() {
        order.fields.clone_from(&args.fields);
    }
    order
}

/// Says in which locales the name is that of another one.
fn borrowed(order: &NewWidgetSpec, before: &Widget, lang: Lang) -> Vec<String> {
    let kept = new_widget::spec::kept_names(before);
    let without = order.locales.iter().filter(|code| !order.names.contains_key(*code) && !kept.contains_key(*code));
    without.map(|code| lang.with("cli-new-borrowed", &[("locale", code.into()), ("name", order.name(code).into())])).collect()
}

/// Every file with what was done to it.
fn files<'m>(before: &Widget, widget: &'m Widget) -> Vec<MadeFile<'m>> {
    let states = new_widget::states(before, widget).into_iter().map(|(_, state)| state);
    widget.files().zip(states).map(|((path, body), state)| MadeFile { path: path.as_str(), size: body.len(), state: word(state) }).collect()
}

fn word(state: FileState) -> &'static str {
    match state {
        FileState::New => "new",
        FileState::Kept => "kept",
        FileState::Completed => "completed",
    }
}

fn text(folder: &Path, before: &Widget, widget: &Widget, found: &Report, lang: Lang) -> String {
    let mut out = String::new();
    let files = files(before, widget);
    for file in &files {
        let words = match file.state {
            "kept" => format!("  {}", lang.tr("new-state-kept")),
            "completed" => format!("  {}", lang.tr("new-state-completed")),
            _ => String::new(),
        };
        writeln!(out, "{:>10}  {}{words}", lang.size(file.size), file.path).ok();
    }
    let args = [("folder", folder.display().to_string().into()), ("count", files.len().into())];
    writeln!(out, "{}", lang.with("cli-new-made", &args)).ok();
    if !found.findings.is_empty() {
        writeln!(out, "\n{}", report::text_findings(found, false, lang).trim_end()).ok();
    }
    out
}

fn json(folder: &Path, before: &Widget, widget: &Widget, found: &Report) -> String {
    report::to_line(&Made { folder: folder.display().to_string(), files: files(before, widget), summary: Summary::of(found) })
}
