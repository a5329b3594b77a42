//! Quantities of few digits in one atom: the common case of conversion and comparison, in machine integers.
//!
//! What does not fit goes the longer way, which gives the same.

use std::cmp::Ordering;

use crate::unit::Unit;

use super::{NEGATIVE, Quantity};

/// The powers of ten that an `i64` holds.
const POWERS: [i64; 19] = {
    let mut powers = [1; 19];
    let mut i = 1;
    #[allow(clippy::indexing_slicing)] // while compiling
    while i < 19 {
        powers[i] = powers[i - 1] * 10;
        i += 1;
    }
    powers
};

fn power(exponent: i32) -> Option<i64> {
    POWERS.get(usize::try_from(exponent).ok()?).copied()
}

impl Quantity {
    /// The same amount in another scale of its atom; `None` where the longer way has to tell.
    #[inline]
    pub(super) fn rescaled(&self, unit: Unit) -> Option<Self> {
        let (row, from) = self.unit.simple()?;
        let to = unit.scale_of(row)?;
        let (value, places) = self.small()?;
        let places = i32::from(places) + i32::from(to) - i32::from(from);
        let (value, places) = if places < 0 {
            (value.checked_mul(power(-places)?)?, 0)
        } else {
            (value, places)
        };
        // Up to its scale's places an amount is whole in every unit.
        if places > i32::from(to) && unit.is_whole_only() {
            return None;
        }
        let places = u8::try_from(places).ok().filter(|places| *places <= 28)?;
        let sign = if value < 0 { NEGATIVE } else { 0 };
        Some(Self {
            low: value.unsigned_abs(),
            high: 0,
            places: places | sign,
            unit,
        })
    }

    /// The order of two amounts in scales of one atom; `None` where the longer way has to tell.
    #[inline]
    pub(super) fn order(&self, other: &Self) -> Option<Ordering> {
        let (row, left_scale) = self.unit.simple()?;
        let right_scale = other.unit.scale_of(row)?;
        let (left, left_places) = self.small()?;
        let (right, right_places) = other.small()?;
        // left × 10^(scale − places) beside right × 10^(scale − places)
        let by = i32::from(left_scale) - i32::from(left_places) - i32::from(right_scale)
            + i32::from(right_places);
        let scaled = |value: i64, by: i32| Some(i128::from(value) * i128::from(power(by)?));
        Some(if by >= 0 {
            scaled(left, by)?.cmp(&i128::from(right))
        } else {
            i128::from(left).cmp(&scaled(right, -by)?)
        })
    }
}
