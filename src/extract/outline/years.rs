//! The calendar years that words name: 2026年, 2021—2025年, “十五五”, and those that hang on the document's own year: 去年, 过去五年.

use std::fmt;

use serde::{Serialize, Serializer};

use super::index::{Index, index};
use super::sieve::may_name_years;
use crate::period::{Period, PeriodError};

/// Calendar years (年份), from a first to a last one.
///
/// ```
/// use zhibiao::extract::Years;
///
/// let years = Years::new(2021, 2025)?;
/// assert_eq!(years.to_string(), "2021-2025");
/// assert_eq!(years.period()?.code(), "2021-01-01/2025-12-31");
/// assert!(Years::new(2025, 2021).is_err());
/// # Ok::<(), zhibiao::period::PeriodError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Years {
    first: i32,
    last: i32,
}

impl Years {
    /// The years from `first` to `last`, both included.
    ///
    /// # Errors
    /// [`PeriodError`] where a year is outside 1000 to 9999, or the last comes before the first.
    pub fn new(first: i32, last: i32) -> Result<Self, PeriodError> {
        let (start, end) = (Period::year(first)?, Period::year(last)?);
        if first <= last {
            Ok(Self { first, last })
        } else {
            Err(PeriodError::EndBeforeStart {
                start: start.start(),
                end: end.end(),
            })
        }
    }

    /// The first year.
    #[must_use]
    pub const fn first(&self) -> i32 {
        self.first
    }

    /// The last year.
    #[must_use]
    pub const fn last(&self) -> i32 {
        self.last
    }

    /// Whether it is a single year.
    #[must_use]
    pub const fn is_one(&self) -> bool {
        self.first == self.last
    }

    /// The days from the first of January of the first year to the last of December of the last.
    ///
    /// # Errors
    /// None of a value that [`Years::new`] made.
    pub fn period(&self) -> Result<Period, PeriodError> {
        if self.is_one() {
            return Period::year(self.first);
        }
        let (first, last) = (Period::year(self.first)?, Period::year(self.last)?);
        Period::range(first.start(), last.end())
    }
}

impl fmt::Display for Years {
    /// `2026`, `2021-2025`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_one() {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}-{}", self.first, self.last)
        }
    }
}

impl Serialize for Years {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What a word says of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// 2026年.
    Year(i32),
    /// 2021—2025年.
    Span(i32, i32),
    /// “十五五”.
    Plan(i32, i32),
    /// 去年 is -1, 今年 0, 明年 1.
    Relative(i32),
    /// 过去五年: so many years before the document's own.
    Past(i32),
    /// 今后五年: so many years from the document's own on.
    Coming(i32),
}

impl Named {
    /// The years, where the document is of the year `own`.
    pub(super) fn resolve(self, own: Option<i32>) -> Option<Years> {
        let (first, last) = match self {
            Self::Year(year) => (year, year),
            Self::Span(first, last) | Self::Plan(first, last) => (first, last),
            Self::Relative(by) => (own? + by, own? + by),
            Self::Past(count) => (own? - count, own? - 1),
            Self::Coming(count) => (own?, own? + count - 1),
        };
        Years::new(first, last).ok()
    }
}

/// A mention of years: where it stands in the text that was searched, and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) named: Named,
}

/// The years that stand for one that a document could speak of.
const NEAR: std::ops::RangeInclusive<i32> = 1949..=2100;

