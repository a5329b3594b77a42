//! Addition and subtraction.

use crate::number;
use crate::unit::{Dimension, Unit};

use super::{Operation, Quantity, QuantityError};

impl Quantity {
    /// The sum, in the [finer](Unit::finer) of the two units; a share plus a change of it (5% + 0.5个百分点) is the share.
    ///
    /// It commutes; it associates wherever every step has a result.
    ///
    /// # Errors
    /// [`QuantityError::Dimension`] across dimensions; [`QuantityError::NotAdditive`] for shares, multiples, index points
    /// and ranks; [`QuantityError::Inexact`] where the sum has more digits than fit.
    ///
    /// ```
    /// use zhibiao::quantity::Quantity;
    /// let (a, b): (Quantity, Quantity) = ("1.2亿元".parse()?, "500万元".parse()?);
    /// assert_eq!(a.checked_add(&b)?.to_string(), "12500万元");
    /// # Ok::<(), zhibiao::quantity::QuantityError>(())
    /// ```
    pub fn checked_add(&self, other: &Self) -> Result<Self, QuantityError> {
        if let Some(unit) = self.scaled_sum_unit(other) {
            return self.combined(other, unit, number::add);
        }
        let (left, right) = (self.unit.dimension(), other.unit.dimension());
        let unit = match (left.numerator, right.numerator, left.per == right.per) {
            (Dimension::Share, Dimension::ShareChange, true) => self.unit,
            (Dimension::ShareChange, Dimension::Share, true) => other.unit,
            _ => self.sum_unit(other, Operation::Add)?,
        };
        self.combined(other, unit, number::add)
    }

    /// The difference, in the [finer](Unit::finer) of the two units; that of two shares is in 百分点.
    ///
    /// # Errors
    /// As [`checked_add`](Self::checked_add).
    ///
    /// ```
    /// use zhibiao::quantity::Quantity;
    /// let (now, before): (Quantity, Quantity) = ("5.5%".parse()?, "5%".parse()?);
    /// assert_eq!(now.checked_sub(&before)?.to_string(), "0.5百分点");
    /// # Ok::<(), zhibiao::quantity::QuantityError>(())
    /// ```
    pub fn checked_sub(&self, other: &Self) -> Result<Self, QuantityError> {
        if let Some(unit) = self.scaled_sum_unit(other) {
            return self.combined(other, unit, number::sub);
        }
        let (left, right) = (self.unit.dimension(), other.unit.dimension());
        let unit = match (left.numerator, right.numerator) {
            (Dimension::Share, Dimension::ShareChange) if left.per == right.per => self.unit,
            (Dimension::Share, Dimension::Share) if left.per.is_none() && right.per.is_none() => {
                Unit::PERCENTAGE_POINT
            }
            _ => self.sum_unit(other, Operation::Subtract)?,
        };
        self.combined(other, unit, number::sub)
    }

    /// The unit of a sum of amounts whose units differ in their scales at most: the common case, and a short way.
    fn scaled_sum_unit(&self, other: &Self) -> Option<Unit> {
        (self.unit.shares_atoms(other.unit) && self.unit.atom().dimension().is_additive())
            .then(|| self.unit.finer_scale(other.unit))
    }

    /// The unit of a sum, where there is one.
    fn sum_unit(&self, other: &Self, operation: Operation) -> Result<Unit, QuantityError> {
        let (left, right) = (self.unit, other.unit);
        self.same_dimension(other, operation)?;
        if !left.atom().dimension().is_additive() {
            return Err(QuantityError::NotAdditive {
                operation,
                left,
                right,
            });
        }
        Ok(left.finer(right)?)
    }

    fn combined(
        &self,
        other: &Self,
        unit: Unit,
        operation: fn(
            number::Decimal,
            number::Decimal,
        ) -> Result<number::Decimal, number::NumberError>,
    ) -> Result<Self, QuantityError> {
        let (left, right) = (self.raw_magnitude_in(unit)?, other.raw_magnitude_in(unit)?);
        let magnitude = operation(left, right).map_err(QuantityError::inexact(other.unit, unit))?;
        Self::new(magnitude, unit)
    }
}
