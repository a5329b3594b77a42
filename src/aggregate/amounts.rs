//! Amounts of several targets in one: added where that has a meaning, or why there is no sum.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::indicator::Measure;
use crate::period::Period;
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::region::RegionCode;
use crate::target::Target;
use crate::unit::{Unit, UnitDimension};

use super::additivity::never_adds;
use super::interval::{Comparison, Ends, Reported, Shortening};
use super::{AggregateError, Axis, Sum, require_sum};

/// What targets say of themselves, and the sum of their amounts. One amount alone stands for itself, whatever it is.
///
/// Whether there is a sum is decided by what was met, not by the order in which it was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub(super) struct Amounts {
    count: u64,
    /// The amount, where there is one only.
    only: Option<Quantity>,
    measures: BTreeSet<Measure>,
    indicators: TwoLeast<String>,
    periods: TwoLeast<Option<Period>>,
    regions: TwoLeast<Option<(String, Option<RegionCode>)>>,
    /// The least unit of each dimension, to name it.
    units: BTreeMap<UnitDimension, Unit>,
    /// Of nothing unless all are of one dimension that adds; so are the ends.
    sum: Sum,
    rounded: Ends,
    truncated: Ends,
}

/// The two least of some values: as many as it takes to tell whether they differ, and to name two that do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct TwoLeast<T: Ord>(BTreeSet<T>);

impl<T: Ord> Default for TwoLeast<T> {
    fn default() -> Self {
        Self(BTreeSet::new())
    }
}

impl<T: Ord> TwoLeast<T> {
    fn extend(&mut self, values: impl IntoIterator<Item = T>) {
        self.0.extend(values);
        while self.0.len() > 2 {
            self.0.pop_last();
        }
    }

    fn differ(&self) -> bool {
        self.0.len() > 1
    }
}

impl Amounts {
    /// The amount of one target.
    pub(super) fn of(
        plan: &Plan,
        target: &Target,
        amount: &Quantity,
    ) -> Result<Self, AggregateError> {
        let mut amounts = Self {
            count: 1,
            only: Some(*amount),
            measures: BTreeSet::from([target.measure()]),
            units: BTreeMap::from([(amount.unit().dimension(), amount.unit())]),
            ..Self::default()
        };
        let region = plan.region_of(target);
        amounts
            .indicators
            .extend([target.indicator().name().to_owned()]);
        amounts.periods.extend([plan.period_of(target)]);
        amounts
            .regions
            .extend([region.map(|region| (region.name().to_owned(), region.code()))]);
        if never_adds(amount.unit().dimension()).is_none() {
            let reported = Reported::as_written(*amount);
            amounts.sum.push(amount)?;
            amounts.rounded.push(&reported, Shortening::Rounded)?;
            amounts.truncated.push(&reported, Shortening::Truncated)?;
        }
        Ok(amounts)
    }

