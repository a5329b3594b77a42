//! Amounts of several targets in one: added where that has a meaning, or why there is no sum.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::indicator::{Measure, per_head};
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::target::{Bound, BoundKind, Target};
use crate::unit::{Dimension, Unit, UnitDimension};

use super::additivity::never_adds;
use super::interval::{Ends, PublishedFigure, Shortening, TotalComparison};
use super::scope::{Scope, disjoint, one_class, one_stage};
use super::{AggregateError, Axis, Over, Sum, require_sum};

/// Over which things amounts are added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Things {
    /// Of one class only.
    OfOneClass,
    /// Of any class, where the caller asks for it; what is counted by the piece is of one class even so.
    OfAnyClass,
}

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
    scopes: BTreeSet<Scope>,
    /// Of amounts that are aimed at.
    bounds: BTreeSet<BoundKind>,
    /// The first and the last day that reported amounts are as of.
    days: Option<(NaiveDate, NaiveDate)>,
    /// The least unit of each dimension, to name it.
    units: BTreeMap<UnitDimension, Unit>,
    /// Of nothing unless all are of one dimension that adds.
    sum: Sum,
    /// The ends, as long as they fit.
    ends: Option<Shortened>,
}

impl Amounts {
    /// What a target aims at.
    pub(super) fn planned(
        plan: &Plan,
        target: &Target,
        bound: &Bound,
    ) -> Result<Self, AggregateError> {
        Ok(Self {
            bounds: BTreeSet::from([bound.kind()]),
            ..Self::of(plan, target, bound.value())?
        })
    }

    /// What was reported on a target.
    pub(super) fn reported(
        plan: &Plan,
        target: &Target,
        amount: &Quantity,
        as_of: NaiveDate,
    ) -> Result<Self, AggregateError> {
        Ok(Self {
            days: Some((as_of, as_of)),
            ..Self::of(plan, target, amount)?
        })
    }

    fn of(plan: &Plan, target: &Target, amount: &Quantity) -> Result<Self, AggregateError> {
        // An average over people by its name does not add, whatever it is written in.
        let unit = per_head(target.indicator().name(), amount.unit());
        let amount = &Quantity::new(amount.magnitude(), unit)?;
        let mut amounts = Self {
            count: 1,
            only: Some(*amount),
            measures: BTreeSet::from([target.measure()]),
            scopes: BTreeSet::from([Scope::of(plan, target)]),
            units: BTreeMap::from([(amount.unit().dimension(), amount.unit())]),
            ..Self::default()
        };
        if never_adds(amount.unit().dimension()).is_none() {
            amounts.sum.push(amount)?;
            amounts.ends = Shortened::of(*amount);
        }
        Ok(amounts)
    }

    pub(super) const fn count(&self) -> u64 {
        self.count
    }

