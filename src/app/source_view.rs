//! The file in the source view: its colours, worked out on a thread; where it is asked for words or a line.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::event::{Event, Owner, Ticket};
use super::state::{Asked, Coloured, Tab};
use crate::formats::highlight;
use crate::formats::highlight::Language;

/// Longer texts have no colours: their pieces would take more memory than the rest of the studio.
pub const MOST_COLOURED: usize = 2_000_000;

impl App {
    /// Starts to work out the colours of the file in the source view, if it is in sight and they aren't of its present text.
    /// Of many changes in a row only the last one counts.
    pub(super) fn load_colours(&mut self) {
        let Some(open) = self.state.open.as_mut().filter(|open| [Tab::Manifest, Tab::Files].contains(&open.tab)) else { return };
        let Some((path, body)) = open.project.widget().entry(open.shown_file()) else { return };
        let (path, body, identity) = (path.clone(), body.clone(), body.identity());
        let is_known = open.coloured.as_ref().is_some_and(|known| known.file == path.as_str() && known.body.identity() == identity);
        if is_known || open.colours_of == Some(identity) || body.as_text().is_none_or(|text| text.as_str().len() > MOST_COLOURED) {
            return;
        }
        open.colours_of = Some(identity);
        let doc = open.project.id();
        self.jobs.start_latest("colours", Ticket::doc(Owner::Colours, doc), move |_| {
            let spans = body.as_text().map(|text| highlight::spans(text.as_str(), Language::of(&path))).unwrap_or_default();
            Event::Coloured(Coloured { file: path.to_string(), body, spans: Arc::new(spans) })
        });
    }

    pub(super) fn coloured(&mut self, coloured: Coloured) {
        self.with_open(|open| {
            if open.shown_file() == coloured.file {
                open.coloured = Some(coloured);
            } else {
                // Another file is in sight by now; this one is coloured anew when it is shown.
                open.colours_of = None;
            }
        });
    }

    /// Opens the line for words or a line number in the source view, which comes to the front.
    pub(super) fn ask_in_source(&mut self, asked: fn(u64) -> Asked) {
        self.state.page = None;
        self.with_open(|open| {
            if open.tab != Tab::Manifest {
                open.tab = Tab::Files;
            }
            open.asked = Some(asked(open.asked.map_or(0, Asked::serial) + 1));
        });
    }

    /// Sets the folder that holds what is built of the open project, and opens the widget from there.
    pub(super) fn set_build_folder(&mut self, build: Option<PathBuf>) {
        let Some(home) = self.state.open.as_ref().and_then(|open| open.home().map(Path::to_owned)) else { return };
        let project = home.clone();
        self.remember(move |it| it.set_build_folder(&project, build.clone()));
        self.leave(super::dialog::Leaving::Open(home));
    }
}
