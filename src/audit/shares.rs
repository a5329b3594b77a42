//! Shares of all parts of a whole, which are 100 % together: 三次产业结构为8.5:42.3:49.2.

use super::figure::{Figures, is_mark};
use super::words::CHANGES;
use crate::extract::sentences;
use crate::finding::{Code, Finding, Place};
use crate::number::{Decimal, Plain, add, mul, sub};
use crate::source::Span;

/// Names before a structure.
const STRUCTURES: &[&str] = &["结构", "产业比例", "产业比重", "构成比", "构成"];

/// Words between the name and its numbers.
const BETWEEN: &[&str] = &[
    "为",
    "是",
    "达到",
    "调整为",
    "调整到",
    "调整至",
    "优化为",
    "优化到",
    "优化至",
    "比例为",
    "由",
    "变为",
    "比为",
    "",
    "演变为",
    "优化调整为",
];

/// Words before the shares of several parts.
const SHARES: &[&str] = &[
    "分别占",
    "占比分别为",
    "比重分别为",
    "占比分别是",
    "比重分别是",
    "占比分别达到",
    "占比分别达",
    "的比重分别为",
];

/// Names that stand for several parts, and how many.
const SEVERAL: &[(&[&str], usize)] = &[
    (
        &[
            "一、二、三产业",
            "一、二、三次产业",
            "一二三产业",
            "三次产业",
            "一、二、三产",
            "第一、二、三产业",
        ],
        3,
    ),
    (
        &[
            "城镇和农村",
            "城镇、农村",
            "城乡",
            "城镇和乡村",
            "城镇、乡村",
            "男女",
            "男、女",
            "男性和女性",
            "男性、女性",
        ],
        2,
    ),
];

/// Every set of shares that is not the whole.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let body = text.get(sentence.body.clone()).unwrap_or("");
        if body.contains([':', '：', '∶']) {
            found.extend(structures(sentence.body.start, body));
        }
        if body.contains(['%', '％']) {
            found.extend(complements(&Figures::of(text, sentence.body.clone())));
        }
        if SHARES.iter().any(|word| body.contains(word)) {
            found.extend(listed(&Figures::of(text, sentence.body)));
        }
    }
    found
}

/// 三次产业结构由9.8:41.5:48.7调整为8.5:42.3:49.2: each of them.
fn structures(start: usize, body: &str) -> Vec<Finding> {
    let name = STRUCTURES
        .iter()
        .filter_map(|name| Some((body.find(name)?, *name)))
        .min();
    let Some((at, name)) = name else {
        return Vec::new();
    };
    let mut from = at + name.len();
    let mut found = Vec::new();
    while let Some((finding, next)) = structure(start, body, from) {
        found.extend(finding);
        from = next;
    }
    found
}

/// The structure whose words begin at `from`, and where what follows it begins.
fn structure(start: usize, body: &str, from: usize) -> Option<(Option<Finding>, usize)> {
    let behind = body.get(from..)?;
    let first = behind.find(|c: char| c.is_ascii_digit())?;
    let words = behind.get(..first)?.trim();
    // 由上年的9.8:41.5:48.7.
    let of_then = words.starts_with(['由', '从']) && words.chars().count() <= 6;
    if !BETWEEN.contains(&words) && !of_then {
        return None;
    }
    let numbers = behind.get(first..)?;
    let length = numbers
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ':' | '：' | '∶' | ' '))
        .unwrap_or(numbers.len());
    let next = from + first + length;
    let written = numbers
        .get(..length)?
        .trim_end_matches([' ', '.', ':', '：', '∶']);
    let shares: Option<Vec<Decimal>> = written
        .split([':', '：', '∶'])
        .map(|number| number.trim().parse().ok())
        .collect();
    let shares = shares.filter(|shares| shares.len() >= 3)?;
    let start = start + from + first;
    let span = Span::new(start, start + written.len()).ok()?;
    Some((contradiction(written, &shares, span), next))
}

/// Names of two parts that are all there is.
const TWO: &[(&str, &str)] = &[
    ("男", "女"),
    ("省内", "省外"),
    ("市内", "市外"),
    ("县内", "县外"),
    ("境内", "境外"),
];

/// 省内游客占58%,省外游客占44%
fn complements(figures: &Figures<'_>) -> Option<Finding> {
    let lead = |at: usize| figures.before(at).trim_start_matches(is_mark);
    let share = |at: usize| {
        let figure = figures.get(at)?;
        let words = lead(at);
        let is_share = figure.is_percent()
            && !figure.inexact
            && ["占", "为", "占比"]
                .iter()
                .any(|word| words.ends_with(word))
            && !CHANGES.iter().any(|word| words.contains(word));
        is_share.then_some(figure)
    };
    let is_of = |at: usize, name: &str, other: &str| {
        let words = lead(at);
        words.contains(name) && !words.contains(other)
    };
    (1..figures.all.len()).find_map(|at| {
        let (one, other) = (share(at - 1)?, share(at)?);
        let is_pair = TWO.iter().any(|(first, second)| {
            is_of(at - 1, first, second) && is_of(at, second, first)
                || is_of(at - 1, second, first) && is_of(at, first, second)
        });
        if !is_pair || !lead(at).contains('占') {
            return None;
        }
        let span = Span::new(one.span.start, other.span.end).ok()?;
        contradiction(span.of(figures.text)?, &[one.value, other.value], span)
    })
}

/// 一、二、三产业占比分别为8.5%、42.3%、49.2%
fn listed(figures: &Figures<'_>) -> Option<Finding> {
    let at = (0..figures.all.len()).find(|at| {
        let words = figures.before(*at);
        SHARES.iter().any(|word| words.trim_end().ends_with(word))
            || words
                .rfind("分别占")
                .is_some_and(|at| words.len() - at < 40 && words.ends_with('的'))
    })?;
    let words = figures.before(at);
    let count = SEVERAL.iter().find_map(|(names, count)| {
        names
            .iter()
            .any(|name| words.contains(name))
            .then_some(*count)
    })?;
    let list = figures.all.get(at..at + count)?;
    let is_list = list
        .iter()
        .all(|figure| figure.is_percent() && !figure.inexact)
        && (at + 1..at + count)
            .all(|next| matches!(figures.before(next).trim(), "、" | "和" | "," | "，" | "与"));
    if !is_list || figures.before(at + count).starts_with('、') {
        return None;
    }
    let shares: Vec<Decimal> = list.iter().map(|figure| figure.value).collect();
    let span = list.first()?.span.start..list.last()?.span.end;
    let written = figures.text.get(span.clone())?;
    contradiction(written, &shares, Span::new(span.start, span.end).ok()?)
}

/// Where the shares are not 100 %, however each was rounded.
fn contradiction(written: &str, shares: &[Decimal], span: Span) -> Option<Finding> {
    let (mut sum, mut slack) = (Decimal::ZERO, Decimal::ZERO);
    for share in shares {
        sum = add(sum, *share).ok()?;
        let half = mul(Decimal::new(5, 1), Decimal::new(1, share.scale())).ok()?;
        slack = add(slack, half).ok()?;
    }
    let off = sub(sum, Decimal::ONE_HUNDRED).ok()?.abs();
    (off > slack).then(|| {
        Finding::new(Code::SharesDoNotAddUp, Place::Span(span))
            .with_value("shares", written)
            .with_value("sum", format_args!("{}%", Plain(sum)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_structure_of_a_whole_is_left_alone() {
        assert_eq!(findings("三次产业结构由9:43:48调整为8.5:42.3:49.2。"), []);
        assert_eq!(findings("男女比例为105:100。"), []);
    }
}
