//! Lists and maps that are cheap to copy: a copy shares everything until one side changes a page.
//!
//! The index is never changed while somebody reads it. An edit copies it, changes the copy and puts
//! the copy in its place; these two types make that copy cost some microseconds instead of the
//! whole index. While a new index is being built nothing is shared, and nothing is copied.

use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap};

/// A growing list in pages of `N`.
#[derive(Clone, Debug)]
pub(crate) struct Pages<T, const N: usize> {
    pages: Vec<Arc<Vec<T>>>,
    len: usize,
}

impl<T, const N: usize> Default for Pages<T, N> {
    fn default() -> Self {
        Self { pages: Vec::new(), len: 0 }
    }
}

impl<T: Clone, const N: usize> Pages<T, N> {
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn get(&self, at: usize) -> &T {
        &self.pages[at / N][at % N]
    }

    /// The item, to be changed; its page is copied if somebody else reads it.
    pub(crate) fn change(&mut self, at: usize) -> &mut T {
        &mut Arc::make_mut(&mut self.pages[at / N])[at % N]
    }

    pub(crate) fn push(&mut self, item: T) {
        if self.len.is_multiple_of(N) {
            self.pages.push(Arc::new(Vec::with_capacity(N)));
        }
        if let Some(page) = self.pages.last_mut() {
            Arc::make_mut(page).push(item);
            self.len += 1;
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.pages.iter().flat_map(|page| page.iter())
    }
}

/// A map in 1,024 parts.
#[derive(Clone, Debug)]
pub(crate) struct Shards<K, V> {
    shards: Vec<Arc<FxHashMap<K, V>>>,
}

const SHARDS: usize = 1024;

impl<K, V> Default for Shards<K, V> {
    fn default() -> Self {
        Self { shards: (0..SHARDS).map(|_| Arc::default()).collect() }
    }
}

impl<K: Hash + Eq + Clone, V: Clone> Shards<K, V> {
    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.shards[shard(key)].get(key)
    }

    pub(crate) fn insert(&mut self, key: K, value: V) {
        let at = shard(&key);
        Arc::make_mut(&mut self.shards[at]).insert(key, value);
    }

    pub(crate) fn remove<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: std::borrow::Borrow<Q>,
    {
        Arc::make_mut(&mut self.shards[shard(key)]).remove(key)
    }
}

fn shard<Q: Hash + ?Sized>(key: &Q) -> usize {
    // The map inside uses the high bits of the same hash; the middle ones choose the part.
    usize::try_from(FxBuildHasher.hash_one(key) >> 20 & 0x3ff).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_copy_leaves_the_original_alone() {
        let mut list: Pages<u32, 4> = Pages::default();
        (0..10).for_each(|n| list.push(n));
        let mut copy = list.clone();
        *copy.change(5) = 99;
        copy.push(10);
        assert_eq!(list.iter().copied().collect::<Vec<_>>(), (0..10).collect::<Vec<_>>());
        assert_eq!((*copy.get(5), *copy.get(10), copy.len()), (99, 10, 11));
        assert!(Arc::ptr_eq(&list.pages[0], &copy.pages[0]), "an untouched page is shared");
        assert!(!Arc::ptr_eq(&list.pages[1], &copy.pages[1]));
    }

    #[test]
    fn a_map_finds_what_was_put_in_and_loses_what_was_taken_out() {
        let mut map: Shards<String, usize> = Shards::default();
        (0..5000).for_each(|n| map.insert(format!("word{n}"), n));
        let mut copy = map.clone();
        assert_eq!(copy.remove("word7"), Some(7));
        assert_eq!((map.get("word7"), copy.get("word7"), copy.get("word8")), (Some(&7), None, Some(&8)));
    }
}
