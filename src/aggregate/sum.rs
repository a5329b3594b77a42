//! The exact sum.

use serde::{Deserialize, Serialize};

use crate::number::Shown;
use crate::number::{Decimal, Ratio, RoundingStrategy};
use crate::quantity::Quantity;
use crate::unit::Unit;

use super::additivity::never_adds;
use super::bulk::sum_slice;
use super::columns::Columns;
use super::digits::{Digits, TooLarge, Total};
use super::fraction::{Fraction, Lack};
use super::{Aggregate, AggregateError};

/// An exact sum (合计) of quantities of one dimension in any units.
///
/// The digits are kept in one wide integer per decimal place and atom, and carried only at the end; so order and split do not
/// matter, and the only overflow is that of the answer. It takes what adds by its unit alone; whether a
/// sum over regions or over time has a meaning is for [`require_sum`](super::require_sum) to say.
///
/// Two sums are equal when they count as many items and hold the same amounts of the same atoms. A state
/// travels as `{"count": 3, "parts": [{"unit": "元", "value": "125000000.5"}]}`, whatever its size.
///
/// ```
/// use zhibiao::aggregate::Sum;
///
/// let mut north = Sum::new();
/// north.push(&"0.25亿元".parse()?)?;
/// let mut south = Sum::new();
/// south.push(&"300万元".parse()?)?;
/// north.merge(&south)?;
/// assert_eq!(north.finish()?, Some("2800万元".parse()?));
/// assert_eq!(north.finish_in("亿元".parse()?)?.to_string(), "0.28亿元");
/// assert!(north.push(&"3家".parse()?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Sum {
    count: u64,
    /// One for each atom, in the order of the atoms.
    parts: Vec<Part>,
}

/// The amounts in units that differ in their scales at most.
#[derive(Debug, Clone)]
struct Part {
    /// The finest unit met.
    unit: Unit,
    /// In the unit without its scale.
    digits: Digits,
}

impl Part {
    /// The atom as a unit: what the digits are in.
    fn base(&self) -> Unit {
        Unit::new(crate::unit::Scale::One, self.unit.atom())
    }
}

const WHAT: &str = "sum";

/// The decimal place of the last digit of a number of this scale, in the unit without its own scale.
pub(super) fn place(unit: Unit, scale: u32) -> i16 {
    i16::from(unit.exponent()) - i16::try_from(scale).unwrap_or(i16::MAX)
}

impl From<TooLarge> for AggregateError {
    fn from(_: TooLarge) -> Self {
        Self::Overflow { what: WHAT }
    }
}

