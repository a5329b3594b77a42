//! Sums of very many amounts by group.

use crate::quantity::Quantity;

use super::bulk::{Entries, Register, in_turn, quarters};
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
    /// So many groups, each with the sum of nothing.
    #[must_use]
    pub fn new(groups: usize) -> Self {
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
        let mut registers = vec![Register::EMPTY; self.sums.len()];
        let mut exact = Self::new(self.sums.len());
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
        self.take(exact, registers)
    }

    /// Adds all figures of a slice, each to its group.
    ///
    /// # Errors
    /// As [`extend_from_columns`](Self::extend_from_columns). The sums are then as before.
    pub fn extend_from_slice(&mut self, figures: &[Figure]) -> Result<(), AggregateError> {
        let mut entries = Entries::new();
        let mut registers = vec![Register::EMPTY; self.sums.len()];
        let mut exact = Self::new(self.sums.len());
        let (parts, rest) = quarters(figures);
        let taken = in_turn(parts.map(<[_]>::iter), rest.iter(), |_, figure| {
            let group = figure.group as usize;
            match (registers.get_mut(group), exact.sums.get_mut(group)) {
                (Some(register), Some(exact)) => register.put(&figure.value, &mut entries, exact),
                _ => Err(exact.unknown(0, figure.group)),
            }
        });
        if taken.is_err() {
            // The first that cannot be added, in the order of the slice.
            let mut careful = Self::new(self.sums.len());
            for (row, Figure { value, group }) in figures.iter().enumerate() {
                match careful.sums.get_mut(*group as usize) {
                    Some(sum) => sum.push(value)?,
                    None => return Err(careful.unknown(row, *group)),
                }
            }
            return self.merge(&careful);
        }
        self.take(exact, registers)
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

    fn unknown(&self, row: usize, group: u32) -> AggregateError {
        ColumnsError::UnknownGroup {
            row,
            group,
            known: self.sums.len(),
        }
        .into()
    }

    /// Ends a run over many rows.
    fn take(&mut self, mut exact: Self, registers: Vec<Register>) -> Result<(), AggregateError> {
        for (sum, register) in exact.sums.iter_mut().zip(registers) {
            register.flush(sum)?;
        }
        if self.sums.iter().all(|sum| sum.count() == 0) {
            *self = exact;
            return Ok(());
        }
        self.merge(&exact)
    }
}
