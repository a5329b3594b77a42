//! Which of the observations count on a day, and what they come to.

use std::num::NonZeroU32;

use chrono::NaiveDate;
use serde::Serialize;

use super::NotAssessable;
use crate::observation::{
    Basis, Observation, ReportedValue, has_usable_basis, is_negative_count, tells_change,
};
use crate::period::Period;
use crate::quantity::{Quantity, QuantityError};
use crate::target::{Aim, Stage, Target};

/// What was achieved by the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Actual {
    /// A number with its unit.
    Amount(Quantity),
    /// A place among peers.
    Rank(NonZeroU32),
    /// The stage reached.
    Stage(Stage),
    /// Whether a goal without a number is met.
    Done(bool),
}

/// The observations that an assessment rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence<'a> {
    pub(super) actual: Actual,
    pub(super) latest: &'a Observation,
    pub(super) count: usize,
}

impl<'a> Evidence<'a> {
    /// What they come to.
    #[must_use]
    pub const fn actual(&self) -> Actual {
        self.actual
    }

    /// The latest of them; its day is the one that the value tells of.
    #[must_use]
    pub const fn latest(&self) -> &'a Observation {
        self.latest
    }

    /// How many were added up; 1 for a value to date.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }
}

/// The days on which an observation must lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    pub(super) period: Option<Period>,
    pub(super) as_of: NaiveDate,
}

impl Window {
    fn admit(&self, observation: &Observation) -> Result<(), NotAssessable> {
        let day = observation.as_of();
        if day > self.as_of {
            return Err(NotAssessable::NoObservation);
        }
        let Some(period) = &self.period else {
            return Ok(());
        };
        let begins = match observation.basis() {
            Basis::InPeriod(counted) => counted.start(),
            Basis::ToDate | Basis::AtDate => day,
        };
        if begins < period.start() {
            Err(NotAssessable::BeforePeriod)
        } else if day > period.end() {
            Err(NotAssessable::AfterPeriod)
        } else {
            Ok(())
        }
    }
}

/// The evidence on a target; what is invalid is passed over, and is the reason where nothing is left.
pub(super) fn find<'a>(
    target: &Target,
    observations: &'a [Observation],
    window: &Window,
) -> Result<Evidence<'a>, NotAssessable> {
    let mut reason = NotAssessable::NoObservation;
    let is_total = target.measure().accumulates();
    let mut parts = false;
    for (place, latest) in observations.iter().enumerate().rev() {
        match read(target, observations, place, window) {
            Ok(Actual::Amount(_)) if is_total && latest.is_in_period() => {
                parts = true;
            }
            Ok(Actual::Amount(amount)) if parts => {
                return sum(target, observations, window, Some((amount, latest)));
            }
            Ok(actual) => {
                return Ok(Evidence {
                    actual,
                    latest,
                    count: 1,
                });
            }
            // The reason is that of the latest observation that has one.
            Err(why) if reason == NotAssessable::NoObservation => reason = why,
            Err(_) => {}
        }
    }
    if parts {
        sum(target, observations, window, None)
    } else {
        Err(reason)
    }
}

