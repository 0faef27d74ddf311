//! Edits, pictures and the version: what changes the widget in memory.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::event::{Event, Owner, Ticket};
use super::intent::{Intent, IntentError};
use super::state::{CaretAt, Shown};
use crate::checks::engine::rule::Severity;
use crate::crm::manifest::{Bump, bump};
use crate::formats::path::RelPath;
use crate::formats::picture;
use crate::formats::picture::no_progress;
use crate::formats::picture::source::Source;
use crate::model::document::FileBody;
use crate::model::project::{DocId, Edit, EditRefused, Project, Stepped};
use crate::model::widget::MANIFEST;
use crate::services::logos::compose::{Plan, compose};
use crate::services::logos::logo_set::LogoFingerprint;
use crate::system::pictures;
use crate::text::msg::Msg;

/// The longest side of what is compared as a logo, in pixels: twice that of the largest slot.
const LARGEST_LOGO: u32 = 800;

impl App {
    /// Applies an edit to the state that it was made for, and to no other.
    pub(super) fn edit(&mut self, edit: Edit) {
        if self.refuses() {
            return;
        }
        let Some(open) = &mut self.state.open else { return };
        match open.project.apply(edit) {
            Ok(()) => {}
            Err(EditRefused::Outdated) => self.refuse_outdated(),
            Err(error) => self.fail("notice-edit-failed", &error),
        }
    }

    /// Says that a change was asked for in a state that is gone.
    pub(super) fn refuse_outdated(&mut self) {
        self.notify(Some(Severity::Warning), Msg::new("notice-edit-outdated"), None);
    }

    /// Carries out what a person wants to change in the widget `doc`. Places are worked out for its present state.
    pub(super) fn carry_out(&mut self, doc: DocId, intent: &Intent) {
        let Some(open) = self.state.open.as_ref().filter(|open| open.project.id() == doc) else { return self.refuse_outdated() };
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
    pub(super) fn cancel_typing(&mut self, doc: DocId, key: &str, before: &Intent) {
        if self.refuses() {
            return;
        }
        let Some(open) = self.state.open.as_mut().filter(|open| open.project.id() == doc) else { return self.refuse_outdated() };
        if open.project.undo_merged(key).is_none() {
            self.carry_out(doc, before);
        }
        self.with_open(|open| open.project.seal());
    }

    /// Takes the last step back, or does it again; the caret goes where it was then.
    pub(super) fn step(&mut self, step: fn(&mut Project) -> Option<Stepped>) {
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
    pub(super) fn cant_edit(&mut self, error: &IntentError) {
        match error.msg() {
            Some(text) => self.notify(Some(Severity::Warning), text, None),
            None => self.fail("notice-edit-failed", error),
        }
    }

    pub(super) fn bump(&mut self, step: Bump) {
        let Some(open) = &self.state.open else { return };
        let Some(next) = open.version().and_then(|version| bump(version, step)) else {
            self.notify(Some(Severity::Warning), Msg::new("notice-version"), None);
            return;
        };
        let (doc, intent) = (open.project.id(), Intent::set(MANIFEST, "/widget/version", next));
        self.with_open(|open| open.project.seal());
        self.carry_out(doc, &intent);
        self.with_open(|open| open.project.seal());
    }

    pub(super) fn take_picture(&mut self, target: RelPath, source: PathBuf) {
        let Some(doc) = self.revision().map(|open| open.doc) else { return };
        self.jobs.start("picture", Ticket::doc(Owner::Picture, doc), move |_| {
            let result = pictures::read(&source);
            Event::PictureRead(target, source, result)
        });
    }

    pub(super) fn picture_read(&mut self, target: RelPath, source: &Path, result: Result<Vec<u8>, std::io::Error>) {
        let bytes = match result {
            Ok(bytes) => bytes,
            Err(error) => return self.fail("notice-picture-unreadable", &error),
        };
        if picture::format_of(&bytes).is_none() {
            let name = source.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return self.notify(Some(Severity::Error), Msg::new("notice-not-a-picture").with("file", name), None);
        }
        if let Some(doc) = self.revision().map(|open| open.doc) {
            self.carry_out(doc, &Intent::WriteFile(target, FileBody::bytes(bytes)));
        }
    }

    /// Decodes the pictures that are not decoded yet, measures those that may be logos, and lets go of those that are no longer in the
    /// widget. Once for each state of the widget, one job at a time.
    pub(super) fn load_pictures(&mut self) {
        let is_loading = self.jobs.tickets().any(|ticket| ticket.owner == Owner::Pictures);
        let Some(open) = self.state.open.as_mut().filter(|open| !is_loading && open.pictures_of != Some(open.project.revision())) else {
            return;
        };
        open.pictures_of = Some(open.project.revision());
        let widget = open.project.widget().clone();
        let bodies = widget.files().filter(|(path, _)| is_picture_name(path) || is_drawing_name(path));
        let bodies: Vec<_> = bodies.map(|(path, body)| (body.identity(), is_drawing_name(path), body.clone())).collect();
        open.pictures.retain(|identity, _| bodies.iter().any(|(present, ..)| present == identity));
        let missing: Vec<_> = bodies.into_iter().filter(|(identity, ..)| !open.pictures.contains_key(identity)).collect();
        if missing.is_empty() {
            return;
        }
        let doc = open.project.id();
        self.jobs.start("pictures", Ticket::doc(Owner::Pictures, doc), move |_| {
            let decode = |(identity, is_drawing, body): (u64, bool, FileBody)| {
                let pixels = if is_drawing { drawn(&body) } else { picture::decode(body.as_bytes()).ok() };
                let is_small = |image: &&image::RgbaImage| image.width().max(image.height()) <= LARGEST_LOGO;
                let looks = pixels.as_ref().filter(is_small).map(|image| Arc::new(LogoFingerprint::of(image)));
                (identity, Shown { body, pixels: pixels.map(|image| Arc::new(picture::for_screen(image))), looks })
            };
            Event::Pictures(missing.into_iter().map(decode).collect())
        });
    }
}

/// An SVG drawing in pixels, as large as an icon may be on the densest screen.
fn drawn(body: &FileBody) -> Option<image::RgbaImage> {
    const SIDE: u32 = 128;
    let source = Source::read(body.as_bytes(), &no_progress).ok()?;
    Some(compose(&source, (SIDE, SIDE), &Plan::default()).ok()?.image)
}

/// Whether a file of this name may be an icon of the left menu besides the pictures.
fn is_drawing_name(path: &RelPath) -> bool {
    path.extension() == "svg"
}

/// Whether the Images tab shows a file of this name as a picture.
pub fn is_picture_name(path: &RelPath) -> bool {
    ["png", "jpg", "jpeg", "gif", "webp", "bmp"].contains(&&*path.extension())
}
