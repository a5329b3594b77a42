//! What a notebook shows: the text with its statements marked, and tables.

use std::fmt::Write as _;

use pyo3::prelude::*;
use pyo3::types::PyDict;
use zhibiao::extract::{Kind, Statement};

/// The characters of HTML that mean something.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// How much of a text and how many rows a notebook shows.
const SHOWN: usize = 20_000;
const ROWS: usize = 50;

/// The text with every statement marked by its kind, its reading on hover.
pub(crate) fn marked(text: &str, statements: &[Statement<'_>]) -> String {
    let mut out = String::from("<div style=\"white-space:pre-wrap\">");
    let end = text
        .char_indices()
        .nth(SHOWN)
        .map_or(text.len(), |(at, _)| at);
    let mut at = 0;
    for statement in statements {
        let (from, to) = (statement.span.start(), statement.span.end());
        if from < at || to > end {
            continue;
        }
        out.push_str(&escaped(text.get(at..from).unwrap_or("")));
        let colour = match statement.kind {
            Kind::Target => "#cfe8ff",
            Kind::Achievement => "#d9f2d0",
        };
        let reading = format!(
            "{} · {} · {} · {}",
            statement.kind, statement.indicator, statement.measure, statement.bound
        );
        let _ = write!(
            out,
            "<mark style=\"background:{colour};color:#111\" title=\"{}\">{}</mark>",
            escaped(&reading),
            escaped(text.get(from..to).unwrap_or(""))
        );
        at = to;
    }
    out.push_str(&escaped(text.get(at..end).unwrap_or("")));
    if end < text.len() {
        out.push('…');
    }
    out.push_str("</div>");
    out
}

/// The first rows of a table.
pub(crate) fn table(
    py: Python<'_>,
    columns: &[String],
    rows: &[Bound<'_, PyDict>],
) -> PyResult<String> {
    let mut out = String::from("<table><thead><tr>");
    for column in columns {
        let _ = write!(out, "<th>{}</th>", escaped(column));
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows.iter().take(ROWS) {
        out.push_str("<tr>");
        for column in columns {
            let value = row
                .get_item(column)?
                .unwrap_or_else(|| py.None().into_bound(py));
            let shown = if value.is_none() {
                String::new()
            } else {
                value.str()?.to_str()?.to_owned()
            };
            let _ = write!(out, "<td>{}</td>", escaped(&shown));
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    if rows.len() > ROWS {
        let _ = write!(out, "<p>{} rows in all</p>", rows.len());
    }
    Ok(out)
}
