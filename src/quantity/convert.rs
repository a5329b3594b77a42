//! Conversion, comparison, scaling and ratio.

use std::cmp::Ordering;

use crate::number::{self, Decimal, Ratio, RoundingStrategy, shift};
use crate::unit::{Unit, UnitError};

use super::{Operation, Quantity, QuantityError};

impl Quantity {
    /// The same amount in another unit of its dimension, exactly.
    ///
    /// # Errors
    /// [`QuantityError::Unit`] across dimensions; [`QuantityError::Inexact`] where the amount is no decimal in `unit`,
    /// as 1亩 in 平方米; [`QuantityError::Fraction`] where it is not whole there.
    ///
    /// ```
    /// use zhibiao::{quantity::Quantity, unit::Unit};
    /// let land: Quantity = "15亩".parse()?;
    /// assert_eq!(land.convert(Unit::HECTARE)?.to_string(), "1公顷");
    /// let plot: Quantity = "1亩".parse()?;
    /// assert!(plot.convert(Unit::SQUARE_METRE).is_err());
    /// # Ok::<(), zhibiao::quantity::QuantityError>(())
    /// ```
    pub fn convert(&self, unit: Unit) -> Result<Self, QuantityError> {
        if let Some(quantity) = self.rescaled(unit) {
            return Ok(quantity);
        }
        if self.unit == unit {
            return Ok(*self);
        }
        Self::new(self.magnitude_in(unit)?, unit)
    }

    /// The same amount in another unit of its dimension, rounded, once, from the exact result.
    ///
    /// # Errors
    /// [`QuantityError::Unit`] across dimensions; [`QuantityError::Inexact`] where the result does not fit;
    /// [`QuantityError::Fraction`] where it is not whole in a unit that counts whole things.
    pub fn round_to(
        &self,
        unit: Unit,
        places: u32,
        strategy: RoundingStrategy,
    ) -> Result<Self, QuantityError> {
        let factor = self.unit.factor_to(unit)?;
        let magnitude = factor
            .apply_rounded(self.magnitude(), places, strategy)
            .map_err(QuantityError::inexact(self.unit, unit))?;
        Self::new(magnitude, unit)
    }

    /// The order of two amounts, whatever their scales: 1亿元 is as much as 10000万元.
    ///
    /// # Errors
    /// [`QuantityError::Dimension`] across dimensions.
    pub fn compare(&self, other: &Self) -> Result<Ordering, QuantityError> {
        if let Some(order) = self.order(other) {
            return Ok(order);
        }
        if self.unit == other.unit {
            return Ok(self.magnitude().cmp(&other.magnitude()));
        }
        if self.unit.shares_atoms(other.unit) {
            let exponent = i32::from(self.unit.exponent()) - i32::from(other.unit.exponent());
            if let Some(magnitude) = shift(self.magnitude(), exponent) {
                return Ok(magnitude.cmp(&other.magnitude()));
            }
        }
        self.same_dimension(other, Operation::Compare)?;
        let factor = self.unit.factor_to(other.unit)?;
        // a·n/d to b is as a/d to b/n, since n and d are positive.
        let side = |magnitude, part| {
            Ratio::new(magnitude, part).map_err(QuantityError::inexact(self.unit, other.unit))
        };
        Ok(side(self.magnitude(), factor.denominator())?
            .cmp(&side(other.magnitude(), factor.numerator())?))
    }

    /// `factor` times as much.
    ///
    /// # Errors
    /// [`QuantityError::Inexact`] where the product does not fit; [`QuantityError::Fraction`] where it is not whole.
    pub fn checked_mul(&self, factor: Decimal) -> Result<Self, QuantityError> {
        let magnitude = number::mul(self.magnitude(), factor)
            .map_err(QuantityError::inexact(self.unit, self.unit))?;
        Self::new(magnitude, self.unit)
    }
}

impl Quantity {
    /// How many times the other amount this one is, as an exact fraction.
    ///
    /// # Errors
    /// [`QuantityError::Dimension`] across dimensions; [`QuantityError::ZeroBase`]; [`QuantityError::Inexact`] where the
    /// units' factor does not fit beside the digits.
    ///
    /// ```
    /// use zhibiao::quantity::Quantity;
    /// let (done, target): (Quantity, Quantity) = ("34套".parse()?, "20套".parse()?);
    /// assert_eq!(done.ratio(&target)?.to_string(), "34/20");
    /// # Ok::<(), zhibiao::quantity::QuantityError>(())
    /// ```
    pub fn ratio(&self, other: &Self) -> Result<Ratio, QuantityError> {
        self.same_dimension(other, Operation::Ratio)?;
        let zero = |_| QuantityError::ZeroBase {
            left: self.unit,
            right: other.unit,
        };
        if self.unit == other.unit || other.is_zero() {
            return Ratio::new(self.magnitude(), other.magnitude()).map_err(zero);
        }
        let inexact = || QuantityError::inexact(self.unit, other.unit);
        let factor = self.unit.factor_to(other.unit)?;
        let numerator = number::mul(self.magnitude(), factor.numerator()).map_err(inexact())?;
        let denominator = number::mul(other.magnitude(), factor.denominator()).map_err(inexact())?;
        Ratio::new(numerator, denominator).map_err(zero)
    }

    pub(super) fn same_dimension(
        &self,
        other: &Self,
        operation: Operation,
    ) -> Result<(), QuantityError> {
        let (left, right) = (self.unit, other.unit);
        if left.shares_atoms(right) || left.dimension() == right.dimension() {
            Ok(())
        } else {
            Err(QuantityError::Dimension {
                operation,
                left,
                right,
            })
        }
    }

    /// The number in a unit of the same dimension.
    fn magnitude_in(&self, unit: Unit) -> Result<Decimal, QuantityError> {
        if !self.unit.shares_atoms(unit) && self.unit.dimension() != unit.dimension() {
            self.unit.factor_to(unit)?;
        }
        self.raw_magnitude_in(unit)
    }

    /// The number in a unit whose factor has the same base, be it a share or a change of one.
    pub(super) fn raw_magnitude_in(&self, unit: Unit) -> Result<Decimal, QuantityError> {
        let from = self.unit;
        if from == unit {
            return Ok(self.magnitude());
        }
        let exponent = i32::from(from.exponent()) - i32::from(unit.exponent());
        if from.shares_atoms(unit)
            && let Some(magnitude) = shift(self.magnitude(), exponent)
        {
            return Ok(magnitude);
        }
        let factor = from
            .raw_factor(unit)
            .ok_or(UnitError::Factor { from, to: unit })?;
        factor
            .apply(self.magnitude())
            .map_err(QuantityError::inexact(from, unit))
    }
}
