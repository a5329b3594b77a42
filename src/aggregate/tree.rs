//! Trees of regions, departments or whatever has one parent each.

use std::collections::BTreeMap;
use std::fmt;

use crate::number::{Shown, ShownList};
use crate::region::RegionCode;

/// A forest of keys, each a part of at most one other (层级).
///
/// That each key has one parent makes the children of a node disjoint; that there is no cycle gives every key a root. Roots and
/// children come in the order they were given in.
///
/// ```
/// use zhibiao::aggregate::Tree;
/// use zhibiao::region::RegionCode;
///
/// let counties: Vec<RegionCode> =
///     ["330324", "330381", "330106"].iter().map(|code| code.parse()).collect::<Result<_, _>>()?;
/// let tree = Tree::of_codes(counties)?;
/// let wenzhou = "3303".parse()?;
/// assert_eq!(tree.children(&wenzhou).count(), 2);
/// assert_eq!(tree.roots().next().map(ToString::to_string), Some("33".to_owned()));
///
/// let twice = Tree::new([("永嘉县", "温州市"), ("永嘉县", "杭州市")]);
/// assert!(twice.unwrap_err().to_string().contains("two parents"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree<K> {
    nodes: BTreeMap<K, Node<K>>,
    /// The keys without a parent, in the order given.
    roots: Vec<K>,
    /// All keys, children before their parents.
    upwards: Vec<K>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Node<K> {
    parent: Option<K>,
    children: Vec<K>,
}

/// Why there is no such tree. Keys are given as they print.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TreeError {
    /// A key with two parents would be counted twice.
    #[error("{child} has two parents, {first} and {second}, and would be counted in both", child = Shown(child), first = Shown(first), second = Shown(second))]
    TwoParents {
        /// The key.
        child: String,
        /// The parent given first.
        first: String,
        /// The parent given then.
        second: String,
    },
    /// The same key under the same parent again.
    #[error("{child} is listed twice under {parent}", child = Shown(child), parent = Shown(parent))]
    Repeated {
        /// The key.
        child: String,
        /// Its parent.
        parent: String,
    },
    /// Keys that are parts of one another.
    #[error("{} is a part of itself: {}", Shown(path.first().map_or("", String::as_str)), ShownList(path, " → "))]
    Cycle {
        /// From a key by way of its parents back to it.
        path: Vec<String>,
    },
    /// A region under one that its code does not lie in.
    #[error("{child} is given as a part of {parent}, but by its code it lies in {region}", child = Shown(child), parent = Shown(parent), region = Shown(region))]
    ForeignParent {
        /// The region.
        child: String,
        /// The region it is listed under.
        parent: String,
        /// The nearest region that its code lies in; for a province its name.
        region: String,
    },
    /// A region under a part of it.
    #[error(
        "{child} is given as a part of {parent}, but by their codes {parent} is a part of {child}; give the part first", child = Shown(child), parent = Shown(parent)
    )]
    Inverted {
        /// The region.
        child: String,
        /// Its part, which it is listed under.
        parent: String,
    },
    /// A region that is not under one in the tree that its code lies in.
    #[error(
        "{inner} lies in {outer} by its code, but is not under it in the tree, and would be counted beside it; make it a part of {outer}, or leave one of them out", inner = Shown(inner), outer = Shown(outer)
    )]
    Beside {
        /// The region.
        inner: String,
        /// The nearest region in the tree that its code lies in.
        outer: String,
    },
}

impl TreeError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::TwoParents {
                child,
                first,
                second,
            } => format!(
                "“{child}”有“{first}”和“{second}”两个上级，会重复计算",
                child = Shown(child),
                first = Shown(first),
                second = Shown(second)
            ),
            Self::Repeated { child, parent } => format!(
                "“{child}”在“{parent}”之下列了两次",
                child = Shown(child),
                parent = Shown(parent)
            ),
            Self::Cycle { path } => format!(
                "“{}”是它自己的一部分：{}",
                Shown(path.first().map_or("", String::as_str)),
                ShownList(path, " → ")
            ),
            Self::ForeignParent {
                child,
                parent,
                region,
            } => format!(
                "“{child}”列在“{parent}”之下，但按其代码属于“{region}”",
                child = Shown(child),
                parent = Shown(parent),
                region = Shown(region)
            ),
            Self::Inverted { child, parent } => {
                format!(
                    "“{child}”列在“{parent}”之下，但按代码“{parent}”属于“{child}”，上下级颠倒",
                    child = Shown(child),
                    parent = Shown(parent)
                )
            }
            Self::Beside { inner, outer } => format!(
                "“{inner}”按其代码属于“{outer}”，却未列在其下，会重复计算；请列在“{outer}”之下，或只保留其一",
                inner = Shown(inner),
                outer = Shown(outer)
            ),
        }
    }
}

