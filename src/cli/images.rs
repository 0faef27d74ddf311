//! `images`: lists the logos, makes all logos from one picture, or makes PNG files smaller without loss.

use std::fmt::Write;
use std::path::Path;

use serde::Serialize;

use super::args::{Fitting, ImagesArgs, PackFormat};
use super::{Outcome, check, not_saved};
use crate::checks;
use crate::checks::engine::Report;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::suppress::Trust;
use crate::crm::images::{MAX_BYTES, SLOTS, Slot, is_asked};
use crate::formats::path::RelPath;
use crate::formats::picture::Format;
use crate::formats::picture::no_progress;
use crate::formats::picture::profile::Colours;
use crate::formats::picture::source::Source;
use crate::model::document::FileBody;
use crate::model::widget::{FileChange, Widget};
use crate::report::{self, severity_word, visible};
use crate::services::logos::compose::{Place, Plan};
use crate::services::logos::make::{Made, Order, changes, make};
use crate::services::logos::write;
use crate::system::files;
use crate::system::files::{Opened, Resolve};
use crate::system::pictures;
use crate::text::Lang;
use crate::text::msg::Msg;

/// The largest size that a recompressed picture may have, in percent of the old one: a smaller gain isn't worth a changed file.
const WORTHWHILE: usize = 99;

/// A row of the table.
#[derive(Serialize)]
struct Row {
    slot: &'static str,
    /// Whether the widget needs it.
    needed: bool,
    width: u32,
    height: u32,
    /// What is there; `None` if there is no file.
    file: Option<File>,
    findings: Vec<RowFinding>,
}

#[derive(Serialize)]
struct File {
    path: String,
    format: Option<&'static str>,
    width: Option<u32>,
    height: Option<u32>,
    bytes: usize,
}

#[derive(Serialize)]
struct RowFinding {
    rule: &'static str,
    severity: &'static str,
    message: String,
}

/// What the command wrote.
#[derive(Serialize)]
struct WrittenFile {
    path: String,
    bytes: usize,
    bytes_before: Option<usize>,
    /// How many times larger than it is the source is drawn, if that shows.
    upscaled: Option<f64>,
    /// How alike the picture looks to what it was before it got few colours, 0 to 1.
    alike: Option<f64>,
}

#[derive(Serialize)]
struct Answer {
    written: Vec<WrittenFile>,
    logos: Vec<Row>,
    /// What was found in other pictures, and in logos with a wrong name.
    others: Vec<RowFinding>,
}

pub fn run(args: &ImagesArgs, lang: Lang) -> Result<Outcome, Msg> {
    let opened = files::open(&args.path).map_err(|error| error.explain())?;
    let mut notes = check::notes(&opened, lang);
    let mut widget = opened.widget.clone();
    let written = match &args.from {
        Some(from) => generate(from, args, &mut widget, &mut notes, lang)?,
        None if args.shrink => shrink(&mut widget, &mut notes, lang)?,
        None => Vec::new(),
    };
    let written = written
        .into_iter()
        .map(|file| WrittenFile { bytes_before: opened.widget.get(&file.path).map(|body| body.len()), ..file })
        .collect();
    save(&opened, &widget)?;
    let product = check::product(args.target.product, &opened.widget, &mut notes, lang);
    let found = checks::check_trusting(&widget, (product, args.target.profile), &Trust::Nothing);
    let is_other =
        |finding: &&Finding| finding.rule.id.starts_with("images/") && finding.places().all(|place| Slot::of(&place.file).is_none());
    let others = found.findings.iter().filter(is_other).map(|finding| row_finding(finding, lang)).collect();
    let result = Answer { written, logos: SLOTS.iter().map(|slot| row(slot, &widget, &found, lang)).collect(), others };
    // The code is about the logos, those with a wrong name or folder among them; of other pictures `check` tells.
    let of_logos = result.others.iter().filter(|finding| ["images/wrong-name", "images/dir-missing"].contains(&finding.rule));
    let errors = result.logos.iter().flat_map(|row| &row.findings).chain(of_logos).any(|finding| finding.severity == "error");
    let output = match args.format {
        PackFormat::Json => report::to_line(&result),
        PackFormat::Text => text(&result, lang),
    };
    Ok(Outcome { output, notes, code: u8::from(errors) })
}

