//! Writing a period: in Chinese for people, as a code for data.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::{Period, PeriodKind};

impl Period {
    /// The code for interchange: ISO 8601 (`2024`, `2024-03`, `2024-03-05`, `2024-01-01/2024-11-30`), SDMX where ISO
    /// has none (`2024-S1`, `2024-Q1`), and `FYP14` for the 14th five-year plan, which neither names.
    #[must_use]
    pub fn code(&self) -> String {
        let (start, end) = (self.start, self.end);
        let year = start.year();
        match self.kind {
            PeriodKind::Year => format!("{year:04}"),
            PeriodKind::Half => format!("{year:04}-S{}", start.month0() / 6 + 1),
            PeriodKind::Quarter => format!("{year:04}-Q{}", start.month0() / 3 + 1),
            PeriodKind::Month => format!("{year:04}-{:02}", start.month()),
            PeriodKind::Day => start.to_string(),
            PeriodKind::FiveYearPlan => format!("FYP{}", plan_number(start)),
            PeriodKind::Range => format!("{start}/{end}"),
        }
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.code()
    }
}

/// In Chinese: `2024年`, `2024年上半年`, `2024年第一季度`, `2024年3月`, `2024年3月5日`, `“十四五”时期`,
/// `2024年1月1日至2024年11月30日`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (start, end) = (self.start, self.end);
        let year = start.year();
        match self.kind {
            PeriodKind::Year => write!(f, "{year}年"),
            PeriodKind::Half if start.month() == 1 => write!(f, "{year}年上半年"),
            PeriodKind::Half => write!(f, "{year}年下半年"),
            PeriodKind::Quarter => write!(f, "{year}年第{}季度", digit(start.month0() / 3 + 1)),
            PeriodKind::Month => write!(f, "{year}年{}月", start.month()),
            PeriodKind::Day => DayInChinese(start).fmt(f),
            PeriodKind::FiveYearPlan => write!(f, "“{}五”时期", below_hundred(plan_number(start))),
            PeriodKind::Range => {
                write!(f, "{}至{}", DayInChinese(start), DayInChinese(end))
            }
        }
    }
}

/// A day in Chinese: `2024年3月5日`.
pub(crate) struct DayInChinese(pub(crate) NaiveDate);

impl fmt::Display for DayInChinese {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(day) = self;
        write!(f, "{}年{}月{}日", day.year(), day.month(), day.day())
    }
}

/// The number of the five-year plan that starts on this day; the inverse of [`Period::five_year_plan`].
fn plan_number(start: NaiveDate) -> i32 {
    match start.year() {
        1953 => 1,
        1958 => 2,
        year => (year - 1966) / 5 + 3,
    }
}

/// 一 to 九; the callers have no other digits.
fn digit(number: u32) -> &'static str {
    ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        .get(number as usize)
        .copied()
        .unwrap_or_default()
}

/// 一 to 九十九, as the five-year plans are numbered: 十, 十四, 二十.
fn below_hundred(number: i32) -> String {
    let number = number.unsigned_abs();
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => format!("{}十", digit(tens)),
    };
    tens + digit(number % 10)
}