    pub(super) fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        let mut merged = self.clone();
        merged.count = merged
            .count
            .checked_add(other.count)
            .ok_or(AggregateError::Overflow { what: "count" })?;
        merged.only = match (self.count, other.count) {
            (0, _) => other.only,
            (_, 0) => self.only,
            _ => None,
        };
        merged.measures.extend(&other.measures);
        merged.indicators.extend(other.indicators.0.iter().cloned());
        merged.periods.extend(other.periods.0.iter().copied());
        merged.regions.extend(other.regions.0.iter().cloned());
        for (dimension, unit) in &other.units {
            let least = merged.units.entry(*dimension).or_insert(*unit);
            *least = (*least).min(*unit);
        }
        if merged.units.len() > 1 {
            (merged.sum, merged.rounded, merged.truncated) = Default::default();
        } else {
            merged.sum.merge(&other.sum)?;
            merged.rounded.merge(&other.rounded)?;
            merged.truncated.merge(&other.truncated)?;
        }
        *self = merged;
        Ok(())
    }

    /// Whether the amounts of more than one target may be added.
    fn check(&self) -> Result<(), AggregateError> {
        let mut measures = self.measures.iter().copied();
        let Some(measure) = measures.next() else {
            return Ok(());
        };
        if let Some(other) = measures.next() {
            return Err(AggregateError::MixedMeasures {
                first: measure,
                other,
            });
        }
        for unit in self.units.values() {
            require_sum(measure, *unit, Axis::Parts)?;
            if self.periods.differ() {
                require_sum(measure, *unit, Axis::Periods)?;
            }
            if self.regions.differ() {
                require_sum(measure, *unit, Axis::Regions)?;
            }
        }
        // Amounts of work may be of several sorts; states of different things are no parts of one.
        if measure != Measure::Total
            && let Some((first, other)) = self.indicators.0.first().zip(self.indicators.0.last())
            && first != other
        {
            return Err(AggregateError::MixedIndicators {
                measure,
                first: first.clone(),
                other: other.clone(),
            });
        }
        let mut units = self.units.values();
        match (units.next(), units.next()) {
            (Some(first), Some(other)) => Err(AggregateError::Mixed {
                first: *first,
                other: *other,
            }),
            _ => Ok(()),
        }
    }

    pub(super) fn finish(&self) -> Result<Option<Quantity>, AggregateError> {
        if self.count <= 1 {
            return Ok(self.only);
        }
        self.check()?;
        self.sum.finish()
    }

    /// A total beside what the amounts come to, each taken for shortened at the places it is written with.
    pub(super) fn compare(
        &self,
        total: &Reported,
        shortening: Shortening,
    ) -> Result<Option<Comparison>, AggregateError> {
        if self.finish()?.is_none() {
            return Ok(None);
        }
        if let Some(unit) = self.units.values().next()
            && let Some(rule) = never_adds(unit.dimension())
        {
            return Err(AggregateError::NotAdditive { unit: *unit, rule });
        }
        let ends = match shortening {
            Shortening::Rounded => &self.rounded,
            Shortening::Truncated => &self.truncated,
        };
        ends.compare(total, &self.sum, shortening).map(Some)
    }
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    count: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    only: Option<Quantity>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    measures: BTreeSet<Measure>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    indicators: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    periods: BTreeSet<Option<Period>>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    regions: BTreeSet<Option<(String, Option<RegionCode>)>>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    units: BTreeSet<Unit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sum: Option<WireSum>,
}

/// What there is where the amounts add.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSum {
    exact: Sum,
    rounded: Ends,
    truncated: Ends,
}

impl From<Amounts> for Wire {
    fn from(amounts: Amounts) -> Self {
        let sum = (amounts.sum.count() > 0).then_some(WireSum {
            exact: amounts.sum,
            rounded: amounts.rounded,
            truncated: amounts.truncated,
        });
        Self {
            count: amounts.count,
            only: amounts.only,
            measures: amounts.measures,
            indicators: amounts.indicators.0,
            periods: amounts.periods.0,
            regions: amounts.regions.0,
            units: amounts.units.into_values().collect(),
            sum,
        }
    }
}

impl TryFrom<Wire> for Amounts {
    type Error = &'static str;

    fn try_from(wire: Wire) -> Result<Self, Self::Error> {
        let listed = wire.units.len();
        let units: BTreeMap<UnitDimension, Unit> = wire
            .units
            .into_iter()
            .map(|unit| (unit.dimension(), unit))
            .collect();
        let (few, some) = (1..=2, wire.count > 0);
        let one_or_two = |length| {
            if some {
                few.contains(&length)
            } else {
                length == 0
            }
        };
        if wire.only.is_some() != (wire.count == 1)
            || !one_or_two(wire.indicators.len())
            || !one_or_two(wire.periods.len())
            || !one_or_two(wire.regions.len())
            || wire.measures.is_empty() == some
            || units.is_empty() == some
            || units.len() != listed
        {
            return Err("the number of amounts does not go with what is said of them");
        }
        let adds = units.len() == 1
            && units
                .keys()
                .all(|dimension| never_adds(*dimension).is_none());
        let (sum, rounded, truncated) = match wire.sum {
            Some(sum) => (sum.exact, sum.rounded, sum.truncated),
            None => Default::default(),
        };
        let expected = if adds { wire.count } else { 0 };
        if sum.count() != expected
            || rounded.count() != Some(expected)
            || truncated.count() != Some(expected)
            || sum
                .unit()
                .is_some_and(|unit| !units.contains_key(&unit.dimension()))
        {
            return Err("the sum does not go with the number of amounts and their unit");
        }
        Ok(Self {
            count: wire.count,
            only: wire.only,
            measures: wire.measures,
            indicators: TwoLeast(wire.indicators),
            periods: TwoLeast(wire.periods),
            regions: TwoLeast(wire.regions),
            units,
            sum,
            rounded,
            truncated,
        })
    }
}
