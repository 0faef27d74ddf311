//! What a drawing costs to be drawn, counted before it is: in pixels that are touched, each as often as it is.
//!
//! A drawing of a few hundred bytes may blur a surface of many times its own size a thousand times, or repeat a pattern within a pattern.
//! The count follows the renderer: layers and filters work on up to 25 times the picture, patterns on a picture of their own.

use resvg::tiny_skia::Transform;
use resvg::usvg::filter::{Filter, Kind};
use resvg::usvg::{Fill, Group, Node, Paint, Path, Pattern, Rect, Stroke};

use super::error::{MAX_WORK, SvgError};

/// Most pixels of the layers within each other, and of a pattern.
const MAX_LAYER_PIXELS: u64 = 16 * 2048 * 2048;
/// Most layers within each other that need a picture of their own.
const MAX_LAYERS: usize = 16;
/// Most patterns, masks and clips that are drawn for others within each other.
const MAX_WITHIN: usize = 32;
/// How many pixels a part costs at least, and each point of an outline or a dash.
const PART: u64 = 200;
const POINT: u64 = 100;
/// Most dashes of a line that the renderer draws.
const MAX_DASHES: f64 = 1_000_000.0;
/// Of so many pixels that are filled with a colour one is counted: that is quick.
const FILLED: u64 = 8;

/// Counts what it costs to draw `root` on a picture of this size, in pixels.
///
/// # Errors
/// [`SvgError::TooSlow`] as soon as that is more than [`MAX_WORK`], [`SvgError::TooComplex`] if layers take too much room.
pub fn check(root: &Group, transform: Transform, (width, height): (u32, u32)) -> Result<(), SvgError> {
    let canvas = u64::from(width) * u64::from(height);
    let mut work = Work { done: 0, canvas };
    work.children(root, transform, Within::default())
}

/// What is around a part.
#[derive(Debug, Clone, Copy, Default)]
struct Within {
    layers: usize,
    pixels: u64,
    drawn_for: usize,
}

struct Work {
    done: u64,
    canvas: u64,
}

impl Work {
    fn add(&mut self, pixels: u64) -> Result<(), SvgError> {
        self.done = self.done.saturating_add(pixels);
        if self.done > MAX_WORK { Err(SvgError::TooSlow) } else { Ok(()) }
    }

    fn children(&mut self, group: &Group, transform: Transform, within: Within) -> Result<(), SvgError> {
        group.children().iter().try_for_each(|child| match child {
            Node::Group(group) => self.group(child, group, transform, within),
            Node::Path(path) => self.path(path, transform, within),
            // Neither gets here: `refuse` takes no pictures and no letters.
            Node::Image(_) | Node::Text(_) => self.add(PART),
        })
    }

    fn group(&mut self, node: &Node, group: &Group, transform: Transform, mut within: Within) -> Result<(), SvgError> {
        let transform = transform.pre_concat(group.transform());
        self.add(PART)?;
        if group.should_isolate() {
            // The renderer draws no layer larger than five times the picture on each side.
            let pixels = area(group.layer_bounding_box().to_rect(), transform).min(self.canvas * 25);
            within = Within { layers: within.layers + 1, pixels: within.pixels + pixels, ..within };
            if within.layers > MAX_LAYERS || within.pixels > MAX_LAYER_PIXELS {
                return Err(SvgError::TooComplex);
            }
            self.add(pixels * 2)?;
            for filter in group.filters() {
                self.filter(filter, pixels, transform)?;
            }
            let masks = usize::from(group.clip_path().is_some()) + usize::from(group.mask().is_some());
            self.add(pixels * 2 * masks as u64)?;
            within.pixels += pixels * u64::from(masks > 0);
            let mut drawn = Ok(());
            node.subroots(|root| {
                if drawn.is_ok() {
                    drawn = self.drawn_for(root, transform, within);
                }
            });
            drawn?;
        }
        self.children(group, transform, within)
    }

