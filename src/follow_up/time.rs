//! Which time a reported value is about, as seen from the plan.

use chrono::{Datelike, NaiveDate};

use super::AchievedBasis;
use crate::extract::Statement;
use crate::indicator::Measure;
use crate::period::Period;

/// Words of the following report for the year of the plan, where nothing tells which year they mean.
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

/// How a value fits the time of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) basis: AchievedBasis,
    /// The day that the value is known as of, where the plan tells.
    pub(super) as_of: Option<NaiveDate>,
    /// Whether it is about the time of the target itself.
    pub(super) exact: bool,
}

/// What a target is for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    /// The time of the target itself; none where it is open, or the plan has none.
    pub(super) target: Option<Period>,
    pub(super) plan: Option<Period>,
    /// Whether nothing tells the time of the target.
    pub(super) is_open: bool,
}

/// How a reported value fits a target; `None` where it is about another time. What is for one year is never answered by a value of
/// several, nor by a yearly average.
pub(super) fn fit(statement: &Statement<'_>, asked: Asked) -> Option<Fit> {
    if asked.is_open {
        return None;
    }
    let basis = if statement.measure == Measure::Level {
        AchievedBasis::AtDate
    } else {
        AchievedBasis::ToDate
    };
    let Some(plan) = asked.plan else {
        // Without a period, only a report that names no other is about the plan's.
        let fits = asked.target.is_none()
            && YEAR_OF_PLAN.contains(&statement.period.as_ref())
            && !is_of_several_years(statement);
        return fits.then_some(Fit {
            basis,
            as_of: None,
            exact: true,
        });
    };
    let target = asked.target.unwrap_or(plan);
    let reported = reported(statement, plan)?;
    let fits = match basis {
        AchievedBasis::AtDate => reported.end() >= plan.start() && reported.end() <= target.end(),
        AchievedBasis::ToDate => {
            reported.start() == target.start() && reported.end() <= target.end()
        }
    };
    fits.then_some(Fit {
        basis,
        as_of: Some(reported.end()),
        exact: (reported.start(), reported.end()) == (target.start(), target.end()),
    })
}

/// The period that a statement is about: the years that it speaks of, or the part of them that its sentence names. Where the report does not
/// tell its own year, 去年 is the plan's.
fn reported(statement: &Statement<'_>, plan: Period) -> Option<Period> {
    let stated = statement.period.as_ref();
    let Some(years) = statement.years() else {
        if is_of_several_years(statement) {
            return None;
        }
        return if YEAR_OF_PLAN.contains(&stated) {
            Some(plan)
        } else {
            named(stated, plan.start().year())
        };
    };
    let whole = years.years().period().ok()?;
    // An amount of each year answers nothing that adds up over the years.
    let adds_up = !matches!(statement.measure, Measure::Growth | Measure::Reduction);
    if years.is_yearly_average() && (adds_up || years.years().is_one()) {
        return None;
    }
    let part = named(stated, years.years().last()).filter(|part| whole.includes(part));
    Some(part.unwrap_or(whole))
}

/// Whether a value of which nothing tells the years accumulates over, or is averaged over, several by what stands above it.
fn is_of_several_years(statement: &Statement<'_>) -> bool {
    if let Some(years) = statement.years() {
        return !years.years().is_one() || years.is_yearly_average();
    }
    statement.measure != Measure::Level
        && statement
            .theme
            .iter()
            .any(|heading| YEARS.iter().any(|word| heading.contains(word)))
}

/// The period that words name: 上半年 is of this year, 11月底 is from its start to that day.
fn named(stated: &str, year: i32) -> Option<Period> {
    if stated.is_empty() {
        return None;
    }
    let named = stated.trim_end_matches(['底', '末', '份']);
    let period: Period = named
        .parse()
        .or_else(|_| format!("{year}年{named}").parse())
        .ok()?;
    if named.len() < stated.len() {
        let start = Period::year(period.end().year()).ok()?.start();
        return Period::range(start, period.end()).ok();
    }
    Some(period)
}
