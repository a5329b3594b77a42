//! What is still needed, and where it leads if it goes on as before.

use serde::Serialize;

use super::assess::Assessment;
use super::judge::Case;
use super::pace::Clock;
use super::standing::change_of;
use crate::number::{self, Decimal, Ratio, RoundingStrategy};
use crate::quantity::Quantity;
use crate::unit::Unit;

/// What is still needed by the end of the period (尚缺).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Need {
    /// How much is missing, or too much where less is better, in the unit of the target; of a percentage, in 百分点.
    pub missing: Quantity,
    /// How many months or days of the period are left, as the pace counts them.
    pub periods: u32,
    /// Whether they are months or days.
    pub clock: Clock,
}

impl Need {
    /// How much a month or a day is needed, in the unit of what is missing; `None` where none is left.
    #[must_use]
    pub fn each(&self) -> Option<Ratio> {
        Ratio::new(self.missing.magnitude(), self.periods.into()).ok()
    }

    /// The same, rounded up to so many places, so that it is enough; whole where the unit counts whole things. `None` also
    /// where it does not fit.
    #[must_use]
    pub fn each_rounded_up(&self, places: u32) -> Option<Decimal> {
        let unit = self.missing.unit();
        let places = if unit.is_whole_only() {
            places.min(unit.scale().exponent().into())
        } else {
            places
        };
        self.each()?
            .round(places, RoundingStrategy::AwayFromZero)
            .ok()
    }
}

/// What the end of the period will bring if it goes on as before (预计).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Projection {
    /// As a share of the target, or of the way from the baseline to it.
    pub share: Ratio,
    /// As an amount.
    pub amount: Ratio,
    /// The unit of the amount.
    pub unit: Unit,
}

impl Assessment<'_> {
    /// What is still needed to meet an amount that is paced pro rata; `None` where it is met or nothing is missing.
    #[must_use]
    pub fn need(&self) -> Option<Need> {
        let found = self.outcome.ok()?;
        if found.achieved || !found.is_paced {
            return None;
        }
        let actual = self.actual_amount()?;
        let scale = self.scale()?;
        let goal = scale.goal;
        let actual = actual.convert(goal.unit()).ok()?;
        let (more, less) = match scale.lower {
            None => (goal, actual),
            Some(_) => (actual, goal),
        };
        let missing = number::sub(more.magnitude(), less.magnitude()).ok()?;
        // What lacks to a share is a change of it.
        let missing = Quantity::new(missing, change_of(goal.unit())).ok()?;
        let period = self.period?;
        let clock = self.policy.pace().clock;
        let total = match clock {
            Clock::Months => period.months(),
            Clock::Days => period.days(),
        };
        let over = clock
            .elapsed(&period, self.as_of)
            .apply(total.into())
            .ok()?;
        let periods = total.saturating_sub(over.try_into().unwrap_or(total));
        Some(Need {
            missing,
            periods,
            clock,
        })
        .filter(|need| !need.missing.is_zero())
    }

    /// The end of the period if every month or day brings as much as those so far did on the average; `None` where the
    /// progress is not paced, or at its start.
    #[must_use]
    pub fn projection(&self) -> Option<Projection> {
        let period = self.period?;
        let day = self.evidence()?.latest().as_of();
        self.projected(self.policy.pace().clock.elapsed(&period, day))
    }

    /// The end of the period if progress keeps its proportion to the path of the target or the curve of the policy, on the day
    /// that the value tells of: what has gone by since then with nothing reported is not held against it.
    #[must_use]
    pub fn projection_by_path(&self) -> Option<Projection> {
        let found = self.outcome.ok()?;
        let scale = self.scale()?;
        let case = Case {
            target: self.target,
            period: self.period,
            as_of: self.evidence()?.latest().as_of(),
            policy: self.policy,
            reference: None,
        };
        self.projected(case.expected(&scale, found.is_anchored, found.is_paced)?)
    }

    fn projected(&self, elapsed: Ratio) -> Option<Projection> {
        let found = self.outcome.ok()?;
        if !found.is_paced {
            return None;
        }
        let share = found.progress().ok()?.checked_div(&elapsed).ok()?;
        let scale = self.scale()?;
        let goal = Ratio::from(scale.goal.magnitude());
        let amount = if found.is_anchored {
            let baseline = scale.baseline?.convert(scale.goal.unit()).ok()?;
            let baseline = Ratio::from(baseline.magnitude());
            let way = goal.checked_sub(&baseline).ok()?;
            baseline.checked_add(&share.checked_mul(&way).ok()?).ok()?
        } else {
            share.checked_mul(&goal).ok()?
        };
        Some(Projection {
            share,
            amount,
            unit: scale.goal.unit(),
        })
    }
}
