//! Sums of very many amounts by group.

use crate::quantity::Quantity;

use super::bulk::{Entry, Register, TakeRow, in_turn, parts};
use super::columns::{Columns, ColumnsError};
use super::{AggregateError, Sum};

/// A quantity and the number of its group: the row of a table of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Figure {
    /// The quantity.
    pub value: Quantity,
    /// The number of its group, from 0.
    pub group: u32,
}

/// Exact sums by group (分组合计), the groups numbered from 0.
///
/// Memory is bounded by the number of groups. A group may be any: the place of a key in a list, or indicator × 31 + province.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct SumsByGroup {
    sums: Vec<Sum>,
}

impl SumsByGroup {
    /// The greatest number of groups: 2^24.
    pub const MOST_GROUPS: usize = 1 << 24;

    /// So many groups, each with the sum of nothing.
    ///
    /// # Errors
    /// [`ColumnsError::TooManyGroups`] above [`MOST_GROUPS`](Self::MOST_GROUPS).
    pub fn new(groups: usize) -> Result<Self, ColumnsError> {
        if groups > Self::MOST_GROUPS {
            return Err(ColumnsError::TooManyGroups {
                groups,
                most: Self::MOST_GROUPS,
            });
        }
        Ok(Self::of_nothing(groups))
    }

    pub(super) fn of_nothing(groups: usize) -> Self {
        Self {
            sums: vec![Sum::new(); groups],
        }
    }

    /// The sum of each group.
    #[must_use]
    pub fn sums(&self) -> &[Sum] {
        &self.sums
    }

    /// Adds all rows of some columns, each to its group.
    ///
    /// # Errors
    /// [`AggregateError::Columns`] where `groups` is of another length or names a group that does not exist; else as
    /// [`Sum::push`]. The sums are then as before.
    pub fn extend_from_columns<M: Copy + Into<i128>>(
        &mut self,
        columns: &Columns<'_, M>,
        groups: &[u32],
    ) -> Result<(), AggregateError> {
        if groups.len() != columns.len() {
            return Err(ColumnsError::Length {
                column: "groups",
                found: groups.len(),
                expected: columns.len(),
            }
            .into());
        }
        let known = columns.known();
        let mut run = Run::new(self.sums.len());
        let (registers, exact) = (&mut run.registers, &mut run.exact);
        for (row, ((mantissa, scale, unit), group)) in columns.rows().zip(groups).enumerate() {
            let mantissa = mantissa.into();
            let Some(register) = registers.get_mut(*group as usize) else {
                return Err(exact.unknown(row, *group));
            };
            let taken = known.get(usize::from(unit)).is_some_and(|known| {
                scale <= known.places
                    && i64::try_from(mantissa)
                        .is_ok_and(|value| register.add(known.entry, (value, scale)))
            });
            if !taken && let Some(exact) = exact.sums.get_mut(*group as usize) {
                *register = columns.spill(row, (mantissa, scale, unit), *register, exact)?;
            }
        }
        self.take(run.finish()?)
    }

    /// Adds all figures of a slice, each to its group.
    ///
    /// # Errors
    /// As [`extend_from_columns`](Self::extend_from_columns). The sums are then as before.
    pub fn extend_from_slice(&mut self, figures: &[Figure]) -> Result<(), AggregateError> {
        let mut run = Run::new(self.sums.len());
        if run.take_all(figures).is_err() {
            // The first that cannot be added, in the order of the slice.
            let mut careful = Self::of_nothing(self.sums.len());
            for (row, Figure { value, group }) in figures.iter().enumerate() {
                match careful.sums.get_mut(*group as usize) {
                    Some(sum) => sum.push(value)?,
                    None => return Err(careful.unknown(row, *group)),
                }
            }
            return self.merge(&careful);
        }
        self.take(run.finish()?)
    }

    /// Adds all that other sums by the same groups hold.
    ///
    /// # Errors
    /// [`ColumnsError::Groups`] where the number of groups differs; else as [`Sum::merge`]. The sums are then as before.
    pub fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        if self.sums.len() != other.sums.len() {
            return Err(ColumnsError::Groups {
                found: other.sums.len(),
                expected: self.sums.len(),
            }
            .into());
        }
        let mut merged = self.clone();
        for (sum, other) in merged.sums.iter_mut().zip(&other.sums) {
            sum.merge(other)?;
        }
        *self = merged;
        Ok(())
    }

    pub(super) fn sum_mut(&mut self, group: u32) -> Option<&mut Sum> {
        self.sums.get_mut(group as usize)
    }

    pub(super) fn unknown(&self, row: usize, group: u32) -> AggregateError {
        ColumnsError::UnknownGroup {
            row,
            group,
            known: self.sums.len(),
        }
        .into()
    }

    /// Adds the sums of a run over many rows.
    pub(super) fn take(&mut self, exact: Self) -> Result<(), AggregateError> {
        if self.sums.iter().all(|sum| sum.count() == 0) {
            *self = exact;
            return Ok(());
        }
        self.merge(&exact)
    }
}

impl From<Vec<Sum>> for SumsByGroup {
    fn from(sums: Vec<Sum>) -> Self {
        Self { sums }
    }
}

/// A run over many rows: a register for each group, and where they spill to.
pub(super) struct Run {
    registers: Vec<Register>,
    exact: SumsByGroup,
}

impl Run {
    pub(super) fn new(groups: usize) -> Self {
        Self {
            registers: vec![Register::EMPTY; groups],
            exact: SumsByGroup::of_nothing(groups),
        }
    }

    /// The sums.
    pub(super) fn finish(self) -> Result<SumsByGroup, AggregateError> {
        let mut exact = self.exact;
        for (sum, register) in exact.sums.iter_mut().zip(self.registers) {
            register.flush(sum)?;
        }
        Ok(exact)
    }

    pub(super) fn unknown(&self, group: u32) -> AggregateError {
        self.exact.unknown(0, group)
    }

    #[inline(always)]
    #[allow(clippy::inline_always)] // for a row costs less than a call
    pub(super) fn put(&mut self, quantity: &Quantity, group: u32) -> Result<(), AggregateError> {
        if let Some(register) = self.registers.get_mut(group as usize)
            && let Some(value) = quantity.small()
            && register.add(Entry::unproved(quantity.unit()), value)
        {
            return Ok(());
        }
        self.spill(quantity, group)
    }

    #[cold]
    #[inline(never)]
    fn spill(&mut self, quantity: &Quantity, group: u32) -> Result<(), AggregateError> {
        let register = self.registers.get_mut(group as usize);
        let (Some(register), Some(exact)) = (register, self.exact.sum_mut(group)) else {
            return Err(self.unknown(group));
        };
        *register = register.spill(exact, quantity)?;
        Ok(())
    }

    #[inline(never)] // within another function, less of it stays in registers
    fn take_all(&mut self, figures: &[Figure]) -> Result<(), AggregateError> {
        let (parts, rest) = parts(figures);
        in_turn(self, parts.map(<[_]>::iter), rest.iter())
    }
}

impl TakeRow<&Figure> for Run {
    #[inline(always)]
    #[allow(clippy::inline_always)]
    fn take(&mut self, figure: &Figure) -> Result<(), AggregateError> {
        self.put(&figure.value, figure.group)
    }
}
