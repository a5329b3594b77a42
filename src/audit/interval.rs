//! What a published figure stands for: all values that round or truncate to it at the places it shows.

use crate::number::{Decimal, NumberError, Ratio, add, sub};
use crate::quantity::Quantity;

/// How published figures may have lost their further places; a text uses one way throughout a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loss {
    /// None: the figure is meant as it stands, as a count or a plan is.
    Exact,
    /// Rounded to the nearest: half a unit of the last place to either side.
    Rounded,
    /// Cut off: up to a unit of the last place above.
    Truncated,
}

/// From `low` to `high`, both included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Interval {
    pub(super) low: Decimal,
    pub(super) high: Decimal,
}

impl Interval {
    /// What `figure`, with the places it shows, may stand for.
    pub(super) fn of(figure: Decimal, loss: Loss) -> Result<Self, NumberError> {
        // Ten units of the next place are one of the last; past 28 places there is none, and the figure is exact.
        let next = figure.scale() + 1;
        if loss == Loss::Exact || next > Decimal::MAX_SCALE {
            return Ok(Self {
                low: figure,
                high: figure,
            });
        }
        let (half, unit) = (Decimal::new(5, next), Decimal::new(10, next));
        Ok(match loss {
            Loss::Truncated if figure.is_sign_negative() => Self {
                low: sub(figure, unit)?,
                high: figure,
            },
            Loss::Truncated => Self {
                low: figure,
                high: add(figure, unit)?,
            },
            _ => Self {
                low: sub(figure, half)?,
                high: add(figure, half)?,
            },
        })
    }
}

/// How the figure of `quantity` may have been made: a plain count is exact, all else may be rounded.
pub(super) fn is_count(quantity: &Quantity) -> bool {
    quantity.unit().is_whole_only() && quantity.unit().scale() == crate::unit::Scale::One
}

/// How a stated share follows from its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// As it stands, or rounded.
    Rounded,
    /// Only where further digits were cut off.
    Truncated,
    /// In no way.
    None,
}

/// How `percent`, as stated, may be the share of `part` in `base`.
///
/// # Errors
/// Where the exact arithmetic has no result; nothing is known then.
pub(super) fn fit_of_share(
    percent: Decimal,
    part: (&Quantity, Loss),
    base: (&Quantity, Loss),
) -> Result<Fit, crate::quantity::QuantityError> {
    let whole = |amount: &Quantity, loss| Interval::of(amount.magnitude(), loss);
    let (numerator, denominator) = (whole(part.0, part.1)?, whole(base.0, base.1)?);
    // The units' factor, as a ratio of one of each.
    let one = |quantity: &Quantity| Quantity::new(Decimal::ONE, quantity.unit());
    let factor = one(part.0)?.ratio(&one(base.0)?)?;
    let bound = |above: Decimal, below: Decimal| -> Result<Ratio, NumberError> {
        Ratio::new(
            crate::number::mul(above, factor.numerator())?,
            crate::number::mul(below, factor.denominator())?,
        )
    };
    let low = bound(numerator.low, denominator.high)?;
    let hundred = Decimal::ONE_HUNDRED;
    for (loss, fit) in [
        (Loss::Rounded, Fit::Rounded),
        (Loss::Truncated, Fit::Truncated),
    ] {
        let stated = Interval::of(percent, loss)?;
        let stated_low = Ratio::new(stated.low, hundred)?;
        let stated_high = Ratio::new(stated.high, hundred)?;
        let open = loss == Loss::Truncated;
        let below = low < stated_high || (!open && low == stated_high);
        let above = denominator.low <= Decimal::ZERO
            || bound(numerator.high, denominator.low)? >= stated_low;
        if below && above {
            return Ok(fit);
        }
    }
    Ok(Fit::None)
}
