//! The members of an object, found by key in no time however many they are.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::OnceLock;

use super::Member;

/// From so many members on an index is made when first asked for.
const INDEXED: usize = 16;

/// Members in the order of the text, duplicates included.
#[derive(Debug, Clone, Default)]
pub struct Members {
    list: Vec<Member>,
    /// The last place of each key.
    places: OnceLock<HashMap<Box<str>, usize>>,
}

impl Members {
    /// The member named `key`; of duplicates the last.
    pub fn named(&self, key: &str) -> Option<&Member> {
        if self.list.len() < INDEXED {
            return self.list.iter().rev().find(|member| member.key == key);
        }
        let places =
            self.places.get_or_init(|| self.list.iter().enumerate().map(|(at, member)| (member.key.as_str().into(), at)).collect());
        self.list.get(*places.get(key)?)
    }
}

impl From<Vec<Member>> for Members {
    fn from(list: Vec<Member>) -> Self {
        Self { list, places: OnceLock::new() }
    }
}

impl Deref for Members {
    type Target = [Member];

    fn deref(&self) -> &[Member] {
        &self.list
    }
}

impl PartialEq for Members {
    fn eq(&self, other: &Self) -> bool {
        self.list == other.list
    }
}

impl Eq for Members {}