impl<K: Ord + Clone + fmt::Display> Tree<K> {
    /// A tree of pairs of a child and its parent. A parent that is no child is a root.
    ///
    /// # Errors
    /// [`TreeError::TwoParents`], [`TreeError::Repeated`] and [`TreeError::Cycle`].
    pub fn new(pairs: impl IntoIterator<Item = (K, K)>) -> Result<Self, TreeError> {
        let mut nodes = BTreeMap::<K, Node<K>>::new();
        // Those that may be roots, as they come.
        let mut parents = Vec::new();
        for (child, parent) in pairs {
            let empty = || Node {
                parent: None,
                children: Vec::new(),
            };
            let node = nodes.entry(child.clone()).or_insert_with(empty);
            match &node.parent {
                Some(first) if *first == parent => {
                    return Err(TreeError::Repeated {
                        child: child.to_string(),
                        parent: parent.to_string(),
                    });
                }
                Some(first) => {
                    return Err(TreeError::TwoParents {
                        child: child.to_string(),
                        first: first.to_string(),
                        second: parent.to_string(),
                    });
                }
                None => node.parent = Some(parent.clone()),
            }
            if !nodes.contains_key(&parent) {
                parents.push(parent.clone());
            }
            nodes
                .entry(parent)
                .or_insert_with(empty)
                .children
                .push(child);
        }
        let upwards = upwards(&nodes)?;
        let is_root = |key: &K| nodes.get(key).is_some_and(|node| node.parent.is_none());
        parents.retain(is_root);
        Ok(Self {
            nodes,
            roots: parents,
            upwards,
        })
    }

    fn with_root(mut self, key: K) -> Self {
        if !self.nodes.contains_key(&key) {
            self.upwards.push(key.clone());
            self.roots.push(key.clone());
            let node = Node {
                parent: None,
                children: Vec::new(),
            };
            self.nodes.insert(key, node);
        }
        self
    }

    /// Whether the key is in the tree.
    #[must_use]
    pub fn contains(&self, key: &K) -> bool {
        self.nodes.contains_key(key)
    }

    /// What the key is a part of; `None` for a root.
    #[must_use]
    pub fn parent(&self, key: &K) -> Option<&K> {
        self.nodes.get(key)?.parent.as_ref()
    }

    /// The parts of a key, in the order given; none for a leaf.
    pub fn children(&self, key: &K) -> impl Iterator<Item = &K> + use<'_, K> {
        self.nodes
            .get(key)
            .into_iter()
            .flat_map(|node| &node.children)
    }

    /// Whether the key has no parts.
    #[must_use]
    pub fn is_leaf(&self, key: &K) -> bool {
        self.children(key).next().is_none()
    }

    /// The keys that are no part of another, in the order given.
    pub fn roots(&self) -> impl Iterator<Item = &K> {
        self.roots.iter()
    }

    /// All keys, children before their parents.
    pub(super) fn upwards(&self) -> &[K] {
        &self.upwards
    }

    /// All keys, a parent before its children, each with its depth.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &K)> {
        let mut stack: Vec<(usize, &K)> = self.roots().map(|root| (0, root)).collect();
        stack.reverse();
        std::iter::from_fn(move || {
            let (depth, key) = stack.pop()?;
            if let Some(node) = self.nodes.get(key) {
                stack.extend(node.children.iter().rev().map(|child| (depth + 1, child)));
            }
            Some((depth, key))
        })
    }
}

