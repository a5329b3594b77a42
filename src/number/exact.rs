//! `+ - × ÷` that are exact or an error.

use rust_decimal::{Decimal, RoundingStrategy};

use super::NumberError;
use super::wide::{LIMIT, Wide, gcd, narrow, power, scaled, wide};

const MAX_SCALE: u32 = 28;

/// The exact sum.
///
/// # Errors
/// [`NumberError::OutOfRange`] where the sum has more digits than a [`Decimal`] holds.
///
/// ```
/// use zhibiao::number::{add, Decimal};
/// assert_eq!(add(Decimal::new(1, 1), Decimal::new(2, 1))?, Decimal::new(3, 1));
/// assert!(add(Decimal::MAX, Decimal::new(1, 1)).is_err()); // `Decimal` itself answers MAX
/// # Ok::<(), zhibiao::number::NumberError>(())
/// ```
pub fn add(a: Decimal, b: Decimal) -> Result<Decimal, NumberError> {
    sum(a, b.mantissa(), b.scale()).ok_or(NumberError::OutOfRange {
        left: a,
        operator: '+',
        right: b,
    })
}

/// The exact difference.
///
/// # Errors
/// [`NumberError::OutOfRange`] where the difference has more digits than a [`Decimal`] holds.
pub fn sub(a: Decimal, b: Decimal) -> Result<Decimal, NumberError> {
    sum(a, -b.mantissa(), b.scale()).ok_or(NumberError::OutOfRange {
        left: a,
        operator: '-',
        right: b,
    })
}

/// The exact product.
///
/// # Errors
/// [`NumberError::OutOfRange`] where the product has more digits than a [`Decimal`] holds.
pub fn mul(a: Decimal, b: Decimal) -> Result<Decimal, NumberError> {
    product(a, b).ok_or(NumberError::OutOfRange {
        left: a,
        operator: '×',
        right: b,
    })
}

/// The exact quotient.
///
/// # Errors
/// [`NumberError::DivisionByZero`]; [`NumberError::NoFiniteDecimal`] as for 1 ÷ 3; [`NumberError::OutOfRange`] where
/// the quotient has more digits than a [`Decimal`] holds.
pub fn div(a: Decimal, b: Decimal) -> Result<Decimal, NumberError> {
    if b.is_zero() {
        return Err(NumberError::DivisionByZero { numerator: a });
    }
    let negative = (a.mantissa() < 0) != (b.mantissa() < 0);
    let (numerator, denominator) = (a.mantissa().unsigned_abs(), b.mantissa().unsigned_abs());
    let common = gcd(numerator, denominator);
    let exponent = places(b) - places(a);
    quotient(negative, numerator / common, denominator / common, exponent).map_err(
        |lack| match lack {
            Lack::Finite => NumberError::NoFiniteDecimal {
                numerator: a,
                denominator: b,
            },
            Lack::Room => NumberError::OutOfRange {
                left: a,
                operator: '÷',
                right: b,
            },
        },
    )
}

/// Rounds to `places` decimal places, the way the caller names.
///
/// ```
/// use zhibiao::number::{round, Decimal, RoundingStrategy};
/// let value = Decimal::new(9165, 2);
/// assert_eq!(round(value, 1, RoundingStrategy::MidpointAwayFromZero), Decimal::new(917, 1));
/// ```
#[must_use]
pub fn round(value: Decimal, places: u32, strategy: RoundingStrategy) -> Decimal {
    value.round_dp_with_strategy(places, strategy)
}

/// `value × 10^exponent`, exactly.
pub(crate) fn shift(value: Decimal, exponent: i32) -> Option<Decimal> {
    let mantissa = value.mantissa();
    decimal(
        mantissa < 0,
        mantissa.unsigned_abs(),
        places(value) - exponent,
    )
}

fn places(value: Decimal) -> i32 {
    value.scale().cast_signed()
}

fn sum(a: Decimal, mantissa: i128, scale: u32) -> Option<Decimal> {
    // Both are below 2^96, and so is every power here below 2^94: the aligned integers stay below 2^190.
    let (left, right) = (a.mantissa(), mantissa);
    let common = a.scale().max(scale);
    let (left, right) = (
        aligned(left, common - a.scale()),
        aligned(right, common - scale),
    );
    if let (Some(left), Some(right)) = (left, right)
        && let Some(total) = left.checked_add(right)
    {
        return decimal(total < 0, total.unsigned_abs(), common.cast_signed());
    }
    let left = scaled(wide(a.mantissa().unsigned_abs()), common - a.scale());
    let right = scaled(wide(mantissa.unsigned_abs()), common - scale);
    let (left_negative, right_negative) = (a.mantissa() < 0, mantissa < 0);
    let (negative, total) = if left_negative == right_negative {
        (left_negative, left + right)
    } else if left >= right {
        (left_negative, left - right)
    } else {
        (right_negative, right - left)
    };
    decimal_wide(negative, total, common.cast_signed())
}

