//! Reading a period, as reports write it and as its code.

use std::str::FromStr;

use chrono::NaiveDate;

use crate::number::Shown;

use super::{Period, PeriodError, date, last_day};

/// Why a text is not a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParsePeriodError {
    /// Nothing was written.
    #[error("a period is empty: write `2024年`, `2024年第一季度`, `2024-Q1` or the like")]
    Empty,
    /// The text has none of the known forms.
    #[error(
        "`{text}` is not a period: write `2024年`, `2024年第一季度`, `2024年1-11月`, `“十四五”时期`, `2024-Q1` or the like",
        text = Shown(text)
    )]
    UnknownForm {
        /// The text as given.
        text: String,
    },
    /// The text has a known form, but names a period that does not exist.
    #[error("`{text}` is not a period: {source}", text = Shown(text))]
    NoSuchPeriod {
        /// The text as given.
        text: String,
        /// Why it does not exist.
        source: PeriodError,
    },
}

impl ParsePeriodError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Empty => "没有时段，应为2024年、2024年第一季度之类".to_owned(),
            Self::UnknownForm { text } => format!(
                "“{text}”不是时段，应写作2024年、2024年第一季度、2024年1-11月、“十四五”时期之类",
                text = Shown(text)
            ),
            Self::NoSuchPeriod { text, source } => {
                format!("“{}”不是时段：{}", Shown(text), source.chinese())
            }
        }
    }
}

/// Reads the Chinese forms and the codes.
///
/// Besides what `Display` writes: `2024年度`, `2024年全年`, `二〇二四年`, `2024年一季度`, `2024年前三季度`,
/// `2024年1-11月`, `2024年1月至2025年3月`, `2021—2025年`, `十四五`, `“十四五”期间`, full-width digits and blanks between.
impl FromStr for Period {
    type Err = ParsePeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = normalize(text);
        if plain.is_empty() {
            return Err(ParsePeriodError::Empty);
        }
        let period = if plain.is_ascii() {
            code(&plain)
        } else {
            five_year_plan(&plain).or_else(|| chinese(&plain))
        };
        match period {
            Some(Ok(period)) => Ok(period),
            Some(Err(source)) => Err(ParsePeriodError::NoSuchPeriod {
                text: text.to_owned(),
                source,
            }),
            None => Err(ParsePeriodError::UnknownForm {
                text: text.to_owned(),
            }),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = ParsePeriodError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// What a reader returns: `None` where the text has another form.
type Reading = Option<Result<Period, PeriodError>>;

/// One way of writing each sign: half-width digits, `-` for all dashes and for 至 and 到, no quotes, no blanks.
fn normalize(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
            '—' | '–' | '－' | '～' | '~' | '至' | '到' => Some('-'),
            '“' | '”' | '"' | '「' | '」' => None,
            c if c.is_whitespace() => None,
            c => Some(c),
        })
        .collect::<String>()
        // The long Chinese dash is written with two signs.
        .replace("--", "-")
}

/// `2024`, `2024-S1`, `2024-Q1`, `2024-03`, `2024-M03`, `2024-03-05`, `2024-01-01/2024-11-30`, `FYP14`.
fn code(text: &str) -> Reading {
    if let Some(number) = text.strip_prefix("FYP") {
        return Some(Period::five_year_plan(digits(number, 1..=2)?));
    }
    if let Some((start, end)) = text.split_once('/') {
        let (start, end) = (iso_day(start)?, iso_day(end)?);
        return Some(start.and_then(|start| Period::range(start, end?)));
    }
    let Some((year, part)) = text.split_once('-') else {
        return Some(Period::year(year(text)?));
    };
    if part.contains('-') {
        return Some(iso_day(text)?.and_then(Period::day));
    }
    let year = self::year(year)?;
    if let Some(half) = part.strip_prefix('S') {
        Some(Period::half(year, digits(half, 1..=1)?))
    } else if let Some(quarter) = part.strip_prefix('Q') {
        Some(Period::quarter(year, digits(quarter, 1..=1)?))
    } else {
        Some(Period::month(
            year,
            digits(part.strip_prefix('M').unwrap_or(part), 2..=2)?,
        ))
    }
}

fn iso_day(text: &str) -> Option<Result<NaiveDate, PeriodError>> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Some(date(
        self::year(year)?,
        digits(month, 2..=2)?,
        digits(day, 2..=2)?,
    ))
}

fn year(text: &str) -> Option<i32> {
    i32::try_from(digits(text, 4..=4)?).ok()
}

fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let all_digits = text.bytes().all(|b| b.is_ascii_digit());
    if all_digits && length.contains(&text.len()) {
        text.parse().ok()
    } else {
        None
    }
}

/// `十四五`, `十四五时期`, `第十四个五年规划`.
fn five_year_plan(text: &str) -> Reading {
    let name = ["时期", "期间", "规划", "计划"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text);
    let number = match name.strip_prefix('第') {
        Some(rest) => rest.strip_suffix("个五年")?,
        None => name.strip_suffix('五')?,
    };
    let mut cursor = Cursor { rest: number };
    let number = cursor.number()?;
    cursor.is_done().then(|| Period::five_year_plan(number))
}

