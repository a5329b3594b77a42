//! The panel as a table for people: regions or years down, indicators across.

use std::collections::BTreeMap;
use std::fmt;

use super::lookup::rank;
use super::{IndicatorName, Panel, PanelCell, Side};
use crate::aggregate::table::Table;
use crate::catalogue::Catalogue;

/// A table of cells: rows by region or year, columns by indicator (透视表).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pivot<'a> {
    head: &'static str,
    indicators: Vec<&'a str>,
    heads: Vec<String>,
    rows: Vec<(String, Vec<Option<PanelCell<'a>>>)>,
    side: Side,
}

impl Panel {
    /// Regions down and indicators across, of one year; only regions that have something.
    #[must_use]
    pub fn by_region<'a>(&'a self, year: i32, side: Side, indicators: &[&'a str]) -> Pivot<'a> {
        self.pivot("地区", side, indicators, |cell| {
            cell.is_of_year(year).then(|| cell.region().to_owned())
        })
    }

    /// Years down and indicators across, of one region; only years that have something.
    #[must_use]
    pub fn by_year<'a>(&'a self, region: &str, side: Side, indicators: &[&'a str]) -> Pivot<'a> {
        self.pivot("年度", side, indicators, |cell| {
            let years = cell.years().filter(|_| cell.region() == region)?;
            let each = if cell.is_yearly_average() {
                "年均"
            } else {
                ""
            };
            Some(format!("{years}{each}"))
        })
    }

    fn pivot<'a>(
        &'a self,
        head: &'static str,
        side: Side,
        indicators: &[&'a str],
        row: impl Fn(&PanelCell<'a>) -> Option<String>,
    ) -> Pivot<'a> {
        let mut rows: BTreeMap<String, Vec<Option<PanelCell<'a>>>> = BTreeMap::new();
        for cell in self.cells() {
            let column = indicators.iter().position(|wanted| match cell.indicator() {
                IndicatorName::Slug(slug) => slug.as_str() == *wanted,
                IndicatorName::Name(name) => name == wanted,
            });
            let (Some(column), Some(row)) = (column, row(&cell)) else {
                continue;
            };
            if cell.side(side).next().is_none() {
                continue;
            }
            let cells = rows
                .entry(row)
                .or_insert_with(|| vec![None; indicators.len()]);
            if let Some(place) = cells.get_mut(column)
                && place.as_ref().is_none_or(|held| rank(&cell) < rank(held))
            {
                *place = Some(cell);
            }
        }
        Pivot {
            head,
            indicators: indicators.to_vec(),
            heads: indicators.iter().map(|name| (*name).to_owned()).collect(),
            rows: rows.into_iter().collect(),
            side,
        }
    }
}

impl<'a> Pivot<'a> {
    /// The indicators across.
    #[must_use]
    pub fn indicators(&self) -> &[&'a str] {
        &self.indicators
    }

    /// With the official names of the indicators over the columns.
    #[must_use]
    pub fn with_names(mut self, catalogue: &Catalogue) -> Self {
        for (head, slug) in self.heads.iter_mut().zip(&self.indicators) {
            if let Some(entry) = catalogue.get(slug) {
                entry.name().clone_into(head);
            }
        }
        self
    }

    /// The rows, each with its name and a cell for each indicator that it has.
    pub fn rows(&self) -> impl Iterator<Item = (&str, &[Option<PanelCell<'a>>])> {
        self.rows
            .iter()
            .map(|(name, cells)| (name.as_str(), cells.as_slice()))
    }

    /// How many cells hold a value, of all there are.
    #[must_use]
    pub fn filled(&self) -> (usize, usize) {
        let cells = self.rows.iter().flat_map(|(_, cells)| cells);
        let (held, all) = cells.fold((0, 0), |(held, all): (usize, usize), cell| {
            (held + usize::from(cell.is_some()), all + 1)
        });
        (held, all)
    }
}

/// Aligned, Chinese characters being twice as wide; `—` where there is nothing.
impl fmt::Display for Pivot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads = std::iter::once(self.head).chain(self.heads.iter().map(String::as_str));
        let mut table = Table::new(heads, 1);
        for (name, cells) in &self.rows {
            let shown = cells.iter().map(|cell| {
                let row = cell.as_ref().and_then(|cell| cell.side(self.side).next());
                row.map_or("—".to_owned(), ToString::to_string)
            });
            table.push(std::iter::once(name.clone()).chain(shown));
        }
        table.fmt(f)
    }
}
