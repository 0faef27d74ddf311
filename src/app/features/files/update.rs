//! Carries out the commands on files.

use std::path::{Path, PathBuf};

use super::{FileDialog, FileTask, Files, FilesCommand, FilesEvent};
use crate::app::core::intent::{Intent, Proposal, Ways};
use crate::app::core::jobs::JobId;
use crate::app::core::navigation::NavCommand;
use crate::app::core::ticket::{Owner, Ticket};
use crate::app::core::{Core, Feature, Request};
use crate::checks::engine::rule::Severity;
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::project::Edit;
use crate::model::widget::{FileChange, MANIFEST};
use crate::services::files::{self, PathFault, Template};
use crate::system::files::MAX_FILE_BYTES;
use crate::system::input;
use crate::text::messages;
use crate::text::msg::Msg;

impl Feature for Files {
    type Command = FilesCommand;
    type Event = FilesEvent;

    fn update(&mut self, core: &mut Core, command: FilesCommand) {
        match command {
            FilesCommand::Ask(task) => ask(core, task),
            FilesCommand::AskOfShown { is_copy } => {
                if let Some(path) = shown(core) {
                    ask(core, if is_copy { FileTask::Copy(path) } else { FileTask::Rename(path) });
                }
            }
            FilesCommand::Make(text) => self.make(core, &text),
            FilesCommand::Delete(path) => {
                if let Some(path) = path.or_else(|| shown(core)) {
                    delete(core, &path);
                }
            }
            FilesCommand::Take { folder, files } => take(core, folder, files),
        }
    }

    fn on_event(&mut self, core: &mut Core, _: JobId, event: FilesEvent) {
        taken(core, event);
    }

    fn widget_replaced(&mut self, _: &mut Core) {
        self.renames = None;
    }

    /// The source view follows a file to its new path, and leaves one that is gone.
    fn follow(&mut self, core: &mut Core) {
        let Some(open) = &mut core.open else { return };
        let widget = open.project.widget().clone();
        let renamed = self.renames.take_if(|(from, to)| !widget.contains(from.as_str()) && widget.contains(to.as_str()));
        for shown in [&mut open.source_file, &mut open.manifest_file] {
            if widget.contains(shown) {
                continue;
            }
            match &renamed {
                Some((from, to)) if from.as_str() == *shown => to.as_str().clone_into(shown),
                _ if widget.contains(MANIFEST) => MANIFEST.clone_into(shown),
                _ => {}
            }
        }
    }
}

/// The file in the source view.
fn shown(core: &Core) -> Option<RelPath> {
    let open = core.open.as_ref()?;
    Some(open.project.widget().entry(open.shown_file())?.0.clone())
}

fn ask(core: &mut Core, task: FileTask) {
    if core.refuses() {
        return;
    }
    let Some(open) = &core.open else { return };
    let start = match &task {
        FileTask::New(template) => template.path(open.project.widget()),
        FileTask::Rename(path) => path.to_string(),
        FileTask::Copy(path) => files::free(open.project.widget(), path.as_str()),
    };
    core.show_dialog(FileDialog { task, start, fault: None });
}

impl Files {
    fn make(&mut self, core: &mut Core, text: &str) {
        let Some(open) = &core.open else { return };
        let Some(task) = core.dialogs.front::<FileDialog>().map(|dialog| dialog.task.clone()) else { return };
        let (widget, doc) = (open.project.widget().clone(), open.project.id());
        let from = if let FileTask::Rename(from) = &task { Some(from) } else { None };
        if from.is_some_and(|from| from.as_str() == text.trim()) {
            return core.dialogs.close();
        }
        let path = match files::new_path(&widget, text, from) {
            Ok(path) => path,
            Err(fault) => return refuse(core, &fault),
        };
        core.dialogs.close();
        let body = match &task {
            FileTask::New(Template::Locale) if let Some(code) = locale_of(&path) => {
                core.carry_out(doc, &Intent::AddLocale(code));
                return core.navigate(NavCommand::ShowFile(path));
            }
            FileTask::New(template) => FileBody::text(template.text()),
            FileTask::Copy(from) => match widget.get(from.as_str()) {
                Some(body) => body.clone(),
                None => return core.refuse_outdated(),
            },
            FileTask::Rename(from) => {
                self.renames = Some((from.clone(), path.clone()));
                return rename(core, from, path);
            }
        };
        core.carry_out(doc, &Intent::WriteFile(path.clone(), body));
        core.navigate(NavCommand::ShowFile(path));
    }
}

