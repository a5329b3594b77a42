//! Factors between units of one dimension.

use crate::number::{Decimal, Ratio};

use super::{Unit, UnitError};

impl Unit {
    /// The exact factor from this unit to another: 10000 from 万元 to 元, 2000/3 from 亩 to 平方米.
    ///
    /// # Errors
    /// [`UnitError::Dimension`] across dimensions, naming both units; [`UnitError::Factor`] where it does not fit.
    ///
    /// ```
    /// use zhibiao::unit::Unit;
    /// let factor = Unit::MU.factor_to(Unit::SQUARE_METRE)?;
    /// assert_eq!(factor.to_string(), "2000/3");
    /// # Ok::<(), zhibiao::unit::UnitError>(())
    /// ```
    pub fn factor_to(self, to: Self) -> Result<Ratio, UnitError> {
        if self.dimension() != to.dimension() {
            return Err(UnitError::Dimension { from: self, to });
        }
        self.factor(to).ok_or(UnitError::Factor { from: self, to })
    }

    fn factor(self, to: Self) -> Option<Ratio> {
        let (mut numerator, mut denominator) = quotient(self.atom().factor(), to.atom().factor())?;
        if let (Some((_, from)), Some((_, to))) = (self.denominator(), to.denominator()) {
            let (n, d) = quotient(to.factor(), from.factor())?;
            (numerator, denominator) = reduced(numerator.checked_mul(n)?, denominator.checked_mul(d)?);
        }
        let exponent = self.exponent() - to.exponent();
        let power = 10_u128.checked_pow(u32::from(exponent.unsigned_abs()))?;
        if exponent >= 0 {
            numerator = numerator.checked_mul(power)?;
        } else {
            denominator = denominator.checked_mul(power)?;
        }
        let (numerator, denominator) = reduced(numerator, denominator);
        let whole = |value: u128| Decimal::try_from_i128_with_scale(i128::try_from(value).ok()?, 0).ok();
        Ratio::new(whole(numerator)?, whole(denominator)?).ok()
    }
}

/// `a / b` of two fractions, in lowest terms.
fn quotient(a: (u64, u64), b: (u64, u64)) -> Option<(u128, u128)> {
    let wide = |value: u64| u128::from(value);
    Some(reduced(wide(a.0).checked_mul(wide(b.1))?, wide(a.1).checked_mul(wide(b.0))?))
}

fn reduced(a: u128, b: u128) -> (u128, u128) {
    let (mut common, mut rest) = (a, b);
    while rest != 0 {
        (common, rest) = (rest, common % rest);
    }
    (a / common.max(1), b / common.max(1))
}
