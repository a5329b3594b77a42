//! Columns into JSON objects.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch};
use serde_json::{Map, Value};

use super::Record;
use super::columns::{Column, Shape};
use super::decimals::Decimals;
use super::error::BatchError;
use super::strings::Strings;
use crate::number::Decimal;

/// The objects of a batch.
pub(super) fn objects(record: Record, batch: &RecordBatch) -> Result<Vec<Value>, BatchError> {
    of_record(record, batch)?;
    let other = match batch.column_by_name("other") {
        Some(array) => Some(Strings::new("other", array.as_ref())?),
        None => None,
    };
    let mut objects = Vec::new();
    for row in 0..batch.num_rows() {
        let left = match &other {
            Some(other) => other.get(row)?,
            None => None,
        };
        let object = match left.map(serde_json::from_str::<Map<String, Value>>) {
            Some(Ok(object)) => object,
            Some(Err(error)) => {
                return Err(BatchError::Row {
                    row,
                    reason: format!("`other` is no JSON object: {error}"),
                });
            }
            None => Map::new(),
        };
        objects.push(object);
    }
    for column in record.columns() {
        let Some(reader) = Reader::new(column, batch)? else {
            continue;
        };
        for (row, object) in objects.iter_mut().enumerate() {
            let value = reader.get(row)?;
            if value.is_none() && column.required {
                let known = find(object, column.path).is_some();
                if !known && !record.writes_null() {
                    return Err(reader.null(row));
                }
            }
            let value = value.or_else(|| {
                let is_open = record.writes_null() && find(object, column.path).is_none();
                is_open.then(|| nothing(column.shape))
            });
            if let Some(value) = value {
                put(object, column.path, value);
            }
        }
    }
    Ok(objects.into_iter().map(Value::Object).collect())
}

/// What stands for nothing in a record that leaves no field out.
fn nothing(shape: Shape) -> Value {
    match shape {
        Shape::Years => Value::String(String::new()),
        _ => Value::Null,
    }
}

/// Refuses a batch that says that it is something else; one that says nothing may have lost it on its way.
fn of_record(record: Record, batch: &RecordBatch) -> Result<(), BatchError> {
    let schema = batch.schema_ref();
    if let Some(found) = schema.metadata().get("zhibiao.record")
        && *found != record.to_string()
    {
        return Err(BatchError::OtherRecord {
            wanted: record,
            found: found.clone(),
        });
    }
    match schema.metadata().get("zhibiao.schema") {
        Some(found) if found.split('.').next() != Some("1") => Err(BatchError::OtherVersion {
            found: found.clone(),
        }),
        _ => Ok(()),
    }
}

fn find<'o>(object: &'o Map<String, Value>, path: &[&str]) -> Option<&'o Value> {
    let (first, rest) = path.split_first()?;
    let value = object.get(*first)?;
    if rest.is_empty() {
        return Some(value);
    }
    find(value.as_object()?, rest)
}

fn put(object: &mut Map<String, Value>, path: &[&str], value: Value) {
    let Some((first, rest)) = path.split_first() else {
        return;
    };
    if rest.is_empty() {
        object.insert((*first).to_owned(), value);
        return;
    }
    let within = object
        .entry((*first).to_owned())
        .or_insert_with(|| Value::Object(Map::new()));
    if let Some(within) = within.as_object_mut() {
        put(within, rest, value);
    }
}

/// A column, or the few that make up one, of a batch.
struct Reader<'b> {
    column: &'static Column,
    parts: Parts<'b>,
}

