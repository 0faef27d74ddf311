//! The moderation checklist: what a person has to look at because no rule can decide it, beside what the rules found.
//!
//! The texts of a point are `checklist-<id>` and its attribute `.why` in `assets/text/*/checklist.ftl`. Ticks and notes are
//! kept in the studio's own file.

use std::collections::BTreeMap;

use crate::checks::engine::Report;
use crate::checks::engine::finding::Finding;
use crate::checks::engine::rule::{Area, Product, Severity};
use crate::checks::rules;
use crate::formats::json::{Kind, edit, pointer};
use crate::model::studio_file;
use crate::model::studio_file::STUDIO_FILE;
use crate::model::studio_file::{CHECKLIST, Step, StudioFile, StudioFileError, Tick};
use crate::model::widget::{FileChange, Widget};

/// A point of the checklist.
#[derive(Debug, PartialEq, Eq)]
pub struct Point {
    /// Stable id, kebab-case; the key in the studio's file.
    pub id: &'static str,
    /// Where it stands.
    pub section: Section,
    /// The only product that asks for it; both if `None`.
    pub product: Option<Product>,
}

/// A part of the checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Name, descriptions, languages, links.
    Texts,
    /// Logos and the tour.
    Pictures,
    /// How it works in an account.
    Behaviour,
    /// What the code review looks at.
    Code,
    /// What belongs to the listing.
    Publication,
}

use Section::{Behaviour, Code, Pictures, Publication, Texts};

const AMO: Option<Product> = Some(Product::AmoCrm);
const KOMMO: Option<Product> = Some(Product::Kommo);

const fn point(id: &'static str, section: Section, product: Option<Product>) -> Point {
    Point { id, section, product }
}

/// All points, in the order in which they are shown. Sources: the platform's moderation pages (`docs/PLATFORM.md` 1.2 to 1.4, 2, 3,
/// 4.3, 6.4) and what other marketplaces look at.
pub static POINTS: &[Point] = &[
    point("real-name", Texts, None),
    point("brand-free-name", Texts, None),
    point("vendor-name", Texts, KOMMO),
    point("full-description", Texts, None),
    point("form-texts", Texts, None),
    point("form-languages", Texts, None),
    point("same-language-links", Texts, None),
    point("paid-service", Texts, None),
    point("tour-pictures", Pictures, None),
    point("clean-screenshots", Pictures, None),
    point("logo-backgrounds", Pictures, None),
    point("logo-brand-free", Pictures, None),
    point("logo-margin", Pictures, KOMMO),
    point("both-logos", Pictures, KOMMO),
    point("few-rights", Behaviour, None),
    point("clean-reinstall", Behaviour, None),
    point("token-loss", Behaviour, None),
    point("areas-used", Behaviour, None),
    point("quiet-console", Behaviour, None),
    point("quiet-pages", Behaviour, None),
    point("rate-limits", Behaviour, None),
    point("dark-theme", Behaviour, KOMMO),
    point("oauth", Behaviour, KOMMO),
    point("no-covering", Behaviour, None),
    point("no-request-loops", Code, None),
    point("no-globals", Code, None),
    point("own-styles", Code, None),
    point("no-virtual-clicks", Code, None),
    point("no-leftovers", Code, None),
    point("no-external-plugins", Code, AMO),
    point("listed-cdns", Code, KOMMO),
    point("readable-code", Code, None),
    point("support-answers", Publication, None),
    point("legal-links", Publication, None),
    point("technical-account", Publication, None),
    point("own-archive", Publication, None),
];

/// The checklist of a widget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// The product whose moderation it is for.
    pub product: Product,
    /// What the rules found, by area, in the order of the catalogue; areas without findings too.
    pub areas: Vec<AreaResult>,
    /// The points for this product.
    pub items: Vec<Item>,
}

/// What the rules of an area found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AreaResult {
    pub area: Area,
    pub errors: usize,
    pub warnings: usize,
    /// How many errors and warnings the person accepts.
    pub accepted: usize,
}

/// A point with what the person said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub point: &'static Point,
    pub done: bool,
    /// A note; may be empty.
    pub note: String,
}

impl Section {
    pub const ALL: [Self; 5] = [Texts, Pictures, Behaviour, Code, Publication];

    /// Id of its name in the texts.
    pub fn text_id(self) -> &'static str {
        match self {
            Texts => "checklist-section-texts",
            Pictures => "checklist-section-pictures",
            Behaviour => "checklist-section-behaviour",
            Code => "checklist-section-code",
            Publication => "checklist-section-publication",
        }
    }
}

impl Point {
    /// Id of its sentence in the texts; why it matters is the attribute `.why`.
    pub fn text_id(&self) -> String {
        format!("checklist-{}", self.id)
    }
}

impl Checklist {
    /// The checklist of `widget` for `product`. `report` is of the public profile of that product.
    pub fn of(widget: &Widget, report: &Report, product: Product) -> Self {
        let mut ticks = StudioFile::read(widget).checklist;
        let for_it = POINTS.iter().filter(|point| point.product.is_none_or(|only| only == product));
        let items = for_it.map(|point| {
            let Tick { done, note } = ticks.remove(point.id).unwrap_or_default();
            Item { point, done, note }
        });
        Self { product, items: items.collect(), areas: areas(report) }
    }

    /// How many points are done.
    pub fn done(&self) -> usize {
        self.items.iter().filter(|item| item.done).count()
    }

    /// The points of a part.
    pub fn section(&self, section: Section) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.point.section == section)
    }
}

