//! Tables: Arrow record batches that Python's libraries take without a copy, and plain dicts for those who want none.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{Date32Type, Int32Type, Int64Type, UInt8Type, UInt64Type};
use arrow_array::{
    Array, ArrayRef, Decimal128Array, Decimal256Array, RecordBatch, RecordBatchIterator,
    StringArray,
};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{DataType, Field, Schema};
use pyo3::exceptions::{PyIndexError, PyKeyError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList};

use crate::error::told;
use crate::exact::decimal;
use crate::html;

/// Rows of one kind: hand it to polars, pyarrow, duckdb or pandas, or read it row by row as dicts.
#[pyclass(frozen, module = "zhibiao")]
#[derive(Clone)]
pub(crate) struct Table {
    pub(crate) batch: RecordBatch,
}

/// An error of Arrow, which no table of the crate is known to bring about.
pub(crate) fn of_arrow(error: impl std::fmt::Display) -> PyErr {
    told(
        "BatchError.Arrow",
        format!("Arrow: {error}"),
        format!("Arrow：{error}"),
    )
}

impl Table {
    /// A table with a column of the same word in each row before the others.
    pub(crate) fn with_first(
        name: &str,
        words: Vec<&str>,
        batch: &RecordBatch,
    ) -> PyResult<RecordBatch> {
        let schema = batch.schema();
        let mut fields = vec![Field::new(name, DataType::Utf8, false)];
        fields.extend(schema.fields().iter().map(|field| field.as_ref().clone()));
        let mut arrays: Vec<ArrayRef> = vec![Arc::new(StringArray::from(words))];
        arrays.extend(batch.columns().iter().cloned());
        let schema = Schema::new_with_metadata(fields, schema.metadata().clone());
        RecordBatch::try_new(Arc::new(schema), arrays).map_err(of_arrow)
    }

    fn row<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (field, array) in self
            .batch
            .schema_ref()
            .fields()
            .iter()
            .zip(self.batch.columns())
        {
            let places = self
                .batch
                .column_by_name(&format!("{}_places", field.name()));
            dict.set_item(field.name(), cell(py, array.as_ref(), row, places)?)?;
        }
        Ok(dict)
    }
}

/// What a cell holds, as Python has it.
fn cell<'py>(
    py: Python<'py>,
    array: &dyn Array,
    row: usize,
    places: Option<&ArrayRef>,
) -> PyResult<Bound<'py, PyAny>> {
    if array.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    let any = array.as_any();
    let exact = |digits: String| {
        let places = places
            .and_then(|places| places.as_primitive_opt::<UInt8Type>())
            .filter(|places| places.is_valid(row))
            .map_or(0, |places| usize::from(places.value(row)));
        decimal(py, &as_written(&digits, places))
    };
    Ok(match array.data_type() {
        DataType::Dictionary(_, _) => {
            let words = array.as_dictionary::<Int32Type>();
            let word = words
                .key(row)
                .map(|key| words.values().as_string::<i32>().value(key));
            word.into_pyobject(py)?.into_any()
        }
        DataType::Utf8 => array
            .as_string::<i32>()
            .value(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Boolean => array
            .as_boolean()
            .value(row)
            .into_pyobject(py)?
            .to_owned()
            .into_any(),
        DataType::UInt64 => array
            .as_primitive::<UInt64Type>()
            .value(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Int64 => array
            .as_primitive::<Int64Type>()
            .value(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Int32 => array
            .as_primitive::<Int32Type>()
            .value(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::UInt8 => array
            .as_primitive::<UInt8Type>()
            .value(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Date32 => {
            let day = array.as_primitive::<Date32Type>().value_as_date(row);
            let text = day.map(|day| day.to_string()).unwrap_or_default();
            py.import("datetime")?
                .getattr("date")?
                .call_method1("fromisoformat", (text,))?
        }
        DataType::List(_) => {
            let list = array.as_list::<i32>().value(row);
            let words: Vec<Option<&str>> = list.as_string::<i32>().iter().collect();
            words.into_pyobject(py)?.into_any()
        }
        _ => {
            let narrow = any
                .downcast_ref::<Decimal128Array>()
                .map(|array| array.value_as_string(row));
            let wide = any
                .downcast_ref::<Decimal256Array>()
                .map(|array| array.value_as_string(row));
            exact(narrow.or(wide).unwrap_or_default())?
        }
    })
}

/// The digits without the zeros behind those that were written.
fn as_written(digits: &str, places: usize) -> String {
    let Some((whole, part)) = digits.split_once('.') else {
        return digits.to_owned();
    };
    let kept = part.trim_end_matches('0').len().max(places).min(part.len());
    match part.get(..kept) {
        Some(part) if !part.is_empty() => format!("{whole}.{part}"),
        _ => whole.to_owned(),
    }
}

#[pymethods]
impl Table {
    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        let fields = self.batch.schema_ref().fields();
        fields.iter().map(|field| field.name().clone()).collect()
    }

    /// What each column holds, by its name.
    #[getter]
    fn doc<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for field in self.batch.schema_ref().fields() {
            let doc = field.metadata().get("doc").map_or("", String::as_str);
            dict.set_item(field.name(), doc)?;
        }
        Ok(dict)
    }

    /// All rows as dicts.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        (0..self.batch.num_rows())
            .map(|row| self.row(py, row))
            .collect()
    }

    fn __len__(&self) -> usize {
        self.batch.num_rows()
    }

    /// A row by its number, or a column by its name.
    fn __getitem__<'py>(
        &self,
        py: Python<'py>,
        at: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        if let Ok(name) = at.extract::<String>() {
            let Some(array) = self.batch.column_by_name(&name) else {
                return Err(PyKeyError::new_err(name));
            };
            let places = self.batch.column_by_name(&format!("{name}_places"));
            let cells: PyResult<Vec<_>> = (0..array.len())
                .map(|row| cell(py, array.as_ref(), row, places))
                .collect();
            return Ok(PyList::new(py, cells?)?.into_any());
        }
        let at: isize = at.extract()?;
        let rows = isize::try_from(self.batch.num_rows())?;
        let row = if at < 0 { at + rows } else { at };
        if !(0..rows).contains(&row) {
            return Err(PyIndexError::new_err(format!(
                "row {at} of a table of {rows}"
            )));
        }
        Ok(self.row(py, usize::try_from(row)?)?.into_any())
    }

    fn __repr__(&self) -> String {
        let kind = self
            .batch
            .schema_ref()
            .metadata()
            .get("zhibiao.record")
            .cloned();
        let kind = kind.unwrap_or_default();
        format!(
            "<Table of {} {kind} rows, {} columns>",
            self.batch.num_rows(),
            self.batch.num_columns()
        )
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        html::table(py, &self.columns(), &self.to_dicts(py)?)
    }

    /// The schema, for libraries that take Arrow's capsules.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema =
            FFI_ArrowSchema::try_from(self.batch.schema_ref().as_ref()).map_err(of_arrow)?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// The rows as a stream, for libraries that take Arrow's capsules.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A request may be passed over (Arrow PyCapsule interface): the consumer casts.
        drop(requested_schema);
        let reader = RecordBatchIterator::new([Ok(self.batch.clone())], self.batch.schema());
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }
}