enum Parts<'b> {
    Strings(Strings<'b>),
    Flags(&'b dyn Array),
    Counts(Whole<'b>),
    Signed(Whole<'b>),
    Days(&'b dyn Array),
    Words(&'b dyn Array),
    Numbers(Exact<'b>, Option<Exact<'b>>),
    Amounts(Exact<'b>, Strings<'b>),
    Fractions(Decimals<'b>, Decimals<'b>),
    Pair(Whole<'b>, Whole<'b>),
    Years(Whole<'b>, Whole<'b>),
}

/// Decimals with the places that they were written with.
struct Exact<'b> {
    decimals: Decimals<'b>,
    places: Option<Whole<'b>>,
}

impl Exact<'_> {
    fn get(&self, row: usize) -> Result<Option<Decimal>, BatchError> {
        let places = match &self.places {
            Some(places) => places.get(row)?,
            None => None,
        };
        let places =
            places.and_then(|places| u8::try_from(places).ok().filter(|places| *places <= 28));
        self.decimals.get(row, places)
    }

    fn text(&self, row: usize) -> Result<Option<Value>, BatchError> {
        Ok(self
            .get(row)?
            .map(|number| Value::String(number.to_string())))
    }
}

impl<'b> Reader<'b> {
    /// The column in a batch; none where the batch has none and none is needed.
    fn new(column: &'static Column, batch: &'b RecordBatch) -> Result<Option<Self>, BatchError> {
        let first = match column.shape {
            Shape::Span => "_start",
            Shape::Years => "_first",
            Shape::Fraction => "_numerator",
            _ => "",
        };
        let find = |part: &str| batch.column_by_name(&format!("{}{part}", column.name));
        if find(first).is_none() && !column.required {
            return Ok(None);
        }
        let need = |part: &str| {
            find(part)
                .map(AsRef::as_ref)
                .ok_or_else(|| BatchError::MissingColumn {
                    column: format!("{}{part}", column.name),
                })
        };
        let exact = |part: &str, places: &str| -> Result<Exact<'b>, BatchError> {
            Ok(Exact {
                decimals: Decimals::new(column.name, need(part)?)?,
                places: match find(places) {
                    Some(array) => Some(Whole::new(column.name, array.as_ref())?),
                    None => None,
                },
            })
        };
        let array = need(first)?;
        let typed = |fits: bool, wanted: &'static str| {
            if fits {
                Ok(array)
            } else {
                Err(BatchError::of_type(column.name, array.data_type(), wanted))
            }
        };
        let whole = |part: &str| Whole::new(column.name, need(part)?);
        let parts = match column.shape {
            Shape::Word | Shape::Text => Parts::Strings(Strings::new(column.name, array)?),
            Shape::Flag => Parts::Flags(typed(array.as_boolean_opt().is_some(), "a boolean")?),
            Shape::Count => Parts::Counts(whole("")?),
            Shape::Signed => Parts::Signed(whole("")?),
            Shape::Day => Parts::Days(typed(
                array.as_primitive_opt::<Date32Type>().is_some(),
                "a date (Date32)",
            )?),
            Shape::Words => Parts::Words(typed(
                array.as_list_opt::<i32>().is_some(),
                "a list of strings",
            )?),
            Shape::Number => Parts::Numbers(exact("", "_places")?, None),
            Shape::NumberOrRange => {
                let high = find("_high")
                    .map(|_| exact("_high", "_high_places"))
                    .transpose()?;
                Parts::Numbers(exact("", "_places")?, high)
            }
            Shape::Amount => Parts::Amounts(
                exact("", "_places")?,
                Strings::new(column.name, need("_unit")?)?,
            ),
            Shape::Fraction => Parts::Fractions(
                Decimals::new(column.name, need("_numerator")?)?,
                Decimals::new(column.name, need("_denominator")?)?,
            ),
            Shape::Span => Parts::Pair(whole("_start")?, whole("_end")?),
            Shape::Years => Parts::Years(whole("_first")?, whole("_last")?),
        };
        Ok(Some(Self { column, parts }))
    }

    fn null(&self, row: usize) -> BatchError {
        BatchError::Null {
            column: self.column.name.to_owned(),
            row,
        }
    }

    /// The value of a row as the JSON has it.
    fn get(&self, row: usize) -> Result<Option<Value>, BatchError> {
        Ok(match &self.parts {
            Parts::Strings(strings) => strings.get(row)?.map(Value::from),
            Parts::Flags(array) => {
                let flags = array.as_boolean();
                flags.is_valid(row).then(|| Value::Bool(flags.value(row)))
            }
            Parts::Counts(whole) => {
                let count = whole.get(row)?;
                match count.map(u64::try_from) {
                    Some(Err(_)) => {
                        return Err(BatchError::Row {
                            row,
                            reason: format!("`{}` is below zero", self.column.name),
                        });
                    }
                    count => count.and_then(Result::ok).map(Value::from),
                }
            }
            Parts::Signed(whole) => whole.get(row)?.map(Value::from),
            Parts::Days(array) => {
                let days = array.as_primitive::<Date32Type>();
                let day = days.is_valid(row).then(|| days.value_as_date(row));
                day.flatten().map(|day| Value::String(day.to_string()))
            }
            Parts::Words(array) => {
                let lists = array.as_list::<i32>();
                if lists.is_null(row) {
                    return Ok(None);
                }
                let list = lists.value(row);
                let strings = Strings::new(self.column.name, list.as_ref())?;
                let word = |at| Ok(strings.get(at)?.map_or(Value::Null, Value::from));
                let words: Result<Vec<Value>, BatchError> = (0..list.len()).map(word).collect();
                Some(Value::Array(words?))
            }
            Parts::Numbers(low, high) => {
                let first = low.text(row)?;
                let second = match high {
                    Some(high) => high.text(row)?,
                    None => None,
                };
                match (first, second) {
                    (Some(low), Some(high)) => Some(Value::Array(vec![low, high])),
                    (first, _) => first,
                }
            }
            Parts::Amounts(exact, units) => {
                let Some(amount) = exact.get(row)? else {
                    return Ok(None);
                };
                let Some(unit) = units.get(row)? else {
                    return Err(BatchError::Null {
                        column: format!("{}_unit", self.column.name),
                        row,
                    });
                };
                Some(Value::String(format!("{amount}{unit}")))
            }
            Parts::Fractions(over, under) => match (over.get(row, None)?, under.get(row, None)?) {
                (Some(over), Some(under)) => Some(serde_json::json!({
                    "numerator": over.to_string(),
                    "denominator": under.to_string(),
                })),
                _ => None,
            },
            Parts::Pair(start, end) => match (start.get(row)?, end.get(row)?) {
                (Some(start), Some(end)) => {
                    Some(Value::Array(vec![Value::from(start), Value::from(end)]))
                }
                _ => None,
            },
            Parts::Years(first, last) => match (first.get(row)?, last.get(row)?) {
                (Some(first), Some(last)) if first == last => {
                    Some(Value::String(first.to_string()))
                }
                (Some(first), Some(last)) => Some(Value::String(format!("{first}-{last}"))),
                _ => None,
            },
        })
    }
}

/// Whole numbers of whatever width a column has.
struct Whole<'b> {
    array: &'b dyn Array,
}