/// Relative words; the longest of those that fit is taken.
const RELATIVE: &[(&str, Named)] = &[
    ("前年", Named::Relative(-2)),
    ("去年", Named::Relative(-1)),
    ("上年", Named::Relative(-1)),
    ("上一年", Named::Relative(-1)),
    ("过去一年", Named::Relative(-1)),
    ("过去的一年", Named::Relative(-1)),
    ("一年来", Named::Relative(-1)),
    ("今年", Named::Relative(0)),
    ("本年", Named::Relative(0)),
    ("新的一年", Named::Relative(0)),
    ("新一年", Named::Relative(0)),
    ("明年", Named::Relative(1)),
    ("过去三年", Named::Past(3)),
    ("过去的三年", Named::Past(3)),
    ("三年来", Named::Past(3)),
    ("过去四年", Named::Past(4)),
    ("四年来", Named::Past(4)),
    ("过去五年", Named::Past(5)),
    ("过去的五年", Named::Past(5)),
    ("五年来", Named::Past(5)),
    ("5年来", Named::Past(5)),
    ("五年间", Named::Past(5)),
    ("近五年", Named::Past(5)),
    ("这五年", Named::Past(5)),
    ("五年工作回顾", Named::Past(5)),
    ("五年回顾", Named::Past(5)),
    ("过去十年", Named::Past(10)),
    ("十年来", Named::Past(10)),
    ("今后三年", Named::Coming(3)),
    ("未来三年", Named::Coming(3)),
    ("今后五年", Named::Coming(5)),
    ("未来五年", Named::Coming(5)),
    ("今后5年", Named::Coming(5)),
    ("未来5年", Named::Coming(5)),
    ("接下来五年", Named::Coming(5)),
    ("用五年", Named::Coming(5)),
    ("用5年", Named::Coming(5)),
    ("五年再造", Named::Coming(5)),
    ("五年赶考", Named::Past(5)),
    ("五年耕耘", Named::Past(5)),
    ("五年砥砺", Named::Past(5)),
    ("五年拼搏", Named::Past(5)),
    ("五年奋进", Named::Past(5)),
    ("五年答卷", Named::Past(5)),
    ("五年巨变", Named::Past(5)),
    ("五年蝶变", Named::Past(5)),
    ("过去5年", Named::Past(5)),
    ("近5年", Named::Past(5)),
    ("下一个五年", Named::Coming(5)),
    ("新的五年", Named::Coming(5)),
];

static BY_CHARACTER: Index<{ RELATIVE.len() }> = index!(RELATIVE);

/// The first characters of what [`mentions`] looks for.
fn opens(c: char) -> bool {
    matches!(
        c,
        '0'..='9'
            | '前'
            | '去'
            | '上'
            | '过'
            | '一'
            | '二'
            | '今'
            | '本'
            | '新'
            | '明'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '近'
            | '这'
            | '十'
            | '未'
            | '用'
            | '接'
            | '下'
    )
}

/// The years that a short text without blanks and full-width digits speaks of, in order.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    if !may_name_years(text) {
        return found;
    }
    let mut end = 0;
    for (start, c) in text.char_indices() {
        if start < end || !opens(c) {
            continue;
        }
        let rest = text.get(start..).unwrap_or("");
        if let Some((length, named)) = read(rest) {
            end = start + length;
            found.push(Mention { start, end, named });
        } else if c.is_ascii_digit() {
            // The rest of a number is no year.
            end = start + rest.bytes().take_while(u8::is_ascii_digit).count();
        }
    }
    found
}

fn read(text: &str) -> Option<(usize, Named)> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return calendar(text).or_else(|| relative(text));
    }
    five_year_plan(text)
        .or_else(|| in_chinese(text))
        .or_else(|| relative(text))
}

fn relative(text: &str) -> Option<(usize, Named)> {
    BY_CHARACTER
        .rows(text)
        .filter_map(|row| RELATIVE.get(row))
        .filter(|(word, _)| text.starts_with(word))
        .max_by_key(|(word, _)| word.len())
        .map(|(word, named)| (word.len(), *named))
}

/// 2026年, 2021-2025年, 2021年至2025年, 2025/2026年.
fn calendar(text: &str) -> Option<(usize, Named)> {
    let first = four_digits(text)?;
    let mut at = 4;
    let mut has_mark = false;
    if text.get(at..).is_some_and(|rest| rest.starts_with('年')) {
        at += '年'.len_utf8();
        has_mark = true;
    }
    let rest = text.get(at..)?;
    let joined = ["--", "-", "至", "到", "~"]
        .iter()
        .find(|join| rest.starts_with(**join));
    if let Some(join) = joined
        && let Some(last) = rest.get(join.len()..).and_then(four_digits)
        && last >= first
    {
        let after = at + join.len() + 4;
        if text.get(after..).is_some_and(|rest| rest.starts_with('年')) {
            return Some((after + '年'.len_utf8(), Named::Span(first, last)));
        }
    }
    has_mark.then_some((at, Named::Year(first)))
}

