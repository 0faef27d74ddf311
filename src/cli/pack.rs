//! `pack`: builds the archive to upload, if the widget has no errors.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::{PackArgs, PackFormat};
use super::{Outcome, check};
use crate::app::features::compare;
use crate::checks;
use crate::checks::engine::Report;
use crate::checks::engine::rule::Severity;
use crate::crm::next;
use crate::crm::package;
use crate::crm::package::{Decision, Planned};
use crate::model::widget::Widget;
use crate::report::{self, Summary};
use crate::services::archive as zip;
use crate::services::archive::ZipError;
use crate::system::files;
use crate::system::files::Opened;
use crate::system::output::{self, Kind, Output, OutputError};
use crate::system::preferences::{self, Preferences};
use crate::system::shared_file::SharedFile;
use crate::system::shelf::{Build, Shelf, ShelfError};
use crate::system::{clock, data};
use crate::text::Lang;
use crate::text::msg::Msg;

#[derive(Serialize)]
struct Packed<'p> {
    /// The archive; `None` if errors kept it from being written.
    written: Option<String>,
    size: Option<usize>,
    sha256: Option<String>,
    files: Vec<PackedFile<'p>>,
    /// What is left to do by hand; nothing if the archive wasn't written.
    next: Vec<String>,
    summary: Summary,
}

#[derive(Serialize)]
struct PackedFile<'p> {
    path: &'p str,
    size: usize,
}

pub fn run(args: &PackArgs, lang: Lang) -> Result<Outcome, Msg> {
    let opened = files::open(&args.path).map_err(|error| error.explain())?;
    let path = args.output.clone().unwrap_or_else(|| PathBuf::from(zip::ARCHIVE_NAME));
    let mut notes = check::notes(&opened, lang);
    let product = check::product(args.target.product, &opened.widget, &mut notes, lang);
    let found = checks::check_trusting(&opened.widget, (product, args.target.profile), &args.trust.trust());
    notes.extend(check::ignored(&found, lang));
    let plan: Vec<Planned> = package::plan(&opened.widget).into_iter().filter(|file| matches!(file.decision, Decision::In(_))).collect();
    let errors = found.count(Severity::Error);
    let refused = errors > 0 && !args.force;
    let bytes = if refused {
        notes.push(lang.with("cli-not-packed", &[("errors", errors.into())]));
        notes.push(lang.tr("cli-not-packed.next"));
        None
    } else {
        let bytes = write(args, &path, &opened).map_err(|error| error.explain())?;
        notes.extend(keep(&opened.widget, &bytes, &path, &found).err().map(|error| lang.msg(&error.explain())));
        if errors > 0 {
            notes.push(lang.with("cli-packed-with-errors", &[("errors", errors.into())]));
        }
        Some(bytes)
    };
    let next: Vec<String> = match bytes {
        Some(_) => next::after_pack(&opened.widget, product, args.target.profile).into_iter().map(|id| lang.tr(id)).collect(),
        None => Vec::new(),
    };
    let is_printed = bytes.is_some() && output::is_standard(&path);
    let output = match (args.format, bytes) {
        (PackFormat::Json, bytes) => json(&plan, &path, bytes.as_deref(), &found, next),
        (PackFormat::Text, Some(bytes)) => text(&plan, &path, &bytes, &next, lang),
        (PackFormat::Text, None) => report::text_findings(&only_errors(found), false, lang),
    };
    if is_printed {
        // Standard output is the archive.
        notes.splice(0..0, output.lines().map(str::to_owned));
        return Ok(Outcome { output: String::new(), notes, code: 0 });
    }
    Ok(Outcome { output, notes, code: u8::from(refused) })
}

/// Packs the widget and writes the archive. Returns its bytes.
fn write(args: &PackArgs, path: &Path, opened: &Opened) -> Result<Vec<u8>, OutputError> {
    let output = Output { kind: Kind::Archive, widget: &opened.widget, origin: Some(&opened.origin), overwrite: args.overwrite };
    let failed = |source: ZipError| OutputError { kind: output.kind, path: path.to_owned(), fault: source.into() };
    let bytes = zip::build(&opened.widget).map_err(failed)?;
    zip::verify(&bytes, &opened.widget).map_err(failed)?;
    output::write(&output, path, &bytes)?;
    Ok(bytes)
}

/// Keeps the build on the shelf, where there is a data folder.
fn keep(widget: &Widget, bytes: &[u8], path: &Path, found: &Report) -> Result<(), ShelfError> {
    let Some(data) = data::folder() else { return Ok(()) };
    let path = if output::is_standard(path) { PathBuf::new() } else { std::path::absolute(path).unwrap_or_else(|_| path.to_owned()) };
    let findings = [Severity::Error, Severity::Warning, Severity::Advice].map(|severity| found.count(severity));
    let build = Build { findings, ..Build::of(widget, bytes, &path, clock::now()) };
    let preferences = SharedFile::<Preferences>::new(preferences::folder().as_deref().map(preferences::path)).read();
    let megabytes = preferences.ok().and_then(|read| read.value.build_megabytes);
    compare::keep(&Shelf::new(Some(&data)), build, bytes, widget, BTreeMap::new(), megabytes).map(drop)
}

fn only_errors(mut found: Report) -> Report {
    found.findings.retain(|finding| finding.severity == Severity::Error);
    found
}

fn text(plan: &[Planned], output: &Path, bytes: &[u8], next: &[String], lang: Lang) -> String {
    let mut out = String::new();
    for file in plan {
        writeln!(out, "{:>10}  {}", lang.size(file.size), file.path).ok();
    }
    let shown = output.display().to_string();
    let args = [("file", shown.into()), ("count", plan.len().into()), ("size", lang.size(bytes.len()).into())];
    writeln!(out, "{}", lang.with("cli-packed", &args)).ok();
    writeln!(out, "SHA-256 {}\n\n{}:", zip::sha256_hex(bytes), lang.tr("pack-next")).ok();
    for step in next {
        writeln!(out, "- {step}").ok();
    }
    out
}

fn json(plan: &[Planned], output: &Path, bytes: Option<&[u8]>, found: &Report, next: Vec<String>) -> String {
    report::to_line(&Packed {
        written: bytes.map(|_| output.display().to_string()),
        size: bytes.map(<[u8]>::len),
        sha256: bytes.map(zip::sha256_hex),
        files: plan.iter().map(|file| PackedFile { path: file.path.as_str(), size: file.size }).collect(),
        next,
        summary: Summary::of(found),
    })
}
