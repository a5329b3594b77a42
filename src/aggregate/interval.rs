//! Reported against computed (报告值与计算值): the arithmetic of rounded numbers.
//!
//! The rule is that of *XBRL Calculations 1.1* (2023): a number that was published with `d` decimal places stands for an interval; a
//! total is consistent with its parts where the sum of their intervals meets its own.

use serde::{Deserialize, Serialize};

use crate::number::{self, Decimal, Plain, Ratio};
use crate::quantity::{Quantity, QuantityError};
use crate::unit::Unit;

use super::{AggregateError, Sum};

/// How a published number was shortened.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, strum::Display,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Shortening {
    /// 四舍五入: to the nearest; a half may have gone either way.
    #[default]
    Rounded,
    /// 截尾: towards zero.
    Truncated,
    /// 未作舍入: not at all; every digit counts, whatever the places.
    Exact,
}

/// A number as published (报告值): the quantity, and with how many decimal places, if it was shortened at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedFigure {
    /// The quantity.
    pub value: Quantity,
    /// The decimal places it was shortened to, in its unit; `None` for an exact number, such as a count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u32>,
}

impl PublishedFigure {
    /// Shortened to the places it is written with; what counts whole things is exact.
    #[must_use]
    pub fn as_written(value: Quantity) -> Self {
        let exact = value.unit().is_whole_only() && value.unit().exponent() == 0;
        Self {
            value,
            places: (!exact).then(|| value.magnitude().scale()),
        }
    }

    /// Exact, whatever its digits.
    #[must_use]
    pub const fn exact(value: Quantity) -> Self {
        Self {
            value,
            places: None,
        }
    }

    /// The amounts that it may stand for.
    ///
    /// # Errors
    /// [`AggregateError::Overflow`] where an end has more digits than fit.
    ///
    /// ```
    /// use zhibiao::aggregate::{PublishedFigure, Shortening};
    /// let reported = PublishedFigure::as_written("235.8亿元".parse()?);
    /// assert_eq!(reported.interval(Shortening::Rounded)?.to_string(), "[235.75, 235.85]亿元");
    /// assert_eq!(reported.interval(Shortening::Truncated)?.to_string(), "[235.8, 235.9)亿元");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn interval(&self, shortening: Shortening) -> Result<Interval, AggregateError> {
        let (value, unit) = (self.value.magnitude(), self.value.unit());
        let (mantissa, scale) = match (self.places, shortening) {
            (None, _) | (_, Shortening::Exact) => {
                return Ok(Interval {
                    low: value,
                    high: value,
                    low_open: false,
                    high_open: false,
                    unit,
                });
            }
            (Some(places), Shortening::Rounded) => (5, places.checked_add(1)),
            (Some(places), Shortening::Truncated) => (1, Some(places)),
        };
        let step = scale
            .and_then(|scale| Decimal::try_from_i128_with_scale(mantissa, scale).ok())
            .ok_or(OVERFLOW)?;
        let low = || number::sub(value, step).map_err(|_| OVERFLOW);
        let high = || number::add(value, step).map_err(|_| OVERFLOW);
        let (low, high, low_open, high_open) = if shortening == Shortening::Rounded {
            (low()?, high()?, false, false)
        } else if value.is_zero() {
            (low()?, high()?, true, true)
        } else if value.is_sign_negative() {
            (low()?, value, true, false)
        } else {
            (value, high()?, false, true)
        };
        Ok(Interval {
            low,
            high,
            low_open,
            high_open,
            unit,
        })
    }
}

const OVERFLOW: AggregateError = AggregateError::Overflow { what: "interval" };

/// The amounts that a published number may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    low: Decimal,
    high: Decimal,
    low_open: bool,
    high_open: bool,
    unit: Unit,
}

impl Interval {
    /// The low end.
    #[must_use]
    pub const fn low(&self) -> Decimal {
        self.low
    }

    /// The high end.
    #[must_use]
    pub const fn high(&self) -> Decimal {
        self.high
    }

    /// The unit of both.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// Whether an amount of the unit lies in it.
    #[must_use]
    pub fn contains(&self, value: &Ratio) -> bool {
        let (low, high) = (Ratio::from(self.low), Ratio::from(self.high));
        let above = *value > low || (!self.low_open && *value == low);
        let below = *value < high || (!self.high_open && *value == high);
        above && below
    }

    /// Whether the two, in one unit, have an amount in common.
    fn meets(&self, other: &Self) -> bool {
        let before = |left: &Self, right: &Self| {
            left.high < right.low || (left.high == right.low && (left.high_open || right.low_open))
        };
        !before(self, other) && !before(other, self)
    }
}

/// As mathematics writes it: `[235.75, 235.85]亿元`, the open end with a round bracket.
impl std::fmt::Display for Interval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let open = if self.low_open { '(' } else { '[' };
        let close = if self.high_open { ')' } else { ']' };
        let (low, high) = (Plain(self.low), Plain(self.high));
        write!(f, "{open}{low}, {high}{close}{}", self.unit)
    }
}

/// A reported total beside the sum of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TotalComparison {
    /// The total as reported.
    pub reported: Quantity,
    /// The parts as reported, added, in the finest unit of all.
    pub computed: Quantity,
    /// Reported less computed, in that unit.
    pub difference: Quantity,
    /// What the total may stand for.
    pub reported_interval: Interval,
    /// What the parts may add up to.
    pub computed_interval: Interval,
    /// Whether rounding explains the difference.
    pub is_consistent: bool,
}

