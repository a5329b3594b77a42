//! One value of one document.

use std::cmp::Reverse;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::wire::WireRow;
use super::{Item, Report};
use crate::catalogue::{Catalogue, Family, Mention, Slug, measured};
use crate::extract::{StatementBound, Years};
use crate::indicator::Measure;
use crate::number::{Decimal, Plain};
use crate::source::Span;
use crate::target::AimKind;
use crate::unit::{Dimension, Unit};

/// Whether a value is aimed at or was reached (目标, 完成).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Side {
    /// 目标.
    Target,
    /// 完成.
    Outcome,
}

/// The indicator of a cell: its slug where the catalogue knows it, else the name as written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorName {
    /// Of the catalogue.
    Slug(Slug),
    /// Of none.
    Name(String),
}

/// The slug, or the name.
impl fmt::Display for IndicatorName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slug(slug) => slug.fmt(f),
            Self::Name(name) => f.write_str(name),
        }
    }
}

/// A value: a number, a range, or a goal without a number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PanelValue {
    /// A number.
    Number(#[serde(with = "crate::number::text")] Decimal),
    /// A range, the lower end first.
    Range(
        #[serde(with = "crate::number::text")] Decimal,
        #[serde(with = "crate::number::text")] Decimal,
    ),
    /// A goal without a number, by its kind and its words.
    Goal(AimKind, String),
}

/// `2500`, `5~5.5`; for a goal its kind: `relative`, `sign`, `delegated`, `worded`, `none`.
impl fmt::Display for PanelValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => Plain(*number).fmt(f),
            Self::Range(low, high) => write!(f, "{}~{}", Plain(*low), Plain(*high)),
            Self::Goal(AimKind::NoTarget, _) => f.write_str("none"),
            Self::Goal(kind, _) => kind.fmt(f),
        }
    }
}

/// One value of one document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "WireRow", into = "WireRow")]
pub struct PanelRow {
    // The order of the fields is that of the rows: by cell, then as a reader looks for a value.
    pub(super) region: Arc<str>,
    pub(super) years: Option<Years>,
    pub(super) is_yearly_average: bool,
    pub(super) indicator: IndicatorName,
    pub(super) family: Family,
    pub(super) side: Side,
    pub(super) later_first: Reverse<i32>,
    pub(super) report: Report,
    pub(super) headline_first: Reverse<bool>,
    /// An outcome that is only bounded (突破3万亿元) goes behind one that is exact.
    pub(super) is_inexact: bool,
    pub(super) span: Span,
    pub(super) value: PanelValue,
    pub(super) measure: Measure,
    pub(super) unit: Option<Unit>,
    pub(super) bound: StatementBound,
    pub(super) strives_for_more: bool,
    pub(super) name: String,
    pub(super) quote: String,
}

/// Whether a value of a side is less than the whole truth.
pub(super) fn is_inexact(side: Side, bound: StatementBound) -> bool {
    side == Side::Outcome && bound != StatementBound::Plain
}

impl PanelRow {
    pub(super) fn new(report: &Report, item: &Item<'_>, catalogue: &Catalogue) -> Self {
        let mut mention = Mention::new(item.name)
            .with_action(item.action)
            .with_measure(item.measure)
            .with_place(report.region());
        if let Some(unit) = item.unit {
            mention = mention.with_unit(unit);
        }
        let entry = catalogue.identify(&mention).filter(|entry| {
            // 投资增幅回落17个百分点: that of its rate, which is another indicator.
            let in_points = item.unit == Some(Unit::PERCENTAGE_POINT);
            let unit = entry.unit().map(|unit| unit.dimension().numerator);
            !in_points || unit.is_none_or(|unit| unit == Dimension::Share)
        });
        let measure = match (&item.value, entry) {
            // A goal without a number is of the cell that the indicator's numbers mostly are of.
            (PanelValue::Goal(..), Some(entry)) => entry.measure(),
            _ => measured(&mention, item.measure, entry),
        };
        Self {
            region: report.shared_region(),
            years: item.years,
            is_yearly_average: item.is_yearly_average,
            indicator: match entry {
                Some(entry) => IndicatorName::Slug(entry.slug().clone()),
                None => IndicatorName::Name(item.name.to_owned()),
            },
            family: Family::of(measure, entry),
            side: item.side,
            later_first: Reverse(report.year()),
            report: report.clone(),
            headline_first: Reverse(item.is_headline),
            is_inexact: is_inexact(item.side, item.bound),
            span: item.span,
            value: item.value.clone(),
            measure,
            unit: item.unit,
            bound: item.bound,
            strives_for_more: item.strives_for_more,
            name: item.name.to_owned(),
            quote: item.quote.to_owned(),
        }
    }

