//! Exact decimals in columns: of the width that the numbers of a batch need, and back with the places they were written with.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Decimal128Array, Decimal256Array};
use arrow_buffer::i256;
use arrow_schema::DataType;

use super::error::BatchError;
use crate::number::Decimal;

/// `Decimal128(38, 10)`: whole parts of 28 digits.
const NARROW: (u8, i8) = (38, 10);
/// `Decimal256(76, 28)`: every number of the crate, which has at most 29 digits and 28 places.
const WIDE: (u8, i8) = (76, 28);

/// The type of a column whose numbers are all narrow.
pub(super) const fn narrow_type() -> DataType {
    DataType::Decimal128(NARROW.0, NARROW.1)
}

/// The column of some numbers: narrow where all of them fit.
pub(super) fn column(numbers: &[Option<Decimal>]) -> Result<ArrayRef, BatchError> {
    let narrow: Option<Vec<Option<i128>>> = numbers
        .iter()
        .map(|number| match number {
            None => Some(None),
            Some(number) => narrow(*number).map(Some),
        })
        .collect();
    if let Some(narrow) = narrow {
        let column = Decimal128Array::from(narrow);
        return Ok(Arc::new(
            column.with_precision_and_scale(NARROW.0, NARROW.1)?,
        ));
    }
    let wide: Vec<Option<i256>> = numbers.iter().map(|number| number.map(wide)).collect();
    let column = Decimal256Array::from(wide);
    Ok(Arc::new(column.with_precision_and_scale(WIDE.0, WIDE.1)?))
}

/// The number as so many ten-thousand-millionths, where `Decimal128(38, 10)` holds it.
fn narrow(number: Decimal) -> Option<i128> {
    let more = u32::from(NARROW.1.unsigned_abs()).checked_sub(number.scale())?;
    let units = number.mantissa().checked_mul(10_i128.checked_pow(more)?)?;
    (units.unsigned_abs() < 10_u128.pow(u32::from(NARROW.0))).then_some(units)
}

/// The same in units of the 28th place: at most 29 + 28 digits.
fn wide(number: Decimal) -> i256 {
    let more = u32::from(WIDE.1.unsigned_abs()).saturating_sub(number.scale());
    let factor = i256::from_i128(10_i128.pow(more));
    i256::from_i128(number.mantissa()).wrapping_mul(factor)
}

/// The numbers of a column; what is wrong with it is told of `name`.
pub(super) struct Decimals<'a> {
    name: &'a str,
    units: Units<'a>,
    places: u32,
}

enum Units<'a> {
    Narrow(&'a Decimal128Array),
    Wide(&'a Decimal256Array),
}

impl<'a> Decimals<'a> {
    pub(super) fn new(name: &'a str, array: &'a dyn Array) -> Result<Self, BatchError> {
        let any = array.as_any();
        let units = if let Some(narrow) = any.downcast_ref::<Decimal128Array>() {
            Units::Narrow(narrow)
        } else if let Some(wide) = any.downcast_ref::<Decimal256Array>() {
            Units::Wide(wide)
        } else {
            return Err(BatchError::of_type(name, array.data_type(), "a decimal"));
        };
        let places = match array.data_type() {
            DataType::Decimal128(_, places) | DataType::Decimal256(_, places) => *places,
            _ => 0,
        };
        let places = u32::try_from(places).map_err(|_| {
            BatchError::of_type(name, array.data_type(), "a decimal of 0 or more places")
        })?;
        Ok(Self {
            name,
            units,
            places,
        })
    }

    /// The number of a row, with the places that it was written with where they are known.
    pub(super) fn get(
        &self,
        row: usize,
        written: Option<u8>,
    ) -> Result<Option<Decimal>, BatchError> {
        let (mut units, mut places) = match self.units {
            Units::Narrow(array) if array.is_valid(row) => {
                (i256::from_i128(array.value(row)), self.places)
            }
            Units::Wide(array) if array.is_valid(row) => (array.value(row), self.places),
            _ => return Ok(None),
        };
        let ten = i256::from_i128(10);
        let wanted = u32::from(written.unwrap_or(0));
        while places > wanted
            && let Some(rest) = units.checked_rem(ten)
            && rest == i256::ZERO
            && let Some(fewer) = units.checked_div(ten)
        {
            (units, places) = (fewer, places - 1);
        }
        let exact = units
            .to_i128()
            .and_then(|units| Decimal::try_from_i128_with_scale(units, places).ok());
        let Some(mut number) = exact else {
            return Err(BatchError::TooManyDigits {
                column: self.name.to_owned(),
                row,
            });
        };
        // 5.50 of a column of one place.
        if places < wanted {
            number.rescale(wanted);
        }
        Ok(Some(number))
    }
}
