//! JSON objects into columns.

use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{Field, Schema};
use serde_json::{Map, Value};

use super::Record;
use super::arrays::parts;
use super::cell::{Cell, take};
use super::columns::Column;
use super::error::BatchError;

/// A batch of objects.
pub(super) fn batch(
    record: Record,
    objects: impl Iterator<Item = Result<Value, BatchError>>,
) -> Result<RecordBatch, BatchError> {
    let mut columns: Vec<Writer> = record.columns().iter().map(Writer::new).collect();
    let mut other = StringBuilder::new();
    for object in objects {
        let Value::Object(mut object) = object? else {
            continue;
        };
        for column in &mut columns {
            column.take(&mut object);
        }
        // What writes nulls says so of every column that is empty.
        if record.writes_null() {
            object.retain(|_, value| !value.is_null());
        }
        other.append_option((!object.is_empty()).then(|| Value::Object(object).to_string()));
    }
    let mut fields = Vec::new();
    let mut arrays: Vec<ArrayRef> = Vec::new();
    let schema = record.schema();
    for column in columns {
        column.finish(&schema, &mut fields, &mut arrays)?;
    }
    fields.extend(schema.field_with_name("other").cloned());
    arrays.push(Arc::new(other.finish()));
    let schema = Schema::new_with_metadata(fields, record.metadata());
    Ok(RecordBatch::try_new(Arc::new(schema), arrays)?)
}

/// A column that is being written.
struct Writer {
    column: &'static Column,
    cells: Vec<Cell>,
}

impl Writer {
    fn new(column: &'static Column) -> Self {
        Self {
            column,
            cells: Vec::new(),
        }
    }

    /// Takes its field out of an object, where it is of the column's shape.
    fn take(&mut self, object: &mut Map<String, Value>) {
        let cell = take(object, self.column.path, self.column.shape);
        self.cells.push(cell.unwrap_or(Cell::None));
    }

    fn finish(
        self,
        schema: &Schema,
        fields: &mut Vec<Field>,
        arrays: &mut Vec<ArrayRef>,
    ) -> Result<(), BatchError> {
        let Self { column, cells } = self;
        let name = |part: &str| format!("{}{part}", column.name);
        for (part, array) in parts(column.shape, &cells)? {
            let field = schema.field_with_name(&name(part))?;
            let field = field.clone().with_data_type(array.data_type().clone());
            fields.push(field);
            arrays.push(array);
        }
        Ok(())
    }
}
