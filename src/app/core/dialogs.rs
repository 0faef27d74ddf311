//! The dialogs: a stack of which only the uppermost is shown, and those that wait until none is in front. A dialog is a type of its
//! feature; the stack knows none of them.

use std::any::Any;
use std::collections::VecDeque;

use crate::model::project::DocId;

/// What a dialog shows, and how it comes and goes.
pub trait Dialog: Any {
    /// Whether it comes up without being asked for: what the person asks for covers it only for a while.
    fn comes_by_itself(&self) -> bool {
        false
    }

    /// Whether the person made something in it that is lost with it: closing it is asked about first.
    fn has_work(&self) -> bool {
        false
    }

    /// Whether it is about the open widget, and of no use for another.
    fn is_about_widget(&self) -> bool {
        true
    }
}

/// A dialog, and the widget that it is about.
struct Layer {
    dialog: Box<dyn Dialog>,
    doc: Option<DocId>,
}

/// The dialogs.
#[derive(Default)]
pub struct Dialogs {
    front: Option<Layer>,
    waiting: VecDeque<Layer>,
    /// Whether the person is asked if what was made in the dialog in front may be lost.
    asks: bool,
}

impl Dialogs {
    /// Whether a dialog is in front.
    pub fn is_open(&self) -> bool {
        self.front.is_some()
    }

    /// The dialog in front, if it is a `D`.
    pub fn front<D: Dialog>(&self) -> Option<&D> {
        let dialog: &dyn Any = &*self.front.as_ref()?.dialog;
        dialog.downcast_ref()
    }

    /// The dialog in front to be changed, if it is a `D`.
    pub fn front_mut<D: Dialog>(&mut self) -> Option<&mut D> {
        let dialog: &mut dyn Any = &mut *self.front.as_mut()?.dialog;
        dialog.downcast_mut()
    }

    /// Closes the dialog in front, if it is a `D`, and returns it.
    pub fn take<D: Dialog>(&mut self) -> Option<D> {
        self.front::<D>()?;
        self.asks = false;
        let dialog: Box<dyn Any> = self.front.take()?.dialog;
        dialog.downcast().ok().map(|dialog| *dialog)
    }

    /// Closes the dialog in front, whatever it is.
    pub fn close(&mut self) {
        self.front = None;
        self.asks = false;
    }

    /// Whether the person is asked if what was made in the dialog in front may be lost.
    pub fn asks(&self) -> bool {
        self.asks
    }

    /// The dialog in front is to be closed without doing anything. Returns whether it stays for now: the person is asked first if something
    /// was made in it; whoever wants to leave that question goes on with the dialog.
    pub fn holds(&mut self) -> bool {
        let has_work = self.front.as_ref().is_some_and(|layer| layer.dialog.has_work());
        self.asks = has_work && !self.asks;
        has_work
    }

    /// Shows a dialog that the person asked for, while the widget `open` is open. One in front that came by itself, or in which something
    /// was made, comes up again after it.
    pub fn show(&mut self, dialog: impl Dialog, open: Option<DocId>) {
        self.asks = false;
        let stays = |before: &Layer| before.dialog.comes_by_itself() || before.dialog.has_work();
        if let Some(before) = self.front.replace(layer(dialog, open)).filter(stays) {
            self.waiting.push_front(before);
        }
    }

    /// Has a dialog come up once none is in front.
    pub fn queue(&mut self, dialog: impl Dialog, open: Option<DocId>) {
        self.waiting.push_back(layer(dialog, open));
    }

    /// Drops dialogs that wait and are about another widget than `open`; unless one is in front, brings the next one there.
    pub fn show_next(&mut self, open: Option<DocId>, may_come: bool) {
        self.waiting.retain(|layer| layer.doc.is_none() || layer.doc == open);
        if may_come && self.front.is_none() {
            self.front = self.waiting.pop_front();
        }
    }
}

fn layer(dialog: impl Dialog, open: Option<DocId>) -> Layer {
    Layer { doc: open.filter(|_| dialog.is_about_widget()), dialog: Box::new(dialog) }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Asked;
    struct ByItself(u8);

    impl Dialog for Asked {}

    struct Made;

    impl Dialog for Made {
        fn has_work(&self) -> bool {
            true
        }
    }

    impl Dialog for ByItself {
        fn comes_by_itself(&self) -> bool {
            true
        }

        fn is_about_widget(&self) -> bool {
            false
        }
    }

    #[test]
    fn what_the_person_asks_for_covers_what_came_by_itself() {
        let mut dialogs = Dialogs::default();
        dialogs.queue(ByItself(1), None);
        dialogs.queue(ByItself(2), None);
        dialogs.show_next(None, true);
        dialogs.show(Asked, None);
        assert!(dialogs.front::<Asked>().is_some() && dialogs.take::<ByItself>().is_none());
        dialogs.close();
        dialogs.show_next(None, true);
        assert_eq!(dialogs.take::<ByItself>().map(|it| it.0), Some(1));
        dialogs.show_next(None, false);
        assert!(!dialogs.is_open());
        dialogs.show_next(None, true);
        assert_eq!(dialogs.take::<ByItself>().map(|it| it.0), Some(2));
    }

    #[test]
    fn what_was_made_is_lost_only_once_the_person_said_so() {
        let mut dialogs = Dialogs::default();
        dialogs.show(Asked, None);
        assert!(!dialogs.holds());
        dialogs.show(Made, None);
        assert!(dialogs.holds() && dialogs.asks());
        assert!(dialogs.holds() && !dialogs.asks(), "the question is left, not the dialog");
        dialogs.show(Asked, None);
        dialogs.close();
        dialogs.show_next(None, true);
        assert!(dialogs.front::<Made>().is_some(), "another dialog covers it for a while");
    }
}
