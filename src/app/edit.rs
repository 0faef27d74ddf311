//! Edits, pictures and the version: what changes the widget in memory.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use super::jobs::Done;
use super::state::Shown;
use crate::checks::finding::Msg;
use crate::checks::rule::Severity;
use crate::domain::document::FileBody;
use crate::domain::images;
use crate::domain::json::edit;
use crate::domain::manifest::{Bump, bump};
use crate::domain::path::RelPath;
use crate::domain::pictures::company::Looks;
use crate::domain::pictures::compose::{Plan, compose};
use crate::domain::pictures::source::Source;
use crate::domain::pictures::unwatched;
use crate::domain::widget::{FileChange, MANIFEST};
use crate::platform::pictures;

/// The longest side of what is compared as a logo, in pixels: twice that of the largest slot.
const LARGEST_LOGO: u32 = 800;

impl App {
    pub(super) fn edit(&mut self, changes: Vec<FileChange>, merge: Option<&str>) {
        if self.refuses() {
            return;
        }
        let Some(open) = &mut self.state.open else { return };
        if let Err(error) = open.project.apply(changes, merge) {
            self.fail("notice-edit-failed", &error);
        }
    }

    pub(super) fn bump(&mut self, step: Bump) {
        let Some(open) = &self.state.open else { return };
        let Some(next) = open.version().and_then(|version| bump(version, step)) else {
            self.notify(Some(Severity::Warning), Msg::new("notice-version"), None);
            return;
        };
        let value = serde_json::Value::from(next);
        let change = open.project.widget().edit_json(MANIFEST, |text, json| edit::set(text, json, "/widget/version", &value));
        match change {
            Ok(change) => self.edit(vec![change], None),
            Err(error) => self.fail("notice-edit-failed", &error),
        }
    }

    pub(super) fn take_picture(&mut self, target: RelPath, source: PathBuf) {
        self.jobs.start("picture", move || {
            let result = pictures::read(&source);
            Done::PictureRead(target, source, result)
        });
    }

    pub(super) fn picture_read(&mut self, target: RelPath, source: &Path, result: Result<Vec<u8>, std::io::Error>) {
        let bytes = match result {
            Ok(bytes) => bytes,
            Err(error) => return self.fail("notice-picture-unreadable", &error),
        };
        if images::format_of(&bytes).is_none() {
            let name = source.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return self.notify(Some(Severity::Error), Msg::new("notice-not-a-picture").with("file", name), None);
        }
        self.edit(vec![FileChange::Write { path: target, body: FileBody::bytes(bytes) }], None);
    }

    /// Decodes the pictures that are not decoded yet, measures those that may be logos, and lets go of those that are no longer in the widget.
    pub(super) fn load_pictures(&mut self) {
        let Some(open) = &mut self.state.open else { return };
        let widget = open.project.widget().clone();
        let bodies = widget.files().filter(|(path, _)| is_picture_name(path) || is_drawing_name(path));
        let bodies: Vec<_> = bodies.map(|(path, body)| (body.identity(), is_drawing_name(path), body.clone())).collect();
        open.pictures.retain(|identity, _| bodies.iter().any(|(present, ..)| present == identity));
        let missing: Vec<_> = bodies.into_iter().filter(|(identity, ..)| !open.pictures.contains_key(identity)).collect();
        if missing.is_empty() {
            return;
        }
        self.jobs.start("pictures", move || {
            let decode = |(identity, is_drawing, body): (u64, bool, FileBody)| {
                let pixels = if is_drawing { drawn(&body) } else { images::decode(body.as_bytes()).ok() };
                let is_small = |image: &&image::RgbaImage| image.width().max(image.height()) <= LARGEST_LOGO;
                let looks = pixels.as_ref().filter(is_small).map(|image| Arc::new(Looks::of(image)));
                (identity, Shown { body, pixels: pixels.map(|image| Arc::new(images::for_screen(image))), looks })
            };
            Done::Pictures(missing.into_iter().map(decode).collect())
        });
    }
}

/// An SVG drawing in pixels, as large as an icon may be on the densest screen.
fn drawn(body: &FileBody) -> Option<image::RgbaImage> {
    const SIDE: u32 = 128;
    let source = Source::read(body.as_bytes(), &unwatched).ok()?;
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