impl Sum {
    /// The sum of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            count: 0,
            parts: Vec::new(),
        }
    }

    /// Adds one quantity.
    ///
    /// # Errors
    /// [`AggregateError::NotAdditive`] for a share, a rank, an amount per something …; [`AggregateError::Mixed`] across dimensions.
    /// The sum is then as before.
    pub fn push(&mut self, quantity: &Quantity) -> Result<(), AggregateError> {
        self.push_number(quantity.magnitude(), quantity.unit())
    }

    /// Adds all quantities of a slice; the fast way for many.
    ///
    /// # Errors
    /// As [`push`](Self::push), for the first quantity that cannot be added; none of them is added then.
    pub fn extend_from_slice(&mut self, quantities: &[Quantity]) -> Result<(), AggregateError> {
        self.merge(&sum_slice(quantities)?)
    }

    /// Adds all rows of some columns; the fastest way for very many.
    ///
    /// # Errors
    /// As [`push`](Self::push), for the first row that cannot be added; none of them is added then.
    pub fn extend_from_columns<M: Copy + Into<i128>>(
        &mut self,
        columns: &Columns<'_, M>,
    ) -> Result<(), AggregateError> {
        self.merge(&columns.sum()?)
    }

    /// Adds all that another sum holds.
    ///
    /// # Errors
    /// [`AggregateError::Mixed`] across dimensions. The sum is then as before.
    pub fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        if let [part] = other.parts.as_slice() {
            // All or nothing by itself.
            let count = self
                .count
                .checked_add(other.count)
                .ok_or(AggregateError::Overflow { what: WHAT })?;
            self.add(0, part.unit, |digits, _| digits.merge(&part.digits))?;
            self.count = count;
            return Ok(());
        }
        let mut merged = self.clone();
        merged.count = merged
            .count
            .checked_add(other.count)
            .ok_or(AggregateError::Overflow { what: WHAT })?;
        for part in &other.parts {
            merged.add(0, part.unit, |digits, _| digits.merge(&part.digits))?;
        }
        *self = merged;
        Ok(())
    }

    /// Adds a number of a unit, be it whole or not.
    pub(super) fn push_number(&mut self, value: Decimal, unit: Unit) -> Result<(), AggregateError> {
        self.add(1, unit, |digits, unit| {
            digits.add(value.mantissa(), place(unit, value.scale()))
        })
    }

    /// The exact sum in a unit as a number, be it whole or not.
    pub(super) fn number_in(&self, unit: Unit) -> Result<Decimal, AggregateError> {
        self.fraction_in(unit)?
            .decimal()
            .map_err(|lack| match lack {
                Lack::Finite => AggregateError::Inexact { what: WHAT, unit },
                Lack::Room => AggregateError::Overflow { what: WHAT },
            })
    }

    /// Adds `count` items in `unit` by way of `put`.
    pub(super) fn add(
        &mut self,
        count: u64,
        unit: Unit,
        put: impl FnOnce(&mut Digits, Unit) -> Result<(), TooLarge>,
    ) -> Result<(), AggregateError> {
        let count = self
            .count
            .checked_add(count)
            .ok_or(AggregateError::Overflow { what: WHAT })?;
        if let Some(part) = self
            .parts
            .iter_mut()
            .find(|part| part.unit.shares_atoms(unit))
        {
            put(&mut part.digits, unit)?;
            part.unit = part.unit.finer_scale(unit);
        } else {
            self.admit(unit)?;
            let mut part = Part {
                unit,
                digits: Digits::default(),
            };
            put(&mut part.digits, unit)?;
            let index = self
                .parts
                .partition_point(|other| other.unit.atom() < unit.atom());
            self.parts.insert(index, part);
        }
        self.count = count;
        Ok(())
    }

    /// Whether one more amount in a unit can be added.
    pub(super) fn check(&self, unit: Unit) -> Result<(), AggregateError> {
        if self.count == u64::MAX {
            return Err(AggregateError::Overflow { what: WHAT });
        }
        if self.has_atom(unit) {
            return Ok(());
        }
        self.admit(unit)
    }

    /// Whether amounts in an atom not met before can be added to the others.
    fn admit(&self, unit: Unit) -> Result<(), AggregateError> {
        if let Some(rule) = never_adds(unit.dimension()) {
            return Err(AggregateError::NotAdditive { unit, rule });
        }
        match self.parts.first() {
            Some(part) if part.unit.dimension() != unit.dimension() => Err(AggregateError::Mixed {
                first: part.unit,
                other: unit,
            }),
            _ => Ok(()),
        }
    }

    /// How many quantities were added.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The finest unit met, in which [`finish`](Self::finish) answers; `None` before the first quantity.
    #[must_use]
    pub fn unit(&self) -> Option<Unit> {
        let mut units = self.parts.iter().map(|part| part.unit);
        let first = units.next()?;
        Some(units.fold(first, |finest, unit| finest.finer(unit).unwrap_or(finest)))
    }

    /// The exact sum in the [finest](Unit::finer) unit met; `None` for the sum of nothing.
    ///
    /// # Errors
    /// [`AggregateError::Overflow`] where the sum has more digits than a quantity holds.
    pub fn finish(&self) -> Result<Option<Quantity>, AggregateError> {
        self.unit().map(|unit| self.finish_in(unit)).transpose()
    }

    /// The exact sum in a unit; 0 for the sum of nothing.
    ///
    /// # Errors
    /// [`AggregateError::Unit`] where the unit is of another dimension; [`AggregateError::Overflow`];
    /// [`AggregateError::Inexact`] where the sum is no decimal in the unit; [`AggregateError::Quantity`] where it is not whole in
    /// one that counts whole things.
    pub fn finish_in(&self, unit: Unit) -> Result<Quantity, AggregateError> {
        Ok(Quantity::new(self.number_in(unit)?, unit)?)
    }

    /// The sum in a unit, rounded, once, from the exact sum.
    ///
    /// # Errors
    /// As [`finish_in`](Self::finish_in), but for [`AggregateError::Inexact`].
    pub fn round_in(
        &self,
        unit: Unit,
        places: u32,
        strategy: RoundingStrategy,
    ) -> Result<Quantity, AggregateError> {
        let magnitude = self
            .ratio_in(unit)?
            .round(places, strategy)
            .map_err(|_| AggregateError::Overflow { what: WHAT })?;
        Ok(Quantity::new(magnitude, unit)?)
    }

    /// The exact sum in a unit as a fraction.
    fn ratio_in(&self, unit: Unit) -> Result<Ratio, AggregateError> {
        self.fraction_in(unit)?
            .ratio()
            .ok_or(AggregateError::Overflow { what: WHAT })
    }

    pub(super) fn fraction_in(&self, unit: Unit) -> Result<Fraction, AggregateError> {
        let mut sum = Fraction::ZERO;
        for part in &self.parts {
            let factor = part.base().factor_to(unit)?;
            sum = Fraction::from(part.digits.total())
                .times(&factor)
                .and_then(|amount| sum.plus(amount))
                .ok_or(AggregateError::Overflow { what: WHAT })?;
        }
        Ok(sum)
    }

    /// Whether some amount was in a unit of this atom.
    fn has_atom(&self, unit: Unit) -> bool {
        self.parts.iter().any(|part| part.unit.shares_atoms(unit))
    }

    /// Whether the amounts of some atom are below zero together.
    pub(super) fn is_below_zero(&self) -> bool {
        self.totals().any(|(_, total)| total.mantissa.is_negative())
    }

    /// The amounts by atom, each once.
    pub(super) fn totals(&self) -> impl Iterator<Item = (Unit, Total)> {
        self.parts
            .iter()
            .map(|part| (part.unit, part.digits.total()))
    }
}

