//! How what was achieved stands against what was promised, as a difference.

use std::cmp::Ordering;

use super::assess::Assessment;
use super::goal::{Ends, Way, ends, is_percentage, way};
use super::outcome::{Judgement, JudgingRule};
use super::rate::NoRate;
use crate::number;
use crate::quantity::Quantity;
use crate::target::Bound;
use crate::unit::{Dimension, Unit};

/// What was promised: the number itself, or an end of a band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Against {
    Target,
    LowEnd,
    HighEnd,
    /// Inside a band.
    Band,
}

/// An end that a tolerance leaves, and whether the value is beyond the number itself on that side.
#[derive(Clone, Copy)]
pub(super) struct Tolerated {
    pub(super) end: Quantity,
    pub(super) is_least: bool,
    pub(super) is_needed: bool,
}

/// How far a value is from what was promised.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    pub(super) against: Against,
    /// Where the value is.
    pub(super) side: Ordering,
    /// How far; of shares in 百分点, not negative.
    pub(super) difference: Quantity,
    pub(super) way: Way,
    pub(super) is_achieved: bool,
    /// The end that counts, where an approximate number is aimed at.
    pub(super) tolerated: Option<Tolerated>,
}

impl Assessment<'_> {
    /// Whether the standing is told as a difference: growth against growth and share against share are compared in points, and
    /// where there is no rate that says anything, the difference does.
    pub(super) fn is_told_as_difference(&self, found: &Judgement) -> bool {
        let Some(bound) = self.target.bound() else {
            return false;
        };
        let numerator = bound.value().unit().dimension().numerator;
        is_percentage(self.target.measure(), bound)
            || matches!(numerator, Dimension::Index | Dimension::ShareChange)
            || match found.rate {
                Ok(rate) => rate.is_negative(),
                Err(reason) => reason != NoRate::TooManyDigits,
            }
    }

    /// The difference; `None` where the target is no amount or it does not fit.
    pub(super) fn standing(&self, found: &Judgement) -> Option<Standing> {
        let bound = self.target.bound()?;
        let actual = self.actual_amount()?;
        let way = way(bound, self.target.number_direction());
        let ends = ends(self.target, bound, self.policy.tolerance()).ok()?;
        let (against, end) = match bound {
            Bound::Between(band) if actual.compare(band.low()).ok()?.is_lt() => {
                (Against::LowEnd, band.low())
            }
            Bound::Between(band) if actual.compare(band.high()).ok()?.is_gt() => {
                (Against::HighEnd, band.high())
            }
            Bound::Between(band) => (Against::Band, band.low()),
            _ => (Against::Target, bound.value()),
        };
        let side = actual.compare(end).ok()?;
        let is_approximate = matches!(bound, Bound::About(_)) || found.rule == JudgingRule::About;
        let tolerated = tolerated(&ends, side, way);
        Some(Standing {
            against,
            side,
            difference: difference(&actual, end, side)?,
            way,
            is_achieved: found.achieved,
            tolerated: tolerated.filter(|_| is_approximate),
        })
    }
}

/// The end that counts on this side of an approximate number, and whether the value needs the tolerance.
fn tolerated(ends: &Ends, side: Ordering, way: Way) -> Option<Tolerated> {
    let is_least = match (way, side) {
        (Way::Up, _) | (Way::Inside, Ordering::Less) => true,
        (Way::Down, _) | (Way::Inside, Ordering::Greater) => false,
        (Way::Inside, Ordering::Equal) => return None,
    };
    let short = if is_least {
        Ordering::Less
    } else {
        Ordering::Greater
    };
    Some(Tolerated {
        end: if is_least { ends.low } else { ends.high },
        is_least,
        is_needed: side == short,
    })
}

/// How far two amounts are apart, in the unit of the second; of shares in 百分点.
fn difference(actual: &Quantity, end: &Quantity, side: Ordering) -> Option<Quantity> {
    let (more, less) = match side {
        Ordering::Less => (end, actual),
        _ => (actual, end),
    };
    if let Ok(difference) = more.checked_sub(less) {
        return Some(difference);
    }
    let unit = end.unit();
    let (more, less) = (more.convert(unit).ok()?, less.convert(unit).ok()?);
    let magnitude = number::sub(more.magnitude(), less.magnitude()).ok()?;
    Quantity::new(magnitude, change_of(unit)).ok()
}

/// The unit of a change of what is in this unit.
pub(super) fn change_of(unit: Unit) -> Unit {
    match unit {
        Unit::PERCENT => Unit::PERCENTAGE_POINT,
        unit => unit,
    }
}
