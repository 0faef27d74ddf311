//! The settings of one picture that is to be made, and how its crop is moved, zoomed and stretched.

use crate::app::features::images::Loaded;
use crate::formats::picture::measures;
use crate::formats::picture::pyramid::Rect;
use crate::services::logos::compose::{Background, Direction, Place, Plan};

/// The whole in percent.
const PERCENT: f64 = 100.0;

/// How one picture is to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub ticked: bool,
    pub mode: Mode,
    /// The part of the source that is drawn when cropping.
    pub crop: Rect,
    /// Free border in percent.
    pub padding: f32,
    pub ground: GroundKind,
    /// The ground's colour, or where the gradient begins.
    pub colour: [u8; 3],
    /// Where the gradient ends.
    pub to: [u8; 3],
    pub direction: Direction,
    pub sharpen: bool,
}

/// What part of the source is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Fit,
    Fill,
    Crop,
}

/// What is behind the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroundKind {
    None,
    Colour,
    Gradient,
}

/// A handle of a crop: which of its edges it takes along, -1 for the left or upper one, 1 for the right or lower one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handle(pub i8, pub i8);

/// The handles of a crop: corners and middles of edges.
pub const HANDLES: [Handle; 8] =
    [Handle(-1, -1), Handle(0, -1), Handle(1, -1), Handle(-1, 0), Handle(1, 0), Handle(-1, 1), Handle(0, 1), Handle(1, 1)];

/// Border of a logo whose drawing stands on nothing or on one colour, in percent.
const BORDER: f32 = 8.0;
/// Shortest side of a crop in pixels of the source.
const LEAST: f64 = 8.0;
/// Most that a crop can be zoomed in.
pub const MOST_ZOOM: f64 = 8.0;
const WHITE: [u8; 3] = [255; 3];

impl Draft {
    /// What suits a source: a drawing gets a border and its own ground, a picture up to its edges fills the slot.
    pub fn of(loaded: &Loaded, target: (u32, u32), ticked: bool) -> Self {
        let first = loaded.colours.first().copied().unwrap_or(WHITE);
        let (mode, padding, ground, colour) = match loaded.ground {
            measures::Ground::Transparent => (Mode::Fit, BORDER, GroundKind::None, first),
            measures::Ground::Plain(colour) => (Mode::Fit, BORDER, GroundKind::Colour, colour),
            measures::Ground::Full => (Mode::Fill, 0.0, GroundKind::None, first),
        };
        let to = loaded.colours.get(1).copied().unwrap_or(WHITE);
        let crop = Rect::all(loaded.source.size);
        let mut draft = Self { ticked, mode, crop, padding, ground, colour, to, direction: Direction::default(), sharpen: true };
        draft.crop = draft.whole(loaded.source.size, target);
        draft
    }

    /// What is asked of the lab.
    pub fn plan(&self) -> Plan {
        let place = match self.mode {
            Mode::Fit => Place::Fit,
            Mode::Fill => Place::Fill,
            Mode::Crop => Place::Crop(self.crop),
        };
        let background = match self.ground {
            GroundKind::None => Background::Transparent,
            GroundKind::Colour => Background::Colour(self.colour),
            GroundKind::Gradient => Background::Gradient { from: self.colour, to: self.to, direction: self.direction },
        };
        Plan { place, padding: self.padding, background, sharpen: self.sharpen }
    }

    /// The largest part of the source that fills the target without its border.
    pub fn whole(&self, source: (u32, u32), (width, height): (u32, u32)) -> Rect {
        let border = 2.0 * f64::from(width.min(height)) * f64::from(self.padding) / PERCENT;
        Rect::all(source).middle(f64::from(width) - border, f64::from(height) - border)
    }

    /// Copies another draft, except its tick and its crop.
    pub fn like(&mut self, other: &Self) {
        *self = Self { ticked: self.ticked, crop: self.crop, ..other.clone() };
    }
}

