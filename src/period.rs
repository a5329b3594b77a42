//! Periods (时期) that targets and observations refer to: a year, a half-year, a quarter, a month, a day, a five-year plan,
//! or any range of dates.
//!
//! A [`Period`] knows its first and last day and which share of it has passed on a given day. There is no clock here:
//! the day is always an argument.

mod parse;
mod print;

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use crate::number::Ratio;

/// A day (日期), chrono's; re-exported, so that a program need not depend on chrono.
pub use chrono::NaiveDate;
pub use parse::ParsePeriodError;
pub(crate) use print::DayInChinese;

/// A period of time (时期), in whole days.
///
/// It is written in Chinese by [`Display`](std::fmt::Display) (`2024年第一季度`) and as a code by [`Period::code`]
/// (`2024-Q1`); [`FromStr`](std::str::FromStr) reads both, and serde uses the code. Two periods are equal when they are
/// written the same: `2024年` is not equal to `2024年1月1日至2024年12月31日`, although it has the same days.
/// They are ordered by first day, then by last day.
///
/// ```
/// use chrono::NaiveDate;
/// use zhibiao::period::Period;
///
/// let year: Period = "2024年".parse()?;
/// let november = NaiveDate::from_ymd_opt(2024, 11, 30).unwrap();
/// assert_eq!(year, Period::year(2024)?);
/// assert_eq!(year.elapsed_by_months(november).to_string(), "11/12");
///
/// let plan: Period = "“十四五”时期".parse()?;
/// assert_eq!(plan.start(), NaiveDate::from_ymd_opt(2021, 1, 1).unwrap());
/// assert_eq!(plan.code(), "FYP14");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    // The numbers of a kind (which quarter, which plan) follow from the first day, so they are not stored.
    start: NaiveDate,
    end: NaiveDate,
    kind: PeriodKind,
}

/// What sort of period a [`Period`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PeriodKind {
    /// A calendar year (年度).
    Year,
    /// The first or second half of a year (上半年, 下半年).
    Half,
    /// A quarter of a year (季度).
    Quarter,
    /// A calendar month (月份).
    Month,
    /// A single day (日).
    Day,
    /// A national five-year plan (五年规划, 五年计划).
    FiveYearPlan,
    /// Any other run of days, from a first to a last one.
    Range,
}

/// Why there is no such period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PeriodError {
    /// The year is not written with four digits; `3年` is a duration, not the year 3.
    #[error("the year {0} is outside 1000 to 9999")]
    YearOutOfRange(i32),
    /// The number of a half, quarter, month, day or five-year plan does not exist.
    #[error("there is no {what} {number}: it is {expected}")]
    NoSuchPart {
        /// What was numbered.
        what: &'static str,
        /// The number that was given.
        number: u32,
        /// The numbers there are.
        expected: &'static str,
    },
    /// The month has no such day.
    #[error("{year}-{month:02} has no day {day}")]
    NoSuchDay {
        /// The year.
        year: i32,
        /// The month.
        month: u32,
        /// The day that was given.
        day: u32,
    },
    /// A range that ends before it starts.
    #[error("the range ends on {end}, before it starts on {start}")]
    EndBeforeStart {
        /// First day.
        start: NaiveDate,
        /// Last day.
        end: NaiveDate,
    },
}

/// What is numbered, in both languages.
const PARTS: [(&str, &str); 4] = [
    ("半年", "half-year"),
    ("季度", "quarter"),
    ("月份", "month"),
    ("五年规划", "five-year plan"),
];

impl PeriodError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::YearOutOfRange(year) => format!("年份{year}不在1000至9999之间"),
            Self::NoSuchPart {
                what,
                number,
                expected,
            } => {
                let (what, _) = PARTS
                    .into_iter()
                    .find(|(_, english)| english == what)
                    .unwrap_or((what, what));
                let expected = expected.replace(" to ", "至").replace(" or ", "或");
                format!("没有序号为{number}的{what}，应为{expected}")
            }
            Self::NoSuchDay { year, month, day } => format!("{year}年{month}月没有{day}日"),
            Self::EndBeforeStart { start, end } => {
                format!("时段止于{end}，早于起始的{start}")
            }
        }
    }
}

