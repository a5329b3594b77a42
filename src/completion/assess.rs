//! A target held against what was reported.

use chrono::NaiveDate;

use super::evidence::{Actual, Evidence};
use super::goal::scale;
use super::judge::Case;
use super::light::Light;
use super::outcome::{Judgement, JudgingRule, NotAssessable, ProgressStatus};
use super::policy::{LowerFormula, Policy};
use super::rate::Scale;
use super::references::References;
use super::relative::{RelativeVerdict, compare_values};
use crate::number::Ratio;
use crate::observation::Log;
use crate::period::Period;
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::target::{Aim, Target};

/// A target held against what was reported: what it rests on, and what was found.
///
/// It borrows all it knows; what is not part of the judgement (need, projection, explanation) is computed when asked for.
#[derive(Debug, Clone, Copy)]
pub struct Assessment<'a> {
    pub(super) target: &'a Target,
    pub(super) period: Option<Period>,
    pub(super) as_of: NaiveDate,
    pub(super) policy: &'a Policy,
    pub(super) evidence: Result<Evidence<'a>, NotAssessable>,
    /// What was reported on what the target is compared with.
    pub(super) reference: Option<Quantity>,
    pub(super) outcome: Result<Judgement, NotAssessable>,
}

/// Holds a target against what was reported by the end of the day `as_of`.
///
/// What is no valid observation (see [`check`](crate::observation::check)) is passed over. Nothing is allocated.
///
/// The light is green for what is achieved; else it follows from the policy, but what is compared directly or is overdue is
/// yellow at best, and what has no rate is yellow before the end of the period and red after it.
#[must_use]
pub fn assess<'a>(
    target: &'a Target,
    log: &'a Log,
    as_of: NaiveDate,
    policy: &'a Policy,
) -> Assessment<'a> {
    assess_over(target, target.period(), log, as_of, policy)
}

/// As [`assess`], for a target whose period is the plan's.
#[must_use]
pub fn assess_over<'a>(
    target: &'a Target,
    period: Option<Period>,
    log: &'a Log,
    as_of: NaiveDate,
    policy: &'a Policy,
) -> Assessment<'a> {
    assess_beside(target, period, log, as_of, policy, None)
}

/// As [`assess_over`], of a target that is compared with another.
fn assess_beside<'a>(
    target: &'a Target,
    period: Option<Period>,
    log: &'a Log,
    as_of: NaiveDate,
    policy: &'a Policy,
    reference: Option<Quantity>,
) -> Assessment<'a> {
    let case = Case {
        target,
        period,
        as_of,
        policy,
        reference,
    };
    let evidence = case.evidence(log);
    let outcome = evidence.and_then(|evidence| case.judge(evidence.actual));
    Assessment {
        target,
        period,
        as_of,
        policy,
        evidence,
        reference,
        outcome,
    }
}

/// Assesses all targets of a plan, in its order. A target that is set by another indicator (居民收入增长与经济增长同步) is compared with what
/// was reported on the plan's target of that indicator; the standard [`Catalogue`](crate::catalogue::Catalogue) says which names are one.
pub fn assess_plan<'a>(
    plan: &'a Plan,
    log: &'a Log,
    as_of: NaiveDate,
    policy: &'a Policy,
) -> impl Iterator<Item = Assessment<'a>> {
    let references = References::of(plan);
    plan.targets().iter().map(move |target| {
        let other = match (&references, target.aim()) {
            (Some(references), Aim::Relative(relative)) => references.find(target, relative),
            _ => None,
        };
        let reference = other.and_then(|other| {
            let period = plan.period_of(other);
            assess_over(other, period, log, as_of, policy).actual_amount()
        });
        let period = plan.period_of(target);
        assess_beside(target, period, log, as_of, policy, reference)
    })
}

