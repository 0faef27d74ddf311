//! The machine without a window, whose jobs are run by hand, in any order, on folders of the test's own.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use widget_studio::app::App;
use widget_studio::app::action::Action;
use widget_studio::app::core::Services;
use widget_studio::app::core::intent::Intent;
use widget_studio::app::core::jobs::Executor;
use widget_studio::app::core::navigation::NavCommand;
use widget_studio::app::core::open_widget::OpenWidget;
use widget_studio::app::features::editing::EditingCommand;
use widget_studio::checks::engine::finding::FindingId;
use widget_studio::formats::path::RelPath;
use widget_studio::model::document::FileBody;
use widget_studio::system::preferences::Preferences;

use crate::answers::Answers;

/// The longest time that settling may take.
const DEADLINE: Duration = Duration::from_secs(20);

type Work = Box<dyn FnOnce() + Send>;

/// Keeps work until a test runs it.
#[derive(Default)]
pub struct ByHand {
    waiting: Mutex<Vec<(&'static str, Work)>>,
    refused: Mutex<Option<&'static str>>,
}

impl Executor for ByHand {
    fn run(&self, name: &'static str, work: Work) -> std::io::Result<()> {
        if *self.refused.lock().unwrap() == Some(name) {
            return Err(std::io::Error::other("refused"));
        }
        self.waiting.lock().unwrap().push((name, work));
        Ok(())
    }
}

/// The machine with its folder.
pub struct Machine {
    pub app: App,
    pub dir: TempDir,
    pub answers: Arc<Answers>,
    pub jobs: Arc<ByHand>,
}

impl Machine {
    pub fn new() -> Self {
        Self::in_folder(tempfile::tempdir().unwrap())
    }

    /// Ends the studio whatever is unsaved, and starts it again.
    pub fn restarted(self) -> Self {
        let Self { app, dir, .. } = self;
        drop(app);
        Self::in_folder(dir)
    }

    fn in_folder(dir: TempDir) -> Self {
        let (answers, jobs) = (Arc::new(Answers::default()), Arc::new(ByHand::default()));
        let services = Services {
            dialogs: answers.clone(),
            config: None,
            data: Some(dir.path().join("data")),
            vault: answers.clone(),
            executor: jobs.clone(),
            wake: Arc::new(|| {}),
        };
        Self { app: App::new(services, Preferences::default()), dir, answers, jobs }
    }

    /// A machine with the widget `name` of these files open and checked.
    pub fn with(name: &str, files: &[(&str, &str)]) -> Self {
        let mut machine = Self::new();
        let folder = machine.widget(name, files);
        machine.open(&folder);
        machine
    }

    /// A folder with these files.
    pub fn widget(&self, name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = self.dir.path().join(name);
        for (file, text) in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    /// Opens a widget and runs all that follows.
    #[track_caller]
    pub fn open(&mut self, folder: &Path) {
        self.app.send(NavCommand::Open(folder.to_owned()));
        self.settle();
        assert_eq!(self.opened().origin.as_ref().map(|origin| origin.path().to_owned()).as_deref(), Some(folder));
    }

    #[track_caller]
    pub fn opened(&self) -> &OpenWidget {
        self.app.core.open.as_ref().expect("a widget is open")
    }

    /// The text of a file of the open widget.
    #[track_caller]
    pub fn text(&self, file: &str) -> &str {
        self.opened().project.widget().text(file).expect("a text").as_str()
    }

    /// The text of a file on disk.
    #[track_caller]
    pub fn on_disk(&self, file: &str) -> String {
        fs::read_to_string(self.dir.path().join(file)).unwrap()
    }

    /// Writes a file on disk as another program.
    pub fn write_on_disk(&self, file: &str, text: &str) {
        fs::write(self.dir.path().join(file), text).unwrap();
    }

    /// Changes the open widget as a view would.
    pub fn edit(&mut self, intent: Intent) {
        let doc = self.opened().project.id();
        self.app.send(EditingCommand::Edit { doc, intent });
    }

    /// Gives a file of the open widget another text.
    pub fn write(&mut self, file: &str, text: &str) {
        self.edit(Intent::WriteFile(RelPath::new(file).unwrap(), FileBody::text(text)));
    }

    pub fn act(&mut self, action: Action) {
        self.app.send(action);
    }

    /// The identities of the findings of a rule.
    pub fn findings(&self, rule: &str) -> Vec<FindingId> {
        self.opened().findings().iter().filter(|finding| finding.rule.id == rule).map(|finding| finding.id()).collect()
    }

    /// Ids of the messages.
    pub fn notices(&self) -> Vec<&str> {
        self.app.core.notices.iter().map(|notice| notice.text.id.as_str()).collect()
    }

    // Jobs.

    /// The names of the jobs that wait to be run.
    pub fn waiting(&self) -> Vec<&'static str> {
        self.jobs.waiting.lock().unwrap().iter().map(|(name, _)| *name).collect()
    }

    /// From now on jobs of this name can't be run: they fail as if they had panicked.
    pub fn refuse(&self, name: Option<&'static str>) {
        *self.jobs.refused.lock().unwrap() = name;
    }

    /// Takes the first waiting job of this name away; it can be run later.
    #[track_caller]
    pub fn take(&mut self, name: &str) -> Work {
        let mut waiting = self.jobs.waiting.lock().unwrap();
        let at = waiting.iter().position(|(known, _)| *known == name);
        waiting.remove(at.unwrap_or_else(|| panic!("no job {name} waits"))).1
    }

    /// Runs the first waiting job of this name and hands over its result.
    #[track_caller]
    pub fn run(&mut self, name: &str) {
        self.take(name)();
        self.app.poll();
    }

    /// Runs a waiting job by its place.
    pub fn run_at(&mut self, at: usize) {
        let mut waiting = self.jobs.waiting.lock().unwrap();
        if waiting.is_empty() {
            return;
        }
        let at = at % waiting.len();
        let (_, work) = waiting.remove(at);
        drop(waiting);
        work();
    }

    /// Runs all jobs, and those that they lead to, until nothing is left to be done.
    #[track_caller]
    pub fn settle(&mut self) {
        let deadline = Instant::now() + DEADLINE;
        loop {
            self.run_at(0);
            self.app.poll();
            if self.waiting().is_empty() && !self.app.is_busy() {
                return;
            }
            assert!(Instant::now() < deadline, "it doesn't come to rest: {:?}", self.waiting());
            if self.waiting().is_empty() {
                // The disk is looked at once what happens there has come to rest.
                std::thread::park_timeout(Duration::from_millis(5));
            }
        }
    }
}
