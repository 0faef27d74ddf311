//! [`Check`]: what a rule gets to see of one run of the checks, and how it reports findings.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use crate::checks::engine::cache::{RunCache, fingerprint};
use crate::checks::engine::finding::{Finding, Place};
use crate::checks::engine::fix::{Fix, FixOption, Repair};
use crate::checks::engine::message::shorten;
use crate::checks::engine::rule::{Applicability, Product, Profile, Rule, Severity};
use crate::crm::i18n::usage;
use crate::crm::modules::Modules;
use crate::crm::package::{Decision, Planned, plan};
use crate::formats::json::{Json, Node};
use crate::formats::path::RelPath;
use crate::formats::text_edit::{EditError, TextEdit};
use crate::model::document::FileBody;
use crate::model::widget::{FileChange, MANIFEST, Widget};
use crate::text::msg::{Arg, Msg};

/// One run of the checks.
pub struct Check<'w> {
    pub widget: &'w Widget,
    pub product: Product,
    pub profile: Profile,
    findings: Vec<Finding>,
    pub(in crate::checks) cache: &'w mut RunCache,
    keep_going: &'w dyn Fn() -> bool,
    plan: OnceCell<Rc<[Planned]>>,
    packed: OnceCell<Rc<[(&'w RelPath, &'w FileBody)]>>,
    scripts: OnceCell<u64>,
    modules: OnceCell<Rc<Modules>>,
}

/// A finding in the making; [`FindingBuilder::report`] adds it to the run.
#[must_use = "nothing is found before `report` is called"]
pub struct FindingBuilder<'c, 'w> {
    check: &'c mut Check<'w>,
    rule: &'static Rule,
    place: Place,
    repeated: Vec<Place>,
    related: Vec<Place>,
    args: Vec<(&'static str, Arg)>,
    fix: Option<Fix>,
    least: Severity,
    most: Severity,
}

impl<'w> Check<'w> {
    pub(in crate::checks) fn new(
        widget: &'w Widget,
        (product, profile): (Product, Profile),
        cache: &'w mut RunCache,
        keep_going: &'w dyn Fn() -> bool,
    ) -> Self {
        Self {
            widget,
            product,
            profile,
            findings: Vec::new(),
            cache,
            keep_going,
            plan: OnceCell::new(),
            packed: OnceCell::new(),
            scripts: OnceCell::new(),
            modules: OnceCell::new(),
        }
    }

    /// Runs `find`, the part `name` of a group of rules, on the first of `files`, unless the cache has its findings. They may
    /// depend only on `files` and on what `other` is a fingerprint of. Does nothing once the check was stopped.
    pub fn part(&mut self, name: &'static str, files: &[&str], other: u64, find: impl FnOnce(&mut Self)) {
        let path = files.first().copied().unwrap_or_default();
        let identity = |path: &&str| self.widget.get(path).map(FileBody::identity);
        let fingerprint = fingerprint((other, files.iter().map(identity).collect::<Vec<_>>()));
        if let Some(known) = self.cache.part(name, path, fingerprint) {
            self.findings.extend_from_slice(known);
            return;
        }
        if !(self.keep_going)() {
            return;
        }
        let before = self.findings.len();
        find(self);
        let found = self.findings.get(before..).unwrap_or_default();
        self.cache.keep(name, path, fingerprint, found);
    }

    /// A fingerprint of all scripts and templates.
    pub fn scripts(&self) -> u64 {
        *self.scripts.get_or_init(|| {
            let files = usage::script_files(self.widget).map(|(path, body)| fingerprint((path.as_str(), body.identity())));
            fingerprint(files.collect::<Vec<_>>())
        })
    }

    /// The scripts that the loader gets to, and what they ask for in vain.
    pub fn modules(&self) -> Rc<Modules> {
        self.modules.get_or_init(|| Modules::of(self.widget).into()).clone()
    }

    /// Every file with the decision whether it goes into the archive.
    pub fn plan(&self) -> Rc<[Planned]> {
        self.plan.get_or_init(|| plan(self.widget).into()).clone()
    }

    /// The files that go into the archive; `._logo.png` of macOS, for example, doesn't.
    pub fn packed(&self) -> Rc<[(&'w RelPath, &'w FileBody)]> {
        let packed = || {
            let plan = self.plan();
            let planned = plan.iter().filter(|planned| matches!(planned.decision, Decision::In(_)));
            planned.filter_map(|planned| self.widget.entry(planned.path.as_str())).collect()
        };
        self.packed.get_or_init(packed).clone()
    }

    /// What was found so far; nothing of it stays.
    pub(super) fn take_findings(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.findings)
    }

    /// Adds findings that were taken.
    pub(super) fn put_findings(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.findings.extend(findings);
    }

    pub(in crate::checks) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Begins a finding about the whole widget.
    pub fn find(&mut self, rule: &'static Rule) -> FindingBuilder<'_, 'w> {
        FindingBuilder {
            check: self,
            rule,
            place: Place::default(),
            repeated: Vec::new(),
            related: Vec::new(),
            args: Vec::new(),
            fix: None,
            least: Severity::Advice,
            most: Severity::Error,
        }
    }

