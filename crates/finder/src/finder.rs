//! The present index, and how a new one takes its place.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::entry::Entry;
use crate::found::Found;
use crate::index::{Edit, Index};
use crate::method::Method;
use crate::query::Query;

/// Holds the present index. Searches never wait for an edit or a building: they go on with the
/// index they have, and the next search takes the new one.
#[derive(Debug)]
pub struct Finder {
    present: RwLock<Arc<Index>>,
    /// Edits that came while a new index is being built; none while nothing is built.
    waiting: Mutex<Option<Vec<Edit>>>,
    /// Held while a new index is being built: one at a time.
    building: Mutex<()>,
    method: Method,
}

impl Finder {
    /// A finder without entries.
    pub fn new(method: Method) -> Self {
        let index = Index::build([], method.clone());
        Self { present: RwLock::new(Arc::new(index)), waiting: Mutex::new(None), building: Mutex::new(()), method }
    }

    /// The present index. Whoever holds it keeps seeing the same entries.
    pub fn index(&self) -> Arc<Index> {
        Arc::clone(&self.present.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Searches the present index.
    pub fn search(&self, query: &Query) -> Found {
        self.index().search(query)
    }

    /// Makes edits; searches that begin after this see them. Takes milliseconds.
    pub fn edit(&self, edits: Vec<Edit>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(waiting) = waiting.as_mut() {
            waiting.extend(edits.iter().cloned());
        }
        // The lock on `waiting` keeps edits one after another.
        let index = Arc::new(self.index().with(edits));
        self.replace(index);
    }

    /// Builds a new index of all entries and puts it in place of the present one. `entries` is
    /// called once edits are being kept: what it reads, and every edit that comes later, is in the
    /// new index. Takes seconds for a whole country; call it where one may wait.
    pub fn rebuild<E>(&self, entries: impl FnOnce() -> Result<Vec<Entry>, E>) -> Result<(), E> {
        let _one_at_a_time = self.building.lock().unwrap_or_else(PoisonError::into_inner);
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(Vec::new());
        let built = entries().map(|entries| Index::build(entries, self.method.clone()));
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let since = waiting.take().unwrap_or_default();
        self.replace(Arc::new(built?.with(since)));
        Ok(())
    }

    fn replace(&self, index: Arc<Index>) {
        let old = {
            let mut present = self.present.write().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *present, index)
        };
        // Dropped after the lock: the last reader of a large index needs a while to free it.
        drop(old);
    }
}
