//! What adds up to what.

/// The rows or columns of a table: each is a leaf, or the sum of those under it. The first is the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    keys: Vec<String>,
    parents: Vec<Option<usize>>,
}

impl Tree {
    /// A whole that is not divided.
    pub fn whole(key: impl Into<String>) -> Self {
        Self { keys: vec![key.into()], parents: vec![None] }
    }

    /// A whole of parts: the usual column headings.
    pub fn of<K: Into<String>>(key: impl Into<String>, parts: impl IntoIterator<Item = K>) -> Self {
        let mut tree = Self::whole(key);
        for part in parts {
            tree.add(0, part);
        }
        tree
    }

    /// Adds a part under the node `parent`, and returns its place.
    ///
    /// # Panics
    /// If there is no such parent.
    pub fn add(&mut self, parent: usize, key: impl Into<String>) -> usize {
        assert!(parent < self.keys.len(), "a part is added under a node of the same tree");
        self.keys.push(key.into());
        self.parents.push(Some(parent));
        self.keys.len() - 1
    }

    /// How many nodes, the whole included.
    #[expect(clippy::len_without_is_empty, reason = "a tree has a root")]
    pub const fn len(&self) -> usize {
        self.keys.len()
    }

    /// The name of a node.
    ///
    /// # Panics
    /// If there is no such node.
    pub fn key(&self, node: usize) -> &str {
        &self.keys[node]
    }

    /// The node of that name.
    pub fn find(&self, key: &str) -> Option<usize> {
        self.keys.iter().position(|k| k == key)
    }

    /// The node that it is a part of.
    ///
    /// # Panics
    /// If there is no such node.
    pub fn parent(&self, node: usize) -> Option<usize> {
        self.parents[node]
    }

    /// The parts of a node.
    pub fn parts(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.len()).filter(move |other| self.parents[*other] == Some(node))
    }

    /// The nodes without parts, in order.
    pub fn leaves(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.len()).filter(|node| self.parts(*node).next().is_none())
    }

    /// The node, what it is a part of, and so on up to the whole.
    pub fn upward(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(node), |node| self.parents[*node])
    }

    /// Is `inner` the node `outer`, or within it?
    pub fn is_within(&self, inner: usize, outer: usize) -> bool {
        self.upward(inner).any(|node| node == outer)
    }
}
