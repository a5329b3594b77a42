//! The least and the most that a bound allows.

use crate::quantity::Quantity;
use crate::target::Bound;

/// The least value that meets it; `None` where there is none, or where 左右 leaves it open.
pub(super) const fn low(bound: &Bound) -> Option<&Quantity> {
    match bound {
        Bound::Plain(value) | Bound::AtLeast(value) | Bound::MoreThan(value) => Some(value),
        Bound::Between(band) => Some(band.low()),
        _ => None,
    }
}

/// The greatest value that meets it.
pub(super) const fn high(bound: &Bound) -> Option<&Quantity> {
    match bound {
        Bound::Plain(value) | Bound::AtMost(value) | Bound::LessThan(value) => Some(value),
        Bound::Between(band) => Some(band.high()),
        _ => None,
    }
}
