//! Cells of columns as the crate's types, and back: exact numbers, words, quantities.

use std::fmt::Display;
use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, AsArray, Decimal128Array, StringArray};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Decimal128Type};
use datafusion::error::{DataFusionError, Result};
use zhibiao::number::Decimal;
use zhibiao::quantity::Quantity;
use zhibiao::unit::Unit;

/// The type of the amounts that functions give.
pub(crate) const AMOUNT: DataType = DataType::Decimal128(38, 10);
const PLACES: u32 = 10;

/// An error of a query, of the row's value.
pub(crate) fn refused(of: impl Display, error: impl Display) -> DataFusionError {
    DataFusionError::Execution(format!("{of}: {error}"))
}

/// The strings of a column of any type of strings.
pub(crate) fn words(name: &str, array: &ArrayRef) -> Result<StringArray> {
    let kind = array.data_type();
    let is_string = |kind: &DataType| {
        matches!(
            kind,
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null
        )
    };
    let fits = match kind {
        DataType::Dictionary(_, words) => is_string(words),
        kind => is_string(kind),
    };
    if !fits {
        return Err(DataFusionError::Plan(format!(
            "{name} reads a string there, and not {kind}"
        )));
    }
    Ok(cast(array, &DataType::Utf8)?.as_string::<i32>().clone())
}

/// Exact numbers of a column of decimals, whole numbers or strings.
pub(crate) enum Numbers {
    Words(StringArray),
    Exact(Decimal128Array),
}

impl Numbers {
    pub(crate) fn new(name: &str, array: &ArrayRef) -> Result<Self> {
        let kind = array.data_type();
        Ok(match kind {
            DataType::Float16 | DataType::Float32 | DataType::Float64 => {
                return Err(DataFusionError::Plan(format!(
                    "{name} takes no {kind}: a float holds amounts such as 0.1 only nearly; cast it to a decimal of known places, \
                     or write the number as a string"
                )));
            }
            kind if kind.is_integer() => Self::Exact(
                cast(array, &DataType::Decimal128(38, 0))?
                    .as_primitive::<Decimal128Type>()
                    .clone(),
            ),
            DataType::Decimal128(..) => Self::Exact(array.as_primitive::<Decimal128Type>().clone()),
            // Through their digits: a width of its own is no other number.
            DataType::Decimal32(..) | DataType::Decimal64(..) | DataType::Decimal256(..) => {
                Self::Words(cast(array, &DataType::Utf8)?.as_string::<i32>().clone())
            }
            _ => Self::Words(words(name, array)?),
        })
    }

    /// The number of a row.
    pub(crate) fn get(&self, row: usize) -> Result<Option<Decimal>> {
        match self {
            Self::Words(words) if words.is_valid(row) => {
                let text = words.value(row);
                let number = Decimal::from_str_exact(text);
                number
                    .map(|number| Some(number.normalize()))
                    .map_err(|error| refused(format!("`{text}`"), error))
            }
            Self::Exact(array) if array.is_valid(row) => {
                let text = array.value_as_string(row);
                let scale = u32::try_from(array.scale()).unwrap_or(u32::MAX);
                Decimal::try_from_i128_with_scale(array.value(row), scale)
                    .map(|number| Some(number.normalize()))
                    .or_else(|_| {
                        // 12 of a column of many places.
                        Decimal::from_str_exact(text.trim_end_matches('0').trim_end_matches('.'))
                            .map(Some)
                    })
                    .map_err(|error| refused(text, error))
            }
            _ => Ok(None),
        }
    }
}

/// The unit of a label.
pub(crate) fn unit(label: &str) -> Result<Unit> {
    label
        .parse()
        .map_err(|error: zhibiao::unit::UnitError| refused(format!("`{label}`"), error))
}

/// A number in a unit.
pub(crate) fn amount(number: Decimal, label: &str) -> Result<Quantity> {
    Quantity::new(number, unit(label)?).map_err(|error| refused(format!("{number}{label}"), error))
}

/// A number in units of the tenth place, where `Decimal128(38, 10)` holds it.
pub(crate) fn narrow(number: Decimal) -> Result<i128> {
    let number = number.normalize();
    let units = PLACES
        .checked_sub(number.scale())
        .and_then(|more| 10_i128.checked_pow(more))
        .and_then(|factor| number.mantissa().checked_mul(factor))
        .filter(|units| units.unsigned_abs() < 10_u128.pow(38));
    units.ok_or_else(|| {
        refused(
            number,
            "more than the 28 whole digits and 10 places that the column has",
        )
    })
}

/// A column of amounts.
pub(crate) fn amounts(numbers: &[Option<Decimal>]) -> Result<ArrayRef> {
    let units = numbers.iter().map(|number| number.map(narrow).transpose());
    let array: Decimal128Array = units.collect::<Result<Vec<Option<i128>>>>()?.into();
    Ok(Arc::new(array.with_data_type(AMOUNT)))
}
