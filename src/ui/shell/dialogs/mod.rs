//! Dialogs in front of everything: one at a time, closed by Escape.

mod about;
mod accept;
mod account;
mod conflicts;
mod document;
mod exchange;
mod fix;
mod new_widget;
mod pack;
mod place;
mod rescue;
mod unsaved;

use egui::Ui;

use crate::app::dialog::Dialog;
use crate::ui::Cx;
use crate::ui::tabs::images;

/// What is typed into dialogs.
#[derive(Default)]
pub(super) struct View {
    accept: accept::View,
    account: account::View,
    editor: place::Editor,
    exchange: exchange::View,
    lab: images::lab::View,
    compare: images::compare_dialog::View,
    new_widget: new_widget::View,
    rescue: rescue::View,
}

impl View {
    /// What is typed into a dialog is for this time.
    fn forget_closed(&mut self, dialog: Option<&Dialog>) {
        if !matches!(dialog, Some(Dialog::Accept(_))) {
            self.accept = Default::default();
        }
        if !matches!(dialog, Some(Dialog::Account(_))) {
            self.account = Default::default();
        }
        if !matches!(dialog, Some(Dialog::Editor)) {
            self.editor = Default::default();
        }
    }
}

pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    view.forget_closed(cx.state.dialog.as_ref());
    let Some(dialog) = &cx.state.dialog else { return };
    match dialog {
        Dialog::Fix(dialog) => fix::ui(ui, cx, dialog),
        Dialog::Lab(lab) => {
            if let Some(open) = cx.open() {
                images::lab::ui(ui, cx, open, lab, &mut view.lab);
            }
        }
        Dialog::Look(look) => images::compare_dialog::ui(ui, cx, look, &mut view.compare),
        Dialog::Pack(dialog) => pack::ui(ui, cx, dialog),
        Dialog::Texts(dialog) => exchange::ui(ui, cx, dialog, &mut view.exchange),
        Dialog::Conflicts(dialog) => conflicts::ui(ui, cx, dialog),
        Dialog::Second => place::second(ui, cx),
        Dialog::Editor => place::editor(ui, cx, &mut view.editor),
        Dialog::BuildFolder => place::build_folder(ui, cx),
        Dialog::Account(change) => account::ui(ui, cx, change, &mut view.account),
        Dialog::Accept(finding) => accept::ui(ui, cx, finding.as_deref(), &mut view.accept),
        Dialog::Document(dialog) => document::ui(ui, cx, dialog),
        Dialog::New(wizard) => new_widget::ui(ui, cx, wizard, &mut view.new_widget),
        Dialog::Rescue(dialog) => rescue::ui(ui, cx, dialog, &mut view.rescue),
        Dialog::Crash(dialog) => about::crash(ui, cx, dialog),
        Dialog::About => about::ui(ui, cx),
        Dialog::Unsaved(leaving) => unsaved::ui(ui, cx, leaving),
    }
}