/// `crop` moved, and kept within a source.
pub fn moved(crop: Rect, dx: f64, dy: f64, source: (u32, u32)) -> Rect {
    let most = |whole: u32, length: f64| (f64::from(whole) - length).max(0.0);
    let (right, bottom) = (most(source.0, crop.width), most(source.1, crop.height));
    Rect { x: (crop.x + dx).clamp(0.0, right), y: (crop.y + dy).clamp(0.0, bottom), ..crop }
}

/// How many times `crop` is closer than `whole`, the largest one of its slot's shape.
pub fn zoom_of(crop: Rect, whole: Rect) -> f64 {
    (whole.width / crop.width).max(whole.height / crop.height)
}

/// `crop` about its middle so large that it is `zoom` times as close as `whole`.
pub fn zoomed(crop: Rect, whole: Rect, zoom: f64, source: (u32, u32)) -> Rect {
    let zoom = zoom.clamp(1.0, MOST_ZOOM);
    let times = zoom_of(crop, whole) / zoom;
    let (width, height) = (crop.width * times, crop.height * times);
    let fit = (f64::from(source.0) / width).min(f64::from(source.1) / height).min(1.0);
    let (width, height) = ((width * fit).max(LEAST.min(f64::from(source.0))), (height * fit).max(LEAST.min(f64::from(source.1))));
    let about = Rect { x: crop.x + (crop.width - width) / 2.0, y: crop.y + (crop.height - height) / 2.0, width, height };
    moved(about, 0.0, 0.0, source)
}

/// `crop` with a handle dragged: a corner keeps its proportions, an edge moves only itself.
pub fn stretched(crop: Rect, Handle(across, down): Handle, dx: f64, dy: f64, source: (u32, u32)) -> Rect {
    let (mut width, mut height) = (crop.width + dx * f64::from(across), crop.height + dy * f64::from(down));
    if across != 0 && down != 0 {
        let times = (width / crop.width).max(height / crop.height);
        let room = |whole: u32, start: f64, length: f64, side: i8| if side < 0 { start + length } else { f64::from(whole) - start };
        let most = (room(source.0, crop.x, crop.width, across) / crop.width).min(room(source.1, crop.y, crop.height, down) / crop.height);
        let times = times.max(LEAST / crop.width.min(crop.height)).min(most);
        (width, height) = (crop.width * times, crop.height * times);
    }
    let span = |start: f64, before: f64, length: f64, side: i8, whole: u32| {
        let whole = f64::from(whole);
        match side {
            -1 => {
                let end = start + before;
                let length = length.clamp(LEAST.min(end), end);
                (end - length, length)
            }
            1 => (start, length.clamp(LEAST.min(whole - start), whole - start)),
            _ => (start, before),
        }
    };
    let ((x, width), (y, height)) = (span(crop.x, crop.width, width, across, source.0), span(crop.y, crop.height, height, down, source.1));
    Rect { x, y, width, height }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: (u32, u32) = (400, 200);
    const CROP: Rect = Rect { x: 100.0, y: 50.0, width: 100.0, height: 50.0 };

    #[test]
    fn a_crop_stays_within_its_source() {
        assert_eq!(moved(CROP, -500.0, 500.0, SOURCE), Rect { x: 0.0, y: 150.0, ..CROP });
        let wide = stretched(CROP, Handle(1, 0), 900.0, 0.0, SOURCE);
        assert_eq!(wide, Rect { width: 300.0, ..CROP });
        let corner = stretched(CROP, Handle(-1, -1), -900.0, -3.0, SOURCE);
        assert_eq!((corner.x, corner.y, corner.width / corner.height), (0.0, 0.0, 2.0));
        let tiny = stretched(CROP, Handle(0, 1), 0.0, -900.0, SOURCE);
        assert_eq!((tiny.y, tiny.height), (50.0, LEAST));
    }

    #[test]
    fn zoom_keeps_the_middle_and_the_shape() {
        let whole = Rect::all(SOURCE).middle(2.0, 1.0);
        assert_eq!(zoom_of(CROP, whole), 4.0);
        let closer = zoomed(CROP, whole, 8.0, SOURCE);
        assert_eq!(closer, Rect { x: 125.0, y: 62.5, width: 50.0, height: 25.0 });
        assert_eq!(zoomed(CROP, whole, 0.2, SOURCE), whole);
    }
}
