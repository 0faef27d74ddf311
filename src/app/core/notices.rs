//! Messages: shown until they are dismissed, or until what they are about is over.

use std::sync::Arc;

use super::Core;
use super::open_widget::OpenWidget;
use crate::checks::engine::rule::Severity;
use crate::model::project::DocId;
use crate::text::Lang;
use crate::text::msg::Msg;

/// The messages that are shown.
#[derive(Default)]
pub struct Notices {
    list: Vec<Notice>,
    next: u64,
}

/// A message.
#[derive(Clone)]
pub struct Notice {
    /// Its number.
    pub id: u64,
    /// What it is about: it goes once that is over.
    pub about: About,
    /// How bad it is; `None` for good news.
    pub severity: Option<Severity>,
    /// What happened.
    pub text: Msg,
    /// Why, and what next; shown smaller.
    pub detail: Option<Words>,
    /// Whether it goes away by itself.
    pub brief: bool,
}

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

/// Words of a message, made when they are shown, so that they follow the language.
#[derive(Clone)]
pub enum Words {
    /// As they are: names, and what the system says.
    Plain(String),
    /// In any language.
    Said(Arc<dyn Fn(Lang) -> String + Send + Sync>),
}

impl Words {
    /// The words in a language.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Plain(words) => words.clone(),
            Self::Said(say) => say(lang),
        }
    }

    fn said(say: impl Fn(Lang) -> String + Send + Sync + 'static) -> Self {
        Self::Said(Arc::new(say))
    }
}

/// More messages would hide the window.
const MOST: usize = 4;

impl Notices {
    /// Those that are shown, oldest first.
    pub fn iter(&self) -> std::slice::Iter<'_, Notice> {
        self.list.iter()
    }

    /// The newest one.
    pub fn last(&self) -> Option<&Notice> {
        self.list.last()
    }

    /// Takes one away, by its number.
    pub(in crate::app) fn dismiss(&mut self, id: u64) {
        self.list.retain(|notice| notice.id != id);
    }

    /// Takes those with this text away: a newer one comes in their place.
    pub(in crate::app) fn forget(&mut self, text: &str) {
        self.list.retain(|notice| notice.text.id != text);
    }
}

impl Core {
    /// Shows a message about the open widget, or about the program if none is open. Bad news stays until it is dismissed or its
    /// widget is closed.
    pub(in crate::app) fn notify(&mut self, severity: Option<Severity>, text: Msg, detail: Option<String>) {
        self.notify_about(self.about_open(), severity, text, detail);
    }

    /// Shows a message that goes once what it is about is over.
    pub(in crate::app) fn notify_about(&mut self, about: About, severity: Option<Severity>, text: Msg, detail: Option<String>) {
        self.put(about, severity, text, detail.map(Words::Plain));
    }

    /// Shows a message with what to do next, a text of the studio.
    pub(in crate::app) fn notify_next(&mut self, severity: Severity, text: Msg, next: Msg) {
        self.notify_next_about(self.about_open(), severity, text, next);
    }

    /// Shows a message with what to do next that goes once what it is about is over.
    pub(in crate::app) fn notify_next_about(&mut self, about: About, severity: Severity, text: Msg, next: Msg) {
        self.put(about, Some(severity), text, Some(Words::said(move |lang| lang.msg(&next))));
    }

    /// Shows a message whose second part is made in the language that it is shown in.
    pub(in crate::app) fn notify_said(
        &mut self,
        severity: Option<Severity>,
        text: Msg,
        say: impl Fn(Lang) -> String + Send + Sync + 'static,
    ) {
        let about = self.about_open();
        self.put(about, severity, text, Some(Words::said(say)));
    }

    fn about_open(&self) -> About {
        self.open.as_ref().map_or(About::Program, |open| About::Doc(open.project.id()))
    }

    fn put(&mut self, about: About, severity: Option<Severity>, text: Msg, detail: Option<Words>) {
        let id = self.notices.next;
        self.notices.next += 1;
        if severity == Some(Severity::Error) {
            let detail = detail.as_ref().map(|words| words.say(Lang::En));
            log::error!("{}: {}", Lang::En.msg(&text), detail.unwrap_or_default());
        }
        self.notices.list.push(Notice { id, about, severity, text, detail, brief: severity != Some(Severity::Error) });
        let surplus = self.notices.list.len().saturating_sub(MOST);
        self.notices.list.drain(..surplus);
    }

    /// Says that something did not work, in the system's own words.
    pub(in crate::app) fn fail(&mut self, id: &'static str, error: &dyn std::error::Error) {
        self.notify(Some(Severity::Error), Msg::new(id), Some(error.to_string()));
    }

    /// Says what did not work and what to do next.
    pub(in crate::app) fn explain(&mut self, error: Msg) {
        self.explain_about(self.about_open(), error);
    }

    /// The same, until what it is about is over.
    pub(in crate::app) fn explain_about(&mut self, about: About, error: Msg) {
        let next = error.next_step();
        self.notify_next_about(about, Severity::Error, error, next);
    }

    /// Takes messages away whose matter is over.
    pub(in crate::app) fn follow_notices(&mut self) {
        let open = self.open.as_ref();
        let is_open = |doc: DocId| open.is_some_and(|open| open.project.id() == doc);
        self.notices.list.retain(|notice| match notice.about {
            About::Program | About::Way => true,
            About::Doc(doc) => is_open(doc),
            About::Unsaved(doc) => is_open(doc) && open.is_some_and(|open: &OpenWidget| open.project.is_dirty()),
            About::Gone(doc) => is_open(doc) && open.is_some_and(|open| open.is_gone),
        });
    }

    /// Another widget is open: what was said on the way there is over.
    pub(in crate::app) fn forget_way(&mut self) {
        self.notices.list.retain(|notice| notice.about != About::Way);
    }
}