fn aligned(mantissa: i128, exponent: u32) -> Option<i128> {
    if exponent == 0 {
        return Some(mantissa);
    }
    mantissa.checked_mul(power(exponent)?.cast_signed())
}

fn product(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (left, right) = (a.mantissa(), b.mantissa());
    let negative = (left < 0) != (right < 0);
    let (left, right) = (left.unsigned_abs(), right.unsigned_abs());
    let scale = places(a) + places(b);
    match left.checked_mul(right) {
        Some(mantissa) => decimal(negative, mantissa, scale),
        None => decimal_wide(negative, wide(left) * wide(right), scale),
    }
}

/// Why a fraction is no decimal.
pub(super) enum Lack {
    /// Its digits never end.
    Finite,
    /// They do not fit.
    Room,
}

/// `numerator ÷ denominator × 10^exponent` of a fraction in lowest terms.
pub(super) fn quotient(
    negative: bool,
    numerator: u128,
    denominator: u128,
    exponent: i32,
) -> Result<Decimal, Lack> {
    if denominator == 1 {
        return decimal(negative, numerator, -exponent).ok_or(Lack::Room);
    }
    let (twos, fives) = tens(denominator).ok_or(Lack::Finite)?;
    let k = twos.max(fives);
    let narrow = 5_u128
        .checked_pow(k - fives)
        .and_then(|factor| factor.checked_mul(2_u128.checked_pow(k - twos)?))
        .and_then(|factor| factor.checked_mul(numerator));
    match narrow {
        Some(mantissa) => decimal(negative, mantissa, k.cast_signed() - exponent).ok_or(Lack::Room),
        None => quotient_wide(negative, wide(numerator), denominator, exponent),
    }
}

/// As [`quotient`], from a numerator below 2^192.
pub(super) fn quotient_wide(
    negative: bool,
    numerator: Wide,
    denominator: u128,
    exponent: i32,
) -> Result<Decimal, Lack> {
    let (twos, fives) = tens(denominator).ok_or(Lack::Finite)?;
    // n / (2^twos · 5^fives) = n · 2^(k - twos) · 5^(k - fives) / 10^k, and no 10 divides that numerator. A 96-bit
    // denominator has k ≤ 95: 5^95 takes 221 bits, 2^41 beside 5^41 another 41.
    let k = twos.max(fives);
    (numerator << (k - twos))
        .checked_mul(wide(5).pow(k - fives))
        .and_then(|mantissa| decimal_wide(negative, mantissa, k.cast_signed() - exponent))
        .ok_or(Lack::Room)
}

/// How often 2 and 5 divide a number that no other prime divides.
fn tens(value: u128) -> Option<(u32, u32)> {
    let twos = value.trailing_zeros();
    let (mut rest, mut fives) = (value.checked_shr(twos)?, 0);
    while rest.is_multiple_of(5) {
        rest /= 5;
        fives += 1;
    }
    (rest == 1).then_some((twos, fives))
}

/// `mantissa × 10^-scale` as a decimal, if it is one.
pub(super) fn decimal(negative: bool, mut mantissa: u128, mut scale: i32) -> Option<Decimal> {
    if mantissa == 0 {
        let places = scale.clamp(0, MAX_SCALE.cast_signed());
        return Some(Decimal::new(0, places.unsigned_abs()));
    }
    if scale < 0 {
        mantissa = mantissa.checked_mul(power(scale.unsigned_abs())?)?;
        scale = 0;
    }
    while (mantissa >= LIMIT || scale > MAX_SCALE.cast_signed()) && scale > 0 {
        if !mantissa.is_multiple_of(10) {
            return None;
        }
        mantissa /= 10;
        scale -= 1;
    }
    if mantissa >= LIMIT {
        return None;
    }
    let signed = if negative {
        -mantissa.cast_signed()
    } else {
        mantissa.cast_signed()
    };
    Decimal::try_from_i128_with_scale(signed, scale.unsigned_abs()).ok()
}

/// As [`decimal`], from the wide integers.
pub(super) fn decimal_wide(negative: bool, mut mantissa: Wide, mut scale: i32) -> Option<Decimal> {
    let ten = wide(10);
    loop {
        if let Some(mantissa) = narrow(mantissa) {
            return decimal(negative, mantissa, scale);
        }
        if scale <= 0 || !(mantissa % ten).is_zero() {
            return None;
        }
        mantissa /= ten;
        scale -= 1;
    }
}
