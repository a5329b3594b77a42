//! Rows into columns.

use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{Field, Schema};
use serde_json::Value;

use super::Record;
use super::arrays::parts;
use super::cell::{Cell, take};
use super::columns::Column;
use super::error::BatchError;

/// A row of a batch: a cell for each column, and what has none, as JSON.
pub struct BatchRow<'a> {
    pub(super) cells: Vec<Cell<'a>>,
    pub(super) other: Option<String>,
}

impl BatchRow<'static> {
    /// Of an object: what has a column is taken out of it.
    pub(super) fn of_object(record: Record, object: Value) -> Option<Self> {
        let Value::Object(mut object) = object else {
            return None;
        };
        let columns = record.columns().iter();
        let cells = columns
            .map(|column| take(&mut object, column.path, column.shape).unwrap_or(Cell::None))
            .collect();
        // What writes nulls says so of every column that is empty.
        if record.writes_null() {
            object.retain(|_, value| !value.is_null());
        }
        let other = (!object.is_empty()).then(|| Value::Object(object).to_string());
        Some(Self { cells, other })
    }
}

/// A batch of rows.
pub(super) fn batch<'a>(
    record: Record,
    rows: impl Iterator<Item = Result<BatchRow<'a>, BatchError>>,
) -> Result<RecordBatch, BatchError> {
    let columns = record.columns();
    let mut written: Vec<Vec<Cell<'a>>> = columns.iter().map(|_| Vec::new()).collect();
    let mut other = StringBuilder::new();
    for row in rows {
        let row = row?;
        for (column, cell) in written.iter_mut().zip(row.cells) {
            column.push(cell);
        }
        other.append_option(row.other);
    }
    let mut fields = Vec::new();
    let mut arrays: Vec<ArrayRef> = Vec::new();
    let schema = record.schema();
    for (column, cells) in columns.iter().zip(&written) {
        finish(column, cells, &schema, &mut fields, &mut arrays)?;
    }
    fields.extend(schema.field_with_name("other").cloned());
    arrays.push(Arc::new(other.finish()));
    let schema = Schema::new_with_metadata(fields, record.metadata());
    Ok(RecordBatch::try_new(Arc::new(schema), arrays)?)
}

fn finish(
    column: &Column,
    cells: &[Cell<'_>],
    schema: &Schema,
    fields: &mut Vec<Field>,
    arrays: &mut Vec<ArrayRef>,
) -> Result<(), BatchError> {
    for (part, array) in parts(column.shape, cells)? {
        let name = format!("{}{part}", column.name);
        let field = schema.field_with_name(&name)?;
        fields.push(field.clone().with_data_type(array.data_type().clone()));
        arrays.push(array);
    }
    Ok(())
}
