//! Sums of very many observations by group.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::observation::{Basis, Observation, ReportedValue};
use crate::target::TargetId;

use super::bulk::{TakeRow, in_turn, parts};
use super::by_group::Run;
use super::{AggregateError, ColumnsError, Sum, SumsByGroup};

/// Over what time the values of a sum were counted: values in periods add up, values to date and states only of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Over {
    /// 当期: in periods, each its own.
    Periods,
    /// 累计: to date, as of this day.
    ToDate(NaiveDate),
    /// 时点: the state on this day.
    AtDate(NaiveDate),
}

impl Over {
    fn of(observation: &Observation) -> Self {
        match observation.basis() {
            Basis::InPeriod(_) => Self::Periods,
            Basis::ToDate => Self::ToDate(observation.as_of()),
            Basis::AtDate => Self::AtDate(observation.as_of()),
        }
    }
}

impl fmt::Display for Over {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Periods => f.write_str("in periods"),
            Self::ToDate(day) => write!(f, "to date as of {day}"),
            Self::AtDate(day) => write!(f, "at the date {day}"),
        }
    }
}

/// Exact sums of what was reported, by groups of targets (按指标分组合计), the groups numbered from 0.
///
/// A group may be any: indicator × 31 + province, a department's number. Reports without a value (缺报) are passed over;
/// the count of a sum says how many amounts are in it. It takes each report for one that counts: of revisions, and of
/// a quarter beside its months, give one. Whether what was reported adds over regions or departments
/// is for [`require_sum`](super::require_sum) to say.
///
/// ```
/// use std::collections::HashMap;
/// use zhibiao::aggregate::ReportsByGroup;
/// use zhibiao::observation::Observation;
/// use zhibiao::period::Period;
/// use zhibiao::quantity::Quantity;
/// use zhibiao::target::TargetId;
///
/// let (north, south): (TargetId, TargetId) = ("road-11".parse()?, "road-44".parse()?);
/// let mut reported = Vec::new();
/// for (target, month, amount) in [(&north, 1, "3公里"), (&south, 1, "800米"), (&north, 2, "500米")] {
///     let amount: Quantity = amount.parse()?;
///     reported.push(Observation::in_period(target.clone(), Period::month(2024, month)?, amount)?);
/// }
/// let provinces = HashMap::from([(north, 0), (south, 1)]);
/// let mut sums = ReportsByGroup::new(2)?;
/// sums.extend_from_slice(&reported, |target| provinces.get(target).copied())?;
/// assert_eq!(sums.sums()[0].finish()?, Some("3500米".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct ReportsByGroup {
    sums: SumsByGroup,
    /// Over what, for each group that holds something.
    over: Vec<Option<Over>>,
}

impl ReportsByGroup {
    /// So many groups, each with the sum of nothing.
    ///
    /// # Errors
    /// [`ColumnsError::TooManyGroups`] above [`SumsByGroup::MOST_GROUPS`].
    pub fn new(groups: usize) -> Result<Self, ColumnsError> {
        Ok(Self {
            sums: SumsByGroup::new(groups)?,
            over: vec![None; groups],
        })
    }

    /// The sum of each group.
    #[must_use]
    pub fn sums(&self) -> &[Sum] {
        self.sums.sums()
    }

    /// Adds the amounts of all observations of a slice, each to the group of its target; `None` leaves a target out.
    ///
    /// `group` is asked about once for each id in memory: ids that are clones of one another, such as those of a plan's
    /// targets, are known again without a look at their text. So it must give the same answer for the same id.
    ///
    /// # Errors
    /// [`AggregateError::NoAmount`] for a rank, a stage or words; [`AggregateError::OtherTime`] where values to date or states
    /// of a group are of several days, or stand beside values in periods; [`AggregateError::Columns`] for a group that does
    /// not exist; else as [`Sum::push`]. The sums are then as before.
    pub fn extend_from_slice(
        &mut self,
        observations: &[Observation],
        group: impl Fn(&TargetId) -> Option<u32>,
    ) -> Result<(), AggregateError> {
        let mut scan = Scan {
            run: Run::new(self.over.len()),
            over: self.over.clone(),
            memory: Memory::new(observations.len()),
            group,
        };
        if scan.take_all(observations).is_err() {
            // The first that cannot be added, in the order of the slice.
            let group = scan.group;
            return self.one_by_one(observations, group);
        }
        self.sums.take(scan.run.finish()?)?;
        self.over = scan.over;
        Ok(())
    }

