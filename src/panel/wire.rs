//! A row as it travels: nothing twice, and nothing that contradicts itself.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{IndicatorName, PanelRow, PanelValue, PanelYears, Report, Side};
use crate::catalogue::Family;
use crate::indicator::Measure;
use crate::source::Span;
use crate::unit::Unit;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireRow {
    report: Report,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    years: Option<PanelYears>,
    indicator: IndicatorName,
    family: Family,
    side: Side,
    measure: Measure,
    value: PanelValue,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<Unit>,
    bound: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    strives_for_more: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    headline: bool,
    name: String,
    quote: String,
    span: Span,
}

impl From<PanelRow> for WireRow {
    fn from(row: PanelRow) -> Self {
        Self {
            report: row.report,
            years: row.years,
            indicator: row.indicator,
            family: row.family,
            side: row.side,
            measure: row.measure,
            value: row.value,
            unit: row.unit,
            bound: row.bound.to_string(),
            strives_for_more: row.strives_for_more,
            headline: row.headline_first.0,
            name: row.name,
            quote: row.quote,
            span: row.span,
        }
    }
}

impl TryFrom<WireRow> for PanelRow {
    type Error = String;

    fn try_from(wire: WireRow) -> Result<Self, Self::Error> {
        let bound = wire.bound.parse();
        let bound = bound.map_err(|_| format!("`{}` is no bound, as at_least is", wire.bound))?;
        let fits = match wire.family {
            Family::Rate => matches!(wire.measure, Measure::Growth | Measure::Reduction),
            Family::Change => matches!(wire.measure, Measure::Increase | Measure::Decrease),
            Family::Level => wire.measure == Measure::Level,
            Family::Amount => matches!(wire.measure, Measure::Total | Measure::Level),
        };
        if !fits {
            return Err(format!("a {} is no {}", wire.measure, wire.family));
        }
        if matches!(wire.value, PanelValue::Range(low, high) if low > high) {
            return Err("the lower end of a range comes first".to_owned());
        }
        if wire.quote.len() != wire.span.len() {
            return Err("the quote is not as long as its span".to_owned());
        }
        Ok(Self {
            region: wire.report.region().to_owned(),
            later_first: Reverse(wire.report.year()),
            report: wire.report,
            years: wire.years,
            indicator: wire.indicator,
            family: wire.family,
            side: wire.side,
            headline_first: Reverse(wire.headline),
            span: wire.span,
            value: wire.value,
            measure: wire.measure,
            unit: wire.unit,
            bound,
            strives_for_more: wire.strives_for_more,
            name: wire.name,
            quote: wire.quote,
        })
    }
}
