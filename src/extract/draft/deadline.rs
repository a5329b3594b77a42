//! The time that a target is for, as a period of a plan.

use chrono::Datelike;

use crate::extract::outline::Years;
use crate::extract::statement::{StatementYears, YearsFrom};
use crate::period::{Period, PeriodKind};

/// What the time of a target comes to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Deadline {
    /// The plan's own period.
    OfPlan,
    /// Another: 2027年, 上半年, 2026 to 2030.
    Stated(Period),
    /// Nothing tells it.
    Open,
}

impl Deadline {
    /// Of the years that a statement speaks of, with the part of them that its sentence names (上半年, 9月底). A duration that is no
    /// period (三年) says that the document's own year is not meant.
    pub(crate) fn of_years(years: Option<StatementYears>, stated: &str, plan: Period) -> Self {
        let Some(years) = years else {
            return Self::Open;
        };
        let part = part_of_year(stated, years.years());
        if part.is_none() && !stated.is_empty() && years.from() == YearsFrom::Document {
            return Self::Open;
        }
        Self::of(part.or_else(|| years.years().period().ok()), plan)
    }

    /// Of the deadline that the row of a table names (10月底前), within the years that its statement speaks of; nothing where
    /// it names none that is understood.
    pub(crate) fn of_row(
        years: Option<StatementYears>,
        deadline: &str,
        plan: Period,
    ) -> Option<Self> {
        let stated = deadline.trim_end_matches("以前").trim_end_matches('前');
        let period = part_of_year(stated, years?.years())?;
        Some(Self::of(Some(period), plan))
    }

    /// Of the years of the section that a goal stands in, and of what its sentence names.
    pub(crate) fn of_section(years: Option<Years>, stated: &str, plan: Period) -> Self {
        if stated.is_empty() {
            return Self::of(years.and_then(|years| years.period().ok()), plan);
        }
        let year = years.map_or(plan.start().year(), |years| years.last());
        let relative = match stated {
            "明年" | "明年底" => Some(Period::year(year.saturating_add(1))),
            "去年" | "去年底" | "去年末" | "上年" | "上年末" | "过去的一年" => {
                Some(Period::year(year.saturating_sub(1)))
            }
            _ => None,
        };
        let period = relative.map_or_else(|| part(stated, year), Result::ok);
        Self::of(period, plan)
    }

    fn of(period: Option<Period>, plan: Period) -> Self {
        match period {
            Some(period) if is_same(period, plan) => Self::OfPlan,
            Some(period) => Self::Stated(period),
            None => Self::Open,
        }
    }
}

fn is_same(one: Period, other: Period) -> bool {
    (one.start(), one.end()) == (other.start(), other.end())
}

/// The part of the years that is named, or another name of all of them (“十五五”).
fn part_of_year(stated: &str, years: Years) -> Option<Period> {
    let period = part(stated, years.last())?;
    let whole = years.period().ok()?;
    // However all of them are named, they are one period.
    if is_same(period, whole) {
        return Some(whole);
    }
    whole.includes(&period).then_some(period)
}

/// 2027年底, 上半年, 9月底, “十五五”; what names no year is of this one.
fn part(stated: &str, year: i32) -> Option<Period> {
    if stated.is_empty() {
        return None;
    }
    let named = stated.trim_end_matches(['底', '末']);
    let period: Period = named
        .parse()
        .or_else(|_| format!("{year}年{named}").parse())
        .ok()?;
    let is_day_or_month = matches!(period.kind(), PeriodKind::Month | PeriodKind::Day);
    if is_day_or_month && (named.len() < stated.len() || period.kind() == PeriodKind::Day) {
        // 到9月底: from the start of the year on, not in September alone.
        let start = Period::year(period.start().year()).ok()?.start();
        return Period::range(start, period.end()).ok();
    }
    Some(period)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(first: i32, last: i32, from: YearsFrom, stated: &str) -> Deadline {
        let years = StatementYears::new(Years::new(first, last).unwrap(), from, false);
        Deadline::of_years(Some(years), stated, Period::year(2026).unwrap())
    }

    #[test]
    fn years_are_the_period() {
        for (first, last, stated, code) in [
            (2030, 2030, "2030年", "2030"),
            (2030, 2030, "“十五五”", "2030"),
            (2026, 2030, "“十五五”", "2026-01-01/2030-12-31"),
            (2026, 2030, "", "2026-01-01/2030-12-31"),
            (2027, 2027, "2027年底", "2027"),
            (2026, 2026, "上半年", "2026-S1"),
            (2026, 2026, "第一季度", "2026-Q1"),
            (2026, 2026, "9月底", "2026-01-01/2026-09-30"),
            (2030, 2030, "2030年6月底", "2030-01-01/2030-06-30"),
        ] {
            let expected = Deadline::Stated(code.parse().unwrap());
            assert_eq!(
                of(first, last, YearsFrom::Sentence, stated),
                expected,
                "{stated}"
            );
        }
        assert_eq!(of(2026, 2026, YearsFrom::Document, ""), Deadline::OfPlan);
        assert_eq!(
            of(2026, 2026, YearsFrom::Sentence, "2026年底"),
            Deadline::OfPlan
        );
    }

    #[test]
    fn what_nothing_tells_is_open() {
        let plan = Period::year(2026).unwrap();
        assert_eq!(Deadline::of_years(None, "", plan), Deadline::Open);
        assert_eq!(of(2026, 2026, YearsFrom::Document, "三年"), Deadline::Open);
        assert_eq!(
            Deadline::of_section(None, "三年", plan),
            Deadline::Open,
            "a goal"
        );
    }

    #[test]
    fn a_goal_is_of_its_section() {
        let plan = Period::year(2026).unwrap();
        let five = Years::new(2026, 2030).unwrap();
        let of = |stated| Deadline::of_section(Some(five), stated, plan);
        assert_eq!(of(""), Deadline::Stated(five.period().unwrap()));
        assert_eq!(of("2027年"), Deadline::Stated("2027".parse().unwrap()));
        let in_year = |stated| Deadline::of_section(Years::new(2026, 2026).ok(), stated, plan);
        assert_eq!(in_year("明年"), Deadline::Stated("2027".parse().unwrap()));
        assert_eq!(in_year("2026年"), Deadline::OfPlan);
    }
}