impl<'b> Whole<'b> {
    fn new(name: &str, array: &'b dyn Array) -> Result<Self, BatchError> {
        if array.data_type().is_integer() {
            Ok(Self { array })
        } else {
            Err(BatchError::of_type(
                name,
                array.data_type(),
                "a whole number",
            ))
        }
    }

    fn get(&self, row: usize) -> Result<Option<i64>, BatchError> {
        if self.array.is_null(row) {
            return Ok(None);
        }
        let value = of::<UInt64Type>(self.array, row)
            .or_else(|| of::<UInt32Type>(self.array, row))
            .or_else(|| of::<Int64Type>(self.array, row))
            .or_else(|| of::<Int32Type>(self.array, row))
            .or_else(|| of::<UInt8Type>(self.array, row))
            .or_else(|| of::<UInt16Type>(self.array, row))
            .or_else(|| of::<Int16Type>(self.array, row));
        value.map(Some).ok_or_else(|| BatchError::Row {
            row,
            reason: "a whole number is too large".to_owned(),
        })
    }
}

fn of<T: ArrowPrimitiveType>(array: &dyn Array, row: usize) -> Option<i64>
where
    i64: TryFrom<T::Native>,
{
    i64::try_from(array.as_primitive_opt::<T>()?.value(row)).ok()
}
