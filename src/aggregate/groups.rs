//! One aggregate for each key.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Aggregate, AggregateError};

/// An aggregate for each key of a caller's (分组), in the order of the keys.
///
/// It is itself a monoid, of pairs: memory is bounded by the number of keys, and adding an item changes one group only. A
/// state travels as the template that its groups start from and a list of `[key, state]`.
///
/// ```
/// use zhibiao::aggregate::{Aggregate, Groups, Sum, WeightedValue, WeightedMean};
/// use zhibiao::quantity::Quantity;
///
/// let mut by_theme: Groups<&str, Sum> = Groups::default();
/// for (theme, amount) in [("交通", "3公里"), ("教育", "1650个"), ("交通", "500米")] {
///     by_theme.push_to(&theme, &amount.parse::<Quantity>()?)?;
/// }
/// let roads = by_theme.get(&"交通").ok_or("no roads")?;
/// assert_eq!(roads.finish()?, Some("3500米".parse()?));
///
/// // What an aggregate is told beforehand, such as the name of the weight, its groups are told by a template.
/// let mut by_city = Groups::of(WeightedMean::new("常住人口"));
/// by_city.push_to(&"温州市", &WeightedValue { value: "5%".parse()?, weight: "3人".parse()? })?;
/// assert_eq!(by_city.get(&"温州市").map(WeightedMean::weight), Some("常住人口"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Wire<K, A>", into = "Wire<K, A>")]
#[serde(bound(
    serialize = "K: Ord + Clone + Serialize, A: Clone + Serialize",
    deserialize = "K: Ord + Deserialize<'de>, A: Aggregate + PartialEq + Deserialize<'de>"
))]
pub struct Groups<K, A> {
    /// What a group is before its first item.
    template: A,
    groups: BTreeMap<K, A>,
}

/// No groups, of an aggregate that is told nothing beforehand.
impl<K, A: Default> Default for Groups<K, A> {
    fn default() -> Self {
        Self {
            template: A::default(),
            groups: BTreeMap::new(),
        }
    }
}

impl<K: Ord + Clone, A: Aggregate + Clone> Groups<K, A> {
    /// No groups yet; each will start as the [identity](Aggregate::identity) of the template.
    #[must_use]
    #[allow(clippy::needless_pass_by_value)] // what it has taken in is left behind
    pub fn of(template: A) -> Self {
        Self {
            template: template.identity(),
            groups: BTreeMap::new(),
        }
    }

    /// Takes an item into the group of a key.
    ///
    /// # Errors
    /// As the aggregate's own; all groups are then as before.
    pub fn push_to(&mut self, key: &K, item: &A::Item) -> Result<(), AggregateError> {
        if let Some(group) = self.groups.get_mut(key) {
            return group.push(item);
        }
        let mut group = self.template.clone();
        group.push(item)?;
        self.groups.insert(key.clone(), group);
        Ok(())
    }

    /// Takes in all that other groups have taken in.
    ///
    /// # Errors
    /// As the aggregate's own, also where the templates do not go together; all groups are then as before.
    pub fn merge(&mut self, other: &Self) -> Result<(), AggregateError>
    where
        A: PartialEq,
    {
        let mut template = self.template.clone();
        template.merge(&other.template)?;
        let mut merged = Vec::with_capacity(other.groups.len());
        // What is here has to go with what the template is told now. Else only what the other has is looked at, so that many small
        // states merge into one that grows.
        if template != self.template {
            for (key, state) in &self.groups {
                let mut group = template.clone();
                group.merge(state)?;
                if !other.groups.contains_key(key) {
                    merged.push((key.clone(), group));
                }
            }
        }
        for (key, state) in &other.groups {
            let mut group = self.groups.get(key).unwrap_or(&template).clone();
            group.merge(state)?;
            merged.push((key.clone(), group));
        }
        self.template = template;
        self.groups.extend(merged);
        Ok(())
    }

    /// All groups as one.
    ///
    /// # Errors
    /// As the aggregate's own.
    pub fn whole(&self) -> Result<A, AggregateError> {
        let mut whole = self.template.clone();
        self.groups
            .values()
            .try_for_each(|group| whole.merge(group))?;
        Ok(whole)
    }
}

impl<K: Ord, A> Groups<K, A> {
    /// The group of a key.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&A> {
        self.groups.get(key)
    }

    /// The groups in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &A)> {
        self.groups.iter()
    }

    /// How many groups there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Whether there is no group.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire<K, A> {
    template: A,
    groups: Vec<(K, A)>,
}

impl<K: Ord, A: Aggregate + PartialEq> TryFrom<Wire<K, A>> for Groups<K, A> {
    type Error = WireError;

    fn try_from(wire: Wire<K, A>) -> Result<Self, WireError> {
        let template = wire.template;
        if template != template.identity() {
            return Err(WireError::Template);
        }
        let mut groups = BTreeMap::new();
        for (key, state) in wire.groups {
            if state.identity() != template {
                return Err(WireError::Other);
            }
            if groups.insert(key, state).is_some() {
                return Err(WireError::Repeated);
            }
        }
        Ok(Self { template, groups })
    }
}

impl<K, A> From<Groups<K, A>> for Wire<K, A> {
    fn from(groups: Groups<K, A>) -> Self {
        Self {
            template: groups.template,
            groups: groups.groups.into_iter().collect(),
        }
    }
}

/// Why serialized groups are refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum WireError {
    #[error("the template of groups has taken in something already")]
    Template,
    #[error("a group does not start from the template, as one weighted by something else")]
    Other,
    #[error("a key stands for two groups")]
    Repeated,
}