/// The value of an observation, if it counts: the last revision, not contradicted, dated within the window, of the target's
/// kind and unit.
fn read(
    target: &Target,
    observations: &[Observation],
    place: usize,
    window: &Window,
) -> Result<Actual, NotAssessable> {
    let Some(observation) = observations.get(place) else {
        return Err(NotAssessable::NoObservation);
    };
    if let Some(next) = observations.get(place + 1)
        && next.is_same_report(observation)
    {
        // Revised, or the same again; the later one has been looked at.
        return Err(NotAssessable::NoObservation);
    }
    window.admit(observation)?;
    let Some(value) = observation.value() else {
        return Err(NotAssessable::Missing);
    };
    let earlier = observations.get(..place).unwrap_or_default().iter().rev();
    let mut same = earlier.take_while(|previous| previous.is_same_report(observation));
    if same.any(|previous| previous.contradicts(observation)) {
        return Err(NotAssessable::Conflict);
    }
    if !has_usable_basis(target, window.period, observation) {
        return Err(NotAssessable::WrongBasis);
    }
    match (target.aim(), value) {
        (_, ReportedValue::Text(_)) => Err(NotAssessable::InWords),
        (Aim::Amount(bound), ReportedValue::Amount(amount)) => {
            let amount = &target.in_its_heads(amount);
            if amount.compare(bound.value()).is_err() {
                Err(NotAssessable::OtherUnit)
            } else if is_negative_count(target, amount) {
                Err(NotAssessable::NegativeCount)
            } else {
                Ok(Actual::Amount(*amount))
            }
        }
        (Aim::Breakthrough, ReportedValue::Amount(amount)) => {
            if !amount.unit().is_whole_only() {
                Err(NotAssessable::OtherUnit)
            } else if amount.is_negative() {
                Err(NotAssessable::NegativeCount)
            } else {
                Ok(Actual::Amount(*amount))
            }
        }
        (Aim::Rank(_), ReportedValue::Rank(rank)) => Ok(Actual::Rank(*rank)),
        (Aim::Milestone(_), ReportedValue::Stage(stage)) => Ok(Actual::Stage(*stage)),
        (Aim::Sign(_), ReportedValue::Amount(amount)) if !tells_change(target, amount) => {
            Err(NotAssessable::OtherUnit)
        }
        (Aim::Sign(_) | Aim::Relative(_), ReportedValue::Amount(amount)) => {
            Ok(Actual::Amount(*amount))
        }
        (
            Aim::Breakthrough
            | Aim::Accreditation
            | Aim::Qualitative
            | Aim::Milestone(_)
            | Aim::Relative(_)
            | Aim::Sign(_)
            | Aim::Delegated(_)
            | Aim::Worded(_),
            ReportedValue::Done(done),
        ) => Ok(Actual::Done(*done)),
        (Aim::Delegated(_), ReportedValue::Amount(_)) => Err(NotAssessable::Delegated),
        _ => Err(NotAssessable::OtherKind),
    }
}

/// Values in periods, added up without gap from the last value to date, or from the start of the target's period.
fn sum<'a>(
    target: &Target,
    observations: &'a [Observation],
    window: &Window,
    start: Option<(Quantity, &'a Observation)>,
) -> Result<Evidence<'a>, NotAssessable> {
    let mut total = start.map(|(amount, _)| amount);
    let mut latest = start.map(|(_, observation)| observation);
    // The first day that is not counted yet.
    let mut next = match (latest, &window.period) {
        (Some(observation), _) => observation.as_of().succ_opt(),
        (None, Some(period)) => Some(period.start()),
        (None, None) => None,
    };
    let mut count = usize::from(latest.is_some());
    for (place, observation) in observations.iter().enumerate() {
        let Basis::InPeriod(period) = observation.basis() else {
            continue;
        };
        let Ok(Actual::Amount(amount)) = read(target, observations, place, window) else {
            continue;
        };
        match next {
            Some(next) if period.start() > next => break,
            // The value to date holds it, or a part of it.
            Some(_) if start.is_some_and(|(_, first)| period.start() <= first.as_of()) => continue,
            Some(next) if period.start() < next => return Err(NotAssessable::Overlap),
            _ => {}
        }
        total = Some(match total {
            Some(total) => total.checked_add(&amount).map_err(|error| match error {
                QuantityError::NotAdditive { .. } => NotAssessable::WrongBasis,
                _ => NotAssessable::TooManyDigits,
            })?,
            None => amount,
        });
        latest = Some(observation);
        count += 1;
        next = period.end().succ_opt();
    }
    match (total, latest) {
        (Some(total), Some(latest)) => Ok(Evidence {
            actual: Actual::Amount(total),
            latest,
            count,
        }),
        _ => Err(NotAssessable::Gap),
    }
}
