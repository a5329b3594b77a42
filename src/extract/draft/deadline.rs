//! The period that a text states, as a period.

use crate::period::Period;
use chrono::Datelike;

/// What a stated period comes to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Deadline<'a> {
    /// Nothing is stated.
    OfPlan,
    /// 2027年, 上半年, “十五五”.
    Stated(Period),
    /// 三年: not a period by itself.
    Unclear(&'a str),
}

impl<'a> Deadline<'a> {
    /// Reads what a statement says of its period; a month, quarter or half without a year is one of the plan's year.
    pub(super) fn read(text: &'a str, plan: Period) -> Self {
        if text.is_empty() {
            return Self::OfPlan;
        }
        match period(text, plan) {
            Some(period) if period == plan => Self::OfPlan,
            Some(period) => Self::Stated(period),
            None => Self::Unclear(text),
        }
    }
}

fn period(text: &str, plan: Period) -> Option<Period> {
    let year = plan.start().year();
    match text {
        "明年" => return Period::year(year + 1).ok(),
        "去年" | "上年" | "过去的一年" => return Period::year(year - 1).ok(),
        _ => {}
    }
    // 2027年底: by the end of 2027.
    let stated = text.trim_end_matches(['底', '末']);
    let period: Period = stated
        .parse()
        .or_else(|_| format!("{year}年{stated}").parse())
        .ok()?;
    if stated.len() < text.len() && stated.ends_with('月') {
        // 到9月底: from the start of the year on, not in September alone.
        let start = Period::year(period.start().year()).ok()?.start();
        return Period::range(start, period.end()).ok();
    }
    Some(period)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stated_periods_refer_to_the_plan() {
        let plan = Period::year(2024).unwrap();
        for (text, code) in [
            ("2030年", "2030"),
            ("2027年底", "2027"),
            ("“十五五”", "FYP15"),
            ("上半年", "2024-S1"),
            ("第一季度", "2024-Q1"),
            ("9月底", "2024-01-01/2024-09-30"),
            ("明年", "2025"),
        ] {
            let expected = Deadline::Stated(code.parse().unwrap());
            assert_eq!(Deadline::read(text, plan), expected, "{text}");
        }
        assert_eq!(Deadline::read("2024年", plan), Deadline::OfPlan);
        assert_eq!(Deadline::read("", plan), Deadline::OfPlan);
        assert_eq!(Deadline::read("三年", plan), Deadline::Unclear("三年"));
    }
}
