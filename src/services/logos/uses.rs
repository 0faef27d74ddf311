//! Finds the places of a widget that name a picture, and the pictures that nothing names.

use std::collections::BTreeMap;

use crate::crm::images::SLOTS;
use crate::formats::json::{Node, pointer};
use crate::formats::path::RelPath;
use crate::formats::path::names::composed;
use crate::model::document::FileBody;
use crate::model::widget::Widget;

/// Name endings of pictures that pages show.
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "svg"];
/// Stems shorter than this occur in any text.
const LEAST_STEM: usize = 4;
/// The folder of the pictures, with its slash.
const BELOW: &str = "images/";

/// Pointers of the manifest whose value names a picture, with the value: slides of the tour by locale, icons of the left menu by item,
/// the picture of the bot block (`docs/PLATFORM.md` 1.4, 1.7).
pub fn places(widget: &Widget) -> Vec<(String, &Node)> {
    let mut places = Vec::new();
    let members = |at: &str| widget.manifest(at).map_or(&[][..], Node::members);
    for list in members("/tour/tour_images") {
        let at = pointer::join("/tour/tour_images", &list.key);
        places.extend(list.node.items().iter().enumerate().map(|(index, node)| (pointer::join(&at, &index.to_string()), node)));
    }
    let bot = ["/salesbot_designer/logo".to_owned()].into_iter();
    let menu = members("/left_menu").iter().flat_map(|item| {
        let item = pointer::join("/left_menu", &item.key);
        ["icon", "icons/light", "icons/dark"].map(|icon| format!("{item}/{icon}"))
    });
    places.extend(bot.chain(menu).filter_map(|at| Some((at.clone(), widget.manifest(&at)?))));
    places
}

/// The pictures that the manifest names, there or not, by path, each with the pointers that name it.
pub fn named(widget: &Widget) -> BTreeMap<String, Vec<String>> {
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (at, node) in places(widget) {
        if let Some(path) = node.as_str().and_then(path_in) {
            let path = widget.meant(path).map_or(path, |(path, _)| path.as_str());
            named.entry(path.to_owned()).or_default().push(at);
        }
    }
    named
}

/// The pictures below `images/` among `files` that no text of them names, logos aside. Without a script nobody can tell what it
/// uses: none then.
pub fn unnamed<'w>(files: &[(&'w RelPath, &'w FileBody)]) -> Vec<&'w RelPath> {
    if !files.iter().any(|(path, _)| path.as_str() == "script.js") {
        return Vec::new();
    }
    let texts: Vec<&str> = files.iter().filter_map(|(_, body)| Some(body.as_text()?.as_str())).collect();
    // Letters with accents may be written in two ways.
    let is_named = |path: &RelPath, extension: &str| match composed(path.name()) {
        name if name.is_ascii() => texts.iter().any(|text| names(text, &name, extension)),
        name => texts.iter().any(|text| names(&composed(text), &name, extension)),
    };
    let is_logo = |path: &RelPath| SLOTS.iter().any(|slot| plain_name(slot.file) == plain_name(path.name()));
    let is_unnamed = |path: &RelPath| {
        let extension = path.extension();
        path.as_str().starts_with(BELOW) && PICTURES.contains(&&*extension) && !is_logo(path) && !is_named(path, &extension)
    };
    files.iter().map(|(path, _)| *path).filter(|path| is_unnamed(path)).collect()
}

/// The path in the widget that a reference names: `/images/x`, `/widgets/<code>/images/x` and `/upl/…/widget/images/x`
/// are all `images/x` (`docs/PLATFORM.md` 1.7). `None` for an address elsewhere and for a blank, which the platform takes.
pub fn path_in(text: &str) -> Option<&str> {
    let text = text.trim();
    if text.contains("://") || text.starts_with("//") || text.starts_with("data:") {
        return None;
    }
    let path = text.split(['?', '#']).next()?;
    let start = path.find("/images/").map_or(0, |at| at + 1);
    Some(path.get(start..)?.trim_start_matches('/')).filter(|path| !path.is_empty())
}

/// A file name without what people get wrong in it: letter case, blanks, the sort of dash.
pub fn plain_name(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace() && !['-', '_'].contains(c)).flat_map(char::to_lowercase).collect()
}

/// Whether `text` names a picture, or may put its name together.
fn names(text: &str, name: &str, extension: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let glued = ['\'', '"', '}'].iter().any(|before| text.contains(&format!("{before}.{extension}")));
    text.contains(name) || stem.chars().count() >= LEAST_STEM && text.contains(stem) || glued
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_in_all_their_forms() {
        for form in ["images/x.svg", "/images/x.svg", "/widgets/abc/images/x.svg", "/upl/abc/7/widget/images/x.svg?v=1"] {
            assert_eq!(path_in(form), Some("images/x.svg"), "{form}");
        }
        for form in ["", " ", "https://example.net/images/x.svg", "data:image/png;base64,AA"] {
            assert_eq!(path_in(form), None, "{form}");
        }
    }

    #[test]
    fn letters_with_accents_name_a_picture_however_they_are_written() {
        let path = |path: &str| RelPath::new(path).unwrap();
        for (file, named) in [("images/men\u{303}u.png", "images/meñu.png"), ("images/meñu.png", "images/men\u{303}u.png")] {
            let text = |name: &str, text: String| (path(name), FileBody::text(text));
            let manifest = format!(r#"{{"left_menu": {{"a": {{"icon": "{named}"}}}}}}"#);
            let picture = (path(file), FileBody::bytes([]));
            let by_script = [text("script.js", format!("show('{named}')")), picture.clone()];
            assert_eq!(unnamed(&by_script.each_ref().map(|(path, body)| (path, body))), Vec::<&RelPath>::new());
            let widget = Widget::new([text("manifest.json", manifest), picture].into(), None);
            assert_eq!(super::named(&widget).into_keys().collect::<Vec<_>>(), [file]);
            assert!(widget.meant(named).is_some() && widget.meant("images/menu.png").is_none());
        }
    }

    #[test]
    fn pictures_are_named_in_whole_or_in_part() {
        assert!(names("url(images/icon.png)", "icon.png", "png"));
        assert!(names("'images/' + kind + '.png'", "ru.png", "png"));
        assert!(names("src = 'settings_' + 1", "settings_.svg", "svg"));
        assert!(!names("run()", "ru.png", "png"));
    }
}
