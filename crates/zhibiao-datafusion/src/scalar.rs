//! The scalar functions, a row each.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, LazyLock};

use datafusion::arrow::array::{
    Array, ArrayRef, AsArray, Int64Array, ListArray, StringArray, StructArray,
};
use datafusion::arrow::buffer::{NullBuffer, OffsetBuffer};
use datafusion::arrow::compute::{cast, concat};
use datafusion::arrow::datatypes::{DataType, Field, Fields, Int64Type, Schema};
use datafusion::error::Result;
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};
use zhibiao::catalogue::Catalogue;
use zhibiao::extract::Extractor;
use zhibiao::interchange::arrow::{self as records, Record};
use zhibiao::number::RoundingStrategy;
use zhibiao::quantity::Quantity;
use zhibiao::unit::Scale;

use crate::cells::{AMOUNT, Numbers, amount, amounts, refused, unit, words};

/// A function: its name, how many arguments it takes, what it gives, and how.
#[derive(Debug)]
struct Row {
    name: &'static str,
    arguments: usize,
    gives: fn() -> DataType,
    call: fn(&[ArrayRef], usize) -> Result<ArrayRef>,
}

const ROWS: &[Row] = &[
    Row {
        name: "extract",
        arguments: 1,
        gives: statements,
        call: extract,
    },
    Row {
        name: "indicator_slug",
        arguments: 1,
        gives: || DataType::Utf8,
        call: indicator_slug,
    },
    Row {
        name: "quantity",
        arguments: 1,
        gives: quantity_type,
        call: quantity,
    },
    Row {
        name: "to_unit",
        arguments: 3,
        gives: || AMOUNT,
        call: to_unit,
    },
    Row {
        name: "completion_rate",
        arguments: 5,
        gives: || AMOUNT,
        call: completion_rate,
    },
];

pub(crate) fn all() -> Vec<ScalarUDF> {
    ROWS.iter()
        .map(|row| ScalarUDF::new_from_impl(Function::new(row)))
        .collect()
}

#[derive(Debug)]
struct Function {
    row: &'static Row,
    signature: Signature,
}

impl Function {
    fn new(row: &'static Row) -> Self {
        Self {
            row,
            signature: Signature::any(row.arguments, Volatility::Immutable),
        }
    }
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

impl ScalarUDFImpl for Function {
    fn name(&self) -> &str {
        self.row.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok((self.row.gives)())
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let arrays: Result<Vec<ArrayRef>> = args
            .args
            .into_iter()
            .map(|value| value.into_array(args.number_rows))
            .collect();
        Ok(ColumnarValue::Array((self.row.call)(
            &arrays?,
            args.number_rows,
        )?))
    }
}

/// An argument; there are as many as the signature says.
fn argument(arrays: &[ArrayRef], at: usize) -> Result<&ArrayRef> {
    arrays
        .get(at)
        .ok_or_else(|| refused("arguments", "too few"))
}

/// The fields of a statement, as every batch has them.
pub(crate) fn statement_schema() -> Schema {
    Record::Statement.schema()
}

fn statements() -> DataType {
    let fields = statement_schema().fields;
    DataType::List(Arc::new(Field::new("item", DataType::Struct(fields), true)))
}

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::default);

fn extract(arrays: &[ArrayRef], rows: usize) -> Result<ArrayRef> {
    let texts = words("extract", argument(arrays, 0)?)?;
    let fields = statement_schema().fields;
    let mut structs: Vec<ArrayRef> = vec![Arc::new(StructArray::new_null(fields.clone(), 0))];
    let mut lengths = Vec::with_capacity(rows);
    for text in &texts {
        let statements = EXTRACTOR.extract(text.unwrap_or("")).statements;
        let batch = records::batch(&statements).map_err(|error| refused("extract", error))?;
        // A value of very many digits has a wider column in its batch.
        let columns = batch.columns().iter().zip(fields.iter());
        let columns = columns.map(|(column, field)| cast(column, field.data_type()));
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        lengths.push(statements.len());
        structs.push(Arc::new(StructArray::try_new(
            fields.clone(),
            columns,
            None,
        )?));
    }
    let parts: Vec<&dyn Array> = structs.iter().map(AsRef::as_ref).collect();
    let values = concat(&parts)?;
    let nulls: NullBuffer = texts.iter().map(|text| text.is_some()).collect();
    let item = Arc::new(Field::new("item", DataType::Struct(fields), true));
    let list = ListArray::try_new(
        item,
        OffsetBuffer::from_lengths(lengths),
        values,
        Some(nulls),
    )?;
    Ok(Arc::new(list))
}