    fn one_by_one(
        &mut self,
        observations: &[Observation],
        group: impl Fn(&TargetId) -> Option<u32>,
    ) -> Result<(), AggregateError> {
        let mut careful = Self {
            sums: SumsByGroup::of_nothing(self.over.len()),
            over: self.over.clone(),
        };
        for (row, observation) in observations.iter().enumerate() {
            let Some(group) = group(observation.target()) else {
                continue;
            };
            let Some(over) = careful.over.get_mut(group as usize) else {
                return Err(self.sums.unknown(row, group));
            };
            let Some(value) = observation.value() else {
                continue;
            };
            let ReportedValue::Amount(amount) = value else {
                return Err(no_amount(observation, value));
            };
            admit(over, observation)?;
            if let Some(sum) = careful.sums.sum_mut(group) {
                sum.push(amount)?;
            }
        }
        self.sums.merge(&careful.sums)?;
        self.over = careful.over;
        Ok(())
    }

    /// Adds all that other sums by the same groups hold.
    ///
    /// # Errors
    /// As [`SumsByGroup::merge`], and [`AggregateError::OtherTime`]. The sums are then as before.
    pub fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        let mut over = self.over.clone();
        for (own, other) in over.iter_mut().zip(&other.over) {
            match (*own, *other) {
                (Some(first), Some(other)) if first != other => {
                    return Err(AggregateError::OtherTime { first, other });
                }
                (None, other) => *own = other,
                _ => {}
            }
        }
        self.sums.merge(&other.sums)?;
        self.over = over;
        Ok(())
    }
}

/// Whether the report goes with the others of its group.
fn admit(over: &mut Option<Over>, observation: &Observation) -> Result<(), AggregateError> {
    let own = Over::of(observation);
    match *over {
        Some(first) if first != own => Err(AggregateError::OtherTime { first, other: own }),
        Some(_) => Ok(()),
        None => {
            *over = Some(own);
            Ok(())
        }
    }
}

#[cold]
fn no_amount(observation: &Observation, value: &ReportedValue) -> AggregateError {
    AggregateError::NoAmount {
        target: observation.target().clone(),
        value: value.to_string(),
    }
}

/// A run over many observations.
struct Scan<F> {
    run: Run,
    over: Vec<Option<Over>>,
    memory: Memory,
    group: F,
}

impl<F: Fn(&TargetId) -> Option<u32>> Scan<F> {
    #[inline(never)] // within another function, less of it stays in registers
    fn take_all(&mut self, observations: &[Observation]) -> Result<(), AggregateError> {
        let (parts, rest) = parts(observations);
        in_turn(self, parts.map(<[_]>::iter), rest.iter())
    }

    #[inline(never)]
    fn take_any(&mut self, observation: &Observation) -> Result<(), AggregateError> {
        let known = self.memory.group(observation.target(), &self.group);
        let Some(group) = known else {
            return Ok(());
        };
        let Some(over) = self.over.get_mut(group as usize) else {
            return Err(self.run.unknown(group));
        };
        match observation.value() {
            None => Ok(()),
            Some(ReportedValue::Amount(amount)) => {
                admit(over, observation)?;
                if *over == Some(Over::Periods) {
                    self.memory.set_over_periods(observation.target());
                }
                self.run.put(amount, group)
            }
            Some(value) => Err(no_amount(observation, value)),
        }
    }
}

