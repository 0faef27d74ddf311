//! Reads the two sides and compares them, in a job.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Asked, Compared, Loaded, Source};
use crate::checks::comparison::Comparison;
use crate::checks::engine::rule::{Product, Profile};
use crate::checks::engine::suppress::Trust;
use crate::model::widget::Widget;
use crate::report::difference::changelog;
use crate::services::archive;
use crate::services::compare::{alike, installed, rooted};
use crate::system::shelf::{Build, Shelf};
use crate::system::{files, git};
use crate::text::Lang;
use crate::text::msg::Msg;

/// What the job needs.
pub struct Work {
    pub asked: Asked,
    pub shelf: Arc<Shelf>,
    pub builds: Vec<Build>,
    pub open: Option<Arc<Widget>>,
    /// The folder in whose repository revisions are looked for.
    pub place: Option<PathBuf>,
    pub target: (Product, Profile),
    pub trust: Trust,
}

/// Letters of a sum that tell a build.
const SHORT: usize = 8;

impl Work {
    /// Compares both sides.
    pub fn compare(self) -> Result<Compared, Msg> {
        let [before, after] = &self.asked.sides;
        let is_account = |source: &Source| matches!(source, Source::Account { .. });
        let is_partial = is_account(before) || is_account(after);
        let (mut old, mut new);
        if is_account(before) && !is_account(after) {
            new = self.load(after, None)?;
            old = self.load(before, Some(&new.widget))?;
        } else {
            old = self.load(before, None)?;
            new = self.load(after, Some(&old.widget))?;
        }
        let both = alike(Widget::clone(&old.widget), Widget::clone(&new.widget));
        (old.widget, new.widget) = (Arc::new(both.0), Arc::new(both.1));
        let found = match is_partial {
            true => Comparison::beside_account(&old.widget, &new.widget),
            false => Comparison::of(&old.widget, &new.widget, self.target, &self.trust),
        };
        let drafts: BTreeMap<_, _> =
            Lang::ALL.into_iter().map(|lang| (lang.code(), changelog::draft(&found, &old.widget, &new.widget, lang))).collect();
        Ok(Compared { old, new, found, is_partial, drafts, of: self.asked })
    }

    /// Reads a side; what an account shows is told beside the other one.
    fn load(&self, source: &Source, other: Option<&Arc<Widget>>) -> Result<Loaded, Msg> {
        let open = || self.open.clone().ok_or_else(|| Msg::new("builds-nothing-open"));
        match source {
            Source::Open => Ok(loaded(open()?, Msg::new("builds-side-open"))),
            Source::LastPack => self.build(self.asked.newest.as_ref().ok_or_else(|| Msg::new("builds-no-pack"))?),
            Source::Build(sum) => self.build(sum),
            Source::Path(path) => {
                let opened = files::open(path).map_err(|error| error.explain())?;
                let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
                Ok(loaded(Arc::new(rooted(opened.widget)), Msg::new("builds-side-path").with("name", name)))
            }
            Source::Revision(revision) => {
                let place = self.place.as_ref().ok_or_else(|| Msg::new("builds-no-folder"))?;
                let widget = git::read(place, revision, None).map_err(|error| error.explain())?;
                Ok(loaded(Arc::new(rooted(widget)), Msg::new("builds-side-revision").with("name", revision)))
            }
            Source::Account { name, there, logos } => {
                let widget = match other {
                    Some(other) => installed(other, there, logos),
                    None => installed(&*open()?, there, logos),
                };
                Ok(loaded(Arc::new(widget), Msg::new("builds-side-account").with("name", name)))
            }
        }
    }

    fn build(&self, sum: &str) -> Result<Loaded, Msg> {
        let build = self.builds.iter().find(|build| build.sha256 == sum).ok_or_else(|| Msg::new("shelf-gone"))?;
        let bytes = self.shelf.read(&build.sha256).map_err(|error| error.explain())?;
        let widget = archive::read(archive::ARCHIVE_NAME, &bytes).map_err(|_| Msg::new("shelf-gone"))?;
        let sum = build.sha256.get(..SHORT).unwrap_or_default();
        let about = Msg::new("builds-side-build").with("date", day(build.at)).with("sum", sum);
        Ok(loaded(Arc::new(widget), about))
    }
}

fn loaded(widget: Arc<Widget>, about: Msg) -> Loaded {
    let version = widget.manifest("/widget/version").and_then(|node| node.as_str()).unwrap_or("–").to_owned();
    Loaded { title: version, about, widget }
}

/// The day and the time of a build in UTC, `2026-11-27 16:40`.
pub fn day(at: i64) -> String {
    let at = std::time::UNIX_EPOCH + std::time::Duration::from_secs(u64::try_from(at).unwrap_or_default());
    let text = humantime::format_rfc3339_seconds(at).to_string();
    text.get(..16).unwrap_or_default().replace('T', " ")
}