impl<'a> Assessment<'a> {
    /// The target.
    #[must_use]
    pub const fn target(&self) -> &'a Target {
        self.target
    }

    /// The period that the target is to be met in, its own or the plan's.
    #[must_use]
    pub const fn period(&self) -> Option<Period> {
        self.period
    }

    /// The day.
    #[must_use]
    pub const fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// The policy.
    #[must_use]
    pub const fn policy(&self) -> &'a Policy {
        self.policy
    }

    /// The observations it rests on; `None` where none count.
    #[must_use]
    pub fn evidence(&self) -> Option<&Evidence<'a>> {
        self.evidence.as_ref().ok()
    }

    /// What was found.
    ///
    /// # Errors
    /// Where the target cannot be judged, the reason.
    pub const fn outcome(&self) -> Result<Judgement, NotAssessable> {
        self.outcome
    }

    /// The rule applied.
    #[must_use]
    pub fn rule(&self) -> Option<JudgingRule> {
        self.outcome.ok().map(|found| found.rule)
    }

    /// Whether the bound is met; `None` where that cannot be judged.
    #[must_use]
    pub fn achieved(&self) -> Option<bool> {
        self.outcome.ok().map(|found| found.achieved)
    }

    /// The uncapped rate.
    #[must_use]
    pub fn rate(&self) -> Option<Ratio> {
        self.outcome.ok()?.rate.ok()
    }

    /// The rate from the baseline.
    #[must_use]
    pub fn anchored_rate(&self) -> Option<Ratio> {
        self.outcome.ok()?.anchored.ok()
    }

    /// The rate, at most the cap of the policy; `None` where there is no rate. Without a cap it is the rate.
    #[must_use]
    pub fn capped_rate(&self) -> Option<Ratio> {
        let rate = self.rate()?;
        Some(self.policy.cap().map_or(rate, |cap| rate.min(cap)))
    }

    /// The share to be expected by the day.
    #[must_use]
    pub fn expected(&self) -> Option<Ratio> {
        self.outcome.ok().map(|found| found.expected)
    }

    /// How far the progress is ahead of what was to be expected; negative behind. In points, times 100.
    #[must_use]
    pub fn gap(&self) -> Option<Ratio> {
        self.outcome.ok()?.gap()
    }

    /// Where it stands; `None` where that cannot be judged.
    #[must_use]
    pub fn status(&self) -> Option<ProgressStatus> {
        self.outcome.ok().map(|found| found.status)
    }

    /// Its light; none where it cannot be judged.
    #[must_use]
    pub fn light(&self) -> Option<Light> {
        self.outcome.ok().map(|found| found.light)
    }

    /// Days from `as_of` to the last day of the period; negative after it.
    #[must_use]
    pub fn days_left(&self) -> Option<i64> {
        let period = self.period?;
        Some(period.end().signed_duration_since(self.as_of).num_days())
    }

    /// The two values of a goal that is set by another indicator (居民收入增长与经济增长同步), and how they stand; `None` where either is not
    /// reported.
    #[must_use]
    pub fn compared(&self) -> Option<RelativeVerdict> {
        let Aim::Relative(relative) = self.target.aim() else {
            return None;
        };
        let (own, reference) = (self.actual_amount()?, self.reference?);
        compare_values(&own, &reference, relative.relation, self.policy).ok()
    }

    /// The amount reported, where it is one.
    pub(super) fn actual_amount(&self) -> Option<Quantity> {
        match self.evidence()?.actual() {
            Actual::Amount(amount) => Some(amount),
            _ => None,
        }
    }

    pub(super) fn scale(&self) -> Option<Scale> {
        let bound = self.target.bound()?;
        scale(self.target, bound, self.policy).ok()
    }

    /// The formula for what is better lower, where it was applied.
    #[must_use]
    pub fn lower_formula(&self) -> Option<LowerFormula> {
        let is_lower = matches!(
            self.rule()?,
            JudgingRule::LowerIsBetter | JudgingRule::Direct
        );
        self.scale()?.lower.filter(|_| is_lower)
    }
}
