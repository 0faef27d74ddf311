//! Messages: shown until they are dismissed, or until what they are about is over.

use super::App;
use super::state::{Notice, OpenWidget};
use crate::checks::engine::finding::Msg;
use crate::checks::engine::rule::Severity;
use crate::domain::project::DocId;
use crate::platform::Explained;
use crate::text::Lang;

/// What a message is about. Once that is over the message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The program.
    Program,
    /// The way to another widget: over once one is open.
    Way,
    /// A widget, as long as it is open.
    Doc(DocId),
    /// What is unsaved in a widget: over once it is saved.
    Unsaved(DocId),
    /// That the folder of a widget is gone: over once it is there again.
    Gone(DocId),
}

/// More messages would hide the window.
const MOST: usize = 4;

impl App {
    /// Shows a message about the open widget, or about the program if none is open. Bad news stays until it is dismissed or its
    /// widget is closed.
    pub(super) fn notify(&mut self, severity: Option<Severity>, text: Msg, detail: Option<String>) {
        let about = self.state.open.as_ref().map_or(About::Program, |open| About::Doc(open.project.id()));
        self.notify_about(about, severity, text, detail);
    }

    /// Shows a message that goes once what it is about is over.
    pub(super) fn notify_about(&mut self, about: About, severity: Option<Severity>, text: Msg, detail: Option<String>) {
        let id = self.state.next_notice;
        self.state.next_notice += 1;
        if severity == Some(Severity::Error) {
            log::error!("{}: {}", Lang::En.msg(&text), detail.as_deref().unwrap_or_default());
        }
        self.state.notices.push(Notice { id, about, severity, text, detail, brief: severity != Some(Severity::Error) });
        let surplus = self.state.notices.len().saturating_sub(MOST);
        self.state.notices.drain(..surplus);
    }

    /// Says that something did not work, in the system's own words.
    pub(super) fn fail(&mut self, id: &'static str, error: &dyn std::error::Error) {
        self.notify(Some(Severity::Error), Msg::new(id), Some(error.to_string()));
    }

    /// Says what did not work and what to do next.
    pub(super) fn explain(&mut self, error: Explained) {
        self.notify(Some(Severity::Error), Msg::new("notice-plain").with("text", error.what), Some(error.next));
    }

    /// Takes messages away whose matter is over.
    pub(super) fn follow_notices(&mut self) {
        let (open, is_gone) = (self.state.open.as_ref(), self.is_gone());
        let is_open = |doc: DocId| open.is_some_and(|open| open.project.id() == doc);
        self.state.notices.retain(|notice| match notice.about {
            About::Program | About::Way => true,
            About::Doc(doc) => is_open(doc),
            About::Unsaved(doc) => is_open(doc) && open.is_some_and(|open: &OpenWidget| open.project.is_dirty()),
            About::Gone(doc) => is_open(doc) && is_gone,
        });
    }

    /// Another widget is open: what was said on the way there is over.
    pub(super) fn forget_way(&mut self) {
        self.state.notices.retain(|notice| notice.about != About::Way);
    }
}
