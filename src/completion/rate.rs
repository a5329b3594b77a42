//! The formulas of the rates (完成率).

use serde::{Deserialize, Serialize};

use super::LowerFormula;
use crate::finding::Language;
use crate::number::{Decimal, Ratio};
use crate::quantity::Quantity;

/// Why there is no rate.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum NoRate {
    /// The target is zero: nothing can be divided by it.
    ZeroTarget,
    /// The target is negative, where a quotient would have the wrong sign.
    NegativeTarget,
    /// The baseline of a level is below zero and the target above, where a quotient says nothing of the way between them.
    SignChange,
    /// The formula divides by the actual value, which is zero or negative.
    ActualNotPositive,
    /// The target has no baseline in its own unit.
    NoBaseline,
    /// The baseline is the target: there is no way to go.
    BaselineAtTarget,
    /// The baseline is beyond the target already.
    BaselineBeyondTarget,
    /// The aim is a band, which is met or not.
    Band,
    /// The aim has no number to divide by.
    NoNumber,
    /// The exact fraction has more digits than fit.
    TooManyDigits,
}

impl NoRate {
    /// The reason in words.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::ZeroTarget, Language::Chinese) => "目标为零，不计算完成率",
            (Self::NegativeTarget, Language::Chinese) => "目标为负，不计算完成率",
            (Self::SignChange, Language::Chinese) => "基期值与目标值正负不同，不直接相除",
            (Self::ActualNotPositive, Language::Chinese) => "实际值不为正，不能作除数",
            (Self::NoBaseline, Language::Chinese) => "没有同单位的基期值",
            (Self::BaselineAtTarget, Language::Chinese) => "基期值等于目标值",
            (Self::BaselineBeyondTarget, Language::Chinese) => "基期值已优于目标值",
            (Self::Band, Language::Chinese) => "区间目标，不计算完成率",
            (Self::NoNumber, Language::Chinese) => "没有数可作除数",
            (Self::TooManyDigits, Language::Chinese) => "位数超出可精确表示的范围",
            (Self::ZeroTarget, Language::English) => "no rate: the target is zero",
            (Self::NegativeTarget, Language::English) => "no rate: the target is negative",
            (Self::SignChange, Language::English) => {
                "no plain rate: baseline and target are on different sides of zero"
            }
            (Self::ActualNotPositive, Language::English) => {
                "no rate: the actual value is not positive and cannot divide"
            }
            (Self::NoBaseline, Language::English) => "no rate: no baseline in the target's unit",
            (Self::BaselineAtTarget, Language::English) => "no rate: the baseline is the target",
            (Self::BaselineBeyondTarget, Language::English) => {
                "no rate: the baseline is beyond the target already"
            }
            (Self::Band, Language::English) => "no rate: the target is a band",
            (Self::NoNumber, Language::English) => "no rate: there is no number to divide by",
            (Self::TooManyDigits, Language::English) => "no rate: it has more digits than fit",
        }
    }
}

/// What the rates of one target are computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    pub(super) goal: Quantity,
    pub(super) baseline: Option<Quantity>,
    /// Whether less is better.
    pub(super) lower: Option<LowerFormula>,
}

impl Scale {
    /// The rate of a value, by the formula of the target's direction.
    pub(super) fn rate(&self, value: &Quantity) -> Result<Ratio, NoRate> {
        if self.goal.is_zero() {
            return Err(NoRate::ZeroTarget);
        }
        if self.lower == Some(LowerFormula::BaselineAnchored) {
            return self.anchored(value);
        }
        if self.goal.is_negative() {
            return Err(NoRate::NegativeTarget);
        }
        match self.lower {
            None => ratio(value, &self.goal),
            Some(LowerFormula::TwoMinusActualOverTarget) => {
                sub(&Ratio::from(Decimal::TWO), &ratio(value, &self.goal)?)
            }
            Some(_) if value.is_zero() || value.is_negative() => Err(NoRate::ActualNotPositive),
            Some(_) => ratio(&self.goal, value),
        }
    }

    /// Whether the way from the baseline up to the target leads from below zero to above it.
    pub(super) fn crosses_zero(&self) -> bool {
        let is_from_below = self.baseline.is_some_and(|baseline| baseline.is_negative());
        is_from_below && self.lower.is_none() && !self.goal.is_negative() && !self.goal.is_zero()
    }

    /// (value − baseline) ÷ (target − baseline), whichever way is good.
    pub(super) fn anchored(&self, value: &Quantity) -> Result<Ratio, NoRate> {
        let baseline = self.baseline.ok_or(NoRate::NoBaseline)?;
        let side = baseline
            .compare(&self.goal)
            .map_err(|_| NoRate::NoBaseline)?;
        let beyond = if self.lower.is_some() {
            side.is_lt()
        } else {
            side.is_gt()
        };
        if side.is_eq() {
            return Err(NoRate::BaselineAtTarget);
        }
        if beyond {
            return Err(NoRate::BaselineBeyondTarget);
        }
        if self.goal.is_zero() {
            // (A − B) ÷ (0 − B)
            return sub(&Ratio::ONE, &ratio(value, &baseline)?);
        }
        // In shares of the target, so that no unit has to be added.
        let (value, baseline) = (ratio(value, &self.goal)?, ratio(&baseline, &self.goal)?);
        sub(&value, &baseline)?
            .checked_div(&sub(&Ratio::ONE, &baseline)?)
            .map_err(|_| NoRate::TooManyDigits)
    }
}

fn ratio(value: &Quantity, base: &Quantity) -> Result<Ratio, NoRate> {
    value.ratio(base).map_err(|_| NoRate::TooManyDigits)
}

fn sub(left: &Ratio, right: &Ratio) -> Result<Ratio, NoRate> {
    left.checked_sub(right).map_err(|_| NoRate::TooManyDigits)
}
