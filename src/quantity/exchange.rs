//! Exchange between currencies.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::number::{Decimal, Ratio, RoundingStrategy};
use crate::unit::{Dimension, Unit};

use super::{Quantity, QuantityError};

/// An exchange rate (汇率) that names its day and its source; currencies convert through nothing else.
///
/// One `from` is worth `rate` of `to`; the units may carry a scale, as in 百日元, which is how the rate of the yen is
/// published.
///
/// ```
/// use chrono::NaiveDate;
/// use zhibiao::number::Decimal;
/// use zhibiao::quantity::{ExchangeRate, Quantity};
/// use zhibiao::unit::Unit;
///
/// let day = NaiveDate::from_ymd_opt(2023, 12, 29).ok_or("no such day")?;
/// let rate = ExchangeRate::new(Unit::US_DOLLAR, Unit::YUAN, Decimal::new(70827, 4), day, "中国外汇交易中心 人民币汇率中间价")?;
/// let invested: Quantity = "2500万美元".parse()?;
/// assert_eq!(rate.convert(&invested, "亿元".parse()?)?.to_string(), "1.770675亿元");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct ExchangeRate {
    from: Unit,
    to: Unit,
    rate: Decimal,
    date: NaiveDate,
    source: String,
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    from: Unit,
    to: Unit,
    #[serde(with = "crate::number::text")]
    rate: Decimal,
    date: NaiveDate,
    source: String,
}

impl TryFrom<Wire> for ExchangeRate {
    type Error = QuantityError;

    fn try_from(wire: Wire) -> Result<Self, QuantityError> {
        Self::new(wire.from, wire.to, wire.rate, wire.date, wire.source)
    }
}

impl From<ExchangeRate> for Wire {
    fn from(rate: ExchangeRate) -> Self {
        Self {
            from: rate.from,
            to: rate.to,
            rate: rate.rate,
            date: rate.date,
            source: rate.source,
        }
    }
}

impl ExchangeRate {
    /// One `from` is worth `rate` of `to` on `date`, as `source` says.
    ///
    /// # Errors
    /// [`QuantityError::Rate`] where the units are not two currencies, the rate is not above zero, or the source is
    /// empty.
    pub fn new(
        from: Unit,
        to: Unit,
        rate: Decimal,
        date: NaiveDate,
        source: impl Into<String>,
    ) -> Result<Self, QuantityError> {
        let source = source.into();
        let refuse = |reason| Err(QuantityError::Rate { from, to, reason });
        let is_currency = |unit: Unit| {
            let dimension = unit.dimension();
            matches!(dimension.numerator, Dimension::Currency(_)) && dimension.per.is_none()
        };
        if !is_currency(from) || !is_currency(to) {
            return refuse("both units must be currencies");
        }
        if from.atom() == to.atom() {
            return refuse("the currencies must differ");
        }
        if rate <= Decimal::ZERO {
            return refuse("a rate must be above zero");
        }
        if source.trim().is_empty() {
            return refuse("a rate must name its source");
        }
        Ok(Self {
            from,
            to,
            rate,
            date,
            source,
        })
    }

    /// The unit that is exchanged.
    #[must_use]
    pub const fn from(&self) -> Unit {
        self.from
    }

    /// The unit of the rate.
    #[must_use]
    pub const fn to(&self) -> Unit {
        self.to
    }

    /// What one `from` is worth in `to`.
    #[must_use]
    pub const fn rate(&self) -> Decimal {
        self.rate
    }

    /// The day of the rate.
    #[must_use]
    pub const fn date(&self) -> NaiveDate {
        self.date
    }

    /// Who published it.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// An amount of either currency in a unit of the other, exactly.
    ///
    /// # Errors
    /// [`QuantityError::Rate`] where the amount and `unit` are not of the two currencies; [`QuantityError::Inexact`]
    /// where there is no exact result, as often when dividing by the rate.
    pub fn convert(&self, amount: &Quantity, unit: Unit) -> Result<Quantity, QuantityError> {
        let factor = self.factor(amount.unit(), unit)?;
        let magnitude = factor
            .apply(amount.magnitude())
            .map_err(QuantityError::inexact(amount.unit(), unit))?;
        Quantity::new(magnitude, unit)
    }

    /// An amount of either currency in a unit of the other, rounded, once, from the exact result.
    ///
    /// # Errors
    /// As [`convert`](Self::convert).
    pub fn round_to(
        &self,
        amount: &Quantity,
        unit: Unit,
        places: u32,
        strategy: RoundingStrategy,
    ) -> Result<Quantity, QuantityError> {
        let factor = self.factor(amount.unit(), unit)?;
        let magnitude = factor
            .apply_rounded(amount.magnitude(), places, strategy)
            .map_err(QuantityError::inexact(amount.unit(), unit))?;
        Quantity::new(magnitude, unit)
    }

    fn factor(&self, from: Unit, to: Unit) -> Result<Ratio, QuantityError> {
        let no_rate = || QuantityError::Rate {
            from,
            to,
            reason: "the rate is between other currencies",
        };
        let inexact = || QuantityError::inexact(from, to);
        let (rate, from_exponent, to_exponent) =
            if from.shares_atoms(self.from) && to.shares_atoms(self.to) {
                (
                    Ratio::from(self.rate),
                    self.from.exponent(),
                    self.to.exponent(),
                )
            } else if from.shares_atoms(self.to) && to.shares_atoms(self.from) {
                (
                    Ratio::from(self.rate).reciprocal().map_err(inexact())?,
                    self.to.exponent(),
                    self.from.exponent(),
                )
            } else {
                return Err(no_rate());
            };
        let exponent = i32::from(from.exponent()) - i32::from(from_exponent)
            + i32::from(to_exponent)
            - i32::from(to.exponent());
        rate.shifted(exponent).map_err(inexact())
    }
}
