//! Where in a JSON text a caret is, whatever stands after it and however broken the text is there.

use std::ops::Range;

/// A place in a JSON text.
#[derive(Debug, PartialEq, Eq)]
pub struct Spot {
    /// The keys and indices that lead there: of a key those of its object, of a value with its own.
    pub path: Vec<String>,
    /// Whether a key belongs there.
    pub is_key: bool,
    /// Keys of the object before the place.
    pub keys: Vec<String>,
    /// The word that is there.
    pub range: Range<usize>,
    /// Whether it stands in quotes.
    pub is_quoted: bool,
}

/// An object or list that is open at the place.
#[derive(Default)]
struct Level {
    is_object: bool,
    keys: Vec<String>,
    /// The key whose value comes.
    key: Option<String>,
    items: usize,
}

impl Level {
    fn own(&self) -> Option<String> {
        if self.is_object { self.key.clone() } else { Some(self.items.to_string()) }
    }
}

impl Spot {
    /// The place of the byte `at`; `None` outside of all objects and lists.
    pub fn of(text: &str, at: usize) -> Option<Self> {
        let mut levels: Vec<Level> = Vec::new();
        let mut last = String::new();
        let mut letters = text.get(..at)?.char_indices();
        while let Some((place, letter)) = letters.next() {
            match letter {
                '{' | '[' => levels.push(Level { is_object: letter == '{', ..Level::default() }),
                '}' | ']' => drop(levels.pop()),
                ':' => {
                    if let Some(level) = levels.last_mut().filter(|level| level.is_object && level.key.is_none()) {
                        level.keys.push(last.clone());
                        level.key = Some(last.clone());
                    }
                }
                ',' => {
                    if let Some(level) = levels.last_mut() {
                        level.key = None;
                        level.items += 1;
                    }
                }
                '"' => {
                    last.clear();
                    let mut is_closed = false;
                    while let Some((_, letter)) = letters.next() {
                        match letter {
                            '"' => {
                                is_closed = true;
                                break;
                            }
                            // A string ends with its line, whether its quote is there or not.
                            '\n' => {
                                is_closed = true;
                                break;
                            }
                            '\\' => drop(letters.next()),
                            letter => last.push(letter),
                        }
                    }
                    if !is_closed {
                        return Self::made(&levels, text, place + 1, at, true);
                    }
                }
                _ => {}
            }
        }
        let before = text.get(..at)?;
        let start = before.trim_end_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == '_').len();
        Self::made(&levels, text, start, at, false)
    }

    fn made(levels: &[Level], text: &str, start: usize, at: usize, is_quoted: bool) -> Option<Self> {
        let (level, above) = levels.split_last()?;
        let rest = text.get(at..)?;
        let ends = |letter: char| if is_quoted { matches!(letter, '"' | '\n' | ',' | '}') } else { !letter.is_ascii_alphanumeric() };
        let end = at + rest.find(ends).unwrap_or(rest.len());
        let is_key = level.is_object && level.key.is_none();
        let path = above.iter().chain((!is_key).then_some(level)).map(Level::own).collect::<Option<Vec<_>>>()?;
        Some(Self { path, is_key, keys: level.keys.clone(), range: start..end, is_quoted })
    }
}
