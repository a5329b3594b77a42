//! What a panel takes in: a value of a document, as the document says it.

use super::{PanelValue, Side};
use crate::extract::{Kind, Statement, StatementBound, Years};
use crate::headline::{HeadlineGoal, is_headline};
use crate::indicator::{Measure, people};
use crate::source::Span;
use crate::unit::Unit;

/// What a value is said of (范围).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// The whole region.
    Whole,
    /// A part of it, a 其中, a place in it, what something brings about; or what is not surely of the whole.
    Part,
}

/// A value of a document, as the document says it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own
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
    pub bound: StatementBound,
    /// The years it speaks of; `None` where the text does not tell.
    pub years: Option<Years>,
    /// Whether it is the value of each of the years (年均).
    pub is_yearly_average: bool,
    /// What it is said of.
    pub scope: Scope,
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
    /// Of a statement, by the years that it speaks of; `None` for a rank or a breakthrough, which have no cell.
    #[must_use]
    pub fn of_statement(statement: &'a Statement<'_>) -> Option<Self> {
        use crate::extract::Value as Stated;
        let value = match statement.value {
            _ if matches!(
                statement.bound,
                StatementBound::Rank | StatementBound::Breakthrough
            ) =>
            {
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
            unit: statement
                .parsed_unit
                .or_else(|| people(&statement.indicator, &statement.unit)),
            bound: statement.bound,
            // Of a yearly average (年均) that is said of one year nobody knows the first one.
            years: statement
                .years()
                .filter(|years| !(years.is_yearly_average() && years.years().is_one()))
                .map(|years| years.years()),
            is_yearly_average: statement
                .years()
                .is_some_and(|years| years.is_yearly_average()),
            scope: if statement.part_of().is_some() {
                Scope::Part
            } else {
                Scope::Whole
            },
            is_headline: statement.theme.iter().any(|heading| is_headline(heading)),
            strives_for_more: false,
            quote: statement.quote,
            span: statement.span,
        })
    }

    /// Of a goal without a number, in a headline paragraph that speaks of these years.
    #[must_use]
    pub fn of_goal(
        goal: &'a HeadlineGoal<'_>,
        years: Option<Years>,
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
            bound: StatementBound::Plain,
            years,
            is_yearly_average: false,
            scope: Scope::Whole,
            is_headline: true,
            strives_for_more: false,
            quote,
            span,
        }
    }
}
