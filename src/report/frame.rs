//! The source lines around a finding with its range marked; secrets in them are hidden.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::checks::engine::Report;
use crate::checks::engine::rule::Area;
use crate::model::document::Text;
use crate::model::widget::{MANIFEST, Widget};

/// Lines shown before and behind the marked ones.
const AROUND: usize = 2;
/// Most marked lines that are shown.
const MOST_MARKED: usize = 8;
/// Most characters of a line that are shown.
const MOST_CHARS: usize = 160;
/// Characters kept before the marked ones where a line is cut.
const BEFORE: usize = 40;
/// Characters of a secret that are shown: as many as in its finding.
const SHOWN: usize = 4;

/// A line of a frame.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// Number from 1.
    pub number: usize,
    /// Its text in parts, each marked or not.
    pub parts: Vec<(bool, String)>,
}

/// The bytes that must not be shown, by file.
pub struct Hidden(BTreeMap<String, Vec<Range<usize>>>);

impl Hidden {
    /// The secrets that `report` found in `widget`, accepted ones too, and the secret key of the manifest.
    pub fn of(report: &Report, widget: &Widget) -> Self {
        let mut hidden: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
        let found = report.findings.iter().chain(report.suppressed.iter().map(|(finding, _)| finding));
        for finding in found.filter(|finding| finding.rule.area == Area::Secrets) {
            let Some(range) = &finding.place.range else { continue };
            let text = widget.text(&finding.place.file).and_then(|text| text.as_str().get(range.clone())).unwrap_or_default();
            let shown: usize = text.chars().take(SHOWN).map(char::len_utf8).sum();
            hidden.entry(finding.place.file.clone()).or_default().push(range.start + shown..range.end);
        }
        if let Some(key) = widget.manifest("/widget/secret_key") {
            hidden.entry(MANIFEST.to_owned()).or_default().push(key.range.clone());
        }
        Self(hidden)
    }

    fn holds(&self, file: &str, byte: usize) -> bool {
        self.0.get(file).is_some_and(|ranges| ranges.iter().any(|range| range.contains(&byte)))
    }
}

/// The lines around `range` of the file `file` with the content `text`.
pub fn frame(file: &str, text: &Text, range: &Range<usize>, hidden: &Hidden) -> Vec<Line> {
    let lines = text.lines();
    let first = lines.line_at(range.start);
    let last = lines.line_at(range.end.saturating_sub(1).max(range.start)).min(first + MOST_MARKED - 1);
    (first.saturating_sub(AROUND)..=last + AROUND)
        .filter_map(|at| {
            let bytes = lines.range(at)?;
            let content = text.as_str().get(bytes.clone())?.trim_end_matches(['\n', '\r']);
            // The line that a final line break begins is none to a reader, unless something is marked on it.
            (!content.is_empty() || at + 1 < lines.lines() || at == first)
                .then(|| line(at + 1, content, bytes.start, range, at == first, |byte| hidden.holds(file, byte)))
        })
        .collect()
}

fn line(number: usize, content: &str, start: usize, range: &Range<usize>, is_first: bool, secret: impl Fn(usize) -> bool) -> Line {
    let marks = |at: usize| range.contains(&at) || (range.is_empty() && at == range.start);
    let shown = |at, c| if secret(at) { '•' } else { c };
    let mut chars: Vec<(bool, char)> = content.char_indices().map(|(at, c)| (marks(start + at), shown(start + at, c))).collect();
    if is_first && !chars.iter().any(|(marked, _)| *marked) {
        // The place is at the end of the line: a blank shows it.
        chars.push((true, ' '));
    }
    let from = match chars.iter().position(|(marked, _)| *marked) {
        Some(first) if chars.len() > MOST_CHARS => first.saturating_sub(BEFORE),
        _ => 0,
    };
    let cut_behind = chars.len() > from + MOST_CHARS;
    let kept = chars.into_iter().skip(from).take(MOST_CHARS);
    let all = (from > 0).then_some((false, '…')).into_iter().chain(kept).chain(cut_behind.then_some((false, '…')));
    let mut parts: Vec<(bool, String)> = Vec::new();
    for (marked, c) in all {
        match parts.last_mut() {
            Some((same, part)) if *same == marked => part.push(c),
            _ => parts.push((marked, c.to_string())),
        }
    }
    Line { number, parts }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::FileBody;

    fn shown(text: &str, range: Range<usize>) -> String {
        let body = FileBody::text(text);
        let hidden = Hidden(BTreeMap::from([("a".to_owned(), Vec::from([2..3, 3..4]))]));
        let lines = frame("a", body.as_text().unwrap(), &range, &hidden);
        let part = |(marked, part): &(bool, String)| if *marked { format!("<{part}>") } else { part.clone() };
        lines.iter().map(|line| format!("{}:{}\n", line.number, line.parts.iter().map(part).collect::<String>())).collect()
    }

    #[test]
    fn marks_the_range_and_hides_secrets() {
        let table = [
            ("ab\r\ncd\nef\n", 4..5, "1:ab\n2:<c>d\n3:ef\n"),
            ("abcdef", 1..5, "1:a<b••e>f\n"),
            ("a\nb\n", 4..4, "1:a\n2:•\n3:< >\n"),
            ("яб", 0..2, "1:<я>•\n"),
        ];
        for (text, range, expected) in table {
            assert_eq!(shown(text, range), expected, "{text:?}");
        }
        let long = "x".repeat(500);
        assert_eq!(shown(&long, 300..302), format!("1:…{}<xx>{}…\n", "x".repeat(40), "x".repeat(118)));
    }
}
