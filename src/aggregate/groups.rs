//! One aggregate for each key.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Aggregate, AggregateError};

/// An aggregate for each key of a caller's (分组), in the order of the keys.
///
/// It is itself a monoid, of pairs: memory is bounded by the number of keys, and adding an item changes one group only. A
/// state travels as a list of `[key, state]`.
///
/// ```
/// use zhibiao::aggregate::{Aggregate, Groups, Sum};
/// use zhibiao::quantity::Quantity;
///
/// let mut by_theme: Groups<&str, Sum> = Groups::default();
/// for (theme, amount) in [("交通", "3公里"), ("教育", "1650个"), ("交通", "500米")] {
///     by_theme.push_to(&theme, &amount.parse::<Quantity>()?)?;
/// }
/// let roads = by_theme.get(&"交通").ok_or("no roads")?;
/// assert_eq!(roads.finish()?, Some("3500米".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<(K, A)>", into = "Vec<(K, A)>")]
#[serde(bound(
    serialize = "K: Ord + Clone + Serialize, A: Clone + Serialize",
    deserialize = "K: Ord + Deserialize<'de>, A: Deserialize<'de>"
))]
pub struct Groups<K, A>(BTreeMap<K, A>);

impl<K, A> Default for Groups<K, A> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord + Clone, A: Aggregate + Clone> Groups<K, A> {
    /// Takes an item into the group of a key.
    ///
    /// # Errors
    /// As the aggregate's own; all groups are then as before.
    pub fn push_to(&mut self, key: &K, item: &A::Item) -> Result<(), AggregateError> {
        if let Some(group) = self.0.get_mut(key) {
            return group.push(item);
        }
        let mut group = A::default();
        group.push(item)?;
        self.0.insert(key.clone(), group);
        Ok(())
    }

    /// Takes in all that other groups have taken in.
    ///
    /// # Errors
    /// As the aggregate's own; all groups are then as before.
    pub fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        let mut merged = Vec::with_capacity(other.0.len());
        for (key, state) in &other.0 {
            let mut group = self.0.get(key).cloned().unwrap_or_default();
            group.merge(state)?;
            merged.push((key.clone(), group));
        }
        self.0.extend(merged);
        Ok(())
    }

    /// All groups as one.
    ///
    /// # Errors
    /// As the aggregate's own.
    pub fn whole(&self) -> Result<A, AggregateError> {
        let mut whole = A::default();
        self.0.values().try_for_each(|group| whole.merge(group))?;
        Ok(whole)
    }
}

impl<K: Ord, A> Groups<K, A> {
    /// The group of a key.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&A> {
        self.0.get(key)
    }

    /// The groups in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &A)> {
        self.0.iter()
    }

    /// How many groups there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no group.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Ord, A> TryFrom<Vec<(K, A)>> for Groups<K, A> {
    type Error = &'static str;

    fn try_from(list: Vec<(K, A)>) -> Result<Self, Self::Error> {
        let mut groups = BTreeMap::new();
        for (key, state) in list {
            if groups.insert(key, state).is_some() {
                return Err("a key stands for two groups");
            }
        }
        Ok(Self(groups))
    }
}

impl<K, A> From<Groups<K, A>> for Vec<(K, A)> {
    fn from(groups: Groups<K, A>) -> Self {
        groups.0.into_iter().collect()
    }
}
