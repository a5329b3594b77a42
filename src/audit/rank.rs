//! A place against the number of those that have one: 在8个县区中排名第9位.

use super::figure::{Figures, is_mark};
use crate::extract::sentences;
use crate::finding::{Code, Finding, Place};
use crate::number::{Decimal, Numeral};
use crate::source::Span;
use crate::unit::Dimension;

/// How the members of an order are called, right behind their number.
const MEMBERS: &[&str] = &[
    "县区",
    "县市区",
    "县(市、区)",
    "县（市、区）",
    "县市",
    "区县",
    "区市县",
    "市县",
    "乡镇",
    "镇街",
    "街道",
    "乡镇街道",
    "乡镇（街道）",
    "设区市",
    "地级市",
    "市州",
    "州市",
    "省辖市",
    "省市",
    "省份",
    "城市",
    "县",
    "区",
    "市",
    "镇",
    "乡",
    "部门",
    "单位",
    "市直单位",
    "县直单位",
    "开发区",
    "园区",
];

/// Words of holding a place, right before it.
const PLACED: &[&str] = &[
    "排名",
    "排在",
    "排",
    "位列",
    "位居",
    "位次",
    "列",
    "居",
    "名列",
    "综合排名",
    "排位",
    "排名为",
    "排在了",
    "位于",
];

/// Every place that there is not among so many.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        if !text.get(sentence.body.clone()).unwrap_or("").contains('第') {
            continue;
        }
        let figures = Figures::of(text, sentence.body);
        for at in 0..figures.all.len() {
            found.extend(beyond(&figures, at));
        }
    }
    found
}

fn beyond(figures: &Figures<'_>, at: usize) -> Option<Finding> {
    let members = figures.get(at)?;
    if members.inexact || !matches!(members.dimension().numerator, Dimension::Count(_)) {
        return None;
    }
    let words = figures.text.get(members.span.end..)?;
    // No further than a clause or two.
    let end = words
        .char_indices()
        .nth(40)
        .map_or(words.len(), |(end, _)| end);
    let words = words.get(..end)?;
    let name = MEMBERS
        .iter()
        .filter(|name| words.starts_with(**name))
        .max_by_key(|name| name.len())?;
    let rest = words.get(name.len()..)?.trim_start_matches(['中', '里']);
    let rest = rest.trim_start_matches(is_mark);
    let (lead, behind) = rest.split_once('第')?;
    if !PLACED.contains(&lead.trim()) {
        return None;
    }
    let numeral = behind.trim_start_matches(' ');
    let length = numeral
        .find(|c: char| !c.is_ascii_digit() && !"一二三四五六七八九十百".contains(c))
        .unwrap_or(numeral.len());
    let place = numeral
        .get(..length)?
        .parse::<Numeral>()
        .ok()?
        .value()
        .ok()?;
    let tail = numeral.get(length..)?;
    let is_place = tail.is_empty() || tail.starts_with(['位', '名', '。', ',', '，', '；', ';']);
    if !is_place || place <= members.value || place < Decimal::ONE {
        return None;
    }
    let start = members.span.end + (words.len() - rest.len()) + lead.len();
    let unit = tail
        .chars()
        .next()
        .filter(|c| matches!(c, '位' | '名'))
        .map_or(0, char::len_utf8);
    let end = start + '第'.len_utf8() + (behind.len() - numeral.len()) + length + unit;
    let span = Span::new(start, end).ok()?;
    let whole = figures
        .text
        .get(members.span.start..members.span.end + name.len())?;
    Some(
        Finding::new(Code::RankBeyondMembers, Place::Span(span))
            .with_value("rank", figures.text.get(start..end)?)
            .with_value("members", whole)
            .with_related(members.place()?),
    )
}
