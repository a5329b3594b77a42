//! Factors between units of one dimension.

use std::cmp::Ordering;

use crate::number::{Decimal, Ratio, gcd};

use super::{Atom, Unit, UnitError};

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
        self.raw_factor(to)
            .ok_or(UnitError::Factor { from: self, to })
    }

    /// The finer of two units of one dimension: the one in which amounts of the other are always finite decimals;
    /// where that holds both ways, the smaller. 亩 of 亩 and 平方米, 平方米 of 平方米 and 公顷, 元 of 元 and 万元.
    ///
    /// It is the least of a total order, so it does not matter in which order several units are met.
    ///
    /// # Errors
    /// As [`factor_to`](Self::factor_to).
    pub fn finer(self, other: Self) -> Result<Self, UnitError> {
        if self.shares_atoms(other) {
            return Ok(self.finer_scale(other));
        }
        let factor = self.factor_to(other)?;
        let (up, down) = (
            factor.numerator().mantissa(),
            factor.denominator().mantissa(),
        );
        let order = without_tens(up)
            .cmp(&without_tens(down))
            .then(up.cmp(&down))
            .then(self.cmp(&other));
        Ok(if order.is_le() { self } else { other })
    }

    /// The finer of two units that share their atoms.
    pub(crate) fn finer_scale(self, other: Self) -> Self {
        match self.exponent().cmp(&other.exponent()) {
            Ordering::Less => self,
            Ordering::Greater => other,
            Ordering::Equal => self.min(other),
        }
    }

    /// Whether the two differ in their scales at most.
    pub(crate) fn shares_atoms(self, other: Self) -> bool {
        self.atom() == other.atom()
            && self.denominator().map(|(_, atom)| atom) == other.denominator().map(|(_, atom)| atom)
    }

    /// The factor as the table has it, whatever the dimensions.
    pub(crate) fn raw_factor(self, to: Self) -> Option<Ratio> {
        let (mut numerator, mut denominator) = quotient(base(self.atom()), base(to.atom()))?;
        if let (Some((_, from)), Some((_, to))) = (self.denominator(), to.denominator()) {
            let per = quotient(base(to), base(from))?;
            (numerator, denominator) = product((numerator, denominator), per)?;
        }
        let exponent = self.exponent() - to.exponent();
        let power = 10_u128.checked_pow(u32::from(exponent.unsigned_abs()))?;
        let power = if exponent >= 0 {
            (power, 1)
        } else {
            (1, power)
        };
        let (numerator, denominator) = product((numerator, denominator), power)?;
        let whole = |value| Decimal::try_from_i128_with_scale(i128::try_from(value).ok()?, 0).ok();
        Ratio::new(whole(numerator)?, whole(denominator)?).ok()
    }
}

/// What is left of a positive integer without its factors 2 and 5.
fn without_tens(value: i128) -> i128 {
    let mut rest = value >> value.trailing_zeros().min(127);
    while rest != 0 && rest % 5 == 0 {
        rest /= 5;
    }
    rest
}

/// A fraction in lowest terms.
type Fraction = (u128, u128);

/// The factor of an atom to its base.
fn base(atom: Atom) -> Fraction {
    let (numerator, denominator) = atom.factor();
    (numerator.into(), denominator.into())
}

/// `a / b` of two fractions.
fn quotient(a: Fraction, b: Fraction) -> Option<Fraction> {
    product(a, (b.1, b.0))
}

/// `a × b` of two fractions, reduced crosswise before it can grow.
fn product(a: Fraction, b: Fraction) -> Option<Fraction> {
    let (first, second) = (gcd(a.0, b.1), gcd(b.0, a.1));
    Some((
        (a.0 / first).checked_mul(b.0 / second)?,
        (a.1 / second).checked_mul(b.1 / first)?,
    ))
}
