//! A line of a summary: what some targets come to.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::amounts::{Amounts, Things};
use super::super::{
    Aggregate, AggregateError, Coverage, Distribution, PublishedFigure, ShareAchieved, Shortening,
    TotalComparison,
};
use crate::completion::{Actual, Assessment, ProgressStatus};
use crate::number::{Plain, Ratio, RoundingStrategy};
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::target::Aim;

/// What some targets of a plan come to (小计).
///
/// Amounts are added where that has a meaning. A part (其中) is not added where its whole, in a unit of the same dimension, is in
/// the group too, since the whole contains its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WireGroup")]
#[non_exhaustive]
pub struct Group {
    /// The values of the keys, in their order; none for the whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// How many targets there are, those without a number and the parts included.
    pub targets: u64,
    /// How many of them have a report that counts.
    pub coverage: Coverage,
    /// How many were achieved, of those that can be assessed.
    pub achieved: ShareAchieved,
    /// Where they stand.
    pub statuses: Distribution<ProgressStatus>,
    planned: Amounts,
    reported: Amounts,
}

impl Group {
    pub(super) fn new(values: Vec<String>) -> Self {
        Self {
            values,
            targets: 0,
            coverage: Coverage::default(),
            achieved: ShareAchieved::default(),
            statuses: Distribution::default(),
            planned: Amounts::default(),
            reported: Amounts::default(),
        }
    }

    /// The sum of what was promised; `None` where no target has a number. It is a sum of numbers, whether they are at least, about or
    /// just these; of a band the lower end. Work on things of one class adds (县道, 绿道), by their
    /// [head nouns](crate::catalogue::Class); group by [`Key::Indicator`](crate::aggregate::Key::Indicator) too where the sorts matter, and by
    /// [`Key::Class`](crate::aggregate::Key::Class) where there are several classes. Upper limits add to an upper limit, and to nothing else.
    ///
    /// # Errors
    /// Where there is no sum, the reason: several measures or dimensions, a measure that does not add, one thing at several stages
    /// (开工, 竣工), things of several classes (团队, 学位), regions or periods that lie in one another, upper limits among other numbers.
    pub fn planned(&self) -> Result<Option<Quantity>, AggregateError> {
        self.planned.finish(Things::OfOneClass)
    }

    /// As [`planned`](Self::planned), over things of any class: so many kilometres of roads and of pipes. What is counted by the piece
    /// (个, 家, 人 …) has no sum over classes even so.
    ///
    /// # Errors
    /// As [`planned`](Self::planned).
    pub fn planned_over_classes(&self) -> Result<Option<Quantity>, AggregateError> {
        self.planned.finish(Things::OfAnyClass)
    }

    /// The sum of what was reported; `None` where nothing was. Which days it is as of, [`reported_as_of`](Self::reported_as_of) says.
    ///
    /// # Errors
    /// As [`planned`](Self::planned), by all targets with a number, reported or not; [`AggregateError::OtherTime`] where states, such as a
    /// number of beds, are of several days.
    pub fn reported(&self) -> Result<Option<Quantity>, AggregateError> {
        if self.reported.count() == 0 {
            return Ok(None);
        }
        self.planned.check(Things::OfOneClass)?;
        self.reported.finish(Things::OfOneClass)
    }

    /// As [`reported`](Self::reported), over things of any class; see [`planned_over_classes`](Self::planned_over_classes).
    ///
    /// # Errors
    /// As [`reported`](Self::reported).
    pub fn reported_over_classes(&self) -> Result<Option<Quantity>, AggregateError> {
        if self.reported.count() == 0 {
            return Ok(None);
        }
        self.planned.check(Things::OfAnyClass)?;
        self.reported.finish(Things::OfAnyClass)
    }

    /// The first and the last of the days that what was reported is as of; `None` where nothing was.
    #[must_use]
    pub const fn reported_as_of(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.reported.days()
    }

