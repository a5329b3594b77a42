//! One text and what was read in it; places are in characters, as Python counts them.

use std::borrow::Cow;
use std::sync::LazyLock;

use arrow_array::RecordBatch;
use pyo3::prelude::*;
use serde_json::{Map, Value};
use zhibiao::extract::{Extraction, Extractor};
use zhibiao::interchange::arrow::{self, BatchError, Record};
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
    html: String,
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
        extractor: &Extractor,
        text: &str,
        extraction: &Extraction<'_>,
    ) -> Result<Self, BatchError> {
        let positions = Positions::new(text);
        let table = |record, batch: RecordBatch| {
            let objects = arrow::objects(record, &batch)?;
            let moved = objects
                .into_iter()
                .map(|object| in_characters(object, &positions));
            arrow::of_objects(record, moved)
        };
        Ok(Self {
            statements: table(Record::Statement, arrow::batch(&extraction.statements)?)?,
            goals: table(Record::Goal, arrow::batch(&extractor.goals(text))?)?,
            findings: table(Record::Finding, arrow::batch(&extraction.findings)?)?,
        })
    }
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

/// The extractor that most calls share: making one builds its index of words.
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::default);

/// An extractor of a report of a year.
pub(crate) fn extractor(year: Option<i32>) -> Cow<'static, Extractor> {
    match year {
        Some(year) => Cow::Owned(EXTRACTOR.clone().plan_year(year)),
        None => Cow::Borrowed(&EXTRACTOR),
    }
}

/// Reads the statements, the goals without a number and the findings of a text.
///
/// `year` is the year of the report, where its text does not say so.
#[pyfunction]
#[pyo3(signature = (text, *, year=None))]
pub(crate) fn extract(py: Python<'_>, text: String, year: Option<i32>) -> PyResult<PyExtraction> {
    py.detach(|| {
        let extractor = extractor(year);
        let extraction = extractor.extract(&text);
        let tables =
            Tables::new(&extractor, &text, &extraction).map_err(|error| refused(&error))?;
        let html = html::marked(&text, &extraction.statements);
        drop(extraction);
        let table = |batch| Table { batch };
        Ok(PyExtraction {
            statements: table(tables.statements),
            goals: table(tables.goals),
            findings: table(tables.findings),
            html,
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

    fn _repr_html_(&self) -> &str {
        &self.html
    }
}
