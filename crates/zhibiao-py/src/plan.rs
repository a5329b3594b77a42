//! Plans: from JSON, from CSV, from a text, and back.

use pyo3::prelude::*;
use zhibiao::extract::PlanDraft;
use zhibiao::interchange::{arrow, csv};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::source::Document;

use crate::error::{raise, told};
use crate::extraction::{extractor, refused};
use crate::table::Table;

/// The targets of a document: what exists is valid.
#[pyclass(frozen, name = "Plan", module = "zhibiao")]
pub(crate) struct PyPlan {
    pub(crate) inner: Plan,
    findings: Table,
}

impl PyPlan {
    fn new(inner: Plan, findings: &[zhibiao::finding::Finding]) -> PyResult<Self> {
        let batch = arrow::batch(findings).map_err(|error| refused(&error))?;
        Ok(Self {
            inner,
            findings: Table { batch },
        })
    }
}

/// JSON that is no plan, or no report.
pub(crate) fn bad_json(error: &serde_json::Error) -> PyErr {
    told(
        "JsonError.Json",
        error.to_string(),
        format!("JSON有误：{error}"),
    )
}

#[pymethods]
impl PyPlan {
    /// The plan of a JSON document.
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        let plan = serde_json::from_str(text).map_err(|error| bad_json(&error))?;
        Self::new(plan, &[])
    }

    /// The plan of a CSV table; rows that are left out are in `findings`.
    #[staticmethod]
    #[pyo3(signature = (table, title, period))]
    fn from_csv(table: &str, title: &str, period: &str) -> PyResult<Self> {
        let period: Period = period
            .parse()
            .map_err(|error: zhibiao::period::ParsePeriodError| raise(&error, error.chinese()))?;
        let builder = Plan::builder(title).period(period);
        let read =
            csv::read(table.as_bytes(), builder).map_err(|error| raise(&error, error.chinese()))?;
        Self::new(read.plan, &read.findings)
    }

    /// The targets of a report of a year, drafted from its text; what cannot be a target is in `findings`.
    #[staticmethod]
    fn draft(py: Python<'_>, text: String, title: &str, year: i32) -> PyResult<Self> {
        let source = |error: zhibiao::source::SourceError| raise(&error, error.chinese());
        let document = Document::new(title).map_err(source)?;
        let period = Period::year(year).map_err(|error| raise(&error, error.chinese()))?;
        let draft = py.detach(|| {
            PlanDraft::new(document, period)
                .text(&extractor(Some(year)), &text)
                .build()
        });
        let draft = draft.map_err(|error| raise(&error, error.chinese()))?;
        Self::new(draft.plan, &draft.findings)
    }

    /// The plan as JSON.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string_pretty(&self.inner).map_err(|error| bad_json(&error))
    }

    /// The targets as a CSV table.
    fn to_csv(&self) -> String {
        csv::write(&self.inner)
    }

    /// The title.
    #[getter]
    fn title(&self) -> &str {
        self.inner.title()
    }

    /// The targets, a row each.
    #[getter]
    fn targets(&self) -> PyResult<Table> {
        let batch = arrow::batch(self.inner.targets()).map_err(|error| refused(&error))?;
        Ok(Table { batch })
    }

    /// What was noticed when the plan was read or drafted.
    #[getter]
    fn findings(&self) -> Table {
        self.findings.clone()
    }

    fn __len__(&self) -> usize {
        self.inner.targets().len()
    }

    fn __repr__(&self) -> String {
        format!(
            "<Plan \"{}\" of {} targets>",
            self.inner.title(),
            self.inner.targets().len()
        )
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        self.targets()?
            .into_pyobject(py)?
            .call_method0("_repr_html_")?
            .extract()
    }
}