fn areas(report: &Report) -> Vec<AreaResult> {
    let empty = |area| AreaResult { area, errors: 0, warnings: 0, accepted: 0 };
    let of_rules = rules::all().map(|rule| rule.area).filter(|area| *area != Area::Studio);
    let mut areas: BTreeMap<Area, AreaResult> = of_rules.map(|area| (area, empty(area))).collect();
    let mut count = |finding: &Finding, accepted: bool| {
        let Some(result) = areas.get_mut(&finding.rule.area) else { return };
        match finding.severity {
            Severity::Advice => {}
            _ if accepted => result.accepted += 1,
            Severity::Error => result.errors += 1,
            Severity::Warning => result.warnings += 1,
        }
    };
    report.findings.iter().for_each(|finding| count(finding, false));
    report.suppressed.iter().for_each(|(finding, _)| count(finding, true));
    areas.into_values().collect()
}

/// The change that says whether `point` is done, with a note (may be empty).
///
/// # Errors
/// [`StudioFileError`] if the studio's file can't be changed, or something unreadable stands where the tick belongs.
pub fn set(widget: &Widget, point: &Point, done: bool, note: &str) -> Result<FileChange, StudioFileError> {
    let at = pointer::join(CHECKLIST, point.id);
    let (done_at, note_at) = (pointer::join(&at, "done"), pointer::join(&at, "note"));
    let old = |pointer: &str| widget.json(STUDIO_FILE).and_then(|json| json.at(pointer));
    if [CHECKLIST, &at].into_iter().filter_map(old).any(|node| node.kind() != Kind::Object) {
        return Err(StudioFileError::Broken);
    }
    let tick: Step<'_> = &|text, json| edit::set(text, json, &done_at, &done.into());
    let write: Step<'_> = &|text, json| edit::set(text, json, &note_at, &note.into());
    let erase: Step<'_> = &|text, json| edit::remove(text, json, &note_at);
    let steps = match (note.is_empty(), old(&note_at).is_some()) {
        (false, _) => vec![tick, write],
        (true, true) => vec![tick, erase],
        (true, false) => vec![tick],
    };
    studio_file::change(widget, &steps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::check;
    use crate::checks::engine::rule::Profile;
    use crate::formats::path::RelPath;
    use crate::model::document::FileBody;
    use crate::services::bundled;

    fn list(widget: &Widget, product: Product) -> Checklist {
        Checklist::of(widget, &check(widget, product, Profile::Public), product)
    }

    fn point(id: &str) -> &'static Point {
        POINTS.iter().find(|point| point.id == id).unwrap()
    }

    #[test]
    fn ids_are_unique_and_each_product_has_its_own_points() {
        let ids: std::collections::BTreeSet<&str> = POINTS.iter().map(|point| point.id).collect();
        assert_eq!(ids.len(), POINTS.len());
        let has = |product, id| list(&bundled::plain(), product).items.iter().any(|item| item.point.id == id);
        assert!(has(Product::Kommo, "vendor-name") && !has(Product::AmoCrm, "vendor-name"));
        assert!(has(Product::Kommo, "real-name") && has(Product::AmoCrm, "real-name"));
    }

    #[test]
    fn a_tick_changes_its_own_bytes_alone() {
        let mut widget = bundled::plain();
        let mut told = |id: &str, done, note: &str| {
            let change = set(&widget, point(id), done, note).unwrap();
            widget.apply(&[change]).unwrap();
            widget.text(STUDIO_FILE).unwrap().as_str().to_owned()
        };
        let one = told("real-name", true, "");
        assert_eq!(one, "{\n  \"checklist\": {\n    \"real-name\": {\n      \"done\": true\n    }\n  }\n}\n");
        let two = told("oauth", false, "in work");
        assert!(two.contains("\"done\": false,\n      \"note\": \"in work\""), "{two}");
        assert_eq!(told("oauth", false, "").len(), two.len() - ",\n      \"note\": \"in work\"".len());
        let checklist = list(&widget, Product::Kommo);
        assert_eq!(checklist.done(), 1);
        let broken =
            FileChange::Write { path: RelPath::new(STUDIO_FILE).unwrap(), body: FileBody::text("{\"checklist\": {\"oauth\": 1}}") };
        widget.apply(&[broken]).unwrap();
        assert_eq!(set(&widget, point("oauth"), true, ""), Err(StudioFileError::Broken));
    }

    #[test]
    fn results_of_the_rules_stand_beside() {
        let clean = list(&bundled::plain(), Product::AmoCrm);
        // The plain template leaves its logos to its author.
        let told: Vec<_> = clean.areas.iter().map(|area| (area.area, area.errors, area.warnings, area.accepted)).collect();
        let expected = |area| (area, 0, usize::from(area == Area::Images), 0);
        assert_eq!(told, clean.areas.iter().map(|area| expected(area.area)).collect::<Vec<_>>());
        assert!(told.len() > 5);
        let mut widget = bundled::plain();
        let studio = FileBody::text("{\"suppressions\": [{\"rule\": \"images/missing\", \"file\": \"images/logo.png\"}]}");
        let path = |path: &str| RelPath::new(path).unwrap();
        widget
            .apply(&[
                FileChange::Delete { path: path("images/logo.png") },
                FileChange::Delete { path: path("images/logo_small.png") },
                FileChange::Write { path: path(STUDIO_FILE), body: studio },
            ])
            .unwrap();
        let images = list(&widget, Product::AmoCrm).areas.into_iter().find(|result| result.area == Area::Images).unwrap();
        assert_eq!((images.errors, images.warnings, images.accepted), (1, 1, 1));
    }
}