impl Period {
    /// The calendar year `year`, 1000 to 9999.
    ///
    /// # Errors
    /// [`PeriodError::YearOutOfRange`].
    pub fn year(year: i32) -> Result<Self, PeriodError> {
        Self::months_of(year, 1, 12, PeriodKind::Year)
    }

    /// The first (1) or second (2) half of a year: 上半年, 下半年.
    ///
    /// # Errors
    /// When the year or the half does not exist.
    pub fn half(year: i32, half: u32) -> Result<Self, PeriodError> {
        if !(1..=2).contains(&half) {
            return Err(PeriodError::NoSuchPart {
                what: "half-year",
                number: half,
                expected: "1 or 2",
            });
        }
        Self::months_of(year, half * 6 - 5, 6, PeriodKind::Half)
    }

    /// A quarter (季度) of a year, 1 to 4.
    ///
    /// # Errors
    /// When the year or the quarter does not exist.
    pub fn quarter(year: i32, quarter: u32) -> Result<Self, PeriodError> {
        if !(1..=4).contains(&quarter) {
            return Err(PeriodError::NoSuchPart {
                what: "quarter",
                number: quarter,
                expected: "1 to 4",
            });
        }
        Self::months_of(year, quarter * 3 - 2, 3, PeriodKind::Quarter)
    }

    /// A month (月) of a year, 1 to 12.
    ///
    /// # Errors
    /// When the year or the month does not exist.
    pub fn month(year: i32, month: u32) -> Result<Self, PeriodError> {
        if !(1..=12).contains(&month) {
            return Err(PeriodError::NoSuchPart {
                what: "month",
                number: month,
                expected: "1 to 12",
            });
        }
        Self::months_of(year, month, 1, PeriodKind::Month)
    }

    /// The single day `date`.
    ///
    /// # Errors
    /// [`PeriodError::YearOutOfRange`].
    pub fn day(date: NaiveDate) -> Result<Self, PeriodError> {
        Self::range(date, date)
    }

    /// The national five-year plan with this number: the 14th (“十四五”) is 2021 to 2025.
    ///
    /// The first ran from 1953 to 1957 and the second from 1958 to 1962. The years 1963 to 1965 were a period of
    /// adjustment and belong to none; from the third (1966 to 1970) on, one follows the other. Numbers up to 99 are
    /// accepted. Source: the national five-year plans as listed by the National Development and Reform Commission.
    ///
    /// # Errors
    /// [`PeriodError::NoSuchPart`] for 0 and above 99.
    pub fn five_year_plan(number: u32) -> Result<Self, PeriodError> {
        let first = match number {
            1 => 1953,
            2 => 1958,
            3..=99 => 1966 + 5 * (number - 3),
            _ => {
                return Err(PeriodError::NoSuchPart {
                    what: "five-year plan",
                    number,
                    expected: "1 to 99",
                });
            }
        };
        let first = i32::try_from(first).unwrap_or(i32::MAX);
        Ok(Self {
            start: date(first, 1, 1)?,
            end: date(first.saturating_add(4), 12, 31)?,
            kind: PeriodKind::FiveYearPlan,
        })
    }

    /// All days from `start` to `end`, both included. A range of one day is a [`PeriodKind::Day`].
    ///
    /// # Errors
    /// When it ends before it starts, or reaches outside the years 1000 to 9999.
    pub fn range(start: NaiveDate, end: NaiveDate) -> Result<Self, PeriodError> {
        for year in [start.year(), end.year()] {
            check_year(year)?;
        }
        if end < start {
            return Err(PeriodError::EndBeforeStart { start, end });
        }
        let kind = if start == end {
            PeriodKind::Day
        } else {
            PeriodKind::Range
        };
        Ok(Self { start, end, kind })
    }

