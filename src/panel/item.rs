//! What a panel takes in: a value of a document, as the document says it.

use super::{PanelValue, PanelYears, Side};
use crate::extract::{BoundKind, Kind, Statement};
use crate::headline::HeadlineGoal;
use crate::indicator::Measure;
use crate::period::Period;
use crate::source::Span;
use crate::unit::Unit;

/// A value of a document, as the document says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item<'a> {
    /// The indicator, as written.
    pub name: &'a str,
    /// The verb, which may be a part of the name (新增 of 城镇就业).
    pub action: &'a str,
    /// What the number means.
    pub measure: Measure,
    /// Target or outcome.
    pub side: Side,
    /// The value.
    pub value: PanelValue,
    /// Its unit.
    pub unit: Option<Unit>,
    /// How it is bounded.
    pub bound: BoundKind,
    /// The years it speaks of; `None` where the text does not tell.
    pub years: Option<PanelYears>,
    /// Whether it is said of a part of the region: of a place in it, a sector, a 其中.
    pub is_of_part: bool,
    /// Whether it stands in the headline paragraph.
    pub is_headline: bool,
    /// Whether more is striven for without a number.
    pub strives_for_more: bool,
    /// The words of the document.
    pub quote: &'a str,
    /// Where they stand.
    pub span: Span,
}

impl<'a> Item<'a> {
    /// Of a statement in a report of this year; `None` for a rank or a breakthrough, which have no cell.
    #[must_use]
    pub fn of_statement(statement: &'a Statement<'_>, report_year: i32) -> Option<Self> {
        use crate::extract::Value as Stated;
        let value = match statement.value {
            _ if matches!(statement.bound, BoundKind::Rank | BoundKind::Breakthrough) => {
                return None;
            }
            Stated::None => return None,
            Stated::One(number) => PanelValue::Number(number),
            Stated::Range(low, high) => PanelValue::Range(low, high),
        };
        Some(Self {
            name: &statement.indicator,
            action: &statement.action,
            measure: statement.measure,
            side: match statement.kind {
                Kind::Target => Side::Target,
                Kind::Achievement => Side::Outcome,
            },
            value,
            unit: statement.parsed_unit,
            bound: statement.bound,
            years: years(
                &statement.period,
                statement.kind,
                statement.measure,
                report_year,
            ),
            is_of_part: statement.part_of().is_some(),
            is_headline: statement.theme.iter().any(|heading| is_headline(heading)),
            strives_for_more: false,
            quote: statement.quote,
            span: statement.span,
        })
    }

    /// Of a goal without a number, in the headline paragraph of a report of this year.
    #[must_use]
    pub fn of_goal(
        goal: &'a HeadlineGoal<'_>,
        report_year: i32,
        quote: &'a str,
        span: Span,
    ) -> Self {
        Self {
            name: goal.indicator,
            action: goal.action,
            measure: goal.measure,
            side: Side::Target,
            value: PanelValue::Goal(goal.aim.kind(), goal.aim.to_string()),
            unit: None,
            bound: BoundKind::Plain,
            years: Some(PanelYears::one(report_year)),
            is_of_part: false,
            is_headline: true,
            strives_for_more: false,
            quote,
            span,
        }
    }
}

fn is_headline(heading: &str) -> bool {
    heading.contains("预期目标") || heading.contains("主要目标")
}

/// Words for the year that a statement is of anyway: the planned one of a target, the one looked back on of an achievement.
const OWN: [&str; 6] = ["全年", "年内", "年底", "年末", "一年来", "全年度"];

/// Words for the year before the report's.
const LAST: [&str; 7] = [
    "去年",
    "上年",
    "过去一年",
    "过去的一年",
    "去年全年",
    "上一年",
    "刚刚过去的一年",
];

/// The years of a statement whose sentence names this period: without one, a report plans its own year and looks back on the last.
fn years(stated: &str, kind: Kind, measure: Measure, report_year: i32) -> Option<PanelYears> {
    let own = match kind {
        Kind::Target => report_year,
        Kind::Achievement => report_year.checked_sub(1)?,
    };
    if stated.is_empty() || OWN.contains(&stated) {
        return Some(PanelYears::one(own));
    }
    if LAST.contains(&stated) {
        return Some(PanelYears::one(report_year.checked_sub(1)?));
    }
    let named = stated.trim_end_matches(['底', '末']);
    let period: Period = named.parse().ok()?;
    let year = |date: chrono::NaiveDate| chrono::Datelike::year(&date);
    let (first, last) = (year(period.start()), year(period.end()));
    // A state holds at the end of its years.
    if measure == Measure::Level {
        return Some(PanelYears::one(last));
    }
    let years = PanelYears::new(first, last)?;
    let is_average = first != last && matches!(measure, Measure::Growth | Measure::Reduction);
    Some(if is_average {
        years.on_average()
    } else {
        years
    })
}
