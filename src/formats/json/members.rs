//! The members of an object, found quickly by key however many they are.

use std::hash::{BuildHasher, RandomState};
use std::ops::Deref;
use std::sync::OnceLock;

use hashbrown::HashTable;

use super::Member;

/// From so many members on an index is made when first asked for.
const INDEXED: usize = 16;

/// Members in the order of the text, duplicates included.
#[derive(Debug, Clone, Default)]
pub struct Members {
    list: Vec<Member>,
    index: OnceLock<Box<Index>>,
}

/// The last place of each key. Holds no keys: in a large file they would be most of what it takes in memory.
#[derive(Debug, Clone)]
struct Index {
    places: HashTable<u32>,
    hashing: RandomState,
}

impl Index {
    fn of(list: &[Member]) -> Self {
        let hashing = RandomState::new();
        let key_at = |at: &u32| list.get(*at as usize).map_or("", |member| member.key.as_str());
        let mut places = HashTable::with_capacity(list.len());
        for (at, member) in (0u32..).zip(list) {
            let hash = hashing.hash_one(member.key.as_str());
            let entry = places.entry(hash, |known| key_at(known) == member.key, |known| hashing.hash_one(key_at(known)));
            *entry.or_insert(at).get_mut() = at;
        }
        Self { places, hashing }
    }

    fn find(&self, list: &[Member], key: &str) -> Option<usize> {
        let is_it = |at: &u32| list.get(*at as usize).is_some_and(|member| member.key == key);
        self.places.find(self.hashing.hash_one(key), is_it).map(|at| *at as usize)
    }
}

impl Members {
    /// The member named `key`; of duplicates the last.
    pub fn named(&self, key: &str) -> Option<&Member> {
        self.list.get(self.place_of(key)?)
    }

    /// The place of the member named `key`; of duplicates the last.
    pub fn place_of(&self, key: &str) -> Option<usize> {
        if self.list.len() < INDEXED {
            return self.list.iter().rposition(|member| member.key == key);
        }
        self.index.get_or_init(|| Box::new(Index::of(&self.list))).find(&self.list, key)
    }
}

impl From<Vec<Member>> for Members {
    fn from(list: Vec<Member>) -> Self {
        Self { list, index: OnceLock::new() }
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

#[cfg(test)]
mod tests {
    use crate::formats::json::Json;

    #[test]
    fn of_many_members_the_last_of_a_key_is_found() {
        let members: Vec<String> = (0..100).map(|at| format!("\"key {}\": {at}", at % 60)).collect();
        let json = Json::parse(&format!("{{{}}}", members.join(",")));
        let at = |pointer: &str| json.at(pointer).and_then(|node| node.as_number().map(ToString::to_string));
        assert_eq!([at("/key 0"), at("/key 39"), at("/key 40")], ["60", "99", "40"].map(|number| Some(number.to_owned())));
        assert_eq!(at("/key 60"), None);
    }
}
