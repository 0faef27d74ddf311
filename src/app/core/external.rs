//! Files, folders and addresses that are opened in other programs; what didn't open is told, with the way round it.

use std::path::{Path, PathBuf};

use super::Core;
use super::event::{CoreEvent, OpenExternal};
use super::ticket::{Owner, Ticket};
use crate::checks::engine::rule::Severity;
use crate::formats::path::names::visible;
use crate::system::dialogs::Dialogs;
use crate::system::files::Origin;
use crate::system::open_external;
use crate::system::open_external::OpenFault;
use crate::text::msg::Msg;

impl Core {
    /// Shows a file in the file manager.
    pub(in crate::app) fn reveal(&mut self, path: PathBuf) {
        self.open_external(OpenExternal::Folder(path.clone()), move |dialogs| dialogs.reveal(&path));
    }

    /// Opens an address in the browser, or in the program for mail. Any other is refused: it may come out of a widget.
    pub(in crate::app) fn open_link(&mut self, address: String) {
        if let Err(fault) = open_external::link(&address) {
            return self.opened_external(OpenExternal::Link(address), Err(fault));
        }
        self.open_external(OpenExternal::Link(address.clone()), move |dialogs| dialogs.open_link(&address));
    }

    /// Opens a widget in another window.
    pub(in crate::app) fn open_window(&mut self, path: PathBuf) {
        self.open_external(OpenExternal::Window, move |dialogs| dialogs.open_window(&path));
    }

    fn open_external(&mut self, what: OpenExternal, open: impl FnOnce(&dyn Dialogs) -> Result<(), OpenFault> + Send + 'static) {
        let dialogs = self.services.dialogs.clone();
        self.start("open external", Ticket::program(Owner::Core), move |_| {
            let result = open(&*dialogs);
            CoreEvent::OpenedExternal(what, result)
        });
    }

    /// Opens a file in the person's editor, at a byte of it; says why if that can't be. Without an editor of the person's choice texts
    /// go to the system's program for texts, and others are only shown: the system may run what it opens.
    pub(in crate::app) fn open_in_editor(&mut self, file: &str, at: Option<usize>) {
        let Some(open) = &self.open else { return };
        let root = match &open.origin {
            Some(Origin::Folder(root)) => root.clone(),
            Some(Origin::Zip(_)) => return self.tell_why_not("editor-zip", "editor-zip-next"),
            None => return self.tell_why_not("editor-unsaved", "editor-unsaved-next"),
        };
        let place = open.project.widget().text(file).map(|text| text.lines().line_column(text.as_str(), at.unwrap_or(0)));
        let place = place.map_or((1, 1), |place| (place.line, place.column));
        let differs = open.project.saved().get(file) != open.project.widget().get(file);
        let saved = open.project.saved().entry(file);
        let is_text = saved.is_some_and(|(_, body)| body.as_text().is_some());
        let Some(path) = saved.and_then(|(path, _)| path.under(&root).ok()) else {
            return self.tell_why_not("editor-no-file", "editor-no-file-next");
        };
        let command = command(&self.preferences.editor, &path, place);
        if differs {
            self.tell_why_not("editor-differs", "editor-differs-next");
        }
        if command.is_empty() && !is_text {
            return self.reveal(path);
        }
        self.open_external(OpenExternal::Editor(path.clone()), move |dialogs| dialogs.open_in_editor(&path, &command));
    }

    /// Tells what didn't open, and the way round it: the command of an editor, the place, the address to be pasted.
    pub(in crate::app) fn opened_external(&mut self, what: OpenExternal, result: Result<(), OpenFault>) {
        let Err(fault) = result else { return };
        let (text, next) = match &what {
            OpenExternal::Editor(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let (text, next) = match &fault {
                    OpenFault::NoProgram => ("editor-none", Msg::new("editor-none-next")),
                    fault => ("editor-failed", Msg::new("editor-failed-next").with("reason", fault.to_string())),
                };
                (Msg::new(text).with("file", name), next)
            }
            OpenExternal::Folder(path) => {
                (Msg::new("reveal-failed"), Msg::new("reveal-failed-next").with("path", path.display().to_string()))
            }
            OpenExternal::Window => (Msg::new("window-failed").with("reason", fault.to_string()), Msg::new("window-failed-next")),
            OpenExternal::Link(address) if matches!(fault, OpenFault::Scheme) => {
                (Msg::new("link-refused"), Msg::new("link-refused-next").with("address", visible(address)))
            }
            OpenExternal::Link(address) => {
                self.clipboard = Some(address.clone());
                (Msg::new("link-failed"), Msg::new("link-failed-next").with("address", address))
            }
        };
        self.notify_next(Severity::Error, text, next);
    }

    fn tell_why_not(&mut self, why: &'static str, next: &'static str) {
        self.notify_next(Severity::Warning, Msg::new(why), Msg::new(next));
    }
}

/// The program and arguments that open `path` at a place, by what the person wrote; none if nothing is written. Quotation marks
/// hold words together; without `{file}` the file is the last argument.
fn command(written: &str, path: &Path, (line, column): (usize, usize)) -> Vec<String> {
    let mut words = words(written);
    if words.is_empty() {
        return words;
    }
    if !words.iter().any(|word| word.contains("{file}")) {
        words.push("{file}".to_owned());
    }
    let path = path.display().to_string();
    let fill = |word: String| word.replace("{line}", &line.to_string()).replace("{column}", &column.to_string()).replace("{file}", &path);
    words.into_iter().map(fill).collect()
}

/// The words of a command as a shell reads them, but for `\`: that is a letter, as in the paths of Windows. A quotation mark that
/// isn't closed holds for the rest.
fn words(written: &str) -> Vec<String> {
    // Stands for `\` while the shell's rules apply: a character that no text has.
    const BACKSLASH: &str = "\u{10fffe}";
    let plain = written.replace('\\', BACKSLASH);
    let words = ["", "\"", "'"].iter().find_map(|end| shlex::split(&(plain.clone() + end))).unwrap_or_default();
    words.into_iter().map(|word| word.replace(BACKSLASH, "\\")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_called_as_the_person_wrote() {
        let called = |written: &str| command(written, Path::new("/my w/{line}.js"), (12, 5));
        assert!(called(" ").is_empty());
        assert_eq!(called("code -g {file}:{line}:{column}"), ["code", "-g", "/my w/{line}.js:12:5"]);
        assert_eq!(called(r#""C:\Program Files\e.exe" {file}"#), [r"C:\Program Files\e.exe", "/my w/{line}.js"]);
        assert_eq!(called(r"'\\server\my e\e.exe' C:\e\n\ {file}"), [r"\\server\my e\e.exe", r"C:\e\n\", "/my w/{line}.js"]);
        assert_eq!(called("\"/my e/e --new"), ["/my e/e --new", "/my w/{line}.js"]);
        assert_eq!(called("'/my e/e"), ["/my e/e", "/my w/{line}.js"]);
        assert_eq!(called("\"/Program Files/e dit\" --line={line} ''"), ["/Program Files/e dit", "--line=12", "", "/my w/{line}.js"]);
    }
}
