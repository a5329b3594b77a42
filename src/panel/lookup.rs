//! Cells by region, indicator and year.

use super::{Cell, IndicatorName, Panel};
use crate::catalogue::Family;

impl Panel {
    /// The cells of an indicator, by slug or name, in a region and one year: of a growth and a level two.
    #[must_use]
    pub fn cells_of(&self, region: &str, indicator: &str, year: i32) -> Vec<Cell<'_>> {
        let is_meant = |cell: &Cell<'_>| {
            let name = match cell.indicator() {
                IndicatorName::Slug(slug) => slug.as_str(),
                IndicatorName::Name(name) => name,
            };
            cell.region() == region && name == indicator && cell.is_of_year(year)
        };
        self.cells().into_iter().filter(is_meant).collect()
    }

    /// The cell of an indicator, by slug or name, in a region and one year. Of several sorts of measure the one that has a target and
    /// an outcome goes before the others, then one with a target, then rates before amounts.
    #[must_use]
    pub fn cell(&self, region: &str, indicator: &str, year: i32) -> Option<Cell<'_>> {
        let cells = self.cells_of(region, indicator, year);
        cells.into_iter().min_by_key(rank)
    }
}

/// Which of several cells of one indicator and year a reader looks for: the least.
pub(super) fn rank(cell: &Cell<'_>) -> (bool, bool, Family) {
    let (target, outcome) = (cell.target().is_some(), cell.outcome().is_some());
    (!(target && outcome), !target, cell.family())
}