/// Forms that start with a year: `2024年…` and `2021-2025年`.
fn chinese(text: &str) -> Reading {
    let mut cursor = Cursor { rest: text };
    let first = cursor.year()?;
    if cursor.eat("-") {
        let last = cursor.year()?;
        return (cursor.eat("年") && cursor.is_done()).then(|| years(first, last));
    }
    if !cursor.eat("年") {
        return None;
    }
    if cursor.is_done() || matches!(cursor.rest, "度" | "全年") {
        return Some(Period::year(first));
    }
    match cursor.rest {
        "上半年" => return Some(Period::half(first, 1)),
        "下半年" => return Some(Period::half(first, 2)),
        _ => {}
    }
    if cursor.rest.ends_with("季度") {
        return quarters(first, cursor);
    }
    if cursor.eat("-") {
        let last = cursor.year()?;
        return (cursor.eat("年") && cursor.is_done()).then(|| years(first, last));
    }
    months_or_days(first, cursor)
}

fn years(first: i32, last: i32) -> Result<Period, PeriodError> {
    Period::range(date(first, 1, 1)?, date(last, 12, 31)?)
}

/// `第一季度`, `一季度`, `1季度`, `前三季度`, `一至三季度`.
fn quarters(year: i32, mut cursor: Cursor<'_>) -> Reading {
    if cursor.eat("前") {
        let count = cursor.number()?;
        return cursor
            .ends_with("季度")
            .then(|| quarter_range(year, 1, count));
    }
    cursor.eat("第");
    let first = cursor.number()?;
    if cursor.eat("-") {
        cursor.eat("第");
        let last = cursor.number()?;
        return cursor
            .ends_with("季度")
            .then(|| quarter_range(year, first, last));
    }
    cursor
        .ends_with("季度")
        .then(|| Period::quarter(year, first))
}

fn quarter_range(year: i32, first: u32, last: u32) -> Result<Period, PeriodError> {
    Period::range(
        Period::quarter(year, first)?.start(),
        Period::quarter(year, last)?.end(),
    )
}

/// `3月`, `3月5日`, `1-11月`, `1月-11月`, `1月1日-11月30日`, `1月-2025年3月`, `1月1日-2025年3月31日`.
fn months_or_days(year: i32, mut cursor: Cursor<'_>) -> Reading {
    let month = cursor.number()?;
    if cursor.eat("-") {
        let last = cursor.number()?;
        return cursor
            .month_ends()
            .then(|| month_range(year, month, year, last));
    }
    if !cursor.eat("月") {
        return None;
    }
    cursor.eat("份");
    if cursor.is_done() {
        return Some(Period::month(year, month));
    }
    if cursor.eat("-") {
        let last_year = cursor.year_before_month().unwrap_or(year);
        let last = cursor.number()?;
        return cursor
            .month_ends()
            .then(|| month_range(year, month, last_year, last));
    }
    let day = cursor.number()?;
    if !cursor.eat("日") {
        return None;
    }
    let start = date(year, month, day);
    if cursor.is_done() {
        return Some(start.and_then(Period::day));
    }
    if !cursor.eat("-") {
        return None;
    }
    let last_year = cursor.year_before_month().unwrap_or(year);
    let last_month = cursor.number()?;
    if !cursor.eat("月") {
        return None;
    }
    let day = cursor.number()?;
    cursor
        .ends_with("日")
        .then(|| Period::range(start?, date(last_year, last_month, day)?))
}

fn month_range(year: i32, month: u32, last_year: i32, last: u32) -> Result<Period, PeriodError> {
    Period::range(date(year, month, 1)?, last_day(last_year, last)?)
}

/// What is left to read.
struct Cursor<'a> {
    rest: &'a str,
}

impl Cursor<'_> {
    fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    fn eat(&mut self, sign: &str) -> bool {
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn ends_with(&mut self, sign: &str) -> bool {
        self.eat(sign) && self.is_done()
    }

    fn month_ends(&mut self) -> bool {
        self.eat("月") && {
            self.eat("份");
            self.is_done()
        }
    }

    /// Four digits, Arabic or Chinese: `2024`, `二〇二四`.
    fn year(&mut self) -> Option<i32> {
        let before = self.rest;
        let number = self.number()?;
        let written = before.chars().count() - self.rest.chars().count();
        if written == 4 {
            i32::try_from(number).ok()
        } else {
            None
        }
    }

    /// A year and its 年, where one stands here.
    fn year_before_month(&mut self) -> Option<i32> {
        let before = self.rest;
        let year = self.year().filter(|_| self.eat("年"));
        if year.is_none() {
            self.rest = before;
        }
        year
    }

    /// A run of at most four digits, Arabic or Chinese, or a Chinese numeral below a hundred: `11`, `十一`, `二〇二四`.
    fn number(&mut self) -> Option<u32> {
        let end = self
            .rest
            .find(|c| digit(c).is_none() && c != '十')
            .unwrap_or(self.rest.len());
        let (run, rest) = self.rest.split_at_checked(end)?;
        let number = match run.split_once('十') {
            Some((tens, ones)) => {
                let tens = if tens.is_empty() { 1 } else { one_digit(tens)? };
                let ones = if ones.is_empty() { 0 } else { one_digit(ones)? };
                tens * 10 + ones
            }
            None if (1..=4).contains(&run.chars().count()) => run
                .chars()
                .try_fold(0, |number, c| Some(number * 10 + digit(c)?))?,
            None => return None,
        };
        self.rest = rest;
        Some(number)
    }
}

/// One digit from 1 to 9.
fn one_digit(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    let value = digit(chars.next()?)?;
    (chars.next().is_none() && value > 0).then_some(value)
}

fn digit(c: char) -> Option<u32> {
    const CHINESE: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    match c {
        '零' | '○' => Some(0),
        _ => c.to_digit(10).or_else(|| {
            CHINESE
                .iter()
                .zip(0..)
                .find(|(sign, _)| **sign == c)
                .map(|(_, value)| value)
        }),
    }
}