/// 二〇二六年, 二零二六年.
fn in_chinese(text: &str) -> Option<(usize, Named)> {
    let mut year = 0;
    let mut length = 0;
    let mut chars = text.chars();
    for c in chars.by_ref().take(4) {
        let digit = match c {
            '零' => 0,
            _ => "〇一二三四五六七八九"
                .chars()
                .position(|digit| digit == c)?,
        };
        year = year * 10 + i32::try_from(digit).ok()?;
        length += c.len_utf8();
    }
    (chars.next() == Some('年') && NEAR.contains(&year))
        .then_some((length + '年'.len_utf8(), Named::Year(year)))
}

/// Four digits that are no part of a longer number and could be a year.
fn four_digits(text: &str) -> Option<i32> {
    let digits = text.get(..4)?;
    let next = text.as_bytes().get(4);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || next.is_some_and(u8::is_ascii_digit) {
        return None;
    }
    digits.parse().ok().filter(|year| NEAR.contains(year))
}

/// 十五五 is 2026 to 2030; the first plan began in 1953, the sixth in 1981.
fn five_year_plan(text: &str) -> Option<(usize, Named)> {
    let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c);
    let mut chars = text.chars();
    let mut number = 0;
    let mut length = 0;
    let mut next = chars.next()?;
    if next == '十' {
        number = 10;
        length += next.len_utf8();
        next = chars.next()?;
    }
    if next != '五' || number == 0 {
        number += i32::try_from(digit(next)?).ok()? + 1;
        length += next.len_utf8();
        next = chars.next()?;
        if next != '五' {
            return None;
        }
    } else {
        // 十五五, and the tenth plan: 十五.
        let mut ahead = chars.clone();
        if ahead.next() == Some('五') {
            number += 5;
            length += next.len_utf8();
        }
    }
    length += '五'.len_utf8();
    let after = text.get(length..)?;
    let named = after.starts_with(['”', '"', '」', '’', '\''])
        || after.starts_with("时期")
        || after.starts_with("规划")
        || after.starts_with("期间")
        || after.starts_with("计划")
        || after.starts_with("末")
        || after.starts_with("收官")
        || after.starts_with("开局")
        || after.starts_with("目标")
        || after.starts_with("发展")
        || after.starts_with("以来");
    if !named || !(6..=30).contains(&number) {
        return None;
    }
    let first = 1981 + 5 * (number - 6);
    Some((length, Named::Plan(first, first + 4)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(text: &str) -> Vec<String> {
        let named = mentions(text)
            .into_iter()
            .filter_map(|found| found.named.resolve(Some(2026)));
        named.map(|years| years.to_string()).collect()
    }

    #[test]
    fn every_relative_word_has_a_sign_that_is_looked_for() {
        for (word, _) in RELATIVE {
            assert!(may_name_years(word), "{word}");
        }
    }

    #[test]
    fn years_are_read_however_they_are_named() {
        assert_eq!(years("2025年工作回顾"), ["2025"]);
        assert_eq!(years("今后五年(2026-2030年)"), ["2026-2030", "2026-2030"]);
        assert_eq!(years("“十五五”时期"), ["2026-2030"]);
        assert_eq!(years("“十四五”收官"), ["2021-2025"]);
        assert_eq!(years("“十五”计划"), ["2001-2005"]);
        assert_eq!(years("十二五规划,十三五期间"), ["2011-2015", "2016-2020"]);
        assert_eq!(years("过去五年工作回顾"), ["2021-2025"]);
        assert_eq!(
            years("二〇二六年,二零零五年,九五”计划"),
            ["2026", "2005", "1996-2000"]
        );
        assert_eq!(years("去年,今年"), ["2025", "2026"]);
        assert_eq!(years("12026年;第2026号;十五五个"), Vec::<String>::new());
    }
}
