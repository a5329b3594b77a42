//! All observations of a plan, in one order.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Observation, Value};
use crate::target::TargetId;

/// The observations of a plan, target by target, in order of time; the order they came in makes no difference.
///
/// A log keeps what it is given, revisions and duplicates too. What of it counts is decided by the assessment, what is
/// wrong with it by [`check`](super::check).
///
/// ```
/// use chrono::NaiveDate;
/// use zhibiao::observation::{Log, Observation};
/// use zhibiao::quantity::Quantity;
///
/// let day = NaiveDate::from_ymd_opt(2024, 11, 30).ok_or("no such day")?;
/// let first = Observation::to_date("a".parse()?, day, "33个".parse::<Quantity>()?)?;
/// let revised = Observation::to_date("a".parse()?, day, "34个".parse::<Quantity>()?)?.with_revision(1);
/// let log = Log::from_iter([revised.clone(), first.clone()]);
/// assert_eq!(log.of(&"a".parse()?), [first, revised]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Observation>", into = "Vec<Observation>")]
pub struct Log {
    // Each list is sorted by `order`.
    targets: BTreeMap<TargetId, Vec<Observation>>,
}

impl Log {
    /// A log without observations.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            targets: BTreeMap::new(),
        }
    }

    /// Adds an observation.
    pub fn push(&mut self, observation: Observation) {
        let list = self
            .targets
            .entry(observation.target().clone())
            .or_default();
        let place = list.partition_point(|other| order(other, &observation).is_le());
        list.insert(place, observation);
    }

    /// The observations of a target: by day, then by basis, then by revision.
    #[must_use]
    pub fn of(&self, target: &TargetId) -> &[Observation] {
        self.targets.get(target).map_or(&[], Vec::as_slice)
    }

    /// All observations, by target.
    pub fn iter(&self) -> impl Iterator<Item = &Observation> {
        self.targets.values().flatten()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.targets.values().map(Vec::len).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }
}

/// By everything that tells two observations of a target apart, so that a log has one order.
fn order(left: &Observation, right: &Observation) -> Ordering {
    // As written: 235.80亿元 says more than 235.8亿元.
    let text = |observation: &Observation| match observation.value() {
        Some(Value::Amount(amount)) => Some(String::from(*amount)),
        value => value.map(ToString::to_string),
    };
    left.as_of()
        .cmp(&right.as_of())
        .then_with(|| left.basis().cmp(&right.basis()))
        .then_with(|| left.revision().cmp(&right.revision()))
        .then_with(|| left.status().cmp(&right.status()))
        .then_with(|| left.reason().cmp(&right.reason()))
        .then_with(|| text(left).cmp(&text(right)))
        .then_with(|| left.source().cmp(&right.source()))
        .then_with(|| left.evidence().cmp(right.evidence()))
}

impl Extend<Observation> for Log {
    fn extend<I: IntoIterator<Item = Observation>>(&mut self, observations: I) {
        for observation in observations {
            self.targets
                .entry(observation.target().clone())
                .or_default()
                .push(observation);
        }
        for list in self.targets.values_mut() {
            list.sort_by(order);
        }
    }
}

impl FromIterator<Observation> for Log {
    fn from_iter<I: IntoIterator<Item = Observation>>(observations: I) -> Self {
        let mut log = Self::new();
        log.extend(observations);
        log
    }
}

impl From<Vec<Observation>> for Log {
    fn from(observations: Vec<Observation>) -> Self {
        observations.into_iter().collect()
    }
}

impl From<Log> for Vec<Observation> {
    fn from(log: Log) -> Self {
        log.targets.into_values().flatten().collect()
    }
}
