//! Reports of a check for people and programs. Pure: the same input gives the same bytes; the caller passes the date.

pub mod acceptance;
mod basis;
pub mod bulk;
pub mod checklist;
pub mod consequences_page;
pub mod difference;
mod escape;
pub mod exchange;
mod finding;
mod frame;
mod html;
mod json;
mod markdown;
pub mod rules_page;
mod sarif;
mod text;
pub mod trial;
mod when;

use serde::Serialize;

pub use escape::visible;
pub use json::{findings as findings_json, to_line};
pub use text::findings as text_findings;
pub use when::when;

use crate::checks::engine::Report;
use crate::checks::engine::finding::{Finding, Place};
use crate::checks::engine::rule::{Applicability, Product, Profile, Severity};
use crate::crm::i18n;
use crate::model::widget::Widget;
use crate::services::mark::Carrier;
use crate::text::Lang;

/// The format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Lines for a terminal.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For tickets and merge requests.
    Markdown,
    /// One file that needs nothing else, for a browser.
    Html,
    /// SARIF 2.1.0, for editors and code hosts.
    Sarif,
}

/// The facts of a report besides the findings.
#[derive(Debug, Clone, Default)]
pub struct Meta {
    /// The product that was checked for.
    pub product: Product,
    /// What the widget was checked to stand.
    pub profile: Profile,
    /// The date as it is to be shown (text, Markdown and HTML); none if `None`.
    pub date: Option<String>,
    /// Whether text says under each finding why it matters and what to do. The other formats always do.
    pub why: bool,
}

/// How many findings there are; those that are accepted don't count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Advice.
    pub advice: usize,
}

/// The report in `format`. HTML decodes pictures: call it in a job, not while drawing.
pub fn render(report: &Report, widget: &Widget, meta: &Meta, format: Format, lang: Lang) -> String {
    match format {
        Format::Text => text::render(report, meta, lang),
        Format::Json => json::render(report, widget, meta, lang),
        Format::Markdown => markdown::render(report, widget, meta, lang),
        Format::Html => html::render(report, widget, meta, lang),
        Format::Sarif => sarif::render(report, widget, meta, lang),
    }
}

impl Format {
    /// How a report in this format says in a file that the studio wrote it.
    pub fn carrier(self) -> Carrier {
        match self {
            Self::Text => Carrier::Line,
            Self::Markdown => Carrier::Comment,
            Self::Html => Carrier::SecondComment,
            Self::Json | Self::Sarif => Carrier::Member,
        }
    }

    /// All formats, in the order of a menu.
    pub const ALL: [Self; 5] = [Self::Text, Self::Json, Self::Markdown, Self::Html, Self::Sarif];

    /// The word of the format on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Sarif => "sarif",
        }
    }

    /// The usual ending of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Json | Self::Html | Self::Sarif => self.word(),
        }
    }
}

impl Summary {
    /// The counts of `report`.
    pub fn of(report: &Report) -> Self {
        let count = |severity| report.count(severity);
        Self { error: count(Severity::Error), warning: count(Severity::Warning), advice: count(Severity::Advice) }
    }

    /// The counts in words.
    pub fn words(self, lang: Lang) -> String {
        if (self.error, self.warning, self.advice) == (0, 0, 0) {
            return lang.tr("report-clean");
        }
        let counts = [("errors", self.error.into()), ("warnings", self.warning.into()), ("advice", self.advice.into())];
        lang.with("report-summary", &counts)
    }
}

/// The widget's own name: in `lang` if it has it, else in its base locale, else words that it has none.
pub fn name(widget: &Widget, lang: Lang) -> String {
    i18n::widget_name(widget, lang.code()).unwrap_or_else(|| lang.tr("report-unnamed"))
}

/// The line under a report's heading: version, product, what it was checked for, date.
fn about(widget: &Widget, meta: &Meta, lang: Lang) -> String {
    let version = widget.manifest("/widget/version").and_then(|node| node.as_str()).map(str::to_owned);
    let profile = lang.tr(match meta.profile {
        Profile::Private => "profile-private",
        Profile::Public => "profile-public",
    });
    let parts = [version, Some(product_name(meta.product).to_owned()), Some(profile), meta.date.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The name of a product in all languages.
pub fn product_name(product: Product) -> &'static str {
    match product {
        Product::AmoCrm => "amoCRM",
        Product::Kommo => "Kommo",
    }
}

/// `file:line:column`, or words for the whole widget.
fn place_words(place: &Place, lang: Lang) -> String {
    let file = if place.file.is_empty() { lang.tr("report-whole-widget") } else { place.file.clone() };
    file + &place.at.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default()
}

/// The findings in groups, worst first; within a group by file, the manifest first, and place.
fn by_severity(report: &Report) -> impl Iterator<Item = (Severity, &[Finding])> {
    let groups = report.findings.chunk_by(|a, b| a.severity == b.severity);
    groups.filter_map(|group| Some((group.first()?.severity, group)))
}

/// The heading of a group of findings.
fn heading(severity: Severity, lang: Lang) -> String {
    lang.tr(match severity {
        Severity::Error => "report-errors",
        Severity::Warning => "report-warnings",
        Severity::Advice => "report-advice",
    })
}

/// The word for a severity in all reports.
pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

fn safety_word(safety: Applicability) -> &'static str {
    match safety {
        Applicability::Safe => "safe",
        Applicability::Unsafe => "unsafe",
        Applicability::Choice => "ask",
    }
}
