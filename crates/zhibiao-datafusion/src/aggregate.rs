//! The aggregates: the crate's own mergeable states, exact whatever the order and the partitions.

use std::fmt::Debug;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, AsArray, Int64Array, StringArray, StructArray};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Field, FieldRef, Fields, Int64Type};
use datafusion::common::ScalarValue;
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::{
    Accumulator, AggregateUDF, AggregateUDFImpl, Signature, Volatility,
};
use zhibiao::aggregate::{Aggregate, AggregateError, Mean, Sum, WeightedMean, WeightedValue};
use zhibiao::number::RoundingStrategy;
use zhibiao::quantity::Quantity;
use zhibiao::unit::{Scale, Unit};

use crate::cells::{AMOUNT, Numbers, amount, amounts, narrow, refused, words};

/// An aggregate: its name, how many arguments it takes, and which it is.
#[derive(Debug)]
struct Row {
    name: &'static str,
    arguments: usize,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Sum,
    Mean,
    Weighted,
}

const ROWS: &[Row] = &[
    Row {
        name: "exact_sum",
        arguments: 2,
        kind: Kind::Sum,
    },
    Row {
        name: "exact_mean",
        arguments: 3,
        kind: Kind::Mean,
    },
    Row {
        name: "weighted_mean",
        arguments: 5,
        kind: Kind::Weighted,
    },
];

pub(crate) fn all() -> Vec<AggregateUDF> {
    let function = |row: &'static Row| Function {
        row,
        signature: Signature::any(row.arguments, Volatility::Immutable),
    };
    ROWS.iter()
        .map(|row| AggregateUDF::new_from_impl(function(row)))
        .collect()
}

#[derive(Debug)]
struct Function {
    row: &'static Row,
    signature: Signature,
}

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.row.name == other.row.name
    }
}

impl Eq for Function {}

impl Hash for Function {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.row.name.hash(state);
    }
}

/// Of a sum: the amount and its unit, without a power of ten.
fn sum_fields() -> Fields {
    Fields::from(vec![
        Field::new("amount", AMOUNT, true),
        Field::new("unit", DataType::Utf8, true),
    ])
}

impl AggregateUDFImpl for Function {
    fn name(&self) -> &str {
        self.row.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, arguments: &[DataType]) -> Result<DataType> {
        // A float is refused before a row is read.
        let float = arguments.iter().any(DataType::is_floating);
        if float {
            return Err(DataFusionError::Plan(format!(
                "{} takes no floats: they hold amounts such as 0.1 only nearly; cast them to decimals of known places",
                self.row.name
            )));
        }
        Ok(DataType::Struct(sum_fields()))
    }

    fn accumulator(&self, _: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(State {
            row: self.row,
            sum: Sum::default(),
            mean: Mean::default(),
            weighted: WeightedMean::default(),
            places: None,
            is_empty: true,
        }))
    }

    fn state_fields(&self, args: StateFieldsArgs) -> Result<Vec<FieldRef>> {
        let name = |part: &str| format!("{}[{part}]", args.name);
        Ok(vec![
            Arc::new(Field::new(name("state"), DataType::Utf8, true)),
            Arc::new(Field::new(name("places"), DataType::Int64, true)),
        ])
    }
}

/// What was taken in so far. It is passed on as the JSON of the crate's own state.
#[derive(Debug)]
struct State {
    row: &'static Row,
    sum: Sum,
    mean: Mean,
    weighted: WeightedMean,
    /// The places that the result is rounded to.
    places: Option<i64>,
    is_empty: bool,
}

impl State {
    fn refused(&self, of: &Quantity, error: &AggregateError) -> DataFusionError {
        refused(format!("{} of {of}", self.row.name), error)
    }

    /// All rows are to be rounded alike.
    fn round_to(&mut self, places: i64) -> Result<()> {
        if !(0..=10).contains(&places) || self.places.is_some_and(|known| known != places) {
            return Err(refused(
                format!("{} with {places} places", self.row.name),
                "the places are one whole number from 0 to 10 for all rows",
            ));
        }
        self.places = Some(places);
        Ok(())
    }

    fn take(&mut self, value: Quantity, weight: Option<Quantity>) -> Result<()> {
        let taken = match (self.row.kind, weight) {
            (Kind::Weighted, Some(weight)) => self.weighted.push(&WeightedValue { value, weight }),
            (Kind::Mean, _) => self.mean.push(&value),
            _ => self.sum.push(&value),
        };
        self.is_empty = false;
        taken.map_err(|error| self.refused(&value, &error))
    }

    fn json(&self) -> Result<String> {
        let json = match self.row.kind {
            Kind::Sum => serde_json::to_string(&self.sum),
            Kind::Mean => serde_json::to_string(&self.mean),
            Kind::Weighted => serde_json::to_string(&self.weighted),
        };
        json.map_err(|error| refused(self.row.name, error))
    }