    /// The first and the last day of what was reported.
    pub(super) const fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.days
    }

    pub(super) fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        let count = self
            .count
            .checked_add(other.count)
            .ok_or(AggregateError::Overflow { what: "count" })?;
        let mut dimensions = self.units.keys().chain(other.units.keys());
        let first = dimensions.next();
        let of_one_dimension = dimensions.all(|dimension| Some(dimension) == first);
        let (mut sum, mut ends) = (Sum::new(), None);
        if of_one_dimension {
            sum.clone_from(&self.sum);
            sum.merge(&other.sum)?;
            ends = match (self.count, other.count) {
                (0, _) => other.ends.clone(),
                (_, 0) => self.ends.clone(),
                _ => (self.ends.clone().zip(other.ends.as_ref()))
                    .and_then(|(own, other)| own.merged(other)),
            };
        }
        // From here on nothing fails.
        self.only = match (self.count, other.count) {
            (0, _) => other.only,
            (_, 0) => self.only,
            _ => None,
        };
        (self.count, self.sum, self.ends) = (count, sum, ends);
        self.measures.extend(&other.measures);
        self.scopes.extend(other.scopes.iter().cloned());
        self.bounds.extend(&other.bounds);
        self.days = match (self.days, other.days) {
            (Some((first, last)), Some((one, two))) => Some((first.min(one), last.max(two))),
            (days, None) | (None, days) => days,
        };
        for (dimension, unit) in &other.units {
            let least = self.units.entry(*dimension).or_insert(*unit);
            *least = (*least).min(*unit);
        }
        Ok(())
    }

    /// Whether amounts of what these are of add at all, whatever the bounds and the days.
    pub(super) fn check(&self, over: Things) -> Result<(), AggregateError> {
        if self.count <= 1 {
            return Ok(());
        }
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
            if self.differ(|scope| scope.period) {
                require_sum(measure, *unit, Axis::Periods)?;
            }
            if self.differ(|scope| scope.region.as_ref()) {
                require_sum(measure, *unit, Axis::Regions)?;
            }
        }
        if measure == Measure::Total {
            one_stage(&self.scopes)?;
        } else if let Some((first, other)) = self.scopes.first().zip(self.scopes.last())
            && first.indicator != other.indicator
        {
            // Amounts of work may be of several sorts; states of different things are no parts of one.
            return Err(AggregateError::MixedIndicators {
                measure,
                first: first.indicator.clone(),
                other: other.indicator.clone(),
            });
        }
        let mut units = self.units.values();
        if let (Some(first), Some(other)) = (units.next(), units.next()) {
            return Err(AggregateError::Mixed {
                first: *first,
                other: *other,
            });
        }
        let is_count = |unit: &Unit| {
            let dimension = unit.dimension();
            dimension.per.is_none() && matches!(dimension.numerator, Dimension::Count(_))
        };
        if over == Things::OfOneClass || self.units.values().any(is_count) {
            one_class(self.scopes.iter().map(|scope| scope.indicator.as_str()))?;
        }
        disjoint(&self.scopes)
    }

    fn differ<'a, T: PartialEq>(&'a self, part: impl Fn(&'a Scope) -> T) -> bool {
        let mut parts = self.scopes.iter().map(part);
        let first = parts.next();
        parts.any(|part| Some(part) != first)
    }

    /// Whether the bounds add to one: an upper limit with upper limits only.
    fn check_bounds(&self) -> Result<(), AggregateError> {
        let is_upper = |kind: &&BoundKind| matches!(kind, BoundKind::AtMost | BoundKind::LessThan);
        let upper = self.bounds.iter().find(is_upper);
        match (upper, self.bounds.iter().find(|kind| !is_upper(kind))) {
            (Some(first), Some(other)) => Err(AggregateError::MixedBounds {
                first: *first,
                other: *other,
            }),
            _ => Ok(()),
        }
    }

    /// Whether the reports are of one day where the number is a state.
    fn check_days(&self) -> Result<(), AggregateError> {
        match self.days {
            Some((first, last))
                if first != last && !self.measures.iter().all(|one| one.accumulates()) =>
            {
                Err(AggregateError::OtherTime {
                    first: Over::AtDate(first),
                    other: Over::AtDate(last),
                })
            }
            _ => Ok(()),
        }
    }

    pub(super) fn finish(&self, over: Things) -> Result<Option<Quantity>, AggregateError> {
        if self.count <= 1 {
            return Ok(self.only);
        }
        self.check(over)?;
        self.check_bounds()?;
        self.check_days()?;
        self.sum.finish()
    }

    /// A total beside what the amounts come to, each taken for shortened at the places it is written with.
    pub(super) fn compare(
        &self,
        total: &PublishedFigure,
        shortening: Shortening,
    ) -> Result<Option<TotalComparison>, AggregateError> {
        if self.finish(Things::OfOneClass)?.is_none() {
            return Ok(None);
        }
        if let Some(unit) = self.units.values().next()
            && let Some(rule) = never_adds(unit.dimension())
        {
            return Err(AggregateError::NotAdditive { unit: *unit, rule });
        }
        let exact;
        let ends = match (shortening, &self.ends) {
            (Shortening::Exact, _) => {
                exact = Ends::exact(&self.sum);
                &exact
            }
            (Shortening::Rounded, Some(ends)) => &ends.rounded,
            (Shortening::Truncated, Some(ends)) => &ends.truncated,
            (_, None) => return Err(AggregateError::Overflow { what: "interval" }),
        };
        ends.compare(total, &self.sum, shortening).map(Some)
    }
}

