//! The figures of a sentence: every number with a unit, in words that a sum or a share can be built on.

use std::ops::Range;

use super::interval::{Interval, Loss, is_count};
use crate::finding::Place;
use crate::number::{Decimal, Numeral};
use crate::quantity::Quantity;
use crate::source::Span;
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

/// Words that end as one of these, and say nothing of the number: 目前15件已完成, 由40%提高至45%.
const EXACT_BEFORE: &[&str] = &[
    "目前", "当前", "日前", "此前", "之前", "以前", "年前", "会前", "节前", "事前", "增至", "降至",
    "升至", "减至", "提至", "加至", "长至", "高至", "大至", "少至", "低至", "短至", "小至", "整至",
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

/// The figures of a sentence, and the words between them.
pub(super) struct Figures<'t> {
    pub(super) text: &'t str,
    pub(super) all: Vec<Figure>,
    body: Range<usize>,
}

impl<'t> Figures<'t> {
    pub(super) fn of(text: &'t str, body: Range<usize>) -> Self {
        let all = figures(text, body.clone());
        Self { text, all, body }
    }

    pub(super) fn get(&self, at: usize) -> Option<&Figure> {
        self.all.get(at)
    }

    /// The words before a figure, from the figure before it or the start of the sentence.
    pub(super) fn before(&self, at: usize) -> &'t str {
        let end = self
            .get(at)
            .map_or(self.body.end, |figure| figure.span.start);
        let last = at.checked_sub(1).and_then(|last| self.get(last));
        let start = last.map_or(self.body.start, |figure| figure.span.end);
        self.text.get(start..end).unwrap_or("")
    }

    /// The words behind a figure, up to the next one or the end of the sentence.
    pub(super) fn after(&self, at: usize) -> &'t str {
        self.before(at.saturating_add(1))
    }

    /// The words of a figure.
    pub(super) fn words(&self, figure: &Figure) -> &'t str {
        self.text.get(figure.span.clone()).unwrap_or("")
    }
}

impl Figure {
    /// Its place in the text.
    pub(super) fn place(&self) -> Option<Place> {
        let span = Span::new(self.span.start, self.span.end).ok()?;
        Some(Place::Span(span))
    }

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

    /// The least and the most that it stands for, in this unit: a count is exact, all else may be rounded.
    pub(super) fn ends(&self, unit: Unit) -> Option<(Decimal, Decimal)> {
        let loss = if is_count(&self.amount()?) {
            Loss::Exact
        } else {
            Loss::Rounded
        };
        let Interval { low, high } = Interval::of(self.value, loss).ok()?;
        let convert = |value| {
            let amount = Quantity::new(value, self.unit).ok()?;
            Some(amount.convert(unit).ok()?.magnitude())
        };
        Some((convert(low)?, convert(high)?))
    }
}
