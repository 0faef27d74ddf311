//! The file in the source view: its colours, worked out on a thread; opening it in another program.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::jobs::Done;
use super::state::{Asked, Coloured, Tab};
use crate::checks::finding::Msg;
use crate::checks::rule::Severity;
use crate::domain::syntax::{self, Language};
use crate::platform::files::Origin;

/// The name of its job.
const JOB: &str = "colours";

/// Longer texts have no colours: their pieces would take more memory than the rest of the studio.
pub const MOST_COLOURED: usize = 2_000_000;

impl App {
    /// Starts to work out the colours of the file in the source view, if it is in sight and they aren't of its present text.
    /// One at a time: of many changes in a row only the last one counts.
    pub(super) fn load_colours(&mut self) {
        let Some(open) = self.state.open.as_ref().filter(|open| [Tab::Manifest, Tab::Files].contains(&open.tab)) else { return };
        let Some((path, body)) = open.project.widget().entry(&open.source_file) else { return };
        let known = open.coloured.as_ref().is_some_and(|known| known.body.identity() == body.identity());
        if known || self.colours || body.as_text().is_none_or(|text| text.as_str().len() > MOST_COLOURED) {
            return;
        }
        let (path, body) = (path.clone(), body.clone());
        self.colours = true;
        self.jobs.start(JOB, move || {
            let spans = body.as_text().map(|text| syntax::spans(text.as_str(), Language::of(&path))).unwrap_or_default();
            Done::Coloured(Coloured { file: path.to_string(), body, spans: Arc::new(spans) })
        });
    }

    pub(super) fn coloured(&mut self, coloured: Coloured) {
        self.colours = false;
        self.with_open(|open| open.coloured = Some(coloured));
    }

    /// After a panic: tries again with the next change.
    pub(super) fn colours_failed(&mut self, job: &str) {
        if job == JOB {
            self.colours = false;
        }
    }

    /// Opens the line for words or a line number in the source view, which comes to the front.
    pub(super) fn ask_in_source(&mut self, asked: fn(u64) -> Asked) {
        self.state.page = None;
        self.with_open(|open| {
            if open.tab != Tab::Manifest {
                open.tab = Tab::Files;
            }
            open.asked = Some(asked(open.asked.map_or(0, Asked::serial) + 1));
        });
    }

    /// Opens a file in the person's editor, at a byte of it; says why if that can't be.
    pub(super) fn open_in_editor(&mut self, file: &str, at: Option<usize>) {
        let Some(open) = &self.state.open else { return };
        let root = match &open.origin {
            Some(Origin::Folder(root)) => root.clone(),
            Some(Origin::Zip(_)) => return self.tell_why_not("editor-zip", "editor-zip-next"),
            None => return self.tell_why_not("editor-unsaved", "editor-unsaved-next"),
        };
        if open.project.saved().get(file).is_none() {
            return self.tell_why_not("editor-no-file", "editor-no-file-next");
        }
        let place = open.project.widget().text(file).map(|text| text.lines().line_column(text.as_str(), at.unwrap_or(0)));
        let place = place.map_or((1, 1), |place| (place.line, place.column));
        let differs = open.project.saved().get(file) != open.project.widget().get(file);
        let path = root.join(file);
        let command = command(&self.state.preferences.editor, &path, place);
        let dialogs = self.services.dialogs.clone();
        if differs {
            self.tell_why_not("editor-differs", "editor-differs-next");
        }
        self.jobs.start("editor", move || {
            let result = dialogs.open_in_editor(&path, &command);
            Done::EditorStarted(path, result)
        });
    }

    pub(super) fn editor_started(&mut self, path: &Path, result: std::io::Result<()>) {
        if let Err(error) = result {
            let next = self.state.lang().with("editor-failed-next", &[("reason", error.to_string().into())]);
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.notify(Some(Severity::Error), Msg::new("editor-failed").with("file", name), Some(next));
        }
    }

    fn tell_why_not(&mut self, why: &'static str, next: &str) {
        let next = self.state.lang().tr(next);
        self.notify(Some(Severity::Warning), Msg::new(why), Some(next));
    }

    /// Sets the folder that holds what is built of the open project, and opens the widget from there.
    pub(super) fn set_build_folder(&mut self, build: Option<PathBuf>) {
        let Some(home) = self.state.open.as_ref().and_then(|open| open.home().map(Path::to_owned)) else { return };
        self.state.preferences.set_build_folder(&home, build);
        self.remember();
        self.leave(super::state::Leaving::Open(home));
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

fn words(written: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for letter in written.chars() {
        match (letter, quote) {
            (_, Some(open)) if letter == open => quote = None,
            ('"' | '\'', None) => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (_, None) if letter.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_called_as_the_person_wrote() {
        let called = |written: &str| command(written, Path::new("/my w/{line}.js"), (12, 5));
        assert!(called(" ").is_empty());
        assert_eq!(called("code -g {file}:{line}:{column}"), ["code", "-g", "/my w/{line}.js:12:5"]);
        assert_eq!(called("\"/Program Files/e dit\" --line={line} ''"), ["/Program Files/e dit", "--line=12", "", "/my w/{line}.js"]);
    }
}