    /// What is drawn for a mask, a clip, a filter or a pattern.
    fn drawn_for(&mut self, root: &Group, transform: Transform, within: Within) -> Result<(), SvgError> {
        let within = Within { drawn_for: within.drawn_for + 1, ..within };
        if within.drawn_for > MAX_WITHIN {
            return Err(SvgError::TooComplex);
        }
        self.add(PART)?;
        self.children(root, transform.pre_concat(root.transform()), within)
    }

    fn filter(&mut self, filter: &Filter, pixels: u64, transform: Transform) -> Result<(), SvgError> {
        let (sx, sy) = transform.get_scale();
        let scaled = |length: f32, scale: f32| (length * scale).ceil().clamp(1.0, 10_000.0) as u64;
        filter.primitives().iter().try_for_each(|primitive| {
            let times = match primitive.kind() {
                Kind::GaussianBlur(_) => 12,
                Kind::DropShadow(_) => 16,
                Kind::ConvolveMatrix(it) => 2 + u64::from(it.matrix().columns()) * u64::from(it.matrix().rows()),
                Kind::Morphology(it) => 2 + 4 * scaled(it.radius_x().get(), sx) * scaled(it.radius_y().get(), sy),
                Kind::Turbulence(it) => 40 * u64::from(it.num_octaves().clamp(1, 1_000)),
                Kind::DiffuseLighting(_) | Kind::SpecularLighting(_) => 20,
                Kind::Merge(it) => 2 + 2 * it.inputs().len() as u64,
                _ => 6,
            };
            self.add(pixels.saturating_mul(times))
        })
    }

    fn path(&mut self, path: &Path, transform: Transform, within: Within) -> Result<(), SvgError> {
        self.add(PART + POINT * path.data().points().len() as u64)?;
        let painted = area(path.stroke_bounding_box(), transform).min(self.canvas);
        let slow = |paint: &Paint| !matches!(paint, Paint::Color(_));
        let fill = path.fill().map(Fill::paint);
        let stroke = path.stroke().map(Stroke::paint);
        for paint in fill.into_iter().chain(stroke) {
            self.add(if slow(paint) { painted } else { painted / FILLED })?;
            if let Paint::Pattern(pattern) = paint {
                self.pattern(pattern, transform, within)?;
            }
        }
        match path.stroke() {
            Some(stroke) => self.add(dashes(path, stroke) * POINT),
            None => Ok(()),
        }
    }

    fn pattern(&mut self, pattern: &Pattern, transform: Transform, within: Within) -> Result<(), SvgError> {
        let (sx, sy) = transform.pre_concat(pattern.transform()).get_scale();
        let pixels = area(pattern.rect().to_rect(), Transform::from_scale(sx, sy));
        let within = Within { pixels: within.pixels.saturating_add(pixels), ..within };
        if within.pixels > MAX_LAYER_PIXELS {
            return Err(SvgError::TooComplex);
        }
        self.add(pixels)?;
        self.drawn_for(pattern.root(), Transform::from_scale(sx, sy), within)
    }
}

/// How many pixels a rectangle covers at most.
fn area(rect: Rect, transform: Transform) -> u64 {
    let Some(drawn) = rect.transform(transform) else { return 0 };
    // Two more on each side for soft edges.
    let side = |length: f32| f64::from(length).ceil() + 4.0;
    (side(drawn.width()) * side(drawn.height())) as u64
}

/// How many dashes a line is drawn in.
fn dashes(path: &Path, stroke: &Stroke) -> u64 {
    let Some(pattern) = stroke.dasharray() else { return 0 };
    let sum: f64 = pattern.iter().map(|length| f64::from(*length)).sum();
    let points = path.data().points();
    let length: f64 = points.windows(2).map(|pair| if let [a, b] = pair { f64::from(a.distance(*b)) } else { 0.0 }).sum();
    let count = length / sum.max(f64::MIN_POSITIVE) * pattern.len() as f64;
    if count > MAX_DASHES { 0 } else { count as u64 }
}
