//! Values that every frame shows and that are made only when their key changes: a report, a state of the widget, a filter.

use std::rc::Rc;
use std::sync::Arc;

/// A value with the key that it was made for.
pub struct Memo<K, V> {
    known: Option<(K, Rc<V>)>,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { known: None }
    }
}

impl<K: PartialEq, V> Memo<K, V> {
    /// The value for `key`: the last one if it was made for the same key, else the one that `make` gives.
    pub fn get(&mut self, key: K, make: impl FnOnce(&K) -> V) -> Rc<V> {
        if let Some((known, value)) = &self.known
            && *known == key
        {
            return value.clone();
        }
        let value = Rc::new(make(&key));
        self.known = Some((key, value.clone()));
        value
    }
}

/// A shared value as a key: the same one, not an equal one.
pub struct Same<T>(pub Arc<T>);

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_for_each_key() {
        let (mut memo, mut made) = (Memo::default(), 0);
        let (one, other) = (Arc::new(1), Arc::new(1));
        let values = [&one, &one, &other, &one].map(|key| {
            *memo.get(Same(key.clone()), |_| {
                made += 1;
                made
            })
        });
        assert_eq!(values, [1, 1, 2, 3]);
    }
}