fn indicator_slug(arrays: &[ArrayRef], _: usize) -> Result<ArrayRef> {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::standard);
    let names = words("indicator_slug", argument(arrays, 0)?)?;
    let slug = |name: Option<&str>| CATALOGUE.find(name?).map(|entry| entry.slug().to_string());
    let slugs: StringArray = names.iter().map(slug).collect();
    Ok(Arc::new(slugs))
}

fn quantity_fields() -> Fields {
    Fields::from(vec![
        Field::new("amount", AMOUNT, true),
        Field::new("unit", DataType::Utf8, true),
        Field::new("base", AMOUNT, true),
    ])
}

fn quantity_type() -> DataType {
    DataType::Struct(quantity_fields())
}

fn quantity(arrays: &[ArrayRef], _: usize) -> Result<ArrayRef> {
    let texts = words("quantity", argument(arrays, 0)?)?;
    let (mut own, mut units, mut bases) = (Vec::new(), Vec::new(), Vec::new());
    for text in &texts {
        let amount: Option<Quantity> = match text {
            Some(text) => Some(text.parse().map_err(
                |error: zhibiao::quantity::QuantityError| refused(format!("`{text}`"), error),
            )?),
            None => None,
        };
        let base = amount.map(|amount| {
            let unit = amount.unit().with_scale(Scale::One);
            amount.convert(unit).map_err(|error| refused(amount, error))
        });
        own.push(amount.map(|amount| amount.magnitude()));
        units.push(amount.map(|amount| amount.unit().to_string()));
        bases.push(base.transpose()?.map(|base| base.magnitude()));
    }
    let nulls: NullBuffer = texts.iter().map(|text| text.is_some()).collect();
    let columns = vec![
        amounts(&own)?,
        Arc::new(StringArray::from(units)) as ArrayRef,
        amounts(&bases)?,
    ];
    Ok(Arc::new(StructArray::try_new(
        quantity_fields(),
        columns,
        Some(nulls),
    )?))
}

fn to_unit(arrays: &[ArrayRef], rows: usize) -> Result<ArrayRef> {
    let values = Numbers::new("to_unit", argument(arrays, 0)?)?;
    let (from, to) = (
        words("to_unit", argument(arrays, 1)?)?,
        words("to_unit", argument(arrays, 2)?)?,
    );
    let mut found = Vec::with_capacity(rows);
    for row in 0..rows {
        let value = values
            .get(row)?
            .filter(|_| from.is_valid(row) && to.is_valid(row));
        found.push(match value {
            Some(value) => {
                let amount = amount(value, from.value(row))?;
                let converted = amount.convert(unit(to.value(row))?);
                Some(
                    converted
                        .map_err(|error| refused(amount, error))?
                        .magnitude(),
                )
            }
            None => None,
        });
    }
    amounts(&found)
}

fn completion_rate(arrays: &[ArrayRef], rows: usize) -> Result<ArrayRef> {
    const NAME: &str = "completion_rate";
    let (actual, target) = (
        Numbers::new(NAME, argument(arrays, 0)?)?,
        Numbers::new(NAME, argument(arrays, 2)?)?,
    );
    let (of_actual, of_target) = (
        words(NAME, argument(arrays, 1)?)?,
        words(NAME, argument(arrays, 3)?)?,
    );
    let places: Int64Array = cast(argument(arrays, 4)?, &DataType::Int64)?
        .as_primitive::<Int64Type>()
        .clone();
    let mut rates = Vec::with_capacity(rows);
    for row in 0..rows {
        let known = of_actual.is_valid(row) && of_target.is_valid(row) && places.is_valid(row);
        let (Some(actual), Some(target), true) = (actual.get(row)?, target.get(row)?, known) else {
            rates.push(None);
            continue;
        };
        let actual = amount(actual, of_actual.value(row))?;
        let target = amount(target, of_target.value(row))?;
        let places = places.value(row);
        let places = u32::try_from(places).ok().filter(|places| *places <= 10);
        let places =
            places.ok_or_else(|| refused(NAME, "the places are a whole number from 0 to 10"))?;
        let rate = actual
            .ratio(&target)
            .map_err(|error| refused(format!("{actual} of {target}"), error))?
            .round(places, RoundingStrategy::MidpointNearestEven)
            .map_err(|error| refused(format!("{actual} of {target}"), error))?;
        rates.push(Some(rate));
    }
    amounts(&rates)
}