fn save(opened: &Opened, widget: &Widget) -> Result<(), Msg> {
    if *widget == opened.widget {
        return Ok(());
    }
    files::save(&opened.origin, &opened.widget, widget, Resolve::Ask).map_err(|error| not_saved(&error))
}

/// Puts the logos made from one picture into `widget`. Returns those that were written.
fn generate(from: &Path, args: &ImagesArgs, widget: &mut Widget, notes: &mut Vec<String>, lang: Lang) -> Result<Vec<WrittenFile>, Msg> {
    let read = |path: &Path| pictures::open(path, &no_progress).map_err(|error| error.explain());
    let source = read(from)?;
    let wide = args.wide.as_deref().map(read).transpose()?;
    for (path, source) in [(Some(from), Some(&source)), (args.wide.as_deref(), wide.as_ref())] {
        if let (Some(path), Some(Source { colours: Colours::Guessed, .. })) = (path, source) {
            notes.push(lang.with("pictures-colours-guessed", &[("file", path.display().to_string().into())]));
        }
    }
    let place = match args.fit {
        Fitting::Fit => Place::Fit,
        Fitting::Fill => Place::Fill,
    };
    let plan = Plan { place, padding: f32::from(args.padding), background: args.background, ..Plan::default() };
    let is_chosen = |slot: &&Slot| match args.slots.as_slice() {
        // A logo that isn't needed but is there is made too, so that all look alike.
        [] => is_asked(widget, slot) || widget.get(&slot.path()).is_some(),
        slots => slots.iter().any(|chosen| chosen.file == slot.file),
    };
    let chosen: Vec<(&Slot, RelPath)> =
        SLOTS.iter().filter(is_chosen).filter_map(|slot| Some((slot, RelPath::new(&slot.path()).ok()?))).collect();
    let order = |(slot, path)| {
        let slot: &Slot = slot;
        let source = wide.as_ref().filter(|_| slot.is_wide()).unwrap_or(&source);
        Order { path, size: slot.size(), source, plan }
    };
    let orders: Vec<Order<'_>> = chosen.iter().map(|(slot, path)| order((*slot, path))).collect();
    let made = make(&orders, &no_progress).map_err(|error| not_made(&error))?;
    notes.extend(made.iter().flat_map(|made| remarks(made, lang)));
    let changes = changes(widget, made.clone());
    let is_written =
        |path: &str| changes.iter().any(|change| matches!(change, FileChange::Write { path: written, .. } if written.as_str() == path));
    let written = made.iter().filter(|made| is_written(made.path.as_str())).map(|made| WrittenFile {
        path: made.path.to_string(),
        bytes: made.png.len(),
        bytes_before: None,
        upscaled: made.upscaled,
        alike: made.loss.map(|loss| loss.alike),
    });
    let written = written.collect();
    apply(widget, &changes)?;
    Ok(written)
}

/// What people should know of a picture that was made.
fn remarks(made: &Made, lang: Lang) -> Vec<String> {
    let file = || ("file", made.path.as_str().into());
    let percent = |part: f64| ("percent", ((part * 100.0).round().max(0.0) as u32).into());
    let upscaled = made.upscaled.map(|scale| lang.with("pictures-upscaled", &[file(), percent(scale)]));
    let few = |colours, alike| lang.with("pictures-few-colours", &[file(), ("colours", colours), percent(alike)]);
    upscaled.into_iter().chain(made.loss.map(|loss| few(loss.colours.into(), loss.alike))).collect()
}

