//! Sums of very many amounts: a register for each group, spilled into exact sums where it does not fit.

use crate::quantity::Quantity;
use crate::unit::{Scale, Unit};

use super::{AggregateError, Sum};

/// Registers hold amounts as multiples of 10^-6 of the atom: six decimal places of any unit, more of a scaled one.
const PLACE: i16 = -6;

/// `10^0` to `10^18`. A 64-bit mantissa times one of these stays below 2^123.
const POWERS: [i64; 19] = {
    let mut powers = [1; 19];
    let mut i = 1;
    #[allow(clippy::indexing_slicing)] // while compiling
    while i < 19 {
        powers[i] = powers[i - 1] * 10;
        i += 1;
    }
    powers
};

/// A unit as the registers see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// The atom; [`NO_FAMILY`] for a unit that only the exact sums can judge.
    family: u16,
    /// The power of ten of the scale.
    exponent: u8,
}

const NO_FAMILY: u16 = u16::MAX;

/// The family of a register that has met no unit yet.
const UNUSED: u16 = u16::MAX - 1;

impl Entry {
    pub(super) const UNKNOWN: Self = Self {
        family: NO_FAMILY,
        exponent: 0,
    };

    /// Of the atoms of the table, without a denominator, and only where amounts add.
    pub(super) fn of(unit: Unit) -> Self {
        let adds = super::additivity::never_adds(unit.dimension()).is_none();
        match unit.atom().index() {
            Some(index) if adds => Self {
                family: index.into(),
                exponent: unit.scale().exponent(),
            },
            _ => Self::UNKNOWN,
        }
    }
}

impl Entry {
    /// The power of ten of the scale.
    pub(super) const fn exponent(self) -> u8 {
        self.exponent
    }

    /// What a mantissa with this scale is multiplied by in a register of another unit's atom, if one holds it.
    #[inline(always)]
    #[allow(clippy::inline_always)] // or the register is one in name only
    pub(super) fn factor(self, of: Self, scale: u32) -> Option<i64> {
        if self.family != of.family || self.family == NO_FAMILY {
            return None;
        }
        let power = u32::from(self.exponent) + u32::from(PLACE.unsigned_abs());
        POWERS.get(power.wrapping_sub(scale) as usize).copied()
    }

    /// A register that holds this much of the unit's atom.
    pub(super) const fn register(self, low: i128, count: u64, exponent: u8) -> Register {
        Register {
            low,
            count,
            family: self.family,
            exponent,
        }
    }
}

/// A running sum in one register.
#[derive(Debug, Clone, Copy)]
pub(super) struct Register {
    low: i128,
    count: u64,
    family: u16,
    /// Of the finest unit met.
    exponent: u8,
}

impl Register {
    pub(super) const EMPTY: Self = Self {
        low: 0,
        count: 0,
        family: UNUSED,
        exponent: u8::MAX,
    };

    /// Adds an amount, if it is one that the register holds.
    #[inline(always)]
    #[allow(clippy::inline_always)] // or the register is one in name only
    pub(super) fn add(&mut self, entry: Entry, scale: u32, mantissa: i128) -> bool {
        let power = u32::from(entry.exponent) + u32::from(PLACE.unsigned_abs());
        let power = power.wrapping_sub(scale) as usize;
        if self.family == entry.family
            && let Ok(mantissa) = i64::try_from(mantissa)
            && let Some(power) = POWERS.get(power)
            && let Some(low) = self
                .low
                .checked_add(i128::from(mantissa) * i128::from(*power))
        {
            self.low = low;
            self.count += 1;
            self.exponent = self.exponent.min(entry.exponent);
            return true;
        }
        false
    }

    /// Adds an amount that [`add`](Self::add) did not take. By value, so that a loop can keep it in registers.
    #[cold]
    #[inline(never)]
    pub(super) fn spill(
        mut self,
        exact: &mut Sum,
        unit: Unit,
        scale: u32,
        mantissa: i128,
    ) -> Result<Self, AggregateError> {
        let entry = Entry::of(unit);
        if self.family == UNUSED && entry.family != NO_FAMILY {
            self.family = entry.family;
        }
        if self.family == entry.family {
            let mut fresh = Self {
                family: entry.family,
                ..Self::EMPTY
            };
            if fresh.add(entry, scale, mantissa) {
                self.flush(exact)?;
                return Ok(fresh);
            }
        }
        exact.add(1, unit, |digits, unit| {
            digits.add(mantissa, super::sum::place(unit, scale))
        })?;
        Ok(self)
    }

