//! The pace that a text states (序时进度) against its own date: to the end of August, 8/12 of the year.

use super::figure::figures;
use crate::extract::sentences;
use crate::finding::{Code, Finding, Place};
use crate::number::{Decimal, Plain, Ratio, RoundingStrategy};
use crate::source::Span;

use super::interval::{Interval, Loss};

/// The word for it.
const PACE: &str = "序时进度";

/// What may stand between the word and its number.
const BETWEEN: &[&str] = &[
    "",
    "为",
    "是",
    "达",
    "达到",
    "应为",
    "应达",
    "应达到",
    "要求为",
    "要求",
    "目标",
    "(",
    "（",
    ":",
    "：",
];

/// Words for periods that are no year.
const OTHER_PERIODS: &[&str] = &[
    "五年",
    "“十",
    "十三五",
    "十四五",
    "十五五",
    "规划期",
    "三年",
    "两年",
];

/// The parts of a year that have names, by the months that are over at their end; the longer names first.
const NAMED: &[(&str, u32)] = &[
    ("前三季度", 9),
    ("三季度末", 9),
    ("二季度末", 6),
    ("一季度末", 3),
    ("上半年", 6),
    ("一季度", 3),
];

/// Every stated pace that is not the share of the year which is over at the last date before it.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let body = text.get(sentence.body.clone()).unwrap_or("");
        if !body.contains(PACE) || OTHER_PERIODS.iter().any(|word| body.contains(word)) {
            continue;
        }
        for figure in figures(text, sentence.body.clone()) {
            if !figure.is_percent() || figure.inexact {
                continue;
            }
            let before = text
                .get(sentence.body.start..figure.span.start)
                .unwrap_or("");
            let Some((lead, between)) = before.rsplit_once(PACE) else {
                continue;
            };
            if !BETWEEN.contains(&between.trim()) {
                continue;
            }
            let Some(over) = over_at(lead) else { continue };
            found.extend(contradiction(text, &figure, over));
        }
    }
    found
}

/// What is over of the year at the last date in these words: so many months, and days of the next.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Over {
    months: u32,
    days: u32,
}

/// 到8月底, 截至9月末, 1-11月, 前10个月, 截至10月31日, 上半年, 前三季度
fn over_at(words: &str) -> Option<Over> {
    let named = NAMED
        .iter()
        .filter_map(|(name, months)| Some((words.rfind(name)?, *months)))
        .max_by_key(|(at, months)| (*at, *months))
        .map(|(at, months)| (at, Over { months, days: 0 }));
    let month = words.match_indices('月').filter_map(|(at, _)| {
        let before = words.get(..at)?;
        let before = before.strip_suffix('个').unwrap_or(before);
        let is_count = before.len() < at;
        let digits = before
            .rfind(|c: char| !c.is_ascii_digit())
            .map_or(0, |last| {
                last + before
                    .get(last..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(1, char::len_utf8)
            });
        let months: u32 = before.get(digits..)?.parse().ok()?;
        let lead = before.get(..digits)?;
        let rest = words.get(at + '月'.len_utf8()..)?;
        let over = if is_count {
            lead.ends_with('前').then_some(Over { months, days: 0 })?
        } else if let Some(day) = day(rest) {
            // The last day of a month ends it.
            match day {
                28.. if day >= last_day(months) => Over { months, days: 0 },
                _ => Over {
                    months: months.checked_sub(1)?,
                    days: day,
                },
            }
        } else if rest.starts_with(['底', '末'])
            || lead.ends_with(['-', '—', '–', '~', '～', '至', '到'])
        {
            Over { months, days: 0 }
        } else {
            return None;
        };
        (1..=12).contains(&months).then_some((at, over))
    });
    month
        .chain(named)
        .max_by_key(|(at, _)| *at)
        .map(|(_, over)| over)
}

fn day(rest: &str) -> Option<u32> {
    let (digits, _) = rest.split_once('日')?;
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// The fewest days of a month in any year.
const fn last_day(month: u32) -> u32 {
    match month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days of a common year before each month.
const BEFORE: [u32; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/// The finding, where the pace is that of the months, and that of the days in a common year or a leap year, in no way of rounding.
fn contradiction(text: &str, figure: &super::figure::Figure, over: Over) -> Option<Finding> {
    let paces = over.paces()?;
    let by_months = share(over.months, 12)?;
    for pace in &paces {
        for loss in [Loss::Rounded, Loss::Truncated] {
            let stated = Interval::of(figure.value, loss).ok()?;
            let end = |value: Decimal| Ratio::new(value, Decimal::ONE_HUNDRED).ok();
            if end(stated.low)? <= *pace && *pace <= end(stated.high)? {
                return None;
            }
        }
    }
    let shown = (figure.value.scale() + 1).min(28);
    let computed = by_months
        .to_percent(shown, RoundingStrategy::MidpointAwayFromZero)
        .ok()?;
    let span = Span::new(figure.span.start, figure.span.end).ok()?;
    Some(
        Finding::new(Code::PaceContradiction, Place::Span(span))
            .with_value("pace", text.get(figure.span.clone())?)
            .with_words("date", over.in_chinese(), over.in_english())
            .with_value("computed", format_args!("{}%", Plain(computed))),
    )
}

impl Over {
    fn in_chinese(self) -> String {
        match self.days {
            0 => format!("{}个月", self.months),
            days => format!("{}个月零{days}天", self.months),
        }
    }

    fn in_english(self) -> String {
        match self.days {
            0 => format!("{} months", self.months),
            days => format!("{} months and {days} days", self.months),
        }
    }

    /// The shares of the year that may be meant: by months, by days, by months with the one that has begun.
    fn paces(self) -> Option<Vec<Ratio>> {
        let days = BEFORE.get(usize::try_from(self.months).ok()?)? + self.days;
        let leap = u32::from(days > 59);
        let mut paces = vec![
            share(self.months, 12)?,
            share(days, 365)?,
            share(days + leap, 366)?,
        ];
        if self.days > 0 {
            paces.push(share(self.months + 1, 12)?);
        }
        Some(paces)
    }
}

/// The paces, in percent, that the last date in these words may mean.
pub(super) fn at_date(words: &str) -> Option<Vec<Ratio>> {
    // A date far back is that of something else.
    let near = words
        .char_indices()
        .rev()
        .nth(LONGEST_LEAD)
        .map_or(0, |(at, _)| at);
    let near = words.get(near..)?;
    let near = near
        .rsplit_once(['。', '\n'])
        .map_or(near, |(_, near)| near);
    if OTHER_PERIODS.iter().any(|word| near.contains(word)) {
        return None;
    }
    let hundred = Ratio::from(Decimal::ONE_HUNDRED);
    let paces = over_at(near)?.paces()?;
    paces
        .iter()
        .map(|pace| pace.checked_mul(&hundred).ok())
        .collect()
}

/// How many characters before a figure its date is looked for.
const LONGEST_LEAD: usize = 60;

fn share(part: u32, whole: u32) -> Option<Ratio> {
    Ratio::new(part.into(), whole.into()).ok()
}
