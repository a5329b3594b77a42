//! The arrays of a column.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder, StringDictionaryBuilder};
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Int32Type, Int64Type, UInt8Type, UInt64Type,
};
use arrow_array::{ArrayRef, BooleanArray, PrimitiveArray, StringArray};

use super::cell::Cell;
use super::columns::Shape;
use super::decimals;
use super::error::BatchError;
use crate::number::Decimal;
use crate::quantity::Quantity;
use crate::unit::Scale;

/// An array, with what the name of its field ends with.
type Part = (&'static str, ArrayRef);

/// The arrays of a column, each with what its name ends with.
pub(super) fn parts(shape: Shape, cells: &[Cell<'_>]) -> Result<Vec<Part>, BatchError> {
    Ok(match shape {
        Shape::Word => vec![("", words(cells.iter().map(text))?)],
        Shape::Text => {
            let texts: StringArray = cells.iter().map(text).collect();
            vec![("", Arc::new(texts))]
        }
        Shape::Flag => {
            let flags: BooleanArray = cells.iter().map(flag).collect();
            vec![("", Arc::new(flags))]
        }
        Shape::Count => vec![("", whole::<UInt64Type>(cells, count))],
        Shape::Signed => vec![("", whole::<Int64Type>(cells, signed))],
        Shape::Day => vec![("", whole::<Date32Type>(cells, day))],
        Shape::Words => vec![("", lists(cells))],
        Shape::Number => numbers(cells, low, ["", "_places"])?.to_vec(),
        Shape::NumberOrRange => [
            numbers(cells, low, ["", "_places"])?,
            numbers(cells, high, ["_high", "_high_places"])?,
        ]
        .concat(),
        Shape::Amount => {
            let units = cells
                .iter()
                .map(|cell| amount(cell).map(|amount| amount.unit().to_string()));
            let bases: Vec<_> = cells
                .iter()
                .map(|cell| amount(cell).and_then(base))
                .collect();
            let own = |cell: &Cell<'_>| amount(cell).map(Quantity::magnitude);
            let [amounts, places] = numbers(cells, own, ["", "_places"])?;
            vec![
                amounts,
                places,
                ("_unit", words(units)?),
                ("_base", decimals::column(&bases)?),
            ]
        }
        Shape::Fraction => vec![
            ("_numerator", decimals::column(&each(cells, numerator))?),
            ("_denominator", decimals::column(&each(cells, denominator))?),
        ],
        Shape::Span => vec![
            ("_start", whole::<UInt64Type>(cells, start)),
            ("_end", whole::<UInt64Type>(cells, end)),
        ],
        Shape::Years => vec![
            ("_first", whole::<Int32Type>(cells, first_year)),
            ("_last", whole::<Int32Type>(cells, last_year)),
        ],
    })
}

fn each<T>(cells: &[Cell<'_>], of: fn(&Cell<'_>) -> Option<T>) -> Vec<Option<T>> {
    cells.iter().map(of).collect()
}

fn whole<T: ArrowPrimitiveType>(
    cells: &[Cell<'_>],
    of: fn(&Cell<'_>) -> Option<T::Native>,
) -> ArrayRef {
    Arc::new(cells.iter().map(of).collect::<PrimitiveArray<T>>())
}

/// Numbers, and the places that each was written with.
fn numbers(
    cells: &[Cell<'_>],
    of: impl Fn(&Cell<'_>) -> Option<Decimal>,
    [name, of_places]: [&'static str; 2],
) -> Result<[Part; 2], BatchError> {
    let numbers: Vec<Option<Decimal>> = cells.iter().map(of).collect();
    let places = numbers
        .iter()
        .map(|number| number.and_then(|number| u8::try_from(number.scale()).ok()));
    let places: ArrayRef = Arc::new(places.collect::<PrimitiveArray<UInt8Type>>());
    Ok([(name, decimals::column(&numbers)?), (of_places, places)])
}

fn words(texts: impl Iterator<Item = Option<impl AsRef<str>>>) -> Result<ArrayRef, BatchError> {
    let mut words = StringDictionaryBuilder::<Int32Type>::new();
    for text in texts {
        match text {
            Some(text) => {
                words.append(text)?;
            }
            None => words.append_null(),
        }
    }
    Ok(Arc::new(words.finish()))
}

fn lists(cells: &[Cell<'_>]) -> ArrayRef {
    let mut lists = ListBuilder::new(StringBuilder::new());
    for cell in cells {
        let words = match cell {
            Cell::Words(words) => Some(words),
            _ => None,
        };
        for word in words.into_iter().flatten() {
            lists.values().append_value(word);
        }
        lists.append(words.is_some());
    }
    Arc::new(lists.finish())
}

/// 1.5亿元 is 150000000 in 元.
fn base(amount: &Quantity) -> Option<Decimal> {
    let unit = amount.unit().with_scale(Scale::One);
    amount.convert(unit).ok().map(|base| base.magnitude())
}

/// What a cell holds, where it is of the kind.
macro_rules! holds {
    ($($name:ident: $pattern:pat => $value:expr, $kind:ty;)*) => {
        $(
            fn $name(cell: &Cell<'_>) -> Option<$kind> {
                match cell {
                    $pattern => $value,
                    _ => None,
                }
            }
        )*
    };
}

holds! {
    flag: Cell::Flag(flag) => Some(*flag), bool;
    count: Cell::Count(count) => Some(*count), u64;
    signed: Cell::Signed(number) => Some(*number), i64;
    day: Cell::Day(day) => Some(Date32Type::from_naive_date(*day)), i32;
    low: Cell::Numbers(low, _) => Some(*low), Decimal;
    high: Cell::Numbers(_, high) => *high, Decimal;
    numerator: Cell::Fraction(over, _) => Some(*over), Decimal;
    denominator: Cell::Fraction(_, under) => Some(*under), Decimal;
    start: Cell::Span(start, _) => Some(*start), u64;
    end: Cell::Span(_, end) => Some(*end), u64;
    first_year: Cell::Years(first, _) => Some(*first), i32;
    last_year: Cell::Years(_, last) => Some(*last), i32;
}

fn text<'c>(cell: &'c Cell<'_>) -> Option<&'c str> {
    match cell {
        Cell::Text(text) => Some(text),
        _ => None,
    }
}

fn amount<'c>(cell: &'c Cell<'_>) -> Option<&'c Quantity> {
    match cell {
        Cell::Amount(amount) => Some(amount),
        _ => None,
    }
}
