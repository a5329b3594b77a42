//! The exact quotient that an aggregate comes to before it is written as a decimal.

use bnum::cast::CastFrom;

use crate::number::{Decimal, Ratio};

use super::digits::{Big, ONE, Total, ZERO, ten_to};

/// `numerator / denominator × 10^place`; the denominator is above zero.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fraction {
    numerator: Big,
    denominator: Big,
    place: i16,
}

/// Why a fraction cannot be written as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lack {
    /// Its digits never end.
    Finite,
    /// They do not fit.
    Room,
}

impl From<Total> for Fraction {
    fn from(total: Total) -> Self {
        Self {
            numerator: total.mantissa,
            denominator: ONE,
            place: total.place,
        }
    }
}

impl Fraction {
    pub(super) const ZERO: Self = Self {
        numerator: ZERO,
        denominator: ONE,
        place: 0,
    };

    pub(super) fn whole(value: u64) -> Self {
        Self {
            numerator: Big::cast_from(value),
            ..Self::ZERO
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.numerator.is_zero()
    }

    /// `self × 10^exponent`, for a small exponent.
    pub(super) fn shifted(self, exponent: i16) -> Self {
        Self {
            place: self.place.saturating_add(exponent),
            ..self
        }
    }

    /// `self × factor`.
    pub(super) fn times(self, factor: &Ratio) -> Option<Self> {
        let (up, down) = (factor.numerator(), factor.denominator());
        let place = i16::try_from(i64::from(down.scale()) - i64::from(up.scale())).ok()?;
        Some(
            Self {
                numerator: self.numerator.checked_mul(integer(up))?,
                denominator: self.denominator.checked_mul(integer(down))?,
                place: self.place.checked_add(place)?,
            }
            .reduced(),
        )
    }

    /// `self + other`.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let place = self.place.min(other.place);
        let raised = |fraction: Self| {
            let power = (fraction.place - place).unsigned_abs();
            (power <= 300).then(|| fraction.numerator.checked_mul(ten_to(power)))?
        };
        let left = raised(self)?.checked_mul(other.denominator)?;
        let right = raised(other)?.checked_mul(self.denominator)?;
        Some(
            Self {
                numerator: left.checked_add(right)?,
                denominator: self.denominator.checked_mul(other.denominator)?,
                place,
            }
            .reduced(),
        )
    }

    /// Whether it is no more than another.
    pub(super) fn is_at_most(self, other: Self) -> bool {
        let negated = Self {
            numerator: self.numerator.wrapping_neg(),
            ..self
        };
        other
            .plus(negated)
            .is_some_and(|difference| !difference.numerator.is_negative())
    }

    /// `self ÷ other`; `None` where the other is zero or the result too large.
    pub(super) fn over(self, other: Self) -> Option<Self> {
        let sign = other.numerator.signum();
        if sign.is_zero() {
            return None;
        }
        Some(
            Self {
                numerator: self
                    .numerator
                    .checked_mul(other.denominator)?
                    .checked_mul(sign)?,
                denominator: self
                    .denominator
                    .checked_mul(other.numerator)?
                    .checked_mul(sign)?,
                place: self.place.checked_sub(other.place)?,
            }
            .reduced(),
        )
    }

    fn reduced(self) -> Self {
        if self.denominator == ONE {
            return self;
        }
        let common = gcd(self.numerator, self.denominator);
        if common.is_zero() {
            return Self::ZERO;
        }
        Self {
            numerator: self.numerator / common,
            denominator: self.denominator / common,
            place: self.place,
        }
    }

    /// The exact decimal.
    pub(super) fn decimal(self) -> Result<Decimal, Lack> {
        let Self {
            mut numerator,
            mut denominator,
            mut place,
        } = self;
        // n / 2 is 5n / 10, and n / 5 is 2n / 10.
        for (prime, cofactor) in [(2_u8, 5_u8), (5, 2)] {
            let (prime, cofactor) = (small(prime), small(cofactor));
            while (denominator % prime).is_zero() {
                denominator /= prime;
                numerator = numerator.checked_mul(cofactor).ok_or(Lack::Room)?;
                place -= 1;
            }
        }
        if denominator != ONE {
            return Err(Lack::Finite);
        }
        Total::new(numerator, place).decimal().ok_or(Lack::Room)
    }

    /// The fraction of two decimals, in lowest terms up to powers of ten; `None` where they do not fit.
    pub(super) fn ratio(self) -> Option<Ratio> {
        let numerator = Total::new(self.numerator, self.place);
        if let Some(numerator) = numerator.decimal() {
            let denominator = Total::new(self.denominator, 0).decimal()?;
            return Ratio::new(numerator, denominator).ok();
        }
        let numerator = Total::new(self.numerator, 0).decimal()?;
        let denominator = Total::new(self.denominator, self.place.checked_neg()?).decimal()?;
        Ratio::new(numerator, denominator).ok()
    }
}

fn small(value: u8) -> Big {
    Big::cast_from(value)
}

/// The mantissa of a decimal.
fn integer(value: Decimal) -> Big {
    Big::cast_from(value.mantissa())
}

/// The greatest common divisor, not below zero.
fn gcd(a: Big, b: Big) -> Big {
    let (mut a, mut b) = (a.wrapping_abs(), b.wrapping_abs());
    while !b.is_zero() {
        (a, b) = (b, a % b);
    }
    a
}