impl<F: Fn(&TargetId) -> Option<u32>> TakeRow<&Observation> for Scan<F> {
    #[inline(always)]
    #[allow(clippy::inline_always)]
    fn take(&mut self, observation: &Observation) -> Result<(), AggregateError> {
        if observation.is_in_period()
            && let Some(ReportedValue::Amount(amount)) = observation.value()
            && let Some(group) = self.memory.over_periods(observation.target())
        {
            return self.run.put(amount, group);
        }
        self.take_any(observation)
    }
}

/// The groups of the ids met lately, by where their text lies: while the observations are borrowed, no other id lies there.
struct Memory {
    places: Vec<Place>,
    shift: u32,
}

#[derive(Clone, Copy)]
struct Place {
    /// Of the id; 0 for none.
    address: usize,
    group: u32,
    known: Known,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// The id is left out.
    NoGroup,
    Group,
    /// The group holds values in periods, which it will do to the end.
    OverPeriods,
}

impl Memory {
    /// The most ids to be ready for, far more than a plan has targets; at twice as many places, a megabyte.
    const MOST: usize = 1 << 15;

    fn new(rows: usize) -> Self {
        let places = rows.clamp(1, Self::MOST).next_power_of_two() * 2;
        let empty = Place {
            address: 0,
            group: 0,
            known: Known::NoGroup,
        };
        Self {
            places: vec![empty; places],
            shift: u64::BITS - places.trailing_zeros(),
        }
    }

    #[inline(always)]
    #[allow(clippy::inline_always)]
    fn index(&self, id: &TargetId) -> usize {
        // Fibonacci hashing: Knuth, vol. 3, section 6.4.
        let hash = (id.address() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift;
        usize::try_from(hash).unwrap_or(usize::MAX)
    }

    /// Where an id is, or would be: in one place or, where another took that before, in the one beside it.
    #[inline(always)]
    #[allow(clippy::inline_always)]
    fn place(&self, id: &TargetId) -> (usize, Option<&Place>) {
        let index = self.index(id);
        match self.places.get(index) {
            Some(place) if place.address != id.address() && place.address != 0 => {
                let beside = index ^ 1;
                (beside, self.places.get(beside))
            }
            place => (index, place),
        }
    }

    /// The group of an id, if it is known and holds values in periods.
    #[inline(always)]
    #[allow(clippy::inline_always)]
    fn over_periods(&self, id: &TargetId) -> Option<u32> {
        let (_, place) = self.place(id);
        let place = place.filter(|place| place.address == id.address())?;
        (place.known == Known::OverPeriods).then_some(place.group)
    }

    fn set_over_periods(&mut self, id: &TargetId) {
        let (index, _) = self.place(id);
        if let Some(place) = self.places.get_mut(index)
            && place.address == id.address()
        {
            place.known = Known::OverPeriods;
        }
    }

    fn group(&mut self, id: &TargetId, group: impl Fn(&TargetId) -> Option<u32>) -> Option<u32> {
        let (index, _) = self.place(id);
        let Some(place) = self.places.get_mut(index) else {
            return group(id);
        };
        if place.address != id.address() {
            let found = group(id);
            *place = Place {
                address: id.address(),
                group: found.unwrap_or_default(),
                known: found.map_or(Known::NoGroup, |_| Known::Group),
            };
        }
        (place.known != Known::NoGroup).then_some(place.group)
    }
}

/// The wire form: a group's sum, and over what.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Wire(Vec<(Sum, Option<Over>)>);

impl From<ReportsByGroup> for Wire {
    fn from(reports: ReportsByGroup) -> Self {
        let sums = reports.sums.sums().iter().cloned();
        Self(sums.zip(reports.over).collect())
    }
}

impl TryFrom<Wire> for ReportsByGroup {
    type Error = &'static str;

    fn try_from(Wire(groups): Wire) -> Result<Self, Self::Error> {
        let fits = |(sum, over): &(Sum, Option<Over>)| (sum.count() == 0) == over.is_none();
        if !groups.iter().all(fits) {
            return Err("a group says over what its values were counted where it holds any");
        }
        let (sums, over): (Vec<Sum>, Vec<Option<Over>>) = groups.into_iter().unzip();
        Ok(Self {
            sums: sums.into(),
            over,
        })
    }
}
