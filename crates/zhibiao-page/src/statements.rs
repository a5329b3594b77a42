//! The table of all statements, and the same as data for corrections.

use std::fmt::Write as _;

use serde::Serialize;
use zhibiao::extract::{Kind, Statement, Value};
use zhibiao::headline::{is_headline, passages};

use crate::labels::{self, both};
use crate::shell::Table;
use crate::{Reading, escape};

/// The columns: Chinese, English, what they are sorted by.
const COLUMNS: [(&str, &str, &str); 8] = [
    ("类别", "Kind", "text"),
    ("动作", "Verb", "text"),
    ("指标", "Indicator", "text"),
    ("数值", "Value", "number"),
    ("单位", "Unit", "text"),
    ("界限", "Bound", "text"),
    ("年份", "Years", "text"),
    ("主题", "Theme", "text"),
];

/// The table of some rows.
pub(crate) fn table(rows: String) -> Table {
    let mut head = String::new();
    for (place, (chinese, english, sort)) in COLUMNS.iter().enumerate() {
        let _ = write!(
            head,
            "<th scope=col aria-sort=none><button data-column=\"{place}\" data-sort=\"{sort}\">{}</button></th>",
            both((chinese, english))
        );
    }
    let head = format!(
        "<table id=statements><caption class=hidden>{}</caption><thead><tr>{head}</tr></thead><tbody>",
        both(("全部指标表述", "All statements"))
    );
    Table { head, rows }
}

/// Writes the rows of a document; its first statement is the page's `first`.
pub(crate) fn write(out: &mut String, reading: &Reading<'_>, first: usize) {
    let headlines = passages(reading.text);
    for (at, statement) in reading.statements.iter().enumerate() {
        let is_headline = headlines.iter().any(|one| one.holds(statement.span))
            || statement.theme.iter().any(|heading| is_headline(heading));
        row(out, statement, first + at, is_headline);
    }
}

fn row(out: &mut String, statement: &Statement<'_>, number: usize, is_headline: bool) {
    let class = match statement.kind {
        Kind::Target => "target",
        Kind::Achievement => "achievement",
    };
    let years = statement
        .years()
        .map_or_else(String::new, |years| years.years().to_string());
    let _ = write!(
        out,
        "<tr id=\"r{number}\" class=\"{class}\" data-kind=\"{class}\" data-unit=\"{unit}\" data-years=\"{years}\"{headline} tabindex=\"0\">\
         <td>{kind}</td><td>{action}</td><td>{indicator}</td><td class=number>{value}</td><td>{unit}</td><td>{bound}</td><td>{years}</td>\
         <td class=theme>{theme}</td></tr>",
        headline = if is_headline {
            " data-headline=yes"
        } else {
            ""
        },
        unit = escape::text(&statement.unit),
        kind = both(labels::kind(statement.kind)),
        action = escape::text(&statement.action),
        indicator = escape::text(&statement.indicator),
        value = value(&statement.value),
        bound = both(labels::bound(&statement.bound.to_string())),
        theme = escape::text(&statement.theme.join(" › ")),
    );
}

fn value(value: &Value) -> String {
    match value {
        Value::None => String::new(),
        Value::One(value) => value.to_string(),
        Value::Range(low, high) => format!("{low}–{high}"),
    }
}

/// A statement with its document, for the script.
#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    #[serde(flatten)]
    statement: &'a Statement<'a>,
}

/// All statements as JSON.
pub(crate) fn data(readings: &[Reading<'_>]) -> String {
    let lines: Vec<Line<'_>> = readings
        .iter()
        .flat_map(|reading| {
            reading.statements.iter().map(|statement| Line {
                document: &reading.name,
                statement,
            })
        })
        .collect();
    // Texts and numbers as text: this does not fail.
    serde_json::to_string(&lines).unwrap_or_else(|_| "[]".to_owned())
}