    fn merge_json(&mut self, json: &str) -> Result<()> {
        let name = self.row.name;
        let broken = |error: serde_json::Error| refused(format!("a state of {name}"), error);
        let merged = match self.row.kind {
            Kind::Sum => self.sum.merge(&serde_json::from_str(json).map_err(broken)?),
            Kind::Mean => self
                .mean
                .merge(&serde_json::from_str(json).map_err(broken)?),
            Kind::Weighted => self
                .weighted
                .merge(&serde_json::from_str(json).map_err(broken)?),
        };
        self.is_empty = false;
        merged.map_err(|error| refused(name, error))
    }
}

/// The unit without its power of ten, so that no order of the rows shows in the result.
fn base(unit: Unit) -> Unit {
    unit.with_scale(Scale::One)
}

impl Accumulator for State {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let name = self.row.name;
        let argument = |at: usize| {
            values
                .get(at)
                .ok_or_else(|| refused(name, "too few arguments"))
        };
        let numbers = Numbers::new(name, argument(0)?)?;
        let units = words(name, argument(1)?)?;
        let weights = match self.row.kind {
            Kind::Weighted => Some((
                Numbers::new(name, argument(2)?)?,
                words(name, argument(3)?)?,
            )),
            _ => None,
        };
        let places: Option<Int64Array> = if self.row.kind == Kind::Sum {
            None
        } else {
            let last = cast(argument(self.row.arguments - 1)?, &DataType::Int64)?;
            Some(last.as_primitive::<Int64Type>().clone())
        };
        for row in 0..units.len() {
            let Some(number) = numbers.get(row)? else {
                continue;
            };
            if units.is_null(row) {
                return Err(refused(format!("{name} of {number}"), "its unit is NULL"));
            }
            let value = amount(number, units.value(row))?;
            let weight = match &weights {
                None => None,
                Some((numbers, units)) => match numbers.get(row)? {
                    Some(number) if units.is_valid(row) => Some(amount(number, units.value(row))?),
                    _ => return Err(refused(format!("{name} of {value}"), "its weight is NULL")),
                },
            };
            if let Some(places) = places.as_ref().filter(|places| places.is_valid(row)) {
                self.round_to(places.value(row))?;
            }
            self.take(value, weight)?;
        }
        Ok(())
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        let nothing = || ScalarValue::try_new_null(&DataType::Struct(sum_fields()));
        if self.is_empty {
            return nothing();
        }
        let name = self.row.name;
        let told = |error: AggregateError| refused(name, error);
        let places = u32::try_from(self.places.unwrap_or(0)).unwrap_or(0);
        let (number, unit) = match self.row.kind {
            Kind::Sum => {
                let Some(unit) = self.sum.unit().map(base) else {
                    return nothing();
                };
                (self.sum.finish_in(unit).map_err(told)?.magnitude(), unit)
            }
            kind => {
                let average = match kind {
                    Kind::Mean => self.mean.finish(),
                    _ => self.weighted.finish(),
                };
                let Some(average) = average.map_err(told)? else {
                    return nothing();
                };
                // Of 亿元 the mean in 元: no order of the rows shows in it.
                let unit = base(average.unit);
                let one = Quantity::new(zhibiao::number::Decimal::ONE, average.unit)
                    .and_then(|one| one.convert(unit));
                let factor = one.map_err(|error| refused(name, error))?.magnitude();
                let value = average
                    .value
                    .checked_mul(&factor.into())
                    .map_err(|error| refused(name, error))?;
                let rounded = value.round(places, RoundingStrategy::MidpointNearestEven);
                (rounded.map_err(|error| refused(name, error))?, unit)
            }
        };
        narrow(number)?;
        let columns = vec![
            amounts(&[Some(number)])?,
            Arc::new(StringArray::from(vec![unit.to_string()])) as ArrayRef,
        ];
        Ok(ScalarValue::Struct(Arc::new(StructArray::try_new(
            sum_fields(),
            columns,
            None,
        )?)))
    }

    fn size(&self) -> usize {
        size_of_val(self)
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        let state = if self.is_empty {
            None
        } else {
            Some(self.json()?)
        };
        Ok(vec![
            ScalarValue::Utf8(state),
            ScalarValue::Int64(self.places),
        ])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let [states, places] = states else {
            return Err(refused(self.row.name, "a state of other fields"));
        };
        let states = words(self.row.name, states)?;
        let places = places.as_primitive::<Int64Type>();
        for row in 0..states.len() {
            if states.is_null(row) {
                continue;
            }
            if places.is_valid(row) {
                self.round_to(places.value(row))?;
            }
            self.merge_json(states.value(row))?;
        }
        Ok(())
    }
}
