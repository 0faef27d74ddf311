//! Asks for the path of a new file, of a copy, or for another one of a file.

use std::cell::RefCell;

use egui::{Id, Ui};

use crate::app::features::files::{FileDialog, FileTask, FilesCommand};
use crate::services::files::Template;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Head, icons};

/// Width of the dialog.
const WIDTH: f32 = 520.0;

/// What is typed.
#[derive(Default)]
pub struct View {
    path: String,
    of: Option<FileTask>,
}

impl View {
    /// What is typed is for this time.
    pub fn forget(&mut self) {
        self.of = None;
    }
}

pub fn ui(ui: &Ui, cx: &Cx<'_>, dialog: &FileDialog, view: &mut View) {
    let is_new = view.of.as_ref() != Some(&dialog.task);
    if is_new {
        *view = View { path: dialog.start.clone(), of: Some(dialog.task.clone()) };
    }
    let (title, icon, done) = match &dialog.task {
        FileTask::New(_) => (cx.tr("file-new-title"), icons::PLUS, "file-new"),
        FileTask::Rename(path) => (cx.lang.with("file-ask-rename-title", &[("file", path.as_str().into())]), icons::PENCIL, "file-rename"),
        FileTask::Copy(path) => (cx.lang.with("file-copy-title", &[("file", path.as_str().into())]), icons::COPY, "file-copy"),
    };
    let about = match &dialog.task {
        FileTask::Rename(_) => cx.tr("file-ask-rename-about"),
        FileTask::New(_) | FileTask::Copy(_) => String::new(),
    };
    let head = Head { icon, title: &title, about: &about };
    let path = RefCell::new(&mut view.path);
    let content = |ui: &mut Ui| {
        kit::dialog_body(ui, |ui| {
            if let FileTask::New(now) = dialog.task {
                templates(ui, cx, now);
            }
            let mut path = path.borrow_mut();
            let (id, width) = (Id::unique("file-path"), ui.available_width());
            let input = kit::input(ui, &mut path, id, &cx.tr("file-path"), true, dialog.fault.is_some(), width);
            if is_new {
                input.request_focus();
            }
            match &dialog.fault {
                Some(fault) => drop(ui.colored_label(tokens(ui).error, cx.lang.msg(fault))),
                None => drop(kit::hint(ui, &cx.tr("file-path-about"))),
            }
        });
    };
    kit::dialog(ui, cx, WIDTH, &head, content, |foot| {
        let path = path.borrow().trim().to_owned();
        if foot.primary(Button::new(&cx.tr(done)).enabled(!path.is_empty())) {
            cx.send(FilesCommand::Make(path));
        }
        foot.cancel();
    });
}

/// What a new file begins with.
fn templates(ui: &mut Ui, cx: &Cx<'_>, now: Template) {
    let names = Template::ALL.map(|template| (template, cx.tr(name(template))));
    let choices: Vec<_> = names.iter().map(|(template, name)| (*template, None, name.as_str(), true)).collect();
    if let Some(template) = kit::segmented(ui, now, &choices) {
        cx.send(FilesCommand::Ask(FileTask::New(template)));
    }
    ui.add_space(tokens::SPACE_XS);
}

fn name(template: Template) -> &'static str {
    match template {
        Template::Module => "file-template-module",
        Template::Twig => "file-template-twig",
        Template::Style => "file-template-style",
        Template::Locale => "file-template-locale",
        Template::Empty => "file-template-empty",
    }
}
