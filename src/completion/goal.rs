//! Which number a value is held against, and which numbers meet a bound.

use std::cmp::Ordering;

use super::policy::Policy;
use super::rate::Scale;
use crate::indicator::{Direction, Measure};
use crate::number::{self, Decimal, NumberError, Ratio, RoundingStrategy};
use crate::quantity::{Quantity, QuantityError};
use crate::target::{Bound, Target};
use crate::unit::Dimension;

/// An exact result does not fit.
pub(super) struct NoExact;

impl From<NumberError> for NoExact {
    fn from(_: NumberError) -> Self {
        Self
    }
}

impl From<QuantityError> for NoExact {
    fn from(_: QuantityError) -> Self {
        Self
    }
}

/// Which numbers meet a bound.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    /// Inside a band or a tolerance, where that is said: 适度.
    Inside,
}

/// The bound's own way; a plain number, 左右 and a band go the good way of the number.
pub(super) const fn way(bound: &Bound, direction: Direction) -> Way {
    match (bound, direction) {
        (Bound::AtLeast(_) | Bound::MoreThan(_), _) => Way::Up,
        (Bound::AtMost(_) | Bound::LessThan(_), _) => Way::Down,
        (Bound::Plain(_) | Bound::About(_) | Bound::Between(_), direction) => match direction {
            Direction::HigherIsBetter => Way::Up,
            Direction::LowerIsBetter => Way::Down,
            Direction::WithinBand => Way::Inside,
        },
    }
}

/// The least and the greatest number that a bound speaks of.
#[derive(Clone, Copy)]
pub(super) struct Ends {
    pub(super) low: Quantity,
    pub(super) high: Quantity,
}

impl Ends {
    /// Whether a value lies above both.
    pub(super) fn are_exceeded(&self, value: &Quantity) -> Result<bool, NoExact> {
        Ok(value.compare(&self.high)? == Ordering::Greater)
    }
}

/// The ends of a band; of an approximate number, what the tolerance leaves to either side of it; else the number itself.
pub(super) fn ends(target: &Target, bound: &Bound, tolerance: Ratio) -> Result<Ends, NoExact> {
    let way = way(bound, target.number_direction());
    Ok(match bound {
        Bound::Between(band) => Ends {
            low: *band.low(),
            high: *band.high(),
        },
        Bound::About(goal) => around(target, goal, tolerance)?,
        Bound::Plain(goal) if way == Way::Inside => around(target, goal, tolerance)?,
        _ => Ends {
            low: *bound.value(),
            high: *bound.value(),
        },
    })
}

/// The tolerance is a share of the number, and of an index a share of the growth that it tells: 103左右 is 3%左右. What counts whole
/// things ends at a whole number, which no whole value can tell from the exact end.
fn around(target: &Target, goal: &Quantity, tolerance: Ratio) -> Result<Ends, NoExact> {
    let unit = goal.unit();
    let magnitude = goal.magnitude();
    let told = if is_index(target, goal) {
        number::sub(magnitude, Decimal::ONE_HUNDRED)?
    } else {
        magnitude
    };
    let width = Ratio::from(told.abs()).checked_mul(&tolerance)?;
    let magnitude = Ratio::from(magnitude);
    let (low, high) = (
        magnitude.checked_sub(&width)?,
        magnitude.checked_add(&width)?,
    );
    let end = |end: Ratio, outward: RoundingStrategy| -> Result<Quantity, NoExact> {
        let exact = if unit.is_whole_only() {
            end.round(unit.scale().exponent().into(), outward)?
        } else {
            end.to_decimal()?
        };
        Ok(Quantity::new(exact.normalize(), unit)?)
    };
    Ok(Ends {
        low: end(low, RoundingStrategy::ToPositiveInfinity)?,
        high: end(high, RoundingStrategy::ToNegativeInfinity)?,
    })
}

/// An index of last year = 100 (价格指数): in points, or written in percent under a name that says so.
fn is_index(target: &Target, goal: &Quantity) -> bool {
    let dimension = goal.unit().dimension();
    dimension.per.is_none()
        && match dimension.numerator {
            Dimension::Index => true,
            Dimension::Share => {
                target.measure() == Measure::Level && target.indicator().name().ends_with("指数")
            }
            _ => false,
        }
}

/// What rates are computed from: the end of the bound that has to be reached in the good direction.
pub(super) fn scale(target: &Target, bound: &Bound, policy: &Policy) -> Result<Scale, NoExact> {
    let direction = target.number_direction();
    let way = way(bound, direction);
    let is_lower = way == Way::Down;
    let goal = match (bound, way) {
        // Of what is to be within a tolerance, the number itself is the goal.
        (_, Way::Inside) => *bound.value(),
        (_, Way::Up) => ends(target, bound, policy.tolerance())?.low,
        (_, Way::Down) => ends(target, bound, policy.tolerance())?.high,
    };
    // What a change starts from is a state, in another unit than the change.
    let baseline = target.baseline().filter(|_| !target.measure().is_change());
    Ok(Scale {
        goal,
        baseline: baseline.map(|baseline| baseline.value),
        lower: is_lower.then(|| policy.lower_formula()),
    })
}

/// Whether a value meets the bound: a strict one by its own definition, all others from the end that counts.
pub(super) fn meets(
    bound: &Bound,
    way: Way,
    actual: &Quantity,
    ends: &Ends,
) -> Result<bool, NoExact> {
    let from_low = actual.compare(&ends.low)?;
    let from_high = actual.compare(&ends.high)?;
    Ok(match (bound, way) {
        (Bound::MoreThan(_) | Bound::LessThan(_), _) => bound.contains(actual)?,
        (_, Way::Up) => from_low.is_ge(),
        (_, Way::Down) => from_high.is_le(),
        (_, Way::Inside) => from_low.is_ge() && from_high.is_le(),
    })
}

/// Growth, reduction, or a level in percent.
pub(super) fn is_percentage(measure: Measure, bound: &Bound) -> bool {
    match measure {
        Measure::Growth | Measure::Reduction => true,
        Measure::Level => {
            let unit = bound.value().unit();
            unit.denominator().is_none() && unit.atom().dimension() == Dimension::Share
        }
        _ => false,
    }
}
