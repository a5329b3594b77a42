//! The least and the greatest quantity.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::quantity::{Quantity, QuantityError};

use super::{Aggregate, AggregateError};

/// The least of some quantities of one dimension (最小值); of equal amounts the one in the finer unit,
/// and in one unit the one written with fewer decimal places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Least(Option<Quantity>);

/// The greatest of some quantities of one dimension (最大值); of equal amounts the one in the finer unit,
/// and in one unit the one written with fewer decimal places.
///
/// ```
/// use zhibiao::aggregate::{Aggregate, Greatest};
/// let mut greatest = Greatest::default();
/// for amount in ["9000万元", "1亿元", "0.5亿元"] {
///     greatest.push(&amount.parse()?)?;
/// }
/// assert_eq!(greatest.finish()?, Some("1亿元".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Greatest(Option<Quantity>);

/// Keeps the one that stands in the wanted order to the other.
fn keep(
    kept: &mut Option<Quantity>,
    other: &Quantity,
    wanted: Ordering,
) -> Result<(), AggregateError> {
    let Some(first) = kept else {
        *kept = Some(*other);
        return Ok(());
    };
    let order = other.compare(first).map_err(|error| match error {
        QuantityError::Dimension { .. } => AggregateError::Mixed {
            first: first.unit(),
            other: other.unit(),
        },
        error => error.into(),
    })?;
    let replaces = match order {
        Ordering::Equal if first.unit() == other.unit() => {
            other.magnitude().scale() < first.magnitude().scale()
        }
        Ordering::Equal => first.unit().finer(other.unit())? != first.unit(),
        order => order == wanted,
    };
    if replaces {
        *kept = Some(*other);
    }
    Ok(())
}

macro_rules! extreme {
    ($name:ident, $wanted:ident) => {
        impl Aggregate for $name {
            type Item = Quantity;
            type Output = Option<Quantity>;

            fn push(&mut self, item: &Quantity) -> Result<(), AggregateError> {
                keep(&mut self.0, item, Ordering::$wanted)
            }

            fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
                other.0.iter().try_for_each(|item| self.push(item))
            }

            fn finish(&self) -> Result<Option<Quantity>, AggregateError> {
                Ok(self.0)
            }
        }
    };
}

extreme!(Least, Less);
extreme!(Greatest, Greater);
