//! All observations of a plan, in one order.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Observation;
use super::ordered::Ordered;
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
    targets: BTreeMap<TargetId, Ordered>,
}

impl Log {
    /// A log without observations.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            targets: BTreeMap::new(),
        }
    }

    /// Adds an observation, in whatever order; it is put in its place when the log is next read.
    pub fn push(&mut self, observation: Observation) {
        self.targets
            .entry(observation.target().clone())
            .or_default()
            .push(observation);
    }

    /// The observations of a target: by day, then by basis, then by revision.
    #[must_use]
    pub fn of(&self, target: &TargetId) -> &[Observation] {
        self.targets.get(target).map_or(&[], Ordered::as_slice)
    }

    /// All observations, by target.
    pub fn iter(&self) -> impl Iterator<Item = &Observation> {
        self.targets.values().flat_map(Ordered::as_slice)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.targets.values().map(Ordered::len).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }
}

impl Extend<Observation> for Log {
    fn extend<I: IntoIterator<Item = Observation>>(&mut self, observations: I) {
        for observation in observations {
            self.push(observation);
        }
        self.targets.values_mut().for_each(Ordered::settle);
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
        log.targets
            .into_values()
            .flat_map(Ordered::into_vec)
            .collect()
    }
}
