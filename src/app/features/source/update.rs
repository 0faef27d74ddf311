//! Carries out the commands of the source view, and has the colours of the file in it worked out.

use std::sync::Arc;

use super::{Asked, Coloured, EditorDialog, MOST_COLOURED, Source, SourceCommand, SourceEvent};
use crate::app::core::jobs::JobId;
use crate::app::core::tab::Tab;
use crate::app::core::ticket::{Owner, Ticket};
use crate::app::core::{Core, Feature};
use crate::formats::highlight::{self, Language};

impl Feature for Source {
    type Command = SourceCommand;
    type Event = SourceEvent;

    fn update(&mut self, core: &mut Core, command: SourceCommand) {
        match command {
            SourceCommand::Find => self.ask_in_source(core, Asked::Find),
            SourceCommand::Replace => self.ask_in_source(core, Asked::Replace),
            SourceCommand::GoToLine => self.ask_in_source(core, Asked::Line),
            SourceCommand::OpenInEditor { place } => {
                let shown = || core.open.as_ref().map(|open| (open.shown_file().to_owned(), open.shown_at()));
                if let Some((file, at)) = place.or_else(shown) {
                    core.open_in_editor(&file, at);
                }
            }
            SourceCommand::ChooseEditor => core.show_dialog(EditorDialog),
            SourceCommand::SetEditor(editor) => {
                core.dialogs.close();
                core.remember(move |it| it.editor.clone_from(&editor));
            }
        }
    }

    fn on_event(&mut self, core: &mut Core, _: JobId, event: SourceEvent) {
        self.coloured(core, event.0);
    }

    fn widget_replaced(&mut self, _: &mut Core) {
        *self = Self::default();
    }

    fn follow(&mut self, core: &mut Core) {
        self.load_colours(core);
    }
}

impl Source {
    /// Starts to work out the colours of the file in the source view, if it is in sight and they aren't of its present text.
    /// Of many changes in a row only the last one counts.
    pub(super) fn load_colours(&mut self, core: &mut Core) {
        let Some(open) = core.open.as_mut().filter(|open| [Tab::Manifest, Tab::Files].contains(&open.tab)) else { return };
        let Some((path, body)) = open.project.widget().entry(open.shown_file()) else { return };
        let (path, body, identity) = (path.clone(), body.clone(), body.identity());
        let is_known = self.coloured.as_ref().is_some_and(|known| known.file == path.as_str() && known.body.identity() == identity);
        if is_known || self.colours_of == Some(identity) || body.as_text().is_none_or(|text| text.as_str().len() > MOST_COLOURED) {
            return;
        }
        self.colours_of = Some(identity);
        let doc = open.project.id();
        core.start_latest("colours", Ticket::doc(Owner::Source, doc), move |_| {
            let spans = body.as_text().map(|text| highlight::spans(text.as_str(), Language::of(&path))).unwrap_or_default();
            SourceEvent(Coloured { file: path.to_string(), body, spans: Arc::new(spans) })
        });
    }

    pub(super) fn coloured(&mut self, core: &mut Core, coloured: Coloured) {
        core.with_open(|open| {
            if open.shown_file() == coloured.file {
                self.coloured = Some(coloured);
            } else {
                // Another file is in sight by now; this one is coloured anew when it is shown.
                self.colours_of = None;
            }
        });
    }

    /// Opens the line for words or a line number in the source view, which comes to the front.
    pub(super) fn ask_in_source(&mut self, core: &mut Core, asked: fn(u64) -> Asked) {
        core.page = None;
        core.with_open(|open| {
            if open.tab != Tab::Manifest {
                open.tab = Tab::Files;
            }
            self.asked = Some(asked(self.asked.map_or(0, Asked::serial) + 1));
        });
    }
}
