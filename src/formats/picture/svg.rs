//! Puts an SVG drawing into pixels. It loads nothing: neither files nor addresses nor fonts.

use image::RgbaImage;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};
use resvg::usvg::{self, Tree};

use super::error::{SourceError, SvgError};
use super::{svg_growth, svg_work};

/// The longer side of the result in pixels: five times that of the largest logo.
const LONGER_SIDE: f32 = 2048.0;
/// Most elements and texts.
const MAX_NODES: u32 = 100_000;
/// Most elements within each other.
const MAX_DEPTH: usize = 128;

/// The picture of a drawing.
///
/// # Errors
/// [`SourceError::NotAPicture`] if the bytes are no SVG at all, else [`SourceError::Svg`].
pub fn draw(bytes: &[u8]) -> Result<RgbaImage, SourceError> {
    let text = std::str::from_utf8(bytes).map_err(|_| SourceError::NotAPicture)?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('<') || !text.contains("<svg") && !text.contains(":svg") {
        return Err(SourceError::NotAPicture);
    }
    let tree = read(text)?;
    let size = tree.size();
    let scale = LONGER_SIDE / size.width().max(size.height());
    let side = |length: f32| ((length * scale).round() as u32).clamp(1, LONGER_SIDE as u32);
    Ok(render(&tree, (side(size.width()), side(size.height())))?)
}

/// A drawing of the studio's own, put into as many pixels as are wanted.
///
/// # Errors
/// [`SvgError`].
pub fn draw_at(text: &str, size: (u32, u32)) -> Result<RgbaImage, SvgError> {
    render(&read(text)?, size)
}

fn render(tree: &Tree, (width, height): (u32, u32)) -> Result<RgbaImage, SvgError> {
    let size = tree.size();
    let transform = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    svg_work::check(tree.root(), transform, (width, height))?;
    let mut pixels = Pixmap::new(width, height).ok_or(SvgError::TooComplex)?;
    resvg::render(tree, transform, &mut pixels.as_mut());
    let straight = pixels.pixels().iter().flat_map(|pixel| {
        let colour = pixel.demultiply();
        [colour.red(), colour.green(), colour.blue(), colour.alpha()]
    });
    RgbaImage::from_raw(width, height, straight.collect()).ok_or(SvgError::TooComplex)
}

fn read(text: &str) -> Result<Tree, SvgError> {
    let malformed = |reason: &dyn std::fmt::Display| SvgError::Malformed(reason.to_string());
    // The parser calls itself for each element within another one, so this is looked at before it begins.
    if is_too_deep(text) || entities(text).any(|value| value.contains('<') || value.contains("&#")) {
        return Err(SvgError::TooComplex);
    }
    // The parser counts how often and how deep entities lead to others, and stops.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        usvg::roxmltree::Error::NodesLimitReached => SvgError::TooComplex,
        error => malformed(&error),
    })?;
    refuse(document.root_element(), 0)?;
    if svg_growth::is_too_much(&document) {
        return Err(SvgError::TooComplex);
    }
    let options = usvg::Options { image_href_resolver: loads_nothing(), ..usvg::Options::default() };
    Tree::from_xmltree(&document, &options).map_err(|error| match error {
        usvg::Error::ElementsLimitReached => SvgError::TooComplex,
        error => malformed(&error),
    })
}

/// Whether more than [`MAX_DEPTH`] tags are open somewhere. What only looks like a tag counts as well.
fn is_too_deep(text: &str) -> bool {
    let mut depth = 0usize;
    text.split('<').skip(1).any(|tag| {
        let first = tag.bytes().next().unwrap_or_default();
        let is_empty = tag.split('>').next().is_some_and(|inside| inside.ends_with('/'));
        match first {
            b'/' => depth = depth.saturating_sub(1),
            b'!' | b'?' => {}
            _ if is_empty => {}
            _ => depth += 1,
        }
        depth > MAX_DEPTH
    })
}

/// The values of the entities that the text declares.
fn entities(text: &str) -> impl Iterator<Item = &str> {
    text.split("<!ENTITY").skip(1).filter_map(|rest| {
        let quote = rest.find(['"', '\''])?;
        let (quote, value) = rest.get(quote..)?.split_at_checked(1)?;
        value.split(quote).next()
    })
}

fn loads_nothing() -> usvg::ImageHrefResolver<'static> {
    usvg::ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) }
}

/// Refuses what would be missing in the picture, and nesting that would overrun the stack.
fn refuse(node: Node<'_, '_>, depth: usize) -> Result<(), SvgError> {
    if depth > MAX_DEPTH {
        return Err(SvgError::TooComplex);
    }
    let name = node.tag_name().name();
    for attribute in node.attributes() {
        let value = attribute.value().trim();
        let is_link = attribute.name() == "href" && name != "a";
        if is_link && !value.is_empty() && !value.starts_with(['#']) && !value.starts_with("data:") {
            return Err(SvgError::External(shortened(value)));
        }
        if let Some(address) = loaded(value) {
            return Err(SvgError::External(shortened(address)));
        }
    }
    match name {
        "image" | "feImage" if node.attributes().any(|it| it.name() == "href" && it.value().trim().starts_with("data:")) => {
            return Err(SvgError::Raster);
        }
        "text" if node.descendants().any(|inner| inner.text().is_some_and(|text| !text.trim().is_empty())) => return Err(SvgError::Text),
        "style" => {
            let style = node.text().unwrap_or_default();
            let import = style.split_once("@import").map(|(_, rest)| rest.split(';').next().unwrap_or_default().trim());
            // A font that is loaded for texts is no part of the drawing without texts.
            let rules = style.split('}').filter(|rule| !rule.contains("@font-face"));
            if let Some(address) = import.or(rules.filter_map(loaded).next()) {
                return Err(SvgError::External(shortened(address)));
            }
        }
        _ => {}
    }
    node.children().filter(Node::is_element).try_for_each(|child| refuse(child, depth + 1))
}

/// The address in `url(…)`, unless it is a part of the drawing itself.
fn loaded(value: &str) -> Option<&str> {
    let addresses = value.split("url(").skip(1).map(|rest| rest.split(')').next().unwrap_or_default().trim().trim_matches(['"', '\'']));
    addresses.into_iter().find(|address| !address.is_empty() && !address.starts_with('#') && !address.starts_with("data:"))
}

/// As much of an address as a message holds.
fn shortened(address: &str) -> String {
    const MOST: usize = 60;
    let mut short: String = address.chars().take(MOST).collect();
    if short.len() < address.len() {
        short.push('…');
    }
    short
}