/// The ends of amounts, by how they may have been shortened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shortened {
    rounded: Ends,
    truncated: Ends,
}

impl Shortened {
    /// Of an amount as written; `None` where an end has more digits than fit.
    fn of(amount: Quantity) -> Option<Self> {
        let reported = PublishedFigure::as_written(amount);
        let ends = |shortening| {
            let mut ends = Ends::default();
            ends.push(&reported, shortening).ok().map(|()| ends)
        };
        Some(Self {
            rounded: ends(Shortening::Rounded)?,
            truncated: ends(Shortening::Truncated)?,
        })
    }

    /// Of the amounts of both; `None` where an end does not fit.
    fn merged(mut self, other: &Self) -> Option<Self> {
        self.rounded.merge(&other.rounded).ok()?;
        self.truncated.merge(&other.truncated).ok()?;
        Some(self)
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
    scopes: BTreeSet<Scope>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    bounds: BTreeSet<BoundKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    days: Option<(NaiveDate, NaiveDate)>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    units: BTreeSet<Unit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sum: Option<Sum>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ends: Option<Shortened>,
}

impl From<Amounts> for Wire {
    fn from(amounts: Amounts) -> Self {
        Self {
            count: amounts.count,
            only: amounts.only,
            measures: amounts.measures,
            scopes: amounts.scopes,
            bounds: amounts.bounds,
            days: amounts.days,
            units: amounts.units.into_values().collect(),
            sum: (amounts.sum.count() > 0).then_some(amounts.sum),
            ends: amounts.ends,
        }
    }
}

impl TryFrom<Wire> for Amounts {
    type Error = &'static str;

    fn try_from(wire: Wire) -> Result<Self, Self::Error> {
        let (listed, some) = (wire.units.len(), wire.count > 0);
        let units: BTreeMap<UnitDimension, Unit> = wire
            .units
            .into_iter()
            .map(|unit| (unit.dimension(), unit))
            .collect();
        let amounts = Self {
            count: wire.count,
            only: wire.only,
            measures: wire.measures,
            scopes: wire.scopes,
            bounds: wire.bounds,
            days: wire.days,
            units,
            sum: wire.sum.unwrap_or_default(),
            ends: wire.ends,
        };
        let no_more_than_amounts =
            |length| u64::try_from(length).is_ok_and(|length: u64| length <= wire.count);
        if amounts.only.is_some() != (amounts.count == 1)
            || amounts.measures.is_empty() == some
            || amounts.scopes.is_empty() == some
            || amounts.units.is_empty() == some
            || amounts.units.len() != listed
            || ![
                amounts.measures.len(),
                amounts.scopes.len(),
                amounts.bounds.len(),
                listed,
            ]
            .into_iter()
            .all(no_more_than_amounts)
            || amounts.days.is_some_and(|(first, last)| {
                first > last || !some || (amounts.count == 1 && first != last)
            })
        {
            return Err("the number of amounts does not go with what is said of them");
        }
        if amounts.is_sum_of_them() {
            Ok(amounts)
        } else {
            Err("the sum does not go with the number of amounts and their unit")
        }
    }
}

impl Amounts {
    /// Whether the sum and its ends can be those of these amounts.
    fn is_sum_of_them(&self) -> bool {
        let adds = self.units.len() == 1
            && self
                .units
                .keys()
                .all(|dimension| never_adds(*dimension).is_none());
        let Some(unit) = self.sum.unit().filter(|_| adds) else {
            return !adds && self.sum.count() == 0 && self.ends.is_none();
        };
        if let Some(only) = &self.only {
            let mut sum = Sum::new();
            return sum.push(only).is_ok()
                && self.units.values().eq([&only.unit()])
                && self.sum == sum
                && self.ends == Shortened::of(*only);
        }
        self.sum.count() == self.count
            && self.units.contains_key(&unit.dimension())
            && self
                .ends
                .iter()
                .all(|ends| ends.rounded.hold(&self.sum) && ends.truncated.hold(&self.sum))
    }
}
