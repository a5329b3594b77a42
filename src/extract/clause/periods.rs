//! The periods that a sentence names: 2027年底, 上半年, “十五五”, 三年来. An empty one is the report's own
//! year.

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::clause::sentence::Sentence;
use crate::extract::words::tags::Tags;
use crate::source::sort_by_place;

/// The periods that a sentence names, each from where it holds, in order.
pub(crate) fn periods<'t>(sentence: &Sentence<'t, '_>) -> Vec<(usize, Cow<'t, str>)> {
    let mut found = Vec::new();
    for signal in sentence.signals(Tags::PERIOD | Tags::OWN_YEAR | Tags::FIVE_YEAR_PLAN) {
        let range = signal.range();
        let before = sentence.before(range.start);
        if signal.is(Tags::FIVE_YEAR_PLAN) {
            found.extend(five_year_plan(sentence, range));
        } else if signal.is(Tags::OWN_YEAR) {
            // 2027年底 and 去年全年 are no words of the report's own year.
            if !before.is_ascii_digit() && !matches!(before, '去' | '今' | '年') {
                found.push((range.start, Cow::Borrowed("")));
            }
        } else if !compares(before) {
            found.push((range.start, sentence.shown(with_year(sentence, range))));
        }
    }
    for expression in &sentence.parts.expressions {
        if let Some(range) = of_number(sentence, expression.digits.clone()) {
            found.push((range.start, sentence.shown(range)));
        }
    }
    sort_by_place(&mut found, |&(at, _)| at);
    found
}

/// 2025年一季度: the year before a part of it belongs to the period.
fn with_year(sentence: &Sentence<'_, '_>, range: Range<usize>) -> Range<usize> {
    let start = range.start.checked_sub(5).filter(|&start| {
        sentence.before(range.start) == '年' && sentence.is_year(start..range.start - 1)
    });
    start.unwrap_or(range.start)..range.end
}

/// Whether the character before a word of time makes a comparison of it (较上年, 从去年的2.1%).
pub(crate) fn compares(before: char) -> bool {
    matches!(
        before,
        '较' | '比' | '于' | '超' | '与' | '和' | '按' | '上' | '从' | '由'
    )
}

/// “十五五” as written, where 期间, 时期, 末 or a comma follows.
fn five_year_plan<'t>(
    sentence: &Sentence<'t, '_>,
    range: Range<usize>,
) -> Option<(usize, Cow<'t, str>)> {
    let glyphs = sentence.glyphs;
    let quoted = matches!(sentence.before(range.start), '“' | '"');
    let range = range.start - usize::from(quoted)..range.end + usize::from(quoted);
    let follows = ["期间", "时期", "末", "以来", ","]
        .iter()
        .any(|word| glyphs.starts_with(range.end, word));
    follows.then(|| (range.start, sentence.shown(range)))
}

/// The period that begins with a number.
fn of_number(sentence: &Sentence<'_, '_>, digits: Range<usize>) -> Option<Range<usize>> {
    let glyphs = sentence.glyphs;
    let Range { start, end } = digits;
    let before = sentence.before(start);
    if sentence.is_quoted(start) || before == '第' {
        return None;
    }
    let ends = |at: usize| usize::from(matches!(glyphs.char(at), '底' | '末'));
    let after = end + 1;
    match glyphs.char(end) {
        '年' if sentence.is_year(digits.clone()) => {
            const OPENING: &str = ",到至:、在争保力";
            let opens = start == 0 || OPENING.contains(before);
            let since = glyphs.starts_with(after, "以来") || glyphs.starts_with(after, "以前");
            (opens && !since).then(|| start..after + ends(after))
        }
        '年' if digits.len() <= 2 => {
            if before == '去' && glyphs.starts_with(start.saturating_sub(2), "过去") {
                return Some(start - 2..after);
            }
            let lasts = ["时间", "来", "内", "累计"]
                .iter()
                .any(|word| glyphs.starts_with(after, word));
            lasts.then_some(start..after)
        }
        '月' if digits.len() <= 2 => {
            let opens =
                start == 0 || matches!(before, ',' | '到' | '至' | ':' | '年' | '在' | '于');
            let closes = ends(after) > 0 || glyphs.starts_with(after, "份");
            // 12月31日前.
            let day = sentence
                .expression_starting(after)
                .and_then(|day| sentence.parts.expressions.get(day));
            if let Some(day) = day.filter(|day| opens && glyphs.char(day.digits.end) == '日') {
                return Some(start..day.digits.end + 1);
            }
            // 2030年6月底 keeps its year.
            let from = match start.checked_sub(5) {
                Some(year) if before == '年' && sentence.is_year(year..start - 1) => year,
                _ => start,
            };
            (opens && closes).then(|| from..after + ends(after))
        }
        _ => None,
    }
}
