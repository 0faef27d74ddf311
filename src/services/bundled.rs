//! Files that come with the studio: the plain widget that repairs take files from, and the sample widget.

use crate::crm::images::Slot;
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::widget::Widget;

/// The files of a folder under `assets`, as `(path in the widget, bytes)`.
macro_rules! bundled {
    ($folder:literal: $($path:literal),+ $(,)?) => {
        &[$(($path, include_bytes!(concat!("../../assets/", $folder, "/", $path)).as_slice())),+]
    };
}

/// A plain widget with a greeting in the lead card. Has no finding.
const PLAIN: &[(&str, &[u8])] = bundled!("templates/plain":
    "manifest.json", "script.js", "i18n/en.json", "i18n/ru.json",
    "images/logo.png", "images/logo_main.png", "images/logo_medium.png", "images/logo_min.png", "images/logo_small.png",
);

/// A made-up widget with six errors on purpose, each of another kind, for a first tour.
const SAMPLE: &[(&str, &[u8])] = bundled!("sample-widget":
    "manifest.json", "script.js", "style.css", "i18n/en.json", "i18n/ru.json",
    "images/logo.png", "images/logo_main.png", "images/logo_medium.png", "images/logo_min.png", "images/logo_small.png",
);

/// Files that only repairs use.
const OTHERS: &[(&str, &[u8])] = bundled!("templates/plain": "images/logo_dp.png", "amoforms.js", "personal_page.js");

/// A plain logo.
pub fn picture(slot: &Slot) -> Option<FileBody> {
    bundled(&slot.path()).map(FileBody::bytes)
}

/// The beginnings of a script beside `script.js`.
pub fn script_of(file: &str) -> Option<&'static str> {
    std::str::from_utf8(bundled(file)?).ok()
}

fn bundled(path: &str) -> Option<&'static [u8]> {
    PLAIN.iter().chain(OTHERS).find(|(known, _)| *known == path).map(|(_, bytes)| *bytes)
}

/// A plain new widget.
pub fn plain() -> Widget {
    widget_of(PLAIN)
}

/// The sample.
pub fn sample() -> Widget {
    widget_of(SAMPLE)
}

fn widget_of(files: &[(&str, &[u8])]) -> Widget {
    let read = |(path, bytes): &(&str, &[u8])| {
        let path = RelPath::new(path).ok()?;
        let body = FileBody::read(&path, bytes.to_vec());
        Some((path, body))
    };
    Widget::new(files.iter().filter_map(read).collect(), None)
}
