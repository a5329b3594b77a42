//! The panel as a table for programs: tab-separated, a row a value.

use std::fmt::Write as _;

use super::{Panel, PanelRow};

impl Panel {
    /// One line a cell and side, its first value: document, region, year, slug, measure, side, value, unit, bound, quote, parted by tabs; a line
    /// of their names first. Tabs and line breaks in a quote are blanks.
    ///
    /// The value is a decimal, `low~high`, or `relative`, `sign`, `delegated`, `worded` or `none`.
    #[must_use]
    pub fn to_tsv(&self) -> String {
        self.separated("\t", |field| field.replace(['\t', '\n', '\r'], " "))
    }

    /// The same, parted by commas, a field with a comma or a quotation mark in quotation marks (RFC 4180). All values, not only the first.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let quoted = |field: &str| {
            if field.contains([',', '"', '\n', '\r']) {
                format!("\"{}\"", field.replace('"', "\"\""))
            } else {
                field.to_owned()
            }
        };
        let mut table = FIELDS.join(",");
        for row in &self.rows {
            let fields = fields(row).map(|field| quoted(&field));
            let _ = write!(table, "\r\n{}", fields.join(","));
        }
        table + "\r\n"
    }

    fn separated(&self, separator: &str, clean: impl Fn(&str) -> String) -> String {
        let mut table = FIELDS.join(separator);
        table.push('\n');
        for cell in self.cells() {
            for row in cell.target().into_iter().chain(cell.outcome()) {
                let fields = fields(row).map(|field| clean(&field));
                let _ = writeln!(table, "{}", fields.join(separator));
            }
        }
        table
    }
}

const FIELDS: [&str; 10] = [
    "document", "region", "year", "slug", "measure", "side", "value", "unit", "bound", "quote",
];

fn fields(row: &PanelRow) -> [String; 10] {
    [
        row.report().name().to_owned(),
        row.region().to_owned(),
        row.years()
            .map(|years| years.to_string())
            .unwrap_or_default(),
        row.indicator().to_string(),
        row.measure().to_string(),
        row.side().to_string(),
        row.value().to_string(),
        row.unit().map(|unit| unit.to_string()).unwrap_or_default(),
        row.bound().to_string(),
        row.quote().to_owned(),
    ]
}