    /// The period of this kind that ends on the day, where the caller knows that one does; `None` for a range, of which the last
    /// day does not tell the first.
    pub(crate) fn ending(kind: PeriodKind, end: NaiveDate) -> Option<Self> {
        let months = match kind {
            PeriodKind::Year => 12,
            PeriodKind::Half => 6,
            PeriodKind::Quarter => 3,
            PeriodKind::Month => 1,
            PeriodKind::FiveYearPlan => 60,
            PeriodKind::Day => return Self::day(end).ok(),
            PeriodKind::Range => return None,
        };
        let first = (month_index(end) + 1).checked_sub(months)?;
        let year = i32::try_from(first / 12).ok()?;
        let start = NaiveDate::from_ymd_opt(year, first % 12 + 1, 1)?;
        Some(Self { start, end, kind })
    }

    fn months_of(year: i32, first: u32, count: u32, kind: PeriodKind) -> Result<Self, PeriodError> {
        let last = first + count - 1;
        Ok(Self {
            start: date(year, first, 1)?,
            end: last_day(year, last)?,
            kind,
        })
    }

    /// What sort of period it is.
    #[must_use]
    pub const fn kind(&self) -> PeriodKind {
        self.kind
    }

    /// The first day.
    #[must_use]
    pub const fn start(&self) -> NaiveDate {
        self.start
    }

    /// The last day, included.
    #[must_use]
    pub const fn end(&self) -> NaiveDate {
        self.end
    }

    /// How many days it has.
    #[must_use]
    pub fn days(&self) -> u32 {
        days_between(self.start, self.end) + 1
    }

    /// How many calendar months it touches.
    #[must_use]
    pub fn months(&self) -> u32 {
        month_index(self.end) - month_index(self.start) + 1
    }

    /// Whether the day lies in the period.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.start <= day && day <= self.end
    }

    /// Whether every day of `other` lies in this period.
    #[must_use]
    pub fn includes(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two periods share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// The share of its months that is over at the end of the day `as_of`, from 0 to 1.
    ///
    /// A month counts when its last day in the period has been reached: of 2024, 11/12 have passed on 30 November and
    /// still 10/12 on 29 November. This is the 序时进度 of supervision notices (Xuancheng 2020: January to November is
    /// 11/12, 91.7 %).
    #[must_use]
    pub fn elapsed_by_months(&self, as_of: NaiveDate) -> Ratio {
        let over = if as_of < self.start {
            0
        } else if as_of >= self.end {
            self.months()
        } else {
            let begun = month_index(as_of) - month_index(self.start);
            begun + u32::from(is_last_of_month(as_of))
        };
        share(over, self.months())
    }

    /// The share of its days that is over at the end of the day `as_of`, from 0 to 1.
    #[must_use]
    pub fn elapsed_by_days(&self, as_of: NaiveDate) -> Ratio {
        let over = if as_of < self.start {
            0
        } else if as_of >= self.end {
            self.days()
        } else {
            days_between(self.start, as_of) + 1
        };
        share(over, self.days())
    }
}

/// `part` of `whole`; a period has at least one day and one month, so `whole` is never zero.
fn share(part: u32, whole: u32) -> Ratio {
    Ratio::new(part.into(), whole.into()).unwrap_or(Ratio::ONE)
}

fn check_year(year: i32) -> Result<(), PeriodError> {
    if (1000..=9999).contains(&year) {
        Ok(())
    } else {
        Err(PeriodError::YearOutOfRange(year))
    }
}

fn date(year: i32, month: u32, day: u32) -> Result<NaiveDate, PeriodError> {
    check_year(year)?;
    if !(1..=12).contains(&month) {
        return Err(PeriodError::NoSuchPart {
            what: "month",
            number: month,
            expected: "1 to 12",
        });
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(PeriodError::NoSuchDay { year, month, day })
}

fn last_day(year: i32, month: u32) -> Result<NaiveDate, PeriodError> {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let day = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    date(year, month, day)
}

fn is_last_of_month(day: NaiveDate) -> bool {
    day.succ_opt()
        .is_none_or(|next| next.month() != day.month())
}

/// Months since year 0; years are 1000 to 9999 in every period, and `as_of` lies between the days of one.
fn month_index(day: NaiveDate) -> u32 {
    u32::try_from(day.year()).unwrap_or(0) * 12 + day.month0()
}

/// Days from `from` to `to`, which is not before it.
fn days_between(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from(to.signed_duration_since(from).num_days()).unwrap_or(0)
}
