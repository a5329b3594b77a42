//! What is allocated to the parts of a whole (分解任务), and its surplus (加码).

use crate::number::Ratio;
use crate::quantity::Quantity;

use super::additivity::never_adds;
use super::{AggregateError, Sum};

/// What is allocated to the parts of a whole beside what the whole has to reach (分解与加码).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct AllocationBalance {
    /// What the whole has to reach.
    pub parent: Quantity,
    /// What was allocated, in all.
    pub allocated: Quantity,
    /// Allocated less parent: above zero is 加码, below zero a gap.
    pub surplus: Quantity,
    /// Surplus ÷ parent; `None` where the parent is zero.
    pub surplus_rate: Option<Ratio>,
}

/// Compares what is allocated with the parent's target (加码率).
///
/// # Errors
/// As [`Sum::push`].
///
/// ```
/// use zhibiao::aggregate::allocation_balance;
/// use zhibiao::quantity::Quantity;
///
/// let counties: [Quantity; 2] = ["60公里".parse()?, "50公里".parse()?];
/// let balance = allocation_balance(&"100公里".parse()?, &counties)?;
/// assert_eq!(balance.surplus.to_string(), "10公里");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn allocation_balance<'a>(
    parent: &Quantity,
    allocated: impl IntoIterator<Item = &'a Quantity>,
) -> Result<AllocationBalance, AggregateError> {
    let unit = parent.unit();
    if let Some(rule) = never_adds(unit.dimension()) {
        return Err(AggregateError::NotAdditive { unit, rule });
    }
    let mut sum = Sum::new();
    for part in allocated {
        sum.push(part)?;
    }
    if let Some(other) = sum.unit()
        && other.dimension() != unit.dimension()
    {
        return Err(AggregateError::Mixed { first: unit, other });
    }
    let finest = sum.unit().map_or(Ok(unit), |other| unit.finer(other))?;
    let allocated = sum.finish_in(finest)?;
    let surplus = allocated.checked_sub(parent)?;
    Ok(AllocationBalance {
        parent: *parent,
        allocated,
        surplus,
        surplus_rate: surplus.ratio(parent).ok(),
    })
}
