//! What is done with plans and texts: assess, follow up, audit, validate, put side by side.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use serde_json::Value;
use zhibiao::catalogue::Catalogue;
use zhibiao::completion::{Assessment, Policy, assess_plan};
use zhibiao::extract::Extractor;
use zhibiao::finding::{Finding, Language};
use zhibiao::interchange::arrow::Record;
use zhibiao::interchange::{arrow, observations};
use zhibiao::panel::{Panel, PanelRow, Report};
use zhibiao::source::Positions;

use crate::error::{raise, told};
use crate::extraction::{extractor, in_characters, refused};
use crate::plan::PyPlan;
use crate::table::Table;

fn findings(found: &[Finding]) -> PyResult<Table> {
    let batch = arrow::batch(found).map_err(|error| refused(&error))?;
    Ok(Table { batch })
}

/// Holds the targets of a plan against what was reported by the end of a day.
///
/// `reports` is a CSV table, or a JSON list or JSON lines of observations.
#[pyfunction]
pub(crate) fn assess(
    plan: &PyPlan,
    reports: &str,
    as_of: &Bound<'_, PyAny>,
) -> PyResult<(Table, Table)> {
    let day: String = as_of.str()?.extract()?;
    let as_of = day.parse().map_err(|_| {
        told(
            "DateError.NoDate",
            format!("`{day}` is no day, as 2026-06-30 is"),
            format!("“{day}”不是日期，应写作2026-06-30"),
        )
    })?;
    let json = reports.trim_start().starts_with(['[', '{']);
    let read = if json {
        observations::read_json(reports.as_bytes())
            .map_err(|error| raise(&error, error.chinese()))?
    } else {
        observations::read_csv(reports.as_bytes())
            .map_err(|error| raise(&error, error.chinese()))?
    };
    let policy = Policy::default();
    let assessed: Vec<Assessment<'_>> =
        assess_plan(&plan.inner, &read.log, as_of, &policy).collect();
    let batch = arrow::batch(&assessed).map_err(|error| refused(&error))?;
    let mut noticed = read.findings;
    noticed.extend(zhibiao::validate::observations(
        &plan.inner,
        &read.log,
        as_of,
    ));
    Ok((Table { batch }, findings(&noticed)?))
}

/// The shares, rates and parts that a text states and its own figures contradict.
#[pyfunction]
pub(crate) fn audit(py: Python<'_>, text: String) -> PyResult<Table> {
    let found = py.detach(|| {
        let extraction = Extractor::default().extract(&text);
        zhibiao::audit::audit(&text, &extraction.statements)
    });
    let positions = Positions::new(&text);
    let batch = moved(
        Record::Finding,
        &arrow::batch(&found).map_err(|error| refused(&error))?,
        |_| Some(&positions),
    )?;
    Ok(Table { batch })
}

/// A batch with the places of each row in the characters of its text.
fn moved<'p, 't: 'p>(
    record: Record,
    batch: &RecordBatch,
    text_of: impl Fn(&Value) -> Option<&'p Positions<'t>>,
) -> PyResult<RecordBatch> {
    let objects = arrow::objects(record, batch).map_err(|error| refused(&error))?;
    let objects = objects.into_iter().map(|object| match text_of(&object) {
        Some(positions) => in_characters(object, positions),
        None => object,
    });
    arrow::of_objects(record, objects).map_err(|error| refused(&error))
}

/// All that is wrong with a plan.
#[pyfunction]
pub(crate) fn validate(plan: &PyPlan) -> PyResult<Table> {
    findings(&zhibiao::validate::plan(&plan.inner))
}

/// What the next report says came of the targets: a dict for each pair, with the reason in both languages.
#[pyfunction]
#[pyo3(signature = (plan, text, *, year=None))]
pub(crate) fn follow_up<'py>(
    py: Python<'py>,
    plan: &PyPlan,
    text: String,
    year: Option<i32>,
) -> PyResult<Bound<'py, PyList>> {
    let pairs = py.detach(|| {
        let extraction = extractor(year).extract(&text);
        zhibiao::follow_up::follow_up(&plan.inner, &extraction.statements).pairs
    });
    let list = PyList::empty(py);
    for pair in &pairs {
        let dict = PyDict::new(py);
        let target = plan.inner.get(&pair.reported.target);
        dict.set_item("target", pair.reported.target.to_string())?;
        dict.set_item("aim", target.map(ToString::to_string))?;
        dict.set_item("reported", pair.reported.value.to_string())?;
        dict.set_item("quote", pair.reported.source.quote())?;
        dict.set_item("as_of", pair.reported.as_of.map(|day| day.to_string()))?;
        dict.set_item("reason", pair.reason(Language::English))?;
        dict.set_item("reason_zh", pair.reason(Language::Chinese))?;
        list.append(dict)?;
    }
    Ok(list)
}

/// The values of many documents, a row each: `(name, text)` pairs; region and year come from the title, the text or the name.
#[pyfunction]
pub(crate) fn panel(py: Python<'_>, documents: Vec<(String, String)>) -> PyResult<Table> {
    let rows = py.detach(|| {
        let (extractor, catalogue) = (Extractor::default(), Catalogue::standard());
        let mut panel = Panel::new();
        for (name, text) in &documents {
            let report =
                Report::of_text(name, text).map_err(|error| raise(&error, error.chinese()))?;
            panel.add_text(&report, text, &extractor, &catalogue);
        }
        Ok::<Vec<PanelRow>, PyErr>(panel.rows().iter().cloned().collect())
    })?;
    let texts: BTreeMap<&str, Positions<'_>> = documents
        .iter()
        .map(|(name, text)| (name.as_str(), Positions::new(text)))
        .collect();
    let batch = arrow::batch(&rows).map_err(|error| refused(&error))?;
    let batch = moved(Record::PanelRow, &batch, |row| {
        texts.get(row.get("report")?.get("name")?.as_str()?)
    })?;
    Ok(Table { batch })
}
