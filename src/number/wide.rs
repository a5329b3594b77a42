//! Integers of 384 bits, for the results that leave 128.
//!
//! The widest product here is the cross-multiplication of two ratios: two 96-bit integers times 10^56, 379 bits.

use bnum::cast::CastFrom;

pub(super) type Wide = bnum::Uint<48>;

/// The integers below this fit a `Decimal`.
pub(super) const LIMIT: u128 = 1 << 96;

/// `10^0` to `10^38`, all that fit 128 bits.
#[allow(clippy::indexing_slicing)] // while compiling
const POWERS: [u128; 39] = {
    let mut powers = [1; 39];
    let mut i = 1;
    while i < 39 {
        powers[i] = powers[i - 1] * 10;
        i += 1;
    }
    powers
};

/// `10^exponent`, if it fits 128 bits.
pub(super) fn power(exponent: u32) -> Option<u128> {
    POWERS.get(exponent as usize).copied()
}

/// `a × b`, if it fits 128 bits; short for the numbers that fit 64, which nearly all do.
pub(super) fn times(a: u128, b: u128) -> Option<u128> {
    if (a | b) >> 64 == 0 {
        Some(a * b)
    } else {
        a.checked_mul(b)
    }
}

pub(super) fn wide(value: u128) -> Wide {
    Wide::cast_from(value)
}

/// `value × 10^exponent`. The caller keeps within 384 bits.
pub(super) fn scaled(mut value: Wide, mut exponent: u32) -> Wide {
    while exponent > 0 {
        let step = exponent.min(38);
        value *= wide(power(step).unwrap_or(1));
        exponent -= step;
    }
    value
}

/// The value as 128 bits, if it fits.
pub(super) fn narrow(value: Wide) -> Option<u128> {
    (value.bit_width() <= 128).then(|| u128::cast_from(value))
}

/// The greatest common divisor; of zero and a number, that number.
pub(crate) fn gcd(mut a: u128, mut b: u128) -> u128 {
    loop {
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return gcd_64(a, b).into();
        }
        if b == 0 {
            return a;
        }
        (a, b) = (b, a % b);
    }
}

fn gcd_64(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

pub(super) fn gcd_wide(mut a: Wide, mut b: Wide) -> Wide {
    loop {
        if let (Some(a), Some(b)) = (narrow(a), narrow(b)) {
            return wide(gcd(a, b));
        }
        if b.is_zero() {
            return a;
        }
        (a, b) = (b, a % b);
    }
}
