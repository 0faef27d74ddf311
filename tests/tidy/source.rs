//! Rust files taken apart: code without comments and strings, the strings, the comments, each with its line.

use std::fs;
use std::path::{Path, PathBuf};

/// A Rust file.
pub struct Source {
    /// From the root of the project, with `/`.
    pub path: String,
    /// All of it.
    pub text: String,
    /// Its code, line by line: without comments, strings empty.
    pub code: Vec<String>,
    /// Strings with their line, without quotes, escapes as written.
    pub strings: Vec<(usize, String)>,
    /// Comments with their line, without slashes.
    pub comments: Vec<(usize, String)>,
}

impl Source {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let (code, strings, comments) = split(&text);
        Self { path: relative(path), text, code, strings, comments }
    }

    /// Lines of code with their numbers from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.iter().enumerate().map(|(at, line)| (at + 1, line.as_str()))
    }
}

/// The folder of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/")
}

/// All Rust files in `folders` of the project, by path.
pub fn sources(folders: &[&str]) -> Vec<Source> {
    let mut found: Vec<Source> = folders.iter().flat_map(|folder| files(folder, "rs")).map(|path| Source::read(&path)).collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no source in {folders:?}");
    found
}

/// The files with this extension in a folder of the project and below, sorted.
pub fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The words of a line of code.
pub fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

type Strings = Vec<(usize, String)>;

fn split(text: &str) -> (Vec<String>, Strings, Strings) {
    let chars: Vec<char> = text.chars().collect();
    let (mut code, mut strings, mut comments) = (vec![String::new()], Vec::new(), Vec::new());
    let starts = |at: usize, what: &str| what.chars().enumerate().all(|(n, c)| chars.get(at + n) == Some(&c));
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let line = code.len();
        if starts(at, "//") {
            let end = (at..chars.len()).find(|end| chars[*end] == '\n').unwrap_or(chars.len());
            comments.push((line, chars[at..end].iter().collect::<String>().trim_start_matches(['/', '!']).to_owned()));
            at = end;
        } else if starts(at, "/*") {
            panic!("line {line}: comments begin with // here");
        } else if c == '"' {
            // A raw string has `r` and perhaps `#`s before its quote, which are in `code` by now.
            let before = code.last().unwrap().trim_end_matches('#');
            let hashes = code.last().unwrap().len() - before.len();
            let raw = before.ends_with('r');
            let close = format!("\"{}", "#".repeat(if raw { hashes } else { 0 }));
            let mut end = at + 1;
            while end < chars.len() && !starts(end, &close) {
                end += if chars[end] == '\\' && !raw { 2 } else { 1 };
            }
            let string: String = chars[at + 1..end].iter().collect();
            code.last_mut().unwrap().push_str("\"\"");
            code.extend(std::iter::repeat_n(String::new(), string.matches('\n').count()));
            strings.push((line, string));
            at = end + close.len();
        } else if c == '\'' && (chars.get(at + 1) == Some(&'\\') || chars.get(at + 2) == Some(&'\'')) {
            // A character, not a lifetime: the quote after an escape's first two characters ends it.
            at = (at + 2..chars.len()).find(|end| chars[*end] == '\'' && (chars[at + 1] != '\\' || *end > at + 2)).unwrap() + 1;
        } else {
            if c == '\n' {
                code.push(String::new())
            } else {
                code.last_mut().unwrap().push(c)
            }
            at += 1;
        }
    }
    (code, strings, comments)
}

#[test]
fn rust_is_taken_apart() {
    let (code, strings, comments) =
        split("let a = \"x // \\\" y\"; // note\nf('\"', '\\'', 'b', r#\"raw \"\\\"#, b\"two\nlines\"); fn g<'a>() {}\n//! Doc");
    let strings: Vec<(usize, &str)> = strings.iter().map(|(line, string)| (*line, string.as_str())).collect();
    assert_eq!(strings, [(1, "x // \\\" y"), (2, "raw \"\\"), (2, "two\nlines")]);
    assert_eq!(code, ["let a = \"\"; ", "f(, , , r#\"\", b\"\"", "); fn g<'a>() {}", ""]);
    assert_eq!(comments, [(1, " note".to_owned()), (4, " Doc".to_owned())]);
}
