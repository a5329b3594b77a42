//! `+ - × ÷` of exact fractions, in lowest terms where that is needed to hold them.

use rust_decimal::Decimal;

use super::wide::{LIMIT, Wide, gcd, gcd_wide, narrow, times};
use super::{NumberError, Ratio};

impl Ratio {
    /// Zero.
    pub const ZERO: Self = Self {
        numerator: Decimal::ZERO,
        denominator: Decimal::ONE,
    };

    /// Whether it is zero.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.numerator.is_zero()
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(&self) -> bool {
        self.numerator.is_sign_negative()
    }

    /// The exact sum.
    ///
    /// # Errors
    /// [`NumberError::OutOfRange`] where numerator or denominator of the sum do not fit even in lowest terms.
    ///
    /// ```
    /// use zhibiao::number::Ratio;
    /// let (half, third) = (Ratio::new(1.into(), 2.into())?, Ratio::new(1.into(), 3.into())?);
    /// assert_eq!(half.checked_add(&third)?, Ratio::new(5.into(), 6.into())?);
    /// # Ok::<(), zhibiao::number::NumberError>(())
    /// ```
    pub fn checked_add(&self, other: &Self) -> Result<Self, NumberError> {
        self.sum(other, other.is_negative())
            .ok_or_else(|| self.lack('+', other))
    }

    /// The exact difference.
    ///
    /// # Errors
    /// As [`checked_add`](Self::checked_add).
    pub fn checked_sub(&self, other: &Self) -> Result<Self, NumberError> {
        self.sum(other, !other.is_negative())
            .ok_or_else(|| self.lack('-', other))
    }

    /// The exact product.
    ///
    /// # Errors
    /// As [`checked_add`](Self::checked_add).
    pub fn checked_mul(&self, other: &Self) -> Result<Self, NumberError> {
        let negative = self.is_negative() != other.is_negative();
        self.product(other, negative)
            .ok_or_else(|| self.lack('×', other))
    }

    /// The exact quotient.
    ///
    /// # Errors
    /// As [`checked_add`](Self::checked_add), or [`NumberError::DivisionByZero`].
    pub fn checked_div(&self, other: &Self) -> Result<Self, NumberError> {
        let inverse = other
            .reciprocal()
            .map_err(|_| NumberError::DivisionByZero {
                numerator: self.numerator,
            })?;
        self.checked_mul(&inverse)
    }

    fn lack(&self, operator: char, other: &Self) -> NumberError {
        NumberError::OutOfRange {
            left: self.numerator,
            operator,
            right: other.numerator,
        }
    }

    fn sum(&self, other: &Self, subtract: bool) -> Option<Self> {
        if let (Some((a, b)), Some((c, d))) = (self.integers(), other.integers()) {
            let (left, right, denominator) = if b == d {
                (Some(a), Some(c), Some(b))
            } else {
                (times(a, d), times(c, b), times(b, d))
            };
            if let (Some(left), Some(right), Some(denominator)) = (left, right, denominator)
                && let Some((negative, total)) =
                    signed_sum(self.is_negative(), left, subtract, right)
            {
                return fraction(negative, total, denominator);
            }
        }
        // Each part is below 2^190: the products below 2^379, their sum below 2^380.
        let ((a, b), (c, d)) = (self.integers_wide(), other.integers_wide());
        let (left, right) = (a * d, c * b);
        let (negative, total) = if self.is_negative() == subtract {
            (subtract, left + right)
        } else if left >= right {
            (self.is_negative(), left - right)
        } else {
            (subtract, right - left)
        };
        fraction_wide(negative, total, b * d)
    }

    fn product(&self, other: &Self, negative: bool) -> Option<Self> {
        if let (Some((a, b)), Some((c, d))) = (self.integers(), other.integers())
            && let (Some(numerator), Some(denominator)) = (times(a, c), times(b, d))
        {
            return fraction(negative, numerator, denominator);
        }
        let ((a, b), (c, d)) = (self.integers_wide(), other.integers_wide());
        fraction_wide(negative, a * c, b * d)
    }
}

/// Sign and size of a sum of two signed sizes.
fn signed_sum(
    left_negative: bool,
    left: u128,
    right_negative: bool,
    right: u128,
) -> Option<(bool, u128)> {
    if left_negative == right_negative {
        Some((left_negative, left.checked_add(right)?))
    } else if left >= right {
        Some((left_negative, left - right))
    } else {
        Some((right_negative, right - left))
    }
}

fn fraction(negative: bool, mut numerator: u128, mut denominator: u128) -> Option<Ratio> {
    if numerator >= LIMIT || denominator >= LIMIT {
        let common = gcd(numerator, denominator);
        numerator /= common;
        denominator /= common;
    }
    let whole =
        |value: u128| Decimal::try_from_i128_with_scale(i128::try_from(value).ok()?, 0).ok();
    let numerator = whole(numerator)?;
    let numerator = if negative { -numerator } else { numerator };
    Ratio::new(numerator, whole(denominator)?).ok()
}

fn fraction_wide(negative: bool, numerator: Wide, denominator: Wide) -> Option<Ratio> {
    if numerator.is_zero() {
        return Some(Ratio::ZERO);
    }
    let common = gcd_wide(numerator, denominator);
    let (numerator, denominator) = (numerator / common, denominator / common);
    fraction(negative, narrow(numerator)?, narrow(denominator)?)
}
