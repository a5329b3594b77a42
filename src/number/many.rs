//! The exact sum of many fractions, whose common denominator outgrows that of a `Ratio`.

use std::cmp::Ordering;

use bnum::cast::CastFrom;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::exact::decimal_wide;
use super::ratio::rounds_up;
use super::wide::{Wide, gcd_wide, narrow, wide};
use super::{NumberError, Ratio};

/// 4096 bits: room for 200 denominators of six digits that have no factor in common.
type Huge = bnum::Uint<512>;

/// For cross-multiplication.
type Doubled = bnum::Uint<1024>;

/// An exact sum of fractions; a [`Ratio`] as long as it fits one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FractionSum {
    Short(Ratio),
    Long(Box<Long>),
}

/// A sum of fractions over one denominator, in any terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Long {
    is_negative: bool,
    numerator: Huge,
    denominator: Huge,
}

impl FractionSum {
    /// The sum of no fractions.
    pub(crate) const ZERO: Self = Self::Short(Ratio::ZERO);

    /// Adds a fraction.
    ///
    /// # Errors
    /// [`NumberError::SumTooLong`] where the sum does not fit 4096 bits.
    pub(crate) fn add(&mut self, term: &Ratio) -> Result<(), NumberError> {
        *self = match self {
            Self::Short(sum) => match sum.checked_add(term) {
                Ok(sum) => Self::Short(sum),
                Err(_) => Self::Long(Box::new(Long::of(sum).plus(term)?)),
            },
            Self::Long(sum) => Self::Long(Box::new(sum.plus(term)?)),
        };
        Ok(())
    }

    /// The sum as a fraction.
    ///
    /// # Errors
    /// [`NumberError::SumTooLong`] where it does not fit even in lowest terms.
    pub(crate) fn to_ratio(&self) -> Result<Ratio, NumberError> {
        match self {
            Self::Short(sum) => Ok(*sum),
            Self::Long(sum) => sum.to_ratio(),
        }
    }

    /// The sum rounded, once, to `places` decimal places.
    ///
    /// # Errors
    /// [`NumberError::Places`] above 28 places; where the rounded sum does not fit, as [`Ratio::round`] or
    /// [`NumberError::SumTooLong`].
    pub(crate) fn round(
        &self,
        places: u32,
        strategy: RoundingStrategy,
    ) -> Result<Decimal, NumberError> {
        match self {
            Self::Short(sum) => sum.round(places, strategy),
            Self::Long(sum) => sum.round(places, strategy),
        }
    }

    /// Which of two sums is greater, exactly.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Short(one), Self::Short(other)) => one.cmp(other),
            (Self::Short(one), Self::Long(other)) => Long::of(one).compare(other),
            (Self::Long(one), Self::Short(other)) => one.compare(&Long::of(other)),
            (Self::Long(one), Self::Long(other)) => one.compare(other),
        }
    }
}

impl Long {
    fn of(ratio: &Ratio) -> Self {
        let (numerator, denominator) = ratio.integers_wide();
        Self {
            is_negative: ratio.is_negative(),
            numerator: huge(numerator),
            denominator: huge(denominator),
        }
    }

    fn plus(&self, term: &Ratio) -> Result<Self, NumberError> {
        self.checked_plus(term).ok_or(NumberError::SumTooLong)
    }

    fn checked_plus(&self, term: &Ratio) -> Option<Self> {
        let (numerator, denominator) = term.integers_wide();
        let common = gcd_wide(numerator, denominator);
        let (numerator, denominator) = (numerator / common, denominator / common);
        let rest = Wide::cast_from(self.denominator % huge(denominator));
        let common = gcd_wide(rest, denominator);
        let grown = huge(denominator / common);
        let own = self.numerator.checked_mul(grown)?;
        let other = huge(numerator).checked_mul(self.denominator / huge(common))?;
        let (is_negative, numerator) = if self.is_negative == term.is_negative() {
            (self.is_negative, own.checked_add(other)?)
        } else if own >= other {
            (self.is_negative, own - other)
        } else {
            (term.is_negative(), other - own)
        };
        Some(Self {
            is_negative: is_negative && !numerator.is_zero(),
            numerator,
            denominator: self.denominator.checked_mul(grown)?,
        })
    }

    fn to_ratio(&self) -> Result<Ratio, NumberError> {
        let (mut common, mut rest) = (self.numerator, self.denominator);
        while !rest.is_zero() {
            (common, rest) = (rest, common % rest);
        }
        let part = |value: Huge| {
            let value = narrow_huge(&(value / common)).and_then(narrow)?;
            Decimal::try_from_i128_with_scale(i128::try_from(value).ok()?, 0).ok()
        };
        let (numerator, denominator) = part(self.numerator)
            .zip(part(self.denominator))
            .ok_or(NumberError::SumTooLong)?;
        Ratio::new(
            if self.is_negative {
                -numerator
            } else {
                numerator
            },
            denominator,
        )
    }

    fn round(&self, places: u32, strategy: RoundingStrategy) -> Result<Decimal, NumberError> {
        if places > 28 {
            return Err(NumberError::Places { places });
        }
        let power = Doubled::cast_from(10_u128.pow(places));
        let numerator = Doubled::cast_from(self.numerator) * power;
        let denominator = Doubled::cast_from(self.denominator);
        let (floor, rest) = (numerator / denominator, numerator % denominator);
        let half = rest.cmp(&(denominator - rest));
        let is_odd = floor % Doubled::cast_from(2_u8) == Doubled::cast_from(1_u8);
        let up = !rest.is_zero() && rounds_up(strategy, self.is_negative, half, is_odd);
        (floor.bit_width() < 128)
            .then(|| Wide::cast_from(floor) + wide(up.into()))
            .and_then(|value| decimal_wide(self.is_negative, value, places.cast_signed()))
            .ok_or(NumberError::SumTooLong)
    }

    fn compare(&self, other: &Self) -> Ordering {
        let cross = |one: Huge, other: Huge| Doubled::cast_from(one) * Doubled::cast_from(other);
        let left = cross(self.numerator, other.denominator);
        let right = cross(other.numerator, self.denominator);
        match (self.is_negative, other.is_negative) {
            (false, false) => left.cmp(&right),
            (true, true) => right.cmp(&left),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

/// As a [`Ratio`] is written; in lowest terms where it is one.
impl Serialize for FractionSum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sum = match (self.to_ratio(), self) {
            (Ok(ratio), _) => return ratio.serialize(serializer),
            (Err(_), Self::Short(ratio)) => return ratio.serialize(serializer),
            (Err(_), Self::Long(sum)) => sum,
        };
        let sign = if sum.is_negative { "-" } else { "" };
        let mut parts = serializer.serialize_struct("Ratio", 2)?;
        parts.serialize_field("numerator", &format!("{sign}{}", sum.numerator))?;
        parts.serialize_field("denominator", &sum.denominator.to_string())?;
        parts.end()
    }
}

fn huge(value: Wide) -> Huge {
    Huge::cast_from(value)
}

fn narrow_huge(value: &Huge) -> Option<Wide> {
    (value.bit_width() <= 384).then(|| Wide::cast_from(*value))
}