impl PartialEq for Sum {
    fn eq(&self, other: &Self) -> bool {
        self.count == other.count && self.totals().eq(other.totals())
    }
}

impl Eq for Sum {}

impl Aggregate for Sum {
    type Item = Quantity;
    type Output = Option<Quantity>;

    fn push(&mut self, item: &Quantity) -> Result<(), AggregateError> {
        Self::push(self, item)
    }

    fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        Self::merge(self, other)
    }

    fn finish(&self) -> Result<Option<Quantity>, AggregateError> {
        Self::finish(self)
    }
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    count: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<WirePart>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WirePart {
    /// The finest unit met.
    unit: Unit,
    /// The amount in the unit without its scale; it may have more digits than a decimal.
    value: String,
}

impl From<Sum> for Wire {
    fn from(sum: Sum) -> Self {
        let part = |(unit, total): (Unit, Total)| WirePart {
            unit,
            value: total.to_string(),
        };
        Self {
            count: sum.count,
            parts: sum.totals().map(part).collect(),
        }
    }
}

impl TryFrom<Wire> for Sum {
    type Error = WireError;

    fn try_from(wire: Wire) -> Result<Self, WireError> {
        let mut sum = Self::new();
        for WirePart { unit, value } in wire.parts {
            let Some(total) = Total::parse(&value) else {
                return Err(WireError::Value { value });
            };
            if sum.parts.iter().any(|part| part.unit.shares_atoms(unit)) {
                return Err(WireError::Repeated { unit });
            }
            if unit.is_whole_only() && total.place < 0 {
                return Err(WireError::Fraction { value, unit });
            }
            if !total.is_sum_of(wire.count, 96, -28..=12) {
                return Err(WireError::Count { count: wire.count });
            }
            sum.add(0, unit, |digits, _| {
                *digits = total.into();
                Ok(())
            })?;
        }
        // A part is there because at least one item was in its atom.
        if usize::try_from(wire.count).is_ok_and(|count| count < sum.parts.len())
            || (wire.count > 0 && sum.parts.is_empty())
        {
            return Err(WireError::Count { count: wire.count });
        }
        sum.count = wire.count;
        Ok(sum)
    }
}

/// Why a serialized sum is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum WireError {
    #[error("{value:?} is no amount of a sum; write plain digits, such as \"-362.33\"", value = Shown(value))]
    Value { value: String },
    #[error("{value} is no sum of whole {}", unit.atom())]
    Fraction { value: String, unit: Unit },
    #[error("{unit} stands for an amount that another unit of the sum has already")]
    Repeated { unit: Unit },
    #[error("a sum of {count} quantities does not go with its amounts")]
    Count { count: u64 },
    #[error(transparent)]
    Aggregate(#[from] AggregateError),
}
