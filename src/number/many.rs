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

#[cfg(test)]
mod tests {
    use num_bigint::{BigInt, Sign};
    use proptest::prelude::*;

    use super::*;

    const STRATEGIES: [RoundingStrategy; 4] = [
        RoundingStrategy::MidpointNearestEven,
        RoundingStrategy::MidpointAwayFromZero,
        RoundingStrategy::ToZero,
        RoundingStrategy::ToNegativeInfinity,
    ];

    /// Primes that no two denominators have in common, so that the sum outgrows a ratio.
    const PRIMES: [i64; 8] = [
        999_983, 999_979, 999_961, 999_959, 999_953, 999_931, 999_917, 999_907,
    ];

    fn terms() -> impl Strategy<Value = Vec<(i64, i64)>> {
        let denominator = prop_oneof![
            prop::sample::select(PRIMES.to_vec()),
            prop::sample::select(PRIMES.to_vec()).prop_map(|prime| prime * 2),
            1_i64..20,
        ];
        prop::collection::vec((-1_000_000_i64..1_000_000, denominator), 0..24)
    }

    fn sum(terms: &[(i64, i64)]) -> FractionSum {
        let mut sum = FractionSum::ZERO;
        for &(a, b) in terms {
            sum.add(&Ratio::new(a.into(), b.into()).unwrap()).unwrap();
        }
        sum
    }

    /// The same over the product of the denominators.
    fn exact(terms: &[(i64, i64)]) -> (BigInt, BigInt) {
        let start = (BigInt::ZERO, BigInt::from(1));
        terms
            .iter()
            .fold(start, |(n, d), &(a, b)| (n * b + &d * a, d * b))
    }

    fn whole(value: Decimal) -> (BigInt, BigInt) {
        (value.mantissa().into(), BigInt::from(10).pow(value.scale()))
    }

    proptest! {
        #[test]
        fn sums_of_many_are_exact(terms in terms(), places in 0_u32..6, strategy in 0_usize..4) {
            let (sum, (n, d)) = (sum(&terms), exact(&terms));
            if let Ok(ratio) = sum.to_ratio() {
                let ((a, b), (c, e)) = (whole(ratio.numerator()), whole(ratio.denominator()));
                prop_assert_eq!(a * e * &d, b * c * &n);
            } else {
                prop_assert!(matches!(sum, FractionSum::Long(_)));
            }
            // Rounded: the nearest below, or above as the strategy says.
            let strategy = STRATEGIES[strategy];
            let scaled = n.magnitude() * num_bigint::BigUint::from(10_u32).pow(places);
            let (floor, rest) = (&scaled / d.magnitude(), &scaled % d.magnitude());
            let half = (&rest * 2_u32).cmp(d.magnitude());
            let is_odd = floor.bit(0);
            let is_zero = rest == num_bigint::BigUint::ZERO;
            let is_negative = n.sign() == Sign::Minus;
            let up = !is_zero && match strategy {
                RoundingStrategy::MidpointNearestEven => half.is_gt() || half.is_eq() && is_odd,
                RoundingStrategy::MidpointAwayFromZero => half.is_ge(),
                RoundingStrategy::ToZero => false,
                _ => is_negative,
            };
            let expected = BigInt::from_biguint(if is_negative { Sign::Minus } else { Sign::Plus }, floor + u32::from(up));
            let (found, scale) = whole(sum.round(places, strategy).unwrap());
            prop_assert_eq!(found * BigInt::from(10).pow(places), expected * scale);
        }

        #[test]
        fn sums_of_many_compare_as_they_are(left in terms(), right in terms(), nudge in -1_i64..=1) {
            let mut near = left.clone();
            near.push((nudge, 999_907));
            for other in [&right, &near, &left] {
                let ((a, b), (c, d)) = (exact(&left), exact(other));
                prop_assert_eq!(sum(&left).compare(&sum(other)), (a * d).cmp(&(c * b)));
            }
        }

        /// The way of adding up changes nothing that is told, nor the state that travels.
        #[test]
        fn sums_of_many_do_not_depend_on_the_order((terms, shuffled) in terms()
            .prop_flat_map(|terms| (Just(terms.clone()), Just(terms).prop_shuffle()))) {
            let (one, other) = (sum(&terms), sum(&shuffled));
            prop_assert!(one.compare(&other).is_eq());
            prop_assert_eq!(one.to_ratio().ok(), other.to_ratio().ok());
        }
    }

    /// Half way after a long sum: what grew is taken away again.
    #[test]
    fn a_long_sum_half_way_rounds_to_the_even_digit() {
        for (halves, even, away) in [
            (1, 0, 1),
            (3, 2, 2),
            (5, 2, 3),
            (-1, 0, -1),
            (-3, -2, -2),
            (7, 4, 4),
        ] {
            let there = PRIMES.iter().map(|prime| (1, *prime));
            let back = PRIMES.iter().map(|prime| (-1, *prime));
            let terms: Vec<(i64, i64)> = there.chain(back).chain([(halves, 2)]).collect();
            let sum = sum(&terms);
            assert!(matches!(sum, FractionSum::Long(_)));
            let round = |strategy| sum.round(0, strategy).unwrap();
            assert_eq!(
                round(RoundingStrategy::MidpointNearestEven),
                Decimal::from(even)
            );
            assert_eq!(
                round(RoundingStrategy::MidpointAwayFromZero),
                Decimal::from(away)
            );
        }
    }

    #[test]
    fn more_places_than_there_are_and_sums_too_long_are_refused() {
        let many: Vec<(i64, i64)> = PRIMES.iter().map(|prime| (1, *prime)).collect();
        let sum = sum(&many);
        assert!(matches!(sum, FractionSum::Long(_)));
        assert!(sum.round(28, RoundingStrategy::ToZero).is_ok());
        assert_eq!(
            sum.round(29, RoundingStrategy::ToZero),
            Err(NumberError::Places { places: 29 })
        );
        // 28 places of a sum this size have no room.
        let mut large = sum.clone();
        large.add(&Ratio::from(Decimal::MAX)).unwrap();
        assert_eq!(
            large.round(28, RoundingStrategy::ToZero),
            Err(NumberError::SumTooLong)
        );
        assert_eq!(sum.to_ratio(), Err(NumberError::SumTooLong));
    }
}
