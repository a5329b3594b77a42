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
    let negative = a.is_sign_negative() != b.is_sign_negative();
    let (numerator, denominator) = (a.mantissa().unsigned_abs(), b.mantissa().unsigned_abs());
    let exponent = places(b) - places(a);
    match quotient(negative, numerator, denominator, exponent) {
        Quotient::Exact(value) => Ok(value),
        Quotient::Infinite => Err(NumberError::NoFiniteDecimal {
            numerator: a,
            denominator: b,
        }),
        Quotient::OutOfRange => Err(NumberError::OutOfRange {
            left: a,
            operator: '÷',
            right: b,
        }),
    }
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
    let (common, left, right) = if a.scale() == scale {
        (scale, Some(left), Some(right))
    } else if a.scale() < scale {
        (scale, aligned(left, scale - a.scale()), Some(right))
    } else {
        (a.scale(), Some(left), aligned(right, a.scale() - scale))
    };
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

pub(super) enum Quotient {
    Exact(Decimal),
    Infinite,
    OutOfRange,
}

/// `numerator ÷ denominator × 10^exponent`; the denominator is not zero.
pub(super) fn quotient(
    negative: bool,
    numerator: u128,
    denominator: u128,
    exponent: i32,
) -> Quotient {
    if numerator == 0 {
        return Quotient::Exact(Decimal::ZERO);
    }
    let common = gcd(numerator, denominator);
    let (numerator, denominator) = (numerator / common, denominator / common);
    let twos = denominator.trailing_zeros();
    let (mut rest, mut fives) = (denominator >> twos, 0);
    while rest.is_multiple_of(5) {
        rest /= 5;
        fives += 1;
    }
    if rest != 1 {
        return Quotient::Infinite;
    }
    // n / (2^twos · 5^fives) = n · 2^(k - twos) · 5^(k - fives) / 10^k, at most 128 + 2.33 · 128 bits wide, and far
    // less where the result can fit at all.
    let k = twos.max(fives);
    if k > 96 {
        return Quotient::OutOfRange;
    }
    let mantissa = (wide(numerator) << (k - twos)) * Wide::pow(wide(5), k - fives);
    match decimal_wide(negative, mantissa, k.cast_signed() - exponent) {
        Some(value) => Quotient::Exact(value),
        None => Quotient::OutOfRange,
    }
}

/// `mantissa × 10^-scale` as a decimal, if it is one.
pub(super) fn decimal(negative: bool, mut mantissa: u128, mut scale: i32) -> Option<Decimal> {
    if mantissa == 0 {
        return Some(Decimal::ZERO);
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