/// The keys in an order in which children come before their parents.
fn upwards<K: Ord + Clone + fmt::Display>(
    nodes: &BTreeMap<K, Node<K>>,
) -> Result<Vec<K>, TreeError> {
    let mut open: BTreeMap<&K, usize> = nodes
        .iter()
        .map(|(key, node)| (key, node.children.len()))
        .collect();
    let mut done: Vec<K> = nodes
        .iter()
        .filter(|(_, node)| node.children.is_empty())
        .map(|(key, _)| key.clone())
        .collect();
    let mut at = 0;
    while let Some(key) = done.get(at) {
        at += 1;
        let parent = nodes.get(key).and_then(|node| node.parent.as_ref());
        if let Some(parent) = parent
            && let Some(left) = open.get_mut(parent)
        {
            *left -= 1;
            if *left == 0 {
                done.push(parent.clone());
            }
        }
    }
    if done.len() == nodes.len() {
        return Ok(done);
    }
    // What is left has children that are never done: go up from one until a key comes again.
    let left = open.into_iter().find(|(_, left)| *left > 0);
    let mut path: Vec<&K> = Vec::new();
    let mut places = BTreeMap::new();
    let mut next = left.map(|(key, _)| key);
    while let Some(key) = next {
        if let Some(from) = places.insert(key, path.len()) {
            path.push(key);
            path.drain(..from);
            break;
        }
        path.push(key);
        next = nodes.get(key).and_then(|node| node.parent.as_ref());
    }
    Err(TreeError::Cycle {
        path: path.into_iter().map(ToString::to_string).collect(),
    })
}

impl Tree<RegionCode> {
    /// The tree of some regions and of all that their codes lie in, up to the provinces (GB/T 2260). They come in the order given, one
    /// that is not given where the first part of it is.
    ///
    /// # Errors
    /// [`TreeError::Repeated`] where a code is given twice.
    pub fn of_codes(codes: impl IntoIterator<Item = RegionCode>) -> Result<Self, TreeError> {
        let mut given = BTreeMap::new();
        let mut order = Vec::new();
        for code in codes {
            for ancestor in code.ancestors() {
                given.entry(ancestor).or_insert_with(|| {
                    order.push(ancestor);
                    false
                });
            }
            if !given.contains_key(&code) {
                order.push(code);
            }
            if given.insert(code, true) == Some(true) {
                return Err(TreeError::Repeated {
                    child: code.to_string(),
                    parent: code.province_name().to_owned(),
                });
            }
        }
        let pairs = order
            .iter()
            .filter_map(|code| Some((*code, code.parent()?)));
        let tree = Self::new(pairs)?;
        Ok(order.iter().fold(tree, |tree, code| tree.with_root(*code)))
    }

    /// A tree of regions with parents as given; each must lie in its parent by its code.
    ///
    /// Levels may be left out, as for counties run by the province (省直管县): 330324 under 33, where 3303 is not in the tree. Where it
    /// is, 330324 has to be a part of it, or would be counted in both.
    ///
    /// # Errors
    /// As [`Tree::new`]; [`TreeError::ForeignParent`] for a child under another province or prefecture than its code says,
    /// [`TreeError::Inverted`] for one under its own part; [`TreeError::Beside`].
    ///
    /// ```
    /// use zhibiao::aggregate::Tree;
    /// use zhibiao::region::RegionCode;
    ///
    /// let of = |pairs: &[(&str, &str)]| -> Result<_, Box<dyn std::error::Error>> {
    ///     let pairs = pairs.iter().map(|(child, parent)| Ok((child.parse()?, parent.parse()?)));
    ///     let pairs = pairs.collect::<Result<Vec<(RegionCode, RegionCode)>, zhibiao::region::RegionError>>()?;
    ///     Ok(Tree::of_regions(pairs)?)
    /// };
    /// assert!(of(&[("330324", "33"), ("3302", "33")]).is_ok());
    /// assert!(of(&[("330324", "33"), ("3303", "33")]).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_regions(
        pairs: impl IntoIterator<Item = (RegionCode, RegionCode)>,
    ) -> Result<Self, TreeError> {
        let pairs: Vec<_> = pairs.into_iter().collect();
        let tree = Self::new(pairs.iter().copied())?;
        for (child, parent) in &pairs {
            if parent.is_within(child) {
                return Err(TreeError::Inverted {
                    child: child.to_string(),
                    parent: parent.to_string(),
                });
            }
            if !child.is_within(parent) {
                return Err(TreeError::ForeignParent {
                    child: child.to_string(),
                    parent: parent.to_string(),
                    region: child
                        .parent()
                        .map_or(child.province_name().to_owned(), |region| {
                            region.to_string()
                        }),
                });
            }
        }
        // A parent is an ancestor by the code; if it is the nearest in the tree, those above it are too.
        for (key, node) in &tree.nodes {
            if let Some(outer) = key.ancestors().find(|region| tree.contains(region))
                && node.parent != Some(outer)
            {
                return Err(TreeError::Beside {
                    inner: key.to_string(),
                    outer: outer.to_string(),
                });
            }
        }
        Ok(tree)
    }
}
