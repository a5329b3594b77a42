//! Amounts in columns, and their sum.

use crate::number::Decimal;
use crate::number::Shown;
use crate::quantity::Quantity;
use crate::unit::Unit;

use super::bulk::{Entry, PARTS, Register, TakeRow, factors, in_turn, one_by_one, parts};
use super::{AggregateError, Sum};

/// Amounts in columns (列): row `i` is `mantissas[i] × 10^-scales[i]` of `table[units[i]]`.
///
/// The mantissas are `i64`, or `i128` as in an Arrow `Decimal128` column. That a unit counts whole things is checked as
/// [`Quantity::new`] does.
///
/// ```
/// use zhibiao::aggregate::{Columns, Sum, SumsByGroup};
///
/// let table = ["亿元".parse()?, "万元".parse()?];
/// let columns = Columns::new(&[12_i64, 500, 5], &[1, 0, 1], &[0, 1, 1], &table)?;
/// let mut sum = Sum::new();
/// sum.extend_from_columns(&columns)?;
/// assert_eq!(sum.finish()?, Some("12500.5万元".parse()?));
///
/// let mut provinces = SumsByGroup::new(2)?;
/// provinces.extend_from_columns(&columns, &[0, 1, 1])?;
/// assert_eq!(provinces.sums()[1].finish()?, Some("500.5万元".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Columns<'a, M> {
    mantissas: &'a [M],
    scales: &'a [u8],
    units: &'a [u16],
    table: &'a [Unit],
}

/// Why columns are refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ColumnsError {
    /// Columns of different lengths.
    #[error("the column `{column}` has {found} rows, not {expected}", column = Shown(column))]
    Length {
        /// The column.
        column: &'static str,
        /// How many rows it has.
        found: usize,
        /// How many the mantissas have.
        expected: usize,
    },
    /// A unit that the table does not have.
    #[error("row {row} is in unit {unit}, but the table has {known} units")]
    UnknownUnit {
        /// The row, from 0.
        row: usize,
        /// The unit's number.
        unit: u16,
        /// How many units there are.
        known: usize,
    },
    /// A group that does not exist.
    #[error("row {row} is in group {group}, but there are {known} groups")]
    UnknownGroup {
        /// The row, from 0.
        row: usize,
        /// The group.
        group: u32,
        /// How many groups there are.
        known: usize,
    },
    /// A number that is no decimal: more than 28 places or 96 bits.
    #[error(
        "row {row} holds {mantissa} with {scale} decimal places, which is no decimal (28 places, 96 bits)"
    )]
    NoDecimal {
        /// The row, from 0.
        row: usize,
        /// The mantissa.
        mantissa: i128,
        /// The decimal places.
        scale: u8,
    },
    /// More groups than are taken.
    #[error("sums are by at most {most} groups, not by {groups}")]
    TooManyGroups {
        /// How many were asked for.
        groups: usize,
        /// How many there may be.
        most: usize,
    },
    /// Groups of another number than the sums to merge with.
    #[error("sums by {found} groups cannot be merged with sums by {expected}")]
    Groups {
        /// How many groups the other sums have.
        found: usize,
        /// How many these have.
        expected: usize,
    },
}

impl ColumnsError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Length {
                column,
                found,
                expected,
            } => format!(
                "列“{column}”有{found}行，应为{expected}行",
                column = Shown(column)
            ),
            Self::UnknownUnit { row, unit, known } => {
                format!("第{row}行（自0起）的单位序号为{unit}，而单位表只有{known}个")
            }
            Self::UnknownGroup { row, group, known } => {
                format!("第{row}行（自0起）的组号为{group}，而只有{known}组")
            }
            Self::NoDecimal {
                row,
                mantissa,
                scale,
            } => format!(
                "第{row}行（自0起）的{mantissa}带{scale}位小数，超出可精确表示的范围（28位小数、96比特）"
            ),
            Self::TooManyGroups { groups, most } => {
                format!("合计至多分为{most}组，不能分为{groups}组")
            }
            Self::Groups { found, expected } => {
                format!("分为{found}组的合计不能与分为{expected}组的合并")
            }
        }
    }
}

/// What the loops need to know of a unit of the table.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) entry: Entry,
    /// The most decimal places that a row may have without a closer look.
    pub(super) places: u8,
}

impl<'a, M: Copy + Into<i128>> Columns<'a, M> {
    /// Columns of the same length.
    ///
    /// # Errors
    /// [`ColumnsError::Length`].
    pub fn new(
        mantissas: &'a [M],
        scales: &'a [u8],
        units: &'a [u16],
        table: &'a [Unit],
    ) -> Result<Self, ColumnsError> {
        let expected = mantissas.len();
        for (column, found) in [("scales", scales.len()), ("units", units.len())] {
            if found != expected {
                return Err(ColumnsError::Length {
                    column,
                    found,
                    expected,
                });
            }
        }
        Ok(Self {
            mantissas,
            scales,
            units,
            table,
        })
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.mantissas.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.mantissas.is_empty()
    }

