//! Three small dialogs: the widget is open in another studio, the command of the editor, the build folder.

use egui::{Id, RichText, Ui};

use crate::app::command::Command;
use crate::app::features::disk::DiskCommand;
use crate::app::features::source::SourceCommand;
use crate::system::files::Origin;
use crate::ui::Cx;
use crate::ui::kit::tokens::{self, tokens};
use crate::ui::kit::{self, Button, Head, icons};

/// Width of the dialogs.
const WIDTH: f32 = 560.0;

/// Commands of editors that open a file at a line.
const EDITORS: [(&str, &str); 5] = [
    ("Visual Studio Code", "code -g {file}:{line}:{column}"),
    ("Sublime Text", "subl {file}:{line}:{column}"),
    ("WebStorm", "webstorm --line {line} {file}"),
    ("Zed", "zed {file}:{line}:{column}"),
    ("Notepad++", "notepad++ -n{line} {file}"),
];

/// The widget is open in another studio.
pub fn second(ui: &Ui, cx: &Cx<'_>) {
    let path = cx.open().and_then(|open| open.home()).map(|path| path.display().to_string()).unwrap_or_default();
    let head = Head { icon: icons::COPY, title: &cx.tr("second-title"), about: &cx.tr("second-about") };
    let content = |ui: &mut Ui| {
        kit::dialog_body(ui, |ui| {
            ui.add(egui::Label::new(RichText::new(&path).font(tokens::code(tokens::SMALL)).color(tokens(ui).text)).wrap());
            ui.add_space(tokens::SPACE_S);
            kit::hint(ui, &cx.tr("second-hint"));
        });
    };
    kit::dialog(ui, cx, WIDTH, &head, content, |foot| {
        if foot.primary(Button::new(&cx.tr("second-look")).icon(icons::EYE)) {
            cx.send(DiskCommand::GoOnBeside { read_only: true });
        }
        if foot.button(Button::new(&cx.tr("second-anyway"))) {
            cx.send(DiskCommand::GoOnBeside { read_only: false });
        }
        if foot.way_out(&cx.tr("second-close")).clicked() {
            cx.send(Command::Cancel);
        }
    });
}

/// What is typed.
#[derive(Default)]
pub struct Editor {
    command: String,
    was_open: bool,
}

/// The command of the person's editor.
pub fn editor(ui: &Ui, cx: &Cx<'_>, view: &mut Editor) {
    let is_new = !std::mem::replace(&mut view.was_open, true);
    if is_new {
        view.command.clone_from(&cx.app.core.preferences.editor);
    }
    let head = Head { icon: icons::EXTERNAL_LINK, title: &cx.tr("editor-title"), about: &cx.tr("editor-about") };
    let command = std::cell::RefCell::new(&mut view.command);
    let content = |ui: &mut Ui| {
        kit::dialog_body(ui, |ui| {
            let mut command = command.borrow_mut();
            let width = ui.available_width();
            let id = Id::unique("editor-command");
            let hint = cx.tr("editor-hint");
            let input = kit::drawn_input(ui, &mut command, id, &cx.tr("editor-command"), &hint, false, width);
            if is_new {
                input.request_focus();
            }
            ui.add_space(tokens::SPACE_XS);
            kit::hint(ui, &cx.tr("editor-places"));
            ui.add_space(tokens::SPACE_S);
            ui.horizontal_wrapped(|ui| {
                for (name, example) in EDITORS {
                    if Button::new(name).small().ui(ui).on_hover_text(example).clicked() {
                        example.clone_into(&mut command);
                    }
                }
            });
        });
    };
    kit::dialog(ui, cx, WIDTH, &head, content, |foot| {
        let command = command.borrow().trim().to_owned();
        if foot.primary(Button::new(&cx.tr("editor-keep"))) {
            cx.send(SourceCommand::SetEditor(command));
        }
        foot.cancel();
    });
}

/// The folder with what is built of the project.
pub fn build_folder(ui: &Ui, cx: &Cx<'_>) {
    let Some(open) = cx.open() else { return };
    let head = Head { icon: icons::FOLDER_INPUT, title: &cx.tr("build-title"), about: &cx.tr("build-about") };
    let home = open.home();
    let build = home.and_then(|home| cx.app.core.preferences.build_folder(home));
    let content = |ui: &mut Ui| {
        kit::dialog_body(ui, |ui| {
            let Some(home) = home else {
                kit::muted(ui, &cx.tr("build-not-on-disk"));
                return;
            };
            let own = cx.tr("build-own");
            let shown =
                [("build-project", home.display().to_string()), ("build-folder", build.map_or(own, |build| build.display().to_string()))];
            for (id, path) in shown {
                kit::group_title(ui, &cx.tr(id));
                ui.add(egui::Label::new(RichText::new(path).font(tokens::code(tokens::SMALL)).color(tokens(ui).text)).wrap());
                ui.add_space(tokens::SPACE_XS);
            }
            kit::hint(ui, &cx.tr("build-hint"));
        });
    };
    kit::dialog(ui, cx, WIDTH, &head, content, |foot| {
        let is_folder = matches!(&open.origin, Some(Origin::Folder(_)));
        if foot.primary(Button::new(&cx.tr("build-choose")).icon(icons::FOLDER_OPEN).enabled(is_folder)) {
            cx.send(DiskCommand::ChooseBuildFolder);
        }
        if build.is_some() && foot.button(Button::new(&cx.tr("build-none"))) {
            cx.send(DiskCommand::SetBuildFolder(None));
        }
        foot.cancel();
    });
}
