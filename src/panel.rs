//! The panel (面板): what many documents say, as one table by indicator, region and year, target and outcome side by side.
//!
//! ```
//! use zhibiao::catalogue::Catalogue;
//! use zhibiao::extract::Extractor;
//! use zhibiao::panel::{Panel, Report};
//!
//! let (catalogue, extractor) = (Catalogue::standard(), Extractor::default());
//! let mut panel = Panel::new();
//! for (year, text) in [
//!     (2023, "今年预期目标是：地区生产总值增长6%左右，城镇新增就业12万人以上。"),
//!     (2024, "2023年，全省生产总值增长6.3%，城镇新增就业13万人。"),
//! ] {
//!     panel.add_text(&Report::new("某省", year)?, text, &extractor, &catalogue);
//! }
//! let cell = panel.cell("某省", "gdp", 2023).unwrap();
//! assert_eq!(cell.target().unwrap().to_string(), "6%左右");
//! assert_eq!(cell.outcome().unwrap().to_string(), "6.3%");
//! assert_eq!(cell.difference().unwrap().to_string(), "0.3百分点");
//! # Ok::<(), zhibiao::panel::ReportError>(())
//! ```
//!
//! A panel is a set of [rows](PanelRow): one value of one document each. So the order of documents and statements changes nothing, a folder
//! that is read in parts and [merged](Panel::merge) is as one that is read at once, and a further document changes its own cells only.
//! A [`PanelCell`] holds the rows of one indicator, region, sort of measure and years; of several values the one of the later document comes
//! first, and that of a headline before another of the same document. Nothing is dropped or averaged.

mod apart;
mod cell;
mod item;
mod lookup;
mod origin;
mod pivot;
mod row;
mod scope;
mod table;
mod text;
mod wire;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::catalogue::Catalogue;
use crate::extract::Statement;
use crate::finding::{Code, Finding, Place};

pub use cell::PanelCell;
pub use item::{Item, Scope};
pub use origin::{Report, ReportError};
pub use pivot::Pivot;
use scope::is_of_larger;

pub use row::{IndicatorName, PanelRow, PanelValue, Side};

/// The values of many documents, by indicator, region and year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Panel {
    rows: BTreeSet<PanelRow>,
}

impl Panel {
    /// A panel of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            rows: BTreeSet::new(),
        }
    }

    /// Takes in what a document says: the statements of its text, each by the years it speaks of; of a passage without its document these
    /// are known where the extractor was told the [year](crate::extract::Extractor::plan_year). The catalogue says which names are of one
    /// indicator. [`add_text`](Self::add_text) reads the goals without a number too.
    pub fn add(&mut self, report: &Report, statements: &[Statement<'_>], catalogue: &Catalogue) {
        for item in text::items(statements, catalogue) {
            self.insert(report, &item, catalogue);
        }
    }

    /// Takes in one value of a document. What is said of a part of the region only, or of a larger place (全市 in the report of a county), is no
    /// value of the region, and is left out.
    pub fn insert(&mut self, report: &Report, item: &Item<'_>, catalogue: &Catalogue) {
        let is_of_larger =
            is_of_larger(item.name, report.region()) && !catalogue.has_name(item.name);
        let is_elsewhere = item.scope == Scope::Part || is_of_larger;
        if !is_elsewhere && !item.name.is_empty() {
            self.rows.insert(PanelRow::new(report, item, catalogue));
        }
    }

    /// Takes in all of another panel.
    pub fn merge(&mut self, other: &Self) {
        self.rows.extend(other.rows.iter().cloned());
    }

    /// All values, cell by cell.
    #[must_use]
    pub fn rows(&self) -> &BTreeSet<PanelRow> {
        &self.rows
    }

    /// The cells, in the order of region, years, indicator and sort of measure.
    #[must_use]
    pub fn cells(&self) -> Vec<PanelCell<'_>> {
        let mut cells: Vec<PanelCell<'_>> = Vec::new();
        for row in &self.rows {
            match cells.last_mut() {
                Some(cell) if cell.is_of(row) => cell.push(row),
                _ => cells.push(PanelCell::new(row)),
            }
        }
        cells
    }

    /// The documents, by region and year.
    #[must_use]
    pub fn reports(&self) -> BTreeSet<&Report> {
        self.rows.iter().map(PanelRow::report).collect()
    }

    /// What is noticed about the documents together: two of one region and year, and cells whose values of one side differ.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let reports: Vec<_> = self.reports().into_iter().collect();
        for (report, next) in reports.iter().zip(reports.iter().skip(1)) {
            if report.region() == next.region() && report.year() == next.year() {
                findings.push(
                    Finding::new(Code::ReportRepeated, Place::Whole)
                        .with_value("report", report)
                        .with_value("other", next),
                );
            }
        }
        for cell in self.cells() {
            findings.extend(cell.findings());
        }
        findings
    }
}

impl FromIterator<Self> for Panel {
    /// One panel of several.
    fn from_iter<I: IntoIterator<Item = Self>>(panels: I) -> Self {
        let mut whole = Self::new();
        for panel in panels {
            whole.rows.extend(panel.rows);
        }
        whole
    }
}
