//! The documents: each file and folder of the project that they name is there.

use std::fs;

use crate::source::{files, root};

/// What the paths begin with that are looked for.
const FOLDERS: [&str; 7] = ["src/", "tests/", "docs/", "assets/", "benches/", "fuzz/", ".ci/"];

/// The paths of the project in a text, with their line. Of a path with a part to be filled in (`<name>`, `{a,b}`, `…`) what stands before
/// that part.
fn paths(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for word in line.split(|c: char| c.is_whitespace() || "`()[]|".contains(c)) {
            if !FOLDERS.iter().any(|folder| word.starts_with(folder)) {
                continue;
            }
            let path = match word.find(['<', '{', '…', '*']) {
                Some(end) => word[..end].rsplit_once('/').map_or("", |(folder, _)| folder),
                None => word.trim_end_matches(['.', ',', ':', ';', '/']),
            };
            found.push((at + 1, path.to_owned()));
        }
    }
    found
}

#[test]
fn every_path_that_a_document_names_is_there() {
    let mut wrong = Vec::new();
    for page in files("docs", "md").into_iter().chain([root().join("README.md")]) {
        let name = page.strip_prefix(root()).unwrap().display().to_string();
        let missing = paths(&fs::read_to_string(&page).unwrap()).into_iter().filter(|(_, path)| !root().join(path).exists());
        wrong.extend(missing.map(|(line, path)| format!("{name}:{line}: {path}")));
    }
    assert!(wrong.is_empty(), "documents name what isn't there:\n{}", wrong.join("\n"));
}

#[test]
fn paths_are_found_in_a_text() {
    let text =
        "See `src/a.rs`, [it](docs/B.md).\nA `src/x/<name>/mod.rs` and assets/text/{en,ru}/check-….ftl, https://a.b/docs/c; `tests/d/`";
    let found: Vec<(usize, String)> = paths(text);
    let found: Vec<(usize, &str)> = found.iter().map(|(line, path)| (*line, path.as_str())).collect();
    assert_eq!(found, [(1, "src/a.rs"), (1, "docs/B.md"), (2, "src/x"), (2, "assets/text"), (2, "tests/d")]);
}
