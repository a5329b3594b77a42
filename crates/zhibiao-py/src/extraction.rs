//! One text and what was read in it; places are in characters, as Python counts them.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{ArrayRef, RecordBatch, UInt64Array};
use pyo3::prelude::*;
use serde_json::{Map, Value};
use zhibiao::extract::{Extraction, Extractor, Goal};
use zhibiao::interchange::arrow::{self, BatchError};
use zhibiao::source::{Positions, Span};

use crate::error::raise;
use crate::html;
use crate::table::Table;

/// What was read in a text.
#[pyclass(frozen, name = "Extraction", module = "zhibiao")]
pub(crate) struct PyExtraction {
    pub(crate) text: String,
    statements: Table,
    goals: Table,
    findings: Table,
    year: Option<i32>,
}

pub(crate) fn refused(error: &BatchError) -> PyErr {
    raise(error, error.chinese())
}

/// The three tables of a text, places in characters.
pub(crate) struct Tables {
    pub(crate) statements: RecordBatch,
    pub(crate) goals: RecordBatch,
    pub(crate) findings: RecordBatch,
}

impl Tables {
    pub(crate) fn new(
        text: &str,
        extraction: &Extraction<'_>,
        goals: &[Goal<'_>],
    ) -> Result<Self, BatchError> {
        let positions = Positions::new(text);
        let table = |batch: RecordBatch| batch_in_characters(&batch, &positions);
        Ok(Self {
            statements: table(arrow::batch(&extraction.statements)?)?,
            goals: table(arrow::batch(goals)?)?,
            findings: table(arrow::batch(&extraction.findings)?)?,
        })
    }
}

/// The columns of places, two by two.
const PLACES: [[&str; 2]; 3] = [
    ["start", "end"],
    ["sentence_start", "sentence_end"],
    ["part_of_start", "part_of_end"],
];

/// A batch with its places in characters.
fn batch_in_characters(
    batch: &RecordBatch,
    positions: &Positions<'_>,
) -> Result<RecordBatch, BatchError> {
    let schema = batch.schema();
    let mut columns = batch.columns().to_vec();
    for [start, end] in PLACES {
        let (Ok(start), Ok(end)) = (schema.index_of(start), schema.index_of(end)) else {
            continue;
        };
        let bytes = |at: usize| batch.column(at).as_primitive_opt::<UInt64Type>();
        let (Some(starts), Some(ends)) = (bytes(start), bytes(end)) else {
            continue;
        };
        let moved = starts.iter().zip(ends).map(|(start, end)| {
            let byte = |at: Option<u64>| usize::try_from(at?).ok();
            let span = Span::new(byte(start)?, byte(end)?).ok()?;
            let characters = positions.characters(span)?;
            Some((characters.start as u64, characters.end as u64))
        });
        let moved: Vec<Option<(u64, u64)>> = moved.collect();
        let of = |pick: fn((u64, u64)) -> u64| -> ArrayRef {
            let places = moved.iter().map(|place| place.map(pick));
            Arc::new(places.collect::<UInt64Array>())
        };
        for (at, places) in [(start, of(|(start, _)| start)), (end, of(|(_, end)| end))] {
            if let Some(column) = columns.get_mut(at) {
                *column = places;
            }
        }
    }
    Ok(RecordBatch::try_new(schema, columns)?)
}

/// An object with its places in characters.
pub(crate) fn in_characters(object: Value, positions: &Positions<'_>) -> Value {
    let Value::Object(mut object) = object else {
        return object;
    };
    let moved = |start: &Value, end: &Value| {
        let byte = |value: &Value| usize::try_from(value.as_u64()?).ok();
        let span = Span::new(byte(start)?, byte(end)?).ok()?;
        let characters = positions.characters(span)?;
        Some((Value::from(characters.start), Value::from(characters.end)))
    };
    let ends = |object: &mut Map<String, Value>| {
        if let (Some(start), Some(end)) = (object.get("start"), object.get("end"))
            && let Some((start, end)) = moved(start, end)
        {
            object.insert("start".to_owned(), start);
            object.insert("end".to_owned(), end);
        }
    };
    ends(&mut object);
    for name in ["sentence", "part_of"] {
        if let Some(Value::Array(pair)) = object.get_mut(name)
            && let [start, end] = pair.as_mut_slice()
            && let Some(there) = moved(start, end)
        {
            (*start, *end) = there;
        }
    }
    // Of a value of a panel; of a finding.
    if let Some(span) = object.get_mut("span").and_then(Value::as_object_mut) {
        ends(span);
    }
    if let Some(span) = object
        .get_mut("place")
        .and_then(|place| place.get_mut("span"))
        .and_then(Value::as_object_mut)
    {
        ends(span);
    }
    Value::Object(object)
}

/// An extractor of a report of a year.
pub(crate) fn extractor(year: Option<i32>) -> Extractor {
    let extractor = Extractor::default();
    match year {
        Some(year) => extractor.plan_year(year),
        None => extractor,
    }
}

/// Reads the statements, the goals without a number and the findings of a text.
///
/// `year` is the year of the report, where its text does not say so.
#[pyfunction]
#[pyo3(signature = (text, *, year=None))]
pub(crate) fn extract(py: Python<'_>, text: String, year: Option<i32>) -> PyResult<PyExtraction> {
    py.detach(|| {
        let (extraction, goals) = extractor(year).extract_with_goals(&text);
        let tables = Tables::new(&text, &extraction, &goals).map_err(|error| refused(&error))?;
        drop((extraction, goals));
        let table = |batch| Table { batch };
        Ok(PyExtraction {
            statements: table(tables.statements),
            goals: table(tables.goals),
            findings: table(tables.findings),
            year,
            text,
        })
    })
}

#[pymethods]
impl PyExtraction {
    /// The text that was read.
    #[getter]
    fn text(&self) -> &str {
        &self.text
    }

    /// The statements, a row each.
    #[getter]
    fn statements(&self) -> Table {
        self.statements.clone()
    }

    /// The goals without a number.
    #[getter]
    fn goals(&self) -> Table {
        self.goals.clone()
    }

    /// What was not understood, with its place.
    #[getter]
    fn findings(&self) -> Table {
        self.findings.clone()
    }

    fn __repr__(&self) -> String {
        let rows = |table: &Table| table.batch.num_rows();
        format!(
            "<Extraction of {} statements, {} goals, {} findings>",
            rows(&self.statements),
            rows(&self.goals),
            rows(&self.findings)
        )
    }

    /// The text with its statements marked; it is read again, since most who ask for the tables never look at it.
    fn _repr_html_(&self) -> String {
        let extraction = extractor(self.year).extract(&self.text);
        html::marked(&self.text, &extraction.statements)
    }
}