    pub(super) fn is_of_cell(&self, other: &Self) -> bool {
        self.region == other.region
            && self.years == other.years
            && self.is_yearly_average == other.is_yearly_average
            && self.indicator == other.indicator
            && self.family == other.family
    }

    /// The region: the document's.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The years it speaks of; `None` where the text does not tell.
    #[must_use]
    pub const fn years(&self) -> Option<Years> {
        self.years
    }

    /// Whether the value is that of each of the years (年均), and not of all together.
    #[must_use]
    pub const fn is_yearly_average(&self) -> bool {
        self.is_yearly_average
    }

    /// The indicator.
    #[must_use]
    pub const fn indicator(&self) -> &IndicatorName {
        &self.indicator
    }

    /// The sort of measure.
    #[must_use]
    pub const fn family(&self) -> Family {
        self.family
    }

    /// Target or outcome.
    #[must_use]
    pub const fn side(&self) -> Side {
        self.side
    }

    /// The document.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// Whether it stands in the headline paragraph (预期目标).
    #[must_use]
    pub const fn is_headline(&self) -> bool {
        self.headline_first.0
    }

    /// Where it stands in the document.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The value.
    #[must_use]
    pub const fn value(&self) -> &PanelValue {
        &self.value
    }

    /// What the number means.
    #[must_use]
    pub const fn measure(&self) -> Measure {
        self.measure
    }

    /// Its unit.
    #[must_use]
    pub const fn unit(&self) -> Option<Unit> {
        self.unit
    }

    /// How it is bounded.
    #[must_use]
    pub const fn bound(&self) -> StatementBound {
        self.bound
    }

    /// Whether more is striven for without a number (争取更好结果).
    #[must_use]
    pub const fn strives_for_more(&self) -> bool {
        self.strives_for_more
    }

    /// The indicator as the document has it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The words of the document.
    #[must_use]
    pub fn quote(&self) -> &str {
        &self.quote
    }
}

/// As a person writes it: `6%左右`, `12万人以上`, `-3%`, `与经济增长同步`.
impl fmt::Display for PanelRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = self.unit.map(|unit| unit.to_string()).unwrap_or_default();
        let falls = matches!(self.measure, Measure::Reduction | Measure::Decrease);
        let sign = if falls { "降" } else { "" };
        let (before, after) = match self.bound {
            StatementBound::AtLeast => ("", "以上"),
            StatementBound::MoreThan => ("超", ""),
            StatementBound::AtMost => ("", "以内"),
            StatementBound::LessThan => ("不到", ""),
            StatementBound::About => ("", "左右"),
            _ => ("", ""),
        };
        match &self.value {
            PanelValue::Number(number) => {
                write!(f, "{sign}{before}{}{unit}{after}", Plain(*number))?;
            }
            PanelValue::Range(low, high) => {
                write!(f, "{sign}{}{unit}—{}{unit}", Plain(*low), Plain(*high))?;
            }
            PanelValue::Goal(_, words) => f.write_str(words)?,
        }
        if self.strives_for_more {
            f.write_str("，争取更好")?;
        }
        Ok(())
    }
}
