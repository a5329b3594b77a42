//! What a field of the JSON is in a column.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::columns::Shape;
use crate::number::Decimal;
use crate::quantity::Quantity;

/// What a row has in a column.
#[derive(Clone, Debug)]
pub(super) enum Cell<'a> {
    None,
    Text(Cow<'a, str>),
    Flag(bool),
    Count(u64),
    Signed(i64),
    Day(NaiveDate),
    Words(Vec<Cow<'a, str>>),
    Numbers(Decimal, Option<Decimal>),
    Amount(Quantity),
    Fraction(Decimal, Decimal),
    Span(u64, u64),
    Years(i32, i32),
}

/// Removes what stands at a path, and the objects on the way that become empty by it.
pub(super) fn take(
    object: &mut Map<String, Value>,
    path: &[&str],
    shape: Shape,
) -> Option<Cell<'static>> {
    let (first, rest) = path.split_first()?;
    if rest.is_empty() {
        let cell = cell(object.get(*first)?, shape)?;
        object.remove(*first);
        return Some(cell);
    }
    let within = object.get_mut(*first)?.as_object_mut()?;
    let cell = take(within, rest, shape)?;
    if within.is_empty() {
        object.remove(*first);
    }
    Some(cell)
}

/// What a value is in a column of a shape, where it comes back from there as it was.
fn cell(value: &Value, shape: Shape) -> Option<Cell<'static>> {
    let text = value.as_str();
    Some(match shape {
        Shape::Word | Shape::Text => Cell::Text(Cow::Owned(text?.to_owned())),
        Shape::Flag => Cell::Flag(value.as_bool()?),
        Shape::Count => Cell::Count(value.as_u64()?),
        Shape::Signed => Cell::Signed(value.as_i64()?),
        Shape::Day => Cell::Day(
            text?
                .parse()
                .ok()
                .filter(|day: &NaiveDate| Some(day.to_string().as_str()) == text)?,
        ),
        Shape::Words => {
            let words = value.as_array()?.iter();
            Cell::Words(
                words
                    .map(|word| Some(Cow::Owned(word.as_str()?.to_owned())))
                    .collect::<Option<_>>()?,
            )
        }
        Shape::Number => Cell::Numbers(number(value)?, None),
        Shape::NumberOrRange => match value.as_array().map(Vec::as_slice) {
            Some([low, high]) => Cell::Numbers(number(low)?, Some(number(high)?)),
            Some(_) => return None,
            None => Cell::Numbers(number(value)?, None),
        },
        Shape::Amount => {
            let amount: Quantity = text?.parse().ok()?;
            let written = format!("{}{}", amount.magnitude(), amount.unit());
            Cell::Amount(Some(amount).filter(|_| Some(written.as_str()) == text)?)
        }
        Shape::Fraction => {
            let part = |name: &str| {
                let number = number(value.get(name)?)?;
                (number.normalize().scale() == number.scale()).then_some(number)
            };
            let two = value.as_object()?.len() == 2;
            Cell::Fraction(part("numerator").filter(|_| two)?, part("denominator")?)
        }
        Shape::Span => match value.as_array()?.as_slice() {
            [start, end] => Cell::Span(start.as_u64()?, end.as_u64()?),
            _ => return None,
        },
        Shape::Years => {
            let text = text?;
            let (first, last) = text.split_once('-').unwrap_or((text, text));
            let (first, last): (i32, i32) = (first.parse().ok()?, last.parse().ok()?);
            Cell::Years(first, last)
        }
    })
}

fn number(value: &Value) -> Option<Decimal> {
    let text = value.as_str()?;
    let number = Decimal::from_str_exact(text).ok()?;
    (number.to_string() == text).then_some(number)
}
