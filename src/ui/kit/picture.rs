//! Pictures of a widget on screen: textures by the identity of their file, and the grounds behind them.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Color32, ColorImage, Painter, Rect, TextureHandle, TextureId, TextureOptions, Ui, pos2, vec2};
use image::RgbaImage;

use crate::app::features::images::Images;
use crate::model::document::FileBody;
use crate::ui::kit::tokens::tokens;

/// Textures of the open widget's pictures.
#[derive(Default)]
pub struct Textures {
    loaded: HashMap<u64, TextureHandle>,
}

/// A picture that can be drawn.
pub struct Texture<'t> {
    /// Its handle.
    pub handle: &'t TextureHandle,
    /// Its size in pixels.
    pub size: egui::Vec2,
}

impl Textures {
    /// The texture of a file, once its pixels are there.
    pub fn get(&mut self, ui: &Ui, images: &Images, body: &FileBody) -> Option<Texture<'_>> {
        let identity = body.identity();
        let pixels = images.pictures.get(&identity)?.pixels.as_ref()?;
        let handle = self.loaded.entry(identity).or_insert_with(|| {
            let size = [pixels.width() as usize, pixels.height() as usize];
            let image = ColorImage::from_rgba_unmultiplied(size, pixels.as_raw());
            ui.ctx().load_texture(format!("picture-{identity:x}"), image, TextureOptions::LINEAR)
        });
        let size = vec2(pixels.width() as f32, pixels.height() as f32);
        Some(Texture { handle, size })
    }

    /// Lets go of textures whose pictures are no longer in the widget.
    pub fn keep_only(&mut self, images: &Images) {
        self.loaded.retain(|identity, _| images.pictures.contains_key(identity));
    }
}

/// Draws a whole texture over `at`, as it is.
pub fn paint(painter: &Painter, texture: TextureId, at: Rect) {
    painter.image(texture, at, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
}

/// Textures of pictures that are no files of the widget, by their pixels.
#[derive(Default)]
pub struct Shots {
    kept: Vec<Shot>,
}

/// A texture; holds its pixels so that their place in memory stays their own.
struct Shot {
    pixels: Arc<RgbaImage>,
    sharp: bool,
    handle: TextureHandle,
    used: bool,
}

impl Shots {
    /// The texture of `pixels`; a `sharp` one shows them as squares when it is enlarged.
    pub fn get(&mut self, ui: &Ui, pixels: &Arc<RgbaImage>, sharp: bool) -> TextureId {
        let known = self.kept.iter_mut().find(|shot| shot.sharp == sharp && Arc::ptr_eq(&shot.pixels, pixels));
        if let Some(shot) = known {
            shot.used = true;
            return shot.handle.id();
        }
        let size = [pixels.width() as usize, pixels.height() as usize];
        let image = ColorImage::from_rgba_unmultiplied(size, pixels.as_raw());
        let options = if sharp { TextureOptions::NEAREST } else { TextureOptions::LINEAR };
        let handle = ui.ctx().load_texture("shot", image, options);
        let id = handle.id();
        self.kept.push(Shot { pixels: pixels.clone(), sharp, handle, used: true });
        id
    }

    /// Lets go of what wasn't drawn since this was called last.
    pub fn sweep(&mut self) {
        self.kept.retain_mut(|shot| std::mem::take(&mut shot.used));
    }
}

/// What stands behind a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The light CRM.
    Light,
    /// The dark CRM.
    Dark,
    /// The CRM's left menu where that is dark.
    DarkMenu,
    /// Squares that show what is transparent.
    Checker,
}

impl Ground {
    /// Paints it over `rect`.
    pub fn paint(self, ui: &Ui, painter: &Painter, rect: Rect) {
        use crate::ui::kit::tokens::{CRM_DARK, DARK, LIGHT};
        const SIDE: f32 = 8.0;
        let t = tokens(ui);
        match self {
            Self::Light => drop(painter.rect_filled(rect, 0.0, LIGHT.surface)),
            Self::Dark => drop(painter.rect_filled(rect, 0.0, DARK.canvas)),
            Self::DarkMenu => drop(painter.rect_filled(rect, 0.0, CRM_DARK.surface)),
            Self::Checker => {
                painter.rect_filled(rect, 0.0, t.surface);
                let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
                let (columns, rows) = ((rect.width() / SIDE).ceil() as usize, (rect.height() / SIDE).ceil() as usize);
                for row in 0..rows {
                    for column in (row % 2..columns).step_by(2) {
                        let min = rect.min + vec2(column as f32 * SIDE, row as f32 * SIDE);
                        painter.rect_filled(Rect::from_min_size(min, egui::Vec2::splat(SIDE)), 0.0, t.checker);
                    }
                }
            }
        }
    }
}
