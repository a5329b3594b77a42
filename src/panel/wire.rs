//! A row as it travels: nothing twice, and nothing that contradicts itself.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::row::is_inexact;
use super::{IndicatorName, PanelRow, PanelValue, Report, Side};
use crate::catalogue::Family;
use crate::extract::Years;
use crate::indicator::Measure;
use crate::source::Span;
use crate::unit::Unit;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireRow {
    report: Report,
    /// 2026, 2021-2025.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    years: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    yearly_average: bool,
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
            years: row.years.map(|years| years.to_string()).unwrap_or_default(),
            yearly_average: row.is_yearly_average,
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
        let years = years(&wire.years)?;
        if wire.yearly_average && years.is_none() {
            return Err("a yearly average needs the years it is of".to_owned());
        }
        Ok(Self {
            region: wire.report.shared_region(),
            later_first: Reverse(wire.report.year()),
            report: wire.report,
            years,
            is_yearly_average: wire.yearly_average,
            indicator: wire.indicator,
            family: wire.family,
            side: wire.side,
            headline_first: Reverse(wire.headline),
            is_inexact: is_inexact(wire.side, bound),
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

/// 2026, 2021-2025; none where nothing is written.
fn years(text: &str) -> Result<Option<Years>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let year = |text: &str| {
        let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse()
            .ok()
            .filter(|_| is_year)
            .ok_or_else(|| format!("`{text}` is no year, as 2026 is"))
    };
    let years = Years::new(year(first)?, year(last)?).map_err(|error| error.to_string())?;
    if years.to_string() != text {
        return Err(format!("`{text}` is written `{years}`"));
    }
    Ok(Some(years))
}
