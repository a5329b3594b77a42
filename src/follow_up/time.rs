//! Which time a reported value is about, as seen from the plan.

use chrono::{Datelike, NaiveDate};

use super::AchievedBasis;
use crate::extract::Statement;
use crate::indicator::Measure;
use crate::period::Period;

/// Words of the following report for the year of the plan.
const YEAR_OF_PLAN: &[&str] = &[
    "",
    "去年",
    "上年",
    "全年",
    "一年来",
    "过去一年",
    "过去的一年",
];

/// Words in a heading or a lead sentence for several years that are looked back on.
const YEARS: &[&str] = &[
    "五年来",
    "过去五年",
    "过去的五年",
    "五年工作回顾",
    "五年政府工作",
    "本届政府",
    "十一五",
    "十二五",
    "十三五",
    "十四五",
    "十五五",
    "三年来",
    "四年来",
];

/// Whether a value without a period of its own accumulates over, or is averaged over, several years by what stands above it.
fn looks_back_on_years(statement: &Statement<'_>) -> bool {
    statement.period.is_empty()
        && statement.measure != Measure::Level
        && statement
            .theme
            .iter()
            .any(|heading| YEARS.iter().any(|word| heading.contains(word)))
}

/// How a value fits the time of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) basis: AchievedBasis,
    /// The day that the value is known as of, where the plan tells.
    pub(super) as_of: Option<NaiveDate>,
    /// Whether it is about the time of the target itself.
    pub(super) exact: bool,
}

/// How a reported value fits a target for `target`, in a plan for `plan`; `None` where it is about another time.
pub(super) fn fit(
    statement: &Statement<'_>,
    target: Option<Period>,
    plan: Option<Period>,
) -> Option<Fit> {
    let (stated, measure) = (statement.period.as_ref(), statement.measure);
    let asked = target.or(plan);
    if looks_back_on_years(statement)
        && asked.is_none_or(|period| period.start().year() == period.end().year())
    {
        return None;
    }
    let basis = if measure == Measure::Level {
        AchievedBasis::AtDate
    } else {
        AchievedBasis::ToDate
    };
    let Some(plan) = plan else {
        // Without a period, only a report that names none is about the plan's.
        let fits = target.is_none() && YEAR_OF_PLAN.contains(&stated);
        return fits.then_some(Fit {
            basis,
            as_of: None,
            exact: true,
        });
    };
    let target = target.unwrap_or(plan);
    let reported = period(stated, plan)?;
    let fits = match basis {
        AchievedBasis::AtDate => reported.end() >= plan.start() && reported.end() <= target.end(),
        AchievedBasis::ToDate => {
            reported.start() == target.start() && reported.end() <= target.end()
        }
    };
    fits.then_some(Fit {
        basis,
        as_of: Some(reported.end()),
        exact: reported == target,
    })
}

/// The period that the words name: 去年 is the plan's, 11月底 is from its start to that day.
fn period(stated: &str, plan: Period) -> Option<Period> {
    if YEAR_OF_PLAN.contains(&stated) {
        return Some(plan);
    }
    let named = stated.trim_end_matches(['底', '末', '份']);
    let period: Period = named
        .parse()
        .or_else(|_| format!("{}年{named}", plan.start().year()).parse())
        .ok()?;
    if named.len() < stated.len() && plan.includes(&period) {
        return Period::range(plan.start(), period.end()).ok();
    }
    Some(period)
}
