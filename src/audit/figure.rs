//! The figures of a sentence: every number with a unit, in words that a sum or a share can be built on.

use std::ops::Range;

use crate::number::{Decimal, Numeral};
use crate::quantity::Quantity;
use crate::unit::{Dimension, Unit, UnitDimension};

/// A number and its unit in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    /// The bytes of number and unit.
    pub(super) span: Range<usize>,
    /// The number, with the places it shows.
    pub(super) value: Decimal,
    pub(super) unit: Unit,
    /// A bound (以上), a hedge (左右) or a range stands at it, so that nothing exact follows from it.
    pub(super) inexact: bool,
}

/// Words right before a number that make it inexact.
const INEXACT_BEFORE: &[&str] = &[
    "超过",
    "超",
    "突破",
    "逾",
    "高于",
    "不低于",
    "不少于",
    "至少",
    "低于",
    "不足",
    "少于",
    "不到",
    "不满",
    "不超过",
    "不高于",
    "至多",
    "约",
    "大约",
    "近",
    "接近",
    "将近",
    "第",
    "前",
    "负",
    "-",
    "−",
    "—",
    "–",
    "~",
    "～",
    "至",
    "±",
];

/// Words that end as one of these, and say nothing of the number: 目前15件已完成.
const EXACT_BEFORE: &[&str] = &[
    "目前", "当前", "日前", "此前", "之前", "以前", "年前", "会前", "节前", "事前",
];

/// Signs and words right after a number, or after its unit, that make it inexact.
const INEXACT_AFTER: &[&str] = &[
    "以上", "以下", "以内", "左右", "上下", "多", "余", "几", "-", "—", "–", "~", "～",
];

/// The most characters of a unit that are tried: 万吨标准煤/万元 and longer.
const LONGEST_UNIT: usize = 10;

/// The figures of `text[range]`, in order.
pub(super) fn figures(text: &str, range: Range<usize>) -> Vec<Figure> {
    let mut found = Vec::new();
    let Some(body) = text.get(range.clone()) else {
        return found;
    };
    let mut chars = body.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !is_digit(c) {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            if !is_digit(next) && !matches!(next, '.' | ',' | '．') {
                break;
            }
            chars.next();
            // A point or comma at the end is punctuation.
            if is_digit(next) {
                end = at + next.len_utf8();
            }
        }
        found.extend(figure(body, start..end).map(|figure| Figure {
            span: range.start + figure.span.start..range.start + figure.span.end,
            ..figure
        }));
    }
    found
}

const fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// The figure whose digits stand at `digits`.
fn figure(body: &str, digits: Range<usize>) -> Option<Figure> {
    let value = body.get(digits.clone())?.parse::<Numeral>().ok()?.digits();
    let before = body
        .get(..digits.start)?
        .trim_end_matches([' ', '\u{3000}']);
    let after = body.get(digits.end..)?;
    let more = after.strip_prefix(['多', '余', '几']).unwrap_or(after);
    let written = more.trim_start_matches([' ', '\u{3000}']);
    let (unit, length) = unit_at(written)?;
    let rest = written.get(length..)?;
    // Dates and durations are shares of nothing.
    let dimension = unit.dimension().numerator;
    if matches!(dimension, Dimension::CalendarTime | Dimension::ClockTime) {
        return None;
    }
    let inexact = more.len() < after.len()
        || INEXACT_BEFORE.iter().any(|word| before.ends_with(word))
            && !EXACT_BEFORE.iter().any(|word| before.ends_with(word))
        || INEXACT_AFTER.iter().any(|word| rest.starts_with(word));
    Some(Figure {
        span: digits.start..body.len() - rest.len(),
        value,
        unit,
        inexact,
    })
}

/// The longest unit that `text` starts with, and its length in bytes.
fn unit_at(text: &str) -> Option<(Unit, usize)> {
    let ends = text
        .char_indices()
        .take(LONGEST_UNIT)
        .take_while(|(_, c)| !is_digit(*c) && !is_mark(*c))
        .map(|(at, c)| at + c.len_utf8());
    let mut ends: Vec<usize> = ends.collect();
    ends.reverse();
    ends.into_iter()
        .find_map(|end| Some((text.get(..end)?.parse().ok()?, end)))
}

/// Punctuation that parts clauses and words.
pub(super) const fn is_mark(c: char) -> bool {
    matches!(
        c,
        ',' | '，'
            | '、'
            | '。'
            | ';'
            | '；'
            | ':'
            | '：'
            | '('
            | ')'
            | '（'
            | '）'
            | '|'
            | '!'
            | '?'
            | '！'
            | '？'
            | '\n'
            | '\r'
    )
}

impl Figure {
    /// Whether it is a share of something.
    pub(super) fn is_percent(&self) -> bool {
        self.unit == Unit::PERCENT
    }

    /// It as an amount; `None` where it is none, such as half of a thing that is counted whole.
    pub(super) fn amount(&self) -> Option<Quantity> {
        Quantity::new(self.value, self.unit).ok()
    }

    /// What it measures.
    pub(super) fn dimension(&self) -> UnitDimension {
        self.unit.dimension()
    }
}
