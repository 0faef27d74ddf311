//! The files of the stand-in's pages, which come with the program.

/// Files of a folder under `assets`, as `(path, bytes)`.
macro_rules! embedded {
    ($folder:literal: $($path:literal),+ $(,)?) => {
        &[$(($path, include_bytes!(concat!("../../assets/", $folder, $path)).as_slice())),+]
    };
}

/// The pages, by their path in `assets/stand-in`.
const PAGES: &[(&str, &[u8])] = embedded!("stand-in/":
    "account.json",
    "bar/bar.css",
    "bar/dom.js",
    "bar/drawer.css",
    "bar/drawer.js",
    "bar/frame.js",
    "bar/hosts.js",
    "bar/index.html",
    "bar/lines.js",
    "bar/link.js",
    "bar/log.js",
    "bar/main.js",
    "bar/scene-menu.js",
    "bar/state.js",
    "bar/texts.js",
    "bar/view.js",
    "fidelity.json",
    "page/absent.js",
    "page/account/account.js",
    "page/account/answer.js",
    "page/account/old.js",
    "page/account/shapes.js",
    "page/account/v4.js",
    "page/app-constants.js",
    "page/app-notices.js",
    "page/app.js",
    "page/base-render.js",
    "page/base-requests.js",
    "page/base-widget.js",
    "page/bridge.js",
    "page/calls.js",
    "page/controls/behaviour.js",
    "page/controls/list-templates.js",
    "page/controls/lists.js",
    "page/controls/templates.js",
    "page/fidelity.js",
    "page/html.js",
    "page/icons.js",
    "page/index.html",
    "page/inert.js",
    "page/jquery-plugins.js",
    "page/libraries.js",
    "page/lifecycle.js",
    "page/main.js",
    "page/missing.js",
    "page/modal.js",
    "page/modules.js",
    "page/native.js",
    "page/navigate.js",
    "page/net/install.js",
    "page/net/request.js",
    "page/net/route.js",
    "page/net/secrets.js",
    "page/plugins.js",
    "page/probe/console.js",
    "page/probe/nodes.js",
    "page/probe/preview.js",
    "page/probe/storage.js",
    "page/probe/traces.js",
    "page/probe/where.js",
    "page/probe/windows.js",
    "page/pseudo.js",
    "page/scenes/advanced.js",
    "page/scenes/all.js",
    "page/scenes/calendar.js",
    "page/scenes/card-feed.js",
    "page/scenes/card-fields.js",
    "page/scenes/card-tab.js",
    "page/scenes/card.js",
    "page/scenes/element.js",
    "page/scenes/everywhere.js",
    "page/scenes/fields.js",
    "page/scenes/frame.js",
    "page/scenes/list.js",
    "page/scenes/menu-page.js",
    "page/scenes/pipeline.js",
    "page/scenes/right-column.js",
    "page/scenes/salesbot-steps.js",
    "page/scenes/salesbot.js",
    "page/scenes/settings.js",
    "page/scenes/sources.js",
    "page/scenes/table.js",
    "page/take-widget.js",
    "page/texts.js",
    "page/trial/bot.js",
    "page/trial/contrast.js",
    "page/trial/life.js",
    "page/trial/own.js",
    "page/trial/room.js",
    "page/trial/settings.js",
    "page/trial/settle.js",
    "page/trial/texts.js",
    "page/trial/trial.js",
    "page/trouble.js",
    "page/twig.js",
    "page/world.js",
    "styles/card.css",
    "styles/controls.css",
    "styles/crm.css",
    "styles/dialogs.css",
    "styles/list.css",
    "styles/palette.css",
    "styles/places.css",
    "text/en.json",
    "text/ru.json",
);

/// The typefaces, by their name in `assets/fonts`.
const FONTS: &[(&str, &[u8])] = embedded!("fonts/": "Inter-Regular.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf");

/// The file of the pages at `path`.
pub fn page(path: &str) -> Option<&'static [u8]> {
    find(PAGES, path)
}

/// The typeface of this name.
pub fn font(name: &str) -> Option<&'static [u8]> {
    find(FONTS, name)
}

/// A text of the pages.
pub fn text(path: &str) -> Option<&'static str> {
    std::str::from_utf8(page(path)?).ok()
}

fn find(files: &[(&str, &'static [u8])], path: &str) -> Option<&'static [u8]> {
    files.iter().find(|(known, _)| *known == path).map(|(_, bytes)| *bytes)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_of_the_pages_is_in_the_program() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/stand-in");
        let (mut found, mut folders) = (BTreeSet::new(), vec![root.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in folder.read_dir().unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found.insert(path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"));
                }
            }
        }
        let known: BTreeSet<String> = PAGES.iter().map(|(path, _)| (*path).to_owned()).collect();
        assert_eq!(known, found);
    }
}
