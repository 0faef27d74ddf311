//! Carries out the commands of the search.

use std::ops::Range;

use super::{Found, FoundAt, FoundIn, MOST, Search, SearchCommand, SearchEvent};
use crate::app::core::intent::{Proposal, Ways};
use crate::app::core::jobs::JobId;
use crate::app::core::navigation::{NavCommand, Page};
use crate::app::core::tab::Tab;
use crate::app::core::ticket::{Failure, Owner, Ticket};
use crate::app::core::{Core, Feature, Request};
use crate::model::document::Text;
use crate::model::widget::Widget;
use crate::services::find::{Finder, Query};
use crate::text::msg::Msg;

/// Letters that are shown before and behind a place.
const AROUND: usize = 60;

impl Feature for Search {
    type Command = SearchCommand;
    type Event = SearchEvent;

    fn update(&mut self, core: &mut Core, command: SearchCommand) {
        // What broke down is tried again once the person asks for something, not by itself.
        if std::mem::take(&mut self.has_failed) {
            self.of = None;
        }
        match command {
            SearchCommand::Show => {
                core.page = Some(Page::Search);
                self.shown += 1;
            }
            SearchCommand::Find(query) => self.query = query,
            SearchCommand::Replace(with) => self.replace(core, with),
            SearchCommand::GoTo { file, range } => {
                core.with_open(|open| open.tab = Tab::Files);
                core.navigate(NavCommand::GoTo { file: file.to_string(), pointer: None, range: Some(range) });
            }
        }
    }

    fn on_event(&mut self, _: &mut Core, _: JobId, event: SearchEvent) {
        let SearchEvent(of, query, found) = event;
        if self.of.as_ref().is_some_and(|(now, asked)| *now == of && *asked == query) {
            self.found = Some(found);
        }
    }

    fn failed(&mut self, _: &mut Core, job: JobId, _: &Failure) -> bool {
        self.has_failed |= self.job == Some(job);
        false
    }

    fn widget_replaced(&mut self, _: &mut Core) {
        *self = Self { shown: self.shown, ..Self::default() };
    }

    /// Looks for what is wanted in the present state while the page is in sight. Of many changes in a row only the last one counts.
    fn follow(&mut self, core: &mut Core) {
        let Some(open) = core.open.as_ref().filter(|_| core.page == Some(Page::Search)) else { return };
        let (of, widget, query) = (open.project.revision(), open.project.widget().clone(), self.query.clone());
        if self.of.as_ref().is_some_and(|(known, asked)| *known == of && *asked == query) {
            return;
        }
        self.of = Some((of, query.clone()));
        self.job = Some(core.start_latest("search", Ticket::doc(Owner::Search, of.doc), move |_| {
            let found = find(&widget, &query);
            SearchEvent(of, query, found)
        }));
    }
}

impl Search {
    fn replace(&self, core: &mut Core, with: String) {
        let Some(doc) = core.revision().map(|open| open.doc).filter(|_| !core.refuses()) else { return };
        let title = Msg::new("search-replace-title").with("words", self.query.words.as_str()).with("with", with.as_str());
        let ways = Ways::Replace { query: self.query.clone(), with };
        core.request(Request::Propose(doc, Proposal { title, about: Msg::new("search-replace-about"), ways }));
    }
}

/// All places of a widget.
fn find(widget: &Widget, query: &Query) -> Found {
    let finder = match Finder::new(query) {
        Ok(finder) => finder,
        Err(fault) => return Found { fault: Some(fault), ..Found::default() },
    };
    let mut found = Found::default();
    for (path, body) in widget.files() {
        let Some(text) = body.as_text() else { continue };
        let places: Vec<FoundAt> =
            finder.places(text.as_str(), MOST - found.count).into_iter().filter_map(|range| place(text, range)).collect();
        if !places.is_empty() {
            found.count += places.len();
            found.files.push(FoundIn { path: path.clone(), places });
        }
        if found.count >= MOST {
            break;
        }
    }
    found
}

fn place(text: &Text, range: Range<usize>) -> Option<FoundAt> {
    let (lines, whole) = (text.lines(), text.as_str());
    let line = lines.line_at(range.start);
    let bytes = lines.range(line)?;
    let before = whole.get(bytes.start..range.start)?.trim_start();
    let end = range.end.min(bytes.end);
    let behind = whole.get(end..bytes.end)?.trim_end();
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before: String = before.chars().skip(skipped).collect();
    let lead = if skipped > 0 { format!("…{before}") } else { before };
    let middle = whole.get(range.start..end)?.to_owned();
    let mark = lead.len()..lead.len() + middle.len();
    let words = lead + &middle + &behind.chars().take(2 * AROUND).collect::<String>();
    Some(FoundAt { range, line: line + 1, words: words.replace('\t', " "), mark })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::path::RelPath;
    use crate::model::document::FileBody;

    #[test]
    fn places_are_told_by_file_and_line_with_what_is_around() {
        let path = |path: &str| RelPath::new(path).unwrap();
        let long = format!("{}cart;{}", "я".repeat(200), "x".repeat(500));
        let files = [("a.js", "one\n  var cart = 1; // Cart\n"), ("b.js", long.as_str()), ("c.js", "nothing")];
        let widget = Widget::new(files.map(|(name, text)| (path(name), FileBody::text(text))).into(), None);
        let found = find(&widget, &Query { words: "cart".into(), ..Query::default() });
        assert_eq!((found.count, found.files.len()), (3, 2));
        let [first, second] = found.files[0].places.as_slice() else { panic!("{found:?}") };
        assert_eq!((first.line, first.words.as_str(), first.words.get(first.mark.clone())), (2, "var cart = 1; // Cart", Some("cart")));
        assert_eq!((second.words.get(second.mark.clone()), second.line), (Some("Cart"), 2));
        let place = &found.files[1].places[0];
        assert!(place.words.starts_with('…') && place.words.len() < 400 && place.words.get(place.mark.clone()) == Some("cart"));
        assert!(find(&widget, &Query { words: "(".into(), is_pattern: true, ..Query::default() }).fault.is_some());
    }
}
