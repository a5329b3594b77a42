//! The rules: which rate, which pace, which light.

use chrono::NaiveDate;

use super::evidence::{Actual, Evidence, Window, find};
use super::goal::{NoExact, Way, ends, is_percentage, meets, scale, way};
use super::light::Light;
use super::outcome::{Judgement, JudgingRule, NotAssessable, ProgressStatus};
use super::policy::{PercentageComparison, Policy};
use super::rate::{NoRate, Scale};
use super::relative::compare_values;
use crate::indicator::Measure;
use crate::number::{NumberError, Ratio};
use crate::observation::Log;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::target::{Aim, Bound, Sign, Target};

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
        let found = find(self.target, log.of(self.target.id()), &window);
        match (self.target.aim(), found) {
            // Done or not is all that can be said of it here.
            (Aim::Delegated(_), Err(NotAssessable::NoObservation | NotAssessable::Missing)) => {
                Err(NotAssessable::Delegated)
            }
            (_, found) => found,
        }
    }

    pub(super) fn judge(&self, actual: Actual) -> Result<Judgement, NotAssessable> {
        match (self.target.aim(), actual) {
            (Aim::Amount(bound), Actual::Amount(amount)) => self
                .judge_amount(bound, &amount)
                .map_err(|_| NotAssessable::TooManyDigits),
            (Aim::Rank(rank), Actual::Rank(actual)) => {
                let achieved = rank.within.is_some_and(|within| actual <= within);
                Ok(self.judge_without_rate(JudgingRule::Rank, achieved, false))
            }
            (Aim::Breakthrough, Actual::Amount(amount)) => self.judge_once(
                JudgingRule::Breakthrough,
                !amount.is_zero() && !amount.is_negative(),
            ),
            (Aim::Breakthrough, Actual::Done(done)) => {
                self.judge_once(JudgingRule::Breakthrough, done)
            }
            (Aim::Milestone(goal), Actual::Stage(stage)) => {
                let weights = self.policy.stages();
                let rate = Ratio::new(weights.at(stage), weights.at(*goal));
                self.judge_milestone(stage >= *goal, rate.map_err(|_| NoRate::NoNumber))
            }
            (Aim::Milestone(_), Actual::Done(true)) => self.judge_milestone(true, Ok(Ratio::ONE)),
            (Aim::Sign(sign), Actual::Amount(change)) => {
                let achieved = is_of_sign(*sign, self.target.measure(), &change);
                Ok(self.judge_without_rate(JudgingRule::Sign, achieved, false))
            }
            (Aim::Relative(relative), Actual::Amount(own)) => {
                let reference = self.reference.ok_or(NotAssessable::NoReference)?;
                let found = compare_values(&own, &reference, relative.relation, self.policy)?;
                Ok(self.judge_without_rate(JudgingRule::Relative, found.achieved, false))
            }
            (_, Actual::Done(done)) => self.judge_once(JudgingRule::Statement, done),
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
    fn judge_once(&self, rule: JudgingRule, achieved: bool) -> Result<Judgement, NotAssessable> {
        if !achieved && self.period.is_some() && !self.is_over() {
            return Err(NotAssessable::NotDue);
        }
        Ok(self.judge_without_rate(rule, achieved, true))
    }

    fn judge_without_rate(&self, rule: JudgingRule, achieved: bool, for_good: bool) -> Judgement {
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
    fn achieved_status(&self, for_good: bool) -> ProgressStatus {
        if for_good || self.period.is_none() || self.is_over() {
            ProgressStatus::Achieved
        } else {
            ProgressStatus::OnPace
        }
    }

    /// Status and light of what is not met and has no rate.
    fn unmet(&self) -> (ProgressStatus, Light) {
        if self.is_over() {
            (ProgressStatus::Missed, Light::Red)
        } else {
            (ProgressStatus::Behind, Light::Yellow)
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
            JudgingRule::Milestone,
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
        let ends = ends(target, bound, self.policy.tolerance())?;
        let scale = scale(target, bound, self.policy)?;
        let achieved = meets(bound, way, actual, &ends)?;
        let is_band = way == Way::Inside && matches!(bound, Bound::Between(_));
        let is_percentage = is_percentage(target.measure(), bound);
        let is_direct = is_percentage && self.policy.percentages() == PercentageComparison::Direct;
        let rule = if scale.goal.is_zero() && !is_band {
            JudgingRule::ZeroTarget
        } else if is_band {
            JudgingRule::Band
        } else if way == Way::Inside {
            JudgingRule::About
        } else if is_direct {
            JudgingRule::Direct
        } else if way == Way::Down {
            JudgingRule::LowerIsBetter
        } else {
            JudgingRule::Amount
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
        pacing.is_strict |= way == Way::Inside && !achieved && ends.are_exceeded(actual)?;
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
        rule: JudgingRule,
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
                    ProgressStatus::Missed
                } else if is_enough {
                    ProgressStatus::OnPace
                } else {
                    ProgressStatus::Behind
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