/// Recompresses the PNG files of `widget` without loss. Returns those that got lighter.
fn shrink(widget: &mut Widget, notes: &mut Vec<String>, lang: Lang) -> Result<Vec<WrittenFile>, Msg> {
    let is_png = |bytes: &[u8]| Format::guess(bytes).is_some_and(|(_, format)| format == Format::Png);
    let mut changes = Vec::new();
    let mut written = Vec::new();
    for (path, body) in widget.files().filter(|(path, body)| path.extension() == "png" && is_png(body.as_bytes())) {
        match write::shrunk(body.as_bytes()) {
            Ok(small) if small.len() * 100 <= body.len() * WORTHWHILE => {
                written.push(WrittenFile { path: path.to_string(), bytes: small.len(), bytes_before: None, upscaled: None, alike: None });
                changes.push(FileChange::Write { path: path.clone(), body: FileBody::bytes(small) });
            }
            Ok(_) => {}
            Err(error) => {
                notes.push(lang.with("cli-images-passed-over", &[("file", path.as_str().into()), ("reason", error.to_string().into())]))
            }
        }
    }
    apply(widget, &changes)?;
    if written.is_empty() {
        notes.push(lang.tr("cli-images-nothing-to-shrink"));
    }
    Ok(written)
}

fn apply(widget: &mut Widget, changes: &[FileChange]) -> Result<(), Msg> {
    widget.apply(changes).map(drop).map_err(|error| not_made(&error))
}

fn not_made(error: &dyn std::error::Error) -> Msg {
    Msg::new("cli-images-not-made").with("reason", error.to_string())
}

fn row(slot: &'static Slot, widget: &Widget, found: &Report, lang: Lang) -> Row {
    let path = slot.path();
    let file = widget.get(&path).map(|body| {
        let picture = body.as_blob().map(|blob| blob.picture());
        let size = picture.and_then(|picture| picture.size);
        File {
            path: path.clone(),
            format: picture.and_then(|picture| picture.format).map(Format::name),
            width: size.map(|(width, _)| width),
            height: size.map(|(_, height)| height),
            bytes: body.len(),
        }
    });
    let findings = found.findings.iter().filter(|finding| finding.is_in(&path));
    let findings = findings.map(|finding| row_finding(finding, lang));
    Row { slot: slot.file, needed: is_asked(widget, slot), width: slot.width, height: slot.height, file, findings: findings.collect() }
}

fn row_finding(finding: &Finding, lang: Lang) -> RowFinding {
    RowFinding { rule: finding.rule.id, severity: severity_word(finding.severity), message: lang.title(finding) }
}

fn text(result: &Answer, lang: Lang) -> String {
    let mut out = String::new();
    for file in &result.written {
        let before = file.bytes_before.map_or(String::new(), |bytes| format!("{} → ", lang.size(bytes)));
        writeln!(out, "{}  {before}{}", visible(&file.path), lang.size(file.bytes)).ok();
    }
    if !result.written.is_empty() {
        out.push('\n');
    }
    for row in &result.logos {
        let (size, weight) = match &row.file {
            Some(File { format, width: Some(width), height: Some(height), bytes, .. }) => {
                (format!("{width}×{height} {}", format.unwrap_or_default()), lang.size(*bytes))
            }
            Some(file) => (lang.tr("pictures-unreadable"), lang.size(file.bytes)),
            None => (lang.tr("images-no-file"), String::new()),
        };
        let needed = format!("{}×{}", row.width, row.height);
        let state = match row.findings.as_slice() {
            [] if !row.needed => lang.tr("images-dp-only"),
            [] if row.file.is_some() => lang.tr("images-no-findings"),
            _ => String::new(),
        };
        writeln!(out, "{:<16} {needed:>7}  {size:<14} {weight:>8}  {state}", row.slot).ok();
        findings(&mut out, "  ", &row.findings);
    }
    findings(&mut out, "", &result.others);
    writeln!(out, "{}", lang.with("pictures-limit", &[("limit", (MAX_BYTES / 1024).into())])).ok();
    out
}

fn findings(out: &mut String, indent: &str, findings: &[RowFinding]) {
    for finding in findings {
        writeln!(out, "{indent}{} {} {}", finding.severity, finding.rule, visible(&finding.message)).ok();
    }
}
