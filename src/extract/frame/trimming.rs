//! A noun without the words around it that say nothing of what it names.

use std::ops::Range;

use crate::extract::clause::sentence::Sentence;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::numeral;
use crate::extract::words::sense::UnitClass;
use crate::extract::words::set_phrases::ASIDES;
use crate::extract::words::tags::Tags;

/// The range without the words at its end that stand between noun and verb (较上年, 年均).
pub(crate) fn trim_adverbs(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    range: Range<usize>,
) -> Range<usize> {
    let glyphs = sentence.glyphs;
    let mut end = range.end;
    for word in ["预期目标", "年度目标", "目标"] {
        if glyphs.ends_with(&(range.start..end), word)
            && end - range.start > word.chars().count() + 2
        {
            end -= word.chars().count();
        }
    }
    loop {
        if let Some(word) = lexicon.longest_before(glyphs, range.start + 1, end, Tags::ADVERB) {
            end -= word.len();
        } else if let Some(base) = base_or_span(sentence, range.start + 1..end) {
            end = base;
        } else if let Some(base) = compared_with(sentence, lexicon, range.start + 1..end) {
            end = base;
        } else if let Some(months) = months(sentence, range.start + 1..end) {
            end = months;
        } else if let Some(aside) = aside(sentence, range.start + 1..end) {
            end = aside;
        } else {
            break;
        }
    }
    // 137个重点项目完成投资: how many there are is no part of their name.
    let counted = sentence
        .expression_starting(range.start)
        .and_then(|at| sentence.parts.expressions.get(at))
        .filter(|count| count.whole.end < end && !(count.chinese && count.digits.len() == 1))
        .filter(|count| {
            count
                .unit
                .as_ref()
                .is_some_and(|unit| unit.class == UnitClass::Counter)
        });
    let mut range = counted.map_or(range.start, |count| count.whole.end)..end;
    let blank = |c: char| matches!(c, '的' | ' ' | '、' | ',' | ':');
    while !range.is_empty() && blank(glyphs.char(range.start)) {
        range.start += 1;
    }
    while !range.is_empty() && blank(glyphs.char(range.end - 1)) {
        range.end -= 1;
    }
    for word in ["预期目标", "目标"] {
        if glyphs.ends_with(&range, word) {
            range.end -= word.chars().count();
        }
    }
    range
}

/// Where what ends a range begins, if it says since when or for how long: 比2015年, 较2020年底, 连续十年.
fn base_or_span(sentence: &Sentence<'_, '_>, range: Range<usize>) -> Option<usize> {
    let glyphs = sentence.glyphs;
    let end = match glyphs.char(range.end.checked_sub(1)?) {
        '年' => range.end - 1,
        '底' | '末' if sentence.before(range.end - 1) == '年' => range.end - 2,
        _ => return None,
    };
    let digits = |c: char| c.is_ascii_digit() || numeral::is_chinese_digit(c) || c == '十';
    let start = (range.start..end)
        .rev()
        .find(|&at| !digits(glyphs.char(at)))
        .map_or(range.start, |before| before + 1);
    let before = sentence.before(start);
    let base = sentence.is_year(start..end) && matches!(before, '比' | '较' | '到' | '至');
    // 空气优良天数比率2025年目标.
    if sentence.is_year(start..end)
        && !base
        && start > range.start + 2
        && !matches!(before, '和' | '与' | '、')
    {
        return Some(start);
    }
    let span = start < end && glyphs.starts_with(start.saturating_sub(2), "连续");
    // 城镇新增就业五年目标4万人.
    if start < end && end - start <= 2 && !span && start > range.start + 3 && before != '第' {
        return Some(start);
    }
    let from = start.checked_sub(if base { 1 } else { 2 })?;
    (base || span)
        .then_some(from)
        .filter(|&from| from >= range.start)
}

/// Where 1-5月, 连续8个月 and 上半年 begin, if the range ends with one: over which months.
fn months(sentence: &Sentence<'_, '_>, range: Range<usize>) -> Option<usize> {
    const PARTS: [&str; 7] = [
        "上半年",
        "下半年",
        "前三季度",
        "一季度",
        "二季度",
        "三季度",
        "四季度",
    ];
    let glyphs = sentence.glyphs;
    if let Some(part) = PARTS.iter().find(|part| glyphs.ends_with(&range, part)) {
        return Some(range.end - part.chars().count());
    }
    let mut end = range.end;
    while end > range.start && matches!(glyphs.char(end - 1), '份' | '底' | '末') {
        end -= 1;
    }
    let row = glyphs.ends_with(&(range.start..end), "个月")
        || glyphs.ends_with(&(range.start..end), "个季度");
    if !row && (end <= range.start || glyphs.char(end - 1) != '月') {
        return None;
    }
    // A sentence may have thousands of numbers.
    let numbers = &sentence.parts.expressions;
    let behind = numbers.partition_point(|number| number.digits.end <= end);
    let number = numbers.get(behind.checked_sub(1)?)?;
    if number.digits.start < range.start {
        return None;
    }
    let start = number.digits.start;
    if row && number.digits.end + 3 >= end {
        return start
            .checked_sub(2)
            .filter(|&at| at >= range.start && glyphs.starts_with(at, "连续"));
    }
    (glyphs.char(end - 1) == '月' && number.digits.end + 1 == end).then_some(start)
}

/// Where (下同), (按可比价计算,下同) and the like begin, if the range ends with one: how to read what follows.
fn aside(sentence: &Sentence<'_, '_>, range: Range<usize>) -> Option<usize> {
    let glyphs = sentence.glyphs;
    if range.is_empty() || glyphs.char(range.end - 1) != ')' {
        return None;
    }
    let from = range.start.max(range.end.saturating_sub(16));
    let opens = (from..range.end).rev().find(|&at| glyphs.char(at) == '(')?;
    ASIDES
        .iter()
        .any(|word| glyphs.find(opens..range.end, word).is_some())
        .then_some(opens)
}

/// Where 较“十三五”时期, 比年初预算 and the like begin, if the range ends with one.
fn compared_with(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    range: Range<usize>,
) -> Option<usize> {
    const ENDS: &[&str] = &[
        "时期", "期间", "末", "初", "同期", "底", "预算", "前", "以来", "现状", "水平", "月",
        "季度", "年", "上期",
    ];
    let glyphs = sentence.glyphs;
    if !ENDS.iter().any(|end| glyphs.ends_with(&range, end)) {
        return None;
    }
    let from = range.start.max(range.end.saturating_sub(14));
    (from..range.end).rev().find(|&at| {
        matches!(glyphs.char(at), '较' | '比')
            && glyphs.begins(at)
            && lexicon
                .longest(glyphs, at, range.end, Tags::OPENER)
                .is_some()
    })
}

/// The noun of a range without the adverbs around it and a verb that only sets another in motion.
pub(crate) fn subject(
    sentence: &Sentence<'_, '_>,
    lexicon: &Lexicon,
    range: Range<usize>,
) -> Range<usize> {
    let glyphs = sentence.glyphs;
    let mut start = range.start;
    if let Some(verb) = lexicon.longest(glyphs, start, range.end, Tags::CAUSATIVE)
        && start + verb.len() < range.end
    {
        start += verb.len();
    }
    // 将补助标准提高到640元.
    if matches!(glyphs.char(start), '将' | '把') && range.end - start > 3 {
        start += 1;
    }
    trim_adverbs(sentence, lexicon, start..range.end)
}