fn refuse(core: &mut Core, fault: &PathFault) {
    if let Some(dialog) = core.dialogs.front_mut::<FileDialog>() {
        dialog.fault = Some(messages::files::message(fault));
    }
}

/// The code of a locale whose texts are in a file of this path.
fn locale_of(path: &RelPath) -> Option<String> {
    let is_locale = path.folder() == crate::crm::i18n::FOLDER && path.extension() == "json";
    is_locale.then(|| path.name().trim_end_matches(".json").to_owned())
}

/// Gives a file another path: at once if nothing names it, else the places that follow are shown first.
fn rename(core: &mut Core, from: &RelPath, to: RelPath) {
    let Some(open) = &core.open else { return };
    let (of, widget) = (open.project.revision(), open.project.widget());
    let follows = files::rename(widget, from, &to, true);
    if follows.len() == 1 {
        return core.edit(Edit::new(of, follows));
    }
    let title = Msg::new("file-rename-title").with("file", from.as_str()).with("to", to.as_str());
    let ways = Ways::RenameFile { from: from.clone(), to };
    core.request(Request::Propose(of.doc, Proposal { title, about: Msg::new("file-rename-about"), ways }));
}

/// Takes a file away: at once if nothing names it, else it is shown first what does.
fn delete(core: &mut Core, path: &RelPath) {
    if core.refuses() {
        return;
    }
    let Some(open) = &core.open else { return };
    let of = open.project.revision();
    let named = files::references(open.project.widget(), path);
    let count: usize = named.iter().map(|(_, count)| count).sum();
    if count == 0 {
        core.edit(Edit::new(of, vec![FileChange::Delete { path: path.clone() }]));
        return core.notify(None, Msg::new("notice-file-deleted").with("file", path.as_str()), None);
    }
    let names: Vec<&str> = named.iter().map(|(path, _)| path.as_str()).collect();
    let about = Msg::new("file-delete-about").with("count", count).with("files", names.join(", "));
    let title = Msg::new("file-delete-title").with("file", path.as_str());
    core.request(Request::Propose(of.doc, Proposal { title, about, ways: Ways::DeleteFile(path.clone()) }));
}

fn take(core: &mut Core, folder: String, files: Vec<PathBuf>) {
    if core.refuses() {
        return;
    }
    let Some(doc) = core.revision().map(|open| open.doc) else { return };
    core.start("take files", Ticket::doc(Owner::Files, doc).awaited(), move |_| {
        let read = |path: PathBuf| {
            let bytes = input::read(&path, MAX_FILE_BYTES);
            (path, bytes)
        };
        FilesEvent { folder, files: files.into_iter().map(read).collect() }
    });
}

/// Files that were read become files of the widget, as one step. None is replaced.
fn taken(core: &mut Core, FilesEvent { folder, files }: FilesEvent) {
    let Some(open) = &core.open else { return };
    let (of, mut widget) = (open.project.revision(), open.project.widget().as_ref().clone());
    let (mut changes, mut faults) = (Vec::new(), Vec::new());
    let mut last = None;
    for (file, bytes) in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        let added = match (files::new_path(&widget, &path, None), bytes) {
            (Ok(path), Ok(bytes)) => vec![FileChange::Write { body: FileBody::read(&path, bytes), path }],
            (Err(fault), _) => {
                faults.push((name, messages::files::message(&fault)));
                continue;
            }
            (_, Err(error)) => {
                faults.push((name, unread(&file, &error)));
                continue;
            }
        };
        if widget.apply(&added).is_ok() {
            last = added.first().and_then(|change| if let FileChange::Write { path, .. } = change { Some(path.clone()) } else { None });
            changes.extend(added);
        }
    }
    let count = changes.len();
    if count > 0 {
        core.edit(Edit::new(of, changes));
        core.notify(None, Msg::new("notice-files-taken").with("count", count), None);
    }
    if let Some(path) = last {
        core.navigate(NavCommand::ShowFile(path));
    }
    if !faults.is_empty() {
        let text = Msg::new("notice-files-refused").with("count", faults.len());
        core.notify_said(Some(Severity::Warning), text, move |lang| {
            faults.iter().take(5).map(|(name, fault)| format!("{name}: {}", lang.msg(fault))).collect::<Vec<_>>().join("\n")
        });
    }
}

fn unread(file: &Path, error: &input::InputError) -> Msg {
    Msg::new("open-io").with("path", file.display().to_string()).with("reason", error.to_string())
}
