//! Means and quotients of sums: exact fractions in a unit.

use serde::{Deserialize, Serialize};

use crate::number::{NumberError, Ratio, RoundingStrategy};
use crate::quantity::{Quantity, QuantityError};
use crate::unit::Unit;

use super::fraction::Fraction;
use super::{Aggregate, AggregateError, Sum};

/// An average (平均值): an exact fraction of a unit, rounded only where asked.
///
/// Two averages are equal when they are as much in the same unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Average {
    /// How many of the unit.
    pub value: Ratio,
    /// The unit.
    pub unit: Unit,
}

impl Average {
    /// The exact average as a quantity.
    ///
    /// # Errors
    /// [`AggregateError::Quantity`] where it has no finite decimal, does not fit, or the unit counts whole things.
    pub fn exact(&self) -> Result<Quantity, AggregateError> {
        let value = self.value.to_decimal().map_err(QuantityError::from)?;
        Ok(Quantity::new(value, self.unit)?)
    }

    /// The average rounded, once, from the exact fraction; as a number of the unit, for a mean of whole things need not be
    /// whole.
    ///
    /// # Errors
    /// As [`Ratio::round`].
    pub fn round(
        &self,
        places: u32,
        strategy: RoundingStrategy,
    ) -> Result<crate::number::Decimal, NumberError> {
        self.value.round(places, strategy)
    }

    #[allow(clippy::large_types_passed_by_value)] // it ends here
    pub(super) fn of(
        numerator: Fraction,
        denominator: Fraction,
        unit: Unit,
        what: &'static str,
    ) -> Result<Self, AggregateError> {
        let value = numerator
            .over(denominator)
            .and_then(Fraction::ratio)
            .ok_or(AggregateError::Overflow { what })?;
        Ok(Self { value, unit })
    }
}

/// The arithmetic mean (算术平均) of quantities that add; in the finest unit met.
///
/// ```
/// use zhibiao::aggregate::{Aggregate, Mean};
/// use zhibiao::number::{Decimal, RoundingStrategy};
///
/// let mut mean = Mean::default();
/// for homes in ["30套", "20套", "20套"] {
///     mean.push(&homes.parse()?)?;
/// }
/// let average = mean.finish()?.ok_or("no homes")?;
/// assert_eq!(average.value.to_string(), "70/3");
/// assert_eq!(average.round(1, RoundingStrategy::MidpointAwayFromZero)?, Decimal::new(233, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mean(Sum);

impl Mean {
    /// The sum of the quantities.
    #[must_use]
    pub const fn sum(&self) -> &Sum {
        &self.0
    }
}

impl Aggregate for Mean {
    type Item = Quantity;
    type Output = Option<Average>;

    fn push(&mut self, item: &Quantity) -> Result<(), AggregateError> {
        self.0.push(item)
    }

    fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        self.0.merge(&other.0)
    }

    /// `None` for the mean of nothing.
    fn finish(&self) -> Result<Option<Average>, AggregateError> {
        let Some(unit) = self.0.unit() else {
            return Ok(None);
        };
        let count = Fraction::whole(self.0.count());
        Average::of(self.0.fraction_in(unit)?, count, unit, "mean").map(Some)
    }
}

/// A part and the whole it is of: the numerator and the denominator of a share, or of an amount per something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portion {
    /// The numerator (分子).
    pub numerator: Quantity,
    /// The denominator (分母), not below zero.
    pub denominator: Quantity,
}

/// Σ numerator ÷ Σ denominator (分子之和 ÷ 分母之和): how shares and values per head combine.
///
/// ```
/// use zhibiao::aggregate::{Aggregate, Portion, RatioOfSums};
///
/// let mut income = RatioOfSums::default();
/// for (numerator, denominator) in [("3亿元", "1万人"), ("1亿元", "1万人")] {
///     income.push(&Portion { numerator: numerator.parse()?, denominator: denominator.parse()? })?;
/// }
/// let average = income.finish()?.ok_or("nobody")?;
/// assert_eq!(average.exact()?.to_string(), "2亿元/万人");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Wire")]
pub struct RatioOfSums {
    numerator: Sum,
    denominator: Sum,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    numerator: Sum,
    denominator: Sum,
}

impl TryFrom<Wire> for RatioOfSums {
    type Error = &'static str;

    fn try_from(wire: Wire) -> Result<Self, Self::Error> {
        if wire.numerator.count() != wire.denominator.count() {
            return Err("each numerator goes with one denominator");
        }
        if wire.denominator.is_below_zero() {
            return Err("denominators are not below zero");
        }
        Ok(Self {
            numerator: wire.numerator,
            denominator: wire.denominator,
        })
    }
}

impl RatioOfSums {
    /// Σ numerator (分子之和).
    #[must_use]
    pub const fn numerator(&self) -> &Sum {
        &self.numerator
    }

    /// Σ denominator (分母之和), of as many items.
    #[must_use]
    pub const fn denominator(&self) -> &Sum {
        &self.denominator
    }
}

impl Aggregate for RatioOfSums {
    type Item = Portion;
    type Output = Option<Average>;

    /// A denominator below zero is [`AggregateError::NegativeDenominator`]: a loss is no whole to be a part of.
    fn push(&mut self, item: &Portion) -> Result<(), AggregateError> {
        if item.denominator.is_negative() {
            return Err(AggregateError::NegativeDenominator {
                denominator: Box::new(item.denominator),
            });
        }
        self.numerator.check(item.numerator.unit())?;
        self.denominator.push(&item.denominator)?;
        self.numerator.push(&item.numerator)
    }

    fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        let mut numerator = self.numerator.clone();
        numerator.merge(&other.numerator)?;
        self.denominator.merge(&other.denominator)?;
        self.numerator = numerator;
        Ok(())
    }

    /// In percent where both are of one dimension, else in the one unit per the other; `None` for nothing.
    fn finish(&self) -> Result<Option<Average>, AggregateError> {
        let (Some(up), Some(down)) = (self.numerator.unit(), self.denominator.unit()) else {
            return Ok(None);
        };
        let numerator = self.numerator.fraction_in(up)?;
        if up.dimension() == down.dimension() {
            let denominator = self.denominator.fraction_in(up)?;
            if denominator.is_zero() {
                return Err(AggregateError::ZeroWeight { unit: down });
            }
            let percent = numerator.shifted(2);
            return Average::of(percent, denominator, Unit::PERCENT, "share").map(Some);
        }
        let denominator = self.denominator.fraction_in(down)?;
        if denominator.is_zero() {
            return Err(AggregateError::ZeroWeight { unit: down });
        }
        let unit = up.per(down.scale(), down.atom());
        Average::of(numerator, denominator, unit, "quotient").map(Some)
    }
}
