//! Changes of the widget in memory: a change is applied to the very state that it was made for, or refused with a message.

use super::Core;
use super::intent::{Intent, IntentError};
use super::open_widget::CaretAt;
use crate::checks::engine::rule::Severity;
use crate::model::project::{DocId, Edit, EditRefused, Project, Stepped};
use crate::text::msg::Msg;

/// The message that a widget is only looked at.
const READ_ONLY: &str = "notice-read-only";

impl Core {
    /// Applies an edit to the state that it was made for, and to no other.
    pub(in crate::app) fn edit(&mut self, edit: Edit) {
        if self.refuses() {
            return;
        }
        let Some(open) = &mut self.open else { return };
        match open.project.apply(edit) {
            Ok(()) => {}
            Err(EditRefused::Outdated) => self.refuse_outdated(),
            Err(error) => self.fail("notice-edit-failed", &error),
        }
    }

    /// Says that a change was asked for in a state that is gone.
    pub(in crate::app) fn refuse_outdated(&mut self) {
        self.notify(Some(Severity::Warning), Msg::new("notice-edit-outdated"), None);
    }

    /// Carries out what a person wants to change in the widget `doc`. Places are worked out for its present state.
    pub(in crate::app) fn carry_out(&mut self, doc: DocId, intent: &Intent) {
        let Some(open) = self.open.as_ref().filter(|open| open.project.id() == doc) else { return self.refuse_outdated() };
        match intent.changes(open.project.widget()) {
            Ok(changes) if changes.is_empty() => {}
            Ok(changes) => {
                let (merge, caret) = (intent.merge_key(), intent.caret().cloned());
                self.edit(Edit { of: open.project.revision(), changes, merge, caret });
            }
            Err(error) => self.cant_edit(&error),
        }
    }

    /// Takes back what was typed last into a field: the step itself if it is the last one, else by typing what was there before.
    pub(in crate::app) fn cancel_typing(&mut self, doc: DocId, key: &str, before: &Intent) {
        if self.refuses() {
            return;
        }
        let Some(open) = self.open.as_mut().filter(|open| open.project.id() == doc) else { return self.refuse_outdated() };
        if open.project.undo_merged(key).is_none() {
            self.carry_out(doc, before);
        }
        self.with_open(|open| open.project.seal());
    }

    /// Takes the last step back, or does it again; the caret goes where it was then.
    pub(in crate::app) fn step(&mut self, step: fn(&mut Project) -> Option<Stepped>) {
        if self.refuses() {
            return;
        }
        self.with_open(|open| {
            if let Some(Stepped { caret: Some((file, at)) }) = step(&mut open.project) {
                let serial = open.caret.as_ref().map_or(0, |caret| caret.serial) + 1;
                open.caret = Some(CaretAt { file: file.to_string(), at, serial });
                if open.shown_file() != file.as_str() {
                    open.show_file(file.as_str());
                }
            }
        });
    }

    /// Says why a change can't be made.
    pub(in crate::app) fn cant_edit(&mut self, error: &IntentError) {
        match error.msg() {
            Some(text) => self.notify(Some(Severity::Warning), text, None),
            None => self.fail("notice-edit-failed", error),
        }
    }

    /// Whether changes are refused because another studio has the widget; says so.
    pub(in crate::app) fn refuses(&mut self) -> bool {
        let read_only = self.open.as_ref().is_some_and(|open| open.read_only);
        if read_only {
            self.notices.forget(READ_ONLY);
            self.notify_next(Severity::Warning, Msg::new(READ_ONLY), Msg::new("notice-read-only-next"));
        }
        read_only
    }
}
