//! Counts: of items, of what was reported, of what was achieved, of each status.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::number::Ratio;
use crate::quantity::Quantity;

use super::{Aggregate, AggregateError};

const TOO_MANY: AggregateError = AggregateError::Overflow { what: "count" };

/// How many quantities there are (个数), whatever their units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Count(u64);

impl Count {
    /// The number so far.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl Aggregate for Count {
    type Item = Quantity;
    type Output = u64;

    fn push(&mut self, _: &Quantity) -> Result<(), AggregateError> {
        self.0 = self.0.checked_add(1).ok_or(TOO_MANY)?;
        Ok(())
    }

    fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        self.0 = self.0.checked_add(other.0).ok_or(TOO_MANY)?;
        Ok(())
    }

    fn finish(&self) -> Result<u64, AggregateError> {
        Ok(self.0)
    }
}

/// How many were reported of those that were expected (覆盖面).
///
/// ```
/// use zhibiao::aggregate::{Aggregate, Coverage};
/// let mut coverage = Coverage::default();
/// for reported in [true, true, false] {
///     coverage.push(&reported)?;
/// }
/// assert_eq!(coverage.to_string(), "2/3");
/// assert!(!coverage.is_complete());
/// # Ok::<(), zhibiao::aggregate::AggregateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "WireCoverage")]
pub struct Coverage {
    reported: u64,
    expected: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireCoverage {
    reported: u64,
    expected: u64,
}

impl TryFrom<WireCoverage> for Coverage {
    type Error = &'static str;

    fn try_from(wire: WireCoverage) -> Result<Self, Self::Error> {
        if wire.reported > wire.expected {
            return Err("more are reported than expected");
        }
        Ok(Self {
            reported: wire.reported,
            expected: wire.expected,
        })
    }
}

impl Coverage {
    /// How many were reported.
    #[must_use]
    pub const fn reported(self) -> u64 {
        self.reported
    }

    /// How many were expected.
    #[must_use]
    pub const fn expected(self) -> u64 {
        self.expected
    }

    /// Adds so many reported of so many expected, which are no fewer.
    pub(super) fn add(&mut self, reported: u64, expected: u64) -> Result<(), AggregateError> {
        self.expected = self.expected.checked_add(expected).ok_or(TOO_MANY)?;
        self.reported = self.reported.saturating_add(reported.min(expected));
        Ok(())
    }

    /// Whether all that were expected were reported.
    #[must_use]
    pub const fn is_complete(self) -> bool {
        self.reported == self.expected
    }

    /// Reported ÷ expected; `None` where nothing was expected.
    #[must_use]
    pub fn share(self) -> Option<Ratio> {
        Ratio::new(self.reported.into(), self.expected.into()).ok()
    }
}

impl std::fmt::Display for Coverage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.reported, self.expected)
    }
}

impl Aggregate for Coverage {
    /// Whether an expected one was reported.
    type Item = bool;
    type Output = Self;

    fn push(&mut self, reported: &bool) -> Result<(), AggregateError> {
        self.add(u64::from(*reported), 1)
    }

    fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        self.add(other.reported, other.expected)
    }

    fn finish(&self) -> Result<Self, AggregateError> {
        Ok(*self)
    }
}

/// The share of targets that were achieved (达成率), of those that could be assessed.
///
/// What cannot be assessed is counted apart and is not held against anyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareAchieved {
    /// How many were achieved.
    pub achieved: u64,
    /// How many were assessed and not achieved.
    pub missed: u64,
    /// How many could not be assessed.
    pub not_assessable: u64,
}

impl Aggregate for ShareAchieved {
    /// Whether it was achieved; `None` where that cannot be said.
    type Item = Option<bool>;
    type Output = Option<Ratio>;

    fn push(&mut self, achieved: &Option<bool>) -> Result<(), AggregateError> {
        let count = match achieved {
            Some(true) => &mut self.achieved,
            Some(false) => &mut self.missed,
            None => &mut self.not_assessable,
        };
        *count = count.checked_add(1).ok_or(TOO_MANY)?;
        Ok(())
    }

    fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        let add = |a: u64, b: u64| a.checked_add(b).ok_or(TOO_MANY);
        *self = Self {
            achieved: add(self.achieved, other.achieved)?,
            missed: add(self.missed, other.missed)?,
            not_assessable: add(self.not_assessable, other.not_assessable)?,
        };
        Ok(())
    }

    /// Achieved ÷ assessed; `None` where nothing was assessed.
    fn finish(&self) -> Result<Option<Ratio>, AggregateError> {
        let assessed = self.achieved.checked_add(self.missed).ok_or(TOO_MANY)?;
        Ok(Ratio::new(self.achieved.into(), assessed.into()).ok())
    }
}

/// How often each value occurs (分布), such as each status; in the order of the values.
///
/// It travels as a list of `[value, count]`, so that a value may be of any type that does; one that is there twice, or
/// zero times, is refused.
///
/// ```
/// use zhibiao::aggregate::{Aggregate, Distribution};
///
/// let mut homes = Distribution::default();
/// for (year, quarter) in [(2024, 4), (2025, 1), (2024, 4)] {
///     homes.push(&(year, quarter))?;
/// }
/// assert_eq!(homes.get(&(2024, 4)), 2);
/// assert_eq!(serde_json::to_string(&homes)?, "[[[2024,4],2],[[2025,1],1]]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<(K, u64)>", into = "Vec<(K, u64)>")]
#[serde(bound(
    serialize = "K: Ord + Clone + Serialize",
    deserialize = "K: Ord + Deserialize<'de>"
))]
pub struct Distribution<K: Ord + Clone>(BTreeMap<K, u64>);

impl<K: Ord + Clone> Distribution<K> {
    /// How often a value occurs.
    #[must_use]
    pub fn get(&self, value: &K) -> u64 {
        self.0.get(value).copied().unwrap_or(0)
    }

    /// The values that occur, each with how often it does.
    pub fn iter(&self) -> impl Iterator<Item = (&K, u64)> {
        self.0.iter().map(|(value, count)| (value, *count))
    }

    fn add(&mut self, value: &K, count: u64) -> Result<(), AggregateError> {
        if let Some(known) = self.0.get_mut(value) {
            *known = known.checked_add(count).ok_or(TOO_MANY)?;
        } else {
            self.0.insert(value.clone(), count);
        }
        Ok(())
    }
}

impl<K: Ord + Clone> Default for Distribution<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord + Clone> TryFrom<Vec<(K, u64)>> for Distribution<K> {
    type Error = &'static str;

    fn try_from(list: Vec<(K, u64)>) -> Result<Self, Self::Error> {
        let mut counts = BTreeMap::new();
        for (value, count) in list {
            if count == 0 {
                return Err("a value that does not occur has no count");
            }
            if counts.insert(value, count).is_some() {
                return Err("a value has two counts");
            }
        }
        Ok(Self(counts))
    }
}

impl<K: Ord + Clone> From<Distribution<K>> for Vec<(K, u64)> {
    fn from(distribution: Distribution<K>) -> Self {
        distribution.0.into_iter().collect()
    }
}

impl<K: Ord + Clone> Aggregate for Distribution<K> {
    type Item = K;
    type Output = BTreeMap<K, u64>;

    fn push(&mut self, value: &K) -> Result<(), AggregateError> {
        self.add(value, 1)
    }

    fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        let fits = |(value, count): (&K, u64)| self.get(value).checked_add(count).is_some();
        if !other.iter().all(fits) {
            return Err(TOO_MANY);
        }
        other
            .iter()
            .try_for_each(|(value, count)| self.add(value, count))
    }

    fn finish(&self) -> Result<BTreeMap<K, u64>, AggregateError> {
        Ok(self.0.clone())
    }
}