    /// Takes in a target; its amounts, unless its whole is there too.
    pub(super) fn push(
        &mut self,
        plan: &Plan,
        assessment: &Assessment<'_>,
        is_within_another: bool,
    ) -> Result<(), AggregateError> {
        let target = assessment.target();
        self.targets = self
            .targets
            .checked_add(1)
            .ok_or(AggregateError::Overflow { what: "count" })?;
        self.coverage.push(&assessment.evidence().is_some())?;
        self.achieved.push(&assessment.achieved())?;
        if let Some(status) = assessment.status() {
            self.statuses.push(&status)?;
        }
        if is_within_another {
            return Ok(());
        }
        if let Aim::Amount(bound) = target.aim() {
            self.planned
                .merge(&Amounts::planned(plan, target, bound)?)?;
        }
        if let Some(evidence) = assessment.evidence()
            && let Actual::Amount(amount) = evidence.actual()
        {
            let as_of = evidence.latest().as_of();
            self.reported
                .merge(&Amounts::reported(plan, target, &amount, as_of)?)?;
        }
        Ok(())
    }

    /// A total that somebody published beside what was reported in sum, each amount taken for shortened at the places it is
    /// written with; `None` where nothing was reported.
    ///
    /// # Errors
    /// As [`reported`](Self::reported); [`AggregateError::Mixed`] where the total is of another dimension.
    pub fn compare(
        &self,
        total: &PublishedFigure,
        shortening: Shortening,
    ) -> Result<Option<TotalComparison>, AggregateError> {
        if self.reported.count() == 0 {
            return Ok(None);
        }
        self.planned.check(Things::OfOneClass)?;
        self.reported.compare(total, shortening)
    }

    pub(super) fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        let mut merged = self.clone();
        merged.targets = merged
            .targets
            .checked_add(other.targets)
            .ok_or(AggregateError::Overflow { what: "count" })?;
        merged.coverage.merge(&other.coverage)?;
        merged.achieved.merge(&other.achieved)?;
        merged.statuses.merge(&other.statuses)?;
        merged.planned.merge(&other.planned)?;
        merged.reported.merge(&other.reported)?;
        *self = merged;
        Ok(())
    }
}

/// The wire form of a group.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireGroup {
    #[serde(default)]
    values: Vec<String>,
    targets: u64,
    coverage: Coverage,
    achieved: ShareAchieved,
    statuses: Distribution<ProgressStatus>,
    planned: Amounts,
    reported: Amounts,
}

impl TryFrom<WireGroup> for Group {
    type Error = &'static str;

    fn try_from(wire: WireGroup) -> Result<Self, Self::Error> {
        let group = Self {
            values: wire.values,
            targets: wire.targets,
            coverage: wire.coverage,
            achieved: wire.achieved,
            statuses: wire.statuses,
            planned: wire.planned,
            reported: wire.reported,
        };
        let targets = u128::from(group.targets);
        let achieved = &group.achieved;
        let judged = [achieved.achieved, achieved.missed, achieved.not_assessable];
        let statuses = group.statuses.iter().map(|(_, count)| u128::from(count));
        if group.coverage.expected() != group.targets
            || judged.into_iter().map(u128::from).sum::<u128>() != targets
            || statuses.sum::<u128>() > targets
            || group.planned.count() > group.targets
            || group.reported.count() > group.coverage.reported()
        {
            return Err("the counts of a group do not go with its number of targets");
        }
        Ok(group)
    }
}

/// The cells of its line in a table.
pub(super) fn cells(group: &Group) -> [String; 7] {
    let sum = |sum: Result<Option<Quantity>, AggregateError>| match sum {
        Ok(Some(sum)) => sum.to_string(),
        Ok(None) => "—".to_owned(),
        Err(AggregateError::Overflow { .. }) => "位数过多".to_owned(),
        Err(_) => "不可加".to_owned(),
    };
    let days = match group.reported_as_of() {
        Some((first, last)) if first == last => last.to_string(),
        Some((first, last)) => format!("{first}至{last}"),
        None => "—".to_owned(),
    };
    let assessed = group
        .achieved
        .achieved
        .saturating_add(group.achieved.missed);
    let share = group.achieved.finish().ok().flatten();
    [
        group.targets.to_string(),
        sum(group.planned()),
        sum(group.reported()),
        days,
        group.coverage.to_string(),
        format!("{}/{assessed}", group.achieved.achieved),
        share.map_or("—".to_owned(), percent),
    ]
}

/// To one place, as published notices print rates.
fn percent(share: Ratio) -> String {
    share
        .to_percent(1, RoundingStrategy::MidpointAwayFromZero)
        .map_or("—".to_owned(), |percent| format!("{}%", Plain(percent)))
}