    /// Begins a finding about a file; `path` may be of one that is missing.
    pub fn find_in(&mut self, rule: &'static Rule, path: &str) -> FindingBuilder<'_, 'w> {
        let mut finding = self.find(rule);
        path.clone_into(&mut finding.place.file);
        finding
    }

    /// Begins a finding at a value of the manifest.
    pub fn find_at(&mut self, rule: &'static Rule, pointer: &str, node: &Node) -> FindingBuilder<'_, 'w> {
        self.find_in(rule, MANIFEST).pointer(pointer).range(node.range.clone())
    }

    /// Begins a finding about something that the manifest lacks: points at its nearest holder that is there.
    pub fn find_missing(&mut self, rule: &'static Rule, pointer: &str) -> FindingBuilder<'_, 'w> {
        let mut holder = pointer;
        while let Some((parent, _)) = holder.rsplit_once('/') {
            holder = parent;
            if let Some(node) = self.widget.manifest(holder) {
                // Only the opening bracket: an underlined block would hide what is wrong in it.
                let range = node.range.start..(node.range.start + 1).min(node.range.end);
                return self.find_in(rule, MANIFEST).pointer(pointer).range(range);
            }
        }
        self.find_in(rule, MANIFEST).pointer(pointer)
    }

    /// A value as it is spelled in a file, cut to a length that a sentence can hold.
    pub fn spelled(&self, file: &str, node: &Node) -> String {
        shorten(self.widget.text(file).and_then(|text| text.as_str().get(node.range.clone())).unwrap_or_default())
    }
}

impl FindingBuilder<'_, '_> {
    /// The rule that it belongs to.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// Says at which value it is.
    pub fn pointer(mut self, pointer: &str) -> Self {
        self.place.pointer = Some(pointer.to_owned());
        self
    }

    /// Says at which bytes it is.
    pub fn range(mut self, range: Range<usize>) -> Self {
        self.place.range = Some(range);
        self
    }

    /// Fills the argument `name` of the rule's text.
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds the other end of a mismatch: a value of a JSON file, or the whole file where the pointer leads nowhere
    /// or the file isn't JSON.
    pub fn related(mut self, file: &str, pointer: &str) -> Self {
        self.related.push(self.value(file, pointer));
        self
    }

    /// Adds a place that has the same fault; like [`FindingBuilder::related`].
    pub fn also(mut self, file: &str, pointer: &str) -> Self {
        self.repeated.push(self.value(file, pointer));
        self
    }

    fn value(&self, file: &str, pointer: &str) -> Place {
        let json = Some(file).filter(|file| file.ends_with(".json")).and_then(|file| self.check.widget.json(file));
        let range = json.and_then(|json| json.at(pointer)).map(|node| node.range.clone());
        Place { file: file.to_owned(), pointer: Some(pointer.to_owned()), range, at: None }
    }

    /// Sets the fix.
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into();
        self
    }

    /// Adds a fix with one option, with the applicability of the rule's row. No fix if `changes` is `None`.
    pub fn fix_with(self, title: Msg, changes: Option<Vec<FileChange>>) -> Self {
        let applicability = self.rule.fix.unwrap_or(Applicability::Choice);
        self.fix(changes.map(|changes| Fix::one(applicability, title, changes)))
    }

    /// Adds a fix with one option that is worked out when it is applied.
    pub fn fix_later(self, title: Msg, repair: Repair) -> Self {
        let applicability = self.rule.fix.unwrap_or(Applicability::Choice);
        self.fix(Fix { applicability, options: vec![FixOption { title, repair }] })
    }

    /// Makes the finding at least this severe, whatever the rule's row says.
    pub fn at_least(mut self, severity: Severity) -> Self {
        self.least = severity;
        self
    }

    /// Makes the finding at most this severe, whatever the rule's row says.
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.most = severity;
        self
    }

    /// Reports the finding, if the profile has the rule on.
    pub fn report(self) {
        let Some(severity) = self.rule.severity(self.check.profile) else { return };
        let severity = severity.min(self.least).max(self.most);
        let widget = self.check.widget;
        let located = |mut place: Place| {
            if let (Some(range), Some(text)) = (&place.range, widget.text(&place.file)) {
                place.at = Some(text.lines().line_column(text.as_str(), range.start));
            }
            place
        };
        let repeats = self.repeated.len();
        let (place, related) = (located(self.place), self.repeated.into_iter().chain(self.related).map(located).collect());
        self.check.findings.push(Finding { rule: self.rule, severity, place, related, repeats, args: self.args, fix: self.fix, nth: 0 });
    }
}

/// One change of a JSON file, ready for a fix; `None` if `make` can't make it.
pub fn json_change(
    widget: &Widget,
    path: &str,
    make: impl FnOnce(&str, &Json) -> Result<Vec<TextEdit>, EditError>,
) -> Option<Vec<FileChange>> {
    widget.edit_json(path, make).ok().map(|change| vec![change])
}

/// One change of a text file at given edits.
pub fn text_change(path: &RelPath, edits: Vec<TextEdit>) -> Vec<FileChange> {
    vec![FileChange::Edit { path: path.clone(), edits }]
}
