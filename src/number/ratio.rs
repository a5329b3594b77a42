//! Exact fractions.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use bnum::cast::CastFrom;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::NumberError;
use super::exact::{Lack, decimal_wide, div, quotient, quotient_wide, shift};
use super::wide::{Wide, gcd, gcd_wide, narrow, power, scaled, times, wide};

/// An exact fraction of two decimals (比率): a completion rate, a share, a conversion factor.
///
/// It stays a fraction until it is printed. `Eq`, `Ord` and `Hash` go by its rational value, exactly, however many
/// digits that takes: `34/20` equals `1.7/1`. The denominator is positive; the numerator carries the sign.
///
/// ```
/// use zhibiao::number::{Decimal, Ratio, RoundingStrategy};
///
/// let rate = Ratio::new(Decimal::from(34), Decimal::from(20))?;
/// assert_eq!(rate.to_string(), "34/20");
/// assert_eq!(rate.to_percent(0, RoundingStrategy::MidpointAwayFromZero)?, Decimal::from(170));
/// let third = Ratio::new(Decimal::ONE, Decimal::from(3))?;
/// assert!(third.to_decimal().is_err());
/// assert!(third < rate);
/// # Ok::<(), zhibiao::number::NumberError>(())
/// ```
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Ratio {
    pub(super) numerator: Decimal,
    pub(super) denominator: Decimal,
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    #[serde(with = "super::text")]
    numerator: Decimal,
    #[serde(with = "super::text")]
    denominator: Decimal,
}

impl TryFrom<Parts> for Ratio {
    type Error = NumberError;
    fn try_from(parts: Parts) -> Result<Self, NumberError> {
        Self::new(parts.numerator, parts.denominator)
    }
}

impl From<Ratio> for Parts {
    fn from(ratio: Ratio) -> Self {
        Self {
            numerator: ratio.numerator,
            denominator: ratio.denominator,
        }
    }
}

impl Ratio {
    /// One.
    pub const ONE: Self = Self {
        numerator: Decimal::ONE,
        denominator: Decimal::ONE,
    };

    /// `numerator / denominator`.
    ///
    /// # Errors
    /// [`NumberError::DivisionByZero`] where the denominator is zero.
    pub fn new(mut numerator: Decimal, mut denominator: Decimal) -> Result<Self, NumberError> {
        if denominator.is_zero() {
            return Err(NumberError::DivisionByZero { numerator });
        }
        if denominator.is_sign_negative() {
            numerator = -numerator;
            denominator = -denominator;
        }
        if numerator.is_zero() {
            numerator = Decimal::ZERO;
        }
        Ok(Self {
            numerator,
            denominator,
        })
    }

    /// The numerator, as given up to the sign.
    #[must_use]
    pub const fn numerator(&self) -> Decimal {
        self.numerator
    }

    /// The denominator, as given but positive.
    #[must_use]
    pub const fn denominator(&self) -> Decimal {
        self.denominator
    }

    /// The value as a decimal.
    ///
    /// # Errors
    /// [`NumberError::NoFiniteDecimal`] or [`NumberError::OutOfRange`] where there is none; see [`round`](Self::round).
    pub fn to_decimal(&self) -> Result<Decimal, NumberError> {
        div(self.numerator, self.denominator)
    }

    /// The value rounded, once, from the exact fraction to `places` decimal places.
    ///
    /// # Errors
    /// [`NumberError::Places`] above 28 places; [`NumberError::OutOfRange`] where the rounded value does not fit.
    pub fn round(&self, places: u32, strategy: RoundingStrategy) -> Result<Decimal, NumberError> {
        self.rounded(0, places, strategy)
    }

    /// The value in percent, rounded, once, from the exact fraction to `places` decimal places: 34/20 is 170.
    ///
    /// # Errors
    /// As [`round`](Self::round).
    pub fn to_percent(
        &self,
        places: u32,
        strategy: RoundingStrategy,
    ) -> Result<Decimal, NumberError> {
        self.rounded(2, places, strategy)
    }

