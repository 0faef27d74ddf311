//! Pictures of the widget ready to be drawn, and pictures from disk that take the place of one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Images, ImagesEvent, Shown};
use crate::app::core::Core;
use crate::app::core::intent::Intent;
use crate::app::core::ticket::{Owner, Ticket};
use crate::checks::engine::rule::Severity;
use crate::formats::path::RelPath;
use crate::formats::picture::source::Source;
use crate::formats::picture::{self, no_progress};
use crate::model::document::FileBody;
use crate::services::logos::compose::{Plan, compose};
use crate::services::logos::logo_set::LogoFingerprint;
use crate::system::pictures;
use crate::text::msg::Msg;

/// The longest side of what is compared as a logo, in pixels: twice that of the largest slot.
const LARGEST_LOGO: u32 = 800;

/// Most bytes of pictures that are decoded in one job, unless it is one picture.
const AT_ONCE: usize = 256 * 1024;

impl Images {
    pub(super) fn take_picture(&mut self, core: &mut Core, target: RelPath, source: PathBuf) {
        let Some(doc) = core.revision().map(|open| open.doc) else { return };
        core.start("picture", Ticket::doc(Owner::Images, doc).awaited(), move |_| {
            let result = pictures::read(&source);
            ImagesEvent::PictureRead(target, source, result)
        });
    }

    pub(super) fn picture_read(&mut self, core: &mut Core, target: RelPath, source: &Path, result: Result<Vec<u8>, std::io::Error>) {
        let bytes = match result {
            Ok(bytes) => bytes,
            Err(error) => return core.fail("notice-picture-unreadable", &error),
        };
        if picture::format_of(&bytes).is_none() {
            let name = source.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return core.notify(Some(Severity::Error), Msg::new("notice-not-a-picture").with("file", name), None);
        }
        if let Some(doc) = core.revision().map(|open| open.doc) {
            core.carry_out(doc, &Intent::WriteFile(target, FileBody::bytes(bytes)));
        }
    }

    /// Decodes the pictures that are not decoded yet, measures those that may be logos, and lets go of those that are no longer in the
    /// widget. One job at a time, each with some of them: pictures before drawings and small files before large ones, so that a slow
    /// one holds up no other.
    pub(super) fn load_pictures(&mut self, core: &mut Core) {
        if self.decoding.is_some() {
            return;
        }
        let Some(open) = core.open.as_ref().filter(|open| self.pictures_of != Some(open.project.revision())) else {
            return;
        };
        let revision = open.project.revision();
        let widget = open.project.widget().clone();
        let bodies = widget.files().filter(|(path, _)| is_picture_name(path) || is_drawing_name(path));
        let bodies: Vec<_> = bodies.map(|(path, body)| (body.identity(), is_drawing_name(path), body.clone())).collect();
        self.pictures.retain(|identity, _| bodies.iter().any(|(present, ..)| present == identity));
        let mut missing: Vec<_> = bodies.into_iter().filter(|(identity, ..)| !self.pictures.contains_key(identity)).collect();
        missing.sort_by_key(|(_, is_drawing, body)| (*is_drawing, body.len()));
        let mut bytes = 0;
        let fits = |(_, is_drawing, body): &&(u64, bool, FileBody)| {
            let before = bytes;
            bytes = if *is_drawing { usize::MAX } else { before.saturating_add(body.len()) };
            before == 0 || bytes <= AT_ONCE
        };
        let count = missing.iter().take_while(fits).count();
        if count == missing.len() {
            self.pictures_of = Some(revision);
        }
        missing.truncate(count);
        if missing.is_empty() {
            return;
        }
        let doc = open.project.id();
        let pictures = missing.iter().map(|(identity, _, body)| (*identity, body.clone())).collect();
        let job = core.start("pictures", Ticket::doc(Owner::Images, doc), move |_| {
            let decode = |(identity, is_drawing, body): (u64, bool, FileBody)| {
                let pixels = if is_drawing { drawn(&body) } else { picture::decode(body.as_bytes()).ok() };
                let is_small = |image: &&image::RgbaImage| image.width().max(image.height()) <= LARGEST_LOGO;
                let looks = pixels.as_ref().filter(is_small).map(|image| Arc::new(LogoFingerprint::of(image)));
                (identity, Shown { body, pixels: pixels.map(|image| Arc::new(picture::for_screen(image))), looks })
            };
            ImagesEvent::Decoded(missing.into_iter().map(decode).collect())
        });
        self.decoding = Some((job, pictures));
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
