//! The values of one indicator, region, sort of measure and years.

use super::{IndicatorName, PanelRow, PanelValue, Side};
use crate::catalogue::Family;
use crate::extract::Years;
use crate::finding::{Code, Finding, Place};
use crate::indicator::Measure;
use crate::number::{self, Decimal, Ratio};
use crate::quantity::Quantity;
use crate::unit::{Dimension, Unit};

/// The values of one indicator, region, sort of measure and years; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelCell<'a> {
    first: &'a PanelRow,
    rest: Vec<&'a PanelRow>,
}

impl<'a> PanelCell<'a> {
    pub(super) const fn new(row: &'a PanelRow) -> Self {
        Self {
            first: row,
            rest: Vec::new(),
        }
    }

    pub(super) fn is_of(&self, row: &PanelRow) -> bool {
        self.first.is_of_cell(row)
    }

    pub(super) fn push(&mut self, row: &'a PanelRow) {
        self.rest.push(row);
    }

    /// The region.
    #[must_use]
    pub fn region(&self) -> &'a str {
        self.first.region()
    }

    /// The years; `None` where the texts do not tell.
    #[must_use]
    pub const fn years(&self) -> Option<Years> {
        self.first.years()
    }

    /// Whether its values are those of each of the years (年均), and not of all together.
    #[must_use]
    pub const fn is_yearly_average(&self) -> bool {
        self.first.is_yearly_average()
    }

    /// Whether it is of this one year.
    #[must_use]
    pub fn is_of_year(&self, year: i32) -> bool {
        let is_year = |years: Years| years.is_one() && years.first() == year;
        self.years().is_some_and(is_year) && !self.is_yearly_average()
    }

    /// The indicator.
    #[must_use]
    pub const fn indicator(&self) -> &'a IndicatorName {
        self.first.indicator()
    }

    /// The sort of measure.
    #[must_use]
    pub const fn family(&self) -> Family {
        self.first.family()
    }

    /// All values: targets before outcomes, the later document first, a headline before the rest.
    pub fn rows(&self) -> impl Iterator<Item = &'a PanelRow> {
        std::iter::once(self.first).chain(self.rest.iter().copied())
    }

    /// The values of a side.
    pub fn side(&self, side: Side) -> impl Iterator<Item = &'a PanelRow> {
        self.rows().filter(move |row| row.side() == side)
    }

    /// What was aimed at: of several the first.
    #[must_use]
    pub fn target(&self) -> Option<&'a PanelRow> {
        self.side(Side::Target).next()
    }

    /// What came of it: of several the first.
    #[must_use]
    pub fn outcome(&self) -> Option<&'a PanelRow> {
        self.side(Side::Outcome).next()
    }

    /// Outcome less target, exactly; in 百分点 where both are shares. `None` where one is lacking, is no single number, or cannot be
    /// compared.
    #[must_use]
    pub fn difference(&self) -> Option<Quantity> {
        let (target, outcome) = (signed(self.target()?)?, signed(self.outcome()?)?);
        let unit = target.unit();
        let outcome = outcome.convert(unit).ok()?;
        let difference = number::sub(outcome.magnitude(), target.magnitude()).ok()?;
        let is_share = unit == Unit::PERCENT;
        if unit.dimension().numerator == Dimension::Share && !is_share {
            return None;
        }
        let unit = if is_share {
            "百分点".parse().ok()?
        } else {
            unit
        };
        Quantity::new(difference, unit).ok()
    }

    /// Outcome ÷ target, exactly; `None` as for [`difference`](Self::difference), and where the target is zero.
    #[must_use]
    pub fn rate(&self) -> Option<Ratio> {
        let (target, outcome) = (signed(self.target()?)?, signed(self.outcome()?)?);
        outcome.ratio(&target).ok()
    }

    /// Values of one side that differ: what one document says twice in two ways, and what two documents say.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for side in [Side::Target, Side::Outcome] {
            let mut rows = self.side(side);
            let Some(first) = rows.next() else { continue };
            for other in rows.filter(|other| differ(first, other)) {
                findings.push(
                    Finding::new(Code::CellDiffers, Place::Whole)
                        .with_value("region", self.region())
                        .with_value("indicator", self.indicator())
                        .with_value("value", first)
                        .with_value("report", first.report())
                        .with_value("other", other)
                        .with_value("others", other.report()),
                );
            }
        }
        findings
    }
}

/// The number with its unit, a fall below zero.
fn signed(row: &PanelRow) -> Option<Quantity> {
    let PanelValue::Number(number) = row.value() else {
        return None;
    };
    let falls = matches!(row.measure(), Measure::Reduction | Measure::Decrease);
    let number = if falls {
        number::sub(Decimal::ZERO, *number).ok()?
    } else {
        *number
    };
    Quantity::new(number, row.unit()?).ok()
}

/// Whether two values of a side say different things. What cannot be compared does not contradict.
fn differ(one: &PanelRow, other: &PanelRow) -> bool {
    match (signed(one), signed(other)) {
        (Some(one), Some(other)) => one.compare(&other).is_ok_and(std::cmp::Ordering::is_ne),
        // A goal in words may stand beside a number, and beside another goal: 与经济增长同步, 高于全国平均.
        _ if [one, other]
            .iter()
            .any(|row| matches!(row.value(), PanelValue::Goal(..))) =>
        {
            false
        }
        _ => one.value() != other.value() || one.unit() != other.unit(),
    }
}