    /// Moves the register's sum into the exact one.
    pub(super) fn flush(self, exact: &mut Sum) -> Result<(), AggregateError> {
        let atom = u8::try_from(self.family)
            .ok()
            .and_then(crate::unit::Atom::at);
        let scale = i8::try_from(self.exponent)
            .ok()
            .and_then(Scale::from_exponent);
        if let (Some(atom), Some(scale)) = (atom, scale) {
            let (low, unit) = (self.low, Unit::new(scale, atom));
            exact.add(self.count, unit, |digits, _| digits.add(low, PLACE))?;
        }
        Ok(())
    }
}

/// The entries of all units that are a scale and an atom of the table, found as they are met.
pub(super) struct Entries(Vec<Entry>);

const SCALES: usize = 16;

impl Entries {
    pub(super) fn new() -> Self {
        Self(vec![Entry::UNKNOWN; SCALES * 256])
    }

    /// The entry of a unit, if it was met before.
    #[inline(always)]
    #[allow(clippy::inline_always)]
    pub(super) fn get(&self, unit: Unit) -> Entry {
        match Self::place(unit).and_then(|place| self.0.get(place)) {
            Some(entry) => *entry,
            None => Entry::UNKNOWN,
        }
    }

    #[inline(always)]
    #[allow(clippy::inline_always)]
    fn place(unit: Unit) -> Option<usize> {
        if unit.denominator().is_some() {
            return None;
        }
        let index = unit.atom().index()?;
        Some(usize::from(index) * SCALES + usize::from(unit.scale().exponent()))
    }

    pub(super) fn learn(&mut self, unit: Unit) {
        if let Some(entry) = Self::place(unit).and_then(|place| self.0.get_mut(place)) {
            *entry = Entry::of(unit);
        }
    }
}

impl Register {
    /// Adds a quantity that [`add`](Self::add) did not take, and remembers its unit.
    #[cold]
    #[inline(never)]
    pub(super) fn spill_quantity(
        self,
        entries: &mut Entries,
        exact: &mut Sum,
        quantity: &Quantity,
    ) -> Result<Self, AggregateError> {
        let (unit, magnitude) = (quantity.unit(), quantity.magnitude());
        entries.learn(unit);
        self.spill(exact, unit, magnitude.scale(), magnitude.mantissa())
    }
}

/// Takes the rows of four equal parts in turn, and then the rest, each with the number of its part.
///
/// A processor waits at every new page of memory; at four places at once it waits a quarter as often.
#[inline(always)]
#[allow(clippy::inline_always)]
pub(super) fn in_turn<R, I: Iterator<Item = R>>(
    parts: [I; 4],
    rest: I,
    mut take: impl FnMut(usize, R) -> Result<(), AggregateError>,
) -> Result<(), AggregateError> {
    let [a, b, c, d] = parts;
    for ((a, b), (c, d)) in a.zip(b).zip(c.zip(d)) {
        take(0, a)?;
        take(1, b)?;
        take(2, c)?;
        take(3, d)?;
    }
    rest.into_iter().try_for_each(|row| take(0, row))
}

/// Four parts of one length, and the rest.
pub(super) fn quarters<T>(slice: &[T]) -> ([&[T]; 4], &[T]) {
    let length = slice.len() / 4;
    let mut rest = slice;
    let parts = [(); 4].map(|()| {
        let (part, others) = rest.split_at_checked(length).unwrap_or_default();
        rest = others;
        part
    });
    (parts, rest)
}

/// The exact sum of a slice.
pub(super) fn sum_slice(quantities: &[Quantity]) -> Result<Sum, AggregateError> {
    let (mut entries, mut exact) = (Entries::new(), Sum::new());
    let mut registers = [Register::EMPTY; 4];
    let (parts, rest) = quarters(quantities);
    let taken = in_turn(parts.map(<[_]>::iter), rest.iter(), |part, quantity| {
        let magnitude = quantity.magnitude();
        let entry = entries.get(quantity.unit());
        if let Some(register) = registers.get_mut(part)
            && !register.add(entry, magnitude.scale(), magnitude.mantissa())
        {
            *register = register.spill_quantity(&mut entries, &mut exact, quantity)?;
        }
        Ok(())
    });
    if taken.is_err() {
        // The first that cannot be added, in the order of the slice.
        return one_by_one(quantities.iter().map(|quantity| Ok(*quantity)));
    }
    for register in registers {
        if register.flush(&mut exact).is_err() {
            return one_by_one(quantities.iter().map(|quantity| Ok(*quantity)));
        }
    }
    Ok(exact)
}

/// The exact sum by the careful way.
pub(super) fn one_by_one(
    quantities: impl Iterator<Item = Result<Quantity, AggregateError>>,
) -> Result<Sum, AggregateError> {
    let mut sum = Sum::new();
    for quantity in quantities {
        sum.push(&quantity?)?;
    }
    Ok(sum)
}
