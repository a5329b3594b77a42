//! The rules: which rate, which pace, which light.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::evidence::{Actual, Evidence, Window, find};
use super::light::Light;
use super::outcome::{Judgement, NotAssessable, Rule, Status};
use super::policy::{Comparison, Policy};
use super::rate::{NoRate, Scale};
use super::relative::holds;
use crate::indicator::{Direction, Measure};
use crate::number::{NumberError, Ratio};
use crate::observation::Log;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::target::{Aim, Bound, Sign, Target};
use crate::unit::Dimension;

/// The question.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) target: &'a Target,
    pub(super) period: Option<Period>,
    pub(super) as_of: NaiveDate,
    pub(super) policy: &'a Policy,
    /// What was reported on what the target is compared with.
    pub(super) reference: Option<Quantity>,
}

/// Which numbers meet a bound.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    /// Inside a band or a tolerance.
    Inside,
}

impl<'a> Case<'a> {
    pub(super) fn evidence(&self, log: &'a Log) -> Result<Evidence<'a>, NotAssessable> {
        match self.target.aim() {
            Aim::NoTarget => return Err(NotAssessable::NoTarget),
            Aim::Rank(rank) if rank.within.is_none() => return Err(NotAssessable::NoPlace),
            _ => {}
        }
        if self
            .period
            .is_some_and(|period| self.as_of < period.start())
        {
            return Err(NotAssessable::NotStarted);
        }
        let window = Window {
            period: self.period,
            as_of: self.as_of,
        };
        find(self.target, log.of(self.target.id()), &window)
    }

    pub(super) fn judge(&self, actual: Actual) -> Result<Judgement, NotAssessable> {
        match (self.target.aim(), actual) {
            (Aim::Amount(bound), Actual::Amount(amount)) => self
                .judge_amount(bound, &amount)
                .map_err(|_| NotAssessable::TooManyDigits),
            (Aim::Rank(rank), Actual::Rank(actual)) => {
                let achieved = rank.within.is_some_and(|within| actual <= within);
                Ok(self.judge_without_rate(Rule::Rank, achieved, false))
            }
            (Aim::Breakthrough, Actual::Amount(amount)) => self.judge_once(
                Rule::Breakthrough,
                !amount.is_zero() && !amount.is_negative(),
            ),
            (Aim::Breakthrough, Actual::Done(done)) => self.judge_once(Rule::Breakthrough, done),
            (Aim::Milestone(goal), Actual::Stage(stage)) => {
                let weights = self.policy.stages();
                let rate = Ratio::new(weights.at(stage), weights.at(*goal));
                self.judge_milestone(stage >= *goal, rate.map_err(|_| NoRate::NoNumber))
            }
            (Aim::Milestone(_), Actual::Done(true)) => self.judge_milestone(true, Ok(Ratio::ONE)),
            (Aim::Sign(sign), Actual::Amount(change)) => {
                let achieved = is_of_sign(*sign, self.target.measure(), &change);
                Ok(self.judge_without_rate(Rule::Sign, achieved, false))
            }
            (Aim::Relative(relative), Actual::Amount(own)) => {
                let reference = self.reference.ok_or(NotAssessable::NoReference)?;
                let tolerance = self.policy.tolerance();
                let achieved = holds(relative.relation, &own, &reference, tolerance)?;
                Ok(self.judge_without_rate(Rule::Relative, achieved, false))
            }
            (_, Actual::Done(done)) => self.judge_once(Rule::Statement, done),
            _ => Err(NotAssessable::OtherKind),
        }
    }

    /// Whether the period is over at the end of the day.
    fn is_over(&self) -> bool {
        self.period.is_some_and(|period| self.as_of >= period.end())
    }

    fn days_left(&self) -> Option<i64> {
        let period = self.period?;
        Some(period.end().signed_duration_since(self.as_of).num_days())
    }

    /// What is met once or not at all: before its day there is nothing to say of it.
    fn judge_once(&self, rule: Rule, achieved: bool) -> Result<Judgement, NotAssessable> {
        if !achieved && self.period.is_some() && !self.is_over() {
            return Err(NotAssessable::NotDue);
        }
        Ok(self.judge_without_rate(rule, achieved, true))
    }

    fn judge_without_rate(&self, rule: Rule, achieved: bool, for_good: bool) -> Judgement {
        let (status, light) = if achieved {
            (self.achieved_status(for_good), Light::Green)
        } else {
            self.unmet()
        };
        Judgement {
            rule,
            rate: Err(NoRate::NoNumber),
            anchored: Err(NoRate::NoNumber),
            achieved,
            is_anchored: false,
            is_paced: false,
            expected: Ratio::ONE,
            status,
            light,
        }
    }

    /// What is met can be lost again before the period is over, unless it is met for good.
    fn achieved_status(&self, for_good: bool) -> Status {
        if for_good || self.period.is_none() || self.is_over() {
            Status::Achieved
        } else {
            Status::OnPace
        }
    }

    /// Status and light of what is not met and has no rate.
    fn unmet(&self) -> (Status, Light) {
        if self.is_over() {
            (Status::Missed, Light::Red)
        } else {
            (Status::Behind, Light::Yellow)
        }
    }

    fn judge_milestone(
        &self,
        achieved: bool,
        rate: Result<Ratio, NoRate>,
    ) -> Result<Judgement, NotAssessable> {
        let paced = Pacing {
            is_anchored: false,
            is_paced: self.period.is_some(),
            expected: self
                .pace()
                .map_err(|_| NotAssessable::TooManyDigits)?
                .unwrap_or(Ratio::ONE),
            is_strict: self.is_over(),
        };
        self.judgement(
            Rule::Milestone,
            rate,
            Err(NoRate::NoBaseline),
            achieved,
            true,
            paced,
        )
        .map_err(|_| NotAssessable::TooManyDigits)
    }

    fn judge_amount(&self, bound: &Bound, actual: &Quantity) -> Result<Judgement, NoExact> {
        let target = self.target;
        let direction = target.number_direction();
        let way = way(bound, direction);
        let scale = scale(target, bound, self.policy);
        let achieved = meets(bound, direction, actual, self.policy.tolerance())?;
        let is_band = matches!(bound, Bound::Between(_));
        let is_percentage = is_percentage(target.measure(), bound);
        let is_direct = is_percentage && self.policy.percentages() == Comparison::Direct;
        let rule = if scale.goal.is_zero() && !is_band {
            Rule::ZeroTarget
        } else if is_band {
            Rule::Band
        } else if way == Way::Inside {
            Rule::About
        } else if is_direct {
            Rule::Direct
        } else if way == Way::Down {
            Rule::LowerIsBetter
        } else {
            Rule::Amount
        };
        let grows = target.measure().accumulates() && scale.lower.is_none();
        let rate = if is_band && !grows {
            Err(NoRate::Band)
        } else if target.measure() == Measure::Level && scale.crosses_zero() {
            Err(NoRate::SignChange)
        } else {
            scale.rate(actual)
        };
        let anchored = scale.anchored(actual);
        // A level whose baseline leaves no way to go is to be kept: the target itself is expected.
        let is_kept = target.measure() == Measure::Level
            && matches!(
                anchored,
                Err(NoRate::BaselineAtTarget | NoRate::BaselineBeyondTarget)
            );
        let is_level = target.measure() == Measure::Level && !is_direct;
        let is_anchored = anchored.is_ok() && (is_level || rate == Err(NoRate::SignChange));
        let is_pro_rata = !is_kept
            && ((is_anchored && !is_direct)
                || grows
                || (!is_direct && !is_band && scale.lower.is_none()));
        let mut pacing = self.pacing(&scale, is_anchored, is_pro_rata)?;
        // What has outgrown its band is not green for having grown.
        pacing.is_strict |= way == Way::Inside && !achieved && exceeds(bound, actual)?;
        let for_good = grows && way == Way::Up;
        let mut found = self.judgement(rule, rate, anchored, achieved, for_good, pacing)?;
        // It has no pace that it could be far behind.
        if is_kept && !self.is_over() {
            found.light = found.light.max(Light::Yellow);
        }
        Ok(found)
    }

    /// The share to be expected by the day by the clock, where the target has a period.
    fn pace(&self) -> Result<Option<Ratio>, NumberError> {
        self.period
            .map(|period| self.policy.pace().expected(&period, self.as_of))
            .transpose()
    }

    /// The share to be expected by the day: by the target's path, or else by the clock.
    pub(super) fn expected(
        &self,
        scale: &Scale,
        is_anchored: bool,
        is_paced: bool,
    ) -> Option<Ratio> {
        let pacing = self.pacing(scale, is_anchored, is_paced).ok()?;
        Some(pacing.expected)
    }

    fn pacing(&self, scale: &Scale, is_anchored: bool, is_paced: bool) -> Result<Pacing, NoExact> {
        let mut pacing = Pacing {
            is_anchored,
            is_paced: is_paced && self.period.is_some(),
            expected: Ratio::ONE,
            is_strict: false,
        };
        if self.is_over() {
            pacing.is_strict = true;
            return Ok(pacing);
        }
        let path = self.target.path();
        let mut due = path.iter().rev();
        if let Some(point) = due.find(|point| point.period.end() <= self.as_of) {
            let expected = if is_anchored {
                scale.anchored(&point.value)
            } else {
                scale.rate(&point.value)
            };
            if let Ok(expected) = expected {
                pacing.expected = expected;
                return Ok(pacing);
            }
        } else if is_paced && !path.is_empty() {
            pacing.expected = Ratio::ZERO;
            return Ok(pacing);
        }
        match self.pace()? {
            Some(expected) if is_paced => pacing.expected = expected,
            _ => pacing.is_strict = true,
        }
        Ok(pacing)
    }

    fn judgement(
        &self,
        rule: Rule,
        rate: Result<Ratio, NoRate>,
        anchored: Result<Ratio, NoRate>,
        achieved: bool,
        for_good: bool,
        pacing: Pacing,
    ) -> Result<Judgement, NoExact> {
        let progress = if pacing.is_anchored { anchored } else { rate };
        let (status, light) = match progress {
            _ if achieved => (self.achieved_status(for_good), Light::Green),
            Err(_) => self.unmet(),
            Ok(progress) => {
                let is_enough = progress >= pacing.expected && !pacing.is_strict;
                let status = if self.is_over() {
                    Status::Missed
                } else if is_enough {
                    Status::OnPace
                } else {
                    Status::Behind
                };
                let lights = self.policy.lights();
                let light = lights.light(&progress, &pacing.expected, self.days_left())?;
                let best = if pacing.is_strict {
                    Light::Yellow
                } else {
                    Light::Green
                };
                (status, light.min(best))
            }
        };
        Ok(Judgement {
            rule,
            rate,
            anchored,
            achieved,
            is_anchored: pacing.is_anchored,
            is_paced: pacing.is_paced,
            expected: pacing.expected,
            status,
            light,
        })
    }
}

/// What the progress is held against.
#[derive(Clone, Copy)]
struct Pacing {
    is_anchored: bool,
    is_paced: bool,
    expected: Ratio,
    /// Whether the target itself is expected, so that what falls short of it is not green.
    is_strict: bool,
}

/// An exact result does not fit.
struct NoExact;

impl From<NumberError> for NoExact {
    fn from(_: NumberError) -> Self {
        Self
    }
}

impl From<crate::quantity::QuantityError> for NoExact {
    fn from(_: crate::quantity::QuantityError) -> Self {
        Self
    }
}

const fn way(bound: &Bound, direction: Direction) -> Way {
    match (bound, direction) {
        (Bound::AtLeast(_) | Bound::MoreThan(_), _)
        | (Bound::Plain(_), Direction::HigherIsBetter) => Way::Up,
        (Bound::AtMost(_) | Bound::LessThan(_), _)
        | (Bound::Plain(_), Direction::LowerIsBetter) => Way::Down,
        (Bound::About(_) | Bound::Between(_), _) | (Bound::Plain(_), Direction::WithinBand) => {
            Way::Inside
        }
    }
}

pub(super) fn scale(target: &Target, bound: &Bound, policy: &Policy) -> Scale {
    let direction = target.number_direction();
    let is_lower = match way(bound, direction) {
        Way::Up => false,
        Way::Down => true,
        Way::Inside => direction == Direction::LowerIsBetter,
    };
    // What a change starts from is a state, in another unit than the change.
    let baseline = target.baseline().filter(|_| !target.measure().is_change());
    Scale {
        goal: *bound.value(),
        baseline: baseline.map(|baseline| baseline.value),
        lower: is_lower.then(|| policy.lower_formula()),
    }
}

/// Whether a value meets the bound: the bound's own definition, a plain number read by the direction, an approximate one by
/// the tolerance.
fn meets(
    bound: &Bound,
    direction: Direction,
    actual: &Quantity,
    tolerance: Ratio,
) -> Result<bool, NoExact> {
    Ok(match (bound, direction) {
        (Bound::Plain(goal), Direction::HigherIsBetter) => actual.compare(goal)? != Ordering::Less,
        (Bound::Plain(goal), Direction::LowerIsBetter) => {
            actual.compare(goal)? != Ordering::Greater
        }
        (Bound::Plain(goal) | Bound::About(goal), _) => {
            if goal.is_zero() {
                actual.is_zero()
            } else {
                let share = actual.ratio(goal)?;
                Ratio::ONE.checked_sub(&tolerance)? <= share
                    && share <= Ratio::ONE.checked_add(&tolerance)?
            }
        }
        _ => bound.contains(actual)?,
    })
}

/// Whether a value lies above a band or an approximate number.
fn exceeds(bound: &Bound, actual: &Quantity) -> Result<bool, NoExact> {
    let high = bound.high().unwrap_or_else(|| bound.value());
    Ok(actual.compare(high)? == Ordering::Greater)
}

/// Whether a change is one of this sign; a reduction above zero is a fall.
const fn is_of_sign(sign: Sign, measure: Measure, change: &Quantity) -> bool {
    let is_fall = matches!(measure, Measure::Reduction | Measure::Decrease);
    let (zero, below) = (change.is_zero(), change.is_negative() != is_fall);
    match sign {
        Sign::Rising => !zero && !below,
        Sign::NotFalling => zero || !below,
        Sign::NotRising => zero || below,
        Sign::Falling => !zero && below,
    }
}

/// Growth, reduction, or a level in percent.
fn is_percentage(measure: Measure, bound: &Bound) -> bool {
    match measure {
        Measure::Growth | Measure::Reduction => true,
        Measure::Level => {
            let unit = bound.value().unit();
            unit.denominator().is_none() && unit.atom().dimension() == Dimension::Share
        }
        _ => false,
    }
}