    /// `value × self`, exactly.
    ///
    /// # Errors
    /// [`NumberError::NoFiniteDecimal`] or [`NumberError::OutOfRange`] where there is no exact decimal.
    pub fn apply(&self, value: Decimal) -> Result<Decimal, NumberError> {
        let (up, down) = self.scales();
        let negative = (self.numerator.mantissa() < 0) != (value.mantissa() < 0);
        let exponent = up.cast_signed() - down.cast_signed() - value.scale().cast_signed();
        let (left, right) = (
            self.numerator.mantissa().unsigned_abs(),
            value.mantissa().unsigned_abs(),
        );
        let denominator = self.denominator.mantissa().unsigned_abs();
        let result = if let Some(product) = left.checked_mul(right) {
            let common = gcd(product, denominator);
            quotient(negative, product / common, denominator / common, exponent)
        } else {
            let product = wide(left) * wide(right);
            let common = gcd_wide(product, wide(denominator));
            narrow(wide(denominator) / common)
                .ok_or(Lack::Room)
                .and_then(|denominator| {
                    quotient_wide(negative, product / common, denominator, exponent)
                })
        };
        result.map_err(|lack| match lack {
            Lack::Room => NumberError::OutOfRange {
                left: value,
                operator: '×',
                right: self.numerator,
            },
            Lack::Finite => NumberError::NoFiniteDecimal {
                numerator: value,
                denominator: self.denominator,
            },
        })
    }

    /// `value × self`, rounded, once, from the exact result to `places` decimal places.
    ///
    /// # Errors
    /// As [`round`](Self::round).
    pub fn apply_rounded(
        &self,
        value: Decimal,
        places: u32,
        strategy: RoundingStrategy,
    ) -> Result<Decimal, NumberError> {
        let (up, down) = self.scales();
        let negative = (self.numerator.mantissa() < 0) != (value.mantissa() < 0);
        let product =
            wide(self.numerator.mantissa().unsigned_abs()) * wide(value.mantissa().unsigned_abs());
        // 96 + 96 bits, and at most 10^28 · 10^28 beside them: 379 bits.
        let exponent = up.cast_signed() - down.cast_signed() - value.scale().cast_signed();
        let denominator = wide(self.denominator.mantissa().unsigned_abs());
        rounded(negative, product, denominator, exponent, places, strategy)?.ok_or(
            NumberError::OutOfRange {
                left: value,
                operator: '×',
                right: self.numerator,
            },
        )
    }

    /// `self × 10^exponent`.
    pub(crate) fn shifted(&self, exponent: i32) -> Result<Self, NumberError> {
        if let Some(numerator) = shift(self.numerator, exponent) {
            return Ok(Self { numerator, ..*self });
        }
        match shift(self.denominator, -exponent) {
            Some(denominator) => Ok(Self {
                denominator,
                ..*self
            }),
            None => Err(NumberError::OutOfRange {
                left: self.numerator,
                operator: '÷',
                right: self.denominator,
            }),
        }
    }

    /// The reciprocal.
    ///
    /// # Errors
    /// [`NumberError::DivisionByZero`] where the numerator is zero.
    pub fn reciprocal(&self) -> Result<Self, NumberError> {
        Self::new(self.denominator, self.numerator)
    }

    fn rounded(
        &self,
        exponent: i32,
        places: u32,
        strategy: RoundingStrategy,
    ) -> Result<Decimal, NumberError> {
        let (up, down) = self.scales();
        let negative = self.numerator.mantissa() < 0;
        let numerator = wide(self.numerator.mantissa().unsigned_abs());
        let denominator = wide(self.denominator.mantissa().unsigned_abs());
        rounded(
            negative,
            numerator,
            denominator,
            up.cast_signed() - down.cast_signed() + exponent,
            places,
            strategy,
        )?
        .ok_or(NumberError::OutOfRange {
            left: self.numerator,
            operator: '÷',
            right: self.denominator,
        })
    }

    /// The powers of ten that turn the fraction of decimals into one of their mantissas, common part removed.
    fn scales(&self) -> (u32, u32) {
        let (numerator, denominator) = (self.numerator.scale(), self.denominator.scale());
        (
            denominator.saturating_sub(numerator),
            numerator.saturating_sub(denominator),
        )
    }

