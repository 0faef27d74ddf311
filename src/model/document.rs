//! One file of a widget: [`Text`] or [`Blob`], each with its parsed forms, which are kept until the file changes.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use crate::formats::json::Json;
use crate::formats::line_index::LineIndex;
use crate::formats::path::RelPath;
use crate::formats::picture::Picture;
use crate::formats::script::{Dialect, Script};

/// Name endings of files that people edit as text.
const TEXT_EXTENSIONS: &[&str] = &[
    "json",
    "js",
    "mjs",
    "ts",
    "jsx",
    "tsx",
    "css",
    "scss",
    "less",
    "html",
    "htm",
    "twig",
    "md",
    "txt",
    "php",
    "svg",
    "xml",
    "map",
    "yml",
    "yaml",
    "csv",
    "ini",
    "toml",
    "env",
    "sh",
    "lock",
    "widgetignore",
    "gitignore",
];

/// The content of a file. Clones share the content.
#[derive(Debug, Clone)]
pub enum FileBody {
    /// UTF-8 text, byte for byte as in the file, a byte order mark included.
    Text(Arc<Text>),
    /// Anything else.
    Bytes(Arc<Blob>),
}

/// A text with its lines and what it says as JSON or as a script, each worked out once when first asked for.
#[derive(Debug, Default)]
pub struct Text {
    identity: Identity,
    text: String,
    lines: OnceLock<LineIndex>,
    json: OnceLock<Json>,
    /// By [`Dialect`]: a file that is renamed keeps its text, but not what the text says as a script.
    scripts: [OnceLock<Box<Script>>; 5],
}

/// Bytes with the picture they hold, worked out once when first asked for.
#[derive(Debug, Default)]
pub struct Blob {
    identity: Identity,
    bytes: Vec<u8>,
    picture: OnceLock<Picture>,
}

/// A number of its own for each content.
#[derive(Debug)]
struct Identity(u64);

impl Default for Identity {
    fn default() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

impl Text {
    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// What it says as JSON.
    pub fn json(&self) -> &Json {
        self.json.get_or_init(|| Json::parse(&self.text))
    }

    /// What it says as a script of this name. Parses it the first time: not for the frame.
    pub fn script(&self, name: &str) -> &Script {
        let dialect = Dialect::of(name);
        self.script_as(dialect).get_or_init(|| Box::new(Script::read_as(dialect, &self.text)))
    }

    /// What it says as a script of this name, if that is known by now.
    pub fn script_if_read(&self, name: &str) -> Option<&Script> {
        self.script_as(Dialect::of(name)).get().map(Box::as_ref)
    }

    fn script_as(&self, dialect: Dialect) -> &OnceLock<Box<Script>> {
        let [java_script, jsx, type_script, tsx, declarations] = &self.scripts;
        match dialect {
            Dialect::JavaScript => java_script,
            Dialect::Jsx => jsx,
            Dialect::TypeScript => type_script,
            Dialect::Tsx => tsx,
            Dialect::Declarations => declarations,
        }
    }
}

impl Blob {
    /// The bytes themselves.
    pub fn as_slice(&self) -> &[u8] {
        &self.bytes
    }

    /// What they are as a picture. Decodes the whole of it the first time: not for the frame.
    pub fn picture(&self) -> &Picture {
        self.picture.get_or_init(|| Picture::read(&self.bytes))
    }
}

impl FileBody {
    /// A file with this text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(Arc::new(Text { text: text.into(), ..Text::default() }))
    }

    /// A file with these bytes.
    pub fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self::Bytes(Arc::new(Blob { bytes: bytes.into(), ..Blob::default() }))
    }

    /// Text if the name says so and the bytes are UTF-8, else bytes.
    pub fn read(path: &RelPath, bytes: Vec<u8>) -> Self {
        if !is_text_name(path) {
            return Self::bytes(bytes);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::text(text),
            Err(error) => Self::bytes(error.into_bytes()),
        }
    }

    /// The content as it stands in the file.
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_str().as_bytes(),
            Self::Bytes(blob) => blob.as_slice(),
        }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&Text> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The bytes, if it isn't text.
    pub fn as_blob(&self) -> Option<&Arc<Blob>> {
        if let Self::Bytes(blob) = self { Some(blob) } else { None }
    }

    /// Size in bytes.
    pub fn len(&self) -> usize {
        self.as_bytes().len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A number that no other content has while the program runs: what is worked out of a content is kept by it.
    pub fn identity(&self) -> u64 {
        match self {
            Self::Text(text) => text.identity.0,
            Self::Bytes(blob) => blob.identity.0,
        }
    }
}

impl PartialEq for FileBody {
    fn eq(&self, other: &Self) -> bool {
        self.identity() == other.identity() || self.as_bytes() == other.as_bytes()
    }
}

impl Eq for FileBody {}

/// Whether the name is that of a file which people edit as text.
pub fn is_text_name(path: &RelPath) -> bool {
    TEXT_EXTENSIONS.contains(&&*path.extension())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::widget::{FileChange, Widget};

    #[test]
    fn a_script_that_is_renamed_is_read_by_its_new_name() {
        const TYPED: &str = "define(function () { const a: number = 1; return a; });";
        const ELEMENT: &str = "define(function () { return <b>text</b>; });";
        const DECLARED: &str = "export declare const a: number;";
        let table = [("a.js", TYPED, "a.ts"), ("a.mjs", DECLARED, "a.d.ts"), ("a.js", ELEMENT, "a.jsx"), ("a.ts", ELEMENT, "a.tsx")];
        for (refused, text, read) in table {
            let path = |name: &str| RelPath::new(name).unwrap();
            let mut widget = Widget::new([(path(refused), FileBody::text(text))].into(), None);
            let is_read = |widget: &Widget, name: &str| widget.text(name).unwrap().script(name).is_read();
            assert!(!is_read(&widget, refused), "{refused}");
            let back = widget.apply(&[FileChange::Rename { from: path(refused), to: path(read) }]).unwrap();
            assert!(is_read(&widget, read), "{refused} as {read}");
            widget.apply(&back).unwrap();
            assert!(!is_read(&widget, refused), "{read} as {refused}");
            assert!(widget.text(refused).unwrap().script_if_read(read).is_some_and(Script::is_read));
        }
    }
}