/// Compares a reported total with its parts, each with the digits it was published with.
///
/// # Errors
/// [`AggregateError::Mixed`] across dimensions; [`AggregateError::NotAdditive`]; [`AggregateError::Overflow`].
///
/// ```
/// use zhibiao::aggregate::{PublishedFigure, Shortening, compare_total};
/// use zhibiao::quantity::Quantity;
///
/// let parts: Vec<Quantity> =
///     ["235.8亿元", "101.97亿元", "24.56亿元"].iter().map(|text| text.parse()).collect::<Result<_, _>>()?;
/// let parts: Vec<PublishedFigure> = parts.into_iter().map(PublishedFigure::as_written).collect();
/// let total = PublishedFigure::as_written("362.32亿元".parse()?);
/// let comparison = compare_total(&total, &parts, Shortening::Rounded)?;
/// assert_eq!(comparison.computed.to_string(), "362.33亿元");
/// assert!(comparison.is_consistent);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare_total(
    total: &PublishedFigure,
    parts: &[PublishedFigure],
    shortening: Shortening,
) -> Result<TotalComparison, AggregateError> {
    let mut sum = Sum::new();
    let mut ends = Ends::default();
    for part in parts {
        sum.push(&part.value)?;
        ends.push(part, shortening)?;
    }
    ends.compare(total, &sum, shortening)
}

/// The sums of the ends of intervals: what the numbers they are of may add up to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ends {
    low: Sum,
    high: Sum,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    low_open: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    high_open: bool,
}

impl Ends {
    /// Of numbers that were not shortened: the sum itself.
    pub(super) fn exact(sum: &Sum) -> Self {
        Self {
            low: sum.clone(),
            high: sum.clone(),
            ..Self::default()
        }
    }

    pub(super) fn push(
        &mut self,
        part: &PublishedFigure,
        shortening: Shortening,
    ) -> Result<(), AggregateError> {
        let interval = part.interval(shortening)?;
        self.low.push_number(interval.low, interval.unit)?;
        self.high.push_number(interval.high, interval.unit)?;
        self.low_open |= interval.low_open;
        self.high_open |= interval.high_open;
        Ok(())
    }

    pub(super) fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        self.low.merge(&other.low)?;
        self.high.merge(&other.high)?;
        self.low_open |= other.low_open;
        self.high_open |= other.high_open;
        Ok(())
    }

    /// Whether these can be the ends of what a sum holds: as many, and on either side of it.
    pub(super) fn hold(&self, sum: &Sum) -> bool {
        let Some(unit) = sum.unit() else {
            return self.low.count() == 0 && self.high.count() == 0;
        };
        let (low, high) = (self.low.fraction_in(unit), self.high.fraction_in(unit));
        let is_within = match (low, sum.fraction_in(unit), high) {
            (Ok(low), Ok(value), Ok(high)) => low.is_at_most(value) && value.is_at_most(high),
            _ => false,
        };
        is_within && [&self.low, &self.high].map(Sum::count) == [sum.count(); 2]
    }

    /// A total beside the sum of the numbers.
    pub(super) fn compare(
        &self,
        total: &PublishedFigure,
        sum: &Sum,
        shortening: Shortening,
    ) -> Result<TotalComparison, AggregateError> {
        let mut all = sum.clone();
        all.push(&total.value)?;
        let unit = all.unit().unwrap_or(total.value.unit());
        let own = total.interval(shortening)?;
        let reported_interval = Interval {
            low: number_in(own.low, own.unit, unit)?,
            high: number_in(own.high, own.unit, unit)?,
            unit,
            ..own
        };
        let computed_interval = Interval {
            low: self.low.number_in(unit)?,
            high: self.high.number_in(unit)?,
            low_open: self.low_open,
            high_open: self.high_open,
            unit,
        };
        let computed = sum.finish_in(unit)?;
        Ok(TotalComparison {
            reported: total.value,
            computed,
            difference: total.value.checked_sub(&computed)?,
            reported_interval,
            computed_interval,
            is_consistent: reported_interval.meets(&computed_interval),
        })
    }
}

/// A number of one unit in another of its dimension.
fn number_in(value: Decimal, from: Unit, to: Unit) -> Result<Decimal, AggregateError> {
    let mut sum = Sum::new();
    sum.push_number(value, from)?;
    sum.number_in(to)
}

/// Whether a stated share or multiple, such as 124.91% beside 137.4公里 of 110公里, is what its numbers give, rounded or
/// truncated to the places it is stated with.
///
/// # Errors
/// [`AggregateError::Quantity`] where the part has no ratio to the whole, or the stated value is no share or multiple.
///
/// ```
/// use zhibiao::aggregate::{Shortening, is_stated_share};
///
/// let stated = |share: &str| -> Result<bool, Box<dyn std::error::Error>> {
///     Ok(is_stated_share(&share.parse()?, &"19个".parse()?, &"132个".parse()?, Shortening::Rounded)?)
/// };
/// assert!(stated("14.4%")?);
/// assert!(!stated("15.2%")?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn is_stated_share(
    stated: &Quantity,
    part: &Quantity,
    whole: &Quantity,
    shortening: Shortening,
) -> Result<bool, AggregateError> {
    let ratio = part.ratio(whole)?;
    // 1 is 100%, and 1倍.
    let one = if stated.unit().atom() == Unit::MULTIPLE.atom() {
        Ratio::ONE
    } else {
        Unit::PERCENT
            .with_scale(crate::unit::Scale::Hundred)
            .factor_to(stated.unit())?
    };
    let value = number::mul(ratio.numerator(), one.numerator())
        .and_then(|numerator| {
            Ratio::new(
                numerator,
                number::mul(ratio.denominator(), one.denominator())?,
            )
        })
        .map_err(QuantityError::from)?;
    Ok(PublishedFigure::as_written(*stated)
        .interval(shortening)?
        .contains(&value))
}