    /// Magnitude of numerator and denominator as integers, where 128 bits are enough.
    pub(super) fn integers(&self) -> Option<(u128, u128)> {
        let (up, down) = self.scales();
        let scaled = |value: Decimal, exponent: u32| match exponent {
            0 => Some(value.mantissa().unsigned_abs()),
            _ => times(value.mantissa().unsigned_abs(), power(exponent)?),
        };
        Some((scaled(self.numerator, up)?, scaled(self.denominator, down)?))
    }

    pub(super) fn integers_wide(&self) -> (Wide, Wide) {
        let (up, down) = self.scales();
        (
            scaled(wide(self.numerator.mantissa().unsigned_abs()), up),
            scaled(wide(self.denominator.mantissa().unsigned_abs()), down),
        )
    }

    fn cmp_magnitude(&self, other: &Self) -> Ordering {
        if let (Some((a, b)), Some((c, d))) = (self.integers(), other.integers())
            && let (Some(left), Some(right)) = (times(a, d), times(c, b))
        {
            return left.cmp(&right);
        }
        let ((a, b), (c, d)) = (self.integers_wide(), other.integers_wide());
        (a * d).cmp(&(c * b))
    }
}

/// `numerator / denominator × 10^exponent` rounded; `None` where it does not fit.
fn rounded(
    negative: bool,
    numerator: Wide,
    denominator: Wide,
    exponent: i32,
    places: u32,
    strategy: RoundingStrategy,
) -> Result<Option<Decimal>, NumberError> {
    if places > 28 {
        return Err(NumberError::Places { places });
    }
    let exponent = exponent + places.cast_signed();
    let (numerator, denominator) = if exponent >= 0 {
        (scaled(numerator, exponent.unsigned_abs()), denominator)
    } else {
        (numerator, scaled(denominator, exponent.unsigned_abs()))
    };
    let (floor, rest) = (numerator / denominator, numerator % denominator);
    let half = rest.cmp(&(denominator - rest));
    let is_odd = !(floor % wide(2)).is_zero();
    let up = !rest.is_zero() && rounds_up(strategy, negative, half, is_odd);
    let value = if up { floor + wide(1) } else { floor };
    Ok(decimal_wide(negative, value, places.cast_signed()))
}

/// Whether a number that is not exact is rounded away from zero, by how its rest compares with one half and whether the last
/// digit kept is odd.
pub(super) fn rounds_up(
    strategy: RoundingStrategy,
    negative: bool,
    half: Ordering,
    is_odd: bool,
) -> bool {
    match strategy {
        RoundingStrategy::MidpointNearestEven => {
            half == Ordering::Greater || (half == Ordering::Equal && is_odd)
        }
        RoundingStrategy::MidpointAwayFromZero => half != Ordering::Less,
        RoundingStrategy::MidpointTowardZero => half == Ordering::Greater,
        RoundingStrategy::AwayFromZero => true,
        RoundingStrategy::ToNegativeInfinity => negative,
        RoundingStrategy::ToPositiveInfinity => !negative,
        _ => false,
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let (left, right) = (
            self.numerator.mantissa().signum(),
            other.numerator.mantissa().signum(),
        );
        left.cmp(&right).then_with(|| {
            if left < 0 {
                other.cmp_magnitude(self)
            } else {
                self.cmp_magnitude(other)
            }
        })
    }
}

impl Hash for Ratio {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.numerator.mantissa().signum().hash(state);
        // Lowest terms are unique, so it does not matter which way they were found.
        let (numerator, denominator) = if let Some((a, b)) = self.integers() {
            let common = gcd(a, b);
            (wide(a / common), wide(b / common))
        } else {
            let (a, b) = self.integers_wide();
            let common = gcd_wide(a, b);
            (a / common, b / common)
        };
        for part in [numerator, denominator] {
            u128::cast_from(part).hash(state);
            u128::cast_from(part >> 128_u32).hash(state);
        }
    }
}

impl From<Decimal> for Ratio {
    fn from(value: Decimal) -> Self {
        let numerator = if value.is_zero() {
            Decimal::ZERO
        } else {
            value
        };
        Self {
            numerator,
            denominator: Decimal::ONE,
        }
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}/{}",
            super::text::Plain(self.numerator),
            super::text::Plain(self.denominator)
        )
    }
}
