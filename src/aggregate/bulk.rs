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

    /// Without a look at whether amounts add: for a register, of which the family is one that does.
    #[inline(always)]
    #[allow(clippy::inline_always)] // for a row costs less than a call
    pub(super) const fn unproved(unit: Unit) -> Self {
        match unit.simple() {
            Some((row, exponent)) => Self {
                family: row as u16,
                exponent,
            },
            None => Self::UNKNOWN,
        }
    }

    /// The power of ten of the scale.
    pub(super) const fn exponent(self) -> u8 {
        self.exponent
    }

    /// What a number with so many decimal places is multiplied by in a register, if one holds it.
    #[inline(always)]
    #[allow(clippy::inline_always)] // or the register is one in name only
    fn power(self, places: u8) -> Option<i64> {
        let power = u16::from(self.exponent) + PLACE.unsigned_abs();
        POWERS
            .get(usize::from(power.wrapping_sub(places.into())))
            .copied()
    }

    /// The same in a register of another unit's atom.
    pub(super) fn factor(self, of: Self, places: u8) -> Option<i64> {
        if self.family != of.family || self.family == NO_FAMILY {
            return None;
        }
        self.power(places)
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
    pub(super) fn add(&mut self, entry: Entry, (value, places): (i64, u8)) -> bool {
        if self.family == entry.family
            && let Some(power) = entry.power(places)
            && let Some(low) = self.low.checked_add(i128::from(value) * i128::from(power))
        {
            self.low = low;
            self.count += 1;
            self.exponent = self.exponent.min(entry.exponent);
            return true;
        }
        false
    }

    /// Adds a quantity that [`add`](Self::add) did not take. By value, so that a loop can keep it in registers.
    #[cold]
    #[inline(never)]
    pub(super) fn spill(
        mut self,
        exact: &mut Sum,
        quantity: &Quantity,
    ) -> Result<Self, AggregateError> {
        let entry = Entry::of(quantity.unit());
        if self.family == UNUSED && entry.family != NO_FAMILY {
            self.family = entry.family;
        }
        if self.family == entry.family {
            let mut fresh = Self {
                family: entry.family,
                ..Self::EMPTY
            };
            if quantity
                .small()
                .is_some_and(|value| fresh.add(entry, value))
            {
                self.flush(exact)?;
                return Ok(fresh);
            }
        }
        exact.push(quantity)?;
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

const SCALES: usize = 16;

/// How many parts of a slice are gone through in turn.
pub(super) const PARTS: usize = 8;

/// A run over rows, which takes them one by one; a row costs less than a call, so that [`take`](Self::take) is always inlined.
pub(super) trait TakeRow<R> {
    fn take(&mut self, row: R) -> Result<(), AggregateError>;
}

/// Takes the rows of eight equal parts in turn, and then the rest.
///
/// A processor waits at every new page of memory; at eight places at once it waits an eighth as often.
#[inline(always)]
#[allow(clippy::inline_always, clippy::many_single_char_names)] // the parts have no names
pub(super) fn in_turn<R, I: Iterator<Item = R>>(
    run: &mut impl TakeRow<R>,
    parts: [I; PARTS],
    rest: I,
) -> Result<(), AggregateError> {
    let [a, b, c, d, e, f, g, h] = parts;
    let (first, second) = (a.zip(b).zip(c.zip(d)), e.zip(f).zip(g.zip(h)));
    for (((a, b), (c, d)), ((e, f), (g, h))) in first.zip(second) {
        run.take(a)?;
        run.take(b)?;
        run.take(c)?;
        run.take(d)?;
        run.take(e)?;
        run.take(f)?;
        run.take(g)?;
        run.take(h)?;
    }
    for row in rest {
        run.take(row)?;
    }
    Ok(())
}

/// Parts of one length, and the rest.
pub(super) fn parts<T>(slice: &[T]) -> ([&[T]; PARTS], &[T]) {
    let length = slice.len() / PARTS;
    let mut rest = slice;
    let parts = [(); PARTS].map(|()| {
        let (part, others) = rest.split_at_checked(length).unwrap_or_default();
        rest = others;
        part
    });
    (parts, rest)
}

/// The exact sum of a slice.
pub(super) fn sum_slice(quantities: &[Quantity]) -> Result<Sum, AggregateError> {
    let mut run = Run::new();
    match run.take_all(quantities) {
        Ok(()) => Ok(run.exact),
        // The first that cannot be added, in the order of the slice.
        Err(_) => one_by_one(quantities.iter().map(|quantity| Ok(*quantity))),
    }
}

/// The row of no atom.
const NO_ROW: u8 = u8::MAX;

const _: () = assert!(crate::unit::ATOMS.len() < NO_ROW as usize);

/// A run over quantities that are mostly in units of one atom.
struct Run {
    /// The unit first met, and the place of its atom in the table.
    unit: Option<Unit>,
    row: u8,
    /// By the power of ten of a unit of the atom, and by decimal places; 0 for what needs a closer look, as each unit does once.
    factors: [[i64; 32]; SCALES],
    exact: Sum,
}

impl Run {
    fn new() -> Self {
        Self {
            unit: None,
            row: NO_ROW,
            factors: [[0; 32]; SCALES],
            exact: Sum::new(),
        }
    }

    #[inline(never)] // a function of its own, so that the sum stays in a register
    fn take_all(&mut self, quantities: &[Quantity]) -> Result<(), AggregateError> {
        let (parts, rest) = parts(quantities);
        let mut running = Running { run: self, low: 0 };
        in_turn(&mut running, parts.map(<[_]>::iter), rest.iter())?;
        let Running { run, low } = running;
        let spilled = run.exact.count();
        let count = u64::try_from(quantities.len()).unwrap_or(u64::MAX) - spilled;
        run.flush(low, count)
    }

    /// The sum with a quantity more, where it is one that is expected.
    #[inline(always)]
    #[allow(clippy::inline_always)] // for a row costs less than a call
    fn plus(&self, low: i128, quantity: &Quantity) -> Option<i128> {
        let exponent = quantity.unit().scale_of(self.row)?;
        let (value, places) = quantity.small()?;
        let factors = self.factors.get(usize::from(exponent))?;
        let factor = factors
            .get(usize::from(places))
            .filter(|factor| **factor != 0)?;
        low.checked_add(i128::from(value) * i128::from(*factor))
    }

    /// Adds a quantity that [`plus`](Self::plus) did not take, and what the sum has come to; it starts anew from 0.
    #[cold]
    #[inline(never)]
    fn spill(&mut self, low: i128, quantity: &Quantity) -> Result<i128, AggregateError> {
        let (unit, entry) = (quantity.unit(), Entry::of(quantity.unit()));
        let row = u8::try_from(entry.family).ok();
        if self.unit.is_none()
            && let Some(row) = row
        {
            (self.unit, self.row) = (Some(unit), row);
        }
        self.exact.push(quantity)?;
        if row == Some(self.row)
            && let Some(row) = self.factors.get_mut(usize::from(entry.exponent))
        {
            *row = factors(entry, entry, 28);
        }
        self.flush(low, 0)?;
        Ok(0)
    }

    /// Moves a sum into the exact one, with the number of quantities that came by way of it.
    fn flush(&mut self, low: i128, count: u64) -> Result<(), AggregateError> {
        if let Some(unit) = self.unit {
            self.exact
                .add(count, unit, |digits, _| digits.add(low, PLACE))?;
        }
        Ok(())
    }
}

/// A run with the sum so far.
struct Running<'a> {
    run: &'a mut Run,
    low: i128,
}

impl TakeRow<&Quantity> for Running<'_> {
    #[inline(always)]
    #[allow(clippy::inline_always)]
    fn take(&mut self, quantity: &Quantity) -> Result<(), AggregateError> {
        self.low = match self.run.plus(self.low, quantity) {
            Some(sum) => sum,
            None => self.run.spill(self.low, quantity)?,
        };
        Ok(())
    }
}

/// What numbers in a unit are multiplied by in a register of another unit's atom, by decimal places; 0 beyond `most` of them, and
/// for what the register does not hold.
pub(super) fn factors(entry: Entry, of: Entry, most: u8) -> [i64; 32] {
    let mut factors = [0; 32];
    for (factor, places) in factors.iter_mut().zip(0..=most) {
        *factor = entry.factor(of, places).unwrap_or(0);
    }
    factors
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
