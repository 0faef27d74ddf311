//! New widgets and the sample: files compiled into the program.

use super::document::FileBody;
use super::path::RelPath;
use super::widget::Widget;

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

/// A plain new widget.
pub fn plain() -> Widget {
    widget(PLAIN)
}

/// The sample.
pub fn sample() -> Widget {
    widget(SAMPLE)
}

fn widget(files: &[(&str, &[u8])]) -> Widget {
    let read = |(path, bytes): &(&str, &[u8])| {
        let path = RelPath::new(path).ok()?;
        let body = FileBody::read(&path, bytes.to_vec());
        Some((path, body))
    };
    Widget::new(files.iter().filter_map(read).collect(), None)
}
