//! New widgets as they are ordered ([`Order`], [`changes`]), the plain widget that repairs borrow from, and the sample.

mod build;
pub mod intent;
pub mod logos;
pub mod order;
mod script;
pub mod texts;

pub use build::{FileState, Logo, changes, states};
pub use intent::Intent;
pub use logos::Mark;
pub use order::{Comments, Order, Problem};

use crate::crm::images::Slot;
use crate::formats::path::RelPath;
use crate::model::document::FileBody;
use crate::model::product::Product;
use crate::model::widget::Widget;

/// Where made-up addresses lead: a host that is kept for examples (RFC 2606).
pub const MADE_UP: &str = "https://widgets.example.net";
/// A made-up address to write to.
pub const MADE_UP_EMAIL: &str = "support@widgets.example.net";

/// The files of a folder under `assets`, as `(path in the widget, bytes)`.
macro_rules! bundled {
    ($folder:literal: $($path:literal),+ $(,)?) => {
        &[$(($path, include_bytes!(concat!("../../../assets/", $folder, "/", $path)).as_slice())),+]
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

/// What the plain widget has no use for.
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