    pub(super) fn known(&self) -> Vec<Known> {
        self.table
            .iter()
            .map(|unit| Known {
                entry: Entry::of(*unit),
                places: if unit.is_whole_only() {
                    unit.scale().exponent()
                } else {
                    28
                },
            })
            .collect()
    }

    pub(super) fn rows(self) -> impl Iterator<Item = (M, u8, u16)> + use<'a, M> {
        self.mantissas
            .iter()
            .zip(self.scales)
            .zip(self.units)
            .map(|((mantissa, scale), unit)| (*mantissa, *scale, *unit))
    }

    /// A row by the careful way.
    fn quantity(
        &self,
        row: usize,
        mantissa: i128,
        scale: u8,
        unit: u16,
    ) -> Result<Quantity, AggregateError> {
        let Some(unit) = self.table.get(usize::from(unit)) else {
            return Err(ColumnsError::UnknownUnit {
                row,
                unit,
                known: self.table.len(),
            }
            .into());
        };
        let magnitude =
            Decimal::try_from_i128_with_scale(mantissa, scale.into()).map_err(|_| {
                ColumnsError::NoDecimal {
                    row,
                    mantissa,
                    scale,
                }
            })?;
        Ok(Quantity::new(magnitude, *unit)?)
    }

    #[cold]
    #[inline(never)]
    pub(super) fn spill(
        &self,
        row: usize,
        (mantissa, scale, unit): (i128, u8, u16),
        register: Register,
        exact: &mut Sum,
    ) -> Result<Register, AggregateError> {
        let quantity = self.quantity(row, mantissa, scale, unit)?;
        register.spill(exact, &quantity)
    }

    fn parts(&self) -> ([Self; PARTS], Self) {
        let (mantissas, scales, units) =
            (parts(self.mantissas), parts(self.scales), parts(self.units));
        let columns = |mantissas, scales, units| Self {
            mantissas,
            scales,
            units,
            table: self.table,
        };
        let rest = columns(mantissas.1, scales.1, units.1);
        let mut each = mantissas.0.into_iter().zip(scales.0).zip(units.0);
        let parts = [(); PARTS].map(|()| {
            each.next().map_or(rest, |((mantissas, scales), units)| {
                columns(mantissas, scales, units)
            })
        });
        (parts, rest)
    }

    pub(super) fn sum(&self) -> Result<Sum, AggregateError> {
        self.sum_of_known().or_else(|_| {
            // The first row that cannot be added, in their order.
            one_by_one(
                self.rows()
                    .enumerate()
                    .map(|(row, (mantissa, scale, unit))| {
                        self.quantity(row, mantissa.into(), scale, unit)
                    }),
            )
        })
    }

    #[inline(never)] // so that the sum stays in a register
    fn sum_of_known(&self) -> Result<Sum, AggregateError> {
        let known = self.known();
        let first = self
            .units
            .first()
            .and_then(|unit| known.get(usize::from(*unit)));
        let first = first.map_or(Entry::UNKNOWN, |known| known.entry);
        let factors: Vec<[i64; 32]> = known
            .iter()
            .map(|known| factors(known.entry, first, known.places))
            .collect();
        let mut running = Running {
            columns: self,
            factors,
            low: 0,
            met: vec![false; known.len()],
            spilled: 0,
            exact: Sum::new(),
        };
        let (parts, rest) = self.parts();
        in_turn(&mut running, parts.map(Self::rows), rest.rows())?;
        let Running {
            low,
            met,
            spilled,
            mut exact,
            ..
        } = running;
        let count = u64::try_from(self.len()).unwrap_or(u64::MAX) - spilled;
        let exponents = known.iter().zip(met).filter(|(_, met)| *met);
        if let Some(exponent) = exponents.map(|(known, _)| known.entry.exponent()).min() {
            first.register(low, count, exponent).flush(&mut exact)?;
        }
        Ok(exact)
    }
}

/// A run over columns that are mostly in units of the atom first met.
struct Running<'a, 'c, M> {
    columns: &'a Columns<'c, M>,
    /// By unit, and by decimal places; 0 for what needs a closer look.
    factors: Vec<[i64; 32]>,
    low: i128,
    /// Whether a unit was met, by unit.
    met: Vec<bool>,
    spilled: u64,
    exact: Sum,
}

impl<M: Copy + Into<i128>> TakeRow<(M, u8, u16)> for Running<'_, '_, M> {
    #[inline(always)]
    #[allow(clippy::inline_always)]
    fn take(&mut self, (mantissa, scale, unit): (M, u8, u16)) -> Result<(), AggregateError> {
        let mantissa = mantissa.into();
        let place = usize::from(unit);
        if let Some(factors) = self.factors.get(place)
            && let Some(factor) = factors.get(usize::from(scale))
            && *factor != 0
            && let Ok(mantissa) = i64::try_from(mantissa)
            && let Some(sum) = self
                .low
                .checked_add(i128::from(mantissa) * i128::from(*factor))
            && let Some(met) = self.met.get_mut(place)
        {
            self.low = sum;
            *met = true;
            return Ok(());
        }
        self.spilled += 1;
        let row = (mantissa, scale, unit);
        self.columns
            .spill(0, row, Register::EMPTY, &mut self.exact)?
            .flush(&mut self.exact)
    }
}
